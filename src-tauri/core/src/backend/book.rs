//! The memory of health: what attempts showed of each lane, kept in the history so that a restart
//! does not pay for a known outage again, and shared with every process of the home.

use super::health_rows::{from_row, to_row};
use super::{Backend, lock};
use crate::clock::Clock;
use crate::contract::{AllowanceLeft, Lane, ProviderId, Timestamp, TurnId, TurnWishes};
use crate::engine::HealthBook;
use crate::history::{First, HealthTransition, History, LaneHealthRow, LanePace, Lease, RejectedParameter};
use crate::providers::RateLimit;
use crate::router::health::{OPEN_FIRST_MS, Outcome, Record, Scope, Standing};
use crate::router::memory::{Changed, Memory};
use crate::router::plan::PlannedLane;
use crate::router::speed::{Histogram, Speed, Usual};
use async_trait::async_trait;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, Weak};
use std::time::Duration;

/// A trial holds its lease no longer than this, however long the answer is: what a process that
/// hangs holds is free again within a conversation. In milliseconds.
pub(super) const TRIAL_MS: i64 = 600_000;

pub(super) struct Book {
    clock: Arc<dyn Clock>,
    /// Absent for the demo: its outages are made.
    history: Option<Arc<History>>,
    memory: Mutex<Memory>,
    /// What turns of this process are trying, now that its opening is over.
    trials: Mutex<HashMap<Scope, Trial>>,
    /// The lane that each turn is asking.
    asking: Mutex<HashMap<TurnId, Lane>>,
    /// What each provider said last of the account's allowances, and when.
    limits: Mutex<HashMap<ProviderId, (Timestamp, Vec<RateLimit>)>>,
    /// How fast lanes were.
    speeds: Mutex<HashMap<Lane, Speed>>,
    backend: Weak<Backend>,
    /// In 0..1: spreads the ends of openings.
    jitter: fn() -> f64,
}

struct Trial {
    turn: TurnId,
    lane: Lane,
    /// Absent in the demo, and until it is taken.
    lease: Option<Lease>,
}

impl Book {
    pub fn new(
        clock: Arc<dyn Clock>,
        history: Option<Arc<History>>,
        rows: Vec<LaneHealthRow>,
        backend: Weak<Backend>,
    ) -> Self {
        let book = Self {
            clock,
            history,
            memory: Mutex::default(),
            trials: Mutex::default(),
            asking: Mutex::default(),
            limits: Mutex::default(),
            speeds: Mutex::default(),
            backend,
            jitter,
        };
        book.replace(rows);
        book
    }

    /// With chance from elsewhere, so that a schedule can be played again.
    #[cfg(test)]
    pub fn with_jitter(mut self, jitter: fn() -> f64) -> Self {
        self.jitter = jitter;
        self
    }

    /// Takes over what another process found out.
    pub fn replace(&self, rows: Vec<LaneHealthRow>) {
        let clock = self.clock.as_ref();
        let rows: Vec<_> = rows.into_iter().map(|row| from_row(row, clock)).collect();
        lock(&self.memory).replace(rows);
    }

    pub fn record(&self, scope: &Scope) -> Option<Record> {
        lock(&self.memory).record(scope).cloned()
    }

    /// Since when this computer has no network.
    pub fn offline(&self) -> Option<Timestamp> {
        lock(&self.memory).offline()
    }

    /// Another computer was reached: the network is there.
    pub fn found_there(&self) {
        lock(&self.memory).found_there();
    }

    /// The computer woke up.
    pub fn woke(&self) {
        lock(&self.memory).woke(self.clock.steady());
    }

    /// Takes over what earlier attempts showed.
    pub fn know_speeds(&self, paces: Vec<LanePace>) {
        let mut speeds = lock(&self.speeds);
        for pace in paces {
            let speed = speeds.entry(pace.lane).or_default();
            match pace.first {
                First::Came(after) => speed.first.add(after),
                First::GivenUp(after) => speed.gave_up(after),
            }
        }
    }

    /// Takes over the pauses within the answers of earlier runs.
    pub fn know_gaps(&self, kept: Vec<(Lane, String)>) {
        let mut speeds = lock(&self.speeds);
        for (lane, samples) in kept {
            // What a damaged or newer row holds is no reason not to start.
            let gaps = serde_json::from_str(&samples).unwrap_or_default();
            let first = Histogram::default();
            speeds.entry(lane).or_default().absorb(&Speed { first, gaps });
        }
    }

    /// How long a lane usually takes at most.
    pub fn usual(&self, lane: &Lane) -> Usual {
        lock(&self.speeds).get(lane).map(Speed::usual).unwrap_or_default()
    }

