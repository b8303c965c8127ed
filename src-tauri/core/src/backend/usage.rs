//! What was used, with names that people know.

use super::Backend;
use crate::contract::{ApiResult, LaneName, ProviderId, UsageReport, Used, UsedBy, UsedOn};
use crate::history::{Counts, ForWhat};
use std::collections::HashMap;

/// A year and a day, so that the same day of last year is in it.
const MOST_DAYS: u32 = 366;

impl Backend {
    /// What was used in the last `days` days, today included: at least one, at most 366.
    ///
    /// # Errors
    /// When the history cannot be read.
    pub async fn usage(&self, days: u32) -> ApiResult<UsageReport> {
        let rows = self
            .history
            .usage(days.clamp(1, MOST_DAYS), self.clock.wall())
            .await?;
        let world = self.world();
        // One that was removed is called as it was when it was asked.
        let provider = |id: ProviderId, lane: &str| {
            let known = world.provider(id).map(|row| row.name.clone());
            known.unwrap_or_else(|| lane.split('/').next().unwrap_or(lane).to_owned())
        };
        let named = |counts: Counts| {
            let (name, chat) = match counts.what {
                ForWhat::Day(day) => (day, None),
                ForWhat::Provider(id) => (provider(id, &counts.lane), None),
                ForWhat::Model(id, model) => match world.provider(id) {
                    Some(row) => (LaneName::new(&row.name, &model).0, None),
                    None => (counts.lane, None),
                },
                ForWhat::Chat(Some((id, title))) => (title, Some(id)),
                ForWhat::Chat(None) => (String::new(), None),
            };
            UsedBy {
                name,
                chat,
                used: counts.used,
            }
        };
        let mut on: HashMap<String, Used> = rows
            .days
            .into_iter()
            .filter_map(|counts| match counts.what {
                ForWhat::Day(day) => Some((day, counts.used)),
                _ => None,
            })
            .collect();
        let days = rows.span.into_iter().map(|day| UsedOn {
            used: on.remove(&day).unwrap_or_default(),
            day,
        });
        Ok(UsageReport {
            since: rows.since,
            days: days.collect(),
            providers: dearest(rows.providers.into_iter().map(named).collect()),
            models: dearest(rows.models.into_iter().map(named).collect()),
            chats: rows.chats.into_iter().map(named).collect(),
            total: rows.total,
            month: self.spend().await?,
        })
    }
}

fn dearest(mut all: Vec<UsedBy>) -> Vec<UsedBy> {
    let cost = |one: &UsedBy| one.used.cost_usd + one.used.possible_usd;
    all.sort_by(|a, b| {
        cost(b)
            .total_cmp(&cost(a))
            .then_with(|| b.used.attempts.cmp(&a.used.attempts))
            .then_with(|| a.name.cmp(&b.name))
    });
    all
}
