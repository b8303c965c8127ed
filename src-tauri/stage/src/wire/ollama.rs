//! Ollama's own interface: a JSON document a line.

use super::files::{self, FileWrong};
use super::read::{self, Role, Spoken};
use super::words::rfc3339;
use super::{Ask, Call, Counts, ErrorBody, Model, Opening, Question, Said, Told, Voice, Wire, Wrong};
use crate::script::{ErrorKind, FinishReason};
use serde_json::{Value, json};

pub(crate) struct Ollama;

impl Wire for Ollama {
    fn key_header(&self) -> (&'static str, &'static str) {
        ("authorization", "Bearer ")
    }

    fn id_header(&self) -> Option<&'static str> {
        None
    }

    fn read(&self, ask: &Ask<'_>) -> Result<Question, Wrong> {
        let body = ask.body;
        let Some(model) = body["model"].as_str().filter(|model| !model.is_empty()) else {
            return Err(Wrong::new("model is required"));
        };
        let mut said = Vec::new();
        for message in body["messages"].as_array().into_iter().flatten() {
            said.push(spoken(message)?);
        }
        if !body["options"].is_null() && !body["options"].is_object() {
            return Err(Wrong::at("options", "options must be an object"));
        }
        Ok(Question {
            stream: body["stream"] != Value::Bool(false),
            ..Question::of(model, &said)
        })
    }

    fn carries(&self, body: &Value, parameter: &str) -> bool {
        [body, &body["options"]]
            .iter()
            .any(|place| read::at(place, parameter).is_some())
    }

    fn error(&self, kind: ErrorKind, told: &Told) -> ErrorBody {
        let (status, message) = says(kind, told);
        ErrorBody::new(status, json!({"error": told.message.clone().unwrap_or(message)}))
    }

    fn models(&self, models: &[Model]) -> Value {
        let list: Vec<Value> = models.iter().map(entry).collect();
        json!({"models": list})
    }

    fn model(&self, model: &Model) -> Value {
        let mut can = vec!["completion", "tools"];
        if model.images == Some(true) {
            can.push("vision");
        }
        if model.reasoning == Some(true) {
            can.push("thinking");
        }
        let mut info =
            json!({"general.architecture": "scripted", "general.parameter_count": 270_000_000_u64});
        if let Some(context) = model.context {
            info["scripted.context_length"] = json!(context);
        }
        json!({
            "modelfile": "",
            "template": "{{ .Prompt }}",
            "details": details(),
            "model_info": info,
            "capabilities": can,
            "modified_at": "2026-01-01T00:00:00Z",
        })
    }

    fn voice(&self, opening: Opening) -> Box<dyn Voice> {
        Box::new(Lines { opening })
    }

    fn whole(&self, opening: &Opening, said: &Said, reason: FinishReason, counts: &Counts) -> Value {
        let mut message = json!({"role": "assistant", "content": said.visible()});
        if !said.reasoning.is_empty() {
            message["thinking"] = json!(said.reasoning);
        }
        if !said.calls.is_empty() {
            message["tool_calls"] = said.calls.iter().map(call).collect();
        }
        last(opening, &message, reason, counts)
    }
}

fn spoken(message: &Value) -> Result<Spoken, Wrong> {
    let role = match message["role"].as_str() {
        Some("system") => Role::System,
        Some("user" | "tool") => Role::User,
        Some("assistant") => Role::Assistant,
        other => {
            let other = other.unwrap_or_default();
            return Err(Wrong::new(format!("invalid role {other:?} in a message")));
        }
    };
    let Some(text) = message["content"].as_str() else {
        return Err(Wrong::new("content of a message must be a string"));
    };
    let mut spoken = Spoken::new(role, text);
    for image in message["images"].as_array().into_iter().flatten() {
        let file = files::picture(image.as_str().unwrap_or_default());
        spoken.files.push(file.map_err(|wrong| {
            Wrong::new(match wrong {
                FileWrong::NotBase64 | FileWrong::Empty => "illegal base64 data in an image",
                FileWrong::TypeNotTaken | FileWrong::OtherBytes => "image: unknown format",
            })
        })?);
    }
    Ok(spoken)
}

