//! Providers, their models, and the order in which they are asked.

use super::{Lane, LaneName, ProviderId, Timestamp};
use serde::{Deserialize, Serialize};

/// Where a provider's key comes from, and whether it can be had now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum KeyState {
    /// In the keyring of the system.
    Keyring,
    /// In this environment variable, and set.
    Env { variable: String },
    /// In this environment variable, which is not set.
    EnvMissing { variable: String },
    /// In memory until the app ends.
    ThisRun,
    /// This provider needs none.
    NotNeeded,
    /// The keyring is locked: it may be there.
    Locked,
    /// There is none, or it was entered for another address.
    Missing,
    /// The keyring did not answer.
    Unknown,
}

/// A provider as a front shows it. Has no key: keys go in and never come out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Provider {
    pub id: ProviderId,
    pub name: String,
    /// One of [`KindInfo::kind`].
    pub kind: String,
    pub base_url: String,
    pub key: KeyState,
    /// The user confirmed that it runs on this computer.
    pub local: bool,
    pub allow_http: bool,
    /// Until when the user paused it; `i64::MAX` is for good.
    #[cfg_attr(test, ts(type = "number | null"))]
    pub paused_until: Option<Timestamp>,
    pub demo: bool,
}

/// A kind of provider that can be added.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct KindInfo {
    /// As on the command line: `anthropic`, `openai`, `openai-compatible`, …
    pub kind: String,
    /// As on screen: "Anthropic".
    pub label: String,
    /// Empty where the user has to give it.
    pub base_url: String,
    /// The usual environment variable of its key.
    pub key_env: Option<String>,
    /// Where the vendor gives out keys.
    pub key_page: Option<String>,
    pub needs_key: bool,
    /// Runs on this computer by default.
    pub local: bool,
}

/// A model of a provider. What is not known is absent; unknown models work.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ModelInfo {
    pub id: String,
    /// The vendor's name for people, where it gives one.
    pub name: Option<String>,
    /// Tokens that fit, input and output together where the vendor says so.
    pub context_window: Option<u64>,
    pub max_output: Option<u64>,
    pub images: Option<bool>,
    /// It reads a PDF itself.
    #[serde(default)]
    pub pdf: Option<bool>,
    pub reasoning: Option<bool>,
    #[serde(default)]
    pub tools: Option<bool>,
    /// As the provider's own list says; `None` where it does not.
    #[serde(default)]
    pub price: Option<ModelPrice>,
    /// Its server passes what it is asked on to another computer.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(test, ts(as = "Option<bool>", optional))]
    pub elsewhere: bool,
    /// The one to take when the user has no wish of their own; at most one in a list.
    #[serde(default)]
    pub recommended: bool,
}

/// What a model costs, in US dollars for a million tokens.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ModelPrice {
    pub input: f64,
    pub output: f64,
    /// Of input that is read from the provider's cache; absent: as `input`.
    #[serde(default)]
    pub cache_read: Option<f64>,
    /// Of input that is written to it; absent: as `input`.
    #[serde(default)]
    pub cache_write: Option<f64>,
}

/// Who says what a model costs, the strongest word first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum PriceOrigin {
    /// Set by the user.
    User,
    /// The provider's own list of models.
    Provider,
    /// The list that comes with this version of the app; it is as old as that.
    List,
}

/// What a model costs, and who says so.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ShownPrice {
    #[serde(flatten)]
    pub rates: ModelPrice,
    pub origin: PriceOrigin,
    /// A long input costs more a token than these prices say.
    pub rises: bool,
}

/// A model with the price that its answers are reckoned by.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PricedModel {
    #[serde(flatten)]
    pub model: ModelInfo,
    /// Absent where it is not known, and where the model runs on this computer and costs nothing.
    pub reckoned: Option<ShownPrice>,
}

/// A lane of a model order, with what a front needs to show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ChainLane {
    pub lane: Lane,
    pub name: LaneName,
    pub provider_name: String,
    /// For people: the vendor's name for the model, or its id.
    pub model_name: String,
}

/// What a person fills in to add a provider.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NewProvider {
    pub name: String,
    pub kind: String,
    /// Absent: the kind's own.
    pub base_url: Option<String>,
    pub key: NewKey,
    #[serde(default)]
    pub allow_http: bool,
}

/// A key on its way in. Has no `Debug` and no `Serialize`.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum NewKey {
    /// Into the keyring; with `this_run`, into memory only.
    Entered {
        key: String,
        #[serde(default)]
        this_run: bool,
    },
    /// Read from this environment variable at each start.
    Env {
        variable: String,
    },
    None,
}

/// What came of adding a provider or of testing its key.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ProviderAdded {
    pub provider: Provider,
    pub models: Vec<ModelInfo>,
    /// The model order after it; the first provider's recommended model starts it.
    pub chain: Vec<ChainLane>,
}

/// A way to start that was found on this computer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Found {
    /// A provider's usual key variable is set in the environment.
    KeyInEnvironment {
        provider_kind: String,
        label: String,
        variable: String,
    },
    /// A model server answers on this computer.
    LocalServer {
        provider_kind: String,
        label: String,
        base_url: String,
        models: Vec<String>,
    },
}
