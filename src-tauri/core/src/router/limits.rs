//! How long to wait for what.

use crate::providers::FamilyTraits;
use std::time::Duration;

/// DNS, TCP and TLS together. A healthy connection takes well under one second anywhere on earth.
pub const CONNECT: Duration = Duration::from_secs(4);
/// To the first content or reasoning, until a lane's own speed is known.
pub const FIRST_CONTENT: Duration = Duration::from_secs(20);
/// Where the family does not stream reasoning, silence while it reasons is normal.
pub const FIRST_CONTENT_HIDDEN_REASONING: Duration = Duration::from_secs(180);
/// A model on this computer loads its weights first.
pub const FIRST_CONTENT_LOCAL: Duration = Duration::from_secs(120);
/// Between two pieces of the answer: the upper bound, until a lane's own gaps are known, because a
/// wrong verdict here breaks an answer that is on screen.
pub const GAP: Duration = Duration::from_secs(45);
/// Between two pieces while it reasons.
pub const REASONING_GAP: Duration = Duration::from_secs(60);
/// Large inputs take longer to read: this much more for each thousand tokens beyond ten thousand.
pub const PER_THOUSAND_TOKENS: Duration = Duration::from_millis(200);
/// Nothing new for this long is said on screen.
pub const SLOW: Duration = Duration::from_secs(3);

/// The user's own limits; absent is `auto`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LimitSettings {
    pub connect: Option<Duration>,
    pub headers: Option<Duration>,
    pub first_content: Option<Duration>,
    pub gap: Option<Duration>,
    pub reasoning_gap: Option<Duration>,
}

/// What holds for one attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AttemptLimits {
    /// From the start of the attempt to the response's head; absent where silence before the head
    /// says nothing (many families send it with the first token).
    pub headers: Option<Duration>,
    pub first_content: Duration,
    pub gap: Duration,
    pub reasoning_gap: Duration,
}

/// The limits of one attempt. `input_tokens` is an estimate.
#[must_use]
pub fn attempt_limits(
    settings: &LimitSettings,
    traits: FamilyTraits,
    local: bool,
    input_tokens: u64,
) -> AttemptLimits {
    let base = if local {
        FIRST_CONTENT_LOCAL
    } else if traits.streams_reasoning {
        FIRST_CONTENT
    } else {
        FIRST_CONTENT_HIDDEN_REASONING
    };
    let thousands = u32::try_from(input_tokens.saturating_sub(10_000) / 1_000)
        .unwrap_or(u32::MAX)
        .min(2_000);
    let first_content = settings
        .first_content
        .unwrap_or(base + PER_THOUSAND_TOKENS * thousands);
    AttemptLimits {
        headers: settings
            .headers
            .or_else(|| traits.flushes_headers.then_some(first_content / 2)),
        first_content,
        gap: settings.gap.unwrap_or(GAP),
        reasoning_gap: settings.reasoning_gap.unwrap_or(REASONING_GAP),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STREAMS: FamilyTraits = FamilyTraits {
        streams_reasoning: true,
        flushes_headers: false,
        images: false,
        pdf: false,
        prefills: false,
    };

    #[test]
    fn a_large_conversation_is_given_more_time() {
        let of = |tokens| attempt_limits(&LimitSettings::default(), STREAMS, false, tokens).first_content;
        assert_eq!(of(500), FIRST_CONTENT);
        assert_eq!(of(110_000), FIRST_CONTENT + Duration::from_secs(20));
    }

    #[test]
    fn the_users_own_limit_wins() {
        let settings = LimitSettings {
            first_content: Some(Duration::from_millis(300)),
            ..Default::default()
        };
        assert_eq!(
            attempt_limits(&settings, STREAMS, true, 1_000_000).first_content,
            Duration::from_millis(300)
        );
    }
}
