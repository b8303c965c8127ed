//! Recorded exchanges of real providers, found through `UNDERSTUDY_CORPUS`. They are not part of
//! this repository; without the variable the tests skip, with it and without the files they fail.

mod known;
mod lists;
mod manifest;
mod meaning;
mod naive;
mod requests;

use super::*;
use crate::contract::{FailureClass, Finish};
use known::DISAGREEMENTS;
use manifest::{Corpus, Row};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

fn family(name: &str) -> Option<&'static dyn WireFamily> {
    match name {
        "anthropic-messages" => Some(kind("anthropic").unwrap().family()),
        "openai-chat" => Some(kind("openai-compatible").unwrap().family()),
        "openai-responses" => Some(kind("openai").unwrap().family()),
        "gemini-generate" => Some(kind("gemini").unwrap().family()),
        "ollama-native" => Some(kind("ollama").unwrap().family()),
        // Google's Interactions are another interface, which no kind speaks.
        "gemini-interactions" => None,
        other => panic!("a family this test does not know: {other}"),
    }
}

/// The body as it was on the wire: `.jsonl` recordings lost their framing upstream.
fn framed(row: &Row, bytes: Vec<u8>) -> Vec<u8> {
    if !row.file.ends_with(".jsonl") {
        return bytes;
    }
    let mut framed = String::new();
    for line in String::from_utf8(bytes)
        .unwrap()
        .lines()
        .filter(|line| !line.is_empty())
    {
        write!(framed, "data: {line}\n\n").unwrap();
    }
    framed.into_bytes()
}

