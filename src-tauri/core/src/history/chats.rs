//! Chats: the list, one chat as it is shown, and what a person changes about them.

use super::History;
use super::changes::ChangeKind;
use super::db::{Durability, Write};
use super::error::{HistoryError, HistoryResult};
use super::meta::Stamp;
use super::values::{Json, Lanes, word_as_text};
use super::{compared, messages, search, waiting};
use crate::contract::{
    Chat, ChatAssistant, ChatId, ChatSummary, ChatTerms, MessageId, Reach, Timestamp, TurnWishes,
};
use crate::engine::NewChat;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension, Row};
use serde::{Deserialize, Serialize};

pub(super) const V1: &str = "
    CREATE TABLE chats (
        id BLOB PRIMARY KEY CHECK (length(id) = 16),
        title TEXT NOT NULL,
        title_source TEXT NOT NULL CHECK (title_source IN ('words', 'model', 'person', 'import')),
        system TEXT,
        chain TEXT CHECK (json_valid(chain)),   -- its own model order; NULL: the default
        reach TEXT CHECK (json_valid(reach)),   -- where it may go; NULL: anywhere in its model order
        folder BLOB CHECK (length(folder) = 16),
        pinned_at INTEGER,
        archived_at INTEGER,
        demo INTEGER NOT NULL,
        -- The end of the branch that was last looked at. Like updated_at it belongs to this machine
        -- and moves without a stamp: looking is not editing.
        head BLOB CHECK (length(head) = 16),
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,            -- of the last message
        deleted_at INTEGER,                     -- the tombstone
        hlc INTEGER NOT NULL,
        device BLOB NOT NULL CHECK (length(device) = 16)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX chats_by_time ON chats (updated_at, id) WHERE deleted_at IS NULL;
";

pub(super) const V3: &str = "
    -- A backup of another provider is not sent the files.
    ALTER TABLE chats ADD COLUMN files_stay INTEGER NOT NULL DEFAULT 0;
";

pub(super) const V5: &str = "
    ALTER TABLE chats ADD COLUMN tags TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(tags));
    -- How its messages are answered: effort, temperature, longest answer. NULL: as the settings say.
    ALTER TABLE chats ADD COLUMN wishes TEXT CHECK (json_valid(wishes));
    -- Deleted for good: nothing but this row is left of it, so that a merge does not bring it back.
    ALTER TABLE chats ADD COLUMN gone_at INTEGER;
    CREATE INDEX chats_listed ON chats (demo, updated_at, id)
        WHERE deleted_at IS NULL AND archived_at IS NULL;
    CREATE INDEX chats_pinned ON chats (pinned_at) WHERE pinned_at IS NOT NULL AND deleted_at IS NULL;
    CREATE INDEX chats_by_folder ON chats (folder, updated_at, id)
        WHERE folder IS NOT NULL AND deleted_at IS NULL AND archived_at IS NULL;
    CREATE INDEX chats_archived ON chats (updated_at, id)
        WHERE archived_at IS NOT NULL AND deleted_at IS NULL;
    CREATE INDEX chats_in_bin ON chats (deleted_at, id) WHERE deleted_at IS NOT NULL AND gone_at IS NULL;
    CREATE INDEX chats_tagged ON chats (updated_at, id) WHERE tags <> '[]' AND deleted_at IS NULL;
";

/// Who gave a chat its title: a person's own is never replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TitleSource {
    /// The first words of its first message.
    Words,
    Model,
    Person,
    Import,
}

word_as_text!(TitleSource);

/// What a turn has to know of its chat.
#[derive(Clone, Debug, PartialEq)]
pub struct ChatSetup {
    pub title: String,
    pub title_source: TitleSource,
    pub system: Option<String>,
    pub terms: ChatTerms,
    pub demo: bool,
    /// The end of the branch shown.
    pub head: Option<MessageId>,
    pub wishes: TurnWishes,
    pub assistant: Option<ChatAssistant>,
}

/// Where the next page of the list begins: after this chat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChatCursor {
    pub updated_at: Timestamp,
    pub id: ChatId,
}

impl From<&ChatSummary> for ChatCursor {
    fn from(last: &ChatSummary) -> Self {
        Self {
            updated_at: last.updated_at,
            id: last.id,
        }
    }
}

