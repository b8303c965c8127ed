//! The places in answers where another lane took over.

use super::error::HistoryResult;
use super::values::{int, uint};
use crate::contract::{MessageId, Seam};
use rusqlite::{Connection, Row};

/// Where others took over.
pub(super) fn put(conn: &Connection, answer: MessageId, seams: &[Seam]) -> HistoryResult<()> {
    conn.execute("DELETE FROM seams WHERE answer = ?1", [answer])?;
    for (ord, seam) in seams.iter().enumerate() {
        conn.execute(
            "INSERT INTO seams (answer, ord, from_attempt, to_attempt, at, mode) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            (
                answer,
                int(ord as u64),
                seam.from_attempt,
                seam.to_attempt,
                int(seam.at),
                seam.mode,
            ),
        )?;
    }
    Ok(())
}

/// The columns of `seams` that [`read`] takes, in its order.
pub(super) const COLUMNS: &str = "from_attempt, to_attempt, at, mode";

pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<Seam> {
    Ok(Seam {
        from_attempt: row.get(0)?,
        to_attempt: row.get(1)?,
        at: uint(row.get(2)?),
        mode: row.get(3)?,
    })
}

/// Where others took over in an answer.
pub(super) fn of(conn: &Connection, answer: MessageId) -> HistoryResult<Vec<Seam>> {
    let mut statement = conn.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM seams WHERE answer = ?1 ORDER BY ord"
    ))?;
    let rows = statement.query_map([answer], read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}
