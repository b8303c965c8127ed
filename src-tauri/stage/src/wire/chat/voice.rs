//! How an answer comes: chunks, the role first, the counts last.

use super::Chat;
use crate::script::{ErrorKind, FinishReason, Source};
use crate::wire::{Call, Cited, Counts, Opening, Said, Told, Voice, Wire};
use serde_json::{Value, json};

const fn finish_reason(reason: FinishReason) -> &'static str {
    match reason {
        FinishReason::Stop => "stop",
        FinishReason::Length => "length",
        FinishReason::Refused => "content_filter",
        FinishReason::ToolCalls => "tool_calls",
    }
}

/// The cost stands among the counts, as OpenRouter has it.
fn usage(counts: &Counts) -> Value {
    let mut usage = json!({
        "prompt_tokens": counts.input,
        "completion_tokens": counts.output,
        "total_tokens": counts.input + counts.output,
        "prompt_tokens_details": {"cached_tokens": counts.cached},
        "completion_tokens_details": {"reasoning_tokens": counts.reasoning},
    });
    if let Some(cost) = counts.cost {
        usage["cost"] = json!(cost);
        usage["cost_details"] = json!({"upstream_inference_cost": null});
    }
    usage
}

fn annotation(cited: &Cited) -> Value {
    json!({
        "type": "url_citation",
        "url_citation": {
            "start_index": cited.from,
            "end_index": cited.to,
            "url": cited.source.url,
            "title": cited.source.title,
        },
    })
}

/// The sources of the whole answer, as Perplexity has them: beside the choices.
fn add_sources(to: &mut Value, sources: &[Source]) {
    if !sources.is_empty() {
        to["citations"] = sources.iter().map(|one| json!(one.url)).collect();
        to["search_results"] = sources
            .iter()
            .map(|one| json!({"title": one.title, "url": one.url, "date": null}))
            .collect();
    }
}

/// An answer in one piece.
pub(super) fn whole(opening: &Opening, said: &Said, reason: FinishReason, counts: &Counts) -> Value {
    let some = |text: &str| if text.is_empty() { Value::Null } else { json!(text) };
    let mut message =
        json!({"role": "assistant", "content": some(&said.text), "refusal": some(&said.refusal)});
    if !said.reasoning.is_empty() {
        message["reasoning_content"] = json!(said.reasoning);
    }
    if !said.cited.is_empty() {
        message["annotations"] = said.cited.iter().map(annotation).collect();
    }
    let calls: Vec<Value> = said
        .calls
        .iter()
        .map(|call| {
            let function = json!({"name": call.name, "arguments": call.arguments.to_string()});
            json!({"id": call.id, "type": "function", "function": function})
        })
        .collect();
    if !calls.is_empty() {
        message["tool_calls"] = json!(calls);
    }
    let mut whole = json!({
        "id": format!("chatcmpl-{}", opening.id),
        "object": "chat.completion",
        "created": opening.created,
        "model": opening.model,
        "choices": [{"index": 0, "message": message, "finish_reason": finish_reason(reason)}],
        "usage": usage(counts),
    });
    add_sources(&mut whole, &said.sources);
    whole
}

pub(super) struct Chunks {
    opening: Opening,
    opened: bool,
    /// Of the tool call whose arguments come.
    call: usize,
    sources: Vec<Source>,
}

impl Chunks {
    pub const fn new(opening: Opening) -> Self {
        Self {
            opening,
            opened: false,
            call: 0,
            sources: Vec::new(),
        }
    }

    fn chunk(&self, choices: &Value, counts: Option<&Counts>) -> String {
        let mut chunk = json!({
            "id": format!("chatcmpl-{}", self.opening.id),
            "object": "chat.completion.chunk",
            "created": self.opening.created,
            "model": self.opening.model,
            "choices": choices,
        });
        if self.opening.wants_usage {
            chunk["usage"] = counts.map_or(Value::Null, usage);
        }
        add_sources(&mut chunk, &self.sources);
        format!("data: {chunk}\n\n")
    }

