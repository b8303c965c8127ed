//! What the database knows of itself: the name of this machine in it, and its logical clock.

use super::error::HistoryResult;
use super::values::AnyId;
use crate::contract::Timestamp;
use rusqlite::Connection;
use uuid::Uuid;

pub(super) const V1: &str = "
    -- One row. `hlc` is the hybrid logical clock: Unix milliseconds in the upper 48 bits, a counter
    -- in the lower 16; it never goes back, also when the wall clock does. Of two changes of a row
    -- on two machines the larger (hlc, device) wins.
    CREATE TABLE meta (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        device BLOB NOT NULL CHECK (length(device) = 16),
        hlc INTEGER NOT NULL,
        created_at INTEGER NOT NULL
    ) STRICT;
";

/// When and where a row that changes was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    pub hlc: i64,
    pub device: AnyId,
}

const COUNTER_BITS: u32 = 16;

/// The next time of the logical clock, later than `last` and not before `wall`.
fn tick(last: i64, wall: Timestamp) -> i64 {
    wall.saturating_mul(1 << COUNTER_BITS).max(last.saturating_add(1))
}

pub(super) fn begin(conn: &Connection, at: Timestamp) -> HistoryResult<()> {
    conn.execute(
        "INSERT INTO meta (one, device, hlc, created_at) VALUES (1, ?1, ?2, ?3)",
        (AnyId(Uuid::now_v7()), tick(0, at), at),
    )?;
    Ok(())
}

/// Moves the clock on, in the transaction of the change.
pub(super) fn stamp(conn: &Connection, at: Timestamp) -> HistoryResult<Stamp> {
    let (last, device) = conn
        .prepare_cached("SELECT hlc, device FROM meta")?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let hlc = tick(last, at);
    conn.prepare_cached("UPDATE meta SET hlc = ?1")?.execute([hlc])?;
    Ok(Stamp { hlc, device })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_logical_clock_never_goes_back() {
        let noon = tick(0, 1_000);
        assert_eq!(noon, 1_000 << 16);
        assert_eq!(tick(noon, 1_000), noon + 1);
        assert_eq!(tick(noon, 5), noon + 1, "the wall clock was set back");
        assert_eq!(tick(noon + 9, 1_001), 1_001 << 16);
        assert_eq!(tick(i64::MAX, i64::MAX), i64::MAX);
    }
}
