//! What is in a file, found out in a child process: the parsers of hostile input run there, without
//! network, files or keys, and with limits. Nothing the child says is taken on trust.

mod answer;
mod child;
mod error;
mod picture;
#[cfg(test)]
mod tests;

pub use error::InspectError;

use crate::contract::AttachmentKind;
use bytes::Bytes;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;

/// The argument that makes the program inspect one file: bytes by standard input, answer by
/// standard output. Not for people, and in no help text.
pub const ARGUMENT: &str = "inspect-attachment";

/// Bytes of the largest file that is looked at. Providers take 10 to 50 MB in one request.
pub const MOST_BYTES: usize = 64 * 1024 * 1024;

/// UTF-8 bytes of text kept of one file: about 500,000 tokens, more than most models read.
pub const MOST_TEXT: usize = 2 * 1024 * 1024;

/// Pixels of the largest picture that is decoded.
pub const MOST_PIXELS: u64 = 100_000_000;

/// The longest side of a thumbnail, in pixels.
pub const THUMBNAIL_SIDE: u32 = 320;

/// The longest side of a picture as it is sent. Anthropic takes no larger ones in requests with
/// many pictures, and OpenAI scales to 2048 itself.
pub const SENT_SIDE: u32 = 2000;

/// Bytes of a picture as it is sent: in base64 these are Anthropic's 5 MB.
pub const SENT_BYTES: usize = 3_750_000;

/// Time for one file. The child's own limit of processor time is shorter.
const LIMIT: Duration = Duration::from_secs(60);

/// Each child may take a gigabyte.
const AT_ONCE: usize = 2;

/// What was found in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inspected {
    pub kind: AttachmentKind,
    /// By the content, not by the name.
    pub media_type: String,
    /// Of a picture as a person sees it, in pixels: turned as its camera was held.
    pub width: Option<u32>,
    pub height: Option<u32>,
    /// Of a PDF.
    pub pages: Option<u32>,
    /// For a model to read; at most [`MOST_TEXT`] bytes. Absent where there is none.
    pub text: Option<String>,
    /// PNG or JPEG, at most [`THUMBNAIL_SIDE`] pixels wide and high.
    pub thumbnail: Option<Bytes>,
    /// What a picture goes to models as, where it cannot or should not go as it is: another
    /// format, too large, turned, animated, or with hidden data such as the place it was taken.
    pub sent: Option<SentForm>,
    /// What of it could not be read, in a sentence.
    pub note: Option<String>,
}

/// A picture made for models: PNG or JPEG, upright, without metadata, at most [`SENT_SIDE`] pixels
/// wide and high and [`SENT_BYTES`] long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentForm {
    pub media_type: String,
    pub bytes: Bytes,
}

/// Inspects files, two at once; further ones wait their turn. Clones share that limit.
#[derive(Clone, Debug)]
pub struct Inspector {
    program: PathBuf,
    limit: Duration,
    turns: Arc<Semaphore>,
}

impl Inspector {
    /// `program` is started with [`ARGUMENT`] for each file.
    #[must_use]
    pub fn new(program: PathBuf) -> Self {
        Self {
            program,
            limit: LIMIT,
            turns: Arc::new(Semaphore::new(AT_ONCE)),
        }
    }

    /// What is in `bytes`, a file called `name`. The name only tells kinds of text apart (a table
    /// from prose); it may be anything. Takes at most a minute once its turn has come; dropping the
    /// future ends the child.
    ///
    /// # Errors
    /// [`InspectError`] says why nothing can be done with the file; it was not kept.
    pub async fn inspect(&self, name: &str, bytes: Bytes) -> Result<Inspected, InspectError> {
        if bytes.is_empty() {
            return Err(InspectError::Empty);
        }
        if bytes.len() > MOST_BYTES {
            return Err(InspectError::TooLarge);
        }
        let _turn = self.turns.acquire().await.map_err(|_| InspectError::Broke)?;
        let answer = child::ask(&self.program, self.limit, &extension(name), bytes).await?;
        answer::read(&answer)
    }
}

/// What stands behind the last dot, where it can be an extension: up to 8 ASCII letters and digits,
/// in lower case.
fn extension(name: &str) -> String {
    let end = name.rsplit_once('.').map_or("", |(_, end)| end);
    let fits = end.len() <= 8 && end.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if fits {
        end.to_ascii_lowercase()
    } else {
        String::new()
    }
}
