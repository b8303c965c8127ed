//! Records of health as rows of the history. An opening ends by the clock that counts from the boot
//! where the row is of this boot: somebody may have set the other one meanwhile.

use crate::clock::Clock;
use crate::contract::{FailureClass, Lane, Timestamp};
use crate::history::{LaneHealthRow, boot};
use crate::router::health::{Circuit, HINT_LONGEST, LastFailure, OPEN_LONGEST_MS, Record, Scope};
use std::time::Duration;

pub(super) fn to_row(scope: &Scope, record: &Record, clock: &dyn Clock) -> LaneHealthRow {
    let now = clock.steady();
    let (provider, model) = match scope {
        Scope::Lane(lane) => (lane.provider, lane.model.clone()),
        Scope::Provider(provider) => (*provider, String::new()),
    };
    let next_try_at = match record.circuit {
        Circuit::Open { until } => Some(until),
        Circuit::Closed | Circuit::Suspect => None,
    };
    LaneHealthRow {
        provider,
        model,
        state: record.circuit.word().to_owned(),
        since: record.since,
        class: record.last_failure.as_ref().map(|failure| failure.class),
        status: record.last_failure.as_ref().and_then(|failure| failure.status),
        failed_at: record.last_failure.as_ref().map(|failure| failure.at),
        message: record
            .last_failure
            .as_ref()
            .map(|failure| failure.message.clone()),
        failures: record.failures_in_row,
        openings: record.openings,
        next_try_at,
        next_try_boot_ms: next_try_at
            .zip(clock.since_boot())
            .map(|(until, boot)| millis(boot).saturating_add(until - now)),
        boot: boot().map(str::to_owned),
        first_text_ms: record.first_text_ms,
        updated_at: now,
    }
}

pub(super) fn from_row(row: LaneHealthRow, clock: &dyn Clock) -> (Scope, Record) {
    let until = end_of_opening(&row, clock.steady(), clock.since_boot(), boot());
    let scope = if row.model.is_empty() {
        Scope::Provider(row.provider)
    } else {
        Scope::Lane(Lane {
            provider: row.provider,
            model: row.model,
        })
    };
    let circuit = match (row.state.as_str(), until) {
        ("open", Some(until)) => Circuit::Open { until },
        ("suspect", _) => Circuit::Suspect,
        _ => Circuit::Closed,
    };
    let last_failure = row.class.map(|class| LastFailure {
        class,
        at: row.failed_at.unwrap_or(row.updated_at),
        status: row.status,
        message: row.message.unwrap_or_default(),
    });
    let record = Record {
        circuit,
        since: row.since,
        failures_in_row: row.failures,
        openings: row.openings,
        last_failure,
        first_text_ms: row.first_text_ms,
    };
    (scope, record)
}

/// When the opening ends, on the clock of `now`.
fn end_of_opening(
    row: &LaneHealthRow,
    now: Timestamp,
    since_boot: Option<Duration>,
    this_boot: Option<&str>,
) -> Option<Timestamp> {
    let until = row.next_try_at?;
    if let (Some(end), Some(since_boot), Some(boot)) = (row.next_try_boot_ms, since_boot, &row.boot)
        && Some(boot.as_str()) == this_boot
    {
        return Some(now + end.saturating_sub(millis(since_boot)));
    }
    // Another boot, or a system that does not count: the wall clock, which may be wrong by days.
    Some(until.min(now + longest(row.class)))
}

/// The longest that a failure of the class ever keeps a lane out, in milliseconds.
fn longest(class: Option<FailureClass>) -> i64 {
    match class {
        // Those that come with a provider's own word on the time.
        Some(
            FailureClass::RateLimited
            | FailureClass::Quota
            | FailureClass::Key
            | FailureClass::Gone
            | FailureClass::Overloaded,
        ) => millis(HINT_LONGEST),
        // By a fifth longer: openings are spread by so much.
        _ => OPEN_LONGEST_MS * 6 / 5,
    }
}

fn millis(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::contract::ProviderId;

    const NOW: Timestamp = 1_800_000_000_000;
    const DAY: i64 = 24 * 3_600_000;

    fn opened(class: FailureClass, boot: Option<&str>) -> LaneHealthRow {
        LaneHealthRow {
            provider: ProviderId::new(),
            model: "m".into(),
            state: "open".into(),
            since: NOW,
            class: Some(class),
            failed_at: Some(NOW),
            status: None,
            message: None,
            failures: 2,
            openings: 1,
            next_try_at: Some(NOW + 60_000),
            next_try_boot_ms: boot.map(|_| 1_060_000),
            boot: boot.map(str::to_owned),
            first_text_ms: None,
            updated_at: NOW,
        }
    }

    fn end(row: &LaneHealthRow, now: Timestamp, boot_s: u64, boot: &str) -> i64 {
        end_of_opening(row, now, Some(Duration::from_secs(boot_s)), Some(boot)).unwrap() - now
    }

    #[test]
    fn within_a_boot_the_wall_clock_may_be_set_to_anything() {
        let row = opened(FailureClass::Server, Some("one"));
        for now in [NOW, NOW - DAY, NOW + DAY] {
            assert_eq!(end(&row, now, 1_000, "one"), 60_000);
            assert_eq!(end(&row, now, 1_050, "one"), 10_000);
        }
        assert!(end(&row, NOW, 1_100, "one") < 0, "it is over");
    }

    #[test]
    fn after_another_boot_the_wall_clock_counts_and_is_not_trusted_far() {
        let row = opened(FailureClass::Server, Some("one"));
        assert_eq!(end(&row, NOW + 20_000, 5, "two"), 40_000);
        // The clock was set back by a day: six minutes at most, not a day and a minute.
        assert_eq!(end(&row, NOW - DAY, 5, "two"), 360_000);
        let quota = opened(FailureClass::Quota, Some("one"));
        assert_eq!(end(&quota, NOW - 2 * DAY, 5, "two"), DAY);
        assert_eq!(
            end_of_opening(&opened(FailureClass::Server, None), NOW, None, None),
            Some(NOW + 60_000)
        );
    }
}
