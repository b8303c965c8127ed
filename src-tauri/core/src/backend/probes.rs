//! Checks of what was down, by itself: whether it can be reached again, before the next message pays
//! for finding out.
//!
//! A check is the list of models: it is free with every provider; and where that proves too little, a
//! question of one word (`test_message`). It is asked for only when a lane's
//! opening is over, under the same lease as a message's trial, once for each opening; never while all
//! is well.

use super::plan::remote_host;
use super::{Backend, lock};
use crate::contract::{FailureClass, Lane, ProviderId, Timestamp, TurnId};
use crate::history::ProviderRow;
use crate::providers::{Endpoint, Failure, HttpRequest, WireFamily, kinds};
use crate::router::health::{Circuit, Outcome, Record, Scope};
use crate::status::DAY_MS;
use crate::texts;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use url::Url;

/// A list of models is one small request; whoever needs longer is not well.
const LIMIT: Duration = Duration::from_secs(15);
/// Of one provider on one day: an outage that lasts is looked at every five minutes.
const A_DAY: u64 = 300;

/// The openings whose check is done or under way, by when they ended.
#[derive(Default)]
pub(super) struct Probes {
    seen: Mutex<HashMap<Scope, Timestamp>>,
}

impl Probes {
    /// Whether the opening that ended then was seen before; it is from now on. Read anew from the
    /// history, where it counts by another clock, its end may differ by a little.
    fn knows(&self, scope: Scope, until: Timestamp) -> bool {
        let before = lock(&self.seen).insert(scope, until);
        before.is_some_and(|before| before.abs_diff(until) < SAME_MS)
    }
}

/// Ends of openings closer than this are one, in milliseconds; openings last for seconds at least.
const SAME_MS: u64 = 1_000;

/// What a list of models proves of a lane that failed like this.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Proof {
    /// All that was wrong is right again.
    Whole,
    /// Where the model is in the list.
    Listed,
    /// It can be reached; whether it answers, a message finds out.
    Reached,
    /// Nothing: it is not asked for.
    Nothing,
}

const fn proof(class: FailureClass) -> Proof {
    use FailureClass as C;
    match class {
        C::Unreachable | C::Key => Proof::Whole,
        C::Gone => Proof::Listed,
        C::Silent | C::Overloaded | C::Server | C::Truncated => Proof::Reached,
        // Asking for anything while requests are counted, or credit is out, tells nothing.
        C::RateLimited | C::Quota => Proof::Nothing,
        C::TooLong | C::Refused | C::Request | C::Empty | C::Cancelled => Proof::Nothing,
    }
}

/// What the check says of the lane; nothing where it proves too little.
fn outcome(proof: Proof, listed: &Result<Vec<String>, Failure>, model: &str) -> Option<Outcome> {
    match (proof, listed) {
        (Proof::Whole, Ok(_)) => Some(Outcome::Answered { first_text_ms: None }),
        (Proof::Listed, Ok(models)) if models.iter().any(|known| known == model) => {
            Some(Outcome::Answered { first_text_ms: None })
        }
        (Proof::Listed, Ok(models)) if !models.is_empty() => Some(Outcome::Failed {
            class: FailureClass::Gone,
            status: None,
            message: String::new(),
            retry_after: None,
        }),
        (_, Ok(_)) => None,
        (_, Err(failure)) => Some(Outcome::Failed {
            class: failure.class,
            status: failure.status,
            message: failure.message.clone(),
            retry_after: failure.retry_after,
        }),
    }
}

struct Due {
    lane: Lane,
    row: ProviderRow,
    proof: Proof,
}

impl Backend {
    /// Once a second: checks what was down and whose time has come. What takes time is done beside.
    pub(super) fn tend_probes(self: &Arc<Self>) {
        for due in self.due() {
            let backend = self.clone();
            tokio::spawn(async move { backend.probe(due).await });
        }
    }

    fn due(&self) -> Vec<Due> {
        if self.demo().is_some() || self.book.offline().is_some() {
            return Vec::new();
        }
        let (world, now) = (self.world(), self.clock.wall());
        let mut due = Vec::new();
        for lane in &world.chain {
            let Some(row) = world.provider(lane.provider) else {
                continue;
            };
            let paused = world.paused_until(lane).max(row.paused_until);
            if paused.is_some_and(|until| now < until) || self.outage_of(lane).is_some() {
                continue;
            }
            let Some((scope, record)) = self.book.trial(lane) else {
                continue;
            };
            let Record {
                circuit: Circuit::Open { until },
                last_failure: Some(failure),
                ..
            } = record
            else {
                continue;
            };
            let proof = proof(failure.class);
            if proof == Proof::Nothing || self.probes.knows(scope, until) {
                continue;
            }
            due.push(Due {
                lane: lane.clone(),
                row: row.clone(),
                proof,
            });
        }
        due
    }

