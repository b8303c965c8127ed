//! Messages and their parts, read as a branch for a front.

use super::changes::ChangeKind;
use super::db::{Durability, Write};
use super::error::{HistoryError, HistoryResult};
use super::owner::Owner;
use super::tree::{Node, Tree};
use super::values::{Json, opt_uint};
use super::{History, attachments, attempts, chats, seams, search};
use crate::contract::{
    AnswerFailure, AnswerInfo, AttachmentId, ChatId, Citation, LaneName, Message, MessageId, MessageStatus,
    Part, ProviderId, Role, Timestamp, TurnId,
};
use crate::providers::OpaquePayload;
use rusqlite::{Connection, OptionalExtension, Row};

pub(super) const V1: &str = "
    -- `n` is what a search index refers to: it never changes.
    CREATE TABLE messages (
        n INTEGER PRIMARY KEY,
        id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
        chat BLOB NOT NULL REFERENCES chats (id),
        parent BLOB REFERENCES messages (id),
        role TEXT NOT NULL CHECK (role IN ('user', 'assistant')),
        status TEXT NOT NULL
            CHECK (status IN ('streaming', 'complete', 'failed', 'cancelled', 'interrupted')),
        created_at INTEGER NOT NULL,
        turn BLOB CHECK (length(turn) = 16),  -- of an answer
        -- The process that writes it, while one does; then its last sign of life.
        owner_pid INTEGER,
        owner_start INTEGER,
        owner_boot TEXT,
        heartbeat INTEGER,
        lane TEXT,                            -- as it was called: whose text stands at the end
        took_ms INTEGER,
        failure_code TEXT,
        failure_message TEXT,
        CHECK (status <> 'streaming' OR owner_pid IS NOT NULL)
    ) STRICT;
    CREATE INDEX messages_by_chat ON messages (chat, created_at);
    CREATE INDEX messages_by_parent ON messages (parent);
    CREATE INDEX messages_streaming ON messages (chat) WHERE status = 'streaming';
    -- A message is its parts in order. A long text that is being written lies in several rows, so
    -- that a checkpoint writes only its end; `continues` says that a row goes on with the one before.
    CREATE TABLE parts (
        n INTEGER PRIMARY KEY,
        message BLOB NOT NULL REFERENCES messages (id),
        ord INTEGER NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN
            ('text', 'reasoning', 'tool-call', 'tool-result', 'attachment', 'citation', 'opaque')),
        attempt INTEGER,                      -- that gave it; NULL in questions
        continues INTEGER NOT NULL DEFAULT 0,
        text TEXT,
        payload TEXT CHECK (json_valid(payload)),
        provider BLOB CHECK (length(provider) = 16),  -- the only one an opaque payload goes back to
        UNIQUE (message, ord)
    ) STRICT;
    CREATE TABLE seams (
        answer BLOB NOT NULL REFERENCES messages (id),
        ord INTEGER NOT NULL,
        from_attempt INTEGER NOT NULL,
        to_attempt INTEGER NOT NULL,
        at INTEGER NOT NULL,                  -- in Unicode scalar values of the visible text
        mode TEXT NOT NULL CHECK (mode IN ('continue', 'restart')),
        PRIMARY KEY (answer, ord)
    ) STRICT, WITHOUT ROWID;
";

impl History {
    /// What `message` of `chat` follows; `None` for a first message.
    ///
    /// # Errors
    /// `NotFound` where the chat or the message in it is not there.
    pub async fn parent_of(&self, chat: ChatId, message: MessageId) -> HistoryResult<Option<MessageId>> {
        self.threads
            .read(move |conn| {
                chats::must_exist(conn, chat)?;
                let path = tree(conn, chat)?.path(message);
                match path.len().checked_sub(1) {
                    None => Err(HistoryError::NotFound("the message")),
                    Some(last) => Ok(last.checked_sub(1).and_then(|before| path.get(before).copied())),
                }
            })
            .await
    }

    /// Marks answers whose process is gone as interrupted, and says which. Happens at each opening
    /// too; what they show is kept.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn mark_interrupted(&self, now: Timestamp) -> HistoryResult<Vec<MessageId>> {
        self.threads
            .write(Durability::Unsynced, now, |write| mark_interrupted(write))
            .await
    }
}

