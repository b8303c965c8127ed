//! Seeded schedules of faults, stops, sleeps, crashes and turns side by side, in simulated time: the
//! engine and the memory of health are the real ones, all else is made up. What was promised is
//! checked of every turn.
//!
//! A failing seed is printed; `UNDERSTUDY_SEED=7` plays it again and tells what happened in it.
//! `UNDERSTUDY_SEEDS=100000` plays as many as that.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod chance;
mod judge;
mod leases;
mod machine;
mod network;

use super::book::Book;
use crate::clock::{Clock, Moment};
use crate::contract::{
    AnswerFailure, Lane, LaneName, MessageId, ProviderId, Role, TurnEvent, TurnId, TurnWishes,
};
use crate::engine::{Conversation, Inputs, Job, JobLane, Keys, Said, SaidPart, TurnLane, run};
use crate::providers::{WireFamily, kinds};
use crate::router::fit::Takes;
use crate::router::limits::{LimitSettings, attempt_limits};
use crate::router::plan::{Candidate, Plan, Wish, plan};
use async_trait::async_trait;
use chance::Chance;
use machine::{Broken, Disk, SimClock, Watched};
use network::Network;
use std::cell::Cell;
use std::sync::{Arc, Mutex, Weak};
use std::time::Duration;
use tokio::sync::watch;

/// Seeds of each run of the tests.
const SEEDS: u64 = 2_000;
/// A schedule that takes longer than this, in simulated time, hangs.
const HANGS: Duration = Duration::from_secs(12 * 3_600);

/// A lane of a schedule.
#[derive(Clone)]
struct SimLane {
    lane: Lane,
    kind: &'static str,
    local: bool,
}

/// A turn as it was asked, and what was told of it.
pub struct Played {
    turn: TurnId,
    answer: MessageId,
    /// Indices of the lanes that it may go to.
    allowed: Vec<usize>,
    local: Vec<usize>,
    told: Vec<(Moment, TurnEvent)>,
    stopped: Option<Moment>,
    killed: Option<Moment>,
    ended: Option<Moment>,
}

/// Everything of one schedule.
struct Schedule {
    clock: Arc<SimClock>,
    disk: Arc<Disk>,
    network: Arc<Network>,
    broken: Broken,
    lanes: Vec<SimLane>,
    /// Changes with each start of the app.
    health: Mutex<Arc<Watched>>,
    played: Mutex<Vec<Arc<Mutex<Played>>>>,
}

thread_local! {
    static JITTER: Cell<u64> = const { Cell::new(0) };
}

/// In 0..1, from the seed.
fn jitter() -> f64 {
    let mut chance = Chance::new(JITTER.get());
    JITTER.set(chance.next());
    #[allow(clippy::cast_precision_loss)]
    let fraction = chance.between(0, 1_000) as f64 / 1_000.0;
    fraction
}

fn health(clock: &Arc<SimClock>, broken: &Broken) -> Arc<Watched> {
    let book = Book::new(clock.clone(), None, Vec::new(), Weak::new()).with_jitter(jitter);
    Arc::new(Watched::new(Arc::new(book), clock.clone(), broken.clone()))
}

/// Some keys are not to be had at once, and some are not to be had.
struct SimKeys(Mutex<Chance>);

#[async_trait]
impl Keys for SimKeys {
    async fn key(&self, _: ProviderId) -> Result<Option<secrecy::SecretString>, String> {
        let (wait, there) = {
            let mut chance = self.0.lock().unwrap();
            (chance.pause(0, 40), !chance.percent(2))
        };
        tokio::time::sleep(wait).await;
        there
            .then_some(None)
            .ok_or_else(|| "The keyring is locked.".to_owned())
    }
}

fn lanes(chance: &mut Chance) -> Vec<SimLane> {
    let providers = [ProviderId::new(), ProviderId::new(), ProviderId::new()];
    let count = usize::try_from(chance.between(1, 6)).unwrap();
    let lane = |index: usize| {
        let provider = usize::try_from(chance.between(0, 3)).unwrap();
        SimLane {
            lane: Lane {
                provider: providers[provider],
                model: format!("m{index}"),
            },
            // A provider is of one kind.
            kind: ["openai-compatible", "ollama", "openai-compatible"][provider],
            local: provider == 1,
        }
    };
    (0..count).map(lane).collect()
}

impl Schedule {
    fn new(chance: &mut Chance) -> Self {
        let clock = Arc::new(SimClock::new());
        let (disk, broken) = (Arc::new(Disk::default()), Broken::default());
        let lanes = lanes(chance);
        let network = Network::new(clock.clone(), disk.clone(), broken.clone(), lanes.len(), chance);
        let health = Mutex::new(health(&clock, &broken));
        Self {
            clock,
            disk,
            network: Arc::new(network),
            broken,
            lanes,
            health,
            played: Mutex::default(),
        }
    }

