//! Times as distributions.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Times in microseconds.
#[derive(Debug, Default)]
pub struct Times(Vec<f64>);

impl Times {
    pub fn add(&mut self, microseconds: f64) {
        self.0.push(microseconds);
    }

    /// The time that so much of them, in 0..=1, do not exceed.
    pub fn within(&self, part: f64) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss
        )]
        let at = ((sorted.len() as f64 * part).ceil() as usize).clamp(1, sorted.len().max(1)) - 1;
        sorted.get(at).copied().unwrap_or(f64::NAN)
    }

    /// A row of a table: how many, p50, p95, p99 and the longest, in microseconds.
    pub fn row(&self, what: &str) {
        println!(
            "| {what} | {} | {:.1} | {:.1} | {:.1} | {:.1} |",
            self.0.len(),
            self.within(0.5),
            self.within(0.95),
            self.within(0.99),
            self.within(1.0)
        );
    }
}

pub fn head(what: &str) {
    println!("\n| {what} | times | p50 µs | p95 µs | p99 µs | max µs |\n|---|---|---|---|---|---|");
}

/// Says whether an aim was reached.
pub fn aim(what: &str, found: f64, aim: f64) {
    let word = if found < aim { "reached" } else { "missed" };
    println!("\nAim {word}: {what} {found:.1} µs, the aim is below {aim} µs.");
}

#[allow(clippy::cast_precision_loss)]
pub fn microseconds(time: Duration) -> f64 {
    time.as_nanos() as f64 / 1e3
}

/// Unix time in microseconds, the clock of the stage's log.
pub fn wall_us() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_micros()).unwrap_or(i64::MAX)
}

/// How long this thread has had a core.
#[cfg(unix)]
pub fn worked() -> Duration {
    let mut now = libc::timespec {
        tv_sec: 0,
        tv_nsec: 0,
    };
    // SAFETY: `now` is a timespec, and lives through the call.
    unsafe { libc::clock_gettime(libc::CLOCK_THREAD_CPUTIME_ID, &raw mut now) };
    Duration::new(now.tv_sec.unsigned_abs(), u32::try_from(now.tv_nsec).unwrap_or(0))
}

#[cfg(not(unix))]
pub fn worked() -> Duration {
    UNIX_EPOCH.elapsed().unwrap_or_default()
}
