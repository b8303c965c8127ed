//! Who is asked, how often, and who is not: the model order, what fits, and what it may cost.

use crate::world::{FULL, Family, LEAD, MODEL, PATIENCE, UNDERSTUDY, World};
use serde_json::json;
use std::time::Duration;
use understudy_core::backend::TurnOptions;
use understudy_core::contract::{ErrorCode, SkipReason, TurnEvent, TurnStart};
use understudy_stage::{Body, ErrorKind, FinishReason, Model, Script, Step};

/// Providers of these names in this order; none of them has a script yet.
async fn lined_up(names: &[&str], family: Family) -> World {
    let world = World::empty().await;
    for name in names {
        world.seat(name, family).await;
    }
    world.order(names).await;
    world
}

fn skips(events: &[TurnEvent]) -> Vec<(String, SkipReason)> {
    let skip = |event: &TurnEvent| match event {
        TurnEvent::Skipped { lane, why, .. } => Some((lane.0.clone(), *why)),
        _ => None,
    };
    events.iter().filter_map(skip).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn refusals_that_cost_nothing_are_passed_until_somebody_answers() {
    let names = ["a", "b", "c", "d", "e", "f"];
    let world = lined_up(&names, Family::Chat).await;
    for name in &names[..5] {
        world.stage.seat(name).always(Script::fail(ErrorKind::Overloaded));
    }
    world.stage.seat("f").always(Script::answer(FULL));
    let told = world.ask("Play the part").await;
    assert_eq!(
        (told.deltas().as_str(), told.lanes().len()),
        (FULL, 6),
        "{:?}",
        told.last()
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn at_most_three_attempts_of_a_turn_may_cost_something() {
    let names = ["a", "b", "c", "d"];
    let world = lined_up(&names, Family::Chat).await;
    for name in names {
        world
            .stage
            .seat(name)
            .always(Script::of([Step::Opening, Step::End]));
    }
    let told = world.ask("Play the part").await;
    assert_eq!(told.lanes(), ["a/m", "b/m", "c/m"]);
    assert!(matches!(told.last(), TurnEvent::Failed { code, .. } if code == "truncated"));
    assert!(world.asked("d").is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_empty_answer_moves_on_once() {
    let names = ["a", "b", "c"];
    let world = lined_up(&names, Family::Anthropic).await;
    for name in names {
        world
            .stage
            .seat(name)
            .always(Script::of([Step::Opening, Step::finish(FinishReason::Stop)]));
    }
    let told = world.ask("Play the part").await;
    assert_eq!(told.lanes(), ["a/m", "b/m"]);
    assert!(
        matches!(told.last(), TurnEvent::Failed { code, .. } if code == "empty"),
        "{:?}",
        told.last()
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_request_that_is_not_accepted_is_tried_in_one_other_family_and_blames_nobody() {
    let world = World::empty().await;
    world
        .seat("a", Family::Chat)
        .await
        .always(Script::fail(ErrorKind::BadRequest));
    world.seat("b", Family::Chat).await.always(Script::answer(FULL));
    world
        .seat("c", Family::Anthropic)
        .await
        .always(Script::fail(ErrorKind::BadRequest));
    world.seat("d", Family::Chat).await.always(Script::answer(FULL));
    world.order(&["a", "b", "c", "d"]).await;
    let told = world.ask("Play the part").await;
    assert_eq!(told.lanes(), ["a/m", "c/m"]);
    assert!(
        matches!(told.last(), TurnEvent::Failed { code, .. } if code == "request"),
        "{:?}",
        told.last()
    );
    let blamed: u32 = world
        .backend
        .status()
        .providers
        .iter()
        .flat_map(|provider| &provider.lanes)
        .map(|lane| lane.failures_in_row)
        .sum();
    assert_eq!(blamed, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_parameter_that_is_not_taken_is_left_out_once_and_then_the_other_family_is_asked() {
    let world = World::empty().await;
    let fussy = Script::status(
        400,
        &[],
        Body::Json {
            json: json!({"error": {
                "message": "Unsupported parameter: 'stream_options' is not supported with this model.",
                "type": "invalid_request_error",
                "param": "stream_options",
                "code": "unsupported_parameter",
            }}),
        },
    );
    world
        .seat("a", Family::Chat)
        .await
        .script(fussy.clone())
        .script(fussy);
    world
        .seat("b", Family::Anthropic)
        .await
        .always(Script::answer(FULL));
    world.order(&["a", "b"]).await;
    let told = world.ask("Play the part").await;
    assert_eq!(told.lanes(), ["a/m", "a/m", "b/m"]);
    assert_eq!(told.deltas(), FULL);
    let carried: Vec<bool> = world
        .asked("a")
        .iter()
        .map(|one| one.body.get("stream_options").is_some())
        .collect();
    assert_eq!(carried, [true, false]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_too_long_goes_only_where_there_is_more_room() {
    let world = World::empty().await;
    for (name, context) in [("small", 9_000), ("smaller", 8_000), ("large", 200_000)] {
        let seat = world.stage.seat(name);
        let model = Model {
            context: Some(context),
            ..Model::from(MODEL)
        };
        seat.models([model]).always(Script::answer(FULL));
        world
            .provider(name, Family::Chat, &world.stage.url(name), "sk-canary-0123456789")
            .await;
    }
    world.order(&["small", "smaller", "large"]).await;

    // The provider counts more tokens than were estimated.
    world
        .stage
        .seat("small")
        .script(Script::fail(ErrorKind::ContextOverflow));
    let told = world.ask("Short, they say").await;
    assert_eq!(told.lanes(), ["small/m", "large/m"]);
    assert_eq!(told.deltas(), FULL);

    // Seen beforehand: no request is wasted, nothing is cut off.
    world.stage.forget_requests();
    let long = "a long story ".repeat(8_000);
    let told = world.ask(&long).await;
    assert_eq!(told.lanes(), ["large/m"]);
    let window = |name: &str| (format!("{name}/m"), SkipReason::Window);
    assert_eq!(skips(&told.events), [window("small"), window("smaller")]);
    assert!(world.asked("large")[0].body.to_string().contains(long.trim_end()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn when_everybody_is_out_the_soonest_is_tried_once() {
    let world = lined_up(&[LEAD, UNDERSTUDY], Family::Chat).await;
    let limited = |seconds| Script::fail_with(ErrorKind::RateLimited, &[("retry-after", seconds)]);
    world.stage.seat(LEAD).always(limited("900"));
    world.stage.seat(UNDERSTUDY).always(limited("300"));
    world.ask("One").await;
    world.stage.forget_requests();
    let told = world.ask("Two").await;
    assert_eq!(told.lanes(), ["understudy/m"], "the one that recovers sooner");
    assert_eq!(skips(&told.events), [("lead/m".to_owned(), SkipReason::Open)]);
    assert_eq!(world.stage.requests().len(), 1);
    assert!(matches!(told.last(), TurnEvent::Failed { code, .. } if code == "rate-limited"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn this_computer_only_means_that() {
    let world = lined_up(&["cloud"], Family::Anthropic).await;
    world.stage.seat("cloud").always(Script::answer("Not me."));
    world
        .stage
        .seat("here")
        .models([MODEL])
        .always(Script::answer(FULL));
    world.add_kind("here", "llamacpp", &world.stage.url("here")).await;
    world.order(&["cloud", "here"]).await;
    let options = || TurnOptions {
        local_only: true,
        ..TurnOptions::default()
    };
    let start = |text: &str| TurnStart::NewChat {
        text: text.to_owned(),
        attachments: Vec::new(),
    };
    let told = world
        .follow(world.backend.send(start("One"), options()).await.unwrap())
        .await;
    assert_eq!((told.deltas().as_str(), told.lanes()), (FULL, vec!["here/m"]));

    world
        .stage
        .seat("here")
        .always(Script::fail(ErrorKind::Overloaded));
    let told = world
        .follow(world.backend.send(start("Two"), options()).await.unwrap())
        .await;
    assert!(
        matches!(told.last(), TurnEvent::Failed { code, .. } if code == "overloaded"),
        "{:?}",
        told.last()
    );
    assert!(world.asked("cloud").is_empty(), "whatever fails");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_connection_that_the_provider_has_closed_meanwhile_is_nobodys_failure() {
    for family in Family::BOTH {
        let world = lined_up(&[LEAD], family).await;
        let hang_up = [
            Step::text_at_once("One."),
            Step::finish(FinishReason::Stop),
            Step::Delay { ms: 20 },
            Step::Close,
        ];
        world
            .stage
            .seat(LEAD)
            .script(Script::of(hang_up))
            .always(Script::answer("Two."));
        assert_eq!(world.ask("One").await.deltas(), "One.");
        tokio::time::sleep(Duration::from_millis(120)).await;
        let told = world.ask("Two").await;
        assert_eq!((told.deltas().as_str(), told.failed()), ("Two.", vec![]));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn chats_answer_side_by_side_and_a_busy_one_says_so() {
    let world = lined_up(&[LEAD], Family::Chat).await;
    world
        .stage
        .seat(LEAD)
        .always(Script::paced("word ".repeat(30), 5, 10));
    let first = world.send("One").await;
    let second = world.send("Two").await;
    world
        .stage
        .wait_until(PATIENCE, |seen| seen.len() == 2)
        .await
        .expect("both at once");
    let reply = TurnStart::Reply {
        chat: first.chat.unwrap(),
        after: None,
        text: "Me too".into(),
        attachments: Vec::new(),
    };
    let refused = world
        .backend
        .send(reply, TurnOptions::default())
        .await
        .err()
        .unwrap();
    assert_eq!(refused.code, ErrorCode::Busy);
    let (first, second) = tokio::join!(world.follow(first), world.follow(second));
    assert_eq!(
        (first.deltas(), second.deltas()),
        ("word ".repeat(30), "word ".repeat(30))
    );
}
