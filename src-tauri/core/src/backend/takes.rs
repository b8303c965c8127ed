//! What a setting takes, and how that is said.

use super::shortcuts;
use crate::providers::Proxy;
use crate::texts;
use std::path::Path;

/// Longest value of a free text, in bytes.
const TEXT_LIMIT: usize = 500;

/// Longest path, in bytes; systems take no longer ones.
const PATH_LIMIT: usize = 4_096;

/// What a setting takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Takes {
    /// One of these words.
    Word(&'static [&'static str]),
    /// Milliseconds in these bounds, or `auto`.
    Millis { least: u64, most: u64 },
    /// A whole number in these bounds.
    Number { least: u64, most: u64 },
    /// A number with a point in these bounds, or `auto`.
    Decimal { least: f32, most: f32 },
    /// A whole number in these bounds, or `auto`.
    NumberOrAuto { least: u64, most: u64 },
    /// US dollars up to this, or `off`.
    DollarsOrOff { most: f32 },
    /// Anything short.
    Text,
    /// Keys of the window.
    Keys,
    /// A PEM file by its whole path, or nothing. What is in it is checked apart.
    File,
    /// `system`, `none`, or the address of a proxy.
    Proxy,
}

impl Takes {
    pub(super) fn fits(self, value: &str) -> bool {
        let number = value.parse::<u64>().ok();
        match self {
            Self::Word(words) => words.contains(&value),
            Self::Millis { least, most } => {
                value == "auto" || number.is_some_and(|n| (least..=most).contains(&n))
            }
            Self::Number { least, most } => number.is_some_and(|n| (least..=most).contains(&n)),
            Self::Decimal { least, most } => {
                value == "auto" || decimal(value).is_some_and(|n| (least..=most).contains(&n))
            }
            Self::NumberOrAuto { least, most } => {
                value == "auto" || number.is_some_and(|n| (least..=most).contains(&n))
            }
            Self::DollarsOrOff { most } => {
                value == "off" || decimal(value).is_some_and(|n| (0.0..=most).contains(&n))
            }
            Self::Keys => shortcuts::well_written(value),
            Self::File => value.is_empty() || (value.len() <= PATH_LIMIT && Path::new(value).is_absolute()),
            Self::Proxy => value.len() <= TEXT_LIMIT && Proxy::parse(value).is_some(),
            Self::Text => value.len() <= TEXT_LIMIT && !value.chars().any(char::is_control),
        }
    }

    pub(super) fn words(self) -> String {
        match self {
            Self::Word(words) => words.join(", "),
            Self::Millis { least, most } => texts::say_with(
                "setting-takes-millis",
                &[("least", least.into()), ("most", most.into())],
            ),
            Self::Number { least, most } => texts::say_with(
                "setting-takes-number",
                &[("least", least.into()), ("most", most.into())],
            ),
            Self::NumberOrAuto { least, most } => texts::say_with(
                "setting-takes-number-or-auto",
                &[("least", least.into()), ("most", most.into())],
            ),
            Self::Decimal { least, most } => texts::say_with(
                "setting-takes-decimal",
                &[
                    ("least", f64::from(least).into()),
                    ("most", f64::from(most).into()),
                ],
            ),
            Self::DollarsOrOff { most } => texts::say_with(
                "setting-takes-dollars-or-off",
                &[("most", f64::from(most).into())],
            ),
            Self::Text => texts::say("setting-takes-text"),
            Self::Keys => texts::say("setting-takes-keys"),
            Self::File => texts::say("setting-takes-file"),
            Self::Proxy => texts::say("setting-takes-proxy"),
        }
    }
}

/// A number as a person writes it; never infinite.
pub(super) fn decimal(text: &str) -> Option<f32> {
    text.parse().ok().filter(|number: &f32| number.is_finite())
}
