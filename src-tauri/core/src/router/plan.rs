//! Which lanes may answer, in which order, and why the others may not.

use super::fit::{self, FileLoad, Misfit, Room, Takes};
use super::health::Standing;
use crate::contract::{Lane, LaneName, ProviderId, Reach, SkipReason, Timestamp};
use std::sync::Arc;

/// A lane of the chain with all that planning needs to know of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    pub lane: Lane,
    pub name: LaneName,
    /// The wire family, for "one lane of another family".
    pub family: &'static str,
    pub standing: Standing,
    /// Until when the user paused the provider or the model; `i64::MAX` is for good.
    pub paused_until: Option<Timestamp>,
    /// Its key is known to be missing.
    pub key_missing: bool,
    /// Its key is in a keyring that is locked or does not answer: asked for, it may be had.
    pub key_shut: bool,
    /// It may cost something, and the month's limit is used up.
    pub too_dear: bool,
    /// The user confirmed that it runs on this computer.
    pub local: bool,
    /// Nothing that it is asked leaves this computer, as far as can be known: local, and not one of
    /// the models that its server passes on.
    pub stays_here: bool,
    /// The server's host and port; absent on this computer.
    pub host: Option<Arc<str>>,
    /// The model's window in tokens, where known.
    pub window: Option<u64>,
    /// What the model reads beside text.
    pub takes: Takes,
    /// Bytes of one request, where the family is known to limit them.
    pub request_bytes: Option<u64>,
}

/// What this turn wants, and where it may go.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wish {
    /// Estimated tokens of the input, the files' texts and pictures included.
    pub input_tokens: u64,
    pub files: FileLoad,
    /// Where the chat may go.
    pub reach: Reach,
    /// Only these providers, for this turn.
    pub only: Option<Vec<ProviderId>>,
    /// Only this computer, for this turn.
    pub local_only: bool,
    /// Files go to the main model's provider and to models on this computer, and to nobody else.
    pub files_stay: bool,
    /// Only the first lane that may answer.
    pub no_failover: bool,
}

impl Wish {
    /// Whether the lane is sent the files of the conversation. `main` is the main model's provider.
    #[must_use]
    pub fn sends_files(&self, c: &Candidate, main: Option<ProviderId>) -> bool {
        !self.files_stay || c.stays_here || main == Some(c.lane.provider)
    }

    /// This wish as it is for a lane that is not sent the files.
    fn without_files(&self) -> Self {
        Self {
            files: FileLoad::default(),
            ..self.clone()
        }
    }
}

/// A lane that may answer.
#[derive(Clone, Debug, PartialEq)]
pub struct PlannedLane {
    pub lane: Lane,
    pub name: LaneName,
    pub family: &'static str,
    pub local: bool,
    /// The server's host and port; absent on this computer.
    pub host: Option<Arc<str>>,
    pub window: Option<u64>,
    /// How it is sent the files of this conversation.
    pub takes: Takes,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skip {
    pub name: LaneName,
    pub why: Skipped,
}

/// Why a lane is left out, with what its sentence needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Skipped {
    Open {
        until: Timestamp,
    },
    Offline,
    Paused {
        until: Timestamp,
    },
    NoKey,
    /// The month's limit is used up.
    TooDear,
    /// What does not fit: the words, or the files.
    Unfit(Misfit),
    /// By the options of this turn.
    NotAllowed,
    /// By what the person said of this chat.
    Confined,
}

impl Skipped {
    #[must_use]
    pub const fn reason(self) -> SkipReason {
        match self {
            Self::Open { .. } => SkipReason::Open,
            Self::Offline => SkipReason::Offline,
            Self::Paused { .. } => SkipReason::Paused,
            Self::NoKey => SkipReason::NoKey,
            Self::TooDear => SkipReason::Price,
            Self::Unfit(Misfit::Images | Misfit::Scans) => SkipReason::Images,
            Self::Unfit(Misfit::Window { .. } | Misfit::Request { .. }) => SkipReason::Window,
            Self::NotAllowed | Self::Confined => SkipReason::NotAllowed,
        }
    }
}

/// The lanes to ask, in order, and those left out, in the chain's order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    pub lanes: Vec<PlannedLane>,
    pub skipped: Vec<Skip>,
}