pub(super) const SUMMARY: &str = "SELECT id, title, created_at, updated_at, demo,
        EXISTS (SELECT 1 FROM messages WHERE chat = chats.id AND status = 'streaming'),
        folder, pinned_at, archived_at, tags, deleted_at
    FROM chats";

pub(super) fn summary_from(row: &Row<'_>) -> rusqlite::Result<ChatSummary> {
    Ok(ChatSummary {
        id: row.get(0)?,
        title: row.get(1)?,
        created_at: row.get(2)?,
        updated_at: row.get(3)?,
        demo: row.get(4)?,
        streaming: row.get(5)?,
        folder: row.get(6)?,
        pinned_at: row.get(7)?,
        archived_at: row.get(8)?,
        tags: row.get::<_, Json<_>>(9)?.0,
        deleted_at: row.get(10)?,
        goes_at: None,
        temporary: false,
    })
}

impl History {
    /// The list of chats, those with the newest messages first: at most `limit` of them, those
    /// after `cursor` where one is given.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn chats(&self, cursor: Option<ChatCursor>, limit: u32) -> HistoryResult<Vec<ChatSummary>> {
        self.threads.read(move |conn| list(conn, cursor, limit)).await
    }

    /// A chat with the branch that was last looked at.
    ///
    /// # Errors
    /// `NotFound` where there is none, or it was deleted.
    pub async fn chat(&self, id: ChatId) -> HistoryResult<Chat> {
        self.threads.read(move |conn| chat(conn, id, usize::MAX)).await
    }

    /// A chat with the newest `count` messages of the branch that was last looked at: what a window
    /// shows first.
    ///
    /// # Errors
    /// `NotFound` where there is none, or it was deleted.
    pub async fn chat_end(&self, id: ChatId, count: usize) -> HistoryResult<Chat> {
        self.threads.read(move |conn| chat(conn, id, count)).await
    }

    /// What a turn has to know of its chat.
    ///
    /// # Errors
    /// `NotFound` where there is none, or it was deleted.
    pub async fn chat_setup(&self, id: ChatId) -> HistoryResult<ChatSetup> {
        self.threads.read(move |conn| setup(conn, id)).await
    }

    /// Gives a chat a title. One by a person is replaced only by a person's.
    ///
    /// # Errors
    /// `NotFound` where there is none.
    pub async fn rename_chat(
        &self,
        id: ChatId,
        title: &str,
        source: TitleSource,
        at: Timestamp,
    ) -> HistoryResult<()> {
        let title = title.to_owned();
        self.edit(id, at, move |write, stamp| {
            let renamed = write.tx.execute(
                "UPDATE chats SET title = ?2, title_source = ?3, hlc = ?4, device = ?5
                 WHERE id = ?1 AND (title_source <> 'person' OR ?3 = 'person')",
                (id, title, source, stamp.hlc, stamp.device),
            )?;
            search::title_changed(write.tx, id)?;
            Ok(renamed)
        })
        .await
    }

    /// Sets what the models are told before the chat; `None` takes it away.
    ///
    /// # Errors
    /// `NotFound` where there is none.
    pub async fn set_chat_system(
        &self,
        id: ChatId,
        system: Option<String>,
        at: Timestamp,
    ) -> HistoryResult<()> {
        self.edit(id, at, move |write, stamp| {
            Ok(write.tx.execute(
                "UPDATE chats SET system = ?2, hlc = ?3, device = ?4 WHERE id = ?1",
                (id, system, stamp.hlc, stamp.device),
            )?)
        })
        .await
    }

    /// Says where a chat may go, in which order, and whether its files go along.
    ///
    /// # Errors
    /// `NotFound` where there is none.
    pub async fn set_chat_terms(&self, id: ChatId, terms: ChatTerms, at: Timestamp) -> HistoryResult<()> {
        self.edit(id, at, move |write, stamp| {
            Ok(write.tx.execute(
                "UPDATE chats SET reach = ?2, chain = ?3, files_stay = ?4, hlc = ?5, device = ?6 WHERE id = ?1",
                (
                    id,
                    Json(terms.reach),
                    terms.order.map(Json),
                    terms.files_stay,
                    stamp.hlc,
                    stamp.device,
                ),
            )?)
        })
        .await
    }

    /// Deletes a chat: it is marked and no longer shown, until it is brought back.
    ///
    /// # Errors
    /// `NotFound` where there is none.
    pub async fn delete_chat(&self, id: ChatId, at: Timestamp) -> HistoryResult<()> {
        self.edit(id, at, move |write, stamp| {
            waiting::forget(write, id)?;
            Ok(write.tx.execute(
                "UPDATE chats SET deleted_at = ?2, hlc = ?3, device = ?4, deletion_hlc = ?3, deletion_device = ?4
                 WHERE id = ?1",
                (id, at, stamp.hlc, stamp.device),
            )?)
        })
        .await
    }

    /// Brings a deleted chat back as it was. One that is there stays as it is.
    ///
    /// # Errors
    /// `NotFound` where there never was one.
    pub async fn undelete_chat(&self, id: ChatId, at: Timestamp) -> HistoryResult<()> {
        self.threads
            .write(Durability::Synced, at, move |write| {
                let stamp = write.stamp()?;
                let back = write.tx.execute(
                    "UPDATE chats SET deleted_at = NULL, hlc = ?2, device = ?3,
                        deletion_hlc = ?2, deletion_device = ?3
                     WHERE id = ?1 AND deleted_at IS NOT NULL AND gone_at IS NULL",
                    (id, stamp.hlc, stamp.device),
                )?;
                if back == 0 {
                    return must_exist(write.tx, id);
                }
                write.changed(ChangeKind::Chat, Some(id.0))
            })
            .await
    }

    /// Shows the branch through `message`: at each later fork its newest.
    ///
    /// # Errors
    /// `NotFound` where the chat or the message in it is not there.
    pub async fn select_branch(&self, id: ChatId, message: MessageId, at: Timestamp) -> HistoryResult<Chat> {
        self.threads
            .write(Durability::Unsynced, at, move |write| {
                must_exist(write.tx, id)?;
                let tree = messages::tree(write.tx, id)?;
                if !tree.has(message) {
                    return Err(HistoryError::NotFound("the message"));
                }
                write.tx.execute(
                    "UPDATE chats SET head = ?2 WHERE id = ?1",
                    (id, tree.leaf(Some(message))),
                )?;
                write.changed(ChangeKind::Chat, Some(id.0))?;
                chat(write.tx, id, usize::MAX)
            })
            .await
    }

    /// Removes all chats and attempts of the demo for good; says how many chats it were.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn remove_demo_chats(&self, at: Timestamp) -> HistoryResult<usize> {
        self.threads
            .write(Durability::Synced, at, |write| {
                messages::remove_demo(write.tx)?;
                let removed = write.tx.execute("DELETE FROM chats WHERE demo", [])?;
                write.drafts.clear();
                if removed > 0 {
                    write.changed(ChangeKind::Chat, None)?;
                }
                Ok(removed)
            })
            .await
    }

    /// A change of a living chat by a person or a title: stamped, and noticed by others.
    pub(super) async fn edit(
        &self,
        id: ChatId,
        at: Timestamp,
        change: impl FnOnce(&Write<'_>, Stamp) -> HistoryResult<usize> + Send + 'static,
    ) -> HistoryResult<()> {
        self.threads
            .write(Durability::Synced, at, move |write| {
                must_exist(write.tx, id)?;
                let stamp = write.stamp()?;
                if change(write, stamp)? > 0 {
                    write.changed(ChangeKind::Chat, Some(id.0))?;
                }
                Ok(())
            })
            .await
    }
}

