//! Stories of a turn, told to the state machine alone.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::turn::*;
use crate::clock::Moment;
use crate::contract::*;
use crate::providers::{Failure, StreamEnd, StreamEvent};
use crate::router::fit::Takes;
use crate::router::limits::AttemptLimits;
use crate::router::next::Recovery;
use crate::router::plan::PlannedLane;
use std::time::Duration;

pub(super) const WALL: Timestamp = 1_800_000_000_000;

fn secs(n: u64) -> Moment {
    Duration::from_secs(n)
}

pub(super) fn lane(name: &str) -> TurnLane {
    TurnLane {
        planned: PlannedLane {
            lane: Lane {
                provider: ProviderId::new(),
                model: name.into(),
            },
            name: LaneName::new("p", name),
            family: "chat",
            local: false,
            host: None,
            window: None,
            takes: Takes::default(),
        },
        limits: AttemptLimits {
            headers: None,
            first_content: secs(20),
            gap: secs(45),
            reasoning_gap: secs(60),
        },
        lead: name == "lead",
        price: None,
        prefills: false,
        hedge_after: None,
        most_tokens: (0, 0),
    }
}

fn nobody() -> AnswerFailure {
    AnswerFailure {
        code: "nothing-allowed".into(),
        message: "Nobody may answer.".into(),
    }
}

/// A turn under test, with all it has done so far.
pub(super) struct Story {
    pub(super) turn: Turn,
    at: Moment,
    pub(super) events: Vec<TurnEvent>,
    pub(super) effects: Vec<Effect>,
    /// Models that somebody else is trying.
    pub(super) on_trial: Vec<String>,
}

impl Story {
    fn new(lanes: &[&str]) -> Self {
        Self::with_trials(lanes, &[])
    }

    pub(super) fn with_trials(lanes: &[&str], on_trial: &[&str]) -> Self {
        Self::told_of(lanes.iter().map(|name| lane(name)).collect(), on_trial)
    }

    pub(super) fn over(lanes: Vec<TurnLane>) -> Self {
        Self::told_of(lanes, &[])
    }

    pub(super) fn recovering(lanes: Vec<TurnLane>, recovery: Recovery) -> Self {
        Self::told(Turn::new(lanes, nobody()).recovering(recovery), &[])
    }

    pub(super) fn spending(lanes: Vec<TurnLane>, limit: f64) -> Self {
        Self::told(Turn::new(lanes, nobody()).spending(limit), &[])
    }

    pub(super) fn told_of(lanes: Vec<TurnLane>, on_trial: &[&str]) -> Self {
        Self::told(Turn::new(lanes, nobody()), on_trial)
    }

    fn told(turn: Turn, on_trial: &[&str]) -> Self {
        let mut story = Self {
            turn,
            at: secs(100),
            events: Vec::new(),
            effects: Vec::new(),
            on_trial: on_trial.iter().map(|model| (*model).to_owned()).collect(),
        };
        story.tell(Input::Start);
        story
    }

    /// Hands in the input; keys are always ready.
    pub(super) fn tell(&mut self, input: Input) -> &mut Self {
        let mut inputs = vec![input];
        while let Some(input) = inputs.pop() {
            for effect in self.turn.handle(
                Now {
                    moment: self.at,
                    wall: WALL,
                },
                input,
            ) {
                match &effect {
                    Effect::Emit(event) => self.events.push(event.clone()),
                    Effect::End(ended) => self.events.push(ended.event.clone()),
                    Effect::Prepare(lane) if self.on_trial.contains(&lane.lane.model) => {
                        inputs.push(Input::OnTrial);
                    }
                    Effect::Prepare(_) => inputs.push(Input::Ready),
                    _ => {}
                }
                self.effects.push(effect);
            }
        }
        self
    }

    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        self.tell(Input::Head)
            .tell(Input::Event(StreamEvent::Text(text.into())))
    }

    pub(super) fn fails(&mut self, class: FailureClass) -> &mut Self {
        self.tell(Input::Failed(Failure::new(class, "told so")))
    }

    /// Lets time pass to the machine's next deadline.
    pub(super) fn wait(&mut self) -> &mut Self {
        self.at = self.turn.deadline().expect("waits for something");
        self.tell(Input::Tick)
    }

    pub(super) fn waits_until(&mut self, seconds: u64) -> &mut Self {
        while self.turn.deadline().is_some_and(|d| d <= secs(100 + seconds)) {
            self.wait();
        }
        self
    }

    pub(super) fn asked(&self) -> Vec<String> {
        self.effects
            .iter()
            .filter_map(|effect| match effect {
                Effect::Open { lane, reason, .. } => Some(format!("{} {reason:?}", lane.lane.model)),
                _ => None,
            })
            .collect()
    }

    pub(super) fn ended(&self) -> &Ended {
        match self.effects.last() {
            Some(Effect::End(ended)) => ended,
            other => panic!("the turn goes on: {other:?}"),
        }
    }

    pub(super) fn attempts(&self) -> Vec<&Attempt> {
        self.effects
            .iter()
            .filter_map(|effect| match effect {
                Effect::Settle { attempt, .. } => Some(attempt),
                _ => None,
            })
            .collect()
    }
}

