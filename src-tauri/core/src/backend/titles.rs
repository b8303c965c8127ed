//! A chat's title by a model, where the person allows it: after its first answer, once, and quietly.
//!
//! Asked is the cheapest model that is well, among those of the chat's order at whose vendor the chat
//! has been: a title crosses to nobody. A chat with bounds of its own keeps its first words. The request
//! is an attempt as any other, with the reason `title` and without a place in the history's text.

use super::launch::Begun;
use super::options::chain_for;
use super::{Backend, settings};
use crate::contract::{ApiResult, AttemptReason, ChatId, Effort, Reach, Role, TurnEvent, TurnId, TurnWishes};
use crate::engine::{self, Conversation, Job, JobLane, Said, SaidPart};
use crate::history::{TitleSource, title_from};
use crate::router::plan::Wish;
use crate::texts;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{mpsc, watch};

/// Of the question and of the answer so many characters are shown to the model.
const EXCERPT: usize = 1_500;
/// Tokens a title may take, with what a model thinks that cannot do without.
const MOST_OUTPUT: u32 = 300;
/// A title that takes longer is not worth waiting for.
const LIMIT: Duration = Duration::from_secs(20);
/// For the attempt to be booked after that.
const STOP_LIMIT: Duration = Duration::from_secs(2);

/// A chat that may get a title when its first answer is there.
pub(super) struct Untitled {
    chat: ChatId,
    question: String,
    begun: crate::backend::TurnOptions,
}

/// What a turn is that may give its chat a title.
pub(super) fn untitled(begun: &Begun) -> Option<Untitled> {
    let options = &begun.options;
    let first = begun.conversation.messages.len() == 1 && begun.resumed.is_none() && begun.attempts == 0;
    // `waits` is said by windows alone: a command in the terminal ends with its answer.
    let usual = options.keep_history
        && options.waits
        && begun.session.is_none()
        && !options.local_only
        && options.only.is_none()
        && !options.no_failover
        && !options.anywhere;
    if !first || !usual {
        return None;
    }
    let question: String = begun.conversation.messages.iter().map(words).collect();
    (!question.trim().is_empty()).then(|| Untitled {
        chat: begun.chat,
        question,
        begun: options.clone(),
    })
}

fn words(said: &Said) -> String {
    let texts = said.parts.iter().filter_map(|part| match part {
        SaidPart::Text(text) => Some(text.as_str()),
        SaidPart::File(_) | SaidPart::Opaque { .. } => None,
    });
    texts.collect()
}

impl Backend {
    /// Gives the chat a title by a model, if one may and can. Otherwise it keeps its first words.
    pub(super) async fn title(self: &Arc<Self>, untitled: Untitled, answer: &str) {
        let chat = untitled.chat;
        match self.title_by_model(untitled, answer).await {
            Ok(Some(title)) => {
                let now = self.clock.wall();
                let renamed = self
                    .history
                    .rename_chat(chat, &title, TitleSource::Model, now)
                    .await;
                if let Err(error) = renamed {
                    tracing::debug!(%error, "the title was not kept");
                }
                if let Err(error) = self.tell_chats().await {
                    tracing::warn!(%error, "the list of chats could not be read");
                }
            }
            Ok(None) => {}
            Err(error) => tracing::debug!(%error, "no title by a model"),
        }
        self.count_month().await;
    }

