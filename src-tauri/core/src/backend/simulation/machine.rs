//! The computer of a schedule: its clocks, its disk, and the memory of health that is looked at.

use super::shown::Texts;
use crate::backend::book::Book;
use crate::clock::{Clock, Moment};
use crate::contract::{Lane, MessageId, Seam, Timestamp, TurnId, TurnWishes};
use crate::engine::{
    AnswerEnd, AttemptEnd, AttemptStart, HealthBook, NewTurn, StoredPart, TurnStore, TurnStoreError,
};
use crate::providers::RateLimit;
use crate::router::health::{Outcome, Scope, Standing};
use crate::router::plan::PlannedLane;
use crate::router::speed::Speed;
use async_trait::async_trait;
use futures_util::future::BoxFuture;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::time::Instant;

/// Promises that were broken.
#[derive(Clone, Default)]
pub struct Broken(Arc<Mutex<Vec<String>>>);

impl Broken {
    pub fn add(&self, what: String) {
        self.0.lock().unwrap().push(what);
    }

    pub fn check(&self, right: bool, what: impl FnOnce() -> String) {
        if !right {
            self.add(what());
        }
    }

    pub fn all(&self) -> Vec<String> {
        self.0.lock().unwrap().clone()
    }
}

/// Simulated time: that of the paused runtime, which goes on when nobody has anything to do.
pub struct SimClock {
    start: Instant,
    /// How long the machine slept: the monotonic clock does not count it.
    slept: Mutex<Duration>,
    /// By how much somebody has set the clock, in milliseconds.
    set: Mutex<i64>,
}

const BEGIN: Timestamp = 1_800_000_000_000;

impl SimClock {
    pub fn new() -> Self {
        Self {
            start: Instant::now(),
            slept: Mutex::default(),
            set: Mutex::default(),
        }
    }

    pub fn sleep(&self, time: Duration) {
        *self.slept.lock().unwrap() += time;
    }

    pub fn set_by(&self, ms: i64) {
        *self.set.lock().unwrap() += ms;
    }

    fn passed(&self) -> Duration {
        self.now() + *self.slept.lock().unwrap()
    }
}

impl Clock for SimClock {
    fn now(&self) -> Moment {
        self.start.elapsed()
    }

    fn wall(&self) -> Timestamp {
        self.steady() + *self.set.lock().unwrap()
    }

    fn since_boot(&self) -> Option<Duration> {
        Some(Duration::from_secs(1_000) + self.passed())
    }

    fn steady(&self) -> Timestamp {
        BEGIN + i64::try_from(self.passed().as_millis()).unwrap()
    }

    fn sleep_until(&self, until: Moment) -> BoxFuture<'static, ()> {
        Box::pin(tokio::time::sleep_until(self.start + until))
    }
}

/// What would be there after a crash.
#[derive(Default)]
pub struct Disk {
    kept: Mutex<Kept>,
    /// Nothing can be written.
    full: Mutex<bool>,
    was_full: Mutex<bool>,
}

#[derive(Default)]
struct Kept {
    started: HashMap<TurnId, Vec<AttemptStart>>,
    ended: HashMap<TurnId, Vec<AttemptEnd>>,
    drafts: HashMap<MessageId, (Vec<StoredPart>, Vec<Seam>)>,
    ends: HashMap<MessageId, AnswerEnd>,
}

impl Disk {
    pub fn fill(&self, full: bool) {
        *self.full.lock().unwrap() = full;
        *self.was_full.lock().unwrap() |= full;
    }

    /// Everything that was to be written could be.
    pub fn never_full(&self) -> bool {
        !*self.was_full.lock().unwrap()
    }

    pub fn is_full(&self) -> bool {
        *self.full.lock().unwrap()
    }

    fn write(&self, change: impl FnOnce(&mut Kept)) -> Result<(), TurnStoreError> {
        if self.is_full() {
            return Err(TurnStoreError::CannotWrite);
        }
        change(&mut self.kept.lock().unwrap());
        Ok(())
    }

