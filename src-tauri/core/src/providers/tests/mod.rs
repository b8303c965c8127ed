//! Stories of streams, failures, requests and connections.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod anthropic;
mod bounds;
mod cells;
mod chat;
mod corpus;
mod failures;
mod framing;
mod gemini;
mod kinds;
mod models;
mod mutated;
mod ollama;
mod proxied;
mod rate_limits;
mod requests;
mod responses;
mod sources;
mod tool_calls;
mod transport;
mod vocabulary;

use super::properties::{Pieces, below};
use super::*;

/// A body written for these tests, from the folder `fixtures`.
macro_rules! fixture {
    ($name:literal) => {
        include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/", $name)).as_slice()
    };
}
use fixture;

/// What a stream said, and how it ended.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    pub events: Vec<StreamEvent>,
    pub end: StreamEnd,
}

impl Told {
    pub fn text(&self) -> String {
        self.joined(|event| match event {
            StreamEvent::Text(text) => Some(text),
            _ => None,
        })
    }

    pub fn reasoning(&self) -> String {
        self.joined(|event| match event {
            StreamEvent::Reasoning(text) => Some(text),
            _ => None,
        })
    }

    pub fn refusal(&self) -> String {
        self.joined(|event| match event {
            StreamEvent::Refusal(text) => Some(text),
            _ => None,
        })
    }

    fn joined(&self, pick: impl Fn(&StreamEvent) -> Option<&String>) -> String {
        self.events.iter().filter_map(pick).map(String::as_str).collect()
    }

    pub fn finish(&self) -> Option<crate::contract::Finish> {
        self.events.iter().rev().find_map(|event| match event {
            StreamEvent::Finish(finish) => Some(*finish),
            _ => None,
        })
    }

    pub fn usage(&self) -> Usage {
        self.events
            .iter()
            .rev()
            .find_map(|event| match event {
                StreamEvent::Usage(usage) => Some(*usage),
                _ => None,
            })
            .unwrap_or_default()
    }

    pub fn citations(&self) -> Vec<crate::contract::Citation> {
        self.events
            .iter()
            .filter_map(|event| match event {
                StreamEvent::Citation(citation) => Some(citation.clone()),
                _ => None,
            })
            .collect()
    }

    /// Id, name and arguments of each call, put together.
    pub fn calls(&self) -> Vec<(String, String, String)> {
        let mut calls = std::collections::BTreeMap::<u32, (String, String, String)>::new();
        for event in &self.events {
            if let StreamEvent::ToolCall {
                index,
                id,
                name,
                arguments,
            } = event
            {
                let call = calls.entry(*index).or_default();
                call.0.extend(id.clone());
                call.1.extend(name.clone());
                call.2.push_str(arguments);
            }
        }
        calls.into_values().collect()
    }

    pub fn cost(&self) -> Option<f64> {
        self.events.iter().rev().find_map(|event| match event {
            StreamEvent::Cost(cost) => Some(*cost),
            _ => None,
        })
    }

    pub fn error(&self) -> Option<&Failure> {
        self.events.iter().find_map(|event| match event {
            StreamEvent::Error(failure) => Some(failure),
            _ => None,
        })
    }
}

/// Reads `body` in the given pieces.
pub fn read<'a>(
    family: &dyn WireFamily,
    headers: &HeaderMap,
    pieces: impl IntoIterator<Item = &'a [u8]>,
) -> Told {
    let mut decoder = family.decoder(headers);
    let mut events = Vec::new();
    for piece in pieces {
        decoder.push(piece, &mut events);
    }
    let end = decoder.end(&mut events);
    Told { events, end }
}

/// Reads `body` whole, a byte at a time, and in seeded random pieces; all must say the same.
pub fn told(family: &dyn WireFamily, body: &[u8]) -> Told {
    let headers = HeaderMap::new();
    let whole = read(family, &headers, [body]);
    assert_eq!(whole, read(family, &headers, body.chunks(1)), "a byte at a time");
    for seed in 1..=3 {
        // A prime, so that cuts wander through frames.
        let pieces = Pieces::new(body, &mut { seed }, 97);
        assert_eq!(
            whole,
            read(family, &headers, pieces),
            "cut at random, seed {seed}"
        );
    }
    whole
}
