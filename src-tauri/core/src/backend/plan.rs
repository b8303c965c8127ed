//! From what is known to a turn's plan: the lanes with their wires, and why others are left out.

use super::book::Book;
use super::crossing::{Destination, Vendor};
use super::prices::lane_price;
use super::world::World;
use super::{Backend, settings};
use crate::contract::{
    AnswerFailure, ApiResult, Effort, KeyState, Lane, LaneName, LaneState, ModelInfo, SkipReason, Timestamp,
    TurnEvent, TurnId, TurnWishes,
};
use crate::engine::{Conversation, Job, JobLane, TurnLane};
use crate::history::ProviderRow;
use crate::providers::{is_loopback, kinds, request_bytes};
use crate::router::fit::{Misfit, Takes, tokens_for};
use crate::router::health::Scope;
use crate::router::limits::attempt_limits;
use crate::router::next::Recovery;
use crate::router::plan::{Candidate, Hope, Plan, Skip, Skipped, Wish, hopes, plan};
use crate::router::sort::{SortBy, sorted};
use crate::texts;
use std::sync::Arc;
use tokio::sync::{mpsc, watch};
use url::Url;

/// A turn's plan, ready to run.
pub(super) struct Planned {
    pub lanes: Vec<JobLane>,
    pub skipped: Vec<TurnEvent>,
    /// What to say where no lane is left.
    pub nobody: AnswerFailure,
    /// What is done once the answer broke off.
    pub recovery: Recovery,
    /// What failing over may cost beyond the first attempt, in US dollars.
    pub extra_spend: f64,
    /// Others of the order were left out by what the person said of the chat.
    pub confined: bool,
    /// Where each lane of the turn leads.
    pub destinations: Vec<Destination>,
}

impl Planned {
    /// A turn over this plan that keeps no answer, and that nobody stops or chooses anything in.
    pub fn job(self, turn: TurnId, conversation: Conversation, wishes: TurnWishes) -> Job {
        Job {
            turn,
            answer: None,
            reason: None,
            conversation,
            wishes,
            lanes: self.lanes,
            skipped: self.skipped,
            nobody: self.nobody,
            recovery: self.recovery,
            extra_spend: self.extra_spend,
            demo: false,
            attempts: 0,
            resumed: None,
            confined: self.confined,
            choices: mpsc::unbounded_channel().1,
            cancel: watch::channel(false).1,
        }
    }
}

impl Backend {
    /// Plans over `chain` with the providers of `rows` (those of the home, or of the demo).
    pub(super) fn plan(
        &self,
        rows: &[ProviderRow],
        book: &Book,
        chain: &[Lane],
        wish: &Wish,
        wishes: &TurnWishes,
    ) -> ApiResult<Planned> {
        let world = self.world();
        let now = self.clock.steady();
        let limits = settings::limits(&world.settings);
        let known = known(rows, chain);
        let over = self.month_is_over();
        let candidates = candidates(&world, &known, book, now, over);
        let Plan { lanes, skipped } = plan(&candidates, wish, now);
        let lead = chain.first();
        let hedges = settings::hedges(&world.settings);
        let main = candidates.first().map(|candidate| candidate.lane.provider);
        let mut destinations = Vec::with_capacity(lanes.len());
        let mut jobs = Vec::with_capacity(lanes.len());
        for planned in lanes {
            let Some((row, _)) = known.iter().find(|(_, lane)| **lane == planned.lane) else {
                continue;
            };
            let (Some(kind), Ok(base_url)) = (kinds::kind(&row.kind), Url::parse(&row.base_url)) else {
                continue;
            };
            let family = kind.family();
            let candidate = candidates.iter().find(|candidate| candidate.lane == planned.lane);
            let sends_files = candidate.is_none_or(|candidate| wish.sends_files(candidate, main));
            destinations.push(Destination {
                lane: planned.name.clone(),
                vendor: Vendor::of(row, candidate.is_some_and(|candidate| candidate.stays_here)),
                provider: row.name.clone(),
                files: 0,
            });
            let input_tokens = tokens_for(planned.takes, wish.input_tokens, &wish.files);
            let limits = attempt_limits(
                &limits,
                family.traits(&planned.lane.model),
                planned.local,
                input_tokens,
                book.usual(&planned.lane),
            );
            // With thinking switched on the request may not end with an answer.
            let thinks = wishes.effort.is_some_and(|effort| effort != Effort::Off);
            let prefills = family.traits(&planned.lane.model).prefills && !thinks;
            let hedge_after = book.usual(&planned.lane).first.filter(|_| hedges);
            let lead = lead == Some(&planned.lane);
            let price = lane_price(&world, row, &planned.lane.model);
            let model = world.model(&planned.lane);
            let room = model.and_then(|model| room(model, input_tokens));
            let wanted = wishes.max_output.or(room).map_or(MOST_OUTPUT, u64::from);
            let most_output = room.map_or(wanted, |room| wanted.min(u64::from(room)));
            let reasons = model.and_then(|model| model.reasoning) != Some(false);
            let omit = world.rejected(&planned.lane, wishes.effort);
            let lane = TurnLane {
                planned,
                limits,
                lead,
                price,
                prefills,
                hedge_after,
                most_tokens: (input_tokens, most_output),
            };
            jobs.push(JobLane {
                lane,
                family,
                base_url,
                allow_http: row.allow_http,
                room,
                reasons,
                omit,
                sends_files,
            });
        }
        let confined = skipped.iter().any(|skip| skip.why == Skipped::Confined);
        let nobody = nobody(&skipped, rows.is_empty());
        let skipped = skipped.into_iter().map(|skip| told(skip, now)).collect();
        Ok(Planned {
            lanes: jobs,
            skipped,
            nobody,
            recovery: settings::recovery(&world.settings),
            extra_spend: settings::extra_spend(&world.settings),
            confined,
            destinations,
        })
    }
}

