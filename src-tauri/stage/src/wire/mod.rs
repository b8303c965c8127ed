//! The wire formats, from the provider's side. A family is one module.

mod anthropic;
mod chat;
mod files;
mod gemini;
mod ollama;
mod openai;
mod read;
mod responses;
mod words;

pub(crate) use read::{Ask, Question, Wrong};

use crate::script::{Body, ErrorKind, FinishReason, Limits, Source};
use serde_json::Value;

/// A way to speak. Pure: reads a request, writes bodies and frames.
pub(crate) trait Wire: Send + Sync {
    /// The header that carries the key, and what stands before it.
    fn key_header(&self) -> (&'static str, &'static str);
    /// The header that carries the request's id, in families that have one.
    fn id_header(&self) -> Option<&'static str>;
    /// Reads what was asked, as strictly as the family does.
    ///
    /// # Errors
    /// What the family would say is wrong.
    fn read(&self, ask: &Ask<'_>) -> Result<Question, Wrong>;
    /// Whether a request carries the parameter of this name, wherever the family puts it.
    fn carries(&self, body: &Value, parameter: &str) -> bool {
        read::at(body, parameter).is_some()
    }
    fn error(&self, kind: ErrorKind, told: &Told) -> ErrorBody;
    /// What is said to a request without a key.
    fn no_key(&self, told: &Told) -> ErrorBody {
        self.error(ErrorKind::BadKey, told)
    }
    /// What is left of the allowances, as headers; `now` in Unix seconds.
    fn limit_headers(&self, _limits: &Limits, _now: u64) -> Vec<(String, String)> {
        Vec::new()
    }
    /// The list of models.
    fn models(&self, models: &[Model]) -> Value;
    /// One model.
    fn model(&self, model: &Model) -> Value;
    /// An answer that is streamed.
    fn voice(&self, opening: Opening) -> Box<dyn Voice>;
    /// An answer that is not.
    fn whole(&self, opening: &Opening, said: &Said, reason: FinishReason, counts: &Counts) -> Value;
}

/// What an error may quote.
#[derive(Default)]
pub(crate) struct Told {
    pub request_id: String,
    pub model: String,
    /// Instead of the family's usual sentence.
    pub message: Option<String>,
    /// The parameter that is wrong.
    pub parameter: Option<String>,
}

/// A whole response that says what went wrong.
pub(crate) struct ErrorBody {
    pub status: u16,
    pub content_type: &'static str,
    pub json: Value,
}

impl ErrorBody {
    pub fn new(status: u16, json: Value) -> Self {
        Self {
            status,
            content_type: "application/json",
            json,
        }
    }

    pub fn body(&self) -> Body {
        Body::Other {
            content_type: self.content_type.to_owned(),
            text: self.json.to_string(),
        }
    }
}

/// A streamed answer. Each call gives the frames to send; what has to come before is added.
pub(crate) trait Voice: Send {
    fn content_type(&self) -> &'static str {
        "text/event-stream; charset=utf-8"
    }
    fn open(&mut self) -> String;
    fn text(&mut self, text: &str) -> String;
    fn reasoning(&mut self, text: &str) -> String;
    fn refusal(&mut self, text: &str) -> String;
    fn call_begins(&mut self, call: &Call) -> String;
    /// A piece of the call's arguments, in families that send them so.
    fn call_arguments(&mut self, piece: &str) -> String;
    fn call_ends(&mut self, call: &Call) -> String;
    fn cite(&mut self, _cited: &Cited) -> String {
        String::new()
    }
    fn sources(&mut self, _sources: &[Source]) -> String {
        String::new()
    }
    /// A sign of life without content.
    fn ping(&mut self) -> String;
    fn error(&mut self, kind: ErrorKind, told: &Told) -> String;
    fn finish(&mut self, said: &Said, reason: FinishReason, counts: &Counts) -> String;
    fn terminator(&mut self) -> String {
        String::new()
    }
}

