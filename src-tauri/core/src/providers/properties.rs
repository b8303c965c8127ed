//! What holds for every body, however damaged or hostile: the targets in `fuzz/` look for one for
//! which it does not, and a test tries some thousand that are the same each time.
//!
//! Each function panics where a promise of the readers is broken. `body` also decides, by its hash,
//! where it is cut.

use super::ndjson::LineReader;
use super::sse::{FRAME_LIMIT, Field, Frame, SseReader};
use super::{Failure, StreamEnd, StreamEvent, WireFamily, kind};
use crate::texts::say;
use allocations::counted;
use http::{HeaderMap, HeaderValue};
use std::collections::HashSet;
use std::time::Duration;

/// A kind of each family that reads in a way of its own.
pub const KINDS: [&str; 5] = ["anthropic", "openai", "openai-compatible", "gemini", "ollama"];

/// The most bytes a decoder holds between two reads: a line and a frame that are not complete, each
/// in a buffer that grew by doubling, what the family needs again (a thinking block, tool calls),
/// and a little that is always there.
const HELD_LIMIT: i64 = 4 * FRAME_LIMIT as i64 + 64 * 1024;
/// Bytes allocated in all while a body is read, for each of its bytes: an event costs some hundred
/// bytes and the shortest frame that makes one has some ten. Work that grows by the square is far
/// above it.
const ALLOCATED_PER_BYTE: usize = 128;
/// The same for what does not depend on the length: a sentence of the catalogue, first buffers.
const ALLOCATED_ALWAYS: usize = 64 * 1024;
/// No wait that a provider asks for is believed beyond a day.
const LONGEST_WAIT: Duration = Duration::from_secs(24 * 60 * 60);

/// Holds for a stream of `kind`: no panic, the same events however the bytes are cut, nothing after
/// the end, no end that nobody said, and bounded memory and work.
pub fn stream(kind_name: &str, body: &[u8]) {
    let Some(kind) = kind(kind_name) else {
        unreachable!("no kind is called {kind_name}")
    };
    let family = kind.family();
    let mut state = seed(body);

    let bound = allocated_bound(body);
    let (whole, allocated) = counted(|| read(family, [body]));
    assert!(
        allocated.bytes <= bound,
        "{} bytes read, {allocated:?}",
        body.len()
    );
    sound(kind_name, body, &whole);

    assert_same(&whole, &read(family, body.chunks(1)), "a byte at a time");
    let pieces = Pieces::new(body, &mut state, 97);
    assert_same(&whole, &read(family, pieces), "in pieces");
    let pieces = Pieces::new(body, &mut state, 1024);
    let held = held(family, pieces);
    assert!(held <= HELD_LIMIT, "{held} bytes are held");

    let cut = below(&mut state, body.len() + 1);
    let begun = read(family, [&body[..cut]]);
    sound(kind_name, &body[..cut], &begun);
    assert!(
        whole.events.starts_with(&begun.events[..begun.pushed]),
        "what was said up to {cut} is not what the whole begins with"
    );
}

/// Holds for the reader of server-sent events: as [`stream`], and the frames are those that a
/// reader finds which has the whole body and no hurry.
pub fn sse(body: &[u8]) {
    let mut state = seed(body);
    let bound = allocated_bound(body);
    let (whole, allocated) = counted(|| frames([body]));
    assert!(allocated.bytes <= bound, "{allocated:?}");
    assert_eq!(whole, frames(body.chunks(1)), "a byte at a time");
    assert_eq!(whole, frames(Pieces::new(body, &mut state, 97)), "in pieces");
    if body.len() < FRAME_LIMIT {
        assert_eq!(whole.0, plain_frames(body));
        assert!(!whole.1, "too large, at {} bytes", body.len());
    }
}

/// Holds for the reader of lines: as [`sse`].
pub fn ndjson(body: &[u8]) {
    let mut state = seed(body);
    let bound = allocated_bound(body);
    let (whole, allocated) = counted(|| lines([body]));
    assert!(allocated.bytes <= bound, "{allocated:?}");
    assert_eq!(whole, lines(body.chunks(1)), "a byte at a time");
    assert_eq!(whole, lines(Pieces::new(body, &mut state, 97)), "in pieces");
    if body.len() < FRAME_LIMIT {
        let plain: Vec<String> = body
            .split(|&byte| byte == b'\n')
            .map(|line| String::from_utf8_lossy(line).into_owned())
            .map(|line| line.trim_start_matches('\u{feff}').trim().to_owned())
            .filter(|line| !line.is_empty())
            .collect();
        assert_eq!(whole, (plain, false));
    }
}

