//! Anthropic Messages.

use super::{Model, Opening, Question, Tokens, Told, Voice, Wire, content_text, messages, question};
use crate::script::{ErrorKind, FinishReason};
use serde_json::{Value, json};

pub(crate) struct Anthropic;

impl Wire for Anthropic {
    fn key_header(&self) -> (&'static str, &'static str) {
        ("x-api-key", "")
    }

    fn id_header(&self) -> &'static str {
        "request-id"
    }

    fn read(&self, headers: &[(String, String)], body: &Value) -> Result<Question, String> {
        if !headers.iter().any(|(name, _)| name == "anthropic-version") {
            return Err("anthropic-version: header is required".to_owned());
        }
        if !body["model"].is_string() {
            return Err("model: Field required".to_owned());
        }
        if body["max_tokens"].as_u64().is_none_or(|limit| limit == 0) {
            return Err("max_tokens: Field required".to_owned());
        }
        let list = messages(body)?;
        for (index, message) in list.iter().enumerate() {
            if message["role"] != "user" && message["role"] != "assistant" {
                return Err(format!(
                    "messages.{index}.role: Input should be 'user' or 'assistant'"
                ));
            }
            if content_text(&message["content"]).trim().is_empty() {
                return Err(format!("messages.{index}: text content blocks must be non-empty"));
            }
        }
        if list[0]["role"] != "user" {
            return Err("messages: first message must use the \"user\" role".to_owned());
        }
        Ok(question(body, list))
    }

    fn error(&self, kind: ErrorKind, told: &Told) -> (u16, Value) {
        let (status, name, message, code) = says(kind, &told.model);
        let message = told.message.clone().unwrap_or(message);
        let mut error = json!({"type": name, "message": message});
        if let Some(code) = code {
            error["details"] = json!({"error_code": code});
        }
        (
            status,
            json!({"type": "error", "error": error, "request_id": told.request_id}),
        )
    }

    fn models(&self, models: &[Model]) -> Value {
        let data: Vec<Value> = models
            .iter()
            .map(|model| {
                json!({
                    "type": "model",
                    "id": model.id,
                    "display_name": model.name.as_deref().unwrap_or(&model.id),
                    "created_at": "2026-01-01T00:00:00Z",
                    "max_input_tokens": model.context,
                    "max_tokens": model.context.map(|context| context.min(64_000)),
                })
            })
            .collect();
        let (first, last) = (models.first(), models.last());
        json!({
            "data": data,
            "has_more": false,
            "first_id": first.map(|model| &model.id),
            "last_id": last.map(|model| &model.id),
        })
    }

    fn voice(&self, opening: Opening) -> Box<dyn Voice> {
        Box::new(Messages {
            opening,
            opened: false,
            block: None,
            index: 0,
        })
    }

    fn whole(&self, opening: &Opening, text: &str, reason: FinishReason, usage: Tokens) -> Value {
        let mut message = envelope(opening, usage);
        message["content"] = json!([{"type": "text", "text": text}]);
        message["stop_reason"] = json!(stop_reason(reason));
        message
    }
}

/// Status, type, sentence and code of an error.
fn says(kind: ErrorKind, model: &str) -> (u16, &'static str, String, Option<&'static str>) {
    use ErrorKind as K;
    const BAD: &str = "invalid_request_error";
    let (status, name, message) = match kind {
        K::Overloaded => (529, "overloaded_error", "Overloaded".to_owned()),
        K::Server => (500, "api_error", "Internal server error".to_owned()),
        K::Timeout => (504, "timeout_error", "Request timed out".to_owned()),
        K::RateLimited => (
            429,
            "rate_limit_error",
            "Too many requests for this organization".to_owned(),
        ),
        K::Quota => (
            400,
            BAD,
            "Your credit balance is too low to access the Anthropic API.".to_owned(),
        ),
        K::Billing => (
            402,
            "billing_error",
            "There is a problem with your billing".to_owned(),
        ),
        K::SpendLimit => (
            400,
            BAD,
            "You have reached your specified API usage limits.".to_owned(),
        ),
        K::BadKey => (401, "authentication_error", "invalid x-api-key".to_owned()),
        K::Forbidden => (
            403,
            "permission_error",
            "Your API key may not use this resource".to_owned(),
        ),
        K::Region => (
            403,
            "permission_error",
            "Access from this region is not allowed".to_owned(),
        ),
        K::ModelNotFound => (404, "not_found_error", format!("model: {model}")),
        K::ModelRetired => (410, "not_found_error", format!("model: {model} has been retired")),
        K::ContextOverflow => (
            400,
            BAD,
            "prompt is too long: 210000 tokens > 200000 maximum".to_owned(),
        ),
        K::RequestTooLarge => (
            413,
            "request_too_large",
            "Request exceeds the maximum size".to_owned(),
        ),
        K::BadRequest => (400, BAD, "messages: Input should be a valid list".to_owned()),
        K::UnsupportedParameter => (400, BAD, "temperature: not supported by this model".to_owned()),
        K::Unprocessable => (422, BAD, "The request could not be processed".to_owned()),
        K::Filtered => (400, BAD, "Output blocked by content filtering policy".to_owned()),
    };
    let code = (kind == K::SpendLimit).then_some("enforced_spend_limit_reached");
    (status, name, message, code)
}

