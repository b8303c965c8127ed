//! Everything by its name, and by keys that a person chose.

use super::ask;
use crate::desktop::{Desktop, Has};
use crate::driver::keys::{CONTROL, ENTER, ESCAPE};
use crate::limits;
use crate::page::Page;
use crate::practice::{Practice, understudy};
use understudy_stage::Script;

const SHIFT: char = '\u{e008}';
const ALT: char = '\u{e00a}';
const DOWN: char = '\u{e015}';
const LONG: &str = "A very long question about trains: how many carriages, which of them sleep, which of them dine, \
and why does the one that I want always leave from the platform on the other side of the station?";

fn open(page: &Page) {
    page.driver.press(&[CONTROL], &['k']);
    page.becomes_true(
        "the cursor is in the palette",
        "return document.activeElement?.getAttribute('role') === 'combobox'",
    );
}

fn type_in(page: &Page, words: &str) {
    page.driver.press(&[], &words.chars().collect::<Vec<_>>());
}

/// Of the line that Enter would take.
fn selected(page: &Page, words: &str) {
    page.becomes_true(
        &format!("\"{words}\" is the line that is marked"),
        &format!(
            "return document.querySelector('[role=option][aria-selected=true]')?.textContent.includes({words:?}) ?? false"
        ),
    );
}

#[test]
fn a_chat_an_action_a_model_and_a_setting_are_a_few_letters_away() {
    for theme in ["dark", "light"] {
        let practice = Practice::new();
        let desktop = Desktop::new(Has::default());
        practice.set_up(&desktop);
        understudy(&desktop, &["settings", "set", "ui.theme", theme], "");
        practice.lead().always(Script::answer("Take the tram."));
        for question in ["Trip to Kyoto: 三日間の計画", "🍳 Eggs?", LONG] {
            understudy(&desktop, &["ask", question], "");
        }
        let page = Page::open(&desktop, &[], &[]);
        page.see("Eggs?");
        open(&page);
        page.see("Kyoto");
        page.both_sizes(&format!("palette-{theme}"));

        type_in(&page, "kyo");
        selected(&page, "Trip to Kyoto");
        page.both_sizes(&format!("palette-chat-{theme}"));
        page.press_key(ENTER);
        page.see_within("Take the tram.", limits::SHOWN);

        // Models of the order, and what was said last can be asked of one of them again.
        open(&page);
        type_in(&page, "sol");
        page.see("Redo the last answer with");
        page.both_sizes(&format!("palette-model-{theme}"));
        practice.backup().always(Script::answer("Walk along the river."));
        type_in(&page, " redo");
        selected(&page, "Redo the last answer with");
        page.press_key(ENTER);
        page.see_within("Walk along the river.", limits::ANSWER);

        // A setting: the window goes there and the control has the focus.
        open(&page);
        type_in(&page, "keep running");
        selected(&page, "tray");
        page.press_key(ENTER);
        page.becomes_true(
            "the switch has the focus",
            "return document.activeElement?.closest('[data-setting]')?.dataset.setting === 'tray.close_to_tray'",
        );

        // What was used last stands first, the next time.
        open(&page);
        type_in(&page, "xyzzy");
        page.see("Nothing has this name.");
        page.both_sizes(&format!("palette-nothing-{theme}"));
        page.press_key(ESCAPE);
        open(&page);
        type_in(&page, "archive and");
        selected(&page, "Archive and bin");
        page.press_key(ENTER);
        page.becomes_true(
            "the palette is gone",
            "return document.querySelector('dialog') === null",
        );
        open(&page);
        page.see("Used last");
        selected(&page, "Archive and bin");
        page.press_key(DOWN);
        page.press_key(ESCAPE);
    }
}

#[test]
fn keys_are_changed_in_the_settings_and_in_the_terminal_and_work_at_once() {
    for theme in ["dark", "light"] {
        let practice = Practice::new();
        let desktop = Desktop::new(Has::default());
        practice.set_up(&desktop);
        understudy(&desktop, &["settings", "set", "ui.theme", theme], "");
        let page = Page::open(&desktop, &[], &[]);
        page.see("New chat");
        page.driver.press(&[CONTROL], &['/']);
        page.see("Keys that stay as they are");
        page.both_sizes(&format!("keys-{theme}"));

        // Taken ones are said, with who has them.
        page.press_with("Change the keys for “Search all chats”");
        page.driver.press(&[CONTROL], &['n']);
        page.see("is taken by “New chat”");
        page.both_sizes(&format!("keys-taken-{theme}"));
        page.press("Keep it there");
        page.press_with("Change the keys for “Search all chats”");
        page.driver.press(&[ALT, SHIFT], &['s']);
        page.becomes_true(
            "the new keys are listed",
            "return document.querySelector('li[aria-label=\"Search all chats\"] kbd')?.textContent === 'Alt+Shift+S'",
        );
        assert_eq!(
            understudy(&desktop, &["settings", "get", "keys.search"], "").trim(),
            "Alt+Shift+S"
        );
        page.driver.press(&[ALT, SHIFT], &['s']);
        page.becomes_true(
            "the search is open",
            "return document.querySelector('dialog [role=combobox]') !== null",
        );
        page.press_key(ESCAPE);

        // From elsewhere, while the window is open.
        understudy(&desktop, &["settings", "set", "keys.new_chat", "F8"], "");
        page.becomes_true(
            "the sidebar says the new keys",
            "return document.querySelector('nav .new kbd')?.textContent === 'F8'",
        );
        page.press_key('\u{e038}');
        page.becomes_true(
            "a new chat is open, with the cursor in it",
            "return document.activeElement?.tagName === 'TEXTAREA'",
        );
        practice.lead().always(Script::answer("As you like."));
        ask(&page, "Hello");
        page.see_within("As you like.", limits::ANSWER);
    }
}
