//! Lines of JSON: bytes in, lines out.

use super::sse::{FRAME_LIMIT, TooLarge, empty};
use memchr::memchr;

/// The line that is not complete yet.
#[derive(Debug, Default)]
pub struct LineReader {
    held: Vec<u8>,
}

impl LineReader {
    /// Reads what arrived; `emit` gets each line that is complete with it and not blank. Invalid
    /// UTF-8 is replaced.
    ///
    /// # Errors
    /// When a line grows beyond [`FRAME_LIMIT`]: the rest of the body cannot be read.
    pub fn push(&mut self, mut bytes: &[u8], emit: &mut impl FnMut(&str)) -> Result<(), TooLarge> {
        while let Some(end) = memchr(b'\n', bytes) {
            if self.held.len() + end > FRAME_LIMIT {
                return Err(TooLarge);
            }
            if self.held.is_empty() {
                line(&bytes[..end], emit);
            } else {
                self.held.extend_from_slice(&bytes[..end]);
                line(&self.held, emit);
                empty(&mut self.held);
            }
            bytes = &bytes[end + 1..];
        }
        self.held.extend_from_slice(bytes);
        if self.held.len() > FRAME_LIMIT {
            return Err(TooLarge);
        }
        Ok(())
    }

    /// The body is over: what is held, which no line feed ended.
    pub fn end(&mut self, emit: &mut impl FnMut(&str)) {
        line(&std::mem::take(&mut self.held), emit);
    }
}

fn line(bytes: &[u8], emit: &mut impl FnMut(&str)) {
    let line = String::from_utf8_lossy(bytes);
    let line = line.trim_start_matches('\u{feff}').trim();
    if !line.is_empty() {
        emit(line);
    }
}
