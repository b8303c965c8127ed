//! Spans of time from changes of state: when a scope was out, when it was paused.

use crate::contract::{FailureClass, ProviderId, Timestamp};
use crate::history::{HealthTransition, PAUSED, RESUMED};
use crate::router::health::Circuit;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// `i64::MIN` where it began before anything that is asked about.
    pub from: Timestamp,
    /// Absent while it lasts.
    pub to: Option<Timestamp>,
    pub class: Option<FailureClass>,
    pub simulated: bool,
}

impl Span {
    /// Milliseconds of this span within a time.
    #[must_use]
    pub fn within(&self, from: Timestamp, to: Timestamp) -> i64 {
        let end = self.to.unwrap_or(Timestamp::MAX).min(to);
        end.saturating_sub(self.from.max(from)).max(0)
    }
}

const OPEN: &str = Circuit::Open { until: 0 }.word();

fn of<'a>(
    transitions: &'a [HealthTransition],
    provider: ProviderId,
    model: &'a str,
) -> impl Iterator<Item = &'a HealthTransition> {
    transitions
        .iter()
        .filter(move |row| row.provider == provider && row.model == model)
}

/// When the scope was left out, oldest first. `model` empty: the provider as a whole. Transitions are
/// in their order.
#[must_use]
pub fn outs(transitions: &[HealthTransition], provider: ProviderId, model: &str) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for row in of(transitions, provider, model) {
        if row.to == PAUSED || row.to == RESUMED {
            continue;
        }
        let last = spans.last_mut().filter(|span| span.to.is_none());
        match (last, row.to == OPEN) {
            (None, true) => spans.push(Span {
                from: row.at,
                to: None,
                class: row.class,
                simulated: row.simulated,
            }),
            (Some(span), false) => span.to = Some(row.at.max(span.from)),
            (None, false) if row.from == OPEN => spans.push(Span {
                from: Timestamp::MIN,
                to: Some(row.at),
                class: row.class,
                simulated: row.simulated,
            }),
            _ => {}
        }
    }
    spans
}

/// When the person had taken the scope out, oldest first.
#[must_use]
pub fn pauses(
    transitions: &[HealthTransition],
    provider: ProviderId,
    model: &str,
    now: Timestamp,
) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for row in of(transitions, provider, model) {
        if row.to != PAUSED && row.to != RESUMED {
            continue;
        }
        // A pause that ended by its clock stays as it was; one that is made anew begins where the
        // other ends.
        if let Some(span) = spans.last_mut() {
            span.to = Some(span.to.unwrap_or(Timestamp::MAX).min(row.at).max(span.from));
        }
        if row.to == PAUSED {
            spans.push(Span {
                from: row.at,
                to: row.until.filter(|&until| until < Timestamp::MAX),
                class: None,
                simulated: false,
            });
        } else if spans.is_empty() {
            spans.push(Span {
                from: Timestamp::MIN,
                to: Some(row.at),
                class: None,
                simulated: false,
            });
        }
    }
    for span in &mut spans {
        span.to = span.to.filter(|&to| to <= now);
    }
    spans
}
