//! Several processes with one history: who tries a lane again is one of them.

use super::chance::Chance;
use super::jitter;
use super::machine::{Broken, SimClock, Watched};
use crate::clock::Clock;
use crate::contract::{FailureClass, Lane, LaneName, ProviderId, TurnId};
use crate::engine::HealthBook;
use crate::history::History;
use crate::router::fit::Takes;
use crate::router::health::{Outcome, Scope, Standing};
use crate::router::plan::PlannedLane;
use std::sync::{Arc, Weak};
use std::time::Duration;

const PROCESSES: usize = 3;

/// Schedules of three processes that ask, fail, answer and give up in any order. Each asks the others
/// for nothing: the lease in the history is all they share, and what they read from it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_of_several_processes_tries_a_lane_again() {
    for seed in 0..40 {
        let tried = schedule(seed).await;
        assert!(tried.1 <= 1, "seed {seed}: {} tried at once", tried.1);
        assert!(tried.0 > 0, "seed {seed}: nobody tried anything");
    }
}

/// How often a lane was tried again, and by how many at once at most.
async fn schedule(seed: u64) -> (u32, usize) {
    let mut chance = Chance::new(seed);
    let folder = tempfile::tempdir().unwrap();
    let clock = Arc::new(SimClock::new());
    let history = Arc::new(History::open(folder.path(), clock.wall()).await.unwrap());
    let open = || {
        let book = super::Book::new(clock.clone(), Some(history.clone()), Vec::new(), Weak::new());
        Watched::new(
            Arc::new(book.with_jitter(jitter)),
            clock.clone(),
            Broken::default(),
        )
    };
    let processes: Vec<Watched> = (0..PROCESSES).map(|_| open()).collect();
    let lane = PlannedLane {
        lane: Lane {
            provider: ProviderId::new(),
            model: "m".into(),
        },
        name: LaneName::new("p", "m"),
        family: "chat",
        local: true,
        host: None,
        window: None,
        takes: Takes::default(),
    };
    let failed = || Outcome::Failed {
        class: FailureClass::Overloaded,
        status: Some(503),
        message: "busy".into(),
        retry_after: None,
    };
    let mut holders: Vec<(usize, TurnId)> = Vec::new();
    let (mut tried, mut most) = (0, 0);
    for _ in 0..60 {
        let at = usize::try_from(chance.between(0, PROCESSES as u64)).unwrap();
        match chance.next() % 4 {
            // Two failures in a row open it.
            0 if holders.is_empty() => {
                for _ in 0..2 {
                    let turn = TurnId::new();
                    processes[at].book.ended(turn, &lane, Some(failed())).await;
                }
            }
            0 | 1 => clock.sleep(chance.pause(1_000, 30_000)),
            2 => {
                let turn = TurnId::new();
                let scope = Scope::Lane(lane.lane.clone());
                let record = processes[at].book.record(&scope);
                let trial = record.is_some_and(|one| one.standing(clock.steady()) == Standing::OnTrial);
                if processes[at].book.may_ask(turn, &lane).await && trial {
                    tried += 1;
                    holders.push((at, turn));
                    most = most.max(holders.len());
                }
            }
            _ => {
                if let Some((process, turn)) = holders.pop() {
                    let outcome = match chance.next() % 3 {
                        0 => None,
                        1 => Some(failed()),
                        _ => Some(Outcome::Answered { first_text_ms: None }),
                    };
                    processes[process].book.ended(turn, &lane, outcome).await;
                }
            }
        }
        // What one of them wrote, the others read.
        for process in &processes {
            process.book.replace(history.lane_health().await.unwrap());
        }
    }
    // Nobody waits for a lease longer than it holds.
    clock.sleep(Duration::from_secs(3_600));
    (tried, most)
}