    /// The job of a turn, planned now, as the backend plans it.
    fn job(&self, number: usize, wish: &Wish, cancel: watch::Receiver<bool>) -> (Job, Played) {
        let now = self.clock.steady();
        let health = self.health.lock().unwrap().clone();
        let family = |lane: &SimLane| -> &'static dyn WireFamily { kinds::kind(lane.kind).unwrap().family() };
        let candidates = self.lanes.iter().enumerate().map(|(index, lane)| Candidate {
            lane: lane.lane.clone(),
            name: LaneName::new("sim", &format!("{index}")),
            family: family(lane).name(),
            standing: health.book.standing(&lane.lane, !lane.local, now),
            paused_until: None,
            key_missing: false,
            local: lane.local,
            host: (!lane.local).then(|| format!("lane{index}.sim").into()),
            window: None,
            takes: Takes::default(),
            request_bytes: None,
        });
        let Plan { lanes, .. } = plan(&candidates.collect::<Vec<_>>(), wish, now);
        let jobs = lanes.into_iter().map(|planned| {
            let index = self
                .lanes
                .iter()
                .position(|lane| lane.lane == planned.lane)
                .unwrap();
            let lane = &self.lanes[index];
            let traits = family(lane).traits(&planned.lane.model);
            let limits = attempt_limits(&LimitSettings::default(), traits, lane.local, 10);
            let version = if lane.kind == "ollama" { "" } else { "/v1" };
            JobLane {
                family: family(lane),
                base_url: format!("https://lane{index}.sim{version}").parse().unwrap(),
                allow_http: false,
                room: None,
                reasons: true,
                omit: Vec::new(),
                lane: TurnLane {
                    planned,
                    limits,
                    lead: index == 0,
                    price: None,
                },
            }
        });
        let (turn, answer) = (TurnId::new(), MessageId::new());
        let question = Said {
            role: Role::User,
            parts: vec![SaidPart::Text(format!("question {number}?"))],
        };
        self.network
            .turns
            .lock()
            .unwrap()
            .insert(number.to_string(), turn);
        let indices = || 0..self.lanes.len();
        let allowed = indices().filter(|&index| {
            let lane = &self.lanes[index];
            let only = wish.only.as_ref();
            only.is_none_or(|only| only.contains(&lane.lane.provider)) && (lane.local || !wish.local_only)
        });
        let played = Played {
            turn,
            answer,
            allowed: allowed.collect(),
            local: indices().filter(|&index| self.lanes[index].local).collect(),
            told: Vec::new(),
            stopped: None,
            killed: None,
            ended: None,
        };
        let job = Job {
            turn,
            answer: Some(answer),
            conversation: Conversation {
                system: None,
                messages: vec![question],
            },
            wishes: TurnWishes::default(),
            lanes: jobs.collect(),
            skipped: Vec::new(),
            nobody: AnswerFailure {
                code: "no-provider".into(),
                message: "Nobody is there.".into(),
            },
            demo: false,
            cancel,
        };
        (job, played)
    }

    /// One turn from its question to its end.
    async fn play(self: Arc<Self>, number: usize, mut chance: Chance) {
        tokio::time::sleep(chance.pause(0, 1_500_000)).await;
        let wish = Wish {
            local_only: chance.percent(10),
            no_failover: chance.percent(5),
            only: chance
                .percent(10)
                .then(|| vec![chance.one_of(&[0, 1, 2]).min(self.lanes.len() - 1)])
                .map(|only| {
                    only.into_iter()
                        .map(|index| self.lanes[index].lane.provider)
                        .collect()
                }),
            ..Wish::default()
        };
        let stop = watch::Sender::new(false);
        let (job, played) = self.job(number, &wish, stop.subscribe());
        let played = Arc::new(Mutex::new(played));
        self.played.lock().unwrap().push(played.clone());
        let inputs = Inputs {
            clock: self.clock.clone(),
            transport: self.network.clone(),
            store: self.disk.clone(),
            keys: Arc::new(SimKeys(Mutex::new(chance.split()))),
            health: self.health.lock().unwrap().clone(),
        };
        let (clock, telling) = (self.clock.clone(), played.clone());
        let turn = run(&inputs, job, move |event| {
            telling.lock().unwrap().told.push((clock.now(), event));
        });
        let stops = chance.percent(20).then(|| chance.pause(0, 40_000));
        tokio::pin!(turn);
        if let Some(after) = stops {
            tokio::select! {
                biased;
                () = &mut turn => {}
                () = tokio::time::sleep(after) => {
                    played.lock().unwrap().stopped = Some(self.clock.now());
                    stop.send_replace(true);
                    turn.await;
                }
            }
        } else {
            turn.await;
        }
        played.lock().unwrap().ended = Some(self.clock.now());
    }