/// What an answer is introduced with.
#[derive(Clone)]
pub(crate) struct Opening {
    pub id: String,
    pub model: String,
    pub input_tokens: u64,
    /// Unix seconds.
    pub created: u64,
    /// The request asked for counts in the stream.
    pub wants_usage: bool,
    /// The stream is one of server-sent events, where the family has another form too.
    pub events: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Counts {
    pub input: u64,
    /// Of the input.
    pub cached: u64,
    pub output: u64,
    /// Of the output.
    pub reasoning: u64,
    /// US dollars.
    pub cost: Option<f64>,
}

/// About four characters a token, as vendors say of English.
pub(crate) fn tokens_of(chars: usize) -> u64 {
    (chars as u64).div_ceil(4)
}

/// What an answer has said so far.
#[derive(Default)]
pub(crate) struct Said {
    pub reasoning: String,
    pub text: String,
    pub refusal: String,
    pub calls: Vec<Call>,
    pub cited: Vec<Cited>,
    pub sources: Vec<Source>,
}

impl Said {
    /// What is read, declined or not.
    pub fn visible(&self) -> String {
        format!("{}{}", self.text, self.refusal)
    }
}

#[derive(Clone)]
pub(crate) struct Call {
    pub id: String,
    /// From 0, within the answer.
    pub index: usize,
    pub name: String,
    pub arguments: Value,
}

/// A source and the text it belongs to, from one character to before another.
#[derive(Clone)]
pub(crate) struct Cited {
    pub source: Source,
    pub text: String,
    pub from: usize,
    pub to: usize,
}

/// A model that a seat offers.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Model {
    pub id: String,
    /// The name for people, in families that have one.
    #[serde(default)]
    pub name: Option<String>,
    /// Tokens, in families that say so.
    #[serde(default)]
    pub context: Option<u64>,
    /// Whether it takes pictures; where not, a request with one is refused. Absent: nothing is said.
    #[serde(default)]
    pub images: Option<bool>,
    /// The same of PDF.
    #[serde(default)]
    pub pdf: Option<bool>,
    #[serde(default)]
    pub reasoning: Option<bool>,
    /// Parameters that it does not take, as the family calls them.
    #[serde(default)]
    pub rejects: Vec<String>,
}

impl From<&str> for Model {
    fn from(id: &str) -> Self {
        Self {
            id: id.to_owned(),
            ..Self::default()
        }
    }
}

/// What a path under a seat asks for.
pub(crate) enum Asked {
    Answer(&'static dyn Wire),
    Models(&'static dyn Wire),
    /// One model, by its name.
    Model(&'static dyn Wire, String),
}

impl Asked {
    pub fn wire(&self) -> &'static dyn Wire {
        match self {
            Self::Answer(wire) | Self::Models(wire) | Self::Model(wire, _) => *wire,
        }
    }
}

/// Finds the family by the path; those that share `/v1/models` are told apart by a header.
pub(crate) fn asked(method: &str, ask: &Ask<'_>) -> Option<Asked> {
    let listing: &'static dyn Wire = if ask.header("anthropic-version").is_some() {
        &anthropic::Anthropic
    } else {
        &chat::Chat
    };
    match (method, ask.path) {
        ("POST", "/v1/messages") => Some(Asked::Answer(&anthropic::Anthropic)),
        ("POST", "/v1/chat/completions") => Some(Asked::Answer(&chat::Chat)),
        ("POST", "/v1/responses") => Some(Asked::Answer(&responses::Responses)),
        ("POST", "/api/chat") => Some(Asked::Answer(&ollama::Ollama)),
        ("POST", path) if gemini::asks(path).is_some() => Some(Asked::Answer(&gemini::Gemini)),
        ("POST", "/api/show") => {
            let name = ask.body["model"].as_str().or(ask.body["name"].as_str());
            Some(Asked::Model(&ollama::Ollama, name.unwrap_or_default().to_owned()))
        }
        ("GET", "/v1/models") => Some(Asked::Models(listing)),
        ("GET", "/v1beta/models") => Some(Asked::Models(&gemini::Gemini)),
        ("GET", "/api/tags") => Some(Asked::Models(&ollama::Ollama)),
        ("GET", path) => {
            let one = |prefix, wire| {
                let name = path.strip_prefix(prefix).filter(|name: &&str| !name.is_empty());
                name.map(|name| Asked::Model(wire, name.to_owned()))
            };
            one("/v1/models/", listing).or_else(|| one("/v1beta/models/", &gemini::Gemini))
        }
        _ => None,
    }
}
