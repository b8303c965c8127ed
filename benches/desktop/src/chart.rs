//! The day as a picture: three lines over time, each on a scale of its own that begins at zero.

use crate::day::{Figure, Look};
use std::fmt::Write as _;

const WIDTH: f64 = 760.0;
const BAND: f64 = 150.0;
const LEFT: f64 = 64.0;
const RIGHT: f64 = 24.0;
const TOP: f64 = 34.0;
/// Of a band, the part that the line has.
const LINE: f64 = 90.0;

pub fn draw(looks: &[Look]) -> String {
    let parts: [(&str, Figure); 3] = [
        ("memory (PSS), MB", |look| look.memory_mb),
        ("open files and sockets", |look| look.handles),
        ("threads", |look| look.threads),
    ];
    let end = looks.last().map_or(1.0, |look| look.minutes.max(0.1));
    let height = BAND * parts.len() as f64;
    let mut svg = format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-family="sans-serif" font-size="12" role="img" aria-label="What the app holds with no window open, over {end:.0} minutes">
<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>
"##
    );
    for (band, (what, of)) in parts.into_iter().enumerate() {
        let top = band as f64 * BAND + TOP;
        let most = looks.iter().map(of).fold(1.0, f64::max) * 1.1;
        let foot = top + LINE;
        let place = |look: &Look| {
            let x = LEFT + look.minutes / end * (WIDTH - LEFT - RIGHT);
            (x, foot - of(look) / most * LINE)
        };
        let points = looks.iter().map(place).fold(String::new(), |mut points, (x, y)| {
            let _ = write!(points, "{x:.1},{y:.1} ");
            points
        });
        let last = looks.last().map_or(0.0, of);
        let _ = writeln!(
            svg,
            r##"<text x="{LEFT}" y="{:.0}" fill="#1c1e22" font-weight="600">{what}</text>
<text x="{:.0}" y="{:.0}" fill="#5a5f68" text-anchor="end">at the end: {last:.0}</text>
<path d="M{LEFT} {top}V{foot}H{:.0}" fill="none" stroke="#c9ccd1"/>
<text x="{:.0}" y="{:.0}" fill="#5a5f68" text-anchor="end">{most:.0}</text>
<text x="{:.0}" y="{foot}" fill="#5a5f68" text-anchor="end">0</text>
<polyline points="{}" fill="none" stroke="#3b4fb0" stroke-width="1.5"/>"##,
            top - 12.0,
            WIDTH - RIGHT,
            top - 12.0,
            WIDTH - RIGHT,
            LEFT - 8.0,
            top + 10.0,
            LEFT - 8.0,
            points.trim_end()
        );
    }
    let _ = writeln!(
        svg,
        r##"<text x="{:.0}" y="{:.0}" fill="#5a5f68" text-anchor="end">{end:.0} minutes</text>
</svg>"##,
        WIDTH - RIGHT,
        height - 10.0
    );
    svg
}
