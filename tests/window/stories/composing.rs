//! What a person does before a message is sent, and answers side by side.

use super::{COMPOSER, ask};
use crate::desktop::{Desktop, Has};
use crate::driver::keys;
use crate::limits;
use crate::page::Page;
use crate::practice::{Practice, understudy};
use understudy_stage::{Model, Script};

const ONE: &str = "Take the **night train**. You arrive rested, save a hotel, and see the dawn over the \
    plain.\n\n- Leaves at 22:14, arrives at 07:40\n- A couchette costs about as much as a dinner\n\n```text\n\
    22:14  Wien Hbf\n07:40  Zürich HB\n```\n\nBook the upper berth: it is quieter. 🙂";
const OTHER: &str = "Fly, if time matters; the train is slower by **nine hours**, 九時間ほど遅いです。\n\n| | train | \
    flight |\n|---|---|---|\n| door to door | 10 h | 4 h |\n| CO₂ | 12 kg | 160 kg |\n\nOtherwise: the train.";

/// In the larger size; a menu that is open while the size changes would close.
fn wide(page: &Page) {
    page.driver.resize(1440, 900);
    page.becomes_true(
        "the window is wide",
        "return innerWidth > 1300 && innerHeight > 800",
    );
    // A menu closes when the window's size changes, and the display tells of one change more than once.
    std::thread::sleep(std::time::Duration::from_millis(500));
}

#[test]
fn two_models_answer_side_by_side_and_one_is_gone_on_with() {
    for theme in ["dark", "light"] {
        let practice = Practice::new();
        let desktop = Desktop::new(Has::default());
        practice.set_up(&desktop);
        understudy(&desktop, &["settings", "set", "ui.theme", theme], "");
        practice.lead().always(Script::paced(ONE, 3, 60));
        practice.backup().always(Script::paced(OTHER, 3, 60));
        let page = Page::open(&desktop, &[], &[]);
        wide(&page);
        page.press("Compare");
        page.press("sol GPT");
        page.press_key(keys::ESCAPE);
        page.see("Compare opus with sol");
        page.fill(COMPOSER, "By night train or by plane from Vienna to Zürich?");
        page.see("≈");
        page.both_sizes(&format!("compare-written-{theme}"));
        wide(&page);
        page.press_key(keys::ENTER);
        // Both are written at the same time.
        page.becomes_true(
            "both are being written",
            "return [...document.querySelectorAll('.compare article')].filter((one) =>
                one.ariaBusy === 'true' && one.innerText.trim().length > 20).length === 2",
        );
        page.both_sizes(&format!("compare-streaming-{theme}"));
        wide(&page);
        page.see_within("it is quieter.", limits::ANSWER);
        page.see_within("Otherwise: the train.", limits::ANSWER);
        page.both_sizes(&format!("compare-{theme}"));
        wide(&page);
        page.press("Go on with the answer of sol");
        page.see_no_more("it is quieter.");
        page.see("2 / 2");

        // An answer that is there, beside another model's.
        ask(&page, "And back?");
        page.becomes_true(
            "it is answered",
            "return document.querySelectorAll('article.answer[aria-busy=false]').length === 2",
        );
        page.see_within("it is quieter.", limits::ANSWER);
        page.press("Redo");
        page.press("Compare with sol");
        page.becomes_true(
            "two stand side by side",
            "return document.querySelectorAll('.compare article[aria-busy=false]').length === 2",
        );
        page.both_sizes(&format!("compare-with-{theme}"));
    }
}

