//! What a provider says that a request cost.

use serde_json::Value;

/// xAI counts in ticks: ten thousand million to the dollar (docs.x.ai, "Cost tracking").
const TICKS_PER_DOLLAR: f64 = 1e10;

/// The fields of a `usage` in which a cost is said.
#[derive(Clone, Copy, Debug)]
pub struct Said<'a> {
    /// A number (OpenRouter), or an object with the sum in it (Perplexity, Venice).
    pub cost: &'a Value,
    pub details: &'a Value,
    /// The upstream provider was asked with the person's own key.
    pub own_key: &'a Value,
    pub ticks: Option<u64>,
}

/// In US dollars; nothing where nothing that can be a cost was said.
pub fn dollars(said: Said<'_>) -> Option<f64> {
    let sum = [said.cost, &said.cost["total_cost"], &said.cost["usd"]]
        .into_iter()
        .find_map(Value::as_f64);
    // With a key of one's own the router names its fee here, and the upstream's bill beside it.
    let upstream = said.details["upstream_inference_cost"]
        .as_f64()
        .filter(|_| *said.own_key == true);
    #[allow(clippy::cast_precision_loss)]
    let ticks = said.ticks.map(|ticks| ticks as f64 / TICKS_PER_DOLLAR);
    sum.map(|sum| sum + upstream.unwrap_or(0.0))
        .or(ticks)
        .filter(|cost| cost.is_finite() && *cost >= 0.0)
}