    async fn title_by_model(self: &Arc<Self>, of: Untitled, answer: &str) -> ApiResult<Option<String>> {
        let world = self.world();
        let setup = self.history.chat_setup(of.chat).await?;
        let by_words = setup.title_source == TitleSource::Words;
        if !settings::titles_by_model(&world.settings) || !by_words || setup.terms.reach != Reach::Chain {
            return Ok(None);
        }
        let conversation = request(&of.question, answer);
        let wishes = TurnWishes {
            effort: Some(Effort::Off),
            max_output: Some(MOST_OUTPUT),
            ..TurnWishes::default()
        };
        let wish = Wish {
            input_tokens: conversation.tokens(),
            ..Wish::default()
        };
        self.count_month().await;
        let chain = chain_for(&of.begun, &setup.terms, &None, &self.default_chain(&world));
        let planned = self.plan(&world.providers, &self.book, &chain, &wish, &wishes)?;
        let been = self.been(of.chat).await?;
        let now = self.clock.wall();
        let mut lanes: Vec<JobLane> = planned
            .lanes
            .into_iter()
            .zip(&planned.destinations)
            .filter(|(_, to)| been.contains(&to.vendor))
            .map(|(lane, _)| lane)
            .collect();
        let cost = |lane: &JobLane| {
            let price = lane.lane.price.as_ref();
            price.and_then(|price| price.worst_case(wish.input_tokens, u64::from(MOST_OUTPUT), now))
        };
        // What nobody knows the price of is taken for the dearest.
        lanes.sort_by(|a, b| {
            let [a, b] = [a, b].map(|lane| cost(lane).unwrap_or(f64::INFINITY));
            a.total_cmp(&b)
        });
        lanes.truncate(1);
        if lanes.is_empty() {
            return Ok(None);
        }
        let turn = TurnId::new();
        let inputs = self.inputs(turn, self.history.clone(), self.book.clone(), None)?;
        let (cancel, cancelled) = watch::channel(false);
        let (_choose, choices) = mpsc::unbounded_channel();
        let job = Job {
            turn,
            answer: None,
            reason: Some(AttemptReason::Title),
            conversation,
            wishes,
            lanes,
            skipped: Vec::new(),
            nobody: planned.nobody,
            recovery: planned.recovery,
            extra_spend: 0.0,
            demo: false,
            attempts: 0,
            resumed: None,
            confined: true,
            choices,
            cancel: cancelled,
        };
        let mut title = None;
        {
            let run = engine::run(&inputs, job, |event| {
                if let TurnEvent::Finished { text, .. } = event {
                    title = cleaned(&text);
                }
            });
            tokio::pin!(run);
            if tokio::time::timeout(LIMIT, &mut run).await.is_err() {
                cancel.send_replace(true);
                let _ = tokio::time::timeout(STOP_LIMIT, &mut run).await;
            }
        }
        Ok(title)
    }
}

/// The conversation that asks for a title.
fn request(question: &str, answer: &str) -> Conversation {
    let short = |text: &str| text.chars().take(EXCERPT).collect::<String>();
    let text = texts::say_with(
        "prompt-title",
        &[
            ("question", short(question).into()),
            ("answer", short(answer).into()),
        ],
    );
    Conversation {
        system: None,
        messages: vec![Said {
            role: Role::User,
            parts: vec![SaidPart::Text(text)],
        }],
    }
}

/// A model's title as a line of the list: its first line that says something, without the marks that
/// models like to put around it.
fn cleaned(text: &str) -> Option<String> {
    let marks = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '"' | '\'' | '“' | '”' | '„' | '«' | '»' | '「' | '」' | '*' | '#' | '`' | '_'
            )
    };
    let line = text
        .lines()
        .map(|line| line.trim_matches(marks))
        .find(|line| !line.is_empty())?;
    let line = match line.split_once(':') {
        Some((before, after)) if before.eq_ignore_ascii_case("title") => after.trim_matches(marks),
        _ => line,
    };
    let title = title_from(line.trim_end_matches('.'));
    (!title.is_empty()).then_some(title)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_models_title_is_one_plain_line() {
        let title = |text: &str| cleaned(text).unwrap_or_default();
        assert_eq!(
            title("**\"Boiling eggs\"**\n\nI chose this because…"),
            "Boiling eggs"
        );
        assert_eq!(title("\n\n# Title: Eggs, softly boiled."), "Eggs, softly boiled");
        assert_eq!(title("「京都の三日間」"), "京都の三日間");
        assert_eq!(title("a\u{202e}b\u{1b}[2Jc"), "ab[2Jc");
        assert!(title(&"word ".repeat(500)).chars().count() <= 60);
        assert_eq!(cleaned("\n ** \n\"\"\n"), None);
    }
}
