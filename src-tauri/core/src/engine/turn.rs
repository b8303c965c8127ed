//! The state machine of a turn: inputs in, effects out. No IO, no clock: the time is passed in.
//!
//! ```text
//! Fresh ─start→ Preparing ─key→ Asking ─text, finish→ Ended
//!                  ↑               │ failure before text
//!                  ├── next lane ──┤
//!                  └─ Waiting ─────┘ (a short rate limit, nobody else fits)
//! ```
//! A failure after the first visible text keeps what was shown (`next::after_text`): going on with
//! another lane will join there.

use super::asking::{Asking, Said};
use super::partial::Partial;
use super::store::{StoredPart, StoredText};
use super::words;
use crate::clock::Moment;
use crate::contract::{
    AnswerFailure, Attempt, AttemptReason, FailureClass, Finish, Lane, LaneName, MessageStatus, Seam,
    SkipReason, Timestamp, ToolCall, TurnEvent, Usage,
};
use crate::prices::{LanePrice, Spent};
use crate::providers::{Failure, RateLimit, StreamEnd, StreamEvent};
use crate::router::health::Outcome;
use crate::router::limits::AttemptLimits;
use crate::router::next::{self, AfterFailure, AfterText, Next};
use crate::router::plan::PlannedLane;
use crate::texts;
use std::collections::{HashMap, VecDeque};
use std::time::Duration;

