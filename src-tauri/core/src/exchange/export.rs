//! Our own export: everything of one chat or of all, to be imported again without a loss.
//!
//! One JSON document (`docs/export.md`), with a line for each file, folder, prompt, assistant, provider and chat. Files are in it, as
//! base64: one thing to keep, to send and to check, that any language reads without an unpacker, and that
//! can go to standard output. Nothing in it depends on when or where it is written, so that the same
//! history gives the same bytes. Providers are in the export of everything only, and never a key.

use super::course::{Course, Stopped};
use super::own::{FORMAT, VERSION};
use super::record::FolderRecord;
use crate::attachments::{FileError, Files};
use crate::contract::{ExportOf, Exported};
use crate::history::{HistoryError, Reader};
use base64::Engine as _;
use serde::Serialize;
use std::io::{self, Write};

/// Why an export ended early.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    #[error(transparent)]
    Stopped(#[from] Stopped),
    #[error(transparent)]
    History(#[from] HistoryError),
    #[error("there is no such chat")]
    NoChat,
    #[error("there is no such folder")]
    NoFolder,
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Writes the chats of `of` to `out`.
///
/// # Errors
/// [`ExportError`]; what was written until then is no whole document.
pub fn export(
    history: &Reader,
    files: &Files,
    of: ExportOf,
    out: &mut dyn Write,
    course: &Course,
) -> Result<Exported, ExportError> {
    let mut done = Exported::default();
    let folders = folders(history, of)?;
    let named = history.files_of(of)?;
    let chats = history.count(of)?;
    course.expect(named.len() as u64 + chats);
    write!(
        out,
        "{{\"format\":\"{FORMAT}\",\"version\":{VERSION},\n\"files\":["
    )?;
    for (place, file) in named.iter().enumerate() {
        course.go_on()?;
        out.write_all(if place == 0 { b"\n" } else { b",\n" })?;
        let data = match files.get(&file.id, file.bytes) {
            Ok(bytes) => Some(base64::engine::general_purpose::STANDARD.encode(bytes)),
            Err(FileError::Missing | FileError::Damaged) => None,
            Err(FileError::Io(error)) => return Err(error.into()),
        };
        done.files += 1;
        done.files_missing += u64::from(data.is_none());
        let about = serde_json::json!({
            "sha256": file.id,
            "name": file.name,
            "media_type": file.media_type,
            "bytes": file.bytes,
            "data": data,
        });
        serde_json::to_writer(&mut *out, &about).map_err(io::Error::from)?;
        course.advance(1);
    }
    list(out, "folders", &folders)?;
    // Of a chat or a folder that is shared, nothing more than that: a chat has a copy of what it was begun with.
    if of == ExportOf::All {
        list(out, "library", &history.library(false)?)?;
        list(out, "providers", &history.providers()?)?;
    }
    out.write_all(b"\n],\n\"chats\":[")?;
    each(history, of, course, |chat| {
        out.write_all(if done.chats == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, &chat).map_err(io::Error::from)?;
        done.chats += 1;
        done.messages += chat.messages.len() as u64;
        Ok(())
    })?;
    out.write_all(b"\n]}\n")?;
    out.flush()?;
    Ok(done)
}

/// Ends the list before and writes another, where there is something for it.
fn list(out: &mut dyn Write, name: &str, records: &[impl Serialize]) -> io::Result<()> {
    for (place, record) in records.iter().enumerate() {
        match place {
            0 => write!(out, "\n],\n\"{name}\":[\n")?,
            _ => out.write_all(b",\n")?,
        }
        serde_json::to_writer(&mut *out, record)?;
    }
    Ok(())
}

/// Its folders.
pub(super) fn folders(history: &Reader, of: ExportOf) -> Result<Vec<FolderRecord>, ExportError> {
    let folders = history.folders(of, false)?;
    if folders.is_empty() && matches!(of, ExportOf::Folder { .. }) {
        return Err(ExportError::NoFolder);
    }
    Ok(folders)
}

/// Goes through the chats of `of` in the order of their ids.
pub(super) fn each(
    history: &Reader,
    of: ExportOf,
    course: &Course,
    mut write: impl FnMut(super::ChatRecord) -> Result<(), ExportError>,
) -> Result<(), ExportError> {
    let mut after = None;
    loop {
        let ids = history.exported(of, after)?;
        let Some(&last) = ids.last() else {
            return match of {
                ExportOf::Chat { .. } if after.is_none() => Err(ExportError::NoChat),
                _ => Ok(()),
            };
        };
        for id in ids {
            course.go_on()?;
            if let Some(chat) = history.chat(id)? {
                write(chat)?;
            }
            course.advance(1);
        }
        after = Some(last);
    }
}
