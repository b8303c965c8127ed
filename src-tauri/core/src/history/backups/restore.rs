//! A backup in the history's place: looked into first, put there at the next opening.
//!
//! Everything is made ready beside its place and noted; then the files change names. An opening that
//! finds the note carries it out, or goes on with it where a process died over it. What stood there
//! goes into a folder of its own, with names for its attached files, and is never removed.

use super::make::{Pace, write_whole};
use super::{Backups, content, files_of, pack};
use crate::attachments::{self, FileError};
use crate::contract::{HistoryContent, Timestamp};
use crate::history::error::{HistoryError, HistoryResult};
use crate::history::files::{
    Files, folder_name, free_space, make_folder, open_private, remove_if_there, sync_folder,
};
use crate::history::migrate::{self, MIGRATIONS};
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::{Path, PathBuf};

pub use pack::Packed;

/// What an opening has to do first.
#[derive(Debug, Serialize, Deserialize)]
struct Note {
    /// The folder that what stands there goes to.
    aside: String,
}

/// A history that can be restored, opened and checked.
#[derive(Debug)]
pub struct Restorable {
    pub content: HistoryContent,
    /// Attached files that it names and that are nowhere: their messages are there.
    pub files_missing: u64,
    work: Work,
    /// Where its files are.
    files: attachments::Files,
}

/// A folder of one restoring; gone when it is dropped.
#[derive(Debug)]
struct Work(PathBuf);

