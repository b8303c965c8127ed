//! What the board says of hand-made rows.

#![allow(clippy::unwrap_used)]

use super::*;
use crate::contract::{AttemptReason, FailureClass, HalfHourState as S, Lane, ProviderId, TurnId};
use crate::history::{HealthTransition, PAUSED, RESUMED, Switched};

/// A half-hour begins here.
const NOW: Timestamp = 1_800_000_000_000;
const HOUR: i64 = 3_600_000;

fn rows(half_hours_ago: i64, class: Option<FailureClass>, count: u64) -> Counted {
    Counted {
        provider: ProviderId(uuid::Uuid::from_u128(1)),
        model: "m".into(),
        half_hour: NOW / HALF_HOUR_MS - half_hours_ago,
        class,
        offline: false,
        count,
        slow: 0,
    }
}

fn change(provider: ProviderId, model: &str, at: Timestamp, from: &str, to: &str) -> HealthTransition {
    HealthTransition {
        at,
        provider,
        model: model.into(),
        from: from.into(),
        to: to.into(),
        class: (to == "open").then_some(FailureClass::Overloaded),
        message: None,
        turn: None,
        until: None,
        simulated: false,
    }
}

#[test]
fn a_half_hour_is_as_its_answers_were() {
    let all = [
        rows(0, None, 3),
        rows(1, None, 3),
        rows(1, Some(FailureClass::Silent), 1),
        rows(2, Some(FailureClass::Overloaded), 2),
        Counted {
            slow: 2,
            ..rows(3, None, 3)
        },
        rows(4, Some(FailureClass::Cancelled), 5),
        rows(5, Some(FailureClass::Key), 5),
        rows(60, None, 9),
    ];
    let all: Vec<&Counted> = all.iter().collect();
    let strip = strip(&all, &[], &[], NOW);
    assert_eq!(strip.len(), 48);
    assert_eq!(
        strip[42..],
        [S::NoTraffic, S::NoTraffic, S::Slow, S::Down, S::Failing, S::Fine]
    );
    assert!(strip[..42].iter().all(|state| *state == S::NoTraffic));
    let words = in_words(&strip);
    assert_eq!(
        words,
        "Last 24 hours: down for half an hour, some failures in one half-hour, slow for half an hour, \
         fine for half an hour, no traffic for 44 half-hours"
    );
}

#[test]
fn a_lane_that_is_out_is_down_without_being_asked_and_a_pause_is_a_pause() {
    let p = ProviderId::new();
    let changes = [
        change(p, "m", NOW - 4 * HOUR, "suspect", "open"),
        change(p, "m", NOW - 3 * HOUR, "open", "closed"),
        HealthTransition {
            until: Some(NOW - HOUR),
            ..change(p, "", NOW - 2 * HOUR, RESUMED, PAUSED)
        },
    ];
    let strip = strip(&[], &outs(&changes, p, "m"), &pauses(&changes, p, "", NOW), NOW);
    assert_eq!(
        strip[38..],
        [
            S::NoTraffic,
            S::Down,
            S::Down,
            S::NoTraffic,
            S::NoTraffic,
            S::Paused,
            S::Paused,
            S::NoTraffic,
            S::NoTraffic,
            S::NoTraffic
        ]
    );
}

#[test]
fn a_pause_for_good_lasts_until_it_is_resumed() {
    let p = ProviderId::new();
    let mut changes = vec![HealthTransition {
        until: Some(Timestamp::MAX),
        ..change(p, "", NOW - 2 * HOUR, RESUMED, PAUSED)
    }];
    assert_eq!(pauses(&changes, p, "", NOW)[0].to, None);
    changes.push(change(p, "", NOW - HOUR, PAUSED, RESUMED));
    assert_eq!(pauses(&changes, p, "", NOW)[0].to, Some(NOW - HOUR));
}

#[test]
fn below_a_hundred_requests_no_percentage_is_said() {
    let few = [rows(1, None, 38), rows(2, Some(FailureClass::Server), 2)];
    let few = uptime(few.iter());
    assert_eq!((few.percent, few.words.as_str()), (None, "2 of 40 failed"));
    let many = [rows(1, None, 979), rows(2, Some(FailureClass::Server), 21)];
    assert_eq!(uptime(many.iter()).words, "97.9 %");
    let nearly = [rows(1, None, 99_999), rows(2, Some(FailureClass::Truncated), 1)];
    assert_eq!(uptime(nearly.iter()).words, "99.9 %", "never rounded up to all");
    let none = [rows(1, Some(FailureClass::Cancelled), 200)];
    assert_eq!(uptime(none.iter()).words, "no traffic");
}

