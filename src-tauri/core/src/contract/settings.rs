//! Settings and what a front needs at its start.

use super::{
    ChainLane, ChatId, ChatList, Found, KindInfo, Provider, Spend, Status, Timestamp, TurnId, Unstored,
    Waiting,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One setting, as `settings list` and the settings screen show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Setting {
    pub key: String,
    pub value: String,
    pub default: String,
    /// The values it takes, in words: "milliseconds, or auto".
    pub takes: String,
    pub sentence: String,
}

/// How the desktop's parts stand.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DesktopState {
    /// A tray is there: closing the window keeps the app running.
    pub tray: bool,
    /// Global shortcuts work here; where not, why.
    pub shortcut: ShortcutState,
    /// The window is drawn in the way that works everywhere, and why.
    #[serde(default)]
    pub safe_graphics: Option<SafeGraphics>,
    /// When something last went wrong inside the app, of which the person was not told.
    #[serde(default)]
    #[cfg_attr(test, ts(type = "number | null"))]
    pub crashed_at: Option<Timestamp>,
}

/// Why the window is drawn in the way that works everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum SafeGraphics {
    /// The person wants it.
    Set,
    /// A start before showed no window.
    Found,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum ShortcutState {
    /// The user was not asked yet.
    #[default]
    NotOffered,
    Off,
    Active {
        accelerator: String,
    },
    /// Another program has it.
    Conflict {
        accelerator: String,
        message: String,
    },
    /// The desktop's own settings have it: its keys run `understudy quick`.
    InDesktop {
        accelerator: String,
    },
    /// Wayland without a portal for it, or no X server: use `understudy quick` in the desktop's own
    /// shortcuts.
    Unsupported {
        message: String,
        /// The app can add it there.
        addable: bool,
    },
}

/// Everything the window needs for its first frame.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Snapshot {
    pub version: String,
    /// The folder of everything that is kept.
    pub home: String,
    pub settings: BTreeMap<String, String>,
    /// The language where `ui.language` is `system`: "en", "de", "zh", "ja", "es".
    pub system_language: String,
    pub providers: Vec<Provider>,
    pub kinds: Vec<KindInfo>,
    pub chain: Vec<ChainLane>,
    #[serde(flatten)]
    pub list: ChatList,
    pub spend: Spend,
    /// Messages that nobody could answer yet.
    pub waiting: Vec<Waiting>,
    pub status: Status,
    pub desktop: DesktopState,
    /// Whether keys can be kept in the keyring.
    pub keyring: Keyring,
    /// No provider was ever added and the demo is off: show the first start.
    pub first_start: bool,
    pub demo: Option<Demo>,
    /// Answers that the disk has no room for.
    pub unstored: Option<Unstored>,
    /// The folder of the history, where it cannot be written: everything is only read.
    pub only_read: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Keyring {
    Ready,
    Locked,
    Missing,
    Unknown,
}

/// The demo with its visible outage switch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Demo {
    pub outage: bool,
}

/// What the backend tells every open window. Each kind carries the whole new truth of its part.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum BackendEvent {
    Status {
        status: Status,
    },
    Chats {
        #[serde(flatten)]
        list: ChatList,
    },
    Spend {
        spend: Spend,
    },
    Waiting {
        waiting: Vec<Waiting>,
    },
    /// A message that waited was sent by itself.
    WaitingSent {
        chat: ChatId,
        turn: TurnId,
    },
    Providers {
        providers: Vec<Provider>,
        chain: Vec<ChainLane>,
    },
    Settings {
        settings: BTreeMap<String, String>,
    },
    Desktop {
        desktop: DesktopState,
    },
    Keyring {
        keyring: Keyring,
    },
    Demo {
        demo: Option<Demo>,
    },
    /// A turn began (also from the quick prompt or after a regenerate): subscribe to it to see it.
    TurnStarted {
        chat: Option<ChatId>,
        turn: TurnId,
    },
    TurnEnded {
        chat: Option<ChatId>,
        turn: TurnId,
    },
    /// Show this chat (from the tray or the quick prompt); absent: a new one.
    OpenChat {
        chat: Option<ChatId>,
    },
    /// Show how the providers are.
    OpenStatus,
    OpenSettings {
        section: Option<String>,
    },
    /// Put this into the composer; nothing is sent.
    Compose {
        text: String,
    },
    /// Answers that are only in memory, or no more.
    Unstored {
        unstored: Option<Unstored>,
    },
    /// Something about the history that a person should know once; nothing is lost yet.
    Trouble {
        message: String,
    },
    /// The window was closed for the first time and the app stays in the tray.
    StaysInTray,
}

/// What was found around the app when asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Surroundings {
    pub found: Vec<Found>,
}
