//! Providers as they are set up, the lists of their models, and what the user paused.
//!
//! No key is ever here: a row says where its key is to be found.

use super::changes::ChangeKind;
use super::db::{Durability, Write};
use super::error::{HistoryError, HistoryResult};
use super::values::Json;
use super::{History, health, rejected, settings};
use crate::contract::{Lane, ModelInfo, ProviderId, Timestamp};
use rusqlite::{Connection, OptionalExtension, Row};
use serde::{Deserialize, Serialize};

pub(super) const V1: &str = "
    CREATE TABLE providers (
        id BLOB PRIMARY KEY CHECK (length(id) = 16),
        name TEXT NOT NULL,
        name_key TEXT NOT NULL,           -- the name in lower case, by which it is unique
        kind TEXT NOT NULL,
        base_url TEXT NOT NULL,
        key_source TEXT NOT NULL CHECK (json_valid(key_source)),
        allow_http INTEGER NOT NULL,
        local INTEGER NOT NULL,           -- the user confirmed that it runs on this computer
        models TEXT NOT NULL CHECK (json_valid(models)),  -- ids of the models the user ticked
        paused_until INTEGER,
        created_at INTEGER NOT NULL,
        deleted_at INTEGER,
        hlc INTEGER NOT NULL,
        device BLOB NOT NULL CHECK (length(device) = 16)
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX providers_by_name ON providers (name_key) WHERE deleted_at IS NULL;
    -- The list of models as last read from each provider.
    CREATE TABLE model_lists (
        provider BLOB PRIMARY KEY REFERENCES providers (id),
        models TEXT NOT NULL CHECK (json_valid(models)),
        read_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE lane_pauses (
        provider BLOB NOT NULL REFERENCES providers (id),
        model TEXT NOT NULL,
        until INTEGER,                    -- NULL: resumed (a tombstone for merging)
        hlc INTEGER NOT NULL,
        device BLOB NOT NULL CHECK (length(device) = 16),
        PRIMARY KEY (provider, model)
    ) STRICT, WITHOUT ROWID;
";

/// Where a provider's key is to be found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum KeySource {
    Keyring,
    Env {
        variable: String,
    },
    /// It was in the memory of one process: missing in every other and after it.
    ThisRun,
    /// The provider needs none.
    None,
}

/// A provider as it is kept. Those of the demo are never kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProviderRow {
    pub id: ProviderId,
    /// Unique without regard to case among the providers that are there.
    pub name: String,
    pub kind: String,
    pub base_url: String,
    pub key: KeySource,
    pub allow_http: bool,
    /// The user confirmed that it runs on this computer.
    pub local: bool,
    /// Ids of the models the user chose to see; empty: all.
    pub models: Vec<String>,
    /// `i64::MAX` is for good.
    pub paused_until: Option<Timestamp>,
    pub created_at: Timestamp,
}

/// The models of a provider as it last told them.
#[derive(Clone, Debug, PartialEq)]
pub struct ModelList {
    pub models: Vec<ModelInfo>,
    pub read_at: Timestamp,
}

/// A model that the user took out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LanePause {
    pub lane: Lane,
    /// `i64::MAX` is for good.
    pub until: Timestamp,
}

const COLUMNS: &str =
    "id, name, kind, base_url, key_source, allow_http, local, models, paused_until, created_at";

fn provider_from(row: &Row<'_>) -> rusqlite::Result<ProviderRow> {
    Ok(ProviderRow {
        id: row.get(0)?,
        name: row.get(1)?,
        kind: row.get(2)?,
        base_url: row.get(3)?,
        key: row.get::<_, Json<_>>(4)?.0,
        allow_http: row.get(5)?,
        local: row.get(6)?,
        models: row.get::<_, Json<_>>(7)?.0,
        paused_until: row.get(8)?,
        created_at: row.get(9)?,
    })
}