pub(super) fn tree(conn: &Connection, chat: ChatId) -> HistoryResult<Tree> {
    let mut statement = conn.prepare_cached("SELECT id, parent, created_at FROM messages WHERE chat = ?1")?;
    let nodes = statement.query_map([chat], |row| {
        Ok(Node {
            id: row.get(0)?,
            parent: row.get(1)?,
            created_at: row.get(2)?,
        })
    })?;
    Ok(Tree::new(nodes.collect::<Result<_, _>>()?))
}

/// Messages as a front shows them.
pub(super) fn shown_as(conn: &Connection, tree: &Tree, path: &[MessageId]) -> HistoryResult<Vec<Message>> {
    path.iter()
        .map(|&id| message(conn, id, tree.siblings(id).to_vec()))
        .collect()
}

fn message(conn: &Connection, id: MessageId, siblings: Vec<MessageId>) -> HistoryResult<Message> {
    let mut parts = Vec::new();
    for row in self::parts(conn, id)? {
        parts.extend(shown(conn, row)?);
    }
    let mut message = conn
        .prepare_cached(
            "SELECT parent, role, status, created_at, turn, lane, took_ms, failure_code, failure_message, left_out,
                summary
             FROM messages WHERE id = ?1",
        )?
        .query_row([id], |row| {
            Ok(Message {
                id,
                parent: row.get(0)?,
                role: row.get(1)?,
                status: row.get(2)?,
                created_at: row.get(3)?,
                parts,
                siblings,
                answer: row
                    .get::<_, Option<TurnId>>(4)?
                    .map(|turn| answer_from(row, turn))
                    .transpose()?,
            })
        })?;
    if let Some(answer) = &mut message.answer {
        answer.attempts = attempts::attempts(conn, id)?;
        answer.simulated = attempts::simulated(conn, id)?;
        answer.seams = seams::of(conn, id)?;
        if answer.lane.is_none() {
            answer.lane = lane_of_last_text(&message.parts, answer);
        }
    }
    Ok(message)
}

fn answer_from(row: &Row<'_>, turn: TurnId) -> rusqlite::Result<AnswerInfo> {
    let failure = row
        .get::<_, Option<String>>(7)?
        .map(|code| -> rusqlite::Result<_> {
            Ok(AnswerFailure {
                code,
                message: row.get::<_, Option<String>>(8)?.unwrap_or_default(),
            })
        })
        .transpose()?;
    Ok(AnswerInfo {
        turn,
        lane: row.get::<_, Option<String>>(5)?.map(LaneName),
        attempts: Vec::new(),
        simulated: Vec::new(),
        seams: Vec::new(),
        took_ms: opt_uint(row.get(6)?),
        failure,
        left_out: row.get(9)?,
        summary: row.get(10)?,
    })
}

/// While an answer is written, and after its process died, its row does not name the lane yet.
fn lane_of_last_text(parts: &[Part], answer: &AnswerInfo) -> Option<LaneName> {
    let last = parts.iter().rev().find_map(|part| match part {
        Part::Text { attempt, .. } => *attempt,
        Part::Reasoning { .. } | Part::Attachment { .. } | Part::Citation { .. } => None,
    })?;
    let attempt = answer.attempts.iter().find(|attempt| attempt.attempt == last)?;
    Some(attempt.lane.clone())
}

/// A part as it lies in the database, its rows joined.
pub(super) struct PartRow {
    pub kind: String,
    pub attempt: Option<u32>,
    pub text: Option<String>,
    pub payload: Option<OpaquePayload>,
    citation: Option<Citation>,
    pub provider: Option<ProviderId>,
    pub attachment: Option<AttachmentId>,
}

/// The columns of `parts` that [`add_part`] reads, in its order.
pub(super) const PART_COLUMNS: &str = "kind, attempt, continues, text, payload, provider, attachment";

