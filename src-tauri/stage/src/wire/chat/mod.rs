//! OpenAI Chat Completions, and those that imitate it.

mod voice;

use super::files::{self, FileKind, FileWrong};
use super::openai;
use super::read::{self, Role, Spoken};
use super::{Ask, Counts, ErrorBody, Model, Opening, Question, Said, Told, Voice, Wire, Wrong};
use crate::script::{ErrorKind, FinishReason, Limits};
use serde_json::Value;

pub(crate) struct Chat;

impl Wire for Chat {
    fn key_header(&self) -> (&'static str, &'static str) {
        ("authorization", "Bearer ")
    }

    fn id_header(&self) -> Option<&'static str> {
        Some("x-request-id")
    }

    /// Fields that are not known are taken: those that imitate this family each have their own.
    fn read(&self, ask: &Ask<'_>) -> Result<Question, Wrong> {
        let body = ask.body;
        let Some(model) = body["model"].as_str() else {
            return Err(Wrong::at("model", "you must provide a model parameter"));
        };
        if !body["max_tokens"].is_null() && !body["max_completion_tokens"].is_null() {
            let message =
                "Setting 'max_tokens' and 'max_completion_tokens' at the same time is not supported.";
            return Err(Wrong::at("max_tokens", message));
        }
        if !body["stream_options"].is_null() && body["stream"] != Value::Bool(true) {
            let message = "The 'stream_options' parameter is only allowed when 'stream' is enabled.";
            return Err(Wrong::at("stream_options", message));
        }
        let list = read::list(body, "messages", "messages: at least one message is required")?;
        let mut said = Vec::new();
        for (index, message) in list.iter().enumerate() {
            said.push(spoken(message, &format!("messages[{index}]"))?);
        }
        Ok(Question {
            stream: body["stream"] == Value::Bool(true),
            wants_usage: body["stream_options"]["include_usage"] == Value::Bool(true),
            ..Question::of(model, &said)
        })
    }

    fn error(&self, kind: ErrorKind, told: &Told) -> ErrorBody {
        openai::error(kind, told)
    }

    fn no_key(&self, _told: &Told) -> ErrorBody {
        openai::no_key()
    }

    fn limit_headers(&self, limits: &Limits, _now: u64) -> Vec<(String, String)> {
        openai::limit_headers(limits)
    }

    fn models(&self, models: &[Model]) -> Value {
        openai::models(models)
    }

    fn model(&self, model: &Model) -> Value {
        openai::model(model)
    }

    fn voice(&self, opening: Opening) -> Box<dyn Voice> {
        Box::new(voice::Chunks::new(opening))
    }

    fn whole(&self, opening: &Opening, said: &Said, reason: FinishReason, counts: &Counts) -> Value {
        voice::whole(opening, said, reason, counts)
    }
}

fn spoken(message: &Value, place: &str) -> Result<Spoken, Wrong> {
    let role = match message["role"].as_str() {
        Some("system" | "developer") => Role::System,
        Some("user" | "tool") => Role::User,
        Some("assistant") => Role::Assistant,
        _ => {
            return Err(Wrong::at(
                format!("{place}.role"),
                format!("Invalid value: '{place}.role'"),
            ));
        }
    };
    if message["content"].is_null() && message["tool_calls"].is_null() {
        let place = format!("{place}.content");
        return Err(Wrong::at(
            &place,
            format!("Invalid value for '{place}': got null"),
        ));
    }
    let mut spoken = Spoken::new(role, "");
    for (index, part) in read::parts(&message["content"]).iter().enumerate() {
        let place = format!("{place}.content[{index}]");
        let file = match part["type"].as_str().unwrap_or_default() {
            "text" => {
                spoken.text += part["text"].as_str().unwrap_or_default();
                continue;
            }
            "refusal" | "input_audio" => continue,
            "image_url" => files::data_url(part["image_url"]["url"].as_str().unwrap_or_default()),
            "file" => file(&part["file"]),
            other => {
                let place = format!("{place}.type");
                return Err(Wrong::at(
                    &place,
                    format!("Invalid value: '{other}' at '{place}'"),
                ));
            }
        };
        spoken
            .files
            .push(file.map_err(|wrong| openai::file_wrong(wrong, &place))?);
    }
    Ok(spoken)
}

fn file(file: &Value) -> Result<FileKind, FileWrong> {
    if file["file_id"].is_string() {
        return Ok(FileKind::Elsewhere);
    }
    if !file["filename"].is_string() {
        return Err(FileWrong::TypeNotTaken);
    }
    files::data_url(file["file_data"].as_str().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use serde_json::json;

    fn read(body: &Value) -> Result<Question, Wrong> {
        Chat.read(&Ask {
            path: "/v1/chat/completions",
            query: "",
            headers: &[],
            body,
        })
    }

    #[test]
    fn a_request_is_read_as_strictly_as_there() {
        let body = json!({"model": "m", "stream": true, "stream_options": {"include_usage": true}, "messages": [
            {"role": "system", "content": "Be brief"}, {"role": "user", "content": [{"type": "text", "text": "One"}]},
            {"role": "assistant", "content": "1"}, {"role": "user", "content": "Two"}]});
        let question = read(&body).unwrap();
        assert_eq!(
            (
                question.text.as_str(),
                question.turn,
                question.stream,
                question.wants_usage
            ),
            ("Two", 2, true, true)
        );
        assert!(read(&json!({"model": "m", "messages": []})).is_err());
        let one = |message: Value| json!({"model": "m", "messages": [message]});
        assert!(read(&one(json!({"role": "bot", "content": "x"}))).is_err());
        assert!(read(&one(json!({"role": "user", "content": null}))).is_err());
        assert!(read(&one(json!({"role": "user", "content": [{"type": "input_text"}]}))).is_err());
        let mut both = one(json!({"role": "user", "content": "x"}));
        both["max_tokens"] = json!(5);
        assert!(read(&both).is_ok());
        both["max_completion_tokens"] = json!(5);
        assert_eq!(read(&both).unwrap_err().parameter.as_deref(), Some("max_tokens"));
    }
}
