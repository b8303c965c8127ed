//! Prompts and assistants that a person keeps.

use super::History;
use super::changes::ChangeKind;
use super::db::Durability;
use super::error::{HistoryError, HistoryResult};
use super::values::{Json, Lanes, word_as_text};
use crate::contract::{LibraryId, LibraryItem, LibraryKind, Timestamp};
use rusqlite::Row;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};

word_as_text!(LibraryKind);

pub(super) const V5: &str = "
    CREATE TABLE library (
        id BLOB PRIMARY KEY CHECK (length(id) = 16),
        kind TEXT NOT NULL CHECK (kind IN ('prompt', 'assistant')),
        name TEXT NOT NULL,
        icon TEXT NOT NULL,
        text TEXT NOT NULL,
        chain TEXT,                           -- of an assistant: its model order, as JSON
        created_at INTEGER NOT NULL,
        deleted_at INTEGER,                   -- the tombstone
        hlc INTEGER NOT NULL,
        device BLOB NOT NULL CHECK (length(device) = 16)
    ) STRICT, WITHOUT ROWID;
    -- The assistant that a chat was begun with, as JSON: its name and its icon.
    ALTER TABLE chats ADD COLUMN assistant TEXT;
";

pub(super) fn item_from(row: &Row<'_>) -> rusqlite::Result<LibraryItem> {
    Ok(LibraryItem {
        id: row.get(0)?,
        kind: row.get(1)?,
        name: row.get(2)?,
        icon: row.get(3)?,
        text: row.get(4)?,
        order: row.get::<_, Option<Lanes>>(5)?.map(|lanes| lanes.0),
    })
}

impl History {
    /// All that are there, by name.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn library(&self) -> HistoryResult<Vec<LibraryItem>> {
        self.threads
            .read(|conn| {
                let mut statement = conn.prepare_cached(
                    "SELECT id, kind, name, icon, text, chain FROM library
                     WHERE deleted_at IS NULL ORDER BY name COLLATE NOCASE, id",
                )?;
                let rows = statement.query_map([], item_from)?;
                Ok(rows.collect::<Result<_, _>>()?)
            })
            .await
    }

    /// Keeps one, new or changed. One that was deleted is back with it.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn keep_item(&self, item: LibraryItem, at: Timestamp) -> HistoryResult<()> {
        self.threads
            .write(Durability::Synced, at, move |write| {
                let stamp = write.stamp()?;
                write.tx.execute(
                    "INSERT INTO library (id, kind, name, icon, text, chain, created_at, hlc, device)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
                     ON CONFLICT (id) DO UPDATE SET name = ?3, icon = ?4, text = ?5, chain = ?6,
                        deleted_at = NULL, hlc = ?8, device = ?9",
                    (
                        item.id,
                        item.kind,
                        item.name,
                        item.icon,
                        item.text,
                        item.order.map(Json),
                        write.at,
                        stamp.hlc,
                        stamp.device,
                    ),
                )?;
                write.changed(ChangeKind::Chat, None)
            })
            .await
    }

    /// Takes one away. [`History::keep_item`] brings it back.
    ///
    /// # Errors
    /// `NotFound` where it is not there.
    pub async fn delete_item(&self, id: LibraryId, at: Timestamp) -> HistoryResult<()> {
        self.threads
            .write(Durability::Synced, at, move |write| {
                let stamp = write.stamp()?;
                let gone = write.tx.execute(
                    "UPDATE library SET deleted_at = ?2, hlc = ?3, device = ?4
                     WHERE id = ?1 AND deleted_at IS NULL",
                    (id, write.at, stamp.hlc, stamp.device),
                )?;
                if gone == 0 {
                    return Err(HistoryError::NotFound("the item of the library"));
                }
                write.changed(ChangeKind::Chat, None)
            })
            .await
    }
}