/// The lanes of a model order with their providers; those of providers that are gone are left out.
fn known<'a>(rows: &'a [ProviderRow], chain: &'a [Lane]) -> Vec<(&'a ProviderRow, &'a Lane)> {
    let row = |lane: &'a Lane| Some((rows.iter().find(|row| row.id == lane.provider)?, lane));
    chain.iter().filter_map(row).collect()
}

/// `over`: the month's limit is used up.
fn candidates(
    world: &World,
    known: &[(&ProviderRow, &Lane)],
    book: &Book,
    now: Timestamp,
    over: bool,
) -> Vec<Candidate> {
    let of = |(row, lane): &(&ProviderRow, &Lane)| {
        let mut candidate = candidate(world, row, lane, book, now)?;
        candidate.too_dear = over && may_cost(world, row, &lane.model, now);
        Some(candidate)
    };
    known.iter().filter_map(of).collect()
}

impl Backend {
    /// The default model order as it is asked now.
    pub(super) fn default_chain(&self, world: &World) -> Vec<Lane> {
        match settings::sort_by(&world.settings) {
            SortBy::Hand => world.chain.clone(),
            SortBy::Start => sorted(&world.chain, |lane| {
                self.book.usual_start(lane).map(|start| start.as_secs_f64())
            }),
            SortBy::Price => {
                let now = self.clock.wall();
                sorted(&world.chain, |lane| usual_cost(world, lane, now))
            }
        }
    }

    /// Who can answer as soon as they are well again. Whoever needs the person first is no hope.
    pub(super) fn hopes(&self, chain: &[Lane], wish: &Wish) -> Vec<Hope> {
        let world = self.world();
        let now = self.clock.steady();
        let over = self.month_is_over();
        let candidates = candidates(&world, &known(&world.providers, chain), &self.book, now, over);
        let mut hopes = hopes(&candidates, wish, now);
        let wants_the_person = |scope: Scope| {
            let record = self.book.record(&scope);
            record.is_some_and(|record| record.state() == LaneState::NeedsYou)
        };
        hopes.retain(|hope| {
            !wants_the_person(Scope::Provider(hope.lane.provider))
                && !wants_the_person(Scope::Lane(hope.lane.clone()))
        });
        hopes
    }
}

/// Tokens of an answer at most, where nobody said it: what a request asks for then.
const MOST_OUTPUT: u64 = 32_000;

/// The least that is left for an answer, in tokens: a page or two of text.
const LEAST_ROOM: u64 = 4096;

