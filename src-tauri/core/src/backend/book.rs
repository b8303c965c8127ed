//! The memory of health: what attempts showed of each lane, kept in the history so that a restart
//! does not pay for a known outage again.

use super::{Backend, lock};
use crate::clock::Clock;
use crate::contract::{AllowanceLeft, FailureClass, Lane, ProviderId, Timestamp};
use crate::engine::HealthBook;
use crate::history::{HealthTransition, History, LaneHealthRow};
use crate::providers::RateLimit;
use crate::router::health::{
    Circuit, LastFailure, OPEN_FIRST_MS, Outcome, Record, Scope, Standing, scope_of,
};
use async_trait::async_trait;
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, Weak};
use std::time::Duration;

pub(super) struct Book {
    clock: Arc<dyn Clock>,
    /// Absent for the demo: its outages are made.
    history: Option<Arc<History>>,
    records: Mutex<HashMap<Scope, Record>>,
    /// Lanes whose opening is over and which one request is trying.
    on_trial: Mutex<HashSet<Lane>>,
    /// What each provider said last of the account's allowances, and when.
    limits: Mutex<HashMap<ProviderId, (Timestamp, Vec<RateLimit>)>>,
    backend: Weak<Backend>,
}

impl Book {
    pub fn new(
        clock: Arc<dyn Clock>,
        history: Option<Arc<History>>,
        rows: Vec<LaneHealthRow>,
        backend: Weak<Backend>,
    ) -> Self {
        let records = rows.into_iter().map(from_row).collect();
        Self {
            clock,
            history,
            records: Mutex::new(records),
            on_trial: Mutex::default(),
            limits: Mutex::default(),
            backend,
        }
    }

    /// Takes over what another process found out.
    pub fn replace(&self, rows: Vec<LaneHealthRow>) {
        *lock(&self.records) = rows.into_iter().map(from_row).collect();
    }

    pub fn record(&self, scope: &Scope) -> Option<Record> {
        lock(&self.records).get(scope).cloned()
    }

    /// How a lane stands, all that concerns it taken together.
    pub fn standing(&self, lane: &Lane, now: Timestamp) -> Standing {
        let of = |scope: &Scope| {
            self.record(scope)
                .map_or(Standing::Good, |record| record.standing(now))
        };
        let both = [
            of(&Scope::Provider(lane.provider)),
            of(&Scope::Lane(lane.clone())),
        ];
        let worst = both
            .into_iter()
            .max_by_key(|standing| severity(*standing))
            .unwrap_or(Standing::Good);
        if worst == Standing::OnTrial && lock(&self.on_trial).contains(lane) {
            return Standing::Out {
                until: now + OPEN_FIRST_MS,
            };
        }
        worst
    }

    /// What is left of the account's allowances, as the provider said with its last answer; what is
    /// full again by now is left out.
    pub fn allowances(&self, provider: ProviderId, now: Timestamp) -> Vec<AllowanceLeft> {
        let limits = lock(&self.limits);
        let Some((at, limits)) = limits.get(&provider) else {
            return Vec::new();
        };
        limits
            .iter()
            .map(|limit| {
                // Most count by the minute, where they do not say.
                let wait = limit.resets_in.unwrap_or(Duration::from_secs(60));
                AllowanceLeft {
                    of: limit.allowance,
                    limit: limit.limit,
                    remaining: limit.remaining,
                    resets_at: at.saturating_add(i64::try_from(wait.as_millis()).unwrap_or(i64::MAX)),
                }
            })
            .filter(|left| left.resets_at > now)
            .collect()
    }

    /// Forgets what was held against a provider's key: it was changed.
    pub async fn absolve(&self, provider: ProviderId) {
        let scope = Scope::Provider(provider);
        if self.record(&scope).is_some() {
            self.set(scope, Record::unknown(self.clock.wall())).await;
        }
    }

    async fn set(&self, scope: Scope, record: Record) {
        let before = lock(&self.records).insert(scope.clone(), record.clone());
        if let Some(history) = &self.history {
            let row = to_row(&scope, &record, self.clock.wall());
            let from = before.map_or("unknown", |before| word(before.circuit));
            let transition = (from != row.state).then(|| HealthTransition {
                at: row.updated_at,
                provider: row.provider,
                model: row.model.clone(),
                from: from.to_owned(),
                to: row.state.clone(),
                class: row.class,
                message: row.message.clone(),
                turn: None,
            });
            if let Err(error) = history.put_lane_health(row, transition).await {
                tracing::warn!(%error, "health not kept");
            }
        }
        if let Some(backend) = self.backend.upgrade() {
            backend.tell_status();
        }
    }
}

