//! The state machine of a turn: inputs in, effects out. No IO, no clock: the time is passed in.
//!
//! ```text
//! Fresh ─start→ Preparing ─key→ Asking ─text, finish→ Ended
//!                  ↑               │ failure before text
//!                  ├── next lane ──┤
//!                  └─ Waiting ─────┘ (a short rate limit, nobody else fits)
//! ```
//! A failure after the first visible text moves on the same way: the next lane goes on with the answer
//! or begins it anew (`rescue`).

use super::asking::{Asking, Said};
use super::hedge::Hedge;
use super::partial::Partial;
use super::passed_over::LastFailure;
use super::rescue::{Broken, GoOn, Held};
use super::store::{StoredPart, StoredText};
use crate::clock::Moment;
use crate::contract::{
    AnswerFailure, Attempt, AttemptReason, FailureClass, Lane, LaneName, MessageStatus, Seam, Timestamp,
    TurnEvent,
};
use crate::prices::{LanePrice, Spent};
use crate::providers::{Failure, RateLimit, StreamEnd, StreamEvent};
use crate::router::health::Outcome;
use crate::router::limits::AttemptLimits;
use crate::router::next::Recovery;
use crate::router::plan::PlannedLane;
use crate::router::speed::Speed;
use std::collections::{HashMap, VecDeque};
use std::time::Duration;

/// The time of an input: the monotonic clock decides, the wall clock is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    pub moment: Moment,
    pub wall: Timestamp,
}

/// A lane of the plan with the limits that hold for it.
#[derive(Clone, Debug, PartialEq)]
pub struct TurnLane {
    pub planned: PlannedLane,
    pub limits: AttemptLimits,
    /// It is the first of the chain.
    pub lead: bool,
    /// What it takes, where that can be known.
    pub price: Option<LanePrice>,
    /// It goes on with an answer of which it is given the beginning.
    pub prefills: bool,
    /// After this long without text the next lane is asked beside it; absent where it is waited for
    /// alone.
    pub hedge_after: Option<Duration>,
    /// What the request comes to at most, in tokens of its input and of the answer.
    pub most_tokens: (u64, u64),
}

#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    Start,
    /// The key of the lane being prepared is at hand (or it needs none).
    Ready,
    /// It is not; the sentence says why.
    NoKey(String),
    /// Somebody else is finding out whether the lane works again.
    OnTrial,
    /// The response's head, with status 200.
    Head,
    Event(StreamEvent),
    /// The body ended cleanly.
    End(StreamEnd),
    /// The connection or the response failed.
    Failed(Failure),
    /// The same of the lane that is asked beside it.
    Beside(Box<Input>),
    /// The machine slept while the lane was asked: its connection is gone, whatever it still says.
    Woke,
    /// The moment named by [`Turn::deadline`] has come.
    Tick,
    /// The person wants this attempt left for the next lane.
    SwitchNow(u32),
    /// The person waits on for this attempt: its limits of time begin anew.
    KeepWaiting(u32),
    Cancel,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    Emit(TurnEvent),
    /// Get the key of this lane ready, then give `Ready` or `NoKey`.
    Prepare(PlannedLane),
    /// Write the attempt's row.
    Open {
        attempt: u32,
        lane: PlannedLane,
        reason: AttemptReason,
    },
    /// Leave this parameter out of what the lane is sent from now on.
    Omit {
        lane: Lane,
        parameter: String,
    },
    /// What the lane's provider says of the account's allowances.
    RateLimits {
        lane: Lane,
        limits: Vec<RateLimit>,
    },
    /// Send the request to the lane: for a whole answer, or to go on with one.
    Connect {
        lane: PlannedLane,
        go_on: Option<GoOn>,
    },
    /// Close the connection.
    Close,
    /// Send the request to a second lane beside the first.
    ConnectBeside(PlannedLane),
    /// Close that connection.
    CloseBeside,
    /// That connection is the turn's own from now on; the first is closed.
    Promote,
    /// The lane fell silent, or the machine slept: connections kept from before may be dead too.
    Reconnect,
    /// Complete the attempt's row; the outcome, where there is one, is for the lane's health.
    Settle {
        attempt: Attempt,
        lane: PlannedLane,
        outcome: Option<Outcome>,
    },
    /// How fast the lane was.
    Paced {
        lane: Lane,
        speed: Speed,
    },
    /// Write the partial answer.
    Checkpoint,
    /// Write the answer as it stands at the end, then emit the event. Nothing follows.
    End(Ended),
}