impl History {
    /// All providers, in the order in which they were added.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn providers(&self) -> HistoryResult<Vec<ProviderRow>> {
        self.threads
            .read(|conn| {
                let mut statement = conn.prepare_cached(&format!(
                    "SELECT {COLUMNS} FROM providers WHERE deleted_at IS NULL ORDER BY created_at, id"
                ))?;
                let rows = statement.query_map([], provider_from)?;
                Ok(rows.collect::<Result<_, _>>()?)
            })
            .await
    }

    /// # Errors
    /// `NotFound` where there is none, or it was removed.
    pub async fn provider(&self, id: ProviderId) -> HistoryResult<ProviderRow> {
        self.threads.read(move |conn| provider(conn, id)).await
    }

    /// Whether any provider was ever added, removed ones too.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn ever_had_provider(&self) -> HistoryResult<bool> {
        self.threads
            .read(|conn| Ok(conn.query_row("SELECT EXISTS (SELECT 1 FROM providers)", [], |row| row.get(0))?))
            .await
    }

    /// Keeps a new provider, or the new state of one that is there (`id` decides).
    ///
    /// # Errors
    /// `Conflict` where another provider has the name.
    pub async fn put_provider(&self, provider: ProviderRow, at: Timestamp) -> HistoryResult<()> {
        self.threads
            .write(Durability::Synced, at, move |write| put(write, &provider))
            .await
    }

    /// Removes a provider with its models, pauses and health, and its lanes from the default model
    /// order. Its attempts stay: they tell who answered. Its key is not touched.
    ///
    /// # Errors
    /// `NotFound` where there is none.
    pub async fn remove_provider(&self, id: ProviderId, at: Timestamp) -> HistoryResult<()> {
        self.threads
            .write(Durability::Synced, at, move |write| {
                let stamp = write.stamp()?;
                let removed = write.tx.execute(
                    "UPDATE providers SET deleted_at = ?2, hlc = ?3, device = ?4
                     WHERE id = ?1 AND deleted_at IS NULL",
                    (id, at, stamp.hlc, stamp.device),
                )?;
                if removed == 0 {
                    return Err(HistoryError::NotFound("the provider"));
                }
                for table in ["model_lists", "lane_pauses", "rejected_parameters"] {
                    write
                        .tx
                        .execute(&format!("DELETE FROM {table} WHERE provider = ?1"), [id])?;
                }
                health::forget_provider(write, id)?;
                settings::forget_provider(write, id)?;
                write.changed(ChangeKind::Provider, Some(id.0))
            })
            .await
    }

    /// Takes a provider out until a time (`i64::MAX`: for good), or back in.
    ///
    /// # Errors
    /// `NotFound` where there is none.
    pub async fn pause_provider(
        &self,
        id: ProviderId,
        until: Option<Timestamp>,
        at: Timestamp,
    ) -> HistoryResult<()> {
        self.threads
            .write(Durability::Synced, at, move |write| {
                let mut row = provider(write.tx, id)?;
                row.paused_until = until;
                put(write, &row)?;
                health::note_pause(write, id, "", until)
            })
            .await
    }

    /// Takes one model out until a time (`i64::MAX`: for good), or back in.
    ///
    /// # Errors
    /// `NotFound` where its provider is not there.
    pub async fn pause_lane(&self, lane: Lane, until: Option<Timestamp>, at: Timestamp) -> HistoryResult<()> {
        self.threads
            .write(Durability::Synced, at, move |write| {
                provider(write.tx, lane.provider)?;
                health::note_pause(write, lane.provider, &lane.model, until)?;
                let stamp = write.stamp()?;
                write.tx.execute(
                    "INSERT INTO lane_pauses (provider, model, until, hlc, device) VALUES (?1, ?2, ?3, ?4, ?5)
                     ON CONFLICT (provider, model) DO UPDATE SET until = excluded.until,
                        hlc = excluded.hlc, device = excluded.device",
                    (lane.provider, lane.model, until, stamp.hlc, stamp.device),
                )?;
                write.changed(ChangeKind::Provider, Some(lane.provider.0))
            })
            .await
    }

    /// The models that are taken out at `now`.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn paused_lanes(&self, now: Timestamp) -> HistoryResult<Vec<LanePause>> {
        self.threads
            .read(move |conn| {
                let mut statement = conn.prepare_cached(
                    "SELECT provider, model, until FROM lane_pauses WHERE until > ?1 ORDER BY provider, model",
                )?;
                let rows = statement.query_map([now], |row| {
                    Ok(LanePause {
                        lane: Lane {
                            provider: row.get(0)?,
                            model: row.get(1)?,
                        },
                        until: row.get(2)?,
                    })
                })?;
                Ok(rows.collect::<Result<_, _>>()?)
            })
            .await
    }

    /// Keeps the list of a provider's models as it was just read.
    ///
    /// # Errors
    /// `NotFound` where the provider is not there.
    pub async fn put_models(
        &self,
        id: ProviderId,
        models: Vec<ModelInfo>,
        at: Timestamp,
    ) -> HistoryResult<()> {
        self.threads
            .write(Durability::Unsynced, at, move |write| {
                provider(write.tx, id)?;
                write.tx.execute(
                    "INSERT INTO model_lists (provider, models, read_at) VALUES (?1, ?2, ?3)
                     ON CONFLICT (provider) DO UPDATE SET models = excluded.models, read_at = excluded.read_at",
                    (id, Json(models), at),
                )?;
                rejected::forget_old(write, id)?;
                write.changed(ChangeKind::Provider, Some(id.0))
            })
            .await
    }

    /// The models of a provider as last read; `None` where they never were.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn models(&self, id: ProviderId) -> HistoryResult<Option<ModelList>> {
        self.threads
            .read(move |conn| {
                let list = conn
                    .prepare_cached("SELECT models, read_at FROM model_lists WHERE provider = ?1")?
                    .query_row([id], |row| {
                        Ok(ModelList {
                            models: row.get::<_, Json<_>>(0)?.0,
                            read_at: row.get(1)?,
                        })
                    })
                    .optional()?;
                Ok(list)
            })
            .await
    }
}

