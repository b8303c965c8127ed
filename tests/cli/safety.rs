//! Backups, restoring and damage, as a person in a terminal meets them.

use crate::place::Place;
use std::fs;
use understudy_stage::Script;

async fn with_a_chat(words: &str) -> Place {
    let place = Place::with_two().await;
    place.stage.seat("a").always(Script::answer("An answer to keep."));
    place.run(&["ask", words]).expect(0);
    place
}

fn titles(place: &Place) -> String {
    place.run(&["history", "list"]).expect(0).out
}

#[tokio::test(flavor = "multi_thread")]
async fn one_file_takes_everything_to_another_home() {
    let place = with_a_chat("Take me along").await;
    let file = place.home().join("all.zip");
    let name = file.to_str().unwrap();
    place.run(&["history", "backup", name]).expect(0);
    assert!(file.metadata().unwrap().len() > 0);
    let again = place.run(&["history", "backup", name]);
    assert_ne!(again.status, 0, "a file that is there is never written over");

    let other = Place::new().await;
    // Nobody sits here who could say yes.
    let asked = other.run(&["history", "restore", name]).expect(2);
    assert!(
        asked.err.contains("--yes") && asked.err.contains("1 chat"),
        "{}",
        asked.err
    );
    assert!(!titles(&other).contains("Take me along"));
    other.run(&["history", "restore", name, "--yes"]).expect(0);
    assert!(titles(&other).contains("Take me along"));
    let check = other.run(&["history", "check"]).expect(0);
    assert!(check.out.contains("Nothing is wrong"), "{}", check.out);
    // The providers came along; they are asked as before.
    place.stage.seat("a").always(Script::answer("Here too."));
    assert_eq!(
        other
            .run(&["ask", "--continue", "Are you there?"])
            .expect(0)
            .out
            .trim(),
        "Here too."
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_restored_is_told_first_and_what_was_there_is_kept() {
    let place = with_a_chat("Before the backup").await;
    let made = place.run(&["history", "backup", "--json"]).expect(0).json();
    assert_eq!(made["content"]["messages"], 2);
    place.run(&["ask", "After the backup"]).expect(0);
    let listed = place
        .run(&["history", "backup", "--list", "--json"])
        .expect(0)
        .json();
    assert_eq!(listed[0]["name"], made["name"]);
    let done = place
        .run(&[
            "history",
            "restore",
            made["name"].as_str().unwrap(),
            "--yes",
            "--json",
        ])
        .expect(0)
        .json();
    let now = titles(&place);
    assert!(
        now.contains("Before the backup") && !now.contains("After the backup"),
        "{now}"
    );
    let aside = place
        .home()
        .join(done["aside"].as_str().unwrap())
        .join("history.db");
    place
        .run(&["history", "restore", aside.to_str().unwrap(), "--yes"])
        .expect(0);
    assert!(titles(&place).contains("After the backup"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_history_says_the_ways_and_loses_nothing_that_can_be_read() {
    let place = with_a_chat("In the backup").await;
    place.run(&["history", "backup"]).expect(0);
    place.run(&["ask", "Only in the history"]).expect(0);
    let path = place.home().join("history.db");
    let mut bytes = fs::read(&path).unwrap();
    // All of the schema on its first page: nothing opens it any more.
    bytes[100..4096].fill(0xff);
    fs::write(&path, &bytes).unwrap();

    let refused = place.run(&["ask", "Are you there?"]).expect(1);
    assert!(
        refused.err.contains("understudy history check"),
        "{}",
        refused.err
    );
    let check = place.run(&["history", "check", "--json"]).expect(1).json();
    assert_eq!(check["rescue"]["readable"]["messages"], 4, "{check}");
    assert_eq!(check["rescue"]["backup"]["content"]["messages"], 2);
    assert_eq!(fs::read(&path).unwrap(), bytes, "looking changes nothing");

    place
        .run(&["history", "restore", "--salvage", "--newest", "--yes"])
        .expect(0);
    let now = titles(&place);
    assert!(
        now.contains("In the backup") && now.contains("Only in the history"),
        "{now}"
    );
    place.run(&["history", "check"]).expect(0);
    let kept = fs::read_dir(place.home()).unwrap().map(|entry| entry.unwrap());
    let kept = kept.filter(|entry| entry.file_name().to_string_lossy().starts_with("damaged-"));
    let kept: Vec<_> = kept
        .map(|entry| fs::read(entry.path().join("history.db")).unwrap())
        .collect();
    assert_eq!(kept, [bytes]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_backup_is_refused_in_words() {
    let place = with_a_chat("Still here").await;
    let file = place.home().join("notes.txt");
    fs::write(&file, "Dear diary").unwrap();
    let refused = place
        .run(&["history", "restore", file.to_str().unwrap(), "--yes"])
        .expect(2);
    assert!(refused.err.contains("no backup"), "{}", refused.err);
    place
        .run(&["history", "restore", "/nowhere/at/all.zip", "--yes"])
        .expect(2);
    place.run(&["history", "restore", "--yes"]).expect(2);
    assert!(titles(&place).contains("Still here"));
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_is_deleted_only_at_a_word_and_then_nothing_is_left() {
    let place = with_a_chat("Nobody may read this").await;
    place.run(&["history", "backup"]).expect(0);
    let asked = place.run(&["history", "erase"]).expect(2);
    assert!(asked.err.contains("--yes"), "{}", asked.err);
    assert!(titles(&place).contains("Nobody may read this"));

    let erased = place.run(&["history", "erase", "--yes"]).expect(0);
    assert!(erased.err.contains("Everything is deleted."), "{}", erased.err);
    let left: Vec<_> = fs::read_dir(place.home())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(left, ["app.lock"]);
    assert_eq!(
        place.run(&["provider", "list", "--json"]).expect(0).out.trim(),
        "[]"
    );
    assert_eq!(titles(&place).trim(), "");
}
