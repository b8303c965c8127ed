//! Stories of Gemini.

use super::*;
use crate::contract::{FailureClass, Finish};
use serde_json::json;

fn gemini(body: &[u8]) -> Told {
    told(kind("gemini").unwrap().family(), body)
}

#[test]
fn an_answer_says_its_model_its_text_its_counts_and_its_end() {
    let told = gemini(fixture!("gemini/answer.sse"));
    assert_eq!(told.events[0], StreamEvent::Model("gemini-fixture-1".to_owned()));
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
}

#[test]
fn thoughts_are_kept_apart_and_a_signature_can_go_back() {
    let told = gemini(fixture!("gemini/thinking.sse"));
    assert_eq!(
        (told.reasoning().as_str(), told.text().as_str()),
        ("Two steps.", "Yes.")
    );
    let payload = OpaquePayload {
        family: "gemini".to_owned(),
        kind: "thoughtSignature".to_owned(),
        data: json!("c2lnbmVk"),
    };
    assert!(told.events.contains(&StreamEvent::Opaque(payload)));
}

#[test]
fn text_after_a_first_stop_belongs_to_the_answer() {
    let told = gemini(fixture!("gemini/after_stop.sse"));
    assert_eq!(
        (told.text().as_str(), told.end),
        ("Half a sentence.", StreamEnd::Complete)
    );
}

#[test]
fn each_way_to_end_is_told_apart() {
    let ended = |body| {
        let told = gemini(body);
        assert_eq!((told.end, told.error()), (StreamEnd::Complete, None));
        (told.text(), told.refusal(), told.finish().unwrap())
    };
    let says = |text: &str, refusal: &str, finish| (text.to_owned(), refusal.to_owned(), finish);
    assert_eq!(
        ended(fixture!("gemini/length.sse")),
        says("Half", "", Finish::Length)
    );
    assert_eq!(
        ended(fixture!("gemini/safety.sse")),
        says("Once ", "Stopped for safety.", Finish::Refused)
    );
    assert_eq!(
        ended(fixture!("gemini/blocked.sse")),
        says("", "", Finish::Refused)
    );
    assert_eq!(
        ended(fixture!("gemini/tool.sse")),
        says("", "", Finish::ToolCalls)
    );
}

#[test]
fn an_error_in_the_middle_is_found_and_a_cut_is_no_success() {
    let failed = gemini(fixture!("gemini/error_mid.sse"));
    let failure = failed.error().unwrap();
    assert_eq!(
        (failed.text().as_str(), failure.class),
        ("Half", FailureClass::Overloaded)
    );
    assert_eq!(failure.status, Some(503));
    let cut = gemini(fixture!("gemini/cut.sse"));
    assert_eq!(
        (cut.text().as_str(), cut.finish(), cut.end),
        ("Half", None, StreamEnd::Unmarked)
    );
}

#[test]
fn an_array_of_chunks_is_read_as_it_arrives() {
    let told = gemini(fixture!("gemini/array.json"));
    assert_eq!(told.text(), "Harbours freeze late: {\"quoted\"} [] \\ 東京.");
    assert_eq!(
        (told.finish(), told.end),
        (Some(Finish::Stop), StreamEnd::Complete)
    );
    let mut decoder = kind("gemini").unwrap().family().decoder(&HeaderMap::new());
    let mut events = Vec::new();
    let body = fixture!("gemini/array.json");
    decoder.push(&body[..body.len() / 2], &mut events);
    assert!(
        !events.is_empty(),
        "the first chunk is told before the array ends"
    );
}
