//! ChatGPT's data export: `conversations.json`, a list of conversations, each a `mapping` of nodes by
//! their names. OpenAI does not document it; the fields are those that public importers agree on
//! (LibreChat's and Open WebUI's among them), as of exports from 2023 to 2026.
//!
//! A node without a message, or with a hidden one, only holds the tree together.

use super::super::foreign::{Conversation, Piece, Speaker, Turn, Whence};
use super::super::times::time;
use super::{NotOne, Read, is, list, owned, text};
use crate::contract::{Citation, ToolCall};
use serde_json::Value;

pub(in super::super) const SERVICE: &str = "ChatGPT";

/// Sources kept of one answer.
const MOST_SOURCES: usize = 100;

pub(in super::super) fn read(conversation: &Value) -> Read {
    let nodes = conversation
        .get("mapping")
        .and_then(Value::as_object)
        .ok_or(NotOne)?;
    let id = text(conversation, "conversation_id").or_else(|| text(conversation, "id"));
    let model = owned(conversation, "default_model_slug");
    let mut turns: Vec<Turn> = nodes
        .iter()
        .map(|(name, node)| turn(name, node, model.as_deref()))
        .collect();
    // A mapping has no order of its own; one that is the same each time makes the same of a broken one.
    turns.sort_by(|a, b| a.id.cmp(&b.id));
    let created_at = time(conversation.get("create_time"));
    let id = match id {
        Some(id) => id.to_owned(),
        // Very old ones have none.
        None => format!(
            "{created_at:?} {}",
            turns.first().map_or("", |turn| turn.id.as_str())
        ),
    };
    Ok(Conversation {
        id,
        title: owned(conversation, "title").unwrap_or_default(),
        created_at,
        updated_at: time(conversation.get("update_time")),
        archived: is(conversation, "is_archived"),
        pinned: is(conversation, "is_starred"),
        shown: owned(conversation, "current_node"),
        turns,
    })
}

fn turn(name: &str, node: &Value, model: Option<&str>) -> Turn {
    let message = node.get("message").filter(|message| message.is_object());
    let about = message
        .and_then(|message| message.get("metadata"))
        .unwrap_or(&Value::Null);
    let role = message.and_then(|message| text(message.get("author")?, "role"));
    let speaker = match role {
        Some("user") => Speaker::Person,
        Some("assistant") => Speaker::Model,
        Some("tool") => Speaker::Tool,
        _ => Speaker::System,
    };
    let hidden = is(about, "is_visually_hidden_from_conversation");
    let pieces = message
        .filter(|_| !hidden)
        .map(|message| pieces(message, about, speaker));
    Turn {
        id: name.to_owned(),
        parent: owned(node, "parent"),
        speaker,
        at: message.and_then(|message| time(message.get("create_time"))),
        model: owned(about, "model_slug").or_else(|| model.map(str::to_owned)),
        pieces: pieces.unwrap_or_default(),
    }
}

fn pieces(message: &Value, about: &Value, speaker: Speaker) -> Vec<Piece> {
    let content = message.get("content").unwrap_or(&Value::Null);
    let to = text(message, "recipient").unwrap_or("all");
    let mut pieces = Vec::new();
    let said = |said: String| match speaker {
        Speaker::Tool => Piece::ToolResult(said),
        // Said to a tool and not to the person.
        Speaker::Model if to != "all" => Piece::ToolCall(ToolCall {
            id: None,
            name: to.to_owned(),
            arguments: said,
        }),
        _ => Piece::Text(said),
    };
    match text(content, "content_type").unwrap_or("text") {
        "thoughts" => {
            for thought in list(content, "thoughts") {
                let words = [text(thought, "summary"), text(thought, "content")];
                let words = words.into_iter().flatten().collect::<Vec<_>>().join("\n");
                pieces.push(Piece::Reasoning(words));
            }
        }
        // How long it thought; what the person wrote about themselves.
        "reasoning_recap" | "user_editable_context" | "model_editable_context" => {}
        "code" if to == "all" && speaker == Speaker::Model => {
            let language = text(content, "language")
                .filter(|name| *name != "unknown")
                .unwrap_or_default();
            let code = text(content, "text").unwrap_or_default();
            pieces.push(Piece::Text(format!("```{language}\n{code}\n```")));
        }
        _ => {
            let whole = text(content, "text").or_else(|| text(content, "result"));
            pieces.extend(whole.map(|whole| said(whole.to_owned())));
            for part in list(content, "parts") {
                match part {
                    Value::String(words) => pieces.push(said(words.clone())),
                    part => pieces.extend(asset(part, about).or_else(|| Some(said(owned(part, "text")?)))),
                }
            }
        }
    }
    let known: Vec<String> = pieces.iter().filter_map(entry).collect();
    for file in list(about, "attachments") {
        if let Some(id) = text(file, "id").filter(|id| !known.iter().any(|known| known == id)) {
            let name = owned(file, "name").unwrap_or_default();
            pieces.insert(
                0,
                Piece::File {
                    name,
                    from: Whence::Entry(id.to_owned()),
                },
            );
        }
    }
    pieces.extend(sources(about).take(MOST_SOURCES).map(Piece::Citation));
    pieces
}

fn entry(piece: &Piece) -> Option<String> {
    match piece {
        Piece::File {
            from: Whence::Entry(name),
            ..
        } => Some(name.clone()),
        _ => None,
    }
}

/// A picture or sound: `file-service://file-abc` or `sediment://file_abc`, which is what its entry's
/// name begins with.
fn asset(part: &Value, about: &Value) -> Option<Piece> {
    let pointer =
        text(part, "asset_pointer").or_else(|| text(part.get("audio_asset_pointer")?, "asset_pointer"))?;
    let id = pointer.split_once("://").map_or(pointer, |(_, id)| id);
    let named = list(about, "attachments")
        .iter()
        .find(|file| text(file, "id") == Some(id));
    Some(Piece::File {
        name: named
            .and_then(|file| owned(file, "name"))
            .unwrap_or_else(|| id.to_owned()),
        from: Whence::Entry(id.to_owned()),
    })
}

fn sources(about: &Value) -> impl Iterator<Item = Citation> {
    let old = list(about, "citations")
        .iter()
        .filter_map(|one| one.get("metadata"));
    let new = list(about, "content_references")
        .iter()
        .flat_map(|one| list(one, "items"));
    old.chain(new).filter_map(|one| {
        Some(Citation {
            url: Some(owned(one, "url")?),
            title: owned(one, "title"),
            quote: owned(one, "text").or_else(|| owned(one, "snippet")),
            start: None,
            end: None,
        })
    })
}
