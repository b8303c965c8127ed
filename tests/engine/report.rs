//! The table of results that a run prints.

use std::io::Write as _;

/// Checks of one story, gathered: a table that stops at the first wrong row hides the others.
#[derive(Default)]
pub struct Report {
    rows: Vec<Row>,
}

struct Row {
    what: String,
    found: String,
    wrong: Vec<String>,
}

impl Report {
    pub fn add(&mut self, what: impl Into<String>, found: impl Into<String>, wrong: Vec<String>) {
        self.rows.push(Row {
            what: what.into(),
            found: found.into(),
            wrong,
        });
    }

    /// Prints the table, past the capture of the test harness, and fails where a row is wrong.
    pub fn judge(self, title: &str) {
        let wide = self
            .rows
            .iter()
            .map(|row| row.what.chars().count())
            .max()
            .unwrap_or(0);
        let right = self.rows.iter().filter(|row| row.wrong.is_empty()).count();
        let mut text = format!("\n{title}: {right} of {} as specified\n", self.rows.len());
        for row in &self.rows {
            let mark = if row.wrong.is_empty() { "ok   " } else { "WRONG" };
            text += &format!("  {mark} {:wide$}  {}\n", row.what, row.found);
            for wrong in &row.wrong {
                text += &format!("        {wrong}\n");
            }
        }
        std::io::stdout().write_all(text.as_bytes()).unwrap();
        assert_eq!(right, self.rows.len(), "{text}");
    }
}

/// Adds `message` to `wrong` unless `right`.
pub fn check(wrong: &mut Vec<String>, right: bool, message: impl FnOnce() -> String) {
    if !right {
        wrong.push(message());
    }
}
