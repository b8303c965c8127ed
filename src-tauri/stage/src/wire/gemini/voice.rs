//! How an answer comes: a chunk each, with the counts so far in every one.

use super::Gemini;
use crate::script::{ErrorKind, FinishReason, Source};
use crate::wire::{Call, Cited, Counts, Opening, Said, Told, Voice, Wire, tokens_of};
use serde_json::{Value, json};

fn counts_json(counts: &Counts) -> Value {
    let visible = counts.output.saturating_sub(counts.reasoning);
    let mut usage = json!({
        "promptTokenCount": counts.input,
        "candidatesTokenCount": visible,
        "totalTokenCount": counts.input + counts.output,
        "promptTokensDetails": [{"modality": "TEXT", "tokenCount": counts.input}],
    });
    if counts.reasoning > 0 {
        usage["thoughtsTokenCount"] = json!(counts.reasoning);
    }
    if counts.cached > 0 {
        usage["cachedContentTokenCount"] = json!(counts.cached);
    }
    usage
}

/// The answer to a prompt that was blocked: there is no candidate.
pub(super) fn blocked(told: &Told) -> Value {
    json!({
        "promptFeedback": {
            "blockReason": "PROHIBITED_CONTENT",
            "blockReasonMessage": told.message.as_deref().unwrap_or("The prompt was blocked."),
        },
        "usageMetadata": {"promptTokenCount": 4, "totalTokenCount": 4},
        "modelVersion": told.model,
    })
}

fn call_part(call: &Call) -> Value {
    json!({"functionCall": {"id": call.id, "name": call.name, "args": call.arguments}})
}

fn chunk(opening: &Opening, candidate: Value, counts: &Counts) -> Value {
    json!({
        "candidates": [candidate],
        "usageMetadata": counts_json(counts),
        "modelVersion": opening.model,
        "responseId": opening.id,
    })
}

/// The last candidate: why it is over, and where the answer's facts are from.
fn last(parts: Vec<Value>, said: &Said, reason: FinishReason) -> Value {
    let mut candidate = json!({"content": {"parts": parts, "role": "model"}, "index": 0});
    candidate["finishReason"] = json!(match reason {
        FinishReason::Stop | FinishReason::ToolCalls => "STOP",
        FinishReason::Length => "MAX_TOKENS",
        FinishReason::Refused => "SAFETY",
    });
    match reason {
        FinishReason::ToolCalls => candidate["finishMessage"] = json!("Model generated function call(s)."),
        FinishReason::Refused if !said.refusal.is_empty() => candidate["finishMessage"] = json!(said.refusal),
        _ => {}
    }
    if !(said.cited.is_empty() && said.sources.is_empty()) {
        candidate["groundingMetadata"] = grounding(said);
    }
    candidate
}

/// Places count in bytes here.
fn grounding(said: &Said) -> Value {
    let bytes = |chars: usize| {
        let at = said.text.char_indices().nth(chars);
        at.map_or(said.text.len(), |(at, _)| at)
    };
    let web = |source: &Source| json!({"web": {"uri": source.url, "title": source.title}});
    let cited = said.cited.iter().map(|cited| web(&cited.source));
    let chunks: Vec<Value> = cited.chain(said.sources.iter().map(web)).collect();
    let supports: Vec<Value> = said
        .cited
        .iter()
        .enumerate()
        .map(|(index, cited)| {
            json!({
                "segment": {"startIndex": bytes(cited.from), "endIndex": bytes(cited.to), "text": cited.text},
                "groundingChunkIndices": [index],
            })
        })
        .collect();
    json!({"groundingChunks": chunks, "groundingSupports": supports, "webSearchQueries": ["scripted"]})
}

pub(super) fn whole(opening: &Opening, said: &Said, reason: FinishReason, counts: &Counts) -> Value {
    let mut parts = Vec::new();
    if !said.reasoning.is_empty() {
        parts.push(json!({"text": said.reasoning, "thought": true}));
    }
    if !said.text.is_empty() {
        parts.push(json!({"text": said.text}));
    }
    parts.extend(said.calls.iter().map(call_part));
    chunk(opening, last(parts, said, reason), counts)
}

