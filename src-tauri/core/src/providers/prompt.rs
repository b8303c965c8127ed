//! What the families' requests have in common.

use super::{Endpoint, HttpRequest, OpaquePayload, Prompt, PromptPart};
use crate::contract::Role;
use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use secrecy::ExposeSecret;
use serde_json::Value;
use url::Url;

/// A message with its neighbours of the same role joined to it: a dropped empty answer leaves two
/// questions in a row, which several vendors refuse.
pub struct Joined<'a> {
    pub role: Role,
    pub parts: Vec<JoinedPart<'a>>,
}

pub enum JoinedPart<'a> {
    Text(&'a str),
    Opaque(&'a OpaquePayload),
}

impl Joined<'_> {
    /// All texts, with a blank line between those of different parts.
    pub fn text(&self) -> String {
        let texts: Vec<&str> = self
            .parts
            .iter()
            .filter_map(|part| match part {
                JoinedPart::Text(text) => Some(*text),
                JoinedPart::Opaque(_) => None,
            })
            .collect();
        texts.join("\n\n")
    }
}

/// The conversation without empty texts and without what other families made, neighbours of the
/// same role joined. Messages with nothing but opaque payloads are dropped: there is nothing they
/// belong to.
pub fn joined<'a>(prompt: &'a Prompt, family: &str) -> Vec<Joined<'a>> {
    let mut messages: Vec<Joined<'a>> = Vec::new();
    for message in &prompt.messages {
        let parts: Vec<JoinedPart<'a>> = message
            .parts
            .iter()
            .filter_map(|part| match part {
                PromptPart::Text(text) if text.trim().is_empty() => None,
                PromptPart::Text(text) => Some(JoinedPart::Text(text)),
                PromptPart::Opaque(payload) if payload.family == family => Some(JoinedPart::Opaque(payload)),
                // Given only to families whose traits say that they take them: none does yet.
                PromptPart::Image(_) | PromptPart::Pdf(_) | PromptPart::File { .. } => None,
                PromptPart::Opaque(_) => None,
            })
            .collect();
        if !parts.iter().any(|part| matches!(part, JoinedPart::Text(_))) {
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
