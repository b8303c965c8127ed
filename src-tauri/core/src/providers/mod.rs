//! The wire: what providers are sent and what they send back.
//!
//! A [`WireFamily`] is pure: it builds requests and reads bytes. It never opens a socket, and knows
//! nothing of the store, the router or the keyring. Sending is the [`Transport`]'s part.

mod anthropic;
mod bounded;
mod chat;
mod cost;
mod decoder;
#[cfg(target_os = "linux")]
mod desktop_proxy;
mod dials;
mod failure;
mod gemini;
mod json;
pub mod kinds;
mod models;
mod ndjson;
mod ollama;
mod openai;
mod partial_args;
mod prices;
mod prompt;
#[cfg(any(test, fuzzing))]
#[doc(hidden)]
pub mod properties;
mod rate_limits;
mod recommend;
mod responses;
mod room;
mod safe;
mod setting_up;
mod sources;
mod sse;
#[cfg(test)]
mod tests;
mod tool_calls;
mod transport;
mod url_path;
mod way_out;

pub use failure::parameters_in;
pub use kinds::{Kind, all, kind, recommended};
pub use rate_limits::rate_limits;
pub use room::request_bytes;
pub(crate) use safe::one_line;
pub use safe::{safe_message, without_keys};
pub use setting_up::{NAME_LIMIT, is_address, is_name};
pub use transport::{CONNECT_LIMIT, HttpTransport, TransportSettings, is_loopback};
pub use way_out::{Authorities, Proxy};

use crate::contract::{Allowance, Citation, Effort, FailureClass, Finish, ModelInfo, Role, Usage};
use async_trait::async_trait;
use bytes::Bytes;
use futures_util::stream::BoxStream;
use http::HeaderMap;
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use std::time::Duration;
use url::Url;

/// What one request to a model is made of, in no vendor's words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Prompt {
    pub system: Option<String>,
    /// From the first to the question, roles alternating as the conversation went.
    pub messages: Vec<PromptMessage>,
    /// Tokens; absent: the family's or the model's own limit.
    pub max_output: Option<u32>,
    /// Tokens the model can write here at most, where that is known: for the family that has to name a
    /// number.
    pub room: Option<u32>,
    pub temperature: Option<f32>,
    /// How much to think; absent: the model's own way.
    pub effort: Option<Effort>,
    /// Where one of these would come, the answer ends before it.
    pub stop: Vec<String>,
    /// Parameters this model was seen to reject, in the wire's own words ([`Failure::parameter`]):
    /// the family leaves them out, or says the same in another way.
    pub omit: Vec<String>,
}

impl Prompt {
    /// Whether `parameter` may be sent. Vendors name it with or without the objects around it, in
    /// snake or camel case: `generation_config.thinking_config` is also `thinkingConfig`.
    #[must_use]
    pub fn takes(&self, parameter: &str) -> bool {
        let asked = words_of(parameter);
        let within = |small: &[String], large: &[String]| {
            !small.is_empty() && large.windows(small.len()).any(|part| part == small)
        };
        !self.omit.iter().any(|omitted| {
            let omitted = words_of(omitted);
            within(&omitted, &asked) || within(&asked, &omitted)
        })
    }
}

fn words_of(parameter: &str) -> Vec<String> {
    parameter
        .split(['.', '[', ']'])
        .filter(|word| !word.is_empty())
        .map(|word| word.replace('_', "").to_ascii_lowercase())
        .collect()
}

#[derive(Clone, Debug, PartialEq)]
pub struct PromptMessage {
    pub role: Role,
    pub parts: Vec<PromptPart>,
}

/// A part of a message as it is sent. A family ignores none silently: what its
/// [`FamilyTraits`] do not name as taken is never given to it.
#[derive(Clone, Debug, PartialEq)]
pub enum PromptPart {
    Text(String),
    Image(PromptFile),
    Pdf(PromptFile),
    /// A file's text, where the file is text or the lane does not take it otherwise.
    File {
        name: String,
        text: Arc<str>,
    },
    /// Goes back unread, and only to the provider that made it.
    Opaque(OpaquePayload),
}

