//! Sending: from a person's words to a running turn that any front can follow.

use super::launch::Begun;
use super::options::{TurnOptions, chain_for, wish_for};
use super::temporary::TemporaryChat;
use super::turn_log::{TurnLog, TurnStream};
use super::{Backend, invalid, lock, not_found, settings};
use crate::contract::{
    ApiError, ApiResult, Attached, ChatId, ChatTerms, ErrorCode, MessageId, Role, TurnId, TurnStart,
    TurnWishes,
};
use crate::engine::{
    Choice, Conversation, NewChat, NewQuestion, NewTurn, Said, SaidFile, SaidPart, TurnStore,
};
use crate::history::title_from;
use crate::texts;
use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{mpsc, watch};

/// Longest message, in bytes: larger than any model's window.
const TEXT_LIMIT: usize = 10 * 1024 * 1024;

/// A turn that runs. It goes on when this is dropped; [`Backend::stop_turn`] ends it.
pub struct TurnHandle {
    /// Absent in a temporary turn, as the two messages are.
    pub chat: Option<ChatId>,
    pub question: Option<MessageId>,
    pub answer: Option<MessageId>,
    pub turn: TurnId,
    pub events: TurnStream,
}

pub(super) struct Running {
    pub chat: Option<ChatId>,
    pub log: Arc<TurnLog>,
    pub choose: mpsc::UnboundedSender<Choice>,
    pub cancel: watch::Sender<bool>,
    pub ended: bool,
}

/// Where the question stands, and what was said before it.
struct Place {
    chat: ChatId,
    terms: ChatTerms,
    new_chat: Option<NewChat>,
    question: MessageId,
    new_question: Option<NewQuestion>,
    conversation: Conversation,
    /// The chat's own.
    wishes: TurnWishes,
}

/// What was said in a chat so far, and how it is gone on with.
pub(super) struct Before {
    pub conversation: Conversation,
    pub terms: ChatTerms,
    pub wishes: TurnWishes,
}

/// A new question.
struct Words {
    /// Empty where only files go.
    text: String,
    attached: Vec<Attached>,
    files: Vec<SaidFile>,
}

impl Backend {
    /// Plans, commits the message with its files, and starts the turn.
    ///
    /// # Errors
    /// `NoProvider` where none is set up, `InvalidInput` for an empty or huge message or too many
    /// files, `NotFound` for the chat and for a file that is not kept or no longer what it was,
    /// `Busy` for the chat, `CannotWrite` when the message could not be stored. In every case
    /// nothing was sent.
    pub async fn send(&self, start: TurnStart, options: TurnOptions) -> ApiResult<TurnHandle> {
        self.begin(start, options, None).await
    }

