//! From rows to records.

use super::super::error::HistoryResult;
use super::super::seams;
use super::super::values::{AnyId, Json, Lanes, opt_uint, uint, word_as_text};
use crate::contract::{
    AnswerFailure, AttemptFailure, ChatId, ChatTerms, FolderId, LaneName, MessageId, MessageStatus, Reach,
    TurnWishes, Usage,
};
use crate::exchange::{
    About, AttemptRecord, ChatRecord, FolderRecord, MessageRecord, PartKind, PartRecord, Stamp,
};
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension as _, Row};
use serde_json::value::RawValue;

word_as_text!(PartKind);

/// A chat with all its branches.
pub(super) fn chat(conn: &Connection, id: ChatId) -> HistoryResult<Option<ChatRecord>> {
    let Some(mut chat) = row(conn, id)? else {
        return Ok(None);
    };
    // Of one that went for good some may not be taken away yet.
    if chat.gone_at.is_none() {
        chat.messages = messages(conn, id)?;
    }
    Ok(Some(chat))
}

const FOLDER: &str = "SELECT id, name, created_at, deleted_at, hlc, device FROM folders";

fn folder_from(row: &Row<'_>) -> rusqlite::Result<FolderRecord> {
    Ok(FolderRecord {
        id: row.get(0)?,
        name: row.get(1)?,
        created_at: row.get(2)?,
        deleted_at: row.get(3)?,
        changed: Stamp {
            hlc: row.get(4)?,
            device: row.get::<_, AnyId>(5)?.0,
        },
    })
}

