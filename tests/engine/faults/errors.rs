//! Errors that a provider tells, or that something between here and there tells in its place.

use super::{Comes, Fault};
use crate::world::Family;
use serde_json::json;
use std::ops::Range;
use std::time::Duration;
use understudy_core::contract::{FailureClass as Class, Finish};
use understudy_stage::{Body, ErrorKind as Kind, Script, Step};

/// A response with a status, as it stands.
fn status(what: &'static str, class: Class, status: u16, headers: &[(&str, &str)], body: Body) -> Fault {
    Fault {
        what,
        lead: Script::status(status, headers, body),
        comes: Comes::Covered { class, again: None },
        waits: false,
    }
}

/// The family's own error, with its own status unless another is named.
fn error(what: &'static str, class: Class, kind: Kind, status: Option<u16>) -> Fault {
    Fault {
        what,
        lead: Script::of([Step::Fail {
            kind,
            headers: Vec::new(),
            status,
        }]),
        comes: Comes::Covered { class, again: None },
        waits: false,
    }
}

/// A rate limit with a hint, and when the lead is asked again because of it.
fn hinted(what: &'static str, headers: &[(&str, &str)], again: Range<u64>) -> Fault {
    Fault {
        what,
        lead: Script::fail_with(Kind::RateLimited, headers),
        comes: Comes::Covered {
            class: Class::RateLimited,
            again: Some(Duration::from_secs(again.start)..Duration::from_secs(again.end)),
        },
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

pub fn all(family: Family) -> Vec<Fault> {
    let mut faults = server();
    faults.extend(limits());
    faults.extend(person(family));
    faults.extend(request(family));
    faults
}

fn server() -> Vec<Fault> {
    use Class::{Overloaded, Server};
    vec![
        error("overloaded", Overloaded, Kind::Overloaded, None),
        error("server error", Server, Kind::Server, None),
        error("gateway time-out", Server, Kind::Timeout, None),
        error("504", Server, Kind::Timeout, Some(504)),
        status("500 and no body", Server, 500, &[], Body::Empty),
        status("502 and a web page", Server, 502, &[], html("502 Bad Gateway")),
        status(
            "503 and a web page",
            Overloaded,
            503,
            &[],
            html("Down for maintenance"),
        ),
        status("503 and no body", Overloaded, 503, &[], Body::Empty),
        status("529 and no body", Overloaded, 529, &[], Body::Empty),
        status("408", Server, 408, &[], json_error("timed out", "timeout")),
        status("409", Server, 409, &[], json_error("conflict", "conflict")),
        status("425", Server, 425, &[], Body::Empty),
        status(
            "200 and error JSON",
            Server,
            200,
            &[],
            json_error("it broke", "server_error"),
        ),
        status(
            "200 and a web page",
            Server,
            200,
            &[],
            html("Sign in to the hotel"),
        ),
        status("403 and a web page", Server, 403, &[], html("Access denied")),
        status(
            "a redirect to a login",
            Server,
            302,
            &[("location", "/lead/login")],
            Body::Empty,
        ),
    ]
}

/// The response's own date: a year of its own, so that a clock that is off by days shows.
const DATE: (&str, &str) = ("date", "Mon, 23 Nov 2020 12:00:00 GMT");

fn limits() -> Vec<Fault> {
    // Half of an hour's margin is far more than a machine can be late; without a hint that is longer,
    // 15 s and a fifth more or less.
    let usual = 5..19;
    vec![
        error(
            "rate limit without a hint",
            Class::RateLimited,
            Kind::RateLimited,
            None,
        ),
        hinted("rate limit for 7 s", &[("retry-after", "7")], usual.clone()),
        hinted("rate limit for an hour", &[("retry-after", "3600")], 1_800..3_601),
        hinted(
            "rate limit for a year",
            &[("retry-after", "31536000")],
            80_000..86_401,
        ),
        hinted(
            "rate limit until a date, the clock a day off and more",
            &[DATE, ("retry-after", "Mon, 23 Nov 2020 13:00:00 GMT")],
            1_800..3_601,
        ),
        hinted(
            "rate limit until a past date",
            &[DATE, ("retry-after", "Mon, 23 Nov 2020 11:00:00 GMT")],
            usual,
        ),
    ]
}

/// What the person has to see to: money, key, model.
fn person(family: Family) -> Vec<Fault> {
    use Class::{Gone, Key, Quota};
    let mut faults = vec![
        error("no money left", Quota, Kind::Quota, None),
        error("payment required", Quota, Kind::Billing, Some(402)),
        error("spend limit", Quota, Kind::SpendLimit, None),
        error("spend limit as 429", Quota, Kind::SpendLimit, Some(429)),
        error("wrong key", Key, Kind::BadKey, None),
        error("model not there", Gone, Kind::ModelNotFound, None),
        error("model retired", Gone, Kind::ModelRetired, None),
        error("410", Gone, Kind::ModelRetired, Some(410)),
    ];
    faults.push(match family {
        // It says so of single models, that are for those who pay.
        Family::Ollama => error("not permitted", Gone, Kind::Forbidden, None),
        _ => error("not permitted", Key, Kind::Forbidden, None),
    });
    if family != Family::Ollama {
        faults.push(error("not served in this region", Key, Kind::Region, None));
        faults.push(error("spend limit as 400", Quota, Kind::SpendLimit, Some(400)));
    }
    if family == Family::Gemini {
        let exhausted = Body::Json {
            json: json!({"error": {
                "code": 429,
                "message": "Resource has been exhausted: the model is overloaded. Please try again later.",
                "status": "RESOURCE_EXHAUSTED",
            }}),
        };
        faults.push(status(
            "RESOURCE_EXHAUSTED of capacity",
            Class::Overloaded,
            429,
            &[],
            exhausted,
        ));
    }
    faults
}

/// What lies in the request, or in the conversation.
fn request(family: Family) -> Vec<Fault> {
    use Class::{Request, TooLong};
    let mut faults = vec![
        error("too long for the window", TooLong, Kind::ContextOverflow, None),
        error("too large a request", TooLong, Kind::RequestTooLarge, None),
        error("413", TooLong, Kind::RequestTooLarge, Some(413)),
        error("bad request", Request, Kind::BadRequest, None),
        error("unprocessable", Request, Kind::Unprocessable, Some(422)),
    ];
    if family != Family::Ollama {
        faults.push(Fault {
            comes: Comes::Whole(Finish::Refused),
            ..error(
                "a content filter at the door",
                Class::Refused,
                Kind::Filtered,
                None,
            )
        });
    }
    faults
}
