//! Chats and messages as a front shows them.

use super::{Attempt, ChatId, LaneName, MessageId, Seam, Timestamp, TurnId};
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    User,
    Assistant,
}

/// How far an answer came. A question is always `Complete`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum MessageStatus {
    /// A living process is writing it.
    Streaming,
    /// The provider said that it is complete.
    Complete,
    /// It broke off, or nothing came; what was shown is kept and "redo" is offered.
    Failed,
    /// The user stopped it; what was shown is kept.
    Cancelled,
    /// The process that wrote it is gone.
    Interrupted,
}

/// An ordered part of a message. Reasoning names the attempt it came from, because it belongs to
/// that lane alone. Payloads that go back to a provider unread (signatures) are never sent to a
/// front.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Part {
    Text { text: String, attempt: Option<u32> },
    Reasoning { text: String, attempt: u32 },
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Message {
    pub id: MessageId,
    pub parent: Option<MessageId>,
    pub role: Role,
    pub status: MessageStatus,
    pub created_at: Timestamp,
    pub parts: Vec<Part>,
    /// All messages with the same parent, this one included, oldest first: the branches here.
    pub siblings: Vec<MessageId>,
    /// Present on answers.
    pub answer: Option<AnswerInfo>,
}

impl Message {
    /// The visible text: all text parts together.
    #[must_use]
    pub fn text(&self) -> String {
        self.parts
            .iter()
            .filter_map(|part| match part {
                Part::Text { text, .. } => Some(text.as_str()),
                Part::Reasoning { .. } => None,
            })
            .collect()
    }
}

/// Who answered, and how it went.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct AnswerInfo {
    pub turn: TurnId,
    /// The lane whose text stands at the end; absent where none gave any.
    pub lane: Option<LaneName>,
    pub attempts: Vec<Attempt>,
    pub seams: Vec<Seam>,
    /// From the start of the turn to its end; absent while it runs.
    pub took_ms: Option<u64>,
    /// The code and sentence of a turn that failed, as in `TurnEvent::Failed`.
    pub failure: Option<AnswerFailure>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct AnswerFailure {
    pub code: String,
    pub message: String,
}

/// A line in the list of chats.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ChatSummary {
    pub id: ChatId,
    /// Empty until the first message gives one.
    pub title: String,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    pub demo: bool,
    /// An answer is being written in it.
    pub streaming: bool,
}

/// An open chat: the messages from the first to the end of the branch that was last looked at.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Chat {
    #[serde(flatten)]
    pub summary: ChatSummary,
    pub messages: Vec<Message>,
}

/// Where a new turn starts. Nothing is ever overwritten: each is a new branch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum TurnStart {
    /// The first message of a new chat.
    NewChat { text: String },
    /// Goes on at the end of the branch shown (`after`; absent in a chat without messages).
    Reply {
        chat: ChatId,
        after: Option<MessageId>,
        text: String,
    },
    /// The question again with other words, beside the old one.
    Edit {
        chat: ChatId,
        question: MessageId,
        text: String,
    },
    /// Another answer to the same question; with `lane`, from that model first.
    Regenerate {
        chat: ChatId,
        question: MessageId,
        lane: Option<LaneName>,
    },
}
