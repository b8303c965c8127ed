//! How fast lanes were: read from the attempts that are kept.

use super::History;
use super::db::Durability;
use super::error::HistoryResult;
use crate::contract::{Lane, Timestamp};
use rusqlite::OptionalExtension;
use std::time::Duration;

pub(super) const V5: &str = "
    -- How long a lane pauses within its answers, which no attempt's row says. The samples are the
    -- router's own (its `Histogram`); here they are a text.
    CREATE TABLE lane_gaps (
        provider BLOB NOT NULL CHECK (length(provider) = 16),
        model TEXT NOT NULL,
        samples TEXT NOT NULL CHECK (json_valid(samples)),
        updated_at INTEGER NOT NULL,
        PRIMARY KEY (provider, model)
    ) STRICT, WITHOUT ROWID;
";

/// So many attempts are read, the latest: enough for the percentiles of a dozen lanes.
const READ: u32 = 2_000;
/// Older ones say nothing of how fast a lane is now. In milliseconds.
const TOO_OLD_MS: i64 = 30 * 24 * 3_600_000;

/// What an attempt showed of its lane's pace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LanePace {
    pub lane: Lane,
    pub first: First,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum First {
    /// The first text came after this long.
    Came(Duration),
    /// None had come when it was given up.
    GivenUp(Duration),
}

impl History {
    /// The latest attempts that show how long a lane takes to its first text, the oldest first; of the
    /// demo none.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn lane_paces(&self, now: Timestamp) -> HistoryResult<Vec<LanePace>> {
        self.threads
            .read(move |conn| {
                let mut statement = conn.prepare_cached(
                    "SELECT provider, model, first_text_ms, took_ms FROM attempts
                     WHERE NOT demo AND started_at > ?1
                        AND (first_text_ms IS NOT NULL OR (failure_class = 'silent' AND took_ms IS NOT NULL))
                     ORDER BY started_at DESC LIMIT ?2",
                )?;
                let rows = statement.query_map((now - TOO_OLD_MS, READ), |row| {
                    let after = |ms: i64| Duration::from_millis(u64::try_from(ms).unwrap_or(0));
                    Ok(LanePace {
                        lane: Lane {
                            provider: row.get(0)?,
                            model: row.get(1)?,
                        },
                        first: match row.get(2)? {
                            Some(came) => First::Came(after(came)),
                            None => First::GivenUp(after(row.get(3)?)),
                        },
                    })
                })?;
                let mut paces: Vec<LanePace> = rows.collect::<Result<_, _>>()?;
                paces.reverse();
                Ok(paces)
            })
            .await
    }

    /// The pauses within each lane's answers that were kept in the last 30 days, as [`History::add_gaps`]
    /// was given them.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn lane_gaps(&self, now: Timestamp) -> HistoryResult<Vec<(Lane, String)>> {
        self.threads
            .read(move |conn| {
                let mut statement = conn
                    .prepare_cached("SELECT provider, model, samples FROM lane_gaps WHERE updated_at > ?1")?;
                let rows = statement.query_map([now - TOO_OLD_MS], |row| {
                    let lane = Lane {
                        provider: row.get(0)?,
                        model: row.get(1)?,
                    };
                    Ok((lane, row.get(2)?))
                })?;
                Ok(rows.collect::<Result<_, _>>()?)
            })
            .await
    }

    /// Adds the pauses of an answer to what is kept of its lane: `join` is given that, as several
    /// processes add to it, and says what is to be kept.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn add_gaps(
        &self,
        lane: Lane,
        at: Timestamp,
        join: impl FnOnce(Option<String>) -> String + Send + 'static,
    ) -> HistoryResult<()> {
        self.threads
            .write(Durability::Unsynced, at, move |write| {
                let kept = write
                    .tx
                    .prepare_cached("SELECT samples FROM lane_gaps WHERE provider = ?1 AND model = ?2")?
                    .query_row((lane.provider, &lane.model), |row| row.get(0))
                    .optional()?;
                write
                    .tx
                    .prepare_cached(
                        "INSERT INTO lane_gaps (provider, model, samples, updated_at) VALUES (?1, ?2, ?3, ?4)
                         ON CONFLICT DO UPDATE SET samples = excluded.samples, updated_at = excluded.updated_at",
                    )?
                    .execute((lane.provider, &lane.model, join(kept), at))?;
                Ok(())
            })
            .await
    }
}
