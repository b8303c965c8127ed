//! The bytes of attached files: `attachments/ab/abcd…`, each named by the hash of what is in it.
//!
//! A file is written under another name, flushed, and named when it is whole; what does not have its
//! hash is never given out. All calls block.

use crate::contract::AttachmentId;
use crate::home::{make_private_folder, private_file, sync_folder};
use bytes::Bytes;
use sha2::{Digest, Sha256};
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};
use uuid::Uuid;

/// Younger files are never removed, whoever does not refer to them: another process may be about to.
pub const GRACE: Duration = Duration::from_secs(24 * 60 * 60);

/// How long a new file waits for a process that removes old ones: it reads 256 folders.
const LOCK_LIMIT: Duration = Duration::from_secs(10);

/// Where the files of a home lie.
#[derive(Clone, Debug)]
pub struct Files {
    folder: PathBuf,
}

/// Why a file could not be read.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    #[error("the file is not there")]
    Missing,
    /// Its bytes do not have the hash that names it.
    #[error("the file is not what it was")]
    Damaged,
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// As long as it lives, no process removes files of this home.
#[derive(Debug)]
pub struct InUse {
    _lock: File,
}

/// What names these bytes.
#[must_use]
pub fn hash(bytes: &[u8]) -> AttachmentId {
    AttachmentId::of_digest(&Sha256::digest(bytes).into())
}

impl Files {
    /// The files of the home in `folder`; nothing is made before the first one comes.
    #[must_use]
    pub fn new(folder: &Path) -> Self {
        Self {
            folder: folder.join("attachments"),
        }
    }

    /// The files in `folder`, which lies beside a history of another home.
    #[must_use]
    pub fn at(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
        }
    }

    /// Whether there is a file of this name; what is in it was not looked at.
    #[must_use]
    pub fn has(&self, id: &AttachmentId) -> bool {
        self.place(id).is_file()
    }

    /// The bytes of a file of at most `most` bytes.
    ///
    /// # Errors
    /// `Damaged` where they are not what was kept, or more.
    pub fn get_unknown(&self, id: &AttachmentId, most: u64) -> Result<Bytes, FileError> {
        match fs::symlink_metadata(self.place(id)) {
            Ok(about) if about.is_file() && about.len() <= most => self.get(id, about.len()),
            Ok(_) => Err(FileError::Damaged),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Err(FileError::Missing),
            Err(error) => Err(error.into()),
        }
    }

    /// Keeps `bytes`, once: where they are already, only their time is set anew. When this returns
    /// they outlive a power loss.
    ///
    /// # Errors
    /// When the disk is full or cannot be written.
    pub fn put(&self, bytes: &[u8]) -> io::Result<AttachmentId> {
        let id = hash(bytes);
        let place = self.place(&id);
        if self.get(&id, bytes.len() as u64).is_ok() {
            File::options()
                .write(true)
                .open(&place)?
                .set_modified(SystemTime::now())?;
            return Ok(id);
        }
        let folder = place.parent().unwrap_or(&self.folder);
        let is_new = !folder.is_dir();
        make_private_folder(folder)?;
        let unfinished = folder.join(format!("{}.new", Uuid::now_v7().simple()));
        let written = write_whole(&unfinished, bytes).and_then(|()| fs::rename(&unfinished, &place));
        if written.is_err() {
            // Why it was not written is worth more than why it is not gone.
            let _ = fs::remove_file(&unfinished);
        }
        written?;
        sync_folder(folder)?;
        if is_new {
            sync_folder(&self.folder)?;
            self.folder.parent().map_or(Ok(()), sync_folder)?;
        }
        Ok(id)
    }

    /// The bytes of a file that has `length` of them.
    ///
    /// # Errors
    /// `Damaged` where they are not what was kept.
    pub fn get(&self, id: &AttachmentId, length: u64) -> Result<Bytes, FileError> {
        let file = match File::open(self.place(id)) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(FileError::Missing),
            Err(error) => return Err(error.into()),
        };
        if file.metadata()?.len() != length {
            return Err(FileError::Damaged);
        }
        let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or(0));
        file.take(length).read_to_end(&mut bytes)?;
        if hash(&bytes) == *id {
            Ok(bytes.into())
        } else {
            Err(FileError::Damaged)
        }
    }

    /// Says that files of this home are in use. Waits while another process removes some.
    ///
    /// # Errors
    /// When the folder cannot be written, or the other process takes longer than 10 s.
    pub fn in_use(&self) -> io::Result<InUse> {
        let lock = self.lock_file()?;
        let until = Instant::now() + LOCK_LIMIT;
        loop {
            match lock.try_lock_shared() {
                Ok(()) => break,
                // Some network file systems have no locks; the time of grace remains.
                Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => break,
                Err(TryLockError::Error(error)) => return Err(error),
                Err(TryLockError::WouldBlock) if Instant::now() > until => {
                    return Err(io::ErrorKind::TimedOut.into());
                }
                Err(TryLockError::WouldBlock) => std::thread::sleep(Duration::from_millis(20)),
            }
        }
        Ok(InUse { _lock: lock })
    }

    /// To remove files with, unless a process uses some or there are none.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn unused(&self) -> io::Result<Option<Unused>> {
        if !self.folder.is_dir() {
            return Ok(None);
        }
        let lock = self.lock_file()?;
        match lock.try_lock() {
            Ok(()) => Ok(Some(Unused {
                files: self.clone(),
                _lock: lock,
            })),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    pub(super) fn place(&self, id: &AttachmentId) -> PathBuf {
        let name = id.as_str();
        self.folder.join(name.get(..2).unwrap_or_default()).join(name)
    }

    fn lock_file(&self) -> io::Result<File> {
        make_private_folder(&self.folder)?;
        private_file(
            OpenOptions::new()
                .read(true)
                .write(true)
                .create(true)
                .truncate(false),
        )
        .open(self.folder.join("lock"))
    }
}

