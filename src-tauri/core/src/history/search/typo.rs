//! A word that nothing was found for, with one letter changed. Asked of the index, one by one: a list
//! of all words would take longer to read than these few hundred questions.

use super::find::written;
use super::query::Term;
use super::stop::Stop;
use crate::contract::Correction;
use crate::history::error::{HistoryError, HistoryResult};
use rusqlite::Connection;
use std::collections::HashSet;
use std::time::{Duration, Instant};

/// Shorter words are too near to too many others.
const SHORTEST: usize = 5;
/// A longer one is no word.
const LONGEST: usize = 24;
/// So many words in place of one.
const MOST: usize = 5;
/// After so long no more words are tried: the likely slips come first.
const LONGEST_LOOK: Duration = Duration::from_millis(250);

/// For each term what is to be looked for in its place: itself, where it is in the index or cannot be
/// mended. Without corrections nothing would be found either.
///
/// # Errors
/// When the search is stopped, or the index cannot be read.
pub(super) fn mended(
    conn: &Connection,
    stop: &Stop,
    terms: &[Term],
) -> HistoryResult<(Vec<Vec<Term>>, Vec<Correction>)> {
    let begun = Instant::now();
    let mut corrections = Vec::new();
    let mut mended = Vec::with_capacity(terms.len());
    for term in terms {
        let own = vec![term.clone()];
        let [word] = term.words.as_slice() else {
            mended.push(own);
            continue;
        };
        let letters = word.chars().count();
        let known = is_known(conn, &written(term, term.prefix))?;
        if known || term.single || !(SHORTEST..=LONGEST).contains(&letters) {
            mended.push(own);
            continue;
        }
        let mut found = Vec::new();
        for near in neighbours(word) {
            if stop.is_dropped() {
                return Err(HistoryError::Other("the search was stopped".into()));
            }
            if stop.is_late() || begun.elapsed() > LONGEST_LOOK {
                break;
            }
            let near = Term {
                words: vec![near],
                prefix: false,
                single: false,
            };
            if is_known(conn, &written(&near, false))? {
                found.push(near);
                if found.len() == MOST {
                    break;
                }
            }
        }
        if found.is_empty() {
            mended.push(own);
            continue;
        }
        corrections.push(Correction {
            typed: word.clone(),
            found: found.iter().map(|term| term.words.concat()).collect(),
        });
        mended.push(found);
    }
    Ok((mended, corrections))
}

fn is_known(conn: &Connection, expression: &str) -> HistoryResult<bool> {
    Ok(conn
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM search WHERE search MATCH ?1)")?
        .query_row([expression], |row| row.get(0))?)
}

/// All words at one letter's distance, each once: two swapped, one too many, one too few, another in its
/// place.
fn neighbours(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    let alphabet = alphabet(&letters);
    let cuts = || (0..=letters.len()).map(|at| letters.split_at(at));
    let joined = |before: &[char], middle: &[char], after: &[char]| -> String {
        before.iter().chain(middle).chain(after).collect()
    };
    let mut near = Vec::new();
    for (before, after) in cuts() {
        if let [first, second, rest @ ..] = after {
            near.push(joined(before, &[*second, *first], rest));
        }
    }
    for (before, after) in cuts() {
        if let [_, rest @ ..] = after {
            near.push(joined(before, &[], rest));
        }
    }
    for (before, after) in cuts() {
        near.extend(alphabet.iter().map(|&letter| joined(before, &[letter], after)));
    }
    for (before, after) in cuts() {
        if let [_, rest @ ..] = after {
            near.extend(alphabet.iter().map(|&letter| joined(before, &[letter], rest)));
        }
    }
    let mut seen = HashSet::from([word.to_owned()]);
    near.retain(|word| seen.insert(word.clone()));
    near
}

/// The letters of the word's script.
fn alphabet(letters: &[char]) -> Vec<char> {
    let of = |range: std::ops::RangeInclusive<char>| -> Vec<char> {
        if letters.iter().any(|letter| range.contains(letter)) {
            range.collect()
        } else {
            Vec::new()
        }
    };
    [
        of('a'..='z'),
        of('α'..='ω'),
        of('а'..='я'),
        of('א'..='ת'),
        of('ا'..='ي'),
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_of_the_finger_is_near_and_two_are_not() {
        let near = neighbours("tunnel");
        for typed in ["tunel", "tunnnel", "tumnel", "utnnel", "tunnle", "tunnels"] {
            assert!(near.contains(&typed.to_owned()), "{typed}");
        }
        for far in ["tunnel", "tnel", "tumnle"] {
            assert!(!near.contains(&far.to_owned()), "{far}");
        }
        assert!(neighbours("привет").contains(&"превет".to_owned()));
        // Numbers and scripts that are not known here still have letters to lose and to swap.
        assert!(neighbours("12345").contains(&"1235".to_owned()));
    }
}
