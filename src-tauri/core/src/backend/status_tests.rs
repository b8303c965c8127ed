//! What the screen says of a few situations.

#![allow(clippy::unwrap_used)]

use super::status::*;
use crate::contract::*;
use crate::router::health::{Outcome, Record};

const NOW: Timestamp = 1_800_000_000_000;

fn provider(name: &str) -> Provider {
    Provider {
        id: ProviderId::new(),
        name: name.into(),
        kind: "openai-compatible".into(),
        base_url: "http://127.0.0.1:1/v1".into(),
        key: KeyState::NotNeeded,
        local: false,
        allow_http: false,
        paused_until: None,
        demo: false,
    }
}

fn failed(class: FailureClass, times: i64) -> Record {
    let failed = Outcome::Failed {
        class,
        status: None,
        message: String::new(),
        retry_after: None,
    };
    (0..times).fold(Record::unknown(NOW), |record, at| {
        record.after(&failed, NOW + at, 0.5)
    })
}

type Told<'a> = (&'a Provider, Option<&'a Record>, Option<&'a Record>);

fn told(of: &[Told<'_>]) -> Status {
    told_at(of, NOW + 10)
}

fn told_at(of: &[Told<'_>], now: Timestamp) -> Status {
    let lane = |p: &Provider| Lane {
        provider: p.id,
        model: "m".into(),
    };
    let known: Vec<KnownProvider<'_>> = of
        .iter()
        .map(|(provider, whole, record)| KnownProvider {
            provider,
            record: whole.cloned(),
            allowances: Vec::new(),
            page: None,
            offline: None,
            lanes: vec![KnownLane {
                lane: lane(provider),
                name: LaneName::new(&provider.name, "m"),
                model_name: "m".into(),
                paused_until: None,
                record: record.cloned(),
            }],
        })
        .collect();
    let chain: Vec<Lane> = of.iter().map(|(p, ..)| lane(p)).collect();
    status(&known, &chain, Vec::new(), now, false)
}

#[test]
fn a_main_model_that_is_down_names_who_covers() {
    let (a, b) = (provider("Claude"), provider("GPT"));
    let down = failed(FailureClass::Overloaded, 2);
    let status = told(&[(&a, None, Some(&down)), (&b, None, None)]);
    assert_eq!(status.overall, Overall::LeadDown);
    assert_eq!(status.covering, Some(LaneName::new("GPT", "m")));
    assert!(status.detail.contains("GPT/m is covering"), "{}", status.detail);
    assert!(
        status.providers[0].words.starts_with("down since "),
        "{}",
        status.providers[0].words
    );
    assert_eq!(status.providers[1].words, "covering");
}

#[test]
fn with_no_backup_it_says_so() {
    let a = provider("Claude");
    let down = failed(FailureClass::Silent, 2);
    let status = told(&[(&a, None, Some(&down))]);
    assert_eq!((status.overall, status.covering), (Overall::LeadDown, None));
    assert!(status.sentence.contains("no backup"), "{}", status.sentence);
}

#[test]
fn after_one_hiccup_the_backup_covers_for_a_moment() {
    let (a, b) = (provider("Claude"), provider("GPT"));
    let suspect = failed(FailureClass::Server, 1);
    let lanes = [(&a, None, Some(&suspect)), (&b, None, None)];
    let status = told(&lanes);
    assert_eq!(status.overall, Overall::Degraded);
    assert_eq!(status.covering, Some(LaneName::new("GPT", "m")));
    assert_eq!(status.providers[0].words, "had an error");
    let later = told_at(&lanes, NOW + 20_000);
    assert_eq!(later.covering, None, "the main model leads again");
}

#[test]
fn after_one_hiccup_with_nobody_else_it_does_not_promise() {
    let a = provider("Claude");
    let suspect = failed(FailureClass::Server, 1);
    let status = told(&[(&a, None, Some(&suspect))]);
    assert!(!status.sentence.contains("go on"), "{}", status.sentence);
}

#[test]
fn a_refused_key_needs_the_person_whatever_the_models_did_before() {
    let (a, b) = (provider("Claude"), provider("GPT"));
    let refused = failed(FailureClass::Key, 1);
    let fine = Record::unknown(NOW).after(
        &Outcome::Answered {
            first_text_ms: Some(300),
        },
        NOW,
        0.5,
    );
    let status = told(&[(&a, Some(&refused), Some(&fine)), (&b, None, Some(&fine))]);
    assert_eq!(status.overall, Overall::NeedsYou);
    assert_eq!(status.providers[0].words, "key refused");
    assert_eq!(status.covering, Some(LaneName::new("GPT", "m")));
}

#[test]
fn paused_until_it_is_over() {
    let mut a = provider("Claude");
    a.paused_until = Some(NOW + 60_000);
    assert_eq!(told(&[(&a, None, None)]).providers[0].state, LaneState::Paused);
    a.paused_until = Some(NOW + 10);
    assert_eq!(told(&[(&a, None, None)]).providers[0].state, LaneState::Unknown);
}

#[test]
fn nothing_set_up_wants_the_person() {
    let status = told(&[]);
    assert_eq!((status.overall, status.lead), (Overall::NeedsYou, None));
}
