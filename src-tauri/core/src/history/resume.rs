//! An answer that broke off, to be gone on with at the person's word.

use super::db::{Durability, Write};
use super::error::{HistoryError, HistoryResult};
use super::values::Json;
use super::{History, attempts, chats, messages, seams};
use crate::contract::{ChatId, MessageId, Timestamp, TurnId};
use crate::engine::{Resumed, StoredPart, StoredText};
use rusqlite::{Connection, OptionalExtension};

/// An answer that is this caller's to go on with.
#[derive(Clone, Debug, PartialEq)]
pub struct BrokenAnswer {
    pub chat: ChatId,
    pub question: MessageId,
    pub turn: TurnId,
    pub resumed: Resumed,
}

impl History {
    /// The chat and the question of an answer that can be gone on with: it did not end by itself,
    /// something of it is shown, and nothing was said after it.
    ///
    /// # Errors
    /// `NotFound` for any other.
    pub async fn broken_answer(&self, answer: MessageId) -> HistoryResult<(ChatId, MessageId)> {
        self.threads
            .read(move |conn| place(conn, answer).map(|(chat, question, _)| (chat, question)))
            .await
    }

    /// Takes such an answer, to write it on from here.
    ///
    /// # Errors
    /// As [`History::broken_answer`]; `Busy` while another answer is written in the chat.
    pub async fn claim_broken(&self, answer: MessageId, at: Timestamp) -> HistoryResult<BrokenAnswer> {
        self.threads
            .write(Durability::Synced, at, move |write| claim(write, answer))
            .await
    }
}

fn place(conn: &Connection, answer: MessageId) -> HistoryResult<(ChatId, MessageId, TurnId)> {
    let found = conn
        .prepare_cached(
            "SELECT chat, parent, turn FROM messages AS m
             WHERE id = ?1 AND status IN ('failed', 'cancelled', 'interrupted') AND turn IS NOT NULL
                AND EXISTS (SELECT 1 FROM parts WHERE message = ?1 AND kind = 'text' AND text <> '')
                AND NOT EXISTS (SELECT 1 FROM messages WHERE parent = m.id)",
        )?
        .query_row([answer], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    found.ok_or(HistoryError::NotFound("the answer"))
}

fn claim(write: &mut Write<'_>, answer: MessageId) -> HistoryResult<BrokenAnswer> {
    let (chat, question, turn) = place(write.tx, answer)?;
    chats::must_exist(write.tx, chat)?;
    messages::must_be_idle(write, chat)?;
    messages::begin_again(write, answer)?;
    chats::touch(write, chat, None)?;
    let resumed = Resumed {
        parts: parts(write.tx, answer)?,
        seams: seams::of(write.tx, answer)?,
        attempts: attempts::attempts(write.tx, answer)?,
    };
    Ok(BrokenAnswer {
        chat,
        question,
        turn,
        resumed,
    })
}

fn parts(conn: &Connection, answer: MessageId) -> HistoryResult<Vec<StoredPart>> {
    let mut statement = conn.prepare_cached(
        "SELECT kind, attempt, continues, text, payload FROM parts WHERE message = ?1 ORDER BY ord",
    )?;
    let mut rows = statement.query([answer])?;
    let mut parts: Vec<StoredPart> = Vec::new();
    while let Some(row) = rows.next()? {
        let kind: String = row.get(0)?;
        let text = || row.get::<_, Option<String>>(3).map(Option::unwrap_or_default);
        if row.get(2)?
            && let Some(StoredText::Text(before) | StoredText::Reasoning(before)) =
                parts.last_mut().map(|part| &mut part.body)
        {
            before.push_str(&text()?);
            continue;
        }
        let body = match kind.as_str() {
            "text" => StoredText::Text(text()?),
            "reasoning" => StoredText::Reasoning(text()?),
            "opaque" => StoredText::Opaque(row.get::<_, Json<_>>(4)?.0),
            "citation" => StoredText::Citation(row.get::<_, Json<_>>(4)?.0),
            "tool-call" => StoredText::ToolCall(row.get::<_, Json<_>>(4)?.0),
            // Written by a later version, which an answer that is written here cannot be.
            _ => continue,
        };
        let attempt = row.get::<_, Option<u32>>(1)?.unwrap_or_default();
        parts.push(StoredPart { attempt, body });
    }
    Ok(parts)
}
