//! An answer that breaks off in the middle, and one that lets wait.

use super::ask;
use crate::desktop::{Desktop, Has};
use crate::limits;
use crate::page::Page;
use crate::practice::{Practice, understudy};
use understudy_stage::{Script, Step};

/// Long enough to be gone on with.
const HALF: &str = "Every evening the keeper climbed the hundred and twelve steps with a can of oil in one hand and \
    a book in the other.\n\nHe had read each of the books on the shelf below at least twice, and some of them so often";
const REST: &str = " that he knew where the pages were torn.\n\nThe rest he told himself.";

#[test]
fn the_backup_goes_on_and_a_line_says_where() {
    for theme in ["dark", "light"] {
        let practice = Practice::new();
        let desktop = Desktop::new(Has::default());
        practice.set_up(&desktop);
        understudy(&desktop, &["settings", "set", "ui.theme", theme], "");
        practice
            .lead()
            .always(Script::of([Step::text_at_once(HALF), Step::Reset]));
        practice.backup().always(Script::answer(REST));
        let page = Page::open(&desktop, &[], &[]);
        ask(&page, "Tell me of a keeper");
        page.see_within("and some of them so often that he knew where", limits::ANSWER);
        page.see("broke off.");
        page.see("went on.");
        page.press_with("Details");
        page.see("took over, to the end");
        page.both_sizes(&format!("seam-{theme}"));
    }
}

#[test]
fn a_person_leaves_a_model_that_lets_wait_in_the_middle() {
    let practice = Practice::new();
    let desktop = Desktop::new(Has::default());
    practice.set_up(&desktop);
    practice
        .lead()
        .always(Script::of([Step::text_at_once(HALF), Step::Silence]));
    practice.backup().always(Script::answer(REST));
    let page = Page::open(&desktop, &[], &[]);
    ask(&page, "Tell me of a keeper");
    page.see_within("Switch now", limits::ANSWER);
    page.both_sizes("slow-in-the-middle");
    page.press("Switch now");
    page.see_within("The rest he told himself.", limits::ANSWER);
    page.see("You left");
    practice.requests_until("the slow request is closed", limits::SHOWN, |seen| {
        seen.iter()
            .any(|one| one.seat == "claude" && one.closed_by_client_us().is_some())
    });
}

#[test]
fn who_wants_to_be_asked_says_when_it_goes_on() {
    let practice = Practice::new();
    let desktop = Desktop::new(Has::default());
    practice.set_up(&desktop);
    understudy(&desktop, &["settings", "set", "recovery", "ask"], "");
    practice
        .lead()
        .always(Script::of([Step::text_at_once(HALF), Step::Reset]));
    practice.backup().always(Script::answer(REST));
    let page = Page::open(&desktop, &[], &[]);
    ask(&page, "Tell me of a keeper");
    page.see_within("can go on with it.", limits::ANSWER);
    page.both_sizes("asks-to-continue");
    page.press("Continue");
    page.see_within("and some of them so often that he knew where", limits::ANSWER);
    page.see("went on.");
}
