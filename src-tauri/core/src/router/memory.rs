//! What is known of all lanes together: whose fault a failure was, and so who is left out because of
//! it. The smallest scope that is true is blamed: the model, its provider, or nobody but the network.

use super::health::{Circuit, IN_A_ROW_MS, Outcome, Record, Scope, Standing, is_transient, scope_of};
use crate::contract::{FailureClass, Lane, ProviderId, Timestamp};
use std::collections::HashMap;

/// Two servers at different places do not vanish within five seconds of each other: this computer's
/// network did.
pub const NETWORK_MS: i64 = 5_000;
/// A network that is gone is believed gone for so long; then the next message tries it again. Long
/// enough that a turn does not go down the whole chain for nothing, short enough to be back in time.
pub const OFFLINE_MS: i64 = 10_000;

/// After the computer slept its connections are gone and its network may take so long to come back:
/// what cannot be reached until then is nobody's fault. In milliseconds.
pub const WAKING_MS: i64 = 20_000;

/// All that is remembered. Pure: time and chance are passed in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Memory {
    records: HashMap<Scope, Record>,
    /// Servers elsewhere that could not be reached a moment ago, and what was known of their lanes
    /// before that was held against them.
    unreached: Vec<Unreached>,
    /// Models that failed within the last minute.
    failing: Vec<(Timestamp, Lane)>,
    offline: Option<Offline>,
    /// When the computer last woke up.
    woke: Option<Timestamp>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Offline {
    since: Timestamp,
    /// When it was last found so.
    seen: Timestamp,
}

#[derive(Clone, Debug, PartialEq)]
struct Unreached {
    at: Timestamp,
    host: String,
    scope: Scope,
    before: Option<Record>,
}

/// How a scope stands now that something was heard of it: `None` forgets it.
pub type Changed = (Scope, Option<Record>);

impl Memory {
    #[must_use]
    pub fn new(records: impl IntoIterator<Item = (Scope, Record)>) -> Self {
        Self {
            records: records.into_iter().collect(),
            ..Self::default()
        }
    }

    /// Takes over what another process found out; what was seen of the network stays.
    pub fn replace(&mut self, records: impl IntoIterator<Item = (Scope, Record)>) {
        self.records = records.into_iter().collect();
    }

    #[must_use]
    pub fn record(&self, scope: &Scope) -> Option<&Record> {
        self.records.get(scope)
    }

    /// Since when this computer has no network; nothing while it has.
    #[must_use]
    pub fn offline(&self) -> Option<Timestamp> {
        self.offline.map(|offline| offline.since)
    }

    /// The computer woke up: what was seen of the network before says nothing any more.
    pub fn woke(&mut self, now: Timestamp) {
        self.woke = Some(now);
        self.found_there();
    }

    /// Another computer could be reached.
    pub fn found_there(&mut self) {
        self.offline = None;
        self.unreached.clear();
    }

    /// No other computer can be reached.
    pub fn found_gone(&mut self, now: Timestamp) {
        let since = self.offline.map_or(now, |offline| offline.since);
        self.offline = Some(Offline { since, seen: now });
    }

    /// How a lane stands, all that concerns it taken together. `remote`: it is on another computer.
    #[must_use]
    pub fn standing(&self, lane: &Lane, remote: bool, now: Timestamp) -> Standing {
        if remote
            && self
                .offline
                .is_some_and(|offline| now - offline.seen < OFFLINE_MS)
        {
            return Standing::Offline;
        }
        let scopes = [Scope::Provider(lane.provider), Scope::Lane(lane.clone())];
        let each = scopes
            .iter()
            .filter_map(|scope| Some(self.records.get(scope)?.standing(now)));
        each.max_by_key(|standing| severity(*standing))
            .unwrap_or(Standing::Good)
    }

    /// What one request may try now that its opening is over: only one at a time.
    #[must_use]
    pub fn trial(&self, lane: &Lane, now: Timestamp) -> Option<Scope> {
        let scopes = [Scope::Provider(lane.provider), Scope::Lane(lane.clone())];
        scopes.into_iter().find(|scope| {
            self.records
                .get(scope)
                .is_some_and(|record| record.standing(now) == Standing::OnTrial)
        })
    }

    /// Takes note of how an attempt on `lane` ended. `host` is where it went, absent for this
    /// computer. Says what changed.
    pub fn hear(
        &mut self,
        lane: &Lane,
        host: Option<&str>,
        outcome: &Outcome,
        now: Timestamp,
        jitter: f64,
    ) -> Vec<Changed> {
        match outcome {
            Outcome::Answered { .. } => self.answered(lane, host, outcome, now, jitter),
            Outcome::Failed { class, .. } => self.failed(lane, host, *class, outcome, now, jitter),
        }
    }

    /// Forgets what was held against a provider as a whole: its key was changed.
    pub fn absolve(&mut self, provider: ProviderId, now: Timestamp) -> Vec<Changed> {
        let scope = Scope::Provider(provider);
        match self.records.contains_key(&scope) {
            true => vec![self.set(scope, Record::unknown(now))],
            false => Vec::new(),
        }
    }

