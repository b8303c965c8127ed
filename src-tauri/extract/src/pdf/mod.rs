//! PDF: its pages' text, and a picture of the first.

mod lines;
mod page;

use crate::answer::{Found, Kind, Note, Refusal};
use crate::picture;
use crate::prose::Prose;
use hayro::hayro_interpret::{InterpreterCache, InterpreterSettings};
use hayro::hayro_syntax::page::Page;
use hayro::hayro_syntax::{LoadPdfError, Pdf};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};
use image::{DynamicImage, RgbaImage};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

/// Pages whose text is read.
const MOST_PAGES: usize = 500;

/// Time for the text; pages after it are said to be unread. The child's own limit is longer.
const TIME: Duration = Duration::from_secs(15);

pub fn read(bytes: Vec<u8>) -> Result<Found, Refusal> {
    let pdf = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(_) => Refusal::Encrypted,
        LoadPdfError::Invalid => Refusal::Damaged,
    })?;
    let pages = pdf.pages();
    if pages.is_empty() {
        return Err(Refusal::Damaged);
    }
    let settings = InterpreterSettings::default();
    let start = Instant::now();
    let mut cache = InterpreterCache::new();
    let mut prose = Prose::default();
    let mut found = Found::new(Kind::Pdf, "application/pdf");
    let (mut read, mut damaged, mut words) = (0, false, false);
    for page in pages.iter().take(MOST_PAGES) {
        if start.elapsed() > TIME || prose.is_full() {
            break;
        }
        read += 1;
        match catch_unwind(AssertUnwindSafe(|| page::text(page, &cache, &settings))) {
            Ok(text) if text.trim().is_empty() => {}
            Ok(text) => {
                words = true;
                if pages.len() > 1 {
                    prose.heading(&format!("[Page {read}]"));
                }
                prose.heading(text.trim_matches('\n'));
            }
            Err(_) => {
                damaged = true;
                cache = InterpreterCache::new();
            }
        }
    }
    let count = u32::try_from(pages.len()).unwrap_or(u32::MAX);
    found.pages = Some(count);
    if read < pages.len() {
        let read = u32::try_from(read).unwrap_or(u32::MAX);
        found.notes.push(Note::FirstPages { read, of: count });
    }
    if damaged {
        found.notes.push(Note::PartsMissing);
    }
    if words {
        let (text, cut) = prose.finish();
        found.text = Some(text);
        if cut {
            found.notes.push(Note::TextCut);
        }
    } else {
        found.notes.push(Note::Scan);
    }
    if let Some(page) = pages.first().filter(|_| start.elapsed() < TIME) {
        let picture = catch_unwind(AssertUnwindSafe(|| preview(page, &settings)));
        found.thumbnail = picture.unwrap_or(None);
    }
    Ok(found)
}

/// A small picture of a page on white.
fn preview(page: &Page<'_>, settings: &InterpreterSettings) -> Option<Vec<u8>> {
    let (width, height) = page.render_dimensions();
    let longer = width.max(height);
    if !longer.is_finite() || width.min(height) <= 0.0 {
        return None;
    }
    // A page longer than 1:100 would have no pixel on its short side.
    let scale = crate::THUMBNAIL_SIDE as f32 / longer;
    if width.min(height) * scale < 1.0 {
        return None;
    }
    let drawn = hayro::render(
        page,
        &RenderCache::new(),
        settings,
        &RenderSettings::default(),
        &PixmapSettings {
            x_scale: scale,
            y_scale: scale,
            bg_color: WHITE,
        },
    );
    let (width, height) = (u32::from(drawn.width()), u32::from(drawn.height()));
    let picture = RgbaImage::from_raw(width, height, drawn.data_as_u8_slice().to_vec())?;
    picture::thumbnail(DynamicImage::from(picture), None)
}
