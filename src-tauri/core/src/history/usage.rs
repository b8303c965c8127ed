//! What attempts used, counted by the database. Those of the demo and of simulated outages say nothing.

use super::History;
use super::error::HistoryResult;
use super::values::uint;
use crate::contract::{ChatId, ProviderId, Timestamp, Used};
use rusqlite::{Connection, Row, ToSql};

/// Chats that are told; all that follow are the smaller ones.
const CHATS: u32 = 100;

/// What a sum is of.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ForWhat {
    /// "2026-11-26", by the calendar of this computer.
    Day(String),
    Provider(ProviderId),
    Model(ProviderId, String),
    /// Absent: none that is still there.
    Chat(Option<(ChatId, String)>),
}

/// A sum, with the name that its lane was last called by.
#[derive(Clone, Debug, PartialEq)]
pub struct Counts {
    pub what: ForWhat,
    /// As "provider/model".
    pub lane: String,
    pub used: Used,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UsageRows {
    /// Where the first of the days begins.
    pub since: Timestamp,
    /// All days of the span, as they are written in `days`.
    pub span: Vec<String>,
    /// Those with any attempt.
    pub days: Vec<Counts>,
    pub providers: Vec<Counts>,
    pub models: Vec<Counts>,
    pub chats: Vec<Counts>,
    pub total: Used,
}

/// An attempt that ended well; one that still runs is neither.
const SUMS: &str = "count(*), sum(finish IS NOT NULL AND failure_class IS NULL),
    sum(failure_class IS NOT NULL AND failure_class <> 'cancelled'), sum(failure_class IS 'cancelled'),
    sum(reason = 'title'), sum(ifnull(usage_input, 0)), sum(ifnull(usage_output, 0)),
    sum(CASE WHEN failure_class IS NULL THEN ifnull(cost_usd, 0.0) ELSE 0.0 END),
    sum(CASE WHEN failure_class IS NOT NULL THEN ifnull(cost_usd, 0.0) ELSE 0.0 END),
    sum(possibly_billed AND cost_usd IS NULL)";

const FROM: &str = "FROM attempts AS a WHERE started_at >= ?1 AND demo = 0 AND simulated = 0";

impl History {
    /// What was used in the last `days` days, the one of `now` included, by day, provider, model and
    /// chat.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn usage(&self, days: u32, now: Timestamp) -> HistoryResult<UsageRows> {
        self.threads
            .read(move |conn| {
                let before = days.saturating_sub(1);
                let since: Timestamp = conn
                    .prepare_cached(
                        "SELECT 1000 * unixepoch(?1 / 1000, 'unixepoch', 'localtime', 'start of day',
                            '-' || ?2 || ' days', 'utc')",
                    )?
                    .query_row((now, before), |row| row.get(0))?;
                let mut span = conn.prepare_cached(
                    "WITH RECURSIVE span (n) AS (SELECT ?2 UNION ALL SELECT n - 1 FROM span WHERE n > 0)
                     SELECT date(?1 / 1000, 'unixepoch', 'localtime', '-' || n || ' days') FROM span",
                )?;
                let span = span.query_map((now, before), |row| row.get(0))?;
                Ok(UsageRows {
                    since,
                    span: span.collect::<Result<_, _>>()?,
                    days: by(
                        conn,
                        "date(started_at / 1000, 'unixepoch', 'localtime'), 0, ''",
                        "1",
                        "",
                        &[&since],
                        |row| Ok(ForWhat::Day(row.get(0)?)),
                    )?,
                    providers: by(conn, "provider, 0, max(lane)", "1", "", &[&since], |row| {
                        Ok(ForWhat::Provider(row.get(0)?))
                    })?,
                    models: by(conn, "provider, model, max(lane)", "1, 2", "", &[&since], |row| {
                        Ok(ForWhat::Model(row.get(0)?, row.get(1)?))
                    })?,
                    chats: chats(conn, since)?,
                    total: conn
                        .prepare_cached(&format!("SELECT 0, 0, '', {SUMS} {FROM}"))?
                        .query_row([since], used_from)?,
                })
            })
            .await
    }

    /// What was used in the calendar month of `now`, as this computer counts it.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn used_this_month(&self, now: Timestamp) -> HistoryResult<Used> {
        self.threads
            .read(move |conn| {
                let since: Timestamp = conn
                    .prepare_cached(
                        "SELECT 1000 * unixepoch(?1 / 1000, 'unixepoch', 'localtime', 'start of month', 'utc')",
                    )?
                    .query_row([now], |row| row.get(0))?;
                Ok(conn
                    .prepare_cached(&format!("SELECT 0, 0, '', {SUMS} {FROM}"))?
                    .query_row([since], used_from)?)
            })
            .await
    }
}

fn by(
    conn: &Connection,
    columns: &str,
    group: &str,
    end: &str,
    values: &[&dyn ToSql],
    what: impl Fn(&Row<'_>) -> rusqlite::Result<ForWhat>,
) -> HistoryResult<Vec<Counts>> {
    let mut statement =
        conn.prepare_cached(&format!("SELECT {columns}, {SUMS} {FROM} GROUP BY {group} {end}"))?;
    let rows = statement.query_map(values, |row| {
        Ok(Counts {
            what: what(row)?,
            lane: row.get(2)?,
            used: used_from(row)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn chats(conn: &Connection, since: Timestamp) -> HistoryResult<Vec<Counts>> {
    let mut statement = conn.prepare_cached(&format!(
        "SELECT c.id, c.title, '', {SUMS}
         FROM attempts AS a
            LEFT JOIN messages AS m ON m.id = a.answer
            LEFT JOIN chats AS c ON c.id = m.chat AND c.deleted_at IS NULL
         WHERE a.started_at >= ?1 AND a.demo = 0 AND a.simulated = 0
         GROUP BY c.id
         ORDER BY sum(ifnull(cost_usd, 0.0)) DESC, count(*) DESC LIMIT ?2"
    ))?;
    let rows = statement.query_map((since, CHATS), |row| {
        let chat = row.get::<_, Option<ChatId>>(0)?;
        let title = row.get::<_, Option<String>>(1)?.unwrap_or_default();
        Ok(Counts {
            what: ForWhat::Chat(chat.map(|id| (id, title))),
            lane: String::new(),
            used: used_from(row)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The sums, from the fourth column on. Of no rows they are NULL.
fn used_from(row: &Row<'_>) -> rusqlite::Result<Used> {
    let count = |at: usize| row.get::<_, Option<i64>>(at).map(|n| uint(n.unwrap_or(0)));
    let usd = |at: usize| row.get::<_, Option<f64>>(at).map(Option::unwrap_or_default);
    Ok(Used {
        attempts: count(3)?,
        answered: count(4)?,
        failed: count(5)?,
        cancelled: count(6)?,
        titles: count(7)?,
        input: count(8)?,
        output: count(9)?,
        cost_usd: usd(10)?,
        possible_usd: usd(11)?,
        unknown: count(12)?,
    })
}