#[test]
fn up_to_four_models_stand_side_by_side_and_a_narrow_window_shows_one_of_them() {
    for theme in ["dark", "light"] {
        let practice = Practice::new();
        practice.backup().models([
            "sol", "luna", "terra", "mars", "ceres", "juno", "vesta", "pallas", "hebe",
        ]);
        let desktop = Desktop::new(Has::default());
        practice.set_up(&desktop);
        understudy(&desktop, &["settings", "set", "ui.theme", theme], "");
        practice.lead().always(Script::answer(ONE));
        practice.backup().always(Script::answer(OTHER));
        let page = Page::open(&desktop, &[], &[]);
        wide(&page);
        page.press("Compare");
        page.press("terra GPT");
        page.press("sol GPT");
        page.fill("Find a model", "lun");
        page.press("luna GPT");
        // Emptying a field is no typing to the driver; a space looks for nothing too.
        page.fill("Find a model", " ");
        page.picture(&format!("compare-menu-{theme}"));
        page.becomes_true(
            "a fifth cannot be picked",
            "return [...document.querySelectorAll('[role=menuitemcheckbox]')].filter((one) => one.disabled).length === 6",
        );
        page.press_key(keys::ESCAPE);
        page.see("Compare opus with terra, sol, and luna");
        page.fill(COMPOSER, "By night train or by plane from Vienna to Zürich?");
        page.press_key(keys::ENTER);
        page.becomes_true(
            "four answers stand there",
            "return document.querySelectorAll('.compare article[aria-busy=false]').length === 4",
        );
        page.both_sizes(&format!("compare-four-{theme}"));
        wide(&page);
        page.becomes_true(
            "all are there to be read: what does not fit scrolls in its row",
            "const row = document.querySelector('.compare .columns');
             const list = document.querySelector('[data-scroller]');
             return [...row.children].every((one) => one.offsetWidth >= 270) && list.scrollWidth <= list.clientWidth",
        );
        page.press("Go on with the answer of luna");
        page.see("4 / 4");
    }
}

#[test]
fn a_message_is_prepared_without_leaving_the_keyboard() {
    for theme in ["dark", "light"] {
        let practice = Practice::new();
        let desktop = Desktop::new(Has::default());
        practice.set_up(&desktop);
        understudy(&desktop, &["settings", "set", "ui.theme", theme], "");
        practice.lead().always(Script::answer(ONE));
        practice.backup().always(Script::answer(OTHER));
        let page = Page::open(&desktop, &[], &[]);
        let write = |text: &str| page.driver.press(&[], &text.chars().collect::<Vec<_>>());

        // A model for this message.
        write("@s");
        page.see("Enter: for this message.");
        page.both_sizes(&format!("composer-model-{theme}"));
        page.press_key(keys::ENTER);
        page.see("sol answers this message");
        write("By trian or by plane?");
        page.see("≈");
        page.both_sizes(&format!("composer-chosen-{theme}"));
        page.press_key(keys::ENTER);
        page.see_within("Otherwise: the train.", limits::ANSWER);
        page.see_no_more("sol answers this message");

        // What was sent comes back.
        page.becomes_true(
            "nothing is being written",
            "return [...document.querySelectorAll('button')].every((one) => one.textContent.trim() !== 'Stop')",
        );
        page.press_key(keys::UP);
        page.becomes_true(
            "the question is in the field",
            "return document.querySelector('.composer textarea').value === 'By trian or by plane?'",
        );
        page.press_key(keys::DOWN);
        page.press_key(keys::DOWN);
        page.becomes_true(
            "the field is as it was",
            "return document.querySelector('.composer textarea').value === ''",
        );

        // Prompts are kept in the settings, and found by /.
        page.press_with("Settings");
        page.press("Prompts and assistants");
        page.see("Words you need often.");
        page.both_sizes(&format!("library-empty-{theme}"));
        page.press("Add a prompt");
        page.fill("Name", "Summarise");
        page.fill(
            "Words of the prompt",
            "Summarise this in {{sentences}} sentences for {{whom}}:",
        );
        page.see("Asked for when it is used: sentences, whom");
        page.both_sizes(&format!("library-prompt-{theme}"));
        page.press("Keep");
        page.see_no_more("New prompt");
        page.press("Add an assistant");
        // A driver types no character beyond the first plane.
        page.driver
            .try_run(
                "const field = [...document.querySelectorAll('dialog input')][0];
                 field.value = '🧭';
                 field.dispatchEvent(new InputEvent('input', {bubbles: true}));
                 return true",
            )
            .unwrap();
        page.fill("Name", "Reiseführer 旅の案内");
        page.fill(
            "What models are told before the chat",
            "You know every railway. Answer in two sentences.",
        );
        page.press("Keep");
        page.see("Reiseführer");
        page.both_sizes(&format!("library-{theme}"));
        page.press("Delete Summarise");
        page.see("Summarise was deleted.");
        page.press("Undo");
        page.see("Summarise this in");
        page.press("New chat with an assistant");
        page.picture(&format!("assistant-menu-{theme}"));
        page.press("🧭 Reiseführer 旅の案内");
        page.becomes_true(
            "it is chosen",
            "return document.querySelector('[aria-pressed=true]') !== null",
        );
        page.both_sizes(&format!("assistant-{theme}"));
        write("/sum");
        page.see("Summarise this in");
        page.both_sizes(&format!("composer-prompt-{theme}"));
        page.press_key(keys::ENTER);
        page.see("Put into the message");
        write("two");
        page.press_key('\u{e004}');
        write("a child");
        page.both_sizes(&format!("composer-blanks-{theme}"));
        page.press_key(keys::ENTER);
        page.becomes_true(
            "the words are in the field",
            "return document.querySelector('.composer textarea').value === 'Summarise this in two sentences for a child:'",
        );
        page.press_key(keys::ENTER);
        page.see_within("it is quieter.", limits::ANSWER);
        page.see("Reiseführer");
        let asked = practice.requests_until("the assistant is told", limits::ANSWER, |seen| {
            seen.iter()
                .any(|one| one.body.to_string().contains("You know every railway."))
        });
        assert!(!asked.is_empty());
    }
}

