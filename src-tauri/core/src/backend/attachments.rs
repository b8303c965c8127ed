//! Files that go with a question: attaching them, and showing what was attached.

use super::Backend;
use crate::contract::{ApiError, ApiResult, Attachment, AttachmentId, ErrorCode};
use crate::texts;
use bytes::Bytes;
use std::path::Path;

/// Where an attached file is kept until it is sent, and after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// With the history: the window's and the terminal's usual way.
    OnDisk,
    /// For one temporary turn; nothing of it comes to the disk.
    InMemory,
}

impl Backend {
    /// Keeps a file that was dropped, pasted or chosen. Its name is cut to its last part.
    ///
    /// # Errors
    /// `InvalidInput` for a file that is empty, too large, or of no use to a model, in a sentence
    /// that names it; `CannotWrite` when it could not be stored.
    pub async fn attach(&self, name: String, bytes: Bytes, keep: Keep) -> ApiResult<Attachment> {
        let _ = (name, bytes, keep);
        Err(later())
    }

    /// Keeps the file at `path`.
    ///
    /// # Errors
    /// As [`Backend::attach`], and `NotFound` or `InvalidInput` where there is no file that can be
    /// read.
    pub async fn attach_file(&self, path: &Path, keep: Keep) -> ApiResult<Attachment> {
        let _ = (path, keep);
        Err(later())
    }

    /// A small picture of a file, PNG or JPEG; `None` where there is none of it.
    ///
    /// # Errors
    /// `NotFound` for a file that is not kept.
    pub async fn thumbnail(&self, id: &AttachmentId) -> ApiResult<Option<Bytes>> {
        let _ = id;
        Err(later())
    }

    /// The file as it was attached.
    ///
    /// # Errors
    /// `NotFound` for a file that is not kept or is damaged on the disk.
    pub async fn attachment_bytes(&self, id: &AttachmentId) -> ApiResult<Bytes> {
        let _ = id;
        Err(later())
    }
}

fn later() -> ApiError {
    ApiError::new(ErrorCode::Unsupported, texts::say("cli-attach-later"))
}
