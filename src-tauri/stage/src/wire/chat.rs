//! OpenAI Chat Completions.

use super::{Model, Opening, Question, Tokens, Told, Voice, Wire, messages, question};
use crate::script::{ErrorKind, FinishReason};
use serde_json::{Value, json};

pub(crate) struct Chat;

/// Roles that a message may have.
const ROLES: [&str; 5] = ["system", "developer", "user", "assistant", "tool"];

impl Wire for Chat {
    fn key_header(&self) -> (&'static str, &'static str) {
        ("authorization", "Bearer ")
    }

    fn id_header(&self) -> &'static str {
        "x-request-id"
    }

    fn read(&self, _headers: &[(String, String)], body: &Value) -> Result<Question, String> {
        if !body["model"].is_string() {
            return Err("you must provide a model parameter".to_owned());
        }
        let list = messages(body)?;
        for (index, message) in list.iter().enumerate() {
            if !message["role"].as_str().is_some_and(|role| ROLES.contains(&role)) {
                return Err(format!("Invalid value: 'messages[{index}].role'"));
            }
            if message["content"].is_null() && message["tool_calls"].is_null() {
                return Err(format!("Invalid value for 'messages[{index}].content': got null"));
            }
        }
        Ok(question(body, list))
    }

    fn error(&self, kind: ErrorKind, told: &Told) -> (u16, Value) {
        let said = says(kind, &told.model);
        let message = told.message.as_deref().unwrap_or(&said.message);
        let error = json!({"message": message, "type": said.name, "param": said.param, "code": said.code});
        (said.status, json!({"error": error}))
    }

    fn models(&self, models: &[Model]) -> Value {
        let data: Vec<Value> = models
            .iter()
            .map(|model| {
                let mut entry =
                    json!({"id": model.id, "object": "model", "created": 0, "owned_by": "understudy-stage"});
                if let Some(name) = &model.name {
                    entry["name"] = json!(name);
                }
                if let Some(context) = model.context {
                    entry["context_length"] = json!(context);
                }
                entry
            })
            .collect();
        json!({"object": "list", "data": data})
    }

    fn voice(&self, opening: Opening) -> Box<dyn Voice> {
        Box::new(Chunks {
            opening,
            opened: false,
        })
    }

    fn whole(&self, opening: &Opening, text: &str, reason: FinishReason, usage: Tokens) -> Value {
        json!({
            "id": format!("chatcmpl-{}", opening.id),
            "object": "chat.completion",
            "created": opening.created,
            "model": opening.model,
            "choices": [{
                "index": 0,
                "message": {"role": "assistant", "content": text, "refusal": null},
                "finish_reason": finish_reason(reason),
            }],
            "usage": counts(usage),
        })
    }
}

struct Said {
    status: u16,
    name: &'static str,
    message: String,
    code: Option<&'static str>,
    param: Option<&'static str>,
}

