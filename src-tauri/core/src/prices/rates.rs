//! Plain prices: so many dollars for a million tokens.

use crate::contract::{ModelPrice, Usage};

/// No model costs more than this for a million tokens: the dearest so far was at 600.
pub const MOST: f64 = 10_000.0;

const MILLION: f64 = 1_000_000.0;

/// Whether these can be prices: finite, not negative, and not more than [`MOST`].
#[must_use]
pub fn plausible(price: &ModelPrice) -> bool {
    let fits = |rate: &f64| (0.0..=MOST).contains(rate);
    fits(&price.input)
        && fits(&price.output)
        && price.cache_read.iter().all(fits)
        && price.cache_write.iter().all(fits)
}

/// What these counts cost. The parts read from a cache or written to one are in the input, and
/// reasoning is in the output, so each token is paid once.
pub(super) fn cost(price: &ModelPrice, usage: &Usage) -> Option<f64> {
    let (input, output) = (usage.input?, usage.output?);
    let read = usage.cache_read.unwrap_or(0);
    let written = usage.cache_write.unwrap_or(0);
    let plain = input.checked_sub(read)?.checked_sub(written)?;
    let parts = [
        (plain, price.input),
        (read, price.cache_read.unwrap_or(price.input)),
        (written, price.cache_write.unwrap_or(price.input)),
        (output, price.output),
    ];
    Some(
        parts
            .iter()
            .map(|(tokens, rate)| *tokens as f64 * rate)
            .sum::<f64>()
            / MILLION,
    )
}
