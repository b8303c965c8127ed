//! What happens during a turn, and what is kept of it.

use super::{ChatId, LaneName, MessageId, ProviderId, Timestamp, TurnId};
use serde::{Deserialize, Serialize};

/// How an attempt failed. What follows from each is decided in `router::next`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum FailureClass {
    /// DNS, refused, TLS, connect time-out, reset before an answer.
    Unreachable,
    /// Nothing within the limits, or a stall. Pings do not count as something.
    Silent,
    /// The provider says that it has too much to do.
    Overloaded,
    /// The provider is broken: 5xx, an error at 200, HTML, broken JSON.
    Server,
    /// Too many requests for now.
    RateLimited,
    /// Money or allowance is used up.
    Quota,
    /// The key is missing, wrong or may not do this.
    Key,
    /// The model is not there, or not for this account.
    Gone,
    /// The conversation does not fit into the model's window.
    TooLong,
    /// The provider declined to answer.
    Refused,
    /// The provider did not accept the request.
    Request,
    /// A finished answer with nothing in it.
    Empty,
    /// The stream ended without saying that the answer did.
    Truncated,
    /// The user stopped it.
    Cancelled,
}

impl FailureClass {
    /// As written in JSON, in the database and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unreachable => "unreachable",
            Self::Silent => "silent",
            Self::Overloaded => "overloaded",
            Self::Server => "server",
            Self::RateLimited => "rate-limited",
            Self::Quota => "quota",
            Self::Key => "key",
            Self::Gone => "gone",
            Self::TooLong => "too-long",
            Self::Refused => "refused",
            Self::Request => "request",
            Self::Empty => "empty",
            Self::Truncated => "truncated",
            Self::Cancelled => "cancelled",
        }
    }
}

/// Why an answer ended, when the provider said so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Finish {
    /// The model had said what it wanted to say.
    Stop,
    /// The output limit was reached: "continue" is offered.
    Length,
    /// The model or its provider declined.
    Refused,
    /// The model asks for a tool.
    ToolCalls,
    /// The provider gave a reason this version does not know; the answer is complete.
    Other,
}

/// Tokens as the provider counted them. Absent where it did not say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Usage {
    /// All input tokens, those read from a cache included.
    pub input: Option<u64>,
    /// All output tokens, reasoning included.
    pub output: Option<u64>,
    /// The part of `input` that was read from a cache.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cache_read: Option<u64>,
    /// The part of `input` that was written to a cache.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cache_write: Option<u64>,
    /// The part of `output` that was reasoning.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reasoning: Option<u64>,
}

/// Why a lane was chosen for an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum AttemptReason {
    Lead,
    Understudy,
    Recovery,
    Hedge,
    Retry,
    /// For a chat's title, after its first answer.
    Title,
    /// Of messages that are left out of a question, at the person's word.
    Summary,
    /// Of no turn of a person: it was asked for one word, to see whether it answers again.
    Probe,
}

/// Why a lane of the chain was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum SkipReason {
    Open,
    Paused,
    NoKey,
    Window,
    Images,
    Tools,
    Price,
    NotAllowed,
    Offline,
}

/// How an answer goes on after a switch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum SeamMode {
    /// The text goes on at `at`.
    Continue,
    /// The visible text begins anew.
    Restart,
}

impl SeamMode {
    /// As written in JSON and in the database.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Continue => "continue",
            Self::Restart => "restart",
        }
    }
}

/// A source that an answer names. What the provider did not say is absent; the address is the
/// provider's word and is checked before it is opened.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Citation {
    pub url: Option<String>,
    pub title: Option<String>,
    /// The words of the source that are meant.
    pub quote: Option<String>,
    /// The part of the visible text it stands for, in Unicode scalar values from the answer's start.
    pub start: Option<u64>,
    pub end: Option<u64>,
}

/// A model's wish to use a tool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ToolCall {
    /// The provider's name for this call, where it gave one.
    pub id: Option<String>,
    pub name: String,
    /// As the model wrote them: JSON, if the model kept to it.
    pub arguments: String,
}

