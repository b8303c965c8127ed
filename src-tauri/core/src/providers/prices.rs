//! What a list of models says that they cost.

use crate::contract::ModelPrice;
use serde_json::Value;

const MILLION: f64 = 1e6;

/// The price that an item of a list names, in whichever of the ways seen; nothing where it names none,
/// or one that changes from request to request.
pub fn price(item: &Value) -> Option<ModelPrice> {
    let pricing = &item["pricing"];
    per_token(pricing)
        .or_else(|| per_million(pricing, |price| price))
        .or_else(|| per_million(&item["model_spec"]["pricing"], |price| &price["usd"]))
}

/// OpenRouter and others after it: dollars for a token, as text. `-1` is "it depends".
fn per_token(pricing: &Value) -> Option<ModelPrice> {
    let dollars = |name: &str| dollars(&pricing[name]).map(|one| one * MILLION);
    Some(ModelPrice {
        input: dollars("prompt")?,
        output: dollars("completion")?,
        cache_read: dollars("input_cache_read"),
        cache_write: dollars("input_cache_write"),
    })
}

/// Together and Venice: dollars for a million.
fn per_million(pricing: &Value, unit: fn(&Value) -> &Value) -> Option<ModelPrice> {
    let dollars = |names: &[&str]| names.iter().find_map(|name| dollars(unit(&pricing[*name])));
    let price = ModelPrice {
        input: dollars(&["input"])?,
        output: dollars(&["output"])?,
        cache_read: dollars(&["cached_input", "cache_input", "cache_read"]),
        cache_write: dollars(&["cache_write"]),
    };
    // Nothing for anything says that it is not sold so, not that it is free.
    (price.input > 0.0 || price.output > 0.0).then_some(price)
}

fn dollars(value: &Value) -> Option<f64> {
    let number = value.as_f64().or_else(|| value.as_str()?.trim().parse().ok())?;
    (number.is_finite() && number >= 0.0).then_some(number)
}
