//! What the attempts of the last weeks say of their lanes, counted by the database: however many
//! there were, what comes back is bounded by the time that is asked about.
//!
//! Attempts of the demo and of simulated outages say nothing.

use super::History;
use super::error::HistoryResult;
use super::values::uint;
use crate::contract::{AttemptReason, FailureClass, Lane, ProviderId, Timestamp, TurnId};
use crate::router::health::SLOW_FIRST_TEXT_MS;
use crate::router::memory::NETWORK_MS;

pub(super) const V4: &str = "
    ALTER TABLE attempts ADD COLUMN simulated INTEGER NOT NULL DEFAULT 0;
    -- Covers the questions of the status board: a year of attempts is not read for a month's.
    CREATE INDEX attempts_by_start ON attempts
        (started_at, provider, model, demo, simulated, failure_class, finish, first_text_ms, reason);
";

/// Length of a part of the day on the board, in milliseconds.
pub const HALF_HOUR_MS: i64 = 1_800_000;

/// Attempts on one lane in one half-hour that ended alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    pub provider: ProviderId,
    pub model: String,
    /// Half-hours since 1970.
    pub half_hour: i64,
    /// Absent: answered.
    pub class: Option<FailureClass>,
    /// No server elsewhere could be reached at that moment: this computer's network was gone.
    pub offline: bool,
    pub count: u64,
    /// Of these, with a first text later than [`SLOW_FIRST_TEXT_MS`].
    pub slow: u64,
}

/// An attempt of a turn that its first lane did not simply answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Switched {
    pub turn: TurnId,
    pub at: Timestamp,
    pub lane: Lane,
    pub reason: AttemptReason,
    pub answered: bool,
}

// 20,000: more switches than a person sees in a month; beyond, the oldest are not counted.
pub(super) const COUNTED: &str = "SELECT provider, model, started_at / ?2, failure_class,
        failure_class IS 'unreachable'
            AND NOT EXISTS (SELECT 1 FROM providers WHERE id = a.provider AND local)
            AND EXISTS (SELECT 1 FROM attempts b
                WHERE b.started_at BETWEEN a.started_at - ?3 AND a.started_at + ?3
                    AND b.provider <> a.provider AND b.failure_class = 'unreachable'
                    AND b.demo = 0 AND b.simulated = 0
                    AND NOT EXISTS (SELECT 1 FROM providers WHERE id = b.provider AND local)),
        count(*), sum(ifnull(first_text_ms, 0) > ?4)
     FROM attempts a
     WHERE started_at >= ?1 AND demo = 0 AND simulated = 0 AND reason <> 'probe'
        AND (finish IS NOT NULL OR failure_class IS NOT NULL)
     GROUP BY 1, 2, 3, 4, 5";

pub(super) const FIRST_TEXTS: &str = "SELECT first_text_ms FROM attempts
     WHERE provider = ?1 AND model = ?2 AND started_at >= ?3 AND demo = 0 AND simulated = 0
        AND first_text_ms IS NOT NULL AND finish IS NOT NULL
     ORDER BY started_at DESC LIMIT ?4";

pub(super) const SWITCHED: &str =
    "SELECT turn, started_at, provider, model, reason, finish IS NOT NULL AND failure_class IS NULL
     FROM attempts
     WHERE started_at >= ?1 AND demo = 0 AND reason NOT IN ('probe', 'title', 'summary')
        AND (reason <> 'lead' OR failure_class IS NOT NULL)
     ORDER BY started_at DESC LIMIT 20000";

impl History {
    /// The attempts since then, counted by lane, half-hour and end.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn counted(&self, since: Timestamp) -> HistoryResult<Vec<Counted>> {
        self.threads
            .read(move |conn| {
                // Two that could not be reached within a moment: an attempt lasts as long as a
                // connection may take, so what began that much earlier belongs to it.
                let mut statement = conn.prepare_cached(COUNTED)?;
                let near = 2 * NETWORK_MS;
                let slow = i64::try_from(SLOW_FIRST_TEXT_MS).unwrap_or(i64::MAX);
                let rows = statement.query_map([since, HALF_HOUR_MS, near, slow], |row| {
                    Ok(Counted {
                        provider: row.get(0)?,
                        model: row.get(1)?,
                        half_hour: row.get(2)?,
                        class: row.get(3)?,
                        offline: row.get(4)?,
                        count: uint(row.get(5)?),
                        slow: uint(row.get(6)?),
                    })
                })?;
                Ok(rows.collect::<Result<_, _>>()?)
            })
            .await
    }

    /// How many test messages went to a provider since then.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn test_messages(&self, provider: ProviderId, since: Timestamp) -> HistoryResult<u64> {
        self.threads
            .read(move |conn| {
                let mut statement = conn.prepare_cached(
                    "SELECT count(*) FROM attempts
                     WHERE started_at >= ?1 AND provider = ?2 AND reason = 'probe'",
                )?;
                Ok(uint(statement.query_row((since, provider), |row| row.get(0))?))
            })
            .await
    }

    /// How soon the lane's latest answers since then began, at most `most` of them.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn first_texts(&self, lane: Lane, since: Timestamp, most: u32) -> HistoryResult<Vec<u64>> {
        self.threads
            .read(move |conn| {
                let mut statement = conn.prepare_cached(FIRST_TEXTS)?;
                let rows = statement.query_map((lane.provider, &lane.model, since, most), |row| {
                    Ok(uint(row.get(0)?))
                })?;
                Ok(rows.collect::<Result<_, _>>()?)
            })
            .await
    }

    /// The attempts since then that failed or stood in for another lane, latest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn switched(&self, since: Timestamp) -> HistoryResult<Vec<Switched>> {
        self.threads
            .read(move |conn| {
                let mut statement = conn.prepare_cached(SWITCHED)?;
                let rows = statement.query_map([since], |row| {
                    Ok(Switched {
                        turn: row.get(0)?,
                        at: row.get(1)?,
                        lane: Lane {
                            provider: row.get(2)?,
                            model: row.get(3)?,
                        },
                        reason: row.get(4)?,
                        answered: row.get(5)?,
                    })
                })?;
                Ok(rows.collect::<Result<_, _>>()?)
            })
            .await
    }
}