/// Where a conversation goes that was not there before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Crossing {
    pub provider: String,
    /// Files that go along.
    pub files: u32,
}

/// One thing that happens during a turn, in order. This is also a line of `ask --json`, a public
/// contract: names and meanings stay; fields and kinds may be added.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum TurnEvent {
    /// The user's message is on disk; `question` and `answer` name the rows (absent where no
    /// history is kept).
    Turn {
        chat: Option<ChatId>,
        turn: TurnId,
        question: Option<MessageId>,
        answer: Option<MessageId>,
    },
    Attempt {
        attempt: u32,
        lane: LaneName,
        reason: AttemptReason,
        /// With it the conversation goes to another vendor for the first time.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, ts(optional))]
        crossing: Option<Crossing>,
        /// How it is to go on with what is shown of the answer.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, ts(optional))]
        recovery: Option<SeamMode>,
    },
    Skipped {
        lane: LaneName,
        why: SkipReason,
        message: String,
    },
    Reasoning {
        text: String,
    },
    Delta {
        text: String,
    },
    /// A source that the answer names.
    Citation {
        citation: Citation,
    },
    /// The model asks for a tool. Whole: its arguments are complete.
    ToolCall {
        call: ToolCall,
    },
    /// Nothing new for a while; the attempt goes on.
    Slow {
        attempt: u32,
        lane: LaneName,
        waited_ms: u64,
    },
    AttemptFailed {
        attempt: u32,
        lane: LaneName,
        class: FailureClass,
        status: Option<u16>,
        request_id: Option<String>,
        message: String,
    },
    Seam {
        from: LaneName,
        to: LaneName,
        /// In Unicode scalar values of the visible text.
        at: u64,
        mode: SeamMode,
    },
    Finished {
        lane: LaneName,
        finish: Finish,
        /// The whole visible answer.
        text: String,
        usage: Usage,
        /// Of the whole turn; null where a price is not known.
        cost_usd: Option<f64>,
    },
    Failed {
        /// The class of the last failure, or `no-provider`, `nothing-allowed`, `offline`,
        /// `cancelled`.
        code: String,
        message: String,
        /// What was shown.
        partial: String,
    },
}

impl TurnEvent {
    /// Whether nothing follows this event.
    #[must_use]
    pub const fn ends_turn(&self) -> bool {
        matches!(self, Self::Finished { .. } | Self::Failed { .. })
    }
}

/// A [`TurnEvent`] on its way to a front: numbered, so that a front can subscribe again from
/// where it was, and marked when the answer is scripted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NumberedEvent {
    pub seq: u64,
    #[serde(flatten)]
    pub event: TurnEvent,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub demo: bool,
}

/// One request to one lane, as it is kept with the answer and shown with it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Attempt {
    pub attempt: u32,
    pub provider: ProviderId,
    /// As the lane was called when it was asked.
    pub lane: LaneName,
    pub reason: AttemptReason,
    pub started_at: Timestamp,
    /// From the start to the first visible text.
    pub first_text_ms: Option<u64>,
    /// From the start to the end; absent while it runs.
    pub took_ms: Option<u64>,
    /// Absent while it runs and where it finished.
    pub failure: Option<AttemptFailure>,
    pub finish: Option<Finish>,
    /// The model's name as it answered.
    pub model_answered: Option<String>,
    pub request_id: Option<String>,
    /// Visible characters this attempt gave, in Unicode scalar values.
    pub chars: u64,
    pub usage: Usage,
    pub cost_usd: Option<f64>,
    /// The request may have been billed: it reached the provider and was not refused outright.
    pub possibly_billed: bool,
}

/// Why an attempt did not end in an answer. The message is the provider's own, made safe: no
/// control characters, no key, at most 500 characters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct AttemptFailure {
    pub class: FailureClass,
    pub status: Option<u16>,
    pub message: String,
}

/// The place in an answer where another lane took over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Seam {
    pub from_attempt: u32,
    pub to_attempt: u32,
    pub at: u64,
    pub mode: SeamMode,
}
