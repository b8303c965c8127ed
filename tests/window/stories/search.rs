//! Finding again what was said, and going there.

use super::ask;
use crate::desktop::{Desktop, Has};
use crate::driver::keys;
use crate::limits;
use crate::page::Page;
use crate::practice::{Practice, understudy};
use understudy_stage::Script;

const FIELD: &str = "Words in your chats";
const SHIFT: char = '\u{e008}';
const DOWN: char = '\u{e015}';

/// Some chats, asked in the terminal, in an order that is known.
fn fill(practice: &Practice, desktop: &Desktop) {
    for (question, answer) in [
        (
            "Three days in Kyoto: 三日間の計画",
            "Take the tram to 嵐山, walk the Philosopher’s Path, and leave a day free.",
        ),
        (
            "What should I pack for a night train?",
            "Earplugs, a water bottle, slippers. The **tram** from the station runs until one.",
        ),
        (
            "Crème brûlée without a torch?",
            "Use the grill: one minute close to the heat, sugar sieved thinly. 🍮",
        ),
        (
            "Explain <b>borrowing</b> in Rust",
            "A reference borrows; `&mut` borrows alone. The tram of thought: one writer or many readers.",
        ),
    ] {
        practice.lead().script(Script::answer(answer));
        understudy(desktop, &["ask", question], "");
    }
}

fn open_search(page: &Page) {
    page.driver.press(&[keys::CONTROL, SHIFT], &['f']);
    page.becomes_true(
        "the cursor is in the field",
        "return document.activeElement?.getAttribute('role') === 'combobox'",
    );
}

fn hits(page: &Page, count: usize) {
    page.becomes_true(
        "so many places are found",
        &format!("return document.querySelectorAll('[role=option]').length === {count}"),
    );
}

#[test]
fn what_was_said_is_found_as_one_types_and_opens_where_it_stands() {
    let practice = Practice::new();
    let desktop = Desktop::new(Has::default());
    practice.set_up(&desktop);
    fill(&practice, &desktop);
    // A long chat: the place is far above its end, and on a branch that is not shown.
    let page = Page::open(&desktop, &[], &[]);
    practice
        .lead()
        .always(Script::answer("Lanterns were hung along the quay."));
    ask(&page, "Tell me of the harbour");
    page.see_within("Lanterns", limits::ANSWER);
    practice
        .lead()
        .always(Script::answer(format!("Fog. {}", "It was quiet. ".repeat(120))));
    page.press("Redo");
    page.press("By the model order");
    page.see_within("Fog.", limits::ANSWER);
    for number in 1..4 {
        ask(&page, &format!("And then? ({number})"));
        page.see_within(&format!("And then? ({number})"), limits::ANSWER);
    }
    page.press_with("New chat");

    open_search(&page);
    page.driver.press(&[], &"lanter".chars().collect::<Vec<_>>());
    hits(&page, 1);
    page.becomes_true(
        "the word is marked",
        "return document.querySelector('[role=option] mark')?.textContent === 'Lanterns'",
    );
    page.press_key(keys::ENTER);
    page.becomes_true(
        "its place is shown, and marked",
        "const row = document.querySelector('.flashed'); if (!row) return false;
         const box = row.getBoundingClientRect();
         return row.textContent.includes('Lanterns') && box.top >= 0 && box.bottom <= innerHeight",
    );
    page.see_no_more("Fog.");

    // The arrows, and a filter by a click.
    open_search(&page);
    page.fill(FIELD, "tram");
    hits(&page, 3);
    page.press("from:me");
    page.see("Nothing was found.");
    page.fill(FIELD, "brulee");
    hits(&page, 2);
    page.press_key(DOWN);
    page.press_key(keys::ENTER);
    page.becomes_true(
        "the question is marked",
        "return document.querySelector('.flashed')?.textContent.includes('Crème brûlée')",
    );

    // Deleted chats are not found, and Escape leaves everything as it was.
    page.point_at("Crème brûlée without a torch?");
    page.press("More about “Crème brûlée without a torch?”");
    page.press("Delete");
    page.see("The chat was deleted.");
    open_search(&page);
    page.fill(FIELD, "brulee");
    page.see("Nothing was found.");
    page.press_key(keys::ESCAPE);
    page.becomes_true("search is closed", "return !document.querySelector('dialog')");
}

#[test]
fn search_in_dark_and_light() {
    for theme in ["dark", "light"] {
        let practice = Practice::new();
        let desktop = Desktop::new(Has::default());
        practice.set_up(&desktop);
        understudy(&desktop, &["settings", "set", "ui.theme", theme], "");
        fill(&practice, &desktop);
        let page = Page::open(&desktop, &[], &[]);
        page.see("Crème brûlée");
        page.press_with("Search");
        page.both_sizes(&format!("search-empty-{theme}"));
        page.fill(FIELD, "tram");
        hits(&page, 3);
        page.both_sizes(&format!("search-{theme}"));
        page.fill(FIELD, "三日間");
        hits(&page, 2);
        page.both_sizes(&format!("search-cjk-{theme}"));
        page.fill(FIELD, "in:\"night train\" tramm before:20");
        page.see("is no filter yet");
        page.both_sizes(&format!("search-mended-{theme}"));
        page.fill(
            FIELD,
            "a-very-long-word-that-is-in-no-chat-and-goes-on-and-on-until-the-field-ends",
        );
        page.see("Nothing was found.");
        page.both_sizes(&format!("search-none-{theme}"));
        page.fill(FIELD, "slippers");
        hits(&page, 1);
        page.press_key(keys::ENTER);
        page.becomes_true(
            "it is marked",
            "return document.querySelector('.flashed') !== null",
        );
        page.picture(&format!("search-found-{theme}"));
    }
}
