//! What an answer looks like, and how a long chat is read.

use super::ask;
use crate::desktop::{Desktop, Has};
use crate::driver::keys;
use crate::limits;
use crate::long;
use crate::page::Page;
use crate::practice::{Practice, understudy};
use understudy_stage::{Script, Step};

const EVERYTHING: &str = include_str!("../answers/everything.md");

/// To where the chat begins, as by the wheel.
pub fn to_top(page: &Page) {
    page.driver.run(
        "const list = document.querySelector('[data-scroller]');
         list.dispatchEvent(new WheelEvent('wheel', { deltaY: -1 }));
         list.scrollTop = 0",
        &[],
    );
}

#[test]
fn all_of_markdown_is_shown_in_dark_and_light() {
    for theme in ["dark", "light"] {
        let practice = Practice::new();
        let desktop = Desktop::new(Has::default());
        practice.set_up(&desktop);
        understudy(&desktop, &["settings", "set", "ui.theme", theme], "");
        practice.lead().always(Script::answer(EVERYTHING));
        let page = Page::open(&desktop, &[], &[]);
        ask(&page, "Show me all of it");
        page.see_within("That is the end of it.", limits::ANSWER);
        // Formulas come when the first one is seen, and take the place of their source.
        page.becomes_true(
            "formulas are set",
            "return document.querySelectorAll('math').length >= 4 && !document.querySelector('code.source')",
        );
        page.both_sizes(&format!("markdown-end-{theme}"));
        to_top(&page);
        page.becomes_true(
            "an integral in a block is as tall as what stands beside it",
            "const sign = [...document.querySelectorAll('math[display=block] mo')].find((one) => one.textContent === '∫');
             return sign.getBoundingClientRect().height > 1.8 * parseFloat(getComputedStyle(sign).fontSize)",
        );
        page.both_sizes(&format!("markdown-{theme}"));
        page.becomes_true(
            "a wide table scrolls in itself, and nothing else is wider than its room",
            "const table = document.querySelector('.scroll[role=region] table').parentElement;
             const list = document.querySelector('[data-scroller]');
             return list.scrollWidth <= list.clientWidth && table.clientWidth <= list.clientWidth",
        );
        page.driver.run(
            "document.querySelector('.code').scrollIntoView({ block: 'start' })",
            &[],
        );
        page.press("Wrap");
        page.both_sizes(&format!("code-wrapped-{theme}"));
        page.driver.run(
            "document.querySelectorAll('.code')[1].scrollIntoView({ block: 'start' })",
            &[],
        );
        page.becomes_true(
            "the diagram is drawn, as a picture",
            "const picture = document.querySelector('.code img[src^=\"data:image/svg+xml\"]');
             return picture?.naturalWidth > 300 && picture.alt.includes('The backup: 予備')",
        );
        page.see("This diagram cannot be drawn");
        page.both_sizes(&format!("diagram-{theme}"));
        page.press("Code");
        page.see("B -->|yes| C([An answer])");
        page.picture(&format!("diagram-code-{theme}"));
    }
}

#[test]
fn code_says_from_which_line_on_another_model_wrote_it() {
    for theme in ["dark", "light"] {
        let practice = Practice::new();
        let desktop = Desktop::new(Has::default());
        practice.set_up(&desktop);
        understudy(&desktop, &["settings", "set", "ui.theme", theme], "");
        let half = "Here is all of the program, with a word on each of its parts, so that you can follow it from the \
            first line to the last without looking anything up. Read it slowly; none of it is difficult, and none of \
            it is there without a reason.\n\n```rust\nfn main() {\n    let steps = 112;\n    for step in 1..=steps {\n";
        let rest = "        climb(step);\n    }\n    light();\n}\n```\n\nThat is all.";
        practice
            .lead()
            .always(Script::of([Step::text_at_once(half), Step::Reset]));
        practice.backup().always(Script::answer(rest));
        let page = Page::open(&desktop, &[], &[]);
        ask(&page, "Write the program");
        page.see_within("That is all.", limits::ANSWER);
        page.becomes_true(
            "the mark stands at the line where the other one went on",
            "const mark = document.querySelector('.code [role=img]');
             let after = '';
             for (let next = mark?.nextSibling; next; next = next.nextSibling) after += next.textContent;
             return /^From this line on by .*sol/.test(mark?.getAttribute('aria-label') ?? '')
                 && after.trimStart().startsWith('climb')",
        );
        page.both_sizes(&format!("seam-in-code-{theme}"));
    }
}

