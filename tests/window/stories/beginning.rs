//! The first start, and the demo with its outage switch.

use super::ask;
use crate::desktop::{Desktop, Has};
use crate::limits;
use crate::page::Page;
use crate::practice::understudy;

#[test]
fn the_first_start_offers_three_ways_and_the_demo_fails_over_on_demand() {
    let desktop = Desktop::new(Has::default());
    let page = Page::open(&desktop, &[], &[]);
    page.see("Add an API key");
    page.see("Use a model on this computer");
    page.see("Try the demo");

    page.press("Start the demo");
    page.see("nothing leaves this computer");
    page.see("Add an API key");
    ask(&page, "Hello there");
    page.see_within("It came from demo/lead", limits::ANSWER);

    page.press_with("Simulate an outage");
    ask(&page, "And now, with the main model down?");
    page.see_within("It came from demo/understudy", limits::ANSWER);
    page.see("took over");

    page.press_with("Simulate an outage");
    page.press_with("End the demo");
    page.see("Try the demo");
    // Nothing of the demo is among the real chats.
    assert_eq!(
        understudy(&desktop, &["history", "list", "--json"], "").trim(),
        "[]"
    );
}
