//! Search: the index over messages and titles, what a person types, what is found.
//!
//! The index holds no text, only which words stand where, as `fold` cuts and folds them; a place to
//! show is found again in the message itself. A message is indexed in the transaction in which it
//! ends, what an import brought after it, a title in the transaction that changes it. Deleted chats stay in the index and are not found; what
//! is removed for good has to be taken out first (`message_goes`, `chats_go`), and its words are written
//! over (`clean`).
//!
//! Rows are numbered as messages are, so the newest are reached first and a search ends when it has
//! enough: a word that is everywhere costs no more than a rare one.

pub(in crate::history) mod build;
pub(in crate::history) mod clean;
mod excerpt;
mod find;
mod fold;
mod index;
mod plain;
mod query;
mod rank;
pub(in crate::history) mod stop;
mod typo;

pub use build::IndexStep;
pub use query::Day;

pub(super) use build::{V5, is_about_index, titles_later};
pub(super) use index::{
    chat_goes, chats_go, file_changed, message_ended, message_goes, message_later, title_changed,
};
