//! Words of what went for good, out of the pages of the index.
//!
//! What is deleted from it is not found any more, but its words stay in the lists of words until those
//! are merged. They are merged here, in steps with other writes in between.

use crate::history::error::{HistoryError, HistoryResult};
use rusqlite::Connection;

/// Pages of some 4 KB that one step writes: a few milliseconds.
const PAGES: i64 = 500;

const TABLES: [&str; 2] = ["search", "search_titles"];

/// Something went for good: [`step`] has something to do.
pub(in crate::history) fn due(conn: &Connection) -> HistoryResult<()> {
    conn.execute("UPDATE search_state SET cleaning = 1", [])?;
    Ok(())
}

/// Whether [`step`] has something to do.
pub(in crate::history) fn is_due(conn: &Connection) -> HistoryResult<bool> {
    Ok(conn
        .prepare_cached("SELECT cleaning > 0 FROM search_state")?
        .query_row([], |row| row.get(0))?)
}

/// Merges a few pages; false where nothing is left to do. A broken index is made anew, without those words.
pub(in crate::history) fn step(conn: &Connection) -> HistoryResult<bool> {
    let (state, broken): (i64, bool) =
        conn.query_row("SELECT cleaning, broken FROM search_state", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
    if broken {
        super::build::begin_anew(conn)?;
        return Ok(false);
    }
    if state == 0 {
        return Ok(false);
    }
    conn.execute_batch("SAVEPOINT search_clean")?;
    match merge(conn, state == 1) {
        Ok(more) => {
            conn.execute_batch("RELEASE search_clean")?;
            conn.execute(
                "UPDATE search_state SET cleaning = ?1",
                [if more { 2 } else { 0 }],
            )?;
            Ok(more)
        }
        Err(HistoryError::Damaged(why)) => {
            tracing::warn!(why, "the search index is damaged and will be made anew");
            conn.execute_batch("ROLLBACK TO search_clean; RELEASE search_clean")?;
            super::build::begin_anew(conn)?;
            Ok(false)
        }
        Err(error) => Err(error),
    }
}

/// With `first`, all lists are to become one; without, that is gone on with.
fn merge(conn: &Connection, first: bool) -> HistoryResult<bool> {
    let mut more = false;
    for table in TABLES {
        let pages = if first { -PAGES } else { PAGES };
        let before = conn.total_changes();
        conn.execute(
            &format!("INSERT INTO {table} ({table}, rank) VALUES ('merge', ?1)"),
            [pages],
        )?;
        // The command itself counts as one.
        more |= conn.total_changes() - before >= 2;
    }
    Ok(more)
}
