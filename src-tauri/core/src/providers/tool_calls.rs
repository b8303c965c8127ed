//! The calls of tools in a stream: which piece belongs to which, and what of them was told.

use super::StreamEvent;
use super::json::Text;
use serde::Deserialize;
use serde_json::value::RawValue;

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
    id: String,
    name: String,
    /// Arguments were told.
    begun: bool,
}

/// The calls of a stream, numbered anew as they begin.
#[derive(Debug, Default)]
pub struct Calls {
    calls: Vec<Call>,
}

impl Calls {
    /// Tells a piece; one that fits no call begins one.
    ///
    /// Vendors repeat the id and the name with every piece, leave out the number, or give all calls
    /// the same one: only another id, or another name where there is no id, tells a new call.
    pub fn tell(&mut self, piece: Piece<'_>, out: &mut Vec<StreamEvent>) {
        let found = self.find(&piece);
        let at = found.unwrap_or_else(|| {
            self.calls.push(Call {
                number: piece.number,
                id: String::new(),
                name: String::new(),
                begun: false,
            });
            self.calls.len() - 1
        });
        let Some(call) = self.calls.get_mut(at) else {
            return;
        };
        let news = |old: &mut String, new: &str| {
            let is_new = old.is_empty() && !new.is_empty();
            is_new.then(|| {
                new.clone_into(old);
                new.to_owned()
            })
        };
        let (id, name) = (news(&mut call.id, piece.id), news(&mut call.name, piece.name));
        call.begun |= !piece.arguments.is_empty();
        if found.is_none() || id.is_some() || name.is_some() || !piece.arguments.is_empty() {
            out.push(StreamEvent::ToolCall {
                index: u32::try_from(at).unwrap_or(u32::MAX),
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
            .and_then(|at| self.calls.get(at))
            .is_some_and(|call| call.begun);
        let arguments = if begun { "" } else { piece.arguments };
        self.tell(Piece { arguments, ..piece }, out);
    }

    pub fn is_empty(&self) -> bool {
        self.calls.is_empty()
    }

    /// The call that a piece belongs to: the last one with its number; without a number that with its
    /// id, else the last of all.
    fn find(&self, piece: &Piece<'_>) -> Option<usize> {
        let fits = |call: &Call| match piece.number {
            Some(_) => call.number == piece.number,
            None => piece.id.is_empty() || piece.id == call.id,
        };
        let from = self.calls.len().saturating_sub(REMEMBERED);
        let recent = self.calls.get(from..)?;
        let at = recent.iter().rposition(fits)?;
        let call = recent.get(at)?;
        let other = |new: &str, old: &str| !new.is_empty() && !old.is_empty() && new != old;
        let another = other(piece.id, &call.id) || piece.id.is_empty() && other(piece.name, &call.name);
        (!another).then_some(from + at)
    }
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

impl WireFunction<'_> {
    /// JSON in a string, or as it is.
    pub fn arguments(&self) -> std::borrow::Cow<'_, str> {
        let raw = self.arguments.map_or("", RawValue::get);
        match serde_json::from_str::<Text<'_>>(raw).ok().and_then(|text| text.0) {
            Some(text) => std::borrow::Cow::Owned(text.into_owned()),
            None if raw == "null" => std::borrow::Cow::Borrowed(""),
            None => std::borrow::Cow::Borrowed(raw),
        }
    }
}

/// What stands under `tool_calls`; nothing, where it is no list of calls.
pub fn calls_in(raw: Option<&RawValue>) -> Vec<WireCall<'_>> {
    raw.and_then(|raw| serde_json::from_str(raw.get()).ok())
        .unwrap_or_default()
}
