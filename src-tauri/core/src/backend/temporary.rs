//! Temporary chats: as any other, but in a history that is nowhere but in this process. Each has one of
//! its own, so that nothing of it is left when it goes; their attempts are booked in the history on the
//! disk, without a chat and without words.

use super::unstored::Keeping;
use super::{Backend, lock};
use crate::contract::{ApiResult, AttachmentId, ChatId, ChatSummary, MessageId, Seam, Timestamp};
use crate::engine::{AnswerEnd, AttemptEnd, AttemptStart, NewTurn, StoredPart, TurnStore, TurnStoreError};
use crate::history::History;
use async_trait::async_trait;
use bytes::Bytes;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

/// The temporary chats of this process.
#[derive(Default)]
pub(super) struct Temporary {
    chats: Mutex<HashMap<ChatId, Arc<TemporaryChat>>>,
}

pub(super) struct TemporaryChat {
    pub history: Arc<History>,
    /// The bytes of its files, and of what is sent of them.
    files: Mutex<HashMap<AttachmentId, Bytes>>,
}

impl TemporaryChat {
    pub async fn open(now: Timestamp) -> ApiResult<Arc<Self>> {
        Ok(Arc::new(Self {
            history: Arc::new(History::in_memory(now).await?),
            files: Mutex::default(),
        }))
    }

    pub fn file(&self, id: &AttachmentId) -> Option<Bytes> {
        lock(&self.files).get(id).cloned()
    }

    pub fn keep_file(&self, id: AttachmentId, bytes: Bytes) {
        lock(&self.files).insert(id, bytes);
    }
}

impl Backend {
    /// Where the words of a chat are.
    pub(super) fn history_of(&self, chat: ChatId) -> Arc<History> {
        self.temporary(chat)
            .map_or_else(|| self.history.clone(), |chat| chat.history.clone())
    }

    pub(super) fn temporary(&self, chat: ChatId) -> Option<Arc<TemporaryChat>> {
        lock(&self.temporary.chats).get(&chat).cloned()
    }

    /// Where an answer is that a person goes on with.
    pub(super) async fn history_with(&self, answer: MessageId) -> Arc<History> {
        for chat in self.all_temporary() {
            if chat.history.broken_answer(answer).await.is_ok() {
                return chat.history.clone();
            }
        }
        self.history.clone()
    }

    /// The file's bytes, where it went with a temporary chat.
    pub(super) fn temporary_file(&self, id: &AttachmentId) -> Option<Bytes> {
        self.all_temporary().into_iter().find_map(|chat| chat.file(id))
    }

    pub(super) async fn temporary_thumbnail(&self, id: &AttachmentId) -> Option<Option<Bytes>> {
        for chat in self.all_temporary() {
            if let Ok(picture) = chat.history.thumbnail(id.clone()).await {
                return Some(picture);
            }
        }
        None
    }

    pub(super) fn begin_temporary(&self, id: ChatId, chat: Arc<TemporaryChat>) {
        lock(&self.temporary.chats).insert(id, chat);
    }

    /// Ends a temporary chat: nothing of it is left. False where it is none.
    pub(super) fn end_temporary(&self, id: ChatId) -> bool {
        lock(&self.temporary.chats).remove(&id).is_some()
    }

    /// Those of the demo, or of the person, the newest first.
    pub(super) async fn temporary_chats(&self, demo: bool) -> ApiResult<Vec<ChatSummary>> {
        let mut summaries = Vec::new();
        for chat in self.all_temporary() {
            summaries.extend(chat.history.chats(None, 1).await?);
        }
        summaries.retain(|chat| chat.demo == demo);
        summaries.iter_mut().for_each(|chat| chat.temporary = true);
        summaries.sort_by_key(|chat| std::cmp::Reverse((chat.updated_at, chat.id)));
        Ok(summaries)
    }

    pub(super) async fn end_temporary_of_demo(&self) -> ApiResult<()> {
        for chat in self.temporary_chats(true).await? {
            self.end_temporary(chat.id);
        }
        Ok(())
    }

    fn all_temporary(&self) -> Vec<Arc<TemporaryChat>> {
        lock(&self.temporary.chats).values().cloned().collect()
    }

    /// Where a turn of this chat is kept.
    pub(super) fn store_of(&self, chat: ChatId) -> Arc<dyn TurnStore> {
        match self.temporary(chat) {
            Some(chat) => Arc::new(Apart {
                words: chat.history.clone(),
                figures: self.history.clone(),
            }),
            None => Arc::new(Keeping {
                history: self.history.clone(),
                backend: self.me.clone(),
            }),
        }
    }
}

/// A temporary chat's turn: its words to the one history, its attempts to both.
struct Apart {
    words: Arc<History>,
    figures: Arc<History>,
}

#[async_trait]
impl TurnStore for Apart {
    async fn begin(&self, turn: NewTurn) -> Result<(), TurnStoreError> {
        self.words.begin(turn).await
    }

    async fn attempt_started(&self, start: AttemptStart) -> Result<(), TurnStoreError> {
        self.words.attempt_started(start.clone()).await?;
        // Without an answer it is of no chat, and leaves no words.
        let figures = AttemptStart {
            answer: None,
            ..start
        };
        self.figures.attempt_started(figures).await
    }

    async fn attempt_ended(&self, end: AttemptEnd) -> Result<(), TurnStoreError> {
        self.words.attempt_ended(end.clone()).await?;
        self.figures.attempt_ended(end).await
    }

    async fn checkpoint(
        &self,
        answer: MessageId,
        parts: Vec<StoredPart>,
        seams: Vec<Seam>,
        at: Timestamp,
    ) -> Result<(), TurnStoreError> {
        self.words.checkpoint(answer, parts, seams, at).await
    }

    async fn end(&self, end: AnswerEnd) -> Result<(), TurnStoreError> {
        self.words.end(end).await
    }
}
