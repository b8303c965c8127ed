//! The status board: how things stand, and how they stood, from the person's own traffic.

use super::{FailureClass, Lane, LaneName, ProviderId, Status, Timestamp};
use serde::{Deserialize, Serialize};

/// How one half-hour went. On screen each has a height, a colour and a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum HalfHourState {
    NoTraffic,
    Fine,
    /// More than half of the answers began late.
    Slow,
    /// Some failed.
    Failing,
    /// All failed, or it was left out for most of the time.
    Down,
    Paused,
}

/// What became of the requests of a span of time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Uptime {
    /// Requests that say something of the provider: answers, and failures that were its own.
    pub asked: u64,
    pub failed: u64,
    /// From 100 requests on: below, one failure would move it by more than a percent.
    pub percent: Option<f64>,
    /// "99.1 %", "2 of 40 failed".
    pub words: String,
}

/// How soon answers began, of the last seven days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FirstText {
    pub samples: u64,
    pub p50_ms: u64,
    pub p95_ms: u64,
}

/// How a model, or a provider as a whole, did.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TrackRecord {
    /// The last 24 hours, oldest first.
    pub half_hours: Vec<HalfHourState>,
    /// The same in a sentence.
    pub in_words: String,
    pub first_text: Option<FirstText>,
    pub seven_days: Uptime,
    pub thirty_days: Uptime,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LaneRecord {
    pub lane: Lane,
    pub name: LaneName,
    #[serde(flatten)]
    pub record: TrackRecord,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ProviderRecord {
    pub provider: ProviderId,
    pub name: String,
    #[serde(flatten)]
    pub record: TrackRecord,
    /// How often it was checked today while it was out.
    pub checks_today: u64,
    pub lanes: Vec<LaneRecord>,
}

/// A time in which a model, or a provider as a whole, was left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Incident {
    pub provider: ProviderId,
    /// "Anthropic", "Anthropic/claude-opus".
    pub name: String,
    /// The models that were out; empty: the provider as a whole.
    pub models: Vec<String>,
    pub began_at: Timestamp,
    /// Absent while it lasts.
    pub ended_at: Option<Timestamp>,
    pub class: Option<FailureClass>,
    /// Messages that another model answered meanwhile.
    pub covered: u64,
    /// The person made it, to see the backup work.
    pub simulated: bool,
    /// "overloaded", "out of credit".
    pub words: String,
    /// What the vendor's status page said of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub page: Option<String>,
}

/// All of the status board.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Board {
    #[serde(flatten)]
    pub status: Status,
    /// When it was made.
    pub at: Timestamp,
    /// Of each provider of `providers`, in the same order.
    pub records: Vec<ProviderRecord>,
    /// Of the last 30 days, the latest first.
    pub incidents: Vec<Incident>,
}
