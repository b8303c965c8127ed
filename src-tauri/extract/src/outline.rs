//! Headings, paragraphs and tables as Markdown, fed by whatever reads a document.

use crate::prose::Prose;

/// Cells of one row that are kept.
const MOST_CELLS: usize = 1024;

#[derive(Default)]
pub struct Outline {
    pub prose: Prose,
    line: String,
    /// The tables that are open, outermost first.
    tables: Vec<Table>,
}

#[derive(Default)]
struct Table {
    row: Vec<String>,
    /// The first row is written, and the line under it.
    headed: bool,
}

impl Outline {
    pub fn text(&mut self, text: &str) {
        if !self.prose.is_full() && self.line.len() <= crate::MOST_TEXT {
            self.line.push_str(text);
        }
    }

    /// Ends a paragraph: a heading of `level`, from 1, or with `mark` before it.
    pub fn end_paragraph(&mut self, level: Option<usize>, mark: &str) {
        let line = std::mem::take(&mut self.line);
        let line = line.trim();
        if let Some(table) = self.tables.last_mut() {
            append(&mut table.row, line);
        } else if !line.is_empty() {
            match level {
                Some(level) => {
                    let marks = "#".repeat(level.clamp(1, 6));
                    self.prose.heading(&format!("{marks} {line}"));
                }
                None if mark.is_empty() => self.prose.heading(line),
                None => self.prose.line(&format!("{mark}{line}")),
            }
        }
    }

    pub fn begin_table(&mut self) {
        self.end_paragraph(None, "");
        self.tables.push(Table::default());
    }

    pub fn begin_cell(&mut self) {
        if let Some(table) = self.tables.last_mut()
            && table.row.len() < MOST_CELLS
        {
            table.row.push(String::new());
        }
    }

    pub fn end_row(&mut self) {
        self.end_paragraph(None, "");
        let Some(mut table) = self.tables.pop() else {
            return;
        };
        let row = std::mem::take(&mut table.row);
        match self.tables.last_mut() {
            // A table in a cell: its rows become part of it.
            Some(outer) => append(&mut outer.row, &row.join(", ")),
            None => {
                write_row(&mut self.prose, &row, !table.headed);
                table.headed = true;
            }
        }
        self.tables.push(table);
    }

    pub fn end_table(&mut self) {
        self.end_row();
        self.tables.pop();
        if self.tables.is_empty() {
            self.prose.end_paragraph();
        }
    }

    pub fn finish(mut self) -> Prose {
        self.tables.clear();
        self.end_paragraph(None, "");
        self.prose
    }
}

fn append(row: &mut [String], text: &str) {
    let Some(cell) = row.last_mut().filter(|_| !text.is_empty()) else {
        return;
    };
    if !cell.is_empty() {
        cell.push_str("; ");
    }
    cell.push_str(&text.replace('\n', " "));
}

/// A row as Markdown has it, and the line that makes it the head of the table. Rows without any
/// text are left out.
pub fn write_row(prose: &mut Prose, cells: &[String], head: bool) {
    if cells.iter().all(String::is_empty) {
        return;
    }
    prose.line(&format!("| {} |", cells.join(" | ")));
    if head {
        prose.line(&format!("|{}", " --- |".repeat(cells.len())));
    }
}
