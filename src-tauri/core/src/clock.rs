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
    /// The time since the machine was started, sleep included; nothing where the system does not
    /// tell. True within one boot, for all its processes.
    fn since_boot(&self) -> Option<Duration> {
        None
    }
    /// How long the machine has slept since this clock began.
    fn slept(&self) -> Duration {
        Duration::ZERO
    }
    /// Wall time that does not jump when somebody sets the clock: as it was when this clock began,
    /// and counted on from there. What is compared with a deadline is this.
    fn steady(&self) -> Timestamp {
        self.wall()
    }
    /// Ready at `until`, or at once where that has passed.
    fn sleep_until(&self, until: Moment) -> BoxFuture<'static, ()>;
}

/// The real clock.
#[derive(Clone, Debug)]
pub struct SystemClock {
    start: Instant,
    began: (Timestamp, Option<Duration>),
}

impl SystemClock {
    #[must_use]
    #[allow(clippy::new_without_default)]
    pub fn new() -> Self {
        Self {
            start: Instant::now(),
            began: (wall(), since_boot()),
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

    fn since_boot(&self) -> Option<Duration> {
        since_boot()
    }

    fn slept(&self) -> Duration {
        // The monotonic clock stands still while the machine sleeps, the one since boot does not.
        match (self.began.1, since_boot()) {
            (Some(began), Some(now)) => now.saturating_sub(began).saturating_sub(self.start.elapsed()),
            _ => Duration::ZERO,
        }
    }

    fn steady(&self) -> Timestamp {
        match (self.began, since_boot()) {
            ((wall, Some(began)), Some(now)) => {
                wall + i64::try_from(now.saturating_sub(began).as_millis()).unwrap_or(i64::MAX)
            }
            _ => wall(),
        }
    }

    fn sleep_until(&self, until: Moment) -> BoxFuture<'static, ()> {
        let deadline = tokio::time::Instant::from_std(self.start + until);
        Box::pin(tokio::time::sleep_until(deadline))
    }
}

#[cfg(target_os = "linux")]
fn since_boot() -> Option<Duration> {
    let mut time = libc::timespec {
        tv_sec: 0,
        tv_nsec: 0,
    };
    // SAFETY: the pointer is to a timespec of our own, which the call fills.
    let failed = unsafe { libc::clock_gettime(libc::CLOCK_BOOTTIME, &raw mut time) };
    let seconds = u64::try_from(time.tv_sec).ok()?;
    let nanos = u32::try_from(time.tv_nsec).ok()?;
    (failed == 0).then(|| Duration::new(seconds, nanos))
}

#[cfg(not(target_os = "linux"))]
const fn since_boot() -> Option<Duration> {
    None
}

/// Wall time now, in Unix milliseconds; 0 on a machine whose clock is before 1970.
#[must_use]
pub fn wall() -> Timestamp {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}
