//! The child's answer: four bytes with the length of a header, little-endian, the header as JSON,
//! then text, thumbnail and sent form, each as long as the header says.

use super::error::Refusal;
use super::picture::{self, Picture};
use super::{
    InspectError, Inspected, MOST_PIXELS, MOST_TEXT, SENT_BYTES, SENT_SIDE, SentForm, THUMBNAIL_SIDE,
};
use crate::contract::AttachmentKind;
use crate::texts::{say, say_with};
use bytes::Bytes;
use serde::Deserialize;

const MOST_HEADER: usize = 4 * 1024;
const MOST_THUMBNAIL: usize = 256 * 1024;

/// Bytes of the longest answer.
pub const MOST_ANSWER: usize = 4 + MOST_HEADER + MOST_TEXT + MOST_THUMBNAIL + SENT_BYTES;

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Header {
    Found(Found),
    Refused(Refusal),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Found {
    kind: AttachmentKind,
    media_type: String,
    width: Option<u32>,
    height: Option<u32>,
    pages: Option<u32>,
    notes: Vec<Note>,
    /// Bytes that follow; absent where there is none.
    text: Option<usize>,
    thumbnail: Option<usize>,
    sent: Option<usize>,
}

/// What of a file was not read.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Note {
    /// Only the first pages of a PDF.
    FirstPages { read: u32, of: u32 },
    /// A PDF has pictures of text, but no text.
    Scan,
    /// A document has no text.
    NoText,
    /// There is more text than is kept.
    TextCut,
    /// Only the first picture of an animation.
    FirstPicture,
    /// Some part is damaged.
    PartsMissing,
}

impl Note {
    fn sentence(self) -> String {
        match self {
            Self::FirstPages { read, of } => say_with(
                "attach-note-first-pages",
                &[("read", read.into()), ("count", of.into())],
            ),
            Self::Scan => say("attach-note-scan"),
            Self::NoText => say("attach-note-no-text"),
            Self::TextCut => say("attach-note-text-cut"),
            Self::FirstPicture => say("attach-note-first-picture"),
            Self::PartsMissing => say("attach-note-parts-missing"),
        }
    }
}

/// The answer, each claim of it checked. One that does not hold makes the whole worthless.
pub fn read(answer: &[u8]) -> Result<Inspected, InspectError> {
    let (header, rest) = header(answer).ok_or(InspectError::Broke)?;
    match header {
        Header::Refused(reason) => Err(InspectError::Refused(reason)),
        Header::Found(found) => checked(found, rest).ok_or(InspectError::Broke),
    }
}

fn header(answer: &[u8]) -> Option<(Header, &[u8])> {
    let (length, rest) = answer.split_first_chunk::<4>()?;
    let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
    if length > MOST_HEADER {
        return None;
    }
    let (header, rest) = rest.split_at_checked(length)?;
    Some((serde_json::from_slice(header).ok()?, rest))
}

fn checked(found: Found, mut rest: &[u8]) -> Option<Inspected> {
    let mut take = |length: Option<usize>, most: usize| match length {
        None => Some(None),
        Some(length) if length <= most => {
            let (taken, after) = rest.split_at_checked(length)?;
            rest = after;
            Some(Some(taken))
        }
        Some(_) => None,
    };
    let text = take(found.text, MOST_TEXT)?;
    let thumbnail = take(found.thumbnail, MOST_THUMBNAIL)?;
    let sent = take(found.sent, SENT_BYTES)?;
    let whole = rest.is_empty() && found.notes.len() <= 8 && is_media_type(&found.media_type);
    if !whole || !sides_fit(&found) {
        return None;
    }
    let text = match text {
        Some(text) => Some(std::str::from_utf8(text).ok()?.to_owned()),
        None => None,
    };
    let thumbnail = match thumbnail {
        Some(bytes) => {
            fitting(bytes, THUMBNAIL_SIDE)?;
            Some(Bytes::copy_from_slice(bytes))
        }
        None => None,
    };
    let sent = match sent {
        Some(bytes) => Some(SentForm {
            media_type: fitting(bytes, SENT_SIDE)?.media_type.to_owned(),
            bytes: Bytes::copy_from_slice(bytes),
        }),
        None => None,
    };
    let notes: Vec<String> = found.notes.into_iter().map(Note::sentence).collect();
    Some(Inspected {
        kind: found.kind,
        media_type: found.media_type,
        width: found.width,
        height: found.height,
        pages: found.pages,
        text,
        thumbnail,
        sent,
        note: (!notes.is_empty()).then(|| notes.join(" ")),
    })
}

/// Pictures have sides within the limit, and nothing else has.
fn sides_fit(found: &Found) -> bool {
    match (found.kind, found.width, found.height) {
        (AttachmentKind::Image, Some(width), Some(height)) => {
            width > 0 && height > 0 && u64::from(width) * u64::from(height) <= MOST_PIXELS
        }
        (AttachmentKind::Image, _, _) => false,
        (_, width, height) => width.is_none() && height.is_none() && found.sent.is_none(),
    }
}

fn fitting(bytes: &[u8], side: u32) -> Option<Picture> {
    picture::look(bytes).filter(|picture| picture.width <= side && picture.height <= side)
}

fn is_media_type(text: &str) -> bool {
    let word = |word: &str| {
        !word.is_empty()
            && word
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"+-.".contains(&byte))
    };
    text.len() <= 100
        && text
            .split_once('/')
            .is_some_and(|(kind, name)| word(kind) && word(name))
}
