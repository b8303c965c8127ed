//! What happened in a running turn, kept so that any front can join late, leave and come again.
//!
//! The log is the only queue between the engine and the fronts: a slow front holds nothing up, it
//! reads larger pieces.

use crate::contract::{NumberedEvent, TurnEvent};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::watch;

/// Written by the engine, read by any number of [`TurnStream`]s.
pub struct TurnLog {
    events: Mutex<Vec<TurnEvent>>,
    demo: bool,
    /// How many events there are, and whether the last one ends the turn.
    length: watch::Sender<(usize, bool)>,
}

impl TurnLog {
    pub(super) fn new(demo: bool) -> Arc<Self> {
        Arc::new(Self {
            events: Mutex::new(Vec::new()),
            demo,
            length: watch::Sender::new((0, false)),
        })
    }

    pub(super) fn append(&self, event: TurnEvent) {
        let ends = event.ends_turn();
        let length = {
            let mut events = self.events.lock().unwrap_or_else(PoisonError::into_inner);
            events.push(event);
            events.len()
        };
        self.length.send_replace((length, ends));
    }

    /// Everything after `after` (from the start without it), then what comes.
    #[must_use]
    pub fn follow(self: &Arc<Self>, after: Option<u64>) -> TurnStream {
        let at = after.map_or(0, |seq| {
            usize::try_from(seq).unwrap_or(usize::MAX).saturating_add(1)
        });
        TurnStream {
            log: self.clone(),
            at,
            length: self.length.subscribe(),
        }
    }

    /// The event at `at`, with all the text that directly follows it; and where to go on.
    fn read(&self, at: usize) -> Option<(NumberedEvent, usize)> {
        let events = self.events.lock().unwrap_or_else(PoisonError::into_inner);
        let mut event = events.get(at)?.clone();
        let mut next = at + 1;
        while let Some(more) = events.get(next) {
            match (&mut event, more) {
                (TurnEvent::Delta { text }, TurnEvent::Delta { text: more })
                | (TurnEvent::Reasoning { text }, TurnEvent::Reasoning { text: more }) => text.push_str(more),
                _ => break,
            }
            next += 1;
        }
        Some((
            NumberedEvent {
                seq: (next - 1) as u64,
                event,
                demo: self.demo,
            },
            next,
        ))
    }
}

/// A front's place in a [`TurnLog`]. Ends after the turn's last event.
pub struct TurnStream {
    log: Arc<TurnLog>,
    at: usize,
    length: watch::Receiver<(usize, bool)>,
}

impl TurnStream {
    /// The next event; text that has come meanwhile is joined into one. `None` after the last one.
    /// May be dropped at any point and called again.
    pub async fn next(&mut self) -> Option<NumberedEvent> {
        let at = self.at;
        let (length, ended) = *self
            .length
            .wait_for(|&(length, ended)| length > at || ended)
            .await
            .ok()?;
        if length <= at && ended {
            return None;
        }
        let (event, next) = self.log.read(at)?;
        self.at = next;
        Some(event)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn delta(text: &str) -> TurnEvent {
        TurnEvent::Delta { text: text.into() }
    }

    fn end() -> TurnEvent {
        TurnEvent::Failed {
            code: "cancelled".into(),
            message: String::new(),
            partial: String::new(),
        }
    }

    #[tokio::test]
    async fn a_late_front_reads_what_was_in_large_pieces_and_then_what_comes() {
        let log = TurnLog::new(false);
        log.append(delta("a"));
        log.append(delta("b"));
        let mut early = log.follow(None);
        assert_eq!(
            early.next().await.map(|e| (e.seq, e.event)),
            Some((1, delta("ab")))
        );
        log.append(delta("c"));
        log.append(end());
        let mut late = log.follow(Some(0));
        assert_eq!(
            late.next().await.map(|e| (e.seq, e.event)),
            Some((2, delta("bc")))
        );
        for mut front in [early, late] {
            while let Some(event) = front.next().await {
                assert!(event.seq >= 2);
            }
        }
    }

    #[tokio::test]
    async fn a_front_that_comes_after_the_end_still_reads_it_and_ends() {
        let log = TurnLog::new(true);
        log.append(end());
        let mut front = log.follow(None);
        assert!(front.next().await.is_some_and(|e| e.demo && e.event.ends_turn()));
        assert!(front.next().await.is_none());
        assert!(log.follow(Some(99)).next().await.is_none());
    }
}
