//! What a person says while an answer is slow.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::turn::*;
use super::turn_tests::{Story, lane};
use crate::contract::*;
use crate::providers::StreamEvent;

fn story() -> Story {
    Story::over(vec![lane("lead"), lane("b")])
}

fn slow(story: &Story) -> Vec<u64> {
    let of = |event: &TurnEvent| match event {
        TurnEvent::Slow { waited_ms, .. } => Some(*waited_ms),
        _ => None,
    };
    story.events.iter().filter_map(of).collect()
}

#[test]
fn the_person_goes_on_to_the_next_lane_and_nothing_is_held_against_the_slow_one() {
    let mut story = story();
    story.wait().tell(Input::SwitchNow(0));
    assert_eq!(story.asked(), ["lead Lead", "b Understudy"]);
    assert_eq!(
        story.attempts()[0].failure.as_ref().unwrap().class,
        FailureClass::Cancelled
    );
    let blamed = |effect: &Effect| matches!(effect, Effect::Settle { outcome: Some(_), .. });
    assert!(!story.effects.iter().any(blamed));
    // Said twice, or too late: the next one is not left for it. Nor is the last one.
    story.tell(Input::SwitchNow(0)).tell(Input::SwitchNow(1));
    assert_eq!(story.asked().len(), 2);
    story.text("Here.").tell(Input::Event(StreamEvent::Done));
    assert_eq!(story.ended().status, MessageStatus::Complete);
}

#[test]
fn in_the_middle_of_an_answer_the_next_lane_goes_on() {
    let shown = "A sentence that is long enough to be gone on with. ".repeat(5);
    let mut story = story();
    story.text(&shown).wait().tell(Input::SwitchNow(0));
    assert_eq!(story.asked(), ["lead Lead", "b Recovery"]);
    story.text("The end.").tell(Input::Event(StreamEvent::Done));
    assert!(
        matches!(&story.ended().event, TurnEvent::Finished { text, .. } if *text == format!("{shown}The end."))
    );
}

#[test]
fn who_waits_on_is_not_cut_off() {
    let mut story = story();
    story.wait().tell(Input::KeepWaiting(0)).waits_until(22);
    assert_eq!(
        story.asked(),
        ["lead Lead"],
        "20 s more from the third on, when it was said"
    );
    story.text("At last.").tell(Input::Event(StreamEvent::Done));
    assert_eq!(story.ended().status, MessageStatus::Complete);
}

#[test]
fn with_nothing_to_see_for_half_a_minute_it_is_said_once_more() {
    let mut story = story();
    story.tell(Input::KeepWaiting(0)).waits_until(19);
    assert!(slow(&story).is_empty(), "the person waits on");
    story.waits_until(36);
    assert!(slow(&story).contains(&30_000), "{:?}", slow(&story));
}
