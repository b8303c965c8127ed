//! Slides (.pptx), in their order, with the speaker's notes.

use super::{Contents, relations};
use crate::answer::Refusal;
use crate::archive::{Archive, folder, join};
use crate::outline::Outline;
use crate::xml::{Piece, walk};

pub fn read(archive: &mut Archive<'_>) -> Result<Contents, Refusal> {
    let presentation = archive.text("ppt/presentation.xml")?.ok_or(Refusal::Damaged)?;
    let targets = relations(archive, "ppt/_rels/presentation.xml.rels")?;
    let mut slides = Vec::new();
    walk(&presentation, |piece| {
        if let Piece::Open("sldId", attributes) = piece
            && let Some((target, _)) = attributes.exact("r:id").and_then(|id| targets.get(&id))
        {
            slides.push(join("ppt", target));
        }
        true
    })?;
    let mut outline = Outline::default();
    let mut parts_missing = false;
    for (at, slide) in slides.iter().enumerate() {
        if outline.prose.is_full() {
            break;
        }
        outline.prose.heading(&format!("## Slide {}", at + 1));
        match archive.text(slide) {
            Ok(Some(xml)) => parts_missing |= write(&xml, &mut outline).is_err(),
            Ok(None) => parts_missing = true,
            Err(Refusal::UnpacksTooLarge) => return Err(Refusal::UnpacksTooLarge),
            Err(_) => parts_missing = true,
        }
        parts_missing |= write_notes(archive, slide, &mut outline).is_err();
    }
    Ok(Contents {
        prose: outline.finish(),
        parts_missing,
    })
}

fn write_notes(archive: &mut Archive<'_>, slide: &str, outline: &mut Outline) -> Result<(), Refusal> {
    let name = slide.rsplit('/').next().unwrap_or_default();
    let its = relations(archive, &format!("{}/_rels/{name}.rels", folder(slide)))?;
    let Some((target, _)) = its.values().find(|(_, kind)| kind == "notesSlide") else {
        return Ok(());
    };
    let Some(xml) = archive.text(&join(folder(slide), target))? else {
        return Ok(());
    };
    let mut notes = Outline::default();
    let written = write(&xml, &mut notes);
    let (text, _) = notes.finish().finish();
    if !text.is_empty() {
        outline.prose.heading(&format!("Notes: {text}"));
    }
    written
}

fn write(xml: &str, outline: &mut Outline) -> Result<(), Refusal> {
    let mut in_text = false;
    let mut title = false;
    // Page numbers, dates and footers stand in shapes of their own.
    let mut repeated = false;
    let mut bare = 0_usize;
    walk(xml, |piece| {
        match piece {
            Piece::Open("sp", _) => (title, repeated) = (false, false),
            Piece::Open("ph", attributes) => {
                let kind = attributes.get("type").unwrap_or_default();
                title = kind == "title" || kind == "ctrTitle";
                repeated = ["sldNum", "dt", "ftr", "hdr"].contains(&kind.as_str());
            }
            Piece::Open("Fallback", _) => bare += 1,
            Piece::Close("Fallback") => bare = bare.saturating_sub(1),
            Piece::Open("t", _) => in_text = true,
            Piece::Close("t") => in_text = false,
            Piece::Text(text) if in_text && !repeated && bare == 0 => outline.text(text),
            Piece::Open("br", _) => outline.text("\n"),
            Piece::Close("p") => outline.end_paragraph(title.then_some(3), ""),
            Piece::Open("tbl", _) => outline.begin_table(),
            Piece::Open("tc", _) => outline.begin_cell(),
            Piece::Close("tr") => outline.end_row(),
            Piece::Close("tbl") => outline.end_table(),
            _ => {}
        }
        !outline.prose.is_full()
    })
}
