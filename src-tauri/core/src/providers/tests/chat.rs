//! Stories of Chat Completions, from those who made it and those who imitate it.

use super::*;
use crate::contract::{FailureClass, Finish};
use std::time::Duration;

fn chat(body: &[u8]) -> Told {
    told(kind("openai-compatible").unwrap().family(), body)
}

#[test]
fn an_answer_says_its_model_its_text_its_counts_and_its_end() {
    let told = chat(fixture!("chat/answer.sse"));
    assert_eq!(told.events[0], StreamEvent::Model("fixture-1".to_owned()));
    assert_eq!(told.text(), "Harbours freeze late: Zürich, 東京, 🎈.");
    assert_eq!(
        told.usage(),
        Usage {
            input: Some(142),
            output: Some(17),
            cache_read: Some(100),
            cache_write: None,
            reasoning: Some(4)
        }
    );
    assert_eq!(
        (told.finish(), told.end),
        (Some(Finish::Stop), StreamEnd::Complete)
    );
    assert_eq!(told.events.last(), Some(&StreamEvent::Done));
}

#[test]
fn reasoning_is_found_under_all_its_names_and_only_once() {
    for body in [
        fixture!("chat/reasoning_content.sse"),
        fixture!("chat/reasoning_both.sse"),
        fixture!("chat/parts.sse"),
    ] {
        let told = chat(body);
        assert_eq!(
            (told.reasoning().as_str(), told.text().as_str()),
            ("Two steps.", "Yes.")
        );
        assert_eq!(
            (told.finish(), told.end),
            (Some(Finish::Stop), StreamEnd::Complete)
        );
    }
}

#[test]
fn counts_are_found_wherever_they_are_put() {
    let counts = |body| {
        let usage = chat(body).usage();
        (usage.input, usage.output, usage.cache_read)
    };
    assert_eq!(
        counts(fixture!("chat/reasoning_content.sse")),
        (Some(9), Some(12), Some(4))
    );
    assert_eq!(counts(fixture!("chat/groq_counts.sse")), (Some(3), Some(2), None));
    assert_eq!(
        counts(fixture!("chat/llamacpp.sse")),
        (Some(42), Some(5), Some(30))
    );
    // xAI counts reasoning beside the completion; it is output like any other.
    assert_eq!(
        counts(fixture!("chat/xai_counts.sse")),
        (Some(12), Some(291), None)
    );
}

#[test]
fn a_refusal_and_a_filter_are_no_answers() {
    let refused = chat(fixture!("chat/refusal.sse"));
    assert_eq!(
        (refused.refusal().as_str(), refused.text().as_str()),
        ("I would rather not.", "")
    );
    assert_eq!(refused.finish(), Some(Finish::Refused));
    let filtered = chat(fixture!("chat/filtered.sse"));
    assert_eq!(
        (filtered.text().as_str(), filtered.finish()),
        ("Once ", Some(Finish::Refused))
    );
    assert!(filtered.events.contains(&StreamEvent::Refusal(String::new())));
}

#[test]
fn errors_are_found_in_every_disguise() {
    let failed = |body| {
        let told = chat(body);
        assert_eq!(told.end, StreamEnd::Unmarked);
        (told.text(), told.error().cloned().unwrap())
    };
    let (_, groq) = failed(fixture!("chat/groq_error_event.sse"));
    assert_eq!((groq.class, groq.status), (FailureClass::RateLimited, Some(429)));
    assert_eq!(groq.retry_after, Some(Duration::from_millis(1500)));

    let (text, router) = failed(fixture!("chat/error_in_chunk.sse"));
    assert_eq!(text, "Half a sentence", "what came with the error is not lost");
    assert_eq!((router.class, router.status), (FailureClass::Server, Some(502)));
    assert_eq!(router.message, "Upstream went away");

    let (text, bare) = failed(fixture!("chat/bare_error.sse"));
    assert_eq!((text.as_str(), bare.class), ("Half", FailureClass::Overloaded));
    assert_eq!(bare.status, Some(503));

    let (text, busy) = failed(fixture!("chat/busy.sse"));
    assert_eq!((text.as_str(), busy.class), ("Half", FailureClass::Overloaded));
}

#[test]
fn an_end_without_a_word_is_no_success() {
    let told = chat(fixture!("chat/unmarked.sse"));
    assert_eq!(
        (told.text().as_str(), told.finish(), told.end),
        ("Half", None, StreamEnd::Unmarked)
    );
    let finished = chat(fixture!("chat/llamacpp.sse"));
    assert_eq!(
        finished.end,
        StreamEnd::Complete,
        "a finish reason is a word, with or without [DONE]"
    );
}

#[test]
fn fields_of_odd_types_cost_no_text_and_nothing_counts_after_the_end() {
    let told = chat(fixture!("chat/odd_types.sse"));
    assert_eq!((told.text().as_str(), told.finish()), ("Yes", Some(Finish::Stop)));
    assert_eq!((told.usage().input, told.usage().output), (None, Some(2)));
    assert_eq!(told.error(), None);
}

#[test]
fn of_two_candidates_the_first_is_the_answer() {
    let told = chat(fixture!("chat/two_candidates.sse"));
    assert_eq!((told.text().as_str(), told.finish()), ("A", Some(Finish::Length)));
}

#[test]
fn an_answer_in_one_piece_is_an_answer() {
    let told = chat(fixture!("chat/whole.json"));
    assert_eq!(
        (told.text().as_str(), told.finish()),
        ("In one piece.", Some(Finish::Stop))
    );
    assert_eq!((told.usage().output, told.end), (Some(6), StreamEnd::Complete));
}

#[test]
fn a_broken_frame_in_the_middle_is_the_servers_failure_and_quotes_nothing() {
    let told = chat(b"data: {\"choices\":[{\"delta\":{\"content\":\"A\"}}]}\n\ndata: {\"choices\":[{\"secret text\n\ndata: [DONE]\n\n");
    let failure = told.error().unwrap();
    assert_eq!((told.text().as_str(), failure.class), ("A", FailureClass::Server));
    assert_eq!(failure.message, "It sent something that cannot be read.");
    let words =
        chat(b"data: ping\n\ndata: {\"choices\":[{\"delta\":{\"content\":\"A\"}}]}\n\ndata: [DONE]\n\n");
    assert_eq!(
        (words.text().as_str(), words.error()),
        ("A", None),
        "words that are no JSON are nothing"
    );
}
