//! What status pages said while something was out, for the list of incidents.

use super::History;
use super::db::Durability;
use super::error::HistoryResult;
use crate::contract::{ProviderId, Timestamp};

pub(super) const V4: &str = "
    CREATE TABLE page_notes (
        provider BLOB NOT NULL CHECK (length(provider) = 16),
        title TEXT NOT NULL,
        said_at INTEGER NOT NULL,         -- by the page; 0 where it does not say
        text TEXT NOT NULL,
        seen_at INTEGER NOT NULL,         -- first
        PRIMARY KEY (provider, title, said_at)
    ) STRICT, WITHOUT ROWID;
";

/// Longer than the board looks back, in milliseconds: 60 days.
const KEPT_MS: i64 = 60 * 24 * 3_600_000;

/// What a provider's status page said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageNote {
    pub provider: ProviderId,
    pub title: String,
    pub text: String,
    pub said_at: Option<Timestamp>,
    pub seen_at: Timestamp,
}

impl History {
    /// Keeps what a page said, once however often it is read, and forgets what is old.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn put_page_note(&self, note: PageNote) -> HistoryResult<()> {
        self.threads
            .write(Durability::Unsynced, note.seen_at, move |write| {
                write.tx.execute(
                    "INSERT INTO page_notes (provider, title, said_at, text, seen_at)
                     VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING",
                    (
                        note.provider,
                        &note.title,
                        note.said_at.unwrap_or(0),
                        &note.text,
                        note.seen_at,
                    ),
                )?;
                write.tx.execute(
                    "DELETE FROM page_notes WHERE seen_at < ?1",
                    [note.seen_at - KEPT_MS],
                )?;
                Ok(())
            })
            .await
    }

    /// What pages said since then, oldest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn page_notes(&self, since: Timestamp) -> HistoryResult<Vec<PageNote>> {
        self.threads
            .read(move |conn| {
                let mut statement = conn.prepare_cached(
                    "SELECT provider, title, text, said_at, seen_at FROM page_notes
                     WHERE seen_at >= ?1 ORDER BY seen_at",
                )?;
                let rows = statement.query_map([since], |row| {
                    Ok(PageNote {
                        provider: row.get(0)?,
                        title: row.get(1)?,
                        text: row.get(2)?,
                        said_at: row.get::<_, Option<i64>>(3)?.filter(|&at| at > 0),
                        seen_at: row.get(4)?,
                    })
                })?;
                Ok(rows.collect::<Result<_, _>>()?)
            })
            .await
    }
}
