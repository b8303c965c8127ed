//! Server-sent events: bytes in, frames out. Ours, because the common ones panic on a byte order
//! mark, lose what follows an invalid byte, or drop an unterminated last frame.
//!
//! Pure and incremental. Lines may end in LF, CRLF or CR, and every read may end anywhere: inside a
//! character, inside a CRLF, inside the byte order mark.

use memchr::{memchr, memchr2};
use std::borrow::Cow;

/// What was between two blank lines.
#[derive(Debug, PartialEq, Eq)]
pub struct Frame<'a> {
    /// The last `event:` of the frame, or empty.
    pub event: Cow<'a, str>,
    /// All lines of the field together, joined by line feeds. Invalid UTF-8 is replaced.
    pub data: Cow<'a, str>,
    pub field: Field,
    /// The frame had its blank line; false at the end of a body, where it may be cut short.
    pub whole: bool,
}

/// Which lines a frame was made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// `data:`, as it should be.
    Data,
    /// `error:`, which some builds of llama.cpp send.
    Error,
    /// JSON without a field name: a server that fell out of the stream's format to report a failure.
    Bare,
}

/// A frame or line was larger than [`FRAME_LIMIT`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLarge;

/// The largest frame that is read, in bytes. A whole answer with its echoed request is some hundred
/// kilobytes; 8 MiB leaves room for an inline image and bounds what a hostile server can occupy. While
/// fuzzing it is within reach of the inputs.
pub const FRAME_LIMIT: usize = if cfg!(fuzzing) { 16 * 1024 } else { 8 * 1024 * 1024 };

const BOM: &[u8] = b"\xef\xbb\xbf";

/// The state between two reads: the line and the frame that are not complete yet.
#[derive(Debug, Default)]
pub struct SseReader {
    /// The beginning of a line whose end has not arrived.
    line: Vec<u8>,
    /// The last byte was a CR: an LF right after it belongs to the same line end.
    after_cr: bool,
    /// The first line is behind us; only it may begin with a byte order mark.
    past_first_line: bool,
    event: Vec<u8>,
    data: Lines,
    error: Lines,
    bare: Lines,
}

/// The lines of one field of one frame.
#[derive(Debug, Default)]
struct Lines {
    bytes: Vec<u8>,
    seen: bool,
}

impl Lines {
    fn add(&mut self, line: &[u8]) {
        if self.seen {
            self.bytes.push(b'\n');
        }
        self.bytes.extend_from_slice(line);
        self.seen = true;
    }

    fn clear(&mut self) {
        empty(&mut self.bytes);
        self.seen = false;
    }
}

/// What a buffer that is empty again keeps at most: one frame of unusual size must not occupy its
/// memory until the stream ends.
const KEPT: usize = 64 * 1024;

/// Empties a buffer, and gives back what it has beyond [`KEPT`].
pub fn empty(buffer: &mut Vec<u8>) {
    buffer.clear();
    buffer.shrink_to(KEPT);
}

impl SseReader {
    /// Reads what arrived; `emit` gets each frame that is complete with it.
    ///
    /// # Errors
    /// When a line or frame grows beyond [`FRAME_LIMIT`]: the rest of the body cannot be read.
    pub fn push(&mut self, mut bytes: &[u8], emit: &mut impl FnMut(Frame<'_>)) -> Result<(), TooLarge> {
        if self.after_cr && !bytes.is_empty() {
            self.after_cr = false;
            if bytes[0] == b'\n' {
                bytes = &bytes[1..];
            }
        }
        while let Some(end) = memchr2(b'\n', b'\r', bytes) {
            let (line, rest) = bytes.split_at(end);
            if self.line.is_empty() {
                self.take_line(line, emit)?;
            } else {
                let mut held = std::mem::take(&mut self.line);
                held.extend_from_slice(line);
                self.take_line(&held, emit)?;
                empty(&mut held);
                self.line = held;
            }
            bytes = &rest[1..];
            if rest[0] == b'\r' {
                match bytes.first() {
                    Some(b'\n') => bytes = &bytes[1..],
                    Some(_) => {}
                    None => self.after_cr = true,
                }
            }
        }
        self.line.extend_from_slice(bytes);
        self.within_limit()
    }

    /// The body is over: the last line and frame count although nothing ended them.
    ///
    /// # Errors
    /// As [`SseReader::push`].
    pub fn end(&mut self, emit: &mut impl FnMut(Frame<'_>)) -> Result<(), TooLarge> {
        let held = std::mem::take(&mut self.line);
        if !held.is_empty() {
            self.take_line(&held, emit)?;
        }
        self.dispatch(false, emit);
        Ok(())
    }

    fn take_line(&mut self, mut line: &[u8], emit: &mut impl FnMut(Frame<'_>)) -> Result<(), TooLarge> {
        // As if it had come byte by byte, where it counts before it is known what it says.
        if line.len() + self.held() > FRAME_LIMIT {
            return Err(TooLarge);
        }
        if !self.past_first_line {
            self.past_first_line = true;
            line = line.strip_prefix(BOM).unwrap_or(line);
        }
        if line.is_empty() {
            self.dispatch(true, emit);
            return Ok(());
        }
        let (name, value) = match memchr(b':', line) {
            Some(colon) => (&line[..colon], &line[colon + 1..]),
            None => (line, &line[line.len()..]),
        };
        let value = value.strip_prefix(b" ").unwrap_or(value);
        match name {
            b"data" => self.data.add(value),
            b"error" => self.error.add(value),
            b"event" => {
                self.event.clear();
                self.event.extend_from_slice(value);
            }
            // A comment (an empty name), or fields we have no use for.
            b"" | b"id" | b"retry" => {}
            // JSON that begins here, or goes on. Anything else unknown is ignored, as it should be.
            _ if self.bare.seen || line.starts_with(b"{") => self.bare.add(line),
            _ => {}
        }
        self.within_limit()
    }

    fn held(&self) -> usize {
        self.line.len()
            + self.event.len()
            + self.data.bytes.len()
            + self.error.bytes.len()
            + self.bare.bytes.len()
    }

    fn within_limit(&self) -> Result<(), TooLarge> {
        if self.held() > FRAME_LIMIT {
            Err(TooLarge)
        } else {
            Ok(())
        }
    }

    fn dispatch(&mut self, whole: bool, emit: &mut impl FnMut(Frame<'_>)) {
        let fields = [
            (&self.data, Field::Data),
            (&self.error, Field::Error),
            (&self.bare, Field::Bare),
        ];
        for (lines, field) in fields {
            if lines.seen && !lines.bytes.is_empty() {
                emit(Frame {
                    event: String::from_utf8_lossy(&self.event),
                    data: String::from_utf8_lossy(&lines.bytes),
                    field,
                    whole,
                });
            }
        }
        empty(&mut self.event);
        self.data.clear();
        self.error.clear();
        self.bare.clear();
    }
}
