//! Parameters that a model did not accept, so that they are not sent to it again.

use super::History;
use super::changes::ChangeKind;
use super::db::{Durability, Write};
use super::error::HistoryResult;
use crate::contract::{Effort, Lane, ProviderId, Timestamp};
use rusqlite::Row;

pub(super) const V3: &str = "
    CREATE TABLE rejected_parameters (
        provider BLOB NOT NULL REFERENCES providers (id),
        model TEXT NOT NULL,
        effort TEXT NOT NULL,             -- what was wished for then; empty: nothing
        parameter TEXT NOT NULL,          -- in the provider's words
        seen_at INTEGER NOT NULL,
        PRIMARY KEY (provider, model, effort, parameter)
    ) STRICT, WITHOUT ROWID;
";

/// How long a rejection is believed, in milliseconds: 30 days. What stands behind a name changes
/// about monthly, and finding out anew costs one request that is refused free of charge.
const BELIEVED_MS: i64 = 30 * 24 * 3_600_000;

/// A parameter that a model did not accept, and answered without.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RejectedParameter {
    pub lane: Lane,
    /// With which wish: a model may take a temperature only where it does not reason, or know some
    /// efforts and not others.
    pub effort: Option<Effort>,
    /// In the provider's words.
    pub parameter: String,
}

impl History {
    /// Remembers what a model does not accept.
    ///
    /// # Errors
    /// When the database cannot be written. For a provider that was removed nothing is kept.
    pub async fn put_rejected(&self, rejected: Vec<RejectedParameter>, at: Timestamp) -> HistoryResult<()> {
        self.threads
            .write(Durability::Unsynced, at, move |write| {
                for one in &rejected {
                    write.tx.execute(
                        "INSERT OR REPLACE INTO rejected_parameters (provider, model, effort, parameter, seen_at)
                         SELECT ?1, ?2, ?3, ?4, ?5 FROM providers WHERE id = ?1 AND deleted_at IS NULL",
                        (one.lane.provider, &one.lane.model, word(one.effort), &one.parameter, write.at),
                    )?;
                    write.changed(ChangeKind::Provider, Some(one.lane.provider.0))?;
                }
                Ok(())
            })
            .await
    }

    /// All that is remembered.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn rejected(&self) -> HistoryResult<Vec<RejectedParameter>> {
        self.threads
            .read(|conn| {
                let mut statement = conn.prepare_cached(
                    "SELECT provider, model, effort, parameter FROM rejected_parameters
                     ORDER BY provider, model, effort, parameter",
                )?;
                let rows = statement.query_map([], from_row)?;
                Ok(rows.collect::<Result<_, _>>()?)
            })
            .await
    }
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<RejectedParameter> {
    let effort: String = row.get(2)?;
    Ok(RejectedParameter {
        lane: Lane {
            provider: row.get(0)?,
            model: row.get(1)?,
        },
        effort: effort.parse().ok(),
        parameter: row.get(3)?,
    })
}

const fn word(effort: Option<Effort>) -> &'static str {
    match effort {
        None => "",
        Some(effort) => effort.name(),
    }
}

/// A provider's list of models was read anew: what was seen long ago may be different by now.
pub(super) fn forget_old(write: &Write<'_>, provider: ProviderId) -> HistoryResult<()> {
    write.tx.execute(
        "DELETE FROM rejected_parameters WHERE provider = ?1 AND seen_at < ?2",
        (provider, write.at.saturating_sub(BELIEVED_MS)),
    )?;
    Ok(())
}
