//! Anthropic Messages.

mod voice;

use super::files::{self, FileKind, FileWrong};
use super::read::{self, Role, Spoken};
use super::words::rfc3339;
use super::{Ask, Counts, ErrorBody, Model, Opening, Question, Said, Told, Voice, Wire, Wrong};
use crate::script::{ErrorKind, FinishReason, Left, Limits};
use serde_json::{Value, json};

pub(crate) struct Anthropic;

const FIELDS: [&str; 22] = [
    "model",
    "messages",
    "max_tokens",
    "system",
    "stream",
    "stop_sequences",
    "temperature",
    "top_p",
    "top_k",
    "thinking",
    "output_config",
    "output_format",
    "tools",
    "tool_choice",
    "metadata",
    "service_tier",
    "cache_control",
    "container",
    "context_management",
    "mcp_servers",
    "inference_geo",
    "speed",
];
/// The least a budget for thinking may be, in tokens.
const LEAST_BUDGET: u64 = 1024;

impl Wire for Anthropic {
    fn key_header(&self) -> (&'static str, &'static str) {
        ("x-api-key", "")
    }

    fn id_header(&self) -> Option<&'static str> {
        Some("request-id")
    }

    fn read(&self, ask: &Ask<'_>) -> Result<Question, Wrong> {
        let body = ask.body;
        if ask.header("anthropic-version").is_none() {
            return Err(Wrong::new("anthropic-version: header is required"));
        }
        if let Some(name) = read::unknown(body, &FIELDS) {
            return Err(Wrong::at(
                &name,
                format!("{name}: Extra inputs are not permitted"),
            ));
        }
        let Some(model) = body["model"].as_str() else {
            return Err(Wrong::at("model", "model: Field required"));
        };
        let Some(limit) = body["max_tokens"].as_u64().filter(|limit| *limit > 0) else {
            return Err(Wrong::at("max_tokens", "max_tokens: Field required"));
        };
        check_thinking(body, limit)?;
        let list = read::list(body, "messages", "messages: at least one message is required")?;
        let mut said = vec![Spoken::new(Role::System, system(&body["system"]))];
        for (index, message) in list.iter().enumerate() {
            said.push(spoken(message, index, index + 1 == list.len())?);
        }
        if list[0]["role"] != "user" {
            return Err(Wrong::new("messages: first message must use the \"user\" role"));
        }
        Ok(Question {
            stream: body["stream"] == Value::Bool(true),
            ..Question::of(model, &said)
        })
    }

    fn error(&self, kind: ErrorKind, told: &Told) -> ErrorBody {
        let (status, name, message, code) = says(kind, told);
        let message = told.message.clone().unwrap_or(message);
        let mut error = json!({"type": name, "message": message});
        if let Some(code) = code {
            error["details"] = json!({"error_code": code});
        }
        let json = json!({"type": "error", "error": error, "request_id": told.request_id});
        ErrorBody::new(status, json)
    }

    fn no_key(&self, told: &Told) -> ErrorBody {
        let told = Told {
            request_id: told.request_id.clone(),
            message: Some("x-api-key header is required".to_owned()),
            ..Told::default()
        };
        self.error(ErrorKind::BadKey, &told)
    }

    fn limit_headers(&self, limits: &Limits, now: u64) -> Vec<(String, String)> {
        let mut headers = Vec::new();
        let mut add = |what: &str, left: Left| {
            let reset = rfc3339(now + left.resets_ms.div_ceil(1_000));
            for (name, value) in [
                ("limit", left.limit.to_string()),
                ("remaining", left.remaining.to_string()),
                ("reset", reset),
            ] {
                headers.push((format!("anthropic-ratelimit-{what}-{name}"), value));
            }
        };
        if let Some(left) = limits.requests {
            add("requests", left);
        }
        if let Some(left) = limits.tokens {
            add("tokens", left);
        }
        headers
    }

    fn models(&self, models: &[Model]) -> Value {
        let data: Vec<Value> = models.iter().map(|model| self.model(model)).collect();
        let (first, last) = (models.first(), models.last());
        json!({
            "data": data,
            "has_more": false,
            "first_id": first.map(|model| &model.id),
            "last_id": last.map(|model| &model.id),
        })
    }

    fn model(&self, model: &Model) -> Value {
        let mut entry = json!({
            "type": "model",
            "id": model.id,
            "display_name": model.name.as_deref().unwrap_or(&model.id),
            "created_at": "2026-01-01T00:00:00Z",
            "max_input_tokens": model.context,
            "max_tokens": model.context.map(|context| context.min(64_000)),
        });
        let can = [
            ("image_input", model.images),
            ("pdf_input", model.pdf),
            ("thinking", model.reasoning),
        ];
        for (name, can) in can {
            if let Some(can) = can {
                entry["capabilities"][name] = json!({"supported": can});
            }
        }
        entry
    }

    fn voice(&self, opening: Opening) -> Box<dyn Voice> {
        Box::new(voice::Messages::new(opening))
    }

    fn whole(&self, opening: &Opening, said: &Said, reason: FinishReason, counts: &Counts) -> Value {
        voice::whole(opening, said, reason, counts)
    }
}

