//! Stories of Anthropic streams.

use super::*;
use crate::contract::{FailureClass, Finish};
use serde_json::json;

fn messages(body: &[u8]) -> Told {
    told(kind("anthropic").unwrap().family(), body)
}

#[test]
fn an_answer_says_its_model_its_text_its_counts_and_its_end() {
    let told = messages(fixture!("anthropic/answer.sse"));
    assert_eq!(told.events[0], StreamEvent::Model("claude-fixture-1".to_owned()));
    assert_eq!(told.text(), "Harbours freeze late: Zürich, 東京, 🎈.");
    assert_eq!(
        told.usage(),
        Usage {
            input: Some(142),
            output: Some(17),
            cache_read: Some(100),
            cache_write: Some(30),
            reasoning: None
        }
    );
    assert_eq!(
        (told.finish(), told.end),
        (Some(Finish::Stop), StreamEnd::Complete)
    );
    assert_eq!(told.events.last(), Some(&StreamEvent::Done));
}

#[test]
fn thinking_is_kept_apart_and_can_go_back_with_its_signature() {
    let told = messages(fixture!("anthropic/thinking.sse"));
    assert_eq!(told.reasoning(), "Two steps.");
    assert_eq!(told.text(), "So: yes.");
    let opaque: Vec<_> = told
        .events
        .iter()
        .filter_map(|event| match event {
            StreamEvent::Opaque(payload) => Some((payload.kind.as_str(), payload.data.clone())),
            _ => None,
        })
        .collect();
    assert_eq!(
        opaque,
        [
            (
                "thinking",
                json!({"type": "thinking", "thinking": "Two steps.", "signature": "c2lnbmVk"})
            ),
            (
                "redacted_thinking",
                json!({"type": "redacted_thinking", "data": "aGlkZGVu"})
            ),
        ]
    );
}

#[test]
fn a_refusal_is_no_empty_answer() {
    let told = messages(fixture!("anthropic/refusal.sse"));
    assert_eq!(told.refusal(), "Not this one.");
    assert_eq!(
        (told.finish(), told.end),
        (Some(Finish::Refused), StreamEnd::Complete)
    );
}

#[test]
fn an_overload_in_the_middle_is_an_error_and_nothing_after_it_counts() {
    let told = messages(fixture!("anthropic/overloaded_later.sse"));
    assert_eq!(told.text(), "Half a sen");
    let failure = told.error().unwrap();
    assert_eq!((failure.class, failure.status), (FailureClass::Overloaded, None));
    assert_eq!(failure.message, "Overloaded");
    assert_eq!(failure.request_id.as_deref(), Some("req_fixture"));
    assert_eq!(told.end, StreamEnd::Unmarked);
}

#[test]
fn a_stream_that_is_cut_is_no_success() {
    let told = messages(fixture!("anthropic/cut.sse"));
    assert_eq!(
        (told.text().as_str(), told.finish(), told.end),
        ("Half a sen", None, StreamEnd::Unmarked)
    );
    assert_eq!(told.error(), None);
}

#[test]
fn what_is_not_known_is_ignored() {
    let told = messages(fixture!("anthropic/tool.sse"));
    assert_eq!(
        (told.text().as_str(), told.finish()),
        ("", Some(Finish::ToolCalls))
    );
    assert_eq!(told.end, StreamEnd::Complete);
}

#[test]
fn an_answer_in_one_piece_is_an_answer() {
    let told = messages(fixture!("anthropic/whole.json"));
    assert_eq!(
        (told.text().as_str(), told.finish()),
        ("In one piece.", Some(Finish::Length))
    );
    assert_eq!((told.usage().input, told.end), (Some(4), StreamEnd::Complete));
}

#[test]
fn the_id_of_the_request_comes_first() {
    let mut headers = HeaderMap::new();
    headers.insert("request-id", "req_011".parse().unwrap());
    let family = kind("anthropic").unwrap().family();
    let told = read(family, &headers, fixture!("anthropic/answer.sse").chunks(7));
    assert_eq!(told.events[0], StreamEvent::RequestId("req_011".to_owned()));
    let empty = read(family, &headers, []);
    assert_eq!(empty.events, [StreamEvent::RequestId("req_011".to_owned())]);
}
