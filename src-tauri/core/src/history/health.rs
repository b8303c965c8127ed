//! What is remembered of the health of lanes, so that a restart does not pay for a known outage
//! again, and the leases by which one process at a time tries a lane that was down.
//!
//! These rows belong to this machine and are never merged. What the states mean is the router's.

use super::changes::ChangeKind;
use super::db::{Durability, Write};
use super::error::HistoryResult;
use super::owner::Owner;
use super::values::{AnyId, opt_int, opt_uint, uint};
use super::{History, outages};
use crate::contract::{FailureClass, ProviderId, Timestamp, TurnId};
use rusqlite::OptionalExtension;
use uuid::Uuid;

pub(super) const V1: &str = "
    CREATE TABLE lane_health (
        provider BLOB NOT NULL CHECK (length(provider) = 16),
        model TEXT NOT NULL,              -- empty: the provider as a whole
        state TEXT NOT NULL,
        since INTEGER NOT NULL,
        class TEXT,                       -- of the last failure, while it is not working
        failed_at INTEGER,
        failure_status INTEGER,
        message TEXT,
        failures INTEGER NOT NULL,        -- in a row
        openings INTEGER NOT NULL,        -- in a row: the exponent of the time open
        next_try_at INTEGER,              -- wall time
        next_try_boot_ms INTEGER,         -- CLOCK_BOOTTIME, true within `boot` only
        boot TEXT,
        first_text_ms INTEGER,            -- of the last answer
        updated_at INTEGER NOT NULL,
        PRIMARY KEY (provider, model)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE health_transitions (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        at INTEGER NOT NULL,
        provider BLOB NOT NULL CHECK (length(provider) = 16),
        model TEXT NOT NULL,
        from_state TEXT NOT NULL,
        to_state TEXT NOT NULL,
        class TEXT,
        message TEXT,
        turn BLOB CHECK (length(turn) = 16)  -- the turn that showed it, where one did
    ) STRICT;
    CREATE INDEX health_transitions_by_lane ON health_transitions (provider, model, at);
    CREATE TABLE leases (
        name TEXT PRIMARY KEY,
        token BLOB NOT NULL CHECK (length(token) = 16),
        owner_pid INTEGER NOT NULL,
        owner_start INTEGER NOT NULL,
        owner_boot TEXT NOT NULL,
        taken_at INTEGER NOT NULL,
        expires_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
";

pub(super) const V4: &str = "
    ALTER TABLE health_transitions ADD COLUMN until INTEGER;  -- of an opening or a pause, as it was then meant
    ALTER TABLE health_transitions ADD COLUMN simulated INTEGER NOT NULL DEFAULT 0;
    CREATE INDEX health_transitions_by_time ON health_transitions (at);
    -- Checks of lanes that were out, by day: how much they ask of a provider is to be seen.
    CREATE TABLE probes (
        provider BLOB NOT NULL CHECK (length(provider) = 16),
        day INTEGER NOT NULL,             -- since 1970, UTC
        asked INTEGER NOT NULL,
        answered INTEGER NOT NULL,
        PRIMARY KEY (provider, day)
    ) STRICT, WITHOUT ROWID;
";

pub(super) const TRANSITIONS: &str =
    "SELECT at, provider, model, from_state, to_state, class, message, turn, until, simulated
     FROM health_transitions WHERE at >= ?1 ORDER BY at, seq";

/// The word of a pause among the changes of state, and of its end.
pub const PAUSED: &str = "paused";
pub const RESUMED: &str = "resumed";

/// The health of a lane (or, with an empty model, of a provider) as last known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LaneHealthRow {
    pub provider: ProviderId,
    /// Empty: the provider as a whole.
    pub model: String,
    /// The router's word.
    pub state: String,
    /// When it came into this state.
    pub since: Timestamp,
    /// Of the last failure, like the three that follow.
    pub class: Option<FailureClass>,
    pub failed_at: Option<Timestamp>,
    pub status: Option<u16>,
    pub message: Option<String>,
    /// Failures in a row.
    pub failures: u32,
    /// Times in a row that it was taken out: the exponent of the time open.
    pub openings: u32,
    pub next_try_at: Option<Timestamp>,
    /// The same on CLOCK_BOOTTIME, in milliseconds; true only within `boot`.
    pub next_try_boot_ms: Option<i64>,
    pub boot: Option<String>,
    /// Of the last answer.
    pub first_text_ms: Option<u64>,
    pub updated_at: Timestamp,
}

/// A change of state: from these come uptime and the list of incidents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HealthTransition {
    pub at: Timestamp,
    pub provider: ProviderId,
    pub model: String,
    pub from: String,
    pub to: String,
    pub class: Option<FailureClass>,
    pub message: Option<String>,
    pub turn: Option<TurnId>,
    /// Of an opening or a pause: when it was to end. `i64::MAX` is for good.
    pub until: Option<Timestamp>,
    /// An outage of it was simulated then. Found out when it is kept.
    pub simulated: bool,
}

