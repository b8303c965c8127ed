//! The keys of the window's actions: which there are, what they are at first, and how keys are
//! written: modifiers and one key, joined by a plus ("Ctrl+Shift+F"), or `off`. Where a desktop has
//! a command key in the place of Ctrl, the window takes that.

use crate::contract::{ApiError, ApiResult, ErrorCode};
use crate::texts;
use std::collections::BTreeMap;

/// Of no keys.
pub const OFF: &str = "off";

/// Every action of the window with the setting of its keys, and what they are at first. Not
/// among them: what input methods take for themselves (Ctrl+Shift+U, Ctrl+., Ctrl+; and Ctrl+Space).
pub const ACTIONS: &[(&str, &str)] = &[
    ("keys.palette", "Ctrl+K"),
    ("keys.new_chat", "Ctrl+N"),
    ("keys.new_temporary", "Ctrl+Shift+N"),
    ("keys.search", "Ctrl+Shift+F"),
    ("keys.chat_before", "Ctrl+PageUp"),
    ("keys.chat_next", "Ctrl+PageDown"),
    ("keys.composer", "Ctrl+L"),
    ("keys.status", "Ctrl+Shift+S"),
    ("keys.stored", "Ctrl+Shift+B"),
    ("keys.settings", "Ctrl+,"),
    ("keys.shortcuts", "Ctrl+/"),
    ("keys.model_order", "Ctrl+Shift+O"),
    ("keys.find", "Ctrl+F"),
    ("keys.rename", "F2"),
    ("keys.pin", "Ctrl+Shift+P"),
    ("keys.tags", "Ctrl+Shift+T"),
    ("keys.chat_settings", "Ctrl+I"),
    ("keys.duplicate", "Ctrl+Shift+D"),
    ("keys.export", "Ctrl+Shift+X"),
    ("keys.archive", "Ctrl+Shift+A"),
    ("keys.delete", "Ctrl+Shift+Delete"),
    ("keys.stop", "Escape"),
    ("keys.switch_now", "Ctrl+J"),
    ("keys.redo", "Ctrl+Shift+R"),
    ("keys.copy_answer", "Ctrl+Shift+C"),
    ("keys.copy_chat", "Ctrl+Alt+C"),
    ("keys.edit_last", "Ctrl+E"),
    ("keys.theme", "Ctrl+Shift+L"),
    ("keys.zoom_in", "Ctrl+Plus"),
    ("keys.zoom_out", "Ctrl+-"),
    ("keys.zoom_reset", "Ctrl+0"),
    ("keys.quit", "Ctrl+Q"),
];

/// In the order in which they are written.
const MODIFIERS: &[&str] = &["Ctrl", "Alt", "Shift"];
/// Keys beside letters, digits, signs and F1 to F12.
const NAMED: &[&str] = &[
    "Plus",
    "Space",
    "Enter",
    "Escape",
    "Backspace",
    "Delete",
    "Insert",
    "Home",
    "End",
    "PageUp",
    "PageDown",
    "ArrowUp",
    "ArrowDown",
    "ArrowLeft",
    "ArrowRight",
];
/// What edits text everywhere: taken from a field, it would be missed.
const EDITING: &[&str] = &[
    "Ctrl+A",
    "Ctrl+C",
    "Ctrl+V",
    "Ctrl+X",
    "Ctrl+Y",
    "Ctrl+Z",
    "Ctrl+Shift+Z",
    "Ctrl+Shift+V",
    "Ctrl+Backspace",
    "Ctrl+Delete",
    "Ctrl+Home",
    "Ctrl+End",
    "Ctrl+ArrowLeft",
    "Ctrl+ArrowRight",
    "Ctrl+Enter",
];

/// Whether `keys` is `off`, or keys as they are written.
#[must_use]
pub fn well_written(keys: &str) -> bool {
    if keys == OFF {
        return true;
    }
    let mut parts: Vec<&str> = keys.split('+').collect();
    let Some(key) = parts.pop() else { return false };
    let mut modifiers = MODIFIERS.iter();
    // Each once, and in order: keys that are the same are written the same.
    if !parts.iter().all(|part| modifiers.any(|known| known == part)) {
        return false;
    }
    let function = (1..=12).any(|number| key == format!("F{number}"));
    let sign = key.len() == 1
        && key
            .chars()
            .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || ",.;/-'[]\\`".contains(c));
    if !(function || sign || NAMED.contains(&key)) {
        return false;
    }
    // A plain key is for writing.
    if parts.contains(&"Shift") && (key == "Plus" || (sign && !key.chars().all(char::is_alphanumeric))) {
        // A sign says by itself whether it takes Shift, on each keyboard in its own way.
        return false;
    }
    let plain = !parts.contains(&"Ctrl") && !parts.contains(&"Alt");
    (!plain || function || keys == "Escape") && !EDITING.contains(&keys)
}

/// What an action is called.
#[must_use]
pub fn name(key: &str) -> String {
    let id = key.strip_prefix("keys.").unwrap_or(key).replace('_', "-");
    texts::say(&format!("action-{id}"))
}

/// Checks that no other action has these keys.
///
/// # Errors
/// `InvalidInput` with the action that has them.
pub fn check_free(stored: &BTreeMap<String, String>, key: &str, keys: &str) -> ApiResult<()> {
    if keys == OFF {
        return Ok(());
    }
    let has_them = |(other, first): &&(&str, &str)| {
        *other != key && stored.get(*other).map_or(*first, String::as_str) == keys
    };
    match ACTIONS.iter().find(has_them) {
        None => Ok(()),
        Some((other, _)) => Err(ApiError::new(
            ErrorCode::InvalidInput,
            texts::say_with(
                "error-keys-taken",
                &[
                    ("keys", keys.into()),
                    ("action", name(other).into()),
                    ("other", (*other).into()),
                ],
            ),
        )),
    }
}

#[cfg(test)]
#[path = "shortcuts_tests.rs"]
mod tests;
