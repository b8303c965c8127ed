//! Lanes that somebody else is trying.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::turn::*;
use super::turn_tests::Story;
use crate::contract::*;
use crate::providers::{StreamEnd, StreamEvent};

#[test]
fn a_lane_that_another_turn_is_trying_is_passed_over() {
    let mut story = Story::with_trials(&["lead", "backup"], &["lead"]);
    assert_eq!(story.asked(), ["backup Understudy"]);
    assert!(matches!(
        &story.events[0],
        TurnEvent::Skipped { lane, why: SkipReason::Open, .. } if lane.0 == "p/lead"
    ));
    story
        .text("Hello.")
        .tell(Input::Event(StreamEvent::Finish(Finish::Stop)))
        .tell(Input::End(StreamEnd::Complete));
    assert_eq!(story.ended().status, MessageStatus::Complete);
}

#[test]
fn where_nobody_else_is_left_it_waits_for_the_others_trial() {
    let mut story = Story::with_trials(&["lead"], &["lead"]);
    story.waits_until(3);
    assert!(story.asked().is_empty());
    story.on_trial.clear();
    story.wait();
    assert_eq!(story.asked(), ["lead Lead"]);
    // The user need not wait for it.
    let mut story = Story::with_trials(&["lead"], &["lead"]);
    story.tell(Input::Cancel);
    assert_eq!(story.ended().status, MessageStatus::Cancelled);
}
