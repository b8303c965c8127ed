//! What is on the screen, read out of Xvfb's memory.

use crate::desktop::Desktop;
use std::fs::File;
use std::os::unix::fs::FileExt;

/// Colours that a theme's ground can have: `--bg`, `--panel` and `--sunk` of dark and light.
pub const GROUNDS: [[u8; 3]; 6] = [
    [0x15, 0x17, 0x1b],
    [0x1b, 0x1e, 0x23],
    [0x11, 0x13, 0x17],
    [0xf7, 0xf7, 0xf5],
    [0xff, 0xff, 0xff],
    [0xef, 0xef, 0xec],
];

/// The screen: a header of big-endian numbers, the colour map, rows of blue, green, red, filler.
pub struct Screen {
    file: File,
    /// Of the first pixel, in bytes.
    start: u64,
    /// Bytes of a row.
    row: u64,
    height: u64,
}

impl Screen {
    pub fn of(desktop: &Desktop) -> Self {
        let file = File::open(desktop.framebuffer()).expect("Xvfb keeps its pixels in a file");
        let mut header = [0; 100];
        file.read_exact_at(&mut header, 0)
            .expect("it begins with a header");
        let number = |at: usize| {
            let bytes: [u8; 4] = std::array::from_fn(|byte| header[at * 4 + byte]);
            u64::from(u32::from_be_bytes(bytes))
        };
        Self {
            file,
            start: number(0) + number(19) * 12,
            row: number(12),
            height: number(5),
        }
    }

    /// Whether a theme's ground covers most of it and something stands on that. Looks at every eighth row: who looks
    /// at all of them, again and again, takes a core from what it measures.
    pub fn has_themed_words(&self) -> bool {
        let mut sample = Vec::new();
        let mut line = vec![0; self.row as usize];
        for row in (0..self.height).step_by(ROWS) {
            self.file
                .read_exact_at(&mut line, self.start + row * self.row)
                .expect("all rows are there");
            sample.extend_from_slice(&line);
        }
        themed_words(&sample, WORDS / ROWS)
    }
}

/// Of so many rows one is looked at.
const ROWS: usize = 8;
/// Fewer pixels that are neither ground nor black are no words.
const WORDS: usize = 100;

/// The pixels of a field on the page.
pub struct Field {
    screen: Screen,
    /// Of its first pixel, in bytes.
    start: u64,
    width: usize,
    height: usize,
}

/// Fewer changed pixels than this are no letter.
const LETTER: usize = 12;

impl Field {
    /// `place` is x, y, width and height on the page of the window that has the keyboard.
    pub fn within(desktop: &Desktop, place: &[f64]) -> Self {
        // By the pointer: xdotool counts the frame of a window twice when it is asked for its place.
        desktop.xdotool(&["getactivewindow", "mousemove", "--window", "%1", "0", "0"]);
        let corner = desktop.xdotool(&["getmouselocation", "--shell"]);
        desktop.xdotool(&["mousemove", "4000", "4000"]);
        let of = |name: &str| {
            let line = corner.lines().find_map(|line| line.strip_prefix(name));
            line.and_then(|value| value.trim().parse::<f64>().ok())
                .unwrap_or(0.0)
        };
        let corner = (of("X=") + place[0], of("Y=") + place[1]);
        Self::at(Screen::of(desktop), corner, (place[2], place[3]))
    }

    /// `corner` is x and y on the screen, `size` width and height.
    pub fn at(screen: Screen, corner: (f64, f64), size: (f64, f64)) -> Self {
        Self {
            start: screen.start + corner.1 as u64 * screen.row + corner.0 as u64 * 4,
            screen,
            width: size.0 as usize * 4,
            height: size.1 as usize,
        }
    }

    pub fn pixels(&self) -> Vec<u8> {
        let mut all = vec![0; self.width * self.height];
        for (line, row) in all.chunks_exact_mut(self.width).zip(0..) {
            let at = self.start + row * self.screen.row;
            self.screen
                .file
                .read_exact_at(line, at)
                .expect("the field is on the screen");
        }
        all
    }

    pub fn differs(&self, before: &[u8]) -> bool {
        let now = self.pixels();
        let pixels = now.chunks_exact(4).zip(before.chunks_exact(4));
        pixels.filter(|(one, other)| one != other).count() >= LETTER
    }

    /// Whether a theme's ground covers most of it and something stands on that.
    pub fn has_themed_words(&self) -> bool {
        themed_words(&self.pixels(), WORDS)
    }
}

/// Whether a theme's ground covers more than half of the pixels, and more than `most_specks` are neither that nor
/// black.
fn themed_words(pixels: &[u8], most_specks: usize) -> bool {
    let (mut ground, mut words) = (0_usize, 0_usize);
    for pixel in pixels.chunks_exact(4) {
        let colour = [pixel[2], pixel[1], pixel[0]];
        if GROUNDS.contains(&colour) {
            ground += 1;
        } else if colour != [0, 0, 0] {
            words += 1;
        }
    }
    ground * 2 > pixels.len() / 4 && words > most_specks
}
