//! Stories of plans: who may answer, in which order, and why others may not.

use super::fit::{FileLoad, Takes};
use super::health::Standing;
use super::plan::*;
use crate::contract::{Lane, LaneName, ProviderId, Reach, SkipReason, Timestamp};

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
        key_shut: false,
        too_dear: false,
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
            key_shut: true,
            ..lane("locked")
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
        ("locked", false, false),
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
