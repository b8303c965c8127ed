//! Which of a provider's models to take when the user has no wish of their own.

use super::kinds::Kind;
use super::models;
use crate::contract::ModelInfo;

/// Words of names that make a model a special one: smaller, not finished, for a purpose.
const SPECIAL: [&str; 27] = [
    "pro",
    "deep",
    "use",
    "mini",
    "nano",
    "lite",
    "small",
    "tiny",
    "flash",
    "fast",
    "preview",
    "exp",
    "experimental",
    "beta",
    "search",
    "codex",
    "code",
    "coder",
    "vision",
    "free",
    "research",
    "air",
    "oss",
    "chat",
    "turbo",
    "instant",
    "non",
];

/// The model to take when the user has no wish of their own, as an index into `models`.
///
/// Of the words that the kind prefers, the first that any model's id holds decides; among those
/// models the plain ones come before the special ones ("mini", "preview"), then the highest version
/// counts, then the id without a date, then the shorter one. Where the kind prefers nothing or
/// nothing fits, it is the first model that can be expected to chat.
#[must_use]
pub fn recommended(kind: &Kind, models: &[ModelInfo]) -> Option<usize> {
    let chat: Vec<usize> = (0..models.len())
        .filter(|&at| models::may_chat(&models[at].id))
        .collect();
    for word in kind.prefers {
        let best = chat
            .iter()
            .copied()
            .filter(|&at| models[at].id.to_ascii_lowercase().contains(word))
            .max_by_key(|&at| {
                let rank = Rank::of(&models[at].id, word);
                // Of equals the first listed.
                (rank, std::cmp::Reverse(at))
            });
        if best.is_some() {
            return best;
        }
    }
    chat.first().copied()
}

/// How fit a model is to be recommended; greater is better.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    plain: bool,
    version: Vec<u32>,
    undated: bool,
    shortness: std::cmp::Reverse<usize>,
}

impl Rank {
    fn of(id: &str, preferred: &str) -> Self {
        let lower = id.to_ascii_lowercase();
        // The words that were asked for are not special ("sonar-pro", "gpt-oss-120b").
        let rest = lower.replacen(preferred, " ", 1);
        let plain = !rest
            .split(|c: char| !c.is_ascii_alphanumeric())
            .any(|word| SPECIAL.contains(&word));
        let mut version = Vec::new();
        let mut undated = true;
        for word in lower.split(|c: char| !c.is_ascii_alphanumeric()) {
            let number = word.trim_start_matches(['v', 'k', 'o']);
            let digits = number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len());
            match digits {
                // "0613", "2024", "20250514": a date, and what follows it belongs to it.
                4.. => {
                    undated = false;
                    break;
                }
                // "4", "v4", "k2", "4o"; not "70b", which is a size.
                1..=3 if matches!(&number[digits..], "" | "o") => {
                    version.extend(number[..digits].parse::<u32>())
                }
                _ => {}
            }
        }
        Self {
            plain,
            version,
            undated,
            shortness: std::cmp::Reverse(id.len()),
        }
    }
}
