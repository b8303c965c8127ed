//! The table of failures before the first visible text, by the classes of failure.

use crate::world::Family;
use serde_json::json;
use understudy_core::contract::FailureClass as Class;
use understudy_stage::{Body, ErrorKind as Kind, FinishReason, Pace, RawBytes, Script, Step};

/// How a lead fails before the first visible text, and what is to be made of it.
pub struct Fault {
    pub what: &'static str,
    pub lead: Script,
    pub class: Class,
    /// Of the HTTP response; absent where there was none, or a good one.
    pub status: Option<u16>,
    /// Ends by a limit of time, not by itself.
    pub waits: bool,
}

fn fault(what: &'static str, class: Class, steps: impl IntoIterator<Item = Step>) -> Fault {
    Fault {
        what,
        lead: Script::of(steps),
        class,
        status: None,
        waits: false,
    }
}

/// A response with a status, as it stands.
fn status(what: &'static str, class: Class, status: u16, headers: &[(&str, &str)], body: Body) -> Fault {
    Fault {
        what,
        lead: Script::status(status, headers, body),
        class,
        status: (status != 200).then_some(status),
        waits: false,
    }
}

/// The family's own error, with its own status.
fn error(what: &'static str, class: Class, kind: Kind, anthropic: u16, chat: u16, family: Family) -> Fault {
    let status = match family {
        Family::Anthropic => anthropic,
        Family::Chat => chat,
    };
    Fault {
        what,
        lead: Script::fail(kind),
        class,
        status: Some(status),
        waits: false,
    }
}

fn html(text: &str) -> Body {
    Body::Html {
        html: format!("<!doctype html><html><head><title>{text}</title></head><body>{text}</body></html>"),
    }
}

fn json_error(message: &str, kind: &str) -> Body {
    Body::Json {
        json: json!({"error": {"message": message, "type": kind}}),
    }
}

fn reasoning() -> Step {
    Step::Reasoning {
        text: "Let me think about it.".into(),
        pace: Pace::WHOLE,
    }
}

/// A finish without anything before it, which is no answer.
fn finish() -> Step {
    Step::finish(FinishReason::Stop)
}

fn silent(family: Family) -> Vec<Fault> {
    let head = || Step::Head { headers: Vec::new() };
    let pings = Step::Pings {
        every_ms: 50,
        times: None,
    };
    let mut faults = vec![
        fault("accepted, then silent", Class::Silent, [Step::Silence]),
        fault("headers, then silent", Class::Silent, [head(), Step::Silence]),
        fault("pings and nothing else", Class::Silent, [pings]),
        fault(
            "the opening, then silent",
            Class::Silent,
            [Step::Opening, Step::Silence],
        ),
    ];
    if family == Family::Chat {
        let spaces = Step::Text {
            text: " ".repeat(40),
            pace: Pace {
                chars: 40,
                every_ms: 0,
            },
        };
        faults.push(fault(
            "white space, then silent",
            Class::Silent,
            [spaces, Step::Silence],
        ));
    }
    for fault in &mut faults {
        fault.waits = true;
    }
    faults
}

fn connection(family: Family) -> Vec<Fault> {
    let rest = Step::raw("data: {\"type\": \"x\"");
    let broken = match family {
        Family::Anthropic => "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"del\n\n",
        Family::Chat => "data: {\"choices\":[{\"delta\":{\"con\n\n",
    };
    vec![
        fault("reset before a byte", Class::Unreachable, [Step::Reset]),
        fault("closed before a byte", Class::Unreachable, [Step::Close]),
        fault(
            "the opening, then a reset",
            Class::Unreachable,
            [Step::Opening, Step::Reset],
        ),
        fault(
            "the opening, then a clean end",
            Class::Truncated,
            [Step::Opening, Step::End],
        ),
        fault(
            "the opening, then closed",
            Class::Truncated,
            [Step::Opening, Step::Close],
        ),
        fault(
            "closed inside a chunk",
            Class::Truncated,
            [Step::Opening, Step::CloseInsideChunk],
        ),
        fault(
            "a broken chunk",
            Class::Truncated,
            [Step::Opening, Step::BrokenChunk],
        ),
        fault(
            "compressed data cut",
            Class::Truncated,
            [Step::Gzip, Step::Opening, Step::EndInsideGzip],
        ),
        fault("200 and an empty body", Class::Truncated, [Step::End]),
        fault(
            "an unframed body cut",
            Class::Truncated,
            [Step::Unframed, Step::Opening, Step::Close],
        ),
        fault(
            "reasoning, then a reset",
            Class::Unreachable,
            [reasoning(), Step::Reset],
        ),
        fault(
            "reasoning, then a clean end",
            Class::Truncated,
            [reasoning(), Step::End],
        ),
        fault("a frame cut in the middle", Class::Truncated, [rest, Step::End]),
        fault(
            "broken JSON in a frame",
            Class::Server,
            [Step::raw(broken), Step::End],
        ),
        fault("a finish and no content", Class::Empty, [Step::Opening, finish()]),
        fault("reasoning and no answer", Class::Empty, [reasoning(), finish()]),
    ]
}

