//! The quick prompt beside other programs: what is selected there goes along, an answer goes back, and
//! it stays where it is wanted.

use super::COMPOSER;
use crate::desktop::{Desktop, Has, Started, eventually};
use crate::driver::keys::{CONTROL, ENTER, ESCAPE};
use crate::limits;
use crate::page::Page;
use crate::pictures;
use crate::practice::{Practice, try_understudy, understudy};
use crate::watcher::Watcher;
use std::fs;
use std::time::Duration;
use understudy_stage::Script;

const APP: &str = env!("CARGO_BIN_EXE_understudy");
const WINDOW: &str = "Understudy";
const QUICK: &str = "Understudy quick prompt";
/// How long a window stays before it counts as staying.
const STAYS: Duration = Duration::from_millis(1_200);

fn is_open(desktop: &Desktop, title: &str) -> bool {
    desktop.visible_windows().iter().any(|one| one == title)
}

fn comes_to_front(desktop: &Desktop, title: &str) {
    eventually(&format!("{title} is in front"), limits::START, || {
        desktop.active_window() == title
    });
}

fn letters(text: &str) -> Vec<char> {
    text.chars().collect()
}

#[test]
fn what_is_selected_elsewhere_is_asked_about_and_the_answer_goes_back() {
    let practice = Practice::new();
    let desktop = Desktop::new(Has::default());
    practice.set_up(&desktop);
    for (key, value) in [("shortcut.quick", "Ctrl+Alt+Space"), ("shortcut.offered", "true")] {
        understudy(&desktop, &["settings", "set", key, value], "");
    }
    // What a program could obey is in the answer, and a line break at its end.
    practice
        .lead()
        .always(Script::answer("It was\u{202e} the worst\u{7} of times.\n\n"));
    // The chat window is the other program here: what it has selected is the display's, as any program's.
    let page = Page::open(&desktop, &[], &[]);
    page.fill(COMPOSER, "the best of times");
    page.driver.press(&[CONTROL], &['a']);
    desktop.xdotool(&["key", "ctrl+alt+space"]);
    comes_to_front(&desktop, QUICK);
    desktop.xdotool(&["key", "ctrl+i"]);
    std::thread::sleep(Duration::from_secs(1));
    desktop.xdotool(&["type", "turn this around"]);
    desktop.xdotool(&["key", "Return"]);
    let seen = practice.requests_until("it is sent", limits::ANSWER, |seen| {
        seen.iter()
            .any(|one| one.body.to_string().contains("turn this around"))
    });
    let asked = seen.last().unwrap().body.to_string();
    assert!(asked.contains("the best of times"), "{asked}");
    assert!(asked.contains("Selected text"), "{asked}");
    eventually("the answer is in the history", limits::ANSWER, || {
        understudy(&desktop, &["history", "list", "--json"], "").contains("turn this around")
    });
    std::thread::sleep(Duration::from_secs(1));
    pictures::screen(&desktop, "quick-selection");

    desktop.xdotool(&["key", "alt+Return"]);
    eventually("the quick prompt is away", limits::SHOWN, || {
        !is_open(&desktop, QUICK)
    });
    page.becomes_true(
        "the answer stands where one was writing, and was not sent off",
        "return document.querySelector('textarea')?.value === 'It was the worst of times.'",
    );
}

