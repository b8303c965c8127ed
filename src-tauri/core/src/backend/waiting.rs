//! Messages that nobody could answer: they wait, and are sent once when somebody can.
//!
//! The right to send one is its row in the history. It is taken in the same transaction in which
//! the answer begins anew, so of several processes one sends it, and one that dies afterwards leaves
//! an interrupted answer, not a message that is sent again.

use super::launch::Begun;
use super::options::{TurnOptions, chain_for, wish_for};
use super::turns::{Before, TurnHandle};
use super::{Backend, internal, lock, not_found, settings};
use crate::contract::{ApiResult, BackendEvent, ChatId, Lane, MessageId, Timestamp, TurnWishes, Waiting};
use crate::history::{Keeper, WaitingRow};
use crate::router::plan::{Hope, Wish};
use std::collections::HashMap;
use std::sync::Mutex;

/// A message that has waited longer than this is not sent unasked: the person may have moved on.
/// In milliseconds.
pub const ASKS_AFTER_MS: i64 = 15 * 60_000;
/// Between an answer that failed and the next try, unless something is heard of the network before:
/// a lane with one failure may be asked again, and should not be hammered. In milliseconds.
const PAUSE_MS: i64 = 5_000;

/// What this process knows of the messages that wait.
#[derive(Default)]
pub(super) struct Waits {
    /// As last told to the fronts.
    told: Mutex<Vec<Waiting>>,
    /// When each was tried last, by [`crate::clock::Clock::steady`].
    tried: Mutex<HashMap<MessageId, Timestamp>>,
}

/// What is to be done with a message that waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Wait,
    Send,
    /// It is sent only at the person's word.
    Ask,
}

fn verdict(keeper: Keeper, since: Timestamp, tried: Timestamp, hopes: &[Hope], now: Timestamp) -> Verdict {
    if keeper == Keeper::Gone || now.saturating_sub(since) >= ASKS_AFTER_MS {
        return Verdict::Ask;
    }
    let rested = now.saturating_sub(tried) >= PAUSE_MS;
    if keeper == Keeper::Me && rested && hopes.iter().any(|hope| hope.ready) {
        return Verdict::Send;
    }
    Verdict::Wait
}

/// Whether another try could end otherwise: not where the request or the person was the cause.
fn may_end_otherwise(code: &str) -> bool {
    !matches!(
        code,
        "cancelled" | "request" | "too-long" | "refused" | "empty" | "no-provider" | "nothing-allowed"
    )
}

impl Backend {
    /// What waits now.
    #[must_use]
    pub fn waiting(&self) -> Vec<Waiting> {
        lock(&self.waits.told).clone()
    }

    /// Sends a message that waits now, whoever is well.
    ///
    /// # Errors
    /// `NotFound` where it does not wait any more, `Busy` while another answer is written in its chat.
    pub async fn send_waiting(&self, answer: MessageId) -> ApiResult<TurnHandle> {
        let row = self.waiting_row(answer).await?;
        let sent = self.send_row(&row).await?;
        sent.ok_or_else(|| not_found("error-not-waiting", &[]))
    }

    /// Lets a message wait no longer. It stays in its chat, unanswered.
    ///
    /// # Errors
    /// `NotFound` where it does not wait any more.
    pub async fn cancel_waiting(&self, answer: MessageId) -> ApiResult<()> {
        let waited = self.history.cancel_waiting(answer, self.clock.wall()).await?;
        self.tell_waiting().await;
        match waited {
            true => self.tell_chats().await,
            false => Err(not_found("error-not-waiting", &[])),
        }
    }

    /// A turn ended without an answer: it waits, if somebody may be able to answer by and by.
    pub(super) async fn may_wait(
        &self,
        chat: ChatId,
        question: MessageId,
        answer: MessageId,
        code: &str,
        options: &TurnOptions,
    ) {
        if !may_end_otherwise(code) {
            return;
        }
        if let Err(error) = self.let_wait(chat, question, answer, options).await {
            tracing::warn!(%error, "the message does not wait");
        }
        self.tell_waiting().await;
    }

