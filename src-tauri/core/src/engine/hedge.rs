//! A second lane beside a slow one, where the person wants that: asked when the first has taken longer
//! than it usually does, and whoever gives the first text goes on alone. The other is left, and booked
//! with what it may have cost.

use super::asking::{Asking, Said};
use super::store::StoredText;
use super::turn::{Effect, Input, Now, State, Turn, TurnLane};
use crate::clock::Moment;
use crate::contract::{AttemptReason, FailureClass, TurnEvent};
use crate::providers::Failure;
use crate::router::health::Outcome;
use crate::router::next;
use crate::texts;

/// The lane that is asked beside the one of the turn.
#[derive(Debug)]
pub(super) enum Hedge {
    /// Its key is being fetched.
    Preparing(Box<TurnLane>),
    Asking {
        asking: Box<Asking>,
        /// What it reasoned so far: shown only when it goes on alone.
        reasoned: Vec<StoredText>,
    },
}

impl Turn {
    /// When a second lane is to be asked beside this one.
    pub(super) fn hedge_at(&self) -> Option<Moment> {
        let State::Asking(asking) = &self.state else {
            return None;
        };
        let free = self.hedge.is_none() && !self.hedged && self.broken.is_none() && !self.left.is_empty();
        let after = asking
            .lane
            .hedge_after
            .filter(|_| free && asking.is_before_text())?;
        Some(asking.started() + after)
    }

    /// The next tick of the lane that is asked beside.
    pub(super) fn hedge_deadline(&self) -> Option<Moment> {
        match &self.hedge {
            Some(Hedge::Asking { asking, .. }) => Some(asking.deadline()),
            Some(Hedge::Preparing(_)) | None => None,
        }
    }

    /// Asks a second lane, where its time has come and one may be asked at that price.
    pub(super) fn begin_hedge(&mut self, now: Now, out: &mut Vec<Effect>) {
        if self.hedge_at().is_none_or(|at| now.moment < at) {
            return;
        }
        self.hedged = true;
        let too_dear = self.too_dear(now);
        // The slow one may be billed too.
        let spent = self.spent.possibly_billed() + 1 >= next::BILLED_ATTEMPTS;
        let fits = |(at, lane): (usize, &TurnLane)| {
            let affordable = !too_dear[at] && (!spent || lane.planned.local);
            affordable.then_some(at)
        };
        let Some(lane) = self
            .left
            .iter()
            .enumerate()
            .find_map(fits)
            .and_then(|at| self.left.remove(at))
        else {
            return;
        };
        out.push(Effect::Prepare(lane.planned.clone()));
        self.hedge = Some(Hedge::Preparing(Box::new(lane)));
    }

    /// Whether its key is at hand and nobody else is trying it; else the turn does without.
    pub(super) fn hedge_prepared(&mut self, now: Now, input: &Input, out: &mut Vec<Effect>) {
        let Some(Hedge::Preparing(lane)) = self.hedge.take() else {
            return;
        };
        if *input != Input::Ready {
            // It may still be asked when its turn comes.
            self.left.push_front(*lane);
            return;
        }
        let attempt = self.attempts;
        self.attempts += 1;
        let reason = AttemptReason::Hedge;
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
            recovery: None,
        }));
        out.push(Effect::ConnectBeside(lane.planned.clone()));
        self.hedge = Some(Hedge::Asking {
            asking: Box::new(Asking::new(now, attempt, *lane, reason)),
            reasoned: Vec::new(),
        });
    }

    /// What the lane beside said, or that its time is over.
    pub(super) fn hear_hedge(&mut self, now: Now, input: Input, out: &mut Vec<Effect>) {
        let Some(Hedge::Asking {
            mut asking,
            mut reasoned,
        }) = self.hedge.take()
        else {
            return;
        };
        match asking.hear(now, input) {
            said @ (Said::Text(_) | Said::Finished { .. } | Said::Citation(_)) => {
                self.hedge = Some(Hedge::Asking { asking, reasoned });
                return self.hedge_wins(now, said, out);
            }
            Said::Failed(failure) => {
                let outcome = outcome(&failure);
                self.settle_failed(
                    now,
                    &mut asking,
                    &failure,
                    Some(outcome),
                    Effect::CloseBeside,
                    out,
                );
                return;
            }
            Said::Reasoning(text) => reasoned.push(StoredText::Reasoning(text)),
            Said::Opaque(payload) => reasoned.push(StoredText::Opaque(payload)),
            Said::RateLimits(limits) => {
                let lane = asking.lane.planned.lane.clone();
                out.push(Effect::RateLimits { lane, limits });
            }
            Said::Nothing | Said::Slow { .. } => {}
        }
        self.hedge = Some(Hedge::Asking { asking, reasoned });
    }

    /// It goes on alone; the first is left.
    fn hedge_wins(&mut self, now: Now, said: Said, out: &mut Vec<Effect>) {
        if let State::Asking(mut first) = std::mem::replace(&mut self.state, State::Ended) {
            // Nobody knows how long it would have taken; longer than this.
            let speed = first.speed(now, Some(FailureClass::Silent));
            let lane = first.lane.planned.lane.clone();
            out.push(Effect::Paced { lane, speed });
            self.leave(now, &mut first, Effect::Close, out);
        }
        self.promote(now, out);
        if let State::Asking(asking) = std::mem::replace(&mut self.state, State::Ended) {
            self.said(now, asking, said, false, out);
        }
    }

    /// The first failed or is left: the one beside takes its place, as far as it came. False where
    /// there is none.
    pub(super) fn promote(&mut self, now: Now, out: &mut Vec<Effect>) -> bool {
        let Some(Hedge::Asking { asking, reasoned }) = self.hedge.take() else {
            return false;
        };
        out.push(Effect::Promote);
        for part in reasoned {
            if let StoredText::Reasoning(text) = &part {
                out.push(Effect::Emit(TurnEvent::Reasoning { text: text.clone() }));
            }
            self.partial.keep(now.moment, asking.attempt.attempt, part);
        }
        self.state = State::Asking(asking);
        true
    }

    /// The first goes on alone, or the turn ends: the one beside is left.
    pub(super) fn leave_hedge(&mut self, now: Now, out: &mut Vec<Effect>) {
        match self.hedge.take() {
            Some(Hedge::Asking { mut asking, .. }) => {
                self.leave(now, &mut asking, Effect::CloseBeside, out);
            }
            Some(Hedge::Preparing(lane)) => self.left.push_front(*lane),
            None => {}
        }
    }

    /// Nothing is held against it. What it may have cost is booked.
    fn leave(&mut self, now: Now, asking: &mut Asking, close: Effect, out: &mut Vec<Effect>) {
        let failure = Failure::new(FailureClass::Cancelled, texts::say("failure-hedged"));
        asking.estimate_usage();
        self.settle_failed(now, asking, &failure, None, close, out);
        // It did not fail, and is not told as a reason why nobody answered.
        self.failures.pop();
    }
}

pub(super) fn outcome(failure: &Failure) -> Outcome {
    Outcome::Failed {
        class: failure.class,
        status: failure.status,
        message: failure.message.clone(),
        retry_after: failure.retry_after,
    }
}
