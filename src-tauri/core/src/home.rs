//! The folder of data and settings, who may read it, and which process is the app for it.

use sha2::{Digest, Sha256};
use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};

/// Where everything of one user of one Understudy lies. Cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Home {
    /// Canonical, so that the tag does not depend on how the folder was named.
    folder: PathBuf,
    tag: String,
}

#[derive(Debug, thiserror::Error)]
pub enum HomeError {
    #[error("this system names no folder for data")]
    NoDataFolder,
    #[error("{folder}: {source}")]
    Unusable { folder: PathBuf, source: io::Error },
}

impl Home {
    /// `UNDERSTUDY_HOME`, or `understudy` in the system's folder for data of programs. The folder
    /// is made if it is not there, and closed to other users.
    ///
    /// # Errors
    /// When there is no such folder, or it cannot be made or closed.
    pub fn find() -> Result<Self, HomeError> {
        let folder = match std::env::var_os("UNDERSTUDY_HOME").filter(|value| !value.is_empty()) {
            Some(given) => PathBuf::from(given),
            None => data_folder(|name| std::env::var_os(name), std::env::home_dir())
                .ok_or(HomeError::NoDataFolder)?
                .join("understudy"),
        };
        Self::at(&folder)
    }

    /// The home in `folder`, made if it is not there.
    ///
    /// # Errors
    /// When it cannot be made or closed to others.
    pub fn at(folder: &Path) -> Result<Self, HomeError> {
        let unusable = |source| HomeError::Unusable {
            folder: folder.to_owned(),
            source,
        };
        make_private_folder(folder).map_err(unusable)?;
        let folder = folder.canonicalize().map_err(unusable)?;
        let digest = Sha256::digest(folder.as_os_str().as_encoded_bytes());
        let tag = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        Ok(Self { folder, tag })
    }

    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The first 16 hex digits of the SHA-256 of the folder's canonical path: names what belongs
    /// to this home outside of it (keyring entries, the bus name).
    #[must_use]
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// The name of the running app on the session bus.
    #[must_use]
    pub fn bus_name(&self) -> String {
        format!("dev.understudy.h{}", self.tag)
    }

    #[must_use]
    pub fn database(&self) -> PathBuf {
        self.folder.join("history.db")
    }

    /// The folder of logs, made if it is not there.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn logs(&self) -> io::Result<PathBuf> {
        let folder = self.folder.join("logs");
        make_private_folder(&folder)?;
        Ok(folder)
    }

    /// Becomes the app of this home, or says who is. The lock ends with the process, however it
    /// ends, so a stale one cannot be.
    ///
    /// # Errors
    /// When the lock file cannot be opened.
    pub fn lock_app(&self) -> io::Result<AppLock> {
        let path = self.folder.join("app.lock");
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        let mut file = match private_file(&mut options).open(&path) {
            Err(error) if cannot_be_written(&error) => return Self::lock_unwritten(&path),
            opened => opened?,
        };
        match file.try_lock() {
            Ok(()) => {
                file.set_len(0)?;
                file.rewind()?;
                write!(file, "{}", std::process::id())?;
                Ok(AppLock::Held(HeldLock { _file: Some(file) }))
            }
            Err(TryLockError::WouldBlock) => {
                let mut text = String::new();
                // Where locks are mandatory (Windows) it cannot be read; the holder stays unnamed.
                let _ = file.read_to_string(&mut text);
                Ok(AppLock::Taken {
                    pid: text.trim().parse().ok(),
                })
            }
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    /// In a folder that cannot be written nothing can be done twice: a lock that is there is respected.
    fn lock_unwritten(path: &Path) -> io::Result<AppLock> {
        let file = match File::open(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            opened => Some(opened?),
        };
        match file.as_ref().map(File::try_lock) {
            Some(Err(TryLockError::WouldBlock)) => Ok(AppLock::Taken { pid: None }),
            Some(Err(TryLockError::Error(error))) => Err(error),
            Some(Ok(())) | None => Ok(AppLock::Held(HeldLock { _file: file })),
        }
    }
}

fn cannot_be_written(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied
    )
}

/// Makes a new name in a folder, or one less, outlive a power loss: on Unix a folder is a file of its own.
pub(crate) fn sync_folder(folder: &Path) -> io::Result<()> {
    #[cfg(unix)]
    File::open(folder)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}

/// Whether this process is the app of its home.
#[derive(Debug)]
pub enum AppLock {
    /// It is, as long as the value lives.
    Held(HeldLock),
    /// Another is.
    Taken { pid: Option<u32> },
}

#[derive(Debug)]
pub struct HeldLock {
    /// Absent in a folder that has none and cannot be written.
    _file: Option<File>,
}

