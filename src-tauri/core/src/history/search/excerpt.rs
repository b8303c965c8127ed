//! The place in a text where the words stand, in one line. Pure.

use super::fold::{self, Word};
use super::plain;
use super::query::Term;
use crate::contract::Excerpt;
use std::ops::Range;

/// Characters of an excerpt, about: two lines of a list.
const LENGTH: usize = 180;
/// Characters before the first word that was looked for, about.
const BEFORE: usize = 40;
/// Marks in one excerpt, at most.
const MOST_HITS: usize = 24;

/// Where the terms stand in a text: bytes from and to, and which term. In order.
pub(super) struct Hits {
    pub found: Vec<(usize, usize, usize)>,
    /// Words of the text.
    pub words: usize,
}

/// Finds `terms` in a composed text. Whole phrases only count.
pub(super) fn hits(text: &str, terms: &[Term]) -> Hits {
    let mut finders: Vec<Finder<'_>> = terms.iter().map(Finder::new).collect();
    let mut found = Vec::new();
    let mut count = 0;
    fold::words(text, |word| {
        count += 1;
        for (number, finder) in finders.iter_mut().enumerate() {
            if let Some(start) = finder.next(&word) {
                found.push((start, word.end, number));
            }
        }
    });
    found.sort_unstable();
    Hits { found, words: count }
}

/// Looks for one phrase in a sequence of words: those of its beginnings that still may become one.
struct Finder<'a> {
    term: &'a Term,
    /// Where begun phrases start, and how many of their words have come.
    begun: Vec<(usize, usize)>,
}

impl<'a> Finder<'a> {
    fn new(term: &'a Term) -> Self {
        Self {
            term,
            begun: Vec::new(),
        }
    }

    fn fits(&self, at: usize, word: &Word<'_>) -> bool {
        let last = at + 1 == self.term.words.len();
        self.term.words.get(at).is_some_and(|wanted| {
            wanted == word.folded || (last && self.term.prefix && word.folded.starts_with(wanted.as_str()))
        })
    }

    /// Where the phrase began that ends with this word.
    fn next(&mut self, word: &Word<'_>) -> Option<usize> {
        if self.term.words.len() == 1 {
            return self.fits(0, word).then_some(word.start);
        }
        if self.begun.is_empty() && !self.fits(0, word) {
            return None;
        }
        let mut begun = std::mem::take(&mut self.begun);
        begun.push((word.start, 0));
        let mut done = None;
        for (start, at) in begun {
            if !self.fits(at, word) {
                continue;
            }
            if at + 1 == self.term.words.len() {
                done = done.or(Some(start));
            } else {
                self.begun.push((start, at + 1));
            }
        }
        done
    }
}

/// A line around the place with the most different terms, the first of several; of Markdown without its
/// marks.
pub(super) fn excerpt(text: &str, hits: &Hits, markdown: bool) -> Vec<Excerpt> {
    let from = best(hits).map_or(0, |at| begin(text, at));
    let to = text[from..]
        .char_indices()
        .nth(LENGTH)
        .map_or(text.len(), |(at, _)| from + at);
    let to = if to < text.len() { end(text, from, to) } else { to };
    // What was looked for is shown wherever it stands.
    let sought = |mark: &Range<usize>| {
        hits.found
            .iter()
            .any(|hit| hit.0 < mark.end && mark.start < hit.1)
    };
    let marks = match markdown {
        true => plain::marks(text, from, to, sought),
        false => Vec::new(),
    };
    let between = |line: &mut Line, from: usize, to: usize| {
        let mut at = from;
        for mark in marks.iter().filter(|mark| mark.start >= from && mark.end <= to) {
            line.push(&text[at..mark.start], false);
            at = mark.end;
        }
        line.push(&text[at..to], false);
    };
    let mut line = Line::default();
    if from > 0 {
        line.push("… ", false);
    }
    let mut at = from;
    let inside = hits.found.iter().filter(|hit| hit.0 >= from && hit.1 <= to);
    for &(start, end, _) in inside.take(MOST_HITS) {
        // One phrase may reach into another.
        if start < at {
            continue;
        }
        between(&mut line, at, start);
        line.push(&text[start..end], true);
        at = end;
    }
    between(&mut line, at, to);
    if to < text.len() {
        line.push(" …", false);
    }
    line.pieces
}

/// A whole text with its marks, as a title is shown.
pub(super) fn marked(text: &str, terms: &[Term]) -> Vec<Excerpt> {
    let text = fold::composed(text);
    let mut line = Line::default();
    let mut at = 0;
    for (start, end, _) in hits(&text, terms).found {
        if start >= at {
            line.push(&text[at..start], false);
            line.push(&text[start..end], true);
            at = end;
        }
    }
    line.push(&text[at..], false);
    line.pieces
}

