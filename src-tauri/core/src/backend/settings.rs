//! The settings there are: one table, read by the screen, the command line and the app.

mod definitions;

use super::shortcuts;
use super::takes::{Takes, decimal};
use crate::contract::{ApiError, ApiResult, ErrorCode, Setting, TurnWishes};
use crate::providers::{Authorities, Proxy};
use crate::router::limits::LimitSettings;
use crate::router::next::{EXTRA_SPEND_USD, Recovery};
use crate::router::sort::SortBy;
use crate::texts;
use definitions::{Definition, MAX_OUTPUT, MAX_TEMPERATURE, definitions};
use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

/// As many sequences as every family takes that takes any.
const STOPS: usize = 4;
/// Longest sequence that ends an answer, in bytes.
const STOP_LIMIT: usize = 500;

fn definition(key: &str) -> ApiResult<Definition> {
    definitions().find(|d| d.key == key).ok_or_else(|| {
        ApiError::new(
            ErrorCode::NotFound,
            texts::say_with("error-setting-unknown", &[("key", key.into())]),
        )
    })
}

/// The value of `key` among those stored, or its default.
///
/// # Errors
/// `NotFound` for a key that does not exist.
pub fn value(stored: &BTreeMap<String, String>, key: &str) -> ApiResult<String> {
    let definition = definition(key)?;
    Ok(stored
        .get(key)
        .map_or(definition.default, String::as_str)
        .to_owned())
}

/// Says everything in the language that is set.
pub fn speak(stored: &BTreeMap<String, String>) {
    texts::choose(stored.get("ui.language").map_or(texts::SYSTEM, String::as_str));
}

/// Whether vendors' status pages may be asked.
#[must_use]
pub fn pages(stored: &BTreeMap<String, String>) -> bool {
    stored.get("status.pages").map(String::as_str) != Some("false")
}

/// Checks that `key` takes `value`.
///
/// # Errors
/// `NotFound` for a key that does not exist, `InvalidInput` with what it takes.
pub fn check(key: &str, value: &str) -> ApiResult<()> {
    let definition = definition(key)?;
    if definition.takes.fits(value) {
        return match definition.takes {
            Takes::File if !value.is_empty() => Authorities::read(Path::new(value))
                .map(|_| ())
                .map_err(|message| ApiError::new(ErrorCode::InvalidInput, message)),
            _ => Ok(()),
        };
    }
    let args = [("key", key.into()), ("takes", definition.takes.words().into())];
    Err(ApiError::new(
        ErrorCode::InvalidInput,
        texts::say_with("error-setting-value", &args),
    ))
}

/// All settings with their values, for a list.
#[must_use]
pub fn list(stored: &BTreeMap<String, String>) -> Vec<Setting> {
    definitions()
        .map(|d| Setting {
            key: d.key.into(),
            value: stored.get(d.key).map_or(d.default, String::as_str).into(),
            default: d.default.into(),
            takes: d.takes.words(),
            sentence: match d.takes {
                Takes::Keys => texts::say_with("setting-keys", &[("action", shortcuts::name(d.key).into())]),
                _ => texts::say(&format!("setting-{}", d.key.replace(['.', '_'], "-"))),
            },
        })
        .collect()
}

/// All values by key, defaults filled in.
#[must_use]
pub fn values(stored: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    list(stored)
        .into_iter()
        .map(|setting| (setting.key, setting.value))
        .collect()
}

