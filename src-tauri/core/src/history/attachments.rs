//! What is known of attached files. Their bytes lie beside the database, named by their hash.

use super::db::Durability;
use super::error::{HistoryError, HistoryResult};
use super::values::{int, uint, word_as_text};
use super::{History, search};
use crate::contract::{Attached, Attachment, AttachmentId, AttachmentKind, Timestamp};
use crate::engine::{FileForm, SaidFile};
use bytes::Bytes;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension, Row};
use std::collections::HashSet;

pub(super) const V2: &str = "
    -- A file that was attached, once for all messages it goes with: `attachments/ab/abcd…` in the home.
    -- `n` is what a search index refers to: it never changes.
    CREATE TABLE attachments (
        n INTEGER PRIMARY KEY,
        hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64),  -- SHA-256 of its bytes; its file's name
        kind TEXT NOT NULL,
        media_type TEXT NOT NULL,
        bytes INTEGER NOT NULL,
        width INTEGER,
        height INTEGER,
        pages INTEGER,
        text TEXT,                            -- that a model or a search reads in it
        chars INTEGER,
        note TEXT,
        thumbnail BLOB,
        -- The picture that is sent, a file of its own, where it differs from the one attached.
        sent TEXT CHECK (length(sent) = 64),
        sent_type TEXT,
        sent_bytes INTEGER,
        attached_at INTEGER NOT NULL,         -- for the last time
        CHECK ((sent IS NULL) = (sent_type IS NULL) AND (sent IS NULL) = (sent_bytes IS NULL))
    ) STRICT;
    -- Of a part that is a file; `text` is its name then.
    ALTER TABLE parts ADD COLUMN attachment TEXT REFERENCES attachments (hash);
    CREATE INDEX parts_by_attachment ON parts (attachment) WHERE attachment IS NOT NULL;
";

/// What is kept of a file beside its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttachmentRow {
    pub id: AttachmentId,
    pub kind: AttachmentKind,
    pub media_type: String,
    pub bytes: u64,
    pub width: Option<u32>,
    pub height: Option<u32>,
    pub pages: Option<u32>,
    pub text: Option<String>,
    pub note: Option<String>,
    pub thumbnail: Option<Bytes>,
    /// The picture that is sent, where it differs.
    pub sent: Option<FileForm>,
}

impl AttachmentRow {
    /// As a front shows it, under the name it was attached with.
    #[must_use]
    pub fn shown(&self, name: String) -> Attachment {
        Attachment {
            id: self.id.clone(),
            name,
            kind: self.kind,
            media_type: self.media_type.clone(),
            bytes: self.bytes,
            width: self.width,
            height: self.height,
            pages: self.pages,
            chars: self.text.as_ref().map(|text| text.chars().count() as u64),
            thumbnail: self.thumbnail.is_some(),
            note: self.note.clone(),
        }
    }

    /// As it stands in a conversation.
    #[must_use]
    pub fn said(&self, name: String) -> SaidFile {
        let own = || FileForm {
            id: self.id.clone(),
            media_type: self.media_type.clone(),
            bytes: self.bytes,
        };
        SaidFile {
            name,
            kind: self.kind,
            form: self.sent.clone().unwrap_or_else(own),
            pages: self.pages,
            text: self
                .text
                .as_deref()
                .filter(|text| !text.trim().is_empty())
                .map(Into::into),
            bytes: None,
        }
    }
}

word_as_text!(AttachmentKind);

impl ToSql for AttachmentId {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.as_str().into())
    }
}

impl FromSql for AttachmentId {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let text = value.as_str()?;
        text.parse().map_err(|error| FromSqlError::Other(Box::new(error)))
    }
}

