//! The status board: what stands now, what was, and outages that are only simulated.

use super::ask;
use crate::desktop::{Desktop, Has, eventually};
use crate::limits;
use crate::page::Page;
use crate::practice::{Practice, try_understudy, understudy};
use crate::watcher::{Watcher, find};
use std::time::{Duration, Instant};
use understudy_stage::{ErrorKind, Script};

#[test]
fn the_board_tells_what_stands_and_what_was_in_dark_and_light() {
    for theme in ["dark", "light"] {
        let practice = Practice::new();
        let desktop = Desktop::new(Has {
            screen: (1500, 980),
            ..Has::default()
        });
        understudy(&desktop, &["settings", "set", "ui.theme", theme], "");
        let page = Page::open(&desktop, &[], &[]);
        page.press("Start the demo");
        page.press_with("Status");
        page.see("Practice providers with scripted answers");
        page.both_sizes(&format!("board-demo-{theme}"));
        drop(page);

        let desktop = Desktop::new(Has {
            screen: (1500, 980),
            ..Has::default()
        });
        practice.set_up(&desktop);
        understudy(&desktop, &["settings", "set", "ui.theme", theme], "");
        practice.lead().always(Script::answer("All fine."));
        practice.backup().always(Script::answer("Here instead."));
        let page = Page::open(&desktop, &[], &[]);
        page.press_with("Status");
        page.see("All is well.");
        page.see("Nobody in your model order was out.");
        page.both_sizes(&format!("board-empty-{theme}"));
        for _ in 0..3 {
            understudy(&desktop, &["ask", "hi"], "");
        }
        page.see("0 of 3 failed");
        page.both_sizes(&format!("board-fine-{theme}"));

        practice.lead().always(Script::fail_with(
            ErrorKind::RateLimited,
            &[("retry-after", "3600")],
        ));
        understudy(&desktop, &["ask", "hi"], "");
        page.see("Your main model is down. Your chats go on.");
        page.see("1 of 4 failed");
        page.see("sol is covering");
        page.see("too many requests · one message covered");
        page.becomes_true(
            "the strip is told in words",
            "return [...document.querySelectorAll('[role=img]')].some((one) => \
             one.getAttribute('aria-label').startsWith('Last 24 hours: '))",
        );
        page.both_sizes(&format!("board-down-{theme}"));
        understudy(&desktop, &["provider", "pause", "GPT"], "");
        page.see("paused");
        page.see("no backup can answer");
        page.both_sizes(&format!("board-paused-{theme}"));
    }
}

#[test]
fn an_outage_is_simulated_on_the_board_and_marked_in_the_chat_and_the_tray() {
    let practice = Practice::new();
    let desktop = Desktop::new(Has {
        screen: (1500, 980),
        ..Has::default()
    });
    practice.set_up(&desktop);
    let watcher = Watcher::start(desktop.bus());
    practice.lead().always(Script::answer("From the main model."));
    practice.backup().always(Script::answer("From the backup."));
    let page = Page::open(&desktop, &[], &[]);
    let icon = watcher.icon();
    page.press_with("Status");
    page.press("More for Claude");
    page.see("Simulate an outage for 10 minutes");
    page.becomes_true(
        "the menu stands inside the window",
        "return document.querySelector('[role=menu]').getBoundingClientRect().right <= innerWidth - 4",
    );
    page.picture("outage-menu");
    page.press("It refuses at once");
    page.see("Simulated: Claude refuses every message until");
    let begun = Instant::now();
    eventually("the tray says that it is simulated", limits::SHOWN, || {
        find(&icon.menu(), "Claude").is_some_and(|line| line.label.contains("simulated"))
    });
    assert!(begun.elapsed() < Duration::from_secs(2), "{:?}", begun.elapsed());
    assert!(icon.tooltip().1.contains("simulated"), "{:?}", icon.tooltip());
    assert!(find(&icon.menu(), "End it now").is_some());
    page.both_sizes("board-simulated");
    let said = understudy(&desktop, &["status"], "");
    assert!(said.contains("An outage of Claude is simulated until"), "{said}");

    page.press_with("New chat");
    page.see("Outage simulated");
    practice.stage.forget_requests();
    ask(&page, "Does the backup work?");
    page.see_within("From the backup.", limits::ANSWER);
    page.press_with("Details");
    page.see("This outage is simulated. Nothing was sent.");
    page.both_sizes("chat-simulated");
    assert!(practice.stage.requests().iter().all(|one| one.seat == "gpt"));

    page.press("Outage simulated");
    page.press("End the simulated outage of Claude");
    page.see_no_more("Simulated:");
    ask_again(&page);
    page.see_within("From the main model.", limits::ANSWER);
    page.see_no_more("Outage simulated");
}

fn ask_again(page: &Page) {
    page.press_with("New chat");
    ask(page, "And now?");
}

#[test]
fn icon_tooltip_and_menu_follow_a_change_within_a_second_or_two() {
    let practice = Practice::new();
    let desktop = Desktop::new(Has::default());
    practice.set_up(&desktop);
    let watcher = Watcher::start(desktop.bus());
    let page = Page::open(&desktop, &[], &[]);
    let icon = watcher.icon();
    let (well, tooltip) = (icon.pictures(), icon.tooltip());
    practice.lead().always(Script::fail_with(
        ErrorKind::RateLimited,
        &[("retry-after", "3600")],
    ));
    practice.backup().always(Script::answer("Here instead."));
    ask(&page, "hi");
    page.see_within("Here instead.", limits::ANSWER);
    let begun = Instant::now();
    eventually("icon, tooltip and menu have changed", limits::SHOWN, || {
        icon.pictures() != well
            && icon.tooltip() != tooltip
            && find(&icon.menu(), "Claude").is_some_and(|line| line.label.contains("down"))
    });
    // The app's own change is told at once; the bus is asked three times here.
    assert!(begun.elapsed() < Duration::from_secs(1), "{:?}", begun.elapsed());
    let before = icon.tooltip();
    // Another process' change is looked for once a second.
    let paused = try_understudy(&desktop, &["provider", "pause", "GPT"], "");
    assert!(paused.status.success());
    let begun = Instant::now();
    eventually("the tooltip follows", limits::SHOWN, || icon.tooltip() != before);
    assert!(begun.elapsed() < Duration::from_secs(2), "{:?}", begun.elapsed());
}
