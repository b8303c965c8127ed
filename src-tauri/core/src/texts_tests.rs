#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::*;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Every value of both enums; the match makes a new one a compile error here too.
const CLASSES: &[FailureClass] = &[
    FailureClass::Unreachable,
    FailureClass::Silent,
    FailureClass::Overloaded,
    FailureClass::Server,
    FailureClass::RateLimited,
    FailureClass::Quota,
    FailureClass::Key,
    FailureClass::Gone,
    FailureClass::TooLong,
    FailureClass::Refused,
    FailureClass::Request,
    FailureClass::Empty,
    FailureClass::Truncated,
    FailureClass::Cancelled,
];
const CODES: &[ErrorCode] = &[
    ErrorCode::InvalidInput,
    ErrorCode::NotFound,
    ErrorCode::Conflict,
    ErrorCode::Busy,
    ErrorCode::NoProvider,
    ErrorCode::KeyringLocked,
    ErrorCode::KeyringMissing,
    ErrorCode::KeyringFailed,
    ErrorCode::KeyRefused,
    ErrorCode::Unreachable,
    ErrorCode::Provider,
    ErrorCode::PlainHttp,
    ErrorCode::HistoryNewer,
    ErrorCode::HistoryDamaged,
    ErrorCode::CannotWrite,
    ErrorCode::AlreadyRunning,
    ErrorCode::Unsupported,
    ErrorCode::Internal,
];

/// An id stands before " =" at the start of a line; everything else is indented or a comment.
fn ids(catalogue: &str) -> Vec<String> {
    catalogue
        .lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
        .filter_map(|line| line.split_once('=').map(|(id, _)| id.trim().to_owned()))
        .collect()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn sources(folder: &Path, endings: &[&str], found: &mut Vec<(PathBuf, String)>) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            sources(&path, endings, found);
        } else if endings
            .iter()
            .any(|ending| path.to_string_lossy().ends_with(ending))
        {
            let text = std::fs::read_to_string(&path).unwrap();
            found.push((path, text));
        }
    }
}

fn rust_and_window() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    sources(&root().join("src-tauri"), &[".rs"], &mut found);
    assert!(found.len() > 10, "the sources are where they were");
    sources(&root().join("ui/src"), &[".ts", ".svelte"], &mut found);
    found
}

/// The literal first arguments of all calls of `name(` in `source`. Calls with anything else as
/// first argument, and template literals with a part to fill in, are the dynamic ones.
fn literal_arguments<'a>(source: &'a str, name: &str) -> Vec<&'a str> {
    let call = format!("{name}(");
    let mut found = Vec::new();
    for (at, _) in source.match_indices(&call) {
        let before = source[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '.' || c == '$') {
            continue;
        }
        let rest = source[at + call.len()..].trim_start();
        let Some(quote) = rest.chars().next().filter(|c| matches!(c, '"' | '\'' | '`')) else {
            continue;
        };
        let Some(end) = rest[1..].find(quote) else {
            continue;
        };
        let literal = &rest[1..=end];
        if !literal.contains("${") {
            found.push(literal);
        }
    }
    found
}

#[test]
fn every_language_parses_and_says_each_id_once() {
    for (tag, source) in CATALOGUES {
        if let Err((_, errors)) = FluentResource::try_new((*source).to_owned()) {
            panic!("{tag}: {errors:?}");
        }
        let ids = ids(source);
        let once: BTreeSet<_> = ids.iter().collect();
        let twice: Vec<_> = once
            .iter()
            .filter(|id| ids.iter().filter(|other| *other == **id).count() > 1)
            .collect();
        assert!(twice.is_empty(), "{tag} has twice: {twice:?}");
    }
}

#[test]
fn every_text_asked_for_is_in_the_catalogue() {
    let known: BTreeSet<String> = ids(CATALOGUES[0].1).into_iter().collect();
    let mut missing = Vec::new();
    let mut asked = 0;
    for (path, source) in rust_and_window() {
        let names: &[&str] = match path.extension().and_then(|e| e.to_str()) {
            Some("rs") => &["say", "say_with"],
            _ => &["t"],
        };
        for id in names.iter().flat_map(|name| literal_arguments(&source, name)) {
            asked += 1;
            if !known.contains(id) {
                missing.push(format!("{id} ({})", path.file_name().unwrap().to_string_lossy()));
            }
        }
    }
    assert!(asked > 5, "the scan finds calls");
    assert!(
        missing.is_empty(),
        "not in locales/en/understudy.ftl: {missing:#?}"
    );
}

#[test]
fn no_text_is_left_over() {
    let sources = rust_and_window();
    // All that stands between two quotes of any kind: more than the literals, but each of them.
    let quoted: BTreeSet<&str> = sources
        .iter()
        .flat_map(|(_, source)| source.split(['"', '\'', '`']))
        .collect();
    // What a template literal of the window can become.
    let parts: Vec<(&str, &str)> = quoted
        .iter()
        .filter_map(|text| {
            let (before, rest) = text.split_once("${")?;
            let (_, after) = rest.rsplit_once('}')?;
            (before.ends_with('-')).then_some((before, after))
        })
        .collect();
    let used = |id: &str| {
        let made = |(before, after): &(&str, &str)| id.starts_with(before) && id.ends_with(after);
        quoted.contains(id)
            || DYNAMIC_PREFIXES.iter().any(|prefix| id.starts_with(prefix))
            || parts.iter().any(made)
    };
    let left: Vec<_> = ids(CATALOGUES[0].1).into_iter().filter(|id| !used(id)).collect();
    assert!(left.is_empty(), "said nowhere: {left:#?}");
}

