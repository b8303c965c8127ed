//! One file for each service whose exports are read. Each turns one conversation's JSON into a
//! [`Conversation`] and knows nothing of files, archives or the history.

pub(super) mod chatgpt;
pub(super) mod cherry_studio;
pub(super) mod claude;
pub(super) mod gemini;
pub(super) mod jan;
pub(super) mod librechat;
pub(super) mod open_webui;
#[cfg(test)]
mod tests;

use super::foreign::Conversation;
use serde_json::Value;

/// Not a conversation of this service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("it is not what this service writes")]
pub(super) struct NotOne;

pub(super) type Read = Result<Conversation, NotOne>;

/// A text member that is not empty.
fn text<'a>(value: &'a Value, name: &str) -> Option<&'a str> {
    value
        .get(name)
        .and_then(Value::as_str)
        .filter(|text| !text.is_empty())
}

fn owned(value: &Value, name: &str) -> Option<String> {
    text(value, name).map(str::to_owned)
}

/// The elements of a list member; nothing where it is no list.
fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value
        .get(name)
        .and_then(Value::as_array)
        .map_or(&[], Vec::as_slice)
}

fn is(value: &Value, name: &str) -> bool {
    value.get(name).and_then(Value::as_bool).unwrap_or(false)
}

/// The bytes of a `data:` address; `None` for any other: addresses are never followed.
fn data_url(url: &str) -> Option<Vec<u8>> {
    use base64::Engine as _;
    let (kind, data) = url.strip_prefix("data:")?.split_once(',')?;
    if !kind.ends_with(";base64") {
        return None;
    }
    base64::engine::general_purpose::STANDARD.decode(data.trim()).ok()
}
