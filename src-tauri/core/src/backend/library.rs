//! Prompts and assistants that a person keeps.

use super::{Backend, invalid};
use crate::contract::{ApiResult, ChatAssistant, LibraryId, LibraryItem, LibraryKind};

/// Longest name, in characters.
pub(super) const NAME_LIMIT: usize = 80;
/// Longest icon, in characters: emoji are joined of several.
const ICON_LIMIT: usize = 16;
/// Longest text, in bytes: as of a chat's system prompt.
const TEXT_LIMIT: usize = 100_000;
/// Models in an assistant's order.
const LANES: usize = 50;

impl Backend {
    /// All prompts and assistants, by name.
    ///
    /// # Errors
    /// When the history cannot be read.
    pub async fn library(&self) -> ApiResult<Vec<LibraryItem>> {
        Ok(self.history.library().await?)
    }

    /// Keeps one, new or changed; one that was deleted is back with it.
    ///
    /// # Errors
    /// `InvalidInput` without a name, for a prompt without words, and for what is too long.
    pub async fn keep_item(&self, mut item: LibraryItem) -> ApiResult<()> {
        item.name = one_line(&item.name);
        item.icon = one_line(&item.icon);
        let named = (1..=NAME_LIMIT).contains(&item.name.chars().count());
        if !named || item.icon.chars().count() > ICON_LIMIT {
            return Err(invalid("error-library-name", &[("most", NAME_LIMIT.into())]));
        }
        if item.kind == LibraryKind::Prompt {
            item.order = None;
            if item.text.trim().is_empty() {
                return Err(invalid("error-library-empty", &[]));
            }
        }
        item.order = item.order.filter(|order| !order.is_empty());
        if item.text.len() > TEXT_LIMIT || item.order.as_ref().is_some_and(|order| order.len() > LANES) {
            return Err(invalid(
                "error-library-long",
                &[("most", (TEXT_LIMIT / 1000).into())],
            ));
        }
        Ok(self.history.keep_item(item, self.clock.wall()).await?)
    }

    /// Takes one away. Chats that were begun with an assistant stay as they are.
    ///
    /// # Errors
    /// `NotFound` where it is not there.
    pub async fn delete_item(&self, id: LibraryId) -> ApiResult<()> {
        Ok(self.history.delete_item(id, self.clock.wall()).await?)
    }
}

/// As it is shown in a chat's header.
pub(super) fn shown(assistant: ChatAssistant) -> ChatAssistant {
    ChatAssistant {
        name: one_line(&assistant.name).chars().take(NAME_LIMIT).collect(),
        icon: one_line(&assistant.icon).chars().take(ICON_LIMIT).collect(),
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
