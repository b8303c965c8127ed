//! Where a chat may go: nothing of it goes elsewhere, whatever fails.

use crate::world::{FULL, Family, LEAD, MODEL, Told, UNDERSTUDY, World};
use understudy_core::backend::TurnOptions;
use understudy_core::contract::{
    ChatId, ChatTerms, ErrorCode, MessageStatus, ProviderId, Reach, SkipReason, TurnEvent, TurnStart,
};
use understudy_stage::{ErrorKind, Script, Step};

const SECRET: &str = "The combination is 17-4-32";

fn provider(world: &World, name: &str) -> ProviderId {
    world.backend.provider_named(name).unwrap().id
}

fn only(world: &World, name: &str) -> ChatTerms {
    ChatTerms {
        reach: Reach::Only {
            providers: vec![provider(world, name)],
        },
        ..ChatTerms::default()
    }
}

async fn ask(world: &World, terms: ChatTerms) -> Told {
    let start = TurnStart::NewChat {
        text: SECRET.into(),
        attachments: Vec::new(),
    };
    let options = TurnOptions {
        terms,
        ..TurnOptions::default()
    };
    world
        .follow(world.backend.send(start, options).await.unwrap())
        .await
}

async fn again(world: &World, chat: ChatId, anywhere: bool) -> Told {
    let question = world.chat(chat).await.messages[0].id;
    let start = TurnStart::Regenerate {
        chat,
        question,
        lane: None,
    };
    let options = TurnOptions {
        anywhere,
        ..TurnOptions::default()
    };
    world
        .follow(world.backend.send(start, options).await.unwrap())
        .await
}

