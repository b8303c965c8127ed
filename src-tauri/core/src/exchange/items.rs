//! Goes through the items of a document and hands on what they are.

use super::course::Course;
use super::foreign::Conversation;
use super::formats::{NotOne, chatgpt, claude, gemini, librechat, open_webui};
use super::read::{ImportError, Take};
use super::split::{Item, Items, SplitError};
use crate::contract::{ImportSource, ImportTrouble};
use serde_json::Value;
use std::io::{self, Read};

/// Goes through a document; what is broken in it does not hide what stands before, and where possible
/// not what stands behind.
pub(super) fn each<R: Read>(
    mut items: Items<R>,
    course: &Course,
    into: &mut dyn Take,
    mut take: impl FnMut(Item, &mut dyn Take) -> Result<(), ImportError>,
) -> Result<(), ImportError> {
    loop {
        course.go_on()?;
        match items.next() {
            Ok(Some(Item::TooLong { of })) => {
                // A list of settings may be as long as it likes.
                if of.as_deref().is_none_or(|of| {
                    matches!(
                        of,
                        "chats" | "files" | "folders" | "library" | "providers" | "topics" | "message_blocks"
                    )
                }) {
                    into.trouble(ImportTrouble::TooLong);
                }
            }
            Ok(Some(item)) => take(item, into)?,
            Ok(None) => return Ok(()),
            Err(SplitError::Io(error)) => {
                course.go_on()?;
                if !matches!(
                    error.kind(),
                    io::ErrorKind::InvalidData
                        | io::ErrorKind::FileTooLarge
                        | io::ErrorKind::UnexpectedEof
                        | io::ErrorKind::InvalidInput
                ) {
                    return Err(error.into());
                }
                into.trouble(if error.kind() == io::ErrorKind::FileTooLarge {
                    ImportTrouble::Bomb
                } else {
                    ImportTrouble::Ended
                });
                return Ok(());
            }
            Err(SplitError::Ended | SplitError::Broken(_)) => {
                into.trouble(ImportTrouble::Ended);
                return Ok(());
            }
        }
    }
}

pub(super) fn give(source: ImportSource, bytes: &[u8], into: &mut dyn Take) -> Result<(), ImportError> {
    let value = || serde_json::from_slice::<Value>(bytes).map_err(|_| NotOne);
    let (read, service) = match source {
        ImportSource::ChatGpt => (value().and_then(|value| chatgpt::read(&value)), chatgpt::SERVICE),
        ImportSource::Claude => (value().and_then(|value| claude::read(&value)), claude::SERVICE),
        ImportSource::Gemini => (value().and_then(|value| gemini::read(&value)), gemini::SERVICE),
        ImportSource::OpenWebUi => (
            value().and_then(|value| open_webui::read(&value)),
            open_webui::SERVICE,
        ),
        ImportSource::LibreChat => (librechat::read(bytes), librechat::SERVICE),
        _ => return refuse(into),
    };
    match read {
        Ok(conversation) => put(conversation, service, into),
        // Other products stand in the same list.
        Err(NotOne)
            if source == ImportSource::Gemini && value().is_ok_and(|value| gemini::is_activity(&value)) =>
        {
            Ok(())
        }
        Err(NotOne) => refuse(into),
    }
}

pub(super) fn put(conversation: Conversation, service: &str, into: &mut dyn Take) -> Result<(), ImportError> {
    // Gemini's entries that nobody was asked anything by.
    if conversation.id.is_empty() && conversation.turns.is_empty() {
        return Ok(());
    }
    match conversation.into_draft(service) {
        Some(draft) if !draft.chat.messages.is_empty() => into.chat(draft),
        _ => {
            into.trouble(ImportTrouble::Empty);
            Ok(())
        }
    }
}

pub(super) fn refuse(into: &mut dyn Take) -> Result<(), ImportError> {
    into.trouble(ImportTrouble::Broken);
    Ok(())
}

/// Bytes that are counted as they are read, until somebody stops it.
pub(super) struct Watched<'a, R> {
    pub inner: R,
    pub course: &'a Course,
}

impl<R: Read> Read for Watched<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.course.go_on().map_err(io::Error::other)?;
        let read = self.inner.read(into)?;
        self.course.advance(read as u64);
        Ok(read)
    }
}

pub(super) fn stopped_or(error: io::Error, course: &Course) -> ImportError {
    match course.go_on() {
        Err(stopped) => stopped.into(),
        Ok(()) => error.into(),
    }
}