#[test]
fn what_no_longer_fits_is_left_out_only_when_asked_for() {
    for theme in ["dark", "light"] {
        let practice = Practice::new();
        let desktop = Desktop::new(Has::default());
        let small = |name: &str| Model {
            context: Some(8_000),
            ..Model::from(name)
        };
        practice
            .lead()
            .models([small("opus")])
            .always(Script::answer("I have read it."));
        practice
            .backup()
            .models([small("sol")])
            .always(Script::answer("I have read it."));
        practice.set_up(&desktop);
        for provider in ["Claude", "GPT"] {
            understudy(&desktop, &["provider", "test", provider], "");
        }
        understudy(&desktop, &["settings", "set", "ui.theme", theme], "");
        let long = "a long story ".repeat(900);
        understudy(&desktop, &["ask", "-"], &format!("One: {long}"));
        let page = Page::open(&desktop, &[], &[]);
        page.press_with("One: a long story");
        page.see_within("I have read it.", limits::ANSWER);
        // Written through the page: a driver that types so much takes longer than the story.
        let send = |name: &str| {
            page.driver
                .try_run(&format!(
                    "const field = document.querySelector('.composer textarea');
                     field.value = '{name}: ' + 'a long story '.repeat(900);
                     field.dispatchEvent(new InputEvent('input', {{bubbles: true}}));
                     return true"
                ))
                .unwrap();
            page.press("Send");
        };
        send("Two");
        page.becomes_true(
            "there are two answers",
            "return document.querySelectorAll('article.answer[aria-busy=false]').length >= 1
                && [...document.querySelectorAll('article.answer')].at(-1).innerText.includes('I have read it.')
                && [...document.querySelectorAll('article.question')].at(-1).innerText.includes('Two:')",
        );
        send("Three");
        page.see_within("Without the oldest 2 messages of 4 it fits", limits::ANSWER);
        page.both_sizes(&format!("too-long-{theme}"));
        page.press("Ask without the oldest 2");
        page.see_within(
            "The oldest 2 messages were not sent with this question.",
            limits::ANSWER,
        );
        page.both_sizes(&format!("left-out-{theme}"));

        // Or a model sums them up first, where the person says so.
        send("Four");
        page.see_within("Without the oldest 4 messages of 6 it fits", limits::ANSWER);
        let summary = "They told two long stories, 二つの長い話。";
        practice.lead().script(Script::answer(summary));
        practice
            .lead()
            .script(Script::paced("I have read it, and the summary.", 2, 100));
        page.press("Ask with a summary of them");
        page.see_within("What was sent in their place", limits::ANSWER);
        page.press("What was sent in their place");
        page.see(summary);
        page.becomes_true(
            "the answer is over, and what was unfolded meanwhile still is",
            "const answer = [...document.querySelectorAll('article.answer')].at(-1);
             return answer.ariaBusy === 'false' && answer.innerText.includes('and the summary.')
                 && answer.querySelector('details').open",
        );
        page.both_sizes(&format!("summed-up-{theme}"));
        practice.requests_until("the summary is sent", limits::ANSWER, |seen| {
            seen.iter().any(|one| {
                let body = one.body.to_string();
                body.contains("二つの長い話") && body.contains("Four:") && !body.contains("One:")
            })
        });
    }
}