const fn stop_reason(reason: FinishReason) -> &'static str {
    match reason {
        FinishReason::Stop => "end_turn",
        FinishReason::Length => "max_tokens",
        FinishReason::Refused => "refusal",
        FinishReason::ToolCalls => "tool_use",
    }
}

fn envelope(opening: &Opening, usage: Tokens) -> Value {
    json!({
        "id": format!("msg_{}", opening.id),
        "type": "message",
        "role": "assistant",
        "model": opening.model,
        "content": [],
        "stop_reason": null,
        "stop_sequence": null,
        "usage": {
            "input_tokens": usage.input,
            "cache_creation_input_tokens": 0,
            "cache_read_input_tokens": 0,
            "output_tokens": usage.output,
        },
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Block {
    Thinking,
    Text,
}

struct Messages {
    opening: Opening,
    opened: bool,
    block: Option<Block>,
    index: u32,
}

impl Messages {
    /// Opens the answer and this kind of block, closing another one.
    fn ensure(&mut self, block: Block) -> String {
        let mut frames = self.open();
        if self.block == Some(block) {
            return frames;
        }
        frames += &self.close_block();
        let content = match block {
            Block::Thinking => json!({"type": "thinking", "thinking": "", "signature": ""}),
            Block::Text => json!({"type": "text", "text": ""}),
        };
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
        let usage = Tokens {
            input: self.opening.input_tokens,
            output: 1,
        };
        frame(&json!({"type": "message_start", "message": envelope(&self.opening, usage)}))
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

    fn ping(&mut self) -> String {
        frame(&json!({"type": "ping"}))
    }

    fn error(&mut self, kind: ErrorKind, told: &Told) -> String {
        frame(&Anthropic.error(kind, told).1)
    }

    fn finish(&mut self, reason: FinishReason, usage: Tokens) -> String {
        let mut frames = self.open() + &self.close_block();
        frames += &frame(&json!({
            "type": "message_delta",
            "delta": {"stop_reason": stop_reason(reason), "stop_sequence": null},
            "usage": {"input_tokens": usage.input, "output_tokens": usage.output},
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
        frames += &voice.finish(FinishReason::Stop, Tokens { input: 7, output: 2 });
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

    #[test]
    fn a_request_is_read_as_strictly_as_there() {
        let version = [("anthropic-version".to_owned(), "2023-06-01".to_owned())];
        let mut body =
            json!({"model": "m", "max_tokens": 5, "messages": [{"role": "user", "content": "Hi"}]});
        let read = Anthropic.read(&version, &body).unwrap();
        assert_eq!((read.text.as_str(), read.turn, read.stream), ("Hi", 1, false));
        assert!(
            Anthropic
                .read(&[], &body)
                .unwrap_err()
                .contains("anthropic-version")
        );
        body["messages"] = json!([{"role": "user", "content": [{"type": "text", "text": ""}]}]);
        assert!(Anthropic.read(&version, &body).unwrap_err().contains("non-empty"));
        body["messages"] = json!([{"role": "system", "content": "x"}]);
        assert!(Anthropic.read(&version, &body).unwrap_err().contains("role"));
        body["max_tokens"] = Value::Null;
        assert!(
            Anthropic
                .read(&version, &body)
                .unwrap_err()
                .contains("max_tokens")
        );
    }
}
