//! What is known of a message before it is sent.

use super::{Attached, ChatId, ChatTerms, LaneName, MessageId};
use serde::{Deserialize, Serialize};

/// A message that is being written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Written {
    /// Absent in a new chat.
    pub chat: Option<ChatId>,
    /// The message that it will follow.
    pub after: Option<MessageId>,
    pub text: String,
    pub attachments: Vec<Attached>,
    /// Of a new chat.
    pub terms: ChatTerms,
    pub system: Option<String>,
    /// The models that are asked, each alone; none is by the model order.
    pub lanes: Vec<LaneName>,
}

/// Roughly what a message would come to. Never what is booked: that is what the provider counts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Estimate {
    /// Who would be asked first now; absent where nobody may answer.
    pub lanes: Vec<LaneName>,
    /// Of the whole conversation with this message, for all that are asked.
    pub tokens: u64,
    /// In US dollars, of what is sent, without the answer; absent where a price is not known.
    pub cost_usd: Option<f64>,
}

/// What has to be left out for a conversation to fit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LeaveOut {
    /// The oldest so many.
    pub messages: u32,
    /// Of so many before the question.
    pub of: u32,
    /// Who can answer then.
    pub lane: LaneName,
    /// So many requests a summary of them takes; 0 where they are too long for one.
    pub summary_requests: u32,
}
