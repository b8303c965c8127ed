//! How an answer comes: numbered events about items, each begun, grown and done, and the response as
//! a whole at both ends.

use super::Responses;
use crate::script::{ErrorKind, FinishReason, Source};
use crate::wire::{Call, Cited, Counts, Opening, Said, Told, Voice, Wire};
use serde_json::{Value, json};

fn response(opening: &Opening, status: &str, output: &[Value], usage: Value) -> Value {
    json!({
        "id": format!("resp_{}", opening.id),
        "object": "response",
        "created_at": opening.created,
        "status": status,
        "error": null,
        "incomplete_details": null,
        "model": opening.model,
        "output": output,
        "parallel_tool_calls": true,
        "store": false,
        "usage": usage,
    })
}

fn ended(opening: &Opening, output: &[Value], reason: FinishReason, counts: &Counts) -> Value {
    let why = match reason {
        FinishReason::Length => Some("max_output_tokens"),
        FinishReason::Refused => Some("content_filter"),
        FinishReason::Stop | FinishReason::ToolCalls => None,
    };
    let status = if why.is_some() { "incomplete" } else { "completed" };
    let usage = json!({
        "input_tokens": counts.input,
        "input_tokens_details": {"cached_tokens": counts.cached},
        "output_tokens": counts.output,
        "output_tokens_details": {"reasoning_tokens": counts.reasoning},
        "total_tokens": counts.input + counts.output,
    });
    let mut response = response(opening, status, output, usage);
    if let Some(why) = why {
        response["incomplete_details"] = json!({"reason": why});
    }
    response
}

fn annotation(cited: &Cited) -> Value {
    json!({
        "type": "url_citation",
        "start_index": cited.from,
        "end_index": cited.to,
        "url": cited.source.url,
        "title": cited.source.title,
    })
}

fn message(id: &str, content: Value) -> Value {
    json!({"id": id, "type": "message", "status": "completed", "content": [content], "role": "assistant"})
}

fn text_part(text: &str, annotations: &[Value]) -> Value {
    json!({"type": "output_text", "annotations": annotations, "logprobs": [], "text": text})
}

fn reasoning_item(id: &str, text: &str) -> Value {
    json!({
        "id": id,
        "type": "reasoning",
        "summary": [{"type": "summary_text", "text": text}],
        "encrypted_content": "c2NyaXB0ZWQ=",
    })
}

fn call_item(id: &str, call: &Call, arguments: &str, status: &str) -> Value {
    json!({
        "id": id,
        "type": "function_call",
        "status": status,
        "arguments": arguments,
        "call_id": call.id,
        "name": call.name,
    })
}

fn search_item(id: &str, sources: &[Source]) -> Value {
    let sources: Vec<Value> = sources
        .iter()
        .map(|one| json!({"type": "url", "url": one.url}))
        .collect();
    let action = json!({"type": "search", "query": "scripted", "sources": sources});
    json!({"id": id, "type": "web_search_call", "status": "completed", "action": action})
}

/// An answer in one piece.
pub(super) fn whole(opening: &Opening, said: &Said, reason: FinishReason, counts: &Counts) -> Value {
    let mut output = Vec::new();
    if !said.reasoning.is_empty() {
        output.push(reasoning_item("rs_0", &said.reasoning));
    }
    if !said.sources.is_empty() {
        output.push(search_item("ws_0", &said.sources));
    }
    if !said.text.is_empty() {
        let annotations: Vec<Value> = said.cited.iter().map(annotation).collect();
        output.push(message("msg_0", text_part(&said.text, &annotations)));
    }
    if !said.refusal.is_empty() {
        output.push(message(
            "msg_1",
            json!({"type": "refusal", "refusal": said.refusal}),
        ));
    }
    for call in &said.calls {
        let id = format!("fc_{}", call.index);
        output.push(call_item(&id, call, &call.arguments.to_string(), "completed"));
    }
    ended(opening, &output, reason, counts)
}

/// The item that grows.
enum Item {
    Reasoning(String),
    Text { text: String, annotations: Vec<Value> },
    Refusal(String),
    Call { call: Call, arguments: String },
}