/// The bytes of a file on their way to a model.
#[derive(Clone, Debug, PartialEq)]
pub struct PromptFile {
    pub name: String,
    pub media_type: String,
    pub bytes: Bytes,
}

/// Something a provider wants back as it was: a reasoning signature, an encrypted item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpaquePayload {
    /// The wire family that made it, and its own word for the kind.
    pub family: String,
    pub kind: String,
    pub data: serde_json::Value,
}

/// Where a request goes, and with which key. No `Debug`: it holds a key.
#[derive(Clone)]
pub struct Endpoint {
    /// As the user gave it, with or without the version segment.
    pub base_url: Url,
    pub key: Option<SecretString>,
}

/// A request ready to be sent. Header values that hold a key are marked sensitive.
#[derive(Clone, Debug)]
pub struct HttpRequest {
    pub method: http::Method,
    pub url: Url,
    pub headers: HeaderMap,
    pub body: Bytes,
    /// The user said that this provider may be reached over plain http on another machine. Families
    /// leave it false; the caller sets it.
    pub allow_http: bool,
}

/// The answer's head, and its body as it arrives. Dropping it closes the connection.
pub struct HttpResponse {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: BoxStream<'static, Result<Bytes, TransportError>>,
}

/// What went wrong below HTTP.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct TransportError {
    pub kind: TransportErrorKind,
    /// For people, without the URL's userinfo or query.
    pub message: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TransportErrorKind {
    Dns,
    Refused,
    /// No connection within the limit (DNS, TCP and TLS together).
    ConnectTimeout,
    /// The certificate or the handshake.
    Tls,
    /// Could not connect for another reason.
    Connect,
    /// The connection was lost after the request had been sent.
    Reset,
    /// The body could not be decoded (a broken chunk, cut gzip).
    Body,
    /// Not sent: plain http to another machine, without the user's word for it.
    PlainHttp,
}

/// The edge to the network, an input of the engine.
#[async_trait]
pub trait Transport: Send + Sync {
    /// Sends the request and resolves at the response's head. Redirects are not followed.
    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, TransportError>;
    /// Connections kept from before may be dead: requests from now on make new ones. Those under way
    /// go on.
    fn reconnect(&self);
}

/// A failed request or stream, as the provider told it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    pub class: FailureClass,
    pub status: Option<u16>,
    pub request_id: Option<String>,
    /// The provider's own sentence, made safe by [`safe_message`].
    pub message: String,
    /// When the provider wants to be asked again, where it said so.
    pub retry_after: Option<Duration>,
    /// The parameter it did not accept, where it named one.
    pub parameter: Option<String>,
    /// What the conversation has and the model takes, where a `TooLong` said so.
    pub tokens: Option<TokenLimit>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TokenLimit {
    pub given: Option<u32>,
    pub limit: Option<u32>,
}

impl Failure {
    pub fn new(class: FailureClass, message: impl AsRef<str>) -> Self {
        Self {
            class,
            status: None,
            request_id: None,
            message: safe_message(message.as_ref()),
            retry_after: None,
            parameter: None,
            tokens: None,
        }
    }
}

/// What a stream says, one after the other.
#[derive(Clone, Debug, PartialEq)]
pub enum StreamEvent {
    /// The model's name as it answered.
    Model(String),
    RequestId(String),
    Text(String),
    Reasoning(String),
    Opaque(OpaquePayload),
    /// A source that the text so far names; its places count from the start of this stream's text.
    Citation(Citation),
    /// A piece of a tool call: `id` and `name` where they are told, arguments as they grow. Pieces of
    /// one call share its index.
    ToolCall {
        index: u32,
        id: Option<String>,
        name: Option<String>,
        arguments: String,
    },
    /// What the provider says that this request costs, in US dollars.
    Cost(f64),
    /// How much of the account's allowance is left.
    RateLimits(Vec<RateLimit>),
    /// The provider declines, in its own words (may be empty).
    Refusal(String),
    /// Counts so far: each field replaces the one before where it is present.
    Usage(Usage),
    /// Why the answer ended. More events (usage) may follow.
    Finish(Finish),
    /// The stream is over by its own word: nothing after it counts.
    Done,
    /// The provider broke off. Nothing after it counts.
    Error(Failure),
}