/// Tokens a model can write to `input_tokens` at most: its own limit, and what its window leaves. The
/// input is an estimate and may well be twice as much.
fn room(model: &ModelInfo, input_tokens: u64) -> Option<u32> {
    let most = model.max_output?;
    let left = model.context_window.map_or(u64::MAX, |window| {
        window
            .saturating_sub(input_tokens.saturating_mul(2))
            .max(LEAST_ROOM)
    });
    u32::try_from(most.min(left)).ok().filter(|&room| room > 0)
}

/// Absent where this version does not know the provider's kind: it came from a newer one.
fn candidate(
    world: &World,
    row: &ProviderRow,
    lane: &Lane,
    book: &Book,
    now: Timestamp,
) -> Option<Candidate> {
    let kind = kinds::kind(&row.kind)?;
    let host = remote_host(&row.base_url);
    let key_missing = matches!(
        world.keys.get(&row.id),
        Some(KeyState::Missing | KeyState::EnvMissing { .. })
    );
    let key_shut = matches!(
        world.keys.get(&row.id),
        Some(KeyState::Locked | KeyState::Unknown)
    );
    let model = world.model(lane);
    let traits = kind.family().traits(&lane.model);
    // What the provider's own list denies is not tried.
    let allowed = |says: Option<bool>| says != Some(false);
    Some(Candidate {
        lane: lane.clone(),
        name: LaneName::new(&row.name, &lane.model),
        family: kind.family().name(),
        standing: book.standing(lane, host.is_some(), now),
        host,
        takes: Takes {
            images: traits.images && allowed(model.and_then(|model| model.images)),
            pdf: traits.pdf && allowed(model.and_then(|model| model.pdf)),
        },
        request_bytes: Some(request_bytes(kind.family().name())),
        paused_until: world.paused_until(lane).max(row.paused_until),
        key_missing,
        key_shut,
        too_dear: false,
        local: row.local && !passed_on(&lane.model, model),
        stays_here: stays_here(world, row, &lane.model),
        window: model.and_then(|model: &ModelInfo| model.context_window),
    })
}

/// Whether nothing that the model is asked leaves this computer, as far as can be known.
pub(super) fn stays_here(world: &World, row: &ProviderRow, model: &str) -> bool {
    let lane = Lane {
        provider: row.id,
        model: model.to_owned(),
    };
    let info = world.model(&lane);
    row.local
        && !passed_on(model, info)
        && kinds::kind(&row.kind).is_some_and(|kind| model_is_known(kind, info))
}

/// Whether a question to the model can be on a bill: not on this computer, nor where the price is known
/// to be nothing.
fn may_cost(world: &World, row: &ProviderRow, model: &str, now: Timestamp) -> bool {
    let lane = Lane {
        provider: row.id,
        model: model.to_owned(),
    };
    if row.local && !passed_on(model, world.model(&lane)) {
        return false;
    }
    let price = lane_price(world, row, model);
    price.and_then(|price| price.worst_case(1_000, 1_000, now)) != Some(0.0) || row.local
}

/// What a thousand tokens in and a thousand out cost, in US dollars, where that is known.
fn usual_cost(world: &World, lane: &Lane, now: Timestamp) -> Option<f64> {
    let row = world.provider(lane.provider)?;
    if !may_cost(world, row, &lane.model, now) {
        return Some(0.0);
    }
    lane_price(world, row, &lane.model)?.worst_case(1_000, 1_000, now)
}

/// Whether a server on this computer passes the model's questions on to another one: Ollama's cloud
/// models, by what its list says and by their names (`gpt-oss:120b-cloud`, `glm-4.6:cloud`).
fn passed_on(name: &str, model: Option<&ModelInfo>) -> bool {
    let name = name.to_ascii_lowercase();
    model.is_some_and(|model| model.elsewhere) || name.ends_with("-cloud") || name.ends_with(":cloud")
}

/// An Ollama server says of each model in its list where it runs; of one that is not in it nothing
/// is known, and a name of one's own can stand for a model in its cloud.
fn model_is_known(kind: &kinds::Kind, model: Option<&ModelInfo>) -> bool {
    kind.family().name() != "ollama" || model.is_some()
}

/// Host and port of a server on another computer.
pub(super) fn remote_host(base_url: &str) -> Option<Arc<str>> {
    let url = Url::parse(base_url).ok()?;
    let port = url.port_or_known_default()?;
    let host = url.host_str()?;
    (!is_loopback(&url)).then(|| format!("{host}:{port}").into())
}

