//! What is kept: the message before anything is sent, the outage after it was paid for once, and no
//! key anywhere.

use crate::world::{FULL, Family, LEAD, MODEL, PATIENCE, UNDERSTUDY, World, attempts, open};
use std::path::Path;
use std::time::Duration;
use understudy_core::backend::TurnOptions;
use understudy_core::contract::{AttemptReason, MessageStatus, SkipReason, TurnEvent, TurnStart};
use understudy_stage::{ErrorKind, Script, Step};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_message_and_the_attempt_are_on_disk_before_the_request_is_out() {
    for family in Family::BOTH {
        let world = World::new(family).await;
        world.stage.seat(LEAD).always(Script::of([Step::Silence]));
        let handle = world.send("Do not lose this").await;
        world
            .stage
            .wait_until(PATIENCE, |seen| !seen.is_empty())
            .await
            .unwrap();
        // Another process looks at the same moment.
        let other = open(&world.folder).await;
        let chat = other.chat(handle.chat.unwrap()).await.unwrap();
        assert_eq!(chat.messages[0].text(), "Do not lose this");
        assert_eq!(
            chat.messages[1].status,
            MessageStatus::Streaming,
            "its owner lives"
        );
        assert_eq!(attempts(&chat.messages[1]).len(), 1);
        assert_eq!(attempts(&chat.messages[1])[0].lane.0, format!("{LEAD}/{MODEL}"));
        world.backend.stop_turn(handle.turn);
        world.follow(handle).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn when_all_are_down_the_error_is_clear_and_the_message_kept() {
    let world = World::new(Family::Anthropic).await;
    world.stage.seat(LEAD).always(Script::fail(ErrorKind::Overloaded));
    world
        .stage
        .seat(UNDERSTUDY)
        .script(Script::fail(ErrorKind::Server));
    let told = world.ask("Do not lose this").await;
    let TurnEvent::Failed {
        code,
        message,
        partial,
    } = told.last()
    else {
        panic!("{:?}", told.last())
    };
    assert_eq!((code.as_str(), partial.as_str()), ("server", ""));
    assert!(message.contains(UNDERSTUDY), "it says who failed last: {message}");
    let chat = world.chat(told.chat).await;
    assert_eq!(chat.messages[0].text(), "Do not lose this");
    let answer = &chat.messages[1];
    assert_eq!(
        (answer.text().as_str(), answer.status),
        ("", MessageStatus::Failed)
    );
    let failure = answer.answer.as_ref().unwrap().failure.as_ref().unwrap();
    assert_eq!((&failure.code, &failure.message), (code, message));
    let statuses: Vec<_> = attempts(answer)
        .iter()
        .map(|one| one.failure.as_ref().unwrap().status)
        .collect();
    assert_eq!(statuses, [Some(529), Some(500)]);

    // The same question again, and then another one: nothing of the failure is sent along.
    let again = TurnStart::Regenerate {
        chat: told.chat,
        question: chat.messages[0].id,
        lane: None,
    };
    let told = world.follow(world.start(again).await).await;
    assert_eq!(told.deltas(), FULL);
    let failed = world.answer(told.chat).await.siblings[0];
    let reply = TurnStart::Reply {
        chat: told.chat,
        after: Some(failed),
        text: "And now?".into(),
        attachments: Vec::new(),
    };
    let told = world.follow(world.start(reply).await).await;
    assert_eq!(told.deltas(), FULL, "{:?}", told.last());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_outage_is_remembered_also_after_a_restart() {
    let mut world = World::keyless().await;
    world.stage.seat(LEAD).always(Script::fail(ErrorKind::Overloaded));
    // The first failure puts the lead behind, so that the next turns are the understudy's.
    assert_eq!(world.ask("One").await.deltas(), FULL);
    assert_eq!(world.asked(LEAD).len(), 1);
    assert_eq!(world.ask("Two").await.deltas(), FULL);
    world.restart().await;
    let status = world.backend.status();
    let lead = status
        .providers
        .iter()
        .find(|provider| provider.name == LEAD)
        .unwrap();
    assert_eq!(lead.lanes[0].failures_in_row, 1, "{lead:?}");
    let told = world.ask("Three").await;
    assert_eq!(
        (told.deltas().as_str(), world.asked(LEAD).len()),
        (FULL, 1),
        "no attempt is wasted"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_short_rate_limit_is_waited_for_where_nobody_else_is_left() {
    for family in Family::BOTH {
        let world = World::new(family).await;
        world.order(&[LEAD]).await;
        let limited = Script::fail_with(ErrorKind::RateLimited, &[("retry-after", "1")]);
        world
            .stage
            .seat(LEAD)
            .script(limited)
            .always(Script::answer("Here I am."));
        let told = world.ask("Play the part").await;
        assert_eq!(told.deltas(), "Here I am.", "{:?}", told.last());
        assert!(told.took >= Duration::from_secs(1), "{:?}", told.took);
        let reasons: Vec<_> = attempts(&world.answer(told.chat).await)
            .iter()
            .map(|one| one.reason)
            .collect();
        assert_eq!(reasons, [AttemptReason::Lead, AttemptReason::Retry]);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_provider_that_needs_the_person_is_left_out_and_says_why() {
    let world = World::new(Family::Chat).await;
    world.stage.seat(LEAD).always(Script::fail(ErrorKind::Quota));
    assert_eq!(world.ask("One").await.deltas(), FULL);
    let told = world.ask("Two").await;
    assert_eq!(
        (told.deltas().as_str(), world.asked(LEAD).len()),
        (FULL, 1),
        "no attempt is wasted"
    );
    let skipped = told.events.iter().find_map(|event| match event {
        TurnEvent::Skipped { lane, why, message } => Some((lane.0.clone(), *why, message.clone())),
        _ => None,
    });
    let (lane, why, message) = skipped.expect("the lane left out is told");
    assert_eq!((lane, why), (format!("{LEAD}/{MODEL}"), SkipReason::Open));
    assert!(!message.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_paused_provider_is_not_asked_and_a_resumed_one_is() {
    let world = World::new(Family::Chat).await;
    world.stage.seat(LEAD).always(Script::answer("The lead."));
    let lead = world.backend.provider_named(LEAD).unwrap().id;
    world.backend.pause(lead, None).await.unwrap();
    let told = world.ask("One").await;
    assert_eq!((told.deltas().as_str(), world.asked(LEAD).len()), (FULL, 0));
    let paused = |event: &TurnEvent| {
        matches!(
            event,
            TurnEvent::Skipped {
                why: SkipReason::Paused,
                ..
            }
        )
    };
    assert!(told.events.iter().any(paused), "{:?}", told.events);
    world.backend.resume(lead).await.unwrap();
    assert_eq!(world.ask("Two").await.deltas(), "The lead.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_failover_nobody_steps_in() {
    let world = World::new(Family::Chat).await;
    world.stage.seat(LEAD).always(Script::fail(ErrorKind::Overloaded));
    let options = TurnOptions {
        no_failover: true,
        ..TurnOptions::default()
    };
    let start = TurnStart::NewChat {
        text: "Only you".into(),
        attachments: Vec::new(),
    };
    let told = world
        .follow(world.backend.send(start, options).await.unwrap())
        .await;
    let failed = matches!(told.last(), TurnEvent::Failed { code, .. } if code == "overloaded");
    assert!(failed, "{:?}", told.last());
    assert!(world.asked(UNDERSTUDY).is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_whole_conversation_is_sent_with_its_roles() {
    for family in Family::BOTH {
        let world = World::new(family).await;
        world
            .stage
            .seat(LEAD)
            .script(Script::answer("One is 1."))
            .script(Script::answer("Two is 2."));
        let options = TurnOptions {
            system: Some("Be brief".into()),
            ..TurnOptions::default()
        };
        let start = TurnStart::NewChat {
            text: "What is one?".into(),
            attachments: Vec::new(),
        };
        let told = world
            .follow(world.backend.send(start, options).await.unwrap())
            .await;
        let reply = TurnStart::Reply {
            chat: told.chat,
            after: Some(world.answer(told.chat).await.id),
            text: "And two?".into(),
            attachments: Vec::new(),
        };
        world.follow(world.start(reply).await).await;
        let body = world.asked(LEAD).pop().unwrap().body;
        let text = body.to_string();
        let at = |needle: &str| {
            text.find(needle)
                .unwrap_or_else(|| panic!("{needle} is not in {text}"))
        };
        assert!(at("What is one?") < at("One is 1.") && at("One is 1.") < at("And two?"));
        at("Be brief");
        assert_eq!(body["stream"], true);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_temporary_turn_leaves_no_word_and_no_turn_leaves_a_key() {
    let world = World::new(Family::Anthropic).await;
    world.stage.seat(LEAD).always(Script::fail(ErrorKind::BadKey));
    let options = TurnOptions {
        keep_history: false,
        ..TurnOptions::default()
    };
    let start = TurnStart::NewChat {
        text: "quicksilver-secret".into(),
        attachments: Vec::new(),
    };
    let mut handle = world.backend.send(start, options).await.unwrap();
    assert_eq!(handle.chat, None);
    let mut shown = String::new();
    while let Some(numbered) = handle.events.next().await {
        shown += &serde_json::to_string(&numbered).unwrap();
    }
    assert!(shown.contains("\"finished\""), "{shown}");
    world.ask("A message that is kept").await;
    assert_eq!(world.backend.chats().await.unwrap().len(), 1);

    let bytes = files(world.folder.path());
    let holds = |needle: &str| {
        bytes
            .windows(needle.len())
            .any(|window| window == needle.as_bytes())
    };
    assert!(
        holds("A message that is kept"),
        "what is searched holds the database"
    );
    assert!(!holds("quicksilver-secret"), "text of a temporary turn");
    assert!(!holds("sk-canary") && !shown.contains("sk-canary"), "a key");
    assert!(
        world
            .stage
            .requests()
            .iter()
            .any(|seen| seen.key == understudy_stage::KeySeen::Right)
    );
}

/// All bytes of all files of a home.
pub fn files(folder: &Path) -> Vec<u8> {
    let mut bytes = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            bytes.extend(files(&path));
        } else {
            bytes.extend(std::fs::read(path).unwrap_or_default());
        }
    }
    bytes
}
