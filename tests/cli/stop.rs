//! Turns that are stopped, by a person or by force.

use crate::place::{Place, Running};
use std::process::Stdio;
use std::time::{Duration, Instant};
use understudy_stage::{Outcome, Script, Step};

/// An answer of 30 s.
fn long_answer(place: &Place) {
    place
        .stage
        .seat("a")
        .always(Script::paced("0123456789".repeat(60), 2, 100));
}

async fn closed_within_a_second(place: &Place, since: Instant) {
    let closed = |seen: &[understudy_stage::Seen]| seen.iter().any(|s| s.outcome == Outcome::ClosedByClient);
    let left = Duration::from_secs(1).saturating_sub(since.elapsed());
    assert!(
        place.stage.wait_until(left, closed).await.is_some(),
        "{:?}",
        place.stage.requests()
    );
}

fn chat_of(running: &Running) -> String {
    let turn = running.event();
    assert_eq!(turn["type"], "turn");
    turn["chat"].as_str().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn ctrl_c_closes_the_connection_and_keeps_what_was_shown() {
    let place = Place::with_two().await;
    long_answer(&place);
    let running = place.start(&["ask", "--json", "hi"]);
    let chat = chat_of(&running);
    let text = running.text_of(10);
    let stopped = Instant::now();
    running.signal(libc::SIGINT);
    closed_within_a_second(&place, stopped).await;
    let done = running.finish().expect(130);
    assert!(
        stopped.elapsed() < Duration::from_secs(3),
        "{:?}",
        stopped.elapsed()
    );
    let last = done.events().pop().unwrap();
    assert_eq!(
        (&last["type"], &last["code"]),
        (&"failed".into(), &"cancelled".into())
    );
    assert!(last["partial"].as_str().unwrap().starts_with(&text));
    let shown = place.run(&["history", "show", &chat, "--json"]).expect(0).json();
    assert_eq!(shown["messages"][1]["status"], "cancelled");
    assert_eq!(shown["messages"][1]["parts"][0]["text"], last["partial"]);
    assert_eq!(place.asked(), ["a"], "a stopped turn asks nobody else");
}

#[tokio::test(flavor = "multi_thread")]
async fn ctrl_c_ends_a_wait_too() {
    let place = Place::with_two().await;
    place.stage.seat("a").always(Script::of([Step::Silence]));
    let running = place.start(&["ask", "--json", "hi"]);
    chat_of(&running);
    assert!(
        place
            .stage
            .wait_until(Duration::from_secs(5), |seen| !seen.is_empty())
            .await
            .is_some()
    );
    let stopped = Instant::now();
    running.signal(libc::SIGINT);
    closed_within_a_second(&place, stopped).await;
    running.finish().expect(130);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reader_that_goes_away_stops_the_turn() {
    let place = Place::with_two().await;
    long_answer(&place);
    let mut child = place
        .command(&["ask", "--json", "hi"])
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    assert!(
        place
            .stage
            .wait_until(Duration::from_secs(5), |seen| !seen.is_empty())
            .await
            .is_some()
    );
    drop(child.stdout.take());
    let left = Instant::now();
    let closed = |seen: &[understudy_stage::Seen]| seen.iter().any(|s| s.outcome == Outcome::ClosedByClient);
    assert!(
        place
            .stage
            .wait_until(Duration::from_secs(3), closed)
            .await
            .is_some(),
        "{:?}",
        left.elapsed()
    );
    assert_eq!(child.wait().unwrap().code(), Some(130));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_program_loses_no_more_than_the_last_second() {
    let place = Place::with_two().await;
    long_answer(&place);
    let running = place.start(&["ask", "--json", "hi"]);
    let chat = chat_of(&running);
    let text = running.text_of(4);
    // A checkpoint is written at least once a second.
    tokio::time::sleep(Duration::from_millis(1_300)).await;
    running.signal(libc::SIGKILL);
    assert_eq!(running.finish().status, -1);
    let shown = place.run(&["history", "show", &chat, "--json"]).expect(0).json();
    let answer = &shown["messages"][1];
    assert_eq!(answer["status"], "interrupted", "its owner is gone: {answer}");
    assert!(
        answer["parts"][0]["text"].as_str().unwrap().starts_with(&text),
        "{answer}"
    );
    assert_eq!(shown["messages"][0]["parts"][0]["text"], "hi");
    // The chat goes on from there.
    place.stage.seat("a").always(Script::answer("Where were we?"));
    assert_eq!(
        place.run(&["ask", "--chat", &chat, "go on"]).expect(0).out,
        "Where were we?\n"
    );
}
