//! Outages that the person simulates. They belong to this machine and end by themselves.
//!
//! While one is on, every attempt and every change of health that it touches is marked as made.

use super::History;
use super::changes::ChangeKind;
use super::db::Durability;
use super::error::HistoryResult;
use crate::contract::{OutageKind, ProviderId, Timestamp};

pub(super) const V4: &str = "
    CREATE TABLE simulated_outages (
        provider BLOB NOT NULL CHECK (length(provider) = 16),
        model TEXT NOT NULL,              -- empty: the provider as a whole
        kind TEXT NOT NULL,
        since INTEGER NOT NULL,
        until INTEGER NOT NULL,
        PRIMARY KEY (provider, model)
    ) STRICT, WITHOUT ROWID;
";

/// Whether an outage of lane ?1/?2 is simulated at ?3.
pub(super) const SIMULATED: &str = "EXISTS (SELECT 1 FROM simulated_outages
    WHERE provider = ?1 AND (model = '' OR model = ?2) AND since <= ?3 AND until > ?3)";

/// An outage that is simulated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutageRow {
    pub provider: ProviderId,
    /// Empty: the provider as a whole.
    pub model: String,
    pub kind: OutageKind,
    pub since: Timestamp,
    pub until: Timestamp,
}

impl History {
    /// All that were begun and not ended, those that are over by the clock too.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn outages(&self) -> HistoryResult<Vec<OutageRow>> {
        self.threads
            .read(|conn| {
                let mut statement = conn.prepare_cached(
                    "SELECT provider, model, kind, since, until FROM simulated_outages ORDER BY provider, model",
                )?;
                let rows = statement.query_map([], |row| {
                    Ok(OutageRow {
                        provider: row.get(0)?,
                        model: row.get(1)?,
                        kind: row.get(2)?,
                        since: row.get(3)?,
                        until: row.get(4)?,
                    })
                })?;
                Ok(rows.collect::<Result<_, _>>()?)
            })
            .await
    }

    /// Begins one, in place of another of the same scope.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn begin_outage(&self, outage: OutageRow) -> HistoryResult<()> {
        self.threads
            .write(Durability::Unsynced, outage.since, move |write| {
                write.tx.execute(
                    "INSERT OR REPLACE INTO simulated_outages (provider, model, kind, since, until)
                     VALUES (?1, ?2, ?3, ?4, ?5)",
                    (
                        outage.provider,
                        &outage.model,
                        outage.kind,
                        outage.since,
                        outage.until,
                    ),
                )?;
                write.changed(ChangeKind::Outage, Some(outage.provider.0))
            })
            .await
    }

    /// Ends one. Whether it was there: of several processes one ends it.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn end_outage(&self, outage: OutageRow, at: Timestamp) -> HistoryResult<bool> {
        self.threads
            .write(Durability::Unsynced, at, move |write| {
                let ended = write.tx.execute(
                    "DELETE FROM simulated_outages WHERE provider = ?1 AND model = ?2 AND since = ?3",
                    (outage.provider, &outage.model, outage.since),
                )?;
                if ended > 0 {
                    write.changed(ChangeKind::Outage, Some(outage.provider.0))?;
                }
                Ok(ended > 0)
            })
            .await
    }
}