/// How often a lane that another is trying is looked at again, where no other lane fits.
const TRIAL_LOOK: Duration = Duration::from_millis(500);

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
    /// The machine slept while the lane was asked: its connection is gone, whatever it still says.
    Woke,
    /// The moment named by [`Turn::deadline`] has come.
    Tick,
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
    /// Send the request to the lane.
    Connect(PlannedLane),
    /// Close the connection.
    Close,
    /// Complete the attempt's row; the outcome, where there is one, is for the lane's health.
    Settle {
        attempt: Attempt,
        lane: PlannedLane,
        outcome: Option<Outcome>,
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
enum State {
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
    state: State,
    left: VecDeque<TurnLane>,
    /// What to say when no lane was left to ask.
    nobody: AnswerFailure,
    started: Option<Moment>,
    attempts: u32,
    /// Its chat may not go where others of the order could have answered.
    confined: bool,
    spent: Spent,
    retried: bool,
    repaired: bool,
    /// Lanes that could have answered but for their key.
    unkeyed: Option<String>,
    seen: HashMap<FailureClass, u32>,
    failures: Vec<(LaneName, Failure)>,
    partial: Partial,
    seams: Vec<Seam>,
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
            confined: false,
            spent: Spent::default(),
            retried: false,
            repaired: false,
            unkeyed: None,
            seen: HashMap::new(),
            failures: Vec::new(),
            partial: Partial::default(),
            seams: Vec::new(),
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
            State::Asking(asking) => Some(asking.deadline()),
            State::Waiting { until, .. } => Some(*until),
            State::Fresh | State::Preparing { .. } | State::Ended => None,
        };
        let checkpoint = self.partial.write_at();
        match self.state {
            State::Ended => None,
            _ => state.into_iter().chain(checkpoint).min(),
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
                out.push(Effect::Emit(TurnEvent::Skipped {
                    lane: lane.planned.name,
                    why: SkipReason::NoKey,
                    message: message.clone(),
                }));
                self.unkeyed = Some(message);
                self.prepare_next(now, 0, &mut out);
            }
            (State::Preparing { lane, reason }, Input::OnTrial) => {
                self.on_trial(now, lane, reason, &mut out);
            }
            (State::Waiting { lane, until, reason }, Input::Tick) if now.moment >= until => {
                self.prepare(lane, reason, &mut out);
            }
            (State::Asking(asking), Input::Woke) => self.woke(now, asking, &mut out),
            (State::Asking(asking), input) => self.asking(now, asking, input, &mut out),
            (state, _) => self.state = state,
        }
        let due = self.partial.write_at().is_some_and(|at| now.moment >= at);
        if due && !matches!(self.state, State::Ended) {
            self.partial.written();
            out.push(Effect::Checkpoint);
        }
        out
    }

    fn prepare(&mut self, lane: TurnLane, reason: AttemptReason, out: &mut Vec<Effect>) {
        out.push(Effect::Prepare(lane.planned.clone()));
        self.state = State::Preparing { lane, reason };
    }

    /// Goes on with the lane at `skip` of those left; those before it are passed over.
    fn prepare_next(&mut self, now: Now, skip: usize, out: &mut Vec<Effect>) {
        self.left.drain(..skip.min(self.left.len()));
        match self.left.pop_front() {
            Some(lane) => {
                let reason = if lane.lead {
                    AttemptReason::Lead
                } else {
                    AttemptReason::Understudy
                };
                self.prepare(lane, reason, out);
            }
            None => self.give_up(now, out),
        }
    }

    /// Another turn, or another program, is trying this lane: the next one, or a look again in a
    /// moment where there is none.
    fn on_trial(&mut self, now: Now, lane: TurnLane, reason: AttemptReason, out: &mut Vec<Effect>) {
        if self.left.is_empty() {
            self.state = State::Waiting {
                lane,
                until: now.moment + TRIAL_LOOK,
                reason,
            };
            return;
        }
        out.push(Effect::Emit(TurnEvent::Skipped {
            lane: lane.planned.name,
            why: SkipReason::Open,
            message: texts::say("skip-on-trial"),
        }));
        self.prepare_next(now, 0, out);
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
        }));
        out.push(Effect::Connect(lane.planned.clone()));
        self.state = State::Asking(Box::new(Asking::new(now, attempt, lane, reason)));
    }

    fn asking(&mut self, now: Now, mut asking: Box<Asking>, input: Input, out: &mut Vec<Effect>) {
        match asking.hear(now, input) {
            Said::Nothing => self.state = State::Asking(asking),
            Said::Text(text) => {
                self.partial.show(
                    now.moment,
                    asking.attempt.attempt,
                    &asking.lane.planned.name,
                    &text,
                );
                out.push(Effect::Emit(TurnEvent::Delta { text }));
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
            Said::Citation(mut citation) => {
                let before = self.partial.chars().saturating_sub(asking.attempt.chars);
                for place in [&mut citation.start, &mut citation.end] {
                    *place = place.map(|place| place.saturating_add(before));
                }
                let body = StoredText::Citation(citation.clone());
                self.partial.keep(now.moment, asking.attempt.attempt, body);
                out.push(Effect::Emit(TurnEvent::Citation { citation }));
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
            Said::Finished { finish, calls } => self.finish(now, asking, finish, calls, out),
            Said::Failed(failure) => self.fail(now, asking, failure, out),
        }
    }

    /// The protocol said that the answer is complete.
    fn finish(
        &mut self,
        now: Now,
        mut asking: Box<Asking>,
        finish: Finish,
        calls: Vec<ToolCall>,
        out: &mut Vec<Effect>,
    ) {
        out.push(Effect::Close);
        for call in calls {
            let body = StoredText::ToolCall(call.clone());
            self.partial.keep(now.moment, asking.attempt.attempt, body);
            out.push(Effect::Emit(TurnEvent::ToolCall { call }));
        }
        let attempt = asking.settle(now, Some(finish), None);
        let outcome = Outcome::Answered {
            first_text_ms: attempt.first_text_ms,
        };
        let lane = asking.lane.planned.name.clone();
        let usage = attempt.usage;
        self.spent.add(&attempt);
        let cost_usd = self.spent.sum();
        out.push(Effect::Settle {
            attempt,
            lane: asking.lane.planned,
            outcome: Some(outcome),
        });
        self.end(
            now,
            MessageStatus::Complete,
            Some(lane.clone()),
            None,
            out,
            |text| TurnEvent::Finished {
                lane,
                finish,
                text,
                usage,
                cost_usd,
            },
        );
    }

    /// The attempt died by the machine's sleep: that is nobody's fault, and the same lane is asked
    /// again. Text that was shown is kept as after any failure.
    fn woke(&mut self, now: Now, mut asking: Box<Asking>, out: &mut Vec<Effect>) {
        out.push(Effect::Close);
        let failure = Failure::new(FailureClass::Unreachable, texts::say("failure-slept"));
        let attempt = asking.settle(now, None, Some(&failure));
        self.spent.add(&attempt);
        let (index, shown) = (attempt.attempt, attempt.chars > 0);
        let planned = asking.lane.planned.clone();
        out.push(Effect::Settle {
            attempt,
            lane: planned.clone(),
            outcome: None,
        });
        out.push(Effect::Emit(TurnEvent::AttemptFailed {
            attempt: index,
            lane: planned.name.clone(),
            class: failure.class,
            status: None,
            request_id: None,
            message: failure.message.clone(),
        }));
        self.failures.push((planned.name, failure));
        match shown {
            true => self.give_up(now, out),
            false => self.prepare(asking.lane, AttemptReason::Retry, out),
        }
    }

    fn fail(&mut self, now: Now, mut asking: Box<Asking>, failure: Failure, out: &mut Vec<Effect>) {
        out.push(Effect::Close);
        let attempt = asking.settle(now, None, Some(&failure));
        self.spent.add(&attempt);
        let (index, shown) = (attempt.attempt, attempt.chars > 0);
        let lane = asking.lane.planned.clone();
        out.push(Effect::Settle {
            attempt,
            lane: lane.clone(),
            outcome: Some(Outcome::Failed {
                class: failure.class,
                status: failure.status,
                message: failure.message.clone(),
                retry_after: failure.retry_after,
            }),
        });
        out.push(Effect::Emit(TurnEvent::AttemptFailed {
            attempt: index,
            lane: lane.name.clone(),
            class: failure.class,
            status: failure.status,
            request_id: failure.request_id.clone(),
            message: failure.message.clone(),
        }));
        let seen_before = *self.seen.get(&failure.class).unwrap_or(&0);
        *self.seen.entry(failure.class).or_default() += 1;
        self.failures.push((lane.name.clone(), failure.clone()));
        if shown {
            match next::after_text(failure.class, self.partial.visible.chars().count() as u64) {
                AfterText::KeepPartial => return self.give_up(now, out),
            }
        }
        if failure.class == FailureClass::Refused {
            return self.show_refusal(now, index, lane.name, failure.message, out);
        }
        let left: Vec<PlannedLane> = self.left.iter().map(|lane| lane.planned.clone()).collect();
        let decision = next::before_text(&AfterFailure {
            class: failure.class,
            retry_after: failure.retry_after,
            failed: &lane,
            left: &left,
            seen_before,
            retried: self.retried,
            repairable: failure.parameter.is_some() && !self.repaired,
            possibly_billed: self.spent.possibly_billed(),
        });
        match decision {
            Next::Lane(at) => self.prepare_next(now, at, out),
            Next::WaitInPlace(pause) => {
                self.retried = true;
                self.state = State::Waiting {
                    lane: asking.lane,
                    until: now.moment + pause,
                    reason: AttemptReason::Retry,
                };
            }
            Next::Repair => {
                self.repaired = true;
                // What was put right does not count as a refusal of the request itself.
                self.seen.insert(failure.class, seen_before);
                out.extend(failure.parameter.map(|parameter| Effect::Omit {
                    lane: lane.lane,
                    parameter,
                }));
                self.prepare(asking.lane, AttemptReason::Retry, out);
            }
            Next::GiveUp => self.give_up(now, out),
        }
    }

    /// A provider that declines at the door: its sentence is the answer.
    fn show_refusal(&mut self, now: Now, attempt: u32, lane: LaneName, text: String, out: &mut Vec<Effect>) {
        self.partial.show(now.moment, attempt, &lane, &text);
        out.push(Effect::Emit(TurnEvent::Delta { text }));
        let cost_usd = self.spent.sum();
        self.end(
            now,
            MessageStatus::Complete,
            Some(lane.clone()),
            None,
            out,
            |text| TurnEvent::Finished {
                lane,
                finish: Finish::Refused,
                text,
                usage: Usage::default(),
                cost_usd,
            },
        );
    }

    /// No lane is left, or none may go on.
    fn give_up(&mut self, now: Now, out: &mut Vec<Effect>) {
        let failure = match (self.failures.last(), &self.unkeyed) {
            (Some((lane, last)), _) => AnswerFailure {
                code: last.class.name().to_owned(),
                message: match self.confined {
                    true => words::confined(lane, last),
                    false => words::failed(lane, last, self.failures.len(), !self.partial.visible.is_empty()),
                },
            },
            (None, Some(sentence)) => AnswerFailure {
                code: FailureClass::Key.name().to_owned(),
                message: sentence.clone(),
            },
            (None, None) => self.nobody.clone(),
        };
        self.end_without(now, MessageStatus::Failed, failure, out);
    }

    fn cancel(&mut self, now: Now, asking: Option<Box<Asking>>, out: &mut Vec<Effect>) {
        let message = texts::say("failure-cancelled");
        if let Some(mut asking) = asking {
            out.push(Effect::Close);
            let stopped = Failure::new(FailureClass::Cancelled, &message);
            let attempt = asking.settle(now, None, Some(&stopped));
            out.push(Effect::Settle {
                attempt,
                lane: asking.lane.planned,
                outcome: None,
            });
        }
        let failure = AnswerFailure {
            code: FailureClass::Cancelled.name().to_owned(),
            message,
        };
        self.end_without(now, MessageStatus::Cancelled, failure, out);
    }

    /// Ends without a whole answer; what was shown is kept.
    fn end_without(
        &mut self,
        now: Now,
        status: MessageStatus,
        failure: AnswerFailure,
        out: &mut Vec<Effect>,
    ) {
        let lane = self.partial.lane.clone();
        let AnswerFailure { code, message } = failure.clone();
        self.end(now, status, lane, Some(failure), out, |partial| {
            TurnEvent::Failed {
                code,
                message,
                partial,
            }
        });
    }

    fn end(
        &mut self,
        now: Now,
        status: MessageStatus,
        lane: Option<LaneName>,
        failure: Option<AnswerFailure>,
        out: &mut Vec<Effect>,
        event: impl FnOnce(String) -> TurnEvent,
    ) {
        self.partial.written();
        self.state = State::Ended;
        let took = now.moment.saturating_sub(self.started.unwrap_or(now.moment));
        let event = event(std::mem::take(&mut self.partial.visible));
        let took_ms = millis(took);
        out.push(Effect::End(Ended {
            status,
            lane,
            failure,
            took_ms,
            event,
        }));
    }
}

/// Whole milliseconds, for what is stored and shown.
pub(super) fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
