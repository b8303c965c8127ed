//! Several processes with one history: who tries a lane again is one of them.

use super::chance::Chance;
use super::jitter;
use super::machine::SimClock;
use crate::backend::book::{Book, TRIAL_MS};
use crate::clock::Clock;
use crate::contract::{FailureClass, Lane, LaneName, ProviderId, Timestamp, TurnId};
use crate::engine::HealthBook;
use crate::history::History;
use crate::router::fit::Takes;
use crate::router::health::{Circuit, Outcome, Scope, Standing};
use crate::router::plan::PlannedLane;
use std::sync::{Arc, Weak};

const PROCESSES: usize = 3;
const SCHEDULES: u64 = 30;
const STEPS: u32 = 80;

/// Schedules of three processes that ask, fail, answer and give up in any order. Each asks the others
/// for nothing: the lease in the history is all they share, and what they read from it.
#[tokio::test]
async fn one_of_several_processes_tries_a_lane_again() {
    let mut trials = 0;
    let mut refused = 0;
    for seed in 0..SCHEDULES {
        let tried = schedule(seed).await;
        assert!(tried.most <= 1, "UNDERSTUDY_SEED={seed}: {} at once", tried.most);
        trials += tried.trials;
        refused += tried.refused;
    }
    assert!(
        trials > SCHEDULES && refused > SCHEDULES,
        "{trials} trials, {refused} refused: too few to prove anything"
    );
}

#[derive(Default)]
struct Tried {
    trials: u64,
    /// Asked for while another was trying.
    refused: u64,
    /// At once, at most.
    most: usize,
}

struct Holder {
    process: usize,
    turn: TurnId,
    until: Timestamp,
}

async fn schedule(seed: u64) -> Tried {
    let mut chance = Chance::new(seed);
    super::JITTER.set(seed);
    let folder = tempfile::tempdir().unwrap();
    let clock = Arc::new(SimClock::new());
    let history = Arc::new(History::open(folder.path(), clock.wall()).await.unwrap());
    let open =
        || Book::new(clock.clone(), Some(history.clone()), Vec::new(), Weak::new()).with_jitter(jitter);
    let processes: Vec<Book> = (0..PROCESSES).map(|_| open()).collect();
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
    let scope = Scope::Lane(lane.lane.clone());
    let failed = || Outcome::Failed {
        class: FailureClass::Overloaded,
        status: Some(503),
        message: "busy".into(),
        retry_after: None,
    };
    let mut holders: Vec<Holder> = Vec::new();
    let mut tried = Tried::default();
    for _ in 0..STEPS {
        let at = usize::try_from(chance.between(0, PROCESSES as u64)).unwrap();
        let book = &processes[at];
        let circuit = book.record(&scope).map(|record| record.circuit);
        match chance.next() % 5 {
            // Two failures in a row open it.
            0 if !matches!(circuit, Some(Circuit::Open { .. })) => {
                for _ in 0..2 {
                    book.ended(TurnId::new(), &lane, Some(failed())).await;
                }
            }
            0 => clock.sleep(chance.pause(1_000, 300_000)),
            1 | 2 => {
                let turn = TurnId::new();
                let now = clock.steady();
                let record = book.record(&scope);
                if record.is_none_or(|one| one.standing(now) != Standing::OnTrial) {
                    continue;
                }
                if book.may_ask(turn, &lane).await {
                    tried.trials += 1;
                    holders.push(Holder {
                        process: at,
                        turn,
                        until: now + TRIAL_MS,
                    });
                } else {
                    tried.refused += 1;
                }
                // A trial that took too long is anybody's again.
                let holding = holders.iter().filter(|holder| now < holder.until).count();
                tried.most = tried.most.max(holding);
            }
            _ => {
                if let Some(Holder { process, turn, .. }) = holders.pop() {
                    let outcome = match chance.next() % 3 {
                        0 => None,
                        1 => Some(failed()),
                        _ => Some(Outcome::Answered { first_text_ms: None }),
                    };
                    processes[process].ended(turn, &lane, outcome).await;
                } else {
                    clock.sleep(chance.pause(1_000, 30_000));
                }
            }
        }
        // What one of them wrote, the others read.
        for process in &processes {
            process.replace(history.lane_health().await.unwrap());
        }
    }
    tried
}
