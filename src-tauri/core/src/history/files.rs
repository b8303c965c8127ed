//! The files of the history: where they lie, who may read them, and which process may make or
//! migrate them.

use super::error::{HistoryError, HistoryResult};
use super::owner::boot;
use crate::contract::Timestamp;
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

    pub fn log(&self) -> PathBuf {
        self.side_file("wal")
    }

    /// Held by every opening as long as it lasts; holds the boot in which it was last taken. Under the
    /// lock of an opening.
    pub fn join(&self) -> HistoryResult<File> {
        let mut file = open_private(&self.users(), false)?;
        match file.try_lock_shared() {
            Ok(()) => {}
            Err(TryLockError::Error(error)) if error.kind() == std::io::ErrorKind::Unsupported => {}
            Err(TryLockError::Error(error)) => return Err(error.into()),
            Err(TryLockError::WouldBlock) => return Err(HistoryError::Locked),
        }
        let boot = boot().unwrap_or_default();
        if self.last_boot().as_deref() != Some(boot) {
            file.set_len(0)?;
            std::io::Write::write_all(&mut file, boot.as_bytes())?;
        }
        Ok(file)
    }

    /// Says that no other opening lasts; `None` where one does. Under the lock of an opening.
    pub fn alone(&self) -> HistoryResult<Option<File>> {
        let file = open_private(&self.users(), false)?;
        match file.try_lock() {
            Ok(()) => Ok(Some(file)),
            Err(TryLockError::WouldBlock) => Ok(None),
            // Without locks nobody can tell: then nothing is done that needs it.
            Err(TryLockError::Error(error)) if error.kind() == std::io::ErrorKind::Unsupported => Ok(None),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }

    /// The boot of the last opening, where the system tells.
    pub fn last_boot(&self) -> Option<String> {
        std::fs::read_to_string(self.users())
            .ok()
            .filter(|boot| !boot.is_empty())
    }

    fn users(&self) -> PathBuf {
        self.folder.join("history.users")
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

/// As [`crate::home::sync_folder`].
pub(super) fn sync_folder(folder: &Path) -> HistoryResult<()> {
    Ok(crate::home::sync_folder(folder)?)
}

/// Removes a file that may not be there.
pub(super) fn remove_if_there(path: &Path) -> HistoryResult<()> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

/// Bytes that this user may still write where `path` is; `None` where the system does not tell.
pub(super) fn free_space(path: &Path) -> Option<u64> {
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStrExt as _;
        let path = std::ffi::CString::new(path.as_os_str().as_bytes()).ok()?;
        // SAFETY: all fields of the structure are numbers, for which zero is a value.
        let mut stat: libc::statvfs = unsafe { std::mem::zeroed() };
        // SAFETY: both pointers are to live values of the types asked for, and neither is kept.
        let done = unsafe { libc::statvfs(path.as_ptr(), &raw mut stat) };
        #[allow(clippy::unnecessary_cast)] // Their width differs from system to system.
        return (done == 0).then(|| (stat.f_bavail as u64).saturating_mul(stat.f_frsize as u64));
    }
    #[cfg(not(unix))]
    {
        let _ = path;
        None
    }
}

/// A moment as a part of a folder's name: `2026-11-26-154339`, in UTC.
pub(super) fn folder_name(at: Timestamp) -> String {
    let seconds = at.div_euclid(1000);
    let (days, second) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    // Days since March 1 of year 0, so that a leap day is the last of its year.
    let days = days + 719_468;
    let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year + era * 400 + i64::from(month <= 2);
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    format!("{year:04}-{month:02}-{day:02}-{hour:02}{minute:02}{second:02}")
}

#[cfg(test)]
mod tests {
    use super::folder_name;

    #[test]
    fn a_folder_is_named_by_its_moment() {
        assert_eq!(folder_name(0), "1970-01-01-000000");
        assert_eq!(folder_name(1_709_210_096_789), "2024-02-29-123456");
        assert_eq!(folder_name(1_800_000_000_000), "2027-01-15-080000");
        assert_eq!(folder_name(946_684_799_000), "1999-12-31-235959");
    }
}
