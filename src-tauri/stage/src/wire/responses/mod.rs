//! OpenAI Responses.

mod voice;

use super::files::{self, FileKind};
use super::openai;
use super::read::{self, Role, Spoken};
use super::{Ask, Counts, ErrorBody, Model, Opening, Question, Said, Told, Voice, Wire, Wrong};
use crate::script::{ErrorKind, FinishReason, Limits};
use serde_json::{Value, json};

pub(crate) struct Responses;

const FIELDS: [&str; 27] = [
    "model",
    "input",
    "instructions",
    "stream",
    "stream_options",
    "store",
    "include",
    "max_output_tokens",
    "max_tool_calls",
    "temperature",
    "top_p",
    "top_logprobs",
    "reasoning",
    "text",
    "tools",
    "tool_choice",
    "parallel_tool_calls",
    "previous_response_id",
    "conversation",
    "prompt",
    "prompt_cache_key",
    "prompt_cache_retention",
    "safety_identifier",
    "service_tier",
    "truncation",
    "metadata",
    "user",
];
/// The least `max_output_tokens` that is taken.
const LEAST_OUTPUT: u64 = 16;

impl Wire for Responses {
    fn key_header(&self) -> (&'static str, &'static str) {
        ("authorization", "Bearer ")
    }

    fn id_header(&self) -> Option<&'static str> {
        Some("x-request-id")
    }

    fn read(&self, ask: &Ask<'_>) -> Result<Question, Wrong> {
        let body = ask.body;
        if let Some(name) = read::unknown(body, &FIELDS) {
            return Err(Wrong::at(&name, format!("Unknown parameter: '{name}'.")));
        }
        let Some(model) = body["model"].as_str() else {
            return Err(Wrong::at("model", "Missing required parameter: 'model'."));
        };
        if body["max_output_tokens"]
            .as_u64()
            .is_some_and(|limit| limit < LEAST_OUTPUT)
        {
            let message =
                format!("Invalid 'max_output_tokens': expected a value of at least {LEAST_OUTPUT}.");
            return Err(Wrong::at("max_output_tokens", message));
        }
        let instructions = body["instructions"].as_str().unwrap_or_default();
        let mut said = vec![Spoken::new(Role::System, instructions)];
        match &body["input"] {
            Value::String(text) => said.push(Spoken::new(Role::User, text)),
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    said.extend(spoken(item, &format!("input[{index}]"))?);
                }
            }
            _ => return Err(Wrong::at("input", "Missing required parameter: 'input'.")),
        }
        Ok(Question {
            stream: body["stream"] == Value::Bool(true),
            ..Question::of(model, &said)
        })
    }

    fn carries(&self, body: &Value, parameter: &str) -> bool {
        let included = || body["include"].as_array().into_iter().flatten();
        read::at(body, parameter).is_some() || included().any(|one| one == parameter)
    }

    fn error(&self, kind: ErrorKind, told: &Told) -> ErrorBody {
        let mut body = openai::error(kind, told);
        match kind {
            // Another status and another sentence than on Chat Completions.
            ErrorKind::ModelNotFound => {
                body.status = 400;
                body.json["error"]["message"] =
                    json!(format!("The requested model '{}' does not exist.", told.model));
                body.json["error"]["param"] = json!("model");
            }
            ErrorKind::BadKey => body.content_type = "text/plain",
            _ => {}
        }
        body
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
        Box::new(voice::Events::new(opening))
    }

    fn whole(&self, opening: &Opening, said: &Said, reason: FinishReason, counts: &Counts) -> Value {
        voice::whole(opening, said, reason, counts)
    }
}

/// An item of the input, where it is a message.
fn spoken(item: &Value, place: &str) -> Result<Option<Spoken>, Wrong> {
    match item["type"].as_str().unwrap_or("message") {
        "message" => {}
        "reasoning" => {
            let wrong = || Wrong::at(place, "A reasoning item needs its summary.");
            return item["summary"].as_array().map(|_| None).ok_or_else(wrong);
        }
        "function_call"
        | "function_call_output"
        | "custom_tool_call"
        | "custom_tool_call_output"
        | "web_search_call"
        | "item_reference" => return Ok(None),
        other => {
            let place = format!("{place}.type");
            return Err(Wrong::at(
                &place,
                format!("Invalid value: '{other}' at '{place}'."),
            ));
        }
    }
    let role = match item["role"].as_str() {
        Some("user") => Role::User,
        Some("assistant") => Role::Assistant,
        Some("system" | "developer") => Role::System,
        _ => {
            return Err(Wrong::at(
                format!("{place}.role"),
                format!("Invalid value at '{place}.role'."),
            ));
        }
    };
    let mut spoken = Spoken::new(role, item["content"].as_str().unwrap_or_default());
    for (index, part) in item["content"].as_array().into_iter().flatten().enumerate() {
        let place = format!("{place}.content[{index}]");
        let file = match (part["type"].as_str().unwrap_or_default(), role) {
            ("input_text", Role::User | Role::System) | ("output_text", Role::Assistant) => {
                spoken.text += part["text"].as_str().unwrap_or_default();
                continue;
            }
            ("refusal", Role::Assistant) => continue,
            ("input_image", Role::User) => image(part),
            ("input_file", Role::User) => pdf(part, &place)?,
            (kind, _) => {
                let place = format!("{place}.type");
                let message = format!("Invalid value: '{kind}' at '{place}' in a message of this role.");
                return Err(Wrong::at(place, message));
            }
        };
        spoken
            .files
            .push(file.map_err(|wrong| openai::file_wrong(wrong, &place))?);
    }
    Ok(Some(spoken))
}

fn image(part: &Value) -> Result<FileKind, files::FileWrong> {
    match part["image_url"].as_str() {
        Some(url) => files::data_url(url),
        None if part["file_id"].is_string() => Ok(FileKind::Elsewhere),
        None => Err(files::FileWrong::Empty),
    }
}

fn pdf(part: &Value, place: &str) -> Result<Result<FileKind, files::FileWrong>, Wrong> {
    if part["file_id"].is_string() || part["file_url"].is_string() {
        return Ok(Ok(FileKind::Elsewhere));
    }
    if !part["filename"].is_string() {
        let place = format!("{place}.filename");
        return Err(Wrong::at(
            &place,
            format!("Missing required parameter: '{place}'."),
        ));
    }
    Ok(files::data_url(part["file_data"].as_str().unwrap_or_default()))
}
