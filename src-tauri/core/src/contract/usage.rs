//! What was used: tokens and cost, counted from stored attempts.

use super::{ChatId, Timestamp};
use serde::{Deserialize, Serialize};

/// A sum over attempts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Used {
    /// Requests, whatever became of them.
    pub attempts: u64,
    /// Of these, ended in an answer.
    pub answered: u64,
    pub failed: u64,
    /// Stopped by the person.
    pub cancelled: u64,
    /// Of these, made to find a title.
    pub titles: u64,
    /// Tokens as the providers counted them; what nobody counted is not in here.
    pub input: u64,
    pub output: u64,
    /// In US dollars: known cost of requests that ended in an answer.
    pub cost_usd: f64,
    /// In US dollars: known cost of requests that failed or were stopped, which may be on a bill.
    pub possible_usd: f64,
    /// Requests that may be on a bill and whose cost nobody knows.
    pub unknown: u64,
}

/// A sum of something with a name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct UsedBy {
    pub name: String,
    /// Where it is a chat that is still there.
    pub chat: Option<ChatId>,
    pub used: Used,
}

/// A day by the calendar of this computer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct UsedOn {
    /// "2026-11-26"
    pub day: String,
    pub used: Used,
}

/// What was used in a span of days, today included. The demo is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct UsageReport {
    pub since: Timestamp,
    /// Each day of the span, the first one first; also those without any request.
    pub days: Vec<UsedOn>,
    /// Dearest first, as are all that follow.
    pub providers: Vec<UsedBy>,
    pub models: Vec<UsedBy>,
    /// The dearest hundred. Requests without a chat that is still there stand together, with no name.
    pub chats: Vec<UsedBy>,
    pub total: Used,
    pub month: Spend,
}

/// How much of this month's limit is used.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Spend {
    /// In US dollars; absent: there is none.
    pub limit_usd: Option<f64>,
    /// Known cost of this calendar month, what may be on a bill included, in US dollars.
    pub spent_usd: f64,
    /// Requests of this month that may be on a bill and whose cost nobody knows.
    pub unknown: u64,
    pub state: SpendState,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum SpendState {
    Well,
    /// Four fifths are used.
    Near,
    /// All of it is: only free models are asked.
    Over,
}
