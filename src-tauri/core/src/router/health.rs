//! The memory of outages: what is known of a lane, and of a provider as a whole.
//!
//! One person sends one message at a time, so this counts consecutive failures and thinks in
//! seconds: CLOSED → SUSPECT at one transient failure → OPEN at two in a row, or at one hard one →
//! tried again when its time is up → CLOSED at a validated finish.

use crate::contract::{FailureClass, Lane, LaneState, ProviderId, Timestamp};
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// A lane under suspicion stands behind its peers for this long: long enough not to pay twice for
/// the same hiccup, short enough that the main model comes back within a conversation.
pub const SUSPECT_MS: i64 = 15_000;
/// Two transient failures further apart than this are two hiccups, not an outage.
pub const IN_A_ROW_MS: i64 = 60_000;
/// The first opening. Provider outages that end sooner are covered by SUSPECT.
pub const OPEN_FIRST_MS: i64 = 15_000;
/// The longest opening by doubling: a recovered main model is missed for five minutes at most.
pub const OPEN_LONGEST_MS: i64 = 300_000;
/// No hint of a provider keeps a lane open longer than a day.
pub const HINT_LONGEST: Duration = Duration::from_secs(24 * 3600);
/// A used-up allowance without a stated reset, and a refused key, are tried again hourly.
pub const BADGE_MS: i64 = 3_600_000;
/// A first text later than this shows the lane as slow, until it is known how fast it usually is.
pub const SLOW_FIRST_TEXT_MS: u64 = 5_000;

/// The smallest thing a failure says something about.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Scope {
    Lane(Lane),
    /// Every model of it: its key, its money.
    Provider(ProviderId),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Circuit {
    Closed,
    /// One transient failure so far.
    Suspect,
    /// Left out until then; after it, one request may try.
    Open {
        until: Timestamp,
    },
}

impl Circuit {
    /// As written in the database.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Closed => "closed",
            Self::Suspect => "suspect",
            Self::Open { .. } => "open",
        }
    }
}

/// What is known of a scope.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    pub circuit: Circuit,
    /// When it came into this circuit.
    pub since: Timestamp,
    pub failures_in_row: u32,
    /// Openings since it last answered: the exponent of the next one.
    pub openings: u32,
    pub last_failure: Option<LastFailure>,
    /// From the request to the first visible text of the last answer.
    pub first_text_ms: Option<u64>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastFailure {
    pub class: FailureClass,
    pub at: Timestamp,
    pub status: Option<u16>,
    pub message: String,
}

/// What an attempt showed of its lane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A validated finish, not merely good headers.
    Answered { first_text_ms: Option<u64> },
    Failed {
        class: FailureClass,
        status: Option<u16>,
        message: String,
        retry_after: Option<Duration>,
    },
}

/// How much a failure says about health.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Weight {
    /// Says nothing: the request, the conversation or the user was the cause.
    None,
    /// May be a hiccup.
    Transient,
    /// Certain: opens at once.
    Hard,
}

const fn weight(class: FailureClass, hinted: bool) -> Weight {
    use FailureClass as C;
    match class {
        C::Unreachable | C::Silent | C::Overloaded | C::Server | C::Truncated => Weight::Transient,
        // A rate limit that names its end is certain until then.
        C::RateLimited if hinted => Weight::Hard,
        C::RateLimited => Weight::Transient,
        C::Quota | C::Key | C::Gone => Weight::Hard,
        C::TooLong | C::Refused | C::Request | C::Empty | C::Cancelled => Weight::None,
    }
}

/// Whether a failure of `class` may be a hiccup of the provider's.
#[must_use]
pub const fn is_transient(class: FailureClass) -> bool {
    matches!(weight(class, false), Weight::Transient)
}

/// What a failure of `class` on `lane` speaks about.
#[must_use]
pub fn scope_of(class: FailureClass, lane: &Lane) -> Scope {
    match class {
        FailureClass::Key | FailureClass::Quota => Scope::Provider(lane.provider),
        _ => Scope::Lane(lane.clone()),
    }
}

impl Record {
    /// Nothing is known yet.
    #[must_use]
    pub const fn unknown(now: Timestamp) -> Self {
        Self {
            circuit: Circuit::Closed,
            since: now,
            failures_in_row: 0,
            openings: 0,
            last_failure: None,
            first_text_ms: None,
        }
    }

