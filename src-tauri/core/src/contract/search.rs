//! Search in the history, as a front shows it.

use super::{ChatId, LaneName, MessageId, Role, Timestamp};
use serde::{Deserialize, Serialize};

/// What to look for. Nothing typed is an error.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SearchRequest {
    /// Words, "phrases", beginnings (`word*`), `-without`, and the filters `from:me`, `from:model`,
    /// `model:`, `before:2026-01-31`, `after:`, `in:`.
    pub text: String,
    /// The person may still be typing: the last word may be the beginning of one.
    #[serde(default)]
    pub typing: bool,
    /// Where to go on, from the page before.
    #[serde(default)]
    pub cursor: Option<SearchCursor>,
}

/// Where the next page begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SearchCursor {
    /// The newest message that is looked at.
    pub upto: i64,
    /// How many of those ranked from there were shown.
    pub shown: u32,
}

/// A piece of a text; those that were looked for are marked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Excerpt {
    pub text: String,
    pub hit: bool,
}

/// A chat whose title has all the words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ChatHit {
    pub chat: ChatId,
    /// The whole title.
    pub title: Vec<Excerpt>,
    pub updated_at: Timestamp,
}

/// A message that has all the words, in its text or in a file that goes with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct MessageHit {
    pub chat: ChatId,
    /// Of its chat.
    pub title: String,
    pub message: MessageId,
    pub role: Role,
    /// Whose text stands at its end, of an answer.
    pub lane: Option<LaneName>,
    pub created_at: Timestamp,
    /// The place where the words stand, in one line.
    pub excerpt: Vec<Excerpt>,
    /// The name of the file that the place is in.
    pub file: Option<String>,
}

/// A word that is not in the history, and those that were looked for in its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Correction {
    pub typed: String,
    pub found: Vec<String>,
}

/// How far the index has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Indexing {
    /// In percent, below 100.
    pub percent: u8,
    /// It was damaged and is made anew.
    pub anew: bool,
}

/// A page of what was found. The best come first, newer ones first among equals; of more than 300
/// messages the newest 300 are ranked, then the 300 before them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SearchPage {
    /// On the first page only.
    pub chats: Vec<ChatHit>,
    pub messages: Vec<MessageHit>,
    /// Absent on the last page.
    pub next: Option<SearchCursor>,
    /// Filters that could not be read, as typed; the rest was looked for.
    pub unread: Vec<String>,
    /// Nothing was found as typed: what was looked for in its place.
    pub corrections: Vec<Correction>,
    /// Present while older messages are not in the index yet.
    pub indexing: Option<Indexing>,
    /// It took too long: there may be more than what was found until then.
    pub cut: bool,
}