impl History {
    /// Keeps what is known of a file whose bytes are on the disk. Known before, it is brought up to
    /// date.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn keep_attachment(&self, row: AttachmentRow, at: Timestamp) -> HistoryResult<()> {
        // What commits it for good is the question that it goes with.
        self.threads
            .write(Durability::Unsynced, at, move |write| keep(write.tx, &row, at))
            .await
    }

    /// Files as they stand in a conversation, in the order given.
    ///
    /// # Errors
    /// `NotFound` where one is not kept.
    pub async fn attached(&self, files: Vec<Attached>) -> HistoryResult<Vec<SaidFile>> {
        self.threads
            .read(move |conn| {
                let said = |file: Attached| match row(conn, &file.id)? {
                    Some(row) => Ok(row.said(file.name)),
                    None => Err(HistoryError::NotFound("the file")),
                };
                files.into_iter().map(said).collect()
            })
            .await
    }

    /// What is kept of a file beside its bytes.
    ///
    /// # Errors
    /// `NotFound` where it is not kept.
    pub async fn attachment(&self, id: AttachmentId) -> HistoryResult<AttachmentRow> {
        let found = self.threads.read(move |conn| row(conn, &id)).await?;
        found.ok_or(HistoryError::NotFound("the file"))
    }

    /// How many bytes the file has, as it was attached.
    ///
    /// # Errors
    /// `NotFound` where it is not kept.
    pub async fn attachment_length(&self, id: AttachmentId) -> HistoryResult<u64> {
        let bytes = self
            .one(id, "SELECT bytes FROM attachments WHERE hash = ?1")
            .await?;
        Ok(uint(bytes))
    }

    /// A small picture of the file, where there is one.
    ///
    /// # Errors
    /// `NotFound` where the file is not kept.
    pub async fn thumbnail(&self, id: AttachmentId) -> HistoryResult<Option<Bytes>> {
        let picture: Option<Vec<u8>> = self
            .one(id, "SELECT thumbnail FROM attachments WHERE hash = ?1")
            .await?;
        Ok(picture.map(Into::into))
    }

    /// Forgets files that go with no message and no draft and were last attached before `before`. Says which
    /// files, sent forms included, are still needed.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn forget_attachments(
        &self,
        before: Timestamp,
        at: Timestamp,
    ) -> HistoryResult<HashSet<AttachmentId>> {
        const LOOSE: &str = "FROM attachments WHERE attached_at < ?1
            AND NOT EXISTS (SELECT 1 FROM parts WHERE parts.attachment = attachments.hash)
            AND NOT EXISTS (SELECT 1 FROM drafts, json_each(drafts.files)
                WHERE json_extract(json_each.value, '$.id') = attachments.hash)";
        let any = move |conn: &Connection| -> HistoryResult<bool> {
            Ok(
                conn.query_row(&format!("SELECT EXISTS (SELECT 1 {LOOSE})"), [before], |row| {
                    row.get(0)
                })?,
            )
        };
        // Each start asks; hardly one has anything to write.
        if self.threads.read(any).await? {
            self.threads
                .write(Durability::Synced, at, move |write| {
                    Ok(write.tx.execute(&format!("DELETE {LOOSE}"), [before])?)
                })
                .await?;
        }
        self.threads
            .read(|conn| {
                let mut statement = conn.prepare(
                    "SELECT hash FROM attachments UNION SELECT sent FROM attachments WHERE sent IS NOT NULL",
                )?;
                let ids = statement.query_map([], |row| row.get(0))?;
                Ok(ids.collect::<Result<_, _>>()?)
            })
            .await
    }

    async fn one<T: FromSql + Send + 'static>(
        &self,
        id: AttachmentId,
        sql: &'static str,
    ) -> HistoryResult<T> {
        self.threads
            .read(move |conn| {
                conn.prepare_cached(sql)?
                    .query_row([id], |row| row.get(0))
                    .optional()?
                    .ok_or(HistoryError::NotFound("the file"))
            })
            .await
    }
}

