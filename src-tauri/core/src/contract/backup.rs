//! Backups of the history, and what can be done about a damaged one.

use super::Timestamp;
use serde::{Deserialize, Serialize};

/// Why a backup was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum BackupKind {
    /// By itself, once a day; the oldest go.
    Daily,
    /// At the person's word; stays until it is removed.
    ByHand,
    /// Before an update changed the form of the history; the oldest go.
    BeforeUpdate,
}

/// What a history holds, as a person recognises it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct HistoryContent {
    /// Of the database's form.
    pub version: i32,
    /// Without those in the bin.
    pub chats: u64,
    pub messages: u64,
    /// When the last message was written.
    pub newest: Option<Timestamp>,
    /// Of the database, without files.
    pub bytes: u64,
}

/// A backup in the app's folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Backup {
    /// Of its file.
    pub name: String,
    pub kind: BackupKind,
    pub at: Timestamp,
    /// Absent where it cannot be read.
    pub content: Option<HistoryContent>,
}

/// How far deleting for good has come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct GoneForGood {
    pub chats: u32,
    /// False while another process reads the history: traces stay in its log until that ends.
    pub log_is_clean: bool,
    pub backups: BackupTraces,
    /// Folders of the home with histories that were set aside: they may have it, and are the person's to remove.
    pub aside: Vec<String>,
}

/// What the backups still have of what was deleted for good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum BackupTraces {
    /// Nothing.
    None,
    /// They are being written anew. That goes on while the app runs, and after its next start.
    Following,
    /// One cannot be written anew. It goes by its age at that time, or stays until it is removed by hand.
    Left { until: Option<Timestamp> },
}

/// What is in a backup that was read as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct BackupLook {
    pub content: HistoryContent,
    /// Attached files that it names and that are nowhere.
    pub files_missing: u64,
}

/// Answers that the disk has no room for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Unstored {
    pub answers: u32,
    /// That they need.
    pub bytes: u64,
}

/// A damaged history, and what there is in its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Rescue {
    /// What can still be read; absent where nothing can.
    pub readable: Option<HistoryContent>,
    /// Pages and rows of which something is there and cannot be read.
    pub lost: u64,
    /// The newest backup that is whole.
    pub backup: Option<Backup>,
    /// The folder that the damaged files go to.
    pub aside: String,
}

/// What takes the place of a damaged history.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum RescueChoice {
    Readable,
    Backup,
    /// What is readable, and from the backup what is lost.
    Both,
}

/// What a look at the whole history found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct HistoryCheck {
    pub content: Option<HistoryContent>,
    /// In SQLite's words.
    pub problems: Vec<String>,
    /// Rows that refer to rows that are not there.
    pub orphans: u64,
    /// Changes at the end of the write-ahead log that a broken one before them cuts off.
    pub cut_off: u64,
    pub files: u64,
    pub files_missing: Vec<String>,
    pub files_damaged: Vec<String>,
    /// There, where the database cannot be opened or is not whole.
    pub rescue: Option<Rescue>,
}

impl HistoryCheck {
    /// Nothing is wrong.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.problems.is_empty()
            && self.orphans == 0
            && self.cut_off == 0
            && self.files_missing.is_empty()
            && self.files_damaged.is_empty()
            && self.rescue.is_none()
    }
}
