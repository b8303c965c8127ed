//! One page's glyphs as text.

use super::lines::{Glyph, Lines};
use hayro::hayro_interpret::font::{Glyph as Drawn, GlyphRun};
use hayro::hayro_interpret::hayro_cmap::{BfString, WritingMode};
use hayro::hayro_interpret::util::TransformExt;
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, SoftMask, interpret_page,
};
use hayro::hayro_syntax::page::Page;
use hayro::kurbo::{Affine, BezPath, Rect};

/// Glyphs are drawn in thousandths of the font's size.
const EM: f64 = 1000.0;

/// The text of `page` in the order it is drawn in, which is nearly always that of reading.
pub fn text<'a>(page: &Page<'a>, cache: &InterpreterCache<'a>, settings: &InterpreterSettings) -> String {
    let (width, height) = page.render_dimensions();
    let area = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let transform = page.initial_transform(true).to_kurbo();
    let mut context = Context::new(transform, area, cache, page.xref(), settings.clone());
    let mut reader = Reader::default();
    interpret_page(page, &mut context, &mut reader);
    reader.lines.finish()
}

/// Takes the text and lets everything else pass.
#[derive(Default)]
struct Reader {
    lines: Lines,
    last: Option<Run>,
}

/// Enough of a run of glyphs to know it again.
struct Run {
    at: (f64, f64),
    size: f64,
    text: String,
}

impl Run {
    /// The same once more at the same place: stroked after it was filled, or twice to look bold.
    fn repeats(&self, other: &Self) -> bool {
        let near = |one: f64, other: f64| (one - other).abs() < 0.1 * self.size;
        near(self.at.0, other.at.0) && near(self.at.1, other.at.1) && self.text == other.text
    }
}

impl<'a> Device<'a> for Reader {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        let vertical = run.writing_mode() == WritingMode::Vertical;
        let glyphs: Vec<Glyph> = run
            .glyphs()
            .iter()
            .map(|glyph| placed(glyph, props.transform * glyph.transform(), vertical))
            .collect();
        let Some(first) = glyphs.first() else {
            return;
        };
        let this = Run {
            at: first.at,
            size: first.size,
            text: glyphs.iter().map(|glyph| glyph.text.as_str()).collect(),
        };
        if self.last.as_ref().is_some_and(|last| last.repeats(&this)) {
            return;
        }
        self.last = Some(this);
        for glyph in glyphs {
            self.lines.push(glyph);
        }
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

fn placed(glyph: &Drawn<'_>, transform: Affine, vertical: bool) -> Glyph {
    let advance = match glyph {
        Drawn::Outline(outline) => outline.advance_width(),
        Drawn::Type3(drawing) => drawing.advance_width(),
    };
    let text = match glyph.as_unicode() {
        Some(BfString::Char(c)) => c.to_string(),
        Some(BfString::String(text)) => text,
        None => String::new(),
    };
    let [a, b, c, d, x, y] = transform.as_coeffs();
    // Text runs along one side of the em square, and lines follow each other along the other.
    let (along, across) = if vertical {
        ((-c, -d), (a, b))
    } else {
        ((a, b), (c, d))
    };
    Glyph {
        text,
        at: (x, y),
        along,
        size: across.0.hypot(across.1) * EM,
        advance: if vertical {
            EM
        } else {
            f64::from(advance.unwrap_or(500.0))
        },
    }
}