#[test]
fn every_recorded_stream_says_what_its_bytes_say() {
    let Some(corpus) = Corpus::open() else { return };
    let mut read = 0;
    let mut other = 0;
    let mut wrong = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for row in corpus.rows.iter().filter(|row| row.get("kind") == "stream") {
        let Some(family) = family(row.get("family")) else {
            other += 1;
            continue;
        };
        read += 1;
        let bytes = framed(row, corpus.bytes(row));
        let told = told(family, &bytes);
        for (what, ours, theirs) in differences(row, &bytes, &told) {
            let known = DISAGREEMENTS
                .iter()
                .find(|known| row.file.ends_with(known.file) && known.fields.contains(&what));
            match known {
                Some(known) => {
                    println!(
                        "DISAGREES {}: {what} is {ours}, manifest {theirs}: {}\n  its bytes: {}",
                        row.file,
                        known.why,
                        known.shown(&bytes)
                    );
                    seen.insert(known.file);
                }
                None => wrong.push(format!("{}: {what} is {ours}, manifest {theirs}", row.file)),
            }
        }
    }
    println!(
        "{read} streams read, {other} of families not spoken, {} recordings read differently for a known reason",
        seen.len()
    );
    assert_eq!(seen.len(), DISAGREEMENTS.len(), "a reason that explains nothing");
    assert!(
        wrong.is_empty(),
        "{} differences:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert!(read > 500, "only {read} streams: is this the corpus?");
}

/// Field, ours, theirs.
fn differences(row: &Row, bytes: &[u8], told: &Told) -> Vec<(&'static str, String, String)> {
    let mut found = Vec::new();
    let mut compare = |what, ours: String, theirs: String| {
        if ours != theirs {
            found.push((what, ours, theirs));
        }
    };
    let text = told.text();
    compare(
        "text length",
        text.chars().count().to_string(),
        row.get("expect_text_chars").to_owned(),
    );
    let sha = Sha256::digest(text.as_bytes());
    let sha: String = sha.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    if !row.get("expect_text_sha256_16").is_empty() {
        compare("text", sha, row.get("expect_text_sha256_16").to_owned());
    }
    compare(
        "reasoning length",
        told.reasoning().chars().count().to_string(),
        row.get("expect_reasoning_chars").to_owned(),
    );
    compare(
        "refusal length",
        told.refusal().chars().count().to_string(),
        row.get("expect_refusal_chars").to_owned(),
    );
    compare(
        "error",
        told.error().is_some().to_string(),
        (!row.get("expect_error").is_empty()).to_string(),
    );
    if told.error().is_none() {
        compare(
            "end",
            format!("{:?}", told.end),
            format!("{:?}", StreamEnd::Complete),
        );
    }
    let refused = !told.refusal().is_empty();
    compare(
        "finish",
        format!("{:?}", told.finish()),
        format!("{:?}", expected_finish(row, bytes, refused)),
    );
    if let Ok(raw) = serde_json::from_str::<Value>(row.get("raw_usage")) {
        let (input, output) = expected_usage(row.get("family"), &raw);
        compare(
            "input tokens",
            format!("{:?}", told.usage().input),
            format!("{input:?}"),
        );
        compare(
            "output tokens",
            format!("{:?}", told.usage().output),
            format!("{output:?}"),
        );
    }
    found
}

/// The manifest gives the vendors' own words: the last, where several attempts or notations follow
/// one another.
fn expected_finish(row: &Row, bytes: &[u8], refused: bool) -> Option<Finish> {
    let words = row.get("expect_finish_or_result");
    // Some families' own words do not tell a call for a tool from an answer.
    let tools = !row.get("expect_tool_names").is_empty()
        && match row.get("family") {
            // Most of its tools run at the vendor; the answer goes on after them.
            "openai-responses" => String::from_utf8_lossy(bytes).contains("\"function_call\""),
            family => ["gemini-generate", "ollama-native"].contains(&family),
        };
    let last = words.rsplit('|').next().unwrap().split('/').next().unwrap();
    Some(match last {
        "" => return None,
        "stop" if refused => Finish::Refused,
        "stop" | "STOP" | "completed" if tools => Finish::ToolCalls,
        "stop" | "end_turn" | "stop_sequence" | "STOP" | "completed" => Finish::Stop,
        "length" | "max_tokens" | "MAX_TOKENS" => Finish::Length,
        "failed" => return None,
        "tool_calls" | "tool_use" => Finish::ToolCalls,
        other => panic!("a finish this test does not know: {other}"),
    })
}

fn expected_usage(family: &str, raw: &Value) -> (Option<u64>, Option<u64>) {
    let number = |name: &str| raw[name].as_u64();
    if family == "anthropic-messages" {
        let cache = number("cache_read_input_tokens").unwrap_or(0)
            + number("cache_creation_input_tokens").unwrap_or(0);
        return (
            number("input_tokens").map(|fresh| fresh + cache),
            number("output_tokens"),
        );
    }
    match family {
        "openai-responses" => return (number("input_tokens"), number("output_tokens")),
        "ollama-native" => return (number("prompt_eval_count"), number("eval_count")),
        "gemini-generate" => {
            let sum = |one: &str, other: &str| match (number(one), number(other)) {
                (None, None) => None,
                (one, other) => Some(one.unwrap_or(0) + other.unwrap_or(0)),
            };
            return (
                sum("promptTokenCount", "toolUsePromptTokenCount"),
                sum("candidatesTokenCount", "thoughtsTokenCount"),
            );
        }
        _ => {}
    }
    let reasoning = raw["completion_tokens_details"]["reasoning_tokens"]
        .as_u64()
        .unwrap_or(0);
    let (input, mut output) = (number("prompt_tokens"), number("completion_tokens"));
    if number("total_tokens") == Some(input.unwrap_or(0) + output.unwrap_or(0) + reasoning) {
        output = output.map(|output| output + reasoning);
    }
    (input, output)
}

#[test]
fn the_authored_cases_are_read_as_they_are_meant() {
    use FailureClass::{Overloaded, Quota, Server, TooLong};
    let Some(corpus) = Corpus::open() else { return };
    /// File, text, finish, end, class of the error.
    type Case = (
        &'static str,
        &'static str,
        Option<Finish>,
        StreamEnd,
        Option<FailureClass>,
    );
    let cases: [Case; 25] = [
        (
            "responses_error_nested",
            "",
            None,
            StreamEnd::Unmarked,
            Some(Quota),
        ),
        (
            "gemini_error_mid",
            "Hel",
            None,
            StreamEnd::Unmarked,
            Some(Overloaded),
        ),
        (
            "gemini_error_bare_json",
            "Hel",
            None,
            StreamEnd::Unmarked,
            Some(Overloaded),
        ),
        (
            "gemini_prompt_blocked",
            "",
            Some(Finish::Refused),
            StreamEnd::Complete,
            None,
        ),
        (
            "gemini_empty_stop",
            "",
            Some(Finish::Stop),
            StreamEnd::Complete,
            None,
        ),
        (
            "anthropic_error_first",
            "",
            None,
            StreamEnd::Unmarked,
            Some(Overloaded),
        ),
        ("anthropic_eof_mid", "Hel", None, StreamEnd::Unmarked, None),
        (
            "chat_openrouter_error_finish",
            "Hel",
            None,
            StreamEnd::Unmarked,
            Some(Server),
        ),
        (
            "chat_error_empty_choices",
            "",
            None,
            StreamEnd::Unmarked,
            Some(Server),
        ),
        (
            "chat_error_null_field",
            "Hi",
            Some(Finish::Stop),
            StreamEnd::Complete,
            None,
        ),
        (
            "chat_null_choices",
            "Hi",
            Some(Finish::Stop),
            StreamEnd::Complete,
            None,
        ),
        (
            "chat_no_choices_key",
            "Hi",
            Some(Finish::Stop),
            StreamEnd::Complete,
            None,
        ),
        ("chat_done_only", "", None, StreamEnd::Complete, None),
        (
            "chat_usage_twice",
            "Hi",
            Some(Finish::Stop),
            StreamEnd::Complete,
            None,
        ),
        (
            "ollama_v1_swallowed_error",
            "Hel",
            None,
            StreamEnd::Unmarked,
            None,
        ),
        (
            "llamacpp_error_field",
            "",
            None,
            StreamEnd::Unmarked,
            Some(TooLong),
        ),
        ("frame_crlf", "Hi", Some(Finish::Stop), StreamEnd::Complete, None),
        (
            "frame_nospace",
            "Hi",
            Some(Finish::Stop),
            StreamEnd::Complete,
            None,
        ),
        (
            "frame_multi_data",
            "Hi",
            Some(Finish::Stop),
            StreamEnd::Complete,
            None,
        ),
        (
            "frame_no_final_blank",
            "Hi!",
            Some(Finish::Stop),
            StreamEnd::Complete,
            None,
        ),
        (
            "frame_empty_and_eventonly",
            "Hi",
            Some(Finish::Stop),
            StreamEnd::Complete,
            None,
        ),
        ("frame_truncated_json", "Hi", None, StreamEnd::Unmarked, None),
        (
            "lmstudio_error_event",
            "",
            None,
            StreamEnd::Unmarked,
            Some(TooLong),
        ),
        (
            "lmstudio_empty_overflow",
            "",
            Some(Finish::Stop),
            StreamEnd::Complete,
            None,
        ),
        (
            "body_json_with_200",
            "",
            None,
            StreamEnd::Unmarked,
            Some(Overloaded),
        ),
    ];
    for (name, text, finish, end, class) in cases {
        let row = corpus
            .rows
            .iter()
            .find(|row| row.file.starts_with(&format!("authored/{name}.")))
            .unwrap_or_else(|| panic!("{name} is not in the corpus"));
        let told = told(family(row.get("family")).unwrap(), &corpus.bytes(row));
        assert_eq!(told.text(), text, "{name}");
        assert_eq!(told.finish(), finish, "{name}");
        assert_eq!(told.end, end, "{name}");
        assert_eq!(told.error().map(|failure| failure.class), class, "{name}");
        if name == "chat_usage_twice" {
            assert_eq!(
                (told.usage().input, told.usage().output),
                (Some(5), Some(2)),
                "the last counts"
            );
        }
    }
}

#[test]
fn every_recorded_failure_has_its_class() {
    use FailureClass::{Gone, Key, Quota, RateLimited, Request, Server};
    let Some(corpus) = Corpus::open() else { return };
    let mut wrong = Vec::new();
    for row in corpus.rows.iter().filter(|row| row.get("family") == "error-body") {
        let mut status: u16 = row.get("http_status").parse().unwrap();
        let expected = match row.file.as_str() {
            "authored/anthropic_400_spend_limit.json" => {
                status = 400;
                Quota
            }
            "authored/xai_400_bad_key.json" => {
                status = 400;
                Key
            }
            "authored/body_html_502.html" => {
                status = 502;
                Server
            }
            file if file.contains("unknown_model") || file.contains("nonexistent_model") => Gone,
            file if file.contains("retired_model") || file.contains("does_not_exist") => Gone,
            file if file.contains("model_name_suggestion") || file.contains("count_tokens_error") => Gone,
            file if file.contains("response_identity") && !file.contains("auth_rejection") => Gone,
            file if file.contains("extractor_failure") || file.contains("embeddings_error") => Gone,
            file if file.contains("rejects_an_unknown_model") => Gone,
            file if file.contains("xai/") => Key,
            // It is sound; this model cannot look at pictures.
            file if file.contains("image_without_mmproj") => Request,
            _ => match status {
                401 => Key,
                429 => RateLimited,
                404 => Gone,
                500..=599 => Server,
                _ => Request,
            },
        };
        let failure = family("openai-chat")
            .unwrap()
            .failure(status, &HeaderMap::new(), &corpus.bytes(row));
        assert_eq!(failure.status, Some(status));
        assert!(!failure.message.is_empty(), "{}", row.file);
        assert!(
            !failure.message.contains("sk-inval"),
            "{}: {}",
            row.file,
            failure.message
        );
        if failure.class != expected {
            wrong.push(format!(
                "{}: {:?}, expected {expected:?}: {}",
                row.file, failure.class, failure.message
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
