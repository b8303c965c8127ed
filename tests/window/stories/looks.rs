//! Pictures of every screen, in both themes and two sizes, for people to look at.

use super::{COMPOSER, ask};
use crate::desktop::{Desktop, Has};
use crate::limits;
use crate::page::Page;
use crate::pictures;
use crate::practice::{Practice, understudy};
use understudy_stage::{ErrorKind, Script};

const ANSWER: &str = "Because `first` still borrows from `scores` when you push. A push may move the vector's \
buffer, and the reference would then point at freed memory, so the compiler asks that the shared borrow end \
first.\n\nTwo fixes are idiomatic. The first is to end the borrow by copying the value out:\n\n```rust\nlet first \
= scores[0];      // i32 is Copy: no borrow remains\nscores.push(4);\nprintln!(\"{first}\");\n```\n\n| fix | when \
|\n|---|---|\n| copy the value | it is `Copy` |\n| push first | the order does not matter |\n";

#[test]
fn every_screen_in_dark_and_light() {
    for theme in ["dark", "light"] {
        let practice = Practice::new();
        let desktop = Desktop::new(Has::default());
        understudy(&desktop, &["settings", "set", "ui.theme", theme], "");
        let page = Page::open(&desktop, &[], &[]);
        page.see("Try the demo");
        page.both_sizes(&format!("first-start-{theme}"));
        drop(page);

        practice.set_up(&desktop);
        practice
            .lead()
            .script(Script::answer("Trams, and a walk along the river."));
        understudy(&desktop, &["ask", "Trip to Kyoto: 三日間の計画"], "");
        practice.lead().script(Script::fail(ErrorKind::Overloaded));
        practice.backup().always(Script::answer(ANSWER));
        let page = Page::open(&desktop, &[], &[]);
        page.see("Trip to Kyoto");
        page.both_sizes(&format!("empty-chat-{theme}"));
        ask(
            &page,
            "Why does the borrow checker reject this, and what is the idiomatic fix?",
        );
        page.see_within("took over.", limits::ANSWER);
        page.see_within("the order does not matter", limits::ANSWER);
        page.press_with("Details");
        page.both_sizes(&format!("chat-{theme}"));
        pictures::screen(&desktop, &format!("window-{theme}"));
        page.fill(COMPOSER, "a draft");
        page.press_with("Settings");
        page.see("Providers");
        page.both_sizes(&format!("settings-{theme}"));
        page.press("Model order");
        page.see("Main model");
        page.both_sizes(&format!("model-order-{theme}"));
        page.press_with("Status");
        page.both_sizes(&format!("status-{theme}"));
        drop(page);

        // Whoever is asked: the main model failed a moment ago, and its backup may come first.
        for seat in [practice.lead(), practice.backup()] {
            seat.always(Script::answer(
                "**Octopuses.** “Octopodes” follows the Greek and is rarer.",
            ));
        }
        let page = Page::open(&desktop, &["quick"], &[]);
        page.becomes_true(
            "the cursor is in it",
            "return document.activeElement?.tagName === 'TEXTAREA'",
        );
        page.driver
            .press(&[], &"plural of octopus?".chars().collect::<Vec<_>>());
        page.press_key(crate::driver::keys::ENTER);
        page.see_within("follows the Greek", limits::ANSWER);
        page.picture(&format!("quick-{theme}"));
    }
}