#[test]
fn a_plain_answer() {
    let mut story = Story::new(&["lead", "b"]);
    story
        .text("Hello")
        .text(" there")
        .tell(Input::Event(StreamEvent::Finish(Finish::Stop)));
    story.tell(Input::Event(StreamEvent::Usage(Usage {
        input: Some(9),
        output: Some(2),
        ..Usage::default()
    })));
    story.tell(Input::Event(StreamEvent::Done));
    assert_eq!(story.asked(), ["lead Lead"]);
    let TurnEvent::Finished {
        text,
        finish,
        usage,
        lane,
        ..
    } = &story.ended().event
    else {
        panic!()
    };
    assert_eq!(
        (text.as_str(), *finish, usage.output, lane.0.as_str()),
        ("Hello there", Finish::Stop, Some(2), "p/lead")
    );
    assert_eq!(story.attempts()[0].chars, 11);
}

#[test]
fn the_backup_answers_and_nothing_of_the_failure_is_in_the_text() {
    let mut story = Story::new(&["lead", "b"]);
    story.tell(Input::Failed(Failure {
        status: Some(529),
        ..Failure::new(FailureClass::Overloaded, "busy")
    }));
    story.text("Hi").tell(Input::End(StreamEnd::Complete));
    assert_eq!(story.asked(), ["lead Lead", "b Understudy"]);
    assert!(
        matches!(&story.ended().event, TurnEvent::Finished { text, lane, .. } if text == "Hi" && lane.0 == "p/b")
    );
    assert!(matches!(
        &story.events[1],
        TurnEvent::AttemptFailed {
            attempt: 0,
            class: FailureClass::Overloaded,
            status: Some(529),
            ..
        }
    ));
}

#[test]
fn silence_has_a_limit_and_is_said_before() {
    let mut story = Story::new(&["lead", "b"]);
    story.wait();
    assert!(matches!(
        story.events.last(),
        Some(TurnEvent::Slow { waited_ms: 3000, .. })
    ));
    story.wait();
    assert_eq!(story.at, secs(120), "20 s to the first content");
    assert_eq!(story.asked(), ["lead Lead", "b Understudy"]);
    assert_eq!(
        story.attempts()[0].failure.as_ref().unwrap().class,
        FailureClass::Silent
    );
    assert!(
        story.attempts()[0].possibly_billed,
        "nobody knows what a silent provider bills"
    );
}

#[test]
fn reasoning_before_the_answer_belongs_to_its_attempt() {
    let mut story = Story::new(&["lead", "b"]);
    story
        .tell(Input::Head)
        .tell(Input::Event(StreamEvent::Reasoning("hm".into())));
    story.fails(FailureClass::Unreachable);
    story.text("Yes").tell(Input::End(StreamEnd::Complete));
    assert!(matches!(&story.ended().event, TurnEvent::Finished { text, .. } if text == "Yes"));
    let parts: Vec<u32> = story.turn.parts().iter().map(|part| part.attempt).collect();
    assert_eq!(parts, [0, 1]);
}

