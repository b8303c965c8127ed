//! How long reading takes, in time that this thread had a core.

use std::time::Duration;
use understudy_core::providers::{StreamEvent, WireFamily};

/// What was read, beyond the time it took.
#[derive(Clone, Copy, Debug, Default)]
pub struct Read {
    pub texts: u64,
    /// Pieces of text, reasoning, refusals and calls of tools.
    pub deltas: u64,
}

/// Reads a body as the engine does: events are taken after each piece.
pub fn read<'a>(wire: &dyn WireFamily, pieces: impl IntoIterator<Item = &'a [u8]>) -> Read {
    let mut decoder = wire.decoder(&http::HeaderMap::new());
    let mut events = Vec::new();
    let mut told = Read::default();
    let mut take = |events: &mut Vec<StreamEvent>| {
        for event in events.drain(..) {
            match event {
                StreamEvent::Text(_) => {
                    told.texts += 1;
                    told.deltas += 1;
                }
                StreamEvent::Reasoning(_) | StreamEvent::Refusal(_) | StreamEvent::ToolCall { .. } => {
                    told.deltas += 1;
                }
                _ => {}
            }
        }
    };
    for piece in pieces {
        decoder.push(piece, &mut events);
        take(&mut events);
    }
    decoder.end(&mut events);
    take(&mut events);
    told
}

/// Rounds of a measurement; the median stands for them all.
const ROUNDS: usize = 9;
/// A round lasts at least this long.
const ROUND: Duration = Duration::from_millis(150);

/// The median time of `work`, in nanoseconds.
pub fn time(mut work: impl FnMut()) -> f64 {
    let begun = worked();
    work();
    let once = (worked() - begun).max(Duration::from_nanos(1));
    let times = u32::try_from(ROUND.as_nanos() / once.as_nanos() + 1).unwrap_or(u32::MAX);
    let mut rounds: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let begun = worked();
            (0..times).for_each(|_| work());
            (worked() - begun).as_secs_f64() * 1e9 / f64::from(times)
        })
        .collect();
    rounds.sort_by(f64::total_cmp);
    rounds[ROUNDS / 2]
}

/// How long this thread has had a core.
#[cfg(unix)]
fn worked() -> Duration {
    let mut now = libc::timespec {
        tv_sec: 0,
        tv_nsec: 0,
    };
    // SAFETY: `now` is a timespec, and lives through the call.
    unsafe { libc::clock_gettime(libc::CLOCK_THREAD_CPUTIME_ID, &raw mut now) };
    Duration::new(now.tv_sec.unsigned_abs(), u32::try_from(now.tv_nsec).unwrap_or(0))
}

#[cfg(not(unix))]
fn worked() -> Duration {
    std::time::SystemTime::UNIX_EPOCH.elapsed().unwrap_or_default()
}
