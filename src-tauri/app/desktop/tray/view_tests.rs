#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::*;

fn provider(name: &str, state: LaneState, words: &str, paused: bool) -> ProviderHealth {
    ProviderHealth {
        provider: ProviderId::new(),
        name: name.to_owned(),
        state,
        words: words.to_owned(),
        paused_until: paused.then_some(i64::MAX),
        page: None,
        allowances: Vec::new(),
        lanes: Vec::new(),
    }
}

fn status(overall: Overall, providers: Vec<ProviderHealth>) -> Status {
    Status {
        overall,
        sentence: "One provider is down. Your chats go on.".to_owned(),
        detail: "GPT is covering for Claude.".to_owned(),
        lead: None,
        covering: None,
        order: Vec::new(),
        providers,
        waiting: 0,
        simulated: Vec::new(),
        demo: false,
    }
}

fn actions(entries: &[Entry]) -> Vec<TrayAction> {
    entries
        .iter()
        .flat_map(|entry| match entry {
            Entry::Item { action, .. } => vec![action.clone()],
            Entry::Group { entries, .. } => actions(entries),
            Entry::Words(_) | Entry::Line => Vec::new(),
        })
        .collect()
}

#[test]
fn the_tooltip_says_the_state_in_words() {
    let view = TrayView::of(&status(Overall::LeadDown, Vec::new()));
    assert_eq!(view.icon, IconKind::LeadDown);
    assert_eq!(view.title, "One provider is down. Your chats go on.");
    assert_eq!(view.detail, "GPT is covering for Claude.");
}

#[test]
fn the_demo_is_named_in_the_tooltip() {
    let mut demo = status(Overall::AllWell, Vec::new());
    demo.demo = true;
    let title = TrayView::of(&demo).title;
    assert!(title.contains("Demo"), "{title}");
}

#[test]
fn each_provider_is_named_with_its_state_and_can_be_paused_or_resumed() {
    let up = provider("Claude", LaneState::Working, "working", false);
    let paused = provider("GPT", LaneState::Paused, "paused by you", true);
    let view = TrayView::of(&status(Overall::AllWell, vec![up.clone(), paused.clone()]));
    let labels: Vec<_> = view
        .menu
        .iter()
        .filter_map(|entry| match entry {
            Entry::Group { label, .. } => Some(label.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(labels, ["● Claude: working", "‖ GPT: paused by you"]);
    assert_eq!(
        actions(&view.menu),
        [
            TrayAction::PauseForAnHour(up.provider),
            TrayAction::Resume(paused.provider),
            TrayAction::Open,
            TrayAction::NewChat,
            TrayAction::Quick,
            TrayAction::Settings,
            TrayAction::Quit,
        ]
    );
}

#[test]
fn practice_providers_are_named_but_not_paused() {
    let lead = provider("demo/lead", LaneState::Down, "overloaded", false);
    let mut demo = status(Overall::LeadDown, vec![lead]);
    demo.demo = true;
    let view = TrayView::of(&demo);
    assert!(
        view.menu
            .contains(&Entry::Words("☒ demo/lead: overloaded".to_owned()))
    );
    assert!(
        !actions(&view.menu)
            .iter()
            .any(|action| matches!(action, TrayAction::PauseForAnHour(_)))
    );
}

#[test]
fn without_providers_there_is_no_empty_section() {
    let view = TrayView::of(&status(Overall::NeedsYou, Vec::new()));
    for pair in view.menu.windows(2) {
        assert!(pair != [Entry::Line, Entry::Line]);
    }
}

#[test]
fn the_same_status_gives_an_equal_view() {
    let one = status(
        Overall::Degraded,
        vec![provider("A", LaneState::Slow, "slow", false)],
    );
    assert_eq!(TrayView::of(&one), TrayView::of(&one.clone()));
}
