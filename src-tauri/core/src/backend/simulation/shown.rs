//! What a person saw of a turn, and what of it is on the disk.

use crate::clock::Moment;
use crate::contract::{Seam, SeamMode, TurnEvent, stands_from};
use crate::engine::{StoredPart, StoredText};
use std::collections::BTreeMap;

/// The texts of each attempt, and what of them stands as the answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Texts {
    pub by_attempt: BTreeMap<u32, String>,
    pub standing: String,
}

impl Texts {
    /// What was told until then, and each seam that was told wrong.
    pub fn told(told: &[(Moment, TurnEvent)], until: Moment) -> (Self, Vec<String>) {
        let mut texts = Self::default();
        // Of two that are asked side by side the first is heard, until it is left.
        let (mut asked, mut wrong) = (Vec::new(), Vec::new());
        for (_, event) in told.iter().filter(|(at, _)| *at <= until) {
            match event {
                TurnEvent::Attempt { attempt, .. } => asked.push(*attempt),
                TurnEvent::AttemptFailed { attempt, .. } => asked.retain(|one| one != attempt),
                TurnEvent::Delta { text } => {
                    let attempt = asked.first().copied().unwrap_or(0);
                    texts.by_attempt.entry(attempt).or_default().push_str(text);
                    texts.standing.push_str(text);
                }
                TurnEvent::Seam { at, mode, .. } => {
                    if *mode == SeamMode::Restart {
                        texts.standing.clear();
                    }
                    let reached = texts.standing.chars().count() as u64;
                    if *at != reached {
                        wrong.push(format!("a seam at {at}, where {reached} characters stand"));
                    }
                }
                _ => {}
            }
        }
        (texts, wrong)
    }

    /// What is kept.
    pub fn kept(parts: &[StoredPart], seams: &[Seam]) -> Self {
        let first = stands_from(seams);
        let mut texts = Self::default();
        for part in parts {
            if let StoredText::Text(text) = &part.body {
                texts.by_attempt.entry(part.attempt).or_default().push_str(text);
                if part.attempt >= first {
                    texts.standing.push_str(text);
                }
            }
        }
        texts
    }

    /// Whether all of `other` is here, as far as it went.
    pub fn has(&self, other: &Self) -> bool {
        let text = |attempt| self.by_attempt.get(attempt).map_or("", String::as_str);
        let mut all = other.by_attempt.iter();
        all.all(|(attempt, other)| text(attempt).starts_with(other.as_str()))
    }
}

/// Ends each word of an answer. A word is `r7.3🎭 `: the fourth one of the seventh request.
const END: &str = "🎭 ";

pub fn word(request: usize, number: u64) -> String {
    format!("r{request}.{number}{END}")
}

/// What is wrong with a text that was joined of several answers: each word of them stands there once,
/// none is left out between two, and nothing else does.
pub fn torn(text: &str) -> Option<String> {
    let mut last: Option<(usize, u64)> = None;
    for word in text.split_inclusive(END) {
        let number = word.strip_prefix('r').and_then(|word| word.strip_suffix(END));
        let number = number.and_then(|number| number.split_once('.'));
        let number = number.and_then(|(request, number)| Some((request.parse().ok()?, number.parse().ok()?)));
        let Some(number) = number else {
            return Some(format!("{word:?} is no word of an answer, after {last:?}"));
        };
        let follows = match last {
            Some((request, last)) if request == number.0 => number.1 == last + 1,
            _ => number.1 == 0,
        };
        if !follows {
            return Some(format!("{number:?} after {last:?}"));
        }
        last = Some(number);
    }
    None
}
