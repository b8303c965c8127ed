//! Exports, imports and what a person sees of them while they take their time.

use super::attachments::{self, blocking};
use super::{Backend, invalid, lock, not_found};
use crate::attachments::hash;
use crate::contract::{
    ApiError, ApiResult, AttachmentId, AttachmentKind, ErrorCode, ExchangeProgress, ExportFormat, ExportOf,
    Exported, ImportPreview, Imported,
};
use crate::exchange::{self, Course, ExportError, ImportError, Keep, Looked, OpenError};
use crate::history::AttachmentRow;
use crate::home::private_file;
use crate::texts;
use bytes::Bytes;
use std::fs::{self, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use uuid::Uuid;

/// What is under way, and what was looked at and waits for a yes.
#[derive(Default)]
pub(super) struct Exchanges {
    running: Mutex<Option<Course>>,
    looked: Mutex<Option<Looked>>,
}

/// Ends what is under way, however it ends.
struct Running<'a>(&'a Exchanges);

impl Drop for Running<'_> {
    fn drop(&mut self) {
        // A caller that is gone wants nothing of it any more.
        if let Some(course) = lock(&self.0.running).take() {
            course.stop();
        }
    }
}

impl Exchanges {
    fn begin(&self) -> ApiResult<(Course, Running<'_>)> {
        let mut running = lock(&self.running);
        if running.is_some() {
            return Err(ApiError::new(ErrorCode::Busy, texts::say("error-exchange-busy")));
        }
        let course = Course::default();
        *running = Some(course.clone());
        drop(running);
        Ok((course, Running(self)))
    }
}

impl Backend {
    /// Writes the chats of `of` to `out`.
    ///
    /// # Errors
    /// `NotFound` for the chat or folder, `CannotWrite`, `Busy` while another export or import runs. What was written
    /// until then is not whole.
    pub async fn export(
        &self,
        format: ExportFormat,
        of: ExportOf,
        out: impl Write + Send + 'static,
    ) -> ApiResult<Exported> {
        let (course, _running) = self.exchanges.begin()?;
        self.export_on(format, of, out, course).await
    }

    /// The same into the file `path`, which has its name only once it is whole.
    ///
    /// # Errors
    /// As [`Backend::export`]; a file of that name is as it was.
    pub async fn export_file(&self, format: ExportFormat, of: ExportOf, path: &Path) -> ApiResult<Exported> {
        let (course, _running) = self.exchanges.begin()?;
        let unfinished = path.with_file_name(format!("{}.part", Uuid::now_v7().simple()));
        let (place, shown) = (unfinished.clone(), path.to_owned());
        let open = move || private_file(OpenOptions::new().write(true).create_new(true)).open(place);
        let file = blocking(open)
            .await?
            .map_err(|error| unwritable(&shown, &error))?;
        let kept = file.try_clone().map_err(|error| unwritable(path, &error))?;
        let done = self.export_on(format, of, file, course).await;
        let (from, to) = (unfinished.clone(), path.to_owned());
        let named = match done {
            Ok(done) => blocking(move || kept.sync_all().and_then(|()| fs::rename(from, to)))
                .await?
                .map(|()| done)
                .map_err(|error| unwritable(path, &error)),
            Err(error) => Err(error),
        };
        if named.is_err() {
            // Why it was not written is worth more than why it is not gone.
            let _ = blocking(move || fs::remove_file(unfinished)).await;
        }
        named
    }

