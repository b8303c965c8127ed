//! Word documents (.docx).

use super::Contents;
use crate::answer::Refusal;
use crate::archive::Archive;
use crate::outline::Outline;
use crate::xml::{Piece, walk};
use std::collections::BTreeMap;

pub fn read(archive: &mut Archive<'_>, name: &str) -> Result<Contents, Refusal> {
    let levels = match archive.text("word/styles.xml")? {
        Some(xml) => heading_styles(&xml).unwrap_or_default(),
        None => BTreeMap::new(),
    };
    let body = archive.text(name)?.ok_or(Refusal::Damaged)?;
    let mut outline = Outline::default();
    write(&body, &levels, &mut outline)?;
    let mut parts_missing = false;
    for notes in ["word/footnotes.xml", "word/endnotes.xml"] {
        match archive.text(notes) {
            Ok(Some(xml)) => parts_missing |= write(&xml, &levels, &mut outline).is_err(),
            Ok(None) => {}
            Err(_) => parts_missing = true,
        }
    }
    Ok(Contents {
        prose: outline.finish(),
        parts_missing,
    })
}

/// Levels of headings by the ids of their styles. The ids differ between languages; the names of
/// the built-in styles do not.
fn heading_styles(xml: &str) -> Result<BTreeMap<String, usize>, Refusal> {
    let mut levels = BTreeMap::new();
    let mut style = String::new();
    walk(xml, |piece| {
        match piece {
            Piece::Open("style", attributes) => style = attributes.get("styleId").unwrap_or_default(),
            Piece::Open("name", attributes) => {
                let name = attributes.get("val").unwrap_or_default().to_lowercase();
                let level = match name.strip_prefix("heading ") {
                    Some(level) => level.parse().ok(),
                    None => (name == "title").then_some(1),
                };
                if let Some(level) = level {
                    levels.insert(std::mem::take(&mut style), level);
                }
            }
            _ => {}
        }
        true
    })?;
    Ok(levels)
}

fn write(xml: &str, levels: &BTreeMap<String, usize>, outline: &mut Outline) -> Result<(), Refusal> {
    let mut level = None;
    let mut listed = false;
    let mut in_text = false;
    // The same once more, for programs that cannot show the first form; and what was deleted.
    let mut skipped = 0_usize;
    walk(xml, |piece| {
        match piece {
            Piece::Open("Fallback" | "del", _) => skipped += 1,
            Piece::Close("Fallback" | "del") => skipped = skipped.saturating_sub(1),
            _ if skipped > 0 => {}
            Piece::Open("p", _) => (level, listed) = (None, false),
            Piece::Open("pStyle", attributes) => {
                let style = attributes.get("val").unwrap_or_default();
                level = levels.get(&style).copied();
            }
            Piece::Open("numPr", _) => listed = true,
            Piece::Open("t", _) => in_text = true,
            Piece::Close("t") => in_text = false,
            Piece::Text(text) if in_text => outline.text(text),
            Piece::Open("tab", _) => outline.text("\t"),
            Piece::Open("br" | "cr", _) => outline.text("\n"),
            Piece::Open("noBreakHyphen", _) => outline.text("-"),
            Piece::Open("footnoteReference" | "endnoteReference", attributes) => {
                if let Some(id) = attributes.get("id") {
                    outline.text(&format!("[^{id}]"));
                }
            }
            // Two of them are the lines that separate notes from text.
            Piece::Open("footnote" | "endnote", attributes) if attributes.get("type").is_none() => {
                let id = attributes.get("id").unwrap_or_default();
                outline.text(&format!("[^{id}]: "));
            }
            Piece::Close("p") => outline.end_paragraph(level, if listed { "- " } else { "" }),
            Piece::Open("tbl", _) => outline.begin_table(),
            Piece::Open("tc", _) => outline.begin_cell(),
            Piece::Close("tr") => outline.end_row(),
            Piece::Close("tbl") => outline.end_table(),
            _ => {}
        }
        !outline.prose.is_full()
    })
}
