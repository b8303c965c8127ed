//! Files that go with a question: attaching them, showing them, and loading them for a turn.

use super::temporary::TemporaryChat;
use super::{Backend, internal, invalid, lock, not_found};
use crate::attachments::inspect::Inspected;
use crate::attachments::{
    FILE_BYTES, FILES_OF_MESSAGE, FileError, GRACE, InUse, hash, plain_name, read_file,
};
use crate::contract::{ApiError, ApiResult, Attached, Attachment, AttachmentId, ErrorCode};
use crate::engine::{Conversation, FileForm, JobLane, SaidFile};
use crate::history::{AttachmentRow, HistoryError};
use crate::texts;
use bytes::Bytes;
use std::collections::VecDeque;
use std::io;
use std::path::Path;
use std::sync::Mutex;
use std::time::{Duration, SystemTime};

/// Bytes of files held in memory for messages that were not sent yet: what a person's drafts have.
const UNSENT_BYTES: usize = 256 * 1024 * 1024;

/// Where an attached file is kept until it is sent, and after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// With the history: the window's and the terminal's usual way.
    OnDisk,
    /// For a temporary turn or chat; nothing of it comes to the disk.
    InMemory,
}

/// What this process holds of attached files.
#[derive(Default)]
pub(super) struct Held {
    /// For temporary turns that were not sent yet.
    in_memory: Mutex<Unsent>,
    /// From the first file on: as long as a draft may name one, none is removed.
    in_use: Mutex<Option<InUse>>,
}

/// Files in memory that no message has yet: the latest of them, as many as fit. A draft that names one
/// that is gone is told so when it is sent.
#[derive(Default)]
struct Unsent(VecDeque<InMemory>);

impl Unsent {
    fn get(&self, id: &AttachmentId) -> Option<&InMemory> {
        self.0.iter().find(|held| held.row.id == *id)
    }

    fn insert(&mut self, file: InMemory) {
        self.0.retain(|held| held.row.id != file.row.id);
        self.0.push_back(file);
        let sizes = |files: &VecDeque<InMemory>| files.iter().map(|held| held.bytes.len()).sum::<usize>();
        while self.0.len() > 1 && sizes(&self.0) > UNSENT_BYTES {
            self.0.pop_front();
        }
    }
}

#[derive(Clone)]
struct InMemory {
    row: AttachmentRow,
    bytes: Bytes,
    /// What is sent of it, where that is bytes.
    sent: Bytes,
}

impl Backend {
    /// Keeps a file that was dropped, pasted or chosen. Its name is cut to its last part.
    ///
    /// # Errors
    /// `InvalidInput` for a file that is empty, too large, or of no use to a model, in a sentence
    /// that names it; `CannotWrite` when it could not be stored.
    pub async fn attach(&self, name: String, bytes: Bytes, keep: Keep) -> ApiResult<Attachment> {
        let name = named(&name);
        if bytes.is_empty() {
            return Err(invalid("error-file-empty", &[("name", name.into())]));
        }
        if bytes.len() > FILE_BYTES {
            return Err(too_large(&name));
        }
        let found = self.inspector.inspect(&name, bytes.clone()).await;
        let found = found.map_err(|error| {
            let reason = error.to_string();
            let arguments = [("name", name.as_str().into()), ("reason", reason.into())];
            let code = ApiError::from(error).code;
            ApiError::new(code, texts::say_with("error-file-refused", &arguments))
        })?;
        let (row, sent) = row(found, &bytes);
        let shown = row.shown(name);
        match keep {
            Keep::OnDisk => self.keep(row, bytes, sent).await?,
            Keep::InMemory => {
                let sent = sent.unwrap_or_else(|| bytes.clone());
                lock(&self.held.in_memory).insert(InMemory { row, bytes, sent });
            }
        }
        Ok(shown)
    }

    /// Keeps the file at `path`.
    ///
    /// # Errors
    /// As [`Backend::attach`], and `NotFound` or `InvalidInput` where there is no file that can be
    /// read.
    pub async fn attach_file(&self, path: &Path, keep: Keep) -> ApiResult<Attachment> {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        let name = named(&name);
        let place = path.to_owned();
        let read = blocking(move || read_file(&place, FILE_BYTES)).await?;
        let bytes = read.map_err(|error| unreadable(path, &name, &error))?;
        self.attach(name, bytes.into(), keep).await
    }

    /// A small picture of a file, PNG or JPEG; `None` where there is none of it.
    ///
    /// # Errors
    /// `NotFound` for a file that is not kept.
    pub async fn thumbnail(&self, id: &AttachmentId) -> ApiResult<Option<Bytes>> {
        if let Some(held) = lock(&self.held.in_memory).get(id) {
            return Ok(held.row.thumbnail.clone());
        }
        if let Some(picture) = self.temporary_thumbnail(id).await {
            return Ok(picture);
        }
        Ok(self.history.thumbnail(id.clone()).await?)
    }

