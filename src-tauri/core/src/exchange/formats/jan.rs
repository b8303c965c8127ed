//! Jan's threads: a folder for each, with `thread.json` and a line for each message in `messages.jsonl`, as
//! its public source writes them. They come as an archive of Jan's data folder.

use super::super::foreign::{Conversation, Piece, Speaker, Turn, Whence};
use super::super::times::time;
use super::{NotOne, Read, data_url, list, owned, text};
use serde_json::Value;

pub(in super::super) const SERVICE: &str = "Jan";

/// Reads a thread and its messages, one a line; says also how many lines were no messages.
pub(in super::super) fn read(thread: &Value, messages: &[u8]) -> Result<(Conversation, u64), NotOne> {
    let id = owned(thread, "id").ok_or(NotOne)?;
    let assistant = list(thread, "assistants")
        .first()
        .and_then(|assistant| assistant.get("model"));
    let model = assistant
        .or_else(|| thread.get("model"))
        .and_then(|model| owned(model, "id"));
    let mut turns: Vec<Turn> = Vec::new();
    let mut broken = 0;
    for line in messages.split(|&byte| byte == b'\n') {
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let message: Option<Value> = serde_json::from_slice(line).ok();
        let Some((message, name)) = message
            .and_then(|message| Some((owned(&message, "id")?, message)))
            .map(|(name, message)| (message, name))
        else {
            broken += 1;
            continue;
        };
        let before = turns.last().map(|turn| turn.id.clone());
        turns.push(Turn {
            id: name,
            parent: before,
            speaker: match text(&message, "role") {
                Some("user") => Speaker::Person,
                Some("system") => Speaker::System,
                Some("tool") => Speaker::Tool,
                _ => Speaker::Model,
            },
            at: time(message.get("created_at")).or_else(|| time(message.get("created"))),
            model: model.clone(),
            pieces: pieces(&message),
        });
    }
    let conversation = Conversation {
        id,
        title: owned(thread, "title").unwrap_or_default(),
        created_at: time(thread.get("created")),
        updated_at: time(thread.get("updated")),
        turns,
        ..Conversation::default()
    };
    Ok((conversation, broken))
}

fn pieces(message: &Value) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for part in list(message, "content") {
        let inner = part.get("text").unwrap_or(&Value::Null);
        let words = inner
            .as_str()
            .map(str::to_owned)
            .or_else(|| owned(inner, "value"));
        match text(part, "type") {
            Some("reasoning") => pieces.extend(words.map(Piece::Reasoning)),
            Some("image_url") => {
                let picture = part.get("image_url").and_then(|picture| text(picture, "url"));
                pieces.push(Piece::File {
                    name: "picture".to_owned(),
                    from: picture.and_then(data_url).map_or(Whence::Nowhere, Whence::Here),
                });
            }
            _ => pieces.extend(words.map(Piece::Text)),
        }
    }
    if let Some(words) = message.get("content").and_then(Value::as_str) {
        pieces.push(Piece::Text(words.to_owned()));
    }
    pieces
}

/// Whether this is a thread's description.
pub(in super::super) fn is_thread(value: &Value) -> Read {
    match text(value, "object") {
        Some("thread") => Ok(Conversation::default()),
        _ if value.get("assistants").is_some() && text(value, "id").is_some() => Ok(Conversation::default()),
        _ => Err(NotOne),
    }
}
