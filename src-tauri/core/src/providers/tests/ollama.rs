//! Stories of Ollama.

use super::*;
use crate::contract::{FailureClass, Finish};
use crate::providers::sse::FRAME_LIMIT;

fn ollama(body: &[u8]) -> Told {
    told(kind("ollama").unwrap().family(), body)
}

#[test]
fn an_answer_says_its_model_its_text_its_counts_and_its_end() {
    let told = ollama(fixture!("ollama/answer.ndjson"));
    assert_eq!(told.events[0], StreamEvent::Model("house:4b".to_owned()));
    assert_eq!(told.text(), "Harbours freeze late: Zürich, 東京, 🎈.");
    assert_eq!((told.usage().input, told.usage().output), (Some(142), Some(17)));
    assert_eq!(
        (told.finish(), told.end),
        (Some(Finish::Stop), StreamEnd::Complete)
    );
    let crlf = String::from_utf8_lossy(fixture!("ollama/answer.ndjson")).replace('\n', "\r\n");
    assert_eq!(ollama(format!("\u{feff}{crlf}").as_bytes()), told);
    assert_eq!(
        ollama(fixture!("ollama/no_last_feed.ndjson")).end,
        StreamEnd::Complete
    );
}

#[test]
fn thinking_is_kept_apart_and_ends_are_told_apart() {
    let told = ollama(fixture!("ollama/thinking.ndjson"));
    assert_eq!(
        (told.reasoning().as_str(), told.text().as_str()),
        ("Two steps.", "Yes.")
    );
    assert_eq!(
        ollama(fixture!("ollama/length.ndjson")).finish(),
        Some(Finish::Length)
    );
    assert_eq!(
        ollama(fixture!("ollama/tool.ndjson")).finish(),
        Some(Finish::ToolCalls)
    );
}

#[test]
fn an_error_in_the_middle_is_found() {
    for body in [
        fixture!("ollama/error_mid.ndjson"),
        fixture!("ollama/broken.ndjson"),
    ] {
        let told = ollama(body);
        assert_eq!(told.text(), "Half");
        assert_eq!(told.error().unwrap().class, FailureClass::Server);
        assert_eq!(told.end, StreamEnd::Unmarked);
    }
}

#[test]
fn a_lost_runner_and_a_cut_line_are_no_success() {
    for body in [
        fixture!("ollama/runner_lost.ndjson"),
        fixture!("ollama/cut.ndjson"),
    ] {
        let told = ollama(body);
        assert_eq!((told.text().as_str(), told.finish()), ("Half", None));
        assert_eq!((told.error(), told.end), (None, StreamEnd::Unmarked));
    }
}

#[test]
fn an_endless_line_ends_in_a_clear_error() {
    let mut decoder = kind("ollama").unwrap().family().decoder(&HeaderMap::new());
    let mut events = Vec::new();
    decoder.push(b"{\"model\":\"", &mut events);
    let piece = vec![b'a'; 64 * 1024];
    let mut sent = 0;
    while events.is_empty() && sent < 2 * FRAME_LIMIT {
        decoder.push(&piece, &mut events);
        sent += piece.len();
    }
    assert!(sent <= FRAME_LIMIT + piece.len());
    assert!(matches!(&events[..], [StreamEvent::Error(failure)] if failure.class == FailureClass::Server));
}

#[test]
fn a_page_is_no_answer() {
    let told = ollama(b"<html><title>Sign in</title></html>");
    assert_eq!(told.error().unwrap().class, FailureClass::Server);
}

#[test]
fn an_error_in_the_middle_keeps_the_status_beside_it() {
    let body = b"{\"message\":{\"content\":\"A\"},\"done\":false}\n{\"error\":\"too much at once\",\"status\":429}\n";
    let told = told(kind("ollama").unwrap().family(), body);
    let failure = told.error().unwrap();
    assert_eq!(
        (failure.class, failure.status),
        (FailureClass::RateLimited, Some(429))
    );
    assert_eq!(
        (told.text().as_str(), failure.message.as_str()),
        ("A", "too much at once")
    );
}
