//! Providers as records. What comes in is paused and has no key: an address out of a file is nothing to send
//! anything to before a person said so.

use super::super::error::HistoryResult;
use super::super::providers::KeySource;
use super::super::values::{AnyId, Json};
use crate::contract::ProviderId;
use crate::exchange::{ProviderRecord, Stamp};
use rusqlite::Connection;

pub(super) fn all(conn: &Connection) -> HistoryResult<Vec<ProviderRecord>> {
    let mut statement = conn.prepare_cached(
        "SELECT id, name, kind, base_url, key_source, models, created_at, hlc, device FROM providers
         WHERE deleted_at IS NULL ORDER BY id",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(ProviderRecord {
            id: row.get(0)?,
            name: row.get(1)?,
            kind: row.get(2)?,
            base_url: row.get(3)?,
            with_key: row.get::<_, Json<KeySource>>(4)?.0 != KeySource::None,
            models: row.get::<_, Json<_>>(5)?.0,
            created_at: row.get(6)?,
            changed: Stamp {
                hlc: row.get(7)?,
                device: row.get::<_, AnyId>(8)?.0,
            },
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Whether it is here: itself, removed ones too, or another that asks the same place in the same way.
pub(super) fn has(conn: &Connection, record: &ProviderRecord) -> HistoryResult<bool> {
    Ok(conn
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM providers
             WHERE id = ?1 OR (deleted_at IS NULL AND kind = ?2 AND base_url = ?3))",
        )?
        .query_row((record.id, &record.kind, &record.base_url), |row| row.get(0))?)
}

/// Puts one that is not here beside those that are, under a name that none of them has.
pub(super) fn write(conn: &Connection, record: &ProviderRecord) -> HistoryResult<()> {
    let mut name = record.name.clone();
    let mut number = 1;
    while is_taken(conn, &name)? {
        number += 1;
        name = format!("{} {number}", record.name);
    }
    let key = match record.with_key {
        true => KeySource::Keyring,
        false => KeySource::None,
    };
    conn.execute(
        "INSERT INTO providers (id, name, name_key, kind, base_url, key_source, allow_http, local, models,
            paused_until, created_at, hlc, device)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0, 0, ?7, ?8, ?9, ?10, ?11)",
        (
            record.id,
            &name,
            name.to_lowercase(),
            &record.kind,
            &record.base_url,
            Json(&key),
            Json(&record.models),
            i64::MAX,
            record.created_at,
            record.changed.hlc,
            AnyId(record.changed.device),
        ),
    )?;
    Ok(())
}

fn is_taken(conn: &Connection, name: &str) -> HistoryResult<bool> {
    Ok(conn
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM providers WHERE name_key = ?1 AND deleted_at IS NULL)")?
        .query_row([name.to_lowercase()], |row| row.get(0))?)
}

/// Takes away what an import brought, unless a person changed it since.
pub(super) fn remove(conn: &Connection, id: ProviderId, upto: i64) -> HistoryResult<()> {
    let untouched: bool = conn.query_row(
        "SELECT EXISTS (SELECT 1 FROM providers WHERE id = ?1 AND hlc = ?2)",
        (id, upto),
        |row| row.get(0),
    )?;
    if untouched {
        for sql in [
            "DELETE FROM model_lists WHERE provider = ?1",
            "DELETE FROM lane_pauses WHERE provider = ?1",
            "DELETE FROM providers WHERE id = ?1",
        ] {
            conn.execute(sql, [id])?;
        }
    }
    Ok(())
}
