//! The same question to several models, side by side: as many turns of one chat, each with its own end.

use super::options::TurnOptions;
use super::turns::TurnHandle;
use super::{Backend, invalid};
use crate::contract::{
    ApiError, ApiResult, BackendEvent, Chat, ChatId, Lane, LaneName, MessageId, TurnId, TurnStart,
};
use std::collections::HashSet;

/// Answers that stand side by side, at most: more are not read, and each is paid for.
const MOST: usize = 4;

impl Backend {
    /// Asks two to four models at once, each alone: nobody stands in for one that fails, as it is these that
    /// are compared. The chat's terms hold for all. Their answers are versions of one another; the first
    /// is the one that is gone on with until the person picks.
    ///
    /// Fewer turns where the first began and another could not; why is told as trouble.
    ///
    /// # Errors
    /// `InvalidInput` for the same model twice and for another number of them, `NotFound` for one that is
    /// not there; else as [`Backend::send`]. Nothing was sent then.
    pub async fn compare(
        &self,
        start: TurnStart,
        lanes: &[LaneName],
        options: TurnOptions,
    ) -> ApiResult<Vec<TurnHandle>> {
        let lanes = lanes
            .iter()
            .map(|name| self.lane_named(&name.0))
            .collect::<ApiResult<Vec<_>>>()?;
        let different: HashSet<&Lane> = lanes.iter().collect();
        if different.len() < lanes.len() {
            return Err(invalid("error-compare-same", &[]));
        }
        let mut lanes = lanes.into_iter();
        let (Some(one), 1..MOST) = (lanes.next(), lanes.len()) else {
            return Err(too_many());
        };
        let first = TurnOptions {
            // It gives a new chat its title, as the answers of others do.
            waits: options.waits,
            ..alone(one, &options)
        };
        let first = self.begin(start, first, None).await?;
        let (Some(chat), Some(answer)) = (first.chat, first.answer) else {
            return Ok(vec![first]);
        };
        let mut begun = vec![first];
        for other in lanes {
            match self.beside(chat, answer, alone(other, &options)).await {
                Ok(another) => begun.push(another),
                Err(error) => self.tell(BackendEvent::Trouble {
                    message: error.message,
                }),
            }
        }
        Ok(begun)
    }

    /// Asks another model for an answer that stands beside this one, which may still be written.
    ///
    /// # Errors
    /// `NotFound` for the answer and for the model, `Busy` where something else is written in its chat,
    /// `InvalidInput` where as many as can be stand there.
    pub async fn compare_with(
        &self,
        chat: ChatId,
        answer: MessageId,
        lane: &LaneName,
    ) -> ApiResult<TurnHandle> {
        let lane = self.lane_named(&lane.0)?;
        // The one that the others stand beside is not among them.
        if self.history_of(chat).chat(chat).await?.beside.len() + 1 >= MOST {
            return Err(too_many());
        }
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

fn too_many() -> ApiError {
    invalid("error-compare-count", &[("most", MOST.into())])
}

/// Asks this model and no other. Its answer stands beside another one, and a title is that one's matter.
fn alone(lane: Lane, options: &TurnOptions) -> TurnOptions {
    TurnOptions {
        chain: Some(vec![lane]),
        first: None,
        compared: true,
        waits: false,
        ..options.clone()
    }
}
