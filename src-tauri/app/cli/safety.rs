//! `understudy history backup | restore | check`

use super::arguments::Restore;
use super::open;
use super::show::{self, Exit, Outcome, Stop};
use crate::Start;
use serde_json::json;
use std::io::{self, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use understudy_core::backend::look_at_backup;
use understudy_core::clock;
use understudy_core::contract::{
    ApiError, ApiResult, Backup, BackupKind, ErrorCode, HistoryCheck, HistoryContent, Rescue, RescueChoice,
};
use understudy_core::erase;
use understudy_core::history::{self, Backups, rescue};
use understudy_core::home::AppLock;
use understudy_core::texts::{self, say, say_with};

/// Makes a backup in the app's folder, or one file that holds everything.
pub async fn back_up(start: Start, file: Option<PathBuf>, list: bool, as_json: bool) -> Outcome {
    if list {
        // Without opening the history: that may be what is wanted it for.
        let all = Backups::of(start.home.folder()).list().map_err(ApiError::from)?;
        return listed(&all, as_json);
    }
    let backend = open::plainly(start).await?;
    if let Some(path) = file {
        let packed = backend.pack_history(path.clone()).await?;
        if as_json {
            show::json(&json!({
                "file": path, "content": packed.content, "files": packed.files,
                "files_missing": packed.files_missing, "bytes": packed.bytes,
            }))?;
            return Ok(Exit::Done);
        }
        show::note(&say_with(
            "cli-backup-file",
            &[
                ("file", path.display().to_string().into()),
                ("what", content(&packed.content).into()),
                ("size", texts::size(packed.bytes).into()),
            ],
        ));
        if packed.files_missing > 0 {
            show::note(&say_with(
                "cli-backup-files-missing",
                &[("count", packed.files_missing.into())],
            ));
        }
        return Ok(Exit::Done);
    }
    let made = backend.back_up().await?;
    if as_json {
        show::json(&made)?;
    } else {
        let what = made.content.as_ref().map(content).unwrap_or_default();
        show::note(&say_with(
            "cli-backup-made",
            &[("name", made.name.into()), ("what", what.into())],
        ));
    }
    Ok(Exit::Done)
}

fn listed(all: &[Backup], as_json: bool) -> Outcome {
    if as_json {
        show::json(&all)?;
        return Ok(Exit::Done);
    }
    if all.is_empty() {
        show::note(&say("cli-backup-none"));
    }
    let now = clock::wall();
    let rows: Vec<Vec<String>> = all
        .iter()
        .map(|backup| {
            vec![
                backup.name.clone(),
                texts::when(backup.at, now),
                kind(backup.kind),
                backup
                    .content
                    .as_ref()
                    .map_or_else(|| say("backup-unreadable"), content),
            ]
        })
        .collect();
    show::table(&rows)?;
    Ok(Exit::Done)
}

fn kind(kind: BackupKind) -> String {
    say(match kind {
        BackupKind::Daily => "backup-kind-daily",
        BackupKind::ByHand => "backup-kind-by-hand",
        BackupKind::BeforeUpdate => "backup-kind-before-update",
    })
}

fn content(content: &HistoryContent) -> String {
    let newest = content.newest.map(|at| texts::when(at, clock::wall()));
    say_with(
        "history-content",
        &[
            ("chats", content.chats.into()),
            ("messages", content.messages.into()),
            (
                "newest",
                newest.unwrap_or_else(|| say("history-content-nothing")).into(),
            ),
        ],
    )
}

/// Puts a backup, or what is readable of a damaged history, in the history's place.
pub async fn restore(start: Start, given: Restore) -> Outcome {
    let home = start.home.clone();
    // Held until the end: an app that starts meanwhile would open what is being replaced.
    let _lock = match home.lock_app() {
        Ok(AppLock::Held(lock)) => lock,
        Ok(AppLock::Taken { .. }) => {
            return Err(ApiError::new(ErrorCode::AlreadyRunning, say("cli-restore-app-runs")).into());
        }
        Err(error) => return Err(ApiError::new(ErrorCode::CannotWrite, error.to_string()).into()),
    };
    let folder = home.folder().to_owned();
    let at = clock::wall();
    let aside = if given.salvage {
        let found = rescue::look(&folder, at).map_err(ApiError::from)?;
        tell_rescue(&found)?;
        let choice = if given.newest {
            RescueChoice::Both
        } else {
            RescueChoice::Readable
        };
        if !agreed(given.yes, "cli-restore-ask", "cli-restore-yes")? {
            return Ok(Exit::Cancelled);
        }
        rescue::choose(&folder, choice, at).map_err(ApiError::from)?
    } else {
        let path = chosen(&folder, &given)?;
        let (found, look) = look_at_backup(&folder, &path)?;
        if !given.json {
            let said = [
                ("what", content(&look.content).into()),
                ("size", texts::size(look.content.bytes).into()),
            ];
            show::note(&say_with("cli-restore-look", &said));
            if look.files_missing > 0 {
                show::note(&say_with(
                    "cli-backup-files-missing",
                    &[("count", look.files_missing.into())],
                ));
            }
        }
        if !agreed(given.yes, "cli-restore-ask", "cli-restore-yes")? {
            return Ok(Exit::Cancelled);
        }
        Backups::of(&folder).restore(found, at).map_err(ApiError::from)?
    };
    // The opening is what puts it in its place.
    let backend = open::plainly(start).await?;
    if folder.join("history.restore").exists() {
        show::note(&say("cli-restore-later"));
        return Ok(Exit::Done);
    }
    let chats = backend.chats().await?.len();
    if given.json {
        show::json(&json!({"aside": aside, "chats": chats}))?;
    } else {
        let aside = folder.join(aside).display().to_string();
        show::note(&say_with("cli-restore-done", &[("aside", aside.into())]));
    }
    Ok(Exit::Done)
}

/// Deletes everything of this home, keys in the keyring too.
pub async fn erase(start: Start, yes: bool) -> Outcome {
    let home = start.home.clone();
    match home.lock_app() {
        Ok(AppLock::Held(_)) => {}
        Ok(AppLock::Taken { .. }) => {
            return Err(ApiError::new(ErrorCode::AlreadyRunning, say("cli-erase-app-runs")).into());
        }
        Err(error) => return Err(ApiError::new(ErrorCode::CannotWrite, error.to_string()).into()),
    }
    let folder = home.folder().display().to_string();
    show::note(&say_with("cli-erase-look", &[("folder", folder.into())]));
    if !agreed(yes, "cli-erase-ask", "cli-erase-yes")? {
        return Ok(Exit::Cancelled);
    }
    let backend = open::plainly(start).await?;
    backend.erase_everything().await?;
    crate::autostart::forget(&home, &backend).await;
    // The history closes with it; what another process still has open is waited for.
    drop(backend);
    let done = tokio::task::spawn_blocking(move || erase::carry_out(&home)).await;
    match done {
        Ok(Ok(())) => show::note(&say("cli-erase-done")),
        Ok(Err(error)) => {
            return Err(ApiError::new(ErrorCode::CannotWrite, crate::not_erased_words(&error)).into());
        }
        Err(error) => return Err(ApiError::new(ErrorCode::Internal, error.to_string()).into()),
    }
    Ok(Exit::Done)
}

fn chosen(folder: &Path, given: &Restore) -> ApiResult<PathBuf> {
    let missing = || ApiError::new(ErrorCode::NotFound, say("cli-backup-none"));
    let backups = folder.join("backups");
    match &given.file {
        Some(file) if !file.exists() && file.components().count() == 1 && backups.join(file).is_file() => {
            Ok(backups.join(file))
        }
        Some(file) => Ok(file.clone()),
        None if given.newest => {
            let newest = Backups::of(folder).newest_sound()?;
            newest.map(|backup| backups.join(backup.name)).ok_or_else(missing)
        }
        None => Err(ApiError::new(ErrorCode::InvalidInput, say("cli-restore-what"))),
    }
}

/// Asks where somebody sits, unless it was said beforehand.
fn agreed(yes: bool, ask: &str, unasked: &str) -> Result<bool, Stop> {
    if yes {
        return Ok(true);
    }
    if !(io::stdin().is_terminal() && io::stderr().is_terminal()) {
        return Err(ApiError::new(ErrorCode::InvalidInput, say(unasked)).into());
    }
    let _ = write!(io::stderr(), "{} ", say(ask));
    let mut line = String::new();
    io::stdin().read_line(&mut line)?;
    let line = line.trim().to_lowercase();
    Ok(say("cli-restore-ask-yes")
        .split_whitespace()
        .any(|word| word == line))
}

/// Looks at the whole history. Fails where something is wrong.
pub fn check(start: &Start, as_json: bool) -> Outcome {
    let found = history::check(start.home.folder(), clock::wall()).map_err(ApiError::from)?;
    let exit = if found.is_sound() {
        Exit::Done
    } else {
        Exit::Failed
    };
    if as_json {
        show::json(&found)?;
        return Ok(exit);
    }
    if let Some(what) = &found.content {
        show::line(&content(what))?;
    }
    for line in wrong(&found) {
        show::line(&line)?;
    }
    if found.is_sound() {
        show::line(&say_with("cli-check-sound", &[("files", found.files.into())]))?;
    }
    if let Some(rescue) = &found.rescue {
        tell_rescue(rescue)?;
        show::note(&say("cli-check-ways"));
    }
    Ok(exit)
}

fn wrong(found: &HistoryCheck) -> Vec<String> {
    let mut lines: Vec<String> = found.problems.clone();
    let counted = [
        ("cli-check-orphans", found.orphans),
        ("cli-check-cut-off", found.cut_off),
    ];
    for (id, count) in counted {
        if count > 0 {
            lines.push(say_with(id, &[("count", count.into())]));
        }
    }
    for (id, files) in [
        ("cli-check-file-missing", &found.files_missing),
        ("cli-check-file-damaged", &found.files_damaged),
    ] {
        lines.extend(
            files
                .iter()
                .map(|file| say_with(id, &[("file", file.as_str().into())])),
        );
    }
    lines
}

fn tell_rescue(found: &Rescue) -> Result<(), Stop> {
    show::note(&match &found.readable {
        Some(readable) => say_with(
            "rescue-readable",
            &[("what", content(readable).into()), ("lost", found.lost.into())],
        ),
        None => say("rescue-nothing"),
    });
    show::note(&match &found.backup {
        Some(backup) => say_with(
            "rescue-backup",
            &[
                ("when", texts::when(backup.at, clock::wall()).into()),
                (
                    "what",
                    backup.content.as_ref().map(content).unwrap_or_default().into(),
                ),
            ],
        ),
        None => say("rescue-no-backup"),
    });
    Ok(())
}
