//! Answers that break off with text on the screen, told to the state machine alone.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::join::Asked;
use super::rescue::GoOn;
use super::turn::*;
use super::turn_tests::{Story, lane};
use crate::contract::*;
use crate::providers::{Failure, StreamEnd, StreamEvent};
use crate::router::next::Recovery;
use std::time::Duration;

/// More than the 200 characters from which on an answer is continued.
const SHOWN: &str = "To be, or not to be: that is the question. Whether it is nobler in the mind to \
    suffer the slings and arrows of outrageous fortune, or to take arms against a sea of troubles, and by \
    opposing end them. To die, to sleep, no more; and by a sleep to say we end";

fn over(names: &[&str]) -> Story {
    Story::over(names.iter().map(|name| lane(name)).collect())
}

fn finishes(story: &mut Story) {
    story
        .tell(Input::Event(StreamEvent::Finish(Finish::Stop)))
        .tell(Input::Event(StreamEvent::Done));
}

/// The text as a front has it: as it came, begun anew where that was said.
fn on_screen(story: &Story) -> String {
    let mut text = String::new();
    for event in &story.events {
        match event {
            TurnEvent::Delta { text: more } => text += more,
            TurnEvent::Seam {
                mode: SeamMode::Restart,
                ..
            } => text.clear(),
            TurnEvent::Seam { at, .. } => assert_eq!(*at, text.chars().count() as u64),
            _ => {}
        }
    }
    text
}

fn whole(story: &Story) -> &str {
    match &story.ended().event {
        TurnEvent::Finished { text, .. } => text,
        other => panic!("{other:?}"),
    }
}

fn asked_to_go_on(story: &Story) -> Vec<Option<GoOn>> {
    let connects = story.effects.iter().filter_map(|effect| match effect {
        Effect::Connect { go_on, .. } => Some(go_on.clone()),
        _ => None,
    });
    connects.collect()
}

#[test]
fn the_next_lane_goes_on_where_the_answer_broke_off() {
    let mut story = over(&["lead", "b"]);
    story.text(SHOWN).tell(Input::End(StreamEnd::Unmarked));
    assert_eq!(story.asked(), ["lead Lead", "b Recovery"]);
    let go_on = GoOn {
        shown: SHOWN.into(),
        asked: Asked::Instruction,
    };
    assert_eq!(asked_to_go_on(&story), [None, Some(go_on)]);
    story.text("the heart-ache.");
    assert_eq!(on_screen(&story), SHOWN, "its first words are judged first");
    finishes(&mut story);
    let text = format!("{SHOWN} the heart-ache.");
    assert_eq!((whole(&story), on_screen(&story)), (text.as_str(), text.clone()));
    let seam = Seam {
        from_attempt: 0,
        to_attempt: 1,
        at: SHOWN.chars().count() as u64,
        mode: SeamMode::Continue,
    };
    assert_eq!(story.turn.seams(), [seam]);
    let chars: Vec<u64> = story.attempts().iter().map(|attempt| attempt.chars).collect();
    assert_eq!(chars.iter().sum::<u64>(), text.chars().count() as u64);
    let kept: Vec<u32> = story.turn.parts().iter().map(|part| part.attempt).collect();
    assert_eq!(kept, [0, 1]);
}

#[test]
fn a_lane_that_can_is_given_the_beginning_as_its_own_and_else_told() {
    let prefills = TurnLane {
        prefills: true,
        ..lane("b")
    };
    let mut story = Story::over(vec![lane("lead"), prefills]);
    story.text(SHOWN).fails(FailureClass::Overloaded);
    let asked = |story: &Story| {
        asked_to_go_on(story)
            .last()
            .cloned()
            .flatten()
            .map(|one| one.asked)
    };
    assert_eq!(asked(&story), Some(Asked::Prefill));
    story.fails(FailureClass::Request);
    assert_eq!(asked(&story), Some(Asked::Instruction), "it did not take that");
    story.fails(FailureClass::Request);
    assert!(matches!(&story.ended().event, TurnEvent::Failed { partial, .. } if partial == SHOWN));
}