impl Restorable {
    /// Closed, whole, and of the version it came with.
    pub(in crate::history) fn database(&self) -> PathBuf {
        self.work.0.join("history.db")
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

impl Backups {
    /// Looks into a backup at `path`: a file that [`Backups::pack`] made, or a database with its files
    /// in `attachments/` beside it. What is there is only read.
    ///
    /// # Errors
    /// `NoBackup` for other files, `Newer`, `Damaged`, `NoRoom`.
    pub fn look(&self, path: &Path) -> HistoryResult<Restorable> {
        let work = Work(self.files.folder.join("restore-work"));
        let _ = fs::remove_dir_all(&work.0);
        make_folder(&work.0)?;
        let staged = work.0.join("history.db");
        let room = |needed: u64| match free_space(&self.files.folder) {
            Some(free) if free < needed => Err(HistoryError::NoRoom { needed, free }),
            _ => Ok(()),
        };
        let files = if pack::is_packed(path)? {
            pack::unpack(path, &work.0, &room)?;
            attachments::Files::new(&work.0)
        } else {
            room(path.metadata()?.len())?;
            copy_private(path, &staged)?;
            let log = beside(path, "-wal");
            if log.exists() {
                copy_private(&log, &beside(&staged, "-wal"))?;
            }
            attachments::Files::new(path.parent().unwrap_or(path))
        };
        let conn = migrate::connect(&staged)?;
        let version = match migrate::identify(&conn) {
            Err(HistoryError::Foreign) => return Err(HistoryError::NoBackup),
            Err(HistoryError::Damaged(_)) if !is_database(&staged)? => return Err(HistoryError::NoBackup),
            other => other?,
        };
        let known = migrate::newest(MIGRATIONS);
        if version > known {
            return Err(HistoryError::Newer {
                found: version,
                known,
            });
        }
        migrate::check(&conn)?;
        conn.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
        let content = content(&conn, &staged)?;
        let named = files_of(&conn)?;
        conn.close().map_err(|(_, error)| error)?;
        let missing = |id: &_| self.attached.verify(id).is_err() && files.verify(id).is_err();
        Ok(Restorable {
            content,
            files_missing: named.iter().filter(|id| missing(id)).count() as u64,
            work,
            files,
        })
    }

    /// Makes it ready to take the history's place at the next opening, when no other process has the
    /// history open any more. Returns the folder that what stands there now will be in.
    ///
    /// # Errors
    /// What the disk says; nothing is changed then.
    pub fn restore(&self, from: Restorable, at: Timestamp) -> HistoryResult<String> {
        let staged = from.database();
        self.give_files(&from)?;
        let aside = format!("replaced-{}", folder_name(at));
        ready(&self.files, &staged, &aside)
    }

    /// Gives the home the files that it names.
    pub(in crate::history) fn give_files(&self, from: &Restorable) -> HistoryResult<()> {
        let conn = super::open_closed(&from.database())?;
        let _in_use = self.attached.in_use()?;
        for id in files_of(&conn)? {
            match from.files.share(&id, &self.attached) {
                Ok(()) | Err(FileError::Missing | FileError::Damaged) => {}
                Err(FileError::Io(error)) => return Err(error.into()),
            }
        }
        Ok(())
    }

    /// Whether a backup takes the history's place at the next opening.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        note(&self.files).exists()
    }

    /// Takes back what [`Backups::restore`] made ready. False where there was nothing.
    ///
    /// # Errors
    /// What the disk says.
    pub fn leave(&self) -> HistoryResult<bool> {
        let was = note(&self.files).exists();
        remove_if_there(&note(&self.files))?;
        remove_if_there(&prepared(&self.files))?;
        Ok(was)
    }

    /// One file that holds the whole history as it is now, attached files included, at `path`.
    ///
    /// # Errors
    /// `Conflict` where a file is there; as [`Backups::make`].
    pub fn pack(&self, path: &Path, pace: Pace) -> HistoryResult<Packed> {
        let _lock = self.lock()?;
        let _in_use = self.attached.in_use()?;
        let source = migrate::connect(&self.files.database())?;
        source.execute_batch("PRAGMA query_only = ON")?;
        migrate::identify(&source)?;
        let copied = self.files.backups().join("packing.part");
        remove_if_there(&copied)?;
        let packed = super::make::copy(&self.files, &source, &copied, pace)
            .and_then(|content| pack::pack(&copied, &self.attached, content, path));
        let _ = remove_if_there(&copied);
        packed
    }
}

fn note(files: &Files) -> PathBuf {
    files.folder.join("history.restore")
}

fn prepared(files: &Files) -> PathBuf {
    files.folder.join("history.db.restored")
}

/// Notes that the whole and closed database at `new` is to be the history.
pub(in crate::history) fn ready(files: &Files, new: &Path, aside: &str) -> HistoryResult<String> {
    fs::File::open(new)?.sync_all()?;
    fs::rename(new, prepared(files))?;
    sync_folder(&files.folder)?;
    // A folder of the same second keeps what is in it.
    let mut aside = aside.to_owned();
    while files.folder.join(&aside).exists() {
        aside.push('x');
    }
    write_whole(&note(files), &serde_json::to_vec(&Note { aside: aside.clone() })?)?;
    Ok(aside)
}

/// Carries out what was noted, unless another process has the history open. Under the lock of an
/// opening. The folder that what stood there is in now, where something was restored.
pub(in crate::history) fn finish(files: &Files) -> HistoryResult<Option<String>> {
    let bytes = match fs::read(note(files)) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let Some(_alone) = files.alone()? else {
        tracing::info!("a backup is restored when no other process has the history open");
        return Ok(None);
    };
    let mut replaced = None;
    if prepared(files).try_exists()? {
        // The note is written whole; should its folder's name be gone, another does as well.
        let aside =
            serde_json::from_slice(&bytes).map_or_else(|_| "replaced".to_owned(), |note: Note| note.aside);
        let plain = aside.rsplit(['/', '\\']).next().unwrap_or_default();
        place(files, plain)?;
        replaced = Some(plain.to_owned());
    }
    remove_if_there(&note(files))?;
    Ok(replaced)
}

/// Puts what stands there aside and the new database in its place. Each step may have been done
/// before: until the last one the history is in neither place only while the note lies there.
fn place(files: &Files, aside: &str) -> HistoryResult<()> {
    let folder = files.folder.join(aside);
    make_folder(&folder)?;
    let names = ["history.db-wal", "history.db-shm", "history.db"];
    for name in names {
        let (from, to) = (files.folder.join(name), folder.join(name));
        match (from.try_exists()?, to.try_exists()?) {
            (true, false) => fs::rename(&from, &to)?,
            (true, true) => return Err(HistoryError::Conflict("the folder for the replaced history")),
            (false, _) => {}
        }
    }
    // A copy of it without its files would be half a copy: they get a second name, where there are
    // such names.
    let (home, kept) = (
        attachments::Files::new(&files.folder),
        attachments::Files::new(&folder),
    );
    for id in home.ids()? {
        if let Err(error) = home.share(&id, &kept) {
            tracing::warn!(%error, "a file was not put aside");
            break;
        }
    }
    sync_folder(&folder)?;
    sync_folder(&files.folder)?;
    fs::rename(prepared(files), files.database())?;
    sync_folder(&files.folder)
}

fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

fn copy_private(from: &Path, to: &Path) -> HistoryResult<()> {
    let mut source = match fs::File::open(from) {
        Ok(source) => source,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Err(HistoryError::NotFound("the backup"));
        }
        Err(error) => return Err(error.into()),
    };
    if !source.metadata()?.is_file() {
        return Err(HistoryError::NoBackup);
    }
    let mut target = open_private(to, true)?;
    std::io::copy(&mut source, &mut target)?;
    Ok(target.sync_all()?)
}

/// Whether a file says of itself that it is a database.
fn is_database(path: &Path) -> HistoryResult<bool> {
    use std::io::Read as _;
    let mut first = Vec::new();
    fs::File::open(path)?.take(16).read_to_end(&mut first)?;
    Ok(first == b"SQLite format 3\0")
}
