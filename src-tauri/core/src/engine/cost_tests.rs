//! What a turn is told to have cost, by the state machine alone.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::turn::*;
use super::turn_tests::{Story, lane};
use crate::contract::*;
use crate::prices::LanePrice;
use crate::providers::StreamEvent;

/// A lane at 2 dollars a million in and 10 out.
fn priced(name: &str) -> TurnLane {
    let rates = ModelPrice {
        input: 2.0,
        output: 10.0,
        cache_read: None,
        cache_write: None,
    };
    TurnLane {
        price: Some(LanePrice::Rates {
            rates,
            origin: PriceOrigin::User,
        }),
        ..lane(name)
    }
}

fn counts(input: u64, output: u64) -> Input {
    Input::Event(StreamEvent::Usage(Usage {
        input: Some(input),
        output: Some(output),
        ..Usage::default()
    }))
}

/// In millionths of a dollar.
fn millionths(cost: Option<f64>) -> Option<f64> {
    cost.map(|cost| (cost * 1e6).round())
}

fn cost_of(story: &Story) -> Option<f64> {
    match &story.ended().event {
        TurnEvent::Finished { cost_usd, .. } => millionths(*cost_usd),
        other => panic!("{other:?}"),
    }
}

fn costs(story: &Story) -> Vec<Option<f64>> {
    let attempts = story.attempts().into_iter();
    attempts.map(|attempt| millionths(attempt.cost_usd)).collect()
}

fn answers(story: &mut Story) {
    story
        .text("Hello")
        .tell(counts(1_000, 100))
        .tell(Input::Event(StreamEvent::Done));
}

#[test]
fn an_answer_costs_what_was_counted() {
    let mut story = Story::over(vec![priced("lead")]);
    answers(&mut story);
    // 1,000 at 2 and 100 at 10.
    assert_eq!(
        (costs(&story), cost_of(&story)),
        (vec![Some(3_000.0)], Some(3_000.0))
    );
}

#[test]
fn the_providers_own_figure_for_the_request_stands_above_every_price() {
    let told = |dollars: f64| {
        let mut story = Story::over(vec![priced("lead")]);
        story.text("Hello").tell(Input::Event(StreamEvent::Cost(dollars)));
        story
            .tell(counts(1_000, 100))
            .tell(Input::Event(StreamEvent::Done));
        (costs(&story), cost_of(&story))
    };
    assert_eq!(told(0.004), (vec![Some(4_000.0)], Some(4_000.0)));
    assert_eq!(told(0.0), (vec![Some(0.0)], Some(0.0)));
    // What cannot be a cost is not believed.
    assert_eq!(told(-1.0), (vec![Some(3_000.0)], Some(3_000.0)));
    assert_eq!(told(f64::NAN), (vec![Some(3_000.0)], Some(3_000.0)));
}

#[test]
fn without_a_price_or_without_counts_it_is_not_known() {
    let mut story = Story::over(vec![lane("lead")]);
    answers(&mut story);
    assert_eq!((costs(&story), cost_of(&story)), (vec![None], None));

    let mut story = Story::over(vec![priced("lead")]);
    story.text("Hello").tell(Input::Event(StreamEvent::Done));
    assert_eq!((costs(&story), cost_of(&story)), (vec![None], None));
}

#[test]
fn a_refusal_at_the_door_adds_nothing_to_the_turn() {
    let mut story = Story::over(vec![lane("lead"), priced("b")]);
    story.fails(FailureClass::Overloaded);
    answers(&mut story);
    assert_eq!(
        (costs(&story), cost_of(&story)),
        (vec![None, Some(3_000.0)], Some(3_000.0))
    );
}

#[test]
fn what_failed_after_it_was_counted_is_paid_too() {
    let mut story = Story::over(vec![priced("lead"), priced("b")]);
    // It thought, was counted, and said nothing.
    story
        .tell(Input::Head)
        .tell(Input::Event(StreamEvent::Reasoning("Hm.".into())))
        .tell(counts(1_000, 50))
        .tell(Input::Event(StreamEvent::Done));
    answers(&mut story);
    // 1,000 at 2 and 50 at 10, then 3,000 as above.
    assert_eq!(costs(&story), [Some(2_500.0), Some(3_000.0)]);
    assert_eq!(cost_of(&story), Some(5_500.0));
}

#[test]
fn one_failure_that_may_be_billed_for_an_unknown_sum_makes_the_sum_unknown() {
    let mut story = Story::over(vec![priced("lead"), priced("b")]);
    story.tell(Input::Head).fails(FailureClass::Server);
    answers(&mut story);
    assert_eq!(
        (costs(&story), cost_of(&story)),
        (vec![None, Some(3_000.0)], None)
    );
}

#[test]
fn of_an_answer_that_was_stopped_only_what_was_counted_to_its_end_is_told() {
    let mut counted = Story::over(vec![priced("lead")]);
    counted
        .text("Once upon")
        .tell(counts(1_000, 100))
        .tell(Input::Cancel);
    assert_eq!(costs(&counted), [Some(3_000.0)]);
    // The count that opens a stream is from before the answer.
    let mut opened = Story::over(vec![priced("lead")]);
    opened
        .tell(Input::Head)
        .tell(counts(1_000, 1))
        .text("Once upon a time")
        .tell(Input::Cancel);
    assert_eq!(costs(&opened), [None]);
}

#[test]
fn a_model_on_this_computer_costs_nothing_counted_or_not() {
    let local = TurnLane {
        price: Some(LanePrice::Free),
        ..lane("lead")
    };
    let mut story = Story::over(vec![local, priced("b")]);
    story.tell(Input::Head).fails(FailureClass::Server);
    answers(&mut story);
    assert_eq!(
        (costs(&story), cost_of(&story)),
        (vec![Some(0.0), Some(3_000.0)], Some(3_000.0))
    );
}

#[test]
fn failing_over_costs_no_more_than_it_may_and_is_reserved_at_the_worst() {
    // A million tokens of answer at 10 dollars a million.
    let dear = |name: &str| TurnLane {
        most_tokens: (0, 1_000_000),
        ..priced(name)
    };
    let lanes = || vec![dear("lead"), dear("b"), lane("c")];
    let mut story = Story::spending(lanes(), 9.0);
    story.fails(FailureClass::Server);
    assert_eq!(
        story.asked(),
        ["lead Lead", "c Understudy"],
        "whose price nobody knows is asked"
    );

    let mut story = Story::spending(vec![dear("lead"), dear("b")], 9.0);
    story.fails(FailureClass::Server);
    let TurnEvent::Failed { code, message, .. } = &story.ended().event else {
        panic!("{:?}", story.ended())
    };
    assert!(code == "server" && message.contains("$9"), "{message}");

    // What the second took is gone from what is left for the third.
    let mut story = Story::spending(vec![dear("lead"), dear("b"), dear("d")], 11.0);
    story.fails(FailureClass::Server);
    story
        .tell(Input::Head)
        .tell(counts(0, 200_000))
        .fails(FailureClass::Server);
    assert_eq!(story.asked(), ["lead Lead", "b Understudy"]);
}