#[test]
fn a_clean_end_that_says_nothing_is_a_truncation_and_keeps_what_was_shown() {
    let mut story = Story::new(&["lead"]);
    story.text("Once upon").tell(Input::End(StreamEnd::Unmarked));
    assert_eq!(story.asked(), ["lead Lead"]);
    let ended = story.ended();
    assert_eq!(ended.status, MessageStatus::Failed);
    assert_eq!(ended.lane, Some(LaneName::new("p", "lead")));
    assert!(
        matches!(&ended.event, TurnEvent::Failed { code, partial, .. } if code == "truncated" && partial == "Once upon")
    );
}

#[test]
fn a_lost_connection_or_a_stall_after_text_is_a_truncation_too() {
    let mut story = Story::new(&["lead"]);
    story.text("Once").fails(FailureClass::Unreachable);
    assert!(matches!(&story.ended().event, TurnEvent::Failed { code, .. } if code == "truncated"));

    let mut story = Story::new(&["lead"]);
    story.text("Once").waits_until(44);
    story.wait();
    assert_eq!(story.at, secs(145));
    assert!(matches!(&story.ended().event, TurnEvent::Failed { code, .. } if code == "truncated"));
}

#[test]
fn a_finish_with_nothing_moves_on_once() {
    let mut story = Story::new(&["lead", "b", "c"]);
    for _ in 0..2 {
        story
            .tell(Input::Head)
            .tell(Input::Event(StreamEvent::Text(" \n".into())))
            .tell(Input::Event(StreamEvent::Done));
    }
    assert_eq!(story.asked(), ["lead Lead", "b Understudy"]);
    assert!(
        matches!(&story.ended().event, TurnEvent::Failed { code, partial, .. } if code == "empty" && partial.is_empty())
    );
}

#[test]
fn white_space_before_the_first_word_is_kept_with_it() {
    let mut story = Story::new(&["lead"]);
    story
        .text("\n\n")
        .text("  code")
        .tell(Input::Event(StreamEvent::Done));
    assert!(matches!(&story.ended().event, TurnEvent::Finished { text, .. } if text == "\n\n  code"));
}

#[test]
fn a_refusal_is_an_answer() {
    let mut story = Story::new(&["lead", "b"]);
    story.tell(Input::Head).tell(Input::Event(StreamEvent::Refusal(
        "I can't help with that.".into(),
    )));
    story.tell(Input::Event(StreamEvent::Done));
    assert!(matches!(
        &story.ended().event,
        TurnEvent::Finished { finish: Finish::Refused, text, .. } if text == "I can't help with that."
    ));
    let mut story = Story::new(&["lead", "b"]);
    story.fails(FailureClass::Refused);
    assert_eq!(story.asked(), ["lead Lead"]);
    assert!(
        matches!(&story.ended().event, TurnEvent::Finished { finish: Finish::Refused, text, .. } if text == "told so")
    );
}

#[test]
fn a_stream_that_never_closes_after_its_finish_reason_is_finished() {
    let mut story = Story::new(&["lead"]);
    story
        .text("Done.")
        .tell(Input::Event(StreamEvent::Finish(Finish::Length)));
    story.waits_until(2);
    assert!(matches!(
        &story.ended().event,
        TurnEvent::Finished {
            finish: Finish::Length,
            ..
        }
    ));
    let mut story = Story::new(&["lead"]);
    story
        .text("Done.")
        .tell(Input::Event(StreamEvent::Finish(Finish::Stop)))
        .fails(FailureClass::Unreachable);
    assert!(matches!(&story.ended().event, TurnEvent::Finished { .. }));
}

#[test]
fn stopping_keeps_the_partial_and_judges_nobody() {
    let mut story = Story::new(&["lead", "b"]);
    story.text("Once upon").tell(Input::Cancel);
    assert_eq!(story.ended().status, MessageStatus::Cancelled);
    assert!(
        matches!(&story.ended().event, TurnEvent::Failed { code, partial, .. } if code == "cancelled" && partial == "Once upon")
    );
    assert!(story.effects.contains(&Effect::Close));
    assert!(
        story
            .effects
            .iter()
            .any(|e| matches!(e, Effect::Settle { outcome: None, .. }))
    );
    let before = story.effects.len();
    story.text("more").tell(Input::Cancel);
    assert_eq!(story.effects.len(), before, "nothing follows the end");
}

