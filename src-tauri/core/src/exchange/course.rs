//! How far something long has come, and the wish to stop it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};

/// Shared by who does the work and who watches it. Clones are the same one.
#[derive(Clone, Debug, Default)]
pub struct Course(Arc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    stopped: AtomicBool,
    done: AtomicU64,
    total: AtomicU64,
}

/// Somebody stopped it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("it was stopped")]
pub struct Stopped;

impl Course {
    pub fn stop(&self) {
        self.0.stopped.store(true, Relaxed);
    }

    /// # Errors
    /// Once it was stopped.
    pub fn go_on(&self) -> Result<(), Stopped> {
        if self.0.stopped.load(Relaxed) {
            Err(Stopped)
        } else {
            Ok(())
        }
    }

    pub fn expect(&self, total: u64) {
        self.0.total.store(total, Relaxed);
    }

    pub fn reach(&self, done: u64) {
        self.0.done.store(done, Relaxed);
    }

    pub fn advance(&self, by: u64) {
        self.0.done.fetch_add(by, Relaxed);
    }

    /// What is done, of what there is; of nothing where that is not known.
    #[must_use]
    pub fn so_far(&self) -> (u64, u64) {
        (self.0.done.load(Relaxed), self.0.total.load(Relaxed))
    }
}