const fn severity(standing: Standing) -> u8 {
    match standing {
        Standing::Good => 0,
        Standing::Behind => 1,
        Standing::OnTrial => 2,
        Standing::Out { .. } => 3,
    }
}

#[async_trait]
impl HealthBook for Book {
    fn begun(&self, lane: &Lane) {
        if self.standing(lane, self.clock.wall()) == Standing::OnTrial {
            lock(&self.on_trial).insert(lane.clone());
        }
    }

    fn limited(&self, lane: &Lane, limits: Vec<RateLimit>) {
        lock(&self.limits).insert(lane.provider, (self.clock.wall(), limits));
    }

    async fn ended(&self, lane: &Lane, outcome: Option<Outcome>) {
        lock(&self.on_trial).remove(lane);
        let now = self.clock.wall();
        let (scope, outcome) = match outcome {
            None => return,
            Some(outcome @ Outcome::Answered { .. }) => {
                // Its answer proves the provider's key and credit too.
                let whole = Scope::Provider(lane.provider);
                if self
                    .record(&whole)
                    .is_some_and(|record| record.circuit != Circuit::Closed)
                {
                    self.set(whole, Record::unknown(now)).await;
                }
                (Scope::Lane(lane.clone()), outcome)
            }
            Some(outcome @ Outcome::Failed { class, .. }) => (scope_of(class, lane), outcome),
        };
        let before = self.record(&scope).unwrap_or_else(|| Record::unknown(now));
        let after = before.after(&outcome, now, jitter());
        if after != before || self.record(&scope).is_none() && matches!(outcome, Outcome::Answered { .. }) {
            self.set(scope, after).await;
        }
    }
}

/// In 0..1, from the random bits of a new identifier: spreading needs no better source.
fn jitter() -> f64 {
    let bits = uuid::Uuid::now_v7().as_u128() & 0xffff;
    #[allow(clippy::cast_precision_loss)]
    let fraction = bits as f64 / 65_536.0;
    fraction
}

const fn word(circuit: Circuit) -> &'static str {
    match circuit {
        Circuit::Closed => "closed",
        Circuit::Suspect => "suspect",
        Circuit::Open { .. } => "open",
    }
}

fn to_row(scope: &Scope, record: &Record, now: Timestamp) -> LaneHealthRow {
    let (provider, model) = match scope {
        Scope::Lane(lane) => (lane.provider, lane.model.clone()),
        Scope::Provider(provider) => (*provider, String::new()),
    };
    LaneHealthRow {
        provider,
        model,
        state: word(record.circuit).to_owned(),
        since: record.since,
        class: record.last_failure.as_ref().map(|failure| failure.class),
        status: record.last_failure.as_ref().and_then(|failure| failure.status),
        failed_at: record.last_failure.as_ref().map(|failure| failure.at),
        message: record
            .last_failure
            .as_ref()
            .map(|failure| failure.message.clone()),
        failures: record.failures_in_row,
        openings: record.openings,
        next_try_at: match record.circuit {
            Circuit::Open { until } => Some(until),
            Circuit::Closed | Circuit::Suspect => None,
        },
        next_try_boot_ms: None,
        boot: None,
        first_text_ms: record.first_text_ms,
        updated_at: now,
    }
}

fn from_row(row: LaneHealthRow) -> (Scope, Record) {
    let scope = if row.model.is_empty() {
        Scope::Provider(row.provider)
    } else {
        Scope::Lane(Lane {
            provider: row.provider,
            model: row.model,
        })
    };
    let circuit = match (row.state.as_str(), row.next_try_at) {
        ("open", Some(until)) => Circuit::Open { until },
        ("suspect", _) => Circuit::Suspect,
        _ => Circuit::Closed,
    };
    let last_failure = row.class.map(|class: FailureClass| LastFailure {
        class,
        at: row.failed_at.unwrap_or(row.updated_at),
        status: row.status,
        message: row.message.unwrap_or_default(),
    });
    let record = Record {
        circuit,
        since: row.since,
        failures_in_row: row.failures,
        openings: row.openings,
        last_failure,
        first_text_ms: row.first_text_ms,
    };
    (scope, record)
}
