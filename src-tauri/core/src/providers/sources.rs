//! The sources that an answer names, as far as they are fit to show: an address is a stranger's word,
//! and so is the number of them.

use super::StreamEvent;
use super::safe::one_line;
use crate::contract::Citation;
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use url::Url;

/// Sources of one answer: more than the longest research report names, and little to keep.
pub const SOURCES_LIMIT: usize = 200;
/// Bytes of an address; browsers and servers stop taking them at about this length.
const ADDRESS_LIMIT: usize = 2048;
/// Characters of a title and of the words that are quoted.
const TITLE_LIMIT: usize = 300;
const QUOTE_LIMIT: usize = 1000;

/// A source as the wire names it; empty where it says nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Source<'a> {
    pub url: &'a str,
    pub title: &'a str,
    pub quote: &'a str,
    /// The part of the answer's text that it stands for, in Unicode scalar values.
    pub place: Option<(u64, u64)>,
}

/// What of a stream's sources was told: each once, and no more than [`SOURCES_LIMIT`].
#[derive(Debug, Default)]
pub struct Sources {
    told: HashSet<u64>,
}

impl Sources {
    pub fn tell(&mut self, source: Source<'_>, out: &mut Vec<StreamEvent>) {
        let name = if source.url.is_empty() {
            source.title
        } else {
            source.url
        };
        if self.is_new(&(name, source.quote, source.place)) {
            out.extend(citation(&source).map(StreamEvent::Citation));
        }
    }

    /// Whether `key` was not seen before, and there is room for it.
    pub fn is_new(&mut self, key: &impl Hash) -> bool {
        if self.told.len() >= SOURCES_LIMIT {
            return false;
        }
        let mut hasher = DefaultHasher::new();
        key.hash(&mut hasher);
        self.told.insert(hasher.finish())
    }
}

/// Nothing, where nothing of it can be shown.
pub fn citation(source: &Source<'_>) -> Option<Citation> {
    let some = |text: &str, limit| Some(one_line(text, limit)).filter(|text| !text.is_empty());
    let place = source.place.filter(|(start, end)| start < end);
    let citation = Citation {
        url: address(source.url),
        title: some(source.title, TITLE_LIMIT),
        quote: some(source.quote, QUOTE_LIMIT),
        start: place.map(|(start, _)| start),
        end: place.map(|(_, end)| end),
    };
    (citation.url.is_some() || citation.title.is_some() || citation.quote.is_some()).then_some(citation)
}

/// An address of the web, in its normal form. One with a user's name in it only pretends to be that
/// of a known house.
fn address(raw: &str) -> Option<String> {
    if raw.len() > ADDRESS_LIMIT {
        return None;
    }
    let url = Url::parse(raw).ok()?;
    let web = matches!(url.scheme(), "http" | "https");
    let plain = url.username().is_empty() && url.password().is_none();
    (web && plain && url.as_str().len() <= ADDRESS_LIMIT).then(|| url.into())
}

/// How many characters of `text` its first `bytes` bytes hold; a place inside a character counts as
/// its beginning.
pub fn chars_in(text: &str, bytes: usize) -> u64 {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default().chars().count() as u64
}
