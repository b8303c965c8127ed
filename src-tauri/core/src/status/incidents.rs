//! The list of incidents: when somebody was left out, and how many messages another answered.

use super::{WINDOW_MS, outs};
use crate::contract::{AttemptReason, FailureClass, Incident, Lane, ProviderId, Timestamp, TurnId};
use crate::history::{HealthTransition, Switched};
use crate::texts;
use std::collections::HashSet;

/// More than a person reads; the latest are shown.
const SHOWN: usize = 50;
/// The attempts that showed an outage began before it did: as long as a turn tries one lane.
const BEFORE_MS: i64 = 60_000;

/// The incidents of the last 30 days, latest first. `order` is the model order; `name` says what a
/// provider is called, nothing for one that is gone.
#[must_use]
pub fn incidents(
    transitions: &[HealthTransition],
    switched: &[Switched],
    order: &[Lane],
    now: Timestamp,
    name: impl Fn(ProviderId) -> Option<String>,
) -> Vec<Incident> {
    let mut scopes: Vec<(ProviderId, &str)> = Vec::new();
    for row in transitions {
        let scope = (row.provider, row.model.as_str());
        if !scopes.contains(&scope) {
            scopes.push(scope);
        }
    }
    let mut found: Vec<Incident> = Vec::new();
    for (provider, model) in scopes {
        let Some(provider_name) = name(provider) else {
            continue;
        };
        for span in outs(transitions, provider, model) {
            if span.to.is_some_and(|to| to < now - WINDOW_MS) {
                continue;
            }
            let models = match model {
                "" => Vec::new(),
                model => vec![model.to_owned()],
            };
            found.push(Incident {
                provider,
                name: match model {
                    "" => provider_name.clone(),
                    model => format!("{provider_name}/{model}"),
                },
                models,
                began_at: span.from.max(now - WINDOW_MS),
                ended_at: span.to,
                class: span.class,
                covered: 0,
                simulated: span.simulated,
                words: words(span.class),
                page: None,
            });
        }
    }
    let mut found = folded(found);
    found.sort_by_key(|incident| std::cmp::Reverse(incident.began_at));
    found.truncate(SHOWN);
    for incident in &mut found {
        incident.covered = covered(incident, switched, order);
    }
    found
}

fn words(class: Option<FailureClass>) -> String {
    class.map_or_else(|| texts::say("status-incident-unknown"), texts::failure_class)
}

/// Models that went down with their provider are no incidents of their own.
fn folded(found: Vec<Incident>) -> Vec<Incident> {
    let whole: Vec<(ProviderId, Timestamp, Option<Timestamp>)> = found
        .iter()
        .filter(|incident| incident.models.is_empty())
        .map(|incident| (incident.provider, incident.began_at, incident.ended_at))
        .collect();
    let part_of_one = |incident: &Incident| {
        whole.iter().any(|(provider, began, ended)| {
            *provider == incident.provider
                && incident.began_at >= began - BEFORE_MS
                && incident.began_at <= ended.unwrap_or(Timestamp::MAX)
        })
    };
    found
        .into_iter()
        .filter(|incident| incident.models.is_empty() || !part_of_one(incident))
        .collect()
}

/// Turns that another answered because of it: one that failed here first, or whose lane stands behind
/// this one in the order.
fn covered(incident: &Incident, switched: &[Switched], order: &[Lane]) -> u64 {
    let from = incident.began_at.saturating_sub(BEFORE_MS);
    let to = incident.ended_at.unwrap_or(Timestamp::MAX);
    let within: Vec<&Switched> = switched
        .iter()
        .filter(|attempt| attempt.at >= from && attempt.at <= to)
        .collect();
    let here = |lane: &Lane| {
        lane.provider == incident.provider
            && (incident.models.is_empty() || incident.models.contains(&lane.model))
    };
    let failed_here: HashSet<TurnId> = within
        .iter()
        .filter(|attempt| !attempt.answered && here(&attempt.lane))
        .map(|attempt| attempt.turn)
        .collect();
    let place = |wanted: &dyn Fn(&Lane) -> bool| order.iter().position(wanted);
    let mine = place(&here);
    let behind_me = |lane: &Lane| {
        let theirs = place(&|other| other == lane);
        matches!((mine, theirs), (Some(mine), Some(theirs)) if mine < theirs)
    };
    let turns: HashSet<TurnId> = within
        .iter()
        .filter(|attempt| attempt.answered && !here(&attempt.lane))
        .filter(|attempt| {
            matches!(
                attempt.reason,
                AttemptReason::Understudy | AttemptReason::Recovery
            )
        })
        .filter(|attempt| {
            failed_here.contains(&attempt.turn)
                || (attempt.at >= incident.began_at && behind_me(&attempt.lane))
        })
        .map(|attempt| attempt.turn)
        .collect();
    turns.len() as u64
}
