//! The wire formats, from the provider's side. A family is one file.

mod anthropic;
mod chat;

use crate::script::{ErrorKind, FinishReason};
use serde_json::Value;

/// A way to speak. Pure: reads a request, writes bodies and frames.
pub(crate) trait Wire: Send + Sync {
    /// The header that carries the key, and what stands before it.
    fn key_header(&self) -> (&'static str, &'static str);
    /// The header that carries the request's id.
    fn id_header(&self) -> &'static str;
    /// Reads what was asked, as strictly as the family does.
    ///
    /// # Errors
    /// What the family would say is wrong, for a person.
    fn read(&self, headers: &[(String, String)], body: &Value) -> Result<Question, String>;
    /// Status and body of an error.
    fn error(&self, kind: ErrorKind, told: &Told) -> (u16, Value);
    /// The list of models.
    fn models(&self, models: &[Model]) -> Value;
    /// An answer that is streamed.
    fn voice(&self, opening: Opening) -> Box<dyn Voice>;
    /// An answer that is not.
    fn whole(&self, opening: &Opening, text: &str, reason: FinishReason, usage: Tokens) -> Value;
}

/// What an error may quote.
pub(crate) struct Told {
    pub request_id: String,
    pub model: String,
    /// Instead of the family's usual sentence.
    pub message: Option<String>,
}

/// A streamed answer. Each call gives the frames to send; what has to come before is added.
pub(crate) trait Voice: Send {
    fn open(&mut self) -> String;
    fn text(&mut self, text: &str) -> String;
    fn reasoning(&mut self, text: &str) -> String;
    fn refusal(&mut self, text: &str) -> String;
    fn ping(&mut self) -> String;
    fn error(&mut self, kind: ErrorKind, told: &Told) -> String;
    fn finish(&mut self, reason: FinishReason, usage: Tokens) -> String;
    fn terminator(&mut self) -> String;
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
}

#[derive(Clone, Copy)]
pub(crate) struct Tokens {
    pub input: u64,
    pub output: u64,
}

impl Tokens {
    /// About four characters a token, as vendors say of English.
    pub fn of_chars(chars: usize) -> u64 {
        (chars as u64).div_ceil(4)
    }
}

/// What a request asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Question {
    pub model: String,
    pub stream: bool,
    pub wants_usage: bool,
    /// The last message of the user.
    pub text: String,
    /// The user's messages so far, this one included.
    pub turn: usize,
    pub input_chars: usize,
}

/// A model that a seat offers.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Model {
    pub id: String,
    /// The name for people, in families that have one.
    #[serde(default)]
    pub name: Option<String>,
    /// Tokens, in families that say so.
    #[serde(default)]
    pub context: Option<u64>,
}

impl From<&str> for Model {
    fn from(id: &str) -> Self {
        Self {
            id: id.to_owned(),
            name: None,
            context: None,
        }
    }
}

/// What a path under a seat asks for.
pub(crate) enum Asked {
    Answer(&'static dyn Wire),
    Models(&'static dyn Wire),
}

/// Finds the family by the path; two of them share `/v1/models`, where a header tells.
pub(crate) fn asked(method: &str, path: &str, headers: &[(String, String)]) -> Option<Asked> {
    match (method, path) {
        ("POST", "/v1/messages") => Some(Asked::Answer(&anthropic::Anthropic)),
        ("POST", "/v1/chat/completions") => Some(Asked::Answer(&chat::Chat)),
        ("GET", "/v1/models") => {
            let anthropic = headers.iter().any(|(name, _)| name == "anthropic-version");
            Some(Asked::Models(if anthropic {
                &anthropic::Anthropic
            } else {
                &chat::Chat
            }))
        }
        _ => None,
    }
}

/// Text of a message's content, which is a string or a list of parts.
fn content_text(content: &Value) -> String {
    match content {
        Value::String(text) => text.clone(),
        Value::Array(parts) => parts
            .iter()
            .filter_map(|part| part.get("text").and_then(Value::as_str))
            .collect(),
        _ => String::new(),
    }
}

/// What both families' messages have in common.
fn question(body: &Value, messages: &[Value]) -> Question {
    let of_user = |message: &&Value| message["role"] == "user";
    Question {
        model: body["model"].as_str().unwrap_or_default().to_owned(),
        stream: body["stream"] == Value::Bool(true),
        wants_usage: body["stream_options"]["include_usage"] == Value::Bool(true),
        text: messages
            .iter()
            .rfind(of_user)
            .map(|message| content_text(&message["content"]))
            .unwrap_or_default(),
        turn: messages.iter().filter(of_user).count(),
        input_chars: messages
            .iter()
            .map(|message| content_text(&message["content"]).chars().count())
            .sum(),
    }
}

fn messages(body: &Value) -> Result<&[Value], String> {
    match body["messages"].as_array() {
        Some(list) if !list.is_empty() => Ok(list),
        _ => Err("messages: at least one message is required".to_owned()),
    }
}
