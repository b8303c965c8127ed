//! A second lane beside a slow one, by the state machine alone.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::turn::*;
use super::turn_tests::{Story, lane};
use crate::contract::*;
use crate::prices::LanePrice;
use crate::providers::{Failure, StreamEvent};
use std::time::Duration;

fn slow_lead() -> TurnLane {
    TurnLane {
        hedge_after: Some(Duration::from_secs(2)),
        ..lane("lead")
    }
}

/// The lead has said nothing for two seconds.
fn hedged() -> Story {
    let mut story = Story::over(vec![slow_lead(), lane("b"), lane("c")]);
    story.waits_until(2);
    story
}

fn beside(input: Input) -> Input {
    Input::Beside(Box::new(input))
}

fn text(text: &str) -> Input {
    Input::Event(StreamEvent::Text(text.into()))
}

fn shown(story: &Story) -> String {
    let deltas = story.events.iter().filter_map(|event| match event {
        TurnEvent::Delta { text } => Some(text.as_str()),
        _ => None,
    });
    deltas.collect()
}

fn closed(story: &Story) -> (usize, usize) {
    let count = |effect: &Effect| story.effects.iter().filter(|one| *one == effect).count();
    (count(&Effect::Close), count(&Effect::CloseBeside))
}

#[test]
fn a_lane_that_is_as_fast_as_usual_or_of_which_nothing_is_known_is_asked_alone() {
    let mut quick = Story::over(vec![slow_lead(), lane("b")]);
    quick.text("Here.").waits_until(10);
    assert_eq!(quick.asked(), ["lead Lead"]);
    let mut unknown = Story::over(vec![lane("lead"), lane("b")]);
    unknown.waits_until(10);
    assert_eq!(unknown.asked(), ["lead Lead"]);
}

#[test]
fn the_one_beside_is_first_and_goes_on_alone() {
    let mut story = hedged();
    assert_eq!(story.asked(), ["lead Lead", "b Hedge"]);
    story
        .tell(beside(Input::Head))
        .tell(beside(Input::Event(StreamEvent::Reasoning("Hm.".into()))));
    assert!(
        !story
            .events
            .iter()
            .any(|event| matches!(event, TurnEvent::Reasoning { .. })),
        "nobody is ahead yet"
    );
    story.tell(beside(text("Beside")));
    assert!(story.effects.contains(&Effect::Promote));
    assert_eq!(closed(&story), (1, 0));
    // From now on it is the turn's own connection.
    story
        .tell(text(", and on."))
        .tell(Input::Event(StreamEvent::Done));
    assert_eq!(shown(&story), "Beside, and on.");
    let (ended, attempts) = (story.ended(), story.attempts());
    assert_eq!(ended.lane.as_ref().unwrap().0, "p/b");
    let lead = attempts.iter().find(|one| one.attempt == 0).unwrap();
    assert_eq!(lead.failure.as_ref().unwrap().class, FailureClass::Cancelled);
    assert!(lead.possibly_billed);
    let settled = story.effects.iter().filter_map(|effect| match effect {
        Effect::Settle { outcome, .. } => Some(outcome.is_some()),
        _ => None,
    });
    assert_eq!(
        settled.collect::<Vec<_>>(),
        [false, true],
        "nothing is held against the lead"
    );
    let reasoned = story.turn.parts().iter().map(|part| part.attempt);
    assert_eq!(reasoned.collect::<Vec<_>>(), [1, 1]);
}

#[test]
fn the_first_is_first_after_all_and_the_other_is_left_with_what_it_cost() {
    let rates = ModelPrice {
        input: 2.0,
        output: 10.0,
        cache_read: None,
        cache_write: None,
    };
    let b = TurnLane {
        price: Some(LanePrice::Rates {
            rates,
            origin: PriceOrigin::User,
        }),
        most_tokens: (1_000, 8_000),
        ..lane("b")
    };
    let mut story = Story::over(vec![slow_lead(), b]);
    story.waits_until(2);
    story.tell(beside(Input::Event(StreamEvent::Reasoning(
        "Four letters a token".into(),
    ))));
    story
        .text("Here after all.")
        .tell(Input::Event(StreamEvent::Done));
    assert_eq!(shown(&story), "Here after all.");
    assert_eq!(closed(&story), (1, 1));
    let left = story.attempts()[0].clone();
    assert_eq!((left.attempt, left.reason), (1, AttemptReason::Hedge));
    assert_eq!((left.usage.input, left.usage.output), (Some(1_000), Some(5)));
    // 1,000 at 2 and 5 at 10, in millionths of a dollar.
    assert_eq!(left.cost_usd.map(|cost| (cost * 1e6).round()), Some(2_050.0));
    assert_eq!(story.ended().lane.as_ref().unwrap().0, "p/lead");
}

