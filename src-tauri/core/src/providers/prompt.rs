//! What the families' requests have in common.

use super::{Endpoint, HttpRequest, OpaquePayload, Prompt, PromptFile, PromptPart};
use crate::contract::Role;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use secrecy::ExposeSecret;
use serde_json::Value;
use std::borrow::Cow;
use url::Url;

/// A message with its neighbours of the same role joined to it: a dropped empty answer leaves two
/// questions in a row, which several vendors refuse.
pub struct Joined<'a> {
    pub role: Role,
    pub parts: Vec<JoinedPart<'a>>,
}

pub enum JoinedPart<'a> {
    /// Words, or a file as its text.
    Text(Cow<'a, str>),
    Image(&'a PromptFile),
    Pdf(&'a PromptFile),
    Opaque(&'a OpaquePayload),
}

impl JoinedPart<'_> {
    /// Opaque payloads alone make no message: there is nothing they belong to.
    const fn says_something(&self) -> bool {
        !matches!(self, Self::Opaque(_))
    }
}

impl Joined<'_> {
    /// All texts, with a blank line between those of different parts.
    pub fn text(&self) -> String {
        let texts: Vec<&str> = self
            .parts
            .iter()
            .filter_map(|part| match part {
                JoinedPart::Text(text) => Some(text.as_ref()),
                JoinedPart::Image(_) | JoinedPart::Pdf(_) | JoinedPart::Opaque(_) => None,
            })
            .collect();
        texts.join("\n\n")
    }
}

/// The conversation without empty texts and without what other families made, files before the words
/// of their message (models answer better about what they have read already), neighbours of the same
/// role joined.
pub fn joined<'a>(prompt: &'a Prompt, family: &str) -> Vec<Joined<'a>> {
    let mut messages: Vec<Joined<'a>> = Vec::new();
    for message in &prompt.messages {
        let (files, words): (Vec<_>, Vec<_>) = message.parts.iter().partition(|part| {
            matches!(
                part,
                PromptPart::Image(_) | PromptPart::Pdf(_) | PromptPart::File { .. }
            )
        });
        let parts: Vec<JoinedPart<'a>> = files
            .into_iter()
            .chain(words)
            .filter_map(|part| match part {
                PromptPart::Text(text) if text.trim().is_empty() => None,
                PromptPart::Text(text) => Some(JoinedPart::Text(Cow::Borrowed(text))),
                PromptPart::Image(image) => Some(JoinedPart::Image(image)),
                PromptPart::Pdf(pdf) => Some(JoinedPart::Pdf(pdf)),
                PromptPart::File { name, text } => Some(JoinedPart::Text(Cow::Owned(file(name, text)))),
                PromptPart::Opaque(payload) => {
                    (payload.family == family).then_some(JoinedPart::Opaque(payload))
                }
            })
            .collect();
        if !parts.iter().any(JoinedPart::says_something) {
            continue;
        }
        match messages.last_mut() {
            Some(last) if last.role == message.role => last.parts.extend(parts),
            _ => messages.push(Joined {
                role: message.role,
                parts,
            }),
        }
    }
    messages
}

/// Longest name of a file that a model is told, in characters: longer than any that is typed.
const NAME_LIMIT: usize = 200;

/// A file as models know files in a text: between tags that carry its name. Neither the name nor the
/// text can end the tags.
fn file(name: &str, text: &str) -> String {
    let name: String = name
        .chars()
        .map(|c| match c {
            '<' | '>' | '"' | '&' => '_',
            c if c.is_control() => '_',
            c => c,
        })
        .take(NAME_LIMIT)
        .collect();
    format!("<file name=\"{name}\">\n{}\n</file>", without_closing_tag(text))
}

