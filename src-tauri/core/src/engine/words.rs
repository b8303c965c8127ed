//! The sentences of a turn that did not end in an answer.

use crate::contract::LaneName;
use crate::providers::Failure;
use crate::texts;

/// What happened, and what the person can do. `tried` models were asked, `lane` the last;
/// `shown` says that a part of an answer stands on the screen.
pub(super) fn failed(lane: &LaneName, last: &Failure, tried: usize, shown: bool) -> String {
    let id = match (shown, tried) {
        (true, _) => "failure-turn-broke-off",
        (false, 1) => "failure-turn-one",
        (false, _) => "failure-turn-all",
    };
    let details = [
        ("lane", lane.0.as_str().into()),
        ("class", texts::failure_class(last.class).into()),
        ("message", closed(&last.message).into()),
        ("count", tried.into()),
    ];
    texts::say_with(id, &details)
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
