//! Stories of failed requests: each vendor's words, and what they mean.

use super::*;
use crate::contract::FailureClass::{Gone, Key, Overloaded, Quota, RateLimited, Request, Server, TooLong};
use std::time::Duration;

pub fn failure(status: u16, headers: &[(&'static str, &str)], body: &str) -> Failure {
    let headers: HeaderMap = headers
        .iter()
        .map(|(name, value)| (http::HeaderName::from_static(name), value.parse().unwrap()))
        .collect();
    kind("openai-compatible")
        .unwrap()
        .family()
        .failure(status, &headers, body.as_bytes())
}

#[test]
fn without_words_the_status_decides() {
    let cases = [
        (400, Request),
        (401, Key),
        (402, Quota),
        (403, Server),
        (404, Gone),
        (408, Server),
        (409, Server),
        (410, Gone),
        (413, TooLong),
        (418, Request),
        (422, Request),
        (425, Server),
        (429, RateLimited),
        (498, Overloaded),
        (500, Server),
        (502, Server),
        (503, Overloaded),
        (504, Server),
        (529, Overloaded),
        (301, Server),
        (307, Server),
        (204, Server),
    ];
    for (status, class) in cases {
        for body in [
            "",
            "\u{feff}  ",
            "{}",
            "null",
            "[]",
            "\u{1}\u{202e}",
            r#"{"error":{"message":"\u0001"}}"#,
        ] {
            let failure = failure(status, &[], body);
            assert_eq!(failure.class, class, "{status} {body:?}");
            assert!(!failure.message.is_empty());
        }
    }
}

#[test]
fn a_web_page_is_the_word_of_something_in_between() {
    let page = "<html><head><title>502 Bad Gateway</title></head></html>";
    for (status, class) in [
        (403, Server),
        (404, Server),
        (502, Server),
        (401, Key),
        (413, TooLong),
        (429, RateLimited),
        (503, Overloaded),
    ] {
        let failure = failure(status, &[], page);
        assert_eq!(failure.class, class, "{status}");
        assert_eq!(
            failure.message,
            "A web page came instead of an answer: \u{201c}502 Bad Gateway\u{201d}."
        );
    }
}

#[test]
fn a_redirect_speaks_of_a_login_and_names_only_the_host() {
    let failure = failure(
        302,
        &[("location", "https://login.hotel.example/?token=secret")],
        "<html></html>",
    );
    assert_eq!(failure.class, Server);
    assert_eq!(
        failure.message,
        "It redirects to login.hotel.example (HTTP 302). Perhaps this network wants a login, or the address has changed."
    );
}

#[test]
fn hints_to_come_back_are_read_in_their_order_and_never_beyond_a_day() {
    let after = |headers: &[(&'static str, &str)], body: &str| failure(429, headers, body).retry_after;
    let seconds = |s| Some(Duration::from_secs(s));
    let date = ("date", "Wed, 01 Jan 2031 00:00:00 GMT");
    assert_eq!(
        after(&[("retry-after-ms", "1500"), ("retry-after", "9")], ""),
        Some(Duration::from_millis(1500))
    );
    assert_eq!(after(&[("retry-after", "7")], "try again in 3s"), seconds(7));
    assert_eq!(
        after(&[("retry-after", "0.5")], ""),
        Some(Duration::from_millis(500))
    );
    assert_eq!(
        after(&[date, ("retry-after", "Wed, 01 Jan 2031 00:02:00 GMT")], ""),
        seconds(120),
        "against the provider's clock, however wrong ours or theirs is"
    );
    assert_eq!(
        after(&[date, ("retry-after", "Tue, 31 Dec 2030 23:00:00 GMT")], ""),
        seconds(0)
    );
    assert_eq!(after(&[("retry-after", "999999999")], ""), seconds(24 * 3600));
    assert_eq!(after(&[("retry-after", "-1")], ""), None);
    assert_eq!(after(&[("retry-after", "soon")], ""), None);
    let said = |message: &str| after(&[], &format!(r#"{{"error":{{"message":"{message}"}}}}"#));
    assert_eq!(
        said("Rate limit reached. Please try again in 7.66s."),
        Some(Duration::from_millis(7660))
    );
    assert_eq!(
        said("Rate limit reached. Please try again in 1m30s."),
        seconds(90)
    );
    assert_eq!(
        said("Rate limit reached. Please try again in 20ms."),
        Some(Duration::from_millis(20))
    );
    assert_eq!(said("Rate limit reached. Try again in 3 seconds"), seconds(3));
    assert_eq!(said("Rate limit reached. Try again in a while"), None);
    let google = |quota: &str| {
        after(
            &[],
            &format!(
                r#"{{"error":{{"status":"RESOURCE_EXHAUSTED","message":"m","details":[{{"violations":[{{"quotaId":"{quota}"}}]}},{{"retryDelay":"42s"}}]}}}}"#
            ),
        )
    };
    assert_eq!(google("RequestsPerMinute"), seconds(42));
    assert_eq!(
        google("RequestsPerDay"),
        None,
        "a day's allowance does not come back in 42 seconds"
    );
}

#[test]
fn an_overflow_says_how_much_was_too_much() {
    let tokens = |body: &str| {
        let tokens = failure(400, &[], body).tokens.unwrap();
        (tokens.given, tokens.limit)
    };
    let said = |message: &str| tokens(&format!(r#"{{"error":{{"message":"{message}"}}}}"#));
    assert_eq!(
        said("prompt is too long: 210000 tokens > 200000 maximum"),
        (Some(210_000), Some(200_000))
    );
    assert_eq!(
        said(
            "This model's maximum context length is 8192 tokens. However, you requested 10240 tokens (8192 in the messages, 2048 in the completion)."
        ),
        (Some(10_240), Some(8192))
    );
    assert_eq!(
        said("The input token count (1,200,000) exceeds the maximum number of tokens allowed (1048576)."),
        (Some(1_200_000), Some(1_048_576))
    );
    assert_eq!(
        said("input length and `max_tokens` exceed context limit: 190000 + 20000 > 200000, decrease one"),
        (Some(210_000), Some(200_000))
    );
    assert_eq!(
        tokens(
            r#"{"error":{"type":"exceed_context_size_error","message":"too long","n_prompt_tokens":9000,"n_ctx":4096}}"#
        ),
        (Some(9000), Some(4096))
    );
    assert_eq!(failure(413, &[], "").tokens, None);
}

#[test]
fn a_rejected_parameter_is_named() {
    let named = |body: &str| failure(400, &[], body).parameter;
    assert_eq!(
        named(r#"{"error":{"message":"Unsupported","param":"temperature","code":"unsupported_value"}}"#)
            .unwrap(),
        "temperature"
    );
    assert_eq!(
        named(r#"{"type":"error","error":{"type":"invalid_request_error","message":"`temperature` is deprecated for this model."}}"#).unwrap(),
        "temperature"
    );
    assert_eq!(
        named(r#"{"error":{"message":"Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead."}}"#).unwrap(),
        "max_tokens"
    );
    assert_eq!(
        named(r#"{"detail":[{"type":"extra_forbidden","loc":["body","stream_options"],"msg":"Extra inputs are not permitted"}]}"#).unwrap(),
        "stream_options"
    );
    assert_eq!(
        named(r#"{"type":"error","error":{"type":"invalid_request_error","message":"max_tokens: 64000 > 32000, which is the maximum allowed number of output tokens"}}"#).unwrap(),
        "max_tokens"
    );
    assert_eq!(named(r#"{"error":{"message":"messages must alternate"}}"#), None);
}

#[test]
fn a_failure_carries_the_id_of_its_request() {
    let id = |headers: &[(&'static str, &str)], body: &str| failure(500, headers, body).request_id;
    assert_eq!(
        id(&[("cf-ray", "ray"), ("x-request-id", "req_1")], "").unwrap(),
        "req_1"
    );
    assert_eq!(
        id(
            &[],
            r#"{"type":"error","error":{"message":"m"},"request_id":"req_2"}"#
        )
        .unwrap(),
        "req_2"
    );
    assert_eq!(id(&[], ""), None);
    assert_eq!(id(&[("x-request-id", &"a".repeat(5000))], "").unwrap().len(), 128);
}

#[test]
fn a_quoted_key_goes_no_further() {
    let failure = failure(
        401,
        &[],
        r#"{"error":{"message":"Incorrect API key provided: sk-proj-abcdefghijklmnop.\nSee\u202e docs."}}"#,
    );
    assert_eq!(failure.message, "Incorrect API key provided: [key] See docs.");
}

#[test]
fn a_rejected_parameter_is_found_in_other_words_too() {
    let named = |body: &str| failure(400, &[], body).parameter;
    assert_eq!(
        named(r#"{"error":"\"llama3.2:3b\" does not support thinking"}"#).unwrap(),
        "think"
    );
    assert_eq!(
        named(r#"{"error":{"code":400,"message":"Thinking level is not supported for this model.","status":"INVALID_ARGUMENT"}}"#).unwrap(),
        "thinkingConfig"
    );
    assert_eq!(
        named(r#"{"error":{"code":400,"message":"Budget 0 is invalid. This model only works in thinking mode.","status":"INVALID_ARGUMENT"}}"#).unwrap(),
        "thinkingConfig"
    );
    assert_eq!(
        named(r#"{"error":{"message":"reasoning is mandatory for this endpoint and cannot be disabled","code":400}}"#).unwrap(),
        "reasoning"
    );
    assert_eq!(
        named(r#"{"code":"invalid-argument","error":"Model grok-4 does not support parameter stop."}"#)
            .unwrap(),
        "stop"
    );
}
