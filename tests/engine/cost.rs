//! What an answer is told to have cost, from the provider's counts to the disk.

use crate::world::{Family, LEAD, MODEL, Told, UNDERSTUDY, World, attempts, open};
use understudy_core::contract::{FailureClass, ModelPrice, PriceOrigin, TurnEvent};
use understudy_core::history::History;
use understudy_stage::{FinishReason, Script, Step};

/// An answer of which so many tokens are counted; without text it is an empty one.
fn counted(text: &str, input: u64, output: u64) -> Script {
    let mut script = Script::of([Step::usage(input, output), Step::Opening]);
    if !text.is_empty() {
        script.steps.push(Step::text_at_once(text));
    }
    script.steps.push(Step::Finish {
        reason: FinishReason::Stop,
        terminator: true,
    });
    script
}

pub async fn set_price(world: &World, provider: &str, input: f64, output: f64) {
    let lane = world.backend.lane_named(&format!("{provider}/{MODEL}")).unwrap();
    let price = ModelPrice {
        input,
        output,
        cache_read: None,
        cache_write: None,
    };
    world.backend.set_price(&lane, Some(price)).await.unwrap();
}

/// In millionths of a dollar.
fn millionths(cost: Option<f64>) -> Option<f64> {
    cost.map(|cost| (cost * 1e6).round())
}

fn told(told: &Told) -> Option<f64> {
    match told.last() {
        TurnEvent::Finished { cost_usd, .. } => millionths(*cost_usd),
        other => panic!("{other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_turn_costs_what_all_its_attempts_cost_and_it_is_kept() {
    for family in Family::BOTH {
        let world = World::new(family).await;
        world.stage.seat(LEAD).always(counted("", 1_000, 20));
        world.stage.seat(UNDERSTUDY).always(counted("Here.", 2_000, 500));
        set_price(&world, LEAD, 5.0, 25.0).await;
        set_price(&world, UNDERSTUDY, 0.5, 4.0).await;
        let turn = world.ask("What do you cost?").await;
        assert_eq!(turn.failed()[0].class, FailureClass::Empty);
        // The lead: 1,000 at 5 and 20 at 25. The understudy: 2,000 at 0.50 and 500 at 4.
        assert_eq!(told(&turn), Some(5_500.0 + 3_000.0), "{family:?}");
        // Another process reads it from the disk.
        let chat = open(&world.folder).await.chat(turn.chat).await.unwrap();
        let costs: Vec<_> = attempts(&chat.messages[1])
            .iter()
            .map(|attempt| millionths(attempt.cost_usd))
            .collect();
        assert_eq!(costs, [Some(5_500.0), Some(3_000.0)]);
        // Without a price of the lead the sum is not known.
        let lane = world.backend.lane_named(&format!("{LEAD}/{MODEL}")).unwrap();
        world.backend.set_price(&lane, None).await.unwrap();
        assert_eq!(told(&world.ask("And now?").await), None);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_model_of_the_list_has_its_price_until_the_person_sets_another() {
    let world = World::empty().await;
    let seat = world.seat(LEAD, Family::Anthropic).await;
    let model = "claude-haiku-4-5";
    seat.models([model]).always(counted("Here.", 10_000, 1_000));
    let lane = format!("{LEAD}/{model}");
    world.order_lanes(std::slice::from_ref(&lane)).await;
    // 10,000 at 1 and 1,000 at 5.
    assert_eq!(told(&world.ask("What do you cost?").await), Some(15_000.0));
    let lane = world.backend.lane_named(&lane).unwrap();
    assert_eq!(
        world.backend.price(&lane).unwrap().unwrap().origin,
        PriceOrigin::List
    );

    let own = ModelPrice {
        input: 0.0,
        output: 2.0,
        cache_read: None,
        cache_write: None,
    };
    world.backend.set_price(&lane, Some(own)).await.unwrap();
    assert_eq!(told(&world.ask("And now?").await), Some(2_000.0));
    let shown = world.backend.price(&lane).unwrap().unwrap();
    assert_eq!((shown.origin, shown.rates), (PriceOrigin::User, own));

    // It goes with its provider.
    let stored = async || {
        let history = History::open(world.folder.path(), 0).await.unwrap();
        let keys = history.settings().await.unwrap().into_keys();
        keys.filter(|key| key.starts_with("price.")).count()
    };
    assert_eq!(stored().await, 1);
    world.backend.remove_provider(lane.provider).await.unwrap();
    assert_eq!(stored().await, 0);
}