    async fn let_wait(
        &self,
        chat: ChatId,
        question: MessageId,
        answer: MessageId,
        options: &TurnOptions,
    ) -> ApiResult<()> {
        let plans = self.plans(chat, question, options.clone()).await?;
        if self.hopes(&plans.chain, &plans.wish).is_empty() {
            return Ok(());
        }
        let now = self.clock.steady();
        lock(&self.waits.tried).insert(answer, now);
        let terms = serde_json::to_string(options).map_err(|error| internal(&error))?;
        Ok(self.history.put_waiting(answer, terms, now).await?)
    }

    async fn waiting_row(&self, answer: MessageId) -> ApiResult<WaitingRow> {
        let rows = self.history.waiting(self.clock.wall()).await?;
        let row = rows.into_iter().find(|row| row.answer == answer);
        row.ok_or_else(|| not_found("error-not-waiting", &[]))
    }

    /// Looks after what waits: sends what can be sent, and tells the fronts what changed.
    pub(super) async fn tend_waiting(&self) {
        if lock(&self.waits.told).is_empty() {
            return;
        }
        if let Err(error) = self.send_what_can_be_sent().await {
            tracing::warn!(%error, "what waits could not be looked after");
        }
        self.tell_waiting().await;
    }

    async fn send_what_can_be_sent(&self) -> ApiResult<()> {
        let now = self.clock.steady();
        for row in self.history.waiting(self.clock.wall()).await? {
            let hopes = self.hopes_of(&row).await?;
            if self.verdict(&row, &hopes, now) != Verdict::Send {
                continue;
            }
            match self.send_row(&row).await {
                Ok(Some(handle)) => self.tell(BackendEvent::WaitingSent {
                    chat: row.chat,
                    turn: handle.turn,
                }),
                // Somebody else was faster, or it was cancelled.
                Ok(None) => {}
                // The next look tries again.
                Err(error) => tracing::debug!(%error, "a waiting message was not sent"),
            }
        }
        Ok(())
    }

    fn verdict(&self, row: &WaitingRow, hopes: &[Hope], now: Timestamp) -> Verdict {
        let tried = lock(&self.waits.tried).get(&row.answer).copied();
        verdict(row.keeper, row.since, tried.unwrap_or(row.since), hopes, now)
    }

    /// Something was heard of the network or of a lane: what waits need not rest.
    pub(super) fn try_waiting_at_once(&self) {
        lock(&self.waits.tried)
            .values_mut()
            .for_each(|tried| *tried = Timestamp::MIN);
    }

    async fn plan_of(&self, row: &WaitingRow) -> ApiResult<Plans> {
        let options = serde_json::from_str(&row.terms).map_err(|error| internal(&error))?;
        self.plans(row.chat, row.question, options).await
    }

    async fn plans(&self, chat: ChatId, question: MessageId, options: TurnOptions) -> ApiResult<Plans> {
        let Before {
            mut conversation,
            terms,
            wishes,
        } = self.conversation(chat, Some(question), false).await?;
        conversation.leave_out(options.left_out, options.summary.as_deref());
        let chain = chain_for(&options, &terms, &None, &self.default_chain(&self.world()));
        let wish = wish_for(&options, &terms, &conversation);
        Ok(Plans {
            wishes: options.wishes.over(&wishes),
            options,
            conversation,
            chain,
            wish,
        })
    }

    async fn hopes_of(&self, row: &WaitingRow) -> ApiResult<Vec<Hope>> {
        let plans = self.plan_of(row).await?;
        Ok(self.hopes(&plans.chain, &plans.wish))
    }

    /// `None` where it does not wait any more.
    async fn send_row(&self, row: &WaitingRow) -> ApiResult<Option<TurnHandle>> {
        self.count_month().await;
        let Plans {
            options,
            mut conversation,
            chain,
            wish,
            wishes,
        } = self.plan_of(row).await?;
        let world = self.world();
        let wishes = settings::wishes(&world.settings, &wishes)?;
        let planned = self.plan(&world.providers, &self.book, &chain, &wish, &wishes)?;
        self.load(&mut conversation, &planned.lanes).await?;
        let been = self.been(row.chat).await?;
        let Some(claimed) = self.history.claim_waiting(row.answer, self.clock.wall()).await? else {
            return Ok(None);
        };
        let handle = self.launch(Begun {
            chat: row.chat,
            turn: row.turn,
            question: row.question,
            answer: row.answer,
            options,
            wishes,
            conversation,
            planned,
            been,
            session: None,
            attempts: claimed.attempts,
            resumed: None,
        })?;
        self.tell_waiting().await;
        Ok(Some(handle))
    }

