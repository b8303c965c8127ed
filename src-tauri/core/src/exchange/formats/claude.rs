//! Claude's data export: `conversations.json`, a list of conversations with `chat_messages`. Anthropic
//! does not document it; the fields are those that public converters agree on, as of exports from 2024 to
//! 2026. Older ones have no `parent_message_uuid`: then messages follow each other as they stand.
//!
//! Of an attached document the export has the text, of a picture only the name.

use super::super::foreign::{Conversation, Piece, Speaker, Turn, Whence};
use super::super::times::time;
use super::{NotOne, Read, is, list, owned, text};
use crate::contract::{Citation, ToolCall};
use serde_json::Value;

pub(in super::super) const SERVICE: &str = "Claude";

pub(in super::super) fn read(conversation: &Value) -> Read {
    let messages = conversation
        .get("chat_messages")
        .and_then(Value::as_array)
        .ok_or(NotOne)?;
    let id = owned(conversation, "uuid").ok_or(NotOne)?;
    let model = owned(conversation, "model");
    let tree = messages
        .iter()
        .any(|message| text(message, "parent_message_uuid").is_some());
    let mut turns: Vec<Turn> = Vec::with_capacity(messages.len());
    for message in messages {
        let Some(name) = owned(message, "uuid") else {
            continue;
        };
        let parent = match tree {
            true => owned(message, "parent_message_uuid"),
            false => turns.last().map(|turn| turn.id.clone()),
        };
        turns.push(Turn {
            id: name,
            parent,
            speaker: match text(message, "sender") {
                Some("human" | "user") => Speaker::Person,
                _ => Speaker::Model,
            },
            at: time(message.get("created_at")),
            model: owned(message, "model").or_else(|| model.clone()),
            pieces: pieces(message),
        });
    }
    Ok(Conversation {
        id,
        title: owned(conversation, "name").unwrap_or_default(),
        created_at: time(conversation.get("created_at")),
        updated_at: time(conversation.get("updated_at")),
        archived: false,
        pinned: is(conversation, "is_starred"),
        shown: owned(conversation, "current_leaf_message_uuid"),
        turns,
    })
}

fn pieces(message: &Value) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for file in list(message, "attachments") {
        let name = owned(file, "file_name").unwrap_or_else(|| "pasted.txt".to_owned());
        let from = match text(file, "extracted_content") {
            Some(content) => Whence::Here(content.as_bytes().to_vec()),
            None => Whence::Nowhere,
        };
        // Its text, whatever it was before.
        let name = match (&from, name.rsplit_once('.')) {
            (Whence::Here(_), Some((_, "txt" | "md" | "csv"))) | (Whence::Nowhere, _) => name,
            _ => format!("{name}.txt"),
        };
        pieces.push(Piece::File { name, from });
    }
    for file in [list(message, "files"), list(message, "files_v2")].concat() {
        let Some(name) = owned(&file, "file_name") else {
            continue;
        };
        let id = owned(&file, "file_uuid").or_else(|| owned(&file, "uuid"));
        let from = id.map_or(Whence::Nowhere, Whence::Entry);
        pieces.push(Piece::File { name, from });
    }
    let before = pieces.len();
    for block in list(message, "content") {
        pieces.extend(self::block(block));
        for source in list(block, "citations").iter().take(100) {
            pieces.extend(citation(source).map(Piece::Citation));
        }
    }
    if !pieces
        .iter()
        .skip(before)
        .any(|piece| matches!(piece, Piece::Text(_)))
        && let Some(words) = owned(message, "text")
    {
        pieces.push(Piece::Text(words));
    }
    pieces
}

fn block(block: &Value) -> Option<Piece> {
    Some(match text(block, "type")? {
        "text" | "voice_note" => Piece::Text(owned(block, "text")?),
        "thinking" => Piece::Reasoning(owned(block, "thinking")?),
        "tool_use" => Piece::ToolCall(ToolCall {
            id: owned(block, "id"),
            name: owned(block, "name").unwrap_or_default(),
            arguments: block.get("input").map(Value::to_string).unwrap_or_default(),
        }),
        "tool_result" => {
            let words = list(block, "content")
                .iter()
                .filter_map(|part| text(part, "text"));
            Piece::ToolResult(words.collect::<Vec<_>>().join("\n"))
        }
        _ => return None,
    })
}

fn citation(source: &Value) -> Option<Citation> {
    let details = source.get("details").unwrap_or(source);
    Some(Citation {
        url: Some(owned(details, "url")?),
        title: owned(source, "title").or_else(|| owned(details, "title")),
        quote: None,
        start: None,
        end: None,
    })
}