fn told(skip: Skip, now: Timestamp) -> TurnEvent {
    let message = match skip.why {
        Skipped::Open { until } => texts::say_with("skip-open", &[("time", texts::when(until, now).into())]),
        Skipped::Paused {
            until: Timestamp::MAX,
        } => texts::say("skip-paused"),
        Skipped::Paused { until } => {
            texts::say_with("skip-paused-until", &[("time", texts::when(until, now).into())])
        }
        Skipped::NoKey => texts::say("skip-no-key"),
        Skipped::TooDear => texts::say("skip-too-dear"),
        Skipped::Offline => texts::say("skip-offline"),
        Skipped::Unfit(Misfit::Images) => texts::say("skip-images"),
        Skipped::Unfit(Misfit::Scans) => texts::say("skip-scans"),
        Skipped::Unfit(Misfit::Window { window, needed }) => texts::say_with(
            "skip-window",
            &[("window", window.into()), ("needed", needed.into())],
        ),
        Skipped::Unfit(Misfit::Request { most, needed }) => texts::say_with(
            "skip-request",
            &[
                ("most", megabytes(most).into()),
                ("needed", megabytes(needed).into()),
            ],
        ),
        Skipped::NotAllowed => texts::say("skip-not-allowed"),
        Skipped::Confined => texts::say("skip-confined"),
    };
    TurnEvent::Skipped {
        lane: skip.name,
        why: skip.why.reason(),
        message,
    }
}

/// Why nobody may answer: what the person can change comes first.
fn nobody(skipped: &[Skip], no_provider: bool) -> AnswerFailure {
    let any = |reason: SkipReason| skipped.iter().any(|skip| skip.why.reason() == reason);
    let is = |what: fn(&Misfit) -> bool| {
        skipped
            .iter()
            .any(|skip| matches!(&skip.why, Skipped::Unfit(misfit) if what(misfit)))
    };
    let (code, message) = if no_provider {
        ("no-provider", texts::say("failure-no-provider"))
    } else if skipped.is_empty() {
        ("no-provider", texts::say("failure-no-order"))
    } else if any(SkipReason::Price) {
        ("nothing-allowed", texts::say("failure-month"))
    } else if any(SkipReason::NoKey) {
        ("key", texts::say("failure-no-key"))
    } else if any(SkipReason::Offline) {
        ("offline", texts::say("failure-offline"))
    } else if is(|misfit| matches!(misfit, Misfit::Window { .. })) {
        ("too-long", texts::say("failure-no-window"))
    } else if is(|misfit| matches!(misfit, Misfit::Request { .. })) {
        ("too-long", texts::say("failure-no-room"))
    } else if any(SkipReason::Paused) {
        ("nothing-allowed", texts::say("failure-all-paused"))
    } else if is(|misfit| matches!(misfit, Misfit::Images)) {
        ("nothing-allowed", texts::say("failure-no-sight"))
    } else if is(|misfit| matches!(misfit, Misfit::Scans)) {
        ("nothing-allowed", texts::say("failure-no-scans"))
    } else if skipped.iter().any(|skip| skip.why == Skipped::Confined) {
        ("nothing-allowed", texts::say("failure-confined"))
    } else {
        ("nothing-allowed", texts::say("failure-nothing-allowed"))
    };
    AnswerFailure {
        code: code.to_owned(),
        message,
    }
}

fn megabytes(bytes: u64) -> u64 {
    bytes.div_ceil(1024 * 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_has_the_models_limit_or_what_its_window_leaves() {
        let model = |max_output, context_window| ModelInfo {
            id: "m".into(),
            name: None,
            context_window,
            max_output,
            images: None,
            pdf: None,
            reasoning: None,
            tools: None,
            price: None,
            elsewhere: false,
            recommended: false,
        };
        assert_eq!(room(&model(None, Some(200_000)), 10), None);
        assert_eq!(room(&model(Some(64_000), None), 10), Some(64_000));
        assert_eq!(room(&model(Some(64_000), Some(200_000)), 10_000), Some(64_000));
        assert_eq!(room(&model(Some(64_000), Some(200_000)), 80_000), Some(40_000));
        assert_eq!(room(&model(Some(64_000), Some(200_000)), 190_000), Some(4096));
        assert_eq!(room(&model(Some(2000), Some(8000)), 8000), Some(2000));
    }
}