    /// The file as it was attached.
    ///
    /// # Errors
    /// `NotFound` for a file that is not kept or is damaged on the disk.
    pub async fn attachment_bytes(&self, id: &AttachmentId) -> ApiResult<Bytes> {
        if let Some(held) = lock(&self.held.in_memory).get(id) {
            return Ok(held.bytes.clone());
        }
        if let Some(bytes) = self.temporary_file(id) {
            return Ok(bytes);
        }
        let length = self.history.attachment_length(id.clone()).await?;
        let (files, id) = (self.files.clone(), id.clone());
        let read = blocking(move || files.get(&id, length)).await?;
        read.map_err(|error| lost(&texts::say("file-unnamed"), &error))
    }

    /// Removes files of more than a day ago that no message and no other process needs. Says how
    /// many.
    ///
    /// # Errors
    /// When the history or the folder cannot be read.
    pub async fn remove_unused_files(&self) -> ApiResult<usize> {
        self.remove_older(i64::try_from(GRACE.as_millis()).unwrap_or(i64::MAX))
            .await
    }

    async fn remove_older(&self, grace: i64) -> ApiResult<usize> {
        if self.restore_waits() {
            // The history that is to come names others.
            return Ok(0);
        }
        let files = self.files.clone();
        let Some(unused) = blocking(move || files.unused()).await?.map_err(cannot_write)? else {
            return Ok(0);
        };
        let now = self.clock.wall();
        let kept = self
            .history
            .forget_attachments(now.saturating_sub(grace), now)
            .await?;
        // By its own clock the folder keeps all of the last day.
        let spared = GRACE.saturating_sub(Duration::from_millis(u64::try_from(grace).unwrap_or(0)));
        let removed = move || unused.remove(SystemTime::now() + spared, |id| kept.contains(id));
        blocking(removed).await?.map_err(cannot_write)
    }

    /// As [`Backend::remove_unused_files`], for files that were attached longer than `grace` ago, in
    /// milliseconds: what this process attached and did not send is in a draft. Others that attach go
    /// before.
    pub(super) async fn remove_files_of_gone(&self, grace: i64) -> ApiResult<usize> {
        let was_in_use = lock(&self.held.in_use).take().is_some();
        let removed = self.remove_older(grace).await;
        if was_in_use {
            let files = self.files.clone();
            let again = blocking(move || files.in_use()).await?.map_err(cannot_write)?;
            lock(&self.held.in_use).get_or_insert(again);
        }
        removed
    }

    pub(super) async fn keep(&self, row: AttachmentRow, bytes: Bytes, sent: Option<Bytes>) -> ApiResult<()> {
        let files = self.files.clone();
        let put = move || -> io::Result<InUse> {
            let in_use = files.in_use()?;
            files.put(&bytes)?;
            sent.map_or(Ok(()), |sent| files.put(&sent).map(drop))?;
            Ok(in_use)
        };
        let in_use = blocking(put).await?.map_err(cannot_write)?;
        self.history.keep_attachment(row, self.clock.wall()).await?;
        lock(&self.held.in_use).get_or_insert(in_use);
        Ok(())
    }

    /// The files of a new question, with the names they are kept under.
    pub(super) async fn question_files(
        &self,
        attached: Vec<Attached>,
        keep_history: bool,
    ) -> ApiResult<(Vec<Attached>, Vec<SaidFile>)> {
        let attached = plainly_named(attached)?;
        let mut files = Vec::with_capacity(attached.len());
        for file in &attached {
            let held = lock(&self.held.in_memory).get(&file.id).cloned();
            if let Some(held) = held.filter(|_| !keep_history) {
                files.push(SaidFile {
                    bytes: Some(held.sent),
                    ..held.row.said(file.name.clone())
                });
                continue;
            }
            let stored = self.history.attached(vec![file.clone()]).await;
            files.extend(stored.map_err(|error| not_kept(file, error))?);
        }
        Ok((attached, files))
    }

    /// The files of a new question of a temporary chat, which has them from then on.
    pub(super) async fn temporary_question_files(
        &self,
        attached: Vec<Attached>,
        chat: &TemporaryChat,
    ) -> ApiResult<(Vec<Attached>, Vec<SaidFile>)> {
        let attached = plainly_named(attached)?;
        for file in &attached {
            if chat.file(&file.id).is_some() {
                continue;
            }
            let held = lock(&self.held.in_memory).get(&file.id).cloned();
            let InMemory { row, bytes, sent } = match held {
                Some(held) => held,
                None => self.read_whole(file).await?,
            };
            if let Some(form) = &row.sent {
                chat.keep_file(form.id.clone(), sent);
            }
            chat.keep_file(row.id.clone(), bytes);
            chat.history.keep_attachment(row, self.clock.wall()).await?;
        }
        let mut files = chat.history.attached(attached.clone()).await?;
        files
            .iter_mut()
            .for_each(|file| file.bytes = chat.file(&file.form.id));
        Ok((attached, files))
    }

