//! Books (.epub): their chapters in the order of reading.

use super::Contents;
use crate::answer::Refusal;
use crate::archive::{Archive, folder, join};
use crate::html;
use crate::prose::Prose;
use crate::xml::{Piece, walk};
use percent_encoding::percent_decode_str;
use std::collections::BTreeMap;

pub fn read(archive: &mut Archive<'_>) -> Result<Contents, Refusal> {
    let container = archive.text("META-INF/container.xml")?.ok_or(Refusal::Damaged)?;
    let mut package = None;
    walk(&container, |piece| {
        if let Piece::Open("rootfile", attributes) = piece {
            package = package.take().or(attributes.get("full-path"));
        }
        true
    })?;
    let package = package.ok_or(Refusal::Damaged)?;
    let xml = archive.text(&package)?.ok_or(Refusal::Damaged)?;
    let mut items = BTreeMap::new();
    let mut spine = Vec::new();
    walk(&xml, |piece| {
        match piece {
            Piece::Open("item", attributes) => {
                if let (Some(id), Some(place)) = (attributes.get("id"), attributes.get("href")) {
                    items.insert(id, place);
                }
            }
            Piece::Open("itemref", attributes) => spine.extend(attributes.get("idref")),
            _ => {}
        }
        true
    })?;
    let mut prose = Prose::default();
    let (mut read, mut missing) = (0, 0);
    for id in &spine {
        if prose.is_full() {
            break;
        }
        let place = items
            .get(id)
            .map(|place| percent_decode_str(place).decode_utf8_lossy());
        let chapter = match place {
            Some(place) => archive.text(&join(folder(&package), &place)),
            None => Ok(None),
        };
        match chapter {
            Ok(Some(page)) => match html::markdown(&page) {
                Ok(text) => {
                    prose.heading(&text);
                    read += 1;
                }
                Err(_) => missing += 1,
            },
            Err(Refusal::UnpacksTooLarge) => return Err(Refusal::UnpacksTooLarge),
            _ => missing += 1,
        }
    }
    // Shops encrypt the chapters and leave the rest readable.
    if read == 0 && missing > 0 {
        let locked = archive.has("META-INF/encryption.xml");
        return Err(if locked {
            Refusal::Encrypted
        } else {
            Refusal::Damaged
        });
    }
    Ok(Contents {
        prose,
        parts_missing: missing > 0,
    })
}
