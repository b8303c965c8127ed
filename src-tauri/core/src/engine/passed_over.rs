//! Lanes that are passed over when it is their turn: without a key, or tried by another just now. What
//! the last failure allows holds for the one that is asked instead.

use super::turn::{Effect, Now, State, Turn, TurnLane};
use crate::contract::{AttemptReason, FailureClass, SkipReason, TurnEvent};
use crate::router::next::{self, AfterFailure, Next};
use crate::router::plan::PlannedLane;
use crate::texts;
use std::time::Duration;

/// How often a lane that another is trying is looked at again, where no other lane fits.
const TRIAL_LOOK: Duration = Duration::from_millis(500);

/// What the last failure leaves to decide with.
#[derive(Clone, Debug)]
pub(super) struct LastFailure {
    pub class: FailureClass,
    pub retry_after: Option<Duration>,
    pub failed: PlannedLane,
    /// How often its class had moved the turn on before.
    pub seen_before: u32,
    pub repairable: bool,
    /// The same lane is not to be asked again.
    pub retried: bool,
}

impl Turn {
    /// What follows `last`, with the lanes that are left now.
    pub(super) fn decide(&mut self, now: Now, last: &LastFailure) -> Next {
        let left: Vec<PlannedLane> = self.left.iter().map(|lane| lane.planned.clone()).collect();
        let too_dear = self.too_dear(now);
        self.too_dear = too_dear.contains(&true);
        next::after_failure(&AfterFailure {
            class: last.class,
            retry_after: last.retry_after,
            failed: &last.failed,
            left: &left,
            too_dear: &too_dear,
            seen_before: last.seen_before,
            retried: last.retried,
            repairable: last.repairable,
            possibly_billed: self.spent.possibly_billed(),
        })
    }

    /// The place among the lanes that are left of the one to ask instead.
    fn instead(&mut self, now: Now) -> Option<usize> {
        let Some(last) = self.last.clone() else {
            return (!self.left.is_empty()).then_some(0);
        };
        let last = LastFailure {
            repairable: false,
            retried: true,
            ..last
        };
        match self.decide(now, &last) {
            Next::Lane(at) => Some(at),
            Next::WaitInPlace(_) | Next::Repair | Next::GiveUp => None,
        }
    }

    /// Goes on with another lane, where one may be asked.
    pub(super) fn elsewhere(&mut self, now: Now, out: &mut Vec<Effect>) {
        match self.instead(now) {
            Some(at) => self.prepare_next(now, at, out),
            None => self.give_up(now, out),
        }
    }

    /// The lane's key is not to be had.
    pub(super) fn no_key(&mut self, now: Now, lane: TurnLane, message: String, out: &mut Vec<Effect>) {
        out.push(Effect::Emit(TurnEvent::Skipped {
            lane: lane.planned.name,
            why: SkipReason::NoKey,
            message: message.clone(),
        }));
        self.unkeyed = Some(message);
        self.elsewhere(now, out);
    }

    /// Another turn, or another program, is trying this lane: the next one, or a look again in a
    /// moment where there is none.
    pub(super) fn on_trial(
        &mut self,
        now: Now,
        lane: TurnLane,
        reason: AttemptReason,
        out: &mut Vec<Effect>,
    ) {
        let Some(at) = self.instead(now) else {
            self.state = State::Waiting {
                lane,
                until: now.moment + TRIAL_LOOK,
                reason,
            };
            return;
        };
        out.push(Effect::Emit(TurnEvent::Skipped {
            lane: lane.planned.name,
            why: SkipReason::Open,
            message: texts::say("skip-on-trial"),
        }));
        self.prepare_next(now, at, out);
    }
}
