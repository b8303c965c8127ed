//! What can still be read of a damaged database, in a new one.
//!
//! The file's pages are read without SQLite, which gives up a table at its first broken page. First
//! every table's own tree, as far as it leads; then the pages that no tree leads to any more, whose
//! rows are known by their shape. Pages that the database had given up are left alone: what stands on
//! them was deleted. The damaged files are only read.

mod mend;
mod merge;
mod pages;
mod tables;
mod wal;

pub(super) use mend::mend;
pub(super) use merge::take_from;
pub(super) use wal::Log;

use super::error::HistoryResult;
use super::files::{open_private, remove_if_there};
use super::meta;
use super::migrate::{self, APPLICATION_ID, Migration};
use crate::contract::Timestamp;
use pages::{Pages, Record, Tree};
use rusqlite::Connection;
use rusqlite::types::Value;
use std::collections::HashMap;
use std::path::Path;
use tables::Table;

/// How a salvage went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Salvaged {
    pub chats: u64,
    pub messages: u64,
    /// Pages and rows of which something was there and could not be read.
    pub lost: u64,
    /// Texts in which signs stand for bytes that were no text.
    pub lossy: u64,
}

/// Reads what is readable of `damaged` (and its log at `wal`) into a new database at `into`, of the
/// newest version. References between rows are not mended yet: see [`mend`].
pub(super) fn salvage(
    damaged: &Path,
    wal: &Path,
    into: &Path,
    migrations: &[Migration],
    at: Timestamp,
) -> HistoryResult<Salvaged> {
    let log = Log::read(wal)?;
    let mut pages = Pages::open(damaged, log)?;
    let newest = migrate::newest(migrations);
    let version = version_of(&mut pages)
        .filter(|version| (1..=newest).contains(version))
        .unwrap_or(newest);
    let tables = tables::of(version, migrations)?;
    for suffix in ["", "-journal"] {
        remove_if_there(&into.with_file_name(format!("{}{suffix}", file_name(into))))?;
    }
    open_private(into, true)?;
    let mut conn = migrate::connect(into)?;
    // Whole or not at all: it is made anew where it was not finished.
    conn.execute_batch("PRAGMA foreign_keys = OFF; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")?;
    conn.execute_batch(&format!("PRAGMA application_id = {APPLICATION_ID}"))?;
    let tx = conn.transaction()?;
    migrate::run_sql(&tx, migrations, 0..=version)?;
    let mut found = read_rows(&mut pages, &tables, &tx)?;
    migrate::run_sql(&tx, migrations, version..=newest)?;
    if tx.query_row("SELECT count(*) FROM meta", [], |row| row.get::<_, i64>(0))? == 0 {
        meta::begin(&tx, at)?;
    }
    let count = |sql: &str| {
        tx.query_row(sql, [], |row| row.get::<_, i64>(0))
            .map(|n| n.unsigned_abs())
    };
    found.chats = count("SELECT count(*) FROM chats WHERE deleted_at IS NULL")?;
    found.messages = count("SELECT count(*) FROM messages")?;
    tx.commit()?;
    conn.execute_batch("PRAGMA journal_mode = DELETE")?;
    conn.close().map_err(|(_, error)| error)?;
    std::fs::File::open(into)?.sync_all()?;
    Ok(found)
}

fn file_name(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

fn version_of(pages: &mut Pages) -> Option<i32> {
    let first = pages.page(1)?;
    i32::try_from(wal::be32(&first, 60)).ok()
}

fn read_rows(pages: &mut Pages, tables: &[Table], into: &Connection) -> HistoryResult<Salvaged> {
    let mut found = Salvaged::default();
    let mut failed = None;
    let mut roots = HashMap::new();
    found.lost += pages.walk(1, Tree::Table, &mut |record| {
        if let Some((name, root)) = root_of(&record) {
            roots.insert(name, root);
        }
    });
    let mut put = |table: &Table, record: &Record, found: &mut Salvaged| match table.put(into, record) {
        Ok(true) => {
            found.lossy += u64::from(record.lossy);
            true
        }
        Ok(false) => false,
        Err(error) => {
            failed.get_or_insert(error);
            false
        }
    };
    for table in tables {
        let Some(&root) = roots.get(&table.name) else {
            continue;
        };
        let mut refused = 0;
        let lost = pages.walk(root, table.tree, &mut |record| {
            if !put(table, &record, &mut found) {
                refused += 1;
            }
        });
        found.lost += lost + refused;
    }
    // Indexes and what search made of the rows: not to be taken for strays.
    for (name, root) in &roots {
        if !tables.iter().any(|table| table.name == *name) && !pages.is_seen(*root) {
            let tree = match pages.page(*root).and_then(|page| page.first().copied()) {
                Some(2 | 10) => Tree::Index,
                _ => Tree::Table,
            };
            pages.walk(*root, tree, &mut |_| ());
        }
    }
    pages.mark_free();
    for number in 2..=pages.count() {
        if pages.is_seen(number) {
            continue;
        }
        let Some((tree, records)) = pages.stray(number) else {
            continue;
        };
        for record in records {
            let fitting = tables
                .iter()
                .filter(|table| table.tree == tree && table.fits(&record));
            let mut fitting: Vec<&Table> = fitting.collect();
            fitting.sort_by_key(|table| std::cmp::Reverse(table.likeness(&record)));
            let _ = fitting.into_iter().any(|table| put(table, &record, &mut found));
        }
    }
    match failed {
        // No room, for one: better no salvage than half of one that passes for whole.
        Some(error) => Err(error),
        None => Ok(found),
    }
}

/// Name and root page, from a row of the schema's own table.
fn root_of(record: &Record) -> Option<(String, u32)> {
    match record.values.as_slice() {
        [
            Value::Text(_),
            Value::Text(name),
            Value::Text(_),
            Value::Integer(root),
            ..,
        ] => Some((name.clone(), u32::try_from(*root).ok()?)),
        _ => None,
    }
}

/// Whether a salvage found anything worth keeping.
pub(super) fn is_worth(found: Salvaged) -> bool {
    found.messages > 0 || found.chats > 0
}