pub(super) struct Chunks {
    opening: Opening,
    /// What was counted so far, in characters.
    output_chars: usize,
    reasoning_chars: usize,
    /// Reasoning came, and its signature not yet.
    unsigned: bool,
    /// Something of the array is out.
    begun: bool,
}

impl Chunks {
    pub fn new(opening: Opening) -> Self {
        Self {
            opening,
            output_chars: 0,
            reasoning_chars: 0,
            unsigned: false,
            begun: false,
        }
    }

    /// Server-sent events, or the elements of an array.
    fn frame(&mut self, json: &Value) -> String {
        if self.opening.events {
            return format!("data: {json}\r\n\r\n");
        }
        let before = if std::mem::replace(&mut self.begun, true) {
            ",\r\n"
        } else {
            "["
        };
        format!("{before}{json:#}")
    }

    fn part(&mut self, part: &Value) -> String {
        let counts = Counts {
            input: self.opening.input_tokens,
            output: tokens_of(self.output_chars),
            reasoning: tokens_of(self.reasoning_chars),
            ..Counts::default()
        };
        let candidate = json!({"content": {"parts": [part], "role": "model"}, "index": 0});
        let chunk = chunk(&self.opening, candidate, &counts);
        self.frame(&chunk)
    }

    /// With the signature of the reasoning before it, which comes with the first part after.
    fn signed(&mut self, mut part: Value) -> String {
        if std::mem::take(&mut self.unsigned) {
            part["thoughtSignature"] = json!("c2NyaXB0ZWQ=");
        }
        self.part(&part)
    }
}

impl Voice for Chunks {
    fn content_type(&self) -> &'static str {
        if self.opening.events {
            "text/event-stream"
        } else {
            "application/json; charset=UTF-8"
        }
    }

    /// Nothing introduces an answer here but a part without text.
    fn open(&mut self) -> String {
        self.part(&json!({"text": ""}))
    }

    fn text(&mut self, text: &str) -> String {
        self.output_chars += text.chars().count();
        self.signed(json!({"text": text}))
    }

    fn reasoning(&mut self, text: &str) -> String {
        let chars = text.chars().count();
        self.output_chars += chars;
        self.reasoning_chars += chars;
        self.unsigned = true;
        self.part(&json!({"text": text, "thought": true}))
    }

    /// Said with the finish: the model itself has no words for it.
    fn refusal(&mut self, _text: &str) -> String {
        String::new()
    }

    fn call_begins(&mut self, _call: &Call) -> String {
        String::new()
    }

    fn call_arguments(&mut self, _piece: &str) -> String {
        String::new()
    }

    fn call_ends(&mut self, call: &Call) -> String {
        self.signed(call_part(call))
    }

    fn cite(&mut self, _cited: &Cited) -> String {
        // All sources come with the finish.
        String::new()
    }

    /// None is known; this is what a proxy in between would send, and white space in an array.
    fn ping(&mut self) -> String {
        if self.opening.events {
            ": keepalive\r\n\r\n"
        } else {
            "\r\n"
        }
        .to_owned()
    }

    fn error(&mut self, kind: ErrorKind, told: &Told) -> String {
        self.frame(&Gemini.error(kind, told).json)
    }

    fn finish(&mut self, said: &Said, reason: FinishReason, counts: &Counts) -> String {
        let candidate = last(vec![json!({"text": ""})], said, reason);
        let chunk = chunk(&self.opening, candidate, counts);
        self.frame(&chunk)
    }

    /// The end of the array; events have no terminator.
    fn terminator(&mut self) -> String {
        match (self.opening.events, self.begun) {
            (true, _) => String::new(),
            (false, true) => "]".to_owned(),
            (false, false) => "[]".to_owned(),
        }
    }
}