/// Where the window with the most different terms begins.
fn best(hits: &Hits) -> Option<usize> {
    let mut best: Option<(usize, usize)> = None;
    for (at, &(start, ..)) in hits.found.iter().enumerate() {
        let mut terms: Vec<usize> = hits.found[at..]
            .iter()
            .take(MOST_HITS)
            .take_while(|hit| hit.1 - start <= LENGTH)
            .map(|hit| hit.2)
            .collect();
        terms.sort_unstable();
        terms.dedup();
        if best.is_none_or(|(most, _)| terms.len() > most) {
            best = Some((terms.len(), start));
        }
    }
    best.map(|(_, start)| start)
}

/// A little before `at`, where a word begins.
fn begin(text: &str, at: usize) -> usize {
    let mut from = at;
    for (count, (index, c)) in text[..at].char_indices().rev().enumerate() {
        if c == '\n' || count == BEFORE {
            break;
        }
        from = index;
    }
    if from == 0 || text[..from].ends_with('\n') {
        return from;
    }
    // Cut between words where there are spaces at all.
    text[from..at]
        .char_indices()
        .find(|(_, c)| c.is_whitespace())
        .map_or(from, |(space, c)| from + space + c.len_utf8())
}

/// Not in the middle of a word, where words have ends.
fn end(text: &str, from: usize, to: usize) -> usize {
    match text[from..to].rfind(char::is_whitespace) {
        Some(space) if to - from - space < 60 => from + space,
        _ => to,
    }
}

/// Pieces of a line: runs of white space are one space.
#[derive(Default)]
struct Line {
    pieces: Vec<Excerpt>,
}

impl Line {
    fn push(&mut self, text: &str, hit: bool) {
        let mut out = String::with_capacity(text.len());
        let mut space = self.pieces.last().is_none_or(|piece| piece.text.ends_with(' '));
        for c in text.chars() {
            if c.is_whitespace() || c.is_control() {
                if !space {
                    out.push(' ');
                }
                space = true;
            } else {
                out.push(c);
                space = false;
            }
        }
        if out.is_empty() {
            return;
        }
        match self.pieces.last_mut() {
            Some(last) if last.hit == hit && !hit => last.text.push_str(&out),
            _ => self.pieces.push(Excerpt { text: out, hit }),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::super::query;
    use super::*;

    /// The excerpt with its marks in brackets.
    fn shown(text: &str, search: &str) -> String {
        let terms = query::parse(search, false).terms;
        let text = fold::composed(text);
        bracketed(&excerpt(&text, &hits(&text, &terms), true))
    }

    fn bracketed(pieces: &[Excerpt]) -> String {
        let tell = |piece: &Excerpt| match piece.hit {
            true => format!("[{}]", piece.text),
            false => piece.text.clone(),
        };
        pieces.iter().map(tell).collect()
    }

    #[test]
    fn what_was_looked_for_is_marked_as_it_is_written() {
        assert_eq!(
            shown("A Crème  Brûlée,\n\nplease", "creme please"),
            "A [Crème] Brûlée, [please]"
        );
        assert_eq!(
            shown("the night train home", "\"night train\""),
            "the [night train] home"
        );
        assert_eq!(
            shown("night or train; night train", "\"night train\""),
            "night or train; [night train]"
        );
        assert_eq!(
            shown("国立東京大学は東京にある", "東京"),
            "国立[東京]大学は[東京]にある"
        );
        assert_eq!(shown("Rayleigh scattering", "scat*"), "Rayleigh [scattering]");
        assert_eq!(shown("ana ana ana b", "\"ana ana b\""), "ana [ana ana b]");
        assert_eq!(shown("nothing here", "absent"), "nothing here");
        assert_eq!(
            shown(
                "## Trains\n\nThe **night train** [runs](https://a.example/late) *late*",
                "night late"
            ),
            "… The [night] train [runs](https://a.example/[late]) [late]",
            "no word is hidden that was looked for"
        );
    }

    #[test]
    fn a_long_text_is_shown_where_the_words_stand_together() {
        let filler = "and so it went on for a while ".repeat(40);
        let text = format!("kyoto first. {filler}a tram in Kyoto by night. {filler}");
        let line = shown(&text, "kyoto tram");
        assert!(line.starts_with("… "), "{line}");
        assert!(line.contains("a [tram] in [Kyoto] by night."), "{line}");
        assert!(line.ends_with(" …") && line.chars().count() < 300, "{line}");
        // A text without any space is cut all the same.
        let line = shown(&format!("{}東京{}", "長".repeat(500), "文".repeat(500)), "東京");
        assert!(line.contains("[東京]") && line.chars().count() < 300, "{line}");
    }

    #[test]
    fn a_title_is_shown_whole() {
        let terms = query::parse("kyoto", false).terms;
        assert_eq!(
            bracketed(&marked("Trip to Kyoto: 三日間", &terms)),
            "Trip to [Kyoto]: 三日間"
        );
    }

    #[test]
    fn hostile_text_stays_text() {
        assert_eq!(shown("<b>x</b>\u{1b}[2J\0 word", "word"), "<b>x</b> [2J [word]");
        for text in ["", "\n\n", "e\u{301}", "🚀", "\u{202e}abc"] {
            shown(text, "abc 🚀 e");
        }
    }
}
