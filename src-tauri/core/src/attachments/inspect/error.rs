use super::{MOST_BYTES, MOST_PIXELS};
use crate::contract::{ApiError, ErrorCode};
use crate::texts::{say, say_with};
use serde::Deserialize;

/// Why a file was not read. Its `Display` is a sentence for a person, without the file's name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.sentence())]
pub enum InspectError {
    /// There is not one byte in it.
    Empty,
    /// More than [`MOST_BYTES`].
    TooLarge,
    /// It says of itself why not.
    Refused(Refusal),
    TookTooLong,
    TooMuchMemory,
    /// The child ended or answered in a way it never should.
    Broke,
    /// The child could not be started, for this reason.
    NotStarted(String),
}

/// What the child says of a file it does not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Refusal {
    /// Neither a picture, a PDF, text nor a known document.
    UnknownKind,
    /// A document of Office 2003 or older.
    OldOffice,
    TooManyPixels,
    /// It asks for a password.
    Encrypted,
    Damaged,
    /// It unpacks to far more than its size.
    UnpacksTooLarge,
    /// It would need more memory than the child may take.
    TooMuchMemory,
}

impl InspectError {
    fn sentence(&self) -> String {
        match self {
            Self::Empty => say("attach-refused-empty"),
            Self::TooLarge => say_with(
                "attach-refused-too-large",
                &[("most", (MOST_BYTES / (1024 * 1024)).into())],
            ),
            Self::Refused(Refusal::UnknownKind) => say("attach-refused-unknown-kind"),
            Self::Refused(Refusal::OldOffice) => say("attach-refused-old-office"),
            Self::Refused(Refusal::TooManyPixels) => say_with(
                "attach-refused-too-many-pixels",
                &[("most", (MOST_PIXELS / 1_000_000).into())],
            ),
            Self::Refused(Refusal::Encrypted) => say("attach-refused-encrypted"),
            Self::Refused(Refusal::Damaged) => say("attach-refused-damaged"),
            Self::Refused(Refusal::UnpacksTooLarge) => say("attach-refused-unpacks-too-large"),
            Self::TookTooLong => say("attach-refused-took-too-long"),
            Self::TooMuchMemory | Self::Refused(Refusal::TooMuchMemory) => {
                say("attach-refused-too-much-memory")
            }
            Self::Broke => say("attach-refused-broke"),
            Self::NotStarted(reason) => say_with(
                "attach-refused-not-started",
                &[("reason", reason.as_str().into())],
            ),
        }
    }
}

impl From<InspectError> for ApiError {
    fn from(error: InspectError) -> Self {
        let code = match error {
            InspectError::NotStarted(_) => ErrorCode::Internal,
            _ => ErrorCode::InvalidInput,
        };
        Self::new(code, error.to_string())
    }
}
