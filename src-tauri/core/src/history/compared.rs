//! Answers to one question that stand side by side until the person picks one, and what a question
//! left out.

use super::db::{Durability, Write};
use super::error::{HistoryError, HistoryResult};
use super::tree::Tree;
use super::{History, chats, messages};
use crate::contract::{Chat, ChatId, Message, MessageId, Role, Timestamp};
use rusqlite::{Connection, OptionalExtension};

pub(super) const V5: &str = "
    -- The answer to the same question that this one is compared with, until one was picked. A matter of
    -- this machine: elsewhere they are versions as any others.
    ALTER TABLE messages ADD COLUMN beside BLOB CHECK (length(beside) = 16);
    -- So many of the oldest messages its models were not sent.
    ALTER TABLE messages ADD COLUMN left_out INTEGER NOT NULL DEFAULT 0;
    -- What they were sent in their place.
    ALTER TABLE messages ADD COLUMN summary TEXT;
";

impl History {
    /// Goes on with this one of the answers that are compared. The others stay as versions beside it.
    ///
    /// # Errors
    /// `NotFound` where the chat or the answer in it is not there.
    pub async fn pick_answer(&self, id: ChatId, answer: MessageId, at: Timestamp) -> HistoryResult<Chat> {
        self.select_branch(id, answer, at).await?;
        self.threads
            .write(Durability::Unsynced, at, move |write| {
                write.tx.execute(
                    "UPDATE messages SET beside = NULL
                     WHERE chat = ?1 AND parent = (SELECT parent FROM messages WHERE id = ?2)",
                    (id, answer),
                )?;
                chats::chat(write.tx, id, usize::MAX)
            })
            .await
    }

    /// How many of the oldest messages the models were not sent for this answer, and what in their place.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn left_out(&self, answer: MessageId) -> HistoryResult<(u32, Option<String>)> {
        self.threads
            .read(move |conn| {
                let found = conn
                    .prepare_cached("SELECT left_out, summary FROM messages WHERE id = ?1")?
                    .query_row([answer], |row| Ok((row.get(0)?, row.get(1)?)))
                    .optional()?;
                Ok(found.unwrap_or_default())
            })
            .await
    }

    /// Whether a provider said of the latest answer to this question that the conversation is too long.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn too_long_for_a_provider(&self, question: MessageId) -> HistoryResult<bool> {
        self.threads
            .read(move |conn| {
                let said = conn
                    .prepare_cached(
                        "SELECT EXISTS (SELECT 1 FROM attempts WHERE failure_class = 'too-long' AND answer =
                            (SELECT id FROM messages WHERE parent = ?1 ORDER BY created_at DESC, id DESC LIMIT 1))",
                    )?
                    .query_row([question], |row| row.get(0))?;
                Ok(said)
            })
            .await
    }
}

/// `Busy` where anything else than answers to this question is written in the chat; `NotFound` where
/// `beside` is none of them.
pub(super) fn must_be_free(
    write: &Write<'_>,
    chat: ChatId,
    question: MessageId,
    beside: MessageId,
) -> HistoryResult<()> {
    messages::must_be(write.tx, chat, beside, Some(Role::Assistant))?;
    let mut statement = write
        .tx
        .prepare_cached("SELECT id FROM messages WHERE chat = ?1 AND parent = ?2")?;
    let answers = statement
        .query_map((chat, question), |row| row.get(0))?
        .collect::<Result<Vec<MessageId>, _>>()?;
    if !answers.contains(&beside) {
        return Err(HistoryError::NotFound("the answer"));
    }
    messages::must_be_idle_but(write, chat, &answers)
}

pub(super) fn note(
    conn: &Connection,
    answer: MessageId,
    beside: Option<MessageId>,
    left_out: u32,
    summary: Option<&str>,
) -> HistoryResult<()> {
    conn.execute(
        "UPDATE messages SET beside = (SELECT ifnull(beside, id) FROM messages WHERE id = ?2), left_out = ?3, summary = ?4 WHERE id = ?1",
        (answer, beside, left_out, summary),
    )?;
    Ok(())
}

/// The answers that `last` is compared with: as long as nothing was said after any of them, and none was
/// picked.
pub(super) fn beside(conn: &Connection, tree: &Tree, last: MessageId) -> HistoryResult<Vec<Message>> {
    let mut statement = conn.prepare_cached(
        "SELECT id FROM messages
         WHERE parent = (SELECT parent FROM messages WHERE id = ?1) AND id <> ?1
            AND ifnull(beside, id) = (SELECT ifnull(beside, id) FROM messages WHERE id = ?1)
         ORDER BY created_at, id",
    )?;
    let others = statement
        .query_map([last], |row| row.get(0))?
        .collect::<Result<Vec<MessageId>, _>>()?;
    let goes_on = |id: &MessageId| tree.leaf(Some(*id)) != Some(*id);
    if others.iter().any(goes_on) {
        return Ok(Vec::new());
    }
    messages::shown_as(conn, tree, &others)
}
