//! What processes take of the machine, as the kernel counts it.

use std::collections::BTreeMap;
use std::fs;

/// A process and its descendants.
pub fn family(pid: u32) -> Vec<u32> {
    let mut all = vec![pid];
    let mut at = 0;
    while at < all.len() {
        for task in tasks(all[at]) {
            let children = fs::read_to_string(task.join("children")).unwrap_or_default();
            all.extend(
                children
                    .split_whitespace()
                    .filter_map(|child| child.parse::<u32>().ok()),
            );
        }
        at += 1;
    }
    all
}

fn tasks(pid: u32) -> Vec<std::path::PathBuf> {
    let tasks = fs::read_dir(format!("/proc/{pid}/task"));
    tasks
        .into_iter()
        .flatten()
        .flatten()
        .map(|task| task.path())
        .collect()
}

pub fn name_of(pid: u32) -> String {
    fs::read_to_string(format!("/proc/{pid}/comm"))
        .unwrap_or_default()
        .trim()
        .to_owned()
}

/// What is the process's own, and its share of what it has in common with others.
pub fn pss_mb(pid: u32) -> f64 {
    let rollup = fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).unwrap_or_default();
    let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok())
        .unwrap_or(0.0)
        / 1024.0
}

/// PSS of a process and its descendants in megabytes, by the name of the process.
pub fn memory(pid: u32) -> BTreeMap<String, f64> {
    let mut memory = BTreeMap::new();
    for pid in family(pid) {
        *memory.entry(name_of(pid)).or_insert(0.0) += pss_mb(pid);
    }
    memory
}

/// Whether a page is shown or kept somewhere.
pub fn has_web_process(pid: u32) -> bool {
    family(pid)
        .iter()
        .any(|pid| name_of(*pid).starts_with("WebKitWebProces"))
}

/// What a process and its descendants have used so far.
#[derive(Clone, Copy, Default)]
pub struct Used {
    pub cpu_ms: f64,
    /// How often a thread waited and was woken.
    pub wakes: u64,
}

pub fn used(pid: u32) -> Used {
    let mut used = Used::default();
    for pid in family(pid) {
        for task in tasks(pid) {
            // The time that the scheduler counts, in nanoseconds: a tick of `stat` is ten milliseconds.
            let ran = fs::read_to_string(task.join("schedstat")).unwrap_or_default();
            let ran = ran
                .split_whitespace()
                .next()
                .and_then(|ns| ns.parse::<f64>().ok());
            used.cpu_ms += ran.unwrap_or(0.0) / 1e6;
            let status = fs::read_to_string(task.join("status")).unwrap_or_default();
            let waited = status
                .lines()
                .find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"));
            used.wakes += waited
                .and_then(|count| count.trim().parse::<u64>().ok())
                .unwrap_or(0);
        }
    }
    used
}

/// How often each thread of a process and its descendants was woken so far, by the thread's name.
pub fn wakes_by_thread(pid: u32) -> BTreeMap<String, u64> {
    let mut all = BTreeMap::new();
    for pid in family(pid) {
        for task in tasks(pid) {
            let status = fs::read_to_string(task.join("status")).unwrap_or_default();
            let of = |name: &str| status.lines().find_map(|line| line.strip_prefix(name));
            let thread = of("Name:").unwrap_or_default().trim();
            let waited = of("voluntary_ctxt_switches:").and_then(|count| count.trim().parse::<u64>().ok());
            *all.entry(format!("{}/{thread}", name_of(pid))).or_insert(0) += waited.unwrap_or(0);
        }
    }
    all
}

/// Open files and sockets of one process.
pub fn handles(pid: u32) -> usize {
    fs::read_dir(format!("/proc/{pid}/fd")).map_or(0, Iterator::count)
}

/// The same by what they are: "socket", "memfd:…", a file's path without its numbers.
pub fn handles_by_kind(pid: u32) -> BTreeMap<String, usize> {
    let mut kinds = BTreeMap::new();
    for handle in fs::read_dir(format!("/proc/{pid}/fd"))
        .into_iter()
        .flatten()
        .flatten()
    {
        let what = fs::read_link(handle.path()).unwrap_or_default();
        let what = what
            .to_string_lossy()
            .replace(|letter: char| letter.is_ascii_digit(), "");
        *kinds.entry(what).or_insert(0) += 1;
    }
    kinds
}

pub fn threads(pid: u32) -> usize {
    tasks(pid).len()
}
