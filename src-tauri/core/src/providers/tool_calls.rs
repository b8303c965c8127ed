//! The calls of tools in a stream: which piece belongs to which, and what of them was told.

use super::StreamEvent;
use super::bounded::List;
use super::json::{Text, mend};
use serde::Deserialize;
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::VecDeque;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Of so many calls, the last ones, the pieces are told apart: nobody goes back further, and the
/// search stays short.
const REMEMBERED: usize = 128;

/// A piece as a wire tells it; empty where it says nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Piece<'a> {
    /// The vendor's number of the call.
    pub number: Option<u64>,
    pub id: &'a str,
    pub name: &'a str,
    pub arguments: &'a str,
}

#[derive(Debug)]
struct Call {
    number: Option<u64>,
    /// Of the id and the name only whether another one is the same: they may be of any length.
    id: Option<u64>,
    name: Option<u64>,
    /// Arguments were told.
    begun: bool,
}

/// The calls of a stream, numbered anew as they begin.
#[derive(Debug, Default)]
pub struct Calls {
    recent: VecDeque<Call>,
    /// How many there were before those.
    before: usize,
}

impl Calls {
    /// Tells a piece; one that fits no call begins one.
    ///
    /// Vendors repeat the id and the name with every piece, leave out the number, or give all calls
    /// the same one: only another id, or another name where there is no id, tells a new call.
    pub fn tell(&mut self, piece: Piece<'_>, out: &mut Vec<StreamEvent>) {
        let found = self.find(&piece);
        let at = found.unwrap_or_else(|| {
            if self.recent.len() == REMEMBERED {
                self.recent.pop_front();
                self.before += 1;
            }
            self.recent.push_back(Call {
                number: piece.number,
                id: None,
                name: None,
                begun: false,
            });
            self.recent.len() - 1
        });
        let index = u32::try_from(self.before + at).unwrap_or(u32::MAX);
        let Some(call) = self.recent.get_mut(at) else {
            return;
        };
        let news = |old: &mut Option<u64>, new: &str| {
            let is_new = old.is_none() && !new.is_empty();
            is_new.then(|| {
                *old = mark(new);
                new.to_owned()
            })
        };
        let (id, name) = (news(&mut call.id, piece.id), news(&mut call.name, piece.name));
        call.begun |= !piece.arguments.is_empty();
        if found.is_none() || id.is_some() || name.is_some() || !piece.arguments.is_empty() {
            out.push(StreamEvent::ToolCall {
                index,
                id,
                name,
                arguments: piece.arguments.to_owned(),
            });
        }
    }

    /// Tells a call that is repeated whole at its end: its arguments only where none were told yet.
    pub fn tell_whole(&mut self, piece: Piece<'_>, out: &mut Vec<StreamEvent>) {
        let begun = self
            .find(&piece)
            .and_then(|at| self.recent.get(at))
            .is_some_and(|call| call.begun);
        let arguments = if begun { "" } else { piece.arguments };
        self.tell(Piece { arguments, ..piece }, out);
    }

    pub fn is_empty(&self) -> bool {
        self.recent.is_empty()
    }

    /// The call that a piece belongs to, of the recent ones: the last one with its number; without a
    /// number that with its id, else the last of all.
    fn find(&self, piece: &Piece<'_>) -> Option<usize> {
        let (id, name) = (mark(piece.id), mark(piece.name));
        let fits = |call: &Call| match piece.number {
            Some(_) => call.number == piece.number,
            None => id.is_none() || id == call.id,
        };
        let (at, call) = self
            .recent
            .iter()
            .enumerate()
            .rev()
            .find(|(_, call)| fits(call))?;
        let other = |new: Option<u64>, old: Option<u64>| new.is_some() && old.is_some() && new != old;
        let another = other(id, call.id) || id.is_none() && other(name, call.name);
        (!another).then_some(at)
    }
}

/// Nothing for an empty text; the same number for the same text.
fn mark(text: &str) -> Option<u64> {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    (!text.is_empty()).then(|| hasher.finish())
}

/// A call as Chat Completions and those that imitate it write it.
#[derive(Deserialize)]
pub struct WireCall<'a> {
    #[serde(default)]
    pub index: super::json::Count,
    #[serde(borrow, default)]
    pub id: Text<'a>,
    #[serde(borrow, default)]
    pub function: Option<WireFunction<'a>>,
}

#[derive(Deserialize)]
pub struct WireFunction<'a> {
    #[serde(borrow, default)]
    pub name: Text<'a>,
    #[serde(borrow, default)]
    pub arguments: Option<&'a RawValue>,
}

impl<'a> WireFunction<'a> {
    /// JSON in a string, or as it is.
    pub fn arguments(&self) -> Cow<'a, str> {
        let raw = self.arguments.map_or("", RawValue::get);
        if !raw.starts_with('"') {
            return Cow::Borrowed(if raw == "null" { "" } else { raw });
        }
        // A character may be cut between two pieces.
        let text = serde_json::from_str::<Text<'a>>(raw).ok().and_then(|text| text.0);
        text.or_else(|| serde_json::from_str(&mend(raw)?).ok().map(Cow::Owned))
            .unwrap_or_default()
    }
}

/// What stands under `tool_calls`; nothing, where it is no list of calls.
pub fn calls_in(raw: Option<&RawValue>) -> Vec<WireCall<'_>> {
    raw.and_then(|raw| serde_json::from_str::<List<_>>(raw.get()).ok())
        .unwrap_or_default()
        .0
}
