//! When to come back, how much was too much, which parameter it was.

use super::said::Said;
use crate::providers::TokenLimit;
use crate::providers::rate_limits::instant;
use http::HeaderMap;
use serde_json::Value;
use std::time::{Duration, SystemTime};

/// No hint is believed beyond a day.
const LONGEST: Duration = Duration::from_secs(24 * 60 * 60);

pub fn cap(hint: Duration) -> Duration {
    hint.min(LONGEST)
}

/// `retry-after-ms`, then `retry-after` in seconds or as a date.
pub fn from_headers(headers: &HeaderMap) -> Option<Duration> {
    let text = |name: &str| headers.get(name)?.to_str().ok().map(str::trim);
    if let Some(ms) = text("retry-after-ms").and_then(|ms| ms.parse::<f64>().ok()) {
        return seconds(ms / 1000.0);
    }
    let hint = text("retry-after")?;
    if let Ok(number) = hint.parse::<f64>() {
        return seconds(number);
    }
    let until = httpdate::parse_http_date(hint).ok()?;
    // A date that has passed: come back at once.
    Some(until.duration_since(wall(headers)).unwrap_or_default())
}

/// The time by the provider's own clock: ours may be a day off.
pub fn wall(headers: &HeaderMap) -> SystemTime {
    headers
        .get(http::header::DATE)
        .and_then(|date| httpdate::parse_http_date(date.to_str().ok()?).ok())
        .unwrap_or_else(SystemTime::now)
}

fn seconds(number: f64) -> Option<Duration> {
    (number >= 0.0).then(|| Duration::try_from_secs_f64(number).unwrap_or(LONGEST))
}

/// The body's hint: Google's `RetryInfo`, or "try again in 7.66s" in the message.
pub fn from_body(said: &Said) -> Option<Duration> {
    let stated = said.raw["details"]
        .as_array()
        .into_iter()
        .flatten()
        .find_map(|detail| detail["retryDelay"].as_str());
    if let Some(stated) = stated {
        return span(stated);
    }
    let message = said.message.to_ascii_lowercase();
    ["try again in ", "try again after ", "retry in ", "retry after "]
        .iter()
        .find_map(|words| span(&message[message.find(words)? + words.len()..]))
}

/// Until an allowance is full again, where the body states the time: OpenRouter's header inside its
/// body, ChatGPT's count of seconds, Anthropic's "regain access on 2026-10-01 at 00:00 UTC".
pub fn reset(said: &Said, now: SystemTime) -> Option<Duration> {
    let until = |at: SystemTime| at.duration_since(now).unwrap_or_default();
    if let Some(count) = said.raw["resets_in_seconds"].as_f64() {
        return seconds(count);
    }
    let header = &said.raw["metadata"]["headers"]["X-RateLimit-Reset"];
    if let Some(at) = header.as_str().and_then(|at| instant(at.trim())) {
        return Some(until(at));
    }
    const REGAIN: &str = "regain access on ";
    let stated = said.message.get(said.message.find(REGAIN)? + REGAIN.len()..)?;
    let (day, rest) = stated.split_once(" at ")?;
    let time = rest
        .get(..5)
        .filter(|_| rest.get(5..).is_some_and(|zone| zone.starts_with(" UTC")))?;
    instant(&format!("{day}T{time}:00Z")).map(until)
}

/// The time that `text` begins with: `42s`, `1m30.5s`, `20ms`, `3 seconds`.
pub fn span(text: &str) -> Option<Duration> {
    let mut rest = text;
    let mut total = 0.0;
    let mut any = false;
    loop {
        let digits = rest
            .find(|c: char| !c.is_ascii_digit() && c != '.')
            .unwrap_or(rest.len());
        let Ok(number) = rest[..digits].trim_end_matches('.').parse::<f64>() else {
            break;
        };
        rest = rest[digits..].trim_start_matches(' ');
        let letters = rest
            .find(|c: char| !c.is_ascii_alphabetic())
            .unwrap_or(rest.len());
        let unit = match &rest[..letters] {
            "ms" | "milliseconds" => 0.001,
            "s" | "sec" | "second" | "seconds" => 1.0,
            "m" | "min" | "minute" | "minutes" => 60.0,
            "h" | "hour" | "hours" => 3600.0,
            _ => break,
        };
        total += number * unit;
        any = true;
        rest = &rest[letters..];
    }
    if any { seconds(total) } else { None }
}

