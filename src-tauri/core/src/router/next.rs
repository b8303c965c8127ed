//! What follows from a failure: one exhaustive table.

use super::plan::PlannedLane;
use crate::contract::FailureClass;
use std::time::Duration;

/// A hint this short is waited for in place, where no other lane fits: less than a person would
/// need to press "try again".
pub const WAIT_IN_PLACE: Duration = Duration::from_secs(2);
/// At most this many attempts of a turn may cost something, unless the user asks for more.
pub const BILLED_ATTEMPTS: u32 = 3;
/// What failing over may cost in one message beyond the first attempt, in US dollars, where the person
/// did not say: more than any usual answer costs, and less than a mistake that one would regret.
pub const EXTRA_SPEND_USD: f64 = 5.0;

/// Who goes on after an attempt failed.
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
    /// Of each that is left: it could cost more than may be spent on failing over.
    pub too_dear: &'a [bool],
    /// How often this class has already moved this turn on.
    pub seen_before: u32,
    /// The same lane was already asked again.
    pub retried: bool,
    /// It named a parameter that it does not take, and no request of this turn was repaired yet.
    pub repairable: bool,
    /// Attempts so far that may cost something.
    pub possibly_billed: u32,
}

/// Decides what follows a failure, whether text is on the screen or not.
#[must_use]
pub fn after_failure(f: &AfterFailure<'_>) -> Next {
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
        .enumerate()
        .position(|(at, lane)| fits(lane) && affordable(lane) && f.too_dear.get(at) != Some(&true))
        .map_or(Next::GiveUp, Next::Lane)
}

/// What the person wants done with an answer that breaks off.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Recovery {
    /// The next lane goes on with it, where that can be done.
    #[default]
    Continue,
    /// The next lane begins it anew.
    Restart,
    /// What was shown stays, and the person says what is done.
    Ask,
}

/// Below so many visible characters an answer is begun anew: what is lost is read in seconds, and a
/// whole answer by one model is worth more.
pub const CONTINUE_FROM: u64 = 200;

/// How the next lane is asked, where an attempt failed with text on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AfterText {
    /// To go on where it stops.
    Continue,
    /// For a whole answer; what stands there is given up when the first of that comes.
    Restart,
}

/// Decides how it is gone on. `in_call`: it broke off inside the call of a tool, of which a half is
/// nothing.
#[must_use]
pub const fn after_text(recovery: Recovery, visible_chars: u64, in_call: bool) -> AfterText {
    match recovery {
        Recovery::Restart => AfterText::Restart,
        _ if in_call || visible_chars < CONTINUE_FROM => AfterText::Restart,
        Recovery::Continue | Recovery::Ask => AfterText::Continue,
    }
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
            too_dear: &[],
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
            assert_eq!(after_failure(&after(class, &a, &b)), Next::Lane(0), "{class:?}");
        }
    }

    #[test]
    fn an_answer_is_continued_from_two_hundred_characters_on_and_never_inside_a_call() {
        let after = |recovery, chars| after_text(recovery, chars, false);
        assert_eq!(after(Recovery::Continue, 199), AfterText::Restart);
        assert_eq!(after(Recovery::Continue, 200), AfterText::Continue);
        assert_eq!(after(Recovery::Restart, 9_000), AfterText::Restart);
        assert_eq!(after_text(Recovery::Continue, 9_000, true), AfterText::Restart);
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
            after_failure(&limited),
            Next::WaitInPlace(Duration::from_millis(1500))
        );
        assert_eq!(
            after_failure(&AfterFailure { left: &b, ..limited }),
            Next::Lane(0)
        );
        assert_eq!(
            after_failure(&AfterFailure {
                retried: true,
                ..limited
            }),
            Next::GiveUp
        );
        let long = Some(Duration::from_secs(3));
        assert_eq!(
            after_failure(&AfterFailure {
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
            after_failure(&after(FailureClass::TooLong, &failed, &left)),
            Next::Lane(1)
        );
        assert_eq!(
            after_failure(&after(FailureClass::TooLong, &failed, &left[..1])),
            Next::GiveUp
        );
    }

    #[test]
    fn a_refused_request_gets_one_other_family() {
        let failed = lane("anthropic", None);
        let left = [lane("anthropic", None), lane("chat", None)];
        let first = after(FailureClass::Request, &failed, &left);
        assert_eq!(after_failure(&first), Next::Lane(1));
        assert_eq!(
            after_failure(&AfterFailure {
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
        assert_eq!(after_failure(&named), Next::Repair);
        assert_eq!(
            after_failure(&AfterFailure {
                repairable: false,
                ..named
            }),
            Next::Lane(0)
        );
    }

    #[test]
    fn what_could_cost_too_much_is_passed_over() {
        let failed = lane("chat", None);
        let left = [lane("chat", None), lane("chat", None)];
        let of = |too_dear| AfterFailure {
            too_dear,
            ..after(FailureClass::Server, &failed, &left)
        };
        assert_eq!(after_failure(&of(&[true, false])), Next::Lane(1));
        assert_eq!(after_failure(&of(&[true, true])), Next::GiveUp);
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
        assert_eq!(after_failure(&spent), Next::Lane(1));
        assert_eq!(
            after_failure(&AfterFailure {
                left: &left[..1],
                ..spent
            }),
            Next::GiveUp
        );
    }
}
