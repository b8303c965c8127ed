//! Pictures of the run, for people to look at: pages, the whole screen, tray icons.

use crate::desktop::Desktop;
use crate::page::Page;
use crate::watcher::Picture;
use base64::Engine as _;
use std::fs;
use std::path::PathBuf;
use std::time::Duration;

/// `artifacts/` of the checkout, or where the run wants them.
fn place(name: &str) -> PathBuf {
    let folder = std::env::var_os("UNDERSTUDY_ARTIFACTS")
        .map_or_else(
            || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/artifacts")),
            PathBuf::from,
        )
        .join("pictures");
    fs::create_dir_all(&folder).unwrap();
    folder.join(format!("{name}.png"))
}

fn failed_name() -> String {
    let thread = std::thread::current();
    format!("failed-{}", thread.name().unwrap_or("story").replace("::", "-"))
}

/// The whole screen of a story that failed, named by it.
pub fn failed_screen(desktop: &Desktop) {
    screen(desktop, &failed_name());
}

/// The page alone. A failure's picture is named by the story that failed.
pub fn page(page: &Page, name: &str) {
    let name = match name {
        "failed" => failed_name(),
        name => name.to_owned(),
    };
    if let Some(picture) = page.driver.picture() {
        fs::write(
            place(&name),
            base64::engine::general_purpose::STANDARD.decode(picture).unwrap(),
        )
        .unwrap();
    }
}

/// The whole screen with the window's frame, read out of the display's memory.
pub fn screen(desktop: &Desktop, name: &str) {
    // While the page is being painted, the upper part is newer than the lower one. A blinking caret
    // never rests for long, so this does not wait for ever.
    let mut screen = Screen::read(desktop);
    for _ in 0..10 {
        std::thread::sleep(Duration::from_millis(150));
        let next = Screen::read(desktop);
        let settled = next.rgb == screen.rgb;
        screen = next;
        if settled {
            break;
        }
    }
    write(
        name,
        screen.width,
        screen.height,
        png::ColorType::Rgb,
        &screen.rgb,
    );
}

/// The tray's icon, as the bus carries it.
pub fn tray_icon(name: &str, icon: &Picture) {
    let rgba: Vec<u8> = icon
        .argb
        .chunks_exact(4)
        .flat_map(|pixel| [pixel[1], pixel[2], pixel[3], pixel[0]])
        .collect();
    write(
        name,
        icon.width.cast_unsigned(),
        icon.height.cast_unsigned(),
        png::ColorType::Rgba,
        &rgba,
    );
}

fn write(name: &str, width: u32, height: u32, color: png::ColorType, pixels: &[u8]) {
    let mut encoder = png::Encoder::new(fs::File::create(place(name)).unwrap(), width, height);
    encoder.set_color(color);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.write_header().unwrap().write_image_data(pixels).unwrap();
}

pub struct Screen {
    pub width: u32,
    pub height: u32,
    pub rgb: Vec<u8>,
}

impl Screen {
    /// Xvfb maps its pixels to a file in the XWD format: a header of big-endian numbers, the colour
    /// map with 12 bytes an entry, then rows of blue, green, red and a filler.
    pub fn read(desktop: &Desktop) -> Self {
        let file = fs::read(desktop.framebuffer()).unwrap();
        let number = |at: usize| u32::from_be_bytes(file[at * 4..at * 4 + 4].try_into().unwrap());
        let (header, width, height, row, colours) = (number(0), number(4), number(5), number(12), number(19));
        assert_eq!(number(11), 32, "bits a pixel");
        let start = (header + colours * 12) as usize;
        let rgb = file[start..]
            .chunks_exact(row as usize)
            .take(height as usize)
            .flat_map(|row| {
                row[..width as usize * 4]
                    .chunks_exact(4)
                    .flat_map(|pixel| [pixel[2], pixel[1], pixel[0]])
            })
            .collect();
        Self { width, height, rgb }
    }
}
