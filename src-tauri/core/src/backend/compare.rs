//! The same question to two models, side by side: two turns of one chat, each with its own end.

use super::options::TurnOptions;
use super::turns::TurnHandle;
use super::{Backend, invalid};
use crate::contract::{ApiResult, BackendEvent, Chat, ChatId, Lane, LaneName, MessageId, TurnId, TurnStart};

impl Backend {
    /// Asks two models at once, each alone: nobody stands in for one that fails, as it is these two that
    /// are compared. The chat's terms hold for both. Their answers are versions of one another; the first
    /// is the one that is gone on with until the person picks.
    ///
    /// One turn where the first began and the second could not; why is told as trouble.
    ///
    /// # Errors
    /// `InvalidInput` for the same model twice, `NotFound` for one that is not there; else as
    /// [`Backend::send`]. Nothing was sent then.
    pub async fn compare(
        &self,
        start: TurnStart,
        lanes: [LaneName; 2],
        options: TurnOptions,
    ) -> ApiResult<Vec<TurnHandle>> {
        let [one, other] = [self.lane_named(&lanes[0].0)?, self.lane_named(&lanes[1].0)?];
        if one == other {
            return Err(invalid("error-compare-same", &[]));
        }
        let first = self.begin(start, alone(one, &options), None).await?;
        let (Some(chat), Some(answer)) = (first.chat, first.answer) else {
            return Ok(vec![first]);
        };
        match self.beside(chat, answer, alone(other, &options)).await {
            Ok(second) => Ok(vec![first, second]),
            Err(error) => {
                self.tell(BackendEvent::Trouble {
                    message: error.message,
                });
                Ok(vec![first])
            }
        }
    }

    /// Asks another model for an answer that stands beside this one, which may still be written.
    ///
    /// # Errors
    /// `NotFound` for the answer and for the model, `Busy` where something else is written in its chat.
    pub async fn compare_with(
        &self,
        chat: ChatId,
        answer: MessageId,
        lane: &LaneName,
    ) -> ApiResult<TurnHandle> {
        let lane = self.lane_named(&lane.0)?;
        self.beside(chat, answer, alone(lane, &TurnOptions::default()))
            .await
    }

    async fn beside(&self, chat: ChatId, answer: MessageId, options: TurnOptions) -> ApiResult<TurnHandle> {
        let history = self.history_of(chat);
        let question = history.parent_of(chat, answer).await?;
        let question = question.ok_or_else(|| super::not_found("error-not-an-answer", &[]))?;
        let (left_out, summary) = history.left_out(answer).await?;
        let options = TurnOptions {
            left_out,
            summary,
            ..options
        };
        let start = TurnStart::Regenerate {
            chat,
            question,
            lane: None,
        };
        self.begin(start, options, Some(answer)).await
    }

    /// Goes on with one of the answers that are compared; those that are still written are stopped.
    ///
    /// # Errors
    /// `NotFound` for the chat and for the answer in it.
    pub async fn pick_answer(&self, chat: ChatId, answer: MessageId) -> ApiResult<Chat> {
        let history = self.history_of(chat);
        let now = history.chat(chat).await?;
        let others: Vec<TurnId> = now
            .messages
            .last()
            .into_iter()
            .chain(&now.beside)
            .filter(|one| one.id != answer)
            .filter_map(|one| one.answer.as_ref().map(|info| info.turn))
            .collect();
        let mut picked = history.pick_answer(chat, answer, self.clock.wall()).await?;
        others.into_iter().for_each(|turn| self.stop_turn(turn));
        picked.summary.temporary = self.temporary(chat).is_some();
        Ok(picked)
    }
}

fn alone(lane: Lane, options: &TurnOptions) -> TurnOptions {
    TurnOptions {
        chain: Some(vec![lane]),
        first: None,
        // An answer that comes when nobody looks any more compares nothing.
        waits: false,
        ..options.clone()
    }
}