/// What was given and what is taken, in tokens.
pub fn token_limit(said: &Said) -> Option<TokenLimit> {
    let number = |name: &str| said.raw[name].as_u64().and_then(|n| u32::try_from(n).ok());
    if let (given, Some(limit)) = (number("n_prompt_tokens"), number("n_ctx")) {
        return Some(TokenLimit {
            given,
            limit: Some(limit),
        });
    }
    let message = said.message.to_ascii_lowercase();
    // Counts of something else, or only of what is too much.
    let of_tokens = message.contains("token")
        || !["byte", "string", " size"]
            .iter()
            .any(|word| message.contains(word));
    if !of_tokens || message.contains("context length by ") {
        return None;
    }
    let numbers = numbers(&said.message);
    // "`inputs` tokens + `max_new_tokens` must be <= 4096. Given: 4000 `inputs` tokens and 1000 …"
    if let ([limit, input, output, ..], true) = (&numbers[..], message.contains("must be <=")) {
        return Some(TokenLimit {
            given: input.checked_add(*output),
            limit: Some(*limit),
        });
    }
    // "input length and `max_tokens` exceed context limit: 199000 + 20000 > 200000"
    if let ([input, output, limit, ..], true) = (&numbers[..], said.message.contains(" + ")) {
        return Some(TokenLimit {
            given: input.checked_add(*output),
            limit: Some(*limit),
        });
    }
    match numbers[..] {
        [] => None,
        [limit] => Some(TokenLimit {
            given: None,
            limit: Some(limit),
        }),
        // Vendors name the two in either order; what was given is more than what is taken.
        [one, other, ..] => Some(TokenLimit {
            given: Some(one.max(other)),
            limit: Some(one.min(other)),
        }),
    }
}

/// Numbers that can be counts of tokens: standing alone, and at least 256 (the smallest window there
/// is; smaller ones are indices).
fn numbers(message: &str) -> Vec<u32> {
    message
        .split_whitespace()
        // "<400>" is a status.
        .filter(|word| !word.starts_with('<'))
        .map(|word| word.trim_matches(|c: char| !c.is_ascii_alphanumeric()))
        .filter(|word| word.bytes().all(|byte| byte.is_ascii_digit() || byte == b','))
        .filter_map(|word| word.replace(',', "").parse().ok())
        .filter(|&number| number >= 256)
        .collect()
}

/// Parameters we send and can leave out, or say in another way.
const PARAMETERS: [&str; 26] = [
    "max_completion_tokens",
    "max_output_tokens",
    "max_tokens",
    "maxOutputTokens",
    "temperature",
    "stream_options",
    "store",
    "include",
    "encrypted_content",
    "stop",
    "stop_sequences",
    "stopSequences",
    "reasoning_effort",
    "reasoning",
    "effort",
    "summary",
    "output_config",
    "thinking",
    "think",
    "thinkingConfig",
    "thinkingLevel",
    "thinkingBudget",
    "chat_template_kwargs",
    "enable_thinking",
    "cache_control",
    "systemInstruction",
];

/// Parameters of ours whose names are words of any sentence: only where they are named as such.
const PLACES: [&str; 1] = ["role"];

/// Sentences that name a parameter of ours in other words.
const OTHER_WORDS: [(&str, &str); 6] = [
    // Ollama: "… does not support thinking".
    ("not support thinking", "think"),
    // Gemini: "Thinking level is not supported", "Budget 0 is invalid. This model only works in
    // thinking mode."
    ("hinking level", "thinkingConfig"),
    ("hinking budget", "thinkingConfig"),
    ("only works in thinking mode", "thinkingConfig"),
    // Google's Gemma models.
    ("eveloper instruction is not enabled", "systemInstruction"),
    // Templates of models at home.
    ("ystem role not supported", "role"),
];

/// The names of ours in a path such as `generation_config.thinking_config`: as they stand in a
/// request.
pub fn parameters_in(path: &str) -> impl Iterator<Item = &'static str> {
    let bare = |word: &str| word.replace('_', "").to_ascii_lowercase();
    let words: Vec<String> = path.split(['.', '[', ']']).map(bare).collect();
    PARAMETERS
        .into_iter()
        .chain(PLACES)
        .filter(move |name| words.contains(&bare(name)))
}

/// The parameter that was not accepted: the one the error names, or the only one of ours in its
/// sentence.
pub fn parameter(said: &Said) -> Option<String> {
    if let Some(name) = &said.parameter {
        return Some(name.clone());
    }
    if said.words().any(|word| word == "invalid_encrypted_content") {
        return Some("reasoning.encrypted_content".to_owned());
    }
    let message = said.message.as_str();
    if let Some((_, name)) = OTHER_WORDS.iter().find(|(words, _)| message.contains(words)) {
        return Some((*name).to_owned());
    }
    // "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens'": the first one is meant.
    PARAMETERS
        .iter()
        .filter_map(|name| Some((find_word(message, name)?, *name)))
        .min()
        .map(|(_, name)| name.to_owned())
        .or_else(|| named_in(&said.raw))
}

/// Google names a field in its details.
fn named_in(raw: &Value) -> Option<String> {
    raw["details"]
        .as_array()?
        .iter()
        .filter_map(|detail| detail["fieldViolations"].as_array())
        .flatten()
        .find_map(|violation| violation["field"].as_str())
        .map(str::to_owned)
}

/// Where `word` stands in `text` as a whole word: "max_tokens" is not in "max_tokens_to_sample".
fn find_word(text: &str, word: &str) -> Option<usize> {
    let part_of_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    text.match_indices(word)
        .map(|(at, _)| at)
        .find(|&at| !text[..at].ends_with(part_of_word) && !text[at + word.len()..].starts_with(part_of_word))
}
