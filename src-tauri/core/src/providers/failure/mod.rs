//! What a failed request or stream means: by its body first, then by its status.
//!
//! `said` finds the words in the many shapes of error bodies, `words` maps them to a class, `hints`
//! reads when to come back and how much was too much.

mod hints;
mod said;
mod words;

use super::Failure;
use crate::contract::FailureClass;
use crate::texts::{say, say_with};
use http::HeaderMap;
use said::Said;
use std::time::SystemTime;

pub use hints::{parameters_in, span, wall};
pub use said::is_error;

/// Where providers put the id of a request, the most telling first.
const REQUEST_ID_HEADERS: [&str; 8] = [
    "request-id",
    "x-request-id",
    "apim-request-id",
    "x-ms-request-id",
    "mistral-correlation-id",
    "x-generation-id",
    "x-correlation-id",
    "cf-ray",
];
/// Longest request id that is kept, in characters: real ones have less than 70.
const REQUEST_ID_LIMIT: usize = 128;

/// The id by which the provider's support finds this request.
pub fn request_id(headers: &HeaderMap) -> Option<String> {
    REQUEST_ID_HEADERS
        .iter()
        .filter_map(|name| headers.get(*name)?.to_str().ok())
        .find_map(clean_id)
}

fn clean_id(id: &str) -> Option<String> {
    let id: String = super::safe_message(id).chars().take(REQUEST_ID_LIMIT).collect();
    (!id.is_empty()).then_some(id)
}

/// What a response with a status other than 200 means.
pub fn of_response(status: u16, headers: &HeaderMap, body: &[u8]) -> Failure {
    let text = String::from_utf8_lossy(body);
    let text = text.trim_start_matches('\u{feff}').trim();
    let mut failure = if (300..400).contains(&status) {
        of_redirect(status, headers)
    } else if let Some(said) = Said::read(text) {
        of_said(&said, Some(status), hints::wall(headers))
    } else if looks_like_page(text, headers) {
        of_page(Some(status), body)
    } else {
        of_plain(status, text)
    };
    failure.status = Some(status);
    failure.request_id = request_id(headers).or(failure.request_id);
    let from_headers = hints::from_headers(headers);
    // No money is final; one that says when to come back is a limit of what is under way at once.
    if status == 402 && from_headers.is_some() {
        failure.class = FailureClass::RateLimited;
    }
    failure.retry_after = from_headers.or(failure.retry_after).map(hints::cap);
    failure
}

/// What a failure reported inside a stream means: JSON of any known shape, or words.
pub fn in_stream(data: &str) -> Failure {
    match Said::read(data) {
        Some(said) => of_value_said(&said),
        None if data.starts_with(['{', '[']) => {
            Failure::new(FailureClass::Server, say("failure-wire-no-answer"))
        }
        None => of_value_said(&Said::plain(data)),
    }
}

/// A failure that was reported without a word about it.
pub fn of_silence(class: FailureClass) -> Failure {
    Failure::new(class, say("failure-wire-no-reason"))
}

/// The same for an `error` that was found in a chunk.
pub fn of_value(error: &serde_json::Value) -> Failure {
    of_value_said(&Said::of_error(error))
}

fn of_value_said(said: &Said) -> Failure {
    let mut failure = of_said(said, None, SystemTime::now());
    failure.status = said.status;
    failure.retry_after = failure.retry_after.map(hints::cap);
    failure
}

/// `now` is the time that dates in it are read against.
fn of_said(said: &Said, status: Option<u16>, now: SystemTime) -> Failure {
    let class = words::class(said, status);
    let mut failure = Failure::new(class, &said.message);
    // Nothing was said, or nothing that can be shown.
    if failure.message.is_empty() {
        let word = said
            .words()
            .map(super::safe_message)
            .find(|word| !word.is_empty());
        failure.message = word.unwrap_or_else(|| say("failure-wire-no-reason"));
    }
    failure.request_id = said.request_id.as_deref().and_then(clean_id);
    failure.retry_after = hints::reset(said, now);
    // A used-up daily allowance still claims some 42 seconds; that is not to be believed.
    if class != FailureClass::Quota {
        failure.retry_after = failure.retry_after.or_else(|| hints::from_body(said));
    }
    if class == FailureClass::TooLong {
        failure.tokens = hints::token_limit(said);
    }
    if class == FailureClass::Request {
        failure.parameter = hints::parameter(said);
    }
    failure
}

/// An interface never redirects; a hotel's or company's login page does.
fn of_redirect(status: u16, headers: &HeaderMap) -> Failure {
    let host = headers
        .get(http::header::LOCATION)
        .and_then(|value| value.to_str().ok())
        .and_then(|location| url::Url::parse(location).ok())
        .and_then(|url| url.host_str().map(str::to_owned));
    let message = match host {
        Some(host) => say_with(
            "failure-wire-redirect-to",
            &[("status", status.into()), ("host", host.into())],
        ),
        None => say_with("failure-wire-redirect", &[("status", status.into())]),
    };
    Failure::new(FailureClass::Server, message)
}

fn looks_like_page(text: &str, headers: &HeaderMap) -> bool {
    text.starts_with('<')
        || headers
            .get(http::header::CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .is_some_and(|value| value.trim_start().to_ascii_lowercase().starts_with("text/html"))
}

/// A web page instead of an answer comes from something in between: a proxy, a login page. Its
/// status is that machine's word, believed only where it means the same from everyone.
pub fn of_page(status: Option<u16>, page: &[u8]) -> Failure {
    let class = match status {
        Some(401) => FailureClass::Key,
        Some(413) => FailureClass::TooLong,
        Some(429) => FailureClass::RateLimited,
        Some(503 | 529) => FailureClass::Overloaded,
        _ => FailureClass::Server,
    };
    let page = String::from_utf8_lossy(page);
    let message = match title(&page) {
        Some(title) => say_with("failure-wire-page-titled", &[("title", title.into())]),
        None => say("failure-wire-page"),
    };
    Failure::new(class, message)
}

fn title(page: &str) -> Option<&str> {
    let lower = page.to_ascii_lowercase();
    let start = lower.find("<title")?;
    let open = start + lower[start..].find('>')? + 1;
    let end = open + lower[open..].find('<')?;
    let title = page.get(open..end)?.trim();
    (!title.is_empty()).then_some(title)
}

/// Neither JSON nor a page: words, or nothing.
fn of_plain(status: u16, text: &str) -> Failure {
    // JSON that is no known shape of error is not for people to read.
    let text = if text.starts_with(['{', '[']) || text == "null" {
        ""
    } else {
        text
    };
    let mut failure = of_said(&Said::plain(text), Some(status), SystemTime::now());
    if super::safe_message(text).is_empty() {
        failure.message = say_with("failure-wire-status", &[("status", status.into())]);
    }
    failure
}
