//! The model order, and the models that can be picked beside it.

use super::world::World;
use super::{Backend, invalid};
use crate::contract::{ApiError, ApiResult, ChainLane, ErrorCode, Lane, LaneName};
use crate::texts;
use std::collections::HashSet;

/// Lanes of a model order: more than anybody can oversee.
const CHAIN_LIMIT: usize = 50;

impl Backend {
    /// The model order, main model first.
    #[must_use]
    pub fn chain(&self) -> Vec<ChainLane> {
        self.models_named(|chain, _| chain.to_vec())
    }

    /// Every model that a message can be sent to: those of the model order first, then what the providers
    /// list, as it was last read. Asks nobody.
    #[must_use]
    pub fn models_to_ask(&self) -> Vec<ChainLane> {
        self.models_named(|chain, world| {
            let mut lanes = chain.to_vec();
            let mut seen: HashSet<Lane> = chain.iter().cloned().collect();
            for row in &world.providers {
                for model in world.models.get(&row.id).into_iter().flatten() {
                    let lane = Lane {
                        provider: row.id,
                        model: model.id.clone(),
                    };
                    if seen.insert(lane.clone()) {
                        lanes.push(lane);
                    }
                }
            }
            lanes
        })
    }

    /// Lanes as they are shown. In the demo those of its own providers alone.
    fn models_named(&self, lanes: impl FnOnce(&[Lane], &World) -> Vec<Lane>) -> Vec<ChainLane> {
        let world = self.world();
        let demo = self.demo();
        let (lanes, rows) = match &demo {
            Some(session) => (session.chain.clone(), &session.providers),
            None => (lanes(&world.chain, &world), &world.providers),
        };
        let shown = |lane: &Lane| {
            let row = rows.iter().find(|row| row.id == lane.provider)?;
            let named = world.model(lane).and_then(|model| model.name.clone());
            Some(ChainLane {
                lane: lane.clone(),
                name: LaneName::new(&row.name, &lane.model),
                provider_name: row.name.clone(),
                model_name: named.unwrap_or_else(|| lane.model.clone()),
            })
        };
        lanes.iter().filter_map(shown).collect()
    }

    /// Sets the model order.
    ///
    /// # Errors
    /// `InvalidInput` where a lane is in it twice or there are more than fifty, `NotFound` for an
    /// unknown provider, `Conflict` during the demo.
    pub async fn set_chain(&self, lanes: Vec<Lane>) -> ApiResult<Vec<ChainLane>> {
        if self.demo().is_some() {
            return Err(ApiError::new(ErrorCode::Conflict, texts::say("error-demo-runs")));
        }
        if lanes.len() > CHAIN_LIMIT {
            return Err(invalid("error-chain-long", &[("most", CHAIN_LIMIT.into())]));
        }
        for (at, lane) in lanes.iter().enumerate() {
            let row = self.row(lane.provider)?;
            if lanes[..at].contains(lane) {
                let name = LaneName::new(&row.name, &lane.model);
                return Err(invalid("error-chain-twice", &[("lane", name.0.into())]));
            }
        }
        self.history.set_default_chain(lanes, self.clock.wall()).await?;
        self.reload().await?;
        Ok(self.chain())
    }
}
