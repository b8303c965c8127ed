//! From a question on disk to a turn that runs, and what follows its end.

use super::crossing::{Crossings, Vendor};
use super::demo::DemoSession;
use super::options::TurnOptions;
use super::plan::{Planned, stays_here};
use super::turn_log::TurnLog;
use super::turns::{Running, TurnHandle};
use super::{Backend, lock, titles};
use crate::contract::{ApiResult, BackendEvent, ChatId, Lane, MessageId, TurnEvent, TurnId, TurnWishes};
use crate::engine::{self, Conversation, Job, JobLane, Resumed};
use crate::prices::{self, LanePrice};
use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{mpsc, watch};

/// How long the events of a turn that ended can still be read: a window that was just opened asks
/// for them within a second.
const LOG_KEPT: Duration = Duration::from_secs(120);
/// A turn whose question is on disk, and how it is to be answered.
pub(super) struct Begun {
    pub chat: ChatId,
    pub turn: TurnId,
    pub question: MessageId,
    pub answer: MessageId,
    pub options: TurnOptions,
    pub wishes: TurnWishes,
    pub conversation: Conversation,
    pub planned: Planned,
    /// Where the chat went before this turn.
    pub been: HashSet<Vendor>,
    pub session: Option<Arc<DemoSession>>,
    /// Attempts of the turn so far: more than none where it waited.
    pub attempts: u32,
    /// Its answer broke off earlier, and is gone on with.
    pub resumed: Option<Resumed>,
}

impl Backend {
    /// Whose servers the chat went to so far.
    pub(super) async fn been(&self, chat: ChatId) -> ApiResult<HashSet<Vendor>> {
        let world = self.world();
        let asked = self.history_of(chat).lanes_asked(chat).await?;
        let vendor = |lane: Lane| {
            let row = world.provider(lane.provider)?;
            Some(Vendor::of(row, stays_here(&world, row, &lane.model)))
        };
        Ok(asked.into_iter().filter_map(vendor).collect())
    }

    /// Starts a turn whose question is on disk.
    pub(super) fn launch(&self, begun: Begun) -> ApiResult<TurnHandle> {
        let kept = self.temporary(begun.chat).is_none();
        let untitled = titles::untitled(&begun).filter(|_| kept);
        let Begun {
            chat,
            turn,
            question,
            answer,
            options,
            wishes,
            conversation,
            mut planned,
            been,
            session,
            attempts,
            resumed,
        } = begun;
        let files = u32::try_from(conversation.files().count()).unwrap_or(u32::MAX);
        for (to, lane) in planned.destinations.iter_mut().zip(&planned.lanes) {
            to.files = if lane.sends_files { files } else { 0 };
        }
        let mut crossings = Crossings::new(been, std::mem::take(&mut planned.destinations));
        let listed = |lane: &JobLane| matches!(lane.lane.price, Some(LanePrice::Listed(_)));
        if planned.lanes.iter().any(listed) {
            // While the question is on its way: the list is then at hand when the answer has come.
            tokio::task::spawn_blocking(prices::warm);
        }
        let (cancel, cancelled) = watch::channel(false);
        let (choose, choices) = mpsc::unbounded_channel();
        let log = TurnLog::new(session.is_some());
        let store = self.store_of(chat);
        let waits = options.waits && !options.compared && session.is_none() && self.temporary(chat).is_none();
        let stored = options.keep_history.then_some(answer);
        let chat = options.keep_history.then_some(chat);
        let job = Job {
            answer: stored,
            demo: session.is_some(),
            attempts,
            resumed,
            choices,
            cancel: cancelled,
            ..planned.job(turn, conversation, wishes)
        };
        log.append(TurnEvent::Turn {
            chat,
            turn,
            question: chat.map(|_| question),
            answer: stored,
        });
        let running = Running {
            chat,
            log: log.clone(),
            choose,
            cancel,
            ended: false,
        };
        lock(&self.turns).insert(turn, running);
        let events = log.follow(None);
        let book = session
            .as_ref()
            .map_or(&self.book, |session| &session.book)
            .clone();
        let inputs = self.inputs(turn, store, book, session)?;
        let backend = self.arc()?;
        self.tell(BackendEvent::TurnStarted { chat, turn });
        tokio::spawn(async move {
            let _ = backend.tell_chats().await;
            let mut last = None;
            let written = log.clone();
            let emit = |mut event: TurnEvent| {
                crossings.mark(&mut event);
                if event.ends_turn() {
                    last = Some(event.clone());
                }
                written.append(event);
            };
            engine::run(&inputs, job, emit).await;
            if let (Some(TurnEvent::Failed { code, partial, .. }), Some(chat), Some(answer), true) =
                (&last, chat, stored, waits)
                && partial.is_empty()
            {
                backend.may_wait(chat, question, answer, code, &options).await;
            }
            backend.count_month().await;
            if let (Some(TurnEvent::Finished { text, .. }), Some(untitled)) = (last, untitled) {
                let titling = backend.clone();
                tokio::spawn(async move { titling.title(untitled, &text).await });
            }
            backend.turn_ended(turn, chat, stored, &log).await;
        });
        Ok(TurnHandle {
            chat,
            question: chat.map(|_| question),
            answer: stored,
            turn,
            events,
        })
    }

    async fn turn_ended(
        self: Arc<Self>,
        turn: TurnId,
        chat: Option<ChatId>,
        answer: Option<MessageId>,
        log: &Arc<TurnLog>,
    ) {
        if let Some(running) = lock(&self.turns).get_mut(&turn) {
            running.ended = true;
        }
        self.tell(BackendEvent::TurnEnded { chat, turn });
        if let Err(error) = self.tell_chats().await {
            tracing::warn!(%error, "the list of chats could not be read");
        }
        // Weak: a log that nobody asks for does not keep the backend.
        let backend = Arc::downgrade(&self);
        drop(self);
        // While the answer is nowhere else, a window has it from here.
        loop {
            tokio::time::sleep(LOG_KEPT).await;
            let Some(backend) = backend.upgrade() else { return };
            if !answer.is_some_and(|answer| backend.is_unstored(answer)) {
                break;
            }
        }
        if let Some(backend) = backend.upgrade() {
            // A message that waited goes on under the name of its turn.
            let mut turns = lock(&backend.turns);
            if turns
                .get(&turn)
                .is_some_and(|running| Arc::ptr_eq(&running.log, log))
            {
                turns.remove(&turn);
            }
        }
    }
}
