//! Stories of framing: what lies between bytes and JSON.

use super::*;
use crate::contract::FailureClass;
use crate::providers::json::mend;
use crate::providers::sse::{FRAME_LIMIT, Field, SseReader};

/// Event, data, whole.
fn frames(pieces: &[&[u8]]) -> Vec<(String, String, bool)> {
    let mut reader = SseReader::default();
    let mut frames = Vec::new();
    let mut take = |frame: crate::providers::sse::Frame<'_>| {
        frames.push((frame.event.into_owned(), frame.data.into_owned(), frame.whole));
    };
    for piece in pieces {
        reader.push(piece, &mut take).unwrap();
    }
    reader.end(&mut take).unwrap();
    frames
}

/// The frames of `body`, read in every way to cut it in two and a byte at a time.
fn cut_anywhere(body: &[u8]) -> Vec<(String, String, bool)> {
    let whole = frames(&[body]);
    for at in 0..=body.len() {
        assert_eq!(whole, frames(&[&body[..at], &body[at..]]), "cut at {at}");
    }
    assert_eq!(whole, frames(&body.chunks(1).collect::<Vec<_>>()));
    whole
}

fn one(data: &str) -> Vec<(String, String, bool)> {
    vec![(String::new(), data.to_owned(), true)]
}

#[test]
fn lines_end_in_lf_crlf_or_cr_wherever_the_read_is_cut() {
    assert_eq!(cut_anywhere(b"data: a\n\n"), one("a"));
    assert_eq!(cut_anywhere(b"data: a\r\n\r\n"), one("a"));
    assert_eq!(cut_anywhere(b"data: a\r\r"), one("a"));
    assert_eq!(cut_anywhere(b"data: a\r\n\n"), one("a"));
    let two = cut_anywhere(b"data: a\r\n\r\ndata: b\r\rdata: c\n\n");
    assert_eq!(
        two.iter().map(|frame| frame.1.as_str()).collect::<String>(),
        "abc"
    );
}

#[test]
fn a_byte_order_mark_is_not_part_of_the_first_field() {
    assert_eq!(cut_anywhere(b"\xef\xbb\xbfdata: a\n\n"), one("a"));
    let later = cut_anywhere(b"data: a\n\n\xef\xbb\xbfdata: b\n\n");
    assert_eq!(later.len(), 1, "only at the beginning is it a mark");
}

#[test]
fn fields_are_read_as_the_specification_says() {
    assert_eq!(cut_anywhere(b"data:a\n\n"), one("a"), "without the space");
    assert_eq!(
        cut_anywhere(b"data:  a\n\n"),
        one(" a"),
        "only one space is the field's"
    );
    assert_eq!(cut_anywhere(b"data: a\ndata: b\n\n"), one("a\nb"));
    assert_eq!(cut_anywhere(b": ping\n\n:\n\ndata: a\n: ping\n\n"), one("a"));
    assert_eq!(
        cut_anywhere(b"id: 7\nretry: 3\nwhatever: x\ndata: a\n\n"),
        one("a")
    );
    assert_eq!(
        cut_anywhere(b"data\n\ndata:\n\nevent: lonely\n\n"),
        vec![],
        "nothing was said"
    );
    assert_eq!(
        cut_anywhere(b"event: one\nevent: error\ndata: a\n\ndata: b\n\n"),
        vec![
            ("error".to_owned(), "a".to_owned(), true),
            (String::new(), "b".to_owned(), true)
        ],
        "the last name counts, for its own frame only"
    );
}

#[test]
fn a_last_frame_without_its_blank_line_is_delivered_and_marked() {
    assert_eq!(
        cut_anywhere(b"data: a\n\ndata: b"),
        vec![
            (String::new(), "a".to_owned(), true),
            (String::new(), "b".to_owned(), false)
        ]
    );
    assert_eq!(
        cut_anywhere(b"data: b\n"),
        vec![(String::new(), "b".to_owned(), false)]
    );
}

