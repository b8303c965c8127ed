//! Every screen as somebody meets it who does not see it, or not well: axe looks for what a screen
//! reader cannot name, what the keyboard cannot reach and what is too faint, in the real window.

use super::ask;
use crate::desktop::{Desktop, Has};
use crate::driver::keys;
use crate::limits;
use crate::page::Page;
use crate::practice::{Practice, understudy};
use serde_json::Value;
use std::path::Path;
use std::time::Instant;
use understudy_stage::{ErrorKind, Script};

const SHIFT: char = '\u{e008}';

/// Everything that Markdown can bring, and a language that runs the other way.
const LONG: &str = "## Lighthouses\n\nThe *keeper* lit it at dusk; see [the pilot](https://example.com/pilot) for \
**when**, `how`, and $r^2 = a$.\n\n| light | range |\n|---|---:|\n| Fastnet | 27 |\n| Cordouan | 19 |\n\n- [x] \
trimmed\n- [ ] fogged\n\n1. one\n2. two\n\n> Keep it burning.[^1]\n\n```rust\nlet beam = Lamp::new(27);\n```\n\n$$\n\
\\int_0^1 x\\,dx\n$$\n\nמגדלור ליד הים, ومنارة على الشاطئ, 灯台と海。\n\n![a picture](https://example.com/light.png)\n\n\
[^1]: As the rule said.\n";

const SECTIONS: [&str; 12] = [
    "Providers",
    "Model order",
    "Shortcut",
    "Appearance",
    "Desktop",
    "Chats",
    "Usage",
    "Limits",
    "Your data",
    "What goes where",
    "About",
    "More",
];

/// What axe has against the screens that were shown.
struct Looked {
    axe: String,
    screens: usize,
    against: Vec<String>,
}

impl Looked {
    fn new() -> Self {
        let axe = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/node_modules/axe-core/axe.min.js");
        Self {
            axe: std::fs::read_to_string(&axe)
                .unwrap_or_else(|error| panic!("{}: {error}; run npm ci in ui", axe.display())),
            screens: 0,
            against: Vec::new(),
        }
    }

    /// Runs axe over what the page shows now.
    fn at(&mut self, page: &Page, screen: &str) {
        if page.driver.run("return typeof window.axe", &[]) != "object" {
            page.driver.run(&self.axe, &[]);
        }
        page.driver.run(
            "window.axeSaid = null;
             // A colour that is still changing is neither the one nor the other.
             new Promise((rested) => setTimeout(rested, 400)).then(() => axe.run(document, {
                 iframes: false,
                 resultTypes: ['violations'],
                 runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
             })).then(
                 (found) => { window.axeSaid = found.violations.flatMap((rule) => rule.nodes.map((node) =>
                     ({impact: node.impact ?? rule.impact, rule: rule.id, at: node.target.join(' '),
                       why: (node.failureSummary ?? '').replace(/\\s+/g, ' ')}))); },
                 (error) => { window.axeSaid = String(error); },
             );",
            &[],
        );
        let begun = Instant::now();
        let said = loop {
            let said = page.driver.run("return window.axeSaid", &[]);
            if said != Value::Null {
                break said;
            }
            assert!(begun.elapsed() < limits::START, "axe does not end on {screen}");
            std::thread::sleep(std::time::Duration::from_millis(50));
        };
        let found = said
            .as_array()
            .unwrap_or_else(|| panic!("axe failed on {screen}: {said}"));
        self.screens += 1;
        for one in found {
            let line = format!(
                "{screen}: {} {} at {}: {}",
                one["impact"].as_str().unwrap_or_default(),
                one["rule"].as_str().unwrap_or_default(),
                one["at"].as_str().unwrap_or_default(),
                one["why"].as_str().unwrap_or_default()
            );
            if matches!(one["impact"].as_str(), Some("serious" | "critical")) {
                self.against.push(line);
            } else {
                println!("{line}");
            }
        }
    }

    fn nothing_bad(self, least: usize) {
        assert!(self.screens >= least, "{} screens were looked at", self.screens);
        assert!(
            self.against.is_empty(),
            "{} on {} screens:\n{}",
            self.against.len(),
            self.screens,
            self.against.join("\n")
        );
    }
}