    /// Forgets failures since then of a lane, or (`model` empty) of a provider and all of its models:
    /// they were made.
    pub fn forgive(
        &mut self,
        provider: ProviderId,
        model: &str,
        since: Timestamp,
        now: Timestamp,
    ) -> Vec<Changed> {
        let touched = |scope: &Scope| match scope {
            Scope::Provider(id) => *id == provider,
            Scope::Lane(lane) => lane.provider == provider && (model.is_empty() || lane.model == model),
        };
        self.failing
            .retain(|(_, lane)| !touched(&Scope::Lane(lane.clone())));
        let scopes: Vec<Scope> = self
            .records
            .iter()
            .filter(|(scope, record)| {
                let failed = record.last_failure.as_ref().map(|failure| failure.at);
                touched(scope) && failed.is_some_and(|at| at >= since)
            })
            .map(|(scope, _)| scope.clone())
            .collect();
        scopes
            .into_iter()
            .map(|scope| {
                let first_text_ms = self.records.get(&scope).and_then(|record| record.first_text_ms);
                let record = Record {
                    first_text_ms,
                    ..Record::unknown(now)
                };
                self.set(scope, record)
            })
            .collect()
    }

    fn answered(
        &mut self,
        lane: &Lane,
        host: Option<&str>,
        outcome: &Outcome,
        now: Timestamp,
        jitter: f64,
    ) -> Vec<Changed> {
        let mut changed = Vec::new();
        if host.is_some() {
            self.found_there();
        }
        self.failing.retain(|(_, failing)| failing != lane);
        // It proves the provider's key, credit and servers; other models of it that failed
        // themselves recover each by itself.
        let whole = Scope::Provider(lane.provider);
        if self
            .records
            .get(&whole)
            .is_some_and(|record| record.circuit != Circuit::Closed)
        {
            changed.push(self.set(whole, Record::unknown(now)));
        }
        let scope = Scope::Lane(lane.clone());
        let before = self.records.get(&scope);
        let after = before
            .map_or_else(|| Record::unknown(now), Clone::clone)
            .after(outcome, now, jitter);
        if before != Some(&after) {
            changed.push(self.set(scope, after));
        }
        changed
    }

    fn failed(
        &mut self,
        lane: &Lane,
        host: Option<&str>,
        class: FailureClass,
        outcome: &Outcome,
        now: Timestamp,
        jitter: f64,
    ) -> Vec<Changed> {
        if class == FailureClass::Unreachable
            && let Some(host) = host
        {
            if let Some(absolved) = self.lost_network(host, now) {
                return absolved;
            }
            if self.woke.is_some_and(|woke| now - woke < WAKING_MS) {
                return Vec::new();
            }
        }
        let scope = scope_of(class, lane);
        let before = self.records.get(&scope).cloned();
        let after = before
            .clone()
            .unwrap_or_else(|| Record::unknown(now))
            .after(outcome, now, jitter);
        if before.as_ref() == Some(&after) || (before.is_none() && after == Record::unknown(now)) {
            return Vec::new();
        }
        if class == FailureClass::Unreachable
            && let Some(host) = host
        {
            self.unreached.push(Unreached {
                at: now,
                host: host.to_owned(),
                scope: scope.clone(),
                before,
            });
        }
        let mut changed = vec![self.set(scope, after)];
        if is_transient(class) && self.another_model_failed(lane, now) {
            let whole = Scope::Provider(lane.provider);
            let before = self
                .records
                .get(&whole)
                .cloned()
                .unwrap_or_else(|| Record::unknown(now));
            let record = before.after_second(outcome, now, jitter);
            changed.push(self.set(whole, record));
        }
        changed
    }

    /// Whether another model of the same provider failed within the last minute; keeps this one.
    fn another_model_failed(&mut self, lane: &Lane, now: Timestamp) -> bool {
        self.failing
            .retain(|(at, failing)| now - at <= IN_A_ROW_MS && failing != lane);
        let other = self
            .failing
            .iter()
            .any(|(_, failing)| failing.provider == lane.provider);
        self.failing.push((now, lane.clone()));
        other
    }

    /// The network is gone when another place could not be reached a moment ago either: what that
    /// one was blamed for is taken back.
    fn lost_network(&mut self, host: &str, now: Timestamp) -> Option<Vec<Changed>> {
        self.unreached.retain(|other| now - other.at <= NETWORK_MS);
        let elsewhere = self.unreached.iter().any(|other| other.host != host);
        if !elsewhere && self.offline.is_none() {
            return None;
        }
        self.found_gone(now);
        let blamed = std::mem::take(&mut self.unreached);
        // Backwards: of two blames of one scope the first knew what was before.
        let absolved = blamed.into_iter().rev().map(|other| {
            match &other.before {
                Some(record) => self.records.insert(other.scope.clone(), record.clone()),
                None => self.records.remove(&other.scope),
            };
            (other.scope, other.before)
        });
        Some(absolved.collect())
    }

    fn set(&mut self, scope: Scope, record: Record) -> Changed {
        self.records.insert(scope.clone(), record.clone());
        (scope, Some(record))
    }
}

const fn severity(standing: Standing) -> u8 {
    match standing {
        Standing::Good => 0,
        Standing::Behind => 1,
        Standing::OnTrial => 2,
        Standing::Out { .. } => 3,
        Standing::Offline => 4,
    }
}

#[cfg(test)]
#[path = "memory_tests.rs"]
mod tests;
