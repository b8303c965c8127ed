//! Ends an answer where the person said it should end.
//!
//! Most families are told where to stop and do it themselves. One has no word for it, others forget
//! it for some models: here it holds for all of them.

use super::turn::Input;
use crate::contract::Finish;
use crate::providers::StreamEvent;

/// Watches the text of an attempt for the sequences that end it.
#[derive(Debug, Default)]
pub(super) struct Stops {
    stop: Vec<String>,
    /// The end of the text so far, where it may be the beginning of a sequence.
    held: String,
}

impl Stops {
    pub fn new(stop: &[String]) -> Self {
        Self {
            stop: stop.iter().filter(|stop| !stop.is_empty()).cloned().collect(),
            held: String::new(),
        }
    }

    /// A new attempt begins.
    pub fn begin(&mut self) {
        self.held.clear();
    }

    /// What an input amounts to: text as far as it is sure, and an end where a sequence came. What
    /// follows that is not asked for any more.
    pub fn through(&mut self, input: Input) -> Vec<Input> {
        if self.stop.is_empty() {
            return vec![input];
        }
        let mut out = Vec::new();
        match input {
            Input::Event(StreamEvent::Text(more)) => {
                let text = std::mem::take(&mut self.held) + &more;
                let found = self.stop.iter().filter_map(|stop| text.find(stop)).min();
                let sure = found.unwrap_or_else(|| text.len() - self.beginning_at_end(&text));
                let (shown, rest) = text.split_at(sure);
                if !shown.is_empty() {
                    out.push(Input::Event(StreamEvent::Text(shown.to_owned())));
                }
                match found {
                    Some(_) => out.extend([
                        Input::Event(StreamEvent::Finish(Finish::Stop)),
                        Input::Event(StreamEvent::Done),
                    ]),
                    None => rest.clone_into(&mut self.held),
                }
            }
            // A tick says nothing about the text.
            Input::Tick | Input::KeepWaiting(_) => out.push(input),
            other => {
                let held = std::mem::take(&mut self.held);
                if !held.is_empty() {
                    out.push(Input::Event(StreamEvent::Text(held)));
                }
                out.push(other);
            }
        }
        out
    }

    /// Bytes at the end of `text` that a sequence may begin with.
    fn beginning_at_end(&self, text: &str) -> usize {
        let of = |stop: &String| {
            let longest = stop.len().min(text.len() + 1).saturating_sub(1);
            (1..=longest)
                .rev()
                .find(|&bytes| stop.is_char_boundary(bytes) && text.ends_with(&stop[..bytes]))
        };
        self.stop.iter().filter_map(of).max().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    /// The text that is shown of these pieces, and whether the answer ended by it.
    fn heard(stop: &[&str], pieces: &[&str]) -> (String, bool) {
        let mut stops = Stops::new(&stop.iter().map(|stop| (*stop).to_owned()).collect::<Vec<_>>());
        let mut shown = String::new();
        let pieces = pieces
            .iter()
            .map(|piece| Input::Event(StreamEvent::Text((*piece).to_owned())));
        let finish = Input::Event(StreamEvent::Finish(Finish::Length));
        for input in pieces.chain([finish]) {
            for input in stops.through(input) {
                match input {
                    Input::Event(StreamEvent::Text(text)) => shown.push_str(&text),
                    Input::Event(StreamEvent::Done) => return (shown, true),
                    _ => {}
                }
            }
        }
        (shown, false)
    }

    #[test]
    fn an_answer_ends_before_the_first_sequence_however_it_was_cut() {
        assert_eq!(heard(&["END"], &["One EN", "D two"]), ("One ".into(), true));
        assert_eq!(heard(&["END"], &["E", "N", "D"]), (String::new(), true));
        assert_eq!(heard(&["two", "One"], &["Zero One two"]), ("Zero ".into(), true));
        assert_eq!(
            heard(&["終わり"], &["これで終わ", "り。"]),
            ("これで".into(), true)
        );
        assert_eq!(heard(&["aab"], &["aa", "ab"]), ("a".into(), true));
    }

    #[test]
    fn what_only_looked_like_one_is_shown() {
        assert_eq!(heard(&["END"], &["One E", "N", "d"]), ("One ENd".into(), false));
        assert_eq!(
            heard(&["END"], &["The EN"]),
            ("The EN".into(), false),
            "at the end too"
        );
        assert_eq!(heard(&["", "é"], &["e"]), ("e".into(), false));
        assert_eq!(heard(&[], &["END"]), ("END".into(), false));
    }

    #[test]
    fn a_new_attempt_begins_with_nothing_held() {
        let mut stops = Stops::new(&["END".to_owned()]);
        assert_eq!(stops.through(Input::Event(StreamEvent::Text("EN".into()))), []);
        stops.begin();
        let text = |text: &str| Input::Event(StreamEvent::Text(text.into()));
        assert_eq!(stops.through(text("Dear")), [text("Dear")]);
    }
}