/// A menu that is open has the focus in it.
fn menu(page: &Page, looked: &mut Looked, opener: &str, screen: &str) {
    page.press_with(opener);
    page.becomes_true(
        "the menu is open",
        "return document.activeElement?.closest('[role=menu]') !== null",
    );
    looked.at(page, screen);
    page.press_key(keys::ESCAPE);
    page.becomes_true(
        "the menu is closed",
        "return document.querySelector('[role=menu]') === null",
    );
}

fn dialog(page: &Page, looked: &mut Looked, screen: &str) {
    page.becomes_true(
        "the dialog is open",
        "return document.querySelector('dialog[open], [role=dialog]') !== null",
    );
    looked.at(page, screen);
    page.press_key(keys::ESCAPE);
    page.becomes_true(
        "the dialog is closed",
        "return document.querySelector('dialog[open], [role=dialog]') === null",
    );
}

#[test]
fn every_screen_can_be_read_and_named_in_dark_and_light() {
    for theme in ["dark", "light"] {
        let mut looked = Looked::new();
        let practice = Practice::new();
        let desktop = Desktop::new(Has::default());
        understudy(&desktop, &["settings", "set", "ui.theme", theme], "");
        let page = Page::open(&desktop, &[], &[]);
        page.see("Try the demo");
        looked.at(&page, "first start");
        page.press("All providers…");
        page.see("Who provides the models?");
        looked.at(&page, "kinds of providers");
        page.press_with("Anthropic");
        page.see("Check and add");
        page.press("Advanced");
        looked.at(&page, "adding a provider");
        drop(page);

        practice.set_up(&desktop);
        practice
            .lead()
            .script(Script::answer("Trams, and a walk along the river."));
        understudy(&desktop, &["ask", "Trip to Kyoto: 三日間の計画"], "");
        practice.lead().script(Script::fail(ErrorKind::Overloaded));
        practice.backup().always(Script::answer(LONG));
        let page = Page::open(&desktop, &[], &[]);
        page.see("Trip to Kyoto");
        looked.at(&page, "empty chat");
        ask(&page, "Tell me of lighthouses");
        page.see_within("took over.", limits::ANSWER);
        page.see_within("As the rule said.", limits::ANSWER);
        page.press_with("Details");
        looked.at(&page, "chat with everything in it");
        menu(&page, &mut looked, "covering for", "model order");
        menu(&page, &mut looked, "May go: model order", "where it may go");
        menu(&page, &mut looked, "Thinking", "effort");
        menu(&page, &mut looked, "Redo", "redo");
        page.point_at("Trip to Kyoto: 三日間の計画");
        menu(&page, &mut looked, "More about “Trip to Kyoto", "a chat's menu");
        page.press_with("More about “Trip to Kyoto");
        page.press("Tags…");
        dialog(&page, &mut looked, "tags");
        page.press("Chat settings");
        dialog(&page, &mut looked, "settings of a chat");
        page.driver.press(&[keys::CONTROL], &['f']);
        page.becomes_true(
            "the cursor is in the field",
            "return document.activeElement?.tagName === 'INPUT'",
        );
        looked.at(&page, "find in the chat");
        page.press_key(keys::ESCAPE);
        page.driver.press(&[keys::CONTROL, SHIFT], &['f']);
        page.see("Type words to find them");
        looked.at(&page, "search");
        page.driver.press(&[], &"kyoto".chars().collect::<Vec<_>>());
        page.becomes_true(
            "something is found",
            "return document.querySelectorAll('[role=option]').length > 0",
        );
        dialog(&page, &mut looked, "what a search found");
        page.driver.press(&[keys::CONTROL, SHIFT], &['n']);
        page.see("Nothing of it is stored here.");
        looked.at(&page, "temporary chat");

        page.press_with("Settings");
        for section in SECTIONS {
            page.press(section);
            page.becomes_true(
                "the section is shown",
                &format!("return document.activeElement?.textContent.trim() === '{section}'"),
            );
            looked.at(&page, &format!("settings, {section}"));
        }
        page.press("Providers");
        page.press("More for Claude");
        page.press("Remove");
        page.see("Keep it");
        looked.at(&page, "removing a provider");
        page.press("Keep it");
        page.press("Add a provider");
        page.see("Who provides the models?");
        looked.at(&page, "adding one more provider");

        page.press_with("Status");
        page.see("Incidents of the last 30 days");
        looked.at(&page, "status");
        menu(&page, &mut looked, "More for opus", "a model's menu");
        page.press("Trip to Kyoto: 三日間の計画");
        page.see("Trams, and a walk along the river.");
        page.press_with("More about “Trip to Kyoto");
        page.press("Archive");
        page.press("Archive and bin");
        page.see("Archived on");
        looked.at(&page, "archive and bin");

        for seat in [practice.lead(), practice.backup()] {
            seat.always(Script::fail(ErrorKind::Overloaded));
        }
        page.press_with("New chat");
        ask(&page, "And if nobody answers?");
        page.see_within("Waiting for", limits::ANSWER);
        looked.at(&page, "a message that waits");
        looked.nothing_bad(34);
    }
}