fn list(conn: &Connection, cursor: Option<ChatCursor>, limit: u32) -> HistoryResult<Vec<ChatSummary>> {
    let cursor = cursor.unwrap_or(ChatCursor {
        updated_at: Timestamp::MAX,
        id: ChatId(uuid::Uuid::max()),
    });
    let mut statement = conn.prepare_cached(&format!(
        "{SUMMARY} WHERE deleted_at IS NULL AND (updated_at, id) < (?1, ?2)
         ORDER BY updated_at DESC, id DESC LIMIT ?3"
    ))?;
    let rows = statement.query_map((cursor.updated_at, cursor.id, limit), summary_from)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(super) fn chat(conn: &Connection, id: ChatId, count: usize) -> HistoryResult<Chat> {
    let summary = conn
        .prepare_cached(&format!("{SUMMARY} WHERE id = ?1 AND deleted_at IS NULL"))?
        .query_row([id], summary_from)
        .optional()?
        .ok_or(HistoryError::NotFound("the chat"))?;
    let head: Option<MessageId> = conn
        .prepare_cached("SELECT head FROM chats WHERE id = ?1")?
        .query_row([id], |row| row.get(0))?;
    let tree = messages::tree(conn, id)?;
    // A head that is not here (a merged or damaged history) still shows the newest branch.
    let end = head.filter(|head| tree.has(*head)).or_else(|| tree.leaf(None));
    let path = end.map(|end| tree.path(end)).unwrap_or_default();
    let (earlier, shown) = path.split_at(path.len().saturating_sub(count));
    let setup = setup(conn, id)?;
    Ok(Chat {
        summary,
        earlier: u32::try_from(earlier.len()).unwrap_or(u32::MAX),
        terms: setup.terms,
        system: setup.system,
        wishes: setup.wishes,
        assistant: setup.assistant,
        messages: messages::shown_as(conn, &tree, shown)?,
        beside: match shown.last() {
            Some(&last) => compared::beside(conn, &tree, last)?,
            None => Vec::new(),
        },
    })
}

fn setup(conn: &Connection, id: ChatId) -> HistoryResult<ChatSetup> {
    conn.prepare_cached(
        "SELECT title, title_source, system, chain, reach, demo, head, files_stay, wishes, assistant FROM chats
         WHERE id = ?1 AND deleted_at IS NULL",
    )?
    .query_row([id], |row| {
        Ok(ChatSetup {
            title: row.get(0)?,
            title_source: row.get(1)?,
            system: row.get(2)?,
            terms: ChatTerms {
                order: row.get::<_, Option<Lanes>>(3)?.map(|lanes| lanes.0),
                reach: row
                    .get::<_, Option<Json<Reach>>>(4)?
                    .map(|reach| reach.0)
                    .unwrap_or_default(),
                files_stay: row.get(7)?,
            },
            demo: row.get(5)?,
            head: row.get(6)?,
            wishes: row
                .get::<_, Option<Json<TurnWishes>>>(8)?
                .map(|wishes| wishes.0)
                .unwrap_or_default(),
            assistant: row.get::<_, Option<Json<_>>>(9)?.map(|assistant| assistant.0),
        })
    })
    .optional()?
    .ok_or(HistoryError::NotFound("the chat"))
}

/// `NotFound` unless the chat is there and not deleted.
pub(super) fn must_exist(conn: &Connection, id: ChatId) -> HistoryResult<()> {
    let there = conn
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM chats WHERE id = ?1 AND deleted_at IS NULL)")?
        .query_row([id], |row| row.get::<_, bool>(0))?;
    if there {
        Ok(())
    } else {
        Err(HistoryError::NotFound("the chat"))
    }
}