    async fn export_on(
        &self,
        format: ExportFormat,
        of: ExportOf,
        out: impl Write + Send + 'static,
        course: Course,
    ) -> ApiResult<Exported> {
        let (history, files) = (self.history.clone(), self.files.clone());
        let written = blocking(move || -> Result<Exported, ExportError> {
            let mut out = BufWriter::with_capacity(256 * 1024, out);
            let history = history.reader()?;
            match format {
                ExportFormat::Json => exchange::export(&history, &files, of, &mut out, &course),
                ExportFormat::Markdown => exchange::markdown(&history, of, &mut out, &course),
            }
        });
        written.await?.map_err(|error| match error {
            ExportError::Stopped(_) => stopped(),
            ExportError::History(error) => error.into(),
            ExportError::NoChat => not_found("error-export-chat", &[]),
            ExportError::NoFolder => not_found("error-export-folder", &[]),
            ExportError::Io(error) if error.kind() == io::ErrorKind::BrokenPipe => stopped(),
            ExportError::Io(error) => unwritable(Path::new(""), &error),
        })
    }

    /// Reads a file and says what it would bring; nothing is changed. What was looked at before is
    /// forgotten.
    ///
    /// # Errors
    /// `InvalidInput` where nothing can be read of it, in a sentence that says why, `NotFound` where it is
    /// not there, `Busy`.
    pub async fn look_into(&self, path: &Path) -> ApiResult<ImportPreview> {
        let (course, _running) = self.exchanges.begin()?;
        drop(lock(&self.exchanges.looked).take());
        let copy = self.home.join("import").join(Uuid::now_v7().simple().to_string());
        let (history, now, place) = (self.history.clone(), self.clock.wall(), path.to_owned());
        let look = move || -> Result<Looked, ImportError> {
            let here = history.reader()?;
            Looked::at(&place, &copy, &here, now, &course)
        };
        let looked = blocking(look).await?.map_err(|error| unreadable(path, error))?;
        let preview = looked.preview.clone();
        *lock(&self.exchanges.looked) = Some(looked);
        Ok(preview)
    }

    /// Brings in what was looked at under the name `import`. All of it or, on an error and when it is
    /// stopped, nothing.
    ///
    /// # Errors
    /// `NotFound` where it was not looked at, `CannotWrite`, `Busy`.
    pub async fn bring_in(&self, import: &str) -> ApiResult<Imported> {
        let (course, _running) = self.exchanges.begin()?;
        let looked = lock(&self.exchanges.looked).take();
        let Some(looked) = looked.filter(|looked| looked.preview.import == import) else {
            return Err(not_found("error-import-gone", &[]));
        };
        let path = PathBuf::from(&looked.preview.file);
        let (history, now) = (self.history.clone(), self.clock.wall());
        let keeper = Keeper {
            backend: self.arc()?,
            runtime: tokio::runtime::Handle::current(),
        };
        let bring = move || -> Result<Imported, ImportError> {
            let merger = history.merger(now)?;
            looked.bring(merger, &keeper, &course)
        };
        let done = blocking(bring).await?.map_err(|error| unreadable(&path, error));
        // What went for good on the other machine is taken away now that nothing is to be undone, and
        // the words of what was undone leave the index.
        self.tidy_bin().await;
        if done.as_ref().is_ok_and(|done| done.providers > 0) {
            self.reload().await?;
        }
        self.tell_chats().await?;
        done
    }

    /// Forgets what was looked at.
    pub fn forget_import(&self) {
        drop(lock(&self.exchanges.looked).take());
    }

    /// Stops the export or import that runs; its call ends with `Cancelled` in its words.
    pub fn stop_exchange(&self) {
        if let Some(course) = lock(&self.exchanges.running).as_ref() {
            course.stop();
        }
    }

    /// How far it has come; `None` while none runs.
    #[must_use]
    pub fn exchange_progress(&self) -> Option<ExchangeProgress> {
        let (done, total) = lock(&self.exchanges.running).as_ref()?.so_far();
        Some(ExchangeProgress { done, total })
    }

