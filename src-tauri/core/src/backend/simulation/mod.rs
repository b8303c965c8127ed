//! Seeded schedules of faults, stops, sleeps, crashes and turns side by side, in simulated time: the
//! engine and the memory of health are the real ones, all else is made up. What was promised is
//! checked of every turn.
//!
//! A failing seed is printed; `UNDERSTUDY_SEED=7` plays it again and tells what happened in it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod chance;
mod judge;
mod lanes;
mod leases;
mod machine;
mod many;
mod network;
mod shown;

use super::book::Book;
use crate::clock::{Clock, Moment};
use crate::contract::{
    AnswerFailure, LaneName, MessageId, ProviderId, Reach, Role, TurnEvent, TurnId, TurnWishes,
};
use crate::engine::{Choice, Conversation, Inputs, Job, JobLane, Keys, Said, SaidPart, TurnLane, run};
use crate::providers::{WireFamily, kinds};
use crate::router::fit::Takes;
use crate::router::limits::{LimitSettings, attempt_limits};
use crate::router::plan::{Candidate, Plan, plan};
use async_trait::async_trait;
use chance::Chance;
use lanes::{MOST_TOKENS, SimLane, Wants, lanes};
use machine::{Broken, Disk, SimClock, Watched};
use network::Network;
use std::cell::Cell;
use std::sync::{Arc, Mutex, Weak};
use std::time::Duration;
use tokio::sync::{mpsc, watch};

/// A schedule that takes longer than this, in simulated time, hangs.
const HANGS: Duration = Duration::from_secs(2 * 3_600);

type Choices = mpsc::UnboundedReceiver<Choice>;
type Stop = watch::Receiver<bool>;

/// A turn as it was asked, and what was told of it.
pub struct Played {
    number: usize,
    turn: TurnId,
    answer: MessageId,
    /// Indices of the lanes that it may go to.
    allowed: Vec<usize>,
    local: Vec<usize>,
    /// What a request to each lane may cost at most, where that is known.
    worst: Vec<Option<f64>>,
    extra_spend: f64,
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
    fn job(&self, number: usize, wants: &Wants, choices: Choices, cancel: Stop) -> (Job, Played) {
        let wish = &wants.wish;
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
            key_shut: false,
            too_dear: false,
            local: lane.local,
            host: (!lane.local).then(|| format!("lane{index}.sim").into()),
            window: None,
            takes: Takes::default(),
            request_bytes: None,
            stays_here: lane.local,
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
            let usual = health.book.usual(&planned.lane);
            let limits = attempt_limits(&LimitSettings::default(), traits, lane.local, 10, usual);
            let price = lane.price.clone();
            let version = if lane.kind == "ollama" { "" } else { "/v1" };
            JobLane {
                family: family(lane),
                base_url: format!("https://lane{index}.sim{version}").parse().unwrap(),
                allow_http: false,
                room: None,
                reasons: true,
                omit: Vec::new(),
                sends_files: true,
                lane: TurnLane {
                    planned,
                    limits,
                    lead: index == 0,
                    price,
                    prefills: lane.prefills,
                    hedge_after: wants.hedge_after,
                    most_tokens: MOST_TOKENS,
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
            let reached = match &wish.reach {
                Reach::Chain => true,
                Reach::Only { providers } => providers.contains(&lane.lane.provider),
                Reach::ThisComputer => lane.local,
            };
            reached
                && only.is_none_or(|only| only.contains(&lane.lane.provider))
                && (lane.local || !wish.local_only)
        });
        let played = Played {
            number,
            turn,
            answer,
            allowed: allowed.collect(),
            local: indices().filter(|&index| self.lanes[index].local).collect(),
            worst: self
                .lanes
                .iter()
                .map(|lane| lane.price.as_ref()?.worst_case(MOST_TOKENS.0, MOST_TOKENS.1, 0))
                .collect(),
            extra_spend: wants.extra_spend,
            told: Vec::new(),
            stopped: None,
            killed: None,
            ended: None,
        };
        let job = Job {
            turn,
            answer: Some(answer),
            reason: None,
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
            recovery: wants.recovery,
            extra_spend: wants.extra_spend,
            demo: false,
            attempts: 0,
            resumed: None,
            confined: false,
            choices,
            cancel,
        };
        (job, played)
    }

    /// One turn from its question to its end; it is asked `within` so many milliseconds.
    async fn play(self: Arc<Self>, number: usize, mut chance: Chance, within: u64) {
        tokio::time::sleep(chance.pause(0, within)).await;
        let wants = Wants::of(&self.lanes, &mut chance);
        let stop = watch::Sender::new(false);
        let (choose, choices) = mpsc::unbounded_channel();
        let (job, played) = self.job(number, &wants, choices, stop.subscribe());
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
        let mut choosing = chance.split();
        let turn = run(&inputs, job, move |event| {
            if let TurnEvent::Slow { attempt, .. } = event {
                let _ = match choosing.next() % 6 {
                    0 => choose.send(Choice::SwitchNow { attempt }),
                    1 => choose.send(Choice::KeepWaiting { attempt }),
                    _ => Ok(()),
                };
            }
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
    async fn happens(
        self: Arc<Self>,
        mut chance: Chance,
        within: u64,
        turns: &mut Vec<tokio::task::JoinHandle<()>>,
    ) {
        for _ in 0..chance.between(0, 12) {
            tokio::time::sleep(chance.pause(500, within / 4)).await;
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
        // Side by side in some schedules, one after the other in others.
        let within = chance.one_of(&[30_000, 120_000, 500_000, 1_500_000]);
        let mut turns: Vec<_> = (0..usize::try_from(chance.between(1, 12)).unwrap())
            .map(|number| tokio::spawn(schedule.clone().play(number, chance.split(), within)))
            .collect();
        let all = async {
            schedule.clone().happens(chance.split(), within, &mut turns).await;
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
            let told_of = |(at, event): &(Moment, TurnEvent)| format!("turn {} {at:?} {event:?}", one.number);
            told.extend(one.told.iter().map(told_of));
        }
        (told, schedule.broken.all())
    })
}
