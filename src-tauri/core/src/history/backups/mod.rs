//! Copies of the history in the home's folder `backups/`: made while the app runs, each looked at
//! before it counts, the oldest removed.
//!
//! A backup is a database of its own and needs nothing beside it but the files that its messages
//! name. These lie in `backups/attachments/`, by their hash, once for all backups: as links to the
//! home's own where the file system has links. They go with the last backup that names them. What is
//! known of a backup (content, hash) lies beside it as JSON, so that a list opens no database.

mod make;
mod pack;
mod purge;
mod restore;

pub use make::Pace;
pub use restore::{Packed, Restorable};
pub(super) use restore::{finish, ready};

use super::error::{HistoryError, HistoryResult};
use super::files::{Files, remove_if_there};
use super::migrate;
use crate::attachments;
use crate::contract::{AttachmentId, Backup, BackupKind, HistoryContent, Timestamp};
use rusqlite::{Connection, OpenFlags};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

/// Backups of before an update that are kept: more than one, as an update may be taken back.
const BEFORE_UPDATE_KEPT: usize = 3;

/// The backups of a home. All calls block.
#[derive(Clone, Debug)]
pub struct Backups {
    files: Files,
    /// The home's own attached files.
    attached: attachments::Files,
    /// The backups' attached files.
    kept: attachments::Files,
}

/// What lies beside a backup.
#[derive(Debug, Serialize, Deserialize)]
struct Note {
    content: HistoryContent,
    /// SHA-256 of the database.
    hash: AttachmentId,
}

impl Backups {
    /// The backups of the home in `folder`; nothing is made before the first one.
    #[must_use]
    pub fn of(folder: &Path) -> Self {
        let files = Files {
            folder: folder.to_owned(),
        };
        Self {
            attached: attachments::Files::new(folder),
            kept: attachments::Files::new(&files.backups()),
            files,
        }
    }

    /// All of them, the newest first.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn list(&self) -> HistoryResult<Vec<Backup>> {
        let entries = match fs::read_dir(self.files.backups()) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(error.into()),
        };
        let mut found = Vec::new();
        for entry in entries {
            let name = entry?.file_name();
            let Some(name) = name.to_str() else { continue };
            let Some((kind, at)) = named(name) else { continue };
            found.push(Backup {
                name: name.to_owned(),
                kind,
                at,
                content: self.content(name),
            });
        }
        found.sort_by(|one, two| two.at.cmp(&one.at).then_with(|| two.name.cmp(&one.name)));
        Ok(found)
    }

    /// The newest one that is whole as far as its hash and its pages say.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn newest_sound(&self) -> HistoryResult<Option<Backup>> {
        Ok(self
            .list()?
            .into_iter()
            .find(|backup| self.verify(&backup.name).is_ok()))
    }

    /// Reads a backup as a whole.
    ///
    /// # Errors
    /// `NotFound`; `Damaged` where it is not what was written.
    pub fn verify(&self, name: &str) -> HistoryResult<HistoryContent> {
        let path = self.path(name)?;
        if let Some(note) = self.note(name)
            && hash_of(&path)? != note.hash
        {
            return Err(HistoryError::Damaged("the backup is not what it was".into()));
        }
        let conn = open_closed(&path)?;
        let content = content(&conn, &path)?;
        migrate::check(&conn)?;
        Ok(content)
    }

    /// Looks into a backup of the home's folder.
    ///
    /// # Errors
    /// `NotFound`; as [`Backups::look`].
    pub fn look_named(&self, name: &str) -> HistoryResult<Restorable> {
        let path = self.path(name)?;
        self.verify(name)?;
        self.look(&path)
    }

    /// Removes one, and the files that no other backup names.
    ///
    /// # Errors
    /// `NotFound`, or what the disk says.
    pub fn remove(&self, name: &str) -> HistoryResult<()> {
        let path = self.path(name)?;
        let _lock = self.lock()?;
        // The note last: without it a backup can still be read.
        remove_if_there(&path)?;
        remove_if_there(&self.note_path(name))?;
        self.remove_unnamed_files()
    }

    /// Removes daily backups beyond the newest `daily`, and old ones of before updates.
    ///
    /// # Errors
    /// What the disk says.
    pub fn prune(&self, daily: usize) -> HistoryResult<()> {
        let _lock = self.lock()?;
        let all = self.list()?;
        let of =
            |kind: BackupKind, kept: usize| all.iter().filter(move |backup| backup.kind == kind).skip(kept);
        let old = of(BackupKind::Daily, daily.max(1)).chain(of(BackupKind::BeforeUpdate, BEFORE_UPDATE_KEPT));
        let old: Vec<&Backup> = old.collect();
        for backup in &old {
            remove_if_there(&self.files.backups().join(&backup.name))?;
            remove_if_there(&self.note_path(&backup.name))?;
        }
        if old.is_empty() {
            Ok(())
        } else {
            self.remove_unnamed_files()
        }
    }

    fn remove_unnamed_files(&self) -> HistoryResult<()> {
        let mut named = HashSet::new();
        for backup in self.list()? {
            // One that cannot be read may name any of them.
            let Ok(conn) = open_closed(&self.files.backups().join(&backup.name)) else {
                return Ok(());
            };
            let Ok(files) = files_of(&conn) else { return Ok(()) };
            named.extend(files);
        }
        self.kept.keep_only(&named)?;
        Ok(())
    }

    /// Where a backup lies; its name comes from a front and is never a path.
    fn path(&self, name: &str) -> HistoryResult<PathBuf> {
        let path = self.files.backups().join(name);
        match named(name) {
            Some(_) if path.is_file() => Ok(path),
            _ => Err(HistoryError::NotFound("the backup")),
        }
    }

    fn note_path(&self, name: &str) -> PathBuf {
        self.files.backups().join(name).with_extension("json")
    }

    fn note(&self, name: &str) -> Option<Note> {
        serde_json::from_slice(&fs::read(self.note_path(name)).ok()?).ok()
    }

    fn content(&self, name: &str) -> Option<HistoryContent> {
        if let Some(note) = self.note(name) {
            return Some(note.content);
        }
        let path = self.files.backups().join(name);
        content(&open_closed(&path).ok()?, &path).ok()
    }

    /// One process at a time makes or removes backups.
    fn lock(&self) -> HistoryResult<fs::File> {
        super::files::make_folder(&self.files.backups())?;
        let lock = super::files::open_private(&self.files.backups().join("lock"), false)?;
        match lock.try_lock() {
            Ok(()) => Ok(lock),
            Err(fs::TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => Ok(lock),
            Err(fs::TryLockError::WouldBlock) => Err(HistoryError::Locked),
            Err(fs::TryLockError::Error(error)) => Err(error.into()),
        }
    }
}

