//! From bytes to events, for every family that streams: finds out what kind of body this is, cuts
//! it into frames, and lets the family read each.

use super::failure;
use super::json::{Objects, mend};
use super::ndjson::LineReader;
use super::sse::{FRAME_LIMIT, Field, Frame, SseReader};
use super::{Failure, StreamDecoder, StreamEnd, StreamEvent};
use crate::contract::FailureClass;
use crate::texts::{say, say_with};
use http::HeaderMap;

/// A family's part of the reading: one JSON document at a time.
pub trait Read: Send {
    /// Appends what `json` says to `out`. `Ok(false)`: nothing this family says.
    ///
    /// # Errors
    /// When it is not JSON, or not of the family's shape.
    fn read(&mut self, json: &str, out: &mut Vec<StreamEvent>) -> Result<bool, serde_json::Error>;
}

/// What the body turned out to be.
enum Body {
    /// Not enough of it has arrived; holds what has.
    Unknown(Vec<u8>),
    Sse(SseReader),
    /// One JSON document a line, where the family speaks so.
    Lines(LineReader),
    /// JSON without a stream around it: an error at 200, an answer in one piece, an array of chunks.
    Json(Objects),
    /// A web page of something that stands in between. Holds its beginning.
    Page(Vec<u8>),
}

/// How much of a web page is kept to find its title in.
const PAGE_LIMIT: usize = 16 * 1024;
/// White space before a body says what it is; beyond this it is taken for a stream.
const SNIFF_LIMIT: usize = 1024;

pub struct Decoder<R> {
    family: R,
    /// JSON that is not in a stream is one document a line.
    lines: bool,
    body: Body,
    /// Done or Error was said: nothing after it counts.
    over: bool,
    /// A terminator or a finish reason was seen.
    complete: bool,
    request_id: Option<String>,
}

impl<R: Read> Decoder<R> {
    pub fn new(family: R, headers: &HeaderMap) -> Self {
        let page = headers
            .get(http::header::CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .is_some_and(|value| value.trim_start().to_ascii_lowercase().starts_with("text/html"));
        Self {
            family,
            lines: false,
            body: if page {
                Body::Page(Vec::new())
            } else {
                Body::Unknown(Vec::new())
            },
            over: false,
            complete: false,
            request_id: failure::request_id(headers),
        }
    }

    /// The same for a family that sends one JSON document a line.
    pub fn of_lines(family: R, headers: &HeaderMap) -> Self {
        Self {
            lines: true,
            ..Self::new(family, headers)
        }
    }

    fn feed(&mut self, bytes: &[u8], out: &mut Vec<StreamEvent>) {
        let family = &mut self.family;
        let within = match &mut self.body {
            Body::Unknown(held) => {
                held.extend_from_slice(bytes);
                let Some(body) = sniff(held, self.lines) else {
                    return;
                };
                let held = std::mem::take(held);
                self.body = body;
                return self.feed(&held, out);
            }
            Body::Sse(reader) => reader
                .push(bytes, &mut |frame| frame_read(family, &frame, out))
                .is_ok(),
            Body::Lines(reader) => reader
                .push(bytes, &mut |line| object_read(family, line, out))
                .is_ok(),
            Body::Json(objects) => objects.push(bytes, FRAME_LIMIT, &mut |object| {
                object_read(family, &String::from_utf8_lossy(object), out);
            }),
            Body::Page(held) => {
                held.extend_from_slice(&bytes[..bytes.len().min(PAGE_LIMIT.saturating_sub(held.len()))]);
                true
            }
        };
        if !within {
            out.push(StreamEvent::Error(Failure::new(
                FailureClass::Server,
                say_with(
                    "failure-wire-too-large",
                    &[("mebibytes", (FRAME_LIMIT / (1024 * 1024)).into())],
                ),
            )));
        }
    }

    /// Takes note of how the stream stands after what was added from `from` on.
    fn settle(&mut self, from: usize, out: &mut Vec<StreamEvent>) {
        for (at, event) in out.iter().enumerate().skip(from) {
            match event {
                StreamEvent::Finish(_) => self.complete = true,
                StreamEvent::Done => {
                    self.complete = true;
                    self.over = true;
                }
                StreamEvent::Error(_) => self.over = true,
                _ => {}
            }
            if self.over {
                out.truncate(at + 1);
                return;
            }
        }
    }
}

impl<R: Read> StreamDecoder for Decoder<R> {
    fn push(&mut self, bytes: &[u8], out: &mut Vec<StreamEvent>) {
        if let Some(id) = self.request_id.take() {
            out.push(StreamEvent::RequestId(id));
        }
        if self.over {
            return;
        }
        let from = out.len();
        self.feed(bytes, out);
        self.settle(from, out);
    }

