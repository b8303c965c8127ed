//! A turn's events on their way into a window: gathered to frames, because each message costs the
//! window a task of its own and nothing holds the sender back.

use std::time::Duration;
use tokio::time::Instant;
use understudy_core::contract::{NumberedEvent, TurnEvent};

/// One screen refresh at 60 Hz: more often nobody sees it.
const FRAME: Duration = Duration::from_millis(16);
/// Events in one frame at most. A replay of a long answer comes in several.
const MOST: usize = 256;

/// Where the events come from.
pub trait Source: Send {
    /// The next event; `None` after the last.
    fn next(&mut self) -> impl Future<Output = Option<NumberedEvent>> + Send;
}

/// Sends all of a turn through `send`, a frame at a time, until the turn or the window ends.
pub async fn pump(mut source: impl Source, mut send: impl FnMut(Vec<NumberedEvent>) -> bool) {
    let mut earliest = Instant::now();
    while let Some(first) = source.next().await {
        let mut frame = vec![first];
        let mut ended = false;
        // The first event after a pause goes at once; those that follow closely share a frame.
        for _ in 1..MOST {
            match tokio::time::timeout_at(earliest, source.next()).await {
                Ok(Some(event)) => join(&mut frame, event),
                Ok(None) => {
                    ended = true;
                    break;
                }
                Err(_) => break,
            }
        }
        if !send(frame) || ended {
            return;
        }
        earliest = Instant::now() + FRAME;
    }
}

/// Pieces of the same text become one piece, numbered as the last of them.
fn join(frame: &mut Vec<NumberedEvent>, event: NumberedEvent) {
    if let Some(last) = frame.last_mut() {
        match (&mut last.event, &event.event) {
            (TurnEvent::Delta { text }, TurnEvent::Delta { text: more })
            | (TurnEvent::Reasoning { text }, TurnEvent::Reasoning { text: more }) => {
                text.push_str(more);
                last.seq = event.seq;
                return;
            }
            _ => {}
        }
    }
    frame.push(event);
}

#[cfg(test)]
#[path = "stream_tests.rs"]
mod tests;
