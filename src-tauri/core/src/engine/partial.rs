//! The answer so far: what is shown of it, what is kept of it, and whether that is on disk.

use super::store::{StoredPart, StoredText};
use crate::clock::Moment;
use crate::contract::LaneName;
use std::time::Duration;

/// How often a growing answer is written to disk. Nothing shown for a second may be lost, and a busy
/// disk takes part of that second.
pub const CHECKPOINT: Duration = Duration::from_millis(800);

#[derive(Debug, Default)]
pub(super) struct Partial {
    pub parts: Vec<StoredPart>,
    pub visible: String,
    chars: u64,
    /// Who gave the visible text.
    pub lane: Option<LaneName>,
    /// Since when something is not on disk yet.
    unwritten_since: Option<Moment>,
}

impl Partial {
    /// Adds to the visible text.
    pub fn show(&mut self, now: Moment, attempt: u32, lane: &LaneName, text: &str) {
        self.visible.push_str(text);
        self.chars += text.chars().count() as u64;
        self.lane = Some(lane.clone());
        self.keep(now, attempt, StoredText::Text(text.to_owned()));
    }

    /// Goes on where an earlier turn left it. It is on disk.
    pub fn resume(&mut self, visible: String, parts: &[StoredPart], lane: &LaneName) {
        self.chars = visible.chars().count() as u64;
        self.visible = visible;
        self.parts = parts.to_vec();
        self.lane = Some(lane.clone());
    }

    /// What is shown is given up for another answer. It is kept with its attempt.
    pub fn begin_anew(&mut self) {
        self.visible.clear();
        self.chars = 0;
    }

    /// How long the visible text is, in Unicode scalar values.
    pub fn chars(&self) -> u64 {
        self.chars
    }

    /// Adds to what is kept. Text that goes on where the last part ended becomes one with it.
    pub fn keep(&mut self, now: Moment, attempt: u32, body: StoredText) {
        self.unwritten_since.get_or_insert(now);
        // Sources stand beside the text, not between its words.
        let beside = |part: &&mut StoredPart| !matches!(part.body, StoredText::Citation(_));
        if let Some(last) = self.parts.iter_mut().rev().find(beside)
            && last.attempt == attempt
        {
            match (&mut last.body, &body) {
                (StoredText::Text(tail), StoredText::Text(more))
                | (StoredText::Reasoning(tail), StoredText::Reasoning(more)) => return tail.push_str(more),
                _ => {}
            }
        }
        self.parts.push(StoredPart { attempt, body });
    }

    /// When it has to be written, if there is anything to write.
    pub fn write_at(&self) -> Option<Moment> {
        self.unwritten_since.map(|since| since + CHECKPOINT)
    }

    /// It is being written.
    pub fn written(&mut self) {
        self.unwritten_since = None;
    }
}