#[test]
fn all_down_says_so_with_the_last_class_and_keeps_the_place() {
    let mut story = Story::new(&["lead", "b"]);
    story.fails(FailureClass::Overloaded).fails(FailureClass::Server);
    let TurnEvent::Failed {
        code,
        message,
        partial,
    } = &story.ended().event
    else {
        panic!()
    };
    assert_eq!((code.as_str(), partial.as_str()), ("server", ""));
    assert!(message.contains("p/b"), "{message}");
    assert_eq!(story.ended().lane, None);
}

#[test]
fn a_short_rate_limit_is_waited_for_where_nobody_else_fits() {
    let mut story = Story::new(&["lead"]);
    let hint = Some(Duration::from_millis(700));
    story.tell(Input::Failed(Failure {
        retry_after: hint,
        ..Failure::new(FailureClass::RateLimited, "slow down")
    }));
    story.wait();
    assert_eq!(story.at, secs(100) + Duration::from_millis(700));
    story.text("Ok").tell(Input::Event(StreamEvent::Done));
    assert_eq!(story.asked(), ["lead Lead", "lead Retry"]);
}

#[test]
fn a_lane_without_its_key_is_passed_over() {
    let mut turn = Turn::new(vec![lane("lead"), lane("b")], nobody());
    let now = Now {
        moment: secs(1),
        wall: WALL,
    };
    turn.handle(now, Input::Start);
    let effects = turn.handle(now, Input::NoKey("The keyring is locked.".into()));
    assert!(matches!(
        &effects[0],
        Effect::Emit(TurnEvent::Skipped {
            why: SkipReason::NoKey,
            ..
        })
    ));
    let effects = turn.handle(now, Input::NoKey("The keyring is locked.".into()));
    let Some(Effect::End(ended)) = effects.last() else {
        panic!()
    };
    assert!(
        matches!(&ended.event, TurnEvent::Failed { code, message, .. } if code == "key" && message == "The keyring is locked.")
    );
}

#[test]
fn a_growing_answer_is_written_within_each_second_and_not_much_more_often() {
    let mut story = Story::new(&["lead"]);
    for _ in 0..50 {
        story.text("word ");
        story.at += Duration::from_millis(100);
    }
    let written = story.effects.iter().filter(|e| **e == Effect::Checkpoint).count();
    assert!((5..=6).contains(&written), "{written} in 5 s");
    // And what came last is not left lying.
    story.waits_until(6);
    assert!(story.effects.iter().filter(|e| **e == Effect::Checkpoint).count() > written);
}

#[test]
fn with_nobody_to_ask_it_says_why_at_once() {
    let story = Story::new(&[]);
    assert!(matches!(&story.ended().event, TurnEvent::Failed { code, .. } if code == "nothing-allowed"));
}

#[test]
fn a_request_is_repaired_once_and_then_goes_to_the_other_lane() {
    let mut story = Story::new(&["lead", "b"]);
    let named = Failure {
        parameter: Some("stream_options".into()),
        ..Failure::new(FailureClass::Request, "unknown parameter")
    };
    story.tell(Input::Failed(named.clone()));
    assert!(story.effects.iter().any(|effect| matches!(
        effect,
        Effect::Omit { parameter, .. } if parameter == "stream_options"
    )));
    story.tell(Input::Failed(named));
    assert_eq!(story.asked(), ["lead Lead", "lead Retry"]);
}

#[test]
fn calls_of_tools_without_end_are_the_servers_failure() {
    let mut story = Story::new(&["lead", "b"]);
    let piece = |index| StreamEvent::ToolCall {
        index,
        id: None,
        name: Some("clock".into()),
        arguments: "x".repeat(64 * 1024),
    };
    for index in 0..100 {
        story.tell(Input::Event(piece(index)));
    }
    assert_eq!(story.asked(), ["lead Lead", "b Understudy"]);
}