/// Adds a row of [`PART_COLUMNS`] to those of the same message before it.
pub(super) fn add_part(parts: &mut Vec<PartRow>, row: &Row<'_>) -> rusqlite::Result<()> {
    let part = PartRow {
        kind: row.get(0)?,
        attempt: row.get(1)?,
        text: row.get(3)?,
        // Others may join with later versions.
        payload: match row.get_ref(0)?.as_str() {
            Ok("opaque") => row.get::<_, Option<Json<_>>>(4)?.map(|payload| payload.0),
            _ => None,
        },
        citation: match row.get_ref(0)?.as_str() {
            Ok("citation") => row.get::<_, Option<Json<_>>>(4)?.map(|citation| citation.0),
            _ => None,
        },
        provider: row.get(5)?,
        attachment: row.get(6)?,
    };
    match parts.last_mut() {
        Some(before) if row.get(2)? => {
            let text = before.text.get_or_insert_default();
            text.push_str(part.text.as_deref().unwrap_or_default());
        }
        _ => parts.push(part),
    }
    Ok(())
}

fn parts(conn: &Connection, message: MessageId) -> HistoryResult<Vec<PartRow>> {
    let mut statement = conn.prepare_cached(&format!(
        "SELECT {PART_COLUMNS} FROM parts WHERE message = ?1 ORDER BY ord"
    ))?;
    let mut rows = statement.query([message])?;
    let mut parts = Vec::new();
    while let Some(row) = rows.next()? {
        add_part(&mut parts, row)?;
    }
    Ok(parts)
}

/// The part for a front. What goes back to a provider unread is for nobody else.
fn shown(conn: &Connection, part: PartRow) -> HistoryResult<Option<Part>> {
    if let (Some(citation), Some(attempt)) = (part.citation, part.attempt) {
        return Ok(Some(Part::Citation { citation, attempt }));
    }
    let text = part.text.unwrap_or_default();
    Ok(match (part.kind.as_str(), part.attempt) {
        ("text", attempt) => Some(Part::Text { text, attempt }),
        ("reasoning", Some(attempt)) => Some(Part::Reasoning { text, attempt }),
        ("attachment", _) => match part.attachment {
            Some(id) => {
                attachments::shown(conn, &id, text)?.map(|attachment| Part::Attachment { attachment })
            }
            None => None,
        },
        _ => None,
    })
}

/// An answer that some process is writing.
struct Streaming {
    id: MessageId,
    chat: ChatId,
    owner: Owner,
    heartbeat: Timestamp,
}

