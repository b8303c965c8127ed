//! The list of prices that comes with this version: the data of the crate `genai-prices`, as old as
//! its release. It knows steps by the length of the input, and prices that hold from a day on or for
//! some hours.

use crate::contract::{ModelPrice, PriceOrigin, ShownPrice, Timestamp, Usage};
use genai_prices::{Calculator, PriceCalculation, PriceRequest, UsageKey};
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use url::Url;

/// Below every step by length that the list has.
const SHORT: u64 = 1_000;
/// Above every one.
const LONG: u64 = 5_000_000;

/// The vendor at which the user, not the vendor, gives a model its name: what it answers with tells
/// more than what it was asked by.
const DEPLOYMENTS: &str = "azure";

/// A model that may be on the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    pub(super) vendor: Option<&'static str>,
    /// Tells the vendor where it is one's own address; a gateway's does not.
    pub(super) address: Option<Url>,
    pub(super) model: String,
}

/// Reads the list, which takes some tens of milliseconds once. Else the first look into it does.
pub fn warm() {
    let _ = Calculator::bundled();
}

impl Listed {
    pub(super) fn cost(&self, usage: &Usage, answered: Option<&str>, at: Timestamp) -> Option<f64> {
        let vendor = self.vendor()?;
        let asked = Some(self.model.as_str());
        let names = match vendor {
            DEPLOYMENTS => [answered, asked],
            _ => [asked, answered],
        };
        let counts = counts(usage)?;
        names
            .into_iter()
            .flatten()
            .find_map(|name| price(vendor, name, &counts, at))
            .map(|price| price.total_price)
    }

    /// As the prices are at that time for a short input.
    pub(super) fn shown(&self, at: Timestamp) -> Option<ShownPrice> {
        let vendor = self.vendor()?;
        // Of so much input that is plain, read from a cache or written to one, in dollars a million.
        let input = |tokens: u64, part: Option<UsageKey>| {
            let mut counts = genai_prices::Usage::from([(UsageKey::INPUT_TOKENS, tokens as f64)]);
            if let Some(part) = part {
                counts.insert(part, tokens as f64);
            }
            let price = price(vendor, &self.model, &counts, at)?;
            Some(a_million(price.input_price, tokens))
        };
        let output = |input: u64| {
            let counts = genai_prices::Usage::from([
                (UsageKey::INPUT_TOKENS, input as f64),
                (UsageKey::OUTPUT_TOKENS, SHORT as f64),
            ]);
            let price = price(vendor, &self.model, &counts, at)?;
            Some(a_million(price.output_price, SHORT))
        };
        let plain = input(SHORT, None)?;
        let other = |part: UsageKey| input(SHORT, Some(part)).filter(|rate| *rate != plain);
        let rates = ModelPrice {
            input: plain,
            output: output(0)?,
            cache_read: other(UsageKey::CACHE_READ_TOKENS),
            cache_write: other(UsageKey::CACHE_WRITE_TOKENS),
        };
        Some(ShownPrice {
            rates,
            origin: PriceOrigin::List,
            rises: input(LONG, None)? > rates.input || output(LONG)? > rates.output,
        })
    }

    /// Whose prices hold: the address's, else the kind's.
    fn vendor(&self) -> Option<&'static str> {
        let calculator = Calculator::bundled();
        let by_address = self.address.as_ref().and_then(|url| {
            let found = calculator.find_provider(None, Some(url.as_str())).ok()??;
            Some(found.id())
        });
        by_address.or(self.vendor)
    }
}

/// Absent where input or output was not counted.
fn counts(usage: &Usage) -> Option<genai_prices::Usage> {
    let mut counts = genai_prices::Usage::from([
        (UsageKey::INPUT_TOKENS, usage.input? as f64),
        (UsageKey::OUTPUT_TOKENS, usage.output? as f64),
    ]);
    // As in `Usage`, these are parts of the two above.
    let parts = [
        (UsageKey::CACHE_READ_TOKENS, usage.cache_read),
        (UsageKey::CACHE_WRITE_TOKENS, usage.cache_write),
        (UsageKey::OUTPUT_REASONING_TOKENS, usage.reasoning),
    ];
    for (key, part) in parts {
        if let Some(tokens) = part {
            counts.insert(key, tokens as f64);
        }
    }
    Some(counts)
}

/// `None` where the model is not on the list, or is there without a price for what was counted: the
/// list has such models, and they are not free.
fn price(vendor: &str, model: &str, counts: &genai_prices::Usage, at: Timestamp) -> Option<PriceCalculation> {
    let request = PriceRequest::new(model, counts)
        .with_provider_id(vendor)
        .with_timestamp(time(at));
    let price = genai_prices::calculate(&request).ok()?;
    let counted = |key: UsageKey| counts.get(key).is_some_and(|tokens| tokens > 0.0);
    let unpriced = (counted(UsageKey::INPUT_TOKENS) && price.input_price <= 0.0)
        || (counted(UsageKey::OUTPUT_TOKENS) && price.output_price <= 0.0);
    (!unpriced && price.total_price > 0.0).then_some(price)
}

fn time(at: Timestamp) -> SystemTime {
    UNIX_EPOCH + Duration::from_millis(u64::try_from(at).unwrap_or(0))
}

/// Rounded to a ten-thousandth of a cent: the list's own figures have no more digits, and the way
/// back to them through a division leaves dust.
fn a_million(dollars: f64, tokens: u64) -> f64 {
    (dollars / tokens as f64 * 1e12).round() / 1e6
}
