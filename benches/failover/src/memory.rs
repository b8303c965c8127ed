//! The engine with nothing of the disk: its store and its memory of health are in memory.

use async_trait::async_trait;
use secrecy::SecretString;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::{mpsc, watch};
use understudy_core::clock::{SystemClock, wall};
use understudy_core::contract::{
    AnswerFailure, Lane, LaneName, MessageId, ProviderId, Role, Seam, Timestamp, TurnEvent, TurnId,
    TurnWishes,
};
use understudy_core::engine::{
    AnswerEnd, AttemptEnd, AttemptStart, Conversation, HealthBook, Inputs, Job, JobLane, Keys, NewTurn, Said,
    SaidPart, StoredPart, TurnLane, TurnStore, TurnStoreError, run,
};
use understudy_core::providers::{Endpoint, HttpRequest, RateLimit, Transport, kinds};
use understudy_core::router::fit::Takes;
use understudy_core::router::health::Outcome;
use understudy_core::router::limits::{LimitSettings, attempt_limits};
use understudy_core::router::memory::Memory;
use understudy_core::router::next::Recovery;
use understudy_core::router::plan::PlannedLane;
use understudy_core::router::speed::Usual;
use understudy_stage::MODEL;
use url::Url;

const KIND: &str = "openai-compatible";
const QUESTION: &str = "What does it take to be an understudy?";

/// Keeps the last of everything.
#[derive(Default)]
struct Kept(Mutex<Last>);

#[derive(Default)]
struct Last {
    started: Option<AttemptStart>,
    ended: Option<AttemptEnd>,
    parts: Vec<StoredPart>,
    end: Option<AnswerEnd>,
}

impl Kept {
    fn keep(&self, change: impl FnOnce(&mut Last)) -> Result<(), TurnStoreError> {
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner));
        Ok(())
    }
}

#[async_trait]
impl TurnStore for Kept {
    async fn begin(&self, _: NewTurn) -> Result<(), TurnStoreError> {
        Ok(())
    }
    async fn attempt_started(&self, start: AttemptStart) -> Result<(), TurnStoreError> {
        self.keep(|kept| kept.started = Some(start))
    }
    async fn attempt_ended(&self, end: AttemptEnd) -> Result<(), TurnStoreError> {
        self.keep(|kept| kept.ended = Some(end))
    }
    async fn checkpoint(
        &self,
        _: MessageId,
        parts: Vec<StoredPart>,
        _: Vec<Seam>,
        _: Timestamp,
    ) -> Result<(), TurnStoreError> {
        self.keep(|kept| kept.parts = parts)
    }
    async fn end(&self, end: AnswerEnd) -> Result<(), TurnStoreError> {
        self.keep(|kept| kept.end = Some(end))
    }
}

struct NoKeys;

#[async_trait]
impl Keys for NoKeys {
    async fn key(&self, _: ProviderId) -> Result<Option<SecretString>, String> {
        Ok(None)
    }
}

/// The router's memory, unshared.
#[derive(Default)]
struct Health(Mutex<Memory>);

#[async_trait]
impl HealthBook for Health {
    fn limited(&self, _: &Lane, _: Vec<RateLimit>) {}
    async fn may_ask(&self, _: TurnId, lane: &PlannedLane) -> bool {
        let memory = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        memory.trial(&lane.lane, wall()).is_none()
    }
    async fn ended(&self, _: TurnId, lane: &PlannedLane, outcome: Option<Outcome>) {
        if let Some(outcome) = outcome {
            let mut memory = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            memory.hear(&lane.lane, lane.host.as_deref(), &outcome, wall(), 0.5);
        }
    }
    async fn learned(&self, _: &Lane, _: &TurnWishes, _: Vec<String>) {}
}

/// What a turn is run with; the store is another where one is given.
pub fn inputs(transport: Arc<dyn Transport>, store: Option<Arc<dyn TurnStore>>) -> Inputs {
    Inputs {
        clock: Arc::new(SystemClock::new()),
        transport,
        store: store.unwrap_or_else(|| Arc::new(Kept::default())),
        keys: Arc::new(NoKeys),
        health: Arc::new(Health::default()),
    }
}

fn conversation() -> Conversation {
    Conversation {
        system: None,
        messages: vec![Said {
            role: Role::User,
            parts: vec![SaidPart::Text(QUESTION.to_owned())],
        }],
    }
}

/// The request that a lane would be sent.
pub fn request(url: &Url) -> Option<HttpRequest> {
    let endpoint = Endpoint {
        base_url: url.clone(),
        key: None,
    };
    let prompt = conversation().prompt_for(ProviderId::new(), Takes::default());
    Some(
        kinds::kind(KIND)?
            .family()
            .chat_request(&endpoint, MODEL, &prompt),
    )
}

/// A turn over lanes at these addresses, of which nothing is known yet.
pub fn job(urls: &[Url], turn: TurnId, answer: MessageId, cancel: watch::Receiver<bool>) -> Option<Job> {
    let kind = kinds::kind(KIND)?;
    let lane = |(at, url): (usize, &Url)| JobLane {
        lane: TurnLane {
            planned: PlannedLane {
                lane: Lane {
                    provider: ProviderId::new(),
                    model: MODEL.to_owned(),
                },
                name: LaneName::new("bench", MODEL),
                family: kind.family().name(),
                local: false,
                host: None,
                window: None,
                takes: Takes::default(),
            },
            limits: attempt_limits(
                &LimitSettings::default(),
                kind.family().traits(MODEL),
                false,
                10,
                Usual::default(),
            ),
            lead: at == 0,
            price: None,
            prefills: false,
            hedge_after: None,
            most_tokens: (10, 1_000),
        },
        family: kind.family(),
        base_url: url.clone(),
        allow_http: false,
        room: None,
        reasons: true,
        omit: Vec::new(),
        sends_files: true,
    };
    Some(Job {
        turn,
        answer: Some(answer),
        reason: None,
        conversation: conversation(),
        wishes: TurnWishes::default(),
        lanes: urls.iter().enumerate().map(lane).collect(),
        skipped: Vec::new(),
        nobody: AnswerFailure {
            code: "no-provider".to_owned(),
            message: String::new(),
        },
        recovery: Recovery::default(),
        extra_spend: 1.0,
        demo: false,
        attempts: 0,
        resumed: None,
        confined: false,
        choices: mpsc::unbounded_channel().1,
        cancel,
    })
}

/// Runs a turn; whether it ended in an answer, and in how many deltas it came.
pub async fn turn(inputs: &Inputs, urls: &[Url], turn: TurnId, answer: MessageId) -> (bool, u64) {
    let stop = watch::Sender::new(false);
    let (mut finished, mut deltas) = (false, 0);
    if let Some(job) = job(urls, turn, answer, stop.subscribe()) {
        run(inputs, job, |event| match event {
            TurnEvent::Delta { .. } => deltas += 1,
            TurnEvent::Finished { .. } => finished = true,
            _ => {}
        })
        .await;
    }
    (finished, deltas)
}
