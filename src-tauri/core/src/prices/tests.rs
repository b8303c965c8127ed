//! Prices by hand: each figure with its arithmetic, in dollars for a million tokens.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::*;
use crate::contract::{Attempt, AttemptReason, LaneName, ProviderId};
use crate::providers::kinds;

/// 23 November 2026, noon.
const NOW: Timestamp = 1_795_435_200_000;
/// 1 June 2025.
const BEFORE: Timestamp = 1_748_736_000_000;

fn usage(input: u64, output: u64) -> Usage {
    Usage {
        input: Some(input),
        output: Some(output),
        ..Usage::default()
    }
}

/// A lane of that kind at its usual address.
fn of_kind(kind: &str, model: &str) -> LanePrice {
    let kind = kinds::kind(kind).unwrap();
    let url = match kind.base_url {
        "" => "https://me.openai.azure.com/openai/v1",
        usual => usual,
    };
    price(kind.vendor, url, model).unwrap()
}

fn price(vendor: Option<&'static str>, url: &str, model: &str) -> Option<LanePrice> {
    LanePrice::of(&Lane {
        own: None,
        told: None,
        local: false,
        vendor,
        base_url: &url.parse().unwrap(),
        model,
    })
}

fn rates(input: f64, output: f64) -> ModelPrice {
    ModelPrice {
        input,
        output,
        cache_read: None,
        cache_write: None,
    }
}

#[track_caller]
fn costs(price: &LanePrice, usage: &Usage, at: Timestamp, millionths: f64) {
    let cost = price.cost(usage, None, at).expect("a known price") * 1e6;
    assert!((cost - millionths).abs() < 1e-3, "{cost} instead of {millionths}");
}

#[test]
fn each_token_is_paid_once_at_the_rate_of_its_kind() {
    // 5,000 plain at 1, 4,000 from the cache at 0.10, 1,000 into it at 1.25, 500 answered at 5.
    let cached = Usage {
        cache_read: Some(4_000),
        cache_write: Some(1_000),
        ..usage(10_000, 500)
    };
    let haiku = of_kind("anthropic", "claude-haiku-4-5-20251001");
    costs(&haiku, &cached, NOW, 5_000.0 + 400.0 + 1_250.0 + 2_500.0);
    // 400 plain at 0.25, 600 from the cache at 0.025, 2,000 answered at 2: the reasoning is in them.
    let thought = Usage {
        cache_read: Some(600),
        reasoning: Some(1_500),
        ..usage(1_000, 2_000)
    };
    costs(
        &of_kind("openai", "gpt-5-mini"),
        &thought,
        NOW,
        100.0 + 15.0 + 4_000.0,
    );
    // 1,000 at 0.60 and 1,000 at 2.20.
    costs(
        &of_kind("zai", "glm-4.6"),
        &usage(1_000, 1_000),
        NOW,
        600.0 + 2_200.0,
    );
    // Reasoning has a price of its own here: 1,000 at 2, 2,000 at 8, 1,000 reasoned at 3.
    let deep = Usage {
        reasoning: Some(1_000),
        ..usage(1_000, 3_000)
    };
    costs(
        &of_kind("perplexity", "sonar-deep-research"),
        &deep,
        NOW,
        2_000.0 + 16_000.0 + 3_000.0,
    );
    // 1,000 each way at 1, and 12 for a thousand requests.
    costs(
        &of_kind("perplexity", "sonar"),
        &usage(1_000, 1_000),
        NOW,
        1_000.0 + 1_000.0 + 12_000.0,
    );
}

#[test]
fn a_long_input_raises_the_price_of_all_of_it() {
    let gemini = of_kind("gemini", "gemini-2.5-pro");
    // Up to 200,000: 1.25 and 10. From there on: 2.50 and 15.
    costs(&gemini, &usage(200_000, 1_000), NOW, 250_000.0 + 10_000.0);
    costs(&gemini, &usage(200_001, 1_000), NOW, 500_002.5 + 15_000.0);
}

#[test]
fn the_price_is_that_of_the_day() {
    let o3 = of_kind("openai", "o3");
    // 10 and 40 until 10 June 2025, then 2 and 8.
    costs(&o3, &usage(1_000, 1_000), BEFORE, 10_000.0 + 40_000.0);
    costs(&o3, &usage(1_000, 1_000), NOW, 2_000.0 + 8_000.0);
}

