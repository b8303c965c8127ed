//! Drives a turn: performs the effects of the state machine and feeds it what comes back.

use super::choices::Choice;
use super::connection::Connection;
use super::conversation::Conversation;
use super::rescue::{GoOn, Resumed};
use super::stops::Stops;
use super::store::{AnswerEnd, AttemptEnd, AttemptStart, TurnStore, TurnStoreError};
use super::turn::{Effect, Ended, Input, Now, Turn, TurnLane};
use crate::clock::{Clock, Moment};
use crate::contract::{
    AnswerFailure, AttemptReason, Lane, MessageId, ProviderId, TurnEvent, TurnId, TurnWishes,
};
use crate::providers::{Endpoint, Prompt, RateLimit, Transport, WireFamily};
use crate::router::health::Outcome;
use crate::router::next::Recovery;
use crate::router::plan::PlannedLane;
use crate::router::speed::Speed;
use async_trait::async_trait;
use secrecy::SecretString;
use std::collections::{HashMap, VecDeque};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{mpsc, watch};
use url::Url;

/// How often the end of an answer is offered to the disk before the turn is given up as not stored,
/// and the pause between: long enough for a backup program to let go of a file.
const END_TRIES: u32 = 4;
const END_PAUSE: Duration = Duration::from_millis(500);

/// How often it is looked whether the machine slept.
const LOOK: Duration = Duration::from_secs(1);
/// A sleep shorter than this leaves connections as they are: servers wait that long for a packet.
const SLEEP: Duration = Duration::from_secs(5);

/// Where keys come from, seen from a turn.
#[async_trait]
pub trait Keys: Send + Sync {
    /// The provider's key, or none where it needs none.
    ///
    /// # Errors
    /// A sentence for people, where there should be a key and is none to be had.
    async fn key(&self, provider: ProviderId) -> Result<Option<SecretString>, String>;
}

/// What remembers how lanes did.
#[async_trait]
pub trait HealthBook: Send + Sync {
    /// Its provider said how much of the account's allowances is left.
    fn limited(&self, lane: &Lane, limits: Vec<RateLimit>);
    /// How fast it was.
    async fn paced(&self, _: &Lane, _: Speed) {}
    /// Whether `turn` may ask the lane now. No, when the lane's opening is over and somebody else is
    /// trying it: one request at a time finds out whether it works again. After a yes,
    /// [`HealthBook::ended`] follows in every case.
    async fn may_ask(&self, turn: TurnId, lane: &PlannedLane) -> bool;
    /// The attempt ended. Without an outcome it says nothing (the user stopped it).
    async fn ended(&self, turn: TurnId, lane: &PlannedLane, outcome: Option<Outcome>);
    /// It refused these parameters, and answered without them.
    async fn learned(&self, lane: &Lane, wishes: &TurnWishes, rejected: Vec<String>);
}

/// The world, as a turn sees it.
#[derive(Clone)]
pub struct Inputs {
    pub clock: Arc<dyn Clock>,
    pub transport: Arc<dyn Transport>,
    pub store: Arc<dyn TurnStore>,
    pub keys: Arc<dyn Keys>,
    pub health: Arc<dyn HealthBook>,
}

/// A planned lane with what it takes to ask it.
pub struct JobLane {
    pub lane: TurnLane,
    pub family: &'static dyn WireFamily,
    pub base_url: Url,
    /// Plain http to another machine is allowed by the user's word.
    pub allow_http: bool,
    /// Tokens the model can write to this conversation at most, where that is known.
    pub room: Option<u32>,
    /// False where the model is known not to reason: it is not told how much.
    pub reasons: bool,
    /// Parameters that it was seen not to take.
    pub omit: Vec<String>,
    /// False where it is told of the conversation's files by name only.
    pub sends_files: bool,
}

impl JobLane {
    /// What the conversation and the wishes come to for this lane.
    fn prompt(&self, conversation: &Conversation, wishes: &TurnWishes, go_on: Option<&GoOn>) -> Prompt {
        let most = self.room.unwrap_or(u32::MAX);
        let (to, takes) = (self.lane.planned.lane.provider, self.lane.planned.takes);
        let prompt = Prompt {
            max_output: wishes.max_output.map(|wanted| wanted.min(most)),
            room: self.room,
            temperature: wishes.temperature,
            effort: wishes.effort.filter(|_| self.reasons),
            stop: wishes.stop.clone(),
            omit: self.omit.clone(),
            ..match self.sends_files {
                true => conversation.prompt_for(to, takes),
                false => conversation.prompt_without_files(to, takes),
            }
        };
        match go_on {
            Some(go_on) => go_on.after(prompt),
            None => prompt,
        }
    }
}

