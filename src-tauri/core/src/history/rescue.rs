//! A history that cannot be opened: what is readable of it, what the newest backup has, and what the
//! person wants in its place.
//!
//! Looking changes nothing. Choosing puts the damaged files into a folder of their own, where they
//! stay.

use super::backups::{self, Backups};
use super::error::{HistoryError, HistoryResult};
use super::files::{Files, folder_name, free_space, remove_if_there};
use super::migrate::{self, MIGRATIONS};
use super::salvage;
use crate::contract::{HistoryContent, Rescue, RescueChoice, Timestamp};
use std::fs;
use std::path::{Path, PathBuf};

fn salvaged(files: &Files) -> PathBuf {
    files.folder.join("history.db.salvaged")
}

/// Reads what can be read, into a database that waits beside the damaged one. Blocks: some seconds for
/// each 100 MB.
///
/// # Errors
/// `Locked` while a process has the history open, `NoRoom`, or what the disk says.
pub fn look(folder: &Path, at: Timestamp) -> HistoryResult<Rescue> {
    let files = Files::new(folder)?;
    let _lock = files.lock()?;
    let _alone = files.alone()?.ok_or(HistoryError::Locked)?;
    let length = |path: PathBuf| path.metadata().map_or(0, |meta| meta.len());
    let needed = length(files.database()) + length(files.log());
    if let Some(free) = free_space(folder)
        && free < needed
    {
        return Err(HistoryError::NoRoom { needed, free });
    }
    let path = salvaged(&files);
    let found = salvage::salvage(&files.database(), &files.log(), &path, MIGRATIONS, at)?;
    let readable = salvage::is_worth(found).then(|| content(&path)).transpose()?;
    if readable.is_none() {
        remove_if_there(&path)?;
    }
    Ok(Rescue {
        readable,
        lost: found.lost,
        backup: Backups::of(folder).newest_sound()?,
        aside: aside(at),
    })
}

fn aside(at: Timestamp) -> String {
    format!("damaged-{}", folder_name(at))
}

fn content(path: &Path) -> HistoryResult<HistoryContent> {
    backups::content(&migrate::connect(path)?, path)
}

/// Puts what was chosen in the history's place; the next opening finds it. Returns the folder in which
/// the damaged files are.
///
/// # Errors
/// `NotFound` where there is no such thing to choose; what the disk says. The damaged files are in
/// their place then.
pub fn choose(folder: &Path, choice: RescueChoice, at: Timestamp) -> HistoryResult<String> {
    let files = Files::new(folder)?;
    let aside = aside(at);
    let backups = Backups::of(folder);
    let (readable, newest) = match choice {
        RescueChoice::Readable => (true, None),
        RescueChoice::Backup => (false, backups.newest_sound()?),
        RescueChoice::Both => (true, backups.newest_sound()?),
    };
    if newest.is_none() && choice != RescueChoice::Readable {
        return Err(HistoryError::NotFound("a backup"));
    }
    let newest = newest.map(|backup| files.backups().join(backup.name));
    let taken = newest.map(|path| backups.look(&path)).transpose()?;
    let new = match (readable, taken) {
        (false, Some(taken)) => {
            backups.restore(taken, at)?;
            files.folder.join("history.db.restored")
        }
        (_, taken) => {
            let path = salvaged(&files);
            if !path.try_exists()? {
                return Err(HistoryError::NotFound("anything readable"));
            }
            if let Some(taken) = &taken {
                backups.give_files(taken)?;
            }
            make_whole(
                &path,
                taken.as_ref().map(backups::Restorable::database).as_deref(),
                at,
            )?;
            path
        }
    };
    let aside = backups::ready(&files, &new, &aside)?;
    let _lock = files.lock()?;
    backups::finish(&files)?;
    Ok(aside)
}

/// Makes a history of what was salvaged, with what `backup` has more.
fn make_whole(path: &Path, backup: Option<&Path>, at: Timestamp) -> HistoryResult<()> {
    let mut conn = migrate::connect(path)?;
    if let Some(backup) = backup {
        let mut older = migrate::connect(backup)?;
        migrate::migrate(&mut older, MIGRATIONS)?;
        older.close().map_err(|(_, error)| error)?;
        salvage::take_from(&conn, backup)?;
    }
    salvage::mend(&mut conn, at)?;
    conn.close().map_err(|(_, error)| error)?;
    Ok(fs::File::open(path)?.sync_all()?)
}
