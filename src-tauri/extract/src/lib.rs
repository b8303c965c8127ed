//! The child that reads attached files. It takes one file from standard input and answers on
//! standard output; the app starts one for each file and believes nothing it says.
//!
//! [`confine`] gives up network, files and other processes before the first byte is read. The
//! parsers run after it, so a weakness in one of them reaches no further than the answer.

mod answer;
mod archive;
mod html;
mod kind;
mod notebook;
mod office;
mod outline;
mod pdf;
mod picture;
mod prose;
mod rtf;
mod sandbox;
mod text;
mod xml;

pub use answer::{Found, Kind, Note, Refusal};
pub use sandbox::{Confinement, Limits, confine};

use std::io::{self, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Bytes of the largest file that is read.
pub const MOST_BYTES: usize = 64 * 1024 * 1024;

/// UTF-8 bytes of text kept of one file.
pub const MOST_TEXT: usize = 2 * 1024 * 1024;

/// Pixels of the largest picture that is decoded.
pub const MOST_PIXELS: u64 = 100_000_000;

/// The longest side of a thumbnail, in pixels.
pub const THUMBNAIL_SIDE: u32 = 320;

/// The longest side of a picture made for models, in pixels.
pub const SENT_SIDE: u32 = 2000;

/// Bytes of a picture made for models.
pub const SENT_BYTES: usize = 3_750_000;

/// The whole life of the child: confines itself, reads one file from `input` and answers on
/// `output`. `input` holds one byte with the length of the file's extension, the extension, and the
/// file until its end.
///
/// # Errors
/// The answer could not be written, or the file not be read from `input`.
pub fn run(input: &mut impl Read, output: &mut impl Write) -> io::Result<()> {
    // The parent hears of a panic by the answer; nobody reads a message.
    std::panic::set_hook(Box::new(|_| {}));
    confine(Limits::default());
    let mut length = [0];
    input.read_exact(&mut length)?;
    let mut extension = vec![0; usize::from(length[0])];
    input.read_exact(&mut extension)?;
    let mut bytes = Vec::new();
    input.take(MOST_BYTES as u64).read_to_end(&mut bytes)?;
    let read = read(&String::from_utf8_lossy(&extension), bytes);
    answer::write(output, read)
}

/// What is in `bytes`. `extension` tells kinds of text apart and decides nothing else. A panic of a
/// parser counts as damage in the file.
///
/// # Errors
/// Says why it is not read.
pub fn read(extension: &str, bytes: Vec<u8>) -> Result<Found, Refusal> {
    catch_unwind(AssertUnwindSafe(|| kind::read(extension, bytes))).unwrap_or(Err(Refusal::Damaged))
}