#[test]
fn a_lost_network_is_nobodys_failure() {
    let lost = Counted {
        offline: true,
        ..rows(1, Some(FailureClass::Unreachable), 9)
    };
    assert_eq!(uptime([lost].iter()).asked, 0);
}

#[test]
fn seven_days_and_thirty_are_counted_apart() {
    let all = [
        rows(7 * 48 - 1, None, 10),
        rows(7 * 48, Some(FailureClass::Server), 4),
        rows(30 * 48, None, 500),
    ];
    let all: Vec<&Counted> = all.iter().collect();
    let record = track_record(&all, &[], &[], &[], NOW);
    assert_eq!((record.seven_days.asked, record.seven_days.failed), (10, 0));
    assert_eq!((record.thirty_days.asked, record.thirty_days.failed), (14, 4));
    assert_eq!(record.first_text, None);
}

#[test]
fn the_usual_first_text_is_a_real_one() {
    assert_eq!(first_text(&[]), None);
    let one = first_text(&[700]).unwrap();
    assert_eq!((one.samples, one.p50_ms, one.p95_ms), (1, 700, 700));
    let hundred: Vec<u64> = (1..=100).rev().collect();
    let hundred = first_text(&hundred).unwrap();
    assert_eq!((hundred.p50_ms, hundred.p95_ms), (50, 95));
}

fn asked(turn: TurnId, at: Timestamp, lane: &Lane, answered: bool) -> Switched {
    Switched {
        turn,
        at,
        lane: lane.clone(),
        reason: match answered {
            true => AttemptReason::Understudy,
            false => AttemptReason::Lead,
        },
        answered,
    }
}

#[test]
fn an_incident_says_who_since_when_why_and_how_many_messages_were_covered() {
    let (a, b) = (ProviderId::new(), ProviderId::new());
    let lane = |provider| Lane {
        provider,
        model: "m".into(),
    };
    let (lead, backup) = (lane(a), lane(b));
    let began = NOW - HOUR;
    let changes = [
        change(a, "m", began - 1_000, "closed", "suspect"),
        change(a, "m", began, "suspect", "open"),
        change(a, "m", NOW - 60_000, "open", "closed"),
        change(b, "m", NOW - 30_000, "closed", "suspect"),
    ];
    let turn = TurnId::new();
    let switched = [
        // The turn that found out, one that went past it, and one long after.
        asked(turn, began - 1_000, &lead, false),
        asked(turn, began - 500, &backup, true),
        asked(TurnId::new(), began + 60_000, &backup, true),
        asked(TurnId::new(), NOW - 1_000, &backup, true),
    ];
    let name = |id| Some(if id == a { "Claude" } else { "GPT" }.to_owned());
    let list = incidents(&changes, &switched, &[lead.clone(), backup.clone()], NOW, name);
    assert_eq!(list.len(), 1, "one hiccup is no incident: {list:?}");
    let one = &list[0];
    assert_eq!(
        (one.name.as_str(), one.words.as_str()),
        ("Claude/m", "overloaded")
    );
    assert_eq!((one.began_at, one.ended_at), (began, Some(NOW - 60_000)));
    assert_eq!(one.covered, 2);
    let other_order = incidents(&changes, &switched, &[backup, lead], NOW, name);
    assert_eq!(other_order[0].covered, 1, "who stands first covers for nobody");
}

#[test]
fn models_that_fall_with_their_provider_are_one_incident() {
    let p = ProviderId::new();
    let changes = [
        change(p, "opus", NOW - HOUR, "suspect", "open"),
        change(p, "haiku", NOW - HOUR + 1_000, "suspect", "open"),
        change(p, "", NOW - HOUR + 1_000, "closed", "open"),
        change(p, "opus", NOW - 40 * 24 * HOUR, "suspect", "open"),
        change(p, "", NOW - 60_000, "open", "closed"),
    ];
    let list = incidents(&changes[..3], &[], &[], NOW, |_| Some("Claude".into()));
    assert_eq!(list.len(), 1, "{list:?}");
    assert_eq!((list[0].name.as_str(), list[0].ended_at), ("Claude", None));
    assert!(
        incidents(&changes, &[], &[], NOW, |_| None).is_empty(),
        "of a provider that is gone nothing is said"
    );
}

#[test]
fn a_simulated_outage_is_an_incident_marked_as_such_and_no_downtime() {
    let p = ProviderId::new();
    let made = HealthTransition {
        simulated: true,
        ..change(p, "m", NOW - 2 * HOUR, "suspect", "open")
    };
    let changes = [made];
    assert!(incidents(&changes, &[], &[], NOW, |_| Some("Claude".into()))[0].simulated);
    let strip = strip(&[], &outs(&changes, p, "m"), &[], NOW);
    assert!(strip.iter().all(|state| *state == S::NoTraffic));
}
