//! Sending, stopping, branching, and a list of chats.

use super::{COMPOSER, ask};
use crate::desktop::{Desktop, Has};
use crate::limits;
use crate::page::Page;
use crate::practice::Practice;
use understudy_stage::Script;

/// So long that no test waits for its end: 4 characters each 50 ms.
fn endless() -> Script {
    let words: Vec<String> = (1..=2_000).map(|number| format!("word{number}")).collect();
    Script::paced(words.join(" "), 4, 20)
}

#[test]
fn a_stopped_answer_is_kept_and_its_connection_closed_within_a_second() {
    let practice = Practice::new();
    let desktop = Desktop::new(Has::default());
    practice.set_up(&desktop);
    practice.lead().always(endless());
    let page = Page::open(&desktop, &[], &[]);
    ask(&page, "Count for me");
    page.see_within("word5", limits::ANSWER);
    // Typing goes on while the answer comes.
    page.fill(COMPOSER, "the next question");
    page.see("word20");
    let stopped_us = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .unwrap()
        .as_micros();
    page.press("Stop");
    let seen = practice.requests_until("the connection is closed", limits::SHOWN, |seen| {
        seen.iter().any(|one| one.closed_by_client_us().is_some())
    });
    let closed_us = seen.iter().find_map(|one| one.closed_by_client_us()).unwrap();
    let took_ms = (closed_us - i64::try_from(stopped_us).unwrap()) / 1000;
    assert!(took_ms < 1_000, "closed {took_ms} ms after the press");
    page.see("word20");
    page.becomes_true(
        "the next question is still there",
        "return document.querySelector('textarea').value === 'the next question'",
    );
}

#[test]
fn chats_are_listed_renamed_deleted_and_brought_back() {
    let practice = Practice::new();
    let desktop = Desktop::new(Has::default());
    practice.set_up(&desktop);
    practice.lead().always(Script::answer("An answer."));
    let page = Page::open(&desktop, &[], &[]);
    ask(&page, "About lighthouses");
    page.see_within("An answer.", limits::ANSWER);
    page.press_with("New chat");
    ask(&page, "About windmills");
    page.becomes_true(
        "both chats are listed",
        "const list = document.querySelector('nav').innerText;
         return list.includes('About lighthouses') && list.includes('About windmills')",
    );
    page.point_at("About lighthouses");
    page.press("More about “About lighthouses”");
    page.press("Delete");
    page.see("The chat was deleted.");
    page.see_no_more("About lighthouses");
    page.press("Undo");
    page.see("About lighthouses");
}
