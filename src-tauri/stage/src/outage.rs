//! Made outages.

use crate::script::{ErrorKind, Pace, Script, Step};
use serde::{Deserialize, Serialize};

/// A made outage of a seat. It applies to each request that comes while it is on, the list of
/// models included, and leaves the queue of scripts untouched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outage {
    /// Overloaded, said at once.
    Hard,
    /// Accepts and says nothing.
    Silent,
    /// Answers well for a while, then the connection is reset.
    DiesInTheMiddle,
    /// Takes seconds to begin and answers in drops.
    Slow,
}

/// How far an answer comes in [`Outage::DiesInTheMiddle`]: enough to be read, not enough to do.
const DIES_AFTER_CHARS: usize = 240;
/// [`Outage::Slow`]: past the three seconds after which an app should say "slow".
const SLOW_START_MS: u64 = 6_000;
const SLOW_PACE: Pace = Pace {
    chars: 2,
    every_ms: 400,
};

impl Outage {
    /// What becomes of a script in this outage. `Practice` steps have been written out before.
    #[must_use]
    pub fn changes(self, script: Script) -> Script {
        let steps = match self {
            Self::Hard => vec![Step::fail(ErrorKind::Overloaded)],
            Self::Silent => vec![Step::Silence],
            Self::DiesInTheMiddle => cut_after(script.steps, DIES_AFTER_CHARS),
            Self::Slow => slowed(script.steps),
        };
        Script { steps }
    }
}

/// The steps up to so many characters of text, then a reset. A shorter answer dies before its last
/// quarter.
fn cut_after(steps: Vec<Step>, chars: usize) -> Vec<Step> {
    let whole: usize = steps.iter().map(|step| step.text().chars().count()).sum();
    let mut left = chars.min(whole - whole / 4);
    let mut kept = Vec::new();
    for step in steps {
        match step {
            Step::Text { text, pace } => {
                let part: String = text.chars().take(left).collect();
                left -= part.chars().count();
                kept.push(Step::Text { text: part, pace });
                if left == 0 {
                    break;
                }
            }
            Step::Finish { .. } | Step::End => break,
            other => kept.push(other),
        }
    }
    kept.push(Step::Reset);
    kept
}

fn slowed(steps: Vec<Step>) -> Vec<Step> {
    let slow = steps.into_iter().map(|step| match step {
        Step::Text { text, .. } => Step::Text {
            text,
            pace: SLOW_PACE,
        },
        Step::Reasoning { text, .. } => Step::Reasoning {
            text,
            pace: SLOW_PACE,
        },
        other => other,
    });
    std::iter::once(Step::Delay { ms: SLOW_START_MS })
        .chain(slow)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::script::FinishReason;

    #[test]
    fn an_answer_that_dies_in_the_middle_has_text_and_no_finish() {
        let long = Outage::DiesInTheMiddle.changes(Script::answer("x".repeat(1000)));
        assert_eq!(long.steps[0].text().len(), DIES_AFTER_CHARS);
        assert_eq!(long.steps.last(), Some(&Step::Reset));

        let short = Outage::DiesInTheMiddle.changes(Script::answer("12345678"));
        assert_eq!(short.steps[0].text(), "123456");
        assert_eq!(short.steps.len(), 2);
    }

    #[test]
    fn a_slow_answer_is_still_a_whole_one() {
        let slow = Outage::Slow.changes(Script::answer("all of it"));
        assert_eq!(slow.steps[0], Step::Delay { ms: SLOW_START_MS });
        assert_eq!(slow.steps[1].text(), "all of it");
        assert_eq!(slow.steps[2], Step::finish(FinishReason::Stop));
    }
}