    fn delta(&self, delta: &Value, finish: Option<&str>) -> String {
        self.chunk(
            &json!([{"index": 0, "delta": delta, "finish_reason": finish}]),
            None,
        )
    }
}

impl Voice for Chunks {
    fn open(&mut self) -> String {
        if std::mem::replace(&mut self.opened, true) {
            return String::new();
        }
        self.delta(
            &json!({"role": "assistant", "content": "", "refusal": null}),
            None,
        )
    }

    fn text(&mut self, text: &str) -> String {
        self.open() + &self.delta(&json!({"content": text}), None)
    }

    fn reasoning(&mut self, text: &str) -> String {
        self.open() + &self.delta(&json!({"reasoning_content": text}), None)
    }

    fn refusal(&mut self, text: &str) -> String {
        self.open() + &self.delta(&json!({"refusal": text}), None)
    }

    fn call_begins(&mut self, call: &Call) -> String {
        self.call = call.index;
        let function = json!({"name": call.name, "arguments": ""});
        let call = json!({"index": call.index, "id": call.id, "type": "function", "function": function});
        self.open() + &self.delta(&json!({"tool_calls": [call]}), None)
    }

    fn call_arguments(&mut self, piece: &str) -> String {
        let call = json!({"index": self.call, "function": {"arguments": piece}});
        self.delta(&json!({"tool_calls": [call]}), None)
    }

    fn call_ends(&mut self, _call: &Call) -> String {
        String::new()
    }

    fn cite(&mut self, cited: &Cited) -> String {
        self.open() + &self.delta(&json!({"annotations": [annotation(cited)]}), None)
    }

    fn sources(&mut self, sources: &[Source]) -> String {
        self.sources.extend_from_slice(sources);
        String::new()
    }

    fn ping(&mut self) -> String {
        ": keepalive\n\n".to_owned()
    }

    fn error(&mut self, kind: ErrorKind, told: &Told) -> String {
        format!("data: {}\n\n", Chat.error(kind, told).json)
    }

    fn finish(&mut self, _said: &Said, reason: FinishReason, counts: &Counts) -> String {
        let mut frames = self.open() + &self.delta(&json!({}), Some(finish_reason(reason)));
        if self.opening.wants_usage {
            frames += &self.chunk(&json!([]), Some(counts));
        }
        frames
    }

    fn terminator(&mut self) -> String {
        "data: [DONE]\n\n".to_owned()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn opening(wants_usage: bool) -> Opening {
        Opening {
            id: "1".into(),
            model: "m".into(),
            input_tokens: 7,
            created: 0,
            wants_usage,
            events: true,
        }
    }

    fn counts() -> Counts {
        Counts {
            input: 7,
            output: 1,
            ..Counts::default()
        }
    }

    fn chunks(frames: &str) -> Vec<Value> {
        frames
            .lines()
            .filter_map(|line| line.strip_prefix("data: "))
            .filter(|data| *data != "[DONE]")
            .map(|data| serde_json::from_str(data).unwrap())
            .collect()
    }

    #[test]
    fn the_role_comes_first_and_the_counts_last() {
        let mut voice = Chat.voice(opening(true));
        let mut frames = voice.text("Hi");
        frames += &voice.finish(&Said::default(), FinishReason::Length, &counts());
        let list = chunks(&frames);
        assert_eq!(list[0]["choices"][0]["delta"]["role"], "assistant");
        assert_eq!(list[1]["choices"][0]["delta"]["content"], "Hi");
        assert_eq!(list[1]["usage"], Value::Null);
        assert_eq!(list[2]["choices"][0]["finish_reason"], "length");
        assert_eq!(list[3]["choices"], json!([]));
        assert_eq!(list[3]["usage"]["total_tokens"], 8);
        assert_eq!(voice.terminator(), "data: [DONE]\n\n");
    }

    #[test]
    fn counts_come_only_where_they_were_asked_for() {
        let mut voice = Chat.voice(opening(false));
        let frames = voice.text("Hi") + &voice.finish(&Said::default(), FinishReason::Stop, &counts());
        assert!(chunks(&frames).iter().all(|chunk| chunk.get("usage").is_none()));
    }
}