/// Holds for the body of a response that is no answer: a failure always has a sentence fit to show,
/// a list of models has no model twice, and a page is a failure.
pub fn failure(body: &[u8]) {
    let mut state = seed(body);
    let bound = allocated_bound(body);
    let mut html = HeaderMap::new();
    html.insert(
        http::header::CONTENT_TYPE,
        HeaderValue::from_static("text/html; charset=utf-8"),
    );
    for name in KINDS {
        let Some(kind) = kind(name) else {
            unreachable!("no kind is called {name}")
        };
        let family = kind.family();
        let status = [301, 400, 401, 403, 404, 413, 422, 429, 500, 503, 529][below(&mut state, 11)];
        let headers = if below(&mut state, 4) == 0 {
            html.clone()
        } else {
            HeaderMap::new()
        };
        let (failure, allocated) = counted(|| family.failure(status, &headers, body));
        assert!(allocated.bytes <= bound, "{allocated:?}");
        fit_to_show(&failure);
        assert_eq!(failure.status, Some(status));

        let (models, allocated) = counted(|| family.read_models(body));
        assert!(allocated.bytes <= bound, "{allocated:?}");
        match models {
            Ok(models) => {
                let mut seen = HashSet::new();
                for model in &models {
                    assert!(!model.id.is_empty(), "{name}: a model without a name");
                    assert!(seen.insert(&model.id), "{name}: {} twice", model.id);
                }
            }
            Err(failure) => fit_to_show(&failure),
        }

        let mut decoder = family.decoder(&html);
        let mut events = Vec::new();
        decoder.push(body, &mut events);
        assert_eq!(decoder.end(&mut events), StreamEnd::Unmarked);
        assert!(
            matches!(events[..], [StreamEvent::Error(_)]),
            "{name}: {events:?}"
        );
    }
}

/// What a stream said, and how it ended.
#[derive(Debug, PartialEq)]
struct Told {
    events: Vec<StreamEvent>,
    /// How many of them came before the decoder was told that the body is over.
    pushed: usize,
    end: StreamEnd,
}

fn read<'a>(family: &dyn WireFamily, pieces: impl IntoIterator<Item = &'a [u8]>) -> Told {
    let mut decoder = family.decoder(&HeaderMap::new());
    let mut events = Vec::new();
    for piece in pieces {
        decoder.push(piece, &mut events);
    }
    let pushed = events.len();
    let end = decoder.end(&mut events);
    Told { events, pushed, end }
}

/// The most bytes a decoder holds between two reads of a body.
fn held<'a>(family: &dyn WireFamily, pieces: impl IntoIterator<Item = &'a [u8]>) -> i64 {
    let before = allocations::held();
    let mut decoder = family.decoder(&HeaderMap::new());
    let mut most = 0;
    for piece in pieces {
        // What was said is not the decoder's any more.
        decoder.push(piece, &mut Vec::new());
        most = most.max(allocations::held() - before);
    }
    most
}

fn assert_same(whole: &Told, cut: &Told, how: &str) {
    assert_eq!(whole.events, cut.events, "{how}");
    assert_eq!((whole.pushed, whole.end), (cut.pushed, cut.end), "{how}");
}

/// What is true of everything that was said.
fn sound(kind_name: &str, body: &[u8], told: &Told) {
    let over = told
        .events
        .iter()
        .position(|event| matches!(event, StreamEvent::Done | StreamEvent::Error(_)));
    assert!(
        over.is_none_or(|at| at + 1 == told.events.len()),
        "something was said after the end: {:?}",
        told.events
    );
    let mut said = 0;
    for event in &told.events {
        match event {
            StreamEvent::Text(text) | StreamEvent::Reasoning(text) => {
                assert!(!text.is_empty(), "nothing was said");
                said += text.len();
            }
            StreamEvent::Model(name) | StreamEvent::RequestId(name) => assert!(!name.is_empty()),
            StreamEvent::Cost(dollars) => assert!(dollars.is_finite() && *dollars >= 0.0),
            StreamEvent::Error(failure) => fit_to_show(failure),
            _ => {}
        }
    }
    // A byte that is no UTF-8 becomes a character of three.
    assert!(said <= 3 * body.len(), "{said} bytes of text in {}", body.len());

    let finished = told
        .events
        .iter()
        .any(|event| matches!(event, StreamEvent::Finish(_) | StreamEvent::Done));
    assert_eq!(told.end == StreamEnd::Complete, finished, "{:?}", told.events);
    assert!(
        !finished || says_end(kind_name, body),
        "nobody said that it is over"
    );
}

/// Whether one of the words by which a family ends an answer is anywhere in the body: without one,
/// no answer is complete.
fn says_end(kind_name: &str, body: &[u8]) -> bool {
    let words: &[&str] = match kind_name {
        "anthropic" => &["message_stop", "stop_reason"],
        "openai" => &[
            "response.completed",
            "response.incomplete",
            "response.failed",
            "response.cancelled",
            // An answer in one piece.
            "output",
        ],
        "gemini" => &["finishReason", "blockReason"],
        "ollama" => &["done_reason"],
        _ => &["finish_reason"],
    };
    // An escaped letter hides a word from whoever only looks.
    let mut words = words.iter().chain(&["[DONE]", "\\u"]);
    words.any(|word| body.windows(word.len()).any(|window| window == word.as_bytes()))
}

