//! The bin: what goes for good, when, and what is left of it.

use super::changes::ChangeKind;
use super::db::{Durability, Write};
use super::error::{HistoryError, HistoryResult};
use super::{History, copies};
use crate::contract::{ChatId, MessageId, Timestamp};

/// Messages that go in one transaction: some milliseconds, so that whoever is writing hardly waits.
const AT_ONCE: u32 = 100;

/// What went for good.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Forgotten {
    pub chats: usize,
    /// Also the write-ahead log holds nothing of it any more. It does until the next time where another
    /// process was reading.
    pub log_is_clean: bool,
}

impl History {
    /// Deletes chats of the bin for good: all of those given, and, with `before`, those deleted before
    /// then. What an earlier call did not come to the end of is finished.
    ///
    /// Of a chat its tombstone is left (its id and times), so that a merge does not bring it back, and
    /// its attempts: who was asked, when, and what it cost, without any text.
    ///
    /// # Errors
    /// When the database cannot be written. What went is gone; the next call goes on from there.
    pub async fn forget_chats(
        &self,
        given: Vec<ChatId>,
        before: Option<Timestamp>,
        at: Timestamp,
    ) -> HistoryResult<Forgotten> {
        let due = self
            .threads
            .write(Durability::Synced, at, move |write| mark(write, &given, before));
        let chats = due.await?;
        for &chat in &chats {
            while self
                .threads
                .write(Durability::Synced, at, move |write| forget_some(write, chat))
                .await?
            {}
        }
        Ok(Forgotten {
            chats: chats.len(),
            log_is_clean: chats.is_empty() || self.threads.clear_log().await?,
        })
    }
}

/// Takes the chats out of the bin, and what is known of each from its row; says whose messages are to go.
fn mark(write: &Write<'_>, given: &[ChatId], before: Option<Timestamp>) -> HistoryResult<Vec<ChatId>> {
    let mut due = given.to_vec();
    if let Some(before) = before {
        let mut statement = write.tx.prepare_cached(
            "SELECT id FROM chats WHERE deleted_at IS NOT NULL AND gone_at IS NULL AND deleted_at < ?1",
        )?;
        for id in statement.query_map([before], |row| row.get(0))? {
            due.push(id?);
        }
    }
    for &chat in &due {
        let stamp = write.stamp()?;
        write.tx.execute(
            "UPDATE chats SET gone_at = ?2, title = '', system = NULL, chain = NULL, reach = NULL, folder = NULL,
                pinned_at = NULL, archived_at = NULL, head = NULL, tags = '[]', wishes = NULL,
                hlc = ?3, device = ?4
             WHERE id = ?1 AND deleted_at IS NOT NULL AND gone_at IS NULL",
            (chat, write.at, stamp.hlc, stamp.device),
        )?;
        write
            .tx
            .execute("DELETE FROM drafts WHERE slot = ?1", [chat.to_string()])?;
    }
    let mut unfinished = write.tx.prepare_cached(
        "SELECT id FROM chats WHERE gone_at IS NOT NULL
            AND EXISTS (SELECT 1 FROM messages WHERE chat = chats.id)",
    )?;
    let unfinished: Vec<ChatId> = unfinished
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let mut all: Vec<ChatId> = unfinished;
    all.extend(
        due.iter()
            .filter(|chat| !all.contains(chat))
            .copied()
            .collect::<Vec<_>>(),
    );
    for chat in &all {
        let gone: bool = write.tx.query_row(
            "SELECT EXISTS (SELECT 1 FROM chats WHERE id = ?1 AND gone_at IS NOT NULL)",
            [chat],
            |row| row.get(0),
        )?;
        if !gone {
            return Err(HistoryError::NotFound("the chat"));
        }
    }
    if !all.is_empty() {
        write.changed(ChangeKind::Chat, None)?;
    }
    Ok(all)
}

/// Removes the latest messages of a chat; false where none is left.
fn forget_some(write: &mut Write<'_>, chat: ChatId) -> HistoryResult<bool> {
    let latest: Vec<MessageId> = write
        .tx
        .prepare_cached("SELECT id FROM messages WHERE chat = ?1 ORDER BY n DESC LIMIT ?2")?
        .query_map((chat, AT_ONCE), |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for &message in &latest {
        forget_message(write, message)?;
    }
    Ok(!latest.is_empty())
}

/// Removes a message and every row that says something of it. The one place for it: what else is kept
/// of a message has to go here too.
fn forget_message(write: &mut Write<'_>, message: MessageId) -> HistoryResult<()> {
    copies::hand_over(write.tx, message)?;
    for sql in [
        "DELETE FROM waiting WHERE answer = ?1",
        "DELETE FROM seams WHERE answer = ?1",
        "DELETE FROM parts WHERE message = ?1",
        "UPDATE attempts SET answer = NULL, failure_message = NULL, request_id = NULL WHERE answer = ?1",
        "UPDATE messages SET parent = NULL WHERE parent = ?1",
        "DELETE FROM messages WHERE id = ?1",
    ] {
        write.tx.prepare_cached(sql)?.execute([message])?;
    }
    write.drafts.remove(&message);
    Ok(())
}
