//! Deleting for good, in the backups too.

use super::{Backups, Note, content, hash_of};
use crate::contract::{BackupKind, ChatId, Timestamp};
use crate::history::error::{HistoryError, HistoryResult};
use crate::history::files::{open_private, remove_if_there, sync_folder};
use crate::history::migrate;
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

    /// Takes a chat out of every backup that has it, and the files that only it named. Returns how many
    /// backups that were. One that cannot be read is left, and the error says so at the end.
    ///
    /// # Errors
    /// `Locked` while one is made; `Damaged` where a backup could not be read.
    pub fn forget(&self, chat: ChatId) -> HistoryResult<usize> {
        let _lock = self.lock()?;
        let mut changed = 0;
        let mut failed = None;
        for backup in self.list()? {
            match self.forget_in(&backup.name, chat) {
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

    fn forget_in(&self, name: &str, chat: ChatId) -> HistoryResult<bool> {
        let path = self.path(name)?;
        let has = super::open_closed(&path)?.query_row(
            "SELECT EXISTS (SELECT 1 FROM chats WHERE id = ?1)",
            [chat],
            |row| row.get::<_, bool>(0),
        )?;
        if !has {
            return Ok(false);
        }
        let unfinished = path.with_extension("part");
        remove_if_there(&unfinished)?;
        std::io::copy(&mut fs::File::open(&path)?, &mut open_private(&unfinished, true)?)?;
        let done = erase(&unfinished, chat).and_then(|()| {
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

fn erase(path: &Path, chat: ChatId) -> HistoryResult<()> {
    let mut conn = migrate::connect(path)?;
    conn.execute_batch(
        "PRAGMA secure_delete = ON; PRAGMA foreign_keys = OFF; PRAGMA journal_mode = MEMORY;",
    )?;
    let version = migrate::version(&conn)?;
    let tx = conn.transaction()?;
    if version >= 3 {
        tx.execute("DELETE FROM waiting WHERE chat = ?1", [chat])?;
    }
    for sql in FORGET {
        tx.execute(sql, [chat])?;
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
