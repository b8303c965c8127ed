//! What a backup has and a salvaged history has not.
//!
//! Both are the same history at two times, so ids decide: a row that was salvaged stays, one that is
//! lost comes from the backup.

use crate::history::error::HistoryResult;
use rusqlite::Connection;
use std::path::Path;

/// Tables whose rows mean something only together with the others of their own database.
const LEFT: &[&str] = &["changes", "meta", "leases", "waiting", "health_transitions"];

/// Puts what `backup` (a closed history of the same version) has more into `conn`.
pub fn take_from(conn: &Connection, backup: &Path) -> HistoryResult<()> {
    conn.execute("ATTACH ?1 AS backup", [backup.to_string_lossy()])?;
    let taken = conn
        .execute_batch("PRAGMA foreign_keys = OFF; BEGIN")
        .map_err(Into::into)
        .and_then(|()| take(conn))
        .and_then(|()| Ok(conn.execute_batch("COMMIT")?));
    if taken.is_err() {
        // The error of the merge is the one that matters.
        let _ = conn.execute_batch("ROLLBACK");
    }
    conn.execute_batch("DETACH backup")?;
    taken
}

fn take(conn: &Connection) -> HistoryResult<()> {
    let mut tables = conn.prepare(
        "SELECT name, wr FROM pragma_table_list WHERE schema = 'backup' AND type = 'table'
         AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE 'search%'",
    )?;
    let tables = tables.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let tables: Vec<(String, bool)> = tables.collect::<Result<_, _>>()?;
    // Before messages: whether an answer is the same one at both times.
    take_parts(conn)?;
    for (table, without_rowid) in tables {
        if table == "parts" || LEFT.contains(&table.as_str()) {
            continue;
        }
        let columns = columns(conn, &table, without_rowid)?;
        conn.execute(
            &format!(
                "INSERT OR IGNORE INTO main.\"{table}\" ({columns}) SELECT {columns} FROM backup.\"{table}\""
            ),
            [],
        )?;
    }
    Ok(())
}

/// The parts of messages that are lost, and the gaps of those that ended alike.
fn take_parts(conn: &Connection) -> HistoryResult<()> {
    let columns = columns(conn, "parts", false)?;
    conn.execute(
        &format!(
            "INSERT OR IGNORE INTO main.parts ({columns}) SELECT {columns} FROM backup.parts p
             WHERE NOT EXISTS (SELECT 1 FROM main.messages WHERE id = p.message)
                OR EXISTS (SELECT 1 FROM main.messages now JOIN backup.messages was ON was.id = now.id
                           WHERE now.id = p.message AND now.status = was.status AND now.took_ms IS was.took_ms)"
        ),
        [],
    )?;
    Ok(())
}

/// All but a rowid's own column: numbers of rows are each database's own.
fn columns(conn: &Connection, table: &str, without_rowid: bool) -> HistoryResult<String> {
    let mut statement =
        conn.prepare("SELECT name, type = 'INTEGER' AND pk > 0 FROM pragma_table_info(?1, 'backup')")?;
    let rows = statement.query_map([table], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, bool>(1)?))
    })?;
    let rows: Vec<(String, bool)> = rows.collect::<Result<_, _>>()?;
    let kept = rows.into_iter().filter(|(_, number)| without_rowid || !number);
    Ok(kept
        .map(|(name, _)| format!("\"{name}\""))
        .collect::<Vec<_>>()
        .join(", "))
}
