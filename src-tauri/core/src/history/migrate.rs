//! Opening the database file: made whole or not at all, checked, backed up and migrated.
//!
//! What is found is never replaced by something empty: a file that is not ours, not readable or
//! newer is refused with its reason and left as it is.

use super::backups::{self, Backups, Pace};
use super::error::{HistoryError, HistoryResult};
use super::files::{Files, folder_name, make_folder, open_private, remove_if_there, sync_folder};
use super::salvage::Log;
use super::{
    attachments, changes, chats, compared, copies, drafts, folders, health, library, messages, meta, outages,
    owner, paces, page_notes, providers, records, rejected, search, settings, traffic, turns, waiting,
};
use crate::contract::{BackupKind, Timestamp};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};
use std::path::Path;
use std::time::Duration;
use uuid::Uuid;

/// "Undy": tells a history from the databases of other programs.
pub(super) const APPLICATION_ID: i32 = 0x556e_6479;

/// Up to this size in bytes every start checks the whole file: 16 MiB take some 50 ms. Larger ones
/// are checked by [`super::History::check`], when the app has time.
const CHECKED_AT_START: u64 = 16 * 1024 * 1024;

/// How long a statement waits for another process that writes. Our own transactions take
/// milliseconds; a backup program or a slow disk may take longer.
pub(super) const BUSY_LIMIT: Duration = Duration::from_secs(5);

/// One step from a version to the next. Never changed once released: a later one changes what it
/// made.
pub(super) struct Migration {
    pub version: i32,
    pub sql: &'static [&'static str],
}

pub(super) const MIGRATIONS: &[Migration] = &[
    Migration {
        version: 1,
        sql: &[
            meta::V1,
            changes::V1,
            settings::V1,
            providers::V1,
            chats::V1,
            messages::V1,
            turns::V1,
            health::V1,
        ],
    },
    Migration {
        version: 2,
        sql: &[attachments::V2],
    },
    Migration {
        version: 3,
        sql: &[rejected::V3, chats::V3, waiting::V3],
    },
    Migration {
        version: 4,
        sql: &[traffic::V4, health::V4, outages::V4, page_notes::V4],
    },
    Migration {
        version: 5,
        sql: &[
            paces::V5,
            chats::V5,
            folders::V5,
            drafts::V5,
            copies::V5,
            compared::V5,
            library::V5,
            records::V5,
            search::V5[0],
            search::V5[1],
        ],
    },
];

/// The writer's connection to the history in `files`, at the newest version.
pub(super) fn open(files: &Files, migrations: &[Migration], at: Timestamp) -> HistoryResult<Opened> {
    let _lock = files.lock()?;
    let replaced = backups::finish(files)?;
    look_at_log(files, at)?;
    let using = files.join()?;
    let path = files.database();
    if !path.try_exists()? {
        if files.is_orphaned() {
            return Err(HistoryError::Damaged(
                "history.db is gone, its write-ahead log is there".into(),
            ));
        }
        create(files, migrations, at)?;
    }
    files.make_private()?;
    let mut conn = connect(&path)?;
    // Closing the last connection writes the log into the database: not into a damaged one.
    keep_log(&conn, true)?;
    let found = identify(&conn)?;
    let known = newest(migrations);
    if found > known {
        return Err(HistoryError::Newer { found, known });
    }
    if path.metadata()?.len() <= CHECKED_AT_START {
        check(&conn)?;
    }
    keep_log(&conn, false)?;
    let mode: String = conn.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
    if mode != "wal" {
        return Err(HistoryError::CannotWrite(format!(
            "this disk has no write-ahead log (journal mode {mode})"
        )));
    }
    if found < known {
        // Without it nothing is migrated.
        Backups::of(&files.folder).make(BackupKind::BeforeUpdate, at, Pace::FAST)?;
        migrate(&mut conn, migrations)?;
    }
    files.make_private()?;
    Ok(Opened {
        conn,
        using,
        replaced,
    })
}

