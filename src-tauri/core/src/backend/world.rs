//! What the backend knows of its home: read from the history, replaced as a whole, never changed in
//! place.

use super::settings;
use crate::contract::{
    ApiResult, Effort, KeyState, Keyring, Lane, ModelInfo, Provider, ProviderId, Timestamp,
};
use crate::history::{History, KeySource, LanePause, OutageRow, ProviderRow, RejectedParameter};
use crate::providers::TransportSettings;
use std::collections::{BTreeMap, HashMap};

#[derive(Clone)]
pub(super) struct World {
    pub providers: Vec<ProviderRow>,
    /// The default model order.
    pub chain: Vec<Lane>,
    pub pauses: Vec<LanePause>,
    /// Outages that are simulated; those that are over too, until they are removed.
    pub outages: Vec<OutageRow>,
    /// The list of models as last read from each provider.
    pub models: HashMap<ProviderId, Vec<ModelInfo>>,
    /// What models were seen not to take.
    pub rejected: Vec<RejectedParameter>,
    /// Those that were changed; see `settings` for the defaults.
    pub settings: BTreeMap<String, String>,
    pub keys: HashMap<ProviderId, KeyState>,
    pub keyring: Keyring,
}

impl World {
    /// Everything but the keyring, which is asked apart: it may take seconds.
    pub async fn read(history: &History) -> ApiResult<Self> {
        let providers = history.providers().await?;
        let mut models = HashMap::new();
        for provider in &providers {
            if let Some(list) = history.models(provider.id).await? {
                models.insert(provider.id, list.models);
            }
        }
        Ok(Self {
            chain: history.default_chain().await?,
            // All that were ever made; whether one still holds is decided by the time of asking.
            pauses: history.paused_lanes(Timestamp::MIN).await?,
            outages: history.outages().await?,
            rejected: history.rejected().await?,
            settings: history.settings().await?,
            providers,
            models,
            keys: HashMap::new(),
            keyring: Keyring::Unknown,
        })
    }

    pub fn transport_settings(&self) -> TransportSettings {
        let mut transport = TransportSettings::default();
        if let Some(limit) = settings::limits(&self.settings).connect {
            transport.connect = limit;
        }
        (transport.proxy, transport.authorities) = settings::way_out(&self.settings);
        transport
    }

    pub fn provider(&self, id: ProviderId) -> Option<&ProviderRow> {
        self.providers.iter().find(|provider| provider.id == id)
    }

    pub fn model(&self, lane: &Lane) -> Option<&ModelInfo> {
        self.models
            .get(&lane.provider)?
            .iter()
            .find(|model| model.id == lane.model)
    }

    /// The parameters that the model of `lane` was seen not to take with this wish.
    pub fn rejected(&self, lane: &Lane, effort: Option<Effort>) -> Vec<String> {
        self.rejected
            .iter()
            .filter(|rejected| rejected.lane == *lane && rejected.effort == effort)
            .map(|rejected| rejected.parameter.clone())
            .collect()
    }

    pub fn paused_until(&self, lane: &Lane) -> Option<Timestamp> {
        self.pauses
            .iter()
            .find(|pause| pause.lane == *lane)
            .map(|pause| pause.until)
    }

    pub fn view(&self, row: &ProviderRow) -> Provider {
        let unknown = || match &row.key {
            KeySource::None => KeyState::NotNeeded,
            KeySource::Keyring | KeySource::Env { .. } | KeySource::ThisRun => KeyState::Unknown,
        };
        Provider {
            id: row.id,
            name: row.name.clone(),
            kind: row.kind.clone(),
            base_url: row.base_url.clone(),
            key: self.keys.get(&row.id).cloned().unwrap_or_else(unknown),
            local: row.local,
            allow_http: row.allow_http,
            paused_until: row.paused_until,
            demo: false,
        }
    }
}