/// `</file`, however it is written, becomes `<\/file`; nothing else of the text changes.
fn without_closing_tag(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("</") {
        let (before, tag) = rest.split_at(at);
        out.push_str(before);
        rest = tag.strip_prefix("</").unwrap_or_default();
        let named = rest.trim_start();
        let closes = named
            .get(..4)
            .is_some_and(|word| word.eq_ignore_ascii_case("file"));
        out.push_str(if closes { "<\\/" } else { "</" });
    }
    if out.is_empty() {
        return Cow::Borrowed(text);
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// An object of these fields, as they are. `json!` copies what it is given, at each level again: all words
/// of a conversation and all its pictures three times over.
pub fn object<const N: usize>(fields: [(&str, Value); N]) -> Value {
    let fields = fields.into_iter().map(|(name, value)| (name.to_owned(), value));
    Value::Object(fields.collect())
}

pub fn base64(bytes: &[u8]) -> String {
    BASE64.encode(bytes)
}

/// The file as an address that holds it whole.
pub fn data_uri(file: &PromptFile) -> String {
    format!("data:{};base64,{}", file.media_type, base64(&file.bytes))
}

/// The system prompt, where there is one that says something.
pub fn system(prompt: &Prompt) -> Option<&str> {
    prompt.system.as_deref().filter(|text| !text.trim().is_empty())
}

/// The temperature, where it may be sent: as written, not as its nearest binary fraction (0.7, not
/// 0.699999988).
pub fn temperature(prompt: &Prompt) -> Option<f64> {
    let temperature = prompt.temperature.filter(|_| prompt.takes("temperature"))?;
    temperature.to_string().parse().ok()
}

/// Where the answer is to end, where that may be sent: at most `most`, which is what the family takes.
/// The engine ends it at each of them anyway.
pub fn stop<'a>(prompt: &'a Prompt, parameter: &str, most: usize) -> Option<Vec<&'a str>> {
    let stop: Vec<&str> = prompt
        .stop
        .iter()
        // White space alone is refused by some, and would end every answer at its first line.
        .filter(|stop| !stop.trim().is_empty())
        .map(String::as_str)
        .take(most)
        .collect();
    (!stop.is_empty() && prompt.takes(parameter)).then_some(stop)
}

/// The system prompt in its own place and the conversation; where the model was seen to refuse
/// `parameter`, which is that place, what it says stands before the first question instead.
pub fn with_system<'a>(
    prompt: &'a Prompt,
    family: &str,
    parameter: &str,
) -> (Option<&'a str>, Vec<Joined<'a>>) {
    let (system, mut messages) = (system(prompt), joined(prompt, family));
    let Some(text) = system.filter(|_| !prompt.takes(parameter)) else {
        return (system, messages);
    };
    let said = JoinedPart::Text(Cow::Borrowed(text));
    match messages.first_mut().filter(|first| first.role == Role::User) {
        Some(first) => first.parts.insert(0, said),
        None => messages.insert(
            0,
            Joined {
                role: Role::User,
                parts: vec![said],
            },
        ),
    }
    (None, messages)
}

/// How a key is shown to the provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Auth {
    Bearer,
    /// The bare key in this header.
    Header(&'static str),
}

/// The headers every request has. A key that cannot stand in a header (a line feed pasted along) is
/// left out, and the provider says that it misses one.
pub fn headers(endpoint: &Endpoint, auth: Auth) -> HeaderMap {
    let mut headers = HeaderMap::new();
    let Some(key) = &endpoint.key else {
        return headers;
    };
    let key = key.expose_secret().trim();
    let (name, value) = match auth {
        Auth::Bearer => (
            header::AUTHORIZATION,
            HeaderValue::from_str(&format!("Bearer {key}")),
        ),
        Auth::Header(name) => (HeaderName::from_static(name), HeaderValue::from_str(key)),
    };
    if let Ok(mut value) = value {
        value.set_sensitive(true);
        headers.insert(name, value);
    }
    headers
}

/// A streamed question.
pub fn post(url: Url, mut headers: HeaderMap, body: &Value, accept: &'static str) -> HttpRequest {
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(header::ACCEPT, HeaderValue::from_static(accept));
    HttpRequest {
        method: Method::POST,
        url,
        headers,
        body: Bytes::from(body.to_string()),
        allow_http: false,
    }
}

pub fn get(url: Url, mut headers: HeaderMap) -> HttpRequest {
    headers.insert(header::ACCEPT, HeaderValue::from_static("application/json"));
    HttpRequest {
        method: Method::GET,
        url,
        headers,
        body: Bytes::new(),
        allow_http: false,
    }
}