/// Plans a turn over `chain` (main model first).
///
/// Lanes under suspicion go behind their peers, in the chain's order among themselves. A lane whose
/// opening is over keeps its place: it is asked once, and only its finish closes it. When every
/// lane that would fit is open, the one that recovers soonest is asked at once.
#[must_use]
pub fn plan(chain: &[Candidate], wish: &Wish, now: Timestamp) -> Plan {
    // Without failover one lane is asked, however it stands: the first that may be.
    let first = chain
        .iter()
        .position(|candidate| allowed(candidate, wish).is_ok());
    let chain = match first {
        Some(at) if wish.no_failover => &chain[..=at],
        _ => chain,
    };
    let main = chain.first().map(|candidate| candidate.lane.provider);
    let bare = wish.without_files();
    let mut good = Vec::new();
    let mut behind = Vec::new();
    let mut skipped = Vec::new();
    let mut soonest: Option<(Timestamp, PlannedLane)> = None;
    for candidate in chain {
        let wish = if wish.sends_files(candidate, main) {
            wish
        } else {
            &bare
        };
        match verdict(candidate, wish, now) {
            Ok((lane, true)) => behind.push(lane),
            Ok((lane, false)) => good.push(lane),
            Err(why) => {
                if let Skipped::Open { until } = why
                    && soonest.as_ref().is_none_or(|(best, _)| until < *best)
                    && let Ok(takes) = fit(candidate, wish)
                {
                    soonest = Some((until, planned(candidate, takes)));
                }
                skipped.push(Skip {
                    name: candidate.name.clone(),
                    why,
                });
            }
        }
    }
    good.append(&mut behind);
    if good.is_empty()
        && let Some((_, lane)) = soonest
    {
        skipped.retain(|skip| skip.name != lane.name);
        good.push(lane);
    }
    Plan { lanes: good, skipped }
}

/// Whether the conversation may go to the lane at all, whatever fails.
fn allowed(c: &Candidate, wish: &Wish) -> Result<(), Skipped> {
    let confined = match &wish.reach {
        Reach::Chain => false,
        Reach::Only { providers } => !providers.contains(&c.lane.provider),
        Reach::ThisComputer => !c.stays_here,
    };
    if confined {
        return Err(Skipped::Confined);
    }
    let among = |only: &Vec<_>| only.contains(&c.lane.provider);
    if !wish.only.as_ref().is_none_or(among) || (wish.local_only && !c.stays_here) {
        return Err(Skipped::NotAllowed);
    }
    Ok(())
}

/// A lane that a message without an answer can wait for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hope {
    pub lane: Lane,
    pub name: LaneName,
    /// It may be asked now.
    pub ready: bool,
    pub offline: bool,
    /// Its key is in a keyring that is locked or does not answer.
    pub key_shut: bool,
}

/// The lanes that can answer as soon as they are well again, in the chain's order. Those left out
/// for another reason will not recover by themselves.
#[must_use]
pub fn hopes(chain: &[Candidate], wish: &Wish, now: Timestamp) -> Vec<Hope> {
    let main = chain.first().map(|candidate| candidate.lane.provider);
    let bare = wish.without_files();
    let hope = |c: &Candidate| {
        let wish = if wish.sends_files(c, main) { wish } else { &bare };
        let (ready, offline) = match verdict(c, wish, now) {
            // The keyring would ask anew at each try; it says when it is open.
            Ok(_) if c.key_shut => (false, false),
            Ok(_) => (true, false),
            Err(Skipped::Open { .. }) => (false, false),
            Err(Skipped::Offline) => (false, true),
            Err(_) => return None,
        };
        Some(Hope {
            lane: c.lane.clone(),
            name: c.name.clone(),
            ready,
            offline,
            key_shut: c.key_shut,
        })
    };
    let take = if wish.no_failover { 1 } else { usize::MAX };
    let may = |c: &&Candidate| allowed(c, wish).is_ok();
    chain.iter().filter(may).take(take).filter_map(hope).collect()
}

/// The lane and whether it stands behind its peers, or why not.
fn verdict(c: &Candidate, wish: &Wish, now: Timestamp) -> Result<(PlannedLane, bool), Skipped> {
    allowed(c, wish)?;
    if c.too_dear {
        return Err(Skipped::TooDear);
    }
    if let Some(until) = c.paused_until.filter(|&until| now < until) {
        return Err(Skipped::Paused { until });
    }
    if c.key_missing {
        return Err(Skipped::NoKey);
    }
    let takes = fit(c, wish)?;
    match c.standing {
        Standing::Good | Standing::OnTrial => Ok((planned(c, takes), false)),
        Standing::Behind => Ok((planned(c, takes), true)),
        Standing::Out { until } => Err(Skipped::Open { until }),
        Standing::Offline => Err(Skipped::Offline),
    }
}

fn fit(c: &Candidate, wish: &Wish) -> Result<Takes, Skipped> {
    let room = Room {
        window: c.window,
        request: c.request_bytes,
    };
    fit::fit(c.takes, room, wish.input_tokens, &wish.files).map_err(Skipped::Unfit)
}

fn planned(c: &Candidate, takes: Takes) -> PlannedLane {
    PlannedLane {
        lane: c.lane.clone(),
        name: c.name.clone(),
        family: c.family,
        local: c.local,
        host: c.host.clone(),
        window: c.window,
        takes,
    }
}