    pub fn started(&self, turn: TurnId) -> Vec<AttemptStart> {
        self.kept
            .lock()
            .unwrap()
            .started
            .get(&turn)
            .cloned()
            .unwrap_or_default()
    }

    pub fn ended(&self, turn: TurnId) -> Vec<AttemptEnd> {
        self.kept
            .lock()
            .unwrap()
            .ended
            .get(&turn)
            .cloned()
            .unwrap_or_default()
    }

    /// What is there of an answer.
    pub fn texts(&self, answer: MessageId) -> Texts {
        let kept = self.kept.lock().unwrap();
        let draft = kept.drafts.get(&answer);
        draft.map_or_else(Texts::default, |(parts, seams)| Texts::kept(parts, seams))
    }

    pub fn end(&self, answer: MessageId) -> Option<AnswerEnd> {
        self.kept.lock().unwrap().ends.get(&answer).cloned()
    }
}

#[async_trait]
impl TurnStore for Disk {
    async fn begin(&self, _: NewTurn) -> Result<(), TurnStoreError> {
        Ok(())
    }

    async fn attempt_started(&self, start: AttemptStart) -> Result<(), TurnStoreError> {
        self.write(|kept| kept.started.entry(start.turn).or_default().push(start))
    }

    async fn attempt_ended(&self, end: AttemptEnd) -> Result<(), TurnStoreError> {
        self.write(|kept| kept.ended.entry(end.turn).or_default().push(end))
    }

    async fn checkpoint(
        &self,
        answer: MessageId,
        parts: Vec<StoredPart>,
        seams: Vec<Seam>,
        _: Timestamp,
    ) -> Result<(), TurnStoreError> {
        self.write(|kept| {
            kept.drafts.insert(answer, (parts, seams));
        })
    }

    async fn end(&self, end: AnswerEnd) -> Result<(), TurnStoreError> {
        self.write(|kept| {
            kept.drafts
                .insert(end.answer, (end.parts.clone(), end.seams.clone()));
            kept.ends.insert(end.answer, end);
        })
    }
}

/// The memory of health, with an eye on who tries what.
pub struct Watched {
    pub book: Arc<Book>,
    clock: Arc<SimClock>,
    trying: Mutex<HashMap<Scope, TurnId>>,
    broken: Broken,
}

impl Watched {
    pub fn new(book: Arc<Book>, clock: Arc<SimClock>, broken: Broken) -> Self {
        Self {
            book,
            clock,
            trying: Mutex::default(),
            broken,
        }
    }
}

#[async_trait]
impl HealthBook for Watched {
    fn limited(&self, lane: &Lane, limits: Vec<RateLimit>) {
        self.book.limited(lane, limits);
    }

    async fn may_ask(&self, turn: TurnId, lane: &PlannedLane) -> bool {
        let now = self.clock.steady();
        let scopes = [
            Scope::Provider(lane.lane.provider),
            Scope::Lane(lane.lane.clone()),
        ];
        let trial = scopes.into_iter().find(|scope| {
            let record = self.book.record(scope);
            record.is_some_and(|record| record.standing(now) == Standing::OnTrial)
        });
        let may = self.book.may_ask(turn, lane).await;
        if let Some(scope) = trial.filter(|_| may) {
            let other = self.trying.lock().unwrap().insert(scope.clone(), turn);
            self.broken.check(other.is_none(), || {
                format!("{:?} is tried by two at once", lane.name)
            });
        }
        may
    }

    async fn ended(&self, turn: TurnId, lane: &PlannedLane, outcome: Option<Outcome>) {
        self.trying.lock().unwrap().retain(|_, other| *other != turn);
        self.book.ended(turn, lane, outcome).await;
    }

    async fn paced(&self, lane: &Lane, speed: Speed) {
        self.book.paced(lane, speed).await;
    }

    async fn learned(&self, lane: &Lane, wishes: &TurnWishes, rejected: Vec<String>) {
        self.book.learned(lane, wishes, rejected).await;
    }
}
