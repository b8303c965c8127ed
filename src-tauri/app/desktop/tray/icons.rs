//! The tray's pictures: two speech bubbles, and a badge whose shape tells the state without its
//! colour. Each size is drawn for itself: at 24 px and less there is one bubble, on whole pixels,
//! and a badge of at least 9 px.
//!
//! Nobody tells an app the colour of the panel it stands on. The strokes take the shade that suits
//! the panel it most likely is, and a faint halo of the opposite shade keeps them readable where
//! that guess is wrong.

use super::shapes::{bubble, rounded};
use tiny_skia::{
    BlendMode, Color, FillRule, LineCap, LineJoin, Paint, Path, PathBuilder, Pixmap, Stroke, Transform,
};

/// What the icon tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum IconKind {
    AllWell,
    /// Half disc.
    Degraded,
    /// Crossed square.
    LeadDown,
    /// Exclamation mark.
    NeedsYou,
    /// Faint, struck through.
    Offline,
}

/// The panel the icon stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Panel {
    Dark,
    Light,
}

/// The sizes that panels ask for, in pixels: 16 to 24 at scale 1, 32 and 48 at scale 2.
pub const SIZES: [u32; 5] = [16, 22, 24, 32, 48];

/// A square picture: four bytes a pixel, alpha, red, green, blue, not premultiplied.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Argb {
    pub side: u32,
    pub data: Vec<u8>,
}

/// One picture for each of [`SIZES`].
#[must_use]
pub fn draw_all(kind: IconKind, panel: Panel) -> Vec<Argb> {
    SIZES.iter().filter_map(|&side| draw(kind, panel, side)).collect()
}

/// `None` only for a side of 0.
fn draw(kind: IconKind, panel: Panel, side: u32) -> Option<Argb> {
    let mut canvas = Canvas {
        pixmap: Pixmap::new(side, side)?,
        shade: Shade::of(panel),
    };
    let faint = kind == IconKind::Offline;
    if side <= 24 {
        canvas.one_bubble(side as f32, faint);
    } else {
        canvas.two_bubbles(side as f32 / 32.0, faint);
    }
    match kind {
        IconKind::AllWell => {}
        IconKind::Offline => canvas.strike(side as f32),
        IconKind::Degraded => canvas.half_disc(Badge::of(side)),
        IconKind::LeadDown => canvas.crossed_square(Badge::of(side)),
        IconKind::NeedsYou => canvas.exclamation(Badge::of(side)),
    }
    let data = canvas
        .pixmap
        .pixels()
        .iter()
        .flat_map(|pixel| {
            let c = pixel.demultiply();
            [c.alpha(), c.red(), c.green(), c.blue()]
        })
        .collect();
    Some(Argb { side, data })
}

/// The colours of the design's tokens for one theme.
struct Shade {
    stroke: Color,
    faint: Color,
    halo: Color,
    slow: Color,
    down: Color,
    accent: Color,
}

impl Shade {
    fn of(panel: Panel) -> Self {
        let c = Color::from_rgba8;
        match panel {
            Panel::Dark => Self {
                stroke: c(0xe7, 0xe9, 0xec, 255),
                faint: c(0x90, 0x98, 0xa4, 255),
                halo: c(0x15, 0x17, 0x1b, 120),
                slow: c(0xe0, 0xa6, 0x3a, 255),
                down: c(0xf0, 0x68, 0x5e, 255),
                accent: c(0x8b, 0x9a, 0xff, 255),
            },
            Panel::Light => Self {
                stroke: c(0x1d, 0x1f, 0x23, 255),
                faint: c(0x60, 0x66, 0x6f, 255),
                halo: c(0xff, 0xff, 0xff, 120),
                slow: c(0x8c, 0x58, 0x00, 255),
                down: c(0xb8, 0x32, 0x2a, 255),
                accent: c(0x3d, 0x4f, 0xd0, 255),
            },
        }
    }
}

/// Where the badge stands: the square at the bottom right, on whole pixels.
#[derive(Clone, Copy)]
struct Badge {
    left: f32,
    top: f32,
    side: f32,
    /// Width of its lines, and of the clear ring around it.
    line: f32,
}

impl Badge {
    fn of(icon: u32) -> Self {
        // At least 9 px: below that a half disc and a crossed square look the same.
        let (side, line) = match icon {
            16 => (9.0, 1.5),
            22 => (11.0, 1.8),
            24 => (12.0, 2.0),
            32 => (14.0, 2.0),
            other => (other as f32 * 0.44, other as f32 / 16.0),
        };
        let edge = icon as f32 - side;
        Self {
            left: edge,
            top: edge,
            side,
            line,
        }
    }

    fn middle(self) -> (f32, f32) {
        (self.left + self.side / 2.0, self.top + self.side / 2.0)
    }
}

struct Canvas {
    pixmap: Pixmap,
    shade: Shade,
}

impl Canvas {
    fn one_bubble(&mut self, side: f32, faint: bool) {
        // Centre lines of a 2 px stroke run on whole pixels, so that its edges are sharp.
        let (left, top, right) = (2.0, 2.0, side - 2.0);
        let bottom = (side * 0.68).round();
        let tail = (side * 0.22).round();
        let radius = (side * 0.19).round();
        let path = bubble(left, top, right, bottom, radius, tail);
        self.line(path, if side < 20.0 { 1.8 } else { 2.0 }, faint);
    }