/// Whether a connection leaves the log as it is when it is closed.
pub(super) fn keep_log(conn: &Connection, keep: bool) -> HistoryResult<()> {
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, keep)?;
    Ok(())
}

/// A log that is broken in its middle: SQLite would go on without what follows, and say nothing. Where
/// the power may have gone since, that can be what was never promised to last, and a copy of the log
/// is kept; else it is damage.
fn look_at_log(files: &Files, at: Timestamp) -> HistoryResult<()> {
    let Some(_alone) = files.alone()? else {
        return Ok(());
    };
    let cut_off = Log::read(&files.log())?.cut_off;
    if cut_off == 0 {
        return Ok(());
    }
    if owner::boot().is_some() && files.last_boot().as_deref() == owner::boot() {
        return Err(HistoryError::Damaged(format!(
            "the write-ahead log is broken, {cut_off} of its frames follow"
        )));
    }
    let folder = files.folder.join(format!("damaged-{}", folder_name(at)));
    make_folder(&folder)?;
    std::fs::copy(files.log(), folder.join("history.db-wal"))?;
    tracing::warn!(
        cut_off,
        "the end of the log was cut off by a loss of power; a copy was kept"
    );
    Ok(())
}

/// The writer's connection, and what says that the history is open.
pub(super) struct Opened {
    pub conn: Connection,
    pub using: std::fs::File,
    /// A backup took the history's place just now; what stood there is in this folder.
    pub replaced: Option<String>,
}

/// A connection with what every connection needs; the file has to be there.
pub(super) fn connect(path: &Path) -> HistoryResult<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    prepared(Connection::open_with_flags(path, flags)?)
}

/// A connection to the history of this name that is nowhere but in this process; the first one makes it,
/// empty, and with the last one it is gone.
pub(super) fn connect_in_memory(name: Uuid) -> HistoryResult<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_URI
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    // The slash lets the connections of one process share it.
    prepared(Connection::open_with_flags(
        format!("file:/{name}?vfs=memdb"),
        flags,
    )?)
}

/// The writer's connection to a new history that is nowhere but in this process.
pub(super) fn make_in_memory(
    name: Uuid,
    migrations: &[Migration],
    at: Timestamp,
) -> HistoryResult<Connection> {
    let mut conn = connect_in_memory(name)?;
    build(&mut conn, migrations, at)?;
    Ok(conn)
}

fn prepared(conn: Connection) -> HistoryResult<Connection> {
    conn.busy_timeout(BUSY_LIMIT)?;
    conn.set_prepared_statement_cache_capacity(64);
    // Plans do not depend on what is bound: a statement of the cache would else be planned anew with
    // each use, as rusqlite clears what was bound and SQLite takes that for other values.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    // temp_store: sorting must not write chats to /tmp. trusted_schema, cell_size_check: the file
    // may come from elsewhere. journal_size_limit: a large import does not leave its log behind.
    // secure_delete: what is deleted or rewritten is overwritten in the file, not merely given up.
    conn.execute_batch(
        "PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON; PRAGMA journal_size_limit = 67108864;",
    )?;
    conn.query_row("PRAGMA secure_delete = ON", [], |_| Ok(()))?;
    Ok(conn)
}

pub(super) fn newest(migrations: &[Migration]) -> i32 {
    migrations.iter().map(|step| step.version).max().unwrap_or(0)
}

/// The version of the database, once it is known to be ours.
pub(super) fn identify(conn: &Connection) -> HistoryResult<i32> {
    let application: i32 = conn.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    let version = version(conn)?;
    let tables: i64 = conn.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    match (application, version, tables) {
        (APPLICATION_ID, 1.., 1..) => Ok(version),
        // Ours is never empty under its name: it was cut to nothing.
        (0 | APPLICATION_ID, _, 0) => Err(HistoryError::Damaged("the database is empty".into())),
        (APPLICATION_ID, ..) => Err(HistoryError::Damaged(format!("it has version {version}"))),
        _ => Err(HistoryError::Foreign),
    }
}

