//! Chats as whole records, for what leaves the history and what comes into it.
//!
//! [`Reader`] and [`Merger`] have a connection of their own. Reading all of a history takes minutes
//! and has to be one state of it; what is brought in comes in short transactions between which others
//! write, and each says how it is undone. Both would hold up the threads that chats are read and
//! answers are kept by.

mod library;
mod merger;
mod provider;
mod read;
mod undo;
mod write;

pub use merger::{Added, Merger};

use super::error::{HistoryError, HistoryResult};
use super::files::Files;
use super::migrate::{self, MIGRATIONS};
use super::only_read;
use super::values::uint;
use super::{History, db};
use crate::contract::{AttachmentId, ChatId, ExportOf, FolderId, Timestamp};
use crate::exchange::{ChatRecord, FolderRecord, LibraryRecord, ProviderRecord};
use rusqlite::backup::Backup;
use rusqlite::{Connection, OpenFlags, OptionalExtension as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

pub(super) const V5: &str = "
    -- When and where a chat was last deleted or brought back: apart from other changes, so that a new
    -- title from another machine does not bring back what was deleted here.
    ALTER TABLE chats ADD COLUMN deletion_hlc INTEGER;
    ALTER TABLE chats ADD COLUMN deletion_device BLOB CHECK (length(deletion_device) = 16);
    UPDATE chats SET deletion_hlc = hlc, deletion_device = device WHERE deleted_at IS NOT NULL;
    -- An import under way, and whose it is. It is all or nothing: what one did that was stopped or
    -- whose process is gone is undone by the rows of import_undo, the last one first.
    CREATE TABLE imports (
        id BLOB PRIMARY KEY CHECK (length(id) = 16),
        owner_pid INTEGER NOT NULL,
        owner_start INTEGER NOT NULL,
        owner_boot TEXT NOT NULL,
        heartbeat INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE import_undo (
        n INTEGER PRIMARY KEY,
        import BLOB NOT NULL REFERENCES imports (id),
        chat BLOB NOT NULL,                   -- or the folder's id
        folder INTEGER NOT NULL DEFAULT 0,    -- 1: a folder; 2: of the library; 3: a provider
        message BLOB,                         -- that came or was replaced; NULL: the chat itself
        upto INTEGER NOT NULL,                -- what is later than this is the person's own
        before TEXT                           -- as it was, as JSON; NULL: it was not there
    ) STRICT;
    CREATE INDEX import_undo_by_import ON import_undo (import);
    CREATE INDEX import_undo_by_chat ON import_undo (chat);
";

/// A file that goes with messages, as far as an export names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileRow {
    pub id: AttachmentId,
    /// One that it was attached under; the first in the order of the alphabet.
    pub name: String,
    pub media_type: String,
    pub bytes: u64,
}

/// One state of a history, read chat by chat. All calls block.
pub struct Reader {
    conn: Connection,
    /// A copy that was made to be read, removed when this is dropped.
    copy: Option<PathBuf>,
}

impl Drop for Reader {
    fn drop(&mut self) {
        if let Some(copy) = &self.copy {
            // What is left is removed with the next import.
            let _ = std::fs::remove_dir_all(copy);
        }
    }
}

impl History {
    /// All chats as they are now.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn reader(&self) -> HistoryResult<Reader> {
        let files = self.files()?;
        let conn = match self.is_only_read() {
            true => only_read::connect(&files.folder, MIGRATIONS)?,
            false => migrate::connect(&files.database())?,
        };
        conn.execute_batch("PRAGMA query_only = ON; BEGIN")?;
        Ok(Reader { conn, copy: None })
    }

    /// To bring chats in at the time `now`.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn merger(&self, now: Timestamp) -> HistoryResult<Merger> {
        Merger::open(&self.files()?, now)
    }

    /// Undoes the imports whose process is gone. Says how many it were.
    ///
    /// # Errors
    /// When the database cannot be written; the next call goes on from there.
    pub fn undo_broken_imports(&self, now: Timestamp) -> HistoryResult<usize> {
        undo::broken(&self.files()?, now)
    }

    fn files(&self) -> HistoryResult<Files> {
        match &self.folder {
            Some(folder) => Files::new(folder),
            None => Err(HistoryError::Other("this history is only in memory".into())),
        }
    }
}

impl Reader {
    /// Another history, in the file `path`: copied into `folder` first, checked there and brought to this
    /// version. The file itself is only read.
    ///
    /// # Errors
    /// `Foreign`, `Newer`, `Damaged`, or when the copy cannot be written.
    pub fn of_copy(path: &Path, folder: &Path, now: Timestamp) -> HistoryResult<Self> {
        let files = Files::new(folder)?;
        let mut reader = Self {
            conn: Connection::open_in_memory()?,
            copy: Some(folder.to_owned()),
        };
        copy(path, &files.database())?;
        let conn = migrate::open(&files, MIGRATIONS, now)?.conn;
        migrate::check(&conn)?;
        conn.execute_batch("PRAGMA query_only = ON; BEGIN")?;
        reader.conn = conn;
        Ok(reader)
    }

