//! The sequence of changes, by which one process notices what another did.
//!
//! Each commit that others should see appends to it. Asking for what came after a number is one
//! look at the end of a table, some microseconds, so a window can ask twice a second.

use super::History;
use super::error::HistoryResult;
use super::values::{AnyId, word_as_text};
use crate::contract::Timestamp;
use rusqlite::Connection;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub(super) const V1: &str = "
    CREATE TABLE changes (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL,
        id BLOB CHECK (length(id) = 16),  -- of the chat or provider, where it is one
        at INTEGER NOT NULL,
        origin INTEGER NOT NULL           -- the opening that made it, to know one's own again
    ) STRICT;
";

/// So many changes are kept; who is further behind reads everything anew.
const KEPT: i64 = 10_000;
/// Pruning looks at what it deletes only: rarely enough not to be noticed.
const PRUNED_EVERY: i64 = 1_000;

/// What changed. The whole new truth is read again; a change says only where to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeKind {
    /// A chat, its title or its messages; without id, many of them.
    Chat,
    /// A provider, its pause or its models.
    Provider,
    /// The default model order.
    Chain,
    Setting,
    /// The health of a lane.
    Health,
    /// A message waits, or no longer does.
    Waiting,
    /// A simulated outage began or ended.
    Outage,
}

word_as_text!(ChangeKind);

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub seq: i64,
    pub kind: ChangeKind,
    /// Of the chat or provider.
    pub id: Option<Uuid>,
    pub at: Timestamp,
    /// Made through this opening of the history, not by another process.
    pub own: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// To ask from the next time.
    pub seq: i64,
    pub changes: Vec<Change>,
    /// Some that came between are not kept any more: read everything anew.
    pub missed: bool,
}

impl Changes {
    /// Whether another process changed something of this kind.
    #[must_use]
    pub fn elsewhere(&self, kind: ChangeKind) -> bool {
        self.missed
            || self
                .changes
                .iter()
                .any(|change| !change.own && change.kind == kind)
    }
}

impl History {
    /// The end of the sequence: what is read after this call holds all up to it.
    ///
    /// # Errors
    /// As [`History::read`].
    pub async fn last_change(&self) -> HistoryResult<i64> {
        self.threads.read(last).await
    }

    /// All changes after `seq`, one's own marked as such.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn changes_since(&self, seq: i64) -> HistoryResult<Changes> {
        let origin = self.origin;
        self.threads.read(move |conn| since(conn, seq, origin)).await
    }
}

pub(super) fn append(
    conn: &Connection,
    kind: ChangeKind,
    id: Option<Uuid>,
    at: Timestamp,
    origin: i64,
) -> HistoryResult<()> {
    conn.prepare_cached("INSERT INTO changes (kind, id, at, origin) VALUES (?1, ?2, ?3, ?4)")?
        .execute((kind, id.map(AnyId), at, origin))?;
    // Now and then also while the app runs for months.
    if conn.last_insert_rowid() % PRUNED_EVERY == 0 {
        prune(conn)?;
    }
    Ok(())
}

fn last(conn: &Connection) -> HistoryResult<i64> {
    Ok(conn
        .prepare_cached("SELECT ifnull(max(seq), 0) FROM changes")?
        .query_row([], |row| row.get(0))?)
}

fn since(conn: &Connection, seq: i64, origin: i64) -> HistoryResult<Changes> {
    let mut statement =
        conn.prepare_cached("SELECT seq, kind, id, at, origin FROM changes WHERE seq > ?1 ORDER BY seq")?;
    let changes = statement
        .query_map([seq], |row| {
            Ok(Change {
                seq: row.get(0)?,
                kind: row.get(1)?,
                id: row.get::<_, Option<AnyId>>(2)?.map(|id| id.0),
                at: row.get(3)?,
                own: row.get::<_, i64>(4)? == origin,
            })
        })?
        .collect::<Result<Vec<_>, _>>()?;
    let missed = changes.first().is_some_and(|first| first.seq > seq + 1);
    Ok(Changes {
        seq: changes.last().map_or(seq, |change| change.seq),
        changes,
        missed,
    })
}

/// Forgets what nobody will ask for any more.
pub(super) fn prune(conn: &Connection) -> HistoryResult<()> {
    conn.execute(
        "DELETE FROM changes WHERE seq <= (SELECT max(seq) FROM changes) - ?1",
        [KEPT],
    )?;
    Ok(())
}
