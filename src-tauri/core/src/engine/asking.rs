//! One attempt while it runs: what the lane said, how long it may stay silent, and how it ended.

use super::conversation::BYTES_PER_TOKEN;
use super::tool_calls::{TooMuch, ToolCalls};
use super::turn::{Input, Now, TurnLane, millis};
use crate::clock::Moment;
use crate::contract::{
    Attempt, AttemptFailure, AttemptReason, Citation, FailureClass, Finish, ToolCall, Usage,
};
use crate::prices::LanePrice;
use crate::providers::{Failure, OpaquePayload, RateLimit, StreamEnd, StreamEvent};
use crate::router::limits::SLOW;
use crate::router::speed::Speed;
use crate::texts;
use std::time::Duration;

/// How far the answer came. The order matters: it only goes forward.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Phase {
    /// Connecting, or sent and waiting for the response's head.
    Sent,
    /// The head is there, nothing of the answer.
    Waiting,
    Reasoning,
    /// Committed: text is visible.
    Text,
}

#[derive(Debug)]
pub(super) struct Asking {
    pub lane: TurnLane,
    pub attempt: Attempt,
    phase: Phase,
    started: Moment,
    /// When the last content came. Pings are not content.
    heard: Moment,
    slow_said: bool,
    /// The person waits on: the limits of time begin anew here.
    patience: Moment,
    /// White space before the first visible character.
    held: String,
    /// The finish reason, and when it came.
    finish: Option<(Finish, Moment)>,
    refused: bool,
    calls: ToolCalls,
    /// How fast it was.
    speed: Speed,
    /// The output was counted, and nothing of the answer came after that.
    counted: bool,
    /// Text and reasoning that came.
    heard_bytes: u64,
}

/// How long a stream that gave its finish reason may stay open for the counts and the terminator.
/// Some gateways never close it.
const LINGER: Duration = Duration::from_secs(2);

/// What an input amounts to.
#[derive(Debug)]
pub(super) enum Said {
    Nothing,
    Text(String),
    Reasoning(String),
    Opaque(OpaquePayload),
    /// Its places count from the start of this attempt's text.
    Citation(Citation),
    RateLimits(Vec<RateLimit>),
    Slow {
        waited_ms: u64,
    },
    Finished {
        finish: Finish,
        calls: Vec<ToolCall>,
    },
    Failed(Failure),
}

impl Asking {
    pub fn new(now: Now, attempt: u32, lane: TurnLane, reason: AttemptReason) -> Self {
        let attempt = Attempt {
            attempt,
            provider: lane.planned.lane.provider,
            lane: lane.planned.name.clone(),
            reason,
            started_at: now.wall,
            first_text_ms: None,
            took_ms: None,
            failure: None,
            finish: None,
            model_answered: None,
            request_id: None,
            chars: 0,
            usage: Usage::default(),
            cost_usd: None,
            possibly_billed: false,
        };
        Self {
            lane,
            attempt,
            phase: Phase::Sent,
            started: now.moment,
            heard: now.moment,
            slow_said: false,
            patience: now.moment,
            held: String::new(),
            finish: None,
            refused: false,
            calls: ToolCalls::default(),
            speed: Speed::default(),
            counted: false,
            heard_bytes: 0,
        }
    }

    /// When the lane has been silent too long.
    fn silent_at(&self) -> (Moment, Duration) {
        let limits = &self.lane.limits;
        let (from, limit) = match self.phase {
            Phase::Sent => (
                self.started,
                limits
                    .headers
                    .map_or(limits.first_content, |h| h.min(limits.first_content)),
            ),
            Phase::Waiting | Phase::Reasoning if !self.calls.is_empty() => (self.heard, limits.gap),
            Phase::Waiting => (self.started, limits.first_content),
            Phase::Reasoning => (self.heard, limits.reasoning_gap),
            Phase::Text => (self.heard, limits.gap),
        };
        (from.max(self.patience) + limit, limit)
    }

    /// How fast it was, for the limits of the next; what was given up would have taken longer.
    pub fn speed(&mut self, now: Now, failure: Option<FailureClass>) -> Speed {
        if failure == Some(FailureClass::Silent) && self.phase < Phase::Reasoning {
            self.speed.gave_up(now.moment.saturating_sub(self.started));
        }
        std::mem::take(&mut self.speed)
    }

    /// The person waits on.
    pub fn keep_waiting(&mut self, now: Now) {
        self.patience = now.moment;
        self.slow_said = true;
    }

    pub const fn started(&self) -> Moment {
        self.started
    }

    /// Nothing of its answer can be seen yet.
    pub fn is_before_text(&self) -> bool {
        self.phase < Phase::Text && self.calls.is_empty()
    }

