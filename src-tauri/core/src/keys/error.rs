//! Why a key could not be had or kept.

use crate::contract::{ApiError, ErrorCode};
use crate::texts::{say, say_with};

/// Never holds a key or a part of one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// It may be there, but the keyring is locked.
    #[error("the keyring is locked")]
    Locked,
    /// The keyring has no key for this provider.
    #[error("no key is stored")]
    Missing,
    /// There is one, entered for another scheme, host or port: it is not sent elsewhere.
    #[error("the key was entered for {entered_for}")]
    OtherAddress { entered_for: String },
    /// This system has no keyring.
    #[error("there is no keyring")]
    NoKeyring,
    /// The keyring did not answer within the limit.
    #[error("the keyring did not answer")]
    TimedOut,
    /// The keyring answered with an error.
    #[error("the keyring failed: {0}")]
    Failed(String),
}

impl From<KeyError> for ApiError {
    fn from(error: KeyError) -> Self {
        let (code, message) = match error {
            KeyError::Locked => (ErrorCode::KeyringLocked, say("error-key-locked")),
            KeyError::Missing => (ErrorCode::NotFound, say("error-key-missing")),
            KeyError::OtherAddress { entered_for } => (
                ErrorCode::NotFound,
                say_with("error-key-other-address", &[("address", entered_for.into())]),
            ),
            KeyError::NoKeyring => (ErrorCode::KeyringMissing, say("error-key-no-keyring")),
            KeyError::TimedOut => (ErrorCode::KeyringFailed, say("error-key-timed-out")),
            KeyError::Failed(reason) => (
                ErrorCode::KeyringFailed,
                say_with("error-key-failed", &[("reason", reason.into())]),
            ),
        };
        Self::new(code, message)
    }
}
