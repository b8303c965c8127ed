//! How much of an account's allowance is left, as the headers of a response tell it.

use super::RateLimit;
use super::failure::{span, wall};
use crate::contract::Allowance;
use http::HeaderMap;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// The names in use. `{}` stands for what is told: the limit, what remains, when it is full again.
const NAMES: [(Allowance, &[&str]); 4] = [
    (
        Allowance::Requests,
        &[
            "anthropic-ratelimit-requests-{}",
            // OpenAI, Azure, Groq (there: of a day), xAI, Together, Fireworks.
            "x-ratelimit-{}-requests",
            // OpenRouter and other gateways.
            "x-ratelimit-{}",
            "ratelimit-{}",
            "x-ratelimit-{}-req-minute",
            // Cerebras.
            "x-ratelimit-{}-requests-minute",
            "x-ratelimit-{}-requests-day",
        ],
    ),
    (
        Allowance::Tokens,
        &[
            "anthropic-ratelimit-tokens-{}",
            "x-ratelimit-{}-tokens",
            // Mistral.
            "x-ratelimit-{}-tokens-minute",
            "x-ratelimitbysize-{}-minute",
            "ratelimitbysize-{}",
        ],
    ),
    (
        Allowance::InputTokens,
        &[
            "anthropic-ratelimit-input-tokens-{}",
            "x-ratelimit-{}-tokens-prompt",
            "x-ratelimit-{}-input-tokens",
        ],
    ),
    (
        Allowance::OutputTokens,
        &[
            "anthropic-ratelimit-output-tokens-{}",
            "x-ratelimit-{}-tokens-generated",
            "x-ratelimit-{}-output-tokens",
        ],
    ),
];

/// No allowance takes longer than a month to come back.
const LONGEST: Duration = Duration::from_secs(31 * 24 * 60 * 60);

/// The allowances that a response's head names; none where it names none.
#[must_use]
pub fn rate_limits(headers: &HeaderMap) -> Vec<RateLimit> {
    let told = |allowance, names: &[&str]| {
        names.iter().find_map(|name| {
            let text = |what: &str| headers.get(name.replace("{}", what))?.to_str().ok();
            let (limit, remaining) = (text("limit").and_then(number), text("remaining").and_then(number));
            (limit.is_some() || remaining.is_some()).then(|| RateLimit {
                allowance,
                limit,
                remaining,
                resets_in: text("reset").and_then(|reset| until(reset.trim(), headers)),
            })
        })
    };
    NAMES
        .iter()
        .filter_map(|(allowance, names)| told(*allowance, names))
        .collect()
}

/// Some write fractions, or several limits after one another, the nearest first.
fn number(text: &str) -> Option<u64> {
    let first = text.split([',', ';', '.']).next()?.trim();
    first.parse().ok()
}

/// `6m0s`, `4ms`, an instant by RFC 3339, or a number: of seconds, or since 1970 in seconds or
/// milliseconds.
fn until(reset: &str, headers: &HeaderMap) -> Option<Duration> {
    let wait = if let Some(at) = instant(reset) {
        at.duration_since(wall(headers)).unwrap_or_default()
    } else if let Ok(number) = reset.parse::<f64>() {
        Duration::try_from_secs_f64(number).ok()?
    } else {
        span(reset)?
    };
    (wait <= LONGEST).then_some(wait)
}

/// A point in time: by RFC 3339, or since 1970 in seconds or milliseconds.
pub fn instant(text: &str) -> Option<SystemTime> {
    // 2001-09-09 in seconds; the same count of seconds to come would be 31 years.
    const SINCE_1970: Duration = Duration::from_secs(1_000_000_000);
    const IN_MILLISECONDS: Duration = Duration::from_secs(1_000_000_000_000);
    let Ok(number) = text.parse::<f64>() else {
        return by_rfc_3339(text);
    };
    let number = Duration::try_from_secs_f64(number).ok()?;
    let since = if number >= IN_MILLISECONDS {
        number / 1000
    } else {
        number
    };
    (since >= SINCE_1970)
        .then(|| UNIX_EPOCH.checked_add(since))
        .flatten()
}

/// To the second.
fn by_rfc_3339(text: &str) -> Option<SystemTime> {
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<i64>().ok();
    let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    let (hour, minute, second) = (number(11, 13)?, number(14, 16)?, number(17, 19)?);
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) || hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let zone = text
        .get(19..)?
        .trim_start_matches(|c: char| c == '.' || c.is_ascii_digit());
    let offset = match (zone.get(..1)?, zone.get(1..3), zone.get(4..6)) {
        ("Z" | "z", ..) => 0,
        (sign @ ("+" | "-"), Some(hours), Some(minutes)) => {
            let seconds = hours.parse::<i64>().ok()? * 3600 + minutes.parse::<i64>().ok()? * 60;
            if sign == "+" { seconds } else { -seconds }
        }
        _ => return None,
    };
    let seconds = days_since_1970(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second - offset;
    UNIX_EPOCH.checked_add(Duration::from_secs(u64::try_from(seconds).ok()?))
}

/// Of a day of the Gregorian calendar: years begin with March, so that a leap day is the last.
fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let days_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    // 719 468 days lie between 0000-03-01 and 1970-01-01.
    year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + days_of_year - 719_468
}