fn name_of(kind: BackupKind, version: i32, at: Timestamp) -> String {
    match kind {
        BackupKind::Daily => format!("daily-{at}.db"),
        BackupKind::ByHand => format!("by-hand-{at}.db"),
        BackupKind::BeforeUpdate => format!("history-v{version}-{at}.db"),
    }
}

fn named(name: &str) -> Option<(BackupKind, Timestamp)> {
    let stem = name.strip_suffix(".db")?;
    let (kind, at) = stem.rsplit_once('-')?;
    let kind = match kind {
        "daily" => BackupKind::Daily,
        "by-hand" => BackupKind::ByHand,
        version => {
            version.strip_prefix("history-v")?.parse::<i32>().ok()?;
            BackupKind::BeforeUpdate
        }
    };
    Some((kind, at.parse().ok()?))
}

/// A database that nobody writes, read only.
fn open_closed(path: &Path) -> HistoryResult<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(path, flags)?;
    conn.execute_batch("PRAGMA query_only = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY;")?;
    migrate::identify(&conn)?;
    Ok(conn)
}

/// What a person recognises a history by.
pub(super) fn content(conn: &Connection, path: &Path) -> HistoryResult<HistoryContent> {
    let count = |sql: &str| -> HistoryResult<u64> {
        Ok(super::values::uint(conn.query_row(sql, [], |row| row.get(0))?))
    };
    Ok(HistoryContent {
        version: migrate::version(conn)?,
        chats: count("SELECT count(*) FROM chats WHERE deleted_at IS NULL")?,
        messages: count("SELECT count(*) FROM messages")?,
        newest: conn.query_row("SELECT max(created_at) FROM messages", [], |row| row.get(0))?,
        bytes: path.metadata()?.len(),
    })
}

/// The attached files that a history names, and what is sent in their place.
pub(super) fn files_of(conn: &Connection) -> HistoryResult<HashSet<AttachmentId>> {
    // The first version had none.
    if migrate::version(conn)? < 2 {
        return Ok(HashSet::new());
    }
    let mut statement = conn
        .prepare("SELECT hash FROM attachments UNION SELECT sent FROM attachments WHERE sent IS NOT NULL")?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn hash_of(path: &Path) -> HistoryResult<AttachmentId> {
    use sha2::{Digest as _, Sha256};
    let mut file = fs::File::open(path)?;
    let (mut hash, mut piece) = (Sha256::new(), vec![0; 1024 * 1024]);
    loop {
        let read = file.read(&mut piece)?;
        match piece.get(..read) {
            Some(bytes) if !bytes.is_empty() => hash.update(bytes),
            _ => return Ok(AttachmentId::of_digest(&hash.finalize().into())),
        }
    }
}
