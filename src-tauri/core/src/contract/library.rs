//! What a person keeps to begin from: prompts, and assistants.

use super::{Lane, LibraryId};
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum LibraryKind {
    /// Words for a message; `{{names}}` in them are asked for.
    Prompt,
    /// What models are told before a chat, and who is asked.
    Assistant,
}

/// A prompt or an assistant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LibraryItem {
    pub id: LibraryId,
    pub kind: LibraryKind,
    pub name: String,
    /// An emoji; empty for none.
    pub icon: String,
    /// Of a prompt its words, of an assistant what models are told.
    pub text: String,
    /// Of an assistant: its model order; absent for the default one.
    pub order: Option<Vec<Lane>>,
}

/// The assistant that a chat was begun with, as it was called then: what it says and whom it asks are the
/// chat's own, so that it can change and go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ChatAssistant {
    pub name: String,
    /// An emoji; empty for none.
    pub icon: String,
}