    /// A file that is kept on the disk, with its bytes.
    async fn read_whole(&self, file: &Attached) -> ApiResult<InMemory> {
        let row = self.history.attachment(file.id.clone()).await;
        let row = row.map_err(|error| not_kept(file, error))?;
        let bytes = self.attachment_bytes(&file.id).await?;
        let sent = match row.sent.clone() {
            Some(form) => {
                let files = self.files.clone();
                let read = blocking(move || files.get(&form.id, form.bytes)).await?;
                read.map_err(|error| lost(&file.name, &error))?
            }
            None => bytes.clone(),
        };
        Ok(InMemory { row, bytes, sent })
    }

    /// Forgets files that were held for a temporary turn: it has them now.
    pub(super) fn release(&self, conversation: &Conversation) {
        let mut held = lock(&self.held.in_memory);
        for file in conversation.files() {
            held.0
                .retain(|one| one.row.said(String::new()).form.id != file.form.id);
        }
    }

    /// Reads the bytes that a lane is sent, once for the turn.
    pub(super) async fn load(&self, conversation: &mut Conversation, lanes: &[JobLane]) -> ApiResult<()> {
        let needed = |file: &&mut SaidFile| {
            let goes = |lane: &JobLane| lane.sends_files && file.goes_whole(lane.lane.planned.takes);
            file.bytes.is_none() && lanes.iter().any(goes)
        };
        for file in conversation.files_mut().filter(needed) {
            if let Some(bytes) = self.temporary_file(&file.form.id) {
                file.bytes = Some(bytes);
                continue;
            }
            let (files, form) = (self.files.clone(), file.form.clone());
            let read = blocking(move || files.get(&form.id, form.bytes)).await?;
            file.bytes = Some(read.map_err(|error| lost(&file.name, &error))?);
        }
        Ok(())
    }
}

/// As many as a message may have, each with the last part of its name.
fn plainly_named(attached: Vec<Attached>) -> ApiResult<Vec<Attached>> {
    if attached.len() > FILES_OF_MESSAGE {
        return Err(too_many());
    }
    let plain = |file: Attached| Attached {
        name: named(&file.name),
        ..file
    };
    Ok(attached.into_iter().map(plain).collect())
}

fn not_kept(file: &Attached, error: HistoryError) -> ApiError {
    match error {
        HistoryError::NotFound(_) => not_found("error-file-not-kept", &[("name", file.name.as_str().into())]),
        other => other.into(),
    }
}

/// Work on files stays off the threads that turns run on.
pub(super) async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> ApiResult<T> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|error| internal(&error))
}

/// What is kept of a file, and the bytes of its sent form where that is another file.
pub(super) fn row(found: Inspected, bytes: &[u8]) -> (AttachmentRow, Option<Bytes>) {
    let (sent, sent_bytes) = match found.sent {
        Some(form) => {
            let named = FileForm {
                id: hash(&form.bytes),
                media_type: form.media_type,
                bytes: form.bytes.len() as u64,
            };
            (Some(named), Some(form.bytes))
        }
        None => (None, None),
    };
    let row = AttachmentRow {
        id: hash(bytes),
        kind: found.kind,
        media_type: found.media_type,
        bytes: bytes.len() as u64,
        width: found.width,
        height: found.height,
        pages: found.pages,
        text: found.text,
        note: found.note,
        thumbnail: found.thumbnail,
        sent,
    };
    (row, sent_bytes)
}

fn named(name: &str) -> String {
    let name = plain_name(name);
    if name.is_empty() {
        texts::say("file-unnamed")
    } else {
        name
    }
}

fn too_large(name: &str) -> ApiError {
    let most = FILE_BYTES / (1024 * 1024);
    invalid(
        "error-file-large",
        &[("name", name.into()), ("most", most.into())],
    )
}

fn too_many() -> ApiError {
    invalid("error-files-many", &[("most", FILES_OF_MESSAGE.into())])
}

fn unreadable(path: &Path, name: &str, error: &io::Error) -> ApiError {
    let path: String = path
        .to_string_lossy()
        .chars()
        .filter(|c| !c.is_control())
        .collect();
    let place = [("path", path.as_str().into())];
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => not_found("error-file-missing", &place),
        io::ErrorKind::IsADirectory => invalid("error-file-folder", &place),
        io::ErrorKind::FileTooLarge => too_large(name),
        io::ErrorKind::InvalidInput => invalid("error-file-special", &place),
        io::ErrorKind::PermissionDenied => invalid("error-file-forbidden", &place),
        _ => {
            let reason = error.to_string();
            let [path] = place;
            invalid("error-file-unreadable", &[path, ("reason", reason.into())])
        }
    }
}

/// A kept file that cannot be sent. Nothing was.
fn lost(name: &str, error: &FileError) -> ApiError {
    tracing::warn!(%error, "a kept file cannot be read");
    let id = match error {
        FileError::Missing => "error-file-lost",
        FileError::Damaged => "error-file-damaged",
        FileError::Io(_) => "error-file-disk",
    };
    not_found(id, &[("name", name.into())])
}

fn cannot_write(error: io::Error) -> ApiError {
    tracing::warn!(%error, "a file could not be kept");
    ApiError::new(ErrorCode::CannotWrite, texts::error_code(ErrorCode::CannotWrite))
}