#[test]
fn it_stays_while_it_is_pinned_keeps_its_size_and_begins_anew() {
    for theme in ["light", "dark"] {
        let practice = Practice::new();
        let desktop = Desktop::new(Has::default());
        practice.set_up(&desktop);
        understudy(&desktop, &["settings", "set", "ui.theme", theme], "");
        understudy(&desktop, &["settings", "set", "tray.hint_shown", "true"], "");
        practice.lead().always(Script::answer(
            "**Octopuses.** “Octopodes” follows the Greek and is rarer; “octopi” treats a Greek word as Latin.",
        ));
        let _watcher = Watcher::start(desktop.bus());
        let page = Page::open(&desktop, &["quick"], &[]);
        comes_to_front(&desktop, QUICK);
        page.driver.press(&[], &letters("Octopus and its plurals"));
        // The prompt's own words are selected as well as another program's.
        page.driver.press(&[CONTROL], &['a', 'i']);
        page.see("Selected text");
        page.driver.press(&[], &letters("Which of these?"));
        pictures::screen(&desktop, &format!("quick-picked-{theme}"));
        page.press_key(ENTER);
        page.see_within("follows the Greek", limits::ANSWER);
        page.press_with("Keep it open");
        pictures::screen(&desktop, &format!("quick-pinned-{theme}"));

        try_understudy(&desktop, &[], "");
        comes_to_front(&desktop, WINDOW);
        std::thread::sleep(STAYS);
        assert!(is_open(&desktop, QUICK), "it is pinned");
        pictures::screen(&desktop, &format!("quick-beside-{theme}"));
        if theme == "dark" {
            continue;
        }

        let of_quick = ["search", "--onlyvisible", "--name", QUICK];
        desktop.xdotool(&[&of_quick[..], &["windowsize", "820", "300"]].concat());
        desktop.xdotool(&[&of_quick[..], &["windowactivate", "--sync"]].concat());
        eventually("it is wider", limits::SHOWN, || {
            page.driver.run("return innerWidth", &[]) == 820
        });
        page.driver.press(&[CONTROL], &['n']);
        page.see_no_more("follows the Greek");
        pictures::screen(&desktop, "quick-anew");
        // Let go of, it goes when another window is used.
        page.press_with("Keep it open");
        page.press_key(ESCAPE);
        eventually("Escape hides it", limits::SHOWN, || !is_open(&desktop, QUICK));
        eventually("its size is kept", limits::SHOWN, || {
            understudy(&desktop, &["settings", "get", "window.quick"], "").starts_with("820")
        });
        try_understudy(&desktop, &["quick"], "");
        comes_to_front(&desktop, QUICK);
        assert_eq!(page.driver.run("return innerWidth", &[]), 820);
        std::thread::sleep(STAYS);
        try_understudy(&desktop, &[], "");
        eventually("another window is used", limits::SHOWN, || {
            !is_open(&desktop, QUICK)
        });
    }
}

#[test]
fn a_chosen_model_is_asked_first_and_windows_put_away_leave_no_web_process() {
    let practice = Practice::new();
    let desktop = Desktop::new(Has::default());
    practice.set_up(&desktop);
    practice.backup().always(Script::answer("Sol says so."));
    let providers = understudy(&desktop, &["provider", "list", "--json"], "");
    let providers: serde_json::Value = serde_json::from_str(&providers).unwrap();
    let gpt = providers
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["name"] == "GPT")
        .unwrap();
    let first = format!("{}/sol", gpt["id"].as_str().unwrap());
    for (key, value) in [
        ("quick.order", first.as_str()),
        ("quick.kept_s", "0"),
        ("window.kept_s", "0"),
        ("shortcut.quick", "Ctrl+Alt+Space"),
        ("shortcut.offered", "true"),
        ("tray.hint_shown", "true"),
    ] {
        understudy(&desktop, &["settings", "set", key, value], "");
    }
    let watcher = Watcher::start(desktop.bus());
    let app = desktop.start(APP, &["--hidden"]);
    let icon = watcher.icon();
    // The chat window comes and goes; the quick prompt works without it.
    icon.click();
    comes_to_front(&desktop, WINDOW);
    std::thread::sleep(STAYS);
    icon.click();
    web_process_ends(&app);
    desktop.xdotool(&["key", "ctrl+alt+space"]);
    comes_to_front(&desktop, QUICK);
    std::thread::sleep(Duration::from_millis(500));
    pictures::screen(&desktop, "quick-alone");
    desktop.xdotool(&["type", "who is it"]);
    desktop.xdotool(&["key", "Return"]);
    practice.requests_until("the chosen model is asked", limits::ANSWER, |seen| {
        seen.iter().any(|one| one.body["model"] == "sol")
    });
    let asked = practice.stage.requests();
    assert!(asked.iter().all(|one| one.body["model"] != "opus"), "{asked:#?}");
    desktop.xdotool(&["key", "Escape"]);
    web_process_ends(&app);
}

