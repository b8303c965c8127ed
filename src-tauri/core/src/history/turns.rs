//! The engine's store: a turn's question, its attempts, its answer as it grows and as it ended.

use super::db::{Durability, Write};
use super::error::{HistoryError, HistoryResult};
use super::messages::{self, NewMessage};
use super::owner::Owner;
use super::values::{int, opt_int};
use super::{History, attachments, chats, compared, folders, outages, seams, search, waiting};
use crate::contract::{ChatId, Citation, MessageId, Role, Seam, Timestamp, ToolCall};
use crate::engine::{
    AnswerEnd, AttemptEnd, AttemptStart, NewTurn, StoredPart, StoredText, TurnStore, TurnStoreError,
};
use crate::providers::OpaquePayload;
use async_trait::async_trait;
use rusqlite::{Connection, OptionalExtension};
use std::collections::HashMap;

pub(super) const V1: &str = "
    -- One request to one lane. Also of turns without a stored chat: then `answer` is NULL and no
    -- text of anybody is here.
    CREATE TABLE attempts (
        turn BLOB NOT NULL CHECK (length(turn) = 16),
        attempt INTEGER NOT NULL,
        answer BLOB REFERENCES messages (id),
        provider BLOB NOT NULL CHECK (length(provider) = 16),
        model TEXT NOT NULL,
        lane TEXT NOT NULL,                   -- as it was called when it was asked
        reason TEXT NOT NULL,
        demo INTEGER NOT NULL,
        started_at INTEGER NOT NULL,
        first_text_ms INTEGER,
        took_ms INTEGER,                      -- NULL while it runs, and where its process died
        failure_class TEXT,
        failure_status INTEGER,
        failure_message TEXT,
        finish TEXT,
        model_answered TEXT,
        request_id TEXT,
        chars INTEGER NOT NULL DEFAULT 0,
        usage_input INTEGER,
        usage_output INTEGER,
        usage_cache_read INTEGER,
        usage_cache_write INTEGER,
        usage_reasoning INTEGER,
        cost_usd REAL,
        possibly_billed INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (turn, attempt)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX attempts_by_answer ON attempts (answer) WHERE answer IS NOT NULL;
    CREATE INDEX attempts_by_lane ON attempts (provider, model, started_at);
";

/// Bytes of a growing text in one row. A checkpoint rewrites the last row of a text: at most so
/// much, four pages, however long the answer is.
const ROW_BYTES: usize = 16 * 1024;

/// What the answers being written look like on the disk.
pub(super) type Drafts = HashMap<MessageId, Vec<StoredPart>>;

#[async_trait]
impl TurnStore for History {
    async fn begin(&self, turn: NewTurn) -> Result<(), TurnStoreError> {
        Ok(self
            .threads
            .write(Durability::Synced, turn.at, move |write| begin(write, turn))
            .await?)
    }

    async fn attempt_started(&self, start: AttemptStart) -> Result<(), TurnStoreError> {
        Ok(self
            .threads
            .write(Durability::Unsynced, start.at, move |write| {
                attempt_started(write, &start)
            })
            .await?)
    }

    async fn attempt_ended(&self, end: AttemptEnd) -> Result<(), TurnStoreError> {
        let at = end.attempt.started_at;
        Ok(self
            .threads
            .write(Durability::Unsynced, at, move |write| attempt_ended(write, &end))
            .await?)
    }

    async fn checkpoint(
        &self,
        answer: MessageId,
        parts: Vec<StoredPart>,
        seams: Vec<Seam>,
        at: Timestamp,
    ) -> Result<(), TurnStoreError> {
        Ok(self
            .threads
            .write(Durability::Unsynced, at, move |write| {
                checkpoint(write, answer, parts, &seams)
            })
            .await?)
    }

    async fn end(&self, end: AnswerEnd) -> Result<(), TurnStoreError> {
        Ok(self
            .threads
            .write(Durability::Synced, end.at, move |write| finish(write, &end))
            .await?)
    }
}

fn begin(write: &mut Write<'_>, turn: NewTurn) -> HistoryResult<()> {
    match &turn.new_chat {
        Some(chat) => chats::insert(write, turn.chat, chat)?,
        None => {
            chats::must_exist(write.tx, turn.chat)?;
            folders::take_from_archive(write, turn.chat)?;
        }
    }
    match turn.beside {
        Some(beside) => compared::must_be_free(write, turn.chat, turn.question, beside)?,
        None => messages::must_be_idle(write, turn.chat)?,
    }
    waiting::forget(write, turn.chat)?;
    match turn.new_question {
        Some(question) => {
            if let Some(parent) = question.parent {
                messages::must_be(write.tx, turn.chat, parent, None)?;
            }
            let row = NewMessage {
                id: turn.question,
                chat: turn.chat,
                parent: question.parent,
                turn: None,
            };
            messages::insert(write, &row)?;
            attachments::put_parts(write.tx, turn.question, &question.files)?;
            if !question.text.is_empty() {
                write.tx.execute(
                    "INSERT INTO parts (message, ord, kind, text) VALUES (?1, ?2, 'text', ?3)",
                    (turn.question, int(question.files.len() as u64), question.text),
                )?;
            }
            search::message_ended(write.tx, turn.question)?;
        }
        None => messages::must_be(write.tx, turn.chat, turn.question, Some(Role::User))?,
    }
    let row = NewMessage {
        id: turn.answer,
        chat: turn.chat,
        parent: Some(turn.question),
        turn: Some(turn.turn),
    };
    messages::insert(write, &row)?;
    if turn.beside.is_some() || turn.left_out > 0 {
        let summary = turn.summary.as_deref();
        compared::note(write.tx, turn.answer, turn.beside, turn.left_out, summary)?;
    }
    // Of two that are compared the first is the one that is gone on with, until the person picks.
    let head = turn.beside.is_none().then_some(turn.answer);
    chats::touch(write, turn.chat, head)
}

fn attempt_started(write: &Write<'_>, start: &AttemptStart) -> HistoryResult<()> {
    let made = write
        .tx
        .prepare_cached(&format!(
            "INSERT INTO attempts
                (provider, model, started_at, turn, attempt, answer, lane, reason, demo, simulated)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, {}) ON CONFLICT DO NOTHING",
            outages::SIMULATED
        ))?
        .execute((
            start.lane.provider,
            &start.lane.model,
            start.at,
            start.turn,
            start.attempt,
            start.answer,
            &start.name.0,
            start.reason,
            start.demo,
        ))?;
    if made == 0 {
        return Err(HistoryError::Conflict("the attempt's number"));
    }
    Ok(())
}

