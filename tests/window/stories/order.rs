//! Chats in order: folders, pins, tags, the archive, the bin, what is being written, what was used.

use super::{COMPOSER, ask};
use crate::desktop::{Desktop, Has, eventually, kill};
use crate::driver::keys;
use crate::limits;
use crate::page::{Page, runs};
use crate::practice::{Practice, understudy};
use std::time::Duration;
use understudy_stage::Script;

const TITLES: [&str; 5] = [
    "How long do I boil an egg?",
    "京都で三日間、何を見ればいい？",
    "Letter to the landlord about the heating, cold since Monday",
    "Pasta for six 🍝 with what is in the cupboard",
    "اشرح اتجاه النص",
];

/// A home with some chats, made as a script would.
fn with_chats(theme: &str) -> (Practice, Desktop) {
    let practice = Practice::new();
    let desktop = Desktop::new(Has::default());
    practice.set_up(&desktop);
    understudy(&desktop, &["settings", "set", "ui.theme", theme], "");
    practice
        .lead()
        .always(Script::answer("Six minutes, from when the water boils."));
    for title in TITLES {
        understudy(&desktop, &["ask", title], "");
    }
    (practice, desktop)
}

/// One of a few choices side by side.
pub fn choose(page: &Page, name: &str) {
    let script = format!(
        "const one = [...document.querySelectorAll('label')].find((label) => label.textContent.trim() === '{name}');
         one?.click(); return Boolean(one)"
    );
    page.becomes_true(name, &script);
}

fn menu(page: &Page, title: &str) {
    page.point_at(title);
    page.press(&format!("More about “{title}”"));
}

#[test]
fn chats_go_into_folders_to_the_top_and_out_of_sight() {
    for theme in ["dark", "light"] {
        let (_practice, desktop) = with_chats(theme);
        let page = Page::open(&desktop, &[], &[]);
        menu(&page, TITLES[0]);
        page.press("Move to a folder…");
        page.press("New folder…");
        page.fill("Name of the folder", "Kitchen 台所");
        page.press_key(keys::ENTER);
        page.see("Kitchen 台所");
        menu(&page, TITLES[3]);
        page.press("Move to a folder…");
        page.picture(&format!("order-menu-{theme}"));
        page.press("Kitchen 台所");
        page.see_no_more(TITLES[3]);
        menu(&page, TITLES[1]);
        page.press("Pin");
        page.see("Pinned");
        menu(&page, TITLES[2]);
        page.press("Tags…");
        page.fill("Tags", "home, letters");
        page.picture(&format!("order-tags-{theme}"));
        page.press("Keep");
        page.see("letters");
        menu(&page, TITLES[4]);
        page.press("Archive");
        page.see_no_more(TITLES[4]);
        page.press_with("Kitchen 台所");
        page.see(TITLES[3]);
        page.press_with("Letter to the landlord");
        page.see("Six minutes");
        page.both_sizes(&format!("order-{theme}"));

        page.press("Archive and bin");
        page.see("Archived on");
        page.both_sizes(&format!("order-archive-{theme}"));
        page.press(&format!("Back to the list: “{}”", TITLES[4]));
        page.see("Nothing is archived.");
    }
}

#[test]
fn a_deleted_chat_is_in_the_bin_until_it_is_restored_or_gone_for_good() {
    let (_practice, desktop) = with_chats("dark");
    understudy(&desktop, &["history", "backup"], "");
    // As a restore leaves it.
    std::fs::create_dir(desktop.home().join("replaced-2026-01-31-101500")).unwrap();
    let page = Page::open(&desktop, &[], &[]);
    for title in [TITLES[0], TITLES[1]] {
        menu(&page, title);
        page.press("Delete");
        page.see("The chat was deleted.");
    }
    page.press("Archive and bin");
    choose(&page, "Bin (2)");
    page.see("Goes for good in 30 days");
    page.both_sizes("order-bin");
    page.press(&format!("Restore “{}”", TITLES[0]));
    page.see("Bin (1)");
    page.press("Empty the bin");
    page.see("Delete for good?");
    page.picture("order-bin-asks");
    page.press("Delete for good");
    page.see_within("Deleted for good. No backup has it either.", limits::START);
    page.see("may still have it: remove that folder");
    page.see("The bin is empty.");
    page.see_no_more("Undo");
    page.both_sizes("order-bin-empty");
    page.press(TITLES[0]);
    page.see("Six minutes");
    let listed = understudy(&desktop, &["history", "list"], "");
    assert!(
        listed.contains(TITLES[0]) && !listed.contains(TITLES[1]),
        "{listed}"
    );
    let bin = understudy(&desktop, &["history", "list", "--bin", "--json"], "");
    assert_eq!(bin.trim(), "[]");
    assert_eq!(backups(&desktop), 1, "the backup is there, without the chat");
    no_file_has(&desktop.home(), TITLES[1]);
}

