//! Checks of what was down, by itself: few, alone, and never while all is well.

use crate::cost::set_price;
use crate::world::{Family, LEAD, MODEL, UNDERSTUDY, World, open};
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::time::{Duration, Instant};
use tokio::time::sleep;
use understudy_core::backend::TurnOptions;
use understudy_core::contract::{LaneHealth, LaneState, NewKey, TurnStart};
use understudy_stage::{ErrorKind, FinishReason, Pace, Script, Step};

/// The first opening lasts 15 s, by a fifth more or less; a look comes every second.
const FIRST_CHECK: Duration = Duration::from_secs(21);

fn lists_asked(world: &World, seat: &str) -> usize {
    let seen = world.stage.requests();
    seen.iter()
        .filter(|one| one.seat == seat && one.method == "GET")
        .count()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_down_is_checked_once_when_its_time_comes_by_one_of_all_windows() {
    let world = World::new(Family::Anthropic).await;
    let other = open(&world.folder).await;
    world.backend.keep_up();
    other.keep_up();
    world.ask("All is well").await;
    sleep(Duration::from_secs(2)).await;
    assert_eq!(
        lists_asked(&world, LEAD) + lists_asked(&world, UNDERSTUDY),
        0,
        "never while all is well"
    );

    let broken = Script::fail(ErrorKind::Overloaded);
    world
        .stage
        .seat(LEAD)
        .models_script(Some(broken.clone()))
        .always(broken);
    bring_down(&world).await;
    let down = world.backend.status().providers[0].lanes[0].clone();
    assert_eq!(down.state, LaneState::Down);
    assert_eq!(lists_asked(&world, LEAD), 0, "not before its time");
    let began = Instant::now();
    while lists_asked(&world, LEAD) == 0 {
        assert!(began.elapsed() < FIRST_CHECK, "nobody looked");
        sleep(Duration::from_millis(100)).await;
    }
    // It failed too: the next one is twice as far, and the other window has the same in mind.
    sleep(Duration::from_secs(5)).await;
    assert_eq!(lists_asked(&world, LEAD), 1);
    assert_eq!(lists_asked(&world, UNDERSTUDY), 0);
    assert_eq!(world.asked(LEAD).len(), 3, "no message was made up for it");
    let board = world.backend.board().await.unwrap();
    assert_eq!(board.records[0].checks_today, 1);
    let later = world.backend.status().providers[0].lanes[0].clone();
    assert!(later.next_try_at > down.next_try_at);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_can_be_reached_again_is_well_before_the_next_message() {
    let world = World::empty().await;
    // A server that is not there yet.
    let place = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = place.local_addr().unwrap();
    drop(place);
    let url = format!("http://{address}/v1");
    world.add("late", Family::Chat, &url, NewKey::None).await;
    world
        .seat(UNDERSTUDY, Family::Chat)
        .await
        .always(Script::answer("Here."));
    world.order(&["late", UNDERSTUDY]).await;
    world.backend.keep_up();
    world.ask("One").await;
    world.order(&["late"]).await;
    world.ask("Two").await;
    let state = || world.backend.status().providers[0].lanes[0].state;
    assert_eq!(state(), LaneState::Down);

    let listener = TcpListener::bind(address).unwrap();
    std::thread::spawn(move || {
        for stream in listener.incoming().take(3) {
            let mut stream = stream.unwrap();
            let mut room = [0_u8; 4096];
            let _ = stream.read(&mut room);
            let body = format!(r#"{{"data":[{{"id":"{MODEL}"}}]}}"#);
            let head = format!(
                "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
                body.len()
            );
            let _ = stream.write_all(format!("{head}{body}").as_bytes());
        }
    });
    let began = Instant::now();
    while state() == LaneState::Down {
        assert!(began.elapsed() < FIRST_CHECK, "nobody looked");
        sleep(Duration::from_millis(100)).await;
    }
    assert_eq!(state(), LaneState::Working);
    let board = world.backend.board().await.unwrap();
    assert_eq!(board.incidents.len(), 1);
    assert!(board.incidents[0].ended_at.is_some(), "the incident is over");
}

/// Two failures in a row: the lead's model is down.
async fn bring_down(world: &World) {
    world.stage.seat(LEAD).always(Script::fail(ErrorKind::Overloaded));
    for question in ["One", "Two"] {
        // Once it has failed, others would be asked before it.
        let options = TurnOptions {
            only: Some(vec![lead(world).lane.provider]),
            ..TurnOptions::default()
        };
        let start = TurnStart::NewChat {
            text: question.into(),
            attachments: Vec::new(),
        };
        let handle = world.backend.send(start, options).await.unwrap();
        world.follow(handle).await;
    }
    assert_eq!(lead(world).state, LaneState::Down);
}

fn lead(world: &World) -> LaneHealth {
    world.backend.status().providers[0].lanes[0].clone()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_model_that_was_overloaded_is_asked_for_a_word_and_well_before_the_next_message() {
    let world = World::new(Family::Anthropic).await;
    set_price(&world, LEAD, 5.0, 25.0).await;
    world.backend.keep_up();
    bring_down(&world).await;
    world.stage.seat(LEAD).always(Script::answer("OK"));
    world.stage.forget_requests();
    let began = Instant::now();
    while lead(&world).state == LaneState::Down {
        assert!(began.elapsed() < FIRST_CHECK, "nobody looked");
        sleep(Duration::from_millis(100)).await;
    }
    assert_eq!(lead(&world).state, LaneState::Working);
    let asked = world.asked(LEAD);
    assert_eq!(asked.len(), 1);
    assert_eq!(
        asked[0].body["max_tokens"], 512,
        "room for a word, and some thought"
    );
    let said = asked[0].body["messages"].to_string();
    assert!(
        said.contains("Reply with the word OK.") && !said.contains("Two"),
        "{said}"
    );
    // It is no message of the person: it counts for nothing on the board, and stands in no chat.
    let board = world.backend.board().await.unwrap();
    assert_eq!(board.records[0].lanes[0].record.seven_days.asked, 2);
    assert_eq!(world.backend.chats().await.unwrap().len(), 2);
    let told = world.ask("Three").await;
    assert_eq!(told.lanes(), ["lead/m"], "it leads again");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_asked_by_itself_where_it_is_dear_or_not_wanted() {
    tokio::join!(unasked("true", 500.0), unasked("false", 25.0));
}

async fn unasked(wanted: &str, output: f64) {
    let world = World::new(Family::Anthropic).await;
    set_price(&world, LEAD, 5.0, output).await;
    world.set("checks.messages", wanted).await;
    world.backend.keep_up();
    bring_down(&world).await;
    world.stage.seat(LEAD).always(Script::answer("OK"));
    world.stage.forget_requests();
    let began = Instant::now();
    while lists_asked(&world, LEAD) == 0 {
        assert!(began.elapsed() < FIRST_CHECK, "nobody looked");
        sleep(Duration::from_millis(100)).await;
    }
    sleep(Duration::from_secs(2)).await;
    assert!(world.asked(LEAD).is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_model_is_checked_at_the_persons_word_whatever_is_held_against_it() {
    let world = World::new(Family::Chat).await;
    bring_down(&world).await;
    let lane = lead(&world).lane;
    let refused = world.backend.check_lane(lane.clone()).await.unwrap_err();
    assert!(refused.message.contains("overloaded"), "{refused:?}");
    assert_eq!(lead(&world).state, LaneState::Down);
    // Even one that spends its room on thinking has answered.
    let thought = Step::Reasoning {
        text: "Hm.".to_owned(),
        pace: Pace::default(),
    };
    let thinks = Script::of([thought, Step::finish(FinishReason::Length)]);
    world.stage.seat(LEAD).always(thinks);
    world.backend.check_lane(lane.clone()).await.unwrap();
    assert_eq!(lead(&world).state, LaneState::Working);
    let id = lane.provider;
    world.backend.pause(id, None).await.unwrap();
    assert!(
        world
            .backend
            .check_lane(lane)
            .await
            .unwrap_err()
            .message
            .contains("paused")
    );
}