fn attempt_ended(write: &Write<'_>, end: &AttemptEnd) -> HistoryResult<()> {
    let attempt = &end.attempt;
    let failure = attempt.failure.as_ref();
    // A provider's sentence may quote the prompt: it is text, which a temporary turn does not leave.
    let known = write
        .tx
        .prepare_cached(
            "UPDATE attempts SET lane = ?3, first_text_ms = ?4, took_ms = ?5, failure_class = ?6,
                failure_status = ?7, failure_message = CASE WHEN answer IS NULL THEN NULL ELSE ?8 END,
                finish = ?9, model_answered = ?10, request_id = ?11, chars = ?12,
                usage_input = ?13, usage_output = ?14, usage_cache_read = ?15, usage_cache_write = ?16,
                usage_reasoning = ?17, cost_usd = ?18, possibly_billed = ?19
             WHERE turn = ?1 AND attempt = ?2",
        )?
        .execute(rusqlite::params![
            end.turn,
            attempt.attempt,
            attempt.lane.0,
            opt_int(attempt.first_text_ms),
            opt_int(attempt.took_ms),
            failure.map(|failure| failure.class),
            failure.and_then(|failure| failure.status),
            failure.map(|failure| &failure.message),
            attempt.finish,
            attempt.model_answered,
            attempt.request_id,
            int(attempt.chars),
            opt_int(attempt.usage.input),
            opt_int(attempt.usage.output),
            opt_int(attempt.usage.cache_read),
            opt_int(attempt.usage.cache_write),
            opt_int(attempt.usage.reasoning),
            attempt.cost_usd,
            attempt.possibly_billed,
        ])?;
    if known == 0 {
        return Err(HistoryError::NotFound("the attempt"));
    }
    Ok(())
}

fn checkpoint(
    write: &mut Write<'_>,
    answer: MessageId,
    parts: Vec<StoredPart>,
    seams: &[Seam],
) -> HistoryResult<()> {
    let me = Owner::me();
    // Another process may have taken this one for dead (a stopped machine): it is not.
    let mine = write
        .tx
        .prepare_cached(
            "UPDATE messages SET heartbeat = ?2, status = 'streaming', took_ms = NULL
             WHERE id = ?1 AND status IN ('streaming', 'interrupted')
                AND owner_pid = ?3 AND owner_start = ?4 AND owner_boot = ?5",
        )?
        .execute((answer, write.at, me.pid, me.start, &me.boot))?;
    if mine == 0 {
        return Err(HistoryError::NotFound("the answer"));
    }
    let before = write.drafts.get(&answer).map(|parts| rows(parts, ROW_BYTES));
    put_rows(write.tx, answer, before.as_deref(), &rows(&parts, ROW_BYTES))?;
    write.drafts.insert(answer, parts);
    if !seams.is_empty() {
        seams::put(write.tx, answer, seams)?;
    }
    Ok(())
}

