//! Where the manifest's reader and ours differ, and why ours is right. Looked at in the bytes.

pub struct Disagreement {
    pub file: &'static str,
    pub fields: &'static [&'static str],
    pub why: &'static str,
    /// What of the bytes shows it; its last place in the file is printed.
    bytes: &'static str,
}

/// Bytes that are printed before and after those that show a disagreement.
const AROUND: usize = 60;

impl Disagreement {
    /// The bytes that show it, with their place.
    pub fn shown(&self, body: &[u8]) -> String {
        let body = String::from_utf8_lossy(body);
        let at = body
            .rfind(self.bytes)
            .unwrap_or_else(|| panic!("{} does not hold {:?}", self.file, self.bytes));
        let edge = |mut at: usize| {
            while !body.is_char_boundary(at) {
                at += 1;
            }
            at
        };
        let from = edge(at.saturating_sub(AROUND));
        let to = edge((at + self.bytes.len() + AROUND).min(body.len()));
        format!("from {from} of {}: {:?}", body.len(), &body[from..to])
    }
}

const TEXT: &[&str] = &["text length", "text"];
const TWO_ANSWERS: &[&str] = &["text length", "text", "input tokens", "output tokens"];
const SECOND_ANSWER: &str =
    "the file holds two responses after one another; a stream is over at its first terminator";
const SECOND_CANDIDATE: &str = "two candidates were asked for; an answer is the first";
const PLACEHOLDER: &str = "the manifest counts a placeholder; redacted thinking has no text";

pub const DISAGREEMENTS: [Disagreement; 16] = [
    Disagreement {
        file: "vercel__openai-reasoning-encrypted-content.1.jsonl",
        fields: TWO_ANSWERS,
        why: SECOND_ANSWER,
        bytes: "response.created",
    },
    Disagreement {
        file: "vercel__openai-shell-tool.1.jsonl",
        fields: TWO_ANSWERS,
        why: SECOND_ANSWER,
        bytes: "response.created",
    },
    Disagreement {
        file: "vercel__parallel-tool-call-wrapper.1.jsonl",
        fields: &["error"],
        why: "its first and last line lack their closing brace; broken JSON is the server's failure",
        bytes: "response.completed",
    },
    Disagreement {
        file: "messages_thinking__redacted_thinking_streaming.sse",
        fields: &["reasoning length"],
        why: PLACEHOLDER,
        bytes: "redacted_thinking",
    },
    Disagreement {
        file: "test_anthropic_model_thinking_part_redacted_stream.sse",
        fields: &["reasoning length"],
        why: PLACEHOLDER,
        bytes: "redacted_thinking",
    },
    Disagreement {
        file: "vercel__anthropic-programmatic-tool-calling.1.jsonl",
        fields: TWO_ANSWERS,
        why: SECOND_ANSWER,
        bytes: "message_start",
    },
    Disagreement {
        file: "vercel__anthropic-tool-search-deferred-bm25.jsonl",
        fields: TWO_ANSWERS,
        why: SECOND_ANSWER,
        bytes: "message_start",
    },
    Disagreement {
        file: "vercel__anthropic-tool-search-deferred-regex.jsonl",
        fields: TWO_ANSWERS,
        why: SECOND_ANSWER,
        bytes: "message_start",
    },
    Disagreement {
        file: "vercel__anthropic-tool-search-regex.1.jsonl",
        fields: TWO_ANSWERS,
        why: SECOND_ANSWER,
        bytes: "message_start",
    },
    Disagreement {
        file: "vercel__duplicate-message-start.jsonl",
        fields: &["input tokens"],
        why: "the manifest has the last event's counts only; message_start gave the input",
        bytes: "message_start",
    },
    Disagreement {
        file: "capability_edges__streaming_with_two_candidates_answers_from_the_first.sse",
        fields: TEXT,
        why: SECOND_CANDIDATE,
        bytes: "\"index\":1",
    },
    Disagreement {
        file: "terminal_metadata_matrix__streaming_ministral_3b_roomy_plain_two.sse",
        fields: TEXT,
        why: SECOND_CANDIDATE,
        bytes: "\"index\":1",
    },
    Disagreement {
        file: "terminal_metadata_matrix__streaming_ministral_3b_tiny_plain_two.sse",
        fields: TEXT,
        why: SECOND_CANDIDATE,
        bytes: "\"index\":1",
    },
    Disagreement {
        file: "chat_terminal_metadata_matrix__streaming_gpt_4_1_mini_tiny_plain_two.sse",
        fields: TEXT,
        why: SECOND_CANDIDATE,
        bytes: "\"index\":1",
    },
    Disagreement {
        file: "chat_terminal_metadata_matrix__streaming_gpt_4o_mini_roomy_plain_two.sse",
        fields: TEXT,
        why: SECOND_CANDIDATE,
        bytes: "\"index\":1",
    },
    Disagreement {
        file: "chat_terminal_metadata_matrix__streaming_gpt_4o_mini_tiny_plain_two.sse",
        fields: TEXT,
        why: SECOND_CANDIDATE,
        bytes: "\"index\":1",
    },
];