    /// As [`Backend::send`]; with `beside`, the answer stands beside that one, which may still be written.
    pub(super) async fn begin(
        &self,
        start: TurnStart,
        mut options: TurnOptions,
        beside: Option<MessageId>,
    ) -> ApiResult<TurnHandle> {
        let session = self.demo();
        let world = self.world();
        if session.is_none() && world.providers.is_empty() {
            return Err(ApiError::new(
                ErrorCode::NoProvider,
                texts::error_code(ErrorCode::NoProvider),
            ));
        }
        self.check_terms(&options.terms)?;
        self.store_unstored().await;
        let now = self.clock.wall();
        if let TurnStart::Regenerate { lane: Some(name), .. } = &start {
            options.first = Some(self.lane_named(&name.0)?);
        }
        let temporary = match &start {
            TurnStart::NewChat { .. } if options.temporary => Some(TemporaryChat::open(now).await?),
            TurnStart::NewChat { .. } => None,
            TurnStart::Reply { chat, .. }
            | TurnStart::Edit { chat, .. }
            | TurnStart::Regenerate { chat, .. } => self.temporary(*chat),
        };
        let mut place = self
            .place(start, &options, session.is_some(), temporary.as_deref())
            .await?;
        let wishes = settings::wishes(&world.settings, &options.wishes.over(&place.wishes))?;
        self.count_month().await;
        if let Some(system) = &options.system {
            place.conversation.system = Some(system.clone());
        }
        place
            .conversation
            .leave_out(options.left_out, options.summary.as_deref());
        let (turn, answer) = (TurnId::new(), MessageId::new());
        let default = self.default_chain(&world);
        let chain = chain_for(&options, &place.terms, &session, &default);
        let wish = wish_for(&options, &place.terms, &place.conversation);
        let (rows, book) = match &session {
            Some(session) => (&session.providers, &session.book),
            None => (&world.providers, &self.book),
        };
        let planned = self.plan(rows, book, &chain, &wish, &wishes)?;
        self.load(&mut place.conversation, &planned.lanes).await?;
        let new = place.new_chat.is_some();
        if options.keep_history {
            let new_turn = NewTurn {
                turn,
                chat: place.chat,
                new_chat: place.new_chat.take(),
                question: place.question,
                new_question: place.new_question.take(),
                answer,
                beside,
                left_out: options.left_out,
                summary: options.summary.clone(),
                at: now,
            };
            match temporary {
                Some(temporary) => {
                    temporary.history.begin(new_turn).await?;
                    self.release(&place.conversation);
                    self.begin_temporary(place.chat, temporary);
                }
                None => self.begin_kept(new_turn).await?,
            }
            if new {
                self.arrange_new(place.chat, &options).await?;
            }
            self.tell_waiting().await;
        } else {
            self.release(&place.conversation);
        }
        let been = match new {
            true => HashSet::new(),
            false => self.been(place.chat).await?,
        };
        self.launch(Begun {
            chat: place.chat,
            turn,
            question: place.question,
            answer,
            options,
            wishes,
            conversation: place.conversation,
            planned,
            been,
            session,
            attempts: 0,
            resumed: None,
        })
    }

    /// Follows a running turn, or one that ended within the last two minutes: everything after
    /// `after`, then what comes.
    ///
    /// # Errors
    /// `NotFound` for another turn.
    pub fn subscribe(&self, turn: TurnId, after: Option<u64>) -> ApiResult<TurnStream> {
        let turns = lock(&self.turns);
        let running = turns
            .get(&turn)
            .ok_or_else(|| not_found("error-turn-unknown", &[]))?;
        Ok(running.log.follow(after))
    }

    /// Stops a turn; what was shown is kept. A turn that ended already stays as it is.
    pub fn stop_turn(&self, turn: TurnId) {
        if let Some(running) = lock(&self.turns).get(&turn) {
            running.cancel.send_replace(true);
        }
    }

    /// Says what is to be done about a slow attempt of a turn. Of an attempt that is over, and of a turn
    /// that ended, it means nothing any more.
    pub fn choose(&self, turn: TurnId, choice: Choice) {
        if let Some(running) = lock(&self.turns).get(&turn) {
            // Nobody hears it where the turn has just ended.
            let _ = running.choose.send(choice);
        }
    }

    /// Stops everything and waits until it is stored, but no longer than `limit`.
    pub async fn stop_all(&self, limit: Duration) {
        let streams: Vec<TurnStream> = {
            let turns = lock(&self.turns);
            turns
                .values()
                .filter(|running| !running.ended)
                .map(|running| {
                    running.cancel.send_replace(true);
                    running.log.follow(None)
                })
                .collect()
        };
        let ends = async {
            for mut stream in streams {
                while stream.next().await.is_some() {}
            }
        };
        let _ = tokio::time::timeout(limit, ends).await;
        // The last chance of what had no room.
        self.store_unstored().await;
    }

    pub(super) fn stop_turns_of(&self, chat: ChatId) {
        for running in lock(&self.turns)
            .values()
            .filter(|running| running.chat == Some(chat))
        {
            running.cancel.send_replace(true);
        }
    }