#[test]
fn a_chat_of_ten_thousand_messages_is_read_and_searched() {
    for theme in ["dark", "light"] {
        let practice = Practice::new();
        let desktop = Desktop::new(Has::default());
        practice.set_up(&desktop);
        understudy(&desktop, &["settings", "set", "ui.theme", theme], "");
        long::chat(&desktop.home(), "Ten thousand messages", 10_000, |i| match i {
            // One that stands far from the end, and its word in no other.
            1_001 => "Look for the **lighthouse** keeper.\n\nThe lighthouse stands on the rock.".to_owned(),
            i => long::ordinary(i),
        });
        let page = Page::open(&desktop, &[], &[]);
        page.press("Ten thousand messages");
        page.see("Answer 5000.");
        page.becomes_true(
            "only what is near the eye is laid out",
            "return document.querySelectorAll('[data-row]').length < 60",
        );
        page.both_sizes(&format!("long-chat-{theme}"));
        page.driver.press(&[keys::CONTROL], &['f']);
        page.fill("Find in this chat", "Lighthouse");
        // Nothing of it below: the last one above.
        page.see_within("2 of 2", limits::ANSWER);
        page.see("stands on the rock");
        page.both_sizes(&format!("find-{theme}"));
        page.press("Next place");
        page.see("1 of 2");
        page.becomes_true(
            "what is looked at is painted, and in sight",
            "const [range] = CSS.highlights.get('found-now');
             const { top, bottom } = range.getBoundingClientRect();
             const box = document.querySelector('[data-scroller]').getBoundingClientRect();
             return range.toString() === 'lighthouse' && top > box.top && bottom < box.bottom",
        );
        page.fill("Find in this chat", "no such word");
        page.see_within("Not found", limits::ANSWER);
        page.becomes_true(
            "nothing is painted of the words before",
            "return ['found', 'found-now'].every((name) => (CSS.highlights.get(name)?.size ?? 0) === 0)",
        );
        page.picture(&format!("find-nothing-{theme}"));
        page.press_key(keys::ESCAPE);
        page.press("Jump to latest");
        page.see("Answer 5000.");
        page.becomes_true(
            "it is the very end",
            "const { scrollTop, scrollHeight, clientHeight } = document.querySelector('[data-scroller]');
             return scrollHeight - scrollTop - clientHeight < 4",
        );
    }
}

/// Where the words that are read stand on the screen must not change while an answer grows, whatever
/// happens above and below them.
#[test]
fn what_is_being_read_stays_where_it_is() {
    let practice = Practice::new();
    let desktop = Desktop::new(Has::default());
    practice.set_up(&desktop);
    long::chat(&desktop.home(), "Long", 400, long::ordinary);
    let line = "One more sentence of an answer that goes on for a while, to see what moves.\n\n";
    practice.lead().always(Script::paced(line.repeat(500), 160, 40));
    let page = Page::open(&desktop, &[], &[]);
    page.press("Long");
    page.see("Answer 200.");
    page.becomes_true(
        "the beginning of the chat has come too",
        "return document.querySelector('[data-scroller]').scrollHeight > 30000",
    );
    // All of it is copied, though little of it is laid out: pasted, it is a file.
    page.driver
        .run("document.querySelector('[data-scroller]').focus()", &[]);
    page.driver.press(&[keys::CONTROL], &['a']);
    page.driver.press(&[keys::CONTROL], &['c']);
    page.see("The chat was copied");
    page.driver
        .run("document.querySelector('.composer textarea').focus()", &[]);
    page.driver.press(&[keys::CONTROL], &['v']);
    page.see("so it goes along as a file.");
    page.press("Put it in the text instead");
    page.becomes_true(
        "the first and the last answer are among it, each once",
        "const text = document.querySelector('.composer textarea').value;
         return [1, 200].every((n) => text.split(`Answer ${n}.`).length === 2)",
    );
    ask(&page, "Go on");
    page.see_within("One more sentence", limits::ANSWER);
    let at_end = "const list = document.querySelector('[data-scroller]');
        return list.scrollHeight - list.scrollTop - list.clientHeight < 4";
    page.becomes_true("the end is followed", at_end);
    // Somewhere in the middle, where nothing was laid out before: heights there are guessed.
    page.driver.run(
        "const list = document.querySelector('[data-scroller]');
         list.dispatchEvent(new WheelEvent('wheel', { deltaY: -100 }));
         list.scrollTop = list.scrollHeight / 2;",
        &[],
    );
    page.see("Jump to latest");
    let moved = page.driver.run(
        "return (async () => {
            const list = document.querySelector('[data-scroller]');
            const frame = () => new Promise((done) => requestAnimationFrame(done));
            const place = () => {
                const row = [...document.querySelectorAll('[data-row]')]
                    .find((one) => one.getBoundingClientRect().bottom > list.getBoundingClientRect().top + 20);
                return { row, top: row.getBoundingClientRect().top };
            };
            for (let i = 0; i < 5; i++) await frame();
            const { row, top } = place();
            let most = 0;
            for (let i = 0; i < 120; i++) {
                await frame();
                most = Math.max(most, Math.abs(row.getBoundingClientRect().top - top));
            }
            // Step by step upwards, through rows whose heights were guessed.
            for (let i = 0; i < 60; i++) {
                const { row, top } = place();
                list.scrollTop -= 90;
                await frame();
                await frame();
                if (row.isConnected) most = Math.max(most, Math.abs(row.getBoundingClientRect().top - top - 90));
            }
            return most;
        })()",
        &[],
    );
    assert!(moved.as_f64().unwrap() < 1.5, "the text moved by {moved} px");
}
