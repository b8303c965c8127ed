//! The machine slept while a lane was asked.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::turn::*;
use super::turn_tests::{Story, lane};
use crate::contract::*;
use crate::providers::StreamEvent;

#[test]
fn an_attempt_that_died_by_sleep_is_made_again_and_blames_nobody() {
    let mut story = Story::over(vec![lane("lead"), lane("b")]);
    story.tell(Input::Head).tell(Input::Woke);
    assert_eq!(story.asked(), ["lead Lead", "lead Retry"]);
    let blamed = story
        .effects
        .iter()
        .any(|effect| matches!(effect, Effect::Settle { outcome: Some(_), .. }));
    assert!(!blamed);
    story
        .text("Awake")
        .tell(Input::Event(StreamEvent::Finish(Finish::Stop)))
        .tell(Input::Event(StreamEvent::Done));
    assert_eq!(story.ended().status, MessageStatus::Complete);

    // With text on screen the same lane begins it anew, or goes on with it.
    let mut story = Story::over(vec![lane("lead"), lane("b")]);
    story.text("Half of").tell(Input::Woke);
    assert_eq!(story.asked(), ["lead Lead", "lead Retry"]);
    story
        .text("The whole")
        .tell(Input::Event(StreamEvent::Finish(Finish::Stop)))
        .tell(Input::Event(StreamEvent::Done));
    assert!(matches!(&story.ended().event, TurnEvent::Finished { text, .. } if text == "The whole"));
}
