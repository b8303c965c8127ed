//! The tray over D-Bus: what it tells, what it does, and desktops that have none, or not yet.

use crate::desktop::{Desktop, Has, eventually};
use crate::limits;
use crate::page::{Page, app_ends, app_process};
use crate::pictures;
use crate::practice::{Practice, try_understudy, understudy};
use crate::watcher::{Icon, Watcher, find};
use std::time::Duration;

const APP: &str = env!("CARGO_BIN_EXE_understudy");
const WINDOW: &str = "Understudy";

fn window_is_open(desktop: &Desktop) -> bool {
    desktop.visible_windows().iter().any(|title| title == WINDOW)
}

fn close_window(desktop: &Desktop) {
    desktop.xdotool(&[
        "search",
        "--onlyvisible",
        "--name",
        &format!("^{WINDOW}$"),
        "windowactivate",
        "--sync",
    ]);
    // The window manager's own key, which asks the window to close as the frame's button does.
    desktop.xdotool(&["key", "alt+F4"]);
}

#[test]
fn icon_and_tooltip_tell_when_the_main_model_goes_down_and_the_menu_opens_a_chat() {
    let practice = Practice::new();
    let desktop = Desktop::new(Has::default());
    practice.set_up(&desktop);
    let watcher = Watcher::start(desktop.bus());
    let _app = desktop.start(APP, &["--hidden"]);
    let icon = watcher.icon();
    assert!(!window_is_open(&desktop), "it starts in the tray alone");
    let well = icon.pictures();
    pictures::tray_icon("tray-well", well.last().unwrap());
    let tooltip_well = icon.tooltip();

    practice.lead_goes_down();
    // Two failures in a row: one alone might be chance. The command line shares the home.
    for question in ["one", "two"] {
        let asked = try_understudy(&desktop, &["ask", "--chain", "Claude/opus", question], "");
        assert_eq!(asked.status.code(), Some(1));
    }
    eventually("the menu tells", limits::SHOWN, || {
        find(&icon.menu(), "Claude").is_some_and(|line| line.label.contains("down"))
    });
    eventually("the icon changes", limits::SHOWN, || icon.pictures() != well);
    pictures::tray_icon("tray-main-down", icon.pictures().last().unwrap());
    let tooltip = icon.tooltip();
    assert_ne!(tooltip, tooltip_well);
    assert!(tooltip.0.contains("down"), "{tooltip:?}");
    icon.choose("New chat");
    eventually("a window opens", limits::START, || window_is_open(&desktop));
    close_window(&desktop);
    eventually("closing keeps the app in the tray", limits::SHOWN, || {
        !window_is_open(&desktop)
    });
    std::thread::sleep(Duration::from_millis(500));
    assert!(app_process(&desktop).is_some());
    icon.click();
    eventually("a click on the icon shows the window", limits::START, || {
        window_is_open(&desktop)
    });
    icon.choose("Quit");
    app_ends(&desktop);
}

#[test]
fn without_a_tray_the_window_says_so_and_closing_it_quits() {
    let practice = Practice::new();
    let desktop = Desktop::new(Has::default());
    practice.set_up(&desktop);
    let page = Page::open(&desktop, &[], &[]);
    page.press_with("Settings");
    page.press("Desktop");
    page.see("closing the window quits Understudy");
    close_window(&desktop);
    app_ends(&desktop);
}

#[test]
fn a_hidden_start_without_a_tray_shows_the_window_and_a_late_tray_is_used() {
    let practice = Practice::new();
    let desktop = Desktop::new(Has::default());
    practice.set_up(&desktop);
    let _app = desktop.start(APP, &["--hidden"]);
    eventually("the app runs", limits::START, || app_process(&desktop).is_some());
    assert!(!window_is_open(&desktop));
    eventually("the window comes after ten seconds", limits::START, || {
        window_is_open(&desktop)
    });

    let watcher = Watcher::start(desktop.bus());
    watcher.icon();
    close_window(&desktop);
    eventually("the window closes", limits::SHOWN, || !window_is_open(&desktop));
    std::thread::sleep(Duration::from_millis(500));
    assert!(
        app_process(&desktop).is_some(),
        "the app stays in the tray that came late"
    );

    // And when the tray goes again, the app does not stay behind unseen.
    drop(watcher);
    eventually("the window is back", limits::START, || window_is_open(&desktop));
}

#[test]
fn the_menu_names_chats_stays_still_while_it_is_open_and_comes_back_with_the_tray() {
    let practice = Practice::new();
    let desktop = Desktop::new(Has::default());
    practice.set_up(&desktop);
    understudy(&desktop, &["ask", "snake_case or camelCase?"], "");
    understudy(
        &desktop,
        &["ask", "--only", "Claude", "Between the two of us"],
        "",
    );
    let watcher = Watcher::start(desktop.bus());
    let _app = desktop.start(APP, &["--hidden"]);
    let icon = watcher.icon();
    let has = |icon: &Icon<'_>, words: &str| find(&icon.menu(), words).is_some();
    // An underscore alone would mark an access key.
    eventually("the chat is named", limits::SHOWN, || {
        has(&icon, "snake__case or camelCase?")
    });
    assert!(
        !has(&icon, "Between the two"),
        "it may not go anywhere, so it is not named"
    );
    understudy(&desktop, &["settings", "set", "tray.recent", "all"], "");
    eventually("at the person's word it is", limits::SHOWN, || {
        has(&icon, "Between the two of us")
    });

    icon.about_to_show();
    let open = icon.menu();
    understudy(&desktop, &["ask", "A third one"], "");
    practice.lead_goes_down();
    for question in ["one", "two"] {
        let asked = try_understudy(&desktop, &["ask", "--chain", "Claude/opus", question], "");
        assert_eq!(asked.status.code(), Some(1));
    }
    eventually("the tooltip tells", limits::SHOWN, || {
        icon.tooltip().0.contains("down")
    });
    assert_eq!(icon.menu(), open, "nothing moves under the pointer");
    icon.choose("snake__case");
    eventually("the window opens", limits::START, || window_is_open(&desktop));
    eventually("the menu is up to date again", limits::SHOWN, || {
        has(&icon, "A third one")
            && find(&icon.menu(), "Claude").is_some_and(|line| line.label.contains("down"))
    });

    // The panel is started anew, as desktops do.
    let down = icon.pictures();
    drop(watcher);
    let watcher = Watcher::start(desktop.bus());
    let icon = watcher.icon();
    assert_eq!(icon.pictures(), down, "it comes back as things stand");
    icon.choose("Quit");
    app_ends(&desktop);
}