    /// Where the counts of a request that is left are not known: the input as it was planned, and what
    /// was heard of the output.
    pub fn estimate_usage(&mut self) {
        let usage = &mut self.attempt.usage;
        usage.input.get_or_insert(self.lane.most_tokens.0);
        usage.output.get_or_insert(self.heard_bytes / BYTES_PER_TOKEN);
        self.counted = true;
    }

    /// It has begun to ask for a tool.
    pub fn is_in_call(&self) -> bool {
        !self.calls.is_empty()
    }

    pub fn deadline(&self) -> Moment {
        if let Some((_, at)) = self.finish {
            return at + LINGER;
        }
        let (silent, _) = self.silent_at();
        if self.slow_said {
            silent
        } else {
            silent.min(self.heard + SLOW)
        }
    }

    pub fn hear(&mut self, now: Now, input: Input) -> Said {
        match input {
            Input::Head => {
                self.phase = self.phase.max(Phase::Waiting);
                Said::Nothing
            }
            Input::Event(event) => self.event(now, event),
            // A finish reason was seen, or the terminator.
            Input::End(StreamEnd::Complete) => self.conclude(),
            Input::End(StreamEnd::Unmarked) => Said::Failed(self.told(Failure::new(
                FailureClass::Truncated,
                texts::say("failure-unmarked-end"),
            ))),
            // What broke after the finish reason did not break the answer.
            Input::Failed(_) if self.finish.is_some() => self.conclude(),
            Input::Failed(failure) => Said::Failed(self.told(failure)),
            Input::Tick => self.tick(now),
            Input::Start
            | Input::Ready
            | Input::NoKey(_)
            | Input::OnTrial
            | Input::Woke
            | Input::SwitchNow(_)
            | Input::KeepWaiting(_)
            | Input::Beside(_)
            | Input::Cancel => Said::Nothing,
        }
    }

    fn event(&mut self, now: Now, event: StreamEvent) -> Said {
        match event {
            StreamEvent::Text(text) => self.text(now, text),
            StreamEvent::Refusal(text) => {
                self.refused = true;
                self.text(now, text)
            }
            StreamEvent::Reasoning(text) if text.is_empty() => Said::Nothing,
            StreamEvent::Reasoning(text) => {
                self.heard_bytes += text.len() as u64;
                self.content(now, Phase::Reasoning);
                Said::Reasoning(text)
            }
            StreamEvent::Opaque(payload) => {
                self.content(now, Phase::Reasoning);
                Said::Opaque(payload)
            }
            StreamEvent::Model(name) => {
                self.attempt.model_answered = Some(name);
                Said::Nothing
            }
            StreamEvent::RequestId(id) => {
                self.attempt.request_id = Some(id);
                Said::Nothing
            }
            StreamEvent::Usage(usage) => {
                self.counted |= usage.output.is_some();
                merge(&mut self.attempt.usage, usage);
                Said::Nothing
            }
            StreamEvent::Finish(finish) => {
                self.finish = Some((finish, now.moment));
                Said::Nothing
            }
            StreamEvent::Citation(citation) => {
                self.content(now, self.phase);
                Said::Citation(citation)
            }
            StreamEvent::ToolCall {
                index,
                id,
                name,
                arguments,
            } => {
                self.content(now, Phase::Waiting);
                match self.calls.add(index, id, name, &arguments) {
                    Ok(()) => Said::Nothing,
                    Err(TooMuch) => Said::Failed(self.told(Failure::new(
                        FailureClass::Server,
                        texts::say("failure-tool-calls-too-large"),
                    ))),
                }
            }
            StreamEvent::Cost(dollars) => {
                self.attempt.cost_usd = Some(dollars);
                Said::Nothing
            }
            StreamEvent::RateLimits(limits) => Said::RateLimits(limits),
            StreamEvent::Done => self.conclude(),
            StreamEvent::Error(failure) => Said::Failed(self.told(failure)),
        }
    }

    /// Held back until there is something to see.
    fn text(&mut self, now: Now, text: String) -> Said {
        if text.is_empty() {
            return Said::Nothing;
        }
        self.heard_bytes += text.len() as u64;
        let text = if self.phase == Phase::Text {
            text
        } else if text.chars().all(char::is_whitespace) {
            self.content(now, self.phase);
            self.held.push_str(&text);
            return Said::Nothing;
        } else {
            self.attempt.first_text_ms = Some(millis(now.moment.saturating_sub(self.started)));
            std::mem::take(&mut self.held) + &text
        };
        self.content(now, Phase::Text);
        Said::Text(text)
    }