/// A turn that is ready to run: its question is on disk, its lanes are planned.
pub struct Job {
    pub turn: TurnId,
    /// The row of the answer; absent in a turn without a stored chat.
    pub answer: Option<MessageId>,
    /// Why its first lane is asked; absent: by its place in the order.
    pub reason: Option<AttemptReason>,
    pub conversation: Conversation,
    pub wishes: TurnWishes,
    pub lanes: Vec<JobLane>,
    /// What the plan left out, to be told first.
    pub skipped: Vec<TurnEvent>,
    /// What to say where no lane was left.
    pub nobody: AnswerFailure,
    /// What is done once the answer broke off.
    pub recovery: Recovery,
    /// What failing over may cost beyond the first attempt, in US dollars.
    pub extra_spend: f64,
    pub demo: bool,
    /// Attempts of the turn so far: more than none where it waited for somebody to answer.
    pub attempts: u32,
    /// The answer broke off earlier, and is gone on with.
    pub resumed: Option<Resumed>,
    /// Its chat may not go where others of the order could have answered.
    pub confined: bool,
    /// What the user says while it is slow.
    pub choices: mpsc::UnboundedReceiver<Choice>,
    /// Becomes true when the user stops the turn.
    pub cancel: watch::Receiver<bool>,
}

/// Runs a turn to its end. Everything worth telling is given to `emit`, the last event last; the
/// answer is on disk before that one.
pub async fn run(inputs: &Inputs, job: Job, mut emit: impl FnMut(TurnEvent)) {
    let Job {
        turn: id,
        answer,
        reason,
        conversation,
        wishes,
        mut lanes,
        skipped,
        nobody,
        recovery,
        extra_spend,
        demo,
        attempts,
        resumed,
        confined,
        mut choices,
        mut cancel,
    } = job;
    for skip in skipped {
        debug_assert!(matches!(skip, TurnEvent::Skipped { .. }));
        emit(skip);
    }
    let mut turn = Turn::new(lanes.iter().map(|l| l.lane.clone()).collect(), nobody)
        .after(attempts)
        .confined(confined)
        .because(reason)
        .recovering(recovery)
        .spending(extra_spend);
    if let Some(resumed) = resumed {
        emit(TurnEvent::Delta {
            text: resumed.shown(),
        });
        turn = turn.resuming(resumed);
    }
    let mut slept = Duration::ZERO;
    let mut connection = Connection::None;
    let mut beside = Connection::None;
    let mut key: Option<SecretString> = None;
    let mut learned: HashMap<Lane, Vec<String>> = HashMap::new();
    let (mut stops, mut stops_beside) = (Stops::new(&wishes.stop), Stops::new(&wishes.stop));
    let mut next = VecDeque::from([Input::Start]);
    loop {
        let Some(input) = next.pop_front() else {
            let clock = inputs.clock.as_ref();
            let open = connection.is_open();
            let heard = wait(
                clock,
                turn.deadline(),
                &mut connection,
                &mut beside,
                &mut choices,
                &mut cancel,
            )
            .await;
            let ended = matches!(heard, Input::Tick | Input::Failed(_) | Input::End(_));
            if open && ended && clock.slept().saturating_sub(slept) > SLEEP {
                next.push_back(Input::Woke);
                continue;
            }
            match heard {
                Input::Beside(heard) => {
                    let heard = stops_beside.through(*heard);
                    next.extend(heard.into_iter().map(|one| Input::Beside(Box::new(one))));
                }
                heard => next.extend(stops.through(heard)),
            }
            continue;
        };
        for effect in turn.handle(now(inputs.clock.as_ref()), input) {
            match effect {
                Effect::Emit(event) => emit(event),
                Effect::Prepare(lane) => {
                    next.push_back(tokio::select! {
                        biased;
                        () = stopped(&mut cancel) => Input::Cancel,
                        found = inputs.keys.key(lane.lane.provider) => match found {
                            Ok(found) => { key = found; may_ask(inputs, id, &lane).await }
                            Err(sentence) => Input::NoKey(sentence),
                        },
                    });
                }
                Effect::Open {
                    attempt,
                    lane,
                    reason,
                } => {
                    let start = AttemptStart {
                        turn: id,
                        answer,
                        attempt,
                        lane: lane.lane,
                        name: lane.name,
                        reason,
                        at: inputs.clock.wall(),
                        demo,
                    };
                    heed(inputs.store.attempt_started(start).await);
                }
                Effect::Omit { lane, parameter } => {
                    if let Some(job) = lanes.iter_mut().find(|job| job.lane.planned.lane == lane) {
                        job.omit.push(parameter.clone());
                    }
                    learned.entry(lane).or_default().push(parameter);
                }
                Effect::Paced { lane, speed } => inputs.health.paced(&lane, speed).await,
                Effect::RateLimits { lane, limits } => inputs.health.limited(&lane, limits),
                Effect::Connect { lane, go_on } => {
                    stops.begin();
                    slept = inputs.clock.slept();
                    let prompt = |job: &JobLane| job.prompt(&conversation, &wishes, go_on.as_ref());
                    connection = connect(inputs, &lanes, &lane, key.take(), prompt);
                }
                Effect::Close => connection = Connection::None,
                Effect::ConnectBeside(lane) => {
                    stops_beside.begin();
                    let prompt = |job: &JobLane| job.prompt(&conversation, &wishes, None);
                    beside = connect(inputs, &lanes, &lane, key.take(), prompt);
                }
                Effect::CloseBeside => beside = Connection::None,
                Effect::Promote => {
                    connection = std::mem::replace(&mut beside, Connection::None);
                    std::mem::swap(&mut stops, &mut stops_beside);
                }
                Effect::Reconnect => inputs.transport.reconnect(),
                Effect::Settle {
                    attempt,
                    lane,
                    outcome,
                } => {
                    let answered = matches!(outcome, Some(Outcome::Answered { .. }));
                    inputs.health.ended(id, &lane, outcome).await;
                    if let Some(rejected) = learned.remove(&lane.lane).filter(|_| answered) {
                        inputs.health.learned(&lane.lane, &wishes, rejected).await;
                    }
                    heed(inputs.store.attempt_ended(AttemptEnd { turn: id, attempt }).await);
                }
                Effect::Checkpoint => {
                    if let Some(answer) = answer {
                        let (parts, seams) = (turn.parts().to_vec(), turn.seams().to_vec());
                        let at = inputs.clock.wall();
                        heed(inputs.store.checkpoint(answer, parts, seams, at).await);
                    }
                }
                Effect::End(ended) => {
                    // What is left of them is closed before the end is told.
                    drop((connection, beside));
                    if let Some(answer) = answer {
                        store_end(inputs, answer, &turn, &ended).await;
                    }
                    emit(ended.event);
                    return;
                }
            }
        }
    }
}