    /// This record after `outcome`. `jitter` is in 0..1 and spreads the end of an opening by ± 20 %,
    /// so that many lanes opened together do not all come back together.
    #[must_use]
    pub fn after(&self, outcome: &Outcome, now: Timestamp, jitter: f64) -> Self {
        match outcome {
            Outcome::Answered { first_text_ms } => Self {
                since: if self.circuit == Circuit::Closed {
                    self.since
                } else {
                    now
                },
                first_text_ms: first_text_ms.or(self.first_text_ms),
                ..Self::unknown(now)
            },
            Outcome::Failed {
                class,
                status,
                message,
                retry_after,
            } => {
                let weight = weight(*class, retry_after.is_some());
                if weight == Weight::None {
                    return self.clone();
                }
                let in_row = match &self.last_failure {
                    Some(last)
                        if now - last.at <= IN_A_ROW_MS || matches!(self.circuit, Circuit::Open { .. }) =>
                    {
                        self.failures_in_row + 1
                    }
                    _ => 1,
                };
                let opens = weight == Weight::Hard || in_row >= 2;
                let circuit = if opens {
                    Circuit::Open {
                        until: now + opening_ms(*class, self.openings, *retry_after, jitter),
                    }
                } else {
                    Circuit::Suspect
                };
                let same_kind = matches!(
                    (self.circuit, circuit),
                    (Circuit::Open { .. }, Circuit::Open { .. }) | (Circuit::Suspect, Circuit::Suspect)
                );
                Self {
                    circuit,
                    since: if same_kind { self.since } else { now },
                    failures_in_row: in_row,
                    openings: self.openings + u32::from(opens),
                    last_failure: Some(LastFailure {
                        class: *class,
                        at: now,
                        status: *status,
                        message: message.clone(),
                    }),
                    first_text_ms: self.first_text_ms,
                }
            }
        }
    }

    /// This record after a failure that is known not to be the first in a row.
    #[must_use]
    pub fn after_second(&self, outcome: &Outcome, now: Timestamp, jitter: f64) -> Self {
        let first = Outcome::Failed {
            class: FailureClass::Server,
            status: None,
            message: String::new(),
            retry_after: None,
        };
        match self.circuit {
            Circuit::Closed => self.after(&first, now, jitter).after(outcome, now, jitter),
            _ => self.after(outcome, now, jitter),
        }
    }

    /// How a lane with this record stands at `now` when it comes to planning.
    #[must_use]
    pub fn standing(&self, now: Timestamp) -> Standing {
        match self.circuit {
            Circuit::Closed => Standing::Good,
            Circuit::Suspect if now < self.since + SUSPECT_MS => Standing::Behind,
            Circuit::Suspect => Standing::Good,
            Circuit::Open { until } if now < until => Standing::Out { until },
            Circuit::Open { .. } => Standing::OnTrial,
        }
    }

    /// The state as it is shown. An opening whose time is up is still "down" until an answer proves
    /// otherwise.
    #[must_use]
    pub fn state(&self) -> LaneState {
        match self.circuit {
            Circuit::Closed if self.first_text_ms.is_some_and(|ms| ms > SLOW_FIRST_TEXT_MS) => {
                LaneState::Slow
            }
            Circuit::Closed => LaneState::Working,
            Circuit::Suspect => LaneState::Slow,
            Circuit::Open { .. } => match self.last_failure.as_ref().map(|f| f.class) {
                Some(FailureClass::Key | FailureClass::Quota | FailureClass::Gone) => LaneState::NeedsYou,
                _ => LaneState::Down,
            },
        }
    }
}

/// How a lane stands when it comes to planning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Good,
    /// Usable, but behind its peers.
    Behind,
    /// Its opening is over: one request may try whether it works again.
    OnTrial,
    Out {
        until: Timestamp,
    },
    /// This computer has no network, and the lane is elsewhere.
    Offline,
}