/// Status and sentence. What Ollama has no word for gets the nearest it has.
fn says(kind: ErrorKind, told: &Told) -> (u16, String) {
    use ErrorKind as K;
    let model = &told.model;
    let parameter = told.parameter.as_deref().unwrap_or("thinking");
    match kind {
        K::Overloaded => (
            503,
            "server busy, please try again. maximum pending requests exceeded".to_owned(),
        ),
        K::Server => (
            500,
            "llama runner process has terminated: signal: killed".to_owned(),
        ),
        K::Timeout => (500, "timed out waiting for llama runner to start".to_owned()),
        K::RateLimited => (
            429,
            "too many requests at once, please try again later".to_owned(),
        ),
        K::Quota | K::Billing | K::SpendLimit => (
            429,
            "you have reached your weekly usage limit, upgrade for a higher one".to_owned(),
        ),
        K::BadKey => (401, "unauthorized".to_owned()),
        K::Forbidden | K::Region => (
            403,
            "this model requires a subscription, upgrade for access".to_owned(),
        ),
        K::ModelNotFound | K::ModelRetired => (404, format!("model '{model}' not found")),
        K::ContextOverflow => (400, "the input length exceeds the context length".to_owned()),
        K::RequestTooLarge => (413, "http: request body too large".to_owned()),
        K::UnsupportedParameter => (400, format!("\"{model}\" does not support {parameter}")),
        K::BadRequest | K::Unprocessable | K::Filtered => (
            400,
            "json: cannot unmarshal the request into its fields".to_owned(),
        ),
    }
}

fn details() -> Value {
    json!({
        "parent_model": "",
        "format": "gguf",
        "family": "scripted",
        "families": ["scripted"],
        "parameter_size": "270M",
        "quantization_level": "Q4_K_M",
    })
}

fn entry(model: &Model) -> Value {
    json!({
        "name": model.id,
        "model": model.id,
        "modified_at": "2026-01-01T00:00:00Z",
        "size": 253_000_000_u64,
        "digest": format!("{:064x}", model.id.len()),
        "details": details(),
    })
}

fn call(call: &Call) -> Value {
    json!({
        "id": call.id,
        "function": {"index": call.index, "name": call.name, "arguments": call.arguments},
    })
}

fn line(opening: &Opening, message: &Value) -> Value {
    json!({
        "model": opening.model,
        "created_at": rfc3339(opening.created),
        "message": message,
        "done": false,
    })
}

/// The line that says why it is over. There is no refusal here, and a tool call ends like any answer.
fn last(opening: &Opening, message: &Value, reason: FinishReason, counts: &Counts) -> Value {
    let mut line = line(opening, message);
    line["done"] = json!(true);
    line["done_reason"] = json!(match reason {
        FinishReason::Length => "length",
        FinishReason::Stop | FinishReason::Refused | FinishReason::ToolCalls => "stop",
    });
    // Nanoseconds; a model of this size on a small computer.
    line["total_duration"] = json!(counts.output * 20_000_000 + 50_000_000);
    line["load_duration"] = json!(40_000_000);
    line["prompt_eval_count"] = json!(counts.input);
    line["prompt_eval_duration"] = json!(10_000_000);
    line["eval_count"] = json!(counts.output);
    line["eval_duration"] = json!(counts.output * 20_000_000);
    line
}

struct Lines {
    opening: Opening,
}

impl Lines {
    fn message(&self, fields: Value) -> String {
        let mut message = json!({"role": "assistant", "content": ""});
        if let (Some(message), Value::Object(fields)) = (message.as_object_mut(), fields) {
            message.extend(fields);
        }
        format!("{}\n", line(&self.opening, &message))
    }
}

impl Voice for Lines {
    fn content_type(&self) -> &'static str {
        "application/x-ndjson"
    }

    /// Nothing introduces an answer here but a first line without text.
    fn open(&mut self) -> String {
        self.message(json!({}))
    }

    fn text(&mut self, text: &str) -> String {
        self.message(json!({"content": text}))
    }

    fn reasoning(&mut self, text: &str) -> String {
        self.message(json!({"thinking": text}))
    }

    fn refusal(&mut self, text: &str) -> String {
        self.text(text)
    }

    fn call_begins(&mut self, _call: &Call) -> String {
        String::new()
    }

    fn call_arguments(&mut self, _piece: &str) -> String {
        String::new()
    }

    fn call_ends(&mut self, one: &Call) -> String {
        self.message(json!({"tool_calls": [call(one)]}))
    }

    fn ping(&mut self) -> String {
        self.open()
    }

    fn error(&mut self, kind: ErrorKind, told: &Told) -> String {
        format!("{}\n", Ollama.error(kind, told).json)
    }

    fn finish(&mut self, _said: &Said, reason: FinishReason, counts: &Counts) -> String {
        let message = json!({"role": "assistant", "content": ""});
        format!("{}\n", last(&self.opening, &message, reason, counts))
    }
}