fn provider(conn: &Connection, id: ProviderId) -> HistoryResult<ProviderRow> {
    conn.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM providers WHERE id = ?1 AND deleted_at IS NULL"
    ))?
    .query_row([id], provider_from)
    .optional()?
    .ok_or(HistoryError::NotFound("the provider"))
}

fn put(write: &Write<'_>, row: &ProviderRow) -> HistoryResult<()> {
    let name_key = row.name.to_lowercase();
    let taken: bool = write.tx.query_row(
        "SELECT EXISTS (SELECT 1 FROM providers WHERE name_key = ?1 AND deleted_at IS NULL AND id <> ?2)",
        (&name_key, row.id),
        |found| found.get(0),
    )?;
    if taken {
        return Err(HistoryError::Conflict("the provider's name"));
    }
    let stamp = write.stamp()?;
    write.tx.execute(
        "INSERT INTO providers (id, name, name_key, kind, base_url, key_source, allow_http, local, models,
            paused_until, created_at, hlc, device)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, name_key = excluded.name_key,
            kind = excluded.kind, base_url = excluded.base_url, key_source = excluded.key_source,
            allow_http = excluded.allow_http, local = excluded.local, models = excluded.models,
            paused_until = excluded.paused_until, deleted_at = NULL, hlc = excluded.hlc,
            device = excluded.device",
        (
            row.id,
            &row.name,
            name_key,
            &row.kind,
            &row.base_url,
            Json(&row.key),
            row.allow_http,
            row.local,
            Json(&row.models),
            row.paused_until,
            row.created_at,
            stamp.hlc,
            stamp.device,
        ),
    )?;
    write.changed(ChangeKind::Provider, Some(row.id.0))
}