/// The right to do something alone, until it expires or is given back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lease {
    pub name: String,
    pub expires_at: Timestamp,
    token: AnyId,
}

impl History {
    /// What is known of all lanes.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn lane_health(&self) -> HistoryResult<Vec<LaneHealthRow>> {
        self.threads
            .read(|conn| {
                let mut statement = conn.prepare_cached(
                    "SELECT provider, model, state, since, class, failed_at, failure_status, message, failures,
                        openings, next_try_at, next_try_boot_ms, boot, first_text_ms, updated_at
                     FROM lane_health ORDER BY provider, model",
                )?;
                let rows = statement.query_map([], |row| {
                    Ok(LaneHealthRow {
                        provider: row.get(0)?,
                        model: row.get(1)?,
                        state: row.get(2)?,
                        since: row.get(3)?,
                        class: row.get(4)?,
                        failed_at: row.get(5)?,
                        status: row.get(6)?,
                        message: row.get(7)?,
                        failures: row.get(8)?,
                        openings: row.get(9)?,
                        next_try_at: row.get(10)?,
                        next_try_boot_ms: row.get(11)?,
                        boot: row.get(12)?,
                        first_text_ms: opt_uint(row.get(13)?),
                        updated_at: row.get(14)?,
                    })
                })?;
                Ok(rows.collect::<Result<_, _>>()?)
            })
            .await
    }

    /// Keeps the health of a lane, and the change of state where it is one. Never for the demo.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn put_lane_health(
        &self,
        health: LaneHealthRow,
        transition: Option<HealthTransition>,
    ) -> HistoryResult<()> {
        let at = health.updated_at;
        self.threads
            .write(Durability::Unsynced, at, move |write| {
                put(write, &health)?;
                if let Some(transition) = transition {
                    append(write, &transition)?;
                }
                write.changed(ChangeKind::Health, Some(health.provider.0))
            })
            .await
    }

    /// The changes of state from `since` on, oldest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn transitions(&self, since: Timestamp) -> HistoryResult<Vec<HealthTransition>> {
        self.threads
            .read(move |conn| {
                let mut statement = conn.prepare_cached(TRANSITIONS)?;
                let rows = statement.query_map([since], |row| {
                    Ok(HealthTransition {
                        at: row.get(0)?,
                        provider: row.get(1)?,
                        model: row.get(2)?,
                        from: row.get(3)?,
                        to: row.get(4)?,
                        class: row.get(5)?,
                        message: row.get(6)?,
                        turn: row.get(7)?,
                        until: row.get(8)?,
                        simulated: row.get(9)?,
                    })
                })?;
                Ok(rows.collect::<Result<_, _>>()?)
            })
            .await
    }

    /// Counts a check of a provider that was out, on a day since 1970.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn count_probe(
        &self,
        provider: ProviderId,
        day: i64,
        answered: bool,
        at: Timestamp,
    ) -> HistoryResult<()> {
        self.threads
            .write(Durability::Unsynced, at, move |write| {
                write.tx.execute(
                    "INSERT INTO probes (provider, day, asked, answered) VALUES (?1, ?2, 1, ?3)
                     ON CONFLICT (provider, day) DO UPDATE SET asked = asked + 1, answered = answered + ?3",
                    (provider, day, answered),
                )?;
                Ok(())
            })
            .await
    }

    /// How often a provider was checked on a day.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn probes(&self, provider: ProviderId, day: i64) -> HistoryResult<u64> {
        self.threads
            .read(move |conn| {
                let asked = conn
                    .prepare_cached("SELECT asked FROM probes WHERE provider = ?1 AND day = ?2")?
                    .query_row((provider, day), |row| row.get(0))
                    .optional()?;
                Ok(uint(asked.unwrap_or(0)))
            })
            .await
    }

    /// Takes the right called `name` until `expires_at`, if nobody alive holds it.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn take_lease(
        &self,
        name: &str,
        expires_at: Timestamp,
        at: Timestamp,
    ) -> HistoryResult<Option<Lease>> {
        let name = name.to_owned();
        self.threads
            .write(Durability::Unsynced, at, move |write| {
                take(write, name, expires_at)
            })
            .await
    }

    /// Gives a lease back. One that expired and was taken by another stays theirs.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn release_lease(&self, lease: Lease, at: Timestamp) -> HistoryResult<()> {
        self.threads
            .write(Durability::Unsynced, at, move |write| {
                write.tx.execute(
                    "DELETE FROM leases WHERE name = ?1 AND token = ?2",
                    (lease.name, lease.token),
                )?;
                Ok(())
            })
            .await
    }
}