fn keep(conn: &Connection, row: &AttachmentRow, at: Timestamp) -> HistoryResult<()> {
    let read_anew: Option<bool> = conn
        .prepare_cached("SELECT text IS NOT ?2 FROM attachments WHERE hash = ?1")?
        .query_row((&row.id, &row.text), |row| row.get(0))
        .optional()?;
    if read_anew == Some(true) {
        search::file_changed(conn, row.id.as_str())?;
    }
    conn.prepare_cached(
        "INSERT INTO attachments (hash, kind, media_type, bytes, width, height, pages, text,
            chars, note, thumbnail, sent, sent_type, sent_bytes, attached_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
         ON CONFLICT (hash) DO UPDATE SET kind = ?2, media_type = ?3, bytes = ?4, width = ?5, height = ?6,
            pages = ?7, text = ?8, chars = ?9, note = ?10, thumbnail = ?11, sent = ?12, sent_type = ?13,
            sent_bytes = ?14, attached_at = ?15",
    )?
    .execute(rusqlite::params![
        row.id,
        row.kind,
        row.media_type,
        int(row.bytes),
        row.width,
        row.height,
        row.pages,
        row.text,
        row.text.as_ref().map(|text| int(text.chars().count() as u64)),
        row.note,
        row.thumbnail.as_deref(),
        row.sent.as_ref().map(|form| &form.id),
        row.sent.as_ref().map(|form| &form.media_type),
        row.sent.as_ref().map(|form| int(form.bytes)),
        at,
    ])?;
    Ok(())
}

fn row(conn: &Connection, id: &AttachmentId) -> HistoryResult<Option<AttachmentRow>> {
    let found = conn
        .prepare_cached(
            "SELECT hash, kind, media_type, bytes, width, height, pages, text, note, sent, sent_type, sent_bytes
             FROM attachments WHERE hash = ?1",
        )?
        .query_row([id], |row| {
            Ok(AttachmentRow {
                id: row.get(0)?,
                kind: row.get(1)?,
                media_type: row.get(2)?,
                bytes: uint(row.get(3)?),
                width: row.get(4)?,
                height: row.get(5)?,
                pages: row.get(6)?,
                text: row.get(7)?,
                note: row.get(8)?,
                thumbnail: None,
                sent: sent_from(row)?,
            })
        })
        .optional()?;
    Ok(found)
}

fn sent_from(row: &Row<'_>) -> rusqlite::Result<Option<FileForm>> {
    let Some(id) = row.get(9)? else {
        return Ok(None);
    };
    Ok(Some(FileForm {
        id,
        media_type: row.get(10)?,
        bytes: uint(row.get(11)?),
    }))
}

/// The file of a part as it goes to models.
pub(super) fn said(conn: &Connection, id: &AttachmentId, name: String) -> HistoryResult<Option<SaidFile>> {
    Ok(row(conn, id)?.map(|row| row.said(name)))
}

/// The file of a part as a front shows it; without its text, which may be long.
pub(super) fn shown(conn: &Connection, id: &AttachmentId, name: String) -> HistoryResult<Option<Attachment>> {
    let found = conn
        .prepare_cached(
            "SELECT kind, media_type, bytes, width, height, pages, chars, thumbnail IS NOT NULL, note
             FROM attachments WHERE hash = ?1",
        )?
        .query_row([id], |row| {
            Ok(Attachment {
                id: id.clone(),
                name,
                kind: row.get(0)?,
                media_type: row.get(1)?,
                bytes: uint(row.get(2)?),
                width: row.get(3)?,
                height: row.get(4)?,
                pages: row.get(5)?,
                chars: super::values::opt_uint(row.get(6)?),
                thumbnail: row.get(7)?,
                note: row.get(8)?,
            })
        })
        .optional()?;
    Ok(found)
}

/// Puts the files of a new question as its first parts.
pub(super) fn put_parts(
    conn: &Connection,
    message: crate::contract::MessageId,
    files: &[Attached],
) -> HistoryResult<()> {
    let mut insert = conn.prepare_cached(
        "INSERT INTO parts (message, ord, kind, text, attachment)
         SELECT ?1, ?2, 'attachment', ?3, hash FROM attachments WHERE hash = ?4",
    )?;
    for (ord, file) in files.iter().enumerate() {
        if insert.execute((message, int(ord as u64), &file.name, &file.id))? == 0 {
            return Err(HistoryError::NotFound("the file"));
        }
    }
    Ok(())
}
