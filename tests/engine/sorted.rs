//! The model order sorted by speed or by price: who is asked first, who covers, and what the board says.

use crate::cost::set_price;
use crate::world::{Family, LEAD, UNDERSTUDY, World};
use understudy_core::contract::{AttemptReason, LaneName};
use understudy_stage::{ErrorKind, Pace, Script, Step};

fn lead(world: &World) -> Option<String> {
    world.backend.status().lead.map(|LaneName(name)| name)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_cheapest_is_asked_first_and_the_others_stand_behind_it() {
    for family in Family::BOTH {
        let world = World::new(family).await;
        set_price(&world, LEAD, 10.0, 50.0).await;
        set_price(&world, UNDERSTUDY, 1.0, 5.0).await;
        world.stage.seat(LEAD).always(Script::answer("Dear."));
        world.stage.seat(UNDERSTUDY).always(Script::answer("Cheap."));
        assert_eq!(world.ask("By hand").await.lanes(), [format!("{LEAD}/m")]);

        world.set("order.by", "price").await;
        assert_eq!(lead(&world), Some(format!("{UNDERSTUDY}/m")));
        let told = world.ask("By price").await;
        assert_eq!(told.lanes(), [format!("{UNDERSTUDY}/m")]);
        let answer = world.answer(told.chat).await;
        // It is the main model, and covers for nobody.
        assert_eq!(crate::world::attempts(&answer)[0].reason, AttemptReason::Lead);

        world
            .stage
            .seat(UNDERSTUDY)
            .always(Script::fail(ErrorKind::Overloaded));
        let told = world.ask("When it is down").await;
        assert_eq!(told.lanes(), [format!("{UNDERSTUDY}/m"), format!("{LEAD}/m")]);
        assert_eq!(told.deltas(), "Dear.");

        world.set("order.by", "hand").await;
        assert_eq!(lead(&world), Some(format!("{LEAD}/m")));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_usually_begins_soonest_is_asked_first_also_after_a_restart() {
    let mut world = World::keyless().await;
    world.set("order.by", "speed").await;
    let slow = Script::of([
        Step::Delay { ms: 60 },
        Step::Text {
            text: "Slow.".into(),
            pace: Pace::default(),
        },
        Step::finish(understudy_stage::FinishReason::Stop),
    ]);
    world.stage.seat(LEAD).always(slow);
    world.stage.seat(UNDERSTUDY).always(Script::answer("Quick."));
    for asked in 0..20 {
        // Nothing is known of either, then of one alone: the person's order holds.
        assert_eq!(world.ask("Who?").await.lanes(), [format!("{LEAD}/m")], "{asked}");
    }
    world.order(&[UNDERSTUDY, LEAD]).await;
    assert_eq!(lead(&world), Some(format!("{LEAD}/m")), "known before unknown");
    world.set("order.by", "hand").await;
    for _ in 0..20 {
        world.ask("Who?").await;
    }
    world.order(&[LEAD, UNDERSTUDY]).await;
    world.set("order.by", "speed").await;
    let told = world.ask("Who?").await;
    assert_eq!(told.lanes(), [format!("{UNDERSTUDY}/m")], "{:?}", told.last());

    world.restart().await;
    assert_eq!(lead(&world), Some(format!("{UNDERSTUDY}/m")));
    let told = world.ask("Who?").await;
    assert_eq!(told.lanes(), [format!("{UNDERSTUDY}/m")], "{:?}", told.last());
}