/// How the turn ended.
#[derive(Clone, Debug, PartialEq)]
pub struct Ended {
    pub status: MessageStatus,
    /// The lane whose text stands at the end.
    pub lane: Option<LaneName>,
    pub failure: Option<AnswerFailure>,
    pub took_ms: u64,
    pub event: TurnEvent,
}

#[derive(Debug)]
pub(super) enum State {
    Fresh,
    Preparing {
        lane: TurnLane,
        reason: AttemptReason,
    },
    Asking(Box<Asking>),
    /// Before the lane is asked (again): a short rate limit, or another's trial of it.
    Waiting {
        lane: TurnLane,
        until: Moment,
        reason: AttemptReason,
    },
    Ended,
}

/// One user message and the answer to it, on its way.
#[derive(Debug)]
pub struct Turn {
    pub(super) state: State,
    pub(super) left: VecDeque<TurnLane>,
    /// What to say when no lane was left to ask.
    pub(super) nobody: AnswerFailure,
    pub(super) started: Option<Moment>,
    pub(super) attempts: u32,
    /// Why its first lane is asked, where not for its place in the order.
    pub(super) reason: Option<AttemptReason>,
    /// Its chat may not go where others of the order could have answered.
    pub(super) confined: bool,
    pub(super) spent: Spent,
    pub(super) retried: bool,
    pub(super) repaired: bool,
    /// Lanes that could have answered but for their key.
    pub(super) unkeyed: Option<String>,
    pub(super) seen: HashMap<FailureClass, u32>,
    pub(super) failures: Vec<(LaneName, Failure)>,
    /// What goes for the next lane because of the last failure; nothing where the person wanted it.
    pub(super) last: Option<LastFailure>,
    pub(super) partial: Partial,
    pub(super) seams: Vec<Seam>,
    pub(super) recovery: Recovery,
    /// The answer stands broken off, until another lane's text joins it.
    pub(super) broken: Option<Broken>,
    /// What the lane that goes on with it has said, until that is judged.
    pub(super) held: Option<Held>,
    /// What failing over may cost, and what it cost so far at most, in US dollars.
    pub(super) extra_limit: f64,
    pub(super) extra_spent: f64,
    /// A lane was passed over because it could cost more than that.
    pub(super) too_dear: bool,
    /// It was said that nothing is to be seen for long.
    pub(super) choices_offered: bool,
    /// What is added to a place in the attempt's own text to make it one in the visible text.
    pub(super) offset: i64,
    /// A second lane is asked beside the first.
    pub(super) hedge: Option<Hedge>,
    /// One was, or there was none to ask: it is done once.
    pub(super) hedged: bool,
}

impl Turn {
    /// A turn over the lanes of a plan, in order. `nobody` is said where there are none.
    #[must_use]
    pub fn new(lanes: Vec<TurnLane>, nobody: AnswerFailure) -> Self {
        Self {
            state: State::Fresh,
            left: lanes.into(),
            nobody,
            started: None,
            attempts: 0,
            reason: None,
            confined: false,
            spent: Spent::default(),
            retried: false,
            repaired: false,
            unkeyed: None,
            seen: HashMap::new(),
            failures: Vec::new(),
            last: None,
            partial: Partial::default(),
            seams: Vec::new(),
            recovery: Recovery::default(),
            broken: None,
            held: None,
            extra_limit: f64::INFINITY,
            extra_spent: 0.0,
            too_dear: false,
            choices_offered: false,
            offset: 0,
            hedge: None,
            hedged: false,
        }
    }

    /// Numbers its attempts on from those it had before it waited.
    #[must_use]
    pub fn after(self, attempts: u32) -> Self {
        Self { attempts, ..self }
    }

