//! The sentences of a turn that did not end in an answer.

use crate::contract::LaneName;
use crate::providers::Failure;
use crate::texts;

/// What a model that failed leaves on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Left {
    Nothing,
    /// The beginning of its own answer.
    ItsOwn,
    /// The beginning of another's, which it was to go on with.
    AnOthers,
}

/// What happened, and what the person can do. `tried` models were asked, `lane` the last.
pub(super) fn failed(lane: &LaneName, last: &Failure, tried: usize, left: Left) -> String {
    let id = match (left, tried) {
        (Left::ItsOwn, _) => "failure-turn-broke-off",
        (Left::AnOthers, _) => "failure-turn-not-continued",
        (Left::Nothing, 1) => "failure-turn-one",
        (Left::Nothing, _) => "failure-turn-all",
    };
    let details = [
        ("lane", lane.0.as_str().into()),
        ("class", texts::failure_class(last.class).into()),
        ("message", closed(&last.message).into()),
        ("count", tried.into()),
    ];
    texts::say_with(id, &details)
}

/// As [`failed`], where `next` would go on and the person is asked first.
pub(super) fn asks(lane: &LaneName, last: &Failure, next: &LaneName) -> String {
    let details = [
        ("lane", lane.0.as_str().into()),
        ("class", texts::failure_class(last.class).into()),
        ("next", next.0.as_str().into()),
    ];
    texts::say_with("failure-turn-asks", &details)
}

/// As [`failed`], where the others could cost more than may be spent on failing over.
pub(super) fn too_dear(lane: &LaneName, last: &Failure, limit: f64) -> String {
    let details = [
        ("lane", lane.0.as_str().into()),
        ("class", texts::failure_class(last.class).into()),
        ("limit", texts::money_usd(limit).into()),
    ];
    texts::say_with("failure-turn-too-dear", &details)
}

/// As [`failed`], where the chat may not go to the others.
pub(super) fn confined(lane: &LaneName, last: &Failure) -> String {
    let details = [
        ("lane", lane.0.as_str().into()),
        ("class", texts::failure_class(last.class).into()),
        ("message", closed(&last.message).into()),
    ];
    texts::say_with("failure-confined-after", &details)
}

/// A provider's words, closed as a sentence.
fn closed(words: &str) -> String {
    match words.chars().last() {
        None => String::new(),
        Some('.' | '!' | '?' | '…' | '。') => words.to_owned(),
        Some(_) => format!("{words}."),
    }
}
