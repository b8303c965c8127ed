//! Files with a question, how much a model thinks, and the sources of an answer.

use super::ask;
use crate::desktop::{Desktop, Has};
use crate::driver::keys;
use crate::limits;
use crate::made;
use crate::page::Page;
use crate::practice::{Practice, understudy};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use std::time::Duration;
use understudy_stage::{FinishReason, Script, Step};

const HARBOUR: &str = "Hafen am Morgen 港の朝 🚢.png";

/// Lets go of a file over the chat, or pastes it. The display has no other program to drag from; what
/// the page is told is the same.
fn hand_over(page: &Page, how: &str, name: &str, media_type: &str, bytes: &[u8]) {
    let script = r#"
        const [how, name, type, base64] = arguments;
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        const data = new DataTransfer();
        data.items.add(new File([bytes], name, {type}));
        const tell = (onto, event) => onto.dispatchEvent(event);
        const composer = document.querySelector('textarea');
        if (how === 'paste') {
            tell(composer, new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
        } else {
            const before = how === 'dragleave' ? [] : ['dragenter', 'dragover'];
            for (const kind of new Set([...before, how])) {
                tell(composer, new DragEvent(kind, {dataTransfer: data, bubbles: true, cancelable: true}));
            }
        }
    "#;
    page.driver.run(
        script,
        &[
            json!(how),
            json!(name),
            json!(media_type),
            json!(STANDARD.encode(bytes)),
        ],
    );
}

/// Picks a file as the system's dialog would hand it over.
fn pick(page: &Page, desktop: &Desktop, name: &str, bytes: &[u8]) {
    let path = desktop.folder().join(name);
    std::fs::write(&path, bytes).unwrap();
    let input = page
        .driver
        .element("return document.querySelector('input[data-files]')", &[]);
    let input = input.expect("there is a place for files");
    page.driver.type_into(&input, path.to_str().unwrap()).unwrap();
}

fn ready(page: &Page, count: usize) {
    page.becomes_true(
        &format!("{count} files are ready"),
        &format!("return document.querySelectorAll('[data-state=ready]').length === {count}"),
    );
}

/// The parts of the last question that was sent.
fn last_question(practice: &Practice, requests: usize) -> Vec<Value> {
    let posts = |seen: &[understudy_stage::Seen]| seen.iter().filter(|one| one.method == "POST").count();
    let seen = practice.requests_until("it was asked", limits::ANSWER, |seen| posts(seen) == requests);
    let body = &seen.last().unwrap().body;
    let messages = body["messages"].as_array().unwrap();
    let first = messages[0]["content"].as_array();
    let mut parts = first.unwrap_or_else(|| panic!("{body:#}")).clone();
    // The marks of what to read from the cache move on with the conversation.
    for part in parts.iter_mut().filter_map(Value::as_object_mut) {
        part.remove("cache_control");
    }
    parts
}

fn count(parts: &[Value], kind: &str) -> usize {
    parts.iter().filter(|part| part["type"] == kind).count()
}

#[test]
fn files_are_picked_dropped_and_pasted_and_go_again_with_every_later_question() {
    for theme in ["dark", "light"] {
        let practice = Practice::new();
        let desktop = Desktop::new(Has::default());
        practice.set_up(&desktop);
        understudy(&desktop, &["settings", "set", "ui.theme", theme], "");
        practice
            .lead()
            .always(Script::answer("A harbour, and its timetable."));
        let page = Page::open(&desktop, &[], &[]);
        page.see("Attach");

        hand_over(&page, "dragover", HARBOUR, "image/png", &made::picture(64, 40));
        page.see("Drop to attach");
        page.picture(&format!("dropping-{theme}"));
        hand_over(&page, "dragleave", HARBOUR, "image/png", &[]);
        page.see_no_more("Drop to attach");

        pick(&page, &desktop, HARBOUR, &made::picture(640, 400));
        ready(&page, 1);
        let pdf = made::pdf(&["Ferries leave at nine.", "And at noon."]);
        let long = "Fahrplan der Fähren zwischen den Inseln, gültig ab dem ersten Sonntag im Mai.pdf";
        hand_over(&page, "drop", long, "application/pdf", &pdf);
        ready(&page, 2);
        hand_over(&page, "paste", "image.png", "image/png", &made::picture(300, 300));
        ready(&page, 3);
        page.see("Pasted picture.png");
        hand_over(&page, "drop", "leer.txt", "text/plain", b"");
        page.see("It is empty, so there is nothing to attach.");
        for (width, height) in [(900, 640), (1440, 900)] {
            page.driver.resize(width, height);
            page.picture(&format!("attaching-{theme}-{width}x{height}"));
        }
        page.press("Remove leer.txt");
        ask(&page, "What is this, and when does it leave?");
        page.see_within("A harbour, and its timetable.", limits::ANSWER);
        let sent = last_question(&practice, 1);
        assert_eq!(count(&sent, "image"), 2, "{sent:#?}");
        // Nothing is known of a model by this name, so it gets the words of the PDF.
        let words = sent.iter().filter_map(|part| part["text"].as_str());
        assert!(
            words
                .into_iter()
                .any(|text| text.contains("Fahrplan") && text.contains("Ferries leave at nine.")),
            "{sent:#?}"
        );
        page.see_no_more("Remove");
        for (width, height) in [(900, 640), (1440, 900)] {
            page.driver.resize(width, height);
            page.picture(&format!("attached-{theme}-{width}x{height}"));
        }
        page.press(&format!("Look at {HARBOUR}"));
        page.becomes_true(
            "the picture is shown in full",
            "return [...document.querySelectorAll('[role=dialog] img, dialog img')].some((image) => image.naturalWidth === 640)",
        );
        page.picture(&format!("looking-{theme}"));
        page.press_key(keys::ESCAPE);
        drop(page);

        let page = Page::open(&desktop, &[], &[]);
        page.press_with("What is this, and when");
        page.becomes_true(
            "its pictures are drawn again",
            "return [...document.querySelectorAll('[aria-label=\"Attached files\"] img')].filter((image) => image.naturalWidth > 0).length >= 2",
        );
        ask(&page, "And back?");
        page.see_within("And back?", limits::ANSWER);
        let again = last_question(&practice, 2);
        assert_eq!(again, sent, "the same bytes, from the history");
    }
}

#[test]
fn a_file_that_nobody_can_read_says_so_and_is_not_sent() {
    let practice = Practice::new();
    let desktop = Desktop::new(Has::default());
    practice.set_up(&desktop);
    practice.lead().always(Script::answer("Words alone."));
    let page = Page::open(&desktop, &[], &[]);
    page.see("Attach");
    let program: Vec<u8> = (0..=255u8).cycle().take(4096).collect();
    hand_over(
        &page,
        "drop",
        "firmware.bin",
        "application/octet-stream",
        &program,
    );
    page.becomes_true(
        "it was refused",
        "return document.querySelectorAll('[data-state=failed]').length === 1",
    );
    page.picture("refused-file");
    // Enter keeps the message until the person has looked at it.
    page.fill(super::COMPOSER, "Can you read this?");
    page.press_key(keys::ENTER);
    page.see("Remove what could not be attached, then send.");
    std::thread::sleep(Duration::from_millis(300));
    assert!(practice.stage.requests().iter().all(|one| one.method != "POST"));
    page.press("Remove firmware.bin");
    page.press("Send");
    page.see_within("Words alone.", limits::ANSWER);
}

#[test]
fn how_much_to_think_is_chosen_by_keys_and_reaches_the_provider() {
    let practice = Practice::new();
    let desktop = Desktop::new(Has::default());
    practice.set_up(&desktop);
    practice.lead().always(Script::answer("Thought through."));
    let page = Page::open(&desktop, &[], &[]);
    page.press("Thinking");
    page.see("More takes longer and costs more.");
    page.picture("effort");
    page.press("High");
    page.see("Thinking: high");
    ask(&page, "Prove it.");
    page.see_within("Thought through.", limits::ANSWER);
    let seen = practice.requests_until("it was asked", limits::ANSWER, |seen| !seen.is_empty());
    let asked = seen.iter().find(|one| one.method == "POST").unwrap();
    // A name that tells no generation gets what every generation takes: tokens to think with, here
    // three quarters of all that the answer may take.
    let budget = asked.body["thinking"]["budget_tokens"].as_u64();
    let most = asked.body["max_tokens"].as_u64().unwrap();
    assert_eq!(budget, Some(most / 4 * 3), "{:#}", asked.body);
}

#[test]
fn an_answer_names_its_sources_with_their_real_hosts() {
    for theme in ["dark", "light"] {
        let practice = Practice::new();
        let desktop = Desktop::new(Has::default());
        practice.set_up(&desktop);
        understudy(&desktop, &["settings", "set", "ui.theme", theme], "");
        practice.lead().always(Script::of([
            Step::text_at_once("The bridge opened in 1932."),
            Step::citation("https://archive.example.org/bridge", "Harbour archive"),
            Step::text_at_once(" It was painted grey."),
            Step::citation("https://bank.example.com@evil.example/pay", "Your bank 東京"),
            Step::usage(1200, 80),
            Step::finish(FinishReason::Stop),
        ]));
        let page = Page::open(&desktop, &[], &[]);
        ask(&page, "When did the bridge open?");
        page.see_within("painted grey.", limits::ANSWER);
        page.see("Sources");
        page.see("archive.example.org");
        // An address that hides its host behind another leads nowhere: its words stay, as words.
        page.see("Your bank 東京");
        page.becomes_true(
            "only the honest source can be opened",
            "return document.querySelectorAll('section button[title^=http]').length === 1 && !document.body.innerHTML.includes('evil.example')",
        );
        page.both_sizes(&format!("sources-{theme}"));
        page.becomes_true(
            "the first source is reached by Tab",
            "const first = [...document.querySelectorAll('button')].find((one) => one.textContent.includes('Harbour archive'));
             first?.focus(); return first !== undefined && document.activeElement === first && first.tabIndex === 0",
        );
    }
}
