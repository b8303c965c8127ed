//! Answers that break off in the middle and are told to their end by another: what reaches whom, what
//! is on the screen meanwhile, and what is on the disk.

use crate::killed::{events, set_up, understudy};
use crate::world::{FULL, Family, LEAD, MODEL, PATIENCE, Told, UNDERSTUDY, World, attempts, open};
use std::process::Stdio;
use std::time::{Duration, Instant};
use understudy_core::backend::TurnOptions;
use understudy_core::contract::{
    ChatTerms, MessageStatus, Reach, SeamMode, SkipReason, TurnEvent, TurnStart,
};
use understudy_stage::{ErrorKind, Outcome, Pace, Script, Seen, Stage, Step};

/// Long enough to be gone on with.
const SHOWN: &str = "The lighthouse stood where the land gave out, and every evening its keeper climbed \
    the hundred and twelve steps with a can of oil in one hand and a book in the other. He had read each \
    of the books on the shelf below at least twice, and some of them so often that he knew";
const REST: &str = " where the pages were torn. 全文 🎭";
const QUESTION: &str = "Tell me of a keeper";

fn breaks(text: &str) -> Script {
    Script::of([Step::text_at_once(text), Step::Reset])
}

async fn told_with(family: Family, says: &str) -> (World, Told) {
    let world = World::new(family).await;
    world.stage.seat(LEAD).always(breaks(SHOWN));
    world.stage.seat(UNDERSTUDY).always(Script::answer(says));
    let told = world.ask(QUESTION).await;
    (world, told)
}

fn whole(told: &Told) -> &str {
    match told.last() {
        TurnEvent::Finished { text, .. } => text,
        other => panic!("ended with {other:?}"),
    }
}

