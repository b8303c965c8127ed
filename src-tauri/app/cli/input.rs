//! Reading from standard input.

use std::io::{self, BufRead as _, IsTerminal as _, Read as _};
use tokio::sync::mpsc;
use understudy_core::contract::{ApiError, ApiResult, ErrorCode};
use understudy_core::texts::{say, say_with};

/// The most that is read as a question: what a message may have. A pipe that never ends must end
/// somewhere.
const TEXT_LIMIT: u64 = 10 * 1024 * 1024;
/// The longest line that is read as a key; a key is far shorter.
const KEY_LIMIT: u64 = 64 * 1024;

fn wrong(message: String) -> ApiError {
    ApiError::new(ErrorCode::InvalidInput, message)
}

fn unreadable(error: &io::Error) -> ApiError {
    wrong(say_with(
        "cli-input-unreadable",
        &[("reason", error.to_string().into())],
    ))
}

/// The question: as given, or all of standard input where it is `-`, or nothing and not typed. It
/// may be empty where files go along.
///
/// # Errors
/// What is wrong with it. Blocks until the input ends.
pub fn question(given: Option<String>, with_files: bool) -> ApiResult<String> {
    let text = match given {
        Some(text) if text != "-" => text,
        None if with_files && io::stdin().is_terminal() => String::new(),
        None if io::stdin().is_terminal() => return Err(wrong(say("cli-question-missing"))),
        _ => read_all(io::stdin().lock())?,
    };
    if text.trim().is_empty() && !with_files {
        return Err(wrong(say("cli-question-empty")));
    }
    Ok(text)
}

fn read_all(input: impl io::Read) -> ApiResult<String> {
    let mut bytes = Vec::new();
    // One more than the limit tells too much from just enough.
    input
        .take(TEXT_LIMIT + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| unreadable(&error))?;
    if bytes.len() as u64 > TEXT_LIMIT {
        return Err(wrong(say_with(
            "cli-input-too-long",
            &[("most", (TEXT_LIMIT / 1024 / 1024).into())],
        )));
    }
    let text = String::from_utf8(bytes).map_err(|_| wrong(say("cli-input-not-text")))?;
    // The line feed a shell's `echo` puts at the end is not part of the question.
    Ok(text.trim_end_matches(['\n', '\r']).to_owned())
}

/// The first line of standard input, as a key. Blocks until it is there.
///
/// # Errors
/// When there is none.
pub fn key() -> ApiResult<String> {
    if io::stdin().is_terminal() {
        super::note(&say("cli-key-wanted"));
    }
    let mut line = Vec::new();
    io::stdin()
        .lock()
        .take(KEY_LIMIT)
        .read_until(b'\n', &mut line)
        .map_err(|error| unreadable(&error))?;
    let text = String::from_utf8(line).map_err(|_| wrong(say("cli-key-not-text")))?;
    match text.trim() {
        "" => Err(wrong(say("cli-key-empty"))),
        key => Ok(key.to_owned()),
    }
}

/// The lines of standard input as they come, read on a thread of their own: a read cannot be
/// cancelled, so the thread is left to the end of the process.
pub fn lines() -> mpsc::Receiver<ApiResult<String>> {
    let (sender, receiver) = mpsc::channel(1);
    std::thread::spawn(move || {
        let mut input = io::stdin().lock();
        loop {
            let mut line = Vec::new();
            let read = (&mut input).take(TEXT_LIMIT).read_until(b'\n', &mut line);
            let said = match read {
                Ok(0) => return,
                Ok(_) => String::from_utf8(line).map_err(|_| wrong(say("cli-input-not-text"))),
                Err(error) => Err(unreadable(&error)),
            };
            let failed = said.is_err();
            if sender.blocking_send(said).is_err() || failed {
                return;
            }
        }
    });
    receiver
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn all_of_the_input_is_the_question_but_the_last_line_feed() {
        assert_eq!(read_all(&b"a\n b\r\n\n"[..]).unwrap(), "a\n b");
    }

    #[test]
    fn what_is_no_text_or_never_ends_is_refused() {
        assert_eq!(
            read_all(&b"\xff\xfe"[..]).unwrap_err().code,
            ErrorCode::InvalidInput
        );
        let endless = read_all(io::repeat(b'a')).unwrap_err();
        assert!(endless.message.contains("10"), "{}", endless.message);
    }
}
