//! Gemini in Google Takeout: "My Activity" as JSON, a list of single prompts with the answer as HTML.
//! The fields are those that public readers of Takeout agree on, as of 2024 to 2026.
//!
//! Takeout does not say which prompts were one conversation, so each is a chat of its own. Whether an entry
//! is a prompt, its answer says: the words before it ("Prompted …") are in the person's language.

use super::super::foreign::{Conversation, Piece, Speaker, Turn, Whence, id};
use super::super::html;
use super::super::times::time;
use super::{NotOne, Read, list, owned, text};
use serde_json::Value;

pub(in super::super) const SERVICE: &str = "Gemini";

/// What English Takeouts say before a prompt.
const PROMPTED: &str = "Prompted ";

pub(in super::super) fn read(entry: &Value) -> Read {
    let title = text(entry, "title").ok_or(NotOne)?;
    let when = text(entry, "time").ok_or(NotOne)?;
    let at = time(entry.get("time")).ok_or(NotOne)?;
    let of_gemini = |words: &str| words.contains("Gemini") || words.contains("Bard");
    let products = list(entry, "products").iter().filter_map(Value::as_str);
    if !products.chain(text(entry, "header")).any(of_gemini) {
        return Err(NotOne);
    }
    let answer: Vec<Piece> = list(entry, "safeHtmlItem")
        .iter()
        .filter_map(|item| text(item, "html"))
        .map(|answer| Piece::Text(html::as_markdown(answer)))
        .collect();
    let mut question: Vec<Piece> = files(entry);
    let prompt = title.strip_prefix(PROMPTED).unwrap_or(title);
    if answer.is_empty() && prompt == title && question.is_empty() {
        // Feedback, a setting, a picture that was shared: nobody was asked anything.
        return Ok(Conversation::default());
    }
    question.push(Piece::Text(prompt.to_owned()));
    let turn = |id: &str, parent: Option<&str>, speaker, pieces| Turn {
        id: id.to_owned(),
        parent: parent.map(str::to_owned),
        speaker,
        at: Some(at),
        model: None,
        pieces,
    };
    Ok(Conversation {
        id: id(SERVICE, &[when, title]).to_string(),
        created_at: Some(at),
        updated_at: Some(at),
        turns: vec![
            turn("question", None, Speaker::Person, question),
            turn("answer", Some("question"), Speaker::Model, answer),
        ],
        ..Conversation::default()
    })
}

fn files(entry: &Value) -> Vec<Piece> {
    let attached = list(entry, "attachedFiles").iter().filter_map(Value::as_str);
    attached
        .chain(text(entry, "imageFile"))
        .map(|name| Piece::File {
            name: name.to_owned(),
            from: Whence::Entry(name.to_owned()),
        })
        .collect()
}

/// Whether `entry` is an activity, of whatever product.
pub(in super::super) fn is_activity(entry: &Value) -> bool {
    owned(entry, "header").is_some() && owned(entry, "title").is_some() && owned(entry, "time").is_some()
}
