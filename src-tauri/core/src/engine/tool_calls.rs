//! The calls of tools that an answer asks for, put together from their pieces.

use crate::contract::{Finish, ToolCall};

/// Calls in one answer: a model that asks for more has lost its way.
const MOST: usize = 128;
/// Bytes of all calls of an answer together: a tool that writes a long file fits.
const SIZE: usize = 4 * 1024 * 1024;

/// The calls so far. While there are any, the answer stands inside a call: what breaks off here cannot
/// be continued in the middle, only begun anew.
#[derive(Debug, Default)]
pub(super) struct ToolCalls {
    calls: Vec<(u32, ToolCall)>,
    size: usize,
}

/// More than is kept of calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TooMuch;

impl ToolCalls {
    /// Adds a piece to its call.
    pub fn add(
        &mut self,
        index: u32,
        id: Option<String>,
        name: Option<String>,
        arguments: &str,
    ) -> Result<(), TooMuch> {
        let more = [id.as_deref(), name.as_deref(), Some(arguments)];
        self.size += more.into_iter().flatten().map(str::len).sum::<usize>();
        if self.size > SIZE {
            return Err(TooMuch);
        }
        if !self.calls.iter().any(|(at, _)| *at == index) {
            if self.calls.len() >= MOST {
                return Err(TooMuch);
            }
            let call = ToolCall {
                id: None,
                name: String::new(),
                arguments: String::new(),
            };
            self.calls.push((index, call));
        }
        let call = self.calls.iter_mut().rfind(|(at, _)| *at == index);
        if let Some((_, call)) = call {
            call.id = call.id.take().or(id);
            call.name.extend(name);
            call.arguments.push_str(arguments);
        }
        Ok(())
    }

    pub fn is_empty(&self) -> bool {
        self.calls.is_empty()
    }

    /// The calls as they stand when the answer ended so. Of one that ended at its limit of length the
    /// last may be cut: it is none. A call without arguments has empty ones.
    pub fn told(&self, finish: Option<Finish>) -> Vec<ToolCall> {
        self.calls
            .iter()
            .map(|(_, call)| call.clone())
            .filter(|call| !call.name.is_empty())
            .map(|mut call| {
                if call.arguments.trim().is_empty() && finish != Some(Finish::Length) {
                    "{}".clone_into(&mut call.arguments);
                }
                call
            })
            .filter(|call| {
                let whole = || serde_json::from_str::<serde::de::IgnoredAny>(&call.arguments).is_ok();
                finish != Some(Finish::Length) || whole()
            })
            .collect()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn pieces_become_calls_and_a_cut_one_is_none() {
        let mut calls = ToolCalls::default();
        calls
            .add(0, Some("a".into()), Some("weather".into()), "")
            .unwrap();
        calls.add(0, None, None, "{\"city\":").unwrap();
        calls.add(1, None, Some("clock".into()), "").unwrap();
        calls.add(0, None, None, "\"Oslo\"}").unwrap();
        let told = calls.told(Some(Finish::ToolCalls));
        let words: Vec<_> = told
            .iter()
            .map(|c| (c.name.as_str(), c.arguments.as_str()))
            .collect();
        assert_eq!(words, [("weather", "{\"city\":\"Oslo\"}"), ("clock", "{}")]);
        let cut = calls.told(Some(Finish::Length));
        assert_eq!(cut.len(), 1, "what has no arguments yet may be cut");
    }

    #[test]
    fn endless_calls_are_not_kept() {
        let mut calls = ToolCalls::default();
        let piece = "x".repeat(1024 * 1024);
        let taken = (0..10)
            .take_while(|_| calls.add(0, None, None, &piece).is_ok())
            .count();
        assert_eq!(taken, 4);
        let mut calls = ToolCalls::default();
        let taken = (0..1000)
            .take_while(|at| calls.add(*at, None, None, "").is_ok())
            .count();
        assert_eq!(taken, MOST);
    }
}