/// No process uses files of this home, as long as it lives.
#[derive(Debug)]
pub struct Unused {
    files: Files,
    _lock: File,
}

impl Unused {
    /// Removes what is older than [`GRACE`] at `now` and not `kept`; says how many files it were.
    ///
    /// # Errors
    /// When a folder cannot be read; a file that cannot be removed is left.
    pub fn remove(&self, now: SystemTime, kept: impl Fn(&AttachmentId) -> bool) -> io::Result<usize> {
        let mut removed = 0;
        for folder in fs::read_dir(&self.files.folder)? {
            let folder = folder?;
            if !folder.file_type()?.is_dir() {
                continue;
            }
            for entry in fs::read_dir(folder.path())? {
                let entry = entry?;
                let name = entry.file_name();
                let name = name.to_str().unwrap_or_default();
                let ours = match name.parse::<AttachmentId>() {
                    Ok(id) => !kept(&id),
                    // Left by a process that was killed while it wrote.
                    Err(_) => name.ends_with(".new"),
                };
                if ours && is_old(&entry, now) && fs::remove_file(entry.path()).is_ok() {
                    removed += 1;
                }
            }
        }
        Ok(removed)
    }
}

fn is_old(entry: &fs::DirEntry, now: SystemTime) -> bool {
    let modified = entry.metadata().and_then(|meta| meta.modified());
    modified.is_ok_and(|at| now.duration_since(at).is_ok_and(|age| age > GRACE))
}

fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = private_file(OpenOptions::new().write(true).create_new(true)).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use tempfile::TempDir;

    fn files() -> (TempDir, Files) {
        let home = TempDir::new().unwrap();
        let files = Files::new(home.path());
        (home, files)
    }

    fn later(days: u64) -> SystemTime {
        SystemTime::now() + Duration::from_secs(days * 24 * 60 * 60)
    }

    #[test]
    fn a_file_is_kept_once_under_its_hash_for_its_owner_alone() {
        let (home, files) = files();
        let id = files.put(b"hello").unwrap();
        assert_eq!(
            id.as_str(),
            "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
        );
        assert_eq!(files.put(b"hello").unwrap(), id);
        assert_eq!(files.get(&id, 5).unwrap(), "hello");
        let folder = home.path().join("attachments/2c");
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
            assert_eq!(mode(&folder), 0o700);
            assert_eq!(mode(&home.path().join("attachments")), 0o700);
            assert_eq!(mode(&folder.join(id.as_str())), 0o600);
        }
    }

    #[test]
    fn bytes_that_changed_are_never_given_out_and_attaching_mends_them() {
        let (home, files) = files();
        let id = files.put(b"hello").unwrap();
        let path = home.path().join("attachments/2c").join(id.as_str());
        for wrong in ["jello", "hell", ""] {
            fs::write(&path, wrong).unwrap();
            assert!(matches!(files.get(&id, 5), Err(FileError::Damaged)), "{wrong}");
        }
        files.put(b"hello").unwrap();
        assert_eq!(files.get(&id, 5).unwrap(), "hello");
        fs::remove_file(&path).unwrap();
        assert!(matches!(files.get(&id, 5), Err(FileError::Missing)));
    }

    #[test]
    fn only_old_files_that_nobody_keeps_are_removed() {
        let (home, files) = files();
        assert!(files.unused().unwrap().is_none(), "there is nothing");
        let (kept, loose) = (files.put(b"kept").unwrap(), files.put(b"loose").unwrap());
        let killed = files.place(&kept).with_extension("new");
        fs::write(&killed, "half").unwrap();
        fs::write(home.path().join("attachments/notes.txt"), "not ours").unwrap();
        let unused = files.unused().unwrap().unwrap();
        assert_eq!(
            unused.remove(SystemTime::now(), |_| false).unwrap(),
            0,
            "too young"
        );
        assert_eq!(unused.remove(later(2), |id| *id == kept).unwrap(), 2);
        assert!(!killed.exists());
        assert!(files.get(&kept, 4).is_ok());
        assert!(matches!(files.get(&loose, 5), Err(FileError::Missing)));
    }

    #[test]
    fn nothing_is_removed_while_a_process_uses_files() {
        let (_home, files) = files();
        files.put(b"just attached").unwrap();
        let using = files.in_use().unwrap();
        assert!(files.unused().unwrap().is_none());
        let also = files.in_use().unwrap();
        drop((using, also));
        assert!(files.unused().unwrap().is_some());
    }
}
