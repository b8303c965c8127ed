//! How an answer comes: blocks, one after the other, each begun, grown and stopped.

use super::Anthropic;
use crate::script::{ErrorKind, FinishReason, Source};
use crate::wire::{Call, Cited, Counts, Opening, Said, Told, Voice, Wire};
use serde_json::{Value, json};

const fn stop_reason(reason: FinishReason) -> &'static str {
    match reason {
        FinishReason::Stop => "end_turn",
        FinishReason::Length => "max_tokens",
        FinishReason::Refused => "refusal",
        FinishReason::ToolCalls => "tool_use",
    }
}

fn envelope(opening: &Opening, counts: &Counts) -> Value {
    json!({
        "id": format!("msg_{}", opening.id),
        "type": "message",
        "role": "assistant",
        "model": opening.model,
        "content": [],
        "stop_reason": null,
        "stop_sequence": null,
        "usage": usage(counts),
    })
}

/// The input leaves out what came from the cache.
fn usage(counts: &Counts) -> Value {
    json!({
        "input_tokens": counts.input.saturating_sub(counts.cached),
        "cache_creation_input_tokens": 0,
        "cache_read_input_tokens": counts.cached,
        "output_tokens": counts.output,
    })
}

fn citation(cited: &Cited) -> Value {
    json!({
        "type": "web_search_result_location",
        "cited_text": cited.text,
        "url": cited.source.url,
        "title": cited.source.title,
        "encrypted_index": "c2NyaXB0ZWQ=",
    })
}

/// What a search found, as a block of its own.
fn search_result(sources: &[Source]) -> Value {
    let found: Vec<Value> = sources
        .iter()
        .map(|one| {
            json!({
                "type": "web_search_result",
                "url": one.url,
                "title": one.title,
                "encrypted_content": "c2NyaXB0ZWQ=",
                "page_age": null,
            })
        })
        .collect();
    json!({"type": "web_search_tool_result", "tool_use_id": "srvtoolu_scripted", "content": found})
}

