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
        let wish = if wish.sends_files(candidate, main) { wish } else { &bare };
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
        })
    };
    let take = if wish.no_failover { 1 } else { usize::MAX };
    let may = |c: &&Candidate| allowed(c, wish).is_ok();
    chain.iter().filter(may).take(take).filter_map(hope).collect()
}

/// The lane and whether it stands behind its peers, or why not.
fn verdict(c: &Candidate, wish: &Wish, now: Timestamp) -> Result<(PlannedLane, bool), Skipped> {
    allowed(c, wish)?;
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

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = 1_000_000;

    fn lane(model: &str) -> Candidate {
        Candidate {
            lane: Lane {
                provider: ProviderId::new(),
                model: model.into(),
            },
            name: LaneName::new("p", model),
            family: "chat",
            standing: Standing::Good,
            paused_until: None,
            key_missing: false,
            local: false,
            stays_here: false,
            host: None,
            window: None,
            takes: Takes::default(),
            request_bytes: None,
        }
    }

    fn names(plan: &Plan) -> Vec<&str> {
        plan.lanes.iter().map(|l| l.lane.model.as_str()).collect()
    }

    #[test]
    fn a_suspect_stands_behind_its_peers() {
        let mut lead = lane("lead");
        lead.standing = Standing::Behind;
        assert_eq!(
            names(&plan(&[lead, lane("b"), lane("c")], &Wish::default(), NOW)),
            ["b", "c", "lead"]
        );
    }

    #[test]
    fn each_lane_left_out_says_why() {
        let sees = Takes {
            images: true,
            pdf: false,
        };
        let chain = [
            Candidate {
                standing: Standing::Out { until: NOW + 5 },
                takes: sees,
                ..lane("open")
            },
            Candidate {
                paused_until: Some(i64::MAX),
                ..lane("paused")
            },
            Candidate {
                key_missing: true,
                ..lane("no-key")
            },
            Candidate {
                window: Some(8_000),
                takes: sees,
                ..lane("small")
            },
            lane("blind"),
            Candidate {
                takes: sees,
                ..lane("fits")
            },
        ];
        let files = FileLoad {
            images: 1,
            ..FileLoad::default()
        };
        let plan = plan(
            &chain,
            &Wish {
                input_tokens: 11_000,
                files,
                ..Wish::default()
            },
            NOW,
        );
        assert_eq!(names(&plan), ["fits"]);
        assert!(plan.lanes[0].takes.images);
        let why: Vec<SkipReason> = plan.skipped.iter().map(|s| s.why.reason()).collect();
        assert_eq!(
            why,
            [
                SkipReason::Open,
                SkipReason::Paused,
                SkipReason::NoKey,
                SkipReason::Window,
                SkipReason::Images
            ]
        );
    }

    #[test]
    fn a_pause_that_is_over_is_over() {
        let chain = [Candidate {
            paused_until: Some(NOW),
            ..lane("back")
        }];
        assert_eq!(names(&plan(&chain, &Wish::default(), NOW)), ["back"]);
    }

    #[test]
    fn when_all_are_open_the_soonest_is_asked_at_once() {
        let chain = [
            Candidate {
                standing: Standing::Out { until: NOW + 90 },
                ..lane("later")
            },
            Candidate {
                standing: Standing::Out { until: NOW + 40 },
                ..lane("soon")
            },
            Candidate {
                paused_until: Some(i64::MAX),
                ..lane("paused")
            },
        ];
        let plan = plan(&chain, &Wish::default(), NOW);
        assert_eq!(names(&plan), ["soon"]);
        assert_eq!(plan.skipped.len(), 2);
    }

    #[test]
    fn a_private_turn_never_leaves_this_computer_even_when_nothing_is_left() {
        let local = Candidate {
            local: true,
            stays_here: true,
            paused_until: Some(i64::MAX),
            ..lane("local")
        };
        // Its server is on this computer and passes on what it is asked.
        let passes_on = Candidate {
            local: true,
            ..lane("model-cloud")
        };
        let turn = Wish {
            local_only: true,
            ..Wish::default()
        };
        let chat = Wish {
            reach: Reach::ThisComputer,
            ..Wish::default()
        };
        for (wish, why) in [(turn, Skipped::NotAllowed), (chat, Skipped::Confined)] {
            let chain = [lane("remote"), local.clone(), passes_on.clone()];
            let plan = plan(&chain, &wish, NOW);
            assert!(plan.lanes.is_empty());
            let whys: Vec<Skipped> = plan.skipped.iter().map(|skip| skip.why).collect();
            assert_eq!(whys, [why, Skipped::Paused { until: i64::MAX }, why]);
            assert!(hopes(&chain, &wish, NOW).is_empty());
        }
    }

    #[test]
    fn a_turn_narrows_where_its_chat_may_go_and_never_widens_it() {
        let (a, b, c) = (lane("a"), lane("b"), lane("c"));
        let chat = Wish {
            reach: Reach::Only {
                providers: vec![a.lane.provider, b.lane.provider],
            },
            ..Wish::default()
        };
        let chain = [c.clone(), b.clone(), a.clone()];
        assert_eq!(names(&plan(&chain, &chat, NOW)), ["b", "a"]);
        let turn = Wish {
            only: Some(vec![b.lane.provider, c.lane.provider]),
            ..chat
        };
        assert_eq!(names(&plan(&chain, &turn, NOW)), ["b"]);
        // Not even as the one that recovers soonest.
        let open = |candidate: &Candidate| Candidate {
            standing: Standing::Out { until: NOW + 5 },
            ..candidate.clone()
        };
        let down = [c, open(&b), a];
        assert_eq!(names(&plan(&down, &turn, NOW)), ["b"]);
    }

    #[test]
    fn a_message_waits_for_those_that_recover_by_themselves() {
        let chain = [
            Candidate {
                standing: Standing::Out { until: NOW + 9 },
                ..lane("down")
            },
            Candidate {
                standing: Standing::Offline,
                ..lane("offline")
            },
            Candidate {
                paused_until: Some(i64::MAX),
                ..lane("paused")
            },
            Candidate {
                key_missing: true,
                ..lane("no-key")
            },
            Candidate {
                standing: Standing::OnTrial,
                ..lane("back")
            },
        ];
        let said: Vec<(String, bool, bool)> = hopes(&chain, &Wish::default(), NOW)
            .into_iter()
            .map(|hope| (hope.lane.model, hope.ready, hope.offline))
            .collect();
        let expected = [
            ("down", false, false),
            ("offline", false, true),
            ("back", true, false),
        ];
        assert_eq!(said, expected.map(|(m, r, o)| (m.to_owned(), r, o)));
        let alone = Wish {
            no_failover: true,
            ..Wish::default()
        };
        assert_eq!(hopes(&chain, &alone, NOW).len(), 1);
    }

    #[test]
    fn files_that_stay_are_no_reason_to_pass_over_whom_they_are_not_sent_to() {
        let sees = Takes {
            images: true,
            pdf: false,
        };
        let main = Candidate {
            takes: sees,
            ..lane("main")
        };
        let here = Candidate {
            stays_here: true,
            ..lane("here")
        };
        let wish = Wish {
            files: FileLoad {
                images: 1,
                ..FileLoad::default()
            },
            files_stay: true,
            ..Wish::default()
        };
        let chain = [main.clone(), lane("blind"), here.clone()];
        // The one here would be sent the picture, and sees none.
        assert_eq!(names(&plan(&chain, &wish, NOW)), ["main", "blind"]);
        let sent = |c: &Candidate| wish.sends_files(c, Some(main.lane.provider));
        assert!(sent(&main) && sent(&here) && !sent(&lane("blind")));
    }

    #[test]
    fn without_failover_only_the_first_that_may_answer_is_asked() {
        let wish = Wish {
            no_failover: true,
            ..Wish::default()
        };
        assert_eq!(names(&plan(&[lane("a"), lane("b")], &wish, NOW)), ["a"]);
        let down = Candidate {
            standing: Standing::Out { until: NOW + 9 },
            ..lane("a")
        };
        assert_eq!(names(&plan(&[down, lane("b")], &wish, NOW)), ["a"]);
        let suspect = Candidate {
            standing: Standing::Behind,
            ..lane("a")
        };
        assert_eq!(names(&plan(&[suspect, lane("b")], &wish, NOW)), ["a"]);
    }
}
