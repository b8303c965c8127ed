//! Limits of time that a lane's own speed sets, and what a person says while it is slow.

use crate::world::{FULL, Family, LEAD, PATIENCE, UNDERSTUDY, World, attempts};
use std::time::Duration;
use understudy_core::contract::{FailureClass, TurnEvent};
use understudy_core::engine::Choice;
use understudy_stage::{Outcome, Script, Seen, Step};

/// Twenty answers that come at once, a restart, and silence: eight seconds are waited for it, not twenty.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lane_that_is_usually_fast_is_left_sooner_after_a_restart_too() {
    let mut world = World::keyless().await;
    for _ in 0..20 {
        world.ask("Quick").await;
    }
    world.restart().await;
    world.stage.seat(LEAD).always(Script::of([Step::Silence]));
    let told = world.ask("And now?").await;
    assert_eq!(told.deltas(), FULL);
    assert_eq!(told.failed()[0].class, FailureClass::Silent);
    let limits = Duration::from_secs(8)..Duration::from_secs(14);
    assert!(limits.contains(&told.took), "{:?}", told.took);
}

/// An answer in hundreds of pieces, a restart, and one that stalls: ten seconds are waited, not 45.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lane_that_never_pauses_is_left_sooner_when_it_stalls_after_a_restart_too() {
    let mut world = World::keyless().await;
    let long = "The lead goes on without a pause. ".repeat(16);
    world.stage.seat(LEAD).always(Script::paced(&long, 2, 3));
    world.ask("Quick").await;
    world.restart().await;
    let shown = "The lead begins, and then it stalls. ".repeat(8);
    world
        .stage
        .seat(LEAD)
        .always(Script::of([Step::text_at_once(shown), Step::Silence]));
    let told = world.ask("And now?").await;
    assert_eq!(told.failed()[0].class, FailureClass::Truncated);
    let limits = Duration::from_secs(10)..Duration::from_secs(16);
    assert!(limits.contains(&told.took), "{:?}", told.took);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_person_in_a_hurry_goes_on_to_the_backup() {
    for family in Family::BOTH {
        let world = World::new(family).await;
        world.stage.seat(LEAD).always(Script::of([Step::Silence]));
        let handle = world.send("Play the part").await;
        world
            .stage
            .wait_until(PATIENCE, |seen| !seen.is_empty())
            .await
            .unwrap();
        world
            .backend
            .choose(handle.turn, Choice::KeepWaiting { attempt: 0 });
        world
            .backend
            .choose(handle.turn, Choice::SwitchNow { attempt: 0 });
        let told = world.follow(handle).await;
        assert!(matches!(told.last(), TurnEvent::Finished { text, .. } if text == FULL));
        assert!(told.took < Duration::from_secs(3), "{:?}", told.took);
        let left = |seen: &[Seen]| seen[0].outcome == Outcome::ClosedByClient;
        assert!(
            world
                .stage
                .wait_until(Duration::from_secs(1), left)
                .await
                .is_some()
        );
        let answer = world.answer(told.chat).await;
        let first = attempts(&answer)[0].failure.as_ref().unwrap();
        assert_eq!(first.class, FailureClass::Cancelled);
        // Nothing is held against it: the next message goes there first.
        world.stage.seat(LEAD).always(Script::answer("Here I am."));
        assert_eq!(world.ask("Again").await.lanes()[0], format!("{LEAD}/m"));
        assert_eq!(world.asked(UNDERSTUDY).len(), 1);
    }
}
