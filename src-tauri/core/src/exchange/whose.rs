//! Whose a document is: by what stands in it, never by its name.

use super::formats::gemini;
use super::own::FORMAT;
use super::read::MOST_FOREIGN;
use super::split::{Item, Items, SplitError};
use crate::contract::ImportSource;
use serde_json::Value;
use std::io::Read;

/// What is looked at of a list to find out whose it is.
const LOOKED_AT: usize = 50;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Document {
    Own,
    List(ImportSource),
    Single(ImportSource),
    CherryStudio,
    /// A thread of Jan's; its messages lie beside it, in this entry.
    Jan(usize),
}

impl Document {
    pub const fn source(self) -> ImportSource {
        match self {
            Self::Own => ImportSource::Own,
            Self::List(source) | Self::Single(source) => source,
            Self::CherryStudio => ImportSource::CherryStudio,
            Self::Jan(_) => ImportSource::Jan,
        }
    }
}

/// Whose document this is; `None` where it is nobody's that is known.
pub(super) fn whose(reader: impl Read) -> Result<Option<Document>, SplitError> {
    let mut items = Items::new(reader, MOST_FOREIGN);
    let (mut elements, mut conversation) = (0, false);
    loop {
        let document = match items.next()? {
            None => return Ok(None),
            Some(Item::Element { of: None, bytes }) => {
                elements += 1;
                let value: Value = serde_json::from_slice(&bytes).unwrap_or_default();
                let found = of_list(&value);
                if found.is_none() && elements >= LOOKED_AT {
                    return Ok(None);
                }
                found
            }
            Some(Item::TooLong { of: None }) => None,
            Some(Item::Member { name, bytes }) => match name.as_str() {
                "format" => (serde_json::from_slice::<String>(&bytes).ok().as_deref() == Some(FORMAT))
                    .then_some(Document::Own),
                "conversationId" => {
                    conversation = true;
                    None
                }
                other => of_member(other),
            },
            Some(Item::Element { of: Some(of), .. }) => match of.as_str() {
                "messages" | "messagesTree" if conversation => {
                    Some(Document::Single(ImportSource::LibreChat))
                }
                other => of_member(other),
            },
            Some(Item::TooLong { of: Some(of) }) => of_member(&of),
        };
        if document.is_some() {
            return Ok(document);
        }
    }
}

fn of_member(name: &str) -> Option<Document> {
    Some(match name {
        "mapping" => Document::Single(ImportSource::ChatGpt),
        "chat_messages" => Document::Single(ImportSource::Claude),
        "chat" => Document::Single(ImportSource::OpenWebUi),
        "indexedDB" => Document::CherryStudio,
        _ => return None,
    })
}

fn of_list(element: &Value) -> Option<Document> {
    let has = |name: &str| element.get(name).is_some();
    let source = if has("mapping") {
        ImportSource::ChatGpt
    } else if has("chat_messages") {
        ImportSource::Claude
    } else if has("conversationId") {
        ImportSource::LibreChat
    } else if element.get("chat").is_some_and(Value::is_object) {
        ImportSource::OpenWebUi
    } else if gemini::is_activity(element) {
        ImportSource::Gemini
    } else {
        return None;
    };
    Some(Document::List(source))
}
