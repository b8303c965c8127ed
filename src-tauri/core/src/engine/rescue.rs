//! What follows a failure: who goes on, how that lane is asked where a part of the answer stands on
//! the screen, and how its words join that part.

use super::asking::Asking;
use super::hedge;
use super::join::{self, Asked, HELD_CHARS, Verdict};
use super::passed_over::LastFailure;
use super::store::{StoredPart, StoredText};
use super::turn::{Effect, Now, State, Turn, TurnLane};
use crate::clock::Moment;
use crate::contract::{
    Attempt, AttemptReason, Citation, FailureClass, LaneName, Role, Seam, SeamMode, ToolCall, TurnEvent,
    stands_from,
};
use crate::providers::{Failure, Prompt, PromptMessage, PromptPart};
use crate::router::health::Outcome;
use crate::router::next::{self, AfterText, Next};
use crate::texts;
use std::time::Duration;

/// The first words of a continuation are judged after this long at the latest: to a reader a longer
/// pause would look like another failure.
const HELD_LONGEST: Duration = Duration::from_secs(2);

/// How a lane is asked to go on with an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct GoOn {
    /// What stands on the screen.
    pub shown: String,
    pub asked: Asked,
}

impl GoOn {
    /// The prompt to go on with the answer. What the lane that stopped had thought is not in it.
    pub(super) fn after(&self, mut prompt: Prompt) -> Prompt {
        let say = |role, text: &str| PromptMessage {
            role,
            parts: vec![PromptPart::Text(text.to_owned())],
        };
        prompt.messages.push(say(Role::Assistant, &self.shown));
        if self.asked == Asked::Instruction {
            prompt.messages.push(say(Role::User, &texts::say("prompt-go-on")));
        }
        prompt
    }
}

/// An answer that broke off earlier, as it is kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Resumed {
    pub parts: Vec<StoredPart>,
    pub seams: Vec<Seam>,
    pub attempts: Vec<Attempt>,
}

impl Resumed {
    /// What of it stands on the screen.
    #[must_use]
    pub fn shown(&self) -> String {
        let texts = self.standing().map(|(_, text)| text);
        texts.collect()
    }

    fn standing(&self) -> impl Iterator<Item = (u32, &str)> {
        let first = stands_from(&self.seams);
        self.parts.iter().filter_map(move |part| match &part.body {
            StoredText::Text(text) if part.attempt >= first => Some((part.attempt, text.as_str())),
            _ => None,
        })
    }
}

/// An answer that broke off with text on the screen.
#[derive(Clone, Debug)]
pub(super) struct Broken {
    /// Whose text stands at its end.
    attempt: u32,
    lane: LaneName,
    mode: SeamMode,
    /// Its beginning is not given as the beginning of another's answer: one refused that.
    plainly: bool,
}

impl Broken {
    pub const fn mode(&self) -> SeamMode {
        self.mode
    }

    /// It was this lane that stopped.
    pub fn is_of(&self, lane: &LaneName) -> bool {
        self.lane == *lane
    }
}

/// The first words of a continuation, until they are judged.
#[derive(Debug)]
pub(super) struct Held {
    asked: Asked,
    text: String,
    chars: usize,
    /// Their sources.
    citations: Vec<Citation>,
    /// When they are judged, however few they are; absent before the first.
    pub until: Option<Moment>,
}

impl Held {
    pub fn is_due(&self, now: Moment) -> bool {
        self.until.is_some_and(|until| now >= until)
    }
}

