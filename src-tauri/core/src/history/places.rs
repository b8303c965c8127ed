//! The list of chats: as it stands at the side, and by pages wherever chats are.
//!
//! Each place has an index that holds its order, so that a page is read and nothing else.

use super::chats::{SUMMARY, summary_from};
use super::error::HistoryResult;
use super::{History, folders};
use crate::contract::{ChatId, ChatList, ChatPage, ChatPlace, ChatSummary, PageEnd, Timestamp};
use rusqlite::types::Value;
use rusqlite::{Connection, ToSql};

/// Pinned chats in the list; more are a list of their own and found by its pages.
const PINNED: u32 = 200;

/// Different tags that are told, by name.
const TAGS: u32 = 200;

impl History {
    /// The list of chats as it stands at the side: the `newest`, and what is pinned. Of the demo, or
    /// of the person.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn chat_list(&self, demo: bool, newest: u32) -> HistoryResult<ChatList> {
        self.threads.read(move |conn| chat_list(conn, demo, newest)).await
    }

    /// At most `limit` chats of a place, after `after`, the newest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn chats_of(
        &self,
        demo: bool,
        place: ChatPlace,
        after: Option<PageEnd>,
        limit: u32,
    ) -> HistoryResult<ChatPage> {
        self.threads
            .read(move |conn| page(conn, demo, &place, after, limit))
            .await
    }

    /// Ids and titles of the newest chats of the person that have a title, neither archived nor in the bin;
    /// without `bounded`, only those that may go wherever their model order leads.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn newest_titles(&self, bounded: bool, limit: u32) -> HistoryResult<Vec<(ChatId, String)>> {
        self.threads
            .read(move |conn| {
                let mut statement = conn.prepare_cached(
                    "SELECT id, title FROM chats
                     WHERE deleted_at IS NULL AND archived_at IS NULL AND demo = 0 AND title <> ''
                         AND (?1 OR reach IS NULL OR reach ->> 'kind' = 'chain')
                     ORDER BY updated_at DESC, id DESC LIMIT ?2",
                )?;
                let rows = statement.query_map((bounded, limit), |row| Ok((row.get(0)?, row.get(1)?)))?;
                Ok(rows.collect::<Result<_, _>>()?)
            })
            .await
    }
}

fn chat_list(conn: &Connection, demo: bool, newest: u32) -> HistoryResult<ChatList> {
    let page = page(conn, demo, &ChatPlace::Listed, None, newest)?;
    let mut chats = page.chats;
    let listed = chats.len();
    let mut statement = conn.prepare_cached(&format!(
        "{SUMMARY} WHERE pinned_at IS NOT NULL AND deleted_at IS NULL AND demo = ?1
         ORDER BY pinned_at DESC LIMIT ?2"
    ))?;
    for pinned in statement.query_map((demo, PINNED), summary_from)? {
        let pinned = pinned?;
        if chats[..listed].iter().all(|chat| chat.id != pinned.id) {
            chats.push(pinned);
        }
    }
    let count = |which: &str| -> HistoryResult<u32> {
        let sql = format!("SELECT count(*) FROM chats WHERE {which} AND demo = ?1");
        Ok(conn.prepare_cached(&sql)?.query_row([demo], |row| row.get(0))?)
    };
    let mut tags = conn.prepare_cached(
        "SELECT DISTINCT value FROM chats, json_each(tags)
         WHERE tags <> '[]' AND deleted_at IS NULL AND demo = ?1 ORDER BY value COLLATE NOCASE LIMIT ?2",
    )?;
    let tags = tags.query_map((demo, TAGS), |row| row.get(0))?;
    Ok(ChatList {
        chats,
        folders: folders::folders(conn, demo)?,
        tags: tags.collect::<Result<_, _>>()?,
        more: page.next.is_some(),
        archived: count("archived_at IS NOT NULL AND deleted_at IS NULL")?,
        in_bin: count("deleted_at IS NOT NULL AND gone_at IS NULL")?,
    })
}

fn page(
    conn: &Connection,
    demo: bool,
    place: &ChatPlace,
    after: Option<PageEnd>,
    limit: u32,
) -> HistoryResult<ChatPage> {
    let (which, key): (&str, &str) = match place {
        ChatPlace::Listed => ("deleted_at IS NULL AND archived_at IS NULL", "updated_at"),
        ChatPlace::Folder { .. } => (
            "folder = ?5 AND deleted_at IS NULL AND archived_at IS NULL",
            "updated_at",
        ),
        ChatPlace::Tag { .. } => (
            "tags <> '[]' AND deleted_at IS NULL
                AND EXISTS (SELECT 1 FROM json_each(tags) WHERE value = ?5)",
            "updated_at",
        ),
        ChatPlace::Archive => ("archived_at IS NOT NULL AND deleted_at IS NULL", "updated_at"),
        ChatPlace::Bin => ("deleted_at IS NOT NULL AND gone_at IS NULL", "deleted_at"),
        ChatPlace::Everywhere => ("deleted_at IS NULL", "updated_at"),
    };
    let of: Value = match place {
        ChatPlace::Folder { folder } => Value::Blob(folder.0.as_bytes().to_vec()),
        ChatPlace::Tag { tag } => Value::Text(tag.clone()),
        _ => Value::Null,
    };
    let from = after.unwrap_or(PageEnd {
        at: Timestamp::MAX,
        id: ChatId(uuid::Uuid::max()),
    });
    // One more than asked for says whether there are more.
    let read = limit.saturating_add(1);
    let mut statement = conn.prepare_cached(&format!(
        "{SUMMARY} WHERE {which} AND demo = ?1 AND ({key}, id) < (?2, ?3)
         ORDER BY {key} DESC, id DESC LIMIT ?4"
    ))?;
    let values: [&dyn ToSql; 5] = [&demo, &from.at, &from.id, &read, &of];
    let given = statement.parameter_count().min(values.len());
    let rows = statement.query_map(&values[..given], summary_from)?;
    let mut chats: Vec<ChatSummary> = rows.collect::<Result<_, _>>()?;
    let more = chats.len() > limit as usize;
    chats.truncate(limit as usize);
    let next = chats.last().filter(|_| more).map(|last| PageEnd {
        at: match place {
            ChatPlace::Bin => last.deleted_at.unwrap_or(last.updated_at),
            _ => last.updated_at,
        },
        id: last.id,
    });
    Ok(ChatPage { chats, next })
}
