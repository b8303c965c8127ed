//! Folders of the list of chats, and where in it a chat stands.

use super::History;
use super::changes::ChangeKind;
use super::chats::must_exist;
use super::db::{Durability, Write};
use super::error::{HistoryError, HistoryResult};
use super::values::Json;
use crate::contract::{ChatChange, ChatId, Folder, FolderId, Timestamp, TurnWishes};
use rusqlite::{Connection, OptionalExtension};

pub(super) const V5: &str = "
    -- A chat names its folder; one whose folder is deleted, or is not here, stands in none.
    CREATE TABLE folders (
        id BLOB PRIMARY KEY CHECK (length(id) = 16),
        name TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        deleted_at INTEGER,                   -- the tombstone
        hlc INTEGER NOT NULL,
        device BLOB NOT NULL CHECK (length(device) = 16)
    ) STRICT, WITHOUT ROWID;
";

impl History {
    /// Makes a folder.
    ///
    /// # Errors
    /// `Conflict` where one has this name.
    pub async fn make_folder(&self, id: FolderId, name: &str, at: Timestamp) -> HistoryResult<()> {
        let name = name.to_owned();
        self.threads
            .write(Durability::Synced, at, move |write| {
                must_be_new(write.tx, id, &name)?;
                let stamp = write.stamp()?;
                write.tx.execute(
                    "INSERT INTO folders (id, name, created_at, hlc, device) VALUES (?1, ?2, ?3, ?4, ?5)",
                    (id, name, write.at, stamp.hlc, stamp.device),
                )?;
                write.changed(ChangeKind::Chat, None)
            })
            .await
    }

    /// Gives a folder another name.
    ///
    /// # Errors
    /// `NotFound` where there is none, `Conflict` where another has this name.
    pub async fn rename_folder(&self, id: FolderId, name: &str, at: Timestamp) -> HistoryResult<()> {
        let name = name.to_owned();
        self.threads
            .write(Durability::Synced, at, move |write| {
                must_be_there(write.tx, id)?;
                must_be_new(write.tx, id, &name)?;
                let stamp = write.stamp()?;
                write.tx.execute(
                    "UPDATE folders SET name = ?2, hlc = ?3, device = ?4 WHERE id = ?1",
                    (id, name, stamp.hlc, stamp.device),
                )?;
                write.changed(ChangeKind::Chat, None)
            })
            .await
    }

    /// Takes a folder away. Its chats stay, in no folder, those in the archive and in the bin too.
    ///
    /// # Errors
    /// `NotFound` where there is none.
    pub async fn delete_folder(&self, id: FolderId, at: Timestamp) -> HistoryResult<()> {
        self.threads
            .write(Durability::Synced, at, move |write| {
                must_be_there(write.tx, id)?;
                let stamp = write.stamp()?;
                write.tx.execute(
                    "UPDATE chats SET folder = NULL, hlc = ?2, device = ?3 WHERE folder = ?1",
                    (id, stamp.hlc, stamp.device),
                )?;
                write.tx.execute(
                    "UPDATE folders SET deleted_at = ?2, hlc = ?3, device = ?4 WHERE id = ?1",
                    (id, write.at, stamp.hlc, stamp.device),
                )?;
                write.changed(ChangeKind::Chat, None)
            })
            .await
    }

    /// Brings a folder back that was taken away, with the chats that left it then and were not changed
    /// since.
    ///
    /// # Errors
    /// `NotFound` where none was taken away, `Conflict` where another has its name by now.
    pub async fn undelete_folder(&self, id: FolderId, at: Timestamp) -> HistoryResult<()> {
        self.threads
            .write(Durability::Synced, at, move |write| {
                let name: Option<String> = write
                    .tx
                    .prepare_cached("SELECT name FROM folders WHERE id = ?1 AND deleted_at IS NOT NULL")?
                    .query_row([id], |row| row.get(0))
                    .optional()?;
                let name = name.ok_or(HistoryError::NotFound("the folder"))?;
                must_be_new(write.tx, id, &name)?;
                let stamp = write.stamp()?;
                // All rows of one deletion carry its stamp.
                write.tx.execute(
                    "UPDATE chats SET folder = ?1, hlc = ?2, device = ?3
                     WHERE folder IS NULL
                       AND (hlc, device) = (SELECT hlc, device FROM folders WHERE id = ?1)",
                    (id, stamp.hlc, stamp.device),
                )?;
                write.tx.execute(
                    "UPDATE folders SET deleted_at = NULL, hlc = ?2, device = ?3 WHERE id = ?1",
                    (id, stamp.hlc, stamp.device),
                )?;
                write.changed(ChangeKind::Chat, None)
            })
            .await
    }

