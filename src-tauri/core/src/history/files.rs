//! The files of the history: where they lie, who may read them, and which process may make or
//! migrate them.

use super::error::{HistoryError, HistoryResult};
use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How long a start waits for another process that is just making or migrating the history. A
/// gigabyte is backed up and migrated well within it.
const LOCK_LIMIT: Duration = Duration::from_secs(60);

#[derive(Clone, Debug)]
pub(super) struct Files {
    pub folder: PathBuf,
}

impl Files {
    /// The files in `folder`, which is made, for its owner alone, where it is not there.
    pub fn new(folder: &Path) -> HistoryResult<Self> {
        make_folder(folder)?;
        Ok(Self {
            folder: folder.to_owned(),
        })
    }

    pub fn database(&self) -> PathBuf {
        self.folder.join("history.db")
    }

    /// Where a new database is built before it gets its name: under its name it is never empty.
    pub fn unfinished(&self) -> PathBuf {
        self.folder.join("history.db.new")
    }

    pub fn backups(&self) -> PathBuf {
        self.folder.join("backups")
    }

    fn side_file(&self, suffix: &str) -> PathBuf {
        self.folder.join(format!("history.db-{suffix}"))
    }

    /// Whether a write-ahead log lies beside a database that is not there: something took it away.
    pub fn is_orphaned(&self) -> bool {
        self.side_file("wal").metadata().is_ok_and(|meta| meta.len() > 0)
    }

    /// Taken while the database is looked at, made or migrated; let go when dropped, or when the
    /// process ends in any way.
    pub fn lock(&self) -> HistoryResult<File> {
        let path = self.folder.join("history.lock");
        let file = open_private(&path, false)?;
        let until = Instant::now() + LOCK_LIMIT;
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(file),
                Err(TryLockError::Error(error)) if error.kind() == std::io::ErrorKind::Unsupported => {
                    return Ok(file); // Some network file systems have no locks; SQLite's own remain.
                }
                Err(TryLockError::Error(error)) => return Err(error.into()),
                Err(TryLockError::WouldBlock) if Instant::now() > until => return Err(HistoryError::Locked),
                Err(TryLockError::WouldBlock) => std::thread::sleep(Duration::from_millis(20)),
            }
        }
    }

    /// Takes rights away that others may have got over the database (a copy, a restored backup).
    /// SQLite gives `-wal` and `-shm` the rights of the database itself.
    pub fn make_private(&self) -> HistoryResult<()> {
        for file in [self.database(), self.side_file("wal"), self.side_file("shm")] {
            match restrict(&file) {
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
                other => other?,
            }
        }
        Ok(())
    }
}

/// Whether a write-ahead log lies beside the database in `folder`: whoever closes it last removes that.
pub(super) fn has_log(folder: &Path) -> bool {
    let log = folder.join("history.db-wal");
    log.metadata().is_ok_and(|meta| meta.len() > 0)
}

/// Makes a folder and those above it, 0700. One that is there keeps its rights.
pub(super) fn make_folder(folder: &Path) -> HistoryResult<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    Ok(builder.create(folder)?)
}

/// Opens or makes a file that only its owner may read: 0600 from its first moment. `fresh` empties
/// one that is there.
pub(super) fn open_private(path: &Path, fresh: bool) -> HistoryResult<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(fresh);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    Ok(options.open(path)?)
}

#[cfg(unix)]
fn restrict(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mode = std::fs::metadata(path)?.permissions().mode();
    if mode & 0o077 == 0 {
        return Ok(());
    }
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode & 0o700))
}

#[cfg(not(unix))]
fn restrict(_path: &Path) -> std::io::Result<()> {
    Ok(())
}

/// Makes a rename or a new file outlive a power loss: on Unix a folder is a file of its own.
pub(super) fn sync_folder(folder: &Path) -> HistoryResult<()> {
    #[cfg(unix)]
    File::open(folder)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}

/// Removes a file that may not be there.
pub(super) fn remove_if_there(path: &Path) -> HistoryResult<()> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}
