//! How one message is to be answered, and what follows from that for its plan.

use super::demo::DemoSession;
use crate::contract::{ChatAssistant, ChatTerms, FolderId, Lane, ProviderId, Reach, TurnWishes};
use crate::engine::Conversation;
use crate::router::plan::Wish;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// How a message is to be answered, where it differs from the usual. A message that waits keeps
/// these in the history.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct TurnOptions {
    /// Instead of the chat's model order, or the default one.
    pub chain: Option<Vec<Lane>>,
    /// Asked first for this message, wherever it stands in the order.
    pub first: Option<Lane>,
    /// So many of the oldest messages are left out for this message.
    pub left_out: u32,
    /// What is sent in their place: a summary.
    pub summary: Option<String>,
    /// Only these providers, of those where the chat may go.
    pub only: Option<Vec<ProviderId>>,
    pub local_only: bool,
    pub no_failover: bool,
    /// What the models are told before the conversation; kept with a new chat.
    pub system: Option<String>,
    /// How much to think, how long to answer; absent wishes are the settings'.
    pub wishes: TurnWishes,
    /// How all messages of a new chat are answered, where one says nothing itself.
    pub chat_wishes: TurnWishes,
    /// The folder of a new chat.
    pub folder: Option<FolderId>,
    /// The assistant that a new chat is begun with.
    pub assistant: Option<ChatAssistant>,
    /// Where the chat may go: kept with a new one.
    pub terms: ChatTerms,
    /// This message may go wherever its model order leads, whatever the chat's terms are.
    pub anywhere: bool,
    /// Where nobody can answer now, it waits until somebody can. Said by windows alone.
    pub waits: bool,
    /// Its answer is compared with others: one that comes when nobody looks any more compares nothing, so
    /// it does not wait.
    pub compared: bool,
    /// False: a temporary turn, of which no text is stored.
    pub keep_history: bool,
    /// A new chat is a temporary one: it lives in this process, and its words come to no disk.
    pub temporary: bool,
}

impl Default for TurnOptions {
    fn default() -> Self {
        Self {
            chain: None,
            first: None,
            left_out: 0,
            summary: None,
            only: None,
            local_only: false,
            no_failover: false,
            system: None,
            wishes: TurnWishes::default(),
            chat_wishes: TurnWishes::default(),
            folder: None,
            assistant: None,
            terms: ChatTerms::default(),
            anywhere: false,
            waits: false,
            compared: false,
            keep_history: true,
            temporary: false,
        }
    }
}

/// Who is asked, in which order: the turn's own, the chat's, or the default.
pub(super) fn chain_for(
    options: &TurnOptions,
    terms: &ChatTerms,
    session: &Option<Arc<DemoSession>>,
    default: &[Lane],
) -> Vec<Lane> {
    let mut chain = match (options.chain.as_ref().or(terms.order.as_ref()), session) {
        (Some(chain), _) => chain.clone(),
        (None, Some(session)) => session.chain.clone(),
        (None, None) => default.to_vec(),
    };
    if let Some(first) = &options.first {
        chain.retain(|lane| lane != first);
        chain.insert(0, first.clone());
    }
    chain
}

pub(super) fn wish_for(options: &TurnOptions, terms: &ChatTerms, conversation: &Conversation) -> Wish {
    Wish {
        input_tokens: conversation.tokens(),
        files: conversation.file_load(),
        reach: match options.anywhere {
            true => Reach::Chain,
            false => terms.reach.clone(),
        },
        only: options.only.clone(),
        local_only: options.local_only,
        files_stay: terms.files_stay && !options.anywhere,
        no_failover: options.no_failover,
    }
}
