//! Keys: added in the window, kept in the keyring, refused with the vendor's reason, and found
//! nowhere they do not belong.

use super::ask;
use crate::desktop::{Desktop, Has, KEYRING_PASSWORD};
use crate::driver::keys::{CONTROL, ENTER};
use crate::keyring;
use crate::limits;
use crate::page::{Page, app_ends, app_process};
use crate::practice::{KEY, Practice, understudy};
use std::fs;
use std::path::{Path, PathBuf};
use understudy_stage::KeySeen;

/// Fills in the form of a provider, from the first start's screen.
fn add_claude(page: &Page, url: &str, key: &str) {
    page.press_with("Anthropic");
    page.fill("API key", key);
    page.press("Advanced");
    page.fill("Address", url);
    page.press("Check and add");
}

#[test]
fn a_key_added_in_the_window_is_still_there_after_a_restart() {
    let practice = Practice::new();
    let desktop = Desktop::new(Has::default());
    let page = Page::open(&desktop, &[], &[]);
    add_claude(&page, &practice.stage.url("claude"), KEY);
    page.see("works.");
    page.press("Start chatting");
    ask(&page, "First");
    page.see_within("It came from demo/claude", limits::ANSWER);

    page.driver.press_last(&[CONTROL], &['q']);
    app_ends(&desktop);
    drop(page);
    let page = Page::open(&desktop, &[], &[]);
    practice.stage.forget_requests();
    ask(&page, "Second, after the restart");
    page.see_within("It came from demo/claude", limits::ANSWER);
    let asked = practice.stage.requests();
    assert!(asked.iter().all(|seen| seen.key == KeySeen::Right), "{asked:#?}");
}

#[test]
fn a_wrong_key_is_refused_with_the_reason_and_nothing_is_added() {
    let practice = Practice::new();
    let desktop = Desktop::new(Has::default());
    let page = Page::open(&desktop, &[], &[]);
    add_claude(&page, &practice.stage.url("claude"), "sk-practice-wrong");
    page.see("was not added");
    // As the vendor says it.
    page.see("invalid x-api-key");
    page.picture("key-refused");
    assert_eq!(
        understudy(&desktop, &["provider", "list", "--json"], "").trim(),
        "[]"
    );
    // What was typed is still there to be corrected.
    page.fill("API key", KEY);
    page.press_key(ENTER);
    page.see("works.");
}

#[test]
fn a_locked_keyring_is_waited_for_and_a_key_that_is_deleted_elsewhere_is_missed() {
    let practice = Practice::new();
    let desktop = Desktop::new(Has::default());
    practice.set_up(&desktop);
    keyring::lock(desktop.bus());
    let page = Page::open(&desktop, &[], &[]);
    page.press_with("Settings");
    page.see("The keyring is locked. Nothing was deleted");
    page.see("Once it is unlocked, the key is used by itself.");
    for theme in ["light", "dark"] {
        understudy(&desktop, &["settings", "set", "ui.theme", theme], "");
        page.becomes_true(
            "it is themed",
            &format!("return document.documentElement.dataset.theme === '{theme}'"),
        );
        page.both_sizes(&format!("keys-locked-{theme}"));
    }
    // Nobody can type a password here: it stays locked, and says so.
    page.press("Unlock…");
    page.see("The keyring did not do it");
    page.driver.press_last(&[CONTROL], &['n']);
    ask(&page, "Sent when the keyring is open");
    page.see_within(
        "Your message is sent as soon as the keyring can be read.",
        limits::ANSWER,
    );
    page.both_sizes("keys-waiting");
    assert!(practice.stage.requests().is_empty(), "there was no key to send");
    keyring::unlock(desktop.bus(), KEYRING_PASSWORD);
    page.see_within("It came from demo/claude", limits::ANSWER);
    let asked = practice.stage.requests();
    assert!(asked.iter().all(|seen| seen.key == KeySeen::Right), "{asked:#?}");

    page.press_with("Settings");
    page.press("Providers");
    page.see("In the keyring of your system.");
    // As a person does in the desktop's own program.
    let cleared = desktop
        .command("secret-tool")
        .args(["clear", "service", "understudy"])
        .status()
        .expect("secret-tool (Debian: libsecret-tools) is needed");
    assert!(cleared.success());
    page.see("None is there: it was deleted, or it was entered for another address.");
}

