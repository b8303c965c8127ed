//! Settings and the default model order.

use super::History;
use super::changes::ChangeKind;
use super::db::{Durability, Write};
use super::error::HistoryResult;
use super::values::{Json, Lanes};
use crate::contract::{Lane, ProviderId, Timestamp};
use rusqlite::{Connection, OptionalExtension};
use std::collections::BTreeMap;

pub(super) const V1: &str = "
    CREATE TABLE settings (
        key TEXT PRIMARY KEY,
        value TEXT,                       -- NULL: back to the default (a tombstone for merging)
        hlc INTEGER NOT NULL,
        device BLOB NOT NULL CHECK (length(device) = 16)
    ) STRICT, WITHOUT ROWID;
    -- Model orders by name; 'default' is the one of chats without an own.
    CREATE TABLE chains (
        name TEXT PRIMARY KEY,
        lanes TEXT NOT NULL CHECK (json_valid(lanes)),  -- [{provider, model}], the main model first
        hlc INTEGER NOT NULL,
        device BLOB NOT NULL CHECK (length(device) = 16)
    ) STRICT, WITHOUT ROWID;
";

const DEFAULT: &str = "default";

impl History {
    /// What was set; a key that is not here has its default.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn settings(&self) -> HistoryResult<BTreeMap<String, String>> {
        self.threads
            .read(|conn| {
                let mut statement =
                    conn.prepare_cached("SELECT key, value FROM settings WHERE value IS NOT NULL")?;
                let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
                Ok(rows.collect::<Result<_, _>>()?)
            })
            .await
    }

    /// Keeps a setting; `None` brings its default back.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn set_setting(&self, key: &str, value: Option<String>, at: Timestamp) -> HistoryResult<()> {
        let key = key.to_owned();
        self.threads
            .write(Durability::Synced, at, move |write| {
                let stamp = write.stamp()?;
                write.tx.execute(
                    "INSERT INTO settings (key, value, hlc, device) VALUES (?1, ?2, ?3, ?4)
                     ON CONFLICT (key) DO UPDATE SET value = excluded.value, hlc = excluded.hlc,
                        device = excluded.device",
                    (key, value, stamp.hlc, stamp.device),
                )?;
                write.changed(ChangeKind::Setting, None)
            })
            .await
    }

    /// The default model order, the main model first; empty before the first provider.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn default_chain(&self) -> HistoryResult<Vec<Lane>> {
        self.threads.read(default_chain).await
    }

    /// Sets the default model order.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn set_default_chain(&self, lanes: Vec<Lane>, at: Timestamp) -> HistoryResult<()> {
        self.threads
            .write(Durability::Synced, at, move |write| {
                set_default_chain(write, lanes)
            })
            .await
    }
}

fn default_chain(conn: &Connection) -> HistoryResult<Vec<Lane>> {
    let lanes: Option<Lanes> = conn
        .prepare_cached("SELECT lanes FROM chains WHERE name = ?1")?
        .query_row([DEFAULT], |row| row.get(0))
        .optional()?;
    Ok(lanes.map(|Json(lanes)| lanes).unwrap_or_default())
}

fn set_default_chain(write: &Write<'_>, lanes: Vec<Lane>) -> HistoryResult<()> {
    let stamp = write.stamp()?;
    write.tx.execute(
        "INSERT INTO chains (name, lanes, hlc, device) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (name) DO UPDATE SET lanes = excluded.lanes, hlc = excluded.hlc, device = excluded.device",
        (DEFAULT, Json(lanes), stamp.hlc, stamp.device),
    )?;
    write.changed(ChangeKind::Chain, None)
}

/// Takes a removed provider's lanes out of the default order.
pub(super) fn forget_provider(write: &Write<'_>, provider: ProviderId) -> HistoryResult<()> {
    let before = default_chain(write.tx)?;
    let after: Vec<Lane> = before
        .iter()
        .filter(|lane| lane.provider != provider)
        .cloned()
        .collect();
    if after.len() == before.len() {
        return Ok(());
    }
    set_default_chain(write, after)
}
