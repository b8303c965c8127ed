//! The pages of a database file with its log laid over them, and the records on them.
//!
//! Every number that comes from the file may be wrong: each is held against what there is, and what
//! does not fit is left out.

use super::wal::{Log, be32};
use rusqlite::types::Value;
use std::collections::HashSet;
use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::path::Path;

/// Of the databases that the app makes.
pub const USUAL_SIZE: usize = 4096;
/// The longest record that is believed: above any text there is, below what would fill memory.
const LONGEST_RECORD: usize = 256 * 1024 * 1024;
/// A b-tree of a million million rows is not deeper.
const DEEPEST: u32 = 20;

/// What stands in a row, in the order of its record.
#[derive(Debug, Default, PartialEq)]
pub struct Record {
    /// Of a table with rowids.
    pub rowid: Option<i64>,
    pub values: Vec<Value>,
    /// Bytes of a text were no text: signs stand in their place.
    pub lossy: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tree {
    Table,
    /// An index, or a table without rowids.
    Index,
}

pub struct Pages {
    /// Gone, where only its log is left.
    file: Option<File>,
    log: Log,
    size: usize,
    count: u32,
    /// Pages that belong to something that was read.
    seen: HashSet<u32>,
}

impl Pages {
    /// # Errors
    /// When the files cannot be read.
    pub fn open(database: &Path, log: Log) -> io::Result<Self> {
        let file = match File::open(database) {
            Ok(file) => Some(file),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(error),
        };
        let mut header = Vec::new();
        if let Some(file) = &file {
            file.take(100).read_to_end(&mut header)?;
        }
        header.resize(100, 0);
        let size = match be16(&header, 16) {
            1 => 65_536,
            size if size >= 512 && size.is_power_of_two() => size,
            _ => USUAL_SIZE,
        };
        let length = match &file {
            Some(file) => file.metadata()?.len() / size as u64,
            None => 0,
        };
        let count = u32::try_from(length).unwrap_or(u32::MAX);
        let count = log
            .pages
            .keys()
            .copied()
            .filter(|page| *page < 1 << 30)
            .max()
            .unwrap_or(0)
            .max(count);
        let count = log.size.map_or(count, |size| count.min(size.max(1)));
        Ok(Self {
            file,
            log,
            size,
            count,
            seen: HashSet::new(),
        })
    }

    pub fn count(&self) -> u32 {
        self.count
    }

    pub fn is_seen(&self, page: u32) -> bool {
        self.seen.contains(&page)
    }

    /// The content of a page, counted from 1.
    pub fn page(&mut self, number: u32) -> Option<Vec<u8>> {
        if number == 0 || number > self.count {
            return None;
        }
        if let Some(page) = self.log.pages.get(&number) {
            return Some(page.clone());
        }
        let at = u64::from(number - 1) * self.size as u64;
        let mut page = vec![0; self.size];
        let file = self.file.as_mut()?;
        file.seek(SeekFrom::Start(at)).ok()?;
        file.read_exact(&mut page).ok()?;
        Some(page)
    }

    /// Pages that the database gave up: what stands on them was deleted.
    pub fn mark_free(&mut self) {
        let Some(first) = self.page(1) else { return };
        let mut trunk = be32(&first, 32);
        while trunk != 0 && self.seen.insert(trunk) {
            let Some(page) = self.page(trunk) else { return };
            let leaves = (be32(&page, 4) as usize).min(self.size / 4);
            for leaf in 0..leaves {
                self.seen.insert(be32(&page, 8 + leaf * 4));
            }
            trunk = be32(&page, 0);
        }
    }

    /// Gives every readable record of a b-tree to `on`, and says how many pages or rows were not.
    pub fn walk(&mut self, root: u32, tree: Tree, on: &mut dyn FnMut(Record)) -> u64 {
        self.descend(root, tree, 0, on)
    }

    fn descend(&mut self, number: u32, tree: Tree, depth: u32, on: &mut dyn FnMut(Record)) -> u64 {
        if depth > DEEPEST || !self.seen.insert(number) {
            return 1;
        }
        let Some(page) = self.page(number) else { return 1 };
        let inner = match (page.get(header_at(number)), tree) {
            (Some(5), Tree::Table) | (Some(2), Tree::Index) => true,
            // Of a page whose kind is not readable the rows may still be.
            _ => false,
        };
        if !inner {
            return self.leaf(number, &page, tree, on);
        }
        let mut lost = 0;
        for at in cells(&page, number, 12) {
            let child = be32(&page, at);
            lost += self.descend(child, tree, depth + 1, on);
            if tree == Tree::Index {
                match self.record(&page, at + 4, tree) {
                    Some(record) => on(record),
                    None => lost += 1,
                }
            }
        }
        let last = be32(&page, header_at(number) + 8);
        lost + self.descend(last, tree, depth + 1, on)
    }

    /// The rows of a page that no tree leads to any more.
    pub fn stray(&mut self, number: u32) -> Option<(Tree, Vec<Record>)> {
        let page = self.page(number)?;
        let tree = match page.get(header_at(number)) {
            Some(13) => Tree::Table,
            Some(10) => Tree::Index,
            _ => return None,
        };
        let mut records = Vec::new();
        self.leaf(number, &page, tree, &mut |record| records.push(record));
        Some((tree, records))
    }