#[test]
fn white_space_at_the_end_of_a_beginning_is_shown_once() {
    for (space, said, joined) in [
        (" ", " the", " the"),
        ("\n", "\n\nThe", "\n\nThe"),
        ("\n\n", "The", "\n\nThe"),
    ] {
        let prefills = TurnLane {
            prefills: true,
            ..lane("b")
        };
        let mut story = Story::over(vec![lane("lead"), prefills]);
        story.text(&format!("{SHOWN}{space}")).fails(FailureClass::Server);
        let sent = asked_to_go_on(&story).last().cloned().flatten().unwrap();
        assert_eq!(sent.shown, SHOWN, "refused with white space at its end");
        story.text(said);
        finishes(&mut story);
        assert_eq!(whole(&story), format!("{SHOWN}{joined}"));
    }
}

#[test]
fn the_first_words_wait_for_four_hundred_characters_or_two_seconds() {
    let mut story = over(&["lead", "b"]);
    story.text(SHOWN).fails(FailureClass::Server);
    let before = story.events.len();
    story.text(&"word ".repeat(79));
    assert!(!matches!(&story.events[before..], [.., TurnEvent::Delta { .. }]));
    story.text("word word ");
    assert!(on_screen(&story).ends_with("word word "));

    let mut story = over(&["lead", "b"]);
    story.text(SHOWN).fails(FailureClass::Server).text("the");
    let from = story.turn.deadline().unwrap();
    while on_screen(&story) == SHOWN {
        story.wait();
    }
    assert!(from <= Duration::from_secs(102), "{from:?}");
    assert_eq!(on_screen(&story), format!("{SHOWN} the"));
}

#[test]
fn what_it_says_again_is_shown_once_and_its_sources_stand_right() {
    let mut story = over(&["lead", "b"]);
    story.text(SHOWN).fails(FailureClass::Server);
    let again = "Continuing:\n\nand by a sleep to say we end";
    story.text(&format!("{again} the heart-ache."));
    let start = again.chars().count() as u64 + 1;
    story.tell(Input::Event(StreamEvent::Citation(Citation {
        start: Some(start),
        end: Some(start + 3),
        ..Citation::default()
    })));
    finishes(&mut story);
    let text = format!("{SHOWN} the heart-ache.");
    assert_eq!(whole(&story), text);
    let cited = story.events.iter().find_map(|event| match event {
        TurnEvent::Citation { citation } => Some((citation.start?, citation.end?)),
        _ => None,
    });
    let (start, end) = cited.unwrap();
    let words: String = text
        .chars()
        .skip(start as usize)
        .take((end - start) as usize)
        .collect();
    assert_eq!(words, "the");
}

#[test]
fn a_model_that_begins_anew_takes_the_place_of_the_first() {
    let mut story = over(&["lead", "b"]);
    story.text(SHOWN).fails(FailureClass::Server);
    let opening: String = SHOWN.chars().take(60).collect();
    story.text(&opening).text(" and so on.");
    finishes(&mut story);
    assert_eq!(whole(&story), format!("{opening} and so on."));
    assert_eq!(on_screen(&story), whole(&story));
    assert_eq!(
        (story.turn.seams()[0].mode, story.turn.seams()[0].at),
        (SeamMode::Restart, 0)
    );
}

#[test]
fn a_short_answer_and_one_inside_a_call_begin_anew_and_stay_until_then() {
    for in_call in [false, true] {
        let mut story = over(&["lead", "b"]);
        let shown = if in_call { SHOWN } else { "To be" };
        story.text(shown);
        if in_call {
            story.tell(Input::Event(StreamEvent::ToolCall {
                index: 0,
                id: None,
                name: Some("clock".into()),
                arguments: "{\"zo".into(),
            }));
        }
        story.fails(FailureClass::Server);
        assert_eq!(asked_to_go_on(&story), [None, None]);
        story.tell(Input::Event(StreamEvent::Reasoning("hm".into())));
        assert_eq!(on_screen(&story), shown, "it stands until new text comes");
        story.text("A whole answer.");
        assert_eq!(on_screen(&story), "A whole answer.");
        finishes(&mut story);
        assert_eq!(whole(&story), "A whole answer.");
        assert_eq!(story.ended().lane, Some(LaneName::new("p", "b")));
        let kept = story.turn.parts().first().unwrap();
        assert_eq!(
            (kept.attempt, &kept.body),
            (0, &super::StoredText::Text(shown.into()))
        );
    }
}

