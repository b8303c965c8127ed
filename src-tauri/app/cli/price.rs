//! `understudy provider price …`

use super::PriceOf;
use super::show::{self, Stop};
use understudy_core::backend::Backend;
use understudy_core::contract::{Lane, LaneName, ModelPrice, PriceOrigin, Provider, ShownPrice};
use understudy_core::texts::{self, say, say_with};

/// Sets, takes back or shows the price of a model.
pub async fn run(backend: &Backend, of: PriceOf) -> Result<(), Stop> {
    let provider = backend.provider_named(&of.name)?;
    let lane = Lane {
        provider: provider.id,
        model: of.model.clone(),
    };
    let name = LaneName::new(&provider.name, &of.model).0;
    if let (Some(input), Some(output)) = (of.input, of.output) {
        let price = ModelPrice {
            input,
            output,
            cache_read: of.cache_read,
            cache_write: of.cache_write,
        };
        backend.set_price(&lane, Some(price)).await?;
        show::note(&say_with("cli-price-kept", &[("lane", name.as_str().into())]));
        if backend.lists(&lane) == Some(false) {
            let arguments = [
                ("provider", provider.name.as_str().into()),
                ("model", of.model.into()),
            ];
            show::note(&say_with("cli-price-unlisted", &arguments));
        }
    } else if of.clear {
        backend.set_price(&lane, None).await?;
        show::note(&say_with("cli-price-cleared", &[("lane", name.as_str().into())]));
    }
    let price = backend.price(&lane)?;
    if of.json {
        return Ok(show::json(&price)?);
    }
    match price {
        Some(price) => show_price(&price)?,
        None => show::note(&unpriced(&provider, &name)),
    }
    Ok(())
}

fn unpriced(provider: &Provider, name: &str) -> String {
    let id = if provider.local {
        "cli-price-local"
    } else {
        "cli-price-missing"
    };
    say_with(id, &[("lane", name.into())])
}

fn show_price(price: &ShownPrice) -> std::io::Result<()> {
    let each = |amount: f64| say_with("cli-price-each", &[("amount", texts::money_usd(amount).into())]);
    let mut rows = vec![
        vec![say("cli-field-input"), each(price.rates.input)],
        vec![say("cli-field-output"), each(price.rates.output)],
    ];
    if let Some(amount) = price.rates.cache_read {
        rows.push(vec![say("cli-field-cache-read"), each(amount)]);
    }
    if let Some(amount) = price.rates.cache_write {
        rows.push(vec![say("cli-field-cache-write"), each(amount)]);
    }
    rows.push(vec![say("cli-field-origin"), origin(price)]);
    show::table(&rows)
}

/// A price on one line, with who says so.
pub fn words(price: &ShownPrice) -> String {
    let arguments = [
        ("input", texts::money_usd(price.rates.input).into()),
        ("output", texts::money_usd(price.rates.output).into()),
        ("origin", origin(price).into()),
    ];
    say_with("cli-model-price", &arguments)
}

fn origin(price: &ShownPrice) -> String {
    match price.origin {
        PriceOrigin::User => say("cli-price-by-user"),
        PriceOrigin::Provider => say("cli-price-by-provider"),
        PriceOrigin::List if price.rises => say("cli-price-by-list-rises"),
        PriceOrigin::List => say("cli-price-by-list"),
    }
}
