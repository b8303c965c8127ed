//! Counts what a thread allocates. Whoever is built with this crate has its allocator: the system's,
//! with a few additions to numbers of the thread's own.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

/// What was allocated during a piece of work, by the thread that did it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Allocations {
    /// How often memory was asked for, growing included.
    pub count: u64,
    /// How many bytes were asked for in all; growing counts what is new.
    pub bytes: u64,
    /// The most bytes that were held at once, beyond what was held before.
    pub peak: u64,
    /// The bytes that are still held: less than 0 where memory from before was given back.
    pub left: i64,
}

thread_local! {
    static COUNT: Cell<u64> = const { Cell::new(0) };
    static BYTES: Cell<u64> = const { Cell::new(0) };
    static HELD: Cell<i64> = const { Cell::new(0) };
    static PEAK: Cell<i64> = const { Cell::new(0) };
}

/// Does `work` and says what was allocated by it. Not to be nested: the peak is the innermost's.
pub fn counted<T>(work: impl FnOnce() -> T) -> (T, Allocations) {
    let (count, bytes, before) = (COUNT.get(), BYTES.get(), HELD.get());
    PEAK.set(before);
    let result = work();
    let allocations = Allocations {
        count: COUNT.get() - count,
        bytes: BYTES.get() - bytes,
        peak: u64::try_from(PEAK.get() - before).unwrap_or(0),
        left: HELD.get() - before,
    };
    (result, allocations)
}

/// The bytes this thread holds now; only differences mean something.
#[must_use]
pub fn held() -> i64 {
    HELD.get()
}

struct Counting;

#[global_allocator]
static ALLOCATOR: Counting = Counting;

#[allow(clippy::cast_possible_wrap)]
fn taken(new: usize, old: usize) {
    COUNT.set(COUNT.get() + 1);
    BYTES.set(BYTES.get() + new.saturating_sub(old) as u64);
    let held = HELD.get() + new as i64 - old as i64;
    HELD.set(held);
    PEAK.set(PEAK.get().max(held));
}

// SAFETY: everything is passed on to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        taken(layout.size(), 0);
        // SAFETY: the caller's promise is passed on.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        taken(layout.size(), 0);
        // SAFETY: the caller's promise is passed on.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        taken(size, layout.size());
        // SAFETY: the caller's promise is passed on.
        unsafe { System.realloc(pointer, layout, size) }
    }

    #[allow(clippy::cast_possible_wrap)]
    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        HELD.set(HELD.get() - layout.size() as i64);
        // SAFETY: the caller's promise is passed on.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[cfg(test)]
mod tests {
    use super::counted;

    #[test]
    fn what_is_asked_for_grown_and_given_back_is_counted() {
        let (kept, seen) = counted(|| {
            let mut bytes: Vec<u8> = Vec::with_capacity(100);
            bytes.reserve_exact(1000);
            drop(Vec::<u8>::with_capacity(5000));
            bytes
        });
        assert_eq!(
            (seen.count, seen.bytes, seen.peak, seen.left),
            (3, 6000, 6000, 1000)
        );
        let ((), seen) = counted(|| drop(kept));
        assert_eq!((seen.count, seen.peak, seen.left), (0, 0, -1000));
    }

    #[test]
    fn another_thread_counts_for_itself() {
        let ((), seen) = counted(|| {
            std::thread::scope(|scope| {
                scope.spawn(|| drop(Vec::<u8>::with_capacity(1 << 20)));
            });
        });
        assert!(seen.peak < 1 << 16, "{seen:?}");
    }
}
