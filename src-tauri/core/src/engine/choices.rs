//! What a person says while an answer is slow: go to the next model, or wait on.

use super::asking::Asking;
use super::turn::{Effect, Input, Now, State, Turn, millis};
use crate::clock::Moment;
use crate::contract::{FailureClass, TurnEvent};
use crate::providers::Failure;
use crate::router::limits::CHOICES;
use crate::texts;

/// What was said of the attempt of this number; of one that is over it means nothing any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    SwitchNow { attempt: u32 },
    KeepWaiting { attempt: u32 },
}

impl From<Choice> for Input {
    fn from(choice: Choice) -> Self {
        match choice {
            Choice::SwitchNow { attempt } => Self::SwitchNow(attempt),
            Choice::KeepWaiting { attempt } => Self::KeepWaiting(attempt),
        }
    }
}

impl Turn {
    /// Leaves the attempt for the next lane, and holds nothing against it: the person was in a hurry.
    /// With nobody left to ask it goes on.
    pub(super) fn switch_now(
        &mut self,
        now: Now,
        mut asking: Box<Asking>,
        attempt: u32,
        out: &mut Vec<Effect>,
    ) {
        let nobody = self.left.is_empty() && self.hedge.is_none();
        if asking.attempt.attempt != attempt || nobody {
            self.state = State::Asking(asking);
            return;
        }
        let failure = Failure::new(FailureClass::Cancelled, texts::say("failure-switched"));
        self.settle_failed(now, &mut asking, &failure, None, Effect::Close, out);
        if self.promote(now, out) {
            return;
        }
        self.last = None;
        self.prepare_next(now, 0, out);
    }

    /// When it is to be said that nothing is to be seen for long.
    pub(super) fn choices_at(&self) -> Option<Moment> {
        let asking = matches!(self.state, State::Asking(_));
        let due = asking && !self.choices_offered && self.partial.visible.is_empty();
        self.started.filter(|_| due).map(|started| started + CHOICES)
    }

    /// Says it, once.
    pub(super) fn offer_choices(&mut self, now: Now, out: &mut Vec<Effect>) {
        if self.choices_at().is_none_or(|at| now.moment < at) {
            return;
        }
        self.choices_offered = true;
        if let (State::Asking(asking), Some(started)) = (&self.state, self.started) {
            out.push(Effect::Emit(TurnEvent::Slow {
                attempt: asking.attempt.attempt,
                lane: asking.attempt.lane.clone(),
                waited_ms: millis(now.moment.saturating_sub(started)),
            }));
        }
    }
}