#[test]
fn what_is_not_known_is_not_nothing() {
    let counted = usage(1_000, 1_000);
    let unknown = |price: &LanePrice, usage: &Usage| price.cost(usage, None, NOW).is_none();
    assert!(unknown(&of_kind("openai", "gpt-99-imagined"), &counted));
    // On the list, but without a price.
    assert!(unknown(&of_kind("gemini", "gemma-3"), &counted));
    assert!(unknown(
        &price(None, "https://models.example/v1", "gpt-5-mini").unwrap(),
        &counted
    ));
    assert_eq!(price(None, "http://127.0.0.1:9000/v1", "gpt-5-mini"), None);
    let listed = of_kind("openai", "gpt-5-mini");
    let own = LanePrice::Rates {
        rates: rates(1.0, 2.0),
        origin: PriceOrigin::User,
    };
    let contradictory = Usage {
        cache_read: Some(2_000),
        ..counted
    };
    for price in [&listed, &own] {
        assert!(price.cost(&counted, None, NOW).is_some());
        assert!(unknown(
            price,
            &Usage {
                output: None,
                ..counted
            }
        ));
        assert!(unknown(
            price,
            &Usage {
                input: None,
                ..counted
            }
        ));
        assert!(unknown(price, &contradictory));
    }
}

#[test]
fn the_users_word_stands_above_the_providers_and_that_above_the_list() {
    let url = "https://api.openai.com/v1".parse().unwrap();
    let lane = Lane {
        own: Some(rates(7.0, 8.0)),
        told: Some(rates(5.0, 6.0)),
        local: false,
        vendor: Some("openai"),
        base_url: &url,
        model: "gpt-5-mini",
    };
    let shown = |lane: &Lane<'_>| {
        let shown = LanePrice::of(lane).unwrap().shown(NOW).unwrap();
        (shown.origin, shown.rates.input, shown.rates.output)
    };
    assert_eq!(shown(&lane), (PriceOrigin::User, 7.0, 8.0));
    let lane = Lane { own: None, ..lane };
    assert_eq!(shown(&lane), (PriceOrigin::Provider, 5.0, 6.0));
    // Some lists write -1 for "it depends".
    let odd = Lane {
        told: Some(rates(-1.0, -1.0)),
        ..lane
    };
    assert_eq!(shown(&odd), (PriceOrigin::List, 0.25, 2.0));
    assert_eq!(
        shown(&Lane { told: None, ..lane }),
        (PriceOrigin::List, 0.25, 2.0)
    );

    let here = Lane {
        local: true,
        told: None,
        ..lane
    };
    let free = LanePrice::of(&here).unwrap();
    assert_eq!(
        (free.cost(&Usage::default(), None, NOW), free.shown(NOW)),
        (Some(0.0), None)
    );
    let own = Lane {
        own: Some(rates(0.5, 0.5)),
        ..here
    };
    assert_eq!(shown(&own), (PriceOrigin::User, 0.5, 0.5));
}

#[test]
fn cached_tokens_cost_as_others_where_their_price_is_not_told() {
    let own = LanePrice::Rates {
        rates: ModelPrice {
            cache_write: Some(4.0),
            ..rates(3.0, 15.0)
        },
        origin: PriceOrigin::User,
    };
    let cached = Usage {
        cache_read: Some(600),
        cache_write: Some(200),
        ..usage(1_000, 100)
    };
    // 200 plain and 600 from the cache at 3, 200 into it at 4, 100 answered at 15.
    costs(&own, &cached, NOW, 2_400.0 + 800.0 + 1_500.0);
}

#[test]
fn every_kind_with_a_vendor_is_on_the_list_also_by_its_address() {
    let calculator = genai_prices::Calculator::bundled();
    let mut vendors = 0;
    for kind in kinds::all() {
        let Some(vendor) = kind.vendor else {
            assert!(kind.local || kind.base_url.is_empty(), "{}", kind.name);
            continue;
        };
        vendors += 1;
        assert_eq!(
            calculator
                .find_provider(Some(vendor), None)
                .unwrap()
                .unwrap()
                .id(),
            vendor
        );
        if !kind.base_url.is_empty() {
            let found = calculator.find_provider(None, Some(kind.base_url)).unwrap();
            assert_eq!(found.unwrap().id(), vendor, "{}", kind.name);
        }
    }
    assert_eq!(vendors, 15);
}

#[test]
fn the_address_tells_whose_prices_hold_and_a_gateways_does_not() {
    let counted = usage(1_000, 1_000);
    let at = |vendor, url| price(vendor, url, "glm-4.6").unwrap();
    costs(&at(None, "https://api.z.ai/api/paas/v4"), &counted, NOW, 2_800.0);
    costs(
        &at(Some("openai"), "https://api.z.ai/api/paas/v4"),
        &counted,
        NOW,
        2_800.0,
    );
    let gateway = at(Some("zai"), "https://gateway.example/v1");
    costs(&gateway, &counted, NOW, 2_800.0);
}

#[test]
fn a_model_the_list_does_not_know_by_its_name_is_known_by_its_answer() {
    let counted = usage(1_000, 1_000);
    let cost = |price: LanePrice, answered| {
        price
            .cost(&counted, answered, NOW)
            .map(|cost| (cost * 1e6).round())
    };
    let alias = || of_kind("openai", "our-favourite");
    assert_eq!(cost(alias(), Some("gpt-5-mini-2025-08-07")), Some(2_250.0));
    assert_eq!(cost(alias(), None), None);
    // A deployment may be named after another model than the one it runs.
    let deployment = || of_kind("azure", "o3");
    assert_eq!(cost(deployment(), Some("gpt-5-mini-2025-08-07")), Some(2_250.0));
    assert_eq!(cost(deployment(), None), Some(10_000.0));
    assert_eq!(cost(of_kind("openai", "o3"), Some("gpt-5-mini")), Some(10_000.0));
}

