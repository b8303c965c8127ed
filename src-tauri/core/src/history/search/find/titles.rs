//! Chats that are found by their titles, and those that `in:` names.

use super::{CHATS, Search, has_all, written};
use crate::contract::{ChatHit, ChatId, FolderId, Timestamp};
use crate::history::error::HistoryResult;
use crate::history::search::query::Term;
use crate::history::search::{excerpt, fold};
use rusqlite::Row;
use std::collections::BTreeMap;

impl Search<'_> {
    /// Chats by their title: the ones used last first.
    pub(super) fn chats(&self) -> HistoryResult<Vec<ChatHit>> {
        if self.query.of_messages() {
            return Ok(Vec::new());
        }
        let terms: Vec<Term> = self
            .query
            .terms
            .iter()
            .chain(&self.query.place)
            .cloned()
            .collect();
        let wanted: Vec<String> = terms.iter().map(|term| written(term, term.prefix)).collect();
        let mut expression = wanted.join(" AND ");
        if !self.query.without.is_empty() {
            let without: Vec<String> = self
                .query
                .without
                .iter()
                .map(|term| written(term, term.prefix))
                .collect();
            expression = format!("({expression}) NOT ({})", without.join(" OR "));
        }
        let mut statement = self.conn.prepare_cached(
            "SELECT chats.id, chats.title, chats.updated_at FROM search_titles
             CROSS JOIN search_chats ON search_chats.n = search_titles.rowid
             CROSS JOIN chats ON chats.id = search_chats.chat
             WHERE search_titles MATCH ?1 AND chats.deleted_at IS NULL AND chats.demo = ?2
                AND chats.updated_at >= ?3 AND chats.created_at < ?4
             ORDER BY search_titles.rowid DESC LIMIT 100",
        )?;
        let rows = statement.query_map(
            (
                expression,
                self.demo,
                self.query.after.and_then(self.day).unwrap_or(Timestamp::MIN),
                self.query.before.and_then(self.day).unwrap_or(Timestamp::MAX),
            ),
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )?;
        let mut chats: Vec<(ChatId, String, Timestamp)> = rows.collect::<Result<_, _>>()?;
        chats.sort_by_key(|&(chat, _, updated_at)| std::cmp::Reverse((updated_at, chat)));
        chats.truncate(CHATS);
        let hit = |(chat, title, updated_at): (ChatId, String, Timestamp)| ChatHit {
            chat,
            title: excerpt::marked(&title, &terms),
            updated_at,
        };
        Ok(chats.into_iter().map(hit).collect())
    }

    /// Chats whose title, or whose folder's name, has all the words of `in:`.
    pub(super) fn places(&self) -> HistoryResult<Vec<(i64, ChatId)>> {
        let wanted: Vec<String> = self
            .query
            .place
            .iter()
            .map(|term| written(term, term.prefix))
            .collect();
        let mut statement = self.conn.prepare_cached(
            "SELECT n, chat FROM search_titles CROSS JOIN search_chats ON n = search_titles.rowid
             WHERE search_titles MATCH ?1",
        )?;
        let both = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?));
        let rows = statement.query_map([wanted.join(" AND ")], both)?;
        let mut found: BTreeMap<i64, ChatId> = rows.collect::<Result<_, _>>()?;
        let mut statement = self.conn.prepare_cached(
            "SELECT n, chat FROM chats JOIN search_chats ON chat = chats.id WHERE folder = ?1 AND deleted_at IS NULL",
        )?;
        for folder in self.folders()? {
            let rows = statement.query_map([folder], both)?;
            found.extend(rows.collect::<Result<Vec<_>, _>>()?);
        }
        Ok(found.into_iter().collect())
    }

    /// Folders whose name has all the words of `in:`.
    fn folders(&self) -> HistoryResult<Vec<FolderId>> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT id, name FROM folders WHERE deleted_at IS NULL")?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get::<_, String>(1)?)))?;
        let mut fitting = Vec::new();
        for row in rows {
            let (folder, name) = row?;
            let hits = excerpt::hits(&fold::composed(&name), &self.query.place);
            if has_all(&hits, self.query.place.len()) {
                fitting.push(folder);
            }
        }
        Ok(fitting)
    }
}
