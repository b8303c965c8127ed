//! How long to wait for what.

use super::speed::Usual;
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
/// What a lane's own speed makes of it: three times what 95 of 100 requests take, within these. Less
/// than eight seconds a busy hour of any provider can take; more than 45 nobody waits.
pub const FIRST_CONTENT_TIMES: u32 = 3;
pub const FIRST_CONTENT_LEAST: Duration = Duration::from_secs(8);
pub const FIRST_CONTENT_MOST: Duration = Duration::from_secs(45);
/// Between two pieces of the answer: the upper bound, until a lane's own gaps are known, because a
/// wrong verdict here breaks an answer that is on screen.
pub const GAP: Duration = Duration::from_secs(45);
/// What a lane's own gaps make of it: four times the longest of a hundred, at least this.
pub const GAP_TIMES: u32 = 4;
pub const GAP_LEAST: Duration = Duration::from_secs(10);
/// Between two pieces while it reasons.
pub const REASONING_GAP: Duration = Duration::from_secs(60);
/// Large inputs take longer to read: this much more for each thousand tokens beyond ten thousand.
pub const PER_THOUSAND_TOKENS: Duration = Duration::from_millis(200);
/// Nothing new for this long is said on screen.
pub const SLOW: Duration = Duration::from_secs(3);

/// With nothing of the answer on the screen for this long, the person is offered what can be done.
pub const CHOICES: Duration = Duration::from_secs(30);

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

/// The limits of one attempt. `input_tokens` is an estimate; `usual` is how fast the lane was so far.
#[must_use]
pub fn attempt_limits(
    settings: &LimitSettings,
    traits: FamilyTraits,
    local: bool,
    input_tokens: u64,
    usual: Usual,
) -> AttemptLimits {
    let base = if local {
        FIRST_CONTENT_LOCAL
    } else if traits.streams_reasoning {
        let own = usual.first.map(|first| first * FIRST_CONTENT_TIMES);
        own.map_or(FIRST_CONTENT, |own| {
            own.clamp(FIRST_CONTENT_LEAST, FIRST_CONTENT_MOST)
        })
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
        gap: settings.gap.unwrap_or_else(|| {
            let own = usual.gap.map(|gap| gap * GAP_TIMES);
            own.map_or(GAP, |own| own.clamp(GAP_LEAST, GAP))
        }),
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
        let of = |tokens| {
            attempt_limits(
                &LimitSettings::default(),
                STREAMS,
                false,
                tokens,
                Usual::default(),
            )
            .first_content
        };
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
            attempt_limits(&settings, STREAMS, true, 1_000_000, Usual::default()).first_content,
            Duration::from_millis(300)
        );
    }

    #[test]
    fn a_lanes_own_speed_sets_its_limits_within_bounds() {
        let of = |first_ms, gap_ms| {
            let usual = Usual {
                first: Some(Duration::from_millis(first_ms)),
                gap: Some(Duration::from_millis(gap_ms)),
            };
            let limits = attempt_limits(&LimitSettings::default(), STREAMS, false, 10, usual);
            (limits.first_content.as_millis(), limits.gap.as_millis())
        };
        assert_eq!(of(4_000, 3_000), (12_000, 12_000));
        assert_eq!(of(300, 40), (8_000, 10_000), "the network has its moods");
        assert_eq!(of(60_000, 60_000), (45_000, 45_000), "nobody waits longer");
    }

    #[test]
    fn what_thinks_unseen_and_what_loads_first_keep_their_long_limits() {
        let usual = Usual {
            first: Some(Duration::from_millis(900)),
            gap: None,
        };
        let unseen = FamilyTraits {
            streams_reasoning: false,
            ..STREAMS
        };
        let of =
            |traits, local| attempt_limits(&LimitSettings::default(), traits, local, 10, usual).first_content;
        assert_eq!(of(unseen, false), FIRST_CONTENT_HIDDEN_REASONING);
        assert_eq!(of(STREAMS, true), FIRST_CONTENT_LOCAL);
    }
}
