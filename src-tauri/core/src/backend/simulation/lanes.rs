//! What a schedule is made of: its lanes, and what its turns want.

use super::chance::Chance;
use crate::contract::{Lane, ModelPrice, PriceOrigin, ProviderId, Reach};
use crate::prices::LanePrice;
use crate::router::next::Recovery;
use crate::router::plan::Wish;
use std::time::Duration;

/// Tokens of each request and of its answer, at most.
pub const MOST_TOKENS: (u64, u64) = (10_000, 4_000);

/// A lane of a schedule.
#[derive(Clone)]
pub struct SimLane {
    pub lane: Lane,
    pub kind: &'static str,
    pub local: bool,
    /// It goes on with an answer that it is given the beginning of.
    pub prefills: bool,
    /// Nobody may know.
    pub price: Option<LanePrice>,
}

/// How a turn is to be answered.
pub struct Wants {
    pub wish: Wish,
    pub recovery: Recovery,
    /// In dollars.
    pub extra_spend: f64,
    /// After so long another is asked beside the first.
    pub hedge_after: Option<Duration>,
}

impl Wants {
    /// What a turn wants: mostly nothing in particular.
    pub fn of(lanes: &[SimLane], chance: &mut Chance) -> Self {
        let mut some = || {
            let mut providers: Vec<_> = lanes.iter().map(|lane| lane.lane.provider).collect();
            providers.retain(|_| chance.percent(50));
            providers
        };
        let (only, reach) = (some(), some());
        let wish = Wish {
            local_only: chance.percent(10),
            no_failover: chance.percent(5),
            only: chance.percent(10).then_some(only),
            reach: match chance.next() % 10 {
                0 => Reach::ThisComputer,
                1 => Reach::Only { providers: reach },
                _ => Reach::Chain,
            },
            ..Wish::default()
        };
        Self {
            wish,
            recovery: match chance.next() % 8 {
                0 => Recovery::Restart,
                1 => Recovery::Ask,
                _ => Recovery::Continue,
            },
            extra_spend: chance.one_of(&[0.05, 0.25, 1.0, f64::INFINITY]),
            hedge_after: chance
                .percent(30)
                .then(|| Duration::from_millis(chance.between(100, 8_000))),
        }
    }
}

/// Of a few cents to a third of a dollar for a request, at most.
fn price(chance: &mut Chance) -> LanePrice {
    let (input, output) = chance.one_of(&[(1.0, 5.0), (3.0, 15.0), (15.0, 75.0)]);
    LanePrice::Rates {
        rates: ModelPrice {
            input,
            output,
            cache_read: None,
            cache_write: None,
        },
        origin: PriceOrigin::Provider,
    }
}

pub fn lanes(chance: &mut Chance) -> Vec<SimLane> {
    let providers = [ProviderId::new(), ProviderId::new(), ProviderId::new()];
    let count = usize::try_from(chance.between(1, 6)).unwrap();
    let mut lane = |index: usize| {
        let provider = usize::try_from(chance.between(0, 3)).unwrap();
        SimLane {
            lane: Lane {
                provider: providers[provider],
                model: format!("m{index}"),
            },
            // A provider is of one kind.
            kind: ["openai-compatible", "ollama", "openai-compatible"][provider],
            local: provider == 1,
            prefills: chance.percent(40),
            price: match provider {
                1 => Some(LanePrice::Free),
                _ => chance.percent(60).then(|| price(chance)),
            },
        }
    };
    (0..count).map(&mut lane).collect()
}
