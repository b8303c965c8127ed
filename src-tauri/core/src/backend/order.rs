//! Chats in order: folders, pins, tags, the archive, copies, and what is being written.

use super::options::TurnOptions;
use super::{Backend, invalid, library, not_found, settings};
use crate::contract::{
    ApiResult, Attached, ChatChange, ChatId, ChatPage, ChatPlace, Draft, FolderId, PageEnd, TurnWishes,
};
use crate::history::DraftPlace;
use crate::texts;

/// Longest name of a folder, in characters.
const FOLDER_LIMIT: usize = 80;
/// Tags of a chat, and the longest of them in characters: they are marks in a line of the list.
const TAGS: usize = 10;
const TAG_LIMIT: usize = 30;
/// Longest system prompt, in bytes: some 25,000 tokens.
const SYSTEM_LIMIT: usize = 100_000;
/// Longest draft that is kept, in bytes, as long as the longest message.
const DRAFT_LIMIT: usize = 10 * 1024 * 1024;
/// Chats of one page, at most.
const PAGE: u32 = 500;
const DAY_MS: i64 = 86_400_000;

impl Backend {
    /// A page of the chats of a place, the newest first; in the bin with the day when each goes.
    ///
    /// # Errors
    /// When the history cannot be read.
    pub async fn chats_of(
        &self,
        place: ChatPlace,
        after: Option<PageEnd>,
        limit: u32,
    ) -> ApiResult<ChatPage> {
        let demo = self.demo().is_some();
        let limit = limit.clamp(1, PAGE);
        let mut page = self.history.chats_of(demo, place, after, limit).await?;
        let days = settings::bin_days(&self.world().settings);
        for chat in &mut page.chats {
            chat.goes_at = chat.deleted_at.map(|at| at.saturating_add(days * DAY_MS));
        }
        Ok(page)
    }

    /// Makes a folder of the list of chats.
    ///
    /// # Errors
    /// `InvalidInput` for a name that is empty or too long, `Conflict` for one that is taken.
    pub async fn make_folder(&self, name: &str) -> ApiResult<FolderId> {
        let id = FolderId::new();
        let name = folder_name(name)?;
        let made = self.history.make_folder(id, &name, self.clock.wall()).await;
        made.map_err(|error| folder_error(error, &name))?;
        self.tell_chats().await?;
        Ok(id)
    }

    /// # Errors
    /// As [`Backend::make_folder`], and `NotFound`.
    pub async fn rename_folder(&self, id: FolderId, name: &str) -> ApiResult<()> {
        let name = folder_name(name)?;
        let renamed = self.history.rename_folder(id, &name, self.clock.wall()).await;
        renamed.map_err(|error| folder_error(error, &name))?;
        self.tell_chats().await
    }

    /// Takes a folder away; its chats stay.
    ///
    /// # Errors
    /// `NotFound` where there is none.
    pub async fn delete_folder(&self, id: FolderId) -> ApiResult<()> {
        let deleted = self.history.delete_folder(id, self.clock.wall()).await;
        deleted.map_err(|error| folder_error(error, ""))?;
        self.tell_chats().await
    }

    /// Takes that back: the folder is there again, with the chats that were in it.
    ///
    /// # Errors
    /// `NotFound`; `Conflict` where another has its name by now.
    pub async fn undelete_folder(&self, id: FolderId) -> ApiResult<()> {
        let back = self.history.undelete_folder(id, self.clock.wall()).await;
        back.map_err(|error| folder_error(error, ""))?;
        self.tell_chats().await
    }

    /// Carries out what a person changes about a chat.
    ///
    /// # Errors
    /// `InvalidInput` for what is too long or out of its bounds, `NotFound` for the chat or the folder.
    pub async fn change_chat(&self, id: ChatId, change: ChatChange) -> ApiResult<()> {
        let change = checked(change)?;
        let history = self.history_of(id);
        history.change_chat(id, change, self.clock.wall()).await?;
        self.tell_chats().await
    }

