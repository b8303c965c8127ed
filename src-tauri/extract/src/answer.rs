//! What is said of a file, and how it is written: four bytes with the length of a header,
//! little-endian, the header as JSON, then text, thumbnail and sent form.

use serde::Serialize;
use std::io::{self, Write};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    Image,
    Pdf,
    Text,
    /// Office documents, books, web pages: anything with text that is not text itself.
    Document,
}

/// What of a file was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Note {
    /// Only the first pages of a PDF.
    FirstPages {
        read: u32,
        of: u32,
    },
    /// A PDF without text.
    Scan,
    /// A document without text.
    NoText,
    TextCut,
    /// Only the first picture of several in one file.
    FirstPicture,
    /// Some part is damaged and was left out.
    PartsMissing,
}

/// Why a file is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Refusal {
    UnknownKind,
    /// A picture in a format that only C libraries decode.
    UnknownPicture,
    OldOffice,
    TooManyPixels,
    Encrypted,
    Damaged,
    UnpacksTooLarge,
    TooMuchMemory,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub kind: Kind,
    pub media_type: &'static str,
    /// Of a picture: its sides as a person sees it, in pixels.
    pub sides: Option<(u32, u32)>,
    /// Of a PDF.
    pub pages: Option<u32>,
    pub text: Option<String>,
    /// PNG or JPEG.
    pub thumbnail: Option<Vec<u8>>,
    /// PNG or JPEG, where the picture cannot go to models as it is.
    pub sent: Option<Vec<u8>>,
    pub notes: Vec<Note>,
}

impl Found {
    pub(crate) fn new(kind: Kind, media_type: &'static str) -> Self {
        Self {
            kind,
            media_type,
            sides: None,
            pages: None,
            text: None,
            thumbnail: None,
            sent: None,
            notes: Vec::new(),
        }
    }

    /// With the text of a document, and a note where there is none or too much.
    pub(crate) fn with_text(mut self, prose: crate::prose::Prose) -> Self {
        let (text, cut) = prose.finish();
        if cut {
            self.notes.push(Note::TextCut);
        }
        if text.is_empty() {
            self.notes.push(Note::NoText);
        } else {
            self.text = Some(text);
        }
        self
    }
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
enum Header {
    Found(FoundHeader),
    Refused(Refusal),
}

#[derive(Serialize)]
struct FoundHeader {
    kind: Kind,
    media_type: &'static str,
    width: Option<u32>,
    height: Option<u32>,
    pages: Option<u32>,
    notes: Vec<Note>,
    text: Option<usize>,
    thumbnail: Option<usize>,
    sent: Option<usize>,
}

pub fn write(output: &mut impl Write, read: Result<Found, Refusal>) -> io::Result<()> {
    let found = match read {
        Ok(found) => found,
        Err(refusal) => return write_header(output, &Header::Refused(refusal)),
    };
    write_header(
        output,
        &Header::Found(FoundHeader {
            kind: found.kind,
            media_type: found.media_type,
            width: found.sides.map(|sides| sides.0),
            height: found.sides.map(|sides| sides.1),
            pages: found.pages,
            notes: found.notes,
            text: found.text.as_ref().map(String::len),
            thumbnail: found.thumbnail.as_ref().map(Vec::len),
            sent: found.sent.as_ref().map(Vec::len),
        }),
    )?;
    let parts = [found.text.map(String::into_bytes), found.thumbnail, found.sent];
    for part in parts.iter().flatten() {
        output.write_all(part)?;
    }
    output.flush()
}

fn write_header(output: &mut impl Write, header: &Header) -> io::Result<()> {
    let header = serde_json::to_vec(header)?;
    let length = u32::try_from(header.len()).map_err(io::Error::other)?;
    output.write_all(&length.to_le_bytes())?;
    output.write_all(&header)?;
    output.flush()
}
