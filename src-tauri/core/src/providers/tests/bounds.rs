//! Stories of servers that send more than anyone can keep, and of what fuzzing found.

use super::*;
use crate::contract::FailureClass;
use crate::providers::bounded::{ELEMENTS_LIMIT, VALUES_LIMIT};
use crate::providers::ndjson::LineReader;
use crate::providers::sse::{FRAME_LIMIT, SseReader};
use allocations::counted;

const MEBI: usize = 1024 * 1024;

fn family(name: &str) -> &'static dyn WireFamily {
    super::kind(name).unwrap().family()
}

/// The most memory beyond the body that reading it took, and what it said.
fn peak(name: &str, body: &[u8]) -> (usize, Told) {
    let _ = crate::texts::say("failure-wire-no-list");
    let pieces = body.chunks(16 * 1024);
    let (told, allocated) = counted(|| read(family(name), &HeaderMap::new(), pieces));
    (usize::try_from(allocated.peak).unwrap(), told)
}

/// `{"type":"x","field":` and `}` around a list: where each family keeps lists.
const PLACES: [(&str, &str, &str); 23] = [
    ("anthropic", r#"data: {"error":"#, "}\n\n"),
    ("anthropic", r#"data: {"type":"message","content":"#, "}\n\n"),
    (
        "anthropic",
        r#"data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":"a","citations":"#,
        "}}\n\n",
    ),
    (
        "anthropic",
        r#"data: {"type":"content_block_delta","index":0,"delta":{"type":"citations_delta","citation":"#,
        "}}\n\n",
    ),
    (
        "anthropic",
        r#"data: {"type":"message_delta","usage":{"cost":"#,
        "}}\n\n",
    ),
    ("openai", r#"data: {"error":"#, "}\n\n"),
    (
        "openai",
        r#"data: {"type":"response.output_text.annotation.added","annotation":"#,
        "}\n\n",
    ),
    (
        "openai",
        r#"data: {"type":"response.output_item.done","item":"#,
        "}\n\n",
    ),
    (
        "openai",
        r#"data: {"type":"response.completed","response":{"status":"completed","output":"#,
        "}}\n\n",
    ),
    (
        "openai",
        r#"data: {"type":"response.completed","response":{"incomplete_details":"#,
        "}}\n\n",
    ),
    ("openai", r#"{"status":"completed","output":"#, "}"),
    ("openai-compatible", r#"data: {"error":"#, "}\n\n"),
    ("openai-compatible", r#"data: {"choices":"#, "}\n\n"),
    (
        "openai-compatible",
        r#"data: {"choices":[{"delta":{"content":"#,
        "}}]}\n\n",
    ),
    (
        "openai-compatible",
        r#"data: {"choices":[{"delta":{"content":[{"type":"thinking","thinking":"#,
        "}]}}]}\n\n",
    ),
    (
        "openai-compatible",
        r#"data: {"choices":[{"delta":{"tool_calls":"#,
        "}}]}\n\n",
    ),
    ("openai-compatible", r#"data: {"citations":"#, "}\n\n"),
    ("openai-compatible", r#"error: {"detail":"#, "}\n\n"),
    ("gemini", r#"data: {"candidates":"#, "}\n\n"),
    (
        "gemini",
        r#"data: {"candidates":[{"content":{"parts":"#,
        "}}]}\n\n",
    ),
    (
        "gemini",
        r#"data: {"candidates":[{"groundingMetadata":"#,
        "}]}\n\n",
    ),
    (
        "gemini",
        r#"data: {"candidates":[{"content":{"parts":[{"functionCall":{"name":"a","partialArgs":"#,
        "}}]}}]}\n\n",
    ),
    ("ollama", r#"{"error":"#, "}\n"),
];

#[test]
fn a_list_of_anything_takes_memory_as_its_bytes_do() {
    let deep = format!("{}{},", "[".repeat(60), "]".repeat(60));
    for (name, before, after) in PLACES {
        for element in ["0,", "{},", "[[]],", "{\"a\":[0]},", "\"\",", &deep] {
            let body = [before, "[", &element.repeat(MEBI / element.len()), "0]", after].concat();
            let (peak, told) = peak(name, body.as_bytes());
            // The line and the frame in buffers that grow by doubling, and what is read of it.
            assert!(
                peak < 12 * MEBI,
                "{name}: {before}{element}: {peak} bytes for {}",
                body.len()
            );
            let complete = told.end == StreamEnd::Complete;
            assert!(
                !complete || before.contains("response.completed"),
                "{before}{element}"
            );
        }
    }
}

#[test]
fn an_error_or_an_answer_of_too_many_values_is_a_clear_failure() {
    let many = format!("[{}0]", "0,".repeat(VALUES_LIMIT));
    let parts = format!("[{}{{}}]", "{},".repeat(ELEMENTS_LIMIT));
    for (name, body) in [
        ("anthropic", format!("data: {{\"error\":{many}}}\n\n")),
        (
            "anthropic",
            format!("{{\"type\":\"message\",\"content\":{parts}}}"),
        ),
        (
            "openai",
            format!("data: {{\"type\":\"response.output_item.done\",\"item\":{many}}}\n\n"),
        ),
        ("openai", format!("{{\"output\":{many}}}")),
        ("openai-compatible", format!("data: {{\"error\":{many}}}\n\n")),
        (
            "openai-compatible",
            format!("data: {{\"choices\":[{{\"delta\":{{\"content\":{parts}}}}}]}}\n\n"),
        ),
        (
            "gemini",
            format!("data: {{\"candidates\":[{{\"content\":{{\"parts\":{parts}}}}}]}}\n\n"),
        ),
        ("ollama", format!("{{\"error\":{many}}}\n")),
    ] {
        let told = told(family(name), body.as_bytes());
        let failure = told.error().expect(name);
        assert_eq!(failure.class, FailureClass::Server, "{name}");
        assert_eq!(told.events.len(), 1, "{name}");
    }
}

#[test]
fn too_many_sources_cost_the_sources_and_not_the_answer() {
    let many = format!("[{}0]", "0,".repeat(VALUES_LIMIT));
    for (name, body) in [
        (
            "openai-compatible",
            format!(
                "data: {{\"choices\":[{{\"delta\":{{\"content\":\"Hello\"}},\"finish_reason\":\"stop\"}}],\"citations\":{many}}}\n\n"
            ),
        ),
        (
            "gemini",
            format!(
                "data: {{\"candidates\":[{{\"content\":{{\"parts\":[{{\"text\":\"Hello\"}}]}},\"finishReason\":\"STOP\",\"groundingMetadata\":{{\"groundingChunks\":{many}}}}}]}}\n\n"
            ),
        ),
    ] {
        let told = told(family(name), body.as_bytes());
        assert_eq!(
            (told.text().as_str(), told.end),
            ("Hello", StreamEnd::Complete),
            "{name}"
        );
        assert_eq!(told.citations(), []);
    }
}

#[test]
fn a_character_cut_in_two_costs_neither_a_source_nor_a_piece_of_a_call() {
    let body = br#"data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":"Hi"}}

data: {"type":"content_block_delta","index":0,"delta":{"type":"citations_delta","citation":{"url":"https://a.example/","cited_text":"so \ud83d"}}}

data: {"type":"content_block_stop","index":0}

"#;
    let told_of = told(family("anthropic"), body);
    assert_eq!(told_of.citations()[0].quote.as_deref(), Some("so \u{fffd}"));
    let body = br#"data: {"choices":[{"delta":{"tool_calls":[{"index":0,"id":"c","function":{"name":"say","arguments":"{\"a\":\"\ud83d"}}]}}]}

data: {"choices":[{"delta":{"tool_calls":[{"index":0,"function":{"arguments":"\ude00\"}"}}]},"finish_reason":"tool_calls"}]}

"#;
    let told = told(family("openai-compatible"), body);
    assert_eq!(told.calls()[0].2, "{\"a\":\"\u{fffd}\u{fffd}\"}");
}

#[test]
fn an_answer_in_one_piece_that_gives_no_reason_for_its_end_has_none() {
    for body in [
        r#"{"type":"message"}"#,
        r#"{"type":"message","content":[{"type":"text","text":"Hel"}],"stop_reason":null}"#,
    ] {
        let told = told(family("anthropic"), body.as_bytes());
        assert_eq!(told.end, StreamEnd::Unmarked, "{body}");
    }
}

#[test]
fn a_list_of_models_that_repeats_itself_is_told_once() {
    let body = br#"{"models":[{"name":"models/a"},{"name":"models/b"},{"name":"a"}]}"#;
    let models = family("gemini").read_models(body).unwrap();
    let ids: Vec<_> = models.iter().map(|model| model.id.as_str()).collect();
    assert_eq!(ids, ["a", "b"]);
}

#[test]
fn a_signature_without_an_end_is_dropped_and_the_answer_goes_on() {
    let event = |json: &str| format!("data: {json}\n\n");
    let delta = |delta: &str| {
        event(&format!(
            r#"{{"type":"content_block_delta","index":0,"delta":{{{delta}}}}}"#
        ))
    };
    let start = event(
        r#"{"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":"Hm"}}"#,
    );
    let stop = event(r#"{"type":"content_block_stop","index":0}"#);
    let text = delta(r#""type":"text_delta","text":"Yes""#);
    let end = event(r#"{"type":"message_delta","delta":{"stop_reason":"end_turn"}}"#);
    let piece = format!(r#""type":"signature_delta","signature":"{}""#, "s".repeat(MEBI));
    let much = delta(&piece).repeat(FRAME_LIMIT / MEBI + 2);
    for (signature, kept) in [
        (delta(r#""type":"signature_delta","signature":"s""#), 1),
        (much, 0),
    ] {
        let body = [start.as_str(), &signature, &stop, &text, &end].concat();
        let (peak, told) = peak("anthropic", body.as_bytes());
        assert!(peak < 3 * FRAME_LIMIT, "{peak}");
        let opaque = told
            .events
            .iter()
            .filter(|event| matches!(event, StreamEvent::Opaque(_)));
        assert_eq!(opaque.count(), kept);
        assert_eq!((told.text().as_str(), told.end), ("Yes", StreamEnd::Complete));
    }
}

#[test]
fn sources_that_wait_for_the_end_of_their_block_are_kept_short() {
    let mut body = String::from(
        "data: {\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"Hi\"}}\n\n",
    );
    let quote = "q".repeat(64 * 1024);
    for at in 0..300 {
        body.push_str(&format!(
            "data: {{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{{\"type\":\"citations_delta\",\"citation\":{{\"url\":\"https://a.example/{at}\",\"cited_text\":\"{quote}\"}}}}}}\n\n"
        ));
    }
    let (most, told) = peak("anthropic", body.as_bytes());
    assert!(most < 2 * MEBI, "{most}");
    assert_eq!(told.citations(), [], "the block is open");
    body.push_str("data: {\"type\":\"content_block_stop\",\"index\":0}\n\n");
    let (_, told) = peak("anthropic", body.as_bytes());
    assert_eq!(told.citations().len(), 100);
}

#[test]
fn ids_and_names_of_calls_are_told_apart_without_being_kept() {
    let long = "n".repeat(64 * 1024);
    let mut decoder = family("openai-compatible").decoder(&HeaderMap::new());
    let before = allocations::held();
    let mut indexes = Vec::new();
    for at in 0..300 {
        let mut events = Vec::new();
        let chunk = serde_json::json!({ "choices": [{ "index": 0, "delta": { "tool_calls": [
            { "index": at, "id": format!("{at}-{long}"), "function": { "name": long, "arguments": "{}" } }
        ] } }] });
        // Twice: the second is a piece of the same call.
        let body = format!("data: {chunk}\n\n");
        decoder.push(body.as_bytes(), &mut events);
        decoder.push(body.as_bytes(), &mut events);
        for event in events {
            let StreamEvent::ToolCall { index, .. } = event else {
                panic!("{event:?}")
            };
            indexes.push(index);
        }
    }
    let expected: Vec<u32> = (0..300).flat_map(|at| [at, at]).collect();
    assert_eq!(indexes, expected);
    let held = allocations::held() - before;
    assert!(held < 512 * 1024, "{held}");
}

#[test]
fn arguments_that_grow_without_an_end_are_told_as_far_as_they_came() {
    let grown = |partials: &[String], repeated: usize| {
        let mut body = String::from(
            "data: {\"candidates\":[{\"content\":{\"parts\":[{\"functionCall\":{\"name\":\"a\",\"willContinue\":true}}]}}]}\n\n",
        );
        for partial in partials {
            let chunk = format!(
                "data: {{\"candidates\":[{{\"content\":{{\"parts\":[{{\"functionCall\":{{\"partialArgs\":[{partial}],\"willContinue\":true}}}}]}}}}]}}\n\n"
            );
            body.push_str(&chunk.repeat(repeated));
        }
        body.push_str("data: {\"candidates\":[{\"finishReason\":\"STOP\"}]}\n\n");
        let (peak, told) = peak("gemini", body.as_bytes());
        assert_eq!(told.end, StreamEnd::Complete);
        (peak, told.calls()[0].2.clone())
    };
    let piece = format!(r#"{{"jsonPath":"$.text","stringValue":"{}"}}"#, "x".repeat(MEBI));
    let (most, arguments) = grown(&[piece], FRAME_LIMIT / MEBI + 4);
    assert!((FRAME_LIMIT - 2 * MEBI..FRAME_LIMIT).contains(&arguments.len()));
    assert!(most < 6 * FRAME_LIMIT, "{most}");

    let steep: Vec<_> = (0..VALUES_LIMIT / 16)
        .map(|at| format!(r#"{{"jsonPath":"$.a{at}{}","numberValue":1}}"#, ".a".repeat(31)))
        .collect();
    let (most, arguments) = grown(&steep, 1);
    assert!(arguments.starts_with(r#"{"a0":{"a":{"a":"#), "{arguments}");
    assert!(most < 24 * MEBI, "{most}");
    let odd = [r#"{"jsonPath":"$.a","numberValue":[1,2]}"#.to_owned()];
    assert_eq!(grown(&odd, 1).1, r#"{"a":null}"#, "a number is a number");
}

#[test]
fn what_a_body_is_does_not_depend_on_how_its_blanks_are_cut() {
    for blanks in [0, 1, 1022, 1023, 1024, 1025, 4096] {
        let body = [&" ".repeat(blanks), r#"{"error":{"message":"no"}}"#].concat();
        for name in crate::providers::properties::KINDS {
            told(family(name), body.as_bytes());
            told(family(name), format!("\u{feff}{body}").as_bytes());
        }
    }
}

#[test]
fn a_line_is_too_large_at_the_same_byte_however_it_is_cut_and_whatever_it_says() {
    for start in ["data: ", ": ", "whatever: ", "{", ""] {
        for (length, fits) in [(FRAME_LIMIT, true), (FRAME_LIMIT + 1, false)] {
            let mut line = vec![b'x'; length];
            line[..start.len()].copy_from_slice(start.as_bytes());
            line.push(b'\n');
            for piece in [line.len(), 64 * 1024, length] {
                let mut reader = SseReader::default();
                let mut held = line
                    .chunks(piece)
                    .map(|piece| reader.push(piece, &mut |_| {}).is_ok());
                assert_eq!(held.all(|held| held), fits, "{start} {length} {piece}");
                let mut reader = LineReader::default();
                let mut held = line
                    .chunks(piece)
                    .map(|piece| reader.push(piece, &mut |_| {}).is_ok());
                assert_eq!(held.all(|held| held), fits, "{start} {length} {piece}");
            }
        }
    }
}