/// An answer in one piece.
pub(super) fn whole(opening: &Opening, said: &Said, reason: FinishReason, counts: &Counts) -> Value {
    let mut content = Vec::new();
    if !said.reasoning.is_empty() {
        content.push(json!({"type": "thinking", "thinking": said.reasoning, "signature": "c2NyaXB0ZWQ="}));
    }
    if !said.sources.is_empty() {
        content.push(search_result(&said.sources));
    }
    let text = said.visible();
    if !text.is_empty() {
        let mut block = json!({"type": "text", "text": text});
        if !said.cited.is_empty() {
            block["citations"] = said.cited.iter().map(citation).collect();
        }
        content.push(block);
    }
    for call in &said.calls {
        content.push(json!({"type": "tool_use", "id": call.id, "name": call.name, "input": call.arguments}));
    }
    let mut message = envelope(opening, counts);
    message["content"] = json!(content);
    message["stop_reason"] = json!(stop_reason(reason));
    message
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Block {
    Thinking,
    Text,
    Other,
}

pub(super) struct Messages {
    opening: Opening,
    opened: bool,
    block: Option<Block>,
    index: u32,
}

impl Messages {
    pub const fn new(opening: Opening) -> Self {
        Self {
            opening,
            opened: false,
            block: None,
            index: 0,
        }
    }

    /// Opens the answer and this kind of block, closing another one.
    fn ensure(&mut self, block: Block) -> String {
        if self.block == Some(block) {
            return String::new();
        }
        let content = match block {
            Block::Thinking => json!({"type": "thinking", "thinking": "", "signature": ""}),
            _ => json!({"type": "text", "text": ""}),
        };
        self.begin(block, &content)
    }

    fn begin(&mut self, block: Block, content: &Value) -> String {
        let mut frames = self.open() + &self.close_block();
        frames +=
            &frame(&json!({"type": "content_block_start", "index": self.index, "content_block": content}));
        if self.index == 0 {
            frames += &self.ping();
        }
        self.block = Some(block);
        frames
    }

    fn close_block(&mut self) -> String {
        let Some(block) = self.block.take() else {
            return String::new();
        };
        let mut frames = String::new();
        if block == Block::Thinking {
            frames += &self.delta(&json!({"type": "signature_delta", "signature": "c2NyaXB0ZWQ="}));
        }
        frames += &frame(&json!({"type": "content_block_stop", "index": self.index}));
        self.index += 1;
        frames
    }

    fn delta(&self, delta: &Value) -> String {
        frame(&json!({"type": "content_block_delta", "index": self.index, "delta": delta}))
    }
}

impl Voice for Messages {
    fn open(&mut self) -> String {
        if std::mem::replace(&mut self.opened, true) {
            return String::new();
        }
        let counts = Counts {
            input: self.opening.input_tokens,
            output: 1,
            ..Counts::default()
        };
        frame(&json!({"type": "message_start", "message": envelope(&self.opening, &counts)}))
    }

    fn text(&mut self, text: &str) -> String {
        self.ensure(Block::Text) + &self.delta(&json!({"type": "text_delta", "text": text}))
    }

    fn reasoning(&mut self, text: &str) -> String {
        self.ensure(Block::Thinking) + &self.delta(&json!({"type": "thinking_delta", "thinking": text}))
    }

    fn refusal(&mut self, text: &str) -> String {
        self.text(text)
    }

    fn call_begins(&mut self, call: &Call) -> String {
        let content = json!({"type": "tool_use", "id": call.id, "name": call.name, "input": {}});
        self.begin(Block::Other, &content)
    }

    fn call_arguments(&mut self, piece: &str) -> String {
        self.delta(&json!({"type": "input_json_delta", "partial_json": piece}))
    }

    fn call_ends(&mut self, _call: &Call) -> String {
        self.close_block()
    }

    fn cite(&mut self, cited: &Cited) -> String {
        self.ensure(Block::Text)
            + &self.delta(&json!({"type": "citations_delta", "citation": citation(cited)}))
    }

    fn sources(&mut self, sources: &[Source]) -> String {
        self.begin(Block::Other, &search_result(sources)) + &self.close_block()
    }

    fn ping(&mut self) -> String {
        frame(&json!({"type": "ping"}))
    }

    fn error(&mut self, kind: ErrorKind, told: &Told) -> String {
        frame(&Anthropic.error(kind, told).json)
    }

    fn finish(&mut self, _said: &Said, reason: FinishReason, counts: &Counts) -> String {
        let mut frames = self.open() + &self.close_block();
        frames += &frame(&json!({
            "type": "message_delta",
            "delta": {"stop_reason": stop_reason(reason), "stop_sequence": null},
            "usage": usage(counts),
        }));
        frames
    }

    fn terminator(&mut self) -> String {
        frame(&json!({"type": "message_stop"}))
    }
}

fn frame(event: &Value) -> String {
    let name = event["type"].as_str().unwrap_or_default();
    format!("event: {name}\ndata: {event}\n\n")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn opening() -> Opening {
        Opening {
            id: "1".into(),
            model: "m".into(),
            input_tokens: 7,
            created: 0,
            wants_usage: false,
            events: true,
        }
    }

    fn kinds(frames: &str) -> Vec<String> {
        frames
            .lines()
            .filter_map(|line| line.strip_prefix("data: "))
            .map(|data| {
                serde_json::from_str::<Value>(data).unwrap()["type"]
                    .as_str()
                    .unwrap()
                    .to_owned()
            })
            .collect()
    }

    #[test]
    fn events_come_in_the_order_of_the_family() {
        let mut voice = Anthropic.voice(opening());
        let mut frames = voice.reasoning("hm");
        frames += &voice.text("a");
        frames += &voice.text("b");
        frames += &voice.finish(&Said::default(), FinishReason::Stop, &Counts::default());
        frames += &voice.terminator();
        assert_eq!(
            kinds(&frames),
            [
                "message_start",
                "content_block_start",
                "ping",
                "content_block_delta",
                "content_block_delta",
                "content_block_stop",
                "content_block_start",
                "content_block_delta",
                "content_block_delta",
                "content_block_stop",
                "message_delta",
                "message_stop",
            ]
        );
    }
}
