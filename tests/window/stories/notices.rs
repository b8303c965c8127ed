//! Notifications of the desktop: none unasked, and then each once.

use super::ask;
use crate::desktop::{Desktop, Has, eventually};
use crate::limits;
use crate::notifications::Notifications;
use crate::page::Page;
use crate::practice::{Practice, try_understudy, understudy};
use crate::watcher::Watcher;
use std::time::Duration;
use understudy_stage::{ErrorKind, FinishReason, Script, Step};

const APP: &str = env!("CARGO_BIN_EXE_understudy");

fn wanted(desktop: &Desktop) {
    for key in ["main_model", "answers", "needs_you", "waiting"] {
        understudy(
            desktop,
            &["settings", "set", &format!("notify.{key}"), "true"],
            "",
        );
    }
}

fn out(practice: &Practice) {
    practice.lead().always(Script::fail_with(
        ErrorKind::RateLimited,
        &[("retry-after", "3600")],
    ));
    practice.backup().always(Script::answer("Here instead."));
}

#[test]
fn unasked_nothing_is_told() {
    let practice = Practice::new();
    let desktop = Desktop::new(Has::default());
    practice.set_up(&desktop);
    let notifications = Notifications::start(desktop.bus());
    let watcher = Watcher::start(desktop.bus());
    let _app = desktop.start(APP, &["--hidden"]);
    let icon = watcher.icon();
    let well = icon.pictures();
    out(&practice);
    understudy(&desktop, &["ask", "hi"], "");
    eventually("the icon has changed", limits::SHOWN, || icon.pictures() != well);
    std::thread::sleep(Duration::from_secs(1));
    assert_eq!(notifications.told(), []);
}

#[test]
fn a_main_model_that_goes_down_and_what_needs_the_person_are_told_once() {
    let practice = Practice::new();
    let desktop = Desktop::new(Has::default());
    practice.set_up(&desktop);
    wanted(&desktop);
    let notifications = Notifications::start(desktop.bus());
    let watcher = Watcher::start(desktop.bus());
    let _app = desktop.start(APP, &["--hidden"]);
    let _icon = watcher.icon();
    practice.backup().always(Script::fail(ErrorKind::BadKey));
    let asked = try_understudy(&desktop, &["ask", "--only", "GPT", "hi"], "");
    assert_eq!(asked.status.code(), Some(1));
    let needs = || {
        notifications
            .titles()
            .contains(&"Understudy needs you".to_owned())
    };
    eventually("it is told that a key is refused", limits::SHOWN, needs);
    out(&practice);
    let asked = try_understudy(&desktop, &["ask", "--only", "Claude", "hi"], "");
    assert_eq!(asked.status.code(), Some(1));
    eventually("it is told that the main model is down", limits::SHOWN, || {
        notifications.titles().contains(&"Claude/opus is down".to_owned())
    });
    try_understudy(&desktop, &["ask", "again"], "");
    std::thread::sleep(Duration::from_secs(2));
    assert_eq!(
        notifications.titles(),
        ["Understudy needs you", "Claude/opus is down"]
    );
    assert_eq!(notifications.told()[1].1, "No backup can answer.");
}

#[test]
fn an_answer_is_told_while_the_window_is_not_in_front() {
    let practice = Practice::new();
    let desktop = Desktop::new(Has::default());
    practice.set_up(&desktop);
    wanted(&desktop);
    let notifications = Notifications::start(desktop.bus());
    let watcher = Watcher::start(desktop.bus());
    practice
        .lead()
        .always(Script::paced("A long answer, word by word. ".repeat(8), 6, 150));
    let page = Page::open(&desktop, &[], &[]);
    let _icon = watcher.icon();
    ask(&page, "A <b>question</b>");
    page.see("A long answer");
    desktop.xdotool(&[
        "search",
        "--onlyvisible",
        "--name",
        "^Understudy$",
        "windowactivate",
        "--sync",
    ]);
    desktop.xdotool(&["key", "alt+F4"]);
    eventually("the answer is told", limits::ANSWER, || {
        notifications.titles().contains(&"The answer is there".to_owned())
    });
    let told = notifications.told();
    let (_, text) = told
        .iter()
        .find(|(title, _)| title == "The answer is there")
        .unwrap();
    assert!(!text.contains('<'), "no markup of a chat's words: {text}");
    assert!(text.contains("question"), "{text}");
    // A click shows the chat it is about, also where another one was opened meanwhile.
    notifications.click("The answer is there");
    page.becomes_true(
        "the window is seen with the chat",
        "return !document.hidden && document.querySelector('h1').textContent.includes('question')",
    );
}

/// An answer that costs four dollars at the price that the person set.
fn costly() -> Script {
    Script::of([
        Step::usage(1_000, 1_000),
        Step::text_at_once("Not for nothing."),
        Step::Finish {
            reason: FinishReason::Stop,
            terminator: true,
        },
    ])
}

#[test]
fn the_months_limit_is_told_when_it_comes_near_and_when_it_is_used_up() {
    for theme in ["dark", "light"] {
        let practice = Practice::new();
        let desktop = Desktop::new(Has::default());
        practice.set_up(&desktop);
        let price = [
            "provider", "price", "Claude", "opus", "--input", "1000", "--output", "3000",
        ];
        understudy(&desktop, &price, "");
        for (key, value) in [
            ("ui.theme", theme),
            ("spend.month_usd", "10"),
            ("notify.spend", "true"),
        ] {
            understudy(&desktop, &["settings", "set", key, value], "");
        }
        practice.lead().always(costly());
        let notifications = Notifications::start(desktop.bus());
        let page = Page::open(&desktop, &[], &[]);
        for question in ["The first", "The second, 二番目"] {
            ask(&page, question);
            page.see_within("Not for nothing.", limits::ANSWER);
            page.press_with("New chat");
        }
        let near = "Most of this month's limit is used";
        eventually("it is told that it comes near", limits::SHOWN, || {
            notifications.titles() == [near]
        });
        assert!(notifications.told()[0].1.contains("$8.00 of $10.00"));
        ask(&page, "The third");
        page.see_within("Not for nothing.", limits::ANSWER);
        let over = "This month's limit is used up";
        eventually("it is told that it is used up", limits::SHOWN, || {
            notifications.titles() == [near, over]
        });
        // A click shows what was used.
        notifications.click(over);
        page.see("$12.00");
        for (width, height) in [(900, 640), (1440, 900)] {
            page.driver.resize(width, height);
            page.picture(&format!("usage-{theme}-{width}x{height}"));
        }
        page.becomes_true(
            "the chart says in words what it shows",
            "return document.querySelector('figure [role=img]').getAttribute('aria-label').includes('$12.00')",
        );
        page.driver.run(
            "document.querySelector('progress').scrollIntoView({block: 'center'})",
            &[],
        );
        page.picture(&format!("usage-limit-{theme}"));
    }
}
