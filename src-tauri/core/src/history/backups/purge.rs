//! Deleting for good, in the backups too.

use super::{Backups, Note, content, hash_of};
use crate::contract::{BackupKind, ChatId, MessageId, Timestamp};
use crate::history::error::{HistoryError, HistoryResult};
use crate::history::files::{free_space, open_private, remove_if_there, sync_folder};
use crate::history::migrate;
use crate::history::{copies, search};
use rusqlite::Connection;
use std::fs;
use std::path::Path;

/// What a deleted chat leaves: its row, without words. In the order of their references.
const FORGET: &[&str] = &[
    "DELETE FROM parts WHERE message IN (SELECT id FROM messages WHERE chat = ?1)",
    "DELETE FROM seams WHERE answer IN (SELECT id FROM messages WHERE chat = ?1)",
    "UPDATE attempts SET answer = NULL, failure_message = NULL
     WHERE answer IN (SELECT id FROM messages WHERE chat = ?1)",
    "DELETE FROM messages WHERE chat = ?1",
    "UPDATE chats SET title = '', system = NULL, head = NULL, deleted_at = ifnull(deleted_at, updated_at)
     WHERE id = ?1",
];

/// What there is of it since version 5.
const FORGET_V5: &[&str] = &[
    "UPDATE chats SET gone_at = ifnull(gone_at, deleted_at), title_source = 'words', chain = NULL, reach = NULL,
        folder = NULL, pinned_at = NULL, archived_at = NULL, tags = '[]', wishes = NULL
     WHERE id = ?1",
    "DELETE FROM import_undo WHERE chat = ?1",
];

const DAY_MS: i64 = 24 * 3_600_000;

impl Backups {
    /// When the last backup that may hold something of now is gone by itself, where `daily` of them
    /// are kept; `None` where one stays until the person removes it.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn aged_out(&self, daily: usize, now: Timestamp) -> HistoryResult<Option<Timestamp>> {
        let all = self.list()?;
        if all.iter().any(|backup| backup.kind != BackupKind::Daily) {
            return Ok(None);
        }
        let days = i64::try_from(daily).unwrap_or(i64::MAX / DAY_MS);
        Ok(Some(match all.is_empty() {
            true => now,
            false => now.saturating_add(days.saturating_mul(DAY_MS)),
        }))
    }

    /// Takes chats out of every backup that has one of them, and the files that only they named. Returns
    /// how many backups that were. One that cannot be read is left, and the error says so at the end.
    ///
    /// # Errors
    /// `Locked` while one is made; `NoRoom` for the copy; `Damaged` where a backup could not be read.
    pub fn forget(&self, chats: &[ChatId]) -> HistoryResult<usize> {
        // Nothing to take anything out of: no folder is made for that.
        if self.list()?.is_empty() {
            return Ok(0);
        }
        let _lock = self.lock()?;
        let mut changed = 0;
        let mut failed = None;
        for backup in self.list()? {
            match self.forget_in(&backup.name, chats) {
                Ok(had) => changed += usize::from(had),
                Err(error) => failed = Some(error),
            }
        }
        if changed > 0 {
            self.remove_unnamed_files()?;
        }
        match failed {
            Some(error) => Err(error),
            None => Ok(changed),
        }
    }

    fn forget_in(&self, name: &str, chats: &[ChatId]) -> HistoryResult<bool> {
        let path = self.path(name)?;
        let there = having(&super::open_closed(&path)?, chats)?;
        if there.is_empty() {
            return Ok(false);
        }
        let needed = path.metadata()?.len().saturating_mul(2);
        if let Some(free) = free_space(&self.files.backups())
            && free < needed
        {
            return Err(HistoryError::NoRoom { needed, free });
        }
        let unfinished = path.with_extension("part");
        remove_if_there(&unfinished)?;
        std::io::copy(&mut fs::File::open(&path)?, &mut open_private(&unfinished, true)?)?;
        let done = erase(&unfinished, &there).and_then(|()| {
            let conn = super::open_closed(&unfinished)?;
            let note = Note {
                content: content(&conn, &unfinished)?,
                hash: hash_of(&unfinished)?,
            };
            drop(conn);
            // Between these two a backup has a note that is not its own: without one it is read itself.
            remove_if_there(&self.note_path(name))?;
            fs::rename(&unfinished, &path)?;
            sync_folder(&self.files.backups())?;
            super::make::write_whole(&self.note_path(name), &serde_json::to_vec(&note)?)
        });
        if done.is_err() {
            let _ = remove_if_there(&unfinished);
        }
        done.map(|()| true)
    }
}

/// Those of them of which a backup still has more than the empty row that is left at the end.
fn having(conn: &Connection, chats: &[ChatId]) -> HistoryResult<Vec<ChatId>> {
    let mut has = conn.prepare(
        "SELECT EXISTS (SELECT 1 FROM messages WHERE chat = ?1)
            OR EXISTS (SELECT 1 FROM chats WHERE id = ?1 AND (title <> '' OR deleted_at IS NULL))",
    )?;
    let mut there = Vec::new();
    for &chat in chats {
        if has.query_row([chat], |row| row.get(0))? {
            there.push(chat);
        }
    }
    Ok(there)
}

fn erase(path: &Path, chats: &[ChatId]) -> HistoryResult<()> {
    let mut conn = migrate::connect(path)?;
    conn.execute_batch(
        "PRAGMA secure_delete = ON; PRAGMA foreign_keys = OFF; PRAGMA journal_mode = MEMORY;",
    )?;
    let version = migrate::version(&conn)?;
    let tx = conn.transaction()?;
    for &chat in chats {
        erase_chat(&tx, chat, version)?;
    }
    if version >= 5 {
        // The words of all chats lie together in the index: it is made anew where this is restored.
        search::build::begin_anew(&tx)?;
    }
    if version >= 2 {
        tx.execute(
            "DELETE FROM attachments WHERE NOT EXISTS (SELECT 1 FROM parts WHERE attachment = hash)",
            [],
        )?;
    }
    tx.commit()?;
    conn.execute_batch("VACUUM")?;
    migrate::check(&conn)?;
    conn.close().map_err(|(_, error)| HistoryError::from(error))?;
    Ok(fs::File::open(path)?.sync_all()?)
}

fn erase_chat(tx: &Connection, chat: ChatId, version: i32) -> HistoryResult<()> {
    if version >= 3 {
        tx.execute("DELETE FROM waiting WHERE chat = ?1", [chat])?;
    }
    if version >= 5 {
        let copied: Vec<MessageId> = tx
            .prepare_cached("SELECT id FROM messages WHERE chat = ?1 AND turn IS NOT NULL")?
            .query_map([chat], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        for answer in copied {
            copies::hand_over(tx, answer)?;
        }
    }
    for sql in FORGET {
        tx.prepare_cached(sql)?.execute([chat])?;
    }
    if version >= 5 {
        for sql in FORGET_V5 {
            tx.prepare_cached(sql)?.execute([chat])?;
        }
        tx.execute("DELETE FROM drafts WHERE slot = ?1", [chat.to_string()])?;
    }
    Ok(())
}
