//! What was asked of whom: the attempts as they are read.

use super::error::HistoryResult;
use super::values::{opt_uint, uint};
use super::{History, copies};
use crate::contract::{Attempt, AttemptFailure, ChatId, Lane, LaneName, MessageId, TurnId, Usage};
use rusqlite::{Connection, Row};

/// The attempts of an answer, in order.
pub(super) fn attempts(conn: &Connection, answer: MessageId) -> HistoryResult<Vec<Attempt>> {
    let own = query_attempts(conn, "answer = ?1", answer)?;
    let original = copies::original(conn, answer)?.map(|id| query_attempts(conn, "answer = ?1", id));
    Ok(copies::joined(original.transpose()?.unwrap_or_default(), own))
}

/// The numbers of an answer's attempts that a simulated outage touched.
pub(super) fn simulated(conn: &Connection, answer: MessageId) -> HistoryResult<Vec<u32>> {
    let mut statement =
        conn.prepare_cached("SELECT attempt FROM attempts WHERE answer = ?1 AND simulated ORDER BY attempt")?;
    let rows = statement.query_map([answer], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

impl History {
    /// The lanes that any answer of the chat was asked of.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn lanes_asked(&self, chat: ChatId) -> HistoryResult<Vec<Lane>> {
        self.threads
            .read(move |conn| {
                let mut statement = conn.prepare_cached(
                    "SELECT DISTINCT attempts.provider, model FROM messages
                     JOIN attempts ON attempts.answer IN (messages.id, messages.copied_from)
                     WHERE messages.chat = ?1",
                )?;
                let rows = statement.query_map([chat], |row| {
                    Ok(Lane {
                        provider: row.get(0)?,
                        model: row.get(1)?,
                    })
                })?;
                Ok(rows.collect::<Result<_, _>>()?)
            })
            .await
    }

    /// The attempts of a turn, in order; also of one without a stored chat.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn attempts_of(&self, turn: TurnId) -> HistoryResult<Vec<Attempt>> {
        self.threads
            .read(move |conn| query_attempts(conn, "turn = ?1", turn))
            .await
    }
}

fn query_attempts(conn: &Connection, which: &str, key: impl rusqlite::ToSql) -> HistoryResult<Vec<Attempt>> {
    let mut statement = conn.prepare_cached(&format!(
        "SELECT attempt, provider, lane, reason, started_at, first_text_ms, took_ms, failure_class,
            failure_status, failure_message, finish, model_answered, request_id, chars, usage_input,
            usage_output, usage_cache_read, usage_cache_write, usage_reasoning, cost_usd, possibly_billed
         FROM attempts WHERE {which} ORDER BY attempt"
    ))?;
    let rows = statement.query_map([key], attempt_from)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn attempt_from(row: &Row<'_>) -> rusqlite::Result<Attempt> {
    let failure = match row.get(7)? {
        Some(class) => Some(AttemptFailure {
            class,
            status: row.get(8)?,
            message: row.get::<_, Option<String>>(9)?.unwrap_or_default(),
        }),
        None => None,
    };
    Ok(Attempt {
        attempt: row.get(0)?,
        provider: row.get(1)?,
        lane: LaneName(row.get(2)?),
        reason: row.get(3)?,
        started_at: row.get(4)?,
        first_text_ms: opt_uint(row.get(5)?),
        took_ms: opt_uint(row.get(6)?),
        failure,
        finish: row.get(10)?,
        model_answered: row.get(11)?,
        request_id: row.get(12)?,
        chars: uint(row.get(13)?),
        usage: Usage {
            input: opt_uint(row.get(14)?),
            output: opt_uint(row.get(15)?),
            cache_read: opt_uint(row.get(16)?),
            cache_write: opt_uint(row.get(17)?),
            reasoning: opt_uint(row.get(18)?),
        },
        cost_usd: row.get(19)?,
        possibly_billed: row.get(20)?,
    })
}
