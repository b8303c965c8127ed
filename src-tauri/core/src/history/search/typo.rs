//! A word that nothing was found for, with one letter changed. Asked of the index, one by one: a list
//! of all words would take longer to read than these few hundred questions.

use super::find::written;
use super::query::Term;
use crate::contract::Correction;
use crate::history::error::HistoryResult;
use rusqlite::Connection;
use std::collections::BTreeSet;

/// Shorter words are too near to too many others.
const SHORTEST: usize = 5;
/// A longer one is no word.
const LONGEST: usize = 24;
/// So many words in place of one.
const MOST: usize = 5;

/// For each term what is to be looked for in its place: itself, where it is in the index or cannot be
/// mended. Without corrections nothing would be found either.
pub(super) fn mended(conn: &Connection, terms: &[Term]) -> HistoryResult<(Vec<Vec<Term>>, Vec<Correction>)> {
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

/// All words at one letter's distance: one left out, put in, another in its place, two swapped.
fn neighbours(word: &str) -> BTreeSet<String> {
    let letters: Vec<char> = word.chars().collect();
    let alphabet = alphabet(&letters);
    let mut near = BTreeSet::new();
    for at in 0..=letters.len() {
        let (before, after) = letters.split_at(at);
        let joined = |middle: &[char], after: &[char]| -> String {
            before.iter().chain(middle).chain(after).collect()
        };
        for &letter in &alphabet {
            near.insert(joined(&[letter], after));
            if let Some((_, rest)) = after.split_first() {
                near.insert(joined(&[letter], rest));
            }
        }
        if let [first, rest @ ..] = after {
            near.insert(joined(&[], rest));
            if let [second, rest @ ..] = rest {
                near.insert(joined(&[*second, *first], rest));
            }
        }
    }
    near.remove(word);
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
            assert!(near.contains(typed), "{typed}");
        }
        for far in ["tunnel", "tnel", "tumnle"] {
            assert!(!near.contains(far), "{far}");
        }
        assert!(neighbours("привет").contains("превет"));
        // Numbers and scripts that are not known here still have letters to lose and to swap.
        assert!(neighbours("12345").contains("1235"));
    }
}
