//! What models cost: the user's own prices, and the price that holds for a lane.

use super::world::World;
use super::{Backend, invalid};
use crate::contract::{ApiResult, Lane, ModelPrice, PricedModel, ProviderId, ShownPrice, Timestamp};
use crate::history::ProviderRow;
use crate::prices::{self, LanePrice};
use crate::providers::kinds;
use std::collections::BTreeMap;
use url::Url;

/// Longest name of a model, in bytes: twice the longest seen.
const MODEL_LIMIT: usize = 300;

/// The user's own prices are settings that no list of settings shows: `price.PROVIDER-ID/MODEL`, the
/// value a `ModelPrice` as JSON.
fn key(lane: &Lane) -> String {
    format!("{}{}", prefix(lane.provider), lane.model)
}

fn prefix(provider: ProviderId) -> String {
    format!("price.{provider}/")
}

fn own(stored: &BTreeMap<String, String>, lane: &Lane) -> Option<ModelPrice> {
    let text = stored.get(&key(lane))?;
    serde_json::from_str(text).ok().filter(prices::plausible)
}

/// The price that holds for a model of `row`. The demo's lanes have none.
pub(super) fn lane_price(world: &World, row: &ProviderRow, model: &str) -> Option<LanePrice> {
    // Those of the demo are in no home.
    world.provider(row.id)?;
    let lane = Lane {
        provider: row.id,
        model: model.to_owned(),
    };
    LanePrice::of(&prices::Lane {
        own: own(&world.settings, &lane),
        told: world.model(&lane).and_then(|model| model.price),
        local: row.local,
        vendor: kinds::kind(&row.kind)?.vendor,
        base_url: &Url::parse(&row.base_url).ok()?,
        model,
    })
}

impl Backend {
    /// The provider's models as [`Backend::models`] gives them, each with the price that its answers
    /// are reckoned by.
    ///
    /// # Errors
    /// As [`Backend::test_provider`].
    pub async fn priced_models(&self, id: ProviderId) -> ApiResult<Vec<PricedModel>> {
        let models = self.models(id).await?;
        let (world, now) = (self.world(), self.clock.wall());
        let row = self.row(id)?;
        // The first look into the list of prices reads it.
        let priced = tokio::task::spawn_blocking(move || {
            let shown = |model: &str| lane_price(&world, &row, model)?.shown(now);
            models
                .into_iter()
                .map(|model| PricedModel {
                    reckoned: shown(&model.id),
                    model,
                })
                .collect()
        });
        priced.await.map_err(|error| super::internal(&error))
    }

    /// The price that answers of this lane are reckoned by; `None` where it is not known, and where
    /// the model runs on this computer.
    ///
    /// # Errors
    /// `NotFound` where the provider is not there, `Conflict` during the demo.
    pub fn price(&self, lane: &Lane) -> ApiResult<Option<ShownPrice>> {
        let row = self.row(lane.provider)?;
        let price = lane_price(&self.world(), &row, &lane.model);
        Ok(price.and_then(|price| price.shown(self.clock.wall())))
    }

    /// Whether the provider's list, as last read, has this model; `None` where there is no list.
    #[must_use]
    pub fn lists(&self, lane: &Lane) -> Option<bool> {
        let world = self.world();
        let list = world.models.get(&lane.provider)?;
        (!list.is_empty()).then(|| list.iter().any(|model| model.id == lane.model))
    }

    /// Sets the user's own price of a model, listed or not; `None` takes it back.
    ///
    /// # Errors
    /// `InvalidInput` for what cannot be a price (negative, not a number, above 10,000 dollars) or a
    /// model's name; `NotFound` where the provider is not there, `Conflict` during the demo.
    pub async fn set_price(&self, lane: &Lane, price: Option<ModelPrice>) -> ApiResult<()> {
        self.row(lane.provider)?;
        let name = &lane.model;
        if name.trim().is_empty() || name.len() > MODEL_LIMIT || name.chars().any(char::is_control) {
            return Err(invalid("error-price-model", &[("most", MODEL_LIMIT.into())]));
        }
        if price.is_some_and(|price| !prices::plausible(&price)) {
            return Err(invalid("error-price", &[("most", prices::MOST.into())]));
        }
        let value = price
            .map(|price| serde_json::to_string(&price))
            .transpose()
            .map_err(|error| super::internal(&error))?;
        self.history
            .set_setting(&key(lane), value, self.clock.wall())
            .await?;
        self.reload().await
    }

    /// Takes back the user's prices of a provider's models.
    pub(super) async fn forget_prices(&self, id: ProviderId, at: Timestamp) -> ApiResult<()> {
        let prefix = prefix(id);
        for key in self
            .world()
            .settings
            .keys()
            .filter(|key| key.starts_with(&prefix))
        {
            self.history.set_setting(key, None, at).await?;
        }
        Ok(())
    }
}