fn check_thinking(body: &Value, limit: u64) -> Result<(), Wrong> {
    let thinking = &body["thinking"];
    match thinking["type"].as_str() {
        None if thinking.is_null() => Ok(()),
        Some("disabled" | "adaptive") => Ok(()),
        Some("enabled") => {
            let name = "thinking.enabled.budget_tokens";
            let budget = thinking["budget_tokens"].as_u64().unwrap_or(0);
            if budget < LEAST_BUDGET {
                return Err(Wrong::new(format!(
                    "{name}: Input should be at least {LEAST_BUDGET}"
                )));
            }
            if budget >= limit {
                return Err(Wrong::new(format!("`max_tokens` must be greater than `{name}`")));
            }
            Ok(())
        }
        _ => Err(Wrong::new(
            "thinking.type: Input should be 'adaptive', 'enabled' or 'disabled'",
        )),
    }
}

fn system(system: &Value) -> String {
    let parts = read::parts(system);
    parts.iter().filter_map(|part| part["text"].as_str()).collect()
}

fn spoken(message: &Value, index: usize, last: bool) -> Result<Spoken, Wrong> {
    let place = format!("messages.{index}");
    let role = match message["role"].as_str() {
        Some("user") => Role::User,
        Some("assistant") => Role::Assistant,
        _ => {
            let message = format!("{place}.role: Input should be 'user' or 'assistant'");
            return Err(Wrong::new(message));
        }
    };
    let mut spoken = Spoken::new(role, "");
    let parts = read::parts(&message["content"]);
    for (number, part) in parts.iter().enumerate() {
        let place = format!("{place}.content.{number}");
        match part["type"].as_str().unwrap_or_default() {
            "text" => {
                let text = part["text"].as_str().unwrap_or_default();
                if text.trim().is_empty() {
                    return Err(Wrong::new(format!(
                        "{place}: text content blocks must be non-empty"
                    )));
                }
                spoken.text += text;
            }
            "image" | "document" => spoken.files.push(file(part, &place)?),
            "thinking" if !part["signature"].is_string() => {
                return Err(Wrong::new(format!("{place}.thinking.signature: Field required")));
            }
            "thinking"
            | "redacted_thinking"
            | "tool_use"
            | "tool_result"
            | "search_result"
            | "server_tool_use"
            | "web_search_tool_result" => {}
            other => return Err(Wrong::new(format!("{place}: unknown content block {other:?}"))),
        }
    }
    if parts.is_empty() {
        return Err(Wrong::new(format!(
            "{place}: text content blocks must be non-empty"
        )));
    }
    if last && role == Role::Assistant && spoken.text.ends_with(char::is_whitespace) {
        let message = "messages: final assistant content cannot end with trailing whitespace";
        return Err(Wrong::new(message));
    }
    Ok(spoken)
}