fn finish(write: &mut Write<'_>, end: &AnswerEnd) -> HistoryResult<()> {
    let chat: ChatId = write
        .tx
        .query_row(
            "UPDATE messages SET status = ?2, lane = ?3, took_ms = ?4, failure_code = ?5,
                failure_message = ?6, owner_pid = NULL, owner_start = NULL, owner_boot = NULL, heartbeat = NULL
             WHERE id = ?1 AND role = 'assistant' RETURNING chat",
            (
                end.answer,
                end.status,
                end.lane.as_ref().map(|lane| &lane.0),
                int(end.took_ms),
                end.failure.as_ref().map(|failure| &failure.code),
                end.failure.as_ref().map(|failure| &failure.message),
            ),
            |row| row.get(0),
        )
        .optional()?
        .ok_or(HistoryError::NotFound("the answer"))?;
    let draft = write.drafts.remove(&end.answer);
    let before = draft.as_ref().map(|parts| rows(parts, ROW_BYTES));
    put_rows(
        write.tx,
        end.answer,
        before.as_deref(),
        &rows(&end.parts, usize::MAX),
    )?;
    seams::put(write.tx, end.answer, &end.seams)?;
    search::message_ended(write.tx, end.answer)?;
    chats::touch(write, chat, None)
}

/// A row of the table of parts.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Piece<'a> {
    attempt: u32,
    continues: bool,
    body: Body<'a>,
}

impl<'a> Piece<'a> {
    /// A part in one row.
    fn alone(attempt: u32, body: Body<'a>) -> Self {
        Self {
            attempt,
            continues: false,
            body,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Body<'a> {
    Text(&'a str),
    Reasoning(&'a str),
    Opaque(&'a OpaquePayload),
    Citation(&'a Citation),
    ToolCall(&'a ToolCall),
}

/// The rows of an answer's parts. Texts are cut from their beginning, so a text that grew has the
/// same rows as before but for its last.
fn rows<'a>(parts: &'a [StoredPart], row_bytes: usize) -> Vec<Piece<'a>> {
    let mut rows = Vec::new();
    for part in parts {
        let (text, body): (&'a str, fn(&'a str) -> Body<'a>) = match &part.body {
            StoredText::Text(text) => (text, Body::Text),
            StoredText::Reasoning(text) => (text, Body::Reasoning),
            StoredText::Opaque(payload) => {
                rows.push(Piece::alone(part.attempt, Body::Opaque(payload)));
                continue;
            }
            StoredText::Citation(citation) => {
                rows.push(Piece::alone(part.attempt, Body::Citation(citation)));
                continue;
            }
            StoredText::ToolCall(call) => {
                rows.push(Piece::alone(part.attempt, Body::ToolCall(call)));
                continue;
            }
        };
        let mut rest = text;
        let mut continues = false;
        loop {
            let (row, after) = rest.split_at(cut(rest, row_bytes));
            rows.push(Piece {
                attempt: part.attempt,
                continues,
                body: body(row),
            });
            if after.is_empty() {
                break;
            }
            (rest, continues) = (after, true);
        }
    }
    rows
}

/// The last character boundary within `limit` bytes; the limit is longer than any character.
fn cut(text: &str, limit: usize) -> usize {
    if text.len() <= limit {
        return text.len();
    }
    (0..=limit)
        .rev()
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(0)
}

/// Makes the rows of an answer `after`. Those at the front that are as they were stay untouched;
/// with `before` unknown, none is.
fn put_rows(
    conn: &Connection,
    answer: MessageId,
    before: Option<&[Piece<'_>]>,
    after: &[Piece<'_>],
) -> HistoryResult<()> {
    let old = before.unwrap_or_default();
    let same = old.iter().zip(after).take_while(|(old, new)| old == new).count();
    if before.is_some() && same == old.len() && same == after.len() {
        return Ok(());
    }
    conn.prepare_cached("DELETE FROM parts WHERE message = ?1 AND ord >= ?2")?
        .execute((answer, int(same as u64)))?;
    let mut insert = conn.prepare_cached(
        "INSERT INTO parts (message, ord, kind, attempt, continues, text, payload, provider)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, CASE WHEN ?7 IS NULL THEN NULL ELSE
            (SELECT provider FROM attempts
             WHERE turn = (SELECT turn FROM messages WHERE id = ?1) AND attempt = ?4) END)",
    )?;
    for (ord, row) in after.iter().enumerate().skip(same) {
        let (kind, text, payload) = match row.body {
            Body::Text(text) => ("text", Some(text), None),
            Body::Reasoning(text) => ("reasoning", Some(text), None),
            Body::Opaque(payload) => ("opaque", None, payload_of(payload)?),
            Body::Citation(citation) => ("citation", None, payload_of(citation)?),
            Body::ToolCall(call) => ("tool-call", None, payload_of(call)?),
        };
        insert.execute((
            answer,
            int(ord as u64),
            kind,
            row.attempt,
            row.continues,
            text,
            payload,
        ))?;
    }
    Ok(())
}

fn payload_of(payload: &impl serde::Serialize) -> HistoryResult<Option<String>> {
    Ok(Some(serde_json::to_string(payload).map_err(|error| {
        rusqlite::Error::ToSqlConversionFailure(Box::new(error))
    })?))
}
