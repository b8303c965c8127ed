//! The bin: what goes for good, when, and what is left of it.

use super::changes::ChangeKind;
use super::db::{Durability, Write};
use super::error::{HistoryError, HistoryResult};
use super::{History, copies, search};
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
        let words_left = self.threads.read(search::clean::is_due).await?;
        if words_left {
            while self
                .threads
                .write(Durability::Unsynced, at, |write| search::clean::step(write.tx))
                .await?
            {}
        }
        let nothing_went = chats.is_empty() && !words_left;
        Ok(Forgotten {
            chats: chats.len(),
            log_is_clean: nothing_went || self.threads.clear_log().await?,
        })
    }

    /// The chats that went for good at that time or later: what is left of them says so.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn gone_since(&self, from: Timestamp) -> HistoryResult<Vec<ChatId>> {
        self.threads
            .read(move |conn| {
                let mut gone = conn.prepare("SELECT id FROM chats WHERE gone_at >= ?1")?;
                Ok(gone
                    .query_map([from], |row| row.get(0))?
                    .collect::<Result<_, _>>()?)
            })
            .await
    }
}

/// Takes the chats out of the bin, and what is known of each from its row; says whose messages are to go.
fn mark(write: &Write<'_>, given: &[ChatId], before: Option<Timestamp>) -> HistoryResult<Vec<ChatId>> {
    let mut due = given.to_vec();
    if let Some(before) = before {
        let mut statement = write.tx.prepare_cached(
            "SELECT id FROM chats WHERE deleted_at IS NOT NULL AND gone_at IS NULL AND deleted_at < ?1
                AND NOT EXISTS (SELECT 1 FROM import_undo WHERE chat = chats.id)",
        )?;
        for id in statement.query_map([before], |row| row.get(0))? {
            due.push(id?);
        }
    }
    for &chat in given {
        // An import that is under way may have to give it back as it was.
        let held: bool = write.tx.query_row(
            "SELECT EXISTS (SELECT 1 FROM import_undo WHERE chat = ?1)",
            [chat],
            |row| row.get(0),
        )?;
        if held {
            return Err(HistoryError::Busy);
        }
    }
    for &chat in &due {
        let stamp = write.stamp()?;
        write.tx.execute(
            "UPDATE chats SET gone_at = ?2, deleted_at = ?2, deletion_hlc = ?3, deletion_device = ?4,
                title = '', title_source = 'words', system = NULL, chain = NULL, reach = NULL, folder = NULL,
                pinned_at = NULL, archived_at = NULL, head = NULL, tags = '[]', wishes = NULL, files_stay = 0,
                hlc = ?3, device = ?4
             WHERE id = ?1 AND deleted_at IS NOT NULL AND gone_at IS NULL",
            (chat, write.at, stamp.hlc, stamp.device),
        )?;
        search::title_changed(write.tx, chat)?;
    }
    let mut unfinished = write.tx.prepare_cached(
        "SELECT id FROM chats WHERE gone_at IS NOT NULL
            AND EXISTS (SELECT 1 FROM messages WHERE chat = chats.id)
            AND NOT EXISTS (SELECT 1 FROM import_undo WHERE chat = chats.id)",
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
        write
            .tx
            .execute("DELETE FROM drafts WHERE slot = ?1", [chat.to_string()])?;
    }
    if !all.is_empty() {
        search::clean::due(write.tx)?;
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
    search::message_goes(write.tx, message)?;
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
