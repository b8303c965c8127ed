//! One page of a search.

mod titles;

use super::excerpt::{self, Hits};
use super::query::{self, Day, Query, Term};
use super::stop::Stop;
use super::{build, fold, index, rank, typo};
use crate::contract::{
    ChatId, LaneName, MessageHit, MessageId, Role, SearchCursor, SearchPage, SearchRequest, Timestamp,
};
use crate::history::History;
use crate::history::error::{HistoryError, HistoryResult};
use rusqlite::{Connection, ErrorCode};
use std::collections::HashSet;
use std::time::Duration;

/// Messages that are ranked together: the newest that fit.
const WINDOW: usize = 300;
/// Messages on a page.
const PAGE: usize = 30;
/// Chats by their title, on the first page.
const CHATS: usize = 5;
/// Bytes of text that are read to rank; whatever lies beyond is as good as its newness.
const READ: usize = 8 * 1024 * 1024;
/// Up to so many chats are looked for by the index; in more, each message found is looked at.
const CHATS_BY_INDEX: usize = 100;
/// Shorter beginnings would have half of all words: while one types, they are words.
const SHORTEST_BEGINNING: usize = 3;

/// How long a search may take, before it tells what it has found until then.
const LIMIT: Duration = Duration::from_secs(3);
const LIMIT_TYPING: Duration = Duration::from_secs(1);

impl History {
    /// What fits the request, a page of it. Chats that were deleted are not found; those of the demo
    /// only with `demo`. `day` says when a day begins here. It is stopped when the call is dropped.
    ///
    /// # Errors
    /// When the database cannot be read; `Damaged` where the index is: see
    /// [`History::index_is_broken`].
    pub async fn search(
        &self,
        request: SearchRequest,
        demo: bool,
        day: fn(Day) -> Option<Timestamp>,
    ) -> HistoryResult<SearchPage> {
        let limit = if request.typing { LIMIT_TYPING } else { LIMIT };
        self.threads
            .search(limit, move |conn, stop| {
                let search = Search {
                    conn,
                    stop,
                    query: query::parse(&request.text, request.typing),
                    typing: request.typing,
                    demo,
                    day,
                };
                match search.page(request.cursor) {
                    // Time was up before anything was found that can be shown.
                    Err(HistoryError::Other(_)) if stop.is_late() => Ok(SearchPage {
                        cut: true,
                        ..SearchPage::default()
                    }),
                    page => page,
                }
            })
            .await
    }
}

struct Search<'a> {
    conn: &'a Connection,
    stop: &'a Stop,
    query: Query,
    typing: bool,
    demo: bool,
    day: fn(Day) -> Option<Timestamp>,
}

/// A message that fits.
struct Candidate {
    n: i64,
    id: MessageId,
    chat: ChatId,
    role: Role,
    created_at: Timestamp,
    lane: Option<LaneName>,
    title: String,
}

/// Where to look, beside for what.
struct Bounds {
    /// In the index's own words.
    facts: Vec<String>,
    chats: Option<HashSet<ChatId>>,
    from: i64,
    upto: i64,
    after: Timestamp,
    before: Timestamp,
}

