//! Going on, at the person's word, with an answer that broke off.

use super::launch::Begun;
use super::options::{TurnOptions, chain_for, wish_for};
use super::turns::{Before, TurnHandle};
use super::{Backend, not_found, settings};
use crate::contract::{ApiResult, MessageId};
use crate::history::HistoryError;

impl Backend {
    /// Goes on with an answer that broke off, was stopped or was left by a program that ended: the same
    /// answer, from where it stops, by whoever of its chat's order may answer now.
    ///
    /// # Errors
    /// `NotFound` where it ended by itself, shows nothing, or something was said after it; `Busy` while
    /// another answer is written in its chat.
    pub async fn continue_answer(&self, answer: MessageId) -> ApiResult<TurnHandle> {
        let missing = |error: HistoryError| match error {
            HistoryError::NotFound(_) => not_found("error-not-broken", &[]),
            other => other.into(),
        };
        let history = self.history_with(answer).await;
        let (chat, question) = history.broken_answer(answer).await.map_err(missing)?;
        let session = self.demo();
        let world = self.world();
        let options = TurnOptions::default();
        let Before {
            mut conversation,
            terms,
            wishes,
        } = self.conversation(chat, Some(question), session.is_some()).await?;
        let (left_out, summary) = history.left_out(answer).await?;
        conversation.leave_out(left_out, summary.as_deref());
        let wishes = settings::wishes(&world.settings, &wishes)?;
        self.count_month().await;
        let chain = chain_for(&options, &terms, &session, &self.default_chain(&world));
        let wish = wish_for(&options, &terms, &conversation);
        let (rows, book) = match &session {
            Some(session) => (&session.providers, &session.book),
            None => (&world.providers, &self.book),
        };
        let planned = self.plan(rows, book, &chain, &wish, &wishes)?;
        self.load(&mut conversation, &planned.lanes).await?;
        let been = self.been(chat).await?;
        let broken = history
            .claim_broken(answer, self.clock.wall())
            .await
            .map_err(missing)?;
        self.launch(Begun {
            chat,
            turn: broken.turn,
            question,
            answer,
            options,
            wishes,
            conversation,
            planned,
            been,
            session,
            attempts: 0,
            resumed: Some(broken.resumed),
        })
    }
}
