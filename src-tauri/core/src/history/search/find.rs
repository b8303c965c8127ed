//! One page of a search.

mod ranked;
mod titles;
mod window;

use super::excerpt::{self, Hits};
use super::index::Visible;
use super::query::{self, Day, Query, Term};
use super::stop::Stop;
use super::{build, fold, index, typo};
use crate::contract::{
    ChatId, LaneName, MessageId, Role, SearchCursor, SearchPage, SearchRequest, Timestamp,
};
use crate::history::History;
use crate::history::error::{HistoryError, HistoryResult};
use rusqlite::Connection;
use std::collections::HashSet;
use std::time::Duration;
use window::Window;

/// Messages that are ranked together: the newest that fit.
const WINDOW: usize = 100;
/// Messages on a page.
const PAGE: usize = 30;
/// Chats by their title, on the first page.
const CHATS: usize = 5;
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
    /// Once it was read.
    visible: Option<Visible>,
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
            let (terms, corrections) = typo::mended(self.conn, self.stop, &self.query.terms)?;
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
        let mut window = self.window(&expression, bounds)?;
        found.cut = window.cut;
        window.found.truncate(WINDOW);
        found.messages = self.shown(window.found, &any, 0)?;
        Ok(())
    }

    fn messages(
        &self,
        terms: &[Term],
        bounds: &Bounds,
        cursor: Option<SearchCursor>,
        found: &mut SearchPage,
    ) -> HistoryResult<()> {
        let Window {
            found: mut window,
            more,
            cut,
        } = self.newest(terms, bounds)?;
        found.cut = cut;
        let rest = if more { window.pop() } else { None };
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
}

fn has_all(hits: &Hits, terms: usize) -> bool {
    (0..terms).all(|number| hits.found.iter().any(|hit| hit.2 == number))
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