fn put(write: &Write<'_>, row: &LaneHealthRow) -> HistoryResult<()> {
    write
        .tx
        .prepare_cached(
            "INSERT OR REPLACE INTO lane_health (provider, model, state, since, class, failed_at,
                failure_status, message, failures, openings, next_try_at, next_try_boot_ms, boot,
                first_text_ms, updated_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
        )?
        .execute((
            row.provider,
            &row.model,
            &row.state,
            row.since,
            row.class,
            row.failed_at,
            row.status,
            &row.message,
            row.failures,
            row.openings,
            row.next_try_at,
            row.next_try_boot_ms,
            &row.boot,
            opt_int(row.first_text_ms),
            row.updated_at,
        ))?;
    Ok(())
}

fn append(write: &Write<'_>, row: &HealthTransition) -> HistoryResult<()> {
    write
        .tx
        .prepare_cached(&format!(
            "INSERT INTO health_transitions
                (provider, model, at, from_state, to_state, class, message, turn, until, simulated)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, {})",
            outages::SIMULATED
        ))?
        .execute((
            row.provider,
            &row.model,
            row.at,
            &row.from,
            &row.to,
            row.class,
            &row.message,
            row.turn,
            row.until,
        ))?;
    Ok(())
}

/// Keeps that the person took a lane (or, with an empty model, a provider) out, or back in.
pub(super) fn note_pause(
    write: &Write<'_>,
    provider: ProviderId,
    model: &str,
    until: Option<Timestamp>,
) -> HistoryResult<()> {
    let (from, to) = match until {
        Some(_) => (RESUMED, PAUSED),
        None => (PAUSED, RESUMED),
    };
    let transition = HealthTransition {
        at: write.at,
        provider,
        model: model.to_owned(),
        from: from.to_owned(),
        to: to.to_owned(),
        class: None,
        message: None,
        turn: None,
        until,
        simulated: false,
    };
    append(write, &transition)
}

/// Compare and set: the transaction is the only one that writes.
fn take(write: &Write<'_>, name: String, expires_at: Timestamp) -> HistoryResult<Option<Lease>> {
    let held = write
        .tx
        .query_row(
            "SELECT owner_pid, owner_start, owner_boot FROM leases WHERE name = ?1 AND expires_at > ?2",
            (&name, write.at),
            |row| {
                let owner = Owner {
                    pid: row.get(0)?,
                    start: row.get(1)?,
                    boot: row.get(2)?,
                };
                // Where a process cannot be looked up, the expiry alone decides.
                Ok(owner.is_alive(write.at, write.at))
            },
        )
        .optional()?;
    if held == Some(true) {
        return Ok(None);
    }
    let me = Owner::me();
    let token = AnyId(Uuid::now_v7());
    write.tx.execute(
        "INSERT OR REPLACE INTO leases (name, token, owner_pid, owner_start, owner_boot, taken_at, expires_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        (&name, token, me.pid, me.start, &me.boot, write.at, expires_at),
    )?;
    Ok(Some(Lease {
        name,
        expires_at,
        token,
    }))
}

pub(super) fn forget_provider(write: &Write<'_>, provider: ProviderId) -> HistoryResult<()> {
    write
        .tx
        .execute("DELETE FROM lane_health WHERE provider = ?1", [provider])?;
    Ok(())
}