    /// Says, where nobody answers, that its chat may not go elsewhere.
    #[must_use]
    pub fn confined(self, confined: bool) -> Self {
        Self { confined, ..self }
    }

    /// Asks its first lane for this reason, and not for its place in the order.
    #[must_use]
    pub fn because(self, reason: Option<AttemptReason>) -> Self {
        Self { reason, ..self }
    }

    /// What is done once an answer broke off.
    #[must_use]
    pub fn recovering(self, recovery: Recovery) -> Self {
        Self { recovery, ..self }
    }

    /// What failing over may cost beyond the first attempt, in US dollars.
    #[must_use]
    pub fn spending(self, extra_limit: f64) -> Self {
        Self { extra_limit, ..self }
    }

    /// The answer so far, as it is kept.
    #[must_use]
    pub fn parts(&self) -> &[StoredPart] {
        &self.partial.parts
    }

    #[must_use]
    pub fn seams(&self) -> &[Seam] {
        &self.seams
    }

    /// When [`Input::Tick`] is due, unless another input comes first.
    #[must_use]
    pub fn deadline(&self) -> Option<Moment> {
        let state = match &self.state {
            State::Asking(asking) => self
                .held
                .as_ref()
                .and_then(|held| held.until)
                .into_iter()
                .chain([asking.deadline()])
                .min(),
            State::Waiting { until, .. } => Some(*until),
            State::Fresh | State::Preparing { .. } | State::Ended => None,
        };
        let checkpoint = self.partial.write_at();
        match self.state {
            State::Ended => None,
            _ => [
                state,
                checkpoint,
                self.choices_at(),
                self.hedge_at(),
                self.hedge_deadline(),
            ]
            .into_iter()
            .flatten()
            .min(),
        }
    }

    /// Takes one input and says what is to be done, in order.
    pub fn handle(&mut self, now: Now, input: Input) -> Vec<Effect> {
        let mut out = Vec::new();
        self.started.get_or_insert(now.moment);
        match (std::mem::replace(&mut self.state, State::Ended), input) {
            (State::Ended, _) => {}
            (State::Asking(asking), Input::Cancel) => self.cancel(now, Some(asking), &mut out),
            (_, Input::Cancel) => self.cancel(now, None, &mut out),
            (State::Fresh, Input::Start) => self.prepare_next(now, 0, &mut out),
            (State::Preparing { lane, reason }, Input::Ready) => self.ask(now, lane, reason, &mut out),
            (State::Preparing { lane, .. }, Input::NoKey(message)) => {
                self.no_key(now, lane, message, &mut out);
            }
            (State::Preparing { lane, reason }, Input::OnTrial) => {
                self.on_trial(now, lane, reason, &mut out);
            }
            (State::Waiting { lane, until, reason }, Input::Tick) if now.moment >= until => {
                self.prepare(lane, reason, &mut out);
            }
            (state @ State::Asking(_), Input::Beside(input)) => {
                self.state = state;
                self.hear_hedge(now, *input, &mut out);
            }
            (state @ State::Asking(_), input @ (Input::Ready | Input::NoKey(_) | Input::OnTrial)) => {
                self.state = state;
                self.hedge_prepared(now, &input, &mut out);
            }
            (State::Asking(asking), Input::Woke) => self.woke(now, asking, &mut out),
            (State::Asking(asking), Input::SwitchNow(attempt)) => {
                self.switch_now(now, asking, attempt, &mut out);
            }
            (State::Asking(mut asking), Input::KeepWaiting(attempt)) => {
                if asking.attempt.attempt == attempt {
                    asking.keep_waiting(now);
                }
                self.state = State::Asking(asking);
            }
            (State::Asking(asking), input) => {
                let timed = input == Input::Tick;
                self.asking(now, asking, input, &mut out);
                if timed {
                    self.hear_hedge(now, Input::Tick, &mut out);
                }
            }
            (state, _) => self.state = state,
        }
        self.begin_hedge(now, &mut out);
        self.offer_choices(now, &mut out);
        let due = self.partial.write_at().is_some_and(|at| now.moment >= at);
        if due && !matches!(self.state, State::Ended) {
            self.partial.written();
            out.push(Effect::Checkpoint);
        }
        out
    }