    /// What a person said beforehand of a chat that has just begun.
    pub(super) async fn arrange_new(&self, id: ChatId, options: &TurnOptions) -> ApiResult<()> {
        let (history, now) = (self.history_of(id), self.clock.wall());
        if options.chat_wishes != TurnWishes::default() {
            let wishes = options.chat_wishes.clone();
            let change = checked(ChatChange::Wishes { wishes })?;
            history.change_chat(id, change, now).await?;
        }
        if let Some(assistant) = options.assistant.clone() {
            let assistant = Some(library::shown(assistant));
            history
                .change_chat(id, ChatChange::Assistant { assistant }, now)
                .await?;
        }
        if let Some(folder) = options.folder {
            let folder = Some(folder);
            let moved = history.change_chat(id, ChatChange::Folder { folder }, now).await;
            if let Err(error) = moved {
                // Taken away meanwhile: the message matters more than where it stands.
                tracing::warn!(%error, "the new chat is in no folder");
            }
        }
        Ok(())
    }

    /// Copies the branch of a chat that is shown into a new one.
    ///
    /// # Errors
    /// `NotFound` where there is none, `Busy` while an answer is written in it.
    pub async fn copy_chat(&self, id: ChatId) -> ApiResult<ChatId> {
        let copy = ChatId::new();
        let before = self.history.chat_setup(id).await?.title;
        let title = texts::say_with("history-copy-title", &[("title", before.into())]);
        self.history
            .copy_chat(id, copy, &title, self.clock.wall())
            .await?;
        self.tell_chats().await?;
        Ok(copy)
    }

    /// What was being written.
    ///
    /// # Errors
    /// When the history cannot be read.
    pub async fn drafts(&self, place: DraftPlace) -> ApiResult<Vec<Draft>> {
        Ok(self.history.drafts(place).await?)
    }

    /// Keeps what is being written; without words and files, forgets it.
    ///
    /// # Errors
    /// `InvalidInput` where it is longer than a message can be, `CannotWrite`.
    pub async fn keep_draft(
        &self,
        place: DraftPlace,
        slot: String,
        text: String,
        files: Vec<Attached>,
    ) -> ApiResult<()> {
        let known = slot.is_empty() || slot.parse::<ChatId>().is_ok();
        if !known {
            return Err(not_found("error-code-not-found", &[]));
        }
        if text.len() > DRAFT_LIMIT {
            return Err(invalid(
                "error-message-long",
                &[("most", (DRAFT_LIMIT / 1024 / 1024).into())],
            ));
        }
        let now = self.clock.wall();
        Ok(self.history.keep_draft(place, slot, text, files, now).await?)
    }
}

fn folder_name(name: &str) -> ApiResult<String> {
    let name = one_line(name);
    if name.is_empty() || name.chars().count() > FOLDER_LIMIT {
        return Err(invalid("error-folder-name", &[("most", FOLDER_LIMIT.into())]));
    }
    Ok(name)
}

fn folder_error(error: crate::history::HistoryError, name: &str) -> crate::contract::ApiError {
    use crate::contract::{ApiError, ErrorCode};
    use crate::history::HistoryError;
    match error {
        HistoryError::Conflict(_) => ApiError::new(
            ErrorCode::Conflict,
            texts::say_with("error-folder-taken", &[("name", name.into())]),
        ),
        HistoryError::NotFound(_) => not_found("error-folder-gone", &[]),
        other => other.into(),
    }
}

fn one_line(text: &str) -> String {
    let plain: String = text
        .chars()
        .filter(|c| !c.is_control() || c.is_whitespace())
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn checked(change: ChatChange) -> ApiResult<ChatChange> {
    match change {
        ChatChange::Tags { tags } => {
            let mut kept: Vec<String> = Vec::new();
            for tag in tags.iter().map(|tag| one_line(tag.trim_start_matches('#'))) {
                if !tag.is_empty() && !kept.contains(&tag) {
                    kept.push(tag);
                }
            }
            if kept.len() > TAGS || kept.iter().any(|tag| tag.chars().count() > TAG_LIMIT) {
                return Err(invalid(
                    "error-tags",
                    &[("most", TAGS.into()), ("long", TAG_LIMIT.into())],
                ));
            }
            Ok(ChatChange::Tags { tags: kept })
        }
        ChatChange::System { system } if system.len() > SYSTEM_LIMIT => {
            Err(invalid("error-system", &[("most", (SYSTEM_LIMIT / 1000).into())]))
        }
        ChatChange::Wishes { wishes } => {
            settings::wishes(&std::collections::BTreeMap::new(), &wishes)?;
            Ok(ChatChange::Wishes { wishes })
        }
        ChatChange::Assistant { assistant } => Ok(ChatChange::Assistant {
            assistant: assistant.map(library::shown),
        }),
        other => Ok(other),
    }
}