#[test]
fn it_goes_on_down_the_order_and_nothing_that_was_shown_is_lost() {
    let mut story = over(&["lead", "b", "c", "d"]);
    story.text(SHOWN).fails(FailureClass::Server);
    // Held back, never shown: the next lane goes on from what was.
    story.text("the heart").fails(FailureClass::Server);
    let more = " the heart-ache and the thousand natural shocks that flesh is heir to. ".repeat(6);
    story.text(&more).fails(FailureClass::Overloaded);
    assert_eq!(
        story.asked(),
        ["lead Lead", "b Recovery", "c Recovery"],
        "three may be on the bill"
    );
    let text = format!("{SHOWN}{more}");
    assert!(
        matches!(&story.ended().event, TurnEvent::Failed { code, partial, .. } if code == "overloaded" && *partial == text)
    );
    assert_eq!(on_screen(&story), text);
    let seams: Vec<_> = story
        .turn
        .seams()
        .iter()
        .map(|seam| (seam.from_attempt, seam.to_attempt))
        .collect();
    assert_eq!(seams, [(0, 2)]);
}

#[test]
fn failures_that_cost_nothing_do_not_count_and_say_who_could_not_go_on() {
    let mut story = over(&["lead", "b", "c", "d", "e"]);
    story.text(SHOWN).fails(FailureClass::Server);
    for _ in 0..4 {
        story.tell(Input::Failed(Failure {
            status: Some(529),
            ..Failure::new(FailureClass::Overloaded, "busy")
        }));
    }
    assert_eq!(story.asked().len(), 5);
    let TurnEvent::Failed { message, partial, .. } = &story.ended().event else {
        panic!()
    };
    assert_eq!(partial, SHOWN);
    assert!(message.contains("p/e could not go on"), "{message}");
}

#[test]
fn what_was_shown_is_written_before_the_gap() {
    let mut story = over(&["lead", "b"]);
    story.text(SHOWN).fails(FailureClass::Server);
    let written = story
        .effects
        .iter()
        .position(|effect| *effect == Effect::Checkpoint);
    let connected = story
        .effects
        .iter()
        .rposition(|effect| matches!(effect, Effect::Connect { .. }));
    assert!(written.is_some() && written < connected);
}

#[test]
fn a_stop_in_the_gap_keeps_what_was_shown() {
    for held in ["", " the heart"] {
        let mut story = over(&["lead", "b"]);
        story.text(SHOWN).fails(FailureClass::Server);
        if !held.is_empty() {
            story.text(held);
        }
        story.tell(Input::Cancel);
        assert!(
            matches!(&story.ended().event, TurnEvent::Failed { code, partial, .. } if code == "cancelled" && partial == SHOWN)
        );
        assert_eq!(story.ended().lane, Some(LaneName::new("p", "lead")));
    }
}

#[test]
fn who_declines_to_go_on_is_no_part_of_the_answer() {
    let mut story = over(&["lead", "b", "c"]);
    story.text(SHOWN).fails(FailureClass::Server);
    story
        .tell(Input::Head)
        .tell(Input::Event(StreamEvent::Refusal("I cannot go on.".into())))
        .tell(Input::Event(StreamEvent::Done));
    assert!(
        matches!(&story.ended().event, TurnEvent::Failed { code, partial, .. } if code == "refused" && partial == SHOWN)
    );
    assert_eq!(story.asked().len(), 2);
}

#[test]
fn the_person_may_want_it_anew_or_be_asked() {
    let lanes = || vec![lane("lead"), lane("b")];
    let mut story = Story::recovering(lanes(), Recovery::Restart);
    story
        .text(SHOWN)
        .fails(FailureClass::Server)
        .text("A whole answer.");
    finishes(&mut story);
    assert_eq!(whole(&story), "A whole answer.");

    let mut story = Story::recovering(lanes(), Recovery::Ask);
    story.text(SHOWN).fails(FailureClass::Server);
    assert_eq!(story.asked(), ["lead Lead"]);
    assert!(matches!(&story.ended().event, TurnEvent::Failed { partial, .. } if partial == SHOWN));

    let mut story = Story::recovering(lanes(), Recovery::Ask);
    story.fails(FailureClass::Server);
    assert_eq!(story.asked().len(), 2, "nothing was shown");
}