    /// When a lane usually begins.
    pub fn usual_start(&self, lane: &Lane) -> Option<Duration> {
        lock(&self.speeds).get(lane)?.usual_start()
    }

    /// How a lane stands, all that concerns it taken together. `remote`: it is on another computer.
    pub fn standing(&self, lane: &Lane, remote: bool, now: Timestamp) -> Standing {
        let memory = lock(&self.memory);
        let standing = memory.standing(lane, remote, now);
        let tried = |scope: Scope| lock(&self.trials).contains_key(&scope);
        if standing == Standing::OnTrial && memory.trial(lane, now).is_some_and(tried) {
            return Standing::Out {
                until: now + OPEN_FIRST_MS,
            };
        }
        standing
    }

    /// What is left of the account's allowances, as the provider said with its last answer; what is
    /// full again by now is left out.
    pub fn allowances(&self, provider: ProviderId, now: Timestamp) -> Vec<AllowanceLeft> {
        let limits = lock(&self.limits);
        let Some((at, limits)) = limits.get(&provider) else {
            return Vec::new();
        };
        limits
            .iter()
            .map(|limit| {
                // Most count by the minute, where they do not say.
                let wait = limit.resets_in.unwrap_or(Duration::from_secs(60));
                AllowanceLeft {
                    of: limit.allowance,
                    limit: limit.limit,
                    remaining: limit.remaining,
                    resets_at: at.saturating_add(i64::try_from(wait.as_millis()).unwrap_or(i64::MAX)),
                }
            })
            .filter(|left| left.resets_at > now)
            .collect()
    }

    /// Forgets what was held against a provider's key: it was changed.
    pub async fn absolve(&self, provider: ProviderId) {
        let now = self.clock.steady();
        let before = lock(&self.memory).clone();
        let changed = lock(&self.memory).absolve(provider, now);
        self.keep(&before, changed, None).await;
    }

    /// Forgets what was held against a lane, or a provider and all of its models (`model` empty), since
    /// then: it was simulated.
    pub async fn forgive(&self, provider: ProviderId, model: &str, since: Timestamp) {
        let now = self.clock.steady();
        let before = lock(&self.memory).clone();
        let changed = lock(&self.memory).forgive(provider, model, since, now);
        self.keep(&before, changed, None).await;
    }

    /// The lane that the turn is about to ask, or is asking.
    pub fn asking(&self, turn: TurnId) -> Option<Lane> {
        lock(&self.asking).get(&turn).cloned()
    }

    /// Whether `turn` may try the lane now, alone where its opening is over: see
    /// [`HealthBook::may_ask`]. [`Book::settle`] follows a yes.
    pub async fn take(&self, turn: TurnId, lane: &Lane) -> bool {
        let now = self.clock.steady();
        let Some(scope) = lock(&self.memory).trial(lane, now) else {
            return true;
        };
        {
            let mut trials = lock(&self.trials);
            if trials.contains_key(&scope) {
                return false;
            }
            let trial = Trial {
                turn,
                lane: lane.clone(),
                lease: None,
            };
            trials.insert(scope.clone(), trial);
        }
        let Some(history) = &self.history else {
            return true;
        };
        match history.take_lease(&lease_name(&scope), now + TRIAL_MS, now).await {
            Ok(None) => {
                lock(&self.trials).remove(&scope);
                false
            }
            Ok(lease) => {
                if let Some(trial) = lock(&self.trials).get_mut(&scope) {
                    trial.lease = lease;
                }
                true
            }
            Err(error) => {
                // A disk that does not answer must not keep a lane from being asked.
                tracing::warn!(%error, "the trial's lease could not be taken");
                true
            }
        }
    }

    /// What came of it; nothing where it says nothing of the lane. `host` is where it went, absent for
    /// this computer.
    pub async fn settle(&self, turn: TurnId, lane: &Lane, host: Option<&str>, outcome: Option<Outcome>) {
        if let Some(outcome) = outcome {
            let now = self.clock.steady();
            let (before, changed) = {
                let mut memory = lock(&self.memory);
                let before = memory.clone();
                (before, memory.hear(lane, host, &outcome, now, (self.jitter)()))
            };
            let offline_is_news = before.offline() != self.offline();
            self.keep(&before, changed, Some(turn)).await;
            if offline_is_news {
                self.tell();
            }
        }
        self.give_back(turn, lane).await;
    }

    /// What is tried when the lane is asked now that an opening is over, and since when it is open.
    pub fn trial(&self, lane: &Lane) -> Option<(Scope, Record)> {
        let memory = lock(&self.memory);
        let scope = memory.trial(lane, self.clock.steady())?;
        let record = memory.record(&scope)?.clone();
        Some((scope, record))
    }

