//! The tables a history of some version has, and where rows go that were read without their table's
//! name.

use super::pages::{Record, Tree};
use crate::history::error::{HistoryError, HistoryResult};
use crate::history::migrate::{self, Migration};
use rusqlite::types::Value;
use rusqlite::{Connection, ToSql, params_from_iter};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Integer,
    Real,
    Text,
    Blob,
}

#[derive(Debug)]
struct Column {
    name: String,
    kind: Kind,
    not_null: bool,
    /// Stands in the rowid's place: its value in the record is NULL.
    is_rowid: bool,
    /// An id of ours: 16 bytes.
    is_id: bool,
}

#[derive(Debug)]
pub struct Table {
    pub name: String,
    pub tree: Tree,
    /// In the order of a record: a table without rowids has its key first.
    columns: Vec<Column>,
    /// Columns that every record has: later ones came by a migration.
    least: usize,
}

/// The tables of a history at `version`, from a database made for it in memory. Search indexes are
/// left out: they are made anew from what they index.
pub fn of(version: i32, migrations: &[Migration]) -> HistoryResult<Vec<Table>> {
    let conn = Connection::open_in_memory()?;
    migrate::run_sql(&conn, migrations, 0..=version)?;
    let mut names = conn.prepare(
        "SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table'
         AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE 'search%' ORDER BY name",
    )?;
    let names = names.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let names: Vec<(String, bool)> = names.collect::<Result<_, _>>()?;
    names
        .into_iter()
        .map(|(name, without_rowid)| table(&conn, name, without_rowid))
        .collect()
}

fn table(conn: &Connection, name: String, without_rowid: bool) -> HistoryResult<Table> {
    let mut statement =
        conn.prepare("SELECT name, type, \"notnull\", pk FROM pragma_table_xinfo(?1) WHERE hidden = 0")?;
    let rows = statement.query_map([&name], |row| {
        let column: String = row.get(0)?;
        let kind: String = row.get(1)?;
        let key: i64 = row.get(3)?;
        let kind = match kind.as_str() {
            "INTEGER" => Kind::Integer,
            "REAL" => Kind::Real,
            "BLOB" => Kind::Blob,
            _ => Kind::Text,
        };
        let is_rowid = !without_rowid && key > 0 && kind == Kind::Integer;
        let column = Column {
            // Every BLOB is an id but the pictures.
            is_id: kind == Kind::Blob && column != "thumbnail",
            name: column,
            kind,
            not_null: row.get::<_, bool>(2)? || (without_rowid && key > 0),
            is_rowid,
        };
        Ok((key, column))
    })?;
    let mut columns: Vec<(i64, Column)> = rows.collect::<Result<_, _>>()?;
    if without_rowid {
        columns.sort_by_key(|(key, _)| if *key > 0 { *key } else { i64::MAX });
    }
    let columns: Vec<Column> = columns.into_iter().map(|(_, column)| column).collect();
    let least = columns
        .iter()
        .rposition(|column| column.not_null)
        .map_or(1, |last| last + 1);
    Ok(Table {
        name,
        tree: if without_rowid { Tree::Index } else { Tree::Table },
        least: least.min(3),
        columns,
    })
}

impl Table {
    /// Whether a row of which nothing else is known can be one of this table.
    pub fn fits(&self, record: &Record) -> bool {
        let given = record.values.len();
        let exact = match self.tree {
            // A short record of a table that grew.
            Tree::Table => (self.least..=self.columns.len()).contains(&given),
            // Indexes have records too, with fewer columns.
            Tree::Index => given == self.columns.len(),
        };
        exact
            && self
                .columns
                .iter()
                .zip(&record.values)
                .all(|(column, value)| column.takes(value))
    }

    /// How sure a fit is: values that could be no other kind's.
    pub fn likeness(&self, record: &Record) -> usize {
        let telling = |(column, value): (&Column, &Value)| match value {
            Value::Null => usize::from(column.is_rowid),
            Value::Blob(bytes) => usize::from(column.is_id && bytes.len() == 16),
            _ => 1,
        };
        let told: usize = self.columns.iter().zip(&record.values).map(telling).sum();
        told * 2 + usize::from(record.values.len() == self.columns.len())
    }

    /// Puts a row into `conn`; false where its constraints or an earlier row forbid it.
    pub fn put(&self, conn: &Connection, record: &Record) -> HistoryResult<bool> {
        let given = record.values.len().min(self.columns.len());
        if given == 0 {
            return Ok(false);
        }
        let columns = self.columns.get(..given).unwrap_or_default();
        let names: Vec<String> = columns
            .iter()
            .map(|column| format!("\"{}\"", column.name))
            .collect();
        let marks = vec!["?"; given].join(", ");
        let sql = format!(
            "INSERT OR IGNORE INTO \"{}\" ({}) VALUES ({marks})",
            self.name,
            names.join(", ")
        );
        let values = columns
            .iter()
            .zip(&record.values)
            .map(|(column, value)| match record.rowid {
                Some(rowid) if column.is_rowid => Box::new(rowid) as Box<dyn ToSql>,
                _ => Box::new(value.clone()) as Box<dyn ToSql>,
            });
        match conn.prepare_cached(&sql)?.execute(params_from_iter(values)) {
            Ok(rows) => Ok(rows > 0),
            Err(error) => match HistoryError::from(error) {
                // Nothing more can be kept: better no salvage than half of one.
                full @ (HistoryError::CannotWrite(_) | HistoryError::Locked) => Err(full),
                // A value of the wrong kind, a text that is not the JSON it should be: OR IGNORE does not
                // cover these.
                _ => Ok(false),
            },
        }
    }
}

impl Column {
    fn takes(&self, value: &Value) -> bool {
        match value {
            Value::Null => !self.not_null || self.is_rowid,
            _ if self.is_rowid => false,
            Value::Integer(_) => matches!(self.kind, Kind::Integer | Kind::Real),
            Value::Real(_) => self.kind == Kind::Real,
            Value::Text(_) => self.kind == Kind::Text,
            Value::Blob(bytes) => self.kind == Kind::Blob && (!self.is_id || bytes.len() == 16),
        }
    }
}