/// A picture or a document, from one of its sources.
fn file(part: &Value, place: &str) -> Result<FileKind, Wrong> {
    let source = &part["source"];
    let text = |name: &str| source[name].as_str().unwrap_or_default();
    let found = match text("type") {
        "base64" => files::file(text("media_type"), text("data")),
        "url" if text("url").starts_with("https://") => Ok(FileKind::Elsewhere),
        "file" => Ok(FileKind::Elsewhere),
        "text" if part["type"] == "document" && !text("data").is_empty() => Ok(FileKind::Text),
        other => return Err(Wrong::new(format!("{place}.source: unknown source {other:?}"))),
    };
    let fits = |kind: &FileKind| match part["type"].as_str() {
        Some("image") => matches!(kind, FileKind::Image | FileKind::Elsewhere),
        _ => *kind != FileKind::Image,
    };
    let found = found.and_then(|kind| {
        if fits(&kind) {
            Ok(kind)
        } else {
            Err(FileWrong::TypeNotTaken)
        }
    });
    found.map_err(|wrong| {
        Wrong::new(match wrong {
            FileWrong::NotBase64 => format!("{place}.source.base64.data: invalid base64 data"),
            FileWrong::Empty => format!("{place}.source.base64.data: must not be empty"),
            FileWrong::TypeNotTaken => {
                format!("{place}.source.base64.media_type: not one that is taken here")
            }
            FileWrong::OtherBytes => {
                format!(
                    "{place}.source: the bytes do not match the media type {}",
                    text("media_type")
                )
            }
        })
    })
}

/// Status, type, sentence and code of an error.
fn says(kind: ErrorKind, told: &Told) -> (u16, &'static str, String, Option<&'static str>) {
    use ErrorKind as K;
    const BAD: &str = "invalid_request_error";
    let model = &told.model;
    let parameter = told.parameter.as_deref().unwrap_or("temperature");
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
        K::UnsupportedParameter => (400, BAD, format!("{parameter}: not supported by this model")),
        K::Unprocessable => (422, BAD, "The request could not be processed".to_owned()),
        K::Filtered => (400, BAD, "Output blocked by content filtering policy".to_owned()),
    };
    let code = (kind == K::SpendLimit).then_some("enforced_spend_limit_reached");
    (status, name, message, code)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn read(body: &Value) -> Result<Question, Wrong> {
        let headers = [("anthropic-version".to_owned(), "2023-06-01".to_owned())];
        Anthropic.read(&Ask {
            path: "/v1/messages",
            query: "",
            headers: &headers,
            body,
        })
    }

    #[test]
    fn a_request_is_read_as_strictly_as_there() {
        let body = json!({"model": "m", "max_tokens": 5, "messages": [{"role": "user", "content": "Hi"}]});
        let question = read(&body).unwrap();
        assert_eq!(
            (question.text.as_str(), question.turn, question.stream),
            ("Hi", 1, false)
        );
        let bare = Ask {
            path: "/v1/messages",
            query: "",
            headers: &[],
            body: &body,
        };
        assert!(
            Anthropic
                .read(&bare)
                .unwrap_err()
                .message
                .contains("anthropic-version")
        );
        for (field, value, said) in [
            ("max_tokens", Value::Null, "max_tokens"),
            ("max_output_tokens", json!(5), "Extra inputs"),
            (
                "thinking",
                json!({"type": "enabled", "budget_tokens": 5}),
                "at least 1024",
            ),
            ("messages", json!([]), "at least one message"),
            (
                "messages",
                json!([{"role": "user", "content": [{"type": "text", "text": ""}]}]),
                "non-empty",
            ),
            ("messages", json!([{"role": "system", "content": "x"}]), "role"),
            (
                "messages",
                json!([{"role": "user", "content": "x"}, {"role": "assistant", "content": "y "}]),
                "trailing whitespace",
            ),
        ] {
            let mut wrong = body.clone();
            wrong[field] = value;
            let message = read(&wrong).unwrap_err().message;
            assert!(message.contains(said), "{message}");
        }
    }
}
