#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::*;
use std::collections::BTreeSet;
use std::path::PathBuf;

#[test]
fn what_is_there_at_first_is_well_written_named_and_each_for_one_action() {
    let mut taken = BTreeSet::new();
    for (key, keys) in ACTIONS {
        assert!(well_written(keys), "{key}: {keys}");
        assert!(taken.insert(keys), "{keys} is there twice");
        assert!(!name(key).starts_with("action-"), "{key} has no name");
    }
}

#[test]
fn keys_are_written_in_one_way_and_leave_writing_alone() {
    for good in [
        "off",
        "Ctrl+K",
        "Alt+Plus",
        "Ctrl+Alt+Shift+Delete",
        "F12",
        "Shift+F3",
        "Escape",
    ] {
        assert!(well_written(good), "{good}");
    }
    for bad in [
        "",
        "Ctrl",
        "Ctrl+",
        "Ctrl++",
        "ctrl+k",
        "Ctrl+k",
        "Shift+Ctrl+K",
        "Ctrl+Ctrl+K",
        "K",
        "Shift+K",
        "Enter",
        "Ctrl+C",
        "Ctrl+Shift+Z",
        "F0",
        "F13",
        "F+1",
        "F01",
        "Ctrl+Ä",
        "Ctrl+KK",
        "Super+K",
        "Shift+Escape",
        "Ctrl+Shift+,",
        "Ctrl+Shift+Plus",
    ] {
        assert!(!well_written(bad), "{bad}");
    }
}

#[test]
fn keys_that_another_action_has_are_refused_by_its_name() {
    let mut stored = BTreeMap::new();
    let taken = check_free(&stored, "keys.find", "Ctrl+N").unwrap_err();
    assert!(taken.message.contains("keys.new_chat"), "{}", taken.message);
    stored.insert("keys.new_chat".to_owned(), OFF.to_owned());
    check_free(&stored, "keys.find", "Ctrl+N").unwrap();
    check_free(&stored, "keys.find", "Ctrl+F").unwrap();
    check_free(&stored, "keys.find", OFF).unwrap();
}

#[test]
fn the_windows_list_of_actions_is_this_one() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../ui/src/ipc/bindings/actions.ts");
    let lines: Vec<String> = ACTIONS
        .iter()
        .map(|(key, keys)| format!("  {}: '{keys}',\n", key.trim_start_matches("keys.")))
        .collect();
    let rendered = format!(
        "// Generated from src-tauri/core/src/backend/shortcuts.rs. Do not edit by hand:\n\
         // UNDERSTUDY_BLESS=1 cargo test -p understudy-core --lib backend::shortcuts\n\n\
         /** The window's actions, and their keys at first. */\n\
         export const FIRST_KEYS = {{\n{}}} as const;\n",
        lines.concat()
    );
    if std::env::var_os("UNDERSTUDY_BLESS").is_some() {
        std::fs::write(&path, &rendered).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == rendered,
        "{} is another list; run this test with UNDERSTUDY_BLESS=1 and commit it",
        path.display()
    );
}