    /// What happens to the machine, one after the other.
    async fn happens(self: Arc<Self>, mut chance: Chance, turns: &mut Vec<tokio::task::JoinHandle<()>>) {
        for _ in 0..chance.between(0, 5) {
            tokio::time::sleep(chance.pause(1_000, 500_000)).await;
            match chance.next() % 5 {
                0 | 1 => {
                    self.clock.sleep(chance.pause(1_000, 30_000_000));
                    self.network.slept();
                }
                2 => {
                    let day = 86_400_000;
                    self.clock.set_by(chance.one_of(&[-day, day, -3_000, 7_000]));
                }
                3 => {
                    self.disk.fill(true);
                    tokio::time::sleep(chance.pause(100, 20_000)).await;
                    self.disk.fill(false);
                }
                _ => self.crash(turns).await,
            }
        }
    }

    /// The app is killed and started again: what ran is gone, what waits to be asked is asked then.
    async fn crash(&self, turns: &mut Vec<tokio::task::JoinHandle<()>>) {
        let now = self.clock.now();
        let running: Vec<_> = self.played.lock().unwrap().clone();
        for played in running {
            let mut played = played.lock().unwrap();
            if played.ended.is_none() {
                played.killed.get_or_insert(now);
            }
        }
        if self
            .played
            .lock()
            .unwrap()
            .iter()
            .any(|one| one.lock().unwrap().killed == Some(now))
        {
            // Those not asked yet go with it: nobody is there to ask.
            for turn in turns.drain(..) {
                turn.abort();
                let _ = turn.await;
            }
        }
        *self.health.lock().unwrap() = health(&self.clock, &self.broken);
    }
}

/// Plays one schedule; what was told of each turn, and the promises that were broken.
fn play(seed: u64) -> (Vec<String>, Vec<String>) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .start_paused(true)
        .build()
        .unwrap();
    JITTER.set(seed);
    runtime.block_on(async {
        let mut chance = Chance::new(seed);
        let schedule = Arc::new(Schedule::new(&mut chance));
        let mut turns: Vec<_> = (0..usize::try_from(chance.between(1, 12)).unwrap())
            .map(|number| tokio::spawn(schedule.clone().play(number, chance.split())))
            .collect();
        let all = async {
            schedule.clone().happens(chance.split(), &mut turns).await;
            for turn in turns.drain(..) {
                if let Err(error) = turn.await {
                    schedule.broken.add(format!("a turn panicked: {error}"));
                }
            }
        };
        if tokio::time::timeout(HANGS, all).await.is_err() {
            schedule.broken.add("a turn never ended".into());
        }
        let played = schedule.played.lock().unwrap().clone();
        let mut told = Vec::new();
        for one in played {
            let one = one.lock().unwrap();
            judge::judge(&one, &schedule.disk, &schedule.network, &schedule.broken);
            told.extend(one.told.iter().map(|(at, event)| format!("{at:?} {event:?}")));
        }
        (told, schedule.broken.all())
    })
}

#[test]
fn schedules_keep_every_promise() {
    let number = |name: &str| std::env::var(name).ok().map(|seed| seed.parse::<u64>().unwrap());
    if let Some(seed) = number("UNDERSTUDY_SEED") {
        let (told, broken) = play(seed);
        println!("{}", told.join("\n"));
        assert_eq!(broken, Vec::<String>::new(), "UNDERSTUDY_SEED={seed}");
        return;
    }
    let seeds = number("UNDERSTUDY_SEEDS").unwrap_or(SEEDS);
    let mut failed = Vec::new();
    let mut ends = std::collections::BTreeMap::<&str, u32>::new();
    for seed in 0..seeds {
        let (told, broken) = play(seed);
        for event in &told {
            for end in ["Finished", "Failed {", "Delta", "Attempt {"] {
                *ends.entry(end).or_default() += u32::from(event.contains(end));
            }
        }
        if !broken.is_empty() {
            failed.push(format!("UNDERSTUDY_SEED={seed}: {}", broken.join("; ")));
        }
    }
    println!("{seeds} schedules: {ends:?}");
    assert!(
        failed.is_empty(),
        "{} of {seeds} schedules:\n{}",
        failed.len(),
        failed[..failed.len().min(20)].join("\n")
    );
    // A simulation in which nothing happens proves nothing.
    assert!(
        seeds < SEEDS || ends.values().all(|&count| count > 1_000),
        "{ends:?}"
    );
}

#[test]
fn a_seed_plays_the_same_each_time() {
    for seed in [3, 17, 40] {
        assert_eq!(play(seed), play(seed), "{seed}");
    }
}