    /// The ids of chats after `after`, at most 500, in their order: those of the person that are not
    /// deleted, and the deleted ones too where it says so. Those of the demo never.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn chats(&self, after: Option<ChatId>, deleted: bool) -> HistoryResult<Vec<ChatId>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT id FROM chats WHERE NOT demo AND (deleted_at IS NULL OR ?2) AND (?1 IS NULL OR id > ?1)
             ORDER BY id LIMIT 500",
        )?;
        let ids = statement.query_map((after, deleted), |row| row.get(0))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }

    /// The ids of chats after `after` that an export of `of` has, at most 500, in their order.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn exported(&self, of: ExportOf, after: Option<ChatId>) -> HistoryResult<Vec<ChatId>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT id FROM chats WHERE deleted_at IS NULL AND (?3 IS NULL OR id > ?3)
                AND (id = ?1 OR ?1 IS NULL AND NOT demo AND (?2 IS NULL OR folder = ?2)) ORDER BY id LIMIT 500",
        )?;
        let (chat, folder) = bounds(of);
        let ids = statement.query_map((chat, folder, after), |row| row.get(0))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }

    /// The folders in the order of their ids: all, or the one that goes with what is exported. Those that
    /// are deleted where it says so.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn folders(&self, of: ExportOf, deleted: bool) -> HistoryResult<Vec<FolderRecord>> {
        let (chat, folder) = bounds(of);
        read::folders(&self.conn, chat, folder, deleted)
    }

    /// The prompts and assistants in the order of their ids; those that are deleted where it says so.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn library(&self, deleted: bool) -> HistoryResult<Vec<LibraryRecord>> {
        library::all(&self.conn, deleted)
    }

    /// The providers that are set up, in the order of their ids.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn providers(&self) -> HistoryResult<Vec<ProviderRecord>> {
        provider::all(&self.conn)
    }

    /// Whether a provider is here, or another that asks the same place.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn has_provider(&self, record: &ProviderRecord) -> HistoryResult<bool> {
        provider::has(&self.conn, record)
    }

    /// A chat with all its branches; `None` where there is none.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn chat(&self, id: ChatId) -> HistoryResult<Option<ChatRecord>> {
        read::chat(&self.conn, id)
    }

    /// Whether the chat is there, deleted or not.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn has(&self, chat: ChatId) -> HistoryResult<bool> {
        Ok(self
            .conn
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM chats WHERE id = ?1)")?
            .query_row([chat], |row| row.get(0))?)
    }

    /// How many chats there are that an export of `of` has.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn count(&self, of: ExportOf) -> HistoryResult<u64> {
        let (chat, folder) = bounds(of);
        Ok(uint(self.conn.query_row(
            "SELECT count(*) FROM chats WHERE deleted_at IS NULL
                AND (id = ?1 OR ?1 IS NULL AND NOT demo AND (?2 IS NULL OR folder = ?2))",
            (chat, folder),
            |row| row.get(0),
        )?))
    }

    /// The files that go with what is exported, in the order of their hashes.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn files_of(&self, of: ExportOf) -> HistoryResult<Vec<FileRow>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT hash, media_type, bytes,
                (SELECT min(text) FROM parts WHERE parts.attachment = attachments.hash) FROM attachments WHERE EXISTS (
                SELECT 1 FROM parts JOIN messages ON messages.id = parts.message
                    JOIN chats ON chats.id = messages.chat
                WHERE parts.attachment = attachments.hash AND deleted_at IS NULL
                    AND (chats.id = ?1 OR ?1 IS NULL AND NOT demo AND (?2 IS NULL OR folder = ?2)))
             ORDER BY hash",
        )?;
        let rows = statement.query_map(bounds(of), |row| {
            Ok(FileRow {
                id: row.get(0)?,
                media_type: row.get(1)?,
                bytes: uint(row.get(2)?),
                name: row.get::<_, Option<String>>(3)?.unwrap_or_default(),
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// How many bytes a file has that goes with some message.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn file_length(&self, id: &AttachmentId) -> HistoryResult<Option<u64>> {
        Ok(self
            .conn
            .prepare_cached("SELECT bytes FROM attachments WHERE hash = ?1")?
            .query_row([id], |row| row.get(0))
            .optional()?
            .map(uint))
    }
}

/// The chat or the folder that an export keeps to.
fn bounds(of: ExportOf) -> (Option<ChatId>, Option<FolderId>) {
    match of {
        ExportOf::All => (None, None),
        ExportOf::Chat { chat } => (Some(chat), None),
        ExportOf::Folder { folder } => (None, Some(folder)),
    }
}

/// Copies a database that others may have open into a new file.
fn copy(from: &Path, to: &Path) -> HistoryResult<()> {
    let source = Connection::open_with_flags(from, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    source.busy_timeout(migrate::BUSY_LIMIT)?;
    super::files::open_private(to, true)?;
    let mut copy = Connection::open(to)?;
    Backup::new(&source, &mut copy)?.run_to_completion(1024, Duration::ZERO, None)?;
    copy.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
    copy.close().map_err(|(_, error)| HistoryError::from(error))
}

/// Whether an import is under way, or one that died waits to be undone.
pub(super) fn imports(conn: &Connection) -> bool {
    conn.query_row("SELECT EXISTS (SELECT 1 FROM imports)", [], |row| row.get(0))
        .unwrap_or(false)
}

/// The schema this version writes.
fn known() -> i32 {
    db::CURRENT.iter().map(|step| step.version).max().unwrap_or(0)
}