fn now(clock: &dyn Clock) -> Now {
    Now {
        moment: clock.now(),
        wall: clock.wall(),
    }
}

async fn may_ask(inputs: &Inputs, turn: TurnId, lane: &PlannedLane) -> Input {
    match inputs.health.may_ask(turn, lane).await {
        true => Input::Ready,
        false => Input::OnTrial,
    }
}

fn connect(
    inputs: &Inputs,
    lanes: &[JobLane],
    lane: &PlannedLane,
    key: Option<SecretString>,
    prompt: impl FnOnce(&JobLane) -> Prompt,
) -> Connection {
    // Each planned lane came with its wire; a silent attempt ends by its limit.
    let Some(job) = lanes.iter().find(|job| job.lane.planned.lane == lane.lane) else {
        return Connection::None;
    };
    let base_url = job.base_url.clone();
    let prompt = prompt(job);
    let endpoint = Endpoint { base_url, key };
    let mut request = job.family.chat_request(&endpoint, &lane.lane.model, &prompt);
    request.allow_http = job.allow_http;
    Connection::open(inputs.transport.clone(), job.family, request, prompt.max_output)
}

async fn wait(
    clock: &dyn Clock,
    deadline: Option<Moment>,
    connection: &mut Connection,
    beside: &mut Connection,
    choices: &mut mpsc::UnboundedReceiver<Choice>,
    cancel: &mut watch::Receiver<bool>,
) -> Input {
    // Without a deadline and a connection only the user could go on: a fault of the machine. A
    // second is the longest it may cost.
    let look = clock.now() + LOOK;
    // While a connection is open, also often enough to see that the machine slept meanwhile.
    let until = match connection.is_open() {
        true => deadline.unwrap_or(look).min(look),
        false => deadline.unwrap_or(look),
    };
    tokio::select! {
        biased;
        () = stopped(cancel) => Input::Cancel,
        Some(choice) = choices.recv() => choice.into(),
        input = connection.next() => input,
        input = beside.next() => Input::Beside(Box::new(input)),
        () = clock.sleep_until(until) => Input::Tick,
    }
}

/// Resolves when the user stops the turn; never, when nobody can any more.
async fn stopped(cancel: &mut watch::Receiver<bool>) {
    if cancel.wait_for(|&stop| stop).await.is_err() {
        std::future::pending::<()>().await;
    }
}

async fn store_end(inputs: &Inputs, answer: MessageId, turn: &Turn, ended: &Ended) {
    let end = AnswerEnd {
        answer,
        status: ended.status,
        lane: ended.lane.clone(),
        parts: turn.parts().to_vec(),
        seams: turn.seams().to_vec(),
        failure: ended.failure.clone(),
        took_ms: ended.took_ms,
        at: inputs.clock.wall(),
    };
    for attempt in 1..=END_TRIES {
        match inputs.store.end(end.clone()).await {
            Ok(()) => return,
            Err(error) => {
                tracing::error!(%error, attempt, "the answer could not be stored");
                if attempt < END_TRIES {
                    inputs.clock.sleep_until(inputs.clock.now() + END_PAUSE).await;
                }
            }
        }
    }
}

/// A row about an attempt or a checkpoint that could not be written does not stop an answer that is
/// on its way: the end of the answer is written again, with everything in it.
fn heed(result: Result<(), TurnStoreError>) {
    if let Err(error) = result {
        tracing::warn!(%error, "not written");
    }
}
