//! What the child gives up before it reads a byte.

#[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
mod calls;
#[cfg(unix)]
mod limits;

/// How far this process is confined. Parsing goes on with what there is: where the system lacks a
/// filter of system calls, the limits still hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Confinement {
    /// Memory, processor time and files are limited.
    pub limits: bool,
    /// No system call but those that a parser needs.
    pub calls: bool,
}

/// What the child may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of memory beside the program's own.
    pub memory: u64,
    /// Seconds of processor time.
    pub processor: u32,
    /// Seconds until it ends itself, should the app not live to do it.
    pub wall: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            memory: 1024 * 1024 * 1024,
            processor: 30,
            wall: 70,
        }
    }
}

/// Confines this process for good: no file but the standard ones, no network, no other process, and
/// `limits`.
pub fn confine(limits: Limits) -> Confinement {
    #[cfg(unix)]
    let kept = limits::set(limits);
    #[cfg(not(unix))]
    let kept = {
        let _ = limits;
        false
    };
    #[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
    let calls = calls::filter().is_ok();
    #[cfg(not(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64"))))]
    let calls = false;
    Confinement { limits: kept, calls }
}