pub(super) struct Events {
    opening: Opening,
    opened: bool,
    number: u64,
    item: Option<Item>,
    output: Vec<Value>,
}

impl Events {
    pub fn new(opening: Opening) -> Self {
        Self {
            opening,
            opened: false,
            number: 0,
            item: None,
            output: Vec::new(),
        }
    }

    fn event(&mut self, kind: &str, fields: Value) -> String {
        let mut event = json!({"type": kind, "sequence_number": self.number});
        self.number += 1;
        if let (Some(event), Value::Object(fields)) = (event.as_object_mut(), fields) {
            event.extend(fields);
        }
        format!("event: {kind}\ndata: {event}\n\n")
    }

    fn id(&self, prefix: &str) -> String {
        format!("{prefix}_{}{}", self.opening.id, self.output.len())
    }

    /// An event about the item that grows, and about its first part.
    fn of_item(&mut self, kind: &str, prefix: &str, part: &str, fields: Value) -> String {
        let mut about = json!({"item_id": self.id(prefix), "output_index": self.output.len()});
        if !part.is_empty() {
            about[part] = json!(0);
        }
        if let (Some(about), Value::Object(fields)) = (about.as_object_mut(), fields) {
            about.extend(fields);
        }
        self.event(kind, about)
    }

    fn item_event(&mut self, kind: &str, item: &Value) -> String {
        self.event(kind, json!({"output_index": self.output.len(), "item": item}))
    }

    fn done(&mut self, item: Value) -> String {
        let frames = self.item_event("response.output_item.done", &item);
        self.output.push(item);
        frames
    }

    /// Opens the answer, closes what grew before, and begins this.
    fn begin(&mut self, item: Item) -> String {
        let mut frames = self.open() + &self.close();
        let added = "response.output_item.added";
        match &item {
            Item::Reasoning(_) => {
                let begun = json!({"id": self.id("rs"), "type": "reasoning", "summary": []});
                frames += &self.item_event(added, &begun);
                let part = json!({"part": {"type": "summary_text", "text": ""}});
                frames += &self.of_item(
                    "response.reasoning_summary_part.added",
                    "rs",
                    "summary_index",
                    part,
                );
            }
            Item::Text { .. } | Item::Refusal(_) => {
                let id = self.id("msg");
                let begun = json!({"id": id, "type": "message", "status": "in_progress", "content": [], "role": "assistant"});
                frames += &self.item_event(added, &begun);
                let part = match item {
                    Item::Refusal(_) => json!({"type": "refusal", "refusal": ""}),
                    _ => text_part("", &[]),
                };
                frames += &self.of_item(
                    "response.content_part.added",
                    "msg",
                    "content_index",
                    json!({"part": part}),
                );
            }
            Item::Call { call, .. } => {
                let begun = call_item(&self.id("fc"), call, "", "in_progress");
                frames += &self.item_event(added, &begun);
            }
        }
        self.item = Some(item);
        frames
    }

    fn close(&mut self) -> String {
        let Some(item) = self.item.take() else {
            return String::new();
        };
        match item {
            Item::Reasoning(text) => {
                let fields = json!({"text": text});
                let frames = self.of_item(
                    "response.reasoning_summary_text.done",
                    "rs",
                    "summary_index",
                    fields,
                );
                let item = reasoning_item(&self.id("rs"), &text);
                frames + &self.done(item)
            }
            Item::Text { text, annotations } => {
                let fields = json!({"text": text, "logprobs": []});
                let mut frames = self.of_item("response.output_text.done", "msg", "content_index", fields);
                let part = text_part(&text, &annotations);
                let fields = json!({"part": part});
                frames += &self.of_item("response.content_part.done", "msg", "content_index", fields);
                let item = message(&self.id("msg"), part);
                frames + &self.done(item)
            }
            Item::Refusal(text) => {
                let fields = json!({"refusal": text});
                let frames = self.of_item("response.refusal.done", "msg", "content_index", fields);
                let item = message(&self.id("msg"), json!({"type": "refusal", "refusal": text}));
                frames + &self.done(item)
            }
            Item::Call { call, arguments } => {
                let fields = json!({"arguments": arguments});
                let frames = self.of_item("response.function_call_arguments.done", "fc", "", fields);
                let item = call_item(&self.id("fc"), &call, &arguments, "completed");
                frames + &self.done(item)
            }
        }
    }
}

