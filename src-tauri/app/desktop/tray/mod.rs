//! The tray: what it shows is decided here from the status alone; putting it on the screen is the
//! platform's part ([`linux`], [`other`]).

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
use understudy_core::contract::{LaneState, Overall, ProviderHealth, ProviderId, Status, Timestamp};
use understudy_core::texts::{say, say_with};

/// What a click in the tray asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TrayAction {
    /// Shows the chat window, or hides it where it is in front.
    Toggle,
    Open,
    NewChat,
    Quick,
    Settings,
    PauseForAnHour(ProviderId),
    Resume(ProviderId),
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

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrayView {
    pub icon: IconKind,
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
    /// All of the tray, from how things stand. Equal views mean that nothing has to be touched:
    /// a menu that is rebuilt closes under the hand of who reads it.
    #[must_use]
    pub fn of(status: &Status) -> Self {
        let mut menu = vec![Entry::Words(status.sentence.clone()), Entry::Line];
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
            Entry::item(say("tray-settings"), TrayAction::Settings),
            Entry::Line,
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
            menu,
        }
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
        return Entry::Words(label);
    }
    let action = if provider.paused_until.is_some() {
        Entry::item(say("tray-resume"), TrayAction::Resume(provider.provider))
    } else {
        Entry::item(
            say("tray-pause-hour"),
            TrayAction::PauseForAnHour(provider.provider),
        )
    };
    Entry::Group {
        label,
        entries: vec![action],
    }
}

/// The panel this desktop most likely has. GNOME's is dark in both of its styles.
#[must_use]
pub fn panel(dark: bool) -> Panel {
    let desktop = std::env::var("XDG_CURRENT_DESKTOP").unwrap_or_default();
    if dark || desktop.to_ascii_lowercase().contains("gnome") {
        Panel::Dark
    } else {
        Panel::Light
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