pub(super) fn insert(write: &Write<'_>, id: ChatId, chat: &NewChat) -> HistoryResult<()> {
    let stamp = write.stamp()?;
    let made = write.tx.execute(
        "INSERT INTO chats (id, title, title_source, system, demo, created_at, updated_at, hlc, device,
            reach, chain, files_stay)
         VALUES (?1, ?2, 'words', ?3, ?4, ?5, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT (id) DO NOTHING",
        (
            id,
            &chat.title,
            &chat.system,
            chat.demo,
            write.at,
            stamp.hlc,
            stamp.device,
            Json(&chat.terms.reach),
            chat.terms.order.as_ref().map(Json),
            chat.terms.files_stay,
        ),
    )?;
    if made == 0 {
        return Err(HistoryError::Conflict("the chat's id"));
    }
    search::title_changed(write.tx, id)
}

/// A message came: the chat moves up in the list, and its head to `head` where one is given.
pub(super) fn touch(write: &Write<'_>, id: ChatId, head: Option<MessageId>) -> HistoryResult<()> {
    write.tx.execute(
        "UPDATE chats SET updated_at = max(updated_at, ?2), head = ifnull(?3, head) WHERE id = ?1",
        (id, write.at, head),
    )?;
    write.changed(ChangeKind::Chat, Some(id.0))
}