fn opening_ms(class: FailureClass, openings: u32, hint: Option<Duration>, jitter: f64) -> i64 {
    let hint_ms = hint.map(|h| i64::try_from(h.min(HINT_LONGEST).as_millis()).unwrap_or(i64::MAX));
    match class {
        // A stated reset counts; without one, hourly.
        FailureClass::Key | FailureClass::Quota | FailureClass::Gone => hint_ms.unwrap_or(BADGE_MS),
        _ => {
            let doubled = OPEN_FIRST_MS
                .saturating_mul(1 << openings.min(10))
                .min(OPEN_LONGEST_MS);
            #[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss)]
            let spread = (doubled as f64 * (0.8 + 0.4 * jitter.clamp(0.0, 1.0))) as i64;
            spread.max(hint_ms.unwrap_or(0))
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const T0: Timestamp = 1_800_000_000_000;

    fn failed(class: FailureClass) -> Outcome {
        Outcome::Failed {
            class,
            status: None,
            message: String::new(),
            retry_after: None,
        }
    }

    #[test]
    fn one_hiccup_puts_a_lane_behind_its_peers_for_15_s() {
        let r = Record::unknown(T0).after(&failed(FailureClass::Overloaded), T0, 0.5);
        assert_eq!(r.standing(T0 + 14_999), Standing::Behind);
        assert_eq!(r.standing(T0 + 15_000), Standing::Good);
        assert_eq!(r.state(), LaneState::Slow);
    }

    #[test]
    fn two_in_a_row_within_a_minute_open_it_and_a_finish_closes_it() {
        let r = Record::unknown(T0).after(&failed(FailureClass::Silent), T0, 0.5);
        let r = r.after(&failed(FailureClass::Server), T0 + 59_000, 0.5);
        assert_eq!(
            r.standing(T0 + 59_000),
            Standing::Out {
                until: T0 + 59_000 + 15_000
            }
        );
        assert_eq!(r.state(), LaneState::Down);
        assert_eq!(r.standing(T0 + 74_000), Standing::OnTrial);
        let r = r.after(
            &Outcome::Answered {
                first_text_ms: Some(400),
            },
            T0 + 80_000,
            0.5,
        );
        assert_eq!(
            (r.standing(T0 + 80_000), r.state()),
            (Standing::Good, LaneState::Working)
        );
    }

    #[test]
    fn two_hiccups_far_apart_are_no_outage() {
        let r = Record::unknown(T0).after(&failed(FailureClass::Silent), T0, 0.5);
        let r = r.after(&failed(FailureClass::Silent), T0 + 61_000, 0.5);
        assert_eq!(r.circuit, Circuit::Suspect);
    }

    #[test]
    fn openings_double_up_to_five_minutes_and_remember_when_they_began() {
        let mut r = Record::unknown(T0).after(&failed(FailureClass::Server), T0, 0.5);
        let mut now = T0 + 1_000;
        let mut lengths = Vec::new();
        for _ in 0..8 {
            r = r.after(&failed(FailureClass::Server), now, 0.5);
            let Circuit::Open { until } = r.circuit else {
                unreachable!("open after two")
            };
            lengths.push((until - now) / 1000);
            now = until;
        }
        assert_eq!(lengths, [15, 30, 60, 120, 240, 300, 300, 300]);
        assert_eq!(r.since, T0 + 1_000);
    }

    #[test]
    fn a_hint_is_a_floor_capped_at_a_day() {
        let hinted = |secs| Outcome::Failed {
            class: FailureClass::RateLimited,
            status: Some(429),
            message: String::new(),
            retry_after: Some(Duration::from_secs(secs)),
        };
        let until = |o: &Outcome| match Record::unknown(T0).after(o, T0, 0.0).circuit {
            Circuit::Open { until } => (until - T0) / 1000,
            other => unreachable!("{other:?}"),
        };
        assert_eq!(until(&hinted(3600)), 3600);
        assert_eq!(until(&hinted(1)), 12);
        assert_eq!(until(&hinted(1_000_000)), 86_400);
    }

    #[test]
    fn a_refused_key_asks_for_the_user_and_concerns_the_provider() {
        let lane = Lane {
            provider: ProviderId::new(),
            model: "m".into(),
        };
        assert_eq!(scope_of(FailureClass::Key, &lane), Scope::Provider(lane.provider));
        let r = Record::unknown(T0).after(&failed(FailureClass::Key), T0, 0.5);
        assert_eq!(r.state(), LaneState::NeedsYou);
        assert_eq!(r.standing(T0 + BADGE_MS), Standing::OnTrial);
    }

    #[test]
    fn what_is_not_the_lanes_fault_changes_nothing() {
        let r = Record::unknown(T0);
        for class in [
            FailureClass::TooLong,
            FailureClass::Refused,
            FailureClass::Request,
            FailureClass::Empty,
            FailureClass::Cancelled,
        ] {
            assert_eq!(r.after(&failed(class), T0, 0.5), r);
        }
    }
}
