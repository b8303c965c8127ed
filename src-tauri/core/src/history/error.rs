//! Why something in the history could not be read or kept.

use crate::contract::{ApiError, ErrorCode};
use crate::engine::TurnStoreError;
use crate::texts;
use rusqlite::ErrorCode as Sqlite;

/// Closed, so that each case has its own words at the boundary. The strings inside are for logs
/// and reports; none holds text of a chat.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HistoryError {
    /// The disk is full, the folder is read-only, or the disk answers with errors.
    #[error("the history cannot be written: {0}")]
    CannotWrite(String),
    /// What was asked for is not there (or was deleted).
    #[error("{0} is not there")]
    NotFound(&'static str),
    /// A living process is writing an answer in this chat.
    #[error("an answer is being written in this chat")]
    Busy,
    /// Another program has held the database for longer than [`super::db::BUSY_LIMIT`].
    #[error("another program is holding the history")]
    Locked,
    /// An import has held the database for as long; it lets others in between its steps.
    #[error("an import is holding the history")]
    Importing,
    /// Written by a newer version of the app; nothing was touched.
    #[error("the history has version {found}; this app knows {known}")]
    Newer { found: i32, known: i32 },
    /// Not readable as the database it should be; nothing was touched.
    #[error("the history is damaged: {0}")]
    Damaged(String),
    /// A database of another program stands in its place; nothing was touched.
    #[error("the file is a database of another program")]
    Foreign,
    /// What was to be restored is no backup of a history; nothing was touched.
    #[error("the file is no backup of a history")]
    NoBackup,
    /// In bytes; nothing was written.
    #[error("{needed} bytes are needed and {free} are free")]
    NoRoom { needed: u64, free: u64 },
    /// A name is taken, or an id is there already.
    #[error("{0} is taken")]
    Conflict(&'static str),
    #[error("{0}")]
    Other(String),
}

pub type HistoryResult<T> = Result<T, HistoryError>;

impl From<rusqlite::Error> for HistoryError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::Error as E;
        let text = error.to_string();
        match &error {
            E::SqliteFailure(failure, _) => match failure.code {
                Sqlite::DiskFull
                | Sqlite::ReadOnly
                | Sqlite::CannotOpen
                | Sqlite::SystemIoFailure
                | Sqlite::PermissionDenied => Self::CannotWrite(text),
                Sqlite::DatabaseCorrupt | Sqlite::NotADatabase => Self::Damaged(text),
                Sqlite::DatabaseBusy | Sqlite::DatabaseLocked => Self::Locked,
                _ => Self::Other(text),
            },
            // STRICT tables and CHECKs keep such values out: they come from a broken page.
            E::FromSqlConversionFailure(..)
            | E::InvalidColumnType(..)
            | E::IntegralValueOutOfRange(..)
            | E::Utf8Error(..) => Self::Damaged(text),
            _ => Self::Other(text),
        }
    }
}

impl From<std::io::Error> for HistoryError {
    fn from(error: std::io::Error) -> Self {
        Self::CannotWrite(error.to_string())
    }
}

impl From<serde_json::Error> for HistoryError {
    fn from(error: serde_json::Error) -> Self {
        Self::Damaged(format!("a stored value cannot be read: {error}"))
    }
}

impl From<HistoryError> for TurnStoreError {
    fn from(error: HistoryError) -> Self {
        match error {
            // It stays in memory and is tried again.
            HistoryError::CannotWrite(_) | HistoryError::NoRoom { .. } | HistoryError::Locked => {
                Self::CannotWrite
            }
            HistoryError::Importing => Self::Importing,
            HistoryError::NotFound(what) => Self::NotFound(what),
            HistoryError::Busy => Self::Busy,
            other => Self::Other(other.to_string()),
        }
    }
}

impl From<HistoryError> for ApiError {
    fn from(error: HistoryError) -> Self {
        let code = match &error {
            HistoryError::CannotWrite(_) | HistoryError::Locked | HistoryError::NoRoom { .. } => {
                ErrorCode::CannotWrite
            }
            HistoryError::NoBackup => ErrorCode::InvalidInput,
            HistoryError::NotFound(_) => ErrorCode::NotFound,
            HistoryError::Busy | HistoryError::Importing => ErrorCode::Busy,
            HistoryError::Newer { .. } => ErrorCode::HistoryNewer,
            HistoryError::Damaged(_) | HistoryError::Foreign => ErrorCode::HistoryDamaged,
            HistoryError::Conflict(_) => ErrorCode::Conflict,
            HistoryError::Other(_) => ErrorCode::Internal,
        };
        // The reason is for the log: file names and SQLite's own words help no reader of a window.
        if !matches!(code, ErrorCode::NotFound | ErrorCode::Busy | ErrorCode::Conflict) {
            tracing::warn!(%error, "the history did not do as asked");
        }
        let message = match &error {
            HistoryError::Locked => texts::say("error-history-locked"),
            HistoryError::Importing => texts::say("error-history-importing"),
            HistoryError::Foreign => texts::say("error-history-foreign"),
            HistoryError::Newer { found, known } => texts::say_with(
                "error-history-newer",
                // As words: a version is not a quantity, and is not grouped like one.
                &[
                    ("found", found.to_string().into()),
                    ("known", known.to_string().into()),
                ],
            ),
            HistoryError::NoBackup => texts::say("error-history-no-backup"),
            HistoryError::NoRoom { needed, free } => texts::say_with(
                "error-history-no-room",
                &[
                    ("needed", texts::size(*needed).into()),
                    ("free", texts::size(*free).into()),
                ],
            ),
            HistoryError::Other(reason) => {
                texts::say_with("error-history-other", &[("reason", reason.as_str().into())])
            }
            _ => texts::error_code(code),
        };
        Self::new(code, message)
    }
}
