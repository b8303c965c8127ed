//! Open WebUI's export of all chats: a list, each with its messages by their names in
//! `chat.history.messages`, as its public source writes and reads them. Reasoning and the results of tools
//! stand within the text, as `<details>`.

use super::super::foreign::{Conversation, Piece, Speaker, Turn, Whence};
use super::super::html;
use super::super::times::time;
use super::{NotOne, Read, data_url, is, list, owned, text};
use serde_json::Value;

pub(in super::super) const SERVICE: &str = "Open WebUI";

pub(in super::super) fn read(entry: &Value) -> Read {
    let chat = entry.get("chat").filter(|chat| chat.is_object()).ok_or(NotOne)?;
    let id = owned(entry, "id").or_else(|| owned(chat, "id")).ok_or(NotOne)?;
    let history = chat.get("history").unwrap_or(&Value::Null);
    let mut turns: Vec<Turn> = match history.get("messages").and_then(Value::as_object) {
        Some(messages) => messages
            .iter()
            .map(|(name, message)| turn(name, message, parent(message)))
            .collect(),
        None => chain(list(chat, "messages")),
    };
    turns.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(Conversation {
        id,
        title: owned(entry, "title")
            .or_else(|| owned(chat, "title"))
            .unwrap_or_default(),
        created_at: time(entry.get("created_at")).or_else(|| time(chat.get("timestamp"))),
        updated_at: time(entry.get("updated_at")),
        archived: is(entry, "archived"),
        pinned: is(entry, "pinned"),
        shown: owned(history, "currentId"),
        turns,
    })
}

fn parent(message: &Value) -> Option<String> {
    owned(message, "parentId")
}

/// Messages of an old chat, which follow each other.
fn chain(messages: &[Value]) -> Vec<Turn> {
    let mut turns: Vec<Turn> = Vec::with_capacity(messages.len());
    for (place, message) in messages.iter().enumerate() {
        let name = owned(message, "id").unwrap_or_else(|| place.to_string());
        let before = turns.last().map(|turn| turn.id.clone());
        turns.push(turn(&name, message, parent(message).or(before)));
    }
    turns
}

fn turn(name: &str, message: &Value, parent: Option<String>) -> Turn {
    let speaker = match text(message, "role") {
        Some("user") => Speaker::Person,
        Some("system") => Speaker::System,
        _ => Speaker::Model,
    };
    let mut pieces: Vec<Piece> = list(message, "files").iter().map(file).collect();
    if let Some(content) = text(message, "content") {
        match speaker {
            Speaker::Model => said(content, &mut pieces),
            _ => pieces.push(Piece::Text(content.to_owned())),
        }
    }
    Turn {
        id: name.to_owned(),
        parent,
        speaker,
        at: time(message.get("timestamp")),
        model: owned(message, "model"),
        pieces,
    }
}

fn file(file: &Value) -> Piece {
    let inner = file.get("file").unwrap_or(&Value::Null);
    let content = inner.get("data").and_then(|data| owned(data, "content"));
    let name = owned(file, "name")
        .or_else(|| owned(inner, "filename"))
        .unwrap_or_default();
    let from = match (text(file, "url").and_then(data_url), content) {
        (Some(bytes), _) => Whence::Here(bytes),
        (None, Some(content)) => Whence::Here(content.into_bytes()),
        (None, None) => Whence::Nowhere,
    };
    // What is here of a document is its text.
    let is_text = matches!(&from, Whence::Here(bytes) if std::str::from_utf8(bytes).is_ok());
    let name = match name.ends_with(".txt") || !is_text {
        true => name,
        false => format!("{name}.txt"),
    };
    Piece::File { name, from }
}

/// Takes an answer's text apart where `<details type="…">` stands in it.
fn said(content: &str, pieces: &mut Vec<Piece>) {
    const OPENS: &str = "<details type=\"";
    const CLOSES: &str = "</details>";
    let mut rest = content;
    while let Some((before, after)) = rest.split_once(OPENS) {
        let inside = after.split_once(CLOSES).and_then(|(inside, behind)| {
            let (kind, attributes) = inside.split_once('"')?;
            let (_, body) = attributes.split_once('>')?;
            let body = body.split_once("</summary>").map_or(body, |(_, body)| body);
            Some((kind, body, behind))
        });
        let Some((kind, body, behind)) = inside else {
            break;
        };
        pieces.push(Piece::Text(before.trim().to_owned()));
        let body = html::unescape(body);
        let lines = body
            .lines()
            .map(|line| line.strip_prefix("> ").or(line.strip_prefix('>')).unwrap_or(line));
        let body = lines.collect::<Vec<_>>().join("\n").trim().to_owned();
        pieces.push(match kind {
            "reasoning" => Piece::Reasoning(body),
            _ => Piece::ToolResult(body),
        });
        rest = behind;
    }
    pieces.push(Piece::Text(rest.trim_start().to_owned()));
}
