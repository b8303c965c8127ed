//! Many schedules, one for each seed, and what they came to together.

use super::play;
use std::collections::BTreeMap;
use std::num::NonZero;

/// Schedules of each run of the tests: two seconds. `script/prove simulation` plays more.
const SEEDS: u64 = 500;
/// What is to happen in them often, as it is told.
const COUNTED: [&str; 7] = [
    "Attempt {",
    "AttemptFailed {",
    "Delta {",
    "mode: Continue",
    "mode: Restart",
    "Finished {",
    " Failed {",
];

/// What many schedules came to.
#[derive(Default)]
struct Sums {
    counts: BTreeMap<&'static str, u64>,
    failed: Vec<String>,
}

impl Sums {
    fn of(seeds: impl Iterator<Item = u64>) -> Self {
        let mut sums = Self::default();
        for seed in seeds {
            let (told, broken) = play(seed);
            for event in &told {
                for kind in COUNTED {
                    *sums.counts.entry(kind).or_default() += u64::from(event.contains(kind));
                }
            }
            if !broken.is_empty() {
                sums.failed
                    .push(format!("UNDERSTUDY_SEED={seed}: {}", broken.join("; ")));
            }
        }
        sums
    }

    fn add(&mut self, other: Self) {
        for (kind, count) in other.counts {
            *self.counts.entry(kind).or_default() += count;
        }
        self.failed.extend(other.failed);
    }
}

#[test]
fn schedules_keep_every_promise() {
    let number = |name: &str| std::env::var(name).ok().map(|seed| seed.parse::<u64>().unwrap());
    if let Some(seed) = number("UNDERSTUDY_SEED") {
        let (told, broken) = play(seed);
        println!("{}", told.join("\n"));
        assert_eq!(broken, Vec::<String>::new(), "UNDERSTUDY_SEED={seed}");
        return;
    }
    let first = number("UNDERSTUDY_FIRST_SEED").unwrap_or(0);
    let count = number("UNDERSTUDY_SEEDS").unwrap_or(SEEDS);
    let threads = std::thread::available_parallelism().map_or(1, NonZero::get) as u64;
    let mut sums = Sums::default();
    std::thread::scope(|scope| {
        let part = |at| move || Sums::of((first..first + count).filter(|seed| seed % threads == at));
        let parts: Vec<_> = (0..threads).map(|at| scope.spawn(part(at))).collect();
        parts.into_iter().for_each(|part| sums.add(part.join().unwrap()));
    });
    let Sums { counts, failed } = sums;
    println!("{count} schedules from seed {first}: {counts:?}");
    assert!(
        failed.is_empty(),
        "{} of {count} schedules:\n{}",
        failed.len(),
        failed[..failed.len().min(20)].join("\n")
    );
    // A simulation in which nothing happens proves nothing.
    assert!(counts.values().all(|&kind| kind > count / 20), "{counts:?}");
}

#[test]
fn a_seed_plays_the_same_each_time() {
    for seed in [3, 17, 40] {
        assert_eq!(play(seed), play(seed), "{seed}");
    }
}
