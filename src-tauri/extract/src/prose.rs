//! Text as it grows out of a document.

use crate::MOST_TEXT;

/// Lines and paragraphs, at most [`MOST_TEXT`] bytes: what comes later is dropped, and
/// [`Prose::is_full`] says that looking for more is in vain.
#[derive(Default)]
pub struct Prose {
    text: String,
    cut: bool,
}

impl Prose {
    /// Adds `part` to the current line. Its own line breaks count; other control characters are
    /// left out.
    pub fn push(&mut self, part: &str) {
        for c in part.chars() {
            if c.is_control() && c != '\n' && c != '\t' {
                continue;
            }
            if self.text.len() + c.len_utf8() > MOST_TEXT {
                self.cut = true;
                return;
            }
            self.text.push(c);
        }
    }

    /// Ends the current line, if there is anything on it.
    pub fn end_line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.push("\n");
        }
    }

    /// Leaves one empty line before what comes next.
    pub fn end_paragraph(&mut self) {
        self.end_line();
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.push("\n");
        }
    }

    /// A line of its own.
    pub fn line(&mut self, line: &str) {
        self.end_line();
        self.push(line);
        self.end_line();
    }

    /// A line between empty ones.
    pub fn heading(&mut self, line: &str) {
        self.end_paragraph();
        self.push(line);
        self.end_paragraph();
    }

    pub fn is_full(&self) -> bool {
        self.cut
    }

    /// The text without white space around it, and whether some of it was dropped.
    pub fn finish(self) -> (String, bool) {
        (self.text.trim().to_owned(), self.cut)
    }
}
