//! Outages that the person simulates: the whole chain works through them as through real ones, and
//! they are called what they are.

use crate::world::{FULL, Family, LEAD, MODEL, UNDERSTUDY, World, attempts};
use std::time::Duration;
use tokio::time::{sleep, timeout};
use understudy_core::contract::{ErrorCode, FailureClass, HalfHourState, LaneState, OutageKind, ProviderId};
use understudy_stage::Script;

/// An answer that is long enough to break off in the middle of what is seen.
fn long() -> String {
    "Every act of it is known by heart, and every line is said in its place. ".repeat(40)
}

async fn world() -> World {
    let world = World::new(Family::Anthropic).await;
    world.stage.seat(LEAD).always(Script::answer(long()));
    world
}

fn lead(world: &World) -> ProviderId {
    world.backend.provider_named(LEAD).unwrap().id
}

fn lane_state(world: &World) -> LaneState {
    world.backend.status().providers[0].lanes[0].state
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hard_one_sends_nothing_the_backup_answers_and_all_of_it_is_marked() {
    let world = world().await;
    let id = lead(&world);
    world
        .backend
        .simulate_outage(id, None, OutageKind::Hard, None)
        .await
        .unwrap();
    let status = world.backend.status();
    assert_eq!(status.simulated.len(), 1);
    assert_eq!(status.simulated[0].name, LEAD);
    assert_eq!(status.simulated[0].until - status.simulated[0].since, 600_000);
    assert!(status.detail.contains("simulated"), "{}", status.detail);
    assert!(
        status.providers[0].words.contains("simulated"),
        "the tray and the sidebar"
    );
    assert!(!status.providers[1].words.contains("simulated"));

    for _ in 0..2 {
        let told = world.ask("Who knows the part?").await;
        assert_eq!(told.deltas(), FULL);
        for failed in told.failed() {
            assert_eq!(failed.class, FailureClass::Overloaded);
            assert!(failed.message.contains("simulated"), "{}", failed.message);
        }
        let answer = world.answer(told.chat).await;
        let simulated = &answer.answer.as_ref().unwrap().simulated;
        assert_eq!(simulated.len(), told.failed().len(), "the attempts' rows say it");
        assert_eq!(
            attempts(&answer).last().unwrap().lane.0,
            format!("{UNDERSTUDY}/{MODEL}")
        );
    }
    assert!(world.asked(LEAD).is_empty(), "nothing left this computer for it");
    let checked = world.backend.test_provider(id).await.unwrap_err();
    assert_eq!(checked.code, ErrorCode::Provider);
    assert!(checked.message.contains("simulated"), "{}", checked.message);

    world.backend.end_outage(id, None).await.unwrap();
    assert!(world.backend.status().simulated.is_empty());
    assert_ne!(
        lane_state(&world),
        LaneState::Down,
        "it is forgiven what was made"
    );
    let told = world.ask("And now?").await;
    assert_eq!(told.deltas(), long());
    let board = world.backend.board().await.unwrap();
    let record = &board.records[0].record;
    assert_eq!((record.thirty_days.asked, record.thirty_days.failed), (1, 0));
    assert!(!record.half_hours.contains(&HalfHourState::Down));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_that_dies_in_the_middle_loses_nothing_that_was_shown() {
    let world = world().await;
    world
        .backend
        .simulate_outage(lead(&world), Some(MODEL.into()), OutageKind::Middle, None)
        .await
        .unwrap();
    let told = world.ask("Who knows the part?").await;
    assert_eq!(world.asked(LEAD).len(), 1, "this one was really asked");
    assert_eq!(told.failed()[0].class, FailureClass::Truncated);
    assert!(
        told.failed()[0].message.contains("simulate"),
        "{:?}",
        told.failed()
    );
    let shown = told.deltas();
    assert!(shown.starts_with(&long()[..400]), "{shown}");
    let answer = world.answer(told.chat).await;
    assert_eq!(answer.answer.as_ref().unwrap().simulated, [0]);
    assert!(answer.text().starts_with(&long()[..400]), "{}", answer.text());
    let status = world.backend.status();
    assert_eq!(status.simulated[0].model.as_deref(), Some(MODEL));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_slow_one_is_given_up_by_the_limits_there_are() {
    let world = world().await;
    world.set("limits.first_content_ms", "700").await;
    world
        .backend
        .simulate_outage(lead(&world), None, OutageKind::Slow, None)
        .await
        .unwrap();
    let told = world.ask("Who knows the part?").await;
    assert_eq!(told.deltas(), FULL);
    assert_eq!(told.failed()[0].class, FailureClass::Silent);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_ends_by_itself_and_a_restart_does_not_make_it_longer() {
    let mut world = World::keyless().await;
    let id = lead(&world);
    let longest = world
        .backend
        .simulate_outage(id, None, OutageKind::Hard, Some(3_600_001))
        .await;
    assert_eq!(longest.unwrap_err().code, ErrorCode::InvalidInput);
    world
        .backend
        .simulate_outage(id, None, OutageKind::Hard, Some(1_500))
        .await
        .unwrap();
    world.ask("During it").await;
    assert!(world.asked(LEAD).is_empty());
    world.restart().await;
    assert_eq!(world.backend.status().simulated.len(), 1, "it outlives the app");
    world.backend.keep_up();
    let over = async {
        while !world.backend.status().simulated.is_empty() || lane_state(&world) != LaneState::Working {
            sleep(Duration::from_millis(50)).await;
        }
    };
    timeout(Duration::from_secs(6), over)
        .await
        .expect("it ends by itself");
    let told = world.ask("After it").await;
    assert_eq!(world.asked(LEAD).len(), 1, "{:?}", told.lanes());
}
