//! Making a backup while the history is in use.

use super::{Backups, Note, content, files_of, hash_of, name_of};
use crate::attachments::FileError;
use crate::contract::{Backup, BackupKind, HistoryContent, Timestamp};
use crate::history::error::{HistoryError, HistoryResult};
use crate::history::files::{Files, free_space, make_folder, open_private, remove_if_there, sync_folder};
use crate::history::migrate;
use rusqlite::Connection;
use rusqlite::backup::{Backup as Copying, StepResult};
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::time::Duration;

/// Left free beside a backup, in bytes: what the chats themselves need for a while.
const SPARE: u64 = 32 * 1024 * 1024;

/// How a copy shares the disk with everything else.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// Pages of 4 KiB in one go.
    pub pages: i32,
    pub pause: Duration,
}

impl Pace {
    /// While a person works: 1 MiB, then a breath. A gigabyte takes some 15 s.
    pub const GENTLE: Self = Self {
        pages: 256,
        pause: Duration::from_millis(8),
    };
    /// While a person waits for it.
    pub const FAST: Self = Self {
        pages: 2048,
        pause: Duration::ZERO,
    };
}

impl Backups {
    /// Makes one of the history as it is now. Others read and write meanwhile; what they write is
    /// not in it.
    ///
    /// # Errors
    /// `NoRoom` before anything is written; `Locked` while another process makes one; `Damaged` where
    /// the copy is not whole.
    pub fn make(&self, kind: BackupKind, at: Timestamp, pace: Pace) -> HistoryResult<Backup> {
        let _lock = self.lock()?;
        // No file that the copy will name is removed meanwhile.
        let _in_use = self.attached.in_use()?;
        let folder = self.files.backups();
        remove_unfinished(&folder)?;
        let source = migrate::connect(&self.files.database())?;
        source.execute_batch("PRAGMA query_only = ON")?;
        let version = migrate::identify(&source)?;
        let name = name_of(kind, version, at);
        let unfinished = folder.join(&name).with_extension("part");
        let made = copy(&self.files, &source, &unfinished, pace).and_then(|content| {
            self.keep_files(&unfinished)?;
            let note = Note {
                hash: hash_of(&unfinished)?,
                content: content.clone(),
            };
            write_whole(&self.note_path(&name), &serde_json::to_vec(&note)?)?;
            fs::rename(&unfinished, folder.join(&name))?;
            sync_folder(&folder)?;
            Ok(content)
        });
        if made.is_err() {
            // The reason of the failed copy is worth more than that of a failed clean-up.
            let _ = remove_if_there(&unfinished);
            let _ = remove_if_there(&self.note_path(&name));
        }
        Ok(Backup {
            content: Some(made?),
            name,
            kind,
            at,
        })
    }

    /// Gives the backups the files that this one names. One that the home itself has lost is missing
    /// here too: the words are worth a backup without it.
    fn keep_files(&self, database: &Path) -> HistoryResult<()> {
        let conn = super::open_closed(database)?;
        for id in files_of(&conn)? {
            match self.attached.share(&id, &self.kept) {
                Ok(()) => {}
                Err(FileError::Missing | FileError::Damaged) => {
                    tracing::warn!(%id, "a file is missing in a backup")
                }
                Err(FileError::Io(error)) => return Err(error.into()),
            }
        }
        Ok(())
    }
}

/// Copies the state of one moment to `path` and looks at the copy.
pub(super) fn copy(
    files: &Files,
    source: &Connection,
    path: &Path,
    pace: Pace,
) -> HistoryResult<HistoryContent> {
    let length = files.database().metadata()?.len();
    let needed = length + SPARE;
    if let Some(free) = free_space(path.parent().unwrap_or(path))
        && free < needed
    {
        return Err(HistoryError::NoRoom { needed, free });
    }
    open_private(path, true)?;
    let mut target = migrate::connect(path)?;
    // One moment for the whole copy: without this each write of others would begin it anew.
    let moment = source.unchecked_transaction()?;
    let expected = counts(&moment)?;
    let copying = Copying::new(&moment, &mut target)?;
    loop {
        match copying.step(pace.pages)? {
            StepResult::Done => break,
            StepResult::More => std::thread::sleep(pace.pause),
            // Only while another program locks the whole file; SQLite has waited its time.
            _ => return Err(HistoryError::Locked),
        }
    }
    drop(copying);
    drop(moment);
    target.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
    migrate::identify(&target)?;
    migrate::check(&target)?;
    if counts(&target)? != expected {
        return Err(HistoryError::Damaged(
            "the backup has other rows than the history".into(),
        ));
    }
    let content = content(&target, path)?;
    target.close().map_err(|(_, error)| error)?;
    fs::File::open(path)?.sync_all()?;
    Ok(content)
}

/// Rows of each table.
fn counts(conn: &Connection) -> HistoryResult<Vec<(String, i64)>> {
    let mut names = conn.prepare(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'
         AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name",
    )?;
    let names = names.query_map([], |row| row.get::<_, String>(0))?;
    let names: Vec<String> = names.collect::<Result<_, _>>()?;
    let count = |name: String| {
        let sql = format!("SELECT count(*) FROM \"{name}\"");
        Ok((name, conn.query_row(&sql, [], |row| row.get(0))?))
    };
    names.into_iter().map(count).collect()
}

/// What a process that was killed left of its backup.
fn remove_unfinished(folder: &Path) -> HistoryResult<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if name.contains(".part") {
            remove_if_there(&path)?;
        }
    }
    Ok(())
}

/// Writes a small file whole or not at all.
pub(super) fn write_whole(path: &Path, bytes: &[u8]) -> HistoryResult<()> {
    let folder = path.parent().unwrap_or(path);
    make_folder(folder)?;
    let unfinished = path.with_extension("part-note");
    let mut file = open_private(&unfinished, true)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&unfinished, path)?;
    sync_folder(folder)
}
