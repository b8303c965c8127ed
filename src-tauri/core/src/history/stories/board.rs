//! What the status board is made of: counted by the database, the same after a restart.

use super::*;
use crate::contract::{AttemptFailure, FailureClass, OutageKind};

const DAY: i64 = 24 * 3_600_000;

async fn asked(history: &History, lane: &Lane, at: Timestamp, class: Option<FailureClass>) -> TurnId {
    let turn = TurnId::new();
    let start = AttemptStart {
        turn,
        answer: None,
        attempt: 0,
        lane: lane.clone(),
        name: LaneName("a/m".into()),
        reason: AttemptReason::Lead,
        at,
        demo: false,
    };
    history.attempt_started(start).await.unwrap();
    let mut attempt = attempt(0, lane.provider, at);
    if let Some(class) = class {
        attempt.finish = None;
        attempt.first_text_ms = None;
        attempt.failure = Some(AttemptFailure {
            class,
            status: None,
            message: String::new(),
        });
    }
    history.attempt_ended(AttemptEnd { turn, attempt }).await.unwrap();
    turn
}

fn lane(model: &str) -> Lane {
    Lane {
        provider: ProviderId::new(),
        model: model.into(),
    }
}

fn total(rows: &[Counted], lane: &Lane, class: Option<FailureClass>) -> u64 {
    rows.iter()
        .filter(|row| row.provider == lane.provider && row.class == class && !row.offline)
        .map(|row| row.count)
        .sum()
}

#[tokio::test]
async fn what_was_counted_is_there_after_a_restart() {
    let (home, history) = fresh().await;
    let lane = lane("m");
    for minute in 0..40 {
        let class = (minute % 20 == 0).then_some(FailureClass::Overloaded);
        asked(&history, &lane, T0 - DAY + minute * 60_000, class).await;
    }
    asked(&history, &lane, T0 - 31 * DAY, None).await;
    let before = history.counted(T0 - 30 * DAY).await.unwrap();
    assert_eq!(total(&before, &lane, None), 38);
    assert_eq!(total(&before, &lane, Some(FailureClass::Overloaded)), 2);
    assert!(history.close().await);
    drop(history);

    let history = open(&home).await;
    let after = history.counted(T0 - 30 * DAY).await.unwrap();
    assert_eq!(after, before);
    let uptime = crate::status::uptime(after.iter());
    assert_eq!(uptime.words, "2 of 40 failed");
    let firsts = history.first_texts(lane.clone(), T0 - 2 * DAY, 10).await.unwrap();
    assert_eq!(firsts, [400; 10]);
}

#[tokio::test]
async fn two_places_that_vanish_together_are_this_computers_network() {
    let (_home, history) = fresh().await;
    let (a, b) = (lane("m"), lane("n"));
    asked(&history, &a, T0, Some(FailureClass::Unreachable)).await;
    asked(&history, &b, T0 + 2_000, Some(FailureClass::Unreachable)).await;
    asked(&history, &a, T0 + 60_000, Some(FailureClass::Unreachable)).await;
    let rows = history.counted(T0 - DAY).await.unwrap();
    assert_eq!(total(&rows, &a, Some(FailureClass::Unreachable)), 1);
    assert_eq!(total(&rows, &b, Some(FailureClass::Unreachable)), 0);
}

#[tokio::test]
async fn what_a_simulated_outage_did_is_kept_and_not_counted() {
    let (_home, history) = fresh().await;
    let lane = lane("m");
    let outage = OutageRow {
        provider: lane.provider,
        model: String::new(),
        kind: OutageKind::Hard,
        since: T0,
        until: T0 + 600_000,
    };
    history.begin_outage(outage.clone()).await.unwrap();
    asked(&history, &lane, T0 + 1, Some(FailureClass::Overloaded)).await;
    asked(&history, &lane, T0 + 600_000, None).await;
    let rows = history.counted(T0 - DAY).await.unwrap();
    assert_eq!(total(&rows, &lane, Some(FailureClass::Overloaded)), 0);
    assert_eq!(
        total(&rows, &lane, None),
        1,
        "it was over by itself, whoever looked"
    );
    assert!(history.end_outage(outage.clone(), T0 + 1).await.unwrap());
    assert!(
        !history.end_outage(outage, T0 + 2).await.unwrap(),
        "it is ended once"
    );
}

#[tokio::test]
async fn the_boards_questions_use_an_index() {
    let (home, history) = fresh().await;
    assert!(history.close().await);
    let conn = rusqlite::Connection::open(home.path().join("history.db")).unwrap();
    for (sql, index) in [
        (
            traffic::COUNTED,
            "SEARCH a USING COVERING INDEX attempts_by_start (started_at>?)",
        ),
        (
            traffic::COUNTED,
            "SEARCH b USING COVERING INDEX attempts_by_start (started_at>? AND started_at<?)",
        ),
        (
            traffic::SWITCHED,
            "COVERING INDEX attempts_by_start (started_at>?)",
        ),
        (
            traffic::FIRST_TEXTS,
            "INDEX attempts_by_lane (provider=? AND model=? AND started_at>?)",
        ),
        (health::TRANSITIONS, "health_transitions_by_time (at>?)"),
    ] {
        let mut statement = conn.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
        let mut rows = statement.raw_query();
        let mut plan: Vec<String> = Vec::new();
        while let Some(row) = rows.next().unwrap() {
            plan.push(row.get(3).unwrap());
        }
        assert!(plan.iter().any(|step| step.contains(index)), "{plan:?}");
    }
}
