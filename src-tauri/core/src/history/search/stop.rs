//! Stopping a search that runs: because nobody waits for it any more, or because it takes too long.

use rusqlite::InterruptHandle;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// The search that runs on the connection, by its number; 0 between two.
pub(in crate::history) struct Running {
    now: Mutex<u64>,
    last: AtomicU64,
    handle: InterruptHandle,
}

/// What one search can be told.
#[derive(Clone)]
pub(in crate::history) struct Stop {
    number: u64,
    running: Arc<Running>,
    told: Arc<Told>,
}

#[derive(Default)]
struct Told {
    dropped: AtomicBool,
    late: AtomicBool,
}

impl Running {
    pub fn new(handle: InterruptHandle) -> Self {
        Self {
            now: Mutex::new(0),
            last: AtomicU64::new(0),
            handle,
        }
    }

    pub fn begin(running: &Arc<Self>) -> Stop {
        Stop {
            number: running.last.fetch_add(1, Ordering::Relaxed) + 1,
            running: Arc::clone(running),
            told: Arc::default(),
        }
    }

    fn set(&self, number: u64) {
        *self.now.lock().unwrap_or_else(PoisonError::into_inner) = number;
    }

    /// Under the lock: the search cannot end and leave the interruption to the next one.
    fn interrupt(&self, number: u64) {
        let now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        if *now == number {
            self.handle.interrupt();
        }
    }
}

/// Stops its search when it is dropped.
pub(in crate::history) struct Ends(Stop);

impl Drop for Ends {
    fn drop(&mut self) {
        self.0.told.dropped.store(true, Ordering::Relaxed);
        self.0.running.interrupt(self.0.number);
    }
}

impl Stop {
    /// Does `work` as the search that runs.
    pub fn run<T>(&self, work: impl FnOnce(&Self) -> T) -> T {
        self.running.set(self.number);
        let done = work(self);
        self.running.set(0);
        done
    }

    pub fn ends_with_this(&self) -> Ends {
        Ends(self.clone())
    }

    /// It has taken long enough.
    pub fn hurry(&self) {
        self.told.late.store(true, Ordering::Relaxed);
        self.running.interrupt(self.number);
    }

    /// Nobody waits for it any more.
    pub fn is_dropped(&self) -> bool {
        self.told.dropped.load(Ordering::Relaxed)
    }

    /// What was found until now is to be told.
    pub fn is_late(&self) -> bool {
        self.told.late.load(Ordering::Relaxed)
    }
}
