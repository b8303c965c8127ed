//! What leaves the history and what comes into it.

use super::{ChatId, FolderId, Timestamp};
use serde::{Deserialize, Serialize};

/// What an export is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum ExportFormat {
    /// Everything, to be imported again.
    Json,
    /// To be read.
    Markdown,
}

/// Which chats an export has; never a deleted one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum ExportOf {
    #[default]
    All,
    Chat {
        chat: ChatId,
    },
    /// The chats that stand in it, archived ones too, and the folder itself.
    Folder {
        folder: FolderId,
    },
}

/// What was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Exported {
    pub chats: u64,
    pub messages: u64,
    pub files: u64,
    /// Files that are not on the disk any more: their names are in the export, their bytes are not.
    pub files_missing: u64,
}

/// Whose file is imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum ImportSource {
    /// An export of this app.
    Own,
    /// The history of another machine, or a backup of one.
    History,
    ChatGpt,
    Claude,
    Gemini,
    LibreChat,
    OpenWebUi,
    CherryStudio,
    Jan,
}

impl ImportSource {
    /// As it is called; the two of this app are called by sentences of the catalogue.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::History => "history",
            Self::ChatGpt => "ChatGPT",
            Self::Claude => "Claude",
            Self::Gemini => "Gemini",
            Self::LibreChat => "LibreChat",
            Self::OpenWebUi => "Open WebUI",
            Self::CherryStudio => "Cherry Studio",
            Self::Jan => "Jan",
        }
    }
}

/// Why something of a file was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum ImportTrouble {
    /// A chat is damaged or not written as its service writes them.
    Broken,
    /// A chat contradicts itself: a message follows itself, or was written in the future.
    Unsound,
    /// A chat is larger than what is read of one.
    TooLong,
    /// A chat in which nobody says anything.
    Empty,
    /// The file breaks off: what stands behind is not there.
    Ended,
    /// The archive unpacks to far more than it seems to be.
    Bomb,
    /// The file names a file and does not have it.
    FileMissing,
    /// A file's bytes are not what they were.
    FileDamaged,
    /// A file is larger than what is kept of one.
    FileTooLarge,
}

impl ImportTrouble {
    /// As in JSON and in the catalogue.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Broken => "broken",
            Self::Unsound => "unsound",
            Self::TooLong => "too-long",
            Self::Empty => "empty",
            Self::Ended => "ended",
            Self::Bomb => "bomb",
            Self::FileMissing => "file-missing",
            Self::FileDamaged => "file-damaged",
            Self::FileTooLarge => "file-too-large",
        }
    }
}

/// So many times the same trouble, in a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ImportNote {
    pub trouble: ImportTrouble,
    pub count: u64,
    pub message: String,
}

/// What an import would bring. Nothing was changed yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ImportPreview {
    /// Names the import in what follows.
    pub import: String,
    /// The file's own name.
    pub file: String,
    pub source: ImportSource,
    pub chats: u64,
    /// Of these, here already.
    pub known: u64,
    pub messages: u64,
    pub files: u64,
    /// Providers that are not here.
    pub providers: u64,
    pub first_at: Option<Timestamp>,
    pub last_at: Option<Timestamp>,
    pub notes: Vec<ImportNote>,
}

/// What an import brought.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Imported {
    /// Chats that were not here.
    pub chats: u64,
    /// Chats that were here and to which something came.
    pub more: u64,
    /// Chats that were here as they are.
    pub known: u64,
    /// Chats that were deleted here, and stay so.
    pub deleted: u64,
    pub messages: u64,
    pub files: u64,
    /// Providers that were not here. They are paused, and have no key.
    pub providers: u64,
    pub notes: Vec<ImportNote>,
}

/// How far an export or an import has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ExchangeProgress {
    pub done: u64,
    /// Zero where it is not known.
    pub total: u64,
}
