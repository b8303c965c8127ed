//! Each vendor's words for what went wrong, and what they mean: `fixtures/errors.jsonl`, one failed
//! response a line.

use super::*;
use crate::contract::FailureClass;
use serde_json::Value;
use std::collections::{BTreeMap, HashSet};

/// What came, and what it has to be read as. Numbers are compared where they are written.
#[derive(serde::Deserialize)]
pub struct Told {
    pub kind: String,
    pub status: u16,
    #[serde(default)]
    pub headers: BTreeMap<String, String>,
    body: Value,
    pub class: FailureClass,
    /// Tokens of a conversation that is too long, and those that the model takes.
    given: Option<u32>,
    limit: Option<u32>,
    /// Seconds.
    pub retry_after: Option<u64>,
    parameter: Option<String>,
}

pub fn all_told() -> Vec<Told> {
    let lines = std::str::from_utf8(fixture!("errors.jsonl")).unwrap();
    lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}")))
        .collect()
}

impl Told {
    /// Words are a body as they are.
    fn body(&self) -> String {
        self.body
            .as_str()
            .map_or_else(|| self.body.to_string(), str::to_owned)
    }

    fn headers(&self) -> HeaderMap {
        self.headers
            .iter()
            .map(|(name, value)| (name.parse::<http::HeaderName>().unwrap(), value.parse().unwrap()))
            .collect()
    }

    pub fn failure(&self) -> Failure {
        let family = kind(&self.kind).unwrap().family();
        family.failure(self.status, &self.headers(), self.body().as_bytes())
    }
}

#[test]
fn each_vendors_words_have_their_class_their_numbers_and_their_hint() {
    let mut wrong = Vec::new();
    for told in all_told() {
        let failure = told.failure();
        assert_eq!(failure.status, Some(told.status));
        assert!(!failure.message.is_empty(), "{}", told.body);
        let tokens = failure.tokens.map(|tokens| (tokens.given, tokens.limit));
        let expected = (told.given.is_some() || told.limit.is_some()).then_some((told.given, told.limit));
        // Where nothing is written, a lone limit may be read; two numbers may not.
        let tokens_right = tokens == expected || told.class != FailureClass::TooLong;
        let right = failure.class == told.class
            && tokens_right
            && failure.retry_after == told.retry_after.map(Duration::from_secs)
            && (told.parameter.is_none() || failure.parameter == told.parameter);
        if !right {
            wrong.push(format!(
                "{} {} {}: {:?}, {tokens:?} tokens, in {:?}, {:?}",
                told.kind, told.status, told.body, failure.class, failure.retry_after, failure.parameter
            ));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_kind_and_every_class_of_a_response_is_among_them() {
    let told = all_told();
    for kind in all() {
        let classes: HashSet<FailureClass> = told
            .iter()
            .filter(|told| told.kind == kind.name)
            .map(|told| told.class)
            .collect();
        assert!(classes.len() >= 2, "{}: {classes:?}", kind.name);
    }
    use FailureClass as C;
    for class in [
        C::Overloaded,
        C::Server,
        C::RateLimited,
        C::Quota,
        C::Key,
        C::Gone,
        C::TooLong,
        C::Refused,
        C::Request,
    ] {
        assert!(told.iter().any(|told| told.class == class), "{class:?}");
    }
}

/// The words mean the same where they come in the middle of an answer, with no status to help.
#[test]
fn words_that_say_it_by_themselves_say_it_in_a_stream_too() {
    use FailureClass as C;
    for told in all_told() {
        let [family, start]: [&str; 2] = match told.kind.as_str() {
            "ollama" => ["ollama", ""],
            "anthropic" => ["anthropic", "event: error\ndata: "],
            "gemini" => ["gemini", "data: "],
            "openai" => ["openai", "data: "],
            _ => continue,
        };
        if !told.body.is_object() {
            continue;
        }
        let read = super::told(
            kind(family).unwrap().family(),
            format!("{start}{}\n\n", told.body).as_bytes(),
        );
        let failure = read.error().unwrap_or_else(|| panic!("{}", told.body));
        // What only the status says is the server's failure here.
        assert!(
            failure.class == told.class || failure.class == C::Server,
            "{}: {:?}",
            told.body,
            failure.class
        );
        assert_eq!(read.end, StreamEnd::Unmarked);
    }
}
