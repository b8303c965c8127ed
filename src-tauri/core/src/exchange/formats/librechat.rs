//! LibreChat's export of a conversation as JSON: its messages in one list (`messages`), or one in the
//! other (`messagesTree`, `children`), as its public source writes and reads them.
//!
//! A tree is taken apart level by level: it is as deep as the conversation is long.

use super::super::foreign::{Conversation, Piece, Speaker, Turn, Whence};
use super::super::split::{Item, Items};
use super::super::times::time;
use super::{NotOne, Read, data_url, is, list, owned, text};
use crate::contract::ToolCall;
use serde_json::{Map, Value};

pub(in super::super) const SERVICE: &str = "LibreChat";

/// Bytes that taking a tree apart may go through, again at each level.
const MOST_WORK: usize = 4 * 1024 * 1024 * 1024;

/// Reads a conversation from its bytes.
pub(in super::super) fn read(document: &[u8]) -> Read {
    let mut about = Map::new();
    // What is still to be taken apart, and what it follows.
    let mut rest: Vec<(Vec<u8>, Option<String>)> = Vec::new();
    for (of, part) in parts(document)? {
        match of.as_str() {
            "messages" | "messagesTree" => rest.push((part, None)),
            _ => {
                about.insert(of, serde_json::from_slice(&part).unwrap_or_default());
            }
        }
    }
    let about = Value::Object(about);
    let id = owned(&about, "conversationId").ok_or(NotOne)?;
    let options = about.get("options").unwrap_or(&Value::Null);
    let model = owned(options, "model");
    let mut turns = Vec::new();
    let mut work = 0;
    rest.reverse();
    while let Some((message, parent)) = rest.pop() {
        work += message.len();
        if work > MOST_WORK {
            return Err(NotOne);
        }
        let mut fields = Map::new();
        let mut children = Vec::new();
        for (of, part) in parts(&message)? {
            match of.as_str() {
                "children" => children.push(part),
                // Lists come an element at a time.
                "content" | "files" | "attachments" => {
                    let element = serde_json::from_slice(&part).unwrap_or_default();
                    if let Value::Array(list) = fields.entry(of).or_insert_with(|| Value::Array(Vec::new())) {
                        list.push(element);
                    }
                }
                _ => {
                    fields.insert(of, serde_json::from_slice(&part).unwrap_or_default());
                }
            }
        }
        let fields = Value::Object(fields);
        let Some(name) = owned(&fields, "messageId") else {
            continue;
        };
        rest.extend(
            children
                .into_iter()
                .rev()
                .map(|child| (child, Some(name.clone()))),
        );
        turns.push(turn(&fields, name, parent, model.as_deref()));
    }
    if turns.is_empty() {
        return Err(NotOne);
    }
    Ok(Conversation {
        id,
        title: owned(&about, "title").unwrap_or_default(),
        created_at: time(about.get("createdAt")),
        updated_at: time(about.get("updatedAt")),
        archived: is(&about, "isArchived"),
        turns,
        ..Conversation::default()
    })
}

/// The members of an object, lists an element at a time, with their names.
fn parts(object: &[u8]) -> Result<Vec<(String, Vec<u8>)>, NotOne> {
    let mut items = Items::new(object, object.len());
    let mut found = Vec::new();
    while let Some(item) = items.next().map_err(|_| NotOne)? {
        match item {
            Item::Element { of: Some(of), bytes } => found.push((of, bytes)),
            Item::Member { name, bytes } => found.push((name, bytes)),
            Item::Element { of: None, .. } | Item::TooLong { .. } => return Err(NotOne),
        }
    }
    Ok(found)
}

fn turn(message: &Value, id: String, parent: Option<String>, model: Option<&str>) -> Turn {
    let person = is(message, "isCreatedByUser")
        || text(message, "sender").is_some_and(|sender| sender.eq_ignore_ascii_case("user"));
    Turn {
        id,
        parent: parent.or_else(|| owned(message, "parentMessageId")),
        speaker: if person { Speaker::Person } else { Speaker::Model },
        at: time(message.get("createdAt")),
        model: owned(message, "model").or_else(|| model.map(str::to_owned)),
        pieces: pieces(message),
    }
}

fn pieces(message: &Value) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for file in [list(message, "files"), list(message, "attachments")].concat() {
        let name = owned(&file, "filename").unwrap_or_default();
        let here = text(&file, "filepath").and_then(data_url).map(Whence::Here);
        let content = || Some(Whence::Here(owned(&file, "text")?.into_bytes()));
        let from = here
            .or_else(content)
            .or_else(|| Some(Whence::Entry(owned(&file, "file_id")?)));
        pieces.push(Piece::File {
            name,
            from: from.unwrap_or(Whence::Nowhere),
        });
    }
    let before = pieces.len();
    for part in list(message, "content") {
        // A text is a string, or an object with its value.
        let words = |name: &str| {
            let inner = part.get(name)?;
            inner
                .as_str()
                .map(str::to_owned)
                .or_else(|| owned(inner, "value"))
        };
        let call = part.get("tool_call").unwrap_or(&Value::Null);
        match text(part, "type") {
            Some("text") => pieces.extend(words("text").map(Piece::Text)),
            Some("think") => pieces.extend(words("think").map(Piece::Reasoning)),
            Some("error") => pieces.extend(words("error").map(Piece::Text)),
            Some("tool_call") => {
                pieces.push(Piece::ToolCall(ToolCall {
                    id: owned(call, "id"),
                    name: owned(call, "name").unwrap_or_default(),
                    arguments: owned(call, "args").unwrap_or_default(),
                }));
                pieces.extend(owned(call, "output").map(Piece::ToolResult));
            }
            _ => {}
        }
    }
    if pieces.len() == before {
        pieces.extend(owned(message, "text").map(Piece::Text));
    }
    pieces
}
