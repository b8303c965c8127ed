//! Where a chat may go, and what waits until it can.

use super::{ChatAssistant, ChatId, FolderId, Lane, LaneName, MessageId, ProviderId, Timestamp, TurnWishes};
use serde::{Deserialize, Serialize};

/// Where a chat may go, whatever fails.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Reach {
    /// Wherever its model order leads.
    #[default]
    Chain,
    Only {
        providers: Vec<ProviderId>,
    },
    /// Models that the user confirmed to run on this computer.
    ThisComputer,
}

/// What a person said about a chat's ways. Kept with the chat; nothing of it, its title included,
/// goes anywhere else.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(default)]
pub struct ChatTerms {
    pub reach: Reach,
    /// Its own model order; absent: the default.
    pub order: Option<Vec<Lane>>,
    /// When a backup of another provider takes over, files are left out.
    pub files_stay: bool,
}

/// What is special about one sending.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(default)]
pub struct SendTerms {
    /// Of a new chat.
    pub chat: ChatTerms,
    /// What models are told before a new chat.
    pub system: Option<String>,
    /// How a new chat's messages are answered.
    pub wishes: TurnWishes,
    /// The folder of a new chat.
    pub folder: Option<FolderId>,
    /// The assistant that a new chat is begun with. What it says and whom it asks are in the other fields.
    pub assistant: Option<ChatAssistant>,
    /// This message may go wherever the model order leads, once.
    pub anywhere: bool,
    /// A new chat is a temporary one.
    pub temporary: bool,
    /// Asked first for this message.
    pub first: Option<LaneName>,
    /// So many of the oldest messages are left out for this message.
    pub left_out: u32,
    /// What is sent in their place.
    pub summary: Option<String>,
}

/// A message that nobody could answer and that is sent when somebody can.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Waiting {
    pub chat: ChatId,
    /// The answer that is waited for; it failed so far.
    pub answer: MessageId,
    pub since: Timestamp,
    /// Who may answer it, in order. Empty where nobody will recover by itself.
    pub lanes: Vec<LaneName>,
    /// It has waited for too long, or through a restart: it is sent only at the person's word.
    pub asks: bool,
    /// This computer has no network.
    pub offline: bool,
    /// The keys of all of them are in a keyring that is locked or does not answer.
    #[serde(default)]
    #[cfg_attr(test, ts(as = "Option<bool>", optional))]
    pub key_shut: bool,
}