pub(super) fn version(conn: &Connection) -> HistoryResult<i32> {
    Ok(conn.query_row("PRAGMA user_version", [], |row| row.get(0))?)
}

/// Reads every page and compares tables with their indexes, as far as that goes in linear time.
pub(super) fn check(conn: &Connection) -> HistoryResult<()> {
    match verdict(conn, "PRAGMA quick_check(100)") {
        // The search index holds nobody's words and is made anew by itself; everything else counts.
        Err(HistoryError::Damaged(why)) if search::is_about_index(&why) => {
            let mut tables = conn.prepare(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL %'",
            )?;
            for name in tables.query_map([], |row| row.get::<_, String>(0))? {
                verdict(conn, &format!("PRAGMA quick_check(\"{}\")", name?))?;
            }
            Ok(())
        }
        checked => checked,
    }
}

fn verdict(conn: &Connection, check: &str) -> HistoryResult<()> {
    let mut statement = conn.prepare(check)?;
    let lines = statement.query_map([], |row| row.get::<_, String>(0))?;
    for line in lines {
        let line = line?;
        if line != "ok" {
            return Err(HistoryError::Damaged(line));
        }
    }
    Ok(())
}

/// Builds the database beside its place and gives it its name when it is whole.
fn create(files: &Files, migrations: &[Migration], at: Timestamp) -> HistoryResult<()> {
    let unfinished = files.unfinished();
    for suffix in ["", "-journal"] {
        remove_if_there(&files.folder.join(format!("history.db.new{suffix}")))?;
    }
    open_private(&unfinished, true)?;
    let mut conn = connect(&unfinished)?;
    build(&mut conn, migrations, at)?;
    conn.close().map_err(|(_, error)| error)?;
    std::fs::rename(&unfinished, files.database())?;
    sync_folder(&files.folder)
}

fn build(conn: &mut Connection, migrations: &[Migration], at: Timestamp) -> HistoryResult<()> {
    conn.execute_batch(&format!("PRAGMA application_id = {APPLICATION_ID}"))?;
    migrate(conn, migrations)?;
    meta::begin(conn, at)
}

/// All pending steps in one transaction: it ends at the newest version or as it was.
pub(super) fn migrate(conn: &mut Connection, migrations: &[Migration]) -> HistoryResult<()> {
    // A step may rebuild a table that others refer to; the references are checked at the end.
    conn.execute_batch("PRAGMA foreign_keys = OFF; PRAGMA synchronous = FULL;")?;
    let tx = conn.transaction_with_behavior(TransactionBehavior::Exclusive)?;
    let done = run_steps(&tx, migrations).and_then(|()| Ok(tx.commit()?));
    conn.execute_batch("PRAGMA foreign_keys = ON")?;
    done
}

/// The steps behind the first of `versions` up to its last, without looking at what they lead to.
pub(super) fn run_sql(
    conn: &Connection,
    migrations: &[Migration],
    versions: std::ops::RangeInclusive<i32>,
) -> HistoryResult<()> {
    let wanted = |step: &&Migration| step.version > *versions.start() && step.version <= *versions.end();
    for step in migrations.iter().filter(wanted) {
        for sql in step.sql {
            conn.execute_batch(sql)?;
        }
        conn.execute_batch(&format!("PRAGMA user_version = {}", step.version))?;
    }
    Ok(())
}

fn run_steps(tx: &Transaction<'_>, migrations: &[Migration]) -> HistoryResult<()> {
    run_sql(tx, migrations, version(tx)?..=newest(migrations))?;
    let broken = tx.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| {
        row.get::<_, i64>(0)
    })?;
    if broken > 0 {
        return Err(HistoryError::Damaged(format!(
            "{broken} rows refer to rows that are not there"
        )));
    }
    Ok(())
}