/// What a turn wishes, and what is set for all where it wishes nothing.
///
/// # Errors
/// `InvalidInput` for a wish out of its bounds.
pub fn wishes(stored: &BTreeMap<String, String>, own: &TurnWishes) -> ApiResult<TurnWishes> {
    let stops = own
        .stop
        .iter()
        .all(|stop| !stop.is_empty() && stop.len() <= STOP_LIMIT);
    if own
        .temperature
        .is_some_and(|t| !(0.0..=MAX_TEMPERATURE).contains(&t))
    {
        return Err(super::invalid(
            "error-wish-temperature",
            &[("most", f64::from(MAX_TEMPERATURE).into())],
        ));
    }
    if own.max_output.is_some_and(|n| !(1..=MAX_OUTPUT).contains(&n)) {
        return Err(super::invalid(
            "error-wish-max-output",
            &[("most", MAX_OUTPUT.into())],
        ));
    }
    if own.stop.len() > STOPS || !stops {
        return Err(super::invalid(
            "error-wish-stop",
            &[("most", STOPS.into()), ("bytes", STOP_LIMIT.into())],
        ));
    }
    let set = |key: &str| stored.get(key).map(String::as_str);
    Ok(TurnWishes {
        effort: own
            .effort
            .or_else(|| set("answer.effort").and_then(|word| word.parse().ok())),
        temperature: own
            .temperature
            .or_else(|| set("answer.temperature").and_then(decimal)),
        max_output: own
            .max_output
            .or_else(|| set("answer.max_output").and_then(|number| number.parse().ok())),
        stop: own.stop.clone(),
    })
}

/// What is done with an answer that breaks off.
#[must_use]
pub fn recovery(stored: &BTreeMap<String, String>) -> Recovery {
    match stored.get("recovery").map(String::as_str) {
        Some("restart") => Recovery::Restart,
        Some("ask") => Recovery::Ask,
        _ => Recovery::Continue,
    }
}

/// Whether a second model is asked beside one that takes longer than usual.
#[must_use]
pub fn hedges(stored: &BTreeMap<String, String>) -> bool {
    stored.get("hedge").is_some_and(|on| on == "true")
}

/// In which order the lanes of the default model order are asked.
#[must_use]
pub fn sort_by(stored: &BTreeMap<String, String>) -> SortBy {
    match stored.get("order.by").map(String::as_str) {
        Some("speed") => SortBy::Start,
        Some("price") => SortBy::Price,
        _ => SortBy::Hand,
    }
}

/// What failing over may cost in one message beyond the first attempt, in US dollars.
#[must_use]
pub fn extra_spend(stored: &BTreeMap<String, String>) -> f64 {
    let set = stored.get("recovery.extra_usd").and_then(|usd| decimal(usd));
    set.map_or(EXTRA_SPEND_USD, f64::from)
}

/// What a calendar month may cost, in US dollars; `None`: as much as it does.
#[must_use]
pub fn month_limit(stored: &BTreeMap<String, String>) -> Option<f64> {
    stored.get("spend.month_usd")?.parse().ok()
}

/// How long deleted chats stay in the bin, in days.
#[must_use]
pub fn bin_days(stored: &BTreeMap<String, String>) -> i64 {
    let set = stored.get("history.bin_days").and_then(|days| days.parse().ok());
    set.unwrap_or(30)
}

/// The way out of this computer. A file of authorities that can no longer be read is as none: those who
/// need it fail by name.
#[must_use]
pub fn way_out(stored: &BTreeMap<String, String>) -> (Proxy, Option<Authorities>) {
    let set = |key: &str| stored.get(key).filter(|value| !value.is_empty());
    let proxy = set("network.proxy").and_then(|text| Proxy::parse(text));
    let authorities = set("network.ca_file").and_then(|path| {
        let read = Authorities::read(Path::new(path));
        read.map_err(|error| tracing::warn!(error, "further authorities are not believed"))
            .ok()
    });
    (proxy.unwrap_or_default(), authorities)
}

/// Whether models may be asked for titles.
#[must_use]
pub fn titles_by_model(stored: &BTreeMap<String, String>) -> bool {
    stored.get("titles.by_model").map(String::as_str) == Some("true")
}

/// The limits of time as the router takes them.
#[must_use]
pub fn limits(stored: &BTreeMap<String, String>) -> LimitSettings {
    let of = |key: &str| {
        stored
            .get(key)
            .and_then(|ms| ms.parse().ok())
            .map(Duration::from_millis)
    };
    LimitSettings {
        connect: of("limits.connect_ms"),
        headers: of("limits.headers_ms"),
        first_content: of("limits.first_content_ms"),
        gap: of("limits.gap_ms"),
        reasoning_gap: of("limits.reasoning_gap_ms"),
    }
}

#[cfg(test)]
#[path = "settings_tests.rs"]
mod tests;
