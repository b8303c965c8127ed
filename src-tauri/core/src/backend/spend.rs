//! The month's limit: what was spent this calendar month, and whether more may be.
//!
//! It is looked at before each turn. What counts is what is known: the cost of answers, and of
//! requests that failed or were stopped and may be on a bill. A turn that has begun is carried out.

use super::{Backend, lock, settings};
use crate::contract::{ApiResult, BackendEvent, Spend, SpendState, Used};
use std::sync::Mutex;
use std::time::Instant;

/// From here on the person is warned: four fifths.
const NEAR: f64 = 0.8;

#[derive(Default)]
pub(super) struct Spends {
    last: Mutex<Option<Spend>>,
    /// When the bin was looked into.
    pub bin_looked: Mutex<Option<Instant>>,
}

impl Backend {
    /// How much of this month's limit is used, counted now.
    ///
    /// # Errors
    /// When the history cannot be read.
    pub async fn spend(&self) -> ApiResult<Spend> {
        let used = self.history.used_this_month(self.clock.wall()).await?;
        let spend = spend(settings::month_limit(&self.world().settings), &used);
        *lock(&self.spends.last) = Some(spend);
        Ok(spend)
    }

    /// Counts this month anew, where there is a limit, and tells the fronts if that is news.
    pub(super) async fn count_month(&self) {
        let before = *lock(&self.spends.last);
        let limited = settings::month_limit(&self.world().settings).is_some();
        if !limited && before.is_none_or(|before| before.limit_usd.is_none()) {
            return;
        }
        match self.spend().await {
            Ok(spend) if before != Some(spend) => self.tell(BackendEvent::Spend { spend }),
            Ok(_) => {}
            // A disk that cannot be read stops the turn by itself.
            Err(error) => tracing::warn!(%error, "this month's cost could not be counted"),
        }
    }

    /// Whether the month's limit was used up when it was last counted.
    pub(super) fn month_is_over(&self) -> bool {
        let last = *lock(&self.spends.last);
        last.is_some_and(|spend| spend.state == SpendState::Over)
    }
}

fn spend(limit_usd: Option<f64>, used: &Used) -> Spend {
    let spent_usd = used.cost_usd + used.possible_usd;
    let state = match limit_usd {
        Some(limit) if spent_usd >= limit => SpendState::Over,
        Some(limit) if spent_usd >= limit * NEAR => SpendState::Near,
        _ => SpendState::Well,
    };
    Spend {
        limit_usd,
        spent_usd,
        unknown: used.unknown,
        state,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_fifths_warn_and_the_whole_stops() {
        let at = |cost_usd, possible_usd| {
            let used = Used {
                cost_usd,
                possible_usd,
                ..Used::default()
            };
            spend(Some(10.0), &used).state
        };
        assert_eq!(at(7.9, 0.0), SpendState::Well);
        assert_eq!(at(7.0, 1.0), SpendState::Near, "what may be on a bill counts");
        assert_eq!(at(9.99, 0.0), SpendState::Near);
        assert_eq!(at(10.0, 0.0), SpendState::Over);
        let used = Used {
            cost_usd: 1e6,
            ..Used::default()
        };
        assert_eq!(spend(None, &used).state, SpendState::Well, "without a limit");
        assert_eq!(
            spend(Some(0.0), &Used::default()).state,
            SpendState::Over,
            "free models only"
        );
    }
}
