//! How fast lanes were: read from the attempts that are kept.

use super::History;
use super::error::HistoryResult;
use crate::contract::{Lane, Timestamp};
use std::time::Duration;

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
}
