//! Stories of the headers that say what is left of an account's allowances.

use super::*;
use crate::contract::Allowance::{self, InputTokens, OutputTokens, Requests, Tokens};
use std::time::Duration;

/// What, limit, remaining, milliseconds until it is full again.
type Line = (Allowance, Option<u64>, Option<u64>, Option<u128>);

fn read_head(lines: &[(&str, &str)]) -> Vec<Line> {
    let mut headers = HeaderMap::new();
    headers.insert("date", "Thu, 28 May 2026 22:15:00 GMT".parse().unwrap());
    for (name, value) in lines {
        let name: http::HeaderName = name.parse().unwrap();
        headers.insert(name, value.parse().unwrap());
    }
    rate_limits(&headers)
        .into_iter()
        .map(|told| {
            let resets_in = told.resets_in.map(|wait| wait.as_millis());
            (told.allowance, told.limit, told.remaining, resets_in)
        })
        .collect()
}

#[test]
fn each_vendors_names_and_times_are_read() {
    assert_eq!(
        read_head(&[
            ("anthropic-ratelimit-requests-limit", "4000"),
            ("anthropic-ratelimit-requests-remaining", "3999"),
            ("anthropic-ratelimit-requests-reset", "2026-05-28T22:15:59Z"),
            ("anthropic-ratelimit-input-tokens-limit", "2000000"),
            ("anthropic-ratelimit-input-tokens-remaining", "1999000"),
            (
                "anthropic-ratelimit-input-tokens-reset",
                "2026-05-29T00:16:00+02:00"
            ),
            ("anthropic-ratelimit-output-tokens-remaining", "400000"),
            ("anthropic-ratelimit-output-tokens-reset", "2026-05-28T22:14:00Z"),
        ]),
        [
            (Requests, Some(4000), Some(3999), Some(59_000)),
            (InputTokens, Some(2_000_000), Some(1_999_000), Some(60_000)),
            (OutputTokens, None, Some(400_000), Some(0)),
        ],
        "Anthropic; times are told by the provider's own clock"
    );
    assert_eq!(
        read_head(&[
            ("x-ratelimit-limit-requests", "30000"),
            ("x-ratelimit-remaining-requests", "29999"),
            ("x-ratelimit-reset-requests", "2ms"),
            ("x-ratelimit-limit-tokens", "150000000"),
            ("x-ratelimit-remaining-tokens", "149999987"),
            ("x-ratelimit-reset-tokens", "6m0s"),
        ]),
        [
            (Requests, Some(30_000), Some(29_999), Some(2)),
            (Tokens, Some(150_000_000), Some(149_999_987), Some(360_000)),
        ],
        "OpenAI, Azure, Groq"
    );
    assert_eq!(
        read_head(&[
            ("x-ratelimit-limit", "20"),
            ("x-ratelimit-remaining", "0"),
            ("x-ratelimit-reset", "1780006530000"),
        ]),
        [(Requests, Some(20), Some(0), Some(30_000))],
        "OpenRouter: milliseconds since 1970"
    );
    assert_eq!(
        read_head(&[
            ("x-ratelimit-limit-req-minute", "60"),
            ("x-ratelimit-remaining-req-minute", "59"),
            ("x-ratelimit-limit-tokens-minute", "500000"),
            ("x-ratelimit-remaining-tokens-minute", "499000"),
        ]),
        [
            (Requests, Some(60), Some(59), None),
            (Tokens, Some(500_000), Some(499_000), None)
        ],
        "Mistral"
    );
    assert_eq!(
        read_head(&[
            ("x-ratelimit-limit-requests-day", "14400"),
            ("x-ratelimit-remaining-requests-day", "14399"),
            ("x-ratelimit-reset-requests-day", "33011.382867097855"),
        ]),
        [(Requests, Some(14_400), Some(14_399), Some(33_011_382))],
        "Cerebras: seconds"
    );
    assert_eq!(
        read_head(&[("ratelimit-limit", "100, 100;w=60"), ("ratelimit-remaining", "7")]),
        [(Requests, Some(100), Some(7), None)]
    );
}

#[test]
fn nonsense_is_nothing_and_panics_nowhere() {
    assert_eq!(read_head(&[]), []);
    assert_eq!(read_head(&[("x-ratelimit-limit-requests", "many")]), []);
    for reset in [
        "",
        "soon",
        "-5",
        "NaN",
        "inf",
        "1e300",
        "99999999999999999999",
        "2026-13-40T99:99:99Z",
        "2026-05-28",
        "2026-05-28T22:15:59",
        "2026-05-28T22:15:59+2",
        "ä026-05-28T22:15:59Z",
        "9999-12-31T23:59:59Z",
    ] {
        let value = http::HeaderValue::from_bytes(reset.as_bytes()).unwrap();
        let mut headers = HeaderMap::new();
        headers.insert("x-ratelimit-limit-requests", "5".parse().unwrap());
        headers.insert("x-ratelimit-reset-requests", value);
        let told = rate_limits(&headers);
        assert_eq!((told[0].limit, told[0].resets_in), (Some(5), None), "{reset}");
    }
    let leap = read_head(&[
        ("x-ratelimit-remaining-requests", "1"),
        ("x-ratelimit-reset-requests", "2026-05-28T22:15:00.250Z"),
    ]);
    assert_eq!(leap[0].3, Some(0));
    let mut headers = HeaderMap::new();
    headers.insert("date", "Wed, 28 Feb 2024 12:00:00 GMT".parse().unwrap());
    headers.insert("x-ratelimit-remaining-requests", "1".parse().unwrap());
    headers.insert(
        "x-ratelimit-reset-requests",
        "2024-03-01T12:00:00Z".parse().unwrap(),
    );
    assert_eq!(
        rate_limits(&headers)[0].resets_in,
        Some(Duration::from_secs(2 * 86_400)),
        "over a leap day"
    );
}
