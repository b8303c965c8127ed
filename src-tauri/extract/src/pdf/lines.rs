//! Words and lines out of glyphs and their places.

use crate::MOST_TEXT;

/// Parts of the font's size: a gap that separates words, one that separates columns, and how far a
/// glyph may stand above or below its line (indices).
const WORD: f64 = 0.16;
const COLUMN: f64 = 1.5;
const SAME_LINE: f64 = 0.5;

/// Lines further apart than so many sizes belong to different paragraphs.
const PARAGRAPH: f64 = 1.75;

pub struct Glyph {
    /// Empty where the font does not say.
    pub text: String,
    /// Where it begins, on the page.
    pub at: (f64, f64),
    /// The way it runs: as long as a thousandth of the size, stretched as the font is.
    pub along: (f64, f64),
    /// The font's size on the page.
    pub size: f64,
    /// In thousandths of the size.
    pub advance: f64,
}

#[derive(Default)]
pub struct Lines {
    text: String,
    line: Option<Line>,
}

/// A line that is being written.
struct Line {
    /// Direction, of length 1, and how far the line is from the page's corner across it.
    way: (f64, f64),
    across: f64,
    size: f64,
    marks: Vec<Mark>,
    /// Some letter of it is of a script that is written so.
    right_to_left: bool,
}

/// A glyph on a line: from where to where, along it.
struct Mark {
    from: f64,
    to: f64,
    text: String,
}

impl Lines {
    pub fn push(&mut self, glyph: Glyph) {
        let length = glyph.along.0.hypot(glyph.along.1);
        let sound =
            length.is_normal() && glyph.size.is_normal() && glyph.at.0.is_finite() && glyph.at.1.is_finite();
        if !sound || self.text.len() > MOST_TEXT {
            return;
        }
        let way = (glyph.along.0 / length, glyph.along.1 / length);
        let from = glyph.at.0 * way.0 + glyph.at.1 * way.1;
        let across = glyph.at.1 * way.0 - glyph.at.0 * way.1;
        let to = from + glyph.advance * length;
        let mark = Mark {
            from,
            to,
            text: glyph.text,
        };
        if let Some(line) = &mut self.line {
            let size = line.size.max(glyph.size);
            let turned = line.way.0 * way.0 + line.way.1 * way.1 < 0.99;
            let apart = (across - line.across).abs();
            // Back over much of what is written: another column, or a row of a table drawn by
            // columns.
            let back = line.marks.last().map_or(0.0, |last| last.from - from);
            if !turned && apart < SAME_LINE * size && (back < 2.0 * size || line.right_to_left) {
                line.size = size;
                line.right_to_left |= mark.text.chars().any(is_right_to_left);
                line.marks.push(mark);
                return;
            }
            let paragraph = turned || apart > PARAGRAPH * size || across < line.across;
            self.end_line();
            if paragraph && !self.text.ends_with("\n\n") {
                self.text.push('\n');
            }
        }
        self.line = Some(Line {
            way,
            across,
            size: glyph.size,
            right_to_left: mark.text.chars().any(is_right_to_left),
            marks: vec![mark],
        });
    }

    pub fn finish(mut self) -> String {
        self.end_line();
        self.text
    }

    fn end_line(&mut self) {
        if let Some(line) = self.line.take() {
            let text = line.text();
            if !text.trim().is_empty() {
                self.text.push_str(text.trim_end());
                self.text.push('\n');
            }
        }
    }
}

impl Line {
    fn text(mut self) -> String {
        if self.right_to_left {
            self.marks.sort_by(|one, other| one.from.total_cmp(&other.from));
        }
        let mut pieces: Vec<String> = Vec::new();
        let mut end: Option<f64> = None;
        for mark in self.marks {
            let gap = end.map_or(0.0, |end| mark.from - end);
            let spaced =
                pieces.last().is_none_or(|piece| piece.ends_with([' ', '\t'])) || mark.text.starts_with(' ');
            if gap > COLUMN * self.size {
                pieces.push("\t".to_owned());
            } else if gap > WORD * self.size && !spaced {
                pieces.push(" ".to_owned());
            }
            end = Some(end.map_or(mark.to, |end| end.max(mark.to)));
            pieces.push(mark.text);
        }
        if self.right_to_left {
            return logical(pieces);
        }
        pieces.concat()
    }
}

/// Pieces from left to right in the order in which a person reads them: what is written from right
/// to left is turned round, numbers and words of other scripts in it are not.
fn logical(mut pieces: Vec<String>) -> String {
    let backward = |piece: &str| piece.chars().any(is_right_to_left);
    let forward = |piece: &str| !backward(piece) && piece.chars().any(char::is_alphanumeric);
    let count = |wanted: &dyn Fn(&str) -> bool| pieces.iter().filter(|piece| wanted(piece)).count();
    if count(&backward) < count(&forward) {
        turn(&mut pieces, backward, forward);
    } else {
        pieces.reverse();
        turn(&mut pieces, forward, backward);
    }
    pieces.concat()
}

/// Turns each run of pieces that are `inner` round, with what is neither between them.
fn turn(pieces: &mut [String], inner: impl Fn(&str) -> bool, outer: impl Fn(&str) -> bool) {
    let mut rest = pieces;
    while let Some(start) = rest.iter().position(|piece| inner(piece)) {
        let (_, from_start) = rest.split_at_mut(start);
        let stop = from_start
            .iter()
            .position(|piece| outer(piece))
            .unwrap_or(from_start.len());
        let (run, after) = from_start.split_at_mut(stop);
        let last = run
            .iter()
            .rposition(|piece| inner(piece))
            .map_or(0, |last| last + 1);
        if let Some(run) = run.get_mut(..last) {
            run.reverse();
        }
        rest = after;
    }
}

/// Hebrew, Arabic, Syriac, Thaana, and their forms for printing.
fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{7bf}' | '\u{8a0}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
        && c.is_alphabetic()
}
