//! Files that go with a question.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// The SHA-256 of a file's bytes, as 64 lowercase hexadecimal digits: the same file is kept once,
/// however often it is attached.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(type = "string"))]
#[serde(transparent)]
pub struct AttachmentId(String);

impl AttachmentId {
    /// The id of a file whose bytes have this SHA-256.
    #[must_use]
    pub fn of_digest(digest: &[u8; 32]) -> Self {
        Self(digest.iter().map(|byte| format!("{byte:02x}")).collect())
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for AttachmentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Not 64 lowercase hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an attachment is named by 64 hexadecimal digits")]
pub struct NotAnAttachmentId;

impl FromStr for AttachmentId {
    type Err = NotAnAttachmentId;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        if text.len() == 64 && text.bytes().all(digit) {
            Ok(Self(text.to_owned()))
        } else {
            Err(NotAnAttachmentId)
        }
    }
}

/// It becomes part of a path: nothing else than such digits is ever one.
impl<'de> Deserialize<'de> for AttachmentId {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// What a file is to a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum AttachmentKind {
    /// Only models that see take it.
    Image,
    /// Goes as it is to models that read PDF, as its text to the others.
    Pdf,
    /// Goes as what it is: text.
    Text,
    /// An office document, a book, a web page: goes as its text.
    Document,
}

/// A file that was attached, as a front shows it. Its bytes stay in the app.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Attachment {
    pub id: AttachmentId,
    /// As the file was called where it was attached, without its folder.
    pub name: String,
    pub kind: AttachmentKind,
    /// As found in the bytes, not as the name says.
    pub media_type: String,
    pub bytes: u64,
    /// In pixels; of an image.
    pub width: Option<u32>,
    pub height: Option<u32>,
    /// Of a PDF.
    pub pages: Option<u32>,
    /// Unicode scalar values of the text in it that a model is given; absent where none was found.
    pub chars: Option<u64>,
    /// A small picture of it can be had.
    pub thumbnail: bool,
    /// What of it could not be read, in a sentence: "Only the first 500 pages were read."
    pub note: Option<String>,
}

/// A file that goes with a new question: kept before, by attaching it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Attached {
    pub id: AttachmentId,
    pub name: String,
}