    async fn probe(&self, due: Due) {
        let Due { lane, row, proof } = due;
        let day = self.clock.wall().div_euclid(DAY_MS);
        match self.history.probes(row.id, day).await {
            Ok(count) if count < A_DAY => {}
            _ => return,
        }
        // Before the lease: another process may have the key that this one lacks.
        let Some((family, request)) = self.question(&row).await else {
            return;
        };
        // The name of a turn that is none: the lease wants one.
        let name = TurnId::new();
        if !self.book.take(name, &lane).await {
            return;
        }
        let host = remote_host(&row.base_url);
        let listed = self.list(family, request).await;
        let counted = self
            .history
            .count_probe(row.id, day, listed.is_ok(), self.clock.wall());
        if let Err(error) = counted.await {
            tracing::warn!(%error, "a check was not counted");
        }
        let outcome = outcome(proof, &listed, &lane.model);
        let well = matches!(outcome, Some(Outcome::Answered { .. }));
        let unproven = outcome.is_none() && proof == Proof::Reached;
        self.book.settle(name, &lane, host.as_deref(), outcome).await;
        if well {
            self.try_waiting_at_once();
        } else if unproven {
            self.try_a_word(&lane).await;
        }
    }

    /// The request for the list of models; nothing where the provider cannot even be asked (no key).
    async fn question(&self, row: &ProviderRow) -> Option<(&'static dyn WireFamily, HttpRequest)> {
        let family = kinds::kind(&row.kind)?.family();
        let endpoint = Endpoint {
            base_url: Url::parse(&row.base_url).ok()?,
            key: self.key_of(row, false).await.ok()?,
        };
        let mut request = family.models_request(&endpoint);
        request.allow_http = row.allow_http;
        Some((family, request))
    }

    /// The ids of the provider's models.
    async fn list(&self, family: &dyn WireFamily, request: HttpRequest) -> Result<Vec<String>, Failure> {
        let asked = async {
            match self.fetch(request).await {
                Ok((200, _, body)) => {
                    let models = family.read_models(&body)?;
                    Ok(models.into_iter().map(|model| model.id).collect())
                }
                // Many compatible servers have no such list: they are there.
                Ok((404 | 405 | 501, ..)) => Ok(Vec::new()),
                Ok((status, headers, body)) => Err(family.failure(status, &headers, &body)),
                Err(error) => Err(Failure::new(FailureClass::Unreachable, error.message)),
            }
        };
        let late = || Failure::new(FailureClass::Silent, texts::say("error-models-late"));
        tokio::time::timeout(LIMIT, asked)
            .await
            .unwrap_or_else(|_| Err(late()))
    }

    /// How often the provider was checked today.
    pub(super) async fn probes_today(&self, provider: ProviderId) -> u64 {
        let day = self.clock.wall().div_euclid(DAY_MS);
        self.history.probes(provider, day).await.unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(models: &[&str]) -> Result<Vec<String>, Failure> {
        Ok(models.iter().map(|model| (*model).to_owned()).collect())
    }

    #[test]
    fn an_opening_is_checked_once_and_the_next_one_again() {
        let probes = Probes::default();
        let scope = || Scope::Provider(ProviderId(uuid::Uuid::from_u128(1)));
        assert!(!probes.knows(scope(), 10_000));
        assert!(probes.knows(scope(), 10_003), "read anew");
        assert!(!probes.knows(scope(), 40_000));
    }

    #[test]
    fn a_list_of_models_closes_only_what_it_proves() {
        let answered = |outcome| matches!(outcome, Some(Outcome::Answered { .. }));
        assert!(answered(outcome(
            proof(FailureClass::Unreachable),
            &listed(&[]),
            "m"
        )));
        assert!(answered(outcome(proof(FailureClass::Key), &listed(&["m"]), "m")));
        assert!(answered(outcome(proof(FailureClass::Gone), &listed(&["m"]), "m")));
        for class in [
            FailureClass::Overloaded,
            FailureClass::Silent,
            FailureClass::Server,
        ] {
            assert_eq!(
                outcome(proof(class), &listed(&["m"]), "m"),
                None,
                "only a message proves it"
            );
        }
        assert!(matches!(
            outcome(proof(FailureClass::Gone), &listed(&["n"]), "m"),
            Some(Outcome::Failed {
                class: FailureClass::Gone,
                ..
            })
        ));
        assert_eq!(
            outcome(proof(FailureClass::Gone), &listed(&[]), "m"),
            None,
            "no list at all"
        );
        for class in [FailureClass::Quota, FailureClass::RateLimited] {
            assert_eq!(proof(class), Proof::Nothing, "never asked for");
        }
        let failed = Err(Failure::new(FailureClass::Server, "still broken"));
        assert!(matches!(
            outcome(proof(FailureClass::Overloaded), &failed, "m"),
            Some(Outcome::Failed {
                class: FailureClass::Server,
                ..
            })
        ));
    }
}
