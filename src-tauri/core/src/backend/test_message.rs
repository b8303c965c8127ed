//! A question of one word, to find out whether a model answers again where no list of models can prove
//! it. By itself it is asked seldom and only where it costs next to nothing; at the person's word at once.

use super::book::Book;
use super::{Backend, internal};
use crate::contract::{
    ApiError, ApiResult, AttemptReason, ErrorCode, FailureClass, Lane, Role, TurnEvent, TurnId, TurnWishes,
};
use crate::engine::{self, Conversation, HealthBook, Job, JobLane, Said, SaidPart};
use crate::providers::RateLimit;
use crate::router::health::Outcome;
use crate::router::plan::{PlannedLane, Wish};
use crate::router::speed::Speed;
use crate::status::DAY_MS;
use async_trait::async_trait;
use std::sync::Arc;

/// No words for a person, and of no person: the same for everybody.
const QUESTION: &str = "Reply with the word OK.";
/// Room for an answer, in tokens: one word, and one word after some thought. Some APIs take no less
/// than 16.
const ANSWER: u32 = 16;
const ANSWER_OF_THINKER: u32 = 512;
/// What one that nobody asked for may cost at most, in US dollars.
const MOST_USD: f64 = 0.02;
/// So many that nobody asked for go to a provider in a day: two hours of an outage that is looked at
/// every five minutes.
const A_DAY: u64 = 24;

impl Backend {
    /// Asks a model for one word, at the person's word: whatever is held against it.
    ///
    /// # Errors
    /// With the reason in a sentence, where it did not answer or could not be asked (paused, no key, no
    /// network, a simulated outage).
    pub async fn check_lane(&self, lane: Lane) -> ApiResult<()> {
        self.row(lane.provider)?;
        let refused = self.ask_for_a_word(self.one_lane(&lane)?).await?;
        if let Some(message) = refused {
            return Err(ApiError::new(ErrorCode::Provider, message));
        }
        self.try_waiting_at_once();
        Ok(())
    }

    /// The same by itself, where that costs next to nothing and was not done too often.
    pub(super) async fn try_a_word(&self, lane: &Lane) {
        if self
            .setting("checks.messages")
            .is_ok_and(|value| value == "false")
        {
            return;
        }
        let today = self.clock.wall().div_euclid(DAY_MS) * DAY_MS;
        match self.history.test_messages(lane.provider, today).await {
            Ok(count) if count < A_DAY => {}
            _ => return,
        }
        let Ok(job) = self.one_lane(lane) else { return };
        let dear = |lane: &JobLane| {
            let (input, output) = lane.lane.most_tokens;
            let price = lane.lane.price.as_ref();
            let most = price.and_then(|price| price.worst_case(input, output, self.clock.wall()));
            most.is_none_or(|most| most > MOST_USD)
        };
        if job.lanes.iter().any(dear) {
            return;
        }
        if let Ok(None) = self.ask_for_a_word(job).await {
            self.try_waiting_at_once();
        }
    }

    fn one_lane(&self, lane: &Lane) -> ApiResult<Job> {
        let world = self.world();
        let thinks = world.model(lane).and_then(|model| model.reasoning) != Some(false);
        let wishes = TurnWishes {
            max_output: Some(if thinks { ANSWER_OF_THINKER } else { ANSWER }),
            ..TurnWishes::default()
        };
        let conversation = Conversation {
            system: None,
            messages: vec![Said {
                role: Role::User,
                parts: vec![SaidPart::Text(QUESTION.to_owned())],
            }],
        };
        let wish = Wish {
            input_tokens: conversation.tokens(),
            ..Wish::default()
        };
        let chain = std::slice::from_ref(lane);
        let planned = self.plan(&world.providers, &self.book, chain, &wish, &wishes)?;
        Ok(Job {
            reason: Some(AttemptReason::Probe),
            ..planned.job(TurnId::new(), conversation, wishes)
        })
    }

    /// Nothing where it answered, else why it did not. It is over within the limits of time of any
    /// attempt.
    async fn ask_for_a_word(&self, job: Job) -> ApiResult<Option<String>> {
        let mut inputs = self.inputs(job.turn, self.history.clone(), self.book.clone(), None)?;
        inputs.health = Arc::new(AnyEnd(self.book.clone()));
        let mut last = None;
        engine::run(&inputs, job, |event| {
            if event.ends_turn() {
                last = Some(event);
            }
        })
        .await;
        match last {
            Some(TurnEvent::Finished { .. }) => Ok(None),
            Some(TurnEvent::Failed { code, .. }) if code == EMPTY => Ok(None),
            Some(TurnEvent::Failed { message, .. }) => Ok(Some(message)),
            _ => Err(internal(&"a check ended without an end")),
        }
    }
}

/// A model that used up its room for thinking has answered too: the code of its failure.
const EMPTY: &str = "empty";

/// What comes of a test message.
struct AnyEnd(Arc<Book>);

#[async_trait]
impl HealthBook for AnyEnd {
    fn limited(&self, lane: &Lane, limits: Vec<RateLimit>) {
        self.0.limited(lane, limits);
    }

    async fn paced(&self, lane: &Lane, speed: Speed) {
        self.0.paced(lane, speed).await;
    }

    async fn may_ask(&self, turn: TurnId, lane: &PlannedLane) -> bool {
        self.0.may_ask(turn, lane).await
    }

    async fn ended(&self, turn: TurnId, lane: &PlannedLane, outcome: Option<Outcome>) {
        let outcome = match outcome {
            Some(Outcome::Failed {
                class: FailureClass::Empty,
                ..
            }) => Some(Outcome::Answered { first_text_ms: None }),
            other => other,
        };
        self.0.ended(turn, lane, outcome).await;
    }

    async fn learned(&self, lane: &Lane, wishes: &TurnWishes, rejected: Vec<String>) {
        self.0.learned(lane, wishes, rejected).await;
    }
}