impl Turn {
    /// Goes on with an answer that broke off earlier. What was spent on it then counts for its cost,
    /// not for how much may be tried now.
    #[must_use]
    pub fn resuming(mut self, resumed: Resumed) -> Self {
        let last = resumed.standing().last().map_or(0, |(attempt, _)| attempt);
        let lane = resumed.attempts.iter().find(|one| one.attempt == last);
        let Some(lane) = lane.map(|one| one.lane.clone()) else {
            return self;
        };
        self.partial.resume(resumed.shown(), &resumed.parts, &lane);
        self.attempts = resumed
            .attempts
            .iter()
            .map(|one| one.attempt + 1)
            .max()
            .unwrap_or(0);
        self.spent.extend(&resumed.attempts);
        self.spent.count_anew();
        self.seams = resumed.seams;
        let mode = match next::after_text(self.recovery, self.partial.chars(), false) {
            AfterText::Continue => SeamMode::Continue,
            AfterText::Restart => SeamMode::Restart,
        };
        self.broken = Some(Broken {
            attempt: last,
            lane,
            mode,
            plainly: false,
        });
        self
    }

    /// How `lane` is to be asked, where the answer broke off: nothing for a whole answer.
    pub(super) fn go_on(&mut self, lane: &TurnLane) -> Option<GoOn> {
        self.offset = 0;
        let broken = self.broken.as_ref()?;
        if broken.mode == SeamMode::Restart {
            return None;
        }
        let asked = match lane.prefills && !broken.plainly {
            true => Asked::Prefill,
            false => Asked::Instruction,
        };
        self.held = Some(Held {
            asked,
            text: String::new(),
            chars: 0,
            citations: Vec::new(),
            until: None,
        });
        let shown = match asked {
            // A beginning that ends in white space is refused by some.
            Asked::Prefill => self.partial.visible.trim_end(),
            Asked::Instruction => &self.partial.visible,
        };
        let shown = shown.to_owned();
        Some(GoOn { shown, asked })
    }

    /// Text of the answer: shown, or held back until it is known how it joins.
    pub(super) fn hear_text(&mut self, now: Now, asking: &mut Asking, text: String, out: &mut Vec<Effect>) {
        let Some(held) = &mut self.held else {
            return self.show(now, asking, text, out);
        };
        held.chars += text.chars().count();
        held.text.push_str(&text);
        held.until.get_or_insert(now.moment + HELD_LONGEST);
        if held.chars >= HELD_CHARS {
            self.judge(now, asking, out);
        }
    }

    /// A source; its places count from the start of the attempt's own text.
    pub(super) fn hear_citation(
        &mut self,
        now: Now,
        attempt: u32,
        mut citation: Citation,
        out: &mut Vec<Effect>,
    ) {
        if let Some(held) = &mut self.held {
            return held.citations.push(citation);
        }
        for place in [&mut citation.start, &mut citation.end] {
            *place = place.map(|place| place.saturating_add_signed(self.offset));
        }
        self.partial
            .keep(now.moment, attempt, StoredText::Citation(citation.clone()));
        out.push(Effect::Emit(TurnEvent::Citation { citation }));
    }

    /// Decides how the words held back join what stands on the screen, and shows them.
    pub(super) fn judge(&mut self, now: Now, asking: &mut Asking, out: &mut Vec<Effect>) {
        let Some(held) = self.held.take() else { return };
        let shown = self.partial.visible.as_str();
        let space = match held.asked {
            Asked::Prefill => said_again(&shown[shown.trim_end().len()..], &held.text),
            Asked::Instruction => 0,
        };
        let (skip, glue) = match join::judge(shown, &held.text[space..], held.asked) {
            Verdict::Join { skip, glue } => {
                self.offset = signed(self.partial.chars()) + signed(glue.len() as u64);
                (space + skip, glue)
            }
            Verdict::Restart { skip } => {
                self.offset = 0;
                if let Some(broken) = &mut self.broken {
                    broken.mode = SeamMode::Restart;
                }
                (space + skip, "")
            }
        };
        let (skipped, text) = held.text.split_at(skip);
        self.offset -= signed(skipped.chars().count() as u64);
        let text = format!("{glue}{text}");
        if !text.is_empty() {
            self.show(now, asking, text, out);
        }
        for citation in held.citations {
            self.hear_citation(now, asking.attempt.attempt, citation, out);
        }
    }

