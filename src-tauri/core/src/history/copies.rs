//! A copy of a chat: the branch that is shown, to go on from in another direction.

use super::changes::ChangeKind;
use super::db::{Durability, Write};
use super::error::HistoryResult;
use super::{History, chats, messages};
use crate::contract::{Attempt, ChatId, MessageId, Timestamp, TurnId};
use rusqlite::{Connection, OptionalExtension};

pub(super) const V5: &str = "
    -- Of an answer in a copy: whose attempts are its own too. They are booked once.
    ALTER TABLE messages ADD COLUMN copied_from BLOB CHECK (length(copied_from) = 16);
    CREATE INDEX messages_copied ON messages (copied_from) WHERE copied_from IS NOT NULL;
";

impl History {
    /// Copies the branch of a chat that is shown into a new chat, `copy`, with its system prompt, terms,
    /// wishes, tags and folder.
    ///
    /// # Errors
    /// `NotFound` where there is none, `Busy` while an answer is written in it.
    pub async fn copy_chat(&self, id: ChatId, copy: ChatId, title: &str, at: Timestamp) -> HistoryResult<()> {
        let title = title.to_owned();
        self.threads
            .write(Durability::Synced, at, move |write| {
                copy_chat(write, id, copy, &title)
            })
            .await
    }
}

fn copy_chat(write: &mut Write<'_>, id: ChatId, copy: ChatId, title: &str) -> HistoryResult<()> {
    chats::must_exist(write.tx, id)?;
    messages::must_be_idle(write, id)?;
    let stamp = write.stamp()?;
    write.tx.execute(
        "INSERT INTO chats (id, title, title_source, system, chain, reach, files_stay, folder, demo, tags,
            wishes, assistant, created_at, updated_at, hlc, device)
         SELECT ?2, ?3, title_source, system, chain, reach, files_stay, folder, demo, tags,
            wishes, assistant, ?4, ?4, ?5, ?6
         FROM chats WHERE id = ?1",
        (id, copy, title, write.at, stamp.hlc, stamp.device),
    )?;
    let tree = messages::tree(write.tx, id)?;
    let head: Option<MessageId> =
        write
            .tx
            .query_row("SELECT head FROM chats WHERE id = ?1", [id], |row| row.get(0))?;
    let end = head.filter(|head| tree.has(*head)).or_else(|| tree.leaf(None));
    let path = end.map(|end| tree.path(end)).unwrap_or_default();
    let mut parent: Option<MessageId> = None;
    for from in path {
        let message = MessageId::new();
        copy_message(write.tx, from, copy, message, parent)?;
        parent = Some(message);
    }
    write
        .tx
        .execute("UPDATE chats SET head = ?2 WHERE id = ?1", (copy, parent))?;
    write.changed(ChangeKind::Chat, Some(copy.0))
}

fn copy_message(
    conn: &Connection,
    from: MessageId,
    chat: ChatId,
    to: MessageId,
    parent: Option<MessageId>,
) -> HistoryResult<()> {
    // A turn of its own: the answer can be gone on with in either chat.
    conn.prepare_cached(
        "INSERT INTO messages (id, chat, parent, role, status, created_at, turn, lane, took_ms, failure_code,
            failure_message, left_out, summary, copied_from)
         SELECT ?2, ?3, ?4, role, status, created_at, CASE WHEN turn IS NULL THEN NULL ELSE ?5 END, lane, took_ms,
            failure_code, failure_message, left_out, summary,
            CASE WHEN turn IS NULL THEN NULL ELSE ifnull(copied_from, id) END
         FROM messages WHERE id = ?1",
    )?
    .execute((from, to, chat, parent, TurnId::new()))?;
    conn.prepare_cached(
        "INSERT INTO parts (message, ord, kind, attempt, continues, text, payload, provider, attachment)
         SELECT ?2, ord, kind, attempt, continues, text, payload, provider, attachment
         FROM parts WHERE message = ?1",
    )?
    .execute((from, to))?;
    conn.prepare_cached(
        "INSERT INTO seams (answer, ord, from_attempt, to_attempt, at, mode)
         SELECT ?2, ord, from_attempt, to_attempt, at, mode FROM seams WHERE answer = ?1",
    )?
    .execute((from, to))?;
    Ok(())
}

/// The answer that `answer` was copied from.
pub(super) fn original(conn: &Connection, answer: MessageId) -> HistoryResult<Option<MessageId>> {
    let original = conn
        .prepare_cached("SELECT copied_from FROM messages WHERE id = ?1")?
        .query_row([answer], |row| row.get(0))
        .optional()?;
    Ok(original.flatten())
}

/// What it took to give the answer that was copied, before what was added to the copy.
pub(super) fn joined(mut original: Vec<Attempt>, own: Vec<Attempt>) -> Vec<Attempt> {
    original.retain(|one| own.iter().all(|added| added.attempt != one.attempt));
    original.extend(own);
    original
}

/// An answer goes: its attempts go over to the first of its copies, whose own they are then.
pub(super) fn hand_over(conn: &Connection, answer: MessageId) -> HistoryResult<()> {
    let heir: Option<MessageId> = conn
        .prepare_cached("SELECT id FROM messages WHERE copied_from = ?1 ORDER BY n LIMIT 1")?
        .query_row([answer], |row| row.get(0))
        .optional()?;
    let Some(heir) = heir else { return Ok(()) };
    for sql in [
        "UPDATE attempts SET answer = ?2 WHERE answer = ?1",
        "UPDATE messages SET copied_from = ?2 WHERE copied_from = ?1",
        "UPDATE messages SET copied_from = NULL WHERE id = ?2 AND ?1 IS NOT NULL",
    ] {
        conn.prepare_cached(sql)?.execute((answer, heir))?;
    }
    Ok(())
}
