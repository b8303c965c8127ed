//! What the steps of a script are made of.

use serde::{Deserialize, Serialize};

/// How fast text comes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pace {
    /// Characters (Unicode scalar values) in one delta; 0: the whole text.
    #[serde(default)]
    pub chars: usize,
    /// From one delta to the next.
    #[serde(default)]
    pub every_ms: u64,
}

impl Pace {
    /// All at once.
    pub const WHOLE: Self = Self {
        chars: 0,
        every_ms: 0,
    };
    /// About 125 characters a second: quick enough to wait for, slow enough to be seen coming.
    pub const READING: Self = Self {
        chars: 4,
        every_ms: 32,
    };
}

/// How frames are written, all of it legal for a stream of events. Families that send a document a line
/// have line ends, and a mark and empty lines between.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Dress {
    /// A byte order mark at the very start.
    pub bom: bool,
    pub newline: Newline,
    /// Comments and unknown fields between the frames; empty lines where there are no comments.
    pub comments: bool,
    /// No space after the colon.
    pub tight: bool,
    /// An event's data over several lines.
    pub lines: bool,
    /// Each frame without text is sent twice.
    pub twice: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Newline {
    /// As the family does.
    #[default]
    Usual,
    Lf,
    CrLf,
    Cr,
}

/// Bytes, or (easier to write) text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum RawBytes {
    Text(String),
    Bytes(Vec<u8>),
}

impl RawBytes {
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        match self {
            Self::Text(text) => text.as_bytes(),
            Self::Bytes(bytes) => bytes,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Body {
    Empty,
    Json {
        json: serde_json::Value,
    },
    /// A page such as a proxy, a captive portal or a login shows.
    Html {
        html: String,
    },
    Other {
        content_type: String,
        text: String,
    },
}

/// What went wrong at the provider. Status, type, code and sentence are the family's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ErrorKind {
    Overloaded,
    Server,
    Timeout,
    RateLimited,
    /// The account has no money left.
    Quota,
    /// Payment required, as its own status.
    Billing,
    /// The limit that the user has set is reached.
    SpendLimit,
    BadKey,
    /// The account may not do this.
    Forbidden,
    /// Not served where the request came from.
    Region,
    ModelNotFound,
    ModelRetired,
    ContextOverflow,
    RequestTooLarge,
    BadRequest,
    /// A parameter that this model does not take; it is named.
    UnsupportedParameter,
    Unprocessable,
    /// Stopped by a content filter before an answer.
    Filtered,
}

impl ErrorKind {
    pub const ALL: [Self; 18] = [
        Self::Overloaded,
        Self::Server,
        Self::Timeout,
        Self::RateLimited,
        Self::Quota,
        Self::Billing,
        Self::SpendLimit,
        Self::BadKey,
        Self::Forbidden,
        Self::Region,
        Self::ModelNotFound,
        Self::ModelRetired,
        Self::ContextOverflow,
        Self::RequestTooLarge,
        Self::BadRequest,
        Self::UnsupportedParameter,
        Self::Unprocessable,
        Self::Filtered,
    ];
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FinishReason {
    Stop,
    /// The output limit was reached.
    Length,
    Refused,
    ToolCalls,
}

/// Where something in an answer was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    pub url: String,
    pub title: String,
}

/// What is left of an account's allowances.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    #[serde(default)]
    pub requests: Option<Left>,
    #[serde(default)]
    pub tokens: Option<Left>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Left {
    pub limit: u64,
    pub remaining: u64,
    /// Until it is full again.
    pub resets_ms: u64,
}
