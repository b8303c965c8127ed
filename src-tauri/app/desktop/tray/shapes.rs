//! The outlines that the tray's pictures are made of.

use tiny_skia::{Path, PathBuilder, Rect};

/// A speech bubble whose tail hangs from the left third of its foot.
pub fn bubble(left: f32, top: f32, right: f32, bottom: f32, radius: f32, tail: f32) -> Option<Path> {
    let mut b = PathBuilder::new();
    let foot = left + radius * 0.6;
    b.move_to(left, top + radius);
    b.quad_to(left, top, left + radius, top);
    b.line_to(right - radius, top);
    b.quad_to(right, top, right, top + radius);
    b.line_to(right, bottom - radius);
    b.quad_to(right, bottom, right - radius, bottom);
    b.line_to(foot + tail * 1.25, bottom);
    b.line_to(foot, bottom + tail);
    b.line_to(foot, bottom - radius * 0.12);
    b.quad_to(left, bottom - radius * 0.4, left, bottom - radius);
    b.close();
    b.finish()
}

/// A square with rounded corners.
pub fn rounded(left: f32, top: f32, side: f32, radius: f32) -> Option<Path> {
    let rect = Rect::from_xywh(left, top, side, side)?;
    let (right, bottom) = (rect.right(), rect.bottom());
    let mut b = PathBuilder::new();
    b.move_to(left + radius, top);
    b.line_to(right - radius, top);
    b.quad_to(right, top, right, top + radius);
    b.line_to(right, bottom - radius);
    b.quad_to(right, bottom, right - radius, bottom);
    b.line_to(left + radius, bottom);
    b.quad_to(left, bottom, left, bottom - radius);
    b.line_to(left, top + radius);
    b.quad_to(left, top, left + radius, top);
    b.close();
    b.finish()
}
