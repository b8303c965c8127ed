//! Settings that are found, what the app is made of, and everything gone.

use super::{COMPOSER, ask};
use crate::desktop::{Desktop, Has, eventually};
use crate::driver::keys::ENTER;
use crate::limits;
use crate::page::{Page, runs};
use crate::pictures;
use crate::practice::{KEY, Practice, understudy};
use std::fs;
use std::path::{Path, PathBuf};
use understudy_stage::Script;

#[test]
fn a_setting_is_found_by_its_words_and_the_licences_of_others_are_there() {
    for theme in ["dark", "light"] {
        let practice = Practice::new();
        let desktop = Desktop::new(Has::default());
        practice.set_up(&desktop);
        understudy(&desktop, &["settings", "set", "ui.theme", theme], "");
        let page = Page::open(&desktop, &[], &[]);
        page.see("Settings");
        page.press_with("Settings");
        page.fill("Find a setting", "keep");
        page.see("Keep running in the tray");
        page.both_sizes(&format!("settings-find-{theme}"));
        // The field loses what was typed when the window is resized and the focus goes.
        page.fill("Find a setting", "pause in the middle");
        page.see("How long an answer may pause in the middle.");
        page.press_key(ENTER);
        page.becomes_true(
            "the limit has the focus",
            "return document.activeElement?.closest('[data-setting]')?.dataset.setting === 'limits.gap_ms'",
        );
        page.press("Chats");
        page.both_sizes(&format!("settings-chats-{theme}"));
        page.press("Usage");
        page.press("About");
        page.see(env!("CARGO_PKG_VERSION"));
        page.see(&desktop.home().display().to_string());
        page.press("Show");
        page.see("packages");
        page.fill("Filter by name or licence", "rusqlite");
        page.press_with("rusqlite");
        page.see("Permission is hereby granted");
        page.both_sizes(&format!("settings-about-{theme}"));
        page.fill("Filter by name or licence", "fontsource");
        page.press_with("@fontsource-variable/inter");
        page.see("SIL OPEN FONT LICENSE");
    }
}

/// In letters that occur nowhere by chance.
const SAID: &str = "canary-question-4be21f09";
const ANSWERED: &str = "canary-answer-90c7d3aa";
const DRAFTED: &str = "canary-draft-5d11c0fe";

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => walk(&entry.path(), files),
            Ok(kind) if kind.is_file() => files.push(entry.path()),
            _ => {}
        }
    }
}

fn places_of(folder: &Path, words: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    walk(folder, &mut files);
    let holds = |file: &PathBuf| {
        let bytes = fs::read(file).unwrap_or_default();
        bytes
            .windows(words.len())
            .any(|window| window == words.as_bytes())
    };
    files.into_iter().filter(holds).collect()
}

fn keys_in_the_keyring(desktop: &Desktop) -> usize {
    let found = desktop
        .command("secret-tool")
        .args(["search", "--all", "--unlock", "service", "understudy"])
        .output()
        .expect("secret-tool (Debian: libsecret-tools) is needed");
    String::from_utf8_lossy(&found.stdout).matches(KEY).count()
}

#[test]
fn all_data_is_deleted_at_a_word_and_the_app_begins_anew() {
    let practice = Practice::new();
    let desktop = Desktop::new(Has::default());
    practice.set_up(&desktop);
    practice.lead().always(Script::answer(ANSWERED));
    let file = desktop.folder().join("attached.txt");
    fs::write(&file, format!("attached {SAID}")).unwrap();
    understudy(&desktop, &["ask", SAID, "--attach", file.to_str().unwrap()], "");
    fs::remove_file(&file).unwrap();
    understudy(&desktop, &["history", "backup"], "");
    understudy(&desktop, &["settings", "set", "ui.zoom", "110"], "");

    let page = Page::open(&desktop, &[], &[]);
    page.see(SAID);
    ask(&page, "And again?");
    page.see_within(ANSWERED, limits::ANSWER);
    page.fill(COMPOSER, DRAFTED);
    page.press_with("Settings");
    page.press("Your data");
    page.press("Delete…");
    page.see("all chats, with the archive, the bin, drafts and attached files");
    page.see("the one backup in the app’s folder");
    page.see("the keys of Claude, GPT in your keyring");
    understudy(&desktop, &["settings", "set", "ui.theme", "light"], "");
    page.both_sizes("erase-light");
    understudy(&desktop, &["settings", "set", "ui.theme", "dark"], "");
    page.becomes_true(
        "it is dark",
        "return document.documentElement.dataset.theme === 'dark'",
    );
    // Not by accident: another word is none.
    page.fill("to go on", "yes");
    page.becomes_true(
        "nothing can be deleted yet",
        "return [...document.querySelectorAll('dialog button')].find((one) => one.textContent.includes('Delete everything')).disabled",
    );
    page.fill("to go on", "Delete");
    page.both_sizes("erase-dark");
    for words in [SAID, ANSWERED] {
        assert!(
            !places_of(&desktop.home(), words).is_empty(),
            "{words} was never there"
        );
    }
    assert_eq!(keys_in_the_keyring(&desktop), 2);
    page.press("Delete everything");

    // The same process, begun anew: its history is another one, and its window the first start's.
    let home = desktop.home();
    let begun_anew = || {
        let settings = fs::read(home.join("history.db")).unwrap_or_default();
        !settings.is_empty() && !home.join("backups").exists() && !home.join("erase").exists()
    };
    eventually("the app begins anew", limits::START, begun_anew);
    eventually("a window is there", limits::START, || {
        desktop
            .visible_windows()
            .iter()
            .any(|title| title.contains("Understudy"))
    });
    assert!(runs(page.app), "the app is there");
    pictures::screen(&desktop, "erased");
    for words in [SAID, ANSWERED, DRAFTED] {
        let places = places_of(&home, words);
        assert!(places.is_empty(), "{words} is in {places:?}");
    }
    assert_eq!(keys_in_the_keyring(&desktop), 0);
    assert_eq!(
        understudy(&desktop, &["provider", "list", "--json"], "").trim(),
        "[]"
    );
    assert_eq!(
        understudy(&desktop, &["history", "list", "--json"], "").trim(),
        "[]"
    );
    assert_eq!(
        understudy(&desktop, &["settings", "get", "ui.zoom"], "").trim(),
        "100"
    );
}
