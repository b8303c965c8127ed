//! Bringing chats in, beside whoever else writes.

use super::super::changes::{self, ChangeKind};
use super::super::error::{HistoryError, HistoryResult};
use super::super::files::Files;
use super::super::migrate;
use super::super::owner::Owner;
use super::super::search;
use super::super::values::AnyId;
use super::{known, library, provider, read, undo, write};
use crate::contract::{AttachmentId, ChatId, MessageId, Timestamp};
use crate::exchange::{
    ChatRecord, FolderRecord, LibraryRecord, MessageRecord, ProviderRecord, Unsound, further, merge,
    merge_folders, merge_library,
};
use rusqlite::{Connection, OptionalExtension as _};
use std::collections::{HashMap, HashSet};
use std::time::{Duration, Instant};
use uuid::Uuid;

/// A transaction takes in chats for so long: a checkpoint or a question waits no longer than that.
/// Each commit writes anew what it touched of all indexes, so shorter ones make an import longer.
const AT_ONCE: Duration = Duration::from_millis(200);

/// Between two transactions, so that whoever waits for the database finds it free: SQLite looks again
/// after 25 ms at most in its first tries.
const PAUSE: Duration = Duration::from_millis(10);

/// What became of a chat that was brought in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// It was not here.
    New { messages: usize },
    /// It was here, and something came to it: so many messages, or something a person had changed.
    More { messages: usize },
    /// All of it was here, and nothing was changed.
    Known,
    /// It was deleted here and stays so; what came lies in the bin with it.
    Deleted,
    /// Nothing of it was taken.
    Unsound(Unsound),
}

/// Takes chats in. Others write in between; dropped before [`Merger::finish`], everything is undone at
/// the next start.
pub struct Merger {
    conn: Connection,
    import: AnyId,
    now: Timestamp,
    origin: i64,
    /// Since when the transaction under way is.
    since: Option<Instant>,
    /// The latest logical time that came in.
    latest: i64,
    changed: bool,
}

impl Merger {
    pub(super) fn open(files: &Files, now: Timestamp) -> HistoryResult<Self> {
        let conn = migrate::connect(&files.database())?;
        // Each commit outlives a killed process; the last one flushes them all.
        // What comes in has ids of all times, which lie all over the indexes: with SQLite's usual 2 MB each
        // row reads and writes pages again and again. 64 MB, in pages of 4 KB, given back with the connection;
        // the log is taken into the database each 128 MB, as the same pages are in it many times.
        conn.execute_batch(
            "PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 32768",
        )?;
        let import = Uuid::now_v7();
        let me = Owner::me();
        conn.execute(
            "INSERT INTO imports (id, owner_pid, owner_start, owner_boot, heartbeat) VALUES (?1, ?2, ?3, ?4, ?5)",
            (AnyId(import), me.pid, me.start, &me.boot, now),
        )?;
        Ok(Self {
            conn,
            import: AnyId(import),
            now,
            origin: import.as_u64_pair().1.cast_signed(),
            since: None,
            latest: 0,
            changed: false,
        })
    }

