//! Stories of OpenAI Responses.

use super::*;
use crate::contract::{FailureClass, Finish};
use serde_json::json;
use std::time::Duration;

fn responses(body: &[u8]) -> Told {
    told(kind("openai").unwrap().family(), body)
}

#[test]
fn an_answer_is_told_once_although_it_is_sent_three_times() {
    let told = responses(fixture!("responses/answer.sse"));
    assert_eq!(told.events[0], StreamEvent::Model("gpt-fixture-1".to_owned()));
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
fn reasoning_is_kept_apart_and_can_go_back_encrypted() {
    let told = responses(fixture!("responses/reasoning.sse"));
    assert_eq!(
        (told.reasoning().as_str(), told.text().as_str()),
        ("Two steps.", "Yes.")
    );
    let opaque = told.events.iter().find_map(|event| match event {
        StreamEvent::Opaque(payload) => Some(payload.clone()),
        _ => None,
    });
    assert_eq!(
        opaque.unwrap().data,
        json!({
            "type": "reasoning",
            "summary": [{"type": "summary_text", "text": "Two steps."}],
            "encrypted_content": "ZW5j",
        }),
        "without the id under which nothing is stored"
    );
}

#[test]
fn each_way_to_end_is_told_apart() {
    let ended = |body| {
        let told = responses(body);
        assert_eq!((told.end, told.error()), (StreamEnd::Complete, None));
        (told.text(), told.refusal(), told.finish().unwrap())
    };
    let says = |text: &str, refusal: &str, finish| (text.to_owned(), refusal.to_owned(), finish);
    assert_eq!(
        ended(fixture!("responses/refusal.sse")),
        says("", "I would rather not.", Finish::Refused)
    );
    assert_eq!(
        ended(fixture!("responses/length.sse")),
        says("Half a sen", "", Finish::Length)
    );
    assert_eq!(
        ended(fixture!("responses/filtered.sse")),
        says("Half a sen", "", Finish::Refused)
    );
    assert_eq!(
        ended(fixture!("responses/tool.sse")),
        says("", "", Finish::ToolCalls)
    );
    let piece = ended(fixture!("responses/whole.json"));
    assert_eq!(
        piece,
        says("Harbours freeze late: Zürich, 東京, 🎈.", "", Finish::Stop)
    );
}

#[test]
fn errors_are_found_flat_nested_and_in_the_response() {
    let failed = |body| {
        let told = responses(body);
        assert_eq!(told.end, StreamEnd::Unmarked);
        (told.text(), told.error().cloned().unwrap())
    };
    let (text, in_response) = failed(fixture!("responses/failed.sse"));
    assert_eq!((text.as_str(), in_response.class), ("Half", FailureClass::Server));
    assert_eq!(in_response.message, "The server had an error.");
    let (_, flat) = failed(fixture!("responses/error_flat.sse"));
    assert_eq!(flat.class, FailureClass::RateLimited);
    assert_eq!(flat.retry_after, Some(Duration::from_secs(2)));
    let (_, nested) = failed(fixture!("responses/error_nested.sse"));
    assert_eq!(nested.class, FailureClass::Quota);
}

#[test]
fn a_stream_that_is_cut_is_no_success() {
    let told = responses(fixture!("responses/cut.sse"));
    assert_eq!(
        (told.text().as_str(), told.finish(), told.end),
        ("Half", None, StreamEnd::Unmarked)
    );
    assert_eq!(told.error(), None);
}

#[test]
fn an_imitator_that_calls_a_cut_answer_completed_is_told_by_its_counts() {
    let ended = |body: &[u8], limit: Option<u32>| {
        let family = kind("openai").unwrap().family();
        let mut decoder = family.decoder_within(&HeaderMap::new(), limit);
        let mut events = Vec::new();
        decoder.push(body, &mut events);
        let end = decoder.end(&mut events);
        let told = Told { events, end };
        (told.text(), told.finish().unwrap(), told.usage().output)
    };
    let cut = fixture!("responses/llamacpp_cut.sse");
    let text = || "The quick brown fox".to_owned();
    assert_eq!(ended(cut, Some(4)), (text(), Finish::Length, Some(4)));
    assert_eq!(ended(cut, Some(5)), (text(), Finish::Stop, Some(4)));
    assert_eq!(ended(cut, None), (text(), Finish::Stop, Some(4)));
    // OpenAI says whether it was: with nothing to say, the field is there and null.
    let said = String::from_utf8_lossy(cut).replace(
        "\"status\":\"completed\",\"model\"",
        "\"status\":\"completed\",\"incomplete_details\":null,\"model\"",
    );
    assert_eq!(ended(said.as_bytes(), Some(4)), (text(), Finish::Stop, Some(4)));
}
