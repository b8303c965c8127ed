//! Damaged bodies: whatever a server sends, the readers keep their promises. A short run, the same
//! each time, of what `script/fuzz` does without an end.

use super::*;

const FIXTURES: [(&str, &[u8]); 26] = [
    ("anthropic", fixture!("anthropic/answer.sse")),
    ("anthropic", fixture!("anthropic/thinking.sse")),
    ("anthropic", fixture!("anthropic/overloaded_later.sse")),
    ("anthropic", fixture!("anthropic/whole.json")),
    ("openai-compatible", fixture!("chat/answer.sse")),
    ("openai-compatible", fixture!("chat/parts.sse")),
    ("openai-compatible", fixture!("chat/bare_error.sse")),
    ("openai-compatible", fixture!("chat/groq_error_event.sse")),
    ("openai", fixture!("responses/answer.sse")),
    ("openai", fixture!("responses/error_flat.sse")),
    ("gemini", fixture!("gemini/answer.sse")),
    ("gemini", fixture!("gemini/array.json")),
    ("gemini", fixture!("gemini/error_mid.sse")),
    ("ollama", fixture!("ollama/answer.ndjson")),
    ("ollama", fixture!("ollama/error_mid.ndjson")),
    ("ollama", fixture!("ollama/thinking.ndjson")),
    ("ollama", fixture!("ollama/calls.ndjson")),
    ("anthropic", fixture!("anthropic/citations.sse")),
    ("anthropic", fixture!("anthropic/tool.sse")),
    ("openai-compatible", fixture!("chat/calls.sse")),
    ("openai-compatible", fixture!("chat/odd_calls.sse")),
    ("openai-compatible", fixture!("chat/perplexity.sse")),
    ("openai", fixture!("responses/calls.sse")),
    ("openai", fixture!("responses/citations.sse")),
    ("gemini", fixture!("gemini/grounding.sse")),
    ("gemini", fixture!("gemini/partial_args.sse")),
];

/// Bytes that mean something to one of the readers, and some that mean nothing to any.
const SPICE: &[u8] = b"\n\r\n\r{}[]\":,\\<d \xef\xbb\xbf\xff\x00\xe6u0";

/// How each body is damaged, once for each seed. That a run is the same each time is what a test needs;
/// looking for new damage is the part of `script/fuzz`.
const SEEDS: std::ops::Range<u64> = 2026..2090;

fn damaged(body: &[u8], state: &mut u64) -> Vec<u8> {
    let mut body = body.to_vec();
    for _ in 0..=below(state, 6) {
        if body.is_empty() {
            break;
        }
        let at = below(state, body.len());
        match below(state, 5) {
            0 => body[at] = SPICE[below(state, SPICE.len())],
            1 => body.insert(at, SPICE[below(state, SPICE.len())]),
            2 => {
                body.remove(at);
            }
            3 => body.truncate(at),
            _ => {
                // A piece again, somewhere else.
                let end = (at + below(state, 64)).min(body.len());
                let piece = body[at..end].to_vec();
                let to = below(state, body.len());
                body.splice(to..to, piece);
            }
        }
    }
    body
}

#[test]
fn damage_breaks_no_promise() {
    for (at, (name, body)) in FIXTURES.into_iter().enumerate() {
        properties::stream(name, body);
        for seed in SEEDS {
            let body = damaged(body, &mut { seed });
            let held = std::panic::catch_unwind(|| {
                properties::stream(name, &body);
                properties::sse(&body);
                properties::ndjson(&body);
                properties::failure(&body);
            });
            assert!(
                held.is_ok(),
                "seed {seed}, body {at} ({name}): {:?}",
                String::from_utf8_lossy(&body)
            );
        }
    }
}
