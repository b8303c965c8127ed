//! OpenDocument texts and slides (.odt, .odp).

use super::Contents;
use crate::answer::Refusal;
use crate::archive::Archive;
use crate::outline::Outline;
use crate::xml::{Piece, walk};

pub fn read(archive: &mut Archive<'_>) -> Result<Contents, Refusal> {
    let xml = archive.text("content.xml")?.ok_or(Refusal::Damaged)?;
    let mut outline = Outline::default();
    let mut level = None;
    let mut slides = 0;
    let (mut in_body, mut lists, mut notes, mut paragraphs) = (false, 0_usize, 0_usize, 0_usize);
    // Comments, and what was deleted under tracked changes.
    let mut skipped = 0_usize;
    walk(&xml, |piece| {
        match piece {
            Piece::Open("body", _) => in_body = true,
            _ if !in_body => {}
            Piece::Open("annotation" | "tracked-changes", _) => skipped += 1,
            Piece::Close("annotation" | "tracked-changes") => skipped = skipped.saturating_sub(1),
            _ if skipped > 0 => {}
            Piece::Open("page", _) => {
                slides += 1;
                outline.prose.heading(&format!("## Slide {slides}"));
            }
            // Of a slide: the speaker's.
            Piece::Open("notes", _) => outline.text("Notes: "),
            Piece::Open("note-body", _) => {
                notes += 1;
                outline.text(" [");
            }
            Piece::Close("note-body") => {
                notes = notes.saturating_sub(1);
                outline.text("] ");
            }
            Piece::Open(name @ ("p" | "h"), attributes) => {
                paragraphs += 1;
                if notes == 0 {
                    let said = attributes
                        .get("outline-level")
                        .and_then(|level| level.parse().ok());
                    level = (name == "h").then(|| said.unwrap_or(1));
                }
            }
            Piece::Close("p" | "h") => {
                paragraphs = paragraphs.saturating_sub(1);
                if notes == 0 {
                    outline.end_paragraph(level, if lists > 0 { "- " } else { "" });
                }
            }
            // White space between elements is the file's, not the person's.
            Piece::Text(text) if paragraphs > 0 => outline.text(text),
            Piece::Open("s", attributes) => {
                let count = attributes
                    .get("c")
                    .and_then(|count| count.parse().ok())
                    .unwrap_or(1);
                outline.text(&" ".repeat(count.min(80)));
            }
            Piece::Open("tab", _) => outline.text("\t"),
            Piece::Open("line-break", _) => outline.text("\n"),
            Piece::Open("list", _) => lists += 1,
            Piece::Close("list") => lists = lists.saturating_sub(1),
            Piece::Open("table", _) => outline.begin_table(),
            Piece::Open("table-cell" | "covered-table-cell", _) => outline.begin_cell(),
            Piece::Close("table-row") => outline.end_row(),
            Piece::Close("table") => outline.end_table(),
            _ => {}
        }
        !outline.prose.is_full()
    })?;
    Ok(outline.finish().into())
}