#[test]
fn characters_survive_every_cut_and_bad_bytes_cost_nothing_else() {
    assert_eq!(
        cut_anywhere("data: äöü 漢字 🎈\n\n".as_bytes()),
        one("äöü 漢字 🎈")
    );
    assert_eq!(
        cut_anywhere(b"data: before \xff\xfe after\n\ndata: next\n\n"),
        vec![
            (String::new(), "before \u{fffd}\u{fffd} after".to_owned(), true),
            (String::new(), "next".to_owned(), true)
        ]
    );
}

#[test]
fn json_that_fell_out_of_the_stream_is_a_frame_of_its_own() {
    let mut reader = SseReader::default();
    let mut seen = Vec::new();
    let body = b"data: 1\n\n{\n  \"error\": {\n    \"code\": 503\n  }\n}\n\nerror: {\"code\":1}\n\n";
    reader
        .push(body, &mut |frame| {
            seen.push((frame.field, frame.data.into_owned()))
        })
        .unwrap();
    assert_eq!(
        seen[1],
        (
            Field::Bare,
            "{\n  \"error\": {\n    \"code\": 503\n  }\n}".to_owned()
        )
    );
    assert_eq!(seen[2], (Field::Error, "{\"code\":1}".to_owned()));
}

#[test]
fn an_endless_line_ends_in_a_clear_error_and_is_not_kept() {
    let chat = kind("openai-compatible").unwrap().family();
    for prefix in ["data: ", "", ": ", "data: x\ndata: ", "{\"a\":\""] {
        let mut decoder = chat.decoder(&HeaderMap::new());
        let mut events = Vec::new();
        decoder.push(prefix.as_bytes(), &mut events);
        let piece = vec![b'a'; 64 * 1024];
        let mut sent = 0;
        while events.is_empty() && sent < 2 * FRAME_LIMIT {
            decoder.push(&piece, &mut events);
            sent += piece.len();
        }
        assert!(
            sent <= FRAME_LIMIT + piece.len(),
            "{prefix:?}: stopped only after {sent}"
        );
        let [StreamEvent::Error(failure)] = &events[..] else {
            panic!("{prefix:?}: {events:?}")
        };
        assert_eq!(failure.class, FailureClass::Server);
        assert_eq!(failure.message, "It sent a piece of more than 8 MiB.");
        decoder.push(&piece, &mut events);
        assert_eq!(decoder.end(&mut events), StreamEnd::Unmarked);
        assert_eq!(events.len(), 1, "nothing after an error counts");
    }
}

/// How long this thread has worked: time it had to wait for a processor does not count.
fn worked() -> std::time::Duration {
    let counted = std::fs::read_to_string("/proc/thread-self/schedstat")
        .ok()
        .and_then(|line| line.split_whitespace().next()?.parse().ok())
        .map(std::time::Duration::from_nanos);
    // Elsewhere than on Linux by the wall.
    counted.unwrap_or_else(|| std::time::SystemTime::UNIX_EPOCH.elapsed().unwrap())
}

#[test]
fn a_long_answer_takes_time_in_proportion_to_its_length() {
    // Many data lines in one frame, and one long line in many pieces, are the two ways to make a
    // reader copy what it holds again and again.
    let chat = kind("openai-compatible").unwrap().family();
    let time = |lines: usize, answers: usize| {
        let body = "data: 1\n".repeat(lines);
        let start = worked();
        for _ in 0..answers {
            read(chat, &HeaderMap::new(), body.as_bytes().chunks(16));
        }
        worked() - start
    };
    // As much in one answer as in twenty: in proportion it takes the same, by the square twenty times.
    let (short, long) = (time(10_000, 20), time(200_000, 1));
    assert!(long < short * 8, "{short:?} then {long:?}");
}