    fn show(&mut self, now: Now, asking: &mut Asking, text: String, out: &mut Vec<Effect>) {
        self.join(asking, out);
        asking.attempt.chars += text.chars().count() as u64;
        let attempt = &asking.attempt;
        self.partial
            .show(now.moment, attempt.attempt, &attempt.lane, &text);
        out.push(Effect::Emit(TurnEvent::Delta { text }));
    }

    /// From here on the answer is this attempt's.
    pub(super) fn join(&mut self, asking: &Asking, out: &mut Vec<Effect>) {
        let Some(broken) = self.broken.take() else { return };
        let at = match broken.mode {
            SeamMode::Continue => self.partial.chars(),
            SeamMode::Restart => {
                self.partial.begin_anew();
                0
            }
        };
        self.seams.push(Seam {
            from_attempt: broken.attempt,
            to_attempt: asking.attempt.attempt,
            at,
            mode: broken.mode,
        });
        out.push(Effect::Emit(TurnEvent::Seam {
            from: broken.lane,
            to: asking.attempt.lane.clone(),
            at,
            mode: broken.mode,
        }));
    }

    /// The attempt died by the machine's sleep: that is nobody's fault, and the same lane is asked
    /// again.
    pub(super) fn woke(&mut self, now: Now, mut asking: Box<Asking>, out: &mut Vec<Effect>) {
        let failure = Failure::new(FailureClass::Unreachable, texts::say("failure-slept"));
        self.leave_hedge(now, out);
        self.settle_failed(now, &mut asking, &failure, None, Effect::Close, out);
        out.push(Effect::Reconnect);
        let lane = &asking.lane.planned;
        self.last = Some(LastFailure {
            class: failure.class,
            retry_after: None,
            failed: lane.clone(),
            seen_before: 0,
            repairable: false,
            retried: true,
        });
        let spent = self.spent.possibly_billed() >= next::BILLED_ATTEMPTS && !lane.local;
        match self.stays_broken() {
            true => self.give_up(now, out),
            false if spent => self.elsewhere(now, out),
            false => self.prepare(asking.lane, AttemptReason::Retry, out),
        }
    }

