//! A second model beside a slow one, over real sockets: one answer on the screen, the other connection
//! closed, both booked.

use crate::cost::set_price;
use crate::world::{FULL, Family, LEAD, UNDERSTUDY, World, attempts};
use std::time::Duration;
use understudy_core::contract::{AttemptReason, FailureClass};
use understudy_stage::{Outcome, Pace, Script, Seen, Step};

/// A lead that was quick twenty times, and may be asked beside another from then on.
async fn quick_so_far(family: Family) -> World {
    let world = World::new(family).await;
    world.stage.seat(LEAD).always(Script::answer("Quick."));
    for _ in 0..20 {
        world.ask("Quick?").await;
    }
    world.stage.forget_requests();
    world
}

fn late(text: &str, ms: u64) -> Script {
    Script::of([
        Step::Delay { ms },
        Step::Text {
            text: text.to_owned(),
            pace: Pace::default(),
        },
        Step::finish(understudy_stage::FinishReason::Stop),
    ])
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_backup_is_asked_beside_a_slow_lead_and_answers_alone() {
    for family in Family::ALL {
        let world = quick_so_far(family).await;
        world.set("hedge", "true").await;
        world.stage.seat(LEAD).always(Script::of([Step::Silence]));
        let told = world.ask("And now?").await;
        assert_eq!(told.deltas(), FULL, "{family:?}");
        assert!(told.took < Duration::from_secs(3), "{family:?}: {:?}", told.took);
        let answer = world.answer(told.chat).await;
        let tries = attempts(&answer);
        assert_eq!(
            tries.iter().map(|one| one.reason).collect::<Vec<_>>(),
            [AttemptReason::Lead, AttemptReason::Hedge]
        );
        let left = tries[0].failure.as_ref().unwrap();
        assert_eq!(left.class, FailureClass::Cancelled);
        assert!(tries[0].possibly_billed && tries[1].failure.is_none());
        let closed = |seen: &[Seen]| {
            let lead = seen.iter().find(|one| one.seat == LEAD && one.method == "POST");
            lead.is_some_and(|one| one.outcome == Outcome::ClosedByClient)
        };
        let limit = Duration::from_secs(1);
        assert!(
            world.stage.wait_until(limit, closed).await.is_some(),
            "{family:?}"
        );
        // It was slow, which is no fault: the next message goes to it first.
        world.set("hedge", "false").await;
        world.stage.seat(LEAD).always(Script::answer("Back."));
        assert_eq!(world.ask("Again").await.lanes(), [format!("{LEAD}/m")]);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lead_that_is_first_after_all_goes_on_and_the_other_is_booked() {
    let world = quick_so_far(Family::Anthropic).await;
    world.set("hedge", "true").await;
    set_price(&world, UNDERSTUDY, 2.0, 10.0).await;
    world.stage.seat(LEAD).always(late("Here after all.", 1_500));
    world.stage.seat(UNDERSTUDY).always(Script::of([Step::Silence]));
    let told = world.ask("And now?").await;
    assert_eq!(told.deltas(), "Here after all.");
    let answer = world.answer(told.chat).await;
    let beside = &attempts(&answer)[1];
    assert_eq!(beside.reason, AttemptReason::Hedge);
    assert!(beside.cost_usd.is_some_and(|cost| cost > 0.0), "{beside:?}");
    assert_eq!(answer.answer.unwrap().lane.unwrap().0, format!("{LEAD}/m"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_is_asked_beside_where_the_person_did_not_say_so() {
    let world = quick_so_far(Family::Chat).await;
    world.stage.seat(LEAD).always(late("Late.", 2_000));
    let told = world.ask("And now?").await;
    assert_eq!(told.lanes(), [format!("{LEAD}/m")]);
    assert!(world.asked(UNDERSTUDY).is_empty());
}