fn fit_to_show(failure: &Failure) {
    let message = &failure.message;
    assert!(!message.is_empty(), "a failure without a word: {failure:?}");
    assert!(
        message.chars().count() <= 500 && !message.contains(char::is_control),
        "{message:?}"
    );
    assert!(
        failure.retry_after.is_none_or(|wait| wait <= LONGEST_WAIT),
        "{failure:?}"
    );
}

/// Field, event, data and whole of each frame, and whether one was too large.
type Frames = (Vec<(Field, String, String, bool)>, bool);

fn frames<'a>(pieces: impl IntoIterator<Item = &'a [u8]>) -> Frames {
    let mut reader = SseReader::default();
    let mut frames = Vec::new();
    let mut take = |frame: Frame<'_>| {
        frames.push((
            frame.field,
            frame.event.into_owned(),
            frame.data.into_owned(),
            frame.whole,
        ));
    };
    let within = pieces
        .into_iter()
        .all(|piece| reader.push(piece, &mut take).is_ok());
    let within = within && reader.end(&mut take).is_ok();
    (frames, !within)
}

/// The frames of a whole body, found without any state but the lines of the frame.
fn plain_frames(body: &[u8]) -> Vec<(Field, String, String, bool)> {
    let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    let mut lines: Vec<Vec<u8>> = vec![Vec::new()];
    let mut at = 0;
    while at < body.len() {
        match body[at..] {
            [b'\r', b'\n', ..] => {
                lines.push(Vec::new());
                at += 1;
            }
            [b'\r' | b'\n', ..] => lines.push(Vec::new()),
            _ => lines.last_mut().into_iter().for_each(|line| line.push(body[at])),
        }
        at += 1;
    }
    let last = lines.len();
    let mut frames = Vec::new();
    let mut frame: Vec<Vec<u8>> = Vec::new();
    for (number, line) in lines.into_iter().enumerate() {
        let end = number + 1 == last;
        let blank = line.is_empty();
        if !blank {
            frame.push(line);
        }
        if blank || end {
            frames.extend(plain_frame(&std::mem::take(&mut frame), !end));
        }
    }
    frames
}

fn plain_frame(lines: &[Vec<u8>], whole: bool) -> Vec<(Field, String, String, bool)> {
    let mut event = Vec::new();
    let mut found: [(Field, Option<Vec<u8>>); 3] =
        [(Field::Data, None), (Field::Error, None), (Field::Bare, None)];
    for line in lines {
        let colon = line.iter().position(|&byte| byte == b':');
        let name = &line[..colon.unwrap_or(line.len())];
        let value = colon.map_or(&[][..], |colon| &line[colon + 1..]);
        let value = value.strip_prefix(b" ").unwrap_or(value);
        let (field, value) = match name {
            b"data" => (0, value),
            b"error" => (1, value),
            b"event" => {
                event = value.to_vec();
                continue;
            }
            b"" | b"id" | b"retry" => continue,
            _ if found[2].1.is_some() || line.starts_with(b"{") => (2, line.as_slice()),
            _ => continue,
        };
        found[field].1 = Some(match found[field].1.take() {
            Some(before) => [&before, b"\n".as_slice(), value].concat(),
            None => value.to_vec(),
        });
    }
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    found
        .into_iter()
        .filter_map(|(field, data)| Some((field, data.filter(|data| !data.is_empty())?)))
        .map(|(field, data)| (field, text(&event), text(&data), whole))
        .collect()
}

/// The lines, and whether one was too large.
fn lines<'a>(pieces: impl IntoIterator<Item = &'a [u8]>) -> (Vec<String>, bool) {
    let mut reader = LineReader::default();
    let mut lines = Vec::new();
    let mut take = |line: &str| lines.push(line.to_owned());
    let within = pieces
        .into_iter()
        .all(|piece| reader.push(piece, &mut take).is_ok());
    if within {
        reader.end(&mut take);
    }
    (lines, !within)
}

fn allocated_bound(body: &[u8]) -> u64 {
    // The catalogue is read at the first sentence.
    let _ = say("failure-wire-no-list");
    (ALLOCATED_ALWAYS + ALLOCATED_PER_BYTE * body.len()) as u64
}

/// A number that is the same for the same bytes (FNV-1a).
fn seed(body: &[u8]) -> u64 {
    body.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Random cuts that are the same for the same seed.
pub struct Pieces<'a> {
    rest: &'a [u8],
    state: u64,
    longest: usize,
}

impl<'a> Pieces<'a> {
    /// Pieces of 1 to `longest` bytes; the next number of `state` decides which.
    pub fn new(body: &'a [u8], state: &mut u64, longest: usize) -> Self {
        below(state, 1);
        Self {
            rest: body,
            state: *state,
            longest,
        }
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        if self.rest.is_empty() {
            return None;
        }
        let length = below(&mut self.state, self.longest) + 1;
        let (piece, rest) = self.rest.split_at(length.min(self.rest.len()));
        self.rest = rest;
        Some(piece)
    }
}

/// The next number below `end` of the sequence that `state` stands in: a linear congruential
/// generator with Knuth's constants; any one would do.
pub fn below(state: &mut u64, end: usize) -> usize {
    *state = state
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);
    (*state >> 33) as usize % end
}
