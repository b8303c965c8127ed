//! Messages that nobody could answer and that are sent when somebody can. A row is the right to
//! send one: whoever takes it away in one transaction with the answer's new beginning sends it, and
//! nobody else does.
//!
//! These rows belong to this machine and are never merged.

use super::History;
use super::changes::ChangeKind;
use super::db::{Durability, Write};
use super::error::{HistoryError, HistoryResult};
use super::owner::Owner;
use super::{chats, messages};
use crate::contract::{ChatId, MessageId, Timestamp, TurnId};
use rusqlite::{OptionalExtension, Row};

pub(super) const V3: &str = "
    CREATE TABLE waiting (
        answer BLOB PRIMARY KEY REFERENCES messages (id),
        chat BLOB NOT NULL REFERENCES chats (id),
        since INTEGER NOT NULL,
        terms TEXT NOT NULL CHECK (json_valid(terms)),   -- how it is to be sent
        -- The process that sends it by itself; when that is gone, it is sent only at a person's word.
        origin INTEGER NOT NULL,
        owner_pid INTEGER NOT NULL,
        owner_start INTEGER NOT NULL,
        owner_boot TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX waiting_by_chat ON waiting (chat);
";

/// A message that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingRow {
    /// The answer that is waited for.
    pub answer: MessageId,
    pub chat: ChatId,
    pub question: MessageId,
    pub turn: TurnId,
    pub since: Timestamp,
    /// How it is to be sent, as JSON.
    pub terms: String,
    pub keeper: Keeper,
}

/// Who sends a waiting message by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeper {
    /// This opening of the history.
    Me,
    /// Another process, which lives.
    Other,
    /// Nobody any more.
    Gone,
}

/// A waiting message that is this caller's to send.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claimed {
    /// Attempts of its turn so far.
    pub attempts: u32,
}

impl History {
    /// Lets a message wait whose answer failed. One that waits already goes on waiting.
    ///
    /// # Errors
    /// `NotFound` where there is no such answer in a living chat, or it did not fail.
    pub async fn put_waiting(&self, answer: MessageId, terms: String, at: Timestamp) -> HistoryResult<()> {
        let origin = self.origin;
        self.threads
            .write(Durability::Synced, at, move |write| {
                let me = Owner::me();
                let chat: Option<ChatId> = write
                    .tx
                    .query_row(
                        "SELECT chat FROM messages WHERE id = ?1 AND status = 'failed' AND role = 'assistant'",
                        [answer],
                        |row| row.get(0),
                    )
                    .optional()?;
                let chat = chat.ok_or(HistoryError::NotFound("the answer"))?;
                chats::must_exist(write.tx, chat)?;
                write.tx.execute(
                    "INSERT INTO waiting (answer, chat, since, terms, origin, owner_pid, owner_start, owner_boot)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT DO NOTHING",
                    (answer, chat, write.at, terms, origin, me.pid, me.start, &me.boot),
                )?;
                write.changed(ChangeKind::Waiting, Some(chat.0))
            })
            .await
    }

    /// All that waits, the oldest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn waiting(&self, now: Timestamp) -> HistoryResult<Vec<WaitingRow>> {
        let origin = self.origin;
        self.threads
            .read(move |conn| {
                let mut statement = conn.prepare_cached(
                    "SELECT answer, waiting.chat, parent, turn, since, terms, origin,
                        waiting.owner_pid, waiting.owner_start, waiting.owner_boot
                     FROM waiting JOIN messages ON messages.id = answer
                     ORDER BY since, answer",
                )?;
                let rows = statement.query_map([], |row| from_row(row, origin, now))?;
                Ok(rows.collect::<Result<_, _>>()?)
            })
            .await
    }

    /// Takes the message that waits for `answer`, to send it now: the answer begins anew, written by
    /// this process. `None` where it does not wait any more: somebody else sent it, or it was
    /// cancelled.
    ///
    /// # Errors
    /// `Busy` while another answer is written in the chat, `NotFound` where the chat was deleted; it
    /// then goes on waiting.
    pub async fn claim_waiting(&self, answer: MessageId, at: Timestamp) -> HistoryResult<Option<Claimed>> {
        self.threads
            .write(Durability::Synced, at, move |write| claim(write, answer))
            .await
    }

    /// Lets a message wait no longer; says whether it did.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn cancel_waiting(&self, answer: MessageId, at: Timestamp) -> HistoryResult<bool> {
        self.threads
            .write(Durability::Synced, at, move |write| {
                let chat: Option<ChatId> = write
                    .tx
                    .query_row(
                        "DELETE FROM waiting WHERE answer = ?1 RETURNING chat",
                        [answer],
                        |row| row.get(0),
                    )
                    .optional()?;
                match chat {
                    Some(chat) => write.changed(ChangeKind::Waiting, Some(chat.0)).map(|()| true),
                    None => Ok(false),
                }
            })
            .await
    }
}

fn from_row(row: &Row<'_>, mine: i64, now: Timestamp) -> rusqlite::Result<WaitingRow> {
    let owner = Owner {
        pid: row.get(7)?,
        start: row.get(8)?,
        boot: row.get(9)?,
    };
    let keeper = match row.get::<_, i64>(6)? {
        origin if origin == mine => Keeper::Me,
        // An earlier opening by this very process: it was closed.
        _ if owner == *Owner::me() => Keeper::Gone,
        // Where a process cannot be looked up, it counts as gone: nothing is sent unasked then.
        _ if owner.is_alive(0, now) => Keeper::Other,
        _ => Keeper::Gone,
    };
    Ok(WaitingRow {
        answer: row.get(0)?,
        chat: row.get(1)?,
        question: row.get(2)?,
        turn: row.get(3)?,
        since: row.get(4)?,
        terms: row.get(5)?,
        keeper,
    })
}

fn claim(write: &Write<'_>, answer: MessageId) -> HistoryResult<Option<Claimed>> {
    let chat: Option<ChatId> = write
        .tx
        .query_row(
            "DELETE FROM waiting WHERE answer = ?1 RETURNING chat",
            [answer],
            |row| row.get(0),
        )
        .optional()?;
    let Some(chat) = chat else { return Ok(None) };
    chats::must_exist(write.tx, chat)?;
    messages::must_be_idle(write, chat)?;
    messages::begin_again(write, answer)?;
    let attempts = write.tx.query_row(
        "SELECT ifnull(max(attempt) + 1, 0) FROM attempts
         WHERE turn = (SELECT turn FROM messages WHERE id = ?1)",
        [answer],
        |row| row.get(0),
    )?;
    write.changed(ChangeKind::Waiting, Some(chat.0))?;
    chats::touch(write, chat, None)?;
    Ok(Some(Claimed { attempts }))
}

/// What was said since stands for it, or the chat is gone.
pub(super) fn forget(write: &Write<'_>, chat: ChatId) -> HistoryResult<()> {
    let gone = write.tx.execute("DELETE FROM waiting WHERE chat = ?1", [chat])?;
    match gone {
        0 => Ok(()),
        _ => write.changed(ChangeKind::Waiting, Some(chat.0)),
    }
}
