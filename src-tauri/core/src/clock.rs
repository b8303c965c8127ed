//! Time as an input, so that thousands of schedules can run in simulated time.

use crate::contract::Timestamp;
use futures_util::future::BoxFuture;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// A point on the monotonic clock: the time since an arbitrary start of this process.
pub type Moment = Duration;

pub trait Clock: Send + Sync {
    /// Monotonic: never goes back, not comparable between processes.
    fn now(&self) -> Moment;
    /// Wall time, for what is stored and shown.
    fn wall(&self) -> Timestamp;
    /// Ready at `until`, or at once where that has passed.
    fn sleep_until(&self, until: Moment) -> BoxFuture<'static, ()>;
}

/// The real clock.
#[derive(Clone, Debug)]
pub struct SystemClock {
    start: Instant,
}

impl SystemClock {
    #[must_use]
    #[allow(clippy::new_without_default)]
    pub fn new() -> Self {
        Self {
            start: Instant::now(),
        }
    }
}

impl Clock for SystemClock {
    fn now(&self) -> Moment {
        self.start.elapsed()
    }

    fn wall(&self) -> Timestamp {
        wall()
    }

    fn sleep_until(&self, until: Moment) -> BoxFuture<'static, ()> {
        let deadline = tokio::time::Instant::from_std(self.start + until);
        Box::pin(tokio::time::sleep_until(deadline))
    }
}

/// Wall time now, in Unix milliseconds; 0 on a machine whose clock is before 1970.
#[must_use]
pub fn wall() -> Timestamp {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}