    /// Whether the chat is here, deleted or not.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn has(&self, chat: ChatId) -> HistoryResult<bool> {
        Ok(self
            .conn
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM chats WHERE id = ?1)")?
            .query_row([chat], |row| row.get(0))?)
    }

    /// Whether the file's row is here; its bytes may not be.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn has_file(&self, file: &AttachmentId) -> HistoryResult<bool> {
        Ok(self
            .conn
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM attachments WHERE hash = ?1)")?
            .query_row([file], |row| row.get(0))?)
    }

    /// Takes a chat in: its files have to be here.
    ///
    /// # Errors
    /// When the database cannot be written. What came before can still be undone.
    pub fn add(&mut self, mut chat: ChatRecord) -> HistoryResult<Added> {
        chat.about = chat.about.bounded();
        if let Err(reason) = chat.check(self.now) {
            tracing::warn!(%reason, "a chat that was to be imported is not sound");
            return Ok(Added::Unsound(reason));
        }
        self.begin()?;
        let deletion = chat.deletion.map_or(0, |stamp| stamp.hlc);
        self.latest = self.latest.max(chat.about.changed.hlc).max(deletion);
        let added = self.take(chat)?;
        self.changed |= !matches!(added, Added::Known);
        if self.since.is_some_and(|since| since.elapsed() >= AT_ONCE) {
            self.let_go()?;
        }
        Ok(added)
    }

    /// Takes a folder in; false where it is not sound. Two of the same name may come to stand side by
    /// side: which of them a person means is not for a merge to say.
    ///
    /// # Errors
    /// When the database cannot be written. What came before can still be undone.
    pub fn add_folder(&mut self, folder: FolderRecord) -> HistoryResult<bool> {
        if let Err(reason) = folder.check(self.now) {
            tracing::warn!(%reason, "a folder that was to be imported is not sound");
            return Ok(false);
        }
        self.begin()?;
        self.latest = self.latest.max(folder.changed.hlc);
        let ours = read::folder(&self.conn, folder.id)?;
        let merged = match ours.clone() {
            Some(ours) => merge_folders(ours, folder),
            None => folder,
        };
        if ours.as_ref() != Some(&merged) {
            let before = ours.map(|ours| serde_json::to_string(&ours)).transpose()?;
            self.conn
                .prepare_cached(
                    "INSERT INTO import_undo (import, chat, folder, upto, before) VALUES (?1, ?2, 1, ?3, ?4)",
                )?
                .execute((self.import, merged.id, merged.changed.hlc, before))?;
            write::folder(&self.conn, &merged)?;
            self.changed = true;
        }
        Ok(true)
    }

    /// Takes a prompt or an assistant in; false where it is not sound.
    ///
    /// # Errors
    /// When the database cannot be written. What came before can still be undone.
    pub fn add_library(&mut self, item: LibraryRecord) -> HistoryResult<bool> {
        if let Err(reason) = item.check(self.now) {
            tracing::warn!(%reason, "an item of a library that was to be imported is not sound");
            return Ok(false);
        }
        self.begin()?;
        self.latest = self.latest.max(item.changed.hlc);
        let ours = library::one(&self.conn, item.item.id)?;
        let merged = match ours.clone() {
            Some(ours) => merge_library(ours, item),
            None => item,
        };
        if ours.as_ref() != Some(&merged) {
            let before = ours.map(|ours| serde_json::to_string(&ours)).transpose()?;
            self.conn
                .prepare_cached(
                    "INSERT INTO import_undo (import, chat, folder, upto, before) VALUES (?1, ?2, 2, ?3, ?4)",
                )?
                .execute((self.import, merged.item.id, merged.changed.hlc, before))?;
            library::write(&self.conn, &merged)?;
            self.changed = true;
        }
        Ok(true)
    }

    /// Takes a provider in that is not here: paused, and without a key.
    ///
    /// # Errors
    /// When the database cannot be written. What came before can still be undone.
    pub fn add_provider(&mut self, record: &ProviderRecord) -> HistoryResult<Added> {
        if let Err(reason) = record.check(self.now) {
            tracing::warn!(%reason, "a provider that was to be imported is not sound");
            return Ok(Added::Unsound(reason));
        }
        self.begin()?;
        self.latest = self.latest.max(record.changed.hlc);
        if provider::has(&self.conn, record)? {
            return Ok(Added::Known);
        }
        self.conn
            .prepare_cached("INSERT INTO import_undo (import, chat, folder, upto) VALUES (?1, ?2, 3, ?3)")?
            .execute((self.import, record.id, record.changed.hlc))?;
        provider::write(&self.conn, record)?;
        changes::append(
            &self.conn,
            ChangeKind::Provider,
            Some(record.id.0),
            self.now,
            self.origin,
        )?;
        Ok(Added::New { messages: 0 })
    }

    /// Lets others write: for when something else takes long.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn let_go(&mut self) -> HistoryResult<()> {
        if self.since.take().is_some() {
            self.conn
                .prepare_cached("UPDATE imports SET heartbeat = ?2 WHERE id = ?1")?
                .execute((self.import, crate::clock::wall()))?;
            self.conn.execute_batch("COMMIT")?;
            std::thread::sleep(PAUSE);
        }
        Ok(())
    }

    /// Keeps what came in. When this returns it outlives a power loss.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn finish(mut self) -> HistoryResult<()> {
        self.let_go()?;
        undo::forget(&self.conn, self.import)?;
        self.conn.execute_batch("PRAGMA synchronous = FULL")?;
        self.begin()?;
        self.conn
            .execute("UPDATE meta SET hlc = max(hlc, ?1)", [self.latest])?;
        self.conn
            .execute("DELETE FROM imports WHERE id = ?1", [self.import])?;
        if self.changed {
            search::titles_later(&self.conn)?;
            changes::append(&self.conn, ChangeKind::Chat, None, self.now, self.origin)?;
        }
        Ok(self.conn.execute_batch("COMMIT")?)
    }

    /// Makes everything as it was. Chats that a person wrote in meanwhile stay.
    ///
    /// # Errors
    /// When the database cannot be written; the next start goes on with it.
    pub fn undo(mut self) -> HistoryResult<()> {
        if self.since.take().is_some() {
            self.conn.execute_batch("ROLLBACK")?;
        }
        undo::all(&self.conn, self.import)?;
        if self.changed {
            changes::append(&self.conn, ChangeKind::Chat, None, self.now, self.origin)?;
        }
        Ok(())
    }

    fn begin(&mut self) -> HistoryResult<()> {
        if self.since.is_some() {
            return Ok(());
        }
        self.conn
            .execute_batch("BEGIN IMMEDIATE; PRAGMA defer_foreign_keys = ON")?;
        self.since = Some(Instant::now());
        let found = migrate::version(&self.conn)?;
        if found > known() {
            return Err(HistoryError::Newer {
                found,
                known: known(),
            });
        }
        Ok(())
    }

    fn take(&self, chat: ChatRecord) -> HistoryResult<Added> {
        match read::row(&self.conn, chat.id)? {
            None => self.take_new(chat),
            Some(row) => self.take_more(row, chat),
        }
    }

    fn take_new(&self, chat: ChatRecord) -> HistoryResult<Added> {
        let mut chat = chat.without_words();
        self.without_others(&mut chat)?;
        write::chat(&self.conn, &chat)?;
        for message in &chat.messages {
            self.put_new(chat.id, message)?;
        }
        let upto: i64 = self
            .conn
            .prepare_cached("SELECT ifnull(max(n), 0) FROM messages WHERE chat = ?1")?
            .query_row([chat.id], |row| row.get(0))?;
        self.undo_by(chat.id, None, upto, None)?;
        if chat.gone_at.is_some() {
            return Ok(Added::Deleted);
        }
        Ok(Added::New {
            messages: chat.messages.len(),
        })
    }

    fn take_more(&self, row: ChatRecord, mut chat: ChatRecord) -> HistoryResult<Added> {
        self.without_others(&mut chat)?;
        let mut messages = parents_first(std::mem::take(&mut chat.messages));
        // What went for good, here or there, is given nothing. Its words go when the import is through:
        // until then it may have to be given back.
        if row.gone_at.is_some() || chat.gone_at.is_some() {
            messages.clear();
        }
        let mut came = 0;
        let mut changed = false;
        for message in &messages {
            match read::message(&self.conn, message.id)? {
                None => {
                    self.put_new(chat.id, message)?;
                    self.undo_by(chat.id, Some(message.id), self.conn.last_insert_rowid(), None)?;
                    came += 1;
                }
                Some(ours) if further(&ours, message) && !self.is_written(message.id)? => {
                    let before = serde_json::to_string(&ours)?;
                    self.undo_by(chat.id, Some(message.id), 0, Some(before))?;
                    write::clear(&self.conn, message.id)?;
                    write::message(&self.conn, chat.id, message)?;
                    search::message_ended(&self.conn, message.id)?;
                    changed = true;
                }
                Some(_) => {}
            }
        }
        let merged = merge(row.clone(), chat);
        if merged != row {
            let before = serde_json::to_string(&row)?;
            self.undo_by(row.id, None, merged.about.changed.hlc, Some(before))?;
            write::chat(&self.conn, &merged)?;
            search::title_changed(&self.conn, merged.id)?;
            changed = true;
        }
        Ok(match (came, changed, merged.deleted_at) {
            (0, false, None) => Added::Known,
            (_, _, Some(_)) if row.deleted_at.is_some() => Added::Deleted,
            (messages, ..) => Added::More { messages },
        })
    }

    /// Its words are indexed after the import: that takes longer than all the rest of it.
    fn put_new(&self, chat: ChatId, message: &MessageRecord) -> HistoryResult<()> {
        if write::message(&self.conn, chat, message)? {
            search::message_later(&self.conn, message.id)?;
        }
        Ok(())
    }

    /// An answer that some process writes is that process's.
    fn is_written(&self, message: MessageId) -> HistoryResult<bool> {
        Ok(self
            .conn
            .prepare_cached("SELECT status = 'streaming' FROM messages WHERE id = ?1")?
            .query_row([message], |row| row.get(0))?)
    }

    /// Leaves out messages whose ids are those of messages in other chats here: a copy under another
    /// chat's name, or a file that means harm. What followed them begins anew.
    fn without_others(&self, chat: &mut ChatRecord) -> HistoryResult<()> {
        let mut theirs: HashSet<MessageId> = HashSet::new();
        let mut statement = self
            .conn
            .prepare_cached("SELECT chat FROM messages WHERE id = ?1")?;
        for message in &chat.messages {
            let found: Option<ChatId> = statement.query_row([message.id], |row| row.get(0)).optional()?;
            if found.is_some_and(|found| found != chat.id) {
                theirs.insert(message.id);
            }
        }
        if theirs.is_empty() {
            return Ok(());
        }
        let before: HashMap<MessageId, Option<MessageId>> = chat
            .messages
            .iter()
            .map(|message| (message.id, message.parent))
            .collect();
        let standing = |mut parent: Option<MessageId>| {
            while let Some(id) = parent.filter(|id| theirs.contains(id)) {
                parent = before.get(&id).copied().flatten();
            }
            parent
        };
        chat.messages
            .retain(|message: &MessageRecord| !theirs.contains(&message.id));
        for message in &mut chat.messages {
            message.parent = standing(message.parent);
        }
        chat.shown = standing(chat.shown);
        Ok(())
    }

    fn undo_by(
        &self,
        chat: ChatId,
        message: Option<MessageId>,
        upto: i64,
        before: Option<String>,
    ) -> HistoryResult<()> {
        self.conn
            .prepare_cached(
                "INSERT INTO import_undo (import, chat, message, upto, before) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute((self.import, chat, message, upto, before))?;
        Ok(())
    }
}

/// So that undoing, which goes the other way, never takes away what something follows.
fn parents_first(mut messages: Vec<MessageRecord>) -> Vec<MessageRecord> {
    let parents: HashMap<MessageId, Option<MessageId>> = messages
        .iter()
        .map(|message| (message.id, message.parent))
        .collect();
    let in_order = messages
        .iter()
        .scan(HashSet::new(), |seen, message| {
            let fits = message.parent.is_none_or(|parent| seen.contains(&parent));
            seen.insert(message.id);
            Some(fits)
        })
        .all(|fits| fits);
    if !in_order {
        let depth = |message: &MessageRecord| {
            std::iter::successors(message.parent, |id| parents.get(id).copied().flatten()).count()
        };
        messages.sort_by_cached_key(depth);
    }
    messages
}
