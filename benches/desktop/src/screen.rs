//! A part of the screen, read out of Xvfb's memory.

use crate::desktop::Desktop;
use std::fs::File;
use std::os::unix::fs::FileExt;

/// The pixels of a field on the page.
pub struct Field {
    screen: File,
    /// Of its first byte, and of each row of the screen.
    start: u64,
    row: u64,
    width: usize,
    height: usize,
}

/// Fewer changed pixels than this are no letter.
const LETTER: usize = 12;

impl Field {
    /// `place` is x, y, width and height on the page of the window that has the keyboard.
    pub fn within(desktop: &Desktop, place: &[f64]) -> Self {
        let screen = File::open(desktop.framebuffer()).expect("Xvfb keeps its pixels in a file");
        let mut header = [0; 100];
        screen
            .read_exact_at(&mut header, 0)
            .expect("it begins with a header");
        let number = |at: usize| {
            let bytes: [u8; 4] = std::array::from_fn(|byte| header[at * 4 + byte]);
            u64::from(u32::from_be_bytes(bytes))
        };
        let (pixels, row) = (number(0) + number(19) * 12, number(12));
        let geometry = desktop.xdotool(&["getactivewindow", "getwindowgeometry", "--shell"]);
        let of = |name: &str| {
            let line = geometry.lines().find_map(|line| line.strip_prefix(name));
            line.and_then(|value| value.trim().parse::<f64>().ok())
                .unwrap_or(0.0)
        };
        let (x, y) = (of("X=") + place[0], of("Y=") + place[1]);
        Self {
            screen,
            start: pixels + y as u64 * row + x as u64 * 4,
            row,
            width: place[2] as usize * 4,
            height: place[3] as usize,
        }
    }

    pub fn pixels(&self) -> Vec<u8> {
        let mut all = vec![0; self.width * self.height];
        for (line, row) in all.chunks_exact_mut(self.width).zip(0..) {
            let _ = self.screen.read_exact_at(line, self.start + row * self.row);
        }
        all
    }

    pub fn differs(&self, before: &[u8]) -> bool {
        let now = self.pixels();
        let pixels = now.chunks_exact(4).zip(before.chunks_exact(4));
        pixels.filter(|(one, other)| one != other).count() >= LETTER
    }
}