#[test]
fn the_one_that_fails_leaves_the_other_alone() {
    let mut story = hedged();
    story.fails(FailureClass::Overloaded);
    assert_eq!(story.asked().len(), 2, "the one beside takes its place");
    story.text("Beside.").tell(Input::Event(StreamEvent::Done));
    assert_eq!(shown(&story), "Beside.");

    let mut story = hedged();
    story.tell(beside(Input::Failed(Failure::new(FailureClass::Server, "500"))));
    assert_eq!(closed(&story), (0, 1));
    story.waits_until(10);
    assert_eq!(story.asked(), ["lead Lead", "b Hedge"], "it is done once");
    story.fails(FailureClass::Overloaded);
    assert_eq!(story.asked().last().unwrap(), "c Understudy");

    let mut story = hedged();
    story.tell(beside(Input::Failed(Failure::new(FailureClass::Server, "500"))));
    story
        .fails(FailureClass::Overloaded)
        .fails(FailureClass::Overloaded);
    assert!(matches!(&story.ended().event, TurnEvent::Failed { code, .. } if code == "overloaded"));
}

#[test]
fn both_are_closed_and_booked_when_the_person_stops() {
    let mut story = hedged();
    story.tell(Input::Cancel);
    assert_eq!(closed(&story), (1, 1));
    assert_eq!(story.attempts().len(), 2);
    assert_eq!(story.ended().status, MessageStatus::Cancelled);
}

#[test]
fn a_person_in_a_hurry_leaves_the_first_for_the_one_beside() {
    let mut story = hedged();
    story.tell(Input::SwitchNow(0));
    assert_eq!(story.asked().len(), 2);
    assert!(story.effects.contains(&Effect::Promote));
    story.text("Beside.").tell(Input::Event(StreamEvent::Done));
    assert_eq!(shown(&story), "Beside.");
}

#[test]
fn one_without_a_key_or_on_trial_is_done_without_and_asked_in_its_turn() {
    let mut story = Story::told_of(vec![slow_lead(), lane("b")], &["b"]);
    story.waits_until(5);
    assert_eq!(story.asked(), ["lead Lead"]);
    story.on_trial.clear();
    story.fails(FailureClass::Overloaded);
    assert_eq!(story.asked(), ["lead Lead", "b Understudy"]);
}

#[test]
fn nobody_is_asked_beside_who_costs_too_much() {
    let rates = ModelPrice {
        input: 10.0,
        output: 50.0,
        cache_read: None,
        cache_write: None,
    };
    let dear = TurnLane {
        price: Some(LanePrice::Rates {
            rates,
            origin: PriceOrigin::User,
        }),
        most_tokens: (100_000, 100_000),
        ..lane("dear")
    };
    let mut story = Story::spending(vec![slow_lead(), dear, lane("c")], 1.0);
    story.waits_until(3);
    assert_eq!(story.asked(), ["lead Lead", "c Hedge"]);
}

#[test]
fn what_the_one_that_is_asked_may_yet_cost_is_kept_back() {
    let rates = ModelPrice {
        input: 10.0,
        output: 50.0,
        cache_read: None,
        cache_write: None,
    };
    // Sixty cents each, at most.
    let priced = |name: &str| TurnLane {
        price: Some(LanePrice::Rates {
            rates,
            origin: PriceOrigin::User,
        }),
        most_tokens: (10_000, 10_000),
        hedge_after: Some(Duration::from_secs(2)),
        ..lane(name)
    };
    let mut story = Story::spending(vec![lane("lead"), priced("b"), priced("c")], 1.0);
    story.fails(FailureClass::Overloaded);
    story.waits_until(10);
    assert_eq!(story.asked(), ["lead Lead", "b Understudy"]);
}
