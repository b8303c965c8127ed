//! Limits that the system keeps.

use super::Limits;

/// Sets all of them; whether each was accepted.
pub fn set(limits: Limits) -> bool {
    close_inherited();
    #[cfg(target_os = "linux")]
    let memory = occupied().saturating_add(limits.memory);
    let processor = u64::from(limits.processor);
    // At the first the process is told, at the second it is ended.
    let mut kept = limit(libc::RLIMIT_CPU, processor, processor + 1);
    kept &= limit(libc::RLIMIT_FSIZE, 0, 0);
    kept &= limit(libc::RLIMIT_CORE, 0, 0);
    // The standard streams are open and stay so.
    kept &= limit(libc::RLIMIT_NOFILE, 3, 3);
    kept &= limit(libc::RLIMIT_NPROC, 0, 0);
    #[cfg(target_os = "linux")]
    {
        kept &= limit(libc::RLIMIT_AS, memory, memory);
        // SAFETY: both calls take numbers and change this process alone.
        unsafe {
            kept &= libc::prctl(libc::PR_SET_DUMPABLE, 0, 0, 0, 0) == 0;
            kept &= libc::prctl(libc::PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
        }
    }
    // SAFETY: takes a number; the signal ends the process, as nothing handles it.
    unsafe { libc::alarm(limits.wall) };
    kept
}

/// Closes what the parent had open, should it have come along.
fn close_inherited() {
    #[cfg(target_os = "linux")]
    // SAFETY: nothing in this process has opened a file yet, so nobody owns what is closed.
    let closed = unsafe { libc::syscall(libc::SYS_close_range, 3_u32, u32::MAX, 0_u32) == 0 };
    #[cfg(not(target_os = "linux"))]
    let closed = false;
    if !closed {
        for file in 3..1024 {
            // SAFETY: as above; a number that is not open is refused.
            unsafe { libc::close(file) };
        }
    }
}

/// Bytes of address space now in use: the program, its libraries and its stack.
#[cfg(target_os = "linux")]
fn occupied() -> u64 {
    // SAFETY: takes a number and returns one.
    let page = u64::try_from(unsafe { libc::sysconf(libc::_SC_PAGESIZE) }).unwrap_or(4096);
    let pages = std::fs::read_to_string("/proc/self/statm")
        .ok()
        .and_then(|line| line.split(' ').next()?.parse::<u64>().ok());
    // Without it, as much as a program with a desktop's libraries takes.
    pages.map_or(1024 * 1024 * 1024, |pages| pages.saturating_mul(page))
}

#[cfg(target_env = "gnu")]
type Resource = libc::__rlimit_resource_t;
#[cfg(not(target_env = "gnu"))]
type Resource = libc::c_int;

fn limit(resource: Resource, soft: u64, hard: u64) -> bool {
    let limits = libc::rlimit {
        rlim_cur: soft as libc::rlim_t,
        rlim_max: hard as libc::rlim_t,
    };
    // SAFETY: the pointer is to a live value of the type asked for and is not kept.
    unsafe { libc::setrlimit(resource, &raw const limits) == 0 }
}