#[test]
fn the_worst_case_writes_all_to_the_cache_and_answers_to_the_end() {
    let close = |cost: Option<f64>, millionths: f64| {
        let cost = cost.unwrap() * 1e6;
        assert!((cost - millionths).abs() < 1e-3, "{cost} instead of {millionths}");
    };
    // Above 200,000: 7.50 into the cache, 22.50 out.
    let sonnet = of_kind("anthropic", "claude-sonnet-4-5");
    close(sonnet.worst_case(300_000, 1_000, NOW), 2_250_000.0 + 22_500.0);
    // Reasoning is the cheaper part here: 8 out.
    let deep = of_kind("perplexity", "sonar-deep-research");
    close(deep.worst_case(1_000, 1_000, NOW), 2_000.0 + 8_000.0);
    let own = LanePrice::Rates {
        rates: ModelPrice {
            cache_write: Some(1.0),
            ..rates(3.0, 15.0)
        },
        origin: PriceOrigin::User,
    };
    close(own.worst_case(1_000, 1_000, NOW), 3_000.0 + 15_000.0);
    assert_eq!(LanePrice::Free.worst_case(1_000, 1_000, NOW), Some(0.0));
    assert_eq!(
        of_kind("openai", "gpt-99-imagined").worst_case(1_000, 1_000, NOW),
        None
    );
}

#[test]
fn the_list_shows_its_prices_as_people_know_them() {
    let shown = |kind, model| of_kind(kind, model).shown(NOW).unwrap();
    let haiku = shown("anthropic", "claude-haiku-4-5");
    let known = ModelPrice {
        cache_read: Some(0.1),
        cache_write: Some(1.25),
        ..rates(1.0, 5.0)
    };
    assert_eq!((haiku.rates, haiku.rises), (known, false));
    let gemini = shown("gemini", "gemini-2.5-pro");
    let known = ModelPrice {
        cache_read: Some(0.125),
        ..rates(1.25, 10.0)
    };
    assert_eq!((gemini.rates, gemini.rises), (known, true));
    assert_eq!(of_kind("openai", "gpt-99-imagined").shown(NOW), None);
}

#[test]
fn a_price_is_a_number_of_dollars_that_somebody_could_ask() {
    assert!(plausible(&rates(0.0, 0.0)) && plausible(&rates(MOST, MOST)));
    for odd in [-0.01, f64::NAN, f64::INFINITY, MOST + 1.0] {
        assert!(!plausible(&rates(odd, 1.0)), "{odd}");
        assert!(!plausible(&rates(1.0, odd)), "{odd}");
        let cache_read = Some(odd);
        assert!(
            !plausible(&ModelPrice {
                cache_read,
                ..rates(1.0, 1.0)
            }),
            "{odd}"
        );
        let cache_write = Some(odd);
        assert!(
            !plausible(&ModelPrice {
                cache_write,
                ..rates(1.0, 1.0)
            }),
            "{odd}"
        );
    }
}

#[test]
fn a_sum_is_known_where_all_that_may_be_billed_is() {
    let attempt = |cost_usd, possibly_billed| Attempt {
        attempt: 0,
        provider: ProviderId::new(),
        lane: LaneName::new("p", "m"),
        reason: AttemptReason::Lead,
        started_at: NOW,
        first_text_ms: None,
        took_ms: None,
        failure: None,
        finish: None,
        model_answered: None,
        request_id: None,
        chars: 0,
        usage: Usage::default(),
        cost_usd,
        possibly_billed,
    };
    let spent = |attempts: &[(Option<f64>, bool)]| {
        let mut spent = Spent::default();
        for (cost, billed) in attempts {
            spent.add(&attempt(*cost, *billed));
        }
        (spent.sum(), spent.at_least(), spent.possibly_billed())
    };
    assert_eq!(spent(&[]), (None, None, 0));
    assert_eq!(
        spent(&[(Some(0.5), true), (Some(0.25), true)]),
        (Some(0.75), Some(0.75), 2)
    );
    assert_eq!(
        spent(&[(None, false), (Some(0.25), true)]),
        (Some(0.25), Some(0.25), 1)
    );
    assert_eq!(spent(&[(None, true), (Some(0.25), true)]), (None, Some(0.25), 2));
    assert_eq!(
        spent(&[(None, false)]),
        (None, None, 0),
        "nobody said that it was nothing"
    );
    assert_eq!(spent(&[(Some(0.0), true)]), (Some(0.0), Some(0.0), 1));
}
