//! The tray: what it shows is decided here from the status alone; putting it on the screen is the
//! platform's part ([`linux`], [`other`]).

#[cfg(target_os = "linux")]
mod held;
mod icons;
#[cfg(target_os = "linux")]
mod linux;
#[cfg(not(target_os = "linux"))]
mod other;
mod shapes;

#[cfg(target_os = "linux")]
pub use linux::start;
#[cfg(not(target_os = "linux"))]
pub use other::start;

pub use icons::{IconKind, Panel};
use understudy_core::contract::{
    ChatId, LaneState, Overall, ProviderHealth, ProviderId, SimulatedOutage, Status, Timestamp,
};
use understudy_core::history::title_from;
use understudy_core::texts::{say, say_with};

/// What a click in the tray asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TrayAction {
    /// Shows the chat window, or hides it where it is in front.
    Toggle,
    Open,
    NewChat,
    Chat(ChatId),
    Quick,
    Settings,
    PauseForAnHour(ProviderId),
    /// Until it is resumed.
    Pause(ProviderId),
    Resume(ProviderId),
    EndOutage {
        provider: ProviderId,
        model: Option<String>,
    },
    Quit,
}

/// What the tray tells its owner.
pub enum TraySignal {
    Clicked {
        action: TrayAction,
        /// What Wayland wants to see before a window may come to the front.
        token: Option<String>,
    },
    /// The desktop has a tray now, or has none any more.
    Present(bool),
}

/// How long a provider is paused from the tray.
pub const PAUSE_MS: Timestamp = 60 * 60 * 1000;

/// Chats in the menu: what one was at today, and no more than a glance takes in.
pub const RECENT: u32 = 5;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrayView {
    pub icon: IconKind,
    pub panel: Panel,
    /// The state in a sentence, and what there is to say beyond it.
    pub title: String,
    pub detail: String,
    pub menu: Vec<Entry>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// Said, not clicked.
    Words(String),
    Line,
    Item {
        label: String,
        action: TrayAction,
    },
    Group {
        label: String,
        entries: Vec<Entry>,
    },
}

impl Entry {
    fn item(label: String, action: TrayAction) -> Self {
        Self::Item { label, action }
    }
}

impl TrayView {
    /// All of the tray, from how things stand and the chats that may be named. Equal views mean that
    /// nothing has to be touched: a menu that is rebuilt closes under the hand of who reads it.
    #[must_use]
    pub fn of(status: &Status, recent: &[(ChatId, String)], panel: Panel) -> Self {
        let mut menu = vec![Entry::Words(title_from(&status.sentence))];
        menu.extend(status.simulated.iter().map(outage_entry));
        menu.push(Entry::Line);
        if !status.providers.is_empty() {
            menu.extend(
                status
                    .providers
                    .iter()
                    .map(|provider| provider_entry(provider, status.demo)),
            );
            menu.push(Entry::Line);
        }
        menu.extend([
            Entry::item(say("tray-open"), TrayAction::Open),
            Entry::item(say("tray-new-chat"), TrayAction::NewChat),
            Entry::item(say("tray-quick"), TrayAction::Quick),
        ]);
        if !recent.is_empty() {
            menu.push(Entry::Line);
            menu.push(Entry::Words(say("tray-recent")));
            let chats = recent.iter().map(|(id, title)| {
                // A person's or a model's words: one line of a menu's width, and nothing that turns it.
                Entry::item(title_from(title), TrayAction::Chat(*id))
            });
            menu.extend(chats);
        }
        menu.extend([
            Entry::Line,
            Entry::item(say("tray-settings"), TrayAction::Settings),
            Entry::item(say("tray-quit"), TrayAction::Quit),
        ]);
        Self {
            icon: match status.overall {
                Overall::AllWell => IconKind::AllWell,
                Overall::Degraded => IconKind::Degraded,
                Overall::LeadDown => IconKind::LeadDown,
                Overall::NeedsYou => IconKind::NeedsYou,
                Overall::Offline => IconKind::Offline,
            },
            title: if status.demo {
                say_with(
                    "tray-title-demo",
                    &[("sentence", status.sentence.as_str().into())],
                )
            } else {
                status.sentence.clone()
            },
            detail: status.detail.clone(),
            panel,
            menu,
        }
    }
}

fn outage_entry(outage: &SimulatedOutage) -> Entry {
    let label = say_with("tray-outage", &[("name", outage.name.as_str().into())]);
    let end = TrayAction::EndOutage {
        provider: outage.provider,
        model: outage.model.clone(),
    };
    Entry::Group {
        label: title_from(&label),
        entries: vec![Entry::item(say("tray-outage-end"), end)],
    }
}

fn provider_entry(provider: &ProviderHealth, demo: bool) -> Entry {
    let label = say_with(
        "tray-provider",
        &[
            ("shape", shape(provider.state).into()),
            ("name", provider.name.as_str().into()),
            ("words", provider.words.as_str().into()),
        ],
    );
    if demo {
        // Practice providers are made to fail in the window, not paused.
        return Entry::Words(title_from(&label));
    }
    let id = provider.provider;
    let entries = if provider.paused_until.is_some() {
        vec![Entry::item(say("tray-resume"), TrayAction::Resume(id))]
    } else {
        vec![
            Entry::item(say("tray-pause-hour"), TrayAction::PauseForAnHour(id)),
            Entry::item(say("tray-pause"), TrayAction::Pause(id)),
        ]
    };
    Entry::Group {
        label: title_from(&label),
        entries,
    }
}

/// The panel by the setting `tray.panel`, else the one that this desktop most likely has: as dark as its
/// windows are wished, and dark in both of GNOME's styles.
#[must_use]
pub fn panel(setting: &str, system_dark: bool) -> Panel {
    let desktop = std::env::var("XDG_CURRENT_DESKTOP").unwrap_or_default();
    panel_of(setting, system_dark, &desktop)
}

fn panel_of(setting: &str, system_dark: bool, desktop: &str) -> Panel {
    match setting {
        "dark" => Panel::Dark,
        "light" => Panel::Light,
        _ if system_dark || desktop.to_ascii_lowercase().contains("gnome") => Panel::Dark,
        _ => Panel::Light,
    }
}

/// The same shapes as in the window, as far as letters have them.
const fn shape(state: LaneState) -> &'static str {
    match state {
        LaneState::Unknown => "○",
        LaneState::Working => "●",
        LaneState::Slow => "◐",
        LaneState::Down => "☒",
        LaneState::Paused => "‖",
        LaneState::NeedsYou => "!",
        LaneState::Offline => "◌",
    }
}

#[cfg(test)]
#[path = "view_tests.rs"]
mod tests;