/// One of an account's allowances, as a response's headers tell it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateLimit {
    pub allowance: Allowance,
    pub limit: Option<u64>,
    pub remaining: Option<u64>,
    /// Until it is full again, from the response on.
    pub resets_in: Option<Duration>,
}

/// How a stream ended when its bytes did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StreamEnd {
    /// A terminator or a finish reason was seen.
    Complete,
    /// It ended cleanly and said nothing: a truncation, never a success.
    Unmarked,
}

/// Reads a response's body: `bytes -> events`. Pure, bounded in memory, and indifferent to how the
/// bytes were cut.
pub trait StreamDecoder: Send {
    /// Reads what arrived, appending what it says to `out`.
    fn push(&mut self, bytes: &[u8], out: &mut Vec<StreamEvent>);
    /// The body ended cleanly: reads a last frame without its blank line, and says how it stands.
    fn end(&mut self, out: &mut Vec<StreamEvent>) -> StreamEnd;
}

/// What is true of a model of a family, as far as its name tells, for the limits of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FamilyTraits {
    /// Reasoning arrives as it is made; where not, a long silence is normal.
    pub streams_reasoning: bool,
    /// Headers come at once, before the first token: silence before them is a failure sooner.
    pub flushes_headers: bool,
    /// The wire carries pictures, and the model is not known to be blind.
    pub images: bool,
    /// The wire carries PDF, and the model is not known to be unable to read it.
    pub pdf: bool,
    /// A last message of the assistant is the beginning of its answer: known to work, not hoped.
    pub prefills: bool,
}

/// One vendor's way to speak, or one that others imitate.
pub trait WireFamily: Send + Sync {
    /// The name used in stored opaque payloads.
    fn name(&self) -> &'static str;
    fn traits(&self, model: &str) -> FamilyTraits;
    /// The request for a streamed answer of `model` to `prompt`.
    fn chat_request(&self, endpoint: &Endpoint, model: &str, prompt: &Prompt) -> HttpRequest;
    /// A reader for the body of a response with status 200 and these headers. It also finds errors
    /// that come as plain JSON or HTML at 200.
    fn decoder(&self, headers: &HeaderMap) -> Box<dyn StreamDecoder>;
    /// The same for an answer that was allowed `max_output` tokens: where nobody says that an answer
    /// was cut at its limit, its counts do.
    fn decoder_within(&self, headers: &HeaderMap, _max_output: Option<u32>) -> Box<dyn StreamDecoder> {
        self.decoder(headers)
    }
    /// What a response with another status means: by its body first, then by its status.
    fn failure(&self, status: u16, headers: &HeaderMap, body: &[u8]) -> Failure;
    /// The request for the list of models: also the cheapest check of a key.
    fn models_request(&self, endpoint: &Endpoint) -> HttpRequest;
    /// Reads the list of models.
    ///
    /// # Errors
    /// `Server` when the body is not such a list.
    fn read_models(&self, body: &[u8]) -> Result<Vec<ModelInfo>, Failure>;
    /// The request for what a listed model can do, where the list does not say it.
    fn model_request(&self, _: &Endpoint, _model: &str) -> Option<HttpRequest> {
        None
    }
    /// Adds what the answer to [`WireFamily::model_request`] says; nothing, where it cannot be read.
    fn read_model(&self, _body: &[u8], _model: &mut ModelInfo) {}
}
