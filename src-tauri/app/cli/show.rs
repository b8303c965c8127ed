//! Writing to standard output and standard error.

use std::io::{self, IsTerminal as _, Write as _};
use std::process::ExitCode;
use understudy_core::contract::{ApiError, ErrorCode};

/// How a command ended, for scripts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    Done = 0,
    /// No lane could answer, or the operation failed.
    Failed = 1,
    WrongUse = 2,
    Cancelled = 130,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Why a command ends early, said already or still to be said.
#[derive(Debug)]
pub enum Stop {
    Error(ApiError),
    /// By the person.
    Interrupted,
    /// The reader of standard output is gone: nobody is there to be told.
    NobodyReads,
}

impl From<ApiError> for Stop {
    fn from(error: ApiError) -> Self {
        Self::Error(error)
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::NobodyReads,
            _ => Self::Error(ApiError::new(ErrorCode::CannotWrite, error.to_string())),
        }
    }
}

impl Stop {
    /// Says why on standard error, and how the command ends.
    pub fn exit(self) -> Exit {
        match self {
            Self::Interrupted | Self::NobodyReads => Exit::Cancelled,
            Self::Error(error) => {
                note(&error.message);
                exit_of(error.code)
            }
        }
    }
}

/// What a person wrote on the command line is wrong use; everything else is a failure.
fn exit_of(code: ErrorCode) -> Exit {
    match code {
        ErrorCode::InvalidInput
        | ErrorCode::NotFound
        | ErrorCode::Conflict
        | ErrorCode::PlainHttp
        | ErrorCode::Unsupported => Exit::WrongUse,
        _ => Exit::Failed,
    }
}

pub type Outcome = Result<Exit, Stop>;

/// A line to standard error, safe for a terminal. That nobody reads it is no reason to stop.
pub fn note(text: &str) {
    let _ = writeln!(io::stderr(), "{}", for_terminal(text));
}

/// A line to standard output; safe for a terminal where it goes to one.
pub fn line(text: &str) -> io::Result<()> {
    print(text)?;
    print("\n")
}

/// Text to standard output as it stands, at once; safe for a terminal where it goes to one.
pub fn print(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    if out.is_terminal() {
        out.write_all(for_terminal(text).as_bytes())?;
    } else {
        out.write_all(text.as_bytes())?;
    }
    out.flush()
}

/// A value as one line of JSON, at once.
pub fn json(value: &impl serde::Serialize) -> io::Result<()> {
    let mut text = serde_json::to_string(value)?;
    text.push('\n');
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}

/// Models and servers send what they like. Control characters could move the cursor, rewrite what
/// was said, or (in some terminals) reach the clipboard: only line feed and tab pass.
#[must_use]
pub fn for_terminal(text: &str) -> String {
    text.chars()
        .filter(|&c| c == '\n' || c == '\t' || !c.is_control())
        .collect()
}

/// Rows in columns, each as wide as its widest cell; the last one is not padded.
pub fn table(rows: &[Vec<String>]) -> io::Result<()> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        rows.iter()
            .filter_map(|row| row.get(column))
            .map(|cell| cell.chars().count())
            .max()
            .unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    for row in rows {
        let mut text = String::new();
        for (column, cell) in row.iter().enumerate() {
            text.push_str(cell);
            if column + 1 < row.len() {
                let gap = widths[column].saturating_sub(cell.chars().count()) + 2;
                text.extend(std::iter::repeat_n(' ', gap));
            }
        }
        line(text.trim_end())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn a_model_cannot_command_the_terminal() {
        let hostile = "a\x1b]52;c;aGk=\x07b\x1b[2Jc\u{9b}1Ad\re\u{8}f\tg\n";
        assert_eq!(for_terminal(hostile), "a]52;c;aGk=b[2Jc1Adef\tg\n");
    }

    #[test]
    fn what_was_typed_wrong_is_wrong_use() {
        assert_eq!(exit_of(ErrorCode::NotFound), Exit::WrongUse);
        assert_eq!(exit_of(ErrorCode::KeyringLocked), Exit::Failed);
        assert_eq!(exit_of(ErrorCode::NoProvider), Exit::Failed);
    }
}
