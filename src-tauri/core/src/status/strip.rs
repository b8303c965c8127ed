//! The last day in half-hours.

use super::{STRIP, Span, failed};
use crate::contract::{HalfHourState, Timestamp};
use crate::history::{Counted, HALF_HOUR_MS};
use crate::texts;

/// The last 48 half-hours, oldest first, the running one last.
#[must_use]
pub fn strip(counted: &[&Counted], outs: &[Span], pauses: &[Span], now: Timestamp) -> Vec<HalfHourState> {
    let last = now.div_euclid(HALF_HOUR_MS);
    let first = last - i64::try_from(STRIP).unwrap_or(0) + 1;
    (first..=last)
        .map(|half_hour| {
            let from = half_hour * HALF_HOUR_MS;
            // Of the running one, only what has passed of it.
            let to = (from + HALF_HOUR_MS).min(now.max(from + 1));
            let long = |spans: &[Span]| -> i64 {
                let made = spans.iter().filter(|span| !span.simulated);
                made.map(|span| span.within(from, to)).sum()
            };
            let of = counted.iter().filter(|row| row.half_hour == half_hour);
            let (mut answered, mut slow, mut failures) = (0, 0, 0);
            for row in of {
                match failed(row) {
                    Some(true) => failures += row.count,
                    Some(false) => {
                        answered += row.count;
                        slow += row.slow;
                    }
                    None => {}
                }
            }
            let (out, paused) = (long(outs), long(pauses));
            let most = (to - from) / 2;
            match (answered, failures) {
                _ if out > most => HalfHourState::Down,
                (0, 0) if paused > most => HalfHourState::Paused,
                (0, 0) if out > 0 => HalfHourState::Down,
                (0, 0) => HalfHourState::NoTraffic,
                (0, _) => HalfHourState::Down,
                (_, 0) if slow * 2 > answered => HalfHourState::Slow,
                (_, 0) => HalfHourState::Fine,
                _ => HalfHourState::Failing,
            }
        })
        .collect()
}

/// The strip for whoever does not see it: how many half-hours of which kind.
#[must_use]
pub fn in_words(strip: &[HalfHourState]) -> String {
    use HalfHourState as S;
    let count = |state: S| strip.iter().filter(|&&other| other == state).count();
    if count(S::NoTraffic) == strip.len() {
        return texts::say("status-day-quiet");
    }
    let parts: Vec<String> = [
        (S::Down, "status-day-down"),
        (S::Failing, "status-day-failing"),
        (S::Slow, "status-day-slow"),
        (S::Fine, "status-day-fine"),
        (S::Paused, "status-day-paused"),
        (S::NoTraffic, "status-day-none"),
    ]
    .into_iter()
    .filter(|(state, _)| count(*state) > 0)
    .map(|(state, id)| texts::say_with(id, &[("count", count(state).into())]))
    .collect();
    texts::say_with("status-day", &[("parts", parts.join(", ").into())])
}