impl Search<'_> {
    fn page(&self, cursor: Option<SearchCursor>) -> HistoryResult<SearchPage> {
        let mut found = SearchPage {
            unread: self.query.unread.clone(),
            indexing: build::progress(self.conn)?,
            ..SearchPage::default()
        };
        // One that is broken is not asked: the next step of the index begins it anew.
        if self.query.is_empty() || build::is_broken(self.conn)? {
            return Ok(found);
        }
        if cursor.is_none() {
            found.chats = self.chats()?;
        }
        let Some(bounds) = self.bounds(cursor)? else {
            return Ok(found);
        };
        self.messages(&self.query.terms, &bounds, cursor, &mut found)?;
        let nothing = found.messages.is_empty() && found.chats.is_empty();
        if nothing && cursor.is_none() && !found.cut {
            let (terms, corrections) = typo::mended(self.conn, &self.query.terms)?;
            if !corrections.is_empty() {
                found.corrections = corrections;
                self.corrected(&terms, &bounds, &mut found)?;
            }
        }
        Ok(found)
    }

    /// The first page for words in place of those typed. It has no second one.
    fn corrected(&self, terms: &[Vec<Term>], bounds: &Bounds, found: &mut SearchPage) -> HistoryResult<()> {
        let any: Vec<Term> = terms.iter().flatten().cloned().collect();
        let expression = self.expression(terms.iter().map(|any| either(any)), bounds);
        let (window, cut) = self.window(&expression, bounds)?;
        found.cut = cut;
        found.messages = self.shown(window.into_iter().take(WINDOW).collect(), &any, 0)?;
        Ok(())
    }

    fn messages(
        &self,
        terms: &[Term],
        bounds: &Bounds,
        cursor: Option<SearchCursor>,
        found: &mut SearchPage,
    ) -> HistoryResult<()> {
        let expression = self.expression(terms.iter().map(|term| self.written(term)), bounds);
        let (mut window, cut) = self.window(&expression, bounds)?;
        found.cut = cut;
        let rest = (window.len() > WINDOW).then(|| window.pop()).flatten();
        let Some(newest) = window.first().map(|one| one.n) else {
            return Ok(());
        };
        let shown = cursor.map_or(0, |cursor| cursor.shown);
        let skip = usize::try_from(shown).unwrap_or(usize::MAX);
        let all = window.len();
        found.messages = self.shown(window, terms, skip)?;
        let upto = cursor.map_or(newest, |cursor| cursor.upto);
        found.next = if skip.saturating_add(PAGE) < all {
            let shown = shown.saturating_add(u32::try_from(PAGE).unwrap_or(u32::MAX));
            Some(SearchCursor { upto, shown })
        } else {
            rest.map(|one| SearchCursor {
                upto: one.n,
                shown: 0,
            })
        };
        Ok(())
    }

    /// What the index is asked.
    fn expression(&self, terms: impl Iterator<Item = String>, bounds: &Bounds) -> String {
        let mut all: Vec<String> = terms.chain(bounds.facts.iter().cloned()).collect();
        if all.is_empty() {
            all.push(quoted(index::EVERY));
        }
        let wanted = all.join(" AND ");
        if self.query.without.is_empty() {
            return wanted;
        }
        let without: Vec<String> = self.query.without.iter().map(|term| self.written(term)).collect();
        format!("({wanted}) NOT ({})", without.join(" OR "))
    }

    fn written(&self, term: &Term) -> String {
        let letters = term.words.last().map_or(0, |word| word.chars().count());
        let prefix = term.prefix && (!self.typing || letters >= SHORTEST_BEGINNING);
        written(term, prefix)
    }

    /// Nothing where the filters leave no place to look.
    fn bounds(&self, cursor: Option<SearchCursor>) -> HistoryResult<Option<Bounds>> {
        let query = &self.query;
        let mut bounds = Bounds {
            facts: Vec::new(),
            chats: None,
            from: i64::MIN,
            upto: cursor.map_or(i64::MAX, |cursor| cursor.upto),
            after: query.after.and_then(self.day).unwrap_or(Timestamp::MIN),
            before: query.before.and_then(self.day).unwrap_or(Timestamp::MAX),
        };
        match query.from {
            Some(Role::User) => bounds.facts.push(quoted(index::BY_PERSON)),
            Some(Role::Assistant) => bounds.facts.push(quoted(index::BY_MODEL)),
            None => {}
        }
        if !query.model.is_empty() {
            let lanes = self.lanes()?;
            if lanes.is_empty() {
                return Ok(None);
            }
            bounds.facts.push(any_of(lanes.into_iter().map(index::with_lane)));
        }
        if !query.place.is_empty() {
            let chats = self.places()?;
            if chats.is_empty() {
                return Ok(None);
            }
            if chats.len() <= CHATS_BY_INDEX {
                bounds
                    .facts
                    .push(any_of(chats.iter().map(|(number, _)| index::in_chat(*number))));
            } else {
                bounds.chats = Some(chats.into_iter().map(|(_, chat)| chat).collect());
            }
        }
        // Messages that were imported have later numbers than their time: these bounds only save the
        // way, and each message is looked at.
        let bound = |sql: &str, time: Timestamp| -> HistoryResult<Option<i64>> {
            Ok(self
                .conn
                .prepare_cached(sql)?
                .query_row([index::day_of(time)], |row| row.get(0))?)
        };
        if bounds.after > Timestamp::MIN {
            match bound("SELECT min(least) FROM search_days WHERE day >= ?1", bounds.after)? {
                Some(least) => bounds.from = least,
                None => return Ok(None),
            }
        }
        if bounds.before < Timestamp::MAX {
            match bound("SELECT max(most) FROM search_days WHERE day <= ?1", bounds.before)? {
                Some(most) => bounds.upto = bounds.upto.min(most),
                None => return Ok(None),
            }
        }
        Ok(Some(bounds))
    }

    /// Numbers of the lanes whose names have all the words.
    fn lanes(&self) -> HistoryResult<Vec<i64>> {
        let mut statement = self.conn.prepare_cached("SELECT n, lane FROM search_lanes")?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get::<_, String>(1)?)))?;
        let mut fitting = Vec::new();
        for row in rows {
            let (number, lane) = row?;
            let hits = excerpt::hits(&fold::composed(&lane), &self.query.model);
            if has_all(&hits, self.query.model.len()) {
                fitting.push(number);
            }
        }
        Ok(fitting)
    }

    /// The newest messages that fit, one more than are ranked; whether time was up before.
    fn window(&self, expression: &str, bounds: &Bounds) -> HistoryResult<(Vec<Candidate>, bool)> {
        let mut statement = self.conn.prepare_cached(
            "SELECT messages.n, messages.id, messages.chat, role, messages.created_at, lane, title
             FROM search CROSS JOIN messages ON messages.n = search.rowid
             CROSS JOIN chats ON chats.id = messages.chat
             WHERE search MATCH ?1 AND search.rowid BETWEEN ?2 AND ?3
                AND messages.created_at >= ?4 AND messages.created_at < ?5
                AND chats.deleted_at IS NULL AND chats.demo = ?6
             ORDER BY search.rowid DESC",
        )?;
        let mut rows = statement.query((
            expression,
            bounds.from,
            bounds.upto,
            bounds.after,
            bounds.before,
            self.demo,
        ))?;
        let mut found = Vec::new();
        loop {
            let row = match rows.next() {
                Ok(Some(row)) => row,
                Ok(None) => return Ok((found, false)),
                Err(error) if interrupted(&error) && self.stop.is_late() => return Ok((found, true)),
                Err(error) => return Err(error.into()),
            };
            let chat = row.get(2)?;
            if bounds.chats.as_ref().is_some_and(|chats| !chats.contains(&chat)) {
                continue;
            }
            found.push(Candidate {
                n: row.get(0)?,
                id: row.get(1)?,
                chat,
                role: row.get(3)?,
                created_at: row.get(4)?,
                lane: row.get::<_, Option<String>>(5)?.map(LaneName),
                title: row.get(6)?,
            });
            if found.len() > WINDOW {
                return Ok((found, false));
            }
        }
    }

    /// The page of `window` behind the first `skip`, ranked, with its excerpts.
    fn shown(&self, window: Vec<Candidate>, terms: &[Term], skip: usize) -> HistoryResult<Vec<MessageHit>> {
        let weights = self.weights(terms)?;
        let mut read = 0;
        let mut ranked = Vec::with_capacity(window.len());
        for one in window {
            let score = if terms.is_empty() || read > READ {
                0.0
            } else {
                self.must_go_on()?;
                let text = index::visible(self.conn, one.id, one.role)?.text;
                read += text.len();
                let titled = excerpt::hits(&fold::composed(&one.title), terms);
                let in_title: Vec<bool> = (0..terms.len())
                    .map(|number| titled.found.iter().any(|hit| hit.2 == number))
                    .collect();
                rank::score(&weights, &excerpt::hits(&fold::composed(&text), terms), &in_title)
            };
            ranked.push((score, one));
        }
        ranked.sort_by(|(a, one), (b, other)| rank::order((*a, one.created_at), (*b, other.created_at)));
        ranked
            .into_iter()
            .skip(skip)
            .take(PAGE)
            .map(|(_, one)| self.hit(one, terms))
            .collect()
    }

    /// What each term is worth, by how densely it stands in the newest messages: counting all would
    /// take as long as the search.
    #[allow(clippy::cast_precision_loss)]
    fn weights(&self, terms: &[Term]) -> HistoryResult<Vec<f64>> {
        const SAMPLE: i64 = 100;
        if terms.len() < 2 {
            return Ok(vec![1.0; terms.len()]);
        }
        let newest: i64 = self
            .conn
            .prepare_cached("SELECT ifnull(max(n), 0) FROM messages")?
            .query_row([], |row| row.get(0))?;
        let mut statement = self.conn.prepare_cached(
            "SELECT count(*), min(n) FROM
                (SELECT rowid AS n FROM search WHERE search MATCH ?1 ORDER BY rowid DESC LIMIT ?2)",
        )?;
        let mut weights = Vec::with_capacity(terms.len());
        for term in terms {
            let (count, least): (i64, Option<i64>) =
                statement.query_row((self.written(term), SAMPLE), |row| Ok((row.get(0)?, row.get(1)?)))?;
            let span = if count < SAMPLE {
                newest
            } else {
                newest - least.unwrap_or(0) + 1
            };
            let with = count as f64 * newest as f64 / (span.max(1) as f64);
            weights.push(rank::weight(with, newest as f64));
        }
        Ok(weights)
    }

    fn hit(&self, one: Candidate, terms: &[Term]) -> HistoryResult<MessageHit> {
        self.must_go_on()?;
        let visible = index::visible(self.conn, one.id, one.role)?;
        let text = fold::composed(&visible.text);
        let hits = excerpt::hits(&text, terms);
        let mut excerpt = excerpt::excerpt(&text, &hits, one.role == Role::Assistant);
        let mut in_file = None;
        if hits.found.is_empty() && !terms.is_empty() {
            for (name, hash) in &visible.files {
                let inside = index::file_text(self.conn, hash)?.unwrap_or_default();
                let inside = fold::composed(&inside);
                let hits = excerpt::hits(&inside, terms);
                let named = !excerpt::hits(&fold::composed(name), terms).found.is_empty();
                if named || !hits.found.is_empty() {
                    excerpt = excerpt::excerpt(&inside, &hits, false);
                    in_file = Some(name.clone());
                    break;
                }
            }
        }
        Ok(MessageHit {
            chat: one.chat,
            title: one.title,
            message: one.id,
            role: one.role,
            lane: one.lane,
            created_at: one.created_at,
            excerpt,
            file: in_file,
        })
    }

    fn must_go_on(&self) -> HistoryResult<()> {
        if self.stop.is_dropped() {
            return Err(HistoryError::Other("the search was stopped".into()));
        }
        Ok(())
    }
}

fn has_all(hits: &Hits, terms: usize) -> bool {
    (0..terms).all(|number| hits.found.iter().any(|hit| hit.2 == number))
}

fn interrupted(error: &rusqlite::Error) -> bool {
    error.sqlite_error_code() == Some(ErrorCode::OperationInterrupted)
}

/// A term in the index's own language. Words are letters and digits: nothing in them can be syntax.
pub(super) fn written(term: &Term, prefix: bool) -> String {
    format!(
        "{}{}",
        quoted(&term.words.join(" ")),
        if prefix { " *" } else { "" }
    )
}

fn quoted(words: &str) -> String {
    format!("\"{words}\"")
}

fn either(terms: &[Term]) -> String {
    let any: Vec<String> = terms.iter().map(|term| written(term, false)).collect();
    format!("({})", any.join(" OR "))
}

fn any_of(words: impl Iterator<Item = String>) -> String {
    let any: Vec<String> = words.map(|word| quoted(&word)).collect();
    format!("({})", any.join(" OR "))
}
