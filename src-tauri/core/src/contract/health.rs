//! The live health of providers and models, in the words of the screen.

use super::{FailureClass, Lane, LaneName, ProviderId, Timestamp};
use serde::{Deserialize, Serialize};

/// The state of a provider or model. On screen each has a shape, a colour and a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum LaneState {
    /// Not used yet: nothing is known.
    Unknown,
    /// Full disc.
    Working,
    /// Half disc: slow, or one failure so far.
    Slow,
    /// Crossed square: left out until `next_try_at`.
    Down,
    /// Two bars: taken out by the user.
    Paused,
    /// The person has to do something: key, money, model.
    NeedsYou,
    /// This computer has no network.
    Offline,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LaneHealth {
    pub lane: Lane,
    pub name: LaneName,
    pub model_name: String,
    pub state: LaneState,
    /// When it came into this state.
    pub since: Option<Timestamp>,
    /// The last failure while it is not working.
    pub class: Option<FailureClass>,
    pub failures_in_row: u32,
    /// When it will be tried again.
    pub next_try_at: Option<Timestamp>,
    /// Of the last answer.
    pub first_text_ms: Option<u64>,
    /// A sentence for people.
    pub message: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ProviderHealth {
    pub provider: ProviderId,
    pub name: String,
    pub state: LaneState,
    /// A few words for the sidebar and the tray: "down since 14:02", "covering".
    pub words: String,
    pub paused_until: Option<Timestamp>,
    pub lanes: Vec<LaneHealth>,
    /// What its vendor's status page says of an incident, while something of it is out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub page: Option<String>,
    /// What the provider said with its last answer of this run, as far as it still holds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, ts(as = "Option<Vec<AllowanceLeft>>", optional))]
    pub allowances: Vec<AllowanceLeft>,
}

/// How a simulated outage looks to the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum OutageKind {
    /// Refused at once: nothing is sent.
    Hard,
    /// The answer comes, but begins late.
    Slow,
    /// The answer breaks off in its middle.
    Middle,
}

/// An outage that the person makes, to see the backup work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SimulatedOutage {
    pub provider: ProviderId,
    /// Absent: the provider as a whole.
    pub model: Option<String>,
    /// "Anthropic", "Anthropic/claude-opus".
    pub name: String,
    pub kind: OutageKind,
    pub since: Timestamp,
    /// When it ends by itself.
    pub until: Timestamp,
}

/// What an allowance counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Allowance {
    Requests,
    Tokens,
    InputTokens,
    OutputTokens,
}

/// How much of an account's allowance is left, by the provider's word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct AllowanceLeft {
    pub of: Allowance,
    pub limit: Option<u64>,
    pub remaining: Option<u64>,
    /// When it is full again.
    pub resets_at: Timestamp,
}

/// How things stand as a whole: the tray's icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Overall {
    AllWell,
    /// A backup is down or something is slow.
    Degraded,
    /// The main model is down; `covering` says who stands in.
    LeadDown,
    /// A key, a payment or a provider is wanted.
    NeedsYou,
    Offline,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Status {
    pub overall: Overall,
    /// "One provider is down. Your chats go on."
    pub sentence: String,
    /// More, where there is more to say.
    pub detail: String,
    pub lead: Option<LaneName>,
    /// The lane that would answer now, when it is not the lead.
    pub covering: Option<LaneName>,
    /// The model order as it is asked now, lead first.
    #[serde(default)]
    #[cfg_attr(test, ts(as = "Option<Vec<LaneName>>", optional))]
    pub order: Vec<LaneName>,
    pub providers: Vec<ProviderHealth>,
    /// Messages that are sent when somebody can answer them.
    #[serde(default)]
    #[cfg_attr(test, ts(as = "Option<u32>", optional))]
    pub waiting: u32,
    /// Outages that the person simulates now.
    #[serde(default)]
    #[cfg_attr(test, ts(as = "Option<Vec<SimulatedOutage>>", optional))]
    pub simulated: Vec<SimulatedOutage>,
    /// These are practice providers with scripted answers.
    pub demo: bool,
}
