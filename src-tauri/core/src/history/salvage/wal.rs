//! The write-ahead log, read without SQLite.
//!
//! SQLite reads a log up to the first frame whose checksum is wrong and takes what follows for
//! leftovers, without a word: a flipped bit would quietly take back all later commits. Here the
//! rest is looked at too.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

const HEADER: usize = 32;
const FRAME_HEADER: usize = 24;
/// Of a log with checksums of little-endian words; its last bit says big-endian.
const MAGIC: u32 = 0x377f_0682;

/// A log longer than this is not one of ours: it is cut at 64 MiB after each checkpoint, and one
/// transaction of an import is smaller than that again.
const LONGEST: u64 = 1024 * 1024 * 1024;

/// What a log says.
#[derive(Debug, Default)]
pub struct Log {
    /// The newest committed content of each page in it.
    pub pages: HashMap<u32, Vec<u8>>,
    /// Pages of the database after the last commit; `None` where nothing was committed.
    pub size: Option<u32>,
    /// Frames behind a broken one that are part of the same log: SQLite would not see them.
    pub cut_off: usize,
}

#[derive(Clone, Copy)]
struct Frame<'a> {
    page: u32,
    /// Pages of the database, in the last frame of a transaction.
    commit: u32,
    salt: &'a [u8],
    sum: (u32, u32),
    bytes: &'a [u8],
    data: &'a [u8],
}

impl Log {
    /// Reads the log at `path`; an empty one where there is none.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn read(path: &Path) -> io::Result<Self> {
        let file = match File::open(path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => return Err(error),
        };
        let mut bytes = Vec::new();
        file.take(LONGEST).read_to_end(&mut bytes)?;
        Ok(Self::of(&bytes))
    }

    fn of(bytes: &[u8]) -> Self {
        let mut log = Self::default();
        let Some(header) = bytes.get(..HEADER) else {
            return log;
        };
        let big_endian = be32(header, 0) & 1 == 1;
        let sum = checksum(big_endian, (0, 0), header.get(..24).unwrap_or_default());
        let sound = be32(header, 0) & !1 == MAGIC && sum == (be32(header, 24), be32(header, 28));
        let page_size = match usize::try_from(be32(header, 8)).unwrap_or(0) {
            size if sound && size.is_power_of_two() && (512..=65_536).contains(&size) => size,
            _ => super::pages::USUAL_SIZE,
        };
        let frames: Vec<Frame<'_>> = bytes
            .get(HEADER..)
            .unwrap_or_default()
            .chunks_exact(FRAME_HEADER + page_size)
            .map(frame)
            .collect();
        let salt = match (sound, frames.first()) {
            (true, _) => header.get(16..24).unwrap_or_default(),
            (false, Some(first)) => first.salt,
            (false, None) => return log,
        };
        // What SQLite reads.
        let mut before = sum;
        let mut whole = 0;
        for frame in frames.iter().take_while(|_| sound) {
            if frame.salt != salt || frame.page == 0 || summed(big_endian, before, frame) != frame.sum {
                break;
            }
            before = frame.sum;
            whole += 1;
        }
        log.commit(frames.get(..whole).unwrap_or_default());
        // What it does not: each frame that follows from the sum its predecessor says it has.
        let mut rest = Vec::new();
        for pair in frames.get(whole..).unwrap_or_default().windows(2) {
            let &[one, two] = pair else { continue };
            if one.salt == salt
                && two.salt == salt
                && two.page != 0
                && summed(big_endian, one.sum, &two) == two.sum
            {
                rest.push(two);
            }
        }
        log.cut_off = rest.len();
        log.commit(&rest);
        log
    }

    /// Takes over the frames up to the last that ends a transaction.
    fn commit(&mut self, frames: &[Frame<'_>]) {
        let Some(last) = frames.iter().rposition(|frame| frame.commit != 0) else {
            return;
        };
        for frame in frames.iter().take(last + 1) {
            self.pages.insert(frame.page, frame.data.to_vec());
            if frame.commit != 0 {
                self.size = Some(frame.commit);
            }
        }
    }
}

fn frame(bytes: &[u8]) -> Frame<'_> {
    Frame {
        page: be32(bytes, 0),
        commit: be32(bytes, 4),
        salt: bytes.get(8..16).unwrap_or_default(),
        sum: (be32(bytes, 16), be32(bytes, 20)),
        bytes: bytes.get(..8).unwrap_or_default(),
        data: bytes.get(FRAME_HEADER..).unwrap_or_default(),
    }
}

fn summed(big_endian: bool, before: (u32, u32), frame: &Frame<'_>) -> (u32, u32) {
    checksum(big_endian, checksum(big_endian, before, frame.bytes), frame.data)
}

/// SQLite's sum over pairs of words.
fn checksum(big_endian: bool, start: (u32, u32), bytes: &[u8]) -> (u32, u32) {
    let word = |at: &[u8]| {
        let bytes: [u8; 4] = at.try_into().unwrap_or_default();
        if big_endian {
            u32::from_be_bytes(bytes)
        } else {
            u32::from_le_bytes(bytes)
        }
    };
    bytes.chunks_exact(8).fold(start, |(one, two), pair| {
        let (first, second) = pair.split_at(4);
        let one = one.wrapping_add(word(first)).wrapping_add(two);
        let two = two.wrapping_add(word(second)).wrapping_add(one);
        (one, two)
    })
}

/// The big-endian word at `at`; 0 where the bytes end before it.
pub fn be32(bytes: &[u8], at: usize) -> u32 {
    let word = bytes.get(at..at + 4).and_then(|word| word.try_into().ok());
    u32::from_be_bytes(word.unwrap_or_default())
}
