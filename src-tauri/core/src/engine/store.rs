//! What the engine keeps of a turn, as an input of the engine.

use crate::contract::{
    AnswerFailure, Attached, Attempt, AttemptReason, ChatId, ChatTerms, Citation, Lane, LaneName, MessageId,
    MessageStatus, Seam, Timestamp, ToolCall, TurnId,
};
use crate::providers::OpaquePayload;
use async_trait::async_trait;

/// Where a turn hangs in a chat. The rows of both messages are made by [`TurnStore::begin`].
#[derive(Clone, Debug, PartialEq)]
pub struct NewTurn {
    pub turn: TurnId,
    pub chat: ChatId,
    /// Made here when the chat is new.
    pub new_chat: Option<NewChat>,
    pub question: MessageId,
    /// Absent where the question is in the chat already (another answer to it).
    pub new_question: Option<NewQuestion>,
    pub answer: MessageId,
    /// Another answer to the question that this one is compared with: it may still be written.
    pub beside: Option<MessageId>,
    /// So many of the oldest messages the models are not sent.
    pub left_out: u32,
    /// What they are sent in their place.
    pub summary: Option<String>,
    pub at: Timestamp,
}

#[derive(Clone, Debug, PartialEq)]
pub struct NewChat {
    pub title: String,
    pub system: Option<String>,
    pub demo: bool,
    /// Where it may go.
    pub terms: ChatTerms,
}

#[derive(Clone, Debug, PartialEq)]
pub struct NewQuestion {
    pub parent: Option<MessageId>,
    /// Empty where only files go.
    pub text: String,
    /// Kept before; they stand before the text.
    pub files: Vec<Attached>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct AttemptStart {
    pub turn: TurnId,
    /// The answer it is for; absent in a turn without a stored chat.
    pub answer: Option<MessageId>,
    pub attempt: u32,
    pub lane: Lane,
    pub name: LaneName,
    pub reason: AttemptReason,
    pub at: Timestamp,
    pub demo: bool,
}

/// How an attempt ended: the whole row as it is to be shown.
#[derive(Clone, Debug, PartialEq)]
pub struct AttemptEnd {
    pub turn: TurnId,
    pub attempt: Attempt,
}

/// A part of an answer as it is kept. `attempt` says where it came from.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredPart {
    pub attempt: u32,
    pub body: StoredText,
}

#[derive(Clone, Debug, PartialEq)]
pub enum StoredText {
    Text(String),
    Reasoning(String),
    Opaque(OpaquePayload),
    /// Its places count from the start of the visible text.
    Citation(Citation),
    ToolCall(ToolCall),
}

#[derive(Clone, Debug, PartialEq)]
pub struct AnswerEnd {
    pub answer: MessageId,
    pub status: MessageStatus,
    pub lane: Option<LaneName>,
    pub parts: Vec<StoredPart>,
    pub seams: Vec<Seam>,
    pub failure: Option<AnswerFailure>,
    pub took_ms: u64,
    pub at: Timestamp,
}

/// Why something could not be kept.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TurnStoreError {
    #[error("the disk is full or the folder cannot be written")]
    CannotWrite,
    #[error("an import keeps the history to itself")]
    Importing,
    #[error("{0} is not there")]
    NotFound(&'static str),
    #[error("an answer is being written in this chat")]
    Busy,
    #[error("{0}")]
    Other(String),
}

/// The disk, seen from a turn. Each call returns when what it says is true.
#[async_trait]
pub trait TurnStore: Send + Sync {
    /// Commits question and empty answer durably (`synchronous = FULL`): nothing touches the network
    /// before. The answer's row is owned by this process until [`TurnStore::end`]; its heartbeat is
    /// the checkpoint.
    async fn begin(&self, turn: NewTurn) -> Result<(), TurnStoreError>;
    /// Written before the request goes out, without fsync: survives a killed process.
    async fn attempt_started(&self, start: AttemptStart) -> Result<(), TurnStoreError>;
    async fn attempt_ended(&self, end: AttemptEnd) -> Result<(), TurnStoreError>;
    /// The partial answer so far, whole, with where others took over; without fsync. Also the sign of life of a silent turn.
    async fn checkpoint(
        &self,
        answer: MessageId,
        parts: Vec<StoredPart>,
        seams: Vec<Seam>,
        at: Timestamp,
    ) -> Result<(), TurnStoreError>;
    /// Commits the answer durably and gives up its ownership.
    async fn end(&self, end: AnswerEnd) -> Result<(), TurnStoreError>;
}
