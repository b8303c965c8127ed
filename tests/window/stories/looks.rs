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

/// On a large screen lines stay as long as they are read, and at twice the density everything is sharp.
#[test]
fn the_main_screens_on_a_large_display() {
    for (theme, scale, name) in [("dark", "1", "4k"), ("light", "2", "4k-double")] {
        let practice = Practice::new();
        practice.backup().models(["sol", "luna", "terra"]);
        let desktop = Desktop::new(Has {
            screen: (3840, 2160),
            ..Has::default()
        });
        practice.set_up(&desktop);
        understudy(&desktop, &["settings", "set", "ui.theme", theme], "");
        practice.lead().always(Script::answer(ANSWER));
        practice.backup().always(Script::answer(ANSWER));
        let page = Page::open(&desktop, &[], &[("GDK_SCALE", scale)]);
        let wanted: u32 = 3840 / scale.parse::<u32>().unwrap();
        page.driver.resize(wanted, wanted * 9 / 16);
        page.becomes_true(
            "the window is as large as the screen",
            &format!("return innerWidth > {wanted} - 60 && devicePixelRatio === {scale}"),
        );
        page.see("What would you like to know?");
        page.picture(&format!("{name}-empty"));
        ask(&page, "Why does the borrow checker reject this?");
        page.see_within("the order does not matter", limits::ANSWER);
        page.press_with("Details");
        page.picture(&format!("{name}-chat"));
        page.becomes_true(
            "lines are no longer than they are read",
            "const line = document.querySelector('.answer .markdown p').getBoundingClientRect();
             const size = parseFloat(getComputedStyle(document.querySelector('.answer .markdown p')).fontSize);
             return line.width / size < 60",
        );
        page.press("Compare");
        for one in ["sol GPT", "luna GPT", "terra GPT"] {
            page.press(one);
        }
        page.press_key(crate::driver::keys::ESCAPE);
        ask(&page, "And which of the two?");
        page.becomes_true(
            "four stand side by side, and none has to be scrolled to",
            "const row = document.querySelector('.compare .columns');
             return row?.querySelectorAll('article[aria-busy=false]').length === 4 && row.scrollWidth <= row.clientWidth",
        );
        page.picture(&format!("{name}-compare"));
        page.press_with("Settings");
        page.see("Providers");
        page.picture(&format!("{name}-settings"));
        page.press_with("Status");
        page.picture(&format!("{name}-status"));
        for zoom in ["80", "200"] {
            understudy(&desktop, &["settings", "set", "ui.zoom", zoom], "");
            page.becomes_true(
                "it is zoomed",
                &format!("return document.documentElement.style.fontSize === '{zoom}%'"),
            );
            page.press_with("Status");
            page.picture(&format!("{name}-status-{zoom}"));
            page.press("Why does the borrow checker reject this?");
            page.picture(&format!("{name}-chat-{zoom}"));
        }
    }
}
