//! What an answer cost. Pure: counts and a time in, dollars out.
//!
//! What the provider said for the very request stands above everything here. Then come the user's
//! own price, what the provider's list of models says, and the list of prices that comes with this
//! version ([`listed`]). What none of them knows is unknown, never nothing.

mod listed;
mod rates;
mod spent;

#[cfg(test)]
mod tests;

pub use listed::{Listed, warm};
pub use rates::{MOST, plausible};
pub use spent::Spent;

use crate::contract::{ModelPrice, PriceOrigin, ShownPrice, Timestamp, Usage};
use crate::providers::is_loopback;
use url::Url;

/// What is known of a lane before its price is.
#[derive(Clone, Copy, Debug)]
pub struct Lane<'a> {
    /// The user's own price.
    pub own: Option<ModelPrice>,
    /// What the provider's list of models says.
    pub told: Option<ModelPrice>,
    /// It runs on this computer.
    pub local: bool,
    /// Whose prices hold where the address tells nothing: see `Kind::vendor`.
    pub vendor: Option<&'static str>,
    pub base_url: &'a Url,
    pub model: &'a str,
}

/// How a lane is paid for.
#[derive(Clone, Debug, PartialEq)]
pub enum LanePrice {
    /// It runs on this computer.
    Free,
    /// By the user's or the provider's word.
    Rates { rates: ModelPrice, origin: PriceOrigin },
    /// By the list that comes with this version, if the model is on it.
    Listed(Listed),
}

impl LanePrice {
    /// The price that holds for a lane; `None` where nobody can know it.
    #[must_use]
    pub fn of(lane: &Lane<'_>) -> Option<Self> {
        let rates = |rates: Option<ModelPrice>, origin| {
            let rates = rates.filter(plausible)?;
            Some(Self::Rates { rates, origin })
        };
        rates(lane.own, PriceOrigin::User)
            .or_else(|| lane.local.then_some(Self::Free))
            .or_else(|| rates(lane.told, PriceOrigin::Provider))
            .or_else(|| {
                // One on this computer says nothing of whose prices hold.
                let address = (!is_loopback(lane.base_url)).then(|| lane.base_url.clone());
                (address.is_some() || lane.vendor.is_some()).then(|| {
                    Self::Listed(Listed {
                        vendor: lane.vendor,
                        address,
                        model: lane.model.to_owned(),
                    })
                })
            })
    }

    /// What a request that began `at` cost, in US dollars. `answered` is the model's name as it
    /// answered. `None` where the price is not known, input or output were not counted, or the
    /// counts contradict each other.
    #[must_use]
    pub fn cost(&self, usage: &Usage, answered: Option<&str>, at: Timestamp) -> Option<f64> {
        match self {
            Self::Free => Some(0.0),
            Self::Rates { rates, .. } => rates::cost(rates, usage),
            Self::Listed(listed) => listed.cost(usage, answered, at),
        }
    }

    /// The most that a request of so many tokens can cost at that time, in US dollars: nothing is
    /// read from a cache, everything may be written to one, and the answer is as long as it may be.
    #[must_use]
    pub fn worst_case(&self, input_tokens: u64, max_output: u64, at: Timestamp) -> Option<f64> {
        let costs: Option<Vec<f64>> = [
            (0, 0),
            (0, max_output),
            (input_tokens, 0),
            (input_tokens, max_output),
        ]
        .into_iter()
        .map(|(cache_write, reasoning)| {
            let usage = Usage {
                input: Some(input_tokens),
                output: Some(max_output),
                cache_read: None,
                cache_write: Some(cache_write),
                reasoning: Some(reasoning),
            };
            self.cost(&usage, None, at)
        })
        .collect();
        costs?.into_iter().reduce(f64::max)
    }

    /// The price for people; `None` where it is not known, or nothing.
    #[must_use]
    pub fn shown(&self, at: Timestamp) -> Option<ShownPrice> {
        match self {
            Self::Free => None,
            Self::Rates { rates, origin } => Some(ShownPrice {
                rates: *rates,
                origin: *origin,
                rises: false,
            }),
            Self::Listed(listed) => listed.shown(at),
        }
    }
}
