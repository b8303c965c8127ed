//! What follows from a failure: one exhaustive table.

use super::plan::PlannedLane;
use crate::contract::FailureClass;
use std::time::Duration;

/// A hint this short is waited for in place, where no other lane fits: less than a person would
/// need to press "try again".
pub const WAIT_IN_PLACE: Duration = Duration::from_secs(2);
/// At most this many attempts of a turn may cost something, unless the user asks for more.
pub const BILLED_ATTEMPTS: u32 = 3;

/// What to do after an attempt failed before any text was visible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Ask the lane at this place of those that are left (those before it are passed over).
    Lane(usize),
    /// Ask the same lane again after this long.
    WaitInPlace(Duration),
    /// Ask the same lane again without the parameter it named.
    Repair,
    /// Show the failure.
    GiveUp,
}

/// What a failed attempt leaves to decide with.
#[derive(Clone, Copy, Debug)]
pub struct AfterFailure<'a> {
    pub class: FailureClass,
    pub retry_after: Option<Duration>,
    pub failed: &'a PlannedLane,
    pub left: &'a [PlannedLane],
    /// How often this class has already moved this turn on.
    pub seen_before: u32,
    /// The same lane was already asked again.
    pub retried: bool,
    /// It named a parameter that it does not take, and no request of this turn was repaired yet.
    pub repairable: bool,
    /// Attempts so far that may cost something.
    pub possibly_billed: u32,
}

/// Decides what follows a failure before the first visible text.
#[must_use]
pub fn before_text(f: &AfterFailure<'_>) -> Next {
    use FailureClass as C;
    let any = |_: &PlannedLane| true;
    match f.class {
        C::Unreachable | C::Silent | C::Overloaded | C::Server | C::Truncated => first(f, any),
        C::Quota | C::Key | C::Gone => first(f, any),
        C::RateLimited => match (first(f, any), f.retry_after) {
            (Next::GiveUp, Some(hint)) if hint <= WAIT_IN_PLACE && !f.retried => Next::WaitInPlace(hint),
            (next, _) => next,
        },
        // A lane that is known to be no larger would fail the same way.
        C::TooLong => first(f, |lane| match (lane.window, f.failed.window) {
            (Some(theirs), Some(failed)) => theirs > failed,
            _ => true,
        }),
        C::Request if f.repairable => Next::Repair,
        // Another reader may accept what this one did not; a second refusal means it is the request.
        C::Request if f.seen_before == 0 => first(f, |lane| lane.family != f.failed.family),
        C::Empty if f.seen_before == 0 => first(f, any),
        C::Request | C::Empty | C::Refused | C::Cancelled => Next::GiveUp,
    }
}

fn first(f: &AfterFailure<'_>, fits: impl Fn(&PlannedLane) -> bool) -> Next {
    let affordable = |lane: &PlannedLane| f.possibly_billed < BILLED_ATTEMPTS || lane.local;
    f.left
        .iter()
        .position(|lane| fits(lane) && affordable(lane))
        .map_or(Next::GiveUp, Next::Lane)
}

/// What to do after an attempt failed with text on screen. Going on with another lane will join
/// here; the partial is kept in every case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AfterText {
    /// Keep what was shown, mark it, and offer to do it again.
    KeepPartial,
}

#[must_use]
pub const fn after_text(_class: FailureClass, _visible_chars: u64) -> AfterText {
    AfterText::KeepPartial
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::{Lane, LaneName, ProviderId};
    use crate::router::fit::Takes;

    fn lane(family: &'static str, window: Option<u64>) -> PlannedLane {
        PlannedLane {
            lane: Lane {
                provider: ProviderId::new(),
                model: "m".into(),
            },
            name: LaneName::new("p", "m"),
            family,
            local: false,
            host: None,
            window,
            takes: Takes::default(),
        }
    }

    fn after<'a>(class: FailureClass, failed: &'a PlannedLane, left: &'a [PlannedLane]) -> AfterFailure<'a> {
        AfterFailure {
            class,
            retry_after: None,
            failed,
            left,
            seen_before: 0,
            retried: false,
            repairable: false,
            possibly_billed: 0,
        }
    }

    #[test]
    fn a_broken_provider_is_left_at_once() {
        use FailureClass as C;
        let (a, b) = (lane("chat", None), [lane("chat", None)]);
        for class in [
            C::Unreachable,
            C::Silent,
            C::Overloaded,
            C::Server,
            C::RateLimited,
            C::Quota,
            C::Key,
            C::Gone,
            C::Truncated,
            C::Empty,
        ] {
            assert_eq!(before_text(&after(class, &a, &b)), Next::Lane(0), "{class:?}");
        }
    }

    #[test]
    fn a_short_rate_limit_is_waited_for_only_where_nobody_else_fits_and_once() {
        let (a, b) = (lane("chat", None), [lane("chat", None)]);
        let hint = Some(Duration::from_millis(1500));
        let limited = AfterFailure {
            retry_after: hint,
            ..after(FailureClass::RateLimited, &a, &[])
        };
        assert_eq!(
            before_text(&limited),
            Next::WaitInPlace(Duration::from_millis(1500))
        );
        assert_eq!(before_text(&AfterFailure { left: &b, ..limited }), Next::Lane(0));
        assert_eq!(
            before_text(&AfterFailure {
                retried: true,
                ..limited
            }),
            Next::GiveUp
        );
        let long = Some(Duration::from_secs(3));
        assert_eq!(
            before_text(&AfterFailure {
                retry_after: long,
                ..limited
            }),
            Next::GiveUp
        );
    }

    #[test]
    fn too_long_goes_only_where_there_is_more_room() {
        let failed = lane("chat", Some(8_000));
        let left = [lane("chat", Some(8_000)), lane("chat", Some(200_000))];
        assert_eq!(
            before_text(&after(FailureClass::TooLong, &failed, &left)),
            Next::Lane(1)
        );
        assert_eq!(
            before_text(&after(FailureClass::TooLong, &failed, &left[..1])),
            Next::GiveUp
        );
    }

    #[test]
    fn a_refused_request_gets_one_other_family() {
        let failed = lane("anthropic", None);
        let left = [lane("anthropic", None), lane("chat", None)];
        let first = after(FailureClass::Request, &failed, &left);
        assert_eq!(before_text(&first), Next::Lane(1));
        assert_eq!(
            before_text(&AfterFailure {
                seen_before: 1,
                ..first
            }),
            Next::GiveUp
        );
    }

    #[test]
    fn a_parameter_that_is_not_taken_is_left_out_once() {
        let failed = lane("chat", None);
        let left = [lane("anthropic", None)];
        let named = AfterFailure {
            repairable: true,
            ..after(FailureClass::Request, &failed, &left)
        };
        assert_eq!(before_text(&named), Next::Repair);
        assert_eq!(
            before_text(&AfterFailure {
                repairable: false,
                ..named
            }),
            Next::Lane(0)
        );
    }

    #[test]
    fn spending_stops_at_three_but_a_model_on_this_computer_is_always_tried() {
        let failed = lane("chat", None);
        let left = [
            lane("chat", None),
            PlannedLane {
                local: true,
                ..lane("chat", None)
            },
        ];
        let spent = AfterFailure {
            possibly_billed: 3,
            ..after(FailureClass::Silent, &failed, &left)
        };
        assert_eq!(before_text(&spent), Next::Lane(1));
        assert_eq!(
            before_text(&AfterFailure {
                left: &left[..1],
                ..spent
            }),
            Next::GiveUp
        );
    }
}
