//! How fast a lane usually is, from its own answers: what its limits of time and the figures on the
//! status board are made of.

use serde::{Deserialize, Serialize};
use std::time::Duration;

/// Widths grow by a quarter: a percentile read from it is at most 25 % too high, from 1 ms to above
/// ten minutes in 60 counts.
const GROWTH: f64 = 1.25;
const BUCKETS: usize = 60;
/// When so many samples are in, all are halved: a lane that became faster or slower is seen so after
/// some hundred answers, and a number never overflows.
const FULL: u32 = 1_000;

/// Samples of a duration, coarse and small: a lane's memory of itself is a row in the database.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Histogram(Vec<u32>);

impl Histogram {
    pub fn add(&mut self, sample: Duration) {
        let at = bucket(sample);
        // What a damaged or newer row holds beyond our buckets is dropped.
        self.0.resize(BUCKETS, 0);
        self.0[at] = self.0[at].saturating_add(1);
        if self.count() >= FULL {
            for count in &mut self.0 {
                *count /= 2;
            }
        }
    }

    /// Takes over the samples of another.
    fn absorb(&mut self, other: &Self) {
        if other.0.is_empty() {
            return;
        }
        self.0.resize(BUCKETS, 0);
        for (mine, theirs) in self.0.iter_mut().zip(&other.0) {
            *mine = mine.saturating_add(*theirs);
        }
        while self.count() >= FULL {
            for count in &mut self.0 {
                *count /= 2;
            }
        }
    }

    #[must_use]
    pub fn count(&self) -> u32 {
        self.0.iter().fold(0, |sum, count| sum.saturating_add(*count))
    }

    /// The duration that `share` (0 to 1) of the samples do not exceed; nothing without samples.
    #[must_use]
    pub fn percentile(&self, share: f64) -> Option<Duration> {
        let all = self.count();
        let wanted = f64::from(all) * share.clamp(0.0, 1.0);
        let mut seen = 0.0;
        for (at, count) in self.0.iter().enumerate().take(BUCKETS) {
            seen += f64::from(*count);
            if *count > 0 && seen >= wanted {
                return Some(upper(at));
            }
        }
        None
    }
}

fn bucket(sample: Duration) -> usize {
    (0..BUCKETS)
        .find(|&at| sample <= upper(at))
        .unwrap_or(BUCKETS - 1)
}

/// The longest duration that falls into the bucket.
fn upper(at: usize) -> Duration {
    let power = i32::try_from(at).unwrap_or(i32::MAX);
    Duration::from_secs_f64(0.001 * GROWTH.powi(power))
}

/// What a lane's answers showed of its pace.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Speed {
    /// From the request to the first content or reasoning.
    pub first: Histogram,
    /// Between two pieces of text.
    pub gaps: Histogram,
}

/// Below so many samples a lane's own speed is not known.
pub const SAMPLES_NEEDED: u32 = 20;

/// How long a lane usually takes at most, where that is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usual {
    /// To its first content: 95 of 100 requests.
    pub first: Option<Duration>,
    /// Between two pieces of text: 99 of 100.
    pub gap: Option<Duration>,
}

impl Speed {
    /// Takes over the samples of another.
    pub fn absorb(&mut self, other: &Self) {
        self.first.absorb(&other.first);
        self.gaps.absorb(&other.gaps);
    }

    #[must_use]
    pub fn usual(&self) -> Usual {
        Usual {
            first: self.usual_first(),
            gap: self.usual_gap(),
        }
    }

    /// A request that was given up after `limit`: it would have taken longer, so a limit that is too
    /// short grows.
    pub fn gave_up(&mut self, limit: Duration) {
        self.first.add(limit.mul_f64(1.5));
    }

    /// How long the first content usually takes at most, once that is known.
    #[must_use]
    pub fn usual_first(&self) -> Option<Duration> {
        (self.first.count() >= SAMPLES_NEEDED).then(|| self.first.percentile(0.95))?
    }

    /// When the first content usually comes: half the requests have it by then. In steps of a quarter,
    /// so that lanes of like speed do not change places at every answer.
    #[must_use]
    pub fn usual_start(&self) -> Option<Duration> {
        (self.first.count() >= SAMPLES_NEEDED).then(|| self.first.percentile(0.5))?
    }

    /// How long the pauses within an answer usually are at most, once that is known.
    #[must_use]
    pub fn usual_gap(&self) -> Option<Duration> {
        // An answer has hundreds of gaps: a few answers are enough to know the hundredth.
        (self.gaps.count() >= 10 * SAMPLES_NEEDED).then(|| self.gaps.percentile(0.99))?
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const fn ms(ms: u64) -> Duration {
        Duration::from_millis(ms)
    }

    #[test]
    fn a_percentile_is_at_most_a_quarter_too_high() {
        let mut histogram = Histogram::default();
        assert_eq!(histogram.percentile(0.5), None);
        for sample in 1..=100 {
            histogram.add(ms(sample * 10));
        }
        for (share, true_ms) in [(0.5, 500), (0.95, 950), (0.99, 990)] {
            let found = histogram.percentile(share).unwrap();
            assert!(
                found >= ms(true_ms) && found <= ms(true_ms * 5 / 4 + 1),
                "{share}: {found:?}"
            );
        }
        histogram.add(Duration::from_secs(1_000_000));
        assert!(histogram.percentile(1.0).unwrap() > Duration::from_secs(500));
        histogram.add(Duration::ZERO);
        assert_eq!(histogram.percentile(0.0), Some(ms(1)));
    }

    #[test]
    fn it_is_not_known_before_twenty_answers_and_follows_a_change() {
        let mut speed = Speed::default();
        for _ in 0..19 {
            speed.first.add(ms(800));
        }
        assert_eq!(speed.usual_first(), None);
        speed.first.add(ms(800));
        let usual = speed.usual_first().unwrap();
        assert!(usual >= ms(800) && usual <= ms(1000));
        for _ in 0..10_000 {
            speed.first.add(ms(5_000));
        }
        assert!(speed.first.count() < FULL && speed.first.percentile(0.05).unwrap() >= ms(5_000));
    }

    #[test]
    fn a_limit_that_is_too_short_grows() {
        let mut speed = Speed::default();
        for _ in 0..20 {
            speed.first.add(ms(2_000));
        }
        let before = speed.usual_first().unwrap();
        for _ in 0..3 {
            speed.gave_up(before * 3);
        }
        assert!(speed.usual_first().unwrap() > before * 3);
    }

    #[test]
    fn samples_of_several_answers_come_together() {
        let mut one = Speed::default();
        one.gaps.add(ms(40));
        let mut all = Speed::default();
        for _ in 0..5_000 {
            all.absorb(&one);
        }
        assert!(all.gaps.count() < FULL);
        let usual = all.usual();
        assert_eq!(usual.first, None);
        assert!(usual.gap.is_some_and(|gap| gap >= ms(40) && gap <= ms(50)));
    }

    #[test]
    fn a_row_of_another_version_is_read_as_far_as_it_goes() {
        let read: Speed = serde_json::from_str(r#"{"first":[0,5],"more":1}"#).unwrap();
        assert_eq!((read.first.count(), read.gaps.count()), (5, 0));
        let mut long: Speed = serde_json::from_str(&format!(r#"{{"first":{:?}}}"#, vec![1; 90])).unwrap();
        long.first.add(ms(3));
        assert_eq!(long.first.count(), 61);
        assert!(long.first.percentile(1.0).is_some());
    }
}
