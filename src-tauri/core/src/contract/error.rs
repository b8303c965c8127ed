//! The closed set of errors at the boundary. A front decides by `code`, never by the message.

use serde::{Deserialize, Serialize};

/// Why an operation of the app (not an attempt at a provider) did not happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum ErrorCode {
    /// What was given cannot be used; the message says what is wrong with it.
    InvalidInput,
    /// The chat, message, provider or setting is not there.
    NotFound,
    /// A name is taken, or the thing changed meanwhile.
    Conflict,
    /// Another turn is running in this chat.
    Busy,
    /// No provider is set up.
    NoProvider,
    /// The keyring is locked; nothing was changed.
    KeyringLocked,
    /// There is no keyring here.
    KeyringMissing,
    /// The keyring answered with an error or not at all.
    KeyringFailed,
    /// The provider refused the key, or could not be asked.
    KeyRefused,
    /// The provider's address cannot be reached.
    Unreachable,
    /// The provider answered with an error.
    Provider,
    /// Plain http to another machine, without the user's word for it.
    PlainHttp,
    /// The history was written by a newer version.
    HistoryNewer,
    /// The history cannot be read.
    HistoryDamaged,
    /// The disk is full or the folder cannot be written.
    CannotWrite,
    /// The app runs already for this home.
    AlreadyRunning,
    /// The desktop lacks what this needs.
    Unsupported,
    /// Something that should not happen; the message carries what is known.
    Internal,
}

/// What happened, what the app did about it, and what the person can do: one or two sentences in
/// `message`, made from the catalogue of texts. Never contains a key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[error("{message}")]
pub struct ApiError {
    pub code: ErrorCode,
    pub message: String,
}

impl ApiError {
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
        }
    }
}

pub type ApiResult<T> = Result<T, ApiError>;
