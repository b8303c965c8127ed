#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;

macro_rules! as_texts {
    ($($name:ident),*) => { [$(stringify!($name)),*] };
}

fn allowed(capability: &str) -> (Vec<String>, BTreeSet<String>) {
    let capability: serde_json::Value = serde_json::from_str(capability).unwrap();
    let texts = |key: &str| {
        let list = capability[key].as_array().unwrap().iter();
        list.map(|text| text.as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    (texts("windows"), texts("permissions").into_iter().collect())
}

fn main_window() -> (Vec<String>, BTreeSet<String>) {
    allowed(include_str!("../../capabilities/main.json"))
}

fn quick_prompt() -> (Vec<String>, BTreeSet<String>) {
    allowed(include_str!("../../capabilities/quick.json"))
}

#[test]
fn windows_may_ask_for_our_own_commands_only_and_each_is_of_use_somewhere() {
    let known: BTreeSet<String> = all_commands!(as_texts)
        .iter()
        .map(|name| format!("allow-{}", name.replace('_', "-")))
        .collect();
    let (main, quick) = (main_window().1, quick_prompt().1);
    // Nothing of Tauri's own: no window, event, path or plugin permission.
    assert!(main.is_subset(&known), "{:?}", main.difference(&known));
    assert!(quick.is_subset(&known), "{:?}", quick.difference(&known));
    let used: BTreeSet<String> = main.union(&quick).cloned().collect();
    assert_eq!(used, known);
}

#[test]
fn each_capability_is_for_one_window() {
    assert_eq!(main_window().0, [crate::desktop::desk::MAIN]);
    assert_eq!(quick_prompt().0, [crate::desktop::desk::QUICK]);
}

#[test]
fn the_quick_prompt_touches_no_keys_settings_or_chats() {
    let allowed = quick_prompt().1;
    for word in [
        "key",
        "provider",
        "setting",
        "chain",
        "delete",
        "rename",
        "demo",
        "shortcut",
        "attachment",
        "search",
    ] {
        assert!(!allowed.iter().any(|name| name.contains(word)), "{word}");
    }
}

#[test]
fn pages_load_nothing_from_elsewhere() {
    let config: serde_json::Value =
        serde_json::from_str(include_str!("../../../../tauri.conf.json")).unwrap();
    let security = &config["app"]["security"];
    let csp = security["csp"].as_str().unwrap();
    assert!(csp.starts_with("default-src 'none'; script-src 'self'; style-src 'self';"));
    for loose in ["unsafe", "https:", "*", "http://localhost"] {
        assert!(!csp.contains(loose), "{loose}");
    }
    assert_eq!(security["freezePrototype"], true);
    assert_eq!(config["app"]["withGlobalTauri"], false);
    assert_eq!(config["app"]["windows"], serde_json::json!([]));
}
