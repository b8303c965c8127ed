//! The models that a provider offers, with what is known of them.

use super::ask;
use super::order::choose;
use crate::desktop::{Desktop, Has};
use crate::limits;
use crate::page::Page;
use crate::practice::{Practice, understudy};
use understudy_stage::{Model, Script};

fn model(id: &str, name: Option<&str>, context: Option<u64>, sees: Option<bool>) -> Model {
    Model {
        id: id.to_owned(),
        name: name.map(str::to_owned),
        context,
        images: sees,
        pdf: sees,
        reasoning: sees,
        rejects: Vec::new(),
    }
}

#[test]
fn the_list_of_a_provider_says_what_each_model_takes_and_costs() {
    for theme in ["dark", "light"] {
        let practice = Practice::new();
        let desktop = Desktop::new(Has::default());
        practice.set_up(&desktop);
        understudy(&desktop, &["settings", "set", "ui.theme", theme], "");
        practice.lead().models([
            model("opus", None, None, None),
            model(
                "claude-sonnet-4-5",
                Some("Claude Sonnet 4.5"),
                Some(1_000_000),
                Some(true),
            ),
            model(
                "claude-3-5-haiku-latest",
                Some("Claude Haiku 3.5"),
                Some(200_000),
                Some(false),
            ),
            model(
                "東京-vorschau-0131-with-a-name-that-does-not-end-where-one-would-like",
                None,
                None,
                None,
            ),
        ]);
        understudy(&desktop, &["provider", "test", "Claude"], "");
        let page = Page::open(&desktop, &[], &[]);
        page.press_with("Settings");
        page.see("Providers");
        page.press("More for Claude");
        page.press("Models");
        page.see("Claude Sonnet 4.5");
        page.see("1M tokens");
        page.see("$3.00 in, $15.00 out");
        page.see("for a million tokens");
        page.both_sizes(&format!("models-{theme}"));
    }
}

#[test]
fn the_order_can_follow_the_price_and_a_slow_model_be_doubled() {
    for theme in ["dark", "light"] {
        let practice = Practice::new();
        let desktop = Desktop::new(Has::default());
        practice.set_up(&desktop);
        understudy(&desktop, &["settings", "set", "ui.theme", theme], "");
        for (provider, model, input, output) in [("Claude", "opus", "15", "75"), ("GPT", "sol", "1.25", "10")]
        {
            let price = [
                "provider", "price", provider, model, "--input", input, "--output", output,
            ];
            understudy(&desktop, &price, "");
        }
        practice
            .backup()
            .always(Script::answer("At a twelfth of the price."));
        let page = Page::open(&desktop, &[], &[]);
        page.see("opus");
        page.press_with("Settings");
        page.press("Model order");
        page.see("From top to bottom.");
        choose(&page, "The cheapest");
        page.see("Whoever costs least");
        page.press("Ask the next model too when one is slow to begin");
        page.becomes_true(
            "the cheaper one is the main model",
            "return document.querySelector('li.main .model')?.textContent.trim() === 'sol'",
        );
        page.both_sizes(&format!("order-by-price-{theme}"));
        page.press_with("New chat");
        ask(&page, "Who is cheap?");
        page.see_within("At a twelfth of the price.", limits::ANSWER);
    }
}
