//! Taking an import back, the last row first, in short transactions.

use super::super::changes::{self, ChangeKind};
use super::super::error::HistoryResult;
use super::super::files::Files;
use super::super::owner::Owner;
use super::super::values::AnyId;
use super::super::{migrate, search};
use super::{library, provider, read, write};
use crate::contract::{ChatId, FolderId, LibraryId, MessageId, ProviderId, Timestamp};
use crate::exchange::{ChatRecord, FolderRecord, MessageRecord};
use rusqlite::Connection;
use std::time::Duration;

/// Rows that are undone in one transaction.
const AT_ONCE: u32 = 50;
const PAUSE: Duration = Duration::from_millis(10);

struct Step {
    n: i64,
    /// Or a folder's id.
    chat: ChatId,
    /// 1 of a folder, 2 of the library, 3 of a provider.
    of: u8,
    message: Option<MessageId>,
    upto: i64,
    before: Option<String>,
}

/// Undoes the imports whose process is gone.
pub(super) fn broken(files: &Files, now: Timestamp) -> HistoryResult<usize> {
    let conn = migrate::connect(&files.database())?;
    let imports: Vec<(AnyId, Owner, i64)> = conn
        .prepare("SELECT id, owner_pid, owner_start, owner_boot, heartbeat FROM imports")?
        .query_map([], |row| {
            let owner = Owner {
                pid: row.get(1)?,
                start: row.get(2)?,
                boot: row.get(3)?,
            };
            Ok((row.get(0)?, owner, row.get(4)?))
        })?
        .collect::<Result<_, _>>()?;
    let mut undone = 0;
    for (import, owner, heartbeat) in imports {
        if !owner.is_alive(heartbeat, now) {
            all(&conn, import)?;
            changes::append(&conn, ChangeKind::Chat, None, now, 0)?;
            undone += 1;
        }
    }
    Ok(undone)
}

/// Undoes all of one import.
pub(super) fn all(conn: &Connection, import: AnyId) -> HistoryResult<()> {
    loop {
        conn.execute_batch("BEGIN IMMEDIATE; PRAGMA defer_foreign_keys = ON")?;
        let done = some(conn, import);
        match done {
            Ok(more) => {
                conn.execute_batch("COMMIT")?;
                if !more {
                    return Ok(());
                }
                std::thread::sleep(PAUSE);
            }
            Err(error) => {
                // The first error is the one that matters.
                let _ = conn.execute_batch("ROLLBACK");
                return Err(error);
            }
        }
    }
}

/// Forgets how an import is undone: it stays.
pub(super) fn forget(conn: &Connection, import: AnyId) -> HistoryResult<()> {
    loop {
        let gone = conn.execute(
            "DELETE FROM import_undo WHERE n IN (SELECT n FROM import_undo WHERE import = ?1 LIMIT 20000)",
            [import],
        )?;
        if gone == 0 {
            return Ok(());
        }
    }
}

fn some(conn: &Connection, import: AnyId) -> HistoryResult<bool> {
    let steps: Vec<Step> = conn
        .prepare_cached(
            "SELECT n, chat, message, upto, before, folder FROM import_undo WHERE import = ?1 ORDER BY n DESC LIMIT ?2",
        )?
        .query_map((import, AT_ONCE), |row| {
            Ok(Step {
                n: row.get(0)?,
                chat: row.get(1)?,
                message: row.get(2)?,
                upto: row.get(3)?,
                before: row.get(4)?,
                of: row.get(5)?,
            })
        })?
        .collect::<Result<_, _>>()?;
    for step in &steps {
        match (step.message, &step.before) {
            _ if step.of == 1 => restore_folder(conn, step)?,
            (_, before) if step.of == 2 => {
                library::restore(conn, LibraryId(step.chat.0), step.upto, before.as_deref())?;
            }
            _ if step.of == 3 => provider::remove(conn, ProviderId(step.chat.0), step.upto)?,
            (None, None) => remove_chat(conn, step)?,
            (None, Some(before)) => restore_chat(conn, step, before)?,
            (Some(message), None) => remove_message(conn, message)?,
            (Some(message), Some(before)) => restore_message(conn, step.chat, message, before)?,
        }
        conn.prepare_cached("DELETE FROM import_undo WHERE n = ?1")?
            .execute([step.n])?;
    }
    if steps.is_empty() {
        conn.execute("DELETE FROM imports WHERE id = ?1", [import])?;
    } else {
        // Nobody said yes to their words: they leave the pages of the index as those of a deleted chat do.
        search::clean::due(conn)?;
    }
    Ok(!steps.is_empty())
}

/// Unless a person changed it since.
fn restore_folder(conn: &Connection, step: &Step) -> HistoryResult<()> {
    let id = FolderId(step.chat.0);
    match (read::folder(conn, id)?, &step.before) {
        (Some(now), _) if now.changed.hlc != step.upto => Ok(()),
        (Some(_), None) => write::remove_folder(conn, id),
        (Some(_), Some(before)) => write::folder(conn, &serde_json::from_str::<FolderRecord>(before)?),
        (None, _) => Ok(()),
    }
}

fn remove_chat(conn: &Connection, step: &Step) -> HistoryResult<()> {
    let went_on: bool = conn
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM messages WHERE chat = ?1 AND n > ?2)")?
        .query_row((step.chat, step.upto), |row| row.get(0))?;
    if went_on {
        return Ok(());
    }
    let messages: Vec<MessageId> = conn
        .prepare_cached("SELECT id FROM messages WHERE chat = ?1")?
        .query_map([step.chat], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for message in messages {
        write::remove(conn, message)?;
    }
    search::chat_goes(conn, step.chat)?;
    conn.prepare_cached("DELETE FROM chats WHERE id = ?1")?
        .execute([step.chat])?;
    Ok(())
}

/// Unless a person changed it since.
fn restore_chat(conn: &Connection, step: &Step, before: &str) -> HistoryResult<()> {
    let before: ChatRecord = serde_json::from_str(before)?;
    match read::row(conn, step.chat)? {
        Some(now) if now.about.changed.hlc == step.upto => {
            write::chat(conn, &before)?;
            search::title_changed(conn, before.id)
        }
        _ => Ok(()),
    }
}

/// Unless something follows it: what came with the import and followed it is gone already.
fn remove_message(conn: &Connection, message: MessageId) -> HistoryResult<()> {
    let followed: bool = conn
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM messages WHERE parent = ?1)")?
        .query_row([message], |row| row.get(0))?;
    if followed {
        Ok(())
    } else {
        write::remove(conn, message)
    }
}

/// Unless some process writes it.
fn restore_message(conn: &Connection, chat: ChatId, message: MessageId, before: &str) -> HistoryResult<()> {
    let written: bool = conn
        .prepare_cached("SELECT status = 'streaming' FROM messages WHERE id = ?1")?
        .query_row([message], |row| row.get(0))?;
    if written {
        return Ok(());
    }
    let before: MessageRecord = serde_json::from_str(before)?;
    write::clear(conn, message)?;
    write::message(conn, chat, &before)?;
    search::message_ended(conn, message)
}