#[test]
fn half_a_surrogate_pair_costs_one_character_not_the_frame() {
    assert_eq!(mend(r#"{"a":"x\ud83dy"}"#).unwrap(), r#"{"a":"x\ufffdy"}"#);
    assert_eq!(
        mend(r#"{"a":"\ud83d\u0041\ude00"}"#).unwrap(),
        r#"{"a":"\ufffd\u0041\ufffd"}"#
    );
    assert_eq!(
        mend(r#"{"a":"\ud83d\ude00 \\ud83d"}"#),
        None,
        "a whole pair, and an escaped backslash"
    );
    assert_eq!(mend("{\"a\":\"tab\there\"}").unwrap(), r#"{"a":"tab\u0009here"}"#);
    let body = b"data: {\"choices\":[{\"delta\":{\"content\":\"A\\ud83dB\"}}]}\n\n";
    assert_eq!(
        told(kind("openai-compatible").unwrap().family(), body).text(),
        "A\u{fffd}B"
    );
}

#[test]
fn a_body_that_is_no_stream_is_found_out() {
    let chat = kind("openai-compatible").unwrap().family();
    let page = told(
        chat,
        b"\n <!doctype html><html><head><title>Log in to\n hotel</title></head><body>x</body></html>",
    );
    let failure = page.error().unwrap();
    assert_eq!(failure.class, FailureClass::Server);
    assert_eq!(
        failure.message,
        "A web page came instead of an answer: \u{201c}Log in to hotel\u{201d}."
    );

    let mut html = HeaderMap::new();
    html.insert("content-type", "text/html; charset=utf-8".parse().unwrap());
    let words = read(chat, &html, [b"Please wait".as_slice()]);
    assert_eq!(
        words.error().unwrap().message,
        "A web page came instead of an answer."
    );

    let json = told(chat, b"{\"status\":\"ok\"}");
    assert_eq!(json.error().unwrap().class, FailureClass::Server);
    let error = told(
        chat,
        b"\n{\"error\":{\"message\":\"Rate limit reached\",\"type\":\"requests\"}}",
    );
    assert_eq!(error.error().unwrap().class, FailureClass::RateLimited);

    let nothing = told(chat, b"");
    assert_eq!((nothing.events.len(), nothing.end), (0, StreamEnd::Unmarked));
    let words = told(chat, b"Internal Server Error\n");
    assert_eq!((words.text().as_str(), words.end), ("", StreamEnd::Unmarked));
}

#[test]
fn one_document_may_lie_in_several_lines_and_events_may_say_nothing() {
    let chat = kind("openai-compatible").unwrap().family();
    let body = b"event: hello\n\ndata: {\"choices\":\ndata: [{\"delta\":\ndata: {\"content\":\"A\"}}]}\n\nevent: lonely\n\ndata:\n\n: ping\n\ndata: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n";
    let told = told(chat, body);
    assert_eq!((told.text().as_str(), told.error()), ("A", None));
    assert_eq!(told.end, StreamEnd::Complete, "a finish reason is a word");
}

#[test]
fn an_error_in_a_field_of_its_own_is_an_error() {
    let body = b"data: {\"choices\":[{\"delta\":{\"content\":\"A\"}}]}\n\nerror: {\"code\":503,\"message\":\"Loading model\",\"type\":\"unavailable_error\"}\n\n";
    let told = told(kind("openai-compatible").unwrap().family(), body);
    let failure = told.error().unwrap();
    assert_eq!(
        (told.text().as_str(), failure.class),
        ("A", FailureClass::Overloaded)
    );
    assert_eq!(told.end, StreamEnd::Unmarked);
}

#[test]
fn bad_bytes_cost_one_character_in_every_framing() {
    let bodies: [(&str, &[u8]); 3] = [
        (
            "openai-compatible",
            b"data: {\"choices\":[{\"delta\":{\"content\":\"A\xffB\"}}]}\n\ndata: {\"choices\":[{\"delta\":{\"content\":\"C\"}}]}\n\n",
        ),
        (
            "ollama",
            b"{\"message\":{\"content\":\"A\xffB\"},\"done\":false}\n{\"message\":{\"content\":\"C\"},\"done\":false}\n",
        ),
        (
            "gemini",
            b"[{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"A\xffB\"}]}}]},{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"C\"}]}}]}]",
        ),
    ];
    for (name, body) in bodies {
        let told = told(kind(name).unwrap().family(), body);
        assert_eq!(
            (told.text().as_str(), told.error()),
            ("A\u{fffd}BC", None),
            "{name}"
        );
    }
}
