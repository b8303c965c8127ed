//! What the stage saw: the record that tests judge by.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

/// A request, and what became of it. Times are Unix microseconds: the router's own time between a
/// failure and the next request is a fraction of a millisecond.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Seen {
    /// From 0, in the order of arrival, over all seats.
    pub number: u64,
    /// Requests with the same number came over the same connection.
    pub connection: u64,
    pub seat: String,
    pub method: String,
    /// Without the seat.
    pub path: String,
    /// Names in lower case; the values of those that carry keys are taken out.
    pub headers: Vec<(String, String)>,
    pub key: KeySeen,
    /// Null where it was no JSON.
    pub body: Value,
    /// The size of the body as it came.
    pub body_bytes: u64,
    /// When it was there, body and all.
    pub at_us: i64,
    pub status: Option<u16>,
    /// When the last byte so far was handed to the system.
    pub last_byte_us: Option<i64>,
    pub bytes_sent: u64,
    /// The visible text sent so far.
    pub text_sent: String,
    pub outcome: Outcome,
    pub ended_us: Option<i64>,
}

impl Seen {
    /// When the client closed the connection before the answer was over.
    #[must_use]
    pub fn closed_by_client_us(&self) -> Option<i64> {
        self.ended_us.filter(|_| self.outcome == Outcome::ClosedByClient)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum KeySeen {
    None,
    /// There was one, and the seat takes any.
    Given,
    Right,
    Wrong,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    Running,
    /// The response went out to its end.
    Sent,
    /// The script closed or reset the connection.
    Cut,
    ClosedByClient,
    /// The stage's own limit of time was reached.
    TimedOut,
}

/// So many requests are remembered, and so many bytes of their bodies; the oldest go first.
const REQUESTS_KEPT: usize = 4_096;
const BODY_BYTES_KEPT: u64 = 64 << 20;

#[derive(Default)]
pub(crate) struct Log {
    kept: Mutex<Kept>,
}

#[derive(Default)]
struct Kept {
    requests: VecDeque<Seen>,
    body_bytes: u64,
    next: u64,
}

impl Log {
    pub fn all(&self) -> Vec<Seen> {
        self.lock().requests.iter().cloned().collect()
    }

    /// Forgets all requests; the numbers go on.
    pub fn clear(&self) {
        let mut kept = self.lock();
        kept.requests.clear();
        kept.body_bytes = 0;
    }

    /// Adds a request, giving it its number.
    pub fn add(self: &Arc<Self>, mut seen: Seen) -> Note {
        let mut kept = self.lock();
        let number = kept.next;
        kept.next += 1;
        seen.number = number;
        kept.body_bytes += seen.body_bytes;
        kept.requests.push_back(seen);
        while kept.requests.len() > 1
            && (kept.requests.len() > REQUESTS_KEPT || kept.body_bytes > BODY_BYTES_KEPT)
        {
            if let Some(oldest) = kept.requests.pop_front() {
                kept.body_bytes -= oldest.body_bytes;
            }
        }
        drop(kept);
        Note {
            log: Arc::clone(self),
            number,
        }
    }

    fn lock(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A request's place in the log. Dropped without an end, the stage itself went away.
pub(crate) struct Note {
    log: Arc<Log>,
    number: u64,
}

impl Note {
    pub fn status(&self, status: u16) {
        self.update(|seen| seen.status = Some(status));
    }

    pub fn sent(&self, bytes: usize) {
        self.update(|seen| {
            seen.bytes_sent += bytes as u64;
            seen.last_byte_us = Some(now_us());
        });
    }

    pub fn text(&self, text: &str) {
        self.update(|seen| seen.text_sent.push_str(text));
    }

    pub fn end(&self, outcome: Outcome) {
        self.update(|seen| {
            seen.outcome = outcome;
            seen.ended_us = Some(now_us());
        });
    }

    fn update(&self, change: impl FnOnce(&mut Seen)) {
        let mut kept = self.log.lock();
        // Numbers go up, but the oldest may be gone.
        if let Ok(index) = kept
            .requests
            .binary_search_by_key(&self.number, |seen| seen.number)
        {
            change(&mut kept.requests[index]);
        }
    }
}

/// Unix time in microseconds.
pub(crate) fn now_us() -> i64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| i64::try_from(since.as_micros()).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn seen(body_bytes: u64) -> Seen {
        Seen {
            number: 0,
            connection: 0,
            seat: "lead".into(),
            method: "POST".into(),
            path: "/v1/messages".into(),
            headers: Vec::new(),
            key: KeySeen::None,
            body: Value::Null,
            body_bytes,
            at_us: 0,
            status: None,
            last_byte_us: None,
            bytes_sent: 0,
            text_sent: String::new(),
            outcome: Outcome::Running,
            ended_us: None,
        }
    }

    #[test]
    fn the_log_forgets_the_oldest_and_still_knows_the_rest() {
        let log = Arc::new(Log::default());
        let first = log.add(seen(BODY_BYTES_KEPT - 1));
        let second = log.add(seen(2));
        first.status(200);
        second.status(529);
        let all = log.all();
        assert_eq!(all.len(), 1);
        assert_eq!((all[0].number, all[0].status), (1, Some(529)));
        for _ in 0..=REQUESTS_KEPT {
            log.add(seen(0)).end(Outcome::Sent);
        }
        assert_eq!(log.all().len(), REQUESTS_KEPT);
    }
}
