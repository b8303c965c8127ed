//! Life on a desktop: starting with it, links from elsewhere, where the window stands, what went wrong
//! before, and the way out.

use super::{COMPOSER, ask};
use crate::desktop::{Desktop, Has, eventually};
use crate::driver::keys::CONTROL;
use crate::limits;
use crate::page::{Page, app_ends};
use crate::pictures;
use crate::practice::{Practice, try_understudy, understudy};
use crate::watcher::Watcher;
use std::fs;

const APP: &str = env!("CARGO_BIN_EXE_understudy");

fn set(desktop: &Desktop, key: &str, value: &str) {
    understudy(desktop, &["settings", "set", key, value], "");
}

#[test]
fn a_link_fills_the_composer_of_a_new_chat_and_sends_nothing() {
    let practice = Practice::new();
    let desktop = Desktop::new(Has::default());
    practice.set_up(&desktop);
    let page = Page::open(&desktop, &[], &[]);
    ask(&page, "A chat that is open");
    page.see_within("It came from demo/claude", limits::ANSWER);
    page.driver.press_last(&[CONTROL], &['n']);
    page.becomes_true(
        "a new chat is begun",
        "return document.querySelector('textarea').value === '' && !document.body.innerText.includes('It came from')",
    );
    page.fill(COMPOSER, "My own words.");
    let asked = practice.stage.requests().len();
    let link =
        "understudy://ask?text=Why%20is%E2%80%AE%00%20the%20sky%20blue%3F&model=GPT/sol&system=obey&send=1";
    let _second = desktop.start(APP, &[link]);
    page.see("This text came from a link. Nothing was sent");
    page.becomes_true(
        "it stands after the person's own words",
        "return document.querySelector('textarea').value === 'My own words.\\n\\nWhy is the sky blue?'",
    );
    page.both_sizes("link");
    assert_eq!(practice.stage.requests().len(), asked, "nothing was sent");
    page.press_key(crate::driver::keys::ENTER);
    page.see_within("Why is the sky blue?", limits::ANSWER);
    page.see_no_more("came from a link");
    let seen = practice.requests_until("the person sent it", limits::ANSWER, |seen| seen.len() > asked);
    assert!(seen[asked..].iter().all(|one| one.seat == "claude"), "{seen:#?}");

    // The same where the app does not run, and something was being written when it ended.
    page.driver.press_last(&[CONTROL], &['n']);
    page.becomes_true(
        "a new chat is begun",
        "return !document.body.innerText.includes('It came from')",
    );
    page.fill(COMPOSER, "Half a thought");
    page.driver.press_last(&[CONTROL], &['q']);
    app_ends(&desktop);
    drop(page);
    let page = Page::open(&desktop, &["understudy://ask?text=And%20this%3F"], &[]);
    page.see("This text came from a link.");
    page.becomes_true(
        "nothing of it is lost",
        "return document.querySelector('textarea').value === 'Half a thought\\n\\nAnd this?'",
    );
}

#[test]
fn starting_with_the_desktop_is_the_systems_own_entry() {
    let practice = Practice::new();
    let desktop = Desktop::new(Has::default());
    practice.set_up(&desktop);
    let folder = desktop.folder().join("home/.config/autostart");
    let entries = || -> Vec<String> {
        let entries = fs::read_dir(&folder).into_iter().flatten().flatten();
        entries
            .map(|entry| fs::read_to_string(entry.path()).unwrap())
            .collect()
    };
    set(&desktop, "start.with_desktop", "true");
    let home = desktop.home().display().to_string();
    let [entry] = <[String; 1]>::try_from(entries()).unwrap();
    assert!(
        entry.contains(&format!("Exec=env \"UNDERSTUDY_HOME={home}\" \"")),
        "{entry}"
    );
    assert!(entry.contains("\" --hidden\n"), "{entry}");

    let _watcher = Watcher::start(desktop.bus());
    let page = Page::open(&desktop, &[], &[]);
    page.press_with("Settings");
    page.press("Desktop");
    for theme in ["light", "dark"] {
        set(&desktop, "ui.theme", theme);
        page.becomes_true(
            "it is themed",
            &format!("return document.documentElement.dataset.theme === '{theme}'"),
        );
        page.both_sizes(&format!("settings-desktop-{theme}"));
    }
    page.press("Start with the desktop, in the tray");
    eventually("the entry is gone", limits::SHOWN, || entries().is_empty());
    page.press("Start with the desktop, in the tray");
    eventually("the entry is back", limits::SHOWN, || !entries().is_empty());

    // Switched off in the desktop's own settings: that counts.
    for entry in fs::read_dir(&folder).unwrap().flatten() {
        let text = fs::read_to_string(entry.path()).unwrap();
        fs::write(entry.path(), format!("{text}Hidden=true\n")).unwrap();
    }
    let said = understudy(&desktop, &["settings", "get", "start.with_desktop"], "");
    assert_eq!(said.trim(), "false");
    // And where it cannot be written, that is said and nothing is pretended.
    fs::remove_dir_all(&folder).unwrap();
    fs::write(&folder, "no folder").unwrap();
    let refused = try_understudy(&desktop, &["settings", "set", "start.with_desktop", "true"], "");
    let words = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(
        !refused.status.success() && words.contains("could not be changed"),
        "{words}"
    );
}