fn backups(desktop: &Desktop) -> usize {
    let listed = understudy(desktop, &["history", "backup", "--list", "--json"], "");
    serde_json::from_str::<Vec<serde_json::Value>>(&listed)
        .unwrap()
        .len()
}

/// No file of the home has a word of it left.
fn no_file_has(folder: &std::path::Path, words: &str) {
    for file in std::fs::read_dir(folder).unwrap().flatten() {
        let path = file.path();
        if path.is_dir() {
            no_file_has(&path, words);
        } else {
            let bytes = std::fs::read(&path).unwrap_or_default();
            let found = bytes.windows(words.len()).any(|some| some == words.as_bytes());
            assert!(!found, "{}", path.display());
        }
    }
}

#[test]
fn what_was_being_written_is_there_after_a_kill_and_gone_once_it_is_sent() {
    let (_practice, desktop) = with_chats("light");
    let page = Page::open(&desktop, &[], &[]);
    page.fill(COMPOSER, "Half a new question 半分");
    page.press(TITLES[0]);
    page.see("Six minutes");
    page.fill(COMPOSER, "And a goose egg?");
    // A draft is kept at least once a second.
    std::thread::sleep(Duration::from_millis(1_500));
    kill(page.app, libc::SIGKILL);
    eventually("the app is dead", limits::SHOWN, || !runs(page.app));
    drop(page);

    let page = Page::open(&desktop, &[], &[]);
    let stands = |words: &str| format!("return document.querySelector('textarea').value === '{words}'");
    page.becomes_true(
        "the new chat's draft is there",
        &stands("Half a new question 半分"),
    );
    page.press(TITLES[0]);
    page.becomes_true("the chat's draft is there", &stands("And a goose egg?"));
    ask(&page, "And a duck egg?");
    page.see_within("And a duck egg?", limits::ANSWER);
    page.becomes_true("the field is empty", &stands(""));
    std::thread::sleep(Duration::from_millis(300));
    kill(page.app, libc::SIGKILL);
    eventually("the app is dead", limits::SHOWN, || !runs(page.app));
    drop(page);

    let page = Page::open(&desktop, &[], &[]);
    page.press(TITLES[0]);
    page.see("And a duck egg?");
    page.becomes_true("nothing of it stands in the field", &stands(""));
}

#[test]
fn a_chat_has_settings_of_its_own_and_what_was_used_is_told() {
    for theme in ["dark", "light"] {
        let (practice, desktop) = with_chats(theme);
        understudy(
            &desktop,
            &[
                "provider", "price", "Claude", "opus", "--input", "300", "--output", "900",
            ],
            "",
        );
        let page = Page::open(&desktop, &[], &[]);
        page.press("Chat settings");
        page.see("Settings of the new chat");
        page.fill("What models are told before this chat", "Answer in rhymes.");
        page.press("A model order of its own");
        page.see("This order is for this chat alone");
        page.fill("Longest answer", "400");
        page.both_sizes(&format!("order-settings-{theme}"));
        page.press("Done");
        practice.stage.forget_requests();
        ask(&page, "A poem about eggs");
        page.see_within("Six minutes", limits::ANSWER);
        let asked = practice.stage.requests();
        let asked = asked.iter().find(|one| one.method == "POST").unwrap();
        assert!(
            asked.body.to_string().contains("Answer in rhymes."),
            "{}",
            asked.body
        );
        assert_eq!(asked.body["max_tokens"], 400);

        understudy(&desktop, &["settings", "set", "spend.month_usd", "0.02"], "");
        page.press_with("Settings");
        page.press("Usage");
        page.see("requests were sent, at a known cost of");
        page.see("By model");
        page.both_sizes(&format!("order-usage-{theme}"));
        let told = understudy(&desktop, &["usage", "--days", "7"], "");
        assert!(
            told.contains("Claude/opus") && told.contains("6 requests"),
            "{told}"
        );
    }
}
