//! Sheets, cell by cell: the values that were last computed, not the formulas.

use super::Contents;
use crate::answer::Refusal;
use crate::outline::write_row;
use crate::prose::Prose;
use calamine::{
    Data, DataRef, ExcelDateTime, Ods, OdsError, Reader, Xls, XlsError, Xlsb, XlsbError, Xlsx, XlsxError,
    open_workbook_from_rs,
};
use std::io::Cursor;

/// Empty cells written before a value; what lies further right moves closer.
const WIDEST_GAP: usize = 64;

pub fn read_xlsx(bytes: &[u8]) -> Result<Contents, Refusal> {
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).map_err(|error| match error {
        XlsxError::Password => Refusal::Encrypted,
        _ => Refusal::Damaged,
    })?;
    let mut contents = Contents::from(Prose::default());
    for name in book.sheet_names() {
        // One after the other: a sheet with a value in its last row is not laid out whole.
        let Ok(mut cells) = book.worksheet_cells_reader(&name) else {
            // A chart has a sheet of its own, without cells.
            continue;
        };
        let mut sheet = Sheet::begin(&mut contents.prose, &name);
        loop {
            match cells.next_cell() {
                Ok(Some(cell)) => {
                    let (row, column) = cell.get_position();
                    sheet.cell(row, column, shown(cell.get_value()));
                }
                Ok(None) => break,
                Err(_) => {
                    contents.parts_missing = true;
                    break;
                }
            }
            if sheet.prose.is_full() {
                break;
            }
        }
        sheet.end();
    }
    Ok(contents)
}

pub fn read_xlsb(bytes: &[u8]) -> Result<Contents, Refusal> {
    let book: Result<Xlsb<_>, _> = open_workbook_from_rs(Cursor::new(bytes));
    Ok(whole_sheets(book.map_err(|error| match error {
        XlsbError::Password => Refusal::Encrypted,
        _ => Refusal::Damaged,
    })?))
}

pub fn read_xls(bytes: &[u8]) -> Result<Contents, Refusal> {
    let book: Result<Xls<_>, _> = open_workbook_from_rs(Cursor::new(bytes));
    Ok(whole_sheets(book.map_err(|error| match error {
        XlsError::Password => Refusal::Encrypted,
        _ => Refusal::Damaged,
    })?))
}

pub fn read_ods(bytes: &[u8]) -> Result<Contents, Refusal> {
    let book: Result<Ods<_>, _> = open_workbook_from_rs(Cursor::new(bytes));
    Ok(whole_sheets(book.map_err(|error| match error {
        OdsError::Password => Refusal::Encrypted,
        _ => Refusal::Damaged,
    })?))
}

fn whole_sheets<'a, R: Reader<Cursor<&'a [u8]>>>(mut book: R) -> Contents {
    let mut contents = Contents::from(Prose::default());
    for name in book.sheet_names() {
        let Ok(range) = book.worksheet_range(&name) else {
            contents.parts_missing = true;
            continue;
        };
        let (top, left) = range.start().unwrap_or_default();
        let mut sheet = Sheet::begin(&mut contents.prose, &name);
        for (row, column, value) in range.used_cells() {
            let row = top.saturating_add(u32::try_from(row).unwrap_or(u32::MAX));
            let column = left.saturating_add(u32::try_from(column).unwrap_or(u32::MAX));
            sheet.cell(row, column, shown(&as_ref(value)));
            if sheet.prose.is_full() {
                break;
            }
        }
        sheet.end();
    }
    contents
}

struct Sheet<'a> {
    prose: &'a mut Prose,
    row: u32,
    cells: Vec<String>,
    headed: bool,
}

impl<'a> Sheet<'a> {
    fn begin(prose: &'a mut Prose, name: &str) -> Self {
        prose.heading(&format!("## Sheet: {name}"));
        Self {
            prose,
            row: 0,
            cells: Vec::new(),
            headed: false,
        }
    }

    fn cell(&mut self, row: u32, column: u32, value: String) {
        if row != self.row {
            self.end_row();
            self.row = row;
        }
        if value.is_empty() {
            return;
        }
        let gap = (column as usize).saturating_sub(self.cells.len());
        let filled = self.cells.len() + gap.min(WIDEST_GAP);
        self.cells.resize(filled, String::new());
        self.cells.push(value.replace(['\n', '\r'], " "));
    }

    fn end_row(&mut self) {
        if !self.cells.is_empty() {
            write_row(self.prose, &self.cells, !self.headed);
            self.headed = true;
            self.cells.clear();
        }
    }

    fn end(mut self) {
        self.end_row();
        self.prose.end_paragraph();
    }
}

fn as_ref(value: &Data) -> DataRef<'_> {
    match value {
        Data::Empty => DataRef::Empty,
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(text) => DataRef::SharedString(text),
        Data::Bool(truth) => DataRef::Bool(*truth),
        Data::DateTime(at) => DataRef::DateTime(*at),
        Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
        Data::DurationIso(text) => DataRef::DurationIso(text.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
    }
}

fn shown(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(true) => "TRUE".to_owned(),
        DataRef::Bool(false) => "FALSE".to_owned(),
        DataRef::DateTime(at) => date(*at),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => error.to_string(),
    }
}

/// "2026-11-24", with the time where there is one; a duration in hours, minutes and seconds.
fn date(at: ExcelDateTime) -> String {
    if at.is_duration() {
        let seconds = (at.as_f64() * 86_400.0).round();
        let minutes = (seconds / 60.0).floor();
        return format!(
            "{}:{:02}:{:02}",
            (minutes / 60.0).floor(),
            minutes % 60.0,
            seconds % 60.0
        );
    }
    let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    match (at.as_f64() < 1.0, time == "00:00:00") {
        (true, _) => time,
        (false, true) => date,
        (false, false) => format!("{date} {time}"),
    }
}