    fn leaf(&mut self, number: u32, page: &[u8], tree: Tree, on: &mut dyn FnMut(Record)) -> u64 {
        let kind = page.get(header_at(number)).copied();
        let expected = if tree == Tree::Table { 13 } else { 10 };
        let mut lost = u64::from(kind != Some(expected));
        for at in cells(page, number, 8) {
            match self.record(page, at, tree) {
                Some(record) => on(record),
                None => lost += 1,
            }
        }
        lost
    }

    fn record(&mut self, page: &[u8], at: usize, tree: Tree) -> Option<Record> {
        let (length, mut at) = varint(page, at)?;
        let length = usize::try_from(length)
            .ok()
            .filter(|&length| length <= LONGEST_RECORD)?;
        let mut rowid = None;
        if tree == Tree::Table {
            let (id, after) = varint(page, at)?;
            rowid = Some(id.cast_signed());
            at = after;
        }
        let local = local(self.size, length, tree);
        let mut payload = page.get(at..at + local)?.to_vec();
        if local < length {
            let mut next = be32(page.get(at + local..at + local + 4)?, 0);
            // A chain that turns back on itself, or is longer than the file, ends here.
            if (length - local) / self.size > self.count as usize {
                return None;
            }
            while payload.len() < length {
                let more = self.page(next)?;
                self.seen.insert(next);
                let take = (length - payload.len()).min(self.size - 4);
                payload.extend_from_slice(more.get(4..4 + take)?);
                next = be32(&more, 0);
            }
        }
        let mut record = decode(&payload)?;
        record.rowid = rowid;
        Some(record)
    }
}

/// Page 1 begins with the header of the file.
fn header_at(number: u32) -> usize {
    if number == 1 { 100 } else { 0 }
}

/// Where the cells of a page begin, whose own header has `header` bytes.
fn cells(page: &[u8], number: u32, header: usize) -> Vec<usize> {
    let start = header_at(number);
    let count = be16(page, start + 3).min(page.len() / 4);
    let pointers = start + header;
    (0..count)
        .map(|cell| be16(page, pointers + cell * 2))
        .filter(|&at| at >= pointers && at < page.len())
        .collect()
}

/// Bytes of a record that stand on its own page.
fn local(size: usize, length: usize, tree: Tree) -> usize {
    let most = match tree {
        Tree::Table => size - 35,
        Tree::Index => (size - 12) * 64 / 255 - 23,
    };
    if length <= most {
        return length;
    }
    let least = (size - 12) * 32 / 255 - 23;
    let fitting = least + (length - least) % (size - 4);
    if fitting <= most { fitting } else { least }
}

fn decode(payload: &[u8]) -> Option<Record> {
    let (header, mut at) = varint(payload, 0)?;
    let mut body = usize::try_from(header).ok()?;
    let kinds = payload.get(..body)?;
    let mut record = Record::default();
    while at < kinds.len() {
        let (kind, after) = varint(kinds, at)?;
        at = after;
        let length = match kind {
            0 | 8 | 9 => 0,
            1..=4 => kind,
            5 => 6,
            6 | 7 => 8,
            10 | 11 => return None,
            long => (long - 12) / 2,
        };
        let bytes = payload.get(body..body.checked_add(usize::try_from(length).ok()?)?)?;
        body += bytes.len();
        record.values.push(match kind {
            0 => Value::Null,
            1..=6 => Value::Integer(integer(bytes)),
            7 => Value::Real(f64::from_be_bytes(bytes.try_into().ok()?)),
            8 => Value::Integer(0),
            9 => Value::Integer(1),
            even if even % 2 == 0 => Value::Blob(bytes.to_vec()),
            _ => {
                let text = String::from_utf8_lossy(bytes);
                record.lossy |= matches!(text, std::borrow::Cow::Owned(_));
                Value::Text(text.into_owned())
            }
        });
    }
    Some(record)
}

fn integer(bytes: &[u8]) -> i64 {
    let negative = bytes.first().is_some_and(|first| first & 0x80 != 0);
    let start = if negative { -1 } else { 0 };
    bytes
        .iter()
        .fold(start, |value: i64, byte| (value << 8) | i64::from(*byte))
}

fn be16(bytes: &[u8], at: usize) -> usize {
    let word = bytes.get(at..at + 2).and_then(|word| word.try_into().ok());
    usize::from(u16::from_be_bytes(word.unwrap_or_default()))
}

/// SQLite's number of one to nine bytes, and where it ends.
fn varint(bytes: &[u8], at: usize) -> Option<(u64, usize)> {
    let mut value = 0;
    for place in 0..8 {
        let byte = *bytes.get(at + place)?;
        value = (value << 7) | u64::from(byte & 0x7f);
        if byte < 0x80 {
            return Some((value, at + place + 1));
        }
    }
    let last = *bytes.get(at + 8)?;
    Some(((value << 8) | u64::from(last), at + 9))
}
