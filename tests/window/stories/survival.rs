//! The app killed in the middle of an answer.

use super::ask;
use crate::desktop::{Desktop, Has, eventually, kill};
use crate::limits;
use crate::page::{Page, runs};
use crate::practice::Practice;
use std::time::{Duration, Instant};
use understudy_stage::Script;

/// What was shown longer ago than this is on disk.
const CHECKPOINT: Duration = Duration::from_millis(1_500);

#[test]
fn a_start_waits_for_an_app_that_is_on_its_way_out() {
    let desktop = Desktop::new(Has::default());
    let home = desktop.home();
    std::fs::create_dir_all(&home).unwrap();
    let lock = std::fs::File::create(home.join("app.lock")).unwrap();
    lock.lock().unwrap();
    let letting_go = std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(800));
        drop(lock);
    });
    Page::open(&desktop, &[], &[]).see("Understudy");
    letting_go.join().unwrap();
}

#[test]
fn nothing_shown_is_lost_when_the_app_is_killed_in_the_middle_of_an_answer() {
    let practice = Practice::new();
    let desktop = Desktop::new(Has::default());
    practice.set_up(&desktop);
    let words: Vec<String> = (1..=2_000).map(|number| format!("word{number}")).collect();
    practice.lead().always(Script::paced(words.join(" "), 5, 30));
    let page = Page::open(&desktop, &[], &[]);
    ask(&page, "Tell me everything");
    page.see_within("word60", limits::ANSWER);
    let shown = page.text();
    let seen_at = Instant::now();
    std::thread::sleep(CHECKPOINT.saturating_sub(seen_at.elapsed()));
    kill(page.app, libc::SIGKILL);
    eventually("the app is dead", limits::SHOWN, || !runs(page.app));
    drop(page);

    let page = Page::open(&desktop, &[], &[]);
    page.press_with("Tell me everything");
    page.see("Tell me everything");
    // Up to the last whole word that was on the screen.
    let shown_words = shown
        .split_whitespace()
        .filter(|word| word.starts_with("word"))
        .count()
        - 1;
    page.see(&words[..shown_words].join(" "));
    page.picture("after-a-crash");
    // It can go on from there.
    practice.lead().always(Script::answer("All of it, in one piece."));
    ask(&page, "Go on");
    page.see_within("All of it, in one piece.", limits::ANSWER);
}
