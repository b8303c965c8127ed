//! A summary of the messages that are left out of a question: by a model of the chat's own plan, and only
//! at the person's word.

use super::options::{TurnOptions, chain_for, wish_for};
use super::turns::Before;
use super::{Backend, internal, lock, settings};
use crate::contract::{
    ApiError, ApiResult, AttemptReason, ChatId, Effort, ErrorCode, MessageId, Role, TurnEvent, TurnId,
    TurnWishes,
};
use crate::engine::{self, Conversation, Job, Said, SaidPart};
use crate::texts;
use std::collections::HashMap;
use std::sync::Mutex;
use std::time::Duration;
use tokio::sync::watch;

/// Tokens of a summary at most: some pages, however much is summed up.
const MOST_OUTPUT: u32 = 2_000;
/// A summary that takes longer is given up.
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
    /// # Errors
    /// `NotFound` for the chat and for the question in it, `Busy` where one is being made for it,
    /// `Provider` where nobody could make one or it was stopped, with the reason.
    pub async fn summarise(&self, chat: ChatId, question: MessageId, messages: u32) -> ApiResult<String> {
        let session = self.demo();
        let world = self.world();
        let Before {
            conversation, terms, ..
        } = self.conversation(chat, Some(question), session.is_some()).await?;
        let request = request(&conversation, messages);
        let wishes = TurnWishes {
            effort: Some(Effort::Off),
            max_output: Some(MOST_OUTPUT),
            ..TurnWishes::default()
        };
        let wishes = settings::wishes(&world.settings, &wishes)?;
        self.count_month().await;
        let options = TurnOptions::default();
        let chain = chain_for(&options, &terms, &session, &self.default_chain(&world));
        let wish = wish_for(&options, &terms, &request);
        let (rows, book) = match &session {
            Some(session) => (&session.providers, &session.book),
            None => (&world.providers, &self.book),
        };
        let planned = self.plan(rows, book, &chain, &wish, &wishes)?;
        let turn = TurnId::new();
        let inputs = self.inputs(turn, self.history.clone(), book.clone(), session.clone())?;
        let (cancel, cancelled) = watch::channel(false);
        {
            let mut making = lock(&self.summaries.0);
            if making.contains_key(&question) {
                return Err(ApiError::new(ErrorCode::Busy, texts::error_code(ErrorCode::Busy)));
            }
            making.insert(question, cancel.clone());
        }
        let job = Job {
            reason: Some(AttemptReason::Summary),
            demo: session.is_some(),
            cancel: cancelled,
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
        lock(&self.summaries.0).remove(&question);
        self.count_month().await;
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

/// The conversation that asks for a summary of the oldest `messages`: their words, and of files the names.
fn request(conversation: &Conversation, messages: u32) -> Conversation {
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
    let text = texts::say_with("prompt-summarise", &[("said", said.trim().into())]);
    Conversation {
        system: None,
        messages: vec![Said {
            role: Role::User,
            parts: vec![SaidPart::Text(text)],
        }],
    }
}