    fn two_bubbles(&mut self, scale: f32, faint: bool) {
        let front = bubble(4.0, 5.0, 23.0, 19.0, 5.0, 4.0);
        let mut back = PathBuilder::new();
        back.move_to(26.5, 11.5);
        back.quad_to(28.0, 12.9, 28.0, 15.0);
        back.line_to(28.0, 19.0);
        back.quad_to(28.0, 22.3, 25.0, 23.6);
        back.line_to(25.0, 27.0);
        back.line_to(20.5, 23.8);
        let to = Transform::from_scale(scale, scale);
        for path in [front, back.finish()] {
            let path = path.and_then(|path| path.transform(to));
            self.line(path, 2.2 * scale, faint);
        }
    }

    /// A stroke with its halo.
    fn line(&mut self, path: Option<Path>, width: f32, faint: bool) {
        let Some(path) = path else { return };
        let colour = if faint {
            self.shade.faint
        } else {
            self.shade.stroke
        };
        self.stroke(&path, width + 2.0, self.shade.halo, BlendMode::DestinationOver);
        self.stroke(&path, width, colour, BlendMode::SourceOver);
    }

    /// Across the bubble, with a clear ring: a plug pulled out, readable without any colour.
    fn strike(&mut self, side: f32) {
        let mut builder = PathBuilder::new();
        let (near, far) = ((side * 0.14).round(), (side * 0.86).round());
        builder.move_to(near, far);
        builder.line_to(far, near);
        let Some(path) = builder.finish() else { return };
        let width = if side <= 24.0 { 1.8 } else { side / 14.0 };
        self.stroke(&path, width * 2.6, Color::BLACK, BlendMode::DestinationOut);
        self.stroke(&path, width, self.shade.faint, BlendMode::SourceOver);
    }

    fn half_disc(&mut self, badge: Badge) {
        let (x, y) = badge.middle();
        let radius = badge.side / 2.0;
        self.clear_around(PathBuilder::from_circle(x, y, radius + 1.0));
        let colour = self.shade.slow;
        if let Some(ring) = PathBuilder::from_circle(x, y, radius - badge.line / 2.0) {
            self.stroke(&ring, badge.line, colour, BlendMode::SourceOver);
        }
        let mut half = PathBuilder::new();
        // A half circle from the top to the bottom, by two quarters (0.5523 is the usual handle).
        let handle = radius * 0.5523;
        half.move_to(x, y - radius);
        half.cubic_to(x + handle, y - radius, x + radius, y - handle, x + radius, y);
        half.cubic_to(x + radius, y + handle, x + handle, y + radius, x, y + radius);
        half.close();
        self.fill(half.finish(), colour);
    }

    fn crossed_square(&mut self, badge: Badge) {
        let corner = badge.side * 0.22;
        self.clear_around(rounded(
            badge.left - 1.0,
            badge.top - 1.0,
            badge.side + 2.0,
            corner + 1.0,
        ));
        self.fill(
            rounded(badge.left, badge.top, badge.side, corner),
            self.shade.down,
        );
        let inset = badge.side * 0.29;
        let (from, to) = (badge.left + inset, badge.left + badge.side - inset);
        let (above, below) = (badge.top + inset, badge.top + badge.side - inset);
        let mut cross = PathBuilder::new();
        cross.move_to(from, above);
        cross.line_to(to, below);
        cross.move_to(to, above);
        cross.line_to(from, below);
        self.cut(cross.finish(), badge.line);
    }

    fn exclamation(&mut self, badge: Badge) {
        let (x, y) = badge.middle();
        let radius = badge.side / 2.0;
        self.clear_around(PathBuilder::from_circle(x, y, radius + 1.0));
        self.fill(PathBuilder::from_circle(x, y, radius), self.shade.accent);
        let mut mark = PathBuilder::new();
        mark.move_to(x, y - radius * 0.5);
        mark.line_to(x, y + radius * 0.08);
        self.cut(mark.finish(), badge.line);
        let dot = PathBuilder::from_circle(x, y + radius * 0.55, badge.line * 0.56);
        self.blend(dot, Color::BLACK, BlendMode::DestinationOut);
    }

    /// The bubble keeps its distance from the badge, whatever the panel's colour is: in the halo, which is
    /// not seen on the panel that was guessed and sets the badge off from another.
    fn clear_around(&mut self, path: Option<Path>) {
        self.blend(path.clone(), Color::BLACK, BlendMode::DestinationOut);
        self.blend(path, self.shade.halo, BlendMode::SourceOver);
    }

    /// Signs within a badge are holes: the panel shows through, dark or light.
    fn cut(&mut self, path: Option<Path>, width: f32) {
        if let Some(path) = path {
            self.stroke(&path, width, Color::BLACK, BlendMode::DestinationOut);
        }
    }

    fn fill(&mut self, path: Option<Path>, colour: Color) {
        self.blend(path, colour, BlendMode::SourceOver);
    }

    fn blend(&mut self, path: Option<Path>, colour: Color, blend_mode: BlendMode) {
        let Some(path) = path else { return };
        let paint = paint(colour, blend_mode);
        self.pixmap
            .fill_path(&path, &paint, FillRule::Winding, Transform::identity(), None);
    }

    fn stroke(&mut self, path: &Path, width: f32, colour: Color, blend_mode: BlendMode) {
        let stroke = Stroke {
            width,
            line_cap: LineCap::Round,
            line_join: LineJoin::Round,
            ..Stroke::default()
        };
        let paint = paint(colour, blend_mode);
        self.pixmap
            .stroke_path(path, &paint, &stroke, Transform::identity(), None);
    }
}

fn paint(colour: Color, blend_mode: BlendMode) -> Paint<'static> {
    let mut paint = Paint {
        anti_alias: true,
        blend_mode,
        ..Paint::default()
    };
    paint.set_color(colour);
    paint
}

#[cfg(test)]
#[path = "icons_tests.rs"]
mod tests;
