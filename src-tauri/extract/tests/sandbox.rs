//! What the child cannot do any more once it is confined. Each attempt runs in a process of its
//! own: this program, started again with the attempt's name. It has no harness, because a test
//! harness runs threads, and the confinement is of the thread that asks for it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
#[path = "sandbox/attempts.rs"]
mod attempts;

fn main() {
    #[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
    attempts::main();
}
