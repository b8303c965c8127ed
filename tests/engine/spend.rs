//! A month's limit, and titles by a model: what is asked of whom, and what is booked.

use crate::cost::set_price;
use crate::world::{Family, LEAD, Told, UNDERSTUDY, World};
use understudy_core::backend::TurnOptions;
use understudy_core::contract::{ChatId, ChatTerms, Reach, SkipReason, SpendState, TurnEvent, TurnStart};
use understudy_stage::{FinishReason, Script, Step};

fn counted(text: &str) -> Script {
    Script::of([
        Step::usage(1_000, 100),
        Step::Opening,
        Step::text_at_once(text),
        Step::Finish {
            reason: FinishReason::Stop,
            terminator: true,
        },
    ])
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn at_the_months_limit_only_free_models_are_asked_and_the_rest_is_said() {
    let world = World::new(Family::Anthropic).await;
    for seat in [LEAD, UNDERSTUDY] {
        world.stage.seat(seat).always(counted("Here."));
    }
    // An answer costs a cent and a bit.
    set_price(&world, LEAD, 10.0, 10.0).await;
    set_price(&world, UNDERSTUDY, 1.0, 1.0).await;
    world.set("spend.month_usd", "0.012").await;
    world.ask("Within the limit").await;
    let spend = world.backend.spend().await.unwrap();
    assert_eq!(spend.state, SpendState::Near, "{spend:?}");
    assert_eq!((spend.spent_usd * 1e6).round(), 11_000.0);
    world.ask("The last one before the stop").await;
    assert_eq!(world.backend.spend().await.unwrap().state, SpendState::Over);

    world.stage.forget_requests();
    let stopped = world.ask("Beyond the limit").await;
    match stopped.last() {
        TurnEvent::Failed { code, message, .. } => {
            assert_eq!(code, "nothing-allowed");
            assert!(
                message.contains("limit is used up") && message.contains("spend.month_usd"),
                "{message}"
            );
        }
        other => panic!("{other:?}"),
    }
    let price = |event: &&TurnEvent| {
        matches!(
            event,
            TurnEvent::Skipped {
                why: SkipReason::Price,
                ..
            }
        )
    };
    assert_eq!(stopped.events.iter().filter(price).count(), 2);
    assert_eq!(world.stage.requests().len(), 0, "nobody was asked");

    // One that is known to be free goes on; so does everything once the limit is raised.
    set_price(&world, UNDERSTUDY, 0.0, 0.0).await;
    world.ask("For nothing").await;
    assert_eq!((world.asked(LEAD).len(), world.asked(UNDERSTUDY).len()), (0, 1));
    world.set("spend.month_usd", "off").await;
    world.ask("Without a limit").await;
    assert_eq!(world.asked(LEAD).len(), 1);

    let report = world.backend.usage(7).await.unwrap();
    assert_eq!(
        (report.days.len(), report.total.attempts, report.total.answered),
        (7, 4, 4)
    );
    assert_eq!((report.total.cost_usd * 1e6).round(), 33_000.0);
    let names: Vec<_> = report.providers.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, [LEAD, UNDERSTUDY], "the dearest first");
    assert_eq!(report.chats.iter().filter(|one| one.chat.is_some()).count(), 4);
}

/// As the window sends: it is there when the answer has come.
async fn from_a_window(world: &World, text: &str, terms: ChatTerms) -> Told {
    let options = TurnOptions {
        waits: true,
        terms,
        ..TurnOptions::default()
    };
    let start = TurnStart::NewChat {
        text: text.to_owned(),
        attachments: Vec::new(),
    };
    world
        .follow(world.backend.send(start, options).await.unwrap())
        .await
}

async fn title_becomes(world: &World, chat: ChatId, wanted: &str) {
    for _ in 0..400 {
        if world.chat(chat).await.summary.title == wanted {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(25)).await;
    }
    panic!("it is called {}", world.chat(chat).await.summary.title);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_title_by_a_model_is_asked_for_only_where_it_may_be() {
    let world = World::new(Family::Anthropic).await;
    let lead = world.stage.seat(LEAD);
    lead.always(counted("**\"Boiling eggs\"**\nAs you wished."));
    // Not allowed: nothing but the question goes out.
    let told = from_a_window(&world, "How long do I boil an egg?", ChatTerms::default()).await;
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    assert_eq!(world.stage.requests().len(), 1);
    assert_eq!(
        world.chat(told.chat).await.summary.title,
        "How long do I boil an egg?"
    );

    world.set("titles.by_model", "true").await;
    let told = from_a_window(&world, "And a goose egg?", ChatTerms::default()).await;
    title_becomes(&world, told.chat, "Boiling eggs").await;
    assert_eq!(world.asked(LEAD).len(), 3);
    let asked = world.asked(LEAD).pop().unwrap().body.to_string();
    assert!(
        asked.contains("title") && asked.contains("And a goose egg?"),
        "{asked}"
    );
    let chat = world.chat(told.chat).await;
    assert_eq!(chat.messages.len(), 2, "the request for a title is no message");
    let total = world.backend.usage(1).await.unwrap().total;
    assert_eq!((total.attempts, total.titles), (3, 1));

    // A chat with bounds of its own, a title by the person, a second question: by words.
    world.stage.forget_requests();
    let provider = world.backend.providers()[0].id;
    let confined = ChatTerms {
        reach: Reach::Only {
            providers: vec![provider],
        },
        ..ChatTerms::default()
    };
    let told = from_a_window(&world, "A secret", confined).await;
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    assert_eq!(world.asked(LEAD).len(), 1);
    assert_eq!(world.chat(told.chat).await.summary.title, "A secret");
}