    async fn place(
        &self,
        start: TurnStart,
        options: &TurnOptions,
        demo: bool,
        temporary: Option<&TemporaryChat>,
    ) -> ApiResult<Place> {
        match start {
            TurnStart::NewChat { text, attachments } => {
                let words = self.words(text, attachments, options, temporary).await?;
                let new_chat = NewChat {
                    title: words.title(),
                    system: options.system.clone(),
                    demo,
                    terms: options.terms.clone(),
                };
                Ok(Place {
                    chat: ChatId::new(),
                    terms: options.terms.clone(),
                    new_chat: Some(new_chat),
                    question: MessageId::new(),
                    conversation: words.after(Conversation::default()),
                    new_question: Some(words.question(None)),
                    wishes: options.chat_wishes.clone(),
                })
            }
            TurnStart::Reply {
                chat,
                after,
                text,
                attachments,
            } => {
                let words = self.words(text, attachments, options, temporary).await?;
                let Before {
                    conversation,
                    terms,
                    wishes,
                } = self.conversation(chat, after, demo).await?;
                Ok(Place {
                    chat,
                    terms,
                    new_chat: None,
                    question: MessageId::new(),
                    conversation: words.after(conversation),
                    new_question: Some(words.question(after)),
                    wishes,
                })
            }
            TurnStart::Edit {
                chat,
                question,
                text,
                attachments,
            } => {
                let words = self.words(text, attachments, options, temporary).await?;
                let parent = self.history_of(chat).parent_of(chat, question).await?;
                let Before {
                    conversation,
                    terms,
                    wishes,
                } = self.conversation(chat, parent, demo).await?;
                Ok(Place {
                    chat,
                    terms,
                    new_chat: None,
                    question: MessageId::new(),
                    conversation: words.after(conversation),
                    new_question: Some(words.question(parent)),
                    wishes,
                })
            }
            TurnStart::Regenerate {
                chat,
                question,
                lane: _,
            } => {
                let Before {
                    conversation,
                    terms,
                    wishes,
                } = self.conversation(chat, Some(question), demo).await?;
                Ok(Place {
                    chat,
                    terms,
                    new_chat: None,
                    question,
                    new_question: None,
                    conversation,
                    wishes,
                })
            }
        }
    }

    async fn words(
        &self,
        text: String,
        attachments: Vec<Attached>,
        options: &TurnOptions,
        temporary: Option<&TemporaryChat>,
    ) -> ApiResult<Words> {
        let text = checked(text, attachments.is_empty())?;
        let (attached, files) = match temporary {
            Some(temporary) => self.temporary_question_files(attachments, temporary).await?,
            None => self.question_files(attachments, options.keep_history).await?,
        };
        Ok(Words {
            text,
            attached,
            files,
        })
    }

    /// What was said in `chat` up to and with `upto`, and where it may go.
    pub(super) async fn conversation(
        &self,
        chat: ChatId,
        upto: Option<MessageId>,
        demo: bool,
    ) -> ApiResult<Before> {
        let history = self.history_of(chat);
        let setup = history.chat_setup(chat).await?;
        if setup.demo != demo {
            let id = if setup.demo {
                "error-chat-of-demo"
            } else {
                "error-chat-not-demo"
            };
            return Err(ApiError::new(ErrorCode::Conflict, texts::say(id)));
        }
        let messages = match upto {
            Some(message) => history.prompt_path(chat, message).await?,
            None => Vec::new(),
        };
        let conversation = Conversation {
            system: setup.system,
            messages,
        };
        Ok(Before {
            conversation,
            terms: setup.terms,
            wishes: setup.wishes,
        })
    }
}

fn checked(text: String, alone: bool) -> ApiResult<String> {
    if alone && text.trim().is_empty() {
        return Err(invalid("error-message-empty", &[]));
    }
    if text.len() > TEXT_LIMIT {
        return Err(invalid(
            "error-message-long",
            &[("most", (TEXT_LIMIT / 1024 / 1024).into())],
        ));
    }
    Ok(text)
}

impl Words {
    fn title(&self) -> String {
        match (title_from(&self.text), self.attached.first()) {
            (title, Some(file)) if title.is_empty() => title_from(&file.name),
            (title, _) => title,
        }
    }

    fn after(&self, mut before: Conversation) -> Conversation {
        let files = self.files.iter().cloned();
        let mut parts: Vec<SaidPart> = files.map(|file| SaidPart::File(Box::new(file))).collect();
        if !self.text.is_empty() {
            parts.push(SaidPart::Text(self.text.clone()));
        }
        let role = Role::User;
        before.messages.push(Said { role, parts });
        before
    }

    fn question(self, parent: Option<MessageId>) -> NewQuestion {
        NewQuestion {
            parent,
            text: self.text,
            files: self.attached,
        }
    }
}
