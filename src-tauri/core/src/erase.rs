//! Everything that a home holds goes at the person's word. It is noted first, and carried out by
//! the next start before anything is open: a process that dies in between leaves the note, and the
//! start after it goes on.

use crate::home::{AppLock, Home, sync_folder};
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

const NOTE: &str = "erase";
/// The history and what lies beside it: log, index, locks, what is being restored.
const HISTORY: &str = "history.";
/// Folders, and the note of how the window is drawn.
const NAMES: &[&str] = &[
    "attachments",
    "backups",
    "graphics",
    "import",
    "logs",
    "restore-work",
    "webview",
];
/// Folders of histories that were set aside.
const ASIDE: &[&str] = &["damaged-", "replaced-"];
/// How long a start waits for other processes that have the history open.
const PATIENCE: Duration = Duration::from_secs(10);

/// Why not everything is gone.
#[derive(Debug, thiserror::Error)]
pub enum EraseError {
    /// The app of this home still runs.
    #[error("the app still runs")]
    Running,
    /// Another process has the history open.
    #[error("the history is open in another process")]
    InUse,
    #[error("{path}: {source}")]
    Io { path: PathBuf, source: io::Error },
}

/// Notes that everything in the home's folder is to go at the next start.
///
/// # Errors
/// When the note cannot be written; then nothing goes.
pub fn note(folder: &Path) -> io::Result<()> {
    let mut file = crate::home::private_file(OpenOptions::new().write(true).create(true).truncate(true))
        .open(folder.join(NOTE))?;
    file.write_all(b"1")?;
    file.sync_all()?;
    sync_folder(folder)
}

/// Whether everything is to go.
#[must_use]
pub fn is_noted(home: &Home) -> bool {
    home.folder().join(NOTE).exists()
}

/// Removes everything of Understudy's in the home's folder, where that was noted; what else lies
/// there stays. Blocks up to ten seconds while another process has the history open.
///
/// # Errors
/// Why something is still there. The note stays then too.
pub fn carry_out(home: &Home) -> Result<(), EraseError> {
    carry_out_within(home, PATIENCE)
}

fn carry_out_within(home: &Home, patience: Duration) -> Result<(), EraseError> {
    if !is_noted(home) {
        return Ok(());
    }
    let folder = home.folder();
    let at = |path: PathBuf| move |source| EraseError::Io { path, source };
    let _app = match home.lock_app().map_err(at(folder.join("app.lock")))? {
        AppLock::Held(lock) => lock,
        AppLock::Taken { .. } => return Err(EraseError::Running),
    };
    let _alone = alone(folder, patience)?;
    let mut names: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(folder).map_err(at(folder.to_owned()))? {
        let entry = entry.map_err(at(folder.to_owned()))?;
        if entry.file_name().to_str().is_some_and(is_ours) {
            names.push(entry.path());
        }
    }
    // The history first: a start that comes upon half of it would take it for damaged.
    names.sort_by_key(|path| !path.ends_with("history.db"));
    for path in names {
        remove(&path).map_err(at(path.clone()))?;
    }
    let note = folder.join(NOTE);
    fs::remove_file(&note).map_err(at(note))?;
    sync_folder(folder).map_err(at(folder.to_owned()))
}

fn is_ours(name: &str) -> bool {
    name.starts_with(HISTORY) || NAMES.contains(&name) || ASIDE.iter().any(|start| name.starts_with(start))
}

/// The names of the folders in the home's folder that hold histories which a restore or a rescue set aside.
///
/// # Errors
/// When the folder cannot be read.
pub fn set_aside(folder: &Path) -> io::Result<Vec<String>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if ASIDE.iter().any(|start| name.starts_with(start)) {
            found.push(name);
        }
    }
    found.sort();
    Ok(found)
}

/// Waits until no other process has the history open, and keeps them out.
fn alone(folder: &Path, patience: Duration) -> Result<Option<File>, EraseError> {
    let path = folder.join("history.users");
    let file = match OpenOptions::new().read(true).write(true).open(&path) {
        Ok(file) => file,
        // Nobody ever opened it.
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(source) => return Err(EraseError::Io { path, source }),
    };
    let until = Instant::now() + patience;
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(Some(file)),
            // Without locks nobody can tell; the lock of the app is what there is.
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {
                return Ok(Some(file));
            }
            Err(TryLockError::Error(source)) => return Err(EraseError::Io { path, source }),
            Err(TryLockError::WouldBlock) if Instant::now() >= until => return Err(EraseError::InUse),
            Err(TryLockError::WouldBlock) => std::thread::sleep(Duration::from_millis(50)),
        }
    }
}

/// A link goes itself, and not what it leads to.
fn remove(path: &Path) -> io::Result<()> {
    let removed = if fs::symlink_metadata(path)?.is_dir() {
        fs::remove_dir_all(path)
    } else {
        fs::remove_file(path)
    };
    match removed {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn home() -> (tempfile::TempDir, Home) {
        let parent = tempfile::tempdir().unwrap();
        let home = Home::at(&parent.path().join("home")).unwrap();
        for file in [
            "history.db",
            "history.db-wal",
            "history.users",
            "attachments/ab/abc",
            "backups/one.db",
            "graphics",
            "logs/understudy.log",
            "webview/storage",
            "damaged-2026/history.db",
            "notes of mine.txt",
        ] {
            let path = home.folder().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "secret").unwrap();
        }
        (parent, home)
    }

    fn names(home: &Home) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(home.folder())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn nothing_goes_without_the_note_and_everything_of_ours_with_it() {
        let (_parent, home) = home();
        let before = names(&home);
        carry_out(&home).unwrap();
        assert_eq!(names(&home), before);
        assert_eq!(set_aside(home.folder()).unwrap(), ["damaged-2026"]);
        note(home.folder()).unwrap();
        carry_out(&home).unwrap();
        assert_eq!(names(&home), ["app.lock", "notes of mine.txt"]);
        assert!(!is_noted(&home));
    }

    #[test]
    fn a_link_goes_and_not_what_it_leads_to() {
        let (parent, home) = home();
        let elsewhere = parent.path().join("elsewhere");
        fs::create_dir(&elsewhere).unwrap();
        fs::write(elsewhere.join("kept"), "kept").unwrap();
        fs::remove_dir_all(home.folder().join("backups")).unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink(&elsewhere, home.folder().join("backups")).unwrap();
        note(home.folder()).unwrap();
        carry_out(&home).unwrap();
        assert!(elsewhere.join("kept").exists());
        assert_eq!(names(&home), ["app.lock", "notes of mine.txt"]);
    }

    #[test]
    fn while_others_are_there_nothing_goes_and_the_next_start_does_it() {
        let (_parent, home) = home();
        note(home.folder()).unwrap();
        let AppLock::Held(app) = home.lock_app().unwrap() else {
            panic!("nobody else is there")
        };
        assert!(matches!(carry_out(&home), Err(EraseError::Running)));
        drop(app);
        let users = File::open(home.folder().join("history.users")).unwrap();
        users.lock_shared().unwrap();
        let soon = Duration::from_millis(60);
        assert!(matches!(carry_out_within(&home, soon), Err(EraseError::InUse)));
        assert!(home.folder().join("history.db").exists() && is_noted(&home));
        drop(users);
        carry_out(&home).unwrap();
        assert_eq!(names(&home), ["app.lock", "notes of mine.txt"]);
    }
}