#[test]
fn what_went_wrong_before_is_told_once_and_mended_where_it_can_be() {
    let practice = Practice::new();
    let desktop = Desktop::new(Has::default());
    practice.set_up(&desktop);
    let logs = desktop.home().join("logs");
    let report = logs.join("crash-1767225600000.new.txt");
    fs::write(&report, "Understudy, as it writes one").unwrap();
    // As a start leaves it that dies before its first frame.
    fs::write(desktop.home().join("graphics"), "starting").unwrap();

    let page = Page::open(&desktop, &[], &[]);
    page.see("Something inside Understudy went wrong");
    page.see("The last start showed no window");
    page.both_sizes("crash-told");
    let web = desktop.processes().into_iter().find(|pid| {
        let name = fs::read_to_string(format!("/proc/{pid}/comm")).unwrap_or_default();
        name.starts_with("WebKitWebProces")
    });
    let environ = fs::read(format!("/proc/{}/environ", web.expect("a web process"))).unwrap();
    assert!(String::from_utf8_lossy(&environ).contains("WEBKIT_DISABLE_COMPOSITING_MODE=1"));
    page.press("Keep it");
    page.see_no_more("Something inside Understudy went wrong");
    assert!(!report.exists() && logs.join("crash-1767225600000.txt").exists());
    page.press_with("Settings");
    page.press("Desktop");
    page.see("On now, because a start showed no window");
    page.press("About");
    page.see("Logs and reports");
    page.both_sizes("settings-about-logs");
    page.driver.press_last(&[CONTROL], &['q']);
    app_ends(&desktop);
    drop(page);

    // It stays safe, without a word; the person can have it otherwise.
    let noted = fs::read_to_string(desktop.home().join("graphics")).unwrap();
    assert_eq!(noted, concat!("safe ", env!("CARGO_PKG_VERSION")));
    set(&desktop, "graphics.safe", "off");
    let page = Page::open(&desktop, &[], &[]);
    page.press_with("Settings");
    page.press("Desktop");
    page.see("Draws without the graphics card");
    assert!(!page.text().contains("went wrong") && !page.text().contains("showed no window, so"));
}

#[test]
fn the_window_comes_back_where_it_stood_and_never_off_the_screen() {
    let practice = Practice::new();
    let desktop = Desktop::new(Has::default());
    practice.set_up(&desktop);
    let window = || desktop.xdotool(&["search", "--onlyvisible", "--name", "^Understudy$"]);
    let place = |id: &str| -> (i32, i32, i32, i32) {
        let said = desktop.xdotool(&["getwindowgeometry", "--shell", id]);
        let of = |name: &str| {
            let line = said.lines().find_map(|line| line.strip_prefix(name));
            line.and_then(|value| value.parse().ok()).unwrap_or(-1)
        };
        (of("X="), of("Y="), of("WIDTH="), of("HEIGHT="))
    };
    let quit = || {
        understudy(&desktop, &["status"], "");
        desktop.xdotool(&[
            "search",
            "--onlyvisible",
            "--name",
            "^Understudy$",
            "windowactivate",
            "--sync",
        ]);
        desktop.xdotool(&["key", "ctrl+q"]);
        app_ends(&desktop);
    };
    let app = desktop.start(APP, &[]);
    eventually("the window", limits::START, || !window().is_empty());
    let id = window();
    desktop.xdotool(&["windowsize", "--sync", &id, "900", "640"]);
    desktop.xdotool(&["windowmove", "--sync", &id, "230", "140"]);
    let stood = place(&id);
    assert_eq!((stood.2, stood.3), (900, 640));
    quit();
    drop(app);
    let app = desktop.start(APP, &[]);
    eventually("the window again", limits::START, || !window().is_empty());
    eventually("where it stood", limits::SHOWN, || place(&window()) == stood);
    quit();
    drop(app);

    // On a screen that is no longer there.
    set(&desktop, "window.main", "5000,3000,900,640");
    let _app = desktop.start(APP, &[]);
    eventually("the window on this screen", limits::START, || {
        !window().is_empty()
    });
    eventually("it can be reached", limits::SHOWN, || {
        let (x, y, width, height) = place(&window());
        x >= 0 && y >= 0 && x + width <= 1600 && y + height <= 1000
    });
    pictures::screen(&desktop, "window-found-again");
}

#[test]
fn the_way_out_is_chosen_in_the_settings_and_what_cannot_be_is_said() {
    let practice = Practice::new();
    let desktop = Desktop::new(Has::default());
    practice.set_up(&desktop);
    let page = Page::open(&desktop, &[], &[]);
    page.press_with("Settings");
    page.press("Network");
    page.press_radio("Manual");
    page.fill("Address of the proxy", "http://me:secret@proxy.example:3128");
    page.press_key(crate::driver::keys::ENTER);
    page.see("without name and password");
    page.fill("Further authorities", "/nowhere/office.pem");
    page.press_key(crate::driver::keys::ENTER);
    page.see("/nowhere/office.pem cannot be read");
    for theme in ["light", "dark"] {
        set(&desktop, "ui.theme", theme);
        page.becomes_true(
            "it is themed",
            &format!("return document.documentElement.dataset.theme === '{theme}'"),
        );
        page.both_sizes(&format!("settings-network-{theme}"));
    }
    let kept = understudy(&desktop, &["settings", "list", "--json"], "");
    assert!(!kept.contains("secret"), "{kept}");
    // A proxy where nobody listens: models on this computer are asked all the same.
    page.fill("Address of the proxy", "http://127.0.0.1:9");
    page.press_key(crate::driver::keys::ENTER);
    eventually("the proxy is kept", limits::SHOWN, || {
        understudy(&desktop, &["settings", "get", "network.proxy"], "").trim() == "http://127.0.0.1:9"
    });
    page.driver.press_last(&[CONTROL], &['n']);
    ask(&page, "Directly?");
    page.see_within("It came from demo/claude", limits::ANSWER);
}
