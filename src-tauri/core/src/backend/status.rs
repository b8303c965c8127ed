//! How things stand, in the words of the screen: pure, from what is known of each lane.

use crate::contract::{
    AllowanceLeft, FailureClass, LaneHealth, LaneName, LaneState, Overall, Provider, ProviderHealth,
    SimulatedOutage, Status, Timestamp,
};
use crate::contract::{KeyState, Lane};
use crate::router::health::{Circuit, Record, Standing};
use crate::texts;

/// A lane with what is known of it, in the order of the screen.
pub struct KnownLane {
    pub lane: Lane,
    pub name: LaneName,
    pub model_name: String,
    /// Until when the user paused the model.
    pub paused_until: Option<Timestamp>,
    pub record: Option<Record>,
}

/// A provider with its lanes and what is known of it as a whole.
pub struct KnownProvider<'a> {
    pub provider: &'a Provider,
    pub record: Option<Record>,
    pub allowances: Vec<AllowanceLeft>,
    /// What its status page says.
    pub page: Option<String>,
    /// It is on another computer, and this one has had no network since then.
    pub offline: Option<Timestamp>,
    pub lanes: Vec<KnownLane>,
}

/// Puts it into words. `chain` names the lanes of the model order, main model first.
#[must_use]
pub fn status(
    providers: &[KnownProvider<'_>],
    chain: &[Lane],
    simulated: Vec<SimulatedOutage>,
    now: Timestamp,
    demo: bool,
) -> Status {
    let mut healths: Vec<ProviderHealth> = providers.iter().map(|p| provider_health(p, now)).collect();
    let order: Vec<InOrder> = chain
        .iter()
        .filter_map(|lane| in_order(providers, &healths, lane, now))
        .collect();
    let lead = order.first();
    let covering = match lead {
        Some(lead) if !lead.ready => order.iter().skip(1).find(|lane| lane.ready),
        _ => None,
    };
    if let Some(covering) = covering {
        for provider in &mut healths {
            if provider.lanes.iter().any(|lane| lane.name == covering.name) {
                provider.words = texts::say("status-covering");
            }
        }
    }
    let overall = overall(&order);
    let (sentence, mut detail) = sentences(overall, lead, covering, now);
    for outage in &simulated {
        mark(&mut healths, outage);
        let until = texts::when(outage.until, now);
        let arguments = [("name", outage.name.as_str().into()), ("until", until.into())];
        if !detail.is_empty() {
            detail.push(' ');
        }
        detail.push_str(&texts::say_with("status-detail-simulated", &arguments));
    }
    Status {
        overall,
        sentence,
        detail,
        lead: lead.map(|lane| lane.name.clone()),
        covering: covering.map(|lane| lane.name.clone()),
        order: order.iter().map(|lane| lane.name.clone()).collect(),
        providers: healths,
        waiting: 0,
        simulated,
        demo,
    }
}

/// What is made is called so wherever it is shown.
fn mark(healths: &mut [ProviderHealth], outage: &SimulatedOutage) {
    let made = |words: &str| texts::say_with("status-made", &[("words", words.into())]);
    for provider in healths.iter_mut().filter(|p| p.provider == outage.provider) {
        provider.words = texts::say("status-outage-simulated");
        for lane in &mut provider.lanes {
            if outage
                .model
                .as_ref()
                .is_none_or(|model| *model == lane.lane.model)
            {
                lane.message = made(&lane.message);
            }
        }
    }
}

/// A lane of the model order, for the sentence about the whole.
struct InOrder {
    name: LaneName,
    state: LaneState,
    since: Option<Timestamp>,
    /// It would be asked for the next message, were it the first.
    ready: bool,
}

fn in_order(
    providers: &[KnownProvider<'_>],
    healths: &[ProviderHealth],
    lane: &Lane,
    now: Timestamp,
) -> Option<InOrder> {
    let shown = healths.iter().flat_map(|p| &p.lanes).find(|l| l.lane == *lane)?;
    let known = providers
        .iter()
        .flat_map(|p| &p.lanes)
        .find(|l| l.lane == *lane)?;
    // Under suspicion it stands behind its peers for a while.
    let behind = known
        .record
        .as_ref()
        .is_some_and(|record| record.standing(now) == Standing::Behind);
    let usable = matches!(
        shown.state,
        LaneState::Unknown | LaneState::Working | LaneState::Slow
    );
    Some(InOrder {
        name: shown.name.clone(),
        state: shown.state,
        since: shown.since,
        ready: usable && !behind,
    })
}

fn overall(order: &[InOrder]) -> Overall {
    let any = |wanted: LaneState| order.iter().any(|lane| lane.state == wanted);
    match order.first().map(|lead| lead.state) {
        None => Overall::NeedsYou,
        Some(LaneState::Offline) => Overall::Offline,
        Some(LaneState::Down) => Overall::LeadDown,
        _ if any(LaneState::NeedsYou) => Overall::NeedsYou,
        _ if any(LaneState::Down) || any(LaneState::Slow) => Overall::Degraded,
        _ => Overall::AllWell,
    }
}

fn provider_health(known: &KnownProvider<'_>, now: Timestamp) -> ProviderHealth {
    let provider = known.provider;
    let lanes: Vec<LaneHealth> = known
        .lanes
        .iter()
        .map(|lane| lane_health(known, lane, now))
        .collect();
    let paused = provider.paused_until.filter(|&until| now < until);
    // The provider is as well as the best of its models: the others are seen beside them.
    let best = lanes.iter().min_by_key(|lane| rank(lane.state));
    let state = match best {
        _ if paused.is_some() => LaneState::Paused,
        Some(lane) => lane.state,
        None if key_wanted(&provider.key) => LaneState::NeedsYou,
        None => known.record.as_ref().map_or(LaneState::Unknown, Record::state),
    };
    let words = match (state, best) {
        (LaneState::Paused, _) => paused_words(paused.or(best.and_then(|l| l.next_try_at)), now),
        (LaneState::NeedsYou, _) if key_wanted(&provider.key) => texts::say("status-key-wanted"),
        (_, Some(lane)) => lane.message.clone(),
        (LaneState::Unknown, None) if provider.local => texts::say("status-on-this-computer"),
        (LaneState::Unknown, None) => texts::say("status-not-in-order"),
        (_, None) => texts::say("status-key-wanted"),
    };
    ProviderHealth {
        provider: provider.id,
        name: provider.name.clone(),
        state,
        words,
        paused_until: paused,
        lanes,
        page: known.page.clone(),
        allowances: known.allowances.clone(),
    }
}

const fn rank(state: LaneState) -> u8 {
    match state {
        LaneState::Working => 0,
        LaneState::Slow => 1,
        LaneState::Unknown => 2,
        LaneState::Paused => 3,
        LaneState::Offline => 4,
        LaneState::Down => 5,
        LaneState::NeedsYou => 6,
    }
}

fn key_wanted(key: &KeyState) -> bool {
    matches!(key, KeyState::Missing | KeyState::EnvMissing { .. })
}

fn lane_health(provider: &KnownProvider<'_>, known: &KnownLane, now: Timestamp) -> LaneHealth {
    let whole = provider
        .record
        .as_ref()
        .filter(|record| record.circuit != Circuit::Closed);
    let record = whole.or(known.record.as_ref());
    let paused = known
        .paused_until
        .max(provider.provider.paused_until)
        .filter(|&until| now < until);
    let failing = record.filter(|record| record.circuit != Circuit::Closed);
    let (state, next_try_at) = match failing.map(|r| r.circuit) {
        _ if paused.is_some() => (LaneState::Paused, paused.filter(|&until| until != Timestamp::MAX)),
        _ if key_wanted(&provider.provider.key) => (LaneState::NeedsYou, None),
        _ if provider.offline.is_some() => (LaneState::Offline, None),
        Some(Circuit::Open { until }) => (record.map_or(LaneState::Down, Record::state), Some(until)),
        _ => (record.map_or(LaneState::Unknown, Record::state), None),
    };
    let class = failing.and_then(|r| r.last_failure.as_ref()).map(|f| f.class);
    let first_text_ms = known.record.as_ref().and_then(|r| r.first_text_ms);
    let message = match state {
        LaneState::Unknown if provider.provider.local => texts::say("status-on-this-computer"),
        LaneState::Unknown => texts::say("status-not-used"),
        LaneState::Working => texts::say("status-working"),
        LaneState::Slow => slow_words(class, first_text_ms),
        LaneState::Down => texts::say_with(
            "status-down-since",
            &[("time", texts::when(record.map_or(now, |r| r.since), now).into())],
        ),
        LaneState::Paused => paused_words(paused, now),
        LaneState::NeedsYou => texts::say(match class {
            Some(FailureClass::Quota) => "status-out-of-credit",
            Some(FailureClass::Gone) => "status-model-gone",
            Some(_) => "status-key-refused",
            None => "status-key-wanted",
        }),
        LaneState::Offline => texts::say("status-offline"),
    };
    LaneHealth {
        lane: known.lane.clone(),
        name: known.name.clone(),
        model_name: known.model_name.clone(),
        state,
        since: match state {
            LaneState::Offline => provider.offline,
            _ => record.map(|r| r.since),
        },
        class,
        failures_in_row: failing.map_or(0, |r| r.failures_in_row),
        next_try_at,
        first_text_ms,
        message,
    }
}

fn slow_words(class: Option<FailureClass>, first_text_ms: Option<u64>) -> String {
    match (class, first_text_ms) {
        (Some(class), _) => texts::say(&format!("failure-class-{}", class.name())),
        (None, Some(ms)) => texts::say_with("status-slow", &[("duration", texts::duration(ms).into())]),
        (None, None) => texts::say("status-slow-unknown"),
    }
}

fn paused_words(until: Option<Timestamp>, now: Timestamp) -> String {
    match until {
        Some(until) if until != Timestamp::MAX => {
            texts::say_with("status-paused-until", &[("time", texts::when(until, now).into())])
        }
        _ => texts::say("status-paused"),
    }
}

fn sentences(
    overall: Overall,
    lead: Option<&InOrder>,
    covering: Option<&InOrder>,
    now: Timestamp,
) -> (String, String) {
    let Some(lead) = lead else {
        return (texts::say("status-sentence-no-model"), String::new());
    };
    let args = [
        ("lead", lead.name.0.as_str().into()),
        ("since", texts::when(lead.since.unwrap_or(now), now).into()),
        ("backup", covering.map_or("", |lane| lane.name.0.as_str()).into()),
    ];
    let sentence = match (overall, covering) {
        (Overall::AllWell, _) => "status-sentence-all-well",
        (Overall::Degraded, None) if !lead.ready => "status-sentence-lead-failed",
        (Overall::Degraded, _) => "status-sentence-degraded",
        (Overall::LeadDown, Some(_)) => "status-sentence-lead-down",
        (Overall::LeadDown, None) => "status-sentence-nobody",
        (Overall::NeedsYou, _) => "status-sentence-needs-you",
        (Overall::Offline, _) => "status-sentence-offline",
    };
    let detail = match (lead.state, covering) {
        (LaneState::Down, Some(_)) => Some("status-detail-covering"),
        (LaneState::Down, None) => Some("status-detail-nobody"),
        (LaneState::Paused, Some(_)) => Some("status-detail-covering-paused"),
        (LaneState::Slow, Some(_)) => Some("status-detail-covering-once"),
        (_, Some(_)) => Some("status-detail-covering-key"),
        (_, None) => None,
    };
    (
        texts::say_with(sentence, &args),
        detail.map(|id| texts::say_with(id, &args)).unwrap_or_default(),
    )
}
