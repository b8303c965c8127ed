//! Where a chat may go, and messages that wait for somebody to answer.

use super::ask;
use crate::desktop::{Desktop, Has};
use crate::limits;
use crate::page::Page;
use crate::practice::{Practice, understudy};
use understudy_stage::{ErrorKind, Script};

const QUESTION: &str = "What did the council decide about the bridge?";

#[test]
fn a_chat_that_may_not_go_elsewhere_says_so_and_can_be_allowed_to_once() {
    for theme in ["dark", "light"] {
        let practice = Practice::new();
        let desktop = Desktop::new(Has::default());
        practice.set_up(&desktop);
        understudy(&desktop, &["settings", "set", "ui.theme", theme], "");
        practice.lead_goes_down();
        practice
            .backup()
            .always(Script::answer("It stays, says the backup."));
        let page = Page::open(&desktop, &[], &[]);
        for (width, height) in [(1440, 900), (900, 640)] {
            page.driver.resize(width, height);
            page.press("May go: model order");
            page.see("Where this may go");
            page.picture(&format!("where-{theme}-{width}x{height}"));
            page.press_key(crate::driver::keys::ESCAPE);
        }
        page.press("May go: model order");
        page.press("Only Claude");
        page.press_key(crate::driver::keys::ESCAPE);
        page.see("May go: only Claude");
        practice.stage.forget_requests();
        ask(&page, QUESTION);
        page.see_within("This chat may not go elsewhere.", limits::ANSWER);
        page.see("Waiting for opus");
        page.both_sizes(&format!("confined-{theme}"));
        assert!(practice.stage.requests().iter().all(|one| one.seat == "claude"));
        page.press("Allow for this message");
        page.see_within("It stays, says the backup.", limits::ANSWER);
        page.both_sizes(&format!("confined-allowed-{theme}"));
        // Told to a script: the chat keeps what was said of it.
        let shown = understudy(&desktop, &["history", "list", "--json"], "");
        let chats: serde_json::Value = serde_json::from_str(&shown).unwrap();
        let id = chats[0]["id"].as_str().unwrap();
        let terms = understudy(&desktop, &["history", "allow", id], "");
        assert_eq!(terms, "May go: only to Claude.\n");
    }
}

#[test]
fn a_message_nobody_could_answer_waits_in_sight_and_is_sent_by_itself() {
    for theme in ["dark", "light"] {
        let practice = Practice::new();
        let desktop = Desktop::new(Has::default());
        practice.set_up(&desktop);
        understudy(&desktop, &["settings", "set", "ui.theme", theme], "");
        practice.lead_goes_down();
        practice.backup().always(Script::fail(ErrorKind::Server));
        let page = Page::open(&desktop, &[], &[]);
        ask(&page, QUESTION);
        page.see_within(
            "Waiting for opus or sol; sent as soon as one answers.",
            limits::ANSWER,
        );
        page.both_sizes(&format!("waiting-{theme}"));
        let status = understudy(&desktop, &["status"], "");
        assert!(status.contains("One message waits for an answer."), "{status}");
        practice
            .backup()
            .always(Script::answer("It stays, says the backup."));
        page.see_within("It stays, says the backup.", limits::ANSWER);
        page.picture(&format!("waited-{theme}"));
    }
}
