//! How providers did, from the person's own traffic: pure, from stored attempts and stored changes of
//! state. Time is passed in; whoever asks brings the rows.

mod incidents;
mod spans;
mod strip;
mod uptime;

#[cfg(test)]
mod tests;

pub use incidents::incidents;
pub use spans::{Span, outs, pauses};
pub use strip::{in_words, strip};
pub use uptime::{first_text, uptime};

use crate::contract::{Timestamp, TrackRecord};
use crate::history::{Counted, HALF_HOUR_MS};
use crate::router::health::is_transient;

/// Half-hours on the board: a day.
pub const STRIP: usize = 48;
/// How far back the board looks, in milliseconds: 30 days.
pub const WINDOW_MS: i64 = 30 * DAY_MS;
/// In milliseconds.
pub const DAY_MS: i64 = 24 * 3_600_000;
/// How far back a usual first text is asked about, in milliseconds, and of how many answers: what was
/// true of a model a month ago says little of it now.
pub const FIRST_TEXT_MS: i64 = 7 * DAY_MS;
pub const FIRST_TEXTS: u32 = 500;
/// Below so many requests a percentage would pretend.
pub const PERCENT_FROM: u64 = 100;

/// Whether attempts that ended so say something of their provider, and what: `Some(true)` that it
/// failed. What the request, the conversation, the person or this computer's network was the cause of
/// says nothing.
#[must_use]
pub fn failed(counted: &Counted) -> Option<bool> {
    match counted.class {
        None => Some(false),
        Some(class) if is_transient(class) && !counted.offline => Some(true),
        Some(_) => None,
    }
}

/// All of it for one scope. `counted` and `spans` are its own; `firsts` are times to the first text.
#[must_use]
pub fn track_record(
    counted: &[&Counted],
    outs: &[Span],
    pauses: &[Span],
    firsts: &[u64],
    now: Timestamp,
) -> TrackRecord {
    let half_hours = strip(counted, outs, pauses, now);
    let since = |days: i64| {
        let first = now.div_euclid(HALF_HOUR_MS) - days * DAY_MS / HALF_HOUR_MS;
        uptime(counted.iter().copied().filter(|row| row.half_hour > first))
    };
    TrackRecord {
        in_words: in_words(&half_hours),
        half_hours,
        first_text: first_text(firsts),
        seven_days: since(7),
        thirty_days: since(30),
    }
}
