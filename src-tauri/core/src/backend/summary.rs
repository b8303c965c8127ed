//! A summary of the messages that are left out of a question: by a model of the chat's own plan, and only
//! at the person's word.

use super::demo::DemoSession;
use super::options::{TurnOptions, chain_for, wish_for};
use super::plan::Planned;
use super::turns::Before;
use super::{Backend, internal, lock, settings};
use crate::contract::{
    ApiError, ApiResult, AttemptReason, ChatId, ChatTerms, Effort, ErrorCode, MessageId, Role, TurnEvent,
    TurnId, TurnWishes,
};
use crate::engine::{self, Conversation, Job, Said, SaidPart};
use crate::texts;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::watch;

/// Tokens of a summary at most: some pages, however much is summed up.
const MOST_OUTPUT: u32 = 2_000;
/// Room for the summary of what came before a piece, in characters: as many tokens at most.
const SUMMARY_ROOM: usize = 8_000;
/// Pieces at most: each is a request, and the first words have gone through as many summaries.
pub(super) const MOST_PIECES: u32 = 12;
/// A request of it that takes longer is given up.
const LIMIT: Duration = Duration::from_secs(120);
/// For what was asked to be booked after that.
const STOP_LIMIT: Duration = Duration::from_secs(2);

/// Those that are being made, by the question that they are for.
#[derive(Default)]
pub(super) struct Summaries(Mutex<HashMap<MessageId, watch::Sender<bool>>>);

impl Backend {
    /// Sums up the oldest `messages` before a question. It goes where the chat may go, fails over as an
    /// answer does, and is booked as one; nothing of it is kept until it is sent with the question.
    ///
    /// What no model takes at once is summed up piece by piece, each with the summary of those before it.
    ///
    /// # Errors
    /// `NotFound` for the chat and for the question in it, `Busy` where one is being made for it,
    /// `Provider` where nobody could make one, it was stopped, or it would take too many requests, with
    /// the reason.
    pub async fn summarise(&self, chat: ChatId, question: MessageId, messages: u32) -> ApiResult<String> {
        let session = self.demo();
        let Before {
            conversation, terms, ..
        } = self.conversation(chat, Some(question), session.is_some()).await?;
        let (cancel, cancelled) = watch::channel(false);
        let said = said(&conversation, messages);
        self.count_month().await;
        let Some((planned, count)) = self.pieces_to_sum_up(&said, &terms, &session)? else {
            let most = [("most", MOST_PIECES.into())];
            let message = texts::say_with("failure-summary-too-long", &most);
            return Err(ApiError::new(ErrorCode::Provider, message));
        };
        {
            let mut making = lock(&self.summaries.0);
            if making.contains_key(&question) {
                return Err(ApiError::new(ErrorCode::Busy, texts::error_code(ErrorCode::Busy)));
            }
            making.insert(question, cancel.clone());
        }
        let made = async {
            let mut planned = Some(planned);
            let mut summary = None;
            for piece in pieces(&said, count) {
                let request = request(piece, summary.as_deref());
                let plan = match planned.take() {
                    Some(plan) => plan,
                    // By now another model may be the one that is well.
                    None => self.plan_summary(&request, &terms, &session)?,
                };
                summary = Some(self.sum_up(plan, request, &session, &cancel, &cancelled).await?);
            }
            summary.ok_or_else(|| internal(&"there is nothing to sum up"))
        };
        let made = made.await;
        lock(&self.summaries.0).remove(&question);
        self.count_month().await;
        made
    }

    /// The plan for the largest piece, and into how many of them the text has to be cut to fit it. One piece
    /// where it is something else than the length that nobody can answer for; absent where the length is
    /// beyond [`MOST_PIECES`].
    pub(super) fn pieces_to_sum_up(
        &self,
        said: &str,
        terms: &ChatTerms,
        session: &Option<Arc<DemoSession>>,
    ) -> ApiResult<Option<(Planned, u32)>> {
        for count in 1..=MOST_PIECES {
            let before = (count > 1).then(|| "x".repeat(SUMMARY_ROOM));
            let pieces = pieces(said, count);
            let Some(largest) = pieces.iter().max_by_key(|piece| piece.len()) else {
                continue;
            };
            let planned = self.plan_summary(&request(largest, before.as_deref()), terms, session)?;
            if !planned.lanes.is_empty() || planned.nobody.code != "too-long" {
                return Ok(Some((planned, count)));
            }
        }
        Ok(None)
    }

    fn plan_summary(
        &self,
        request: &Conversation,
        terms: &ChatTerms,
        session: &Option<Arc<DemoSession>>,
    ) -> ApiResult<Planned> {
        let world = self.world();
        let wishes = settings::wishes(&world.settings, &wishes())?;
        let options = TurnOptions::default();
        let chain = chain_for(&options, terms, session, &self.default_chain(&world));
        let wish = wish_for(&options, terms, request);
        let (rows, book) = match session {
            Some(session) => (&session.providers, &session.book),
            None => (&world.providers, &self.book),
        };
        self.plan(rows, book, &chain, &wish, &wishes)
    }

