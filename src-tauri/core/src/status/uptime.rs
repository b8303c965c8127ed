//! Shares and usual times.

use super::{PERCENT_FROM, failed};
use crate::contract::{FirstText, Uptime};
use crate::history::Counted;
use crate::texts;

/// What became of these requests.
#[must_use]
pub fn uptime<'a>(counted: impl Iterator<Item = &'a Counted>) -> Uptime {
    let (mut asked, mut failures) = (0, 0);
    for row in counted {
        if let Some(failed) = failed(row) {
            asked += row.count;
            failures += if failed { row.count } else { 0 };
        }
    }
    let percent = (asked >= PERCENT_FROM).then(|| {
        // Down to a tenth: one failure of a hundred thousand is not 100 %.
        #[allow(clippy::cast_precision_loss)]
        let tenths = ((asked - failures) * 1000 / asked) as f64;
        tenths / 10.0
    });
    let words = match (asked, percent) {
        (0, _) => texts::say("status-no-traffic"),
        (_, None) => texts::say_with(
            "status-failed-of",
            &[("failed", failures.into()), ("asked", asked.into())],
        ),
        (_, Some(percent)) => {
            texts::say_with("status-percent", &[("percent", texts::tenths(percent).into())])
        }
    };
    Uptime {
        asked,
        failed: failures,
        percent,
        words,
    }
}

/// The usual first text, by nearest rank; nothing without an answer.
#[must_use]
pub fn first_text(samples: &[u64]) -> Option<FirstText> {
    let mut sorted = samples.to_vec();
    sorted.sort_unstable();
    let at = |percent: usize| {
        let rank = (sorted.len() * percent).div_ceil(100).max(1);
        sorted.get(rank - 1).copied()
    };
    Some(FirstText {
        samples: sorted.len() as u64,
        p50_ms: at(50)?,
        p95_ms: at(95)?,
    })
}
