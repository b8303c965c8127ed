//! The menu as it is shown: it does not change under the pointer of who reads it.
//!
//! A desktop says when it is about to show the menu, and none says reliably when it has closed it. So
//! it is made anew just before it is shown, and left alone for a while after.

use super::Entry;
use std::time::{Duration, Instant};

/// How long a menu counts as open where nothing in it was chosen: longer than anybody reads one.
const OPEN: Duration = Duration::from_secs(30);

pub struct Held {
    shown: Vec<Entry>,
    opened: Option<Instant>,
}

impl Held {
    pub const fn new(shown: Vec<Entry>) -> Self {
        Self { shown, opened: None }
    }

    pub fn shown(&self) -> &[Entry] {
        &self.shown
    }

    /// It is about to be shown, as it should be now.
    pub fn opened(&mut self, wanted: &[Entry], now: Instant) {
        wanted.clone_into(&mut self.shown);
        self.opened = Some(now);
    }

    /// Something in it was chosen.
    pub fn closed(&mut self, wanted: &[Entry]) {
        wanted.clone_into(&mut self.shown);
        self.opened = None;
    }

    /// It should be another now. When to ask again, where it is open and stays as it is.
    pub fn follow(&mut self, wanted: &[Entry], now: Instant) -> Option<Instant> {
        if let Some(end) = self.opened.map(|opened| opened + OPEN)
            && now < end
        {
            return (self.shown != wanted).then_some(end);
        }
        self.closed(wanted);
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn menu(words: &str) -> Vec<Entry> {
        vec![Entry::Words(words.to_owned())]
    }

    #[test]
    fn an_open_menu_stays_as_it_is_and_follows_when_it_is_closed() {
        let start = Instant::now();
        let mut held = Held::new(menu("a"));
        assert_eq!(held.follow(&menu("b"), start), None);
        assert_eq!(held.shown(), menu("b"), "nobody looks at it");

        held.opened(&menu("c"), start);
        assert_eq!(held.shown(), menu("c"), "made anew before it is shown");
        assert_eq!(
            held.follow(&menu("c"), start),
            None,
            "there is nothing to wait for"
        );
        assert_eq!(held.follow(&menu("d"), start), Some(start + OPEN));
        assert_eq!(held.shown(), menu("c"));
        held.closed(&menu("d"));
        assert_eq!(held.shown(), menu("d"));

        held.opened(&menu("d"), start);
        assert_eq!(
            held.follow(&menu("e"), start + OPEN),
            None,
            "it was closed unseen"
        );
        assert_eq!(held.shown(), menu("e"));
    }
}
