//! Each setting with its first value and what it takes.

use crate::backend::shortcuts;
use crate::backend::takes::Takes;
use crate::texts;

/// The hottest that any family takes.
pub const MAX_TEMPERATURE: f32 = 2.0;
/// Tokens of an answer, at most: ten times what any model writes.
pub const MAX_OUTPUT: u32 = 10_000_000;

#[derive(Clone, Copy)]
pub struct Definition {
    pub key: &'static str,
    pub default: &'static str,
    pub takes: Takes,
}

const YES_NO: Takes = Takes::Word(&["true", "false"]);

/// All but the keys of actions, which are in `shortcuts`. Each has a sentence in the catalogue: `setting-` and the key with dashes.
const DEFINITIONS: &[Definition] = &[
    Definition {
        key: "answer.effort",
        default: "auto",
        takes: Takes::Word(&["auto", "off", "low", "medium", "high", "max"]),
    },
    Definition {
        key: "answer.max_output",
        default: "auto",
        takes: Takes::NumberOrAuto {
            least: 1,
            most: MAX_OUTPUT as u64,
        },
    },
    Definition {
        key: "answer.temperature",
        default: "auto",
        takes: Takes::Decimal {
            least: 0.0,
            most: MAX_TEMPERATURE,
        },
    },
    Definition {
        key: "backups.kept",
        default: "7",
        takes: Takes::Number { least: 0, most: 365 },
    },
    Definition {
        key: "checks.messages",
        default: "true",
        takes: YES_NO,
    },
    Definition {
        // `auto`: where the start before showed no window.
        key: "graphics.safe",
        default: "auto",
        takes: Takes::Word(&["auto", "on", "off"]),
    },
    Definition {
        key: "history.bin_days",
        default: "30",
        takes: Takes::Number {
            least: 1,
            most: 3_650,
        },
    },
    Definition {
        key: "hedge",
        default: "false",
        takes: YES_NO,
    },
    limit("limits.connect_ms"),
    limit("limits.headers_ms"),
    limit("limits.first_content_ms"),
    limit("limits.gap_ms"),
    limit("limits.reasoning_gap_ms"),
    Definition {
        key: "network.ca_file",
        default: "",
        takes: Takes::File,
    },
    Definition {
        key: "network.proxy",
        default: "system",
        takes: Takes::Proxy,
    },
    Definition {
        key: "notify.answers",
        default: "false",
        takes: YES_NO,
    },
    Definition {
        key: "notify.main_model",
        default: "false",
        takes: YES_NO,
    },
    Definition {
        key: "notify.needed_on",
        default: "",
        takes: Takes::Text,
    },
    Definition {
        key: "notify.needs_you",
        default: "false",
        takes: YES_NO,
    },
    Definition {
        key: "notify.spend",
        default: "false",
        takes: YES_NO,
    },
    Definition {
        key: "notify.waiting",
        default: "false",
        takes: YES_NO,
    },
    Definition {
        key: "order.by",
        default: "hand",
        takes: Takes::Word(&["hand", "speed", "price"]),
    },
    Definition {
        key: "palette.recent",
        default: "",
        takes: Takes::Text,
    },
    Definition {
        // A day at most: for good, it would be no window put away.
        key: "quick.kept_s",
        default: "1800",
        takes: Takes::Number {
            least: 0,
            most: 86_400,
        },
    },
    Definition {
        // `order`, `last`, or the id of a provider and one of its models.
        key: "quick.order",
        default: "order",
        takes: Takes::Text,
    },
    Definition {
        key: "recovery",
        default: "continue",
        takes: Takes::Word(&["continue", "restart", "ask"]),
    },
    Definition {
        key: "recovery.extra_usd",
        default: "auto",
        takes: Takes::Decimal {
            least: 0.0,
            most: 10_000.0,
        },
    },
    Definition {
        key: "shortcut.quick",
        default: "",
        takes: Takes::Text,
    },
    Definition {
        key: "shortcut.offered",
        default: "false",
        takes: YES_NO,
    },
    Definition {
        key: "spend.month_usd",
        default: "off",
        takes: Takes::DollarsOrOff { most: 100_000.0 },
    },
    Definition {
        key: "start.backup_offered",
        default: "false",
        takes: YES_NO,
    },
    Definition {
        key: "start.desktop_told",
        default: "false",
        takes: YES_NO,
    },
    Definition {
        // The system's own entry decides; see the app's `autostart`.
        key: "start.with_desktop",
        default: "false",
        takes: YES_NO,
    },
    Definition {
        key: "status.pages",
        default: "true",
        takes: YES_NO,
    },
    Definition {
        // Off: a title would be one more request that nobody asked for.
        key: "titles.by_model",
        default: "false",
        takes: YES_NO,
    },
    Definition {
        key: "tray.close_to_tray",
        default: "true",
        takes: YES_NO,
    },
    Definition {
        key: "tray.hint_shown",
        default: "false",
        takes: YES_NO,
    },
    Definition {
        // No program is told the colour of its panel; `auto` goes by the desktop.
        key: "tray.panel",
        default: "auto",
        takes: Takes::Word(&["auto", "dark", "light"]),
    },
    Definition {
        key: "tray.recent",
        default: "unrestricted",
        takes: Takes::Word(&["all", "unrestricted", "none"]),
    },
    Definition {
        key: "ui.language",
        default: texts::SYSTEM,
        takes: Takes::Word(texts::CHOICES),
    },
    Definition {
        key: "ui.theme",
        default: "system",
        takes: Takes::Word(&["system", "light", "dark"]),
    },
    Definition {
        key: "ui.contrast",
        default: "system",
        takes: Takes::Word(&["system", "more"]),
    },
    Definition {
        key: "ui.zoom",
        default: "100",
        takes: Takes::Number { least: 80, most: 200 },
    },
    Definition {
        key: "window.kept_s",
        default: "600",
        takes: Takes::Number {
            least: 0,
            most: 86_400,
        },
    },
    Definition {
        key: "window.main",
        default: "",
        takes: Takes::Text,
    },
    Definition {
        key: "window.quick",
        default: "",
        takes: Takes::Text,
    },
];

const fn limit(key: &'static str) -> Definition {
    // An hour: longer than any provider keeps a silent connection.
    Definition {
        key,
        default: "auto",
        takes: Takes::Millis {
            least: 1,
            most: 3_600_000,
        },
    }
}

/// All there are.
pub fn definitions() -> impl Iterator<Item = Definition> {
    let keys = shortcuts::ACTIONS.iter().map(|(key, default)| Definition {
        key,
        default,
        takes: Takes::Keys,
    });
    DEFINITIONS.iter().copied().chain(keys)
}