/// Where a window is destroyed as soon as it is put away.
fn desktop_that_keeps_no_window(practice: &Practice) -> Desktop {
    let desktop = Desktop::new(Has::default());
    practice.set_up(&desktop);
    for (key, value) in [("window.kept_s", "0"), ("tray.hint_shown", "true")] {
        understudy(&desktop, &["settings", "set", key, value], "");
    }
    desktop
}

fn web_process_ends(app: &Started) {
    eventually("its web process ends", limits::SHOWN, || {
        web_processes(app.id()) == 0
    });
}

#[test]
fn a_window_that_is_wanted_again_while_it_goes_comes() {
    let practice = Practice::new();
    let desktop = desktop_that_keeps_no_window(&practice);
    let watcher = Watcher::start(desktop.bus());
    let app = desktop.start(APP, &["--hidden"]);
    let icon = watcher.icon();
    icon.click();
    comes_to_front(&desktop, WINDOW);
    // Put away and called for at once, while the window is taken down.
    for pause_ms in [0, 1, 2, 4, 8, 16, 32] {
        std::thread::sleep(STAYS);
        icon.click();
        std::thread::sleep(Duration::from_millis(pause_ms));
        icon.click();
        // The one that goes is in front for a moment yet.
        std::thread::sleep(Duration::from_millis(300));
        comes_to_front(&desktop, WINDOW);
    }
    std::thread::sleep(STAYS);
    icon.click();
    web_process_ends(&app);
}

#[test]
fn windows_that_come_and_go_leave_no_memory_behind() {
    let practice = Practice::new();
    let desktop = desktop_that_keeps_no_window(&practice);
    let watcher = Watcher::start(desktop.bus());
    let app = desktop.start(APP, &["--hidden"]);
    let icon = watcher.icon();
    let come_and_go = || {
        icon.click();
        comes_to_front(&desktop, WINDOW);
        std::thread::sleep(STAYS);
        icon.click();
        web_process_ends(&app);
        shared_with_web_processes(app.id())
    };
    // The first one may leave what all that follow use again.
    let after_first = come_and_go();
    let after_more = [come_and_go(), come_and_go(), come_and_go(), come_and_go()];
    assert!(
        after_more.iter().all(|left| *left <= after_first + 1),
        "{after_first}, then {after_more:?} pieces of shared memory"
    );
}

/// How many pieces of memory the app holds that it shared with pages.
fn shared_with_web_processes(app: u32) -> usize {
    fs::read_dir(format!("/proc/{app}/fd"))
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|handle| fs::read_link(handle.path()).ok())
        .filter(|what| what.to_string_lossy().contains("WebKitSharedMemory"))
        .count()
}

/// How many web processes there are below the app.
fn web_processes(app: u32) -> usize {
    let name = |pid: &str| fs::read_to_string(format!("/proc/{pid}/comm")).unwrap_or_default();
    let mut all = vec![app.to_string()];
    let mut at = 0;
    while at < all.len() {
        for task in fs::read_dir(format!("/proc/{}/task", all[at]))
            .into_iter()
            .flatten()
            .flatten()
        {
            let children = fs::read_to_string(task.path().join("children")).unwrap_or_default();
            all.extend(children.split_whitespace().map(str::to_owned));
        }
        at += 1;
    }
    all.iter()
        .filter(|pid| name(pid).starts_with("WebKitWebProces"))
        .count()
}