    /// Tells the fronts what waits, if that is news.
    pub(super) async fn tell_waiting(&self) {
        let waiting = match self.read_waiting().await {
            Ok(waiting) => waiting,
            Err(error) => {
                tracing::warn!(%error, "what waits could not be read");
                return;
            }
        };
        {
            let mut told = lock(&self.waits.told);
            if *told == waiting {
                return;
            }
            told.clone_from(&waiting);
        }
        let waits = |answer: &MessageId| waiting.iter().any(|one| one.answer == *answer);
        lock(&self.waits.tried).retain(|answer, _| waits(answer));
        self.tell(BackendEvent::Waiting { waiting });
        self.tell_status();
    }

    pub(super) async fn read_waiting(&self) -> ApiResult<Vec<Waiting>> {
        let now = self.clock.steady();
        let mut waiting = Vec::new();
        for row in self.history.waiting(self.clock.wall()).await? {
            let hopes = match self.hopes_of(&row).await {
                Ok(hopes) => hopes,
                // Its chat was deleted a moment ago, or a newer version wrote it.
                Err(error) => {
                    tracing::debug!(%error, "a waiting message cannot be planned");
                    Vec::new()
                }
            };
            waiting.push(Waiting {
                chat: row.chat,
                answer: row.answer,
                since: row.since,
                asks: self.verdict(&row, &hopes, now) == Verdict::Ask,
                offline: !hopes.is_empty() && hopes.iter().all(|hope| hope.offline),
                key_shut: !hopes.is_empty() && hopes.iter().all(|hope| hope.key_shut),
                lanes: hopes.into_iter().map(|hope| hope.name).collect(),
            });
        }
        Ok(waiting)
    }
}

/// How a waiting message would be sent now.
struct Plans {
    options: TurnOptions,
    conversation: crate::engine::Conversation,
    chain: Vec<Lane>,
    wish: Wish,
    wishes: TurnWishes,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::{LaneName, ProviderId};

    const T0: Timestamp = 1_800_000_000_000;

    fn hope(ready: bool) -> Hope {
        Hope {
            lane: Lane {
                provider: ProviderId::new(),
                model: "m".into(),
            },
            name: LaneName::new("p", "m"),
            ready,
            offline: false,
            key_shut: false,
        }
    }

    #[test]
    fn it_is_sent_when_somebody_can_answer_and_not_before() {
        let at = |hopes: &[Hope], now| verdict(Keeper::Me, T0, T0, hopes, now);
        assert_eq!(at(&[hope(false)], T0 + 60_000), Verdict::Wait);
        assert_eq!(at(&[hope(false), hope(true)], T0 + 60_000), Verdict::Send);
        assert_eq!(
            at(&[hope(true)], T0 + PAUSE_MS - 1),
            Verdict::Wait,
            "it just failed"
        );
        assert_eq!(at(&[], T0 + 60_000), Verdict::Wait);
    }

    #[test]
    fn what_is_old_or_outlived_its_process_asks_first() {
        let ready = [hope(true)];
        let old = T0 + ASKS_AFTER_MS;
        assert_eq!(verdict(Keeper::Me, T0, T0, &ready, old - 1), Verdict::Send);
        assert_eq!(verdict(Keeper::Me, T0, T0, &ready, old), Verdict::Ask);
        assert_eq!(verdict(Keeper::Gone, T0, T0, &ready, T0 + 9_000), Verdict::Ask);
        assert_eq!(
            verdict(Keeper::Other, T0, T0, &ready, T0 + 9_000),
            Verdict::Wait,
            "it is theirs"
        );
    }

    #[test]
    fn what_would_fail_again_does_not_wait() {
        for code in [
            "unreachable",
            "silent",
            "overloaded",
            "server",
            "rate-limited",
            "offline",
            "key",
        ] {
            assert!(may_end_otherwise(code), "{code}");
        }
        for code in [
            "cancelled",
            "request",
            "too-long",
            "refused",
            "empty",
            "nothing-allowed",
        ] {
            assert!(!may_end_otherwise(code), "{code}");
        }
    }
}
