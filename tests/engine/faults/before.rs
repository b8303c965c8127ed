//! Silence, lost connections and broken streams before the first visible text.

use super::{Fault, fault, reasoning};
use crate::world::Family;
use understudy_core::contract::FailureClass as Class;
use understudy_stage::{ErrorKind as Kind, FinishReason, Pace, RawBytes, Step};

pub fn all(family: Family) -> Vec<Fault> {
    let mut faults = silent();
    faults.extend(connection(family));
    faults.extend(in_stream());
    if family == Family::Chat {
        faults.extend(only_chat());
    }
    faults
}

fn silent() -> Vec<Fault> {
    let head = || Step::Head { headers: Vec::new() };
    let pings = Step::Pings {
        every_ms: 50,
        times: None,
    };
    let spaces = Step::Text {
        text: " ".repeat(40),
        pace: Pace {
            chars: 40,
            every_ms: 0,
        },
    };
    let drip = Step::Drip {
        bytes: 1,
        every_ms: 400,
    };
    let faults = [
        fault("accepted, then silent", Class::Silent, [Step::Silence]),
        fault("headers, then silent", Class::Silent, [head(), Step::Silence]),
        fault("pings and nothing else", Class::Silent, [pings]),
        fault(
            "the opening, then silent",
            Class::Silent,
            [Step::Opening, Step::Silence],
        ),
        fault(
            "reasoning, then silent",
            Class::Silent,
            [reasoning(), Step::Silence],
        ),
        fault("white space, then silent", Class::Silent, [spaces, Step::Silence]),
        fault(
            "a byte now and then, and no frame",
            Class::Silent,
            [drip, Step::Opening, Step::Silence],
        ),
    ];
    faults.map(Fault::waiting).into()
}

fn connection(family: Family) -> Vec<Fault> {
    let finish = || Step::finish(FinishReason::Stop);
    let (half, broken) = match family {
        Family::Anthropic => (
            "event: message_start\ndata: {\"type\":\"mess",
            "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"del\n\n",
        ),
        Family::Chat => (
            "data: {\"id\":\"x\",\"choi",
            "data: {\"choices\":[{\"delta\":{\"con\n\n",
        ),
        Family::Responses => (
            "event: response.created\ndata: {\"type\":\"resp",
            "event: response.output_text.delta\ndata: {\"type\":\"response.output_text.delta\",\"del\n\n",
        ),
        Family::Gemini => (
            "data: {\"candidates\":[{\"cont",
            "data: {\"candidates\":[{\"content\":{\"par\r\n\r\n",
        ),
        Family::Ollama => ("{\"model\":\"m\",\"mess", "{\"model\":\"m\",\"message\":{\"con\n"),
    };
    let call = Step::ToolCall {
        name: "clock".into(),
        arguments: serde_json::json!({ "zone": "Europe/Zurich" }),
        pace: Pace {
            chars: 4,
            every_ms: 0,
        },
        cut_after: Some(8),
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
        fault(
            "a tool call that breaks off",
            Class::Truncated,
            [Step::Opening, call, Step::Close],
        ),
        fault(
            "a frame cut in the middle",
            Class::Truncated,
            [Step::raw(half), Step::End],
        ),
        fault(
            "broken JSON in a frame",
            Class::Server,
            [Step::raw(broken), Step::End],
        ),
        fault("a finish and no content", Class::Empty, [Step::Opening, finish()]),
        fault("reasoning and no answer", Class::Empty, [reasoning(), finish()]),
    ]
}

fn in_stream() -> Vec<Fault> {
    let error = |kind| Step::ErrorEvent { kind };
    vec![
        fault(
            "overloaded as first event",
            Class::Overloaded,
            [error(Kind::Overloaded)],
        ),
        fault(
            "the opening, then overloaded",
            Class::Overloaded,
            [Step::Opening, error(Kind::Overloaded)],
        ),
        fault("an error as first event", Class::Server, [error(Kind::Server)]),
        fault(
            "the opening, then an error",
            Class::Server,
            [Step::Opening, error(Kind::Server)],
        ),
        fault(
            "reasoning, then an error",
            Class::Server,
            [reasoning(), error(Kind::Server)],
        ),
        fault(
            "a rate limit as first event",
            Class::RateLimited,
            [error(Kind::RateLimited)],
        ),
    ]
}

/// Ways of its imitators.
fn only_chat() -> Vec<Fault> {
    let event =
        Step::raw("event: error\ndata: {\"error\":{\"message\":\"broke\",\"type\":\"server_error\"}}\n\n");
    let field =
        Step::raw("error: {\"code\":503,\"message\":\"Loading model\",\"type\":\"unavailable_error\"}\n\n");
    let bytes = RawBytes::Bytes(b"{\"error\":{\"message\":\"broke\"}}".to_vec());
    vec![
        fault("an error as a named event", Class::Server, [event, Step::End]),
        fault("an error as a field", Class::Overloaded, [field, Step::End]),
        fault(
            "an error without a frame",
            Class::Server,
            [Step::Raw { bytes }, Step::End],
        ),
    ]
}
