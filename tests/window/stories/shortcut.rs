//! The quick prompt, its shortcut, and a second start.

use super::ask;
use crate::desktop::{Desktop, Has, eventually};
use crate::driver::keys::{ENTER, ESCAPE};
use crate::limits;
use crate::page::{Page, app_process};
use crate::pictures;
use crate::portal::Portal;
use crate::practice::{Practice, try_understudy, understudy};
use std::time::{Duration, Instant};
use understudy_stage::Script;

const QUICK: &str = "Understudy quick prompt";

fn quick_is_open(desktop: &Desktop) -> bool {
    desktop.visible_windows().iter().any(|title| title == QUICK)
}

/// Presses the shortcut as a person would who sees nothing happen: again after a while. A key that
/// is pressed within the instant in which the shortcut is being taken goes to nobody.
fn press_until(desktop: &Desktop, what: &str, mut so: impl FnMut() -> bool) {
    let mut pressed: Option<Instant> = None;
    eventually(what, limits::SHOWN, || {
        if so() {
            return true;
        }
        if pressed.is_none_or(|at| at.elapsed() > Duration::from_secs(4)) {
            desktop.xdotool(&["key", "ctrl+alt+space"]);
            pressed = Some(Instant::now());
        }
        false
    });
}

#[test]
fn the_shortcut_opens_the_quick_prompt_and_escape_closes_it() {
    let practice = Practice::new();
    let desktop = Desktop::new(Has::default());
    practice.set_up(&desktop);
    practice.lead().always(Script::answer("Octopuses."));
    let page = Page::open(&desktop, &[], &[]);
    ask(&page, "Something first");
    page.see_within("Octopuses.", limits::ANSWER);
    // Offered, and tried before it is kept.
    page.see("A prompt from anywhere");
    page.press("Try it");
    page.see("Press Ctrl+Alt+Space now");
    press_until(&desktop, "the page says that it works", || {
        page.text().contains("It works")
    });
    page.picture("shortcut-tried");
    assert!(!quick_is_open(&desktop), "the try itself opens nothing");

    press_until(&desktop, "the shortcut opens the quick prompt", || {
        quick_is_open(&desktop)
    });
    eventually("it has the focus", limits::SHOWN, || {
        desktop.active_window() == QUICK
    });
    // The cursor is in it: what is typed now lands there.
    desktop.xdotool(&["type", "plural of octopus?"]);
    desktop.xdotool(&["key", "Return"]);
    practice.requests_until("the question is sent", limits::ANSWER, |seen| {
        seen.iter()
            .any(|one| one.body.to_string().contains("plural of octopus?"))
    });
    std::thread::sleep(Duration::from_secs(1));
    pictures::screen(&desktop, "quick-over-the-window");
    desktop.xdotool(&["key", "Escape"]);
    eventually("Escape closes it", limits::SHOWN, || !quick_is_open(&desktop));
    eventually("the chat is in the history", limits::ANSWER, || {
        understudy(&desktop, &["history", "list", "--json"], "").contains("octopus")
    });
}

#[test]
fn the_quick_prompt_answers_in_place() {
    let practice = Practice::new();
    let desktop = Desktop::new(Has::default());
    practice.set_up(&desktop);
    practice.lead().always(Script::answer("Octopuses, in place."));
    let page = Page::open(&desktop, &["quick"], &[]);
    page.becomes_true(
        "the cursor is in it",
        "return document.activeElement?.tagName === 'TEXTAREA'",
    );
    page.driver
        .press(&[], &"plural of octopus?".chars().collect::<Vec<_>>());
    page.press_key(ENTER);
    page.see_within("Octopuses, in place.", limits::ANSWER);
    page.picture("quick");
    page.press_key(ESCAPE);
    eventually("Escape hides it", limits::SHOWN, || !quick_is_open(&desktop));
    // Opened again within two minutes, the answer is still there.
    try_understudy(&desktop, &["quick"], "");
    eventually("it is back", limits::SHOWN, || quick_is_open(&desktop));
    page.see("Octopuses, in place.");
}

#[test]
fn a_second_start_raises_the_first() {
    let practice = Practice::new();
    let desktop = Desktop::new(Has::default());
    practice.set_up(&desktop);
    let _page = Page::open(&desktop, &[], &[]);
    let first = app_process(&desktop).unwrap();
    let second = try_understudy(&desktop, &[], "");
    assert!(
        second.status.success(),
        "{}",
        String::from_utf8_lossy(&second.stderr)
    );
    assert_eq!(app_process(&desktop), Some(first), "one app for a home");
    assert_eq!(
        desktop
            .visible_windows()
            .iter()
            .filter(|title| *title == "Understudy")
            .count(),
        1
    );
}