/// The system's folder for the data of programs.
fn data_folder(variable: impl Fn(&str) -> Option<OsString>, home: Option<PathBuf>) -> Option<PathBuf> {
    let absolute = |value: OsString| Some(PathBuf::from(value)).filter(|path| path.is_absolute());
    if cfg!(windows) {
        return variable("LOCALAPPDATA").and_then(absolute);
    }
    if cfg!(target_os = "macos") {
        return home.map(|home| home.join("Library/Application Support"));
    }
    // The XDG specification: a relative path is to be ignored.
    variable("XDG_DATA_HOME")
        .and_then(absolute)
        .or_else(|| home.map(|home| home.join(".local/share")))
}

/// Makes a folder (and those above it) that only this user may enter. One that is there already is
/// closed to others where it was open; on Windows the user's profile is private by itself.
///
/// # Errors
/// When it cannot be made or closed.
pub fn make_private_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
        builder.mode(0o700).create(folder)?;
        if fs::metadata(folder)?.permissions().mode() & 0o077 != 0 {
            match fs::set_permissions(folder, fs::Permissions::from_mode(0o700)) {
                // On such a disk nothing can be closed; what is there can be read.
                Err(error) if error.kind() == io::ErrorKind::ReadOnlyFilesystem => {}
                done => done?,
            }
        }
        Ok(())
    }
    #[cfg(not(unix))]
    builder.create(folder)
}

/// Makes `options` create files that only this user may read (0600).
pub fn private_file(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600)
    }
    #[cfg(not(unix))]
    options
}

/// Makes what this process and its children leave behind private: files of libraries that know
/// nothing of modes (SQLite's, WebKit's), and no image of memory that holds keys and chats. Called
/// first in `main`.
pub fn harden_process() {
    #[cfg(unix)]
    {
        // SAFETY: sets a number of this process; no memory is involved.
        unsafe { libc::umask(0o077) };
        // One byte, not none: where cores are piped to a collector Linux ignores the limit, except
        // for this value, at which it writes nothing. (Making the process undumpable would do it
        // too, but then desktop portals can no longer tell who is asking.)
        let least = libc::rlimit {
            rlim_cur: 1,
            rlim_max: 1,
        };
        // SAFETY: the pointer is to a live value of the type asked for and is not kept. A refusal
        // leaves the system's own limit, which is no reason not to start.
        unsafe { libc::setrlimit(libc::RLIMIT_CORE, &raw const least) };
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn the_home_is_closed_to_others_even_if_it_was_open() {
        let parent = tempfile::tempdir().unwrap();
        let folder = parent.path().join("a/b");
        fs::create_dir_all(&folder).unwrap();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
            Home::at(&folder).unwrap();
            assert_eq!(fs::metadata(&folder).unwrap().permissions().mode() & 0o777, 0o700);
        }
    }

    #[test]
    fn the_tag_names_the_folder_however_it_is_written() {
        let parent = tempfile::tempdir().unwrap();
        let home = Home::at(&parent.path().join("h")).unwrap();
        let roundabout = Home::at(&parent.path().join("h/../h/.")).unwrap();
        let other = Home::at(&parent.path().join("i")).unwrap();
        assert_eq!(home.tag(), roundabout.tag());
        assert_ne!(home.tag(), other.tag());
        assert_eq!(home.tag().len(), 16);
        assert_eq!(home.bus_name(), format!("dev.understudy.h{}", home.tag()));
    }

    #[test]
    fn only_one_is_the_app_and_the_lock_ends_with_it() {
        let parent = tempfile::tempdir().unwrap();
        let home = Home::at(parent.path()).unwrap();
        let AppLock::Held(first) = home.lock_app().unwrap() else {
            panic!("nobody else is there")
        };
        match home.lock_app().unwrap() {
            AppLock::Taken { pid } => assert!(cfg!(windows) || pid == Some(std::process::id())),
            AppLock::Held(_) => panic!("two at once"),
        }
        drop(first);
        assert!(matches!(home.lock_app().unwrap(), AppLock::Held(_)));
    }

    #[test]
    #[cfg(all(unix, not(target_os = "macos")))]
    fn the_systems_folder_follows_xdg() {
        let home = || Some(PathBuf::from("/home/u"));
        let with = |value: &str| {
            let value = OsString::from(value);
            data_folder(
                move |name| (name == "XDG_DATA_HOME").then(|| value.clone()),
                home(),
            )
        };
        assert_eq!(with("/data"), Some("/data".into()));
        assert_eq!(with("relative"), Some("/home/u/.local/share".into()));
        assert_eq!(data_folder(|_| None, home()), Some("/home/u/.local/share".into()));
        assert_eq!(data_folder(|_| None, None), None);
    }
}
