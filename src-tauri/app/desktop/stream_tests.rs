#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::*;
use std::sync::{Arc, Mutex};
use tokio::sync::mpsc;
use understudy_core::contract::{Finish, LaneName, Usage};

struct Pipe(mpsc::Receiver<NumberedEvent>);

impl Source for Pipe {
    async fn next(&mut self) -> Option<NumberedEvent> {
        self.0.recv().await
    }
}

fn delta(seq: u64, text: &str) -> NumberedEvent {
    NumberedEvent {
        seq,
        event: TurnEvent::Delta {
            text: text.to_owned(),
        },
        demo: false,
    }
}

fn finished(seq: u64) -> NumberedEvent {
    NumberedEvent {
        seq,
        event: TurnEvent::Finished {
            lane: LaneName::new("a", "m"),
            finish: Finish::Stop,
            text: String::new(),
            usage: Usage::default(),
            cost_usd: None,
        },
        demo: false,
    }
}

fn text(frames: &[Vec<NumberedEvent>]) -> String {
    let events = frames.iter().flatten();
    events
        .filter_map(|event| match &event.event {
            TurnEvent::Delta { text } => Some(text.as_str()),
            _ => None,
        })
        .collect()
}

#[tokio::test]
async fn a_flood_becomes_few_frames_and_loses_nothing() {
    let (to, from) = mpsc::channel(20_000);
    for seq in 0..10_000 {
        to.try_send(delta(seq, "ab")).unwrap();
    }
    to.try_send(finished(10_000)).unwrap();
    drop(to);
    let frames = Arc::new(Mutex::new(Vec::new()));
    let sink = frames.clone();
    pump(Pipe(from), move |frame| {
        sink.lock().unwrap().push(frame);
        true
    })
    .await;
    let frames = frames.lock().unwrap();
    assert_eq!(text(&frames), "ab".repeat(10_000));
    assert!(frames.len() < 50, "{}", frames.len());
    let seqs: Vec<u64> = frames.iter().flatten().map(|event| event.seq).collect();
    assert!(seqs.windows(2).all(|pair| pair[0] < pair[1]));
    assert_eq!(seqs.last(), Some(&10_000));
}

#[tokio::test]
async fn the_first_event_after_a_pause_does_not_wait() {
    let (to, from) = mpsc::channel(8);
    let (seen, mut sees) = mpsc::unbounded_channel();
    let task = tokio::spawn(pump(Pipe(from), move |frame| seen.send(frame).is_ok()));
    for seq in 0..3 {
        to.send(delta(seq, "x")).await.unwrap();
        // Far below a person's notice, far above what a send takes; the next comes after a frame.
        let frame = tokio::time::timeout(Duration::from_secs(5), sees.recv())
            .await
            .unwrap();
        assert_eq!(frame.unwrap().len(), 1);
        tokio::time::sleep(FRAME * 2).await;
    }
    drop(to);
    task.await.unwrap();
}

#[tokio::test]
async fn a_window_that_is_gone_ends_the_stream() {
    let (to, from) = mpsc::channel(8);
    to.send(delta(0, "x")).await.unwrap();
    let task = tokio::spawn(pump(Pipe(from), |_| false));
    task.await.unwrap();
    assert!(to.is_closed());
}

#[tokio::test]
async fn reasoning_and_answer_stay_apart() {
    let mut frame = vec![delta(1, "a")];
    let thought = NumberedEvent {
        seq: 2,
        event: TurnEvent::Reasoning { text: "b".to_owned() },
        demo: false,
    };
    join(&mut frame, thought);
    join(&mut frame, delta(3, "c"));
    join(&mut frame, delta(4, "d"));
    assert_eq!(frame.iter().map(|event| event.seq).collect::<Vec<_>>(), [1, 2, 4]);
    assert_eq!(text(&[frame]), "acd");
}