fn seam(told: &Told) -> (SeamMode, u64) {
    let found = told.events.iter().find_map(|event| match event {
        TurnEvent::Seam { mode, at, .. } => Some((*mode, *at)),
        _ => None,
    });
    found.expect("a seam")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_backup_is_given_what_was_shown_and_told_to_go_on() {
    for family in Family::ALL {
        let (world, told) = told_with(family, REST).await;
        assert_eq!(whole(&told), format!("{SHOWN}{REST}"), "{family:?}");
        assert_eq!(told.deltas(), whole(&told), "nothing is shown twice");
        assert_eq!(seam(&told), (SeamMode::Continue, SHOWN.chars().count() as u64));
        let asked = world.asked(UNDERSTUDY);
        let sent = asked[0].body.to_string();
        assert_eq!(asked.len(), 1);
        let at = |words: &str| {
            sent.find(words)
                .unwrap_or_else(|| panic!("{words:?} not in {sent}"))
        };
        assert!(at(QUESTION) < at(SHOWN) && at(SHOWN) < at("Your answer broke off there."));

        // The next question: one answer, without a seam.
        world.stage.seat(UNDERSTUDY).always(Script::answer("Another."));
        let reply = TurnStart::Reply {
            chat: told.chat,
            after: Some(world.answer(told.chat).await.id),
            text: "And then?".into(),
            attachments: Vec::new(),
        };
        world.stage.seat(LEAD).always(Script::answer("Another."));
        world.follow(world.start(reply).await).await;
        let sent = world.stage.requests().pop().unwrap().body.to_string();
        assert!(sent.contains(&format!("{SHOWN}{REST}")), "{sent}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_model_that_can_is_given_the_beginning_as_its_own() {
    let model = "claude-sonnet-4-5";
    for (refuses, requests) in [(false, 1), (true, 2)] {
        let world = World::empty().await;
        world
            .seat(LEAD, Family::Chat)
            .await
            .always(breaks(&format!("{SHOWN} ")));
        let seat = world.seat(UNDERSTUDY, Family::Anthropic).await;
        seat.models([model]).always(Script::answer(REST));
        if refuses {
            seat.script(Script::fail(ErrorKind::BadRequest));
        }
        world
            .order_lanes(&[format!("{LEAD}/{MODEL}"), format!("{UNDERSTUDY}/{model}")])
            .await;
        let told = world.ask(QUESTION).await;
        assert_eq!(
            whole(&told),
            format!("{SHOWN}{}{REST}", if refuses { " " } else { "" })
        );
        let asked = world.asked(UNDERSTUDY);
        assert_eq!(asked.len(), requests);
        let last = |seen: &Seen| seen.body["messages"].as_array().unwrap().last().unwrap().clone();
        let first = last(&asked[0]);
        assert_eq!(first["role"], "assistant");
        assert_eq!(
            first["content"][0]["text"], SHOWN,
            "refused with white space at its end"
        );
        if refuses {
            assert_eq!(last(&asked[1])["role"], "user", "then it is told instead");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_repeated_or_announced_is_not_shown() {
    let again = "some of them so often that he knew";
    let sure = "Sure, here is the rest:\n\n";
    for says in [
        format!("{again}{REST}"),
        format!("Continuing:\n\n{}", REST.trim_start()),
        format!("{sure}{again}{REST}"),
    ] {
        let (world, told) = told_with(Family::Chat, &says).await;
        let text = format!("{SHOWN}{REST}");
        assert_eq!(
            (whole(&told), told.deltas()),
            (text.as_str(), text.clone()),
            "{says:?}"
        );
        let answer = world.answer(told.chat).await;
        assert_eq!(answer.text(), text);
        let chars: u64 = attempts(&answer).iter().map(|one| one.chars).sum();
        assert_eq!(chars, text.chars().count() as u64);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_that_begins_anew_gives_the_whole_answer() {
    let anew = format!("{} There was no other book.", SHOWN.split_once(',').unwrap().0);
    let (world, told) = told_with(Family::Anthropic, &anew).await;
    assert_eq!((whole(&told), told.on_screen()), (anew.as_str(), anew.clone()));
    assert_eq!(seam(&told), (SeamMode::Restart, 0));
    let answer = world.answer(told.chat).await;
    assert_eq!(answer.text(), anew);
    // What was given up is kept with its attempt.
    let kept = serde_json::to_value(&answer.parts).unwrap();
    assert_eq!(
        (&kept[0]["text"], &kept[0]["attempt"]),
        (&SHOWN.into(), &0.into())
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_few_words_and_a_call_begin_anew_and_the_next_question_has_the_answer_alone() {
    let call = Step::ToolCall {
        name: "clock".into(),
        arguments: serde_json::json!({ "zone": "Europe/Zurich" }),
        pace: Pace {
            chars: 4,
            every_ms: 0,
        },
        cut_after: Some(8),
    };
    let short = breaks("The lighthouse");
    let in_call = Script::of([Step::text_at_once(SHOWN), call, Step::Reset]);
    for script in [short, in_call] {
        let world = World::new(Family::Chat).await;
        world
            .stage
            .seat(LEAD)
            .script(script)
            .always(Script::answer("Another."));
        let told = world.ask(QUESTION).await;
        assert_eq!((whole(&told), told.on_screen()), (FULL, FULL.to_owned()));
        let asked = world.asked(UNDERSTUDY)[0].body.to_string();
        assert!(!asked.contains("The lighthouse"), "{asked}");
        let reply = TurnStart::Reply {
            chat: told.chat,
            after: Some(world.answer(told.chat).await.id),
            text: "And then?".into(),
            attachments: Vec::new(),
        };
        world.follow(world.start(reply).await).await;
        let sent = world.stage.requests().pop().unwrap().body.to_string();
        assert!(sent.contains(FULL) && !sent.contains("The lighthouse"), "{sent}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_second_failure_goes_on_down_the_order_and_each_seam_is_kept() {
    let world = World::new(Family::Chat).await;
    world.stage.seat(LEAD).always(breaks(SHOWN));
    let more = " each of them by heart, down to the very last line.".repeat(10);
    world.stage.seat(UNDERSTUDY).always(breaks(&more));
    world
        .seat("third", Family::Gemini)
        .await
        .always(Script::answer(REST));
    world.order(&[LEAD, UNDERSTUDY, "third"]).await;
    let told = world.ask(QUESTION).await;
    let text = format!("{SHOWN}{more}{REST}");
    assert_eq!((whole(&told), told.deltas()), (text.as_str(), text.clone()));
    let answer = world.answer(told.chat).await;
    let seams = &answer.answer.as_ref().unwrap().seams;
    let places: Vec<_> = seams
        .iter()
        .map(|seam| (seam.from_attempt, seam.to_attempt, seam.at))
        .collect();
    let chars = |text: &str| text.chars().count() as u64;
    assert_eq!(
        places,
        [(0, 1, chars(SHOWN)), (1, 2, chars(SHOWN) + chars(&more))]
    );
    assert_eq!(
        attempts(&answer).iter().filter(|one| one.possibly_billed).count(),
        3
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stop_in_the_gap_keeps_what_was_shown_and_leaves_the_backup() {
    let held = Script::of([Step::text_at_once(" where"), Step::Silence]);
    for gap in [Script::of([Step::Silence]), held] {
        let world = World::new(Family::Chat).await;
        world.stage.seat(LEAD).always(breaks(SHOWN));
        world.stage.seat(UNDERSTUDY).always(gap);
        let handle = world.send(QUESTION).await;
        let asked = |seen: &[Seen]| seen.iter().any(|one| one.seat == UNDERSTUDY);
        world.stage.wait_until(PATIENCE, asked).await.unwrap();
        tokio::time::sleep(Duration::from_millis(300)).await;
        let began = Instant::now();
        world.backend.stop_turn(handle.turn);
        let told = world.follow(handle).await;
        assert!(began.elapsed() < Duration::from_secs(2));
        let left = |seen: &[Seen]| {
            seen.last()
                .is_some_and(|one| one.outcome == Outcome::ClosedByClient)
        };
        assert!(
            world
                .stage
                .wait_until(Duration::from_secs(1), left)
                .await
                .is_some()
        );
        assert!(
            matches!(told.last(), TurnEvent::Failed { code, partial, .. } if code == "cancelled" && partial == SHOWN)
        );
        let answer = world.answer(told.chat).await;
        assert_eq!(
            (answer.text().as_str(), answer.status),
            (SHOWN, MessageStatus::Cancelled)
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_in_the_gap_and_after_it_what_was_shown_is_there() {
    let home = tempfile::tempdir().unwrap();
    let stage = Stage::start().await.unwrap();
    set_up(home.path(), &stage);
    // Silent in the gap; held back; begun anew a while ago.
    let slow = |text: &str| Script::of([Step::text_at_once(text), Step::Silence]);
    for (lead, gap, wait_ms) in [
        (breaks(SHOWN), Script::of([Step::Silence]), 200),
        (breaks(SHOWN), slow(" where the"), 200),
        (breaks(SHOWN), slow(" where the"), 3_500),
        (breaks("The lighthouse"), slow(FULL), 1_500),
    ] {
        stage.forget_requests();
        // A lane that was found broken is asked all the same.
        std::fs::remove_dir_all(home.path()).ok();
        std::fs::create_dir_all(home.path()).unwrap();
        set_up(home.path(), &stage);
        stage.seat(LEAD).always(lead);
        stage.seat(UNDERSTUDY).always(gap);
        let mut child = understudy(home.path())
            .args(["ask", "--json", QUESTION])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let events = events(&mut child);
        let asked = |seen: &[Seen]| {
            seen.iter()
                .any(|one| one.seat == UNDERSTUDY && one.method == "POST")
        };
        stage.wait_until(PATIENCE, asked).await.unwrap();
        tokio::time::sleep(Duration::from_millis(wait_ms)).await;
        child.kill().unwrap();
        child.wait().unwrap();
        let mut shown = String::new();
        for (_, event) in events.iter() {
            match (event["type"].as_str(), event["mode"].as_str()) {
                (Some("delta"), _) => shown += event["text"].as_str().unwrap(),
                (Some("seam"), Some("restart")) => shown.clear(),
                _ => {}
            }
        }
        assert!(!shown.is_empty());
        let backend = open(&home).await;
        let chat = backend.chats().await.unwrap()[0].id;
        let answer = backend.chat(chat).await.unwrap().messages.pop().unwrap();
        assert_eq!(answer.text(), shown, "after {wait_ms} ms");
        assert_eq!(answer.status, MessageStatus::Interrupted);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_chat_that_may_not_go_elsewhere_keeps_what_was_shown() {
    let world = World::new(Family::Chat).await;
    world.stage.seat(LEAD).always(breaks(SHOWN));
    let terms = ChatTerms {
        reach: Reach::Only {
            providers: vec![world.backend.provider_named(LEAD).unwrap().id],
        },
        ..ChatTerms::default()
    };
    let start = TurnStart::NewChat {
        text: QUESTION.into(),
        attachments: Vec::new(),
    };
    let options = TurnOptions {
        terms,
        ..TurnOptions::default()
    };
    let handle = world.backend.send(start, options).await.unwrap();
    let told = world.follow(handle).await;
    assert!(
        matches!(told.last(), TurnEvent::Failed { partial, message, .. } if partial == SHOWN && message.contains("may not go elsewhere")),
        "{:?}",
        told.last()
    );
    assert!(told.events.iter().any(|event| matches!(
        event,
        TurnEvent::Skipped {
            why: SkipReason::NotAllowed,
            ..
        }
    )));
    assert!(world.asked(UNDERSTUDY).is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn by_the_setting_it_begins_anew_or_stops_and_asks() {
    let world = World::new(Family::Chat).await;
    world.stage.seat(LEAD).always(breaks(SHOWN));
    world.set("recovery", "restart").await;
    let told = world.ask(QUESTION).await;
    assert_eq!((whole(&told), seam(&told)), (FULL, (SeamMode::Restart, 0)));

    let world = World::new(Family::Chat).await;
    world.stage.seat(LEAD).always(breaks(SHOWN));
    world.set("recovery", "ask").await;
    let told = world.ask(QUESTION).await;
    assert!(matches!(told.last(), TurnEvent::Failed { partial, .. } if partial == SHOWN));
    assert!(world.asked(UNDERSTUDY).is_empty(), "the person is asked first");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn at_the_persons_word_it_goes_on_where_it_stopped() {
    let world = World::new(Family::Chat).await;
    world
        .stage
        .seat(LEAD)
        .script(breaks(SHOWN))
        .always(Script::fail(ErrorKind::Overloaded));
    world.stage.seat(UNDERSTUDY).always(Script::answer(REST));
    world.set("recovery", "ask").await;
    let told = world.ask(QUESTION).await;
    let TurnEvent::Failed { message, .. } = told.last() else {
        panic!("{:?}", told.last())
    };
    assert!(message.contains("understudy/m can go on with it"), "{message}");
    let answer = world.answer(told.chat).await;
    let told = world
        .follow(world.backend.continue_answer(answer.id).await.unwrap())
        .await;
    let text = format!("{SHOWN}{REST}");
    assert_eq!((whole(&told), told.on_screen()), (text.as_str(), text.clone()));
    let after = world.answer(told.chat).await;
    assert_eq!(
        (after.id, after.text(), after.status),
        (answer.id, text, MessageStatus::Complete)
    );
    let seams = &after.answer.as_ref().unwrap().seams;
    assert_eq!(
        (seams.len(), seams[0].from_attempt, seams[0].mode),
        (1, 0, SeamMode::Continue)
    );
    let numbers: Vec<u32> = attempts(&after).iter().map(|one| one.attempt).collect();
    assert_eq!(numbers, (0..numbers.len() as u32).collect::<Vec<_>>());
    // It is whole now.
    let again = world.backend.continue_answer(answer.id).await;
    assert!(again.is_err_and(|error| error.code == understudy_core::contract::ErrorCode::NotFound));

    // One that was stopped goes on too.
    let world = World::new(Family::Chat).await;
    world
        .stage
        .seat(LEAD)
        .script(Script::of([Step::text_at_once(SHOWN), Step::Silence]))
        .always(Script::answer(REST));
    let mut handle = world.send(QUESTION).await;
    while !matches!(handle.events.next().await.unwrap().event, TurnEvent::Delta { .. }) {}
    world.backend.stop_turn(handle.turn);
    let chat = world.follow(handle).await.chat;
    let answer = world.answer(chat).await.id;
    let told = world
        .follow(world.backend.continue_answer(answer).await.unwrap())
        .await;
    assert_eq!(whole(&told), format!("{SHOWN}{REST}"));
}