#[test]
fn more_contrast_is_more_in_every_sense() {
    let mut looked = Looked::new();
    let practice = Practice::new();
    let desktop = Desktop::new(Has::default());
    practice.set_up(&desktop);
    practice.lead().script(Script::fail(ErrorKind::Overloaded));
    practice.backup().always(Script::answer(LONG));
    understudy(&desktop, &["settings", "set", "ui.theme", "dark"], "");
    let page = Page::open(&desktop, &[], &[]);
    ask(&page, "Tell me of lighthouses");
    page.see_within("As the rule said.", limits::ANSWER);
    page.press_with("Settings");
    page.press("Appearance");
    page.press_radio("More");
    page.becomes_true(
        "the window changes at once",
        "return getComputedStyle(document.body).backgroundColor === 'rgb(0, 0, 0)'",
    );
    looked.at(&page, "appearance, dark");
    page.picture("contrast-settings-dark");
    page.press_with("Tell me of lighthouses");
    page.see("As the rule said.");
    looked.at(&page, "chat, dark");
    page.picture("contrast-chat-dark");
    understudy(&desktop, &["settings", "set", "ui.theme", "light"], "");
    page.becomes_true(
        "the window is light",
        "return getComputedStyle(document.body).backgroundColor === 'rgb(255, 255, 255)'",
    );
    looked.at(&page, "chat, light");
    page.picture("contrast-chat-light");
    looked.nothing_bad(3);
}

/// What a screen reader is told while an answer comes: who answers, who takes over, that it is
/// finished. Never its words.
#[test]
fn a_screen_reader_is_told_the_turns_of_an_answer_and_never_its_words() {
    let practice = Practice::new();
    let desktop = Desktop::new(Has::default());
    practice.set_up(&desktop);
    practice.lead().script(Script::fail(ErrorKind::Overloaded));
    practice.backup().always(Script::answer(LONG));
    let page = Page::open(&desktop, &[], &[]);
    page.see("What would you like to know?");
    page.driver.run(
        "window.heard = [];
         new MutationObserver((changes) => {
             for (const change of changes) {
                 const node = change.target.nodeType === 1 ? change.target : change.target.parentElement;
                 const live = node?.closest('[aria-live], [role=status], [role=alert], [role=log]');
                 if (!live || live.getAttribute('aria-live') === 'off') continue;
                 const news = change.type === 'characterData' ? [change.target] : change.addedNodes;
                 window.heard.push(...[...news].map((one) => one.textContent.trim()).filter(Boolean));
             }
         }).observe(document.body, {subtree: true, childList: true, characterData: true});",
        &[],
    );
    ask(&page, "Tell me of lighthouses");
    page.see_within("As the rule said.", limits::ANSWER);
    page.becomes_true(
        "the end is said",
        "return window.heard.includes('sol has finished the answer.')",
    );
    let heard = page.driver.run("return window.heard", &[]);
    let heard: Vec<&str> = heard
        .as_array()
        .unwrap()
        .iter()
        .filter_map(Value::as_str)
        .collect();
    let place = |words: &str| {
        heard
            .iter()
            .position(|one| *one == words)
            .unwrap_or_else(|| panic!("{words:?} was not said: {heard:?}"))
    };
    assert!(place("opus is answering.") < place("opus stopped, overloaded. sol took over."));
    assert!(place("opus stopped, overloaded. sol took over.") < place("sol has finished the answer."));
    assert!(
        heard
            .iter()
            .all(|one| !one.contains("keeper") && !one.contains("Fastnet")),
        "the answer's own words were said: {heard:?}"
    );
}
