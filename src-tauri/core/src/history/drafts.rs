//! What stands in a field and was not sent. It belongs to this machine and is never merged.

use super::History;
use super::attachments;
use super::db::Durability;
use super::error::HistoryResult;
use super::values::Json;
use crate::contract::{Attached, Attachment, Draft, Timestamp};
use rusqlite::Connection;

pub(super) const V5: &str = "
    CREATE TABLE drafts (
        place TEXT NOT NULL CHECK (place IN ('main', 'quick')),
        slot TEXT NOT NULL,                   -- the chat's id as text; empty for a new chat
        text TEXT NOT NULL,
        files TEXT NOT NULL CHECK (json_valid(files)),  -- [{id, name}]
        updated_at INTEGER NOT NULL,
        PRIMARY KEY (place, slot)
    ) STRICT, WITHOUT ROWID;
";

/// Drafts that are read again; beyond, the oldest are left alone.
const READ: u32 = 500;

/// Which window's field it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DraftPlace {
    Main,
    Quick,
}

impl DraftPlace {
    const fn word(self) -> &'static str {
        match self {
            Self::Main => "main",
            Self::Quick => "quick",
        }
    }
}

impl History {
    /// What was being written, the latest first. Files that are not kept any more are left out.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn drafts(&self, place: DraftPlace) -> HistoryResult<Vec<Draft>> {
        self.threads
            .read(move |conn| {
                let mut statement = conn.prepare_cached(
                    "SELECT slot, text, files FROM drafts WHERE place = ?1 ORDER BY updated_at DESC LIMIT ?2",
                )?;
                let mut rows = statement.query((place.word(), READ))?;
                let mut drafts = Vec::new();
                while let Some(row) = rows.next()? {
                    drafts.push(Draft {
                        slot: row.get(0)?,
                        text: row.get(1)?,
                        files: shown(conn, row.get::<_, Json<Vec<Attached>>>(2)?.0)?,
                    });
                }
                Ok(drafts)
            })
            .await
    }

    /// Keeps what is being written; without words and files there is nothing to keep. Outlives a
    /// killed process.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn keep_draft(
        &self,
        place: DraftPlace,
        slot: String,
        text: String,
        files: Vec<Attached>,
        at: Timestamp,
    ) -> HistoryResult<()> {
        self.threads
            .write(Durability::Unsynced, at, move |write| {
                if text.trim().is_empty() && files.is_empty() {
                    write
                        .tx
                        .prepare_cached("DELETE FROM drafts WHERE place = ?1 AND slot = ?2")?
                        .execute((place.word(), slot))?;
                    return Ok(());
                }
                write
                    .tx
                    .prepare_cached(
                        "INSERT INTO drafts (place, slot, text, files, updated_at) VALUES (?1, ?2, ?3, ?4, ?5)
                         ON CONFLICT DO UPDATE SET text = excluded.text, files = excluded.files,
                            updated_at = excluded.updated_at",
                    )?
                    .execute((place.word(), slot, text, Json(files), at))?;
                Ok(())
            })
            .await
    }
}

fn shown(conn: &Connection, files: Vec<Attached>) -> HistoryResult<Vec<Attachment>> {
    let mut found = Vec::with_capacity(files.len());
    for file in files {
        found.extend(attachments::shown(conn, &file.id, file.name)?);
    }
    Ok(found)
}
