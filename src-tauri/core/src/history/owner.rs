//! Which process writes an answer or holds a lease, and whether it is still alive.
//!
//! Several processes share a home. A process is known by its number, its start time (numbers are
//! used again) and the boot it belongs to.

use crate::contract::Timestamp;
use std::sync::OnceLock;

/// Where a process cannot be looked up, it counts as gone this long after its last sign of life;
/// signs come at least once a second. In milliseconds.
pub const SILENT_AFTER_MS: i64 = 15_000;

/// A process, as far as others can tell it apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owner {
    pub pid: i64,
    /// Clock ticks from boot to its start; 0 where the system does not tell.
    pub start: i64,
    /// The boot and, within it, the namespace in which `pid` means something; empty where the
    /// system does not tell.
    pub boot: String,
}

impl Owner {
    /// This process.
    #[must_use]
    pub fn me() -> &'static Self {
        static ME: OnceLock<Owner> = OnceLock::new();
        ME.get_or_init(|| Self {
            pid: i64::from(std::process::id()),
            start: started(i64::from(std::process::id())).unwrap_or(0),
            boot: boot_and_namespace(),
        })
    }

    /// Whether it still runs. `heartbeat` is its last sign of life.
    #[must_use]
    pub fn is_alive(&self, heartbeat: Timestamp, now: Timestamp) -> bool {
        alive(self, Self::me(), heartbeat, now, started)
    }
}

/// This boot of the machine; nothing where the system does not tell.
#[must_use]
pub fn boot() -> Option<&'static str> {
    let boot = Owner::me().boot.split('/').next()?;
    (!boot.is_empty()).then_some(boot)
}

/// Seen from `me`: a process of my own boot and namespace can be looked up; one of another boot is
/// gone; for the rest only the age of its last sign of life speaks.
fn alive(
    owner: &Owner,
    me: &Owner,
    heartbeat: Timestamp,
    now: Timestamp,
    started: impl Fn(i64) -> Option<i64>,
) -> bool {
    let by_heartbeat = now.saturating_sub(heartbeat) <= SILENT_AFTER_MS;
    if owner.boot.is_empty() || me.boot.is_empty() {
        return by_heartbeat;
    }
    if owner.boot == me.boot {
        return started(owner.pid) == Some(owner.start);
    }
    let machine = |boot: &str| boot.split('/').next().map(str::to_owned);
    machine(&owner.boot) == machine(&me.boot) && by_heartbeat
}

/// When the process started, in clock ticks since boot; `None` where it does not run.
#[cfg(target_os = "linux")]
fn started(pid: i64) -> Option<i64> {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The second field is the program's name in brackets and may hold anything, brackets too.
    let (_, fields) = stat.rsplit_once(')')?;
    let mut fields = fields.split_ascii_whitespace();
    // A zombie has ended; only its parent has not noticed.
    if fields.next()? == "Z" {
        return None;
    }
    // Field 22 of proc(5); the iterator stands before field 4.
    fields.nth(18)?.parse().ok()
}

#[cfg(not(target_os = "linux"))]
fn started(_pid: i64) -> Option<i64> {
    None
}

#[cfg(target_os = "linux")]
fn boot_and_namespace() -> String {
    use std::os::unix::fs::MetadataExt;
    let Ok(boot) = std::fs::read_to_string("/proc/sys/kernel/random/boot_id") else {
        return String::new();
    };
    let Ok(namespace) = std::fs::metadata("/proc/self/ns/pid") else {
        return String::new();
    };
    format!("{}/{}", boot.trim(), namespace.ino())
}

#[cfg(not(target_os = "linux"))]
fn boot_and_namespace() -> String {
    String::new()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn owner(pid: i64, start: i64, boot: &str) -> Owner {
        Owner {
            pid,
            start,
            boot: boot.into(),
        }
    }

    #[test]
    fn a_process_is_judged_by_what_can_be_known_of_it() {
        let me = owner(1, 10, "b1/4");
        let runs = |pid| (pid == 7).then_some(70);
        let old = 0;
        let now = SILENT_AFTER_MS + 1;
        // Same boot: looked up, however old its sign of life is.
        assert!(alive(&owner(7, 70, "b1/4"), &me, old, now, runs));
        assert!(!alive(&owner(8, 70, "b1/4"), &me, now, now, runs), "gone");
        assert!(
            !alive(&owner(7, 69, "b1/4"), &me, now, now, runs),
            "the number is used again"
        );
        // Another boot of this machine.
        assert!(!alive(&owner(7, 70, "b0/4"), &me, now, now, runs));
        // A container on this machine, or a system that tells nothing.
        for boot in ["b1/5", ""] {
            assert!(alive(&owner(7, 1, boot), &me, now - SILENT_AFTER_MS, now, runs));
            assert!(!alive(&owner(7, 1, boot), &me, old, now, runs));
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn this_process_lives_and_an_ended_child_does_not() {
        let me = Owner::me();
        assert!(me.start > 0 && me.boot.contains('/'));
        assert!(me.is_alive(0, i64::MAX));
        let mut child = std::process::Command::new("sleep").arg("60").spawn().unwrap();
        let pid = i64::from(child.id());
        let theirs = Owner {
            pid,
            start: started(pid).unwrap(),
            boot: me.boot.clone(),
        };
        assert!(theirs.is_alive(0, i64::MAX));
        child.kill().unwrap();
        // Not waited for: a zombie counts as ended.
        let limit = std::time::Instant::now() + std::time::Duration::from_secs(5);
        while theirs.is_alive(0, i64::MAX) {
            assert!(std::time::Instant::now() < limit);
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        child.wait().unwrap();
    }
}