    pub(super) fn prepare(&mut self, lane: TurnLane, reason: AttemptReason, out: &mut Vec<Effect>) {
        out.push(Effect::Prepare(lane.planned.clone()));
        self.state = State::Preparing { lane, reason };
    }

    /// Goes on with the lane at `skip` of those left; those before it are passed over.
    pub(super) fn prepare_next(&mut self, now: Now, skip: usize, out: &mut Vec<Effect>) {
        self.left.drain(..skip.min(self.left.len()));
        match self.left.pop_front() {
            Some(lane) => {
                let reason = if let Some(reason) = self.reason.take() {
                    reason
                } else if self.broken.is_some() {
                    AttemptReason::Recovery
                } else if lane.lead {
                    AttemptReason::Lead
                } else {
                    AttemptReason::Understudy
                };
                self.prepare(lane, reason, out);
            }
            None => self.give_up(now, out),
        }
    }

    fn ask(&mut self, now: Now, lane: TurnLane, reason: AttemptReason, out: &mut Vec<Effect>) {
        let attempt = self.attempts;
        self.attempts += 1;
        out.push(Effect::Open {
            attempt,
            lane: lane.planned.clone(),
            reason,
        });
        out.push(Effect::Emit(TurnEvent::Attempt {
            attempt,
            lane: lane.planned.name.clone(),
            reason,
            crossing: None,
            recovery: self.broken.as_ref().map(Broken::mode),
        }));
        let go_on = self.go_on(&lane);
        out.push(Effect::Connect {
            lane: lane.planned.clone(),
            go_on,
        });
        self.state = State::Asking(Box::new(Asking::new(now, attempt, lane, reason)));
    }

    fn asking(&mut self, now: Now, mut asking: Box<Asking>, input: Input, out: &mut Vec<Effect>) {
        if self.held.as_ref().is_some_and(|held| held.is_due(now.moment)) {
            self.judge(now, &mut asking, out);
        }
        let timed = input == Input::Tick;
        let said = asking.hear(now, input);
        self.said(now, asking, said, timed, out);
    }

    /// What the lane said, or, where that is `timed`, did not say in its time.
    pub(super) fn said(
        &mut self,
        now: Now,
        mut asking: Box<Asking>,
        said: Said,
        timed: bool,
        out: &mut Vec<Effect>,
    ) {
        match said {
            Said::Nothing => self.state = State::Asking(asking),
            Said::Text(text) => {
                self.leave_hedge(now, out);
                self.hear_text(now, &mut asking, text, out);
                self.state = State::Asking(asking);
            }
            Said::Reasoning(text) => {
                self.partial.keep(
                    now.moment,
                    asking.attempt.attempt,
                    StoredText::Reasoning(text.clone()),
                );
                out.push(Effect::Emit(TurnEvent::Reasoning { text }));
                self.state = State::Asking(asking);
            }
            Said::Opaque(payload) => {
                self.partial
                    .keep(now.moment, asking.attempt.attempt, StoredText::Opaque(payload));
                self.state = State::Asking(asking);
            }
            Said::Citation(citation) => {
                self.hear_citation(now, asking.attempt.attempt, citation, out);
                self.state = State::Asking(asking);
            }
            Said::RateLimits(limits) => {
                let lane = asking.lane.planned.lane.clone();
                out.push(Effect::RateLimits { lane, limits });
                self.state = State::Asking(asking);
            }
            Said::Slow { waited_ms } => {
                let (attempt, lane) = (asking.attempt.attempt, asking.lane.planned.name.clone());
                out.push(Effect::Emit(TurnEvent::Slow {
                    attempt,
                    lane,
                    waited_ms,
                }));
                self.state = State::Asking(asking);
            }
            Said::Finished { finish, calls } => {
                self.leave_hedge(now, out);
                self.finish(now, asking, finish, calls, out);
            }
            Said::Failed(failure) => {
                if timed {
                    out.push(Effect::Reconnect);
                }
                self.fail(now, asking, failure, out);
            }
        }
    }
}

/// Whole milliseconds, for what is stored and shown.
pub(super) fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
