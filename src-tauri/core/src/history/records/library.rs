//! Prompts and assistants as records.

use super::super::error::HistoryResult;
use super::super::library::item_from;
use super::super::values::{AnyId, Json};
use crate::contract::LibraryId;
use crate::exchange::{LibraryRecord, Stamp};
use rusqlite::{Connection, OptionalExtension as _, Row};

const ITEM: &str =
    "SELECT id, kind, name, icon, text, chain, created_at, deleted_at, hlc, device FROM library";

fn from(row: &Row<'_>) -> rusqlite::Result<LibraryRecord> {
    Ok(LibraryRecord {
        item: item_from(row)?,
        created_at: row.get(6)?,
        deleted_at: row.get(7)?,
        changed: Stamp {
            hlc: row.get(8)?,
            device: row.get::<_, AnyId>(9)?.0,
        },
    })
}

pub(super) fn all(conn: &Connection, deleted: bool) -> HistoryResult<Vec<LibraryRecord>> {
    let mut statement = conn.prepare_cached(&format!("{ITEM} WHERE deleted_at IS NULL OR ?1 ORDER BY id"))?;
    let rows = statement.query_map([deleted], from)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// One, deleted or not.
pub(super) fn one(conn: &Connection, id: LibraryId) -> HistoryResult<Option<LibraryRecord>> {
    Ok(conn
        .prepare_cached(&format!("{ITEM} WHERE id = ?1"))?
        .query_row([id], from)
        .optional()?)
}

/// New or anew.
pub(super) fn write(conn: &Connection, record: &LibraryRecord) -> HistoryResult<()> {
    let item = &record.item;
    conn.prepare_cached(
        "INSERT INTO library (id, kind, name, icon, text, chain, created_at, deleted_at, hlc, device)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
         ON CONFLICT (id) DO UPDATE SET kind = ?2, name = ?3, icon = ?4, text = ?5, chain = ?6,
            created_at = ?7, deleted_at = ?8, hlc = ?9, device = ?10",
    )?
    .execute((
        item.id,
        item.kind,
        &item.name,
        &item.icon,
        &item.text,
        item.order.as_ref().map(Json),
        record.created_at,
        record.deleted_at,
        record.changed.hlc,
        AnyId(record.changed.device),
    ))?;
    Ok(())
}

pub(super) fn remove(conn: &Connection, id: LibraryId) -> HistoryResult<()> {
    conn.prepare_cached("DELETE FROM library WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}

/// As it was before an import, unless a person changed it since.
pub(super) fn restore(
    conn: &Connection,
    id: LibraryId,
    upto: i64,
    before: Option<&str>,
) -> HistoryResult<()> {
    match (one(conn, id)?, before) {
        (Some(now), _) if now.changed.hlc != upto => Ok(()),
        (Some(_), None) => remove(conn, id),
        (Some(_), Some(before)) => write(conn, &serde_json::from_str(before)?),
        (None, _) => Ok(()),
    }
}