    /// Undoes imports whose process died, and removes copies that were made to be read.
    pub(super) async fn tidy_imports(&self) -> ApiResult<()> {
        let (history, now, copies) = (self.history.clone(), self.clock.wall(), self.home.join("import"));
        let tidied = blocking(move || {
            // A copy belongs to a process that reads it: only those that nobody changed for a day.
            for entry in fs::read_dir(&copies).into_iter().flatten().flatten() {
                let age = entry
                    .metadata()
                    .and_then(|about| about.modified())
                    .ok()
                    .and_then(|at| at.elapsed().ok());
                if age.is_some_and(|age| age > crate::attachments::GRACE) {
                    let _ = fs::remove_dir_all(entry.path());
                }
            }
            history.undo_broken_imports(now)
        });
        let undone = tidied.await??;
        if undone > 0 {
            self.tidy_bin().await;
            self.tell_chats().await?;
        }
        Ok(())
    }

    /// Keeps a file that came with an import. One that no model is sent is kept all the same.
    async fn keep_imported(&self, name: &str, bytes: Bytes) -> ApiResult<AttachmentId> {
        let id = hash(&bytes);
        if self.history.attachment_length(id.clone()).await.is_ok() {
            let files = self.files.clone();
            let put = blocking(move || files.put(&bytes)).await?;
            return put.map_err(|error| unwritable(Path::new(name), &error));
        }
        let found = self.inspector.inspect(name, bytes.clone()).await;
        let (row, sent) = match found {
            Ok(found) => attachments::row(found, &bytes),
            Err(error) => {
                let row = AttachmentRow {
                    id: id.clone(),
                    kind: AttachmentKind::Document,
                    media_type: "application/octet-stream".into(),
                    bytes: bytes.len() as u64,
                    width: None,
                    height: None,
                    pages: None,
                    text: None,
                    note: Some(error.to_string()),
                    thumbnail: None,
                    sent: None,
                };
                (row, None)
            }
        };
        self.keep(row, bytes, sent).await?;
        Ok(id)
    }
}

/// Keeps files for a thread that imports.
struct Keeper {
    backend: Arc<Backend>,
    runtime: tokio::runtime::Handle,
}

impl Keep for Keeper {
    fn keep(&self, name: &str, bytes: Vec<u8>) -> Result<AttachmentId, ImportError> {
        self.runtime
            .block_on(self.backend.keep_imported(name, bytes.into()))
            .map_err(|error| ImportError::CannotWrite(error.message))
    }
}

fn stopped() -> ApiError {
    ApiError::new(ErrorCode::Conflict, texts::say("error-exchange-stopped"))
}

fn unwritable(path: &Path, error: &io::Error) -> ApiError {
    tracing::warn!(%error, "an export could not be written");
    let (path, reason) = (path.display().to_string(), error.to_string());
    let arguments = [("path", path.into()), ("reason", reason.into())];
    ApiError::new(
        ErrorCode::CannotWrite,
        texts::say_with("error-export-write", &arguments),
    )
}

fn unreadable(path: &Path, error: ImportError) -> ApiError {
    tracing::warn!(%error, "an import did not go on");
    let shown: String = path
        .to_string_lossy()
        .chars()
        .filter(|c| !c.is_control())
        .collect();
    let place = ("path", shown.into());
    let say = |id: &str| invalid(id, std::slice::from_ref(&place));
    match error {
        ImportError::Open(OpenError::Missing) => not_found("error-file-missing", &[place]),
        ImportError::Open(OpenError::Folder) => say("error-import-folder"),
        ImportError::Open(OpenError::Special | OpenError::Empty) | ImportError::Unknown => {
            say("error-import-unknown")
        }
        ImportError::Open(OpenError::Archive(_) | OpenError::TooMany) => say("error-import-archive"),
        ImportError::Newer => say("error-import-newer"),
        ImportError::Stopped(_) => stopped(),
        ImportError::Changed => say("error-import-changed"),
        ImportError::History(error) => error.into(),
        ImportError::CannotWrite(reason) => ApiError::new(ErrorCode::CannotWrite, reason),
        ImportError::Open(OpenError::Io(error)) | ImportError::Io(error) => {
            let reason = error.to_string();
            invalid("error-file-unreadable", &[place, ("reason", reason.into())])
        }
    }
}
