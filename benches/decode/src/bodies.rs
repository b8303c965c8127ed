//! What is read: recorded streams, and answers made longer or larger than any recorded one.

use crate::measure::read;
use std::path::{Path, PathBuf};
use std::{fs, io};
use understudy_core::providers::{StreamEvent, WireFamily, kind};

/// A family and its streams.
pub struct Family {
    pub name: &'static str,
    pub wire: &'static dyn WireFamily,
    pub bodies: Vec<Vec<u8>>,
    /// One text delta as a frame of its own: what stands before the text and what after it.
    around: (&'static str, &'static str),
    /// What ends a frame.
    end: &'static [u8],
}

/// Name, kind, folders of the recordings and of the fixtures, and a text delta.
type Known = (
    &'static str,
    &'static str,
    (&'static str, &'static str),
    (&'static str, &'static str),
);

const FAMILIES: [Known; 5] = [
    (
        "Anthropic Messages",
        "anthropic",
        ("anthropic-messages", "anthropic"),
        (
            "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"",
            "\"}}\n\n",
        ),
    ),
    (
        "Responses",
        "openai",
        ("openai-responses", "responses"),
        (
            "event: response.output_text.delta\ndata: {\"type\":\"response.output_text.delta\",\"item_id\":\"msg_1\",\"output_index\":0,\"content_index\":0,\"delta\":\"",
            "\"}\n\n",
        ),
    ),
    (
        "Chat Completions",
        "openai-compatible",
        ("openai-chat", "chat"),
        (
            "data: {\"id\":\"1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"",
            "\"},\"finish_reason\":null}]}\n\n",
        ),
    ),
    (
        "Gemini",
        "gemini",
        ("gemini-generate", "gemini"),
        (
            "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"",
            "\"}],\"role\":\"model\"},\"index\":0}],\"modelVersion\":\"m\"}\n\n",
        ),
    ),
    (
        "Ollama",
        "ollama",
        ("ollama-native", "ollama"),
        (
            "{\"model\":\"m\",\"created_at\":\"2026-01-01T00:00:00Z\",\"message\":{\"role\":\"assistant\",\"content\":\"",
            "\"},\"done\":false}\n",
        ),
    ),
];

/// All families with the streams recorded under `corpus`, or the fixtures of core.
///
/// # Errors
/// Where they cannot be read.
pub fn families(corpus: Option<&Path>) -> io::Result<Vec<Family>> {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../src-tauri/core/fixtures");
    let known = FAMILIES
        .into_iter()
        .filter_map(|(name, of_kind, folder, around)| {
            let wire = kind(of_kind)?.family();
            let end: &[u8] = if of_kind == "ollama" { b"\n" } else { b"\n\n" };
            Some((name, wire, folder, around, end))
        });
    known
        .map(|(name, wire, folder, around, end)| {
            let folder = match corpus {
                Some(corpus) => corpus.join("streams").join(folder.0),
                None => fixtures.join(folder.1),
            };
            let mut files = Vec::new();
            recordings(&folder, &mut files)?;
            files.sort();
            let bodies = files.iter().map(|file| body(file)).collect::<io::Result<_>>()?;
            Ok(Family {
                name,
                wire,
                bodies,
                around,
                end,
            })
        })
        .collect()
}

fn recordings(folder: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.to_string_lossy();
        let beside = [".req.json", ".headers.json", "models.json"];
        if path.is_dir() {
            recordings(&path, found)?;
        } else if !beside.iter().any(|end| name.ends_with(end)) {
            found.push(path);
        }
    }
    Ok(())
}

/// As it was on the wire: `.jsonl` recordings lost their framing.
fn body(file: &Path) -> io::Result<Vec<u8>> {
    let bytes = fs::read(file)?;
    if file.extension().is_none_or(|extension| extension != "jsonl") {
        return Ok(bytes);
    }
    let lines = bytes.split(|&byte| byte == b'\n').filter(|line| !line.is_empty());
    Ok(lines
        .flat_map(|line| [b"data: ".as_slice(), line, b"\n\n"].concat())
        .collect())
}

impl Family {
    pub fn bytes(&self) -> usize {
        self.bodies.iter().map(Vec::len).sum()
    }

    /// A frame that says `text`, which needs no escapes.
    pub fn frame(&self, text: &str) -> Vec<u8> {
        [self.around.0, text, self.around.1].concat().into_bytes()
    }

    /// The body cut after each frame.
    pub fn frames<'a>(&self, body: &'a [u8]) -> Vec<&'a [u8]> {
        let mut frames = Vec::new();
        let mut rest = body;
        while let Some(at) = rest.windows(self.end.len()).position(|end| end == self.end) {
            let (frame, after) = rest.split_at(at + self.end.len());
            frames.push(frame);
            rest = after;
        }
        frames.push(rest);
        frames
    }

    /// The recorded answer with the most text deltas, with them so many times as often.
    pub fn longer(&self, times: usize) -> Vec<u8> {
        let says = |frame: &[u8]| {
            let mut decoder = self.wire.decoder(&http::HeaderMap::new());
            let mut events = Vec::new();
            decoder.push(frame, &mut events);
            let said = |event: &StreamEvent| matches!(event, StreamEvent::Text(_));
            let ended = |event: &StreamEvent| matches!(event, StreamEvent::Finish(_) | StreamEvent::Error(_));
            events.iter().any(said) && !events.iter().any(ended)
        };
        let most = self
            .bodies
            .iter()
            .max_by_key(|body| read(self.wire, [body.as_slice()]).texts);
        let frames = most.map_or_else(Vec::new, |body| self.frames(body));
        let from = frames.iter().position(|frame| says(frame)).unwrap_or(0);
        let to = frames
            .iter()
            .rposition(|frame| says(frame))
            .map_or(0, |last| last + 1);
        let deltas: Vec<u8> = frames[from..to]
            .iter()
            .filter(|frame| says(frame))
            .copied()
            .flatten()
            .copied()
            .collect();
        [
            frames[..from].concat(),
            deltas.repeat(times),
            frames[to..].concat(),
        ]
        .concat()
    }
}
