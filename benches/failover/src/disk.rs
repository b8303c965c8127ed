//! The whole of it: a home with its database, as a front uses it.

use crate::measure::{Times, microseconds};
use async_trait::async_trait;
use std::error::Error;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;
use understudy_core::backend::{Backend, BackendOptions, Check, Practice, PracticeUrls, TurnOptions};
use understudy_core::contract::{
    Lane, MessageId, NewKey, NewProvider, Seam, Timestamp, TurnEvent, TurnStart,
};
use understudy_core::engine::{
    AnswerEnd, AttemptEnd, AttemptStart, NewTurn, StoredPart, TurnStore, TurnStoreError,
};
use understudy_core::history::History;
use understudy_core::home::Home;
use understudy_core::keys::EnvKeys;
use understudy_stage::{LEAD, MODEL, Stage, UNDERSTUDY};

struct NoPractice;

#[async_trait]
impl Practice for NoPractice {
    async fn start(&self) -> std::io::Result<PracticeUrls> {
        Err(std::io::Error::other("no demo here"))
    }

    fn set_outage(&self, _on: bool) {}
}

/// A backend in `folder` with both seats of the stage in its order, and their lanes.
pub async fn open(folder: &Path, stage: &Stage) -> Result<(Arc<Backend>, [Lane; 2]), Box<dyn Error>> {
    let options = BackendOptions {
        env_keys: EnvKeys::default(),
        may_prompt: false,
        practice: Box::new(NoPractice),
        program: std::env::current_exe()?,
    };
    let backend = Backend::open(&Home::at(folder)?, options)
        .await
        .map_err(|e| e.message)?;
    for name in [LEAD, UNDERSTUDY] {
        stage.seat(name).models([MODEL]);
        let new = NewProvider {
            name: name.to_owned(),
            kind: "openai-compatible".to_owned(),
            base_url: Some(stage.url(name)),
            key: NewKey::None,
            allow_http: true,
        };
        backend
            .add_provider(new, Check::Advisory)
            .await
            .map_err(|e| e.message)?;
    }
    let lane = |name: &str| {
        backend
            .lane_named(&format!("{name}/{MODEL}"))
            .map_err(|e| e.message)
    };
    let lanes = [lane(LEAD)?, lane(UNDERSTUDY)?];
    backend.set_chain(lanes.to_vec()).await.map_err(|e| e.message)?;
    stage.forget_requests();
    Ok((backend, lanes))
}

/// Asks in a new chat and follows the turn; whether it ended in an answer, and in how many deltas.
pub async fn turn(backend: &Backend, chain: &[Lane]) -> Result<(bool, u64), Box<dyn Error>> {
    let start = TurnStart::NewChat {
        text: "What does it take to be an understudy?".to_owned(),
        attachments: Vec::new(),
    };
    let options = TurnOptions {
        chain: Some(chain.to_vec()),
        ..TurnOptions::default()
    };
    let mut handle = backend.send(start, options).await.map_err(|e| e.message)?;
    let (mut finished, mut deltas) = (false, 0);
    while let Some(numbered) = handle.events.next().await {
        match numbered.event {
            TurnEvent::Delta { .. } => deltas += 1,
            TurnEvent::Finished { .. } => finished = true,
            _ => {}
        }
    }
    Ok((finished, deltas))
}

/// The database, with the time that each call of a turn takes in it.
pub struct Timed {
    history: History,
    pub times: Mutex<Calls>,
}

#[derive(Default)]
pub struct Calls {
    pub begin: Times,
    pub started: Times,
    pub ended: Times,
    pub checkpoint: Times,
    pub end: Times,
}

impl Timed {
    pub fn new(history: History) -> Self {
        Self {
            history,
            times: Mutex::default(),
        }
    }

    fn took(&self, since: Instant, of: impl FnOnce(&mut Calls) -> &mut Times) {
        let mut calls = self.times.lock().unwrap_or_else(PoisonError::into_inner);
        of(&mut calls).add(microseconds(since.elapsed()));
    }
}

#[async_trait]
impl TurnStore for Timed {
    async fn begin(&self, turn: NewTurn) -> Result<(), TurnStoreError> {
        let since = Instant::now();
        self.history.begin(turn).await?;
        self.took(since, |calls| &mut calls.begin);
        Ok(())
    }
    async fn attempt_started(&self, start: AttemptStart) -> Result<(), TurnStoreError> {
        let since = Instant::now();
        self.history.attempt_started(start).await?;
        self.took(since, |calls| &mut calls.started);
        Ok(())
    }
    async fn attempt_ended(&self, end: AttemptEnd) -> Result<(), TurnStoreError> {
        let since = Instant::now();
        self.history.attempt_ended(end).await?;
        self.took(since, |calls| &mut calls.ended);
        Ok(())
    }
    async fn checkpoint(
        &self,
        answer: MessageId,
        parts: Vec<StoredPart>,
        seams: Vec<Seam>,
        at: Timestamp,
    ) -> Result<(), TurnStoreError> {
        let since = Instant::now();
        self.history.checkpoint(answer, parts, seams, at).await?;
        self.took(since, |calls| &mut calls.checkpoint);
        Ok(())
    }
    async fn end(&self, end: AnswerEnd) -> Result<(), TurnStoreError> {
        let since = Instant::now();
        self.history.end(end).await?;
        self.took(since, |calls| &mut calls.end);
        Ok(())
    }
}
