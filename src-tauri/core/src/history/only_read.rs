//! A history whose folder cannot be written: on a disk that was mounted so, or another user's. It is opened
//! to be read; whatever would change it is refused as `CannotWrite`.

use super::error::{HistoryError, HistoryResult};
use super::files::has_log;
use super::migrate::{self, Migration};
use rusqlite::{Connection, OpenFlags};
use std::path::Path;

/// Whether the system refuses writing in `folder`, or to the database in it, for good: not for want of
/// room.
pub(super) fn applies(folder: &Path) -> bool {
    let database = folder.join("history.db");
    database.exists() && (is_closed(folder) || is_closed(&database))
}

#[cfg(unix)]
fn is_closed(path: &Path) -> bool {
    use std::os::unix::ffi::OsStrExt as _;
    let Ok(name) = std::ffi::CString::new(path.as_os_str().as_bytes()) else {
        return false;
    };
    // SAFETY: the string ends in NUL and lives through the call, which keeps nothing.
    let allowed = unsafe { libc::access(name.as_ptr(), libc::W_OK) } == 0;
    let why = std::io::Error::last_os_error().raw_os_error();
    !allowed && matches!(why, Some(libc::EROFS | libc::EACCES | libc::EPERM))
}

#[cfg(not(unix))]
fn is_closed(path: &Path) -> bool {
    path.metadata().is_ok_and(|about| about.permissions().readonly())
}

/// A connection that reads. The database has to be of this version: bringing it there is writing.
///
/// # Errors
/// `CannotWrite` for an older one, `Newer`, `Damaged`, `Foreign`.
pub(super) fn connect(folder: &Path, migrations: &[Migration]) -> HistoryResult<Connection> {
    let path = folder.join("history.db");
    // Without a log nothing of it is anywhere else, and SQLite need not make one beside it. With one,
    // the index of the log has to be there too.
    let how = match has_log(folder) {
        true => "mode=ro",
        false => "immutable=1",
    };
    let flags =
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(format!("file:{}?{how}", escaped(&path)?), flags)?;
    conn.busy_timeout(migrate::BUSY_LIMIT)?;
    conn.execute_batch(
        "PRAGMA query_only = ON; PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON;",
    )?;
    let (found, known) = (migrate::identify(&conn)?, migrate::newest(migrations));
    if found > known {
        return Err(HistoryError::Newer { found, known });
    }
    if found < known {
        return Err(HistoryError::CannotWrite(format!("it has version {found}")));
    }
    Ok(conn)
}

/// A path as SQLite reads it in a URI.
fn escaped(path: &Path) -> HistoryResult<String> {
    let Some(text) = path.to_str() else {
        return Err(HistoryError::CannotWrite("the folder's name is not text".into()));
    };
    let escape = |c: char| match c {
        '%' => "%25".to_owned(),
        '?' => "%3f".to_owned(),
        '#' => "%23".to_owned(),
        other => other.to_string(),
    };
    Ok(text.chars().map(escape).collect())
}
