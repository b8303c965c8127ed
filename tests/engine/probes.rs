//! Checks of what was down, by itself: few, alone, and never while all is well.

use crate::world::{Family, LEAD, MODEL, UNDERSTUDY, World, open};
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::time::{Duration, Instant};
use tokio::time::sleep;
use understudy_core::backend::TurnOptions;
use understudy_core::contract::{LaneState, NewKey, TurnStart};
use understudy_stage::{ErrorKind, Script};

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
    for question in ["One", "Two"] {
        let id = world.backend.provider_named(LEAD).unwrap().id;
        let options = TurnOptions {
            only: Some(vec![id]),
            ..TurnOptions::default()
        };
        let start = TurnStart::NewChat {
            text: question.into(),
            attachments: Vec::new(),
        };
        let handle = world.backend.send(start, options).await.unwrap();
        world.follow(handle).await;
    }
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