    fn end(&mut self, out: &mut Vec<StreamEvent>) -> StreamEnd {
        if let Some(id) = self.request_id.take() {
            out.push(StreamEvent::RequestId(id));
        }
        if !self.over {
            let from = out.len();
            let family = &mut self.family;
            match &mut self.body {
                Body::Unknown(_) | Body::Json(_) => {}
                Body::Sse(reader) => {
                    // The last frame was within the limit when it was pushed.
                    let _ = reader.end(&mut |frame| frame_read(family, &frame, out));
                }
                Body::Lines(reader) => reader.end(&mut |line| {
                    // Cut short by the end of the body, it is a truncation, which the end will say.
                    let _ = read(family, line, out);
                }),
                Body::Page(page) => out.push(StreamEvent::Error(failure::of_page(None, page))),
            }
            self.settle(from, out);
        }
        if self.complete {
            StreamEnd::Complete
        } else {
            StreamEnd::Unmarked
        }
    }
}

/// What a body is, by its first character.
fn sniff(held: &[u8], lines: bool) -> Option<Body> {
    const BOM: &[u8] = b"\xef\xbb\xbf";
    let held = &held[..held.len().min(SNIFF_LIMIT + 1)];
    let start = match held.strip_prefix(BOM) {
        Some(rest) => rest,
        None if BOM.starts_with(held) => return None,
        None => held,
    };
    match start.iter().find(|byte| !byte.is_ascii_whitespace()) {
        Some(b'{') if lines => Some(Body::Lines(LineReader::default())),
        Some(b'{' | b'[') => Some(Body::Json(Objects::default())),
        Some(b'<') => Some(Body::Page(Vec::new())),
        Some(_) => Some(Body::Sse(SseReader::default())),
        None if held.len() > SNIFF_LIMIT => Some(Body::Sse(SseReader::default())),
        None => None,
    }
}

fn frame_read(family: &mut impl Read, frame: &Frame<'_>, out: &mut Vec<StreamEvent>) {
    let data = frame.data.trim();
    if frame.field == Field::Error || frame.event == "error" {
        out.push(StreamEvent::Error(failure::in_stream(data)));
    } else if frame.field == Field::Bare {
        if frame.whole || serde_json::from_str::<serde::de::IgnoredAny>(data).is_ok() {
            object_read(family, data, out);
        }
    } else if data == "[DONE]" {
        out.push(StreamEvent::Done);
    } else if read(family, data, out).is_err() && frame.whole && data.starts_with('{') {
        // A frame cut short by the end of the body is a truncation, which the end will say; words
        // that are no JSON at all ("ping") are nothing.
        out.push(StreamEvent::Error(broken()));
    }
}

/// Reads JSON that stands where only an answer or an error can stand.
fn object_read(family: &mut impl Read, json: &str, out: &mut Vec<StreamEvent>) {
    match read(family, json, out) {
        Ok(true) => {}
        Ok(false) => out.push(StreamEvent::Error(failure::in_stream(json))),
        Err(_) => out.push(StreamEvent::Error(broken())),
    }
}

fn read(family: &mut impl Read, json: &str, out: &mut Vec<StreamEvent>) -> Result<bool, serde_json::Error> {
    let before = out.len();
    family.read(json, out).or_else(|error| {
        out.truncate(before);
        match mend(json) {
            Some(mended) => family.read(&mended, out),
            None => Err(error),
        }
    })
}

/// Says nothing of the content: failures are kept where no text of a chat may be.
fn broken() -> Failure {
    Failure::new(FailureClass::Server, say("failure-wire-unreadable"))
}