    async fn keep(&self, before: &Memory, changed: Vec<Changed>, turn: Option<TurnId>) {
        if changed.is_empty() {
            return;
        }
        if let Some(history) = &self.history {
            for (scope, record) in changed {
                let record = record.unwrap_or_else(|| Record::unknown(self.clock.steady()));
                let row = to_row(&scope, &record, self.clock.as_ref());
                let from = before
                    .record(&scope)
                    .map_or("unknown", |before| before.circuit.word());
                let transition = (from != row.state).then(|| HealthTransition {
                    at: row.updated_at,
                    provider: row.provider,
                    model: row.model.clone(),
                    from: from.to_owned(),
                    to: row.state.clone(),
                    class: row.class,
                    message: row.message.clone(),
                    turn,
                    until: row.next_try_at,
                    simulated: false,
                });
                if let Err(error) = history.put_lane_health(row, transition).await {
                    tracing::warn!(%error, "health not kept");
                }
            }
        }
        self.tell();
    }

    fn tell(&self) {
        if let Some(backend) = self.backend.upgrade() {
            backend.tell_status();
        }
    }

    /// Gives back what the turn was trying with the lane.
    async fn give_back(&self, turn: TurnId, lane: &Lane) {
        let done: Vec<Trial> = lock(&self.trials)
            .extract_if(|_, trial| trial.turn == turn && trial.lane == *lane)
            .map(|(_, trial)| trial)
            .collect();
        let Some(history) = &self.history else { return };
        for lease in done.into_iter().filter_map(|trial| trial.lease) {
            if let Err(error) = history.release_lease(lease, self.clock.steady()).await {
                // It expires by itself.
                tracing::warn!(%error, "the trial's lease could not be given back");
            }
        }
    }
}

/// The lease of a trial, which all processes of the home ask for by this name.
fn lease_name(scope: &Scope) -> String {
    match scope {
        Scope::Lane(lane) => format!("trial {}/{}", lane.provider, lane.model),
        Scope::Provider(provider) => format!("trial {provider}"),
    }
}

#[async_trait]
impl HealthBook for Book {
    async fn may_ask(&self, turn: TurnId, lane: &PlannedLane) -> bool {
        lock(&self.asking).insert(turn, lane.lane.clone());
        self.take(turn, &lane.lane).await
    }

    fn limited(&self, lane: &Lane, limits: Vec<RateLimit>) {
        lock(&self.limits).insert(lane.provider, (self.clock.wall(), limits));
    }

    async fn paced(&self, lane: &Lane, speed: Speed) {
        lock(&self.speeds).entry(lane.clone()).or_default().absorb(&speed);
        // First texts are read from the attempts themselves; of the gaps nothing else is kept.
        let Some(history) = self.history.as_ref().filter(|_| speed.gaps.count() > 0) else {
            return;
        };
        let join = move |kept: Option<String>| {
            let gaps = kept.and_then(|kept| serde_json::from_str(&kept).ok());
            let mut all = Speed {
                gaps: gaps.unwrap_or_default(),
                ..Speed::default()
            };
            all.absorb(&speed);
            serde_json::to_string(&all.gaps).unwrap_or_else(|_| "[]".to_owned())
        };
        if let Err(error) = history.add_gaps(lane.clone(), self.clock.wall(), join).await {
            tracing::warn!(%error, "how fast a model was is not kept");
        }
    }

    async fn ended(&self, turn: TurnId, lane: &PlannedLane, outcome: Option<Outcome>) {
        {
            let mut asking = lock(&self.asking);
            if asking.get(&turn) == Some(&lane.lane) {
                asking.remove(&turn);
            }
        }
        self.settle(turn, &lane.lane, lane.host.as_deref(), outcome).await;
    }

    async fn learned(&self, lane: &Lane, wishes: &TurnWishes, rejected: Vec<String>) {
        let Some(history) = &self.history else { return };
        let rejected = rejected.into_iter().map(|parameter| RejectedParameter {
            lane: lane.clone(),
            effort: wishes.effort,
            parameter,
        });
        let kept = history.put_rejected(rejected.collect(), self.clock.wall()).await;
        if let Err(error) = kept {
            tracing::warn!(%error, "what a model does not take is not kept");
        } else if let Some(backend) = self.backend.upgrade()
            && let Err(error) = backend.reload().await
        {
            tracing::warn!(%error, "what a model does not take is not read");
        }
    }
}

/// In 0..1, from the random bits of a new identifier: spreading needs no better source.
fn jitter() -> f64 {
    let bits = uuid::Uuid::now_v7().as_u128() & 0xffff;
    #[allow(clippy::cast_precision_loss)]
    let fraction = bits as f64 / 65_536.0;
    fraction
}