    /// One request of a summary, to its end.
    async fn sum_up(
        &self,
        planned: Planned,
        request: Conversation,
        session: &Option<Arc<DemoSession>>,
        cancel: &watch::Sender<bool>,
        cancelled: &watch::Receiver<bool>,
    ) -> ApiResult<String> {
        let turn = TurnId::new();
        let book = session
            .as_ref()
            .map_or(&self.book, |session| &session.book)
            .clone();
        let inputs = self.inputs(turn, self.history.clone(), book, session.clone())?;
        let wishes = settings::wishes(&self.world().settings, &wishes())?;
        let job = Job {
            reason: Some(AttemptReason::Summary),
            demo: session.is_some(),
            cancel: cancelled.clone(),
            ..planned.job(turn, request, wishes)
        };
        let mut end = None;
        {
            let run = engine::run(&inputs, job, |event| {
                if event.ends_turn() {
                    end = Some(event);
                }
            });
            tokio::pin!(run);
            if tokio::time::timeout(LIMIT, &mut run).await.is_err() {
                cancel.send_replace(true);
                let _ = tokio::time::timeout(STOP_LIMIT, &mut run).await;
            }
        }
        match end {
            Some(TurnEvent::Finished { text, .. }) if !text.trim().is_empty() => Ok(text.trim().to_owned()),
            Some(TurnEvent::Failed { message, .. }) => Err(ApiError::new(ErrorCode::Provider, message)),
            Some(_) => Err(ApiError::new(
                ErrorCode::Provider,
                texts::error_code(ErrorCode::Provider),
            )),
            None => Err(internal(&"a summary ended without an end")),
        }
    }

    /// Stops the summary that is being made for this question. One that is over stays as it is.
    pub fn stop_summary(&self, question: MessageId) {
        if let Some(cancel) = lock(&self.summaries.0).get(&question) {
            cancel.send_replace(true);
        }
    }
}

fn wishes() -> TurnWishes {
    TurnWishes {
        effort: Some(Effort::Off),
        max_output: Some(MOST_OUTPUT),
        ..TurnWishes::default()
    }
}

/// The words of the oldest `messages`, and of files the names.
pub(super) fn said(conversation: &Conversation, messages: u32) -> String {
    let most = conversation.messages.len().saturating_sub(1);
    let messages = usize::try_from(messages).unwrap_or(usize::MAX).min(most);
    let mut said = String::new();
    for message in &conversation.messages[..messages] {
        said += match message.role {
            Role::User => "\n\nUSER:\n",
            Role::Assistant => "\n\nASSISTANT:\n",
        };
        for part in &message.parts {
            match part {
                SaidPart::Text(text) => said += text,
                SaidPart::File(file) => {
                    let name = [("name", file.name.as_str().into())];
                    said += &texts::say_with("prompt-file-left-out", &name);
                    said.push('\n');
                }
                SaidPart::Opaque { .. } => {}
            }
        }
    }
    said.trim().to_owned()
}

/// The text in so many pieces of about the same length, cut where a paragraph or a word ends. Fewer where
/// it is shorter than that.
fn pieces(said: &str, count: u32) -> Vec<&str> {
    let mut rest = said;
    let mut pieces = Vec::new();
    for left in (1..=usize::try_from(count).unwrap_or(1)).rev() {
        let most = rest.ceil_char_boundary(rest.len().div_ceil(left));
        let (whole, least) = (&rest[..most], rest.floor_char_boundary(most - most / 8));
        let ends = |end: &str| whole[least..].rfind(end).map(|at| least + at + end.len());
        let cut = match left {
            1 => most,
            _ => ends("\n\n").or_else(|| ends(" ")).unwrap_or(most),
        };
        let (piece, after) = rest.split_at(cut);
        if !piece.trim().is_empty() {
            pieces.push(piece.trim());
        }
        rest = after;
    }
    pieces
}

/// The conversation that asks for a summary of a piece, after that of those before it.
fn request(piece: &str, before: Option<&str>) -> Conversation {
    let before = before.map(|summary| texts::say_with("prompt-summary", &[("summary", summary.into())]));
    let said = match before {
        Some(before) => format!("{before}\n\n{piece}"),
        None => piece.to_owned(),
    };
    let text = texts::say_with("prompt-summarise", &[("said", said.as_str().into())]);
    Conversation {
        system: None,
        messages: vec![Said {
            role: Role::User,
            parts: vec![SaidPart::Text(text)],
        }],
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn pieces_are_alike_and_nothing_is_lost() {
        let text = "Wort für Wort, 一二三四五。\n\n".repeat(400);
        for count in 1..=MOST_PIECES {
            let pieces = pieces(&text, count);
            assert_eq!(pieces.len(), usize::try_from(count).unwrap());
            let whole: String = pieces.concat();
            let words = |text: &str| text.split_whitespace().collect::<String>();
            assert_eq!(words(&whole), words(&text));
            let longest = pieces.iter().map(|piece| piece.len()).max().unwrap();
            assert!(
                longest <= text.len().div_ceil(pieces.len()) * 9 / 8 + 64,
                "{count}: {longest}"
            );
        }
        assert_eq!(pieces("一", 5), ["一"]);
        assert!(pieces("", 3).is_empty());
        assert_eq!(pieces(&"x".repeat(100), 2).len(), 2);
    }
}