#[test]
fn the_scan_reads_calls_as_they_are_written() {
    let source =
        "say(\"a\"), texts::say_with(\n  \"b\", &[]), essay(\"c\"), say(id), x.t('d'), t(`e-${x}`), t('f')";
    assert_eq!(literal_arguments(source, "say"), ["a"]);
    assert_eq!(literal_arguments(source, "say_with"), ["b"]);
    assert_eq!(literal_arguments(source, "t"), ["f"]);
}

#[test]
fn every_class_and_code_has_words() {
    let known: BTreeSet<String> = ids(CATALOGUES[0].1).into_iter().collect();
    for class in CLASSES {
        assert!(
            known.contains(&format!("failure-class-{}", class.name())),
            "{class:?}"
        );
        assert!(!failure_class(*class).is_empty());
    }
    for code in CODES {
        let name = serde_json::to_value(code).unwrap();
        assert_eq!(name, error_code_name(*code), "the name is that of the contract");
        assert!(!error_code(*code).is_empty());
    }
    let with_prefix = |prefix: &str| known.iter().filter(|id| id.starts_with(prefix)).count();
    assert_eq!(with_prefix("failure-class-"), CLASSES.len());
    assert_eq!(with_prefix("error-code-"), CODES.len());
}

#[test]
fn formats_read_as_people_write_them() {
    assert_eq!(duration(0), "0.0 s");
    assert_eq!(duration(840), "0.8 s");
    assert_eq!(duration(12_000), "12 s");
    assert_eq!(duration(89_000), "89 s");
    assert_eq!(duration(180_000), "3 min");
    assert_eq!(duration(4_800_000), "1 h 20 min");
    assert_eq!(duration(7_200_000), "2 h");
    assert_eq!(duration(3 * 86_400_000), "3 days");
    assert_eq!(money_usd(0.0), "$0.00");
    assert_eq!(money_usd(0.000_099), "less than $0.0001");
    assert_eq!(money_usd(0.0001), "$0.0001");
    assert_eq!(money_usd(0.0042), "$0.0042");
    assert_eq!(money_usd(0.123_456), "$0.1235");
    assert_eq!(money_usd(0.5), "$0.50");
    assert_eq!(money_usd(1.239), "$1.24");
    assert_eq!(money_usd(1234.5), "$1,234.50");
}

#[test]
fn the_date_is_said_only_on_another_day() {
    let noon = 1_795_435_200_000;
    let time = time_of_day(noon);
    assert_eq!(time.len(), 5, "{time}");
    assert_eq!(when(noon, noon + 60_000), time);
    let earlier = when(noon - 5 * 86_400_000, noon);
    assert!(
        earlier.starts_with("2026-11-") && earlier.ends_with(&time),
        "{earlier}"
    );
}

/// The language in use is one for the process: only what does not change it is asked here. That it
/// changes is told in the stories of the command line and of the window.
#[test]
fn languages_are_known_by_their_locale() {
    let said = |locale: &str| known(locale).map(tag);
    assert_eq!(said("en_GB.UTF-8"), Some("en"));
    assert_eq!(said("de_AT@euro"), Some("de"));
    assert_eq!(said("zh-Hans-CN"), Some("zh"));
    assert_eq!(said("es_MX.UTF-8"), Some("es"));
    assert_eq!([said("C"), said("POSIX"), said("tlh"), said("")], [None; 4]);
    assert_eq!(system(), "en");
    for choice in &CHOICES[1..] {
        assert_eq!(said(choice), Some(*choice));
    }
    assert_eq!(CHOICES.len(), CATALOGUES.len() + 1);
}

#[test]
fn figures_are_written_as_the_language_writes_them() {
    let amount = || [("amount", Value::from(1_234_567.5))];
    let in_language = |locale: &str| say_in(known(locale).unwrap(), "money-usd", &amount());
    assert_eq!(in_language("en"), "$1,234,567.5");
    assert_eq!(in_language("de"), "1.234.567,5\u{a0}$");
    assert_eq!(in_language("zh"), "$1,234,567.5");
    assert_eq!(in_language("es"), "1.234.567,5\u{a0}US$");
    let few = |locale: &str| grouped("1234.5", Marks::of(locale));
    assert_eq!(
        [few("en"), few("de"), few("es")],
        ["1,234.5", "1.234,5", "1234,5"]
    );
}

#[test]
fn plurals_are_those_of_the_language() {
    let chats =
        |locale: &str, count: u64| say_in(known(locale).unwrap(), "size-bytes", &[("count", count.into())]);
    assert_eq!([chats("de", 1), chats("de", 2)], ["1 Byte", "2 Byte"]);
    assert_eq!([chats("zh", 1), chats("zh", 2)], ["1 字节", "2 字节"]);
    assert_eq!([chats("ja", 1), chats("ja", 2)], ["1 バイト", "2 バイト"]);
    assert_eq!([chats("es", 1), chats("es", 2)], ["1 byte", "2 bytes"]);
}

#[test]
fn models_are_spoken_to_in_one_language() {
    let prompts = |source: &str| {
        ids(source)
            .into_iter()
            .filter(|id| id.starts_with(TO_MODELS))
            .count()
    };
    let counts: Vec<usize> = CATALOGUES.iter().map(|(_, source)| prompts(source)).collect();
    assert!(
        counts[0] > 0 && counts[1..].iter().all(|count| *count == 0),
        "{counts:?}"
    );
}
