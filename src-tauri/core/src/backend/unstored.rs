//! Answers that the disk had no room for: they stay in memory and on the screen, and are stored as soon
//! as there is room.

use super::{Backend, lock};
use crate::clock::Moment;
use crate::contract::{ApiResult, BackendEvent, MessageId, Seam, Timestamp, Unstored};
use crate::engine::{
    AnswerEnd, AttemptEnd, AttemptStart, NewTurn, StoredPart, StoredText, TurnStore, TurnStoreError,
};
use crate::history::History;
use async_trait::async_trait;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, Weak};
use std::time::Duration;

/// More than a person has answered on a disk that takes no question; beyond, the largest of old.
const MOST: usize = 64;
/// A disk that is full is asked as often.
const TRY_EVERY: Duration = Duration::from_secs(5);

#[derive(Debug, Default)]
pub(super) struct Held {
    answers: Mutex<HashMap<MessageId, AnswerEnd>>,
    next: Mutex<Option<Moment>>,
}

/// The history, with a memory for the ends of answers that it cannot take.
pub(super) struct Keeping {
    pub history: Arc<History>,
    pub backend: Weak<Backend>,
}

#[async_trait]
impl TurnStore for Keeping {
    async fn begin(&self, turn: NewTurn) -> Result<(), TurnStoreError> {
        self.history.begin(turn).await
    }

    async fn attempt_started(&self, start: AttemptStart) -> Result<(), TurnStoreError> {
        self.history.attempt_started(start).await
    }

    async fn attempt_ended(&self, end: AttemptEnd) -> Result<(), TurnStoreError> {
        self.history.attempt_ended(end).await
    }

    async fn checkpoint(
        &self,
        answer: MessageId,
        parts: Vec<StoredPart>,
        seams: Vec<Seam>,
        at: Timestamp,
    ) -> Result<(), TurnStoreError> {
        self.history.checkpoint(answer, parts, seams, at).await
    }

    async fn end(&self, end: AnswerEnd) -> Result<(), TurnStoreError> {
        let stored = self.history.end(end.clone()).await;
        if let Some(backend) = self.backend.upgrade() {
            match &stored {
                Ok(()) => backend.answer_stored(end.answer),
                Err(TurnStoreError::CannotWrite | TurnStoreError::Importing) => backend.hold_answer(end),
                Err(_) => {}
            }
        }
        stored
    }
}

impl Backend {
    fn hold_answer(&self, end: AnswerEnd) {
        {
            let mut answers = lock(&self.unstored.answers);
            if answers.len() >= MOST && !answers.contains_key(&end.answer) {
                tracing::error!("too many answers wait for room on the disk");
                return;
            }
            answers.insert(end.answer, end);
        }
        self.tell_unstored();
    }

    fn answer_stored(&self, answer: MessageId) {
        if lock(&self.unstored.answers).remove(&answer).is_some() {
            self.tell_unstored();
        }
    }

    /// Whether the whole answer is only in memory.
    pub(super) fn is_unstored(&self, answer: MessageId) -> bool {
        lock(&self.unstored.answers).contains_key(&answer)
    }

    /// What is only in memory: how many answers, and the room they need.
    #[must_use]
    pub fn unstored(&self) -> Option<Unstored> {
        let answers = lock(&self.unstored.answers);
        let bytes = answers.values().flat_map(|end| &end.parts).map(size).sum();
        let count = u32::try_from(answers.len()).unwrap_or(u32::MAX);
        (count > 0).then_some(Unstored {
            answers: count,
            bytes,
        })
    }

    /// Puts a question on the disk. Where an answer waits for room, its chat looks busy there.
    pub(super) async fn begin_kept(&self, turn: NewTurn) -> ApiResult<()> {
        match self.history.begin(turn).await {
            Err(TurnStoreError::Busy) if self.unstored().is_some() => Err(TurnStoreError::CannotWrite.into()),
            begun => Ok(begun?),
        }
    }

    fn tell_unstored(&self) {
        self.tell(BackendEvent::Unstored {
            unstored: self.unstored(),
        });
    }

    pub(super) fn tell_trouble(&self, message: String) {
        self.tell(BackendEvent::Trouble { message });
    }

    /// Stores what waits for room, now and then.
    pub(super) async fn tend_unstored(&self) {
        let now = self.clock.now();
        let is_due = {
            let mut next = lock(&self.unstored.next);
            let is_due = next.is_none_or(|next| now >= next);
            if is_due {
                *next = Some(now + TRY_EVERY);
            }
            is_due
        };
        if is_due {
            self.store_unstored().await;
        }
    }

    /// Stores what waits for room. What the disk still does not take waits on.
    pub(super) async fn store_unstored(&self) {
        let waiting: Vec<AnswerEnd> = lock(&self.unstored.answers).values().cloned().collect();
        for end in waiting {
            let answer = end.answer;
            match self.history.end(end).await {
                Err(TurnStoreError::CannotWrite | TurnStoreError::Importing) => return,
                // Stored, or its message is gone: there is nothing more to do for it.
                Ok(()) | Err(_) => self.answer_stored(answer),
            }
            let _ = self.tell_chats().await;
        }
    }
}

fn size(part: &StoredPart) -> u64 {
    match &part.body {
        StoredText::Text(text) | StoredText::Reasoning(text) => text.len() as u64,
        _ => 512,
    }
}
