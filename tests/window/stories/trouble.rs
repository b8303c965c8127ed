//! A provider that is overloaded, silent, or gone with all the others.

use super::ask;
use crate::desktop::{Desktop, Has};
use crate::limits;
use crate::page::Page;
use crate::practice::{Practice, understudy};
use understudy_stage::{ErrorKind, Script, Step};

#[test]
fn the_backup_answers_for_an_overloaded_main_model_and_the_window_says_so() {
    let practice = Practice::new();
    let desktop = Desktop::new(Has::default());
    practice.set_up(&desktop);
    practice.lead_goes_down();
    practice
        .backup()
        .always(Script::answer("Octopuses, says the backup."));
    let page = Page::open(&desktop, &[], &[]);
    ask(&page, "What is the plural of octopus?");
    page.see_within("Octopuses, says the backup.", limits::ANSWER);
    page.see("stopped, overloaded.");
    page.see("took over.");
    page.press_with("Details");
    page.see("529");
    page.picture("switch-details");
    // The same, told to a script.
    let id = understudy(&desktop, &["history", "list", "--json"], "");
    assert!(id.contains("octopus"), "{id}");
}

#[test]
fn a_silent_main_model_is_given_up_in_time() {
    let practice = Practice::new();
    let desktop = Desktop::new(Has::default());
    practice.set_up(&desktop);
    understudy(
        &desktop,
        &["settings", "set", "limits.first_content_ms", "1500"],
        "",
    );
    practice.lead().always(Script::of([Step::Silence]));
    practice.backup().always(Script::answer("Here instead."));
    let page = Page::open(&desktop, &[], &[]);
    ask(&page, "Anybody there?");
    page.see_within("Here instead.", limits::ANSWER);
    page.see("did not answer in time.");
    let seen = practice.requests_until("the silent request is closed", limits::SHOWN, |seen| {
        seen.iter()
            .any(|one| one.seat == "claude" && one.closed_by_client_us().is_some())
    });
    let silent = seen.iter().find(|one| one.seat == "claude").unwrap();
    // Counted where the request arrives, which on a busy machine is later than where it was sent.
    let waited_ms = (silent.closed_by_client_us().unwrap() - silent.at_us) / 1000;
    assert!(
        (1_000..4_000).contains(&waited_ms),
        "gave up after {waited_ms} ms"
    );
}

#[test]
fn when_both_are_down_the_error_is_clear_and_the_message_is_kept() {
    let practice = Practice::new();
    let desktop = Desktop::new(Has::default());
    practice.set_up(&desktop);
    practice.lead_goes_down();
    practice.backup().always(Script::fail(ErrorKind::Server));
    let page = Page::open(&desktop, &[], &[]);
    ask(&page, "A question that must not get lost");
    page.see_within("None of 2 models could answer.", limits::ANSWER);
    page.see("Your message is kept");
    page.see("A question that must not get lost");
    page.picture("both-down");

    practice
        .lead()
        .always(Script::answer("Back again, and here is the answer."));
    page.press("Redo");
    page.press("By the model order");
    page.see_within("Back again, and here is the answer.", limits::ANSWER);
}