/// A Wayland session, as far as a program can tell; its windows are X11's, as on many of them.
const WAYLAND: (&str, &str) = ("XDG_SESSION_TYPE", "wayland");

#[test]
fn on_wayland_the_desktops_portal_gives_the_shortcut() {
    let practice = Practice::new();
    let desktop = Desktop::new(Has::default());
    practice.set_up(&desktop);
    let portal = Portal::start(desktop.bus());
    let page = Page::open(&desktop, &[], &[WAYLAND]);
    page.press_with("Settings");
    page.press("Shortcut");
    // The person at the desktop's own dialog says no, and is not told that it works.
    page.press("Try Ctrl+Alt+Space");
    page.see("The desktop did not give Ctrl+Alt+Space");
    page.picture("shortcut-portal-refused");
    portal.agrees(true);
    page.press("Try Ctrl+Alt+Space");
    page.see("Now press Ctrl+Alt+Space");
    eventually("the desktop is asked for the keys", limits::SHOWN, || {
        portal.wished().as_deref() == Some("CTRL+ALT+space")
    });
    portal.press();
    page.see("Meta+Space opens the quick prompt");
    page.picture("shortcut-portal");
    assert!(!quick_is_open(&desktop), "the try itself opens nothing");
    portal.press();
    eventually("the shortcut opens the quick prompt", limits::START, || {
        quick_is_open(&desktop)
    });
}

#[test]
fn on_a_gnome_without_such_a_portal_a_button_adds_it_to_gnomes_own_shortcuts() {
    const KEYS: &str = "org.gnome.settings-daemon.plugins.media-keys";
    const OTHER: &str = "org.gnome.settings-daemon.plugins.media-keys.custom-keybinding:/org/gnome/settings-daemon/plugins/media-keys/custom-keybindings/custom0/";
    let practice = Practice::new();
    let desktop = Desktop::new(Has::default());
    practice.set_up(&desktop);
    let gsettings = |arguments: &[&str]| {
        let output = desktop
            .command("gsettings")
            .env("GSETTINGS_BACKEND", "keyfile")
            .args(arguments)
            .output()
            .expect("gsettings is needed");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "gsettings {arguments:?}: {said}");
        String::from_utf8(output.stdout).unwrap()
    };
    let custom = "/org/gnome/settings-daemon/plugins/media-keys/custom-keybindings/custom0/";
    gsettings(&["set", OTHER, "name", "Take a note"]);
    gsettings(&["set", OTHER, "binding", "<Alt><Primary>space"]);
    gsettings(&["set", KEYS, "custom-keybindings", &format!("['{custom}']")]);
    let gnome = [
        WAYLAND,
        ("XDG_CURRENT_DESKTOP", "GNOME"),
        ("GSETTINGS_BACKEND", "keyfile"),
    ];
    let page = Page::open(&desktop, &[], &gnome);
    page.press_with("Settings");
    page.press("Shortcut");
    page.see("this one does not");
    page.both_sizes("shortcut-gnome");
    page.press("Add Ctrl+Alt+Space to this desktop's shortcuts");
    page.see("uses Ctrl+Alt+Space already (Take a note)");
    page.picture("shortcut-gnome-taken");
    gsettings(&["set", OTHER, "binding", "<Super>n"]);
    page.press("Add Ctrl+Alt+Space to this desktop's shortcuts");
    page.see("This desktop's own shortcuts have Ctrl+Alt+Space");
    page.picture("shortcut-gnome-added");
    let paths = gsettings(&["get", KEYS, "custom-keybindings"]);
    assert!(
        paths.contains(custom) && paths.contains("/understudy/"),
        "{paths}"
    );
    let ours = OTHER.replace("custom0", "understudy");
    assert_eq!(
        gsettings(&["get", &ours, "binding"]).trim(),
        "'<Control><Alt>space'"
    );
    let command = gsettings(&["get", &ours, "command"]);
    assert!(
        command.contains("understudy") && command.contains(" quick"),
        "{command}"
    );
    page.press("Take it out");
    page.see("this one does not");
    let paths = gsettings(&["get", KEYS, "custom-keybindings"]);
    assert!(
        paths.contains(custom) && !paths.contains("/understudy/"),
        "{paths}"
    );
}