fn streaming(conn: &Connection, chat: Option<ChatId>) -> HistoryResult<Vec<Streaming>> {
    let mut statement = conn.prepare_cached(
        "SELECT id, chat, owner_pid, owner_start, owner_boot, heartbeat FROM messages
         WHERE status = 'streaming' AND (?1 IS NULL OR chat = ?1)",
    )?;
    let rows = statement.query_map([chat], |row| {
        Ok(Streaming {
            id: row.get(0)?,
            chat: row.get(1)?,
            owner: Owner {
                pid: row.get(2)?,
                start: row.get(3)?,
                boot: row.get(4)?,
            },
            heartbeat: row.get(5)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(super) fn mark_interrupted(write: &Write<'_>) -> HistoryResult<Vec<MessageId>> {
    let mut marked = Vec::new();
    for answer in streaming(write.tx, None)? {
        if !answer.owner.is_alive(answer.heartbeat, write.at) {
            interrupt(write, &answer)?;
            marked.push(answer.id);
        }
    }
    Ok(marked)
}

/// A living process shows a sign of life each second. One that has not for so long has given the
/// answer up (it could not store its end), and must not keep the chat to itself. In milliseconds.
const GIVEN_UP_AFTER_MS: i64 = 60_000;

/// `Busy` while a living process writes an answer in the chat; what dead ones left is marked.
pub(super) fn must_be_idle(write: &Write<'_>, chat: ChatId) -> HistoryResult<()> {
    must_be_idle_but(write, chat, &[])
}

/// The same, but these may be written.
pub(super) fn must_be_idle_but(write: &Write<'_>, chat: ChatId, but: &[MessageId]) -> HistoryResult<()> {
    let others = streaming(write.tx, Some(chat))?;
    for answer in others.into_iter().filter(|answer| !but.contains(&answer.id)) {
        let silent = write.at.saturating_sub(answer.heartbeat);
        if silent <= GIVEN_UP_AFTER_MS && answer.owner.is_alive(answer.heartbeat, write.at) {
            return Err(HistoryError::Busy);
        }
        interrupt(write, &answer)?;
    }
    Ok(())
}

fn interrupt(write: &Write<'_>, answer: &Streaming) -> HistoryResult<()> {
    write.tx.execute(
        "UPDATE messages SET status = 'interrupted', took_ms = max(0, heartbeat - created_at) WHERE id = ?1",
        [answer.id],
    )?;
    search::message_ended(write.tx, answer.id)?;
    write.changed(ChangeKind::Chat, Some(answer.chat.0))
}

/// An answer that failed or was left is written again, by this process.
pub(super) fn begin_again(write: &Write<'_>, answer: MessageId) -> HistoryResult<()> {
    let me = Owner::me();
    let begun = write.tx.execute(
        "UPDATE messages SET status = 'streaming', owner_pid = ?2, owner_start = ?3, owner_boot = ?4,
            heartbeat = ?5, took_ms = NULL, failure_code = NULL, failure_message = NULL
         WHERE id = ?1 AND status IN ('failed', 'cancelled', 'interrupted')",
        (answer, me.pid, me.start, &me.boot, write.at),
    )?;
    match begun {
        1 => Ok(()),
        _ => Err(HistoryError::NotFound("the answer")),
    }
}

/// `NotFound` unless the message is in the chat and has this role.
pub(super) fn must_be(
    conn: &Connection,
    chat: ChatId,
    id: MessageId,
    role: Option<Role>,
) -> HistoryResult<()> {
    let found: Option<Role> = conn
        .prepare_cached("SELECT role FROM messages WHERE id = ?1 AND chat = ?2")?
        .query_row((id, chat), |row| row.get(0))
        .optional()?;
    match found {
        Some(found) if role.is_none_or(|role| role == found) => Ok(()),
        _ => Err(HistoryError::NotFound("the message")),
    }
}

/// A new message without its parts. An answer names its turn and belongs to this process.
pub(super) struct NewMessage {
    pub id: MessageId,
    pub chat: ChatId,
    pub parent: Option<MessageId>,
    pub turn: Option<TurnId>,
}

pub(super) fn insert(write: &Write<'_>, message: &NewMessage) -> HistoryResult<()> {
    let (role, status, owner) = match message.turn {
        Some(_) => (Role::Assistant, MessageStatus::Streaming, Some(Owner::me())),
        None => (Role::User, MessageStatus::Complete, None),
    };
    let made = write.tx.execute(
        "INSERT INTO messages (id, chat, parent, role, status, created_at, turn,
            owner_pid, owner_start, owner_boot, heartbeat)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) ON CONFLICT (id) DO NOTHING",
        (
            message.id,
            message.chat,
            message.parent,
            role,
            status,
            write.at,
            message.turn,
            owner.map(|owner| owner.pid),
            owner.map(|owner| owner.start),
            owner.map(|owner| &owner.boot),
            owner.map(|_| write.at),
        ),
    )?;
    if made == 0 {
        return Err(HistoryError::Conflict("the message's id"));
    }
    Ok(())
}

pub(super) fn remove_demo(conn: &Connection) -> HistoryResult<()> {
    const DEMO: &str = "(SELECT id FROM messages WHERE chat IN (SELECT id FROM chats WHERE demo))";
    search::chats_go(conn, "SELECT id FROM chats WHERE demo")?;
    for sql in [
        format!("DELETE FROM waiting WHERE answer IN {DEMO}"),
        format!("DELETE FROM seams WHERE answer IN {DEMO}"),
        format!("DELETE FROM parts WHERE message IN {DEMO}"),
        format!("DELETE FROM attempts WHERE demo OR answer IN {DEMO}"),
        format!("DELETE FROM messages WHERE id IN {DEMO}"),
    ] {
        conn.execute(&sql, [])?;
    }
    Ok(())
}
