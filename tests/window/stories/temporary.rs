//! A chat of which nothing is stored.

use super::{COMPOSER, ask};
use crate::desktop::{Desktop, Has};
use crate::driver::keys;
use crate::limits;
use crate::page::Page;
use crate::practice::{Practice, understudy};
use understudy_stage::Script;

const QUESTION: &str = "How do I tell my family that I was let go? 家族にどう話せばいい？";
const ANSWER: &str = "Begin with the facts, in one sentence, and leave room for theirs.\n\nThen say what you \
    need from them this week: **time**, a hand with the children, or nothing at all.";

#[test]
fn a_temporary_chat_says_so_goes_on_and_is_gone() {
    for theme in ["dark", "light"] {
        let practice = Practice::new();
        let desktop = Desktop::new(Has::default());
        practice.set_up(&desktop);
        understudy(&desktop, &["settings", "set", "ui.theme", theme], "");
        practice.lead().always(Script::answer(ANSWER));
        let page = Page::open(&desktop, &[], &[]);
        page.fill(COMPOSER, "A draft that is kept");
        page.driver.press(&[keys::CONTROL, '\u{e008}'], &['n']);
        page.see("Nothing of it is stored here.");
        for (width, height) in [(1440, 900), (900, 640)] {
            page.driver.resize(width, height);
            page.picture(&format!("temporary-new-{theme}-{width}x{height}"));
        }
        ask(&page, QUESTION);
        page.see_within("nothing at all.", limits::ANSWER);
        ask(&page, "And if they ask about money?");
        page.becomes_true(
            "there are two answers",
            "return document.querySelectorAll('article.answer').length === 2",
        );
        page.becomes_true(
            "the second is there",
            "return [...document.querySelectorAll('article.answer')].at(-1).textContent.includes('nothing at all.')",
        );
        for (width, height) in [(1440, 900), (900, 640)] {
            page.driver.resize(width, height);
            page.picture(&format!("temporary-{theme}-{width}x{height}"));
        }
        let listed = understudy(&desktop, &["history", "list", "--json"], "");
        assert_eq!(listed.trim(), "[]");

        // The draft of the other new chat is where it was.
        page.press("New chat Ctrl+N");
        page.becomes_true(
            "the draft is there",
            "return document.querySelector('textarea').value === 'A draft that is kept'",
        );
        page.press_with("How do I tell");
        page.see("nothing at all.");
        page.press_with("More about “How do I tell");
        page.press("End temporary chat");
        page.see("it cannot come back");
        page.press("End temporary chat");
        page.see("The temporary chat is gone.");
        page.see_no_more("How do I tell");
    }
}
