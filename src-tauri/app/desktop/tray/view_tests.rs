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

fn view(status: &Status) -> TrayView {
    TrayView::of(status, &[], Panel::Dark)
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
    let view = view(&status(Overall::LeadDown, Vec::new()));
    assert_eq!(view.icon, IconKind::LeadDown);
    assert_eq!(view.title, "One provider is down. Your chats go on.");
    assert_eq!(view.detail, "GPT is covering for Claude.");
}

#[test]
fn the_demo_is_named_in_the_tooltip() {
    let mut demo = status(Overall::AllWell, Vec::new());
    demo.demo = true;
    let title = view(&demo).title;
    assert!(title.contains("Demo"), "{title}");
}

#[test]
fn each_provider_is_named_with_its_state_and_can_be_paused_or_resumed() {
    let up = provider("Claude", LaneState::Working, "working", false);
    let paused = provider("GPT", LaneState::Paused, "paused by you", true);
    let view = view(&status(Overall::AllWell, vec![up.clone(), paused.clone()]));
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
            TrayAction::Pause(up.provider),
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
    let view = view(&demo);
    assert!(
        view.menu
            .contains(&Entry::Words("☒ demo/lead: overloaded".to_owned()))
    );
    assert!(
        !actions(&view.menu)
            .iter()
            .any(|action| matches!(action, TrayAction::PauseForAnHour(_) | TrayAction::Pause(_)))
    );
}

#[test]
fn without_providers_there_is_no_empty_section() {
    let view = view(&status(Overall::NeedsYou, Vec::new()));
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
    assert_eq!(view(&one), view(&one.clone()));
}

#[test]
fn the_newest_chats_stand_in_the_menu_whatever_they_are_called() {
    let chats = [
        (ChatId::new(), "a_b".to_owned()),
        (
            ChatId::new(),
            format!("\u{202e}gnp.exe\n\tQuit {}", "x".repeat(500)),
        ),
    ];
    let shown = TrayView::of(&status(Overall::AllWell, Vec::new()), &chats, Panel::Dark);
    let labels: Vec<_> = shown
        .menu
        .iter()
        .filter_map(|entry| match entry {
            Entry::Item {
                label,
                action: TrayAction::Chat(id),
            } => Some((*id, label.as_str())),
            _ => None,
        })
        .collect();
    assert_eq!(labels[0], (chats[0].0, "a_b"));
    assert_eq!(labels[1].0, chats[1].0);
    assert!(labels[1].1.starts_with("gnp.exe Quit xxx"), "{labels:?}");
    assert!(labels[1].1.chars().count() <= 60, "{labels:?}");
}

#[test]
fn a_simulated_outage_is_named_and_can_be_ended() {
    let mut simulated = status(Overall::LeadDown, Vec::new());
    let provider = ProviderId::new();
    simulated.simulated = vec![SimulatedOutage {
        provider,
        model: Some("opus".to_owned()),
        name: "Claude/opus".to_owned(),
        kind: understudy_core::contract::OutageKind::Hard,
        since: 0,
        until: i64::MAX,
    }];
    let shown = view(&simulated);
    assert!(shown.menu.iter().any(
        |entry| matches!(entry, Entry::Group { label, .. } if label == "Outage simulated: Claude/opus")
    ));
    assert!(actions(&shown.menu).contains(&TrayAction::EndOutage {
        provider,
        model: Some("opus".to_owned())
    }));
}

#[test]
fn the_panel_is_what_was_set_or_what_the_desktop_has() {
    assert_eq!(panel_of("auto", true, "KDE"), Panel::Dark);
    assert_eq!(panel_of("auto", false, "KDE"), Panel::Light);
    assert_eq!(panel_of("auto", false, "ubuntu:GNOME"), Panel::Dark);
    assert_eq!(panel_of("light", true, "GNOME"), Panel::Light);
    assert_eq!(panel_of("dark", false, "KDE"), Panel::Dark);
}