    /// Carries out what a person changes about a chat.
    ///
    /// # Errors
    /// `NotFound` for the chat, and for the folder it is to go into.
    pub async fn change_chat(&self, id: ChatId, change: ChatChange, at: Timestamp) -> HistoryResult<()> {
        self.edit(id, at, move |write, stamp| {
            let sql = |set: &str| format!("UPDATE chats SET {set}, hlc = ?3, device = ?4 WHERE id = ?1");
            let (hlc, device, tx) = (stamp.hlc, stamp.device, write.tx);
            Ok(match change {
                ChatChange::Folder { folder } => {
                    if let Some(folder) = folder {
                        must_be_there(tx, folder)?;
                    }
                    tx.execute(&sql("folder = ?2"), (id, folder, hlc, device))?
                }
                ChatChange::Pin { on } => {
                    // What is pinned is wanted in sight.
                    let set = match on {
                        true => "pinned_at = ?2, archived_at = NULL",
                        false => "pinned_at = ?2",
                    };
                    tx.execute(&sql(set), (id, on.then_some(write.at), hlc, device))?
                }
                ChatChange::Archive { on } => {
                    let set = match on {
                        true => "archived_at = ?2, pinned_at = NULL",
                        false => "archived_at = ?2",
                    };
                    tx.execute(&sql(set), (id, on.then_some(write.at), hlc, device))?
                }
                ChatChange::Tags { tags } => tx.execute(&sql("tags = ?2"), (id, Json(tags), hlc, device))?,
                ChatChange::System { system } => {
                    let system = Some(system).filter(|text| !text.is_empty());
                    tx.execute(&sql("system = ?2"), (id, system, hlc, device))?
                }
                ChatChange::Assistant { assistant } => {
                    tx.execute(&sql("assistant = ?2"), (id, assistant.map(Json), hlc, device))?
                }
                ChatChange::Wishes { wishes } => {
                    let wishes = (wishes != TurnWishes::default()).then_some(Json(wishes));
                    tx.execute(&sql("wishes = ?2"), (id, wishes, hlc, device))?
                }
            })
        })
        .await
    }
}

fn must_be_there(conn: &Connection, id: FolderId) -> HistoryResult<()> {
    conn.prepare_cached("SELECT 1 FROM folders WHERE id = ?1 AND deleted_at IS NULL")?
        .query_row([id], |_| Ok(()))
        .optional()?
        .ok_or(HistoryError::NotFound("the folder"))
}

fn must_be_new(conn: &Connection, id: FolderId, name: &str) -> HistoryResult<()> {
    let taken: bool = conn
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM folders WHERE name = ?2 AND id <> ?1 AND deleted_at IS NULL)",
        )?
        .query_row((id, name), |row| row.get(0))?;
    if taken {
        Err(HistoryError::Conflict("the folder's name"))
    } else {
        Ok(())
    }
}

/// The folders there are, by name, with the chats that are listed in each.
pub(super) fn folders(conn: &Connection, demo: bool) -> HistoryResult<Vec<Folder>> {
    if demo {
        return Ok(Vec::new());
    }
    let mut statement = conn.prepare_cached(
        "SELECT id, name, (SELECT count(*) FROM chats
            WHERE folder = folders.id AND deleted_at IS NULL AND archived_at IS NULL)
         FROM folders WHERE deleted_at IS NULL ORDER BY name COLLATE NOCASE, id",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(Folder {
            id: row.get(0)?,
            name: row.get(1)?,
            chats: row.get(2)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// A chat that is written in is in use again.
pub(super) fn take_from_archive(write: &Write<'_>, chat: ChatId) -> HistoryResult<()> {
    let archived: bool = write
        .tx
        .prepare_cached("SELECT archived_at IS NOT NULL FROM chats WHERE id = ?1")?
        .query_row([chat], |row| row.get(0))?;
    if archived {
        must_exist(write.tx, chat)?;
        let stamp = write.stamp()?;
        write.tx.execute(
            "UPDATE chats SET archived_at = NULL, hlc = ?2, device = ?3 WHERE id = ?1",
            (chat, stamp.hlc, stamp.device),
        )?;
    }
    Ok(())
}
