//! The status board: how things stand, with what the history knows of how they stood.

use super::Backend;
use super::pages::page_words;
use crate::contract::{
    ApiResult, Board, LaneHealth, LaneRecord, ProviderHealth, ProviderRecord, Status, Timestamp,
};
use crate::history::{Counted, HealthTransition, PageNote};
use crate::status::{self, FIRST_TEXT_MS, FIRST_TEXTS, WINDOW_MS, outs, pauses, track_record};

impl Backend {
    /// How things stand now, and how they stood in the last 30 days. Of the demo nothing is kept.
    ///
    /// # Errors
    /// When the history cannot be read.
    pub async fn board(&self) -> ApiResult<Board> {
        let now = self.clock.wall();
        let status = self.status();
        if status.demo {
            return Ok(Board {
                records: empty(&status, now),
                status,
                at: now,
                incidents: Vec::new(),
            });
        }
        let transitions = self.history.transitions(now - WINDOW_MS).await?;
        let counted = self.history.counted(now - WINDOW_MS).await?;
        let switched = self.history.switched(now - WINDOW_MS).await?;
        let world = self.world();
        let name = |id| Some(world.provider(id)?.name.clone());
        let mut incidents =
            status::incidents(&transitions, &switched, &self.default_chain(&world), now, name);
        let notes = self.history.page_notes(now - WINDOW_MS).await?;
        for incident in incidents.iter_mut().filter(|incident| !incident.simulated) {
            let until = incident.ended_at.unwrap_or(Timestamp::MAX);
            let of = |note: &&PageNote| {
                note.provider == incident.provider && (incident.began_at..=until).contains(&note.seen_at)
            };
            // The last word there was.
            incident.page = notes
                .iter()
                .rfind(of)
                .map(|note| page_words(&note.title, &note.text, note.said_at, now));
        }
        let mut records = Vec::with_capacity(status.providers.len());
        for provider in &status.providers {
            records.push(self.record_of(provider, &transitions, &counted, now).await?);
        }
        Ok(Board {
            status,
            at: now,
            records,
            incidents,
        })
    }

    async fn record_of(
        &self,
        provider: &ProviderHealth,
        transitions: &[HealthTransition],
        counted: &[Counted],
        now: Timestamp,
    ) -> ApiResult<ProviderRecord> {
        let id = provider.provider;
        let (whole_out, whole_paused) = (outs(transitions, id, ""), pauses(transitions, id, "", now));
        let of = |model: Option<&str>| -> Vec<&Counted> {
            counted
                .iter()
                .filter(|row| row.provider == id && model.is_none_or(|model| row.model == model))
                .collect()
        };
        let mut lanes = Vec::with_capacity(provider.lanes.len());
        let mut all_firsts = Vec::new();
        for LaneHealth { lane, name, .. } in &provider.lanes {
            let firsts = self
                .history
                .first_texts(lane.clone(), now - FIRST_TEXT_MS, FIRST_TEXTS)
                .await?;
            let mut out = outs(transitions, id, &lane.model);
            out.extend(whole_out.iter().cloned());
            let mut paused = pauses(transitions, id, &lane.model, now);
            paused.extend(whole_paused.iter().cloned());
            lanes.push(LaneRecord {
                lane: lane.clone(),
                name: name.clone(),
                record: track_record(&of(Some(&lane.model)), &out, &paused, &firsts, now),
            });
            all_firsts.extend(firsts);
        }
        Ok(ProviderRecord {
            provider: id,
            name: provider.name.clone(),
            checks_today: self.probes_today(id).await,
            record: track_record(&of(None), &whole_out, &whole_paused, &all_firsts, now),
            lanes,
        })
    }
}

fn empty(status: &Status, now: Timestamp) -> Vec<ProviderRecord> {
    let nothing = || track_record(&[], &[], &[], &[], now);
    status
        .providers
        .iter()
        .map(|provider| ProviderRecord {
            provider: provider.provider,
            name: provider.name.clone(),
            record: nothing(),
            checks_today: 0,
            lanes: provider
                .lanes
                .iter()
                .map(|lane| LaneRecord {
                    lane: lane.lane.clone(),
                    name: lane.name.clone(),
                    record: nothing(),
                })
                .collect(),
        })
        .collect()
}