/// Everything that reached a seat, questions for models included.
fn reached(world: &World, seat: &str) -> usize {
    world
        .stage
        .requests()
        .iter()
        .filter(|one| one.seat == seat)
        .count()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_fails_a_chat_stays_with_the_providers_it_may_go_to() {
    let ways = [
        ("overloaded", Script::fail(ErrorKind::Overloaded)),
        ("quota", Script::fail(ErrorKind::Quota)),
        ("bad request", Script::fail(ErrorKind::BadRequest)),
        ("too long", Script::fail(ErrorKind::ContextOverflow)),
        ("cut", Script::of([Step::Opening, Step::End])),
        (
            "cut after text",
            Script::of([Step::Opening, Step::text_at_once("The first"), Step::Close]),
        ),
    ];
    for family in Family::BOTH {
        for (what, way) in &ways {
            let world = World::new(family).await;
            world.stage.seat(LEAD).always(way.clone());
            let told = ask(&world, only(&world, LEAD)).await;
            assert!(
                matches!(told.last(), TurnEvent::Failed { .. }),
                "{family:?}, {what}: {:?}",
                told.last()
            );
            let left_out = told.events.iter().any(|event| {
                matches!(event, TurnEvent::Skipped { lane, why: SkipReason::NotAllowed, .. }
                    if lane.0 == format!("{UNDERSTUDY}/{MODEL}"))
            });
            assert!(left_out, "{family:?}, {what}");
            assert_eq!(
                reached(&world, UNDERSTUDY),
                0,
                "{family:?}, {what}: nothing of it, its title included"
            );
            // The title is the person's own words.
            assert_eq!(world.chat(told.chat).await.summary.title, SECRET);
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn allowed_for_one_message_it_goes_on_and_stays_at_home_again_after_it() {
    let world = World::new(Family::Anthropic).await;
    world.stage.seat(LEAD).always(Script::fail(ErrorKind::Overloaded));
    let told = ask(&world, only(&world, LEAD)).await;
    let allowed = again(&world, told.chat, true).await;
    assert_eq!(allowed.deltas(), FULL);
    assert_eq!(reached(&world, UNDERSTUDY), 1);
    let confined = again(&world, told.chat, false).await;
    assert!(matches!(confined.last(), TurnEvent::Failed { .. }));
    assert_eq!(reached(&world, UNDERSTUDY), 1);

    // It is the chat that may not: others go on as ever, and this one when the person says so.
    assert_eq!(world.ask("Another chat").await.deltas(), FULL);
    world
        .backend
        .set_chat_terms(told.chat, ChatTerms::default())
        .await
        .unwrap();
    assert_eq!(again(&world, told.chat, false).await.deltas(), FULL);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_chat_may_outlives_a_restart_and_other_providers_in_front() {
    let mut world = World::keyless().await;
    world.order(&[UNDERSTUDY, LEAD]).await;
    let told = ask(&world, only(&world, LEAD)).await;
    assert_eq!(told.lanes(), [format!("{LEAD}/{MODEL}")]);
    world.restart().await;
    assert_eq!(again(&world, told.chat, false).await.deltas(), FULL);
    assert_eq!((reached(&world, LEAD), reached(&world, UNDERSTUDY)), (2, 0));
    // The one provider it may go to is gone: nobody takes its place.
    world
        .backend
        .remove_provider(provider(&world, LEAD))
        .await
        .unwrap();
    let told = again(&world, told.chat, false).await;
    assert!(matches!(told.last(), TurnEvent::Failed { code, .. } if code == "nothing-allowed"));
    assert_eq!(reached(&world, UNDERSTUDY), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn this_computer_only_leaves_out_what_its_own_server_passes_on() {
    let world = World::empty().await;
    world
        .seat("elsewhere", Family::Chat)
        .await
        .always(Script::answer(FULL));
    let here = world.stage.seat("here");
    here.models(["qwen3:8b", "gpt-oss:120b-cloud", "glm-4.6:cloud"])
        .always(Script::answer(FULL));
    let address = format!("{}/here", world.stage.origin());
    world.add_kind("here", "ollama", &address).await;
    let lanes = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    world
        .order_lanes(&lanes(&[
            "elsewhere/m",
            "here/gpt-oss:120b-cloud",
            "here/glm-4.6:cloud",
            "here/never-listed",
            "here/qwen3:8b",
        ]))
        .await;
    let private = ChatTerms {
        reach: Reach::ThisComputer,
        ..ChatTerms::default()
    };
    let told = ask(&world, private.clone()).await;
    assert_eq!(told.lanes(), ["here/qwen3:8b"], "{:?}", told.last());
    here.always(Script::fail(ErrorKind::Overloaded));
    let told = again(&world, told.chat, false).await;
    assert_eq!(told.lanes(), ["here/qwen3:8b"]);
    let models: Vec<String> = world
        .asked("here")
        .iter()
        .map(|one| one.body["model"].as_str().unwrap_or_default().to_owned())
        .collect();
    assert!(models.iter().all(|model| model == "qwen3:8b"), "{models:?}");
    assert_eq!(reached(&world, "elsewhere"), 0);
    let answer = world.answer(told.chat).await;
    assert_eq!(answer.status, MessageStatus::Failed);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_chat_has_its_own_order() {
    let world = World::new(Family::Chat).await;
    world.stage.seat(LEAD).always(Script::answer(FULL));
    let lane = |name: &str| world.backend.lane_named(&format!("{name}/{MODEL}")).unwrap();
    let terms = ChatTerms {
        order: Some(vec![lane(UNDERSTUDY), lane(LEAD)]),
        ..ChatTerms::default()
    };
    let told = ask(&world, terms).await;
    assert_eq!(told.lanes(), [format!("{UNDERSTUDY}/{MODEL}")]);
    assert_eq!(world.ask("Another").await.lanes(), [format!("{LEAD}/{MODEL}")]);

    let refused = |terms| world.backend.set_chat_terms(told.chat, terms);
    let nobody = ChatTerms {
        reach: Reach::Only {
            providers: vec![ProviderId::new()],
        },
        ..ChatTerms::default()
    };
    let nothing = ChatTerms {
        order: Some(Vec::new()),
        ..ChatTerms::default()
    };
    for terms in [nobody, nothing] {
        assert_eq!(refused(terms).await.unwrap_err().code, ErrorCode::InvalidInput);
    }
}