    pub(super) fn fail(
        &mut self,
        now: Now,
        mut asking: Box<Asking>,
        failure: Failure,
        out: &mut Vec<Effect>,
    ) {
        let outcome = hedge::outcome(&failure);
        let asked = self.held.as_ref().map(|held| held.asked);
        self.settle_failed(now, &mut asking, &failure, Some(outcome), Effect::Close, out);
        if failure.class == FailureClass::Refused {
            self.leave_hedge(now, out);
        } else if self.promote(now, out) {
            *self.seen.entry(failure.class).or_default() += 1;
            return;
        }
        let lane = asking.lane.planned.clone();
        let seen_before = *self.seen.get(&failure.class).unwrap_or(&0);
        *self.seen.entry(failure.class).or_default() += 1;
        if failure.class == FailureClass::Refused && self.broken.is_none() {
            return self.show_refusal(now, &asking.attempt, failure.message, out);
        }
        if self.stays_broken() {
            return self.give_up(now, out);
        }
        if failure.class == FailureClass::Request
            && asked == Some(Asked::Prefill)
            && let Some(broken) = self.broken.as_mut().filter(|broken| !broken.plainly)
        {
            // Most likely that was what it did not take.
            broken.plainly = true;
            self.seen.insert(failure.class, seen_before);
            return self.prepare(asking.lane, AttemptReason::Retry, out);
        }
        let last = LastFailure {
            class: failure.class,
            retry_after: failure.retry_after,
            failed: lane.clone(),
            seen_before,
            repairable: failure.parameter.is_some() && !self.repaired,
            retried: self.retried,
        };
        let decision = self.decide(now, &last);
        self.last = Some(last);
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

    /// Books the failed attempt, and takes note of what it leaves on the screen.
    pub(super) fn settle_failed(
        &mut self,
        now: Now,
        asking: &mut Asking,
        failure: &Failure,
        outcome: Option<Outcome>,
        close: Effect,
        out: &mut Vec<Effect>,
    ) {
        out.push(close);
        // What was held back was not shown: the next lane goes on from what was.
        self.held = None;
        let in_call = asking.is_in_call();
        out.push(Effect::Paced {
            lane: asking.lane.planned.lane.clone(),
            speed: asking.speed(now, Some(failure.class)),
        });
        asking.attempt = asking.settle(now, None, Some(failure));
        let attempt = &asking.attempt;
        self.spent.add(attempt);
        out.push(Effect::Settle {
            attempt: attempt.clone(),
            lane: asking.lane.planned.clone(),
            outcome,
        });
        out.push(Effect::Emit(TurnEvent::AttemptFailed {
            attempt: attempt.attempt,
            lane: attempt.lane.clone(),
            class: failure.class,
            status: failure.status,
            request_id: failure.request_id.clone(),
            message: failure.message.clone(),
        }));
        if attempt.attempt > 0 && attempt.possibly_billed {
            let most = || worst_case(&asking.lane, now);
            self.extra_spent += attempt.cost_usd.or_else(most).unwrap_or(0.0);
        }
        self.failures.push((attempt.lane.clone(), failure.clone()));
        if attempt.chars > 0 {
            let mode = match next::after_text(self.recovery, self.partial.chars(), in_call) {
                AfterText::Continue => SeamMode::Continue,
                AfterText::Restart => SeamMode::Restart,
            };
            self.broken = Some(Broken {
                attempt: attempt.attempt,
                lane: attempt.lane.clone(),
                mode,
                plainly: false,
            });
            // The gap may be long, and what was shown is older than a second soon.
            if self.partial.write_at().is_some() {
                self.partial.written();
                out.push(Effect::Checkpoint);
            }
        }
    }

    /// Of each lane that is left, whether at worst it would cost more than may still be spent on failing
    /// over. A price that nobody knows cannot be reserved: such a lane is asked.
    pub(super) fn too_dear(&self, now: Now) -> Vec<bool> {
        // One that is still asked, and is no first attempt, may yet cost what it can at most.
        let asked = match &self.state {
            State::Asking(asking) if asking.attempt.attempt > 0 => worst_case(&asking.lane, now),
            _ => None,
        };
        let spare = self.extra_limit - self.extra_spent - asked.unwrap_or(0.0);
        let dear = |lane: &TurnLane| worst_case(lane, now).is_some_and(|cost| cost > spare);
        self.left.iter().map(dear).collect()
    }

    /// The calls of tools that the answer asks for.
    pub(super) fn keep_calls(&mut self, now: Now, attempt: u32, calls: Vec<ToolCall>, out: &mut Vec<Effect>) {
        for call in calls {
            self.partial
                .keep(now.moment, attempt, StoredText::ToolCall(call.clone()));
            out.push(Effect::Emit(TurnEvent::ToolCall { call }));
        }
    }

    /// The person is asked before anybody goes on.
    fn stays_broken(&self) -> bool {
        self.broken.is_some() && self.recovery == next::Recovery::Ask
    }
}

/// Bytes at the start of `text` that say the white space again which stands on the screen, and was not
/// sent along.
fn said_again(space: &str, text: &str) -> usize {
    let ends = space.char_indices().map(|(at, c)| at + c.len_utf8());
    ends.rev()
        .find(|&end| text.starts_with(&space[..end]))
        .unwrap_or(0)
}

/// The most that asking the lane can cost, in US dollars.
fn worst_case(lane: &TurnLane, now: Now) -> Option<f64> {
    let (input, output) = lane.most_tokens;
    lane.price.as_ref()?.worst_case(input, output, now.wall)
}

/// A length of text, for arithmetic.
fn signed(chars: u64) -> i64 {
    i64::try_from(chars).unwrap_or(i64::MAX)
}