fn says(kind: ErrorKind, model: &str) -> Said {
    use ErrorKind as K;
    const BAD: &str = "invalid_request_error";
    let (status, name, code, message) = match kind {
        K::Overloaded => (503, "server_error", None, "That model is currently overloaded".to_owned()),
        K::Server => (500, "server_error", None, "The server had an error".to_owned()),
        K::Timeout => (504, "server_error", None, "The request timed out".to_owned()),
        K::RateLimited => {
            (429, "requests", Some("rate_limit_exceeded"), format!("Rate limit reached for {model}"))
        }
        K::Quota => {
            (429, "insufficient_quota", Some("insufficient_quota"), "You exceeded your current quota".to_owned())
        }
        K::Billing => (402, "unknown_error", Some("invalid_request_error"), "Insufficient Balance".to_owned()),
        K::SpendLimit => {
            (400, BAD, Some("billing_hard_limit_reached"), "Billing hard limit has been reached".to_owned())
        }
        K::BadKey => (401, BAD, Some("invalid_api_key"), "Incorrect API key provided".to_owned()),
        K::Forbidden => (403, BAD, Some("insufficient_permissions"), "You have insufficient permissions".to_owned()),
        K::Region => (
            403,
            "request_forbidden",
            Some("unsupported_country_region_territory"),
            "Country, region, or territory not supported".to_owned(),
        ),
        K::ModelNotFound => (404, BAD, Some("model_not_found"), format!("The model `{model}` does not exist")),
        K::ModelRetired => (410, BAD, Some("model_deprecated"), format!("The model `{model}` has been retired")),
        K::ContextOverflow => (
            400,
            BAD,
            Some("context_length_exceeded"),
            "This model's maximum context length is 8192 tokens. However, your messages resulted in 9000 tokens."
                .to_owned(),
        ),
        K::RequestTooLarge => (413, BAD, None, "Request too large".to_owned()),
        K::BadRequest => (400, BAD, None, "Invalid value in the request".to_owned()),
        K::UnsupportedParameter => (
            400,
            BAD,
            Some("unsupported_parameter"),
            "Unsupported parameter: 'temperature' is not supported with this model.".to_owned(),
        ),
        K::Unprocessable => (422, BAD, None, "The request could not be processed".to_owned()),
        K::Filtered => (400, BAD, Some("content_filter"), "The prompt was filtered".to_owned()),
    };
    let param = match kind {
        K::UnsupportedParameter => Some("temperature"),
        K::ContextOverflow => Some("messages"),
        _ => None,
    };
    Said {
        status,
        name,
        message,
        code,
        param,
    }
}

const fn finish_reason(reason: FinishReason) -> &'static str {
    match reason {
        FinishReason::Stop => "stop",
        FinishReason::Length => "length",
        FinishReason::Refused => "content_filter",
        FinishReason::ToolCalls => "tool_calls",
    }
}

fn counts(usage: Tokens) -> Value {
    json!({
        "prompt_tokens": usage.input,
        "completion_tokens": usage.output,
        "total_tokens": usage.input + usage.output,
    })
}

struct Chunks {
    opening: Opening,
    opened: bool,
}

impl Chunks {
    fn chunk(&self, choices: &Value, usage: Option<Tokens>) -> String {
        let mut chunk = json!({
            "id": format!("chatcmpl-{}", self.opening.id),
            "object": "chat.completion.chunk",
            "created": self.opening.created,
            "model": self.opening.model,
            "choices": choices,
        });
        if self.opening.wants_usage {
            chunk["usage"] = usage.map_or(Value::Null, counts);
        }
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

    fn ping(&mut self) -> String {
        ": keepalive\n\n".to_owned()
    }

    fn error(&mut self, kind: ErrorKind, told: &Told) -> String {
        format!("data: {}\n\n", Chat.error(kind, told).1)
    }

    fn finish(&mut self, reason: FinishReason, usage: Tokens) -> String {
        let mut frames = self.open() + &self.delta(&json!({}), Some(finish_reason(reason)));
        if self.opening.wants_usage {
            frames += &self.chunk(&json!([]), Some(usage));
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
        frames += &voice.finish(FinishReason::Length, Tokens { input: 7, output: 1 });
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
        let frames = voice.text("Hi") + &voice.finish(FinishReason::Stop, Tokens { input: 7, output: 1 });
        assert!(chunks(&frames).iter().all(|chunk| chunk.get("usage").is_none()));
    }

    #[test]
    fn a_request_is_read_as_strictly_as_there() {
        let body = json!({"model": "m", "stream": true, "stream_options": {"include_usage": true}, "messages": [
            {"role": "system", "content": "Be brief"}, {"role": "user", "content": [{"type": "text", "text": "One"}]},
            {"role": "assistant", "content": "1"}, {"role": "user", "content": "Two"}]});
        let read = Chat.read(&[], &body).unwrap();
        assert_eq!(
            (read.text.as_str(), read.turn, read.stream, read.wants_usage),
            ("Two", 2, true, true)
        );
        assert!(Chat.read(&[], &json!({"model": "m", "messages": []})).is_err());
        assert!(
            Chat.read(
                &[],
                &json!({"model": "m", "messages": [{"role": "bot", "content": "x"}]})
            )
            .is_err()
        );
        assert!(
            Chat.read(
                &[],
                &json!({"model": "m", "messages": [{"role": "user", "content": null}]})
            )
            .is_err()
        );
    }
}
