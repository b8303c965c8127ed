//! Chats, for the list and the window.

use super::{Backend, invalid};
use crate::contract::{
    ApiResult, BackendEvent, Chat, ChatId, ChatList, ChatSummary, ChatTerms, MessageId, ProviderId, Reach,
};
use crate::history::TitleSource;

/// The list at the side shows this many and what is pinned; older ones come by pages.
const LISTED: u32 = 300;
/// Longest title, in characters.
const TITLE_LIMIT: usize = 200;

impl Backend {
    /// The list of chats as it stands at the side, the temporary ones first: of the demo while it runs,
    /// of the person else.
    ///
    /// # Errors
    /// When the history cannot be read.
    pub async fn chat_list(&self) -> ApiResult<ChatList> {
        let demo = self.demo().is_some();
        let mut list = self.history.chat_list(demo, LISTED).await?;
        list.chats.splice(0..0, self.temporary_chats(demo).await?);
        Ok(list)
    }

    /// The temporary chats, then the newest others, and those that are pinned.
    ///
    /// # Errors
    /// When the history cannot be read.
    pub async fn chats(&self) -> ApiResult<Vec<ChatSummary>> {
        Ok(self.chat_list().await?.chats)
    }

    /// The newest chats as the setting `tray.recent` lets them be named outside of the window: at most
    /// `limit`, never temporary ones, and none of the demo.
    ///
    /// # Errors
    /// When the history cannot be read.
    pub async fn recent_titles(&self, limit: u32) -> ApiResult<Vec<(ChatId, String)>> {
        let bounded = match self.setting("tray.recent")?.as_str() {
            "none" => return Ok(Vec::new()),
            setting => setting == "all",
        };
        if self.demo().is_some() {
            return Ok(Vec::new());
        }
        Ok(self.history.newest_titles(bounded, limit).await?)
    }

    /// # Errors
    /// `NotFound` where there is none.
    pub async fn chat(&self, id: ChatId) -> ApiResult<Chat> {
        let mut chat = self.history_of(id).chat(id).await?;
        chat.summary.temporary = self.temporary(id).is_some();
        Ok(chat)
    }

    /// The chat with the newest `count` messages of its branch, for the first screen.
    ///
    /// # Errors
    /// `NotFound` where there is none.
    pub async fn chat_end(&self, id: ChatId, count: u32) -> ApiResult<Chat> {
        let count = usize::try_from(count).unwrap_or(usize::MAX);
        let mut chat = self.history_of(id).chat_end(id, count).await?;
        chat.summary.temporary = self.temporary(id).is_some();
        Ok(chat)
    }

    /// Gives a chat the person's title.
    ///
    /// # Errors
    /// `InvalidInput` for an empty title or one of more than 200 characters, `NotFound`.
    pub async fn rename_chat(&self, id: ChatId, title: &str) -> ApiResult<()> {
        let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        if title.is_empty() || title.chars().count() > TITLE_LIMIT {
            return Err(invalid("error-title", &[("most", TITLE_LIMIT.into())]));
        }
        self.history_of(id)
            .rename_chat(id, &title, TitleSource::Person, self.clock.wall())
            .await?;
        self.tell_chats().await
    }

    /// Says where a chat may go: from the next message on. What waits in it waits on these terms.
    ///
    /// # Errors
    /// `InvalidInput` for terms that name no provider or one that is not there, `NotFound` for the
    /// chat.
    pub async fn set_chat_terms(&self, id: ChatId, terms: ChatTerms) -> ApiResult<()> {
        self.check_terms(&terms)?;
        self.history_of(id)
            .set_chat_terms(id, terms, self.clock.wall())
            .await?;
        self.tell_chats().await?;
        self.tell_waiting().await;
        Ok(())
    }

    pub(super) fn check_terms(&self, terms: &ChatTerms) -> ApiResult<()> {
        let known = self.providers();
        let there = |id: &ProviderId| known.iter().any(|provider| provider.id == *id);
        if let Reach::Only { providers } = &terms.reach
            && !(providers.iter().any(there))
        {
            return Err(invalid("error-terms-only", &[]));
        }
        match &terms.order {
            Some(order) if order.is_empty() => Err(invalid("error-terms-order", &[])),
            _ => Ok(()),
        }
    }

    /// Puts a chat into the bin; [`Backend::undelete_chat`] brings it back. What is being
    /// written in it is stopped. A temporary chat is gone for good.
    ///
    /// # Errors
    /// `NotFound` where there is none.
    pub async fn delete_chat(&self, id: ChatId) -> ApiResult<()> {
        self.stop_turns_of(id);
        if !self.end_temporary(id) {
            self.history.delete_chat(id, self.clock.wall()).await?;
        }
        self.tell_waiting().await;
        self.tell_chats().await
    }

    /// # Errors
    /// `NotFound` where there never was one.
    pub async fn undelete_chat(&self, id: ChatId) -> ApiResult<()> {
        self.history.undelete_chat(id, self.clock.wall()).await?;
        self.tell_chats().await
    }

    /// Shows the branch of `message`.
    ///
    /// # Errors
    /// `NotFound` where chat or message is not there.
    pub async fn select_branch(&self, id: ChatId, message: MessageId) -> ApiResult<Chat> {
        let history = self.history_of(id);
        let mut chat = history.select_branch(id, message, self.clock.wall()).await?;
        chat.summary.temporary = self.temporary(id).is_some();
        Ok(chat)
    }

    pub(super) async fn tell_chats(&self) -> ApiResult<()> {
        let list = self.chat_list().await?;
        self.tell(BackendEvent::Chats { list });
        Ok(())
    }
}
