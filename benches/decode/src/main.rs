//! Reads the recorded streams of each wire family, and answers longer than any of them, on one core.
//! Prints what stands in `docs/measurements.md`.

#![allow(clippy::cast_precision_loss)]

mod bodies;
mod measure;

use allocations::counted;
use bodies::Family;
use measure::{Read, read, time};
use std::path::PathBuf;
use std::process::ExitCode;

/// What each family is to reach at least, in MB/s.
const AIM: f64 = 200.0;
/// As much as a read of a socket gives at once.
const SOCKET: usize = 16 * 1024;
/// A frame just below the largest that is read.
const LARGE: usize = 8 * 1024 * 1024 - 1024;
const TINY: usize = 100_000;

fn main() -> ExitCode {
    let corpus = std::env::var_os("UNDERSTUDY_CORPUS").map(PathBuf::from);
    let families = match bodies::families(corpus.as_deref()) {
        Ok(families) => families,
        Err(error) => {
            let corpus = corpus.unwrap_or_default();
            eprintln!(
                "The recorded exchanges in {} cannot be read: {error}",
                corpus.display()
            );
            return ExitCode::FAILURE;
        }
    };
    println!(
        "Streams: {}\n",
        corpus.map_or("the fixtures", |_| "recorded ones, UNDERSTUDY_CORPUS")
    );
    recorded(&families);
    longer(&families);
    extremes(&families);
    ExitCode::SUCCESS
}

fn recorded(families: &[Family]) {
    println!(
        "| streams | bytes | deltas | MB/s | ns a delta | allocations a delta | a frame at a time, MB/s | a byte at a time, ns a byte |"
    );
    println!("|---|---|---|---|---|---|---|---|");
    let mut missed = Vec::new();
    for family in families {
        let all = || {
            family.bodies.iter().fold(Read::default(), |sum, body| {
                let told = read(family.wire, body.chunks(SOCKET));
                Read {
                    texts: sum.texts + told.texts,
                    deltas: sum.deltas + told.deltas,
                }
            })
        };
        let bytes = family.bytes() as f64;
        let (told, allocated) = counted(all);
        let deltas = told.deltas as f64;
        let nanoseconds = time(|| {
            all();
        });
        let frames: Vec<_> = family.bodies.iter().map(|body| family.frames(body)).collect();
        let by_frame = time(|| {
            for frames in &frames {
                read(family.wire, frames.iter().copied());
            }
        });
        let by_byte = time(|| {
            for body in &family.bodies {
                read(family.wire, body.chunks(1));
            }
        });
        let reached = megabytes_a_second(bytes, nanoseconds);
        if reached < AIM {
            missed.push(family.name);
        }
        println!(
            "| {} | {bytes} | {deltas} | {reached:.0} | {:.0} | {:.1} | {:.0} | {:.1} |",
            family.name,
            nanoseconds / deltas,
            allocated.count as f64 / deltas,
            megabytes_a_second(bytes, by_frame),
            by_byte / bytes,
        );
    }
    match missed[..] {
        [] => println!("\nAll reach {AIM} MB/s."),
        _ => println!("\nBelow {AIM} MB/s: {}.", missed.join(", ")),
    }
}

fn longer(families: &[Family]) {
    println!("\n| ns a byte of an answer so many times as long | 1 | 10 | 100 | 100 to 1 |");
    println!("|---|---|---|---|---|");
    for family in families {
        print!("| {} |", family.name);
        let per_byte = [1, 10, 100].map(|times| {
            let body = family.longer(times);
            let nanoseconds = time(|| {
                read(family.wire, body.chunks(SOCKET));
            });
            nanoseconds / body.len() as f64
        });
        for nanoseconds in per_byte {
            print!(" {nanoseconds:.2} |");
        }
        println!(" {:.2} |", per_byte[2] / per_byte[0]);
    }
}

fn extremes(families: &[Family]) {
    println!(
        "\n| | one frame of 8 MB, MB/s | most memory, MB | {TINY} frames of one letter, ns a frame | a byte at a time |"
    );
    println!("|---|---|---|---|---|");
    for family in families {
        let large = family.frame(&"Lorem ipsum, dolor sit. ".repeat(LARGE / 24));
        let ((), allocated) = counted(|| {
            read(family.wire, large.chunks(SOCKET));
        });
        let one = time(|| {
            read(family.wire, large.chunks(SOCKET));
        });
        let tiny = family.frame("a").repeat(TINY);
        let many = time(|| {
            read(family.wire, tiny.chunks(SOCKET));
        });
        let bytes = time(|| {
            read(family.wire, tiny.chunks(1));
        });
        println!(
            "| {} | {:.0} | {:.1} | {:.0} | {:.0} |",
            family.name,
            megabytes_a_second(large.len() as f64, one),
            allocated.peak as f64 / 1e6,
            many / TINY as f64,
            bytes / TINY as f64,
        );
    }
}

fn megabytes_a_second(bytes: f64, nanoseconds: f64) -> f64 {
    bytes * 1e3 / nanoseconds
}
