//! How a turn ends: with an answer, without one, or by the person.

use super::asking::Asking;
use super::turn::{Effect, Ended, Now, State, Turn, millis};
use super::words::{self, Left};
use crate::contract::{
    AnswerFailure, Attempt, FailureClass, Finish, LaneName, MessageStatus, ToolCall, TurnEvent, Usage,
};
use crate::providers::Failure;
use crate::router::health::Outcome;
use crate::router::next::Recovery;
use crate::texts;

impl Turn {
    /// The protocol said that the answer is complete.
    pub(super) fn finish(
        &mut self,
        now: Now,
        mut asking: Box<Asking>,
        finish: Finish,
        calls: Vec<ToolCall>,
        out: &mut Vec<Effect>,
    ) {
        if self.held.is_some() {
            if finish == Finish::Refused {
                // Declined before a word of it was shown: no part of the answer.
                let failure = Failure::new(FailureClass::Refused, texts::say("failure-not-continued"));
                return self.fail(now, asking, failure, out);
            }
            self.judge(now, &mut asking, out);
        }
        if self.broken.is_some() {
            // It had nothing to add, or only calls.
            self.join(&asking, out);
        }
        out.push(Effect::Close);
        self.keep_calls(now, asking.attempt.attempt, calls, out);
        let lane = asking.lane.planned.lane.clone();
        let speed = asking.speed(now, None);
        out.push(Effect::Paced { lane, speed });
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

    /// A provider that declines at the door: its sentence is the answer.
    pub(super) fn show_refusal(&mut self, now: Now, attempt: &Attempt, text: String, out: &mut Vec<Effect>) {
        let lane = attempt.lane.clone();
        self.partial.show(now.moment, attempt.attempt, &lane, &text);
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
    pub(super) fn give_up(&mut self, now: Now, out: &mut Vec<Effect>) {
        let failure = match (self.failures.last(), &self.unkeyed) {
            (Some((lane, last)), _) => AnswerFailure {
                code: last.class.name().to_owned(),
                message: match self.confined {
                    true => words::confined(lane, last),
                    false if self.too_dear => words::too_dear(lane, last, self.extra_limit),
                    false => match self.who_may_go_on() {
                        Some(next) => words::asks(lane, last, next),
                        None => words::failed(lane, last, self.failures.len(), self.left_on_screen(lane)),
                    },
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

    pub(super) fn cancel(&mut self, now: Now, asking: Option<Box<Asking>>, out: &mut Vec<Effect>) {
        let message = texts::say("failure-cancelled");
        self.leave_hedge(now, out);
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

    pub(super) fn end(
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

    /// Who would go on, where the person is asked first.
    fn who_may_go_on(&self) -> Option<&LaneName> {
        let asks = self.broken.is_some() && self.recovery == Recovery::Ask;
        self.left.front().filter(|_| asks).map(|lane| &lane.planned.name)
    }

    /// What the last to fail leaves on the screen.
    fn left_on_screen(&self, last: &LaneName) -> Left {
        match &self.broken {
            None => Left::Nothing,
            Some(broken) if broken.is_of(last) => Left::ItsOwn,
            Some(_) => Left::AnOthers,
        }
    }
}
