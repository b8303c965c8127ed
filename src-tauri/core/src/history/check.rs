//! A look at the whole history: the database's pages and references, its search indexes, its log, and
//! every attached file against its hash. Nothing is changed.

use super::backups::{content, files_of};
use super::error::{HistoryError, HistoryResult};
use super::files::Files;
use super::migrate;
use super::rescue;
use super::salvage::Log;
use crate::attachments::{self, FileError};
use crate::contract::{HistoryCheck, Timestamp};
use rusqlite::Connection;
use std::path::Path;

/// What SQLite finds wrong is listed up to here.
const MOST_PROBLEMS: i64 = 20;

/// Checks the history in `folder`, whoever has it open. Blocks: a second for each 100 MB and more.
///
/// # Errors
/// `NotFound` where there is none; `Newer` and `Foreign`; what the disk says. Damage is no error but
/// what it reports.
pub fn check(folder: &Path, at: Timestamp) -> HistoryResult<HistoryCheck> {
    let files = Files {
        folder: folder.to_owned(),
    };
    let mut found = HistoryCheck::default();
    if !files.database().try_exists()? && !files.is_orphaned() {
        return Err(HistoryError::NotFound("the history"));
    }
    let damaged = match look(&files, &mut found) {
        Ok(()) => !found.problems.is_empty(),
        Err(HistoryError::Damaged(reason)) => {
            found.problems.push(reason);
            true
        }
        Err(error) => return Err(error),
    };
    if damaged || found.cut_off > 0 {
        found.rescue = match rescue::look(folder, at) {
            Ok(rescue) => Some(rescue),
            // Another process has it open: it can be asked again when that is over.
            Err(HistoryError::Locked) => None,
            Err(error) => return Err(error),
        };
    }
    Ok(found)
}

fn look(files: &Files, found: &mut HistoryCheck) -> HistoryResult<()> {
    {
        // Beside a process that writes, the end of a log is never quiet enough to be judged.
        let _lock = files.lock()?;
        if files.alone()?.is_some() {
            found.cut_off = Log::read(&files.log())?.cut_off as u64;
        }
    }
    if !files.database().try_exists()? {
        return Err(HistoryError::Damaged(
            "history.db is gone, its write-ahead log is there".into(),
        ));
    }
    let conn = migrate::connect(&files.database())?;
    migrate::keep_log(&conn, true)?;
    conn.execute_batch("PRAGMA query_only = ON")?;
    let version = migrate::identify(&conn)?;
    let known = migrate::newest(migrate::MIGRATIONS);
    if version > known {
        return Err(HistoryError::Newer {
            found: version,
            known,
        });
    }
    let mut statement = conn.prepare(&format!("PRAGMA integrity_check({MOST_PROBLEMS})"))?;
    let said = statement.query_map([], |row| row.get::<_, String>(0))?;
    for line in said {
        let line = line?;
        if line != "ok" {
            found.problems.push(line);
        }
    }
    found.problems.extend(search_problems(&conn)?);
    found.orphans = conn
        .query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| {
            row.get::<_, i64>(0)
        })?
        .unsigned_abs();
    found.content = Some(content(&conn, &files.database())?);
    let attached = attachments::Files::new(&files.folder);
    let mut named: Vec<_> = files_of(&conn)?.into_iter().collect();
    named.sort_by(|one, two| one.as_str().cmp(two.as_str()));
    for id in named {
        match attached.verify(&id) {
            Ok(_) => found.files += 1,
            Err(FileError::Missing) => found.files_missing.push(id.to_string()),
            Err(FileError::Damaged) => found.files_damaged.push(id.to_string()),
            Err(FileError::Io(error)) => return Err(error.into()),
        }
    }
    Ok(())
}

/// What is wrong with the search indexes: SQLite's integrity check asks every virtual table that has a
/// check of its own, FTS5 among them. Whether an index agrees with the texts it was made of belongs
/// here too.
fn search_problems(_conn: &Connection) -> HistoryResult<Vec<String>> {
    Ok(Vec::new())
}
