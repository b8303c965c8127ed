//! The history: every chat, word and attempt, in SQLite on the person's own disk.
//!
//! [`History`] is one opening of it. Its calls run on threads of its own and never block the
//! caller's. Each table has a file with its schema, rows and queries; `migrate` opens the file,
//! `db` owns the threads. Several processes may have the same history open; see [`Changes`].
//!
//! What is committed durably (a question, the end of an answer, whatever a person changes) outlives
//! a power loss when its call returns. What grows (checkpoints, attempts, health) outlives a killed
//! process. No call replaces what was said: an edit and another answer are branches, a deletion is a
//! mark.

mod attachments;
mod attempts;
mod backups;
mod changes;
mod chats;
mod check;
mod compared;
mod copies;
mod db;
mod drafts;
mod error;
mod files;
mod folders;
mod forget;
mod health;
mod library;
mod messages;
mod meta;
mod migrate;
mod only_read;
mod outages;
mod owner;
mod paces;
mod page_notes;
mod places;
mod prompt;
mod providers;
mod records;
mod rejected;
pub mod rescue;
mod resume;
mod salvage;
mod seams;
mod search;
mod settings;
mod title;
mod traffic;
mod tree;
mod turns;
mod usage;
mod values;
mod variables;
mod waiting;
mod written;

#[cfg(test)]
mod stories;

pub use attachments::AttachmentRow;
pub use backups::{Backups, Pace, Packed, Restorable};
pub use changes::{Change, ChangeKind, Changes};
pub use chats::{ChatCursor, ChatSetup, TitleSource};
pub use check::check;
pub use drafts::DraftPlace;
pub use error::{HistoryError, HistoryResult};
pub use forget::Forgotten;
pub use health::{HealthTransition, LaneHealthRow, Lease, PAUSED, RESUMED};
pub use outages::OutageRow;
pub use owner::boot;
pub use paces::{First, LanePace};
pub use page_notes::PageNote;
pub use providers::{KeySource, LanePause, ModelList, ProviderRow};
pub use records::{Added, FileRow, Merger, Reader};
pub use rejected::RejectedParameter;
pub use resume::BrokenAnswer;
pub use search::{Day, IndexStep};
pub use title::title_from;
pub use traffic::{Counted, HALF_HOUR_MS, Switched};
pub use usage::{Counts, ForWhat, UsageRows};
pub use variables::{early_setting, key_variables};
pub use waiting::{Claimed, Keeper, WaitingRow};
pub use written::Written;

use crate::contract::Timestamp;
use std::path::Path;
use std::sync::Arc;
use uuid::Uuid;

/// An opening of the history. Clones share its threads; the last one dropped closes it and waits up
/// to 5 s for what is still to be written. Use [`History::close`] to wait without blocking.
#[derive(Clone)]
pub struct History {
    threads: Arc<db::Threads>,
    /// Absent where it is nowhere but in memory.
    folder: Option<Arc<Path>>,
    /// Tells this opening's changes from those of other processes.
    origin: i64,
    ended_badly: bool,
}

impl History {
    /// Opens the history in `folder`, which is made where it is not there, at the newest version.
    /// Answers whose process died are marked as interrupted.
    ///
    /// # Errors
    /// `CannotWrite`, `Newer`, `Damaged`, `Foreign` or `Locked`; in each case what is there stays as
    /// it is.
    pub async fn open(folder: &Path, now: Timestamp) -> HistoryResult<Self> {
        Self::open_with(folder, now, db::CURRENT).await
    }

    /// A new, empty history that is nowhere but in this process, and gone when it is closed.
    ///
    /// # Errors
    /// When SQLite has no memory for it.
    pub async fn in_memory(now: Timestamp) -> HistoryResult<Self> {
        Self::start(db::Place::Memory(Uuid::now_v7()), now, db::CURRENT).await
    }

    async fn open_with(
        folder: &Path,
        now: Timestamp,
        migrations: &'static [migrate::Migration],
    ) -> HistoryResult<Self> {
        Self::start(db::Place::Folder(folder.to_owned()), now, migrations).await
    }

    async fn start(
        place: db::Place,
        now: Timestamp,
        migrations: &'static [migrate::Migration],
    ) -> HistoryResult<Self> {
        // The random half of a UUID: two openings never share it.
        let origin = Uuid::now_v7().as_u64_pair().1.cast_signed();
        let ended_badly = place.has_log();
        let folder = match &place {
            db::Place::Folder(folder) => Some(folder.as_path().into()),
            db::Place::Memory(_) => None,
        };
        let threads = db::Threads::start(place, migrations, origin, now, |write| {
            messages::mark_interrupted(write)?;
            changes::prune(write.tx)
        })
        .await?;
        Ok(Self {
            threads,
            folder,
            origin,
            ended_badly,
        })
    }

    /// Whether the last process to use the history did not close it, or another one still has it open.
    #[must_use]
    pub fn ended_badly(&self) -> bool {
        self.ended_badly
    }

    /// The folder of what stood in the history's place before this opening put a backup there.
    #[must_use]
    pub fn replaced(&self) -> Option<&str> {
        self.threads.begun().replaced.as_deref()
    }

    /// Its folder cannot be written: it can be read, and every change is refused.
    #[must_use]
    pub fn is_only_read(&self) -> bool {
        self.threads.begun().only_read
    }

    /// Reads the whole database and compares its parts: some 0.3 s for each 100 MB. A start checks
    /// small ones by itself.
    ///
    /// # Errors
    /// `Damaged` with the first thing that is wrong.
    pub async fn check(&self) -> HistoryResult<()> {
        self.threads.read(migrate::check).await
    }

    /// Carries out what is queued and closes the database; later calls fail. `false` when it took
    /// longer than 5 s: it goes on in the background.
    pub async fn close(&self) -> bool {
        let threads = Arc::clone(&self.threads);
        tokio::task::spawn_blocking(move || threads.close())
            .await
            .unwrap_or(false)
    }
}
