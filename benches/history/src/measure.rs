//! Times as distributions, and how much memory the process has.

use std::time::{Duration, Instant};

/// Times in milliseconds.
#[derive(Debug, Default)]
pub struct Times(Vec<f64>);

impl Times {
    pub fn add(&mut self, time: Duration) {
        self.0.push(time.as_secs_f64() * 1e3);
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

    /// A row of a table, in milliseconds.
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

    pub fn join(&mut self, other: &Self) {
        self.0.extend(&other.0);
    }
}

pub fn head(what: &str) {
    println!("\n| {what} | times | p50 ms | p95 ms | p99 ms | max ms |\n|---|---|---|---|---|---|");
}

/// Says whether an aim was reached.
pub fn aim(what: &str, found: f64, aim: f64, unit: &str) {
    let word = if found < aim { "reached" } else { "missed" };
    println!("\nAim {word}: {what} {found:.1} {unit}, the aim is below {aim} {unit}.");
}

/// How long `work` takes.
pub async fn timed<T>(work: impl Future<Output = T>) -> (T, Duration) {
    let begun = Instant::now();
    let done = work.await;
    (done, begun.elapsed())
}

/// Memory of this process now, and the most it ever had, in MB; `NaN` where the system does not tell.
pub fn memory() -> (f64, f64) {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let field = |name: &str| {
        let line = status.lines().find(|line| line.starts_with(name))?;
        line.split_ascii_whitespace().nth(1)?.parse::<f64>().ok()
    };
    let megabytes = |name| field(name).map_or(f64::NAN, |kilobytes| kilobytes / 1024.0);
    (megabytes("VmRSS:"), megabytes("VmHWM:"))
}