    fn content(&mut self, now: Now, phase: Phase) {
        let since = now.moment.saturating_sub(self.heard);
        match self.phase {
            Phase::Sent | Phase::Waiting if self.speed.first.count() == 0 => {
                self.speed.first.add(now.moment.saturating_sub(self.started));
            }
            Phase::Text => self.speed.gaps.add(since),
            Phase::Sent | Phase::Waiting | Phase::Reasoning => {}
        }
        self.phase = self.phase.max(phase);
        self.heard = now.moment;
        self.slow_said = false;
        self.counted = false;
    }

    fn tick(&mut self, now: Now) -> Said {
        if let Some((_, at)) = self.finish {
            return if now.moment >= at + LINGER {
                self.conclude()
            } else {
                Said::Nothing
            };
        }
        let (silent, limit) = self.silent_at();
        if now.moment >= silent {
            let seconds = [("seconds", limit.as_secs_f64().into())];
            return Said::Failed(match self.phase {
                Phase::Text => Failure::new(
                    FailureClass::Truncated,
                    texts::say_with("failure-stalled", &seconds),
                ),
                _ => Failure::new(FailureClass::Silent, texts::say_with("failure-silent", &seconds)),
            });
        }
        if !self.slow_said && now.moment >= self.heard + SLOW {
            self.slow_said = true;
            return Said::Slow {
                waited_ms: millis(now.moment.saturating_sub(self.heard)),
            };
        }
        Said::Nothing
    }

    /// The answer is over by the protocol's word: is there one?
    fn conclude(&mut self) -> Said {
        let finish = self.finish.map(|(finish, _)| finish);
        let calls = self.calls.told(finish);
        let finish = match finish {
            _ if self.refused => Finish::Refused,
            Some(finish @ (Finish::Refused | Finish::Length)) => finish,
            // Not everyone says that the answer ended with a call.
            _ if !calls.is_empty() => Finish::ToolCalls,
            finish => finish.unwrap_or(Finish::Stop),
        };
        if finish != Finish::Refused && self.phase < Phase::Text && calls.is_empty() {
            return Said::Failed(self.told(Failure::new(FailureClass::Empty, texts::say("failure-empty"))));
        }
        Said::Finished { finish, calls }
    }

    /// A failure with the request id that was heard before it; once text is visible, a lost
    /// connection is a truncation.
    fn told(&self, mut failure: Failure) -> Failure {
        failure.request_id = failure
            .request_id
            .take()
            .or_else(|| self.attempt.request_id.clone());
        if self.phase == Phase::Text
            && matches!(failure.class, FailureClass::Unreachable | FailureClass::Silent)
        {
            failure.class = FailureClass::Truncated;
        }
        failure
    }

    /// The attempt's row as it is kept.
    pub fn settle(&mut self, now: Now, finish: Option<Finish>, failure: Option<&Failure>) -> Attempt {
        let mut attempt = self.attempt.clone();
        attempt.took_ms = Some(millis(now.moment.saturating_sub(self.started)));
        attempt.finish = finish;
        attempt.possibly_billed = self.possibly_billed(failure);
        if let Some(failure) = failure {
            attempt.request_id = failure.request_id.clone().or(attempt.request_id);
            attempt.failure = Some(AttemptFailure {
                class: failure.class,
                status: failure.status,
                message: failure.message.clone(),
            });
        }
        attempt.cost_usd = self.cost(&attempt);
        attempt
    }

    /// What the provider said, else what its counts come to. Of an answer that broke off, counts from
    /// before its last words are too low to be told as its cost.
    fn cost(&self, attempt: &Attempt) -> Option<f64> {
        let said = attempt.cost_usd.filter(|cost| cost.is_finite() && *cost >= 0.0);
        said.or_else(|| {
            let price = self.lane.price.as_ref()?;
            let whole = attempt.failure.is_none() || self.counted || matches!(price, LanePrice::Free);
            let answered = attempt.model_answered.as_deref();
            whole.then(|| price.cost(&attempt.usage, answered, attempt.started_at))?
        })
    }

    /// An answer that began may be on the bill, and so may a request that nobody answered; one that
    /// was refused outright or never arrived is not.
    fn possibly_billed(&self, failure: Option<&Failure>) -> bool {
        match failure {
            None => true,
            Some(_) if self.phase >= Phase::Waiting => true,
            Some(failure) => matches!(failure.class, FailureClass::Silent | FailureClass::Cancelled),
        }
    }
}

/// Each count replaces the one before where it is present.
fn merge(into: &mut Usage, from: Usage) {
    into.input = from.input.or(into.input);
    into.output = from.output.or(into.output);
    into.cache_read = from.cache_read.or(into.cache_read);
    into.cache_write = from.cache_write.or(into.cache_write);
    into.reasoning = from.reasoning.or(into.reasoning);
}
