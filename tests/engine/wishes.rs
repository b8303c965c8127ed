//! How an answer is wished for: what reaches the provider, and what it is spared the next time.

use crate::world::{FULL, Family, LEAD, MODEL, UNDERSTUDY, World};
use serde_json::{Value, json};
use understudy_core::backend::TurnOptions;
use understudy_core::contract::{Effort, ErrorCode, Finish, TurnEvent, TurnStart, TurnWishes};
use understudy_stage::{Body, Script};

fn new_chat() -> TurnStart {
    TurnStart::NewChat {
        text: "Play the part".to_owned(),
        attachments: Vec::new(),
    }
}

fn wishing(wishes: TurnWishes) -> TurnOptions {
    TurnOptions {
        wishes,
        ..TurnOptions::default()
    }
}

fn effort(effort: Effort) -> TurnWishes {
    TurnWishes {
        effort: Some(effort),
        ..TurnWishes::default()
    }
}

fn unsupported(parameter: &str) -> Script {
    let message = format!("Unsupported parameter: '{parameter}' is not supported with this model.");
    Script::status(
        400,
        &[],
        Body::Json {
            json: json!({"error": {
                "message": message,
                "type": "invalid_request_error",
                "param": parameter,
                "code": "unsupported_parameter",
            }}),
        },
    )
}

/// What the lead was asked since the last look, in `parameter`.
fn asked(world: &World, parameter: &str) -> Vec<Value> {
    let seen = world.asked(LEAD);
    world.stage.forget_requests();
    seen.iter()
        .map(|one| one.body.get(parameter).cloned().unwrap_or_default())
        .collect()
}

async fn ask(world: &World, wishes: TurnWishes) -> String {
    let handle = world.backend.send(new_chat(), wishing(wishes)).await.unwrap();
    world.follow(handle).await.deltas()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn wishes_reach_the_provider_and_what_is_set_fills_them_up() {
    let world = World::new(Family::Chat).await;
    world.stage.seat(LEAD).always(Script::answer(FULL));
    world.set("answer.effort", "low").await;
    world.set("answer.temperature", "0.5").await;
    world.set("answer.max_output", "900").await;
    let own = TurnWishes {
        effort: Some(Effort::High),
        stop: vec!["NEVER".to_owned()],
        ..TurnWishes::default()
    };
    assert_eq!(ask(&world, own).await, FULL);
    let body = world.asked(LEAD)[0].body.clone();
    let said = |name: &str| body[name].clone();
    assert_eq!(said("reasoning_effort"), "high");
    assert_eq!(
        (said("temperature"), said("max_tokens")),
        (json!(0.5), json!(900))
    );
    assert_eq!(said("stop"), json!(["NEVER"]));

    world.set("answer.effort", "auto").await;
    world.set("answer.temperature", "auto").await;
    world.stage.forget_requests();
    ask(&world, TurnWishes::default()).await;
    let body = world.asked(LEAD)[0].body.clone();
    for own_way in ["reasoning_effort", "temperature", "stop"] {
        assert!(body.get(own_way).is_none(), "{own_way}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_ends_before_the_text_that_was_named_though_the_provider_goes_on() {
    for family in Family::BOTH {
        let world = World::new(family).await;
        world.stage.seat(LEAD).always(Script::answer("One. Two. Three."));
        let wishes = TurnWishes {
            stop: vec![" Thr".to_owned()],
            ..TurnWishes::default()
        };
        let handle = world.backend.send(new_chat(), wishing(wishes)).await.unwrap();
        let told = world.follow(handle).await;
        assert_eq!((told.deltas().as_str(), told.failed()), ("One. Two.", vec![]));
        assert!(
            matches!(
                told.last(),
                TurnEvent::Finished {
                    finish: Finish::Stop,
                    ..
                }
            ),
            "{:?}",
            told.last()
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_wish_out_of_its_bounds_is_refused_before_anything_is_sent() {
    let world = World::new(Family::Chat).await;
    let wishes = TurnWishes {
        temperature: Some(9.0),
        ..TurnWishes::default()
    };
    let refused = world
        .backend
        .send(new_chat(), wishing(wishes))
        .await
        .err()
        .unwrap();
    assert_eq!(refused.code, ErrorCode::InvalidInput);
    assert!(refused.message.contains("0 to 2"), "{}", refused.message);
    assert!(world.stage.requests().is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_parameter_that_a_model_rejects_is_not_sent_to_it_again_not_after_a_restart_either() {
    let mut world = World::keyless().await;
    world
        .stage
        .seat(LEAD)
        .script(unsupported("reasoning_effort"))
        .always(Script::answer(FULL));
    assert_eq!(ask(&world, effort(Effort::Max)).await, FULL);
    assert_eq!(asked(&world, "reasoning_effort"), [json!("high"), Value::Null]);

    assert_eq!(ask(&world, effort(Effort::Max)).await, FULL);
    assert_eq!(asked(&world, "reasoning_effort"), [Value::Null], "remembered");
    world.restart().await;
    assert_eq!(ask(&world, effort(Effort::Max)).await, FULL);
    assert_eq!(asked(&world, "reasoning_effort"), [Value::Null], "and kept");

    // It may know another effort, and so may another model.
    ask(&world, effort(Effort::Low)).await;
    assert_eq!(asked(&world, "reasoning_effort"), [json!("low")]);
    world.order_lanes(&[format!("{LEAD}/other")]).await;
    ask(&world, effort(Effort::Max)).await;
    assert_eq!(asked(&world, "reasoning_effort"), [json!("high")]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_left_out_in_vain_is_sent_the_next_time() {
    let world = World::keyless().await;
    world
        .stage
        .seat(LEAD)
        .script(unsupported("stream_options"))
        .script(unsupported("stream_options"))
        .always(Script::answer(FULL));
    world.order_lanes(&[format!("{LEAD}/{MODEL}")]).await;
    world.ask("One").await;
    world.stage.forget_requests();
    assert_eq!(world.ask("Two").await.deltas(), FULL);
    assert_eq!(asked(&world, "stream_options"), [json!({"include_usage": true})]);
    assert!(world.asked(UNDERSTUDY).is_empty());
}