impl Voice for Events {
    fn open(&mut self) -> String {
        if std::mem::replace(&mut self.opened, true) {
            return String::new();
        }
        let begun = json!({"response": response(&self.opening, "in_progress", &[], Value::Null)});
        self.event("response.created", begun.clone()) + &self.event("response.in_progress", begun)
    }

    fn text(&mut self, piece: &str) -> String {
        let mut frames = String::new();
        if !matches!(self.item, Some(Item::Text { .. })) {
            let (text, annotations) = (String::new(), Vec::new());
            frames += &self.begin(Item::Text { text, annotations });
        }
        if let Some(Item::Text { text, .. }) = &mut self.item {
            text.push_str(piece);
        }
        let fields = json!({"delta": piece, "logprobs": [], "obfuscation": "x"});
        frames + &self.of_item("response.output_text.delta", "msg", "content_index", fields)
    }

    fn reasoning(&mut self, piece: &str) -> String {
        let mut frames = String::new();
        if !matches!(self.item, Some(Item::Reasoning(_))) {
            frames += &self.begin(Item::Reasoning(String::new()));
        }
        if let Some(Item::Reasoning(text)) = &mut self.item {
            text.push_str(piece);
        }
        let fields = json!({"delta": piece});
        frames
            + &self.of_item(
                "response.reasoning_summary_text.delta",
                "rs",
                "summary_index",
                fields,
            )
    }

    fn refusal(&mut self, text: &str) -> String {
        let frames = self.begin(Item::Refusal(text.to_owned()));
        let fields = json!({"delta": text});
        frames + &self.of_item("response.refusal.delta", "msg", "content_index", fields)
    }

    fn call_begins(&mut self, call: &Call) -> String {
        let (call, arguments) = (call.clone(), String::new());
        self.begin(Item::Call { call, arguments })
    }

    fn call_arguments(&mut self, piece: &str) -> String {
        if let Some(Item::Call { arguments, .. }) = &mut self.item {
            arguments.push_str(piece);
        }
        let fields = json!({"delta": piece});
        self.of_item("response.function_call_arguments.delta", "fc", "", fields)
    }

    fn call_ends(&mut self, _call: &Call) -> String {
        self.close()
    }

    fn cite(&mut self, cited: &Cited) -> String {
        let annotation = annotation(cited);
        let Some(Item::Text { annotations, .. }) = &mut self.item else {
            return String::new();
        };
        let index = annotations.len();
        annotations.push(annotation.clone());
        let fields = json!({"annotation_index": index, "annotation": annotation});
        self.of_item(
            "response.output_text.annotation.added",
            "msg",
            "content_index",
            fields,
        )
    }

    fn sources(&mut self, sources: &[Source]) -> String {
        let frames = self.open() + &self.close();
        let item = search_item(&self.id("ws"), sources);
        frames + &self.done(item)
    }

    fn ping(&mut self) -> String {
        self.event("keepalive", json!({}))
    }

    /// The error, and the response that failed by it.
    fn error(&mut self, kind: ErrorKind, told: &Told) -> String {
        let said = Responses.error(kind, told).json["error"].take();
        let (code, message) = (&said["code"], &said["message"]);
        // Without a code of its own it is that of any failure.
        let code = if code.is_null() { &said["type"] } else { code };
        let flat = json!({"code": code, "message": message, "param": said["param"]});
        let mut failed = response(&self.opening, "failed", &self.output, Value::Null);
        failed["error"] = json!({"code": code, "message": message});
        self.event("error", flat) + &self.event("response.failed", json!({"response": failed}))
    }

    fn finish(&mut self, _said: &Said, reason: FinishReason, counts: &Counts) -> String {
        let frames = self.open() + &self.close();
        let response = ended(&self.opening, &self.output, reason, counts);
        let kind = match response["status"].as_str() {
            Some("incomplete") => "response.incomplete",
            _ => "response.completed",
        };
        frames + &self.event(kind, json!({"response": response}))
    }
}