/// All folders, or `folder`, or the one that `chat` stands in; those that are deleted where it says so.
pub(super) fn folders(
    conn: &Connection,
    chat: Option<ChatId>,
    folder: Option<FolderId>,
    deleted: bool,
) -> HistoryResult<Vec<FolderRecord>> {
    let mut statement = conn.prepare_cached(&format!(
        "{FOLDER} WHERE (deleted_at IS NULL OR ?2)
            AND (?1 IS NULL OR id = (SELECT folder FROM chats WHERE id = ?1))
            AND (?3 IS NULL OR id = ?3) ORDER BY id"
    ))?;
    let rows = statement.query_map((chat, deleted, folder), folder_from)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// One folder, deleted or not.
pub(super) fn folder(conn: &Connection, id: FolderId) -> HistoryResult<Option<FolderRecord>> {
    Ok(conn
        .prepare_cached(&format!("{FOLDER} WHERE id = ?1"))?
        .query_row([id], folder_from)
        .optional()?)
}

/// A chat without its messages.
pub(super) fn row(conn: &Connection, id: ChatId) -> HistoryResult<Option<ChatRecord>> {
    Ok(conn
        .prepare_cached(
            "SELECT title, title_source, system, chain, reach, files_stay, folder, pinned_at, archived_at,
                hlc, device, created_at, updated_at, deleted_at, deletion_hlc, deletion_device, head,
                tags, wishes, gone_at, assistant
             FROM chats WHERE id = ?1",
        )?
        .query_row([id], |row| chat_from(id, row))
        .optional()?)
}

fn chat_from(id: ChatId, row: &Row<'_>) -> rusqlite::Result<ChatRecord> {
    let device = |column| Ok::<_, rusqlite::Error>(row.get::<_, Option<AnyId>>(column)?.map(|id| id.0));
    let deletion = row.get::<_, Option<i64>>(14)?.zip(device(15)?);
    Ok(ChatRecord {
        id,
        about: About {
            title: row.get(0)?,
            title_source: row.get(1)?,
            system: row.get(2)?,
            terms: ChatTerms {
                order: row.get::<_, Option<Lanes>>(3)?.map(|lanes| lanes.0),
                reach: row
                    .get::<_, Option<Json<Reach>>>(4)?
                    .map(|reach| reach.0)
                    .unwrap_or_default(),
                files_stay: row.get(5)?,
            },
            folder: device(6)?,
            pinned_at: row.get(7)?,
            archived_at: row.get(8)?,
            tags: row.get::<_, Json<_>>(17)?.0,
            wishes: row.get::<_, Option<Json<TurnWishes>>>(18)?.map(|wishes| wishes.0),
            assistant: row.get::<_, Option<Json<_>>>(20)?.map(|assistant| assistant.0),
            changed: Stamp {
                hlc: row.get(9)?,
                device: row.get::<_, AnyId>(10)?.0,
            },
        },
        created_at: row.get(11)?,
        updated_at: row.get(12)?,
        deleted_at: row.get(13)?,
        deletion: deletion.map(|(hlc, device)| Stamp { hlc, device }),
        gone_at: row.get(19)?,
        shown: row.get(16)?,
        messages: Vec::new(),
    })
}

const MESSAGE: &str =
    "SELECT id, parent, role, status, created_at, turn, lane, took_ms, failure_code, failure_message,
        copied_from, left_out, summary
    FROM messages";

fn messages(conn: &Connection, chat: ChatId) -> HistoryResult<Vec<MessageRecord>> {
    let mut statement = conn.prepare_cached(&format!("{MESSAGE} WHERE chat = ?1 ORDER BY created_at, id"))?;
    let rows = statement.query_map([chat], message_from)?;
    let mut messages: Vec<MessageRecord> = rows.collect::<Result<_, _>>()?;
    for message in &mut messages {
        fill(conn, message)?;
    }
    Ok(messages)
}

/// One message; `None` where it is not there.
pub(super) fn message(conn: &Connection, id: MessageId) -> HistoryResult<Option<MessageRecord>> {
    let found = conn
        .prepare_cached(&format!("{MESSAGE} WHERE id = ?1"))?
        .query_row([id], message_from)
        .optional()?;
    let Some(mut message) = found else {
        return Ok(None);
    };
    fill(conn, &mut message)?;
    Ok(Some(message))
}

fn message_from(row: &Row<'_>) -> rusqlite::Result<MessageRecord> {
    let failure = match row.get::<_, Option<String>>(8)? {
        Some(code) => Some(AnswerFailure {
            code,
            message: row.get::<_, Option<String>>(9)?.unwrap_or_default(),
        }),
        None => None,
    };
    let status = match row.get(3)? {
        // Elsewhere nobody writes it.
        MessageStatus::Streaming => MessageStatus::Interrupted,
        status => status,
    };
    Ok(MessageRecord {
        id: row.get(0)?,
        parent: row.get(1)?,
        role: row.get(2)?,
        status,
        created_at: row.get(4)?,
        turn: row.get(5)?,
        copied_from: row.get(10)?,
        lane: row.get::<_, Option<String>>(6)?.map(LaneName),
        took_ms: opt_uint(row.get(7)?),
        failure,
        left_out: row.get(11)?,
        summary: row.get(12)?,
        parts: Vec::new(),
        seams: Vec::new(),
        attempts: Vec::new(),
    })
}

fn fill(conn: &Connection, message: &mut MessageRecord) -> HistoryResult<()> {
    message.parts = parts(conn, message.id)?;
    if message.turn.is_some() {
        message.seams = seams::of(conn, message.id)?;
        message.attempts = attempts(conn, message.id)?;
    }
    Ok(())
}

/// The parts; a text that lies in several rows is one.
fn parts(conn: &Connection, message: MessageId) -> HistoryResult<Vec<PartRecord>> {
    let mut statement = conn.prepare_cached(
        "SELECT kind, attempt, continues, text, payload, provider, attachment FROM parts
         WHERE message = ?1 ORDER BY ord",
    )?;
    let mut rows = statement.query([message])?;
    let mut parts: Vec<PartRecord> = Vec::new();
    while let Some(row) = rows.next()? {
        let text: Option<String> = row.get(3)?;
        if row.get(2)?
            && let Some(before) = parts.last_mut()
        {
            before
                .text
                .get_or_insert_default()
                .push_str(text.as_deref().unwrap_or_default());
            continue;
        }
        let payload = row
            .get::<_, Option<String>>(4)?
            .map(RawValue::from_string)
            .transpose()?;
        parts.push(PartRecord {
            kind: row.get(0)?,
            attempt: row.get(1)?,
            text,
            payload,
            provider: row.get(5)?,
            file: row.get(6)?,
        });
    }
    Ok(parts)
}

fn attempts(conn: &Connection, answer: MessageId) -> HistoryResult<Vec<AttemptRecord>> {
    let mut statement = conn.prepare_cached(
        "SELECT attempt, provider, model, lane, reason, started_at, first_text_ms, took_ms, failure_class,
            failure_status, failure_message, finish, model_answered, request_id, chars, usage_input,
            usage_output, usage_cache_read, usage_cache_write, usage_reasoning, cost_usd, possibly_billed,
            simulated
         FROM attempts WHERE answer = ?1 ORDER BY attempt",
    )?;
    let rows = statement.query_map([answer], attempt_from)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn attempt_from(row: &Row<'_>) -> rusqlite::Result<AttemptRecord> {
    let failure = match row.get(8)? {
        Some(class) => Some(AttemptFailure {
            class,
            status: row.get(9)?,
            message: row.get::<_, Option<String>>(10)?.unwrap_or_default(),
        }),
        None => None,
    };
    Ok(AttemptRecord {
        attempt: row.get(0)?,
        provider: row.get(1)?,
        model: row.get(2)?,
        lane: LaneName(row.get(3)?),
        reason: row.get(4)?,
        started_at: row.get(5)?,
        first_text_ms: opt_uint(row.get(6)?),
        took_ms: opt_uint(row.get(7)?),
        failure,
        finish: row.get(11)?,
        model_answered: row.get(12)?,
        request_id: row.get(13)?,
        chars: uint(row.get(14)?),
        usage: Usage {
            input: opt_uint(row.get(15)?),
            output: opt_uint(row.get(16)?),
            cache_read: opt_uint(row.get(17)?),
            cache_write: opt_uint(row.get(18)?),
            reasoning: opt_uint(row.get(19)?),
        },
        cost_usd: row.get(20)?,
        possibly_billed: row.get(21)?,
        simulated: row.get(22)?,
    })
}
