//! A window in order of how well each message fits, and a page of it with its excerpts.

use super::{Candidate, PAGE, Search};
use crate::contract::{MessageHit, Role};
use crate::history::error::HistoryResult;
use crate::history::search::index::Visible;
use crate::history::search::query::Term;
use crate::history::search::{excerpt, fold, index, rank};

/// Bytes of text that are read to rank; whatever lies beyond is as good as its newness.
const READ: usize = 8 * 1024 * 1024;

impl Search<'_> {
    /// The page of `window` behind the first `skip`, ranked, with its excerpts.
    pub(super) fn shown(
        &self,
        window: Vec<Candidate>,
        terms: &[Term],
        skip: usize,
    ) -> HistoryResult<Vec<MessageHit>> {
        let weights = self.weights(terms)?;
        let mut read = 0;
        let mut ranked = Vec::with_capacity(window.len());
        for mut one in window {
            let score = if terms.is_empty() || read > READ {
                0.0
            } else {
                let visible = self.read_of(&mut one)?;
                read += visible.text.len();
                let hits = excerpt::hits(&fold::composed(&visible.text), terms);
                one.visible = Some(visible);
                let titled = excerpt::hits(&fold::composed(&one.title), terms);
                let in_title: Vec<bool> = (0..terms.len())
                    .map(|number| titled.found.iter().any(|hit| hit.2 == number))
                    .collect();
                rank::score(&weights, &hits, &in_title)
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

    fn read_of(&self, one: &mut Candidate) -> HistoryResult<Visible> {
        self.must_go_on()?;
        match one.visible.take() {
            Some(visible) => Ok(visible),
            None => index::visible(self.conn, one.id, one.role),
        }
    }

    /// What each term is worth, by how densely it stands in the newest messages: counting all would
    /// take as long as the search. The beginning of a word is as dense as its first letters.
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
            let asked = self.written(&self.loosened(term));
            let (count, least): (i64, Option<i64>) =
                statement.query_row((asked, SAMPLE), |row| Ok((row.get(0)?, row.get(1)?)))?;
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

    fn hit(&self, mut one: Candidate, terms: &[Term]) -> HistoryResult<MessageHit> {
        let visible = self.read_of(&mut one)?;
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
}
