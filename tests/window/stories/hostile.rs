//! What a model writes must not run, load, send or lead anywhere, nor look like the app: here in the real
//! window with its real policy, on a computer whose every packet is seen.

use super::reading::to_top;
use super::{COMPOSER, ask};
use crate::desktop::{Desktop, Has, eventually};
use crate::driver::Driver;
use crate::limits;
use crate::long;
use crate::page::Page;
use crate::practice::Practice;
use crate::wire::Wire;
use serde_json::json;
use understudy_stage::{FinishReason, Pace, Script, Step};

const HOSTILE: &str = include_str!("../hostile.json");

/// A page that loads what the texts would like to load, each from another place.
const LEAKS: &str = "<link rel=stylesheet href=http://style.leak.test/x.css>\
    <img src=http://picture.leak.test/x.png>\
    <img src=http://10.98.7.6/x.png>\
    <script>fetch('http://fetched.leak.test/x')</script>";
const LEAKED: [&str; 4] = [
    "name style.leak.test",
    "name picture.leak.test",
    "name fetched.leak.test",
    "tcp 10.98.7.6 80",
];

#[test]
fn hostile_answers_do_nothing_in_the_window_and_send_nothing() {
    match Wire::new() {
        Some(wire) => wire.home.clone().enter(|| hostile_answers(Some(wire))),
        None => hostile_answers(None),
    }
}

fn hostile_answers(wire: Option<Wire>) {
    let practice = Practice::new();
    let desktop = Desktop::new(Has::default());
    practice.set_up(&desktop);
    let texts: Vec<String> = serde_json::from_str(HOSTILE).unwrap();
    long::chat(&desktop.home(), "Hostile", texts.len() * 2, |i| {
        if i % 2 == 0 {
            format!("Text {}", i / 2)
        } else {
            texts[i / 2].clone()
        }
    });
    let page = Page::open(&desktop, &[], &[]);
    page.driver.run(
        "window.blocked = []; window.rows = new Set(); window.bad = new Set();
         window.alert = () => window.blocked.push('alert ran');
         document.addEventListener('securitypolicyviolation', (event) =>
             window.blocked.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));",
        &[],
    );
    // As they come: cut anywhere, so that half of a text stands there for a moment as well.
    let whole = texts.join("\n\n");
    practice.lead().always(Script::of([
        Step::Reasoning {
            text: whole.clone(),
            pace: Pace::WHOLE,
        },
        Step::Text {
            text: whole + "\n\nThat is the end of it.",
            pace: Pace {
                chars: 7,
                every_ms: 2,
            },
        },
        Step::finish(FinishReason::Stop),
    ]));
    ask(&page, &texts[1]);
    page.see_within("That is the end of it.", limits::ANSWER);
    scroll_through(&page);
    page.press("Hostile");
    page.see(&format!("Text {}", texts.len() - 1));
    page.driver.run("window.rows.clear()", &[]);
    scroll_through(&page);
    let seen = page.driver.run(
        "return [window.rows.size, [...window.bad], window.blocked, performance.getEntriesByType('resource')
            .map((one) => one.name).filter((name) => !name.startsWith(location.origin) && !name.startsWith('ipc:'))]",
        &[],
    );
    assert_eq!(seen[0], json!(texts.len() * 2), "every text was shown");
    assert_eq!(seen[1], json!([]), "nothing that loads or runs");
    assert_eq!(
        seen[2],
        json!([]),
        "nothing was stopped by the policy, as nothing was tried"
    );
    assert_eq!(seen[3], json!([]), "nothing was loaded from elsewhere");
    if let Some(wire) = wire {
        sent_nothing(&desktop, wire);
    }
}

/// To the end of the chat, screen by screen.
fn scroll_through(page: &Page) {
    to_top(page);
    let mut ended = false;
    let begun = std::time::Instant::now();
    while !ended {
        assert!(
            begun.elapsed() < limits::ANSWER * 2,
            "the end is never reached: {}",
            page.driver.run(
                "const { scrollTop, scrollHeight, clientHeight } = document.querySelector('[data-scroller]');
                 return [scrollTop, scrollHeight, clientHeight, window.rows.size]",
                &[]
            )
        );
        let end = page.driver.run(
            "return (async () => {
                const list = document.querySelector('[data-scroller]');
                // Until there is nothing but messages in sight: scrolling is told of a little later.
                const box = list.getBoundingClientRect();
                const room = () => [...list.querySelectorAll('[data-room]')].some((one) => {
                    const { top, bottom } = one.getBoundingClientRect();
                    return bottom > top + 1 && bottom > box.top + 1 && top < box.bottom - 1;
                });
                for (let i = 0; i < 2 || (room() && i < 120); i++) {
                    await new Promise((done) => requestAnimationFrame(done));
                }
                for (const row of list.querySelectorAll('[data-row]')) window.rows.add(row.dataset.row);
                for (const one of list.querySelectorAll(
                    'script, iframe, object, embed, link, meta, base, form, video, audio, a[href], [srcset], [onerror], [onload], img:not([src^=\"data:image/\"])'
                )) window.bad.add(one.outerHTML);
                const end = list.scrollTop + list.clientHeight >= list.scrollHeight - 2;
                list.scrollTop += list.clientHeight;
                return end;
            })()",
            &[],
        );
        ended = end == json!(true);
    }
}

/// Of all that nothing was sent. The same wire hears of a page that does leak, in the same engine.
fn sent_nothing(desktop: &Desktop, mut wire: Wire) {
    let sent = wire.sent();
    assert!(sent.is_empty(), "{sent:#?}");
    let browser = Driver::browser(desktop);
    let written: String = LEAKS.bytes().map(|byte| format!("%{byte:02x}")).collect();
    browser.go(&format!("data:text/html,{written}"));
    let mut heard = Vec::new();
    eventually("a page that leaks is heard", limits::START, || {
        heard.extend(wire.sent());
        LEAKED.iter().all(|leak| heard.iter().any(|one| one == leak))
    });
}

/// Markup that did not come from the app's own templates is refused by the engine itself.
#[test]
fn no_text_becomes_markup_in_the_window() {
    let desktop = Desktop::new(Has::default());
    let page = Page::open(&desktop, &[], &[]);
    page.see("Try the demo");
    let said = page.driver.run(
        "if (!('trustedTypes' in window)) return 'the engine has no Trusted Types';
         try { document.createElement('div').innerHTML = '<b>x</b>'; return 'taken'; } catch (error) { return error.name; }",
        &[],
    );
    assert_eq!(said, json!("TypeError"));
    page.press("Start the demo");
    page.see("Answers are scripted");
    page.fill(COMPOSER, "works under it");
}
