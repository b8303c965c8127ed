//! What a provider says that a request cost.

use super::bounded::value_or_null;
use serde_json::Value;
use serde_json::value::RawValue;

/// xAI counts in ticks: ten thousand million to the dollar (docs.x.ai, "Cost tracking").
const TICKS_PER_DOLLAR: f64 = 1e10;

/// The fields of a `usage` in which a cost is said.
#[derive(Clone, Copy, Debug, Default)]
pub struct Said<'a> {
    /// A number (OpenRouter), or an object with the sum in it (Perplexity, Venice).
    pub cost: Option<&'a RawValue>,
    pub details: Option<&'a RawValue>,
    /// The upstream provider was asked with the person's own key.
    pub own_key: Option<&'a RawValue>,
    pub ticks: Option<u64>,
}

/// In US dollars; nothing where nothing that can be a cost was said.
pub fn dollars(said: Said<'_>) -> Option<f64> {
    let cost = value_or_null(said.cost);
    let sum = [&cost, &cost["total_cost"], &cost["usd"]]
        .into_iter()
        .find_map(Value::as_f64);
    // With a key of one's own the router names its fee here, and the upstream's bill beside it.
    let own_key = said.own_key.is_some_and(|own| own.get() == "true");
    let upstream = value_or_null(said.details.filter(|_| own_key))["upstream_inference_cost"].as_f64();
    #[allow(clippy::cast_precision_loss)]
    let ticks = said.ticks.map(|ticks| ticks as f64 / TICKS_PER_DOLLAR);
    sum.map(|sum| sum + upstream.unwrap_or(0.0))
        .or(ticks)
        .filter(|cost| cost.is_finite() && *cost >= 0.0)
}
