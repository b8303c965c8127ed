//! Documents of office programs and books.

mod book;
mod odf;
mod sheets;
mod slides;
mod word;

use crate::answer::{Found, Kind, Note, Refusal};
use crate::archive::Archive;
use crate::prose::Prose;
use crate::xml::{Piece, walk};
use std::collections::BTreeMap;

/// What a document came to: its text, and whether parts of it were damaged.
pub struct Contents {
    pub prose: Prose,
    pub parts_missing: bool,
}

impl From<Prose> for Contents {
    fn from(prose: Prose) -> Self {
        Self {
            prose,
            parts_missing: false,
        }
    }
}

/// A zip archive that may be a document.
pub fn read_package(bytes: &[u8]) -> Result<Found, Refusal> {
    let mut archive = Archive::open(bytes)?;
    if let Some(kind) = archive.text("mimetype")? {
        return read_by_media_type(archive, bytes, kind.trim());
    }
    let word = ["word/document.xml", "word/document2.xml"].map(|name| (name, archive.has(name)));
    if let Some((name, _)) = word.into_iter().find(|(_, there)| *there) {
        let media = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
        return Ok(found(media, word::read(&mut archive, name)?));
    }
    if archive.has("ppt/presentation.xml") {
        let media = "application/vnd.openxmlformats-officedocument.presentationml.presentation";
        return Ok(found(media, slides::read(&mut archive)?));
    }
    if archive.has("xl/workbook.xml") {
        archive.check()?;
        let media = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        return Ok(found(media, sheets::read_xlsx(bytes)?));
    }
    if archive.has("xl/workbook.bin") {
        archive.check()?;
        let media = "application/vnd.ms-excel.sheet.binary.macroenabled.12";
        return Ok(found(media, sheets::read_xlsb(bytes)?));
    }
    Err(Refusal::UnknownKind)
}

fn read_by_media_type(mut archive: Archive<'_>, bytes: &[u8], kind: &str) -> Result<Found, Refusal> {
    if kind == "application/epub+zip" {
        return Ok(found("application/epub+zip", book::read(&mut archive)?));
    }
    let Some(kind) = kind.strip_prefix("application/vnd.oasis.opendocument.") else {
        return Err(Refusal::UnknownKind);
    };
    let manifest = archive.text("META-INF/manifest.xml")?.unwrap_or_default();
    if manifest.contains("encryption-data") {
        return Err(Refusal::Encrypted);
    }
    match kind.trim_end_matches("-template") {
        "text" => {
            let media = "application/vnd.oasis.opendocument.text";
            Ok(found(media, odf::read(&mut archive)?))
        }
        "presentation" => {
            let media = "application/vnd.oasis.opendocument.presentation";
            Ok(found(media, odf::read(&mut archive)?))
        }
        "spreadsheet" => {
            archive.check()?;
            let media = "application/vnd.oasis.opendocument.spreadsheet";
            Ok(found(media, sheets::read_ods(bytes)?))
        }
        _ => Err(Refusal::UnknownKind),
    }
}

/// A compound file: Office 97 to 2003, or a newer document behind a password.
pub fn read_compound(bytes: &[u8]) -> Result<Found, Refusal> {
    // Names of its streams stand in it as UTF-16.
    let has = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(name.len()).any(|window| window == name)
    };
    if has("EncryptedPackage") {
        Err(Refusal::Encrypted)
    } else if has("Workbook") {
        Ok(found("application/vnd.ms-excel", sheets::read_xls(bytes)?))
    } else if has("WordDocument") || has("PowerPoint Document") || has("Book") {
        Err(Refusal::OldOffice)
    } else {
        Err(Refusal::UnknownKind)
    }
}

fn found(media_type: &'static str, contents: Contents) -> Found {
    let mut found = Found::new(Kind::Document, media_type).with_text(contents.prose);
    if contents.parts_missing {
        found.notes.push(Note::PartsMissing);
    }
    found
}

/// What the relations of a part name: target and last word of the type, by id.
fn relations(archive: &mut Archive<'_>, name: &str) -> Result<BTreeMap<String, (String, String)>, Refusal> {
    let mut relations = BTreeMap::new();
    let Some(xml) = archive.text(name)? else {
        return Ok(relations);
    };
    walk(&xml, |piece| {
        if let Piece::Open("Relationship", attributes) = piece
            && let (Some(id), Some(target)) = (attributes.get("Id"), attributes.get("Target"))
        {
            let kind = attributes.get("Type").unwrap_or_default();
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            relations.insert(id, (target, kind));
        }
        true
    })?;
    Ok(relations)
}
