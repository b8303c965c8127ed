//! Lanes that somebody else is trying.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::turn::*;
use super::turn_tests::{Story, lane};
use crate::contract::*;
use crate::providers::{Failure, StreamEnd, StreamEvent};
use crate::router::plan::PlannedLane;

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

#[test]
fn a_lane_that_is_passed_over_opens_no_way_past_the_limits() {
    let home = TurnLane {
        planned: PlannedLane {
            local: true,
            ..lane("home").planned
        },
        ..lane("home")
    };
    let lanes = vec![lane("lead"), lane("b"), lane("c"), home, lane("d")];
    let mut story = Story::told_of(lanes, &["home"]);
    for _ in 0..3 {
        let silent = Failure::new(FailureClass::Silent, "nothing came");
        story.tell(Input::Failed(silent));
    }
    // Three may be on the bill: only the model on this computer may still be asked.
    assert_eq!(story.asked(), ["lead Lead", "b Understudy", "c Understudy"]);
    story.on_trial.clear();
    story.wait();
    assert_eq!(story.asked().last().unwrap(), "home Understudy");
}
