//! The newest messages that fit.
//!
//! For the beginning of a word the index merges the lists of all its words, before the first row comes:
//! a tenth of a second where they are in a tenth of all messages. Three letters have a list of their own,
//! read newest first like a word's. So a longer beginning is looked for by its first three letters, and
//! each message is read to see whether it goes on as typed. Where few do, the lists are short, and merged.

use super::{Bounds, Candidate, SHORTEST_BEGINNING, Search, WINDOW};
use crate::contract::LaneName;
use crate::history::error::{HistoryError, HistoryResult};
use crate::history::search::query::Term;
use crate::history::search::{excerpt, fold, index};
use rusqlite::ErrorCode;

/// So many messages are read by the first letters to see whether that is worth it: if so many go on.
const TRIAL: usize = 100;
const WORTH_IT: usize = 8;
/// After so many read a page is full: of those `WORTH_IT` of `TRIAL` go on.
const MOST_READ: usize = 500;
/// Bytes that are read of what is attached to one message; with more its words are merged.
const MOST_ATTACHED: usize = 256 * 1024;

/// What fits, newest first.
#[derive(Default)]
pub(super) struct Window {
    pub found: Vec<Candidate>,
    /// The last one begins the next window.
    pub more: bool,
    /// Time was up.
    pub cut: bool,
}

/// Whether a message goes on as typed.
enum Goes {
    On,
    Elsewhere,
    /// It would take too long to find out.
    Unknown,
}

impl Search<'_> {
    /// The newest messages that have all terms, one more than are ranked.
    pub(super) fn newest(&self, terms: &[Term], bounds: &Bounds) -> HistoryResult<Window> {
        let loose: Vec<Term> = terms.iter().map(|term| self.loosened(term)).collect();
        if loose != terms {
            let expression = self.expression(loose.iter().map(|term| self.written(term)), bounds);
            if let Some(window) = self.read(&expression, bounds, terms)? {
                return Ok(window);
            }
        }
        let expression = self.expression(terms.iter().map(|term| self.written(term)), bounds);
        self.window(&expression, bounds)
    }

    /// The term by as many letters of its beginning as have a list.
    pub(super) fn loosened(&self, term: &Term) -> Term {
        let mut term = term.clone();
        if term.prefix
            && let Some(word) = term.words.last_mut()
            && let Some((end, _)) = word.char_indices().nth(SHORTEST_BEGINNING)
        {
            word.truncate(end);
        }
        term
    }

    pub(super) fn window(&self, expression: &str, bounds: &Bounds) -> HistoryResult<Window> {
        let mut window = Window::default();
        self.candidates(expression, bounds, &mut window, |window, candidate| {
            window.found.push(candidate);
            window.more = window.found.len() > WINDOW;
            Ok(!window.more)
        })?;
        Ok(window)
    }

    /// Those of `expression` that have the terms as they were typed; nothing where they are better merged.
    fn read(&self, expression: &str, bounds: &Bounds, terms: &[Term]) -> HistoryResult<Option<Window>> {
        let (mut window, mut read, mut worth_it) = (Window::default(), 0, true);
        self.candidates(expression, bounds, &mut window, |window, mut candidate| {
            read += 1;
            match self.goes_on(&mut candidate, terms)? {
                Goes::On => window.found.push(candidate),
                Goes::Elsewhere => {}
                Goes::Unknown => worth_it = false,
            }
            if read == TRIAL && window.found.len() < WORTH_IT {
                worth_it = false;
            }
            window.more = window.found.len() > WINDOW || read >= MOST_READ;
            Ok(worth_it && !window.more)
        })?;
        Ok(worth_it.then_some(window))
    }

    fn goes_on(&self, candidate: &mut Candidate, terms: &[Term]) -> HistoryResult<Goes> {
        let visible = index::visible(self.conn, candidate.id, candidate.role)?;
        let mut has: Vec<bool> = vec![false; terms.len()];
        let mut look = |text: &str| {
            for (.., number) in excerpt::hits(&fold::composed(text), terms).found {
                if let Some(has) = has.get_mut(number) {
                    *has = true;
                }
            }
            has.iter().all(|has| *has)
        };
        let mut all = look(&visible.text);
        let mut attached = 0;
        for (name, hash) in &visible.files {
            if all {
                break;
            }
            all = look(name);
            if !all && let Some(text) = index::file_text(self.conn, hash)? {
                attached += text.len();
                if attached > MOST_ATTACHED {
                    return Ok(Goes::Unknown);
                }
                all = look(&text);
            }
        }
        candidate.visible = Some(visible);
        Ok(if all { Goes::On } else { Goes::Elsewhere })
    }

    /// Gives `take` what the index has, newest first, for as long as it says.
    fn candidates(
        &self,
        expression: &str,
        bounds: &Bounds,
        window: &mut Window,
        mut take: impl FnMut(&mut Window, Candidate) -> HistoryResult<bool>,
    ) -> HistoryResult<()> {
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
        loop {
            self.must_go_on()?;
            if self.stop.is_late() {
                window.cut = true;
                return Ok(());
            }
            let row = match rows.next() {
                Ok(Some(row)) => row,
                Ok(None) => return Ok(()),
                Err(error) if interrupted(&error) && self.stop.is_late() => continue,
                Err(error) => return Err(error.into()),
            };
            let chat = row.get(2)?;
            if bounds.chats.as_ref().is_some_and(|chats| !chats.contains(&chat)) {
                continue;
            }
            let candidate = Candidate {
                n: row.get(0)?,
                id: row.get(1)?,
                chat,
                role: row.get(3)?,
                created_at: row.get(4)?,
                lane: row.get::<_, Option<String>>(5)?.map(LaneName),
                title: row.get(6)?,
                visible: None,
            };
            if !take(window, candidate)? {
                return Ok(());
            }
        }
    }

    pub(super) fn must_go_on(&self) -> HistoryResult<()> {
        if self.stop.is_dropped() {
            return Err(HistoryError::Other("the search was stopped".into()));
        }
        Ok(())
    }
}

fn interrupted(error: &rusqlite::Error) -> bool {
    error.sqlite_error_code() == Some(ErrorCode::OperationInterrupted)
}