#[test]
fn without_a_keyring_a_key_is_kept_for_this_run_and_moves_into_one_that_comes() {
    let practice = Practice::new();
    let mut desktop = Desktop::new(Has {
        keyring: false,
        ..Has::default()
    });
    let page = Page::open(&desktop, &[], &[]);
    add_claude(&page, &practice.stage.url("claude"), KEY);
    page.see("works.");
    page.press("Start chatting");
    ask(&page, "First");
    page.see_within("It came from demo/claude", limits::ANSWER);
    page.press_with("Settings");
    page.see("No keyring was found");
    page.see("In memory, until Understudy quits.");
    page.both_sizes("keys-this-run");
    desktop.start_keyring();
    page.press("Keep the key of Anthropic in the keyring");
    page.see("In the keyring of your system.");
    page.driver.press_last(&[CONTROL], &['q']);
    app_ends(&desktop);
    drop(page);
    let page = Page::open(&desktop, &[], &[]);
    ask(&page, "Second, after the restart");
    page.see_within("It came from demo/claude", limits::ANSWER);
}

/// Two keys, one typed and one from the environment, in letters that occur nowhere by chance.
const TYPED: &str = "sk-canary-typed-5f1c9a77e2";
const FROM_ENVIRONMENT: &str = "sk-canary-variable-83bd40c1aa";

#[test]
fn a_planted_key_is_found_nowhere() {
    let practice = Practice::new();
    practice.lead().key(Some(TYPED));
    practice.backup().key(Some(FROM_ENVIRONMENT));
    let desktop = Desktop::new(Has::default());
    let page = Page::open(&desktop, &[], &[("OPENAI_API_KEY", FROM_ENVIRONMENT)]);
    // Everything the backend tells the page, from here on.
    add_claude(&page, &practice.stage.url("claude"), TYPED);
    page.see("works.");
    page.press("Start chatting");
    ask(&page, "What do you know?");
    page.see_within("It came from demo/claude", limits::ANSWER);
    // An error's text is a place for keys to leak too.
    practice.lead_goes_down();
    ask(&page, "And when you fail?");
    page.see_within("could not answer", limits::ANSWER);

    let mut searched = 0;
    let mut look = |place: &str, bytes: &[u8]| {
        searched += 1;
        for key in [TYPED, FROM_ENVIRONMENT] {
            assert!(!holds(bytes, key.as_bytes()), "{key} is in {place}");
        }
    };
    let told = page.driver.run(
        "return JSON.stringify([document.documentElement.outerHTML, {...localStorage}, {...sessionStorage},
            location.href, [...document.querySelectorAll('input')].map((input) => input.value)])",
        &[],
    );
    look("the page", told.as_str().unwrap().as_bytes());
    look("the events of a turn", understudy_json(&desktop).as_bytes());
    assert!(app_process(&desktop).is_some());
    for pid in desktop.processes() {
        for part in ["cmdline", "environ"] {
            // WebKitWebDriver was handed the variable to hand on; it is no part of the app.
            if fs::read_to_string(format!("/proc/{pid}/comm"))
                .unwrap_or_default()
                .starts_with("WebKitWebDriver")
            {
                continue;
            }
            let place = format!("/proc/{pid}/{part} ({})", name(pid));
            look(
                &place,
                &fs::read(format!("/proc/{pid}/{part}")).unwrap_or_default(),
            );
        }
    }
    let mut files = Vec::new();
    walk(desktop.folder(), &mut files);
    for file in &files {
        look(&file.display().to_string(), &fs::read(file).unwrap_or_default());
    }
    let named = |wanted: &str| files.iter().any(|file| file.to_string_lossy().contains(wanted));
    assert!(
        named("history.db") && named("keyrings"),
        "the search missed places: {files:#?}"
    );
    assert!(searched > 10, "only {searched} places were searched");
}

fn understudy_json(desktop: &Desktop) -> String {
    [
        "provider list --json",
        "status --json",
        "settings list --json",
        "history list --json",
    ]
    .map(|command| understudy(desktop, &command.split(' ').collect::<Vec<_>>(), ""))
    .concat()
}

fn name(pid: u32) -> String {
    fs::read_to_string(format!("/proc/{pid}/comm"))
        .unwrap_or_default()
        .trim()
        .to_owned()
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => walk(&entry.path(), files),
            Ok(kind) if kind.is_file() => files.push(entry.path()),
            _ => {}
        }
    }
}

fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}