fn errors(family: Family) -> Vec<Fault> {
    let in_stream = |kind| [Step::ErrorEvent { kind }];
    let late = |kind| [Step::Opening, Step::ErrorEvent { kind }];
    vec![
        error(
            "overloaded",
            Class::Overloaded,
            Kind::Overloaded,
            529,
            503,
            family,
        ),
        fault(
            "overloaded as first event",
            Class::Overloaded,
            in_stream(Kind::Overloaded),
        ),
        fault(
            "the opening, then overloaded",
            Class::Overloaded,
            late(Kind::Overloaded),
        ),
        fault("an error as first event", Class::Server, in_stream(Kind::Server)),
        fault("the opening, then an error", Class::Server, late(Kind::Server)),
        fault(
            "reasoning, then an error",
            Class::Server,
            [reasoning(), Step::ErrorEvent { kind: Kind::Server }],
        ),
        fault(
            "a rate limit as first event",
            Class::RateLimited,
            in_stream(Kind::RateLimited),
        ),
        error("server error", Class::Server, Kind::Server, 500, 500, family),
        error("gateway time-out", Class::Server, Kind::Timeout, 504, 504, family),
        status(
            "502 and a web page",
            Class::Server,
            502,
            &[],
            html("502 Bad Gateway"),
        ),
        status(
            "503 and a web page",
            Class::Overloaded,
            503,
            &[],
            html("Down for maintenance"),
        ),
        status("503 and no body", Class::Overloaded, 503, &[], Body::Empty),
        status("529 and no body", Class::Overloaded, 529, &[], Body::Empty),
        status("500 and no body", Class::Server, 500, &[], Body::Empty),
        status("408", Class::Server, 408, &[], json_error("timed out", "timeout")),
        status("409", Class::Server, 409, &[], json_error("conflict", "conflict")),
        status("425", Class::Server, 425, &[], Body::Empty),
        status(
            "200 and error JSON",
            Class::Server,
            200,
            &[],
            json_error("it broke", "server_error"),
        ),
        status(
            "200 and a web page",
            Class::Server,
            200,
            &[],
            html("Sign in to the hotel"),
        ),
        status(
            "403 and a web page",
            Class::Server,
            403,
            &[],
            html("Access denied"),
        ),
        status(
            "a redirect to a login",
            Class::Server,
            302,
            &[("location", "/lead/login")],
            Body::Empty,
        ),
        error(
            "rate limit without a hint",
            Class::RateLimited,
            Kind::RateLimited,
            429,
            429,
            family,
        ),
        hinted("rate limit for 7 s", &[("retry-after", "7")]),
        hinted("rate limit for an hour", &[("retry-after", "3600")]),
        hinted(
            "rate limit until a date",
            &[("retry-after", "Mon, 23 Nov 2026 12:00:00 GMT")],
        ),
        error("no money left", Class::Quota, Kind::Quota, 400, 429, family),
        error("payment required", Class::Quota, Kind::Billing, 402, 402, family),
        error("spend limit", Class::Quota, Kind::SpendLimit, 400, 400, family),
        error("wrong key", Class::Key, Kind::BadKey, 401, 401, family),
        error("not permitted", Class::Key, Kind::Forbidden, 403, 403, family),
        error(
            "model not there",
            Class::Gone,
            Kind::ModelNotFound,
            404,
            404,
            family,
        ),
        error("model retired", Class::Gone, Kind::ModelRetired, 410, 410, family),
        error(
            "too long for the window",
            Class::TooLong,
            Kind::ContextOverflow,
            400,
            400,
            family,
        ),
        error(
            "too large a request",
            Class::TooLong,
            Kind::RequestTooLarge,
            413,
            413,
            family,
        ),
        error("bad request", Class::Request, Kind::BadRequest, 400, 400, family),
        error(
            "unprocessable",
            Class::Request,
            Kind::Unprocessable,
            422,
            422,
            family,
        ),
    ]
}

fn hinted(what: &'static str, headers: &[(&str, &str)]) -> Fault {
    Fault {
        what,
        lead: Script::fail_with(Kind::RateLimited, headers),
        class: Class::RateLimited,
        status: Some(429),
        waits: false,
    }
}

/// Every fault that applies to a family.
pub fn all(family: Family) -> Vec<Fault> {
    let groups = [silent(family), connection(family), errors(family)];
    let mut faults: Vec<Fault> = groups.into_iter().flatten().collect();
    if family == Family::Chat {
        let event = Step::raw(
            "event: error\ndata: {\"error\":{\"message\":\"broke\",\"type\":\"server_error\"}}\n\n",
        );
        let field = Step::raw(
            "error: {\"code\":503,\"message\":\"Loading model\",\"type\":\"unavailable_error\"}\n\n",
        );
        let bytes = RawBytes::Bytes(b"{\"error\":{\"message\":\"broke\"}}".to_vec());
        faults.push(fault(
            "an error as a named event",
            Class::Server,
            [event, Step::End],
        ));
        faults.push(Fault {
            // The code in the body stands for the status that was not sent.
            status: Some(503),
            ..fault("an error as a field", Class::Overloaded, [field, Step::End])
        });
        faults.push(fault(
            "an error without a frame",
            Class::Server,
            [Step::Raw { bytes }, Step::End],
        ));
    }
    faults
}
