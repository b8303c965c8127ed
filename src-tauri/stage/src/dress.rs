//! Frames written in another way than a family usually does: the same to whoever reads by the rules.

use crate::script::{Dress, Newline};

/// The frames as `dress` wants them. What is no stream of events is taken for a document a line.
pub(crate) fn dressed(frames: &str, dress: Dress, content_type: &str) -> String {
    let usual = if frames.contains("\r\n") { "\r\n" } else { "\n" };
    let newline = match dress.newline {
        Newline::Usual => usual,
        Newline::Lf => "\n",
        Newline::CrLf => "\r\n",
        Newline::Cr => "\r",
    };
    let events = content_type.starts_with("text/event-stream");
    let mut out = String::from(if dress.bom { "\u{feff}" } else { "" });
    let mut line = |text: &str| {
        out.push_str(text);
        out.push_str(newline);
    };
    for text in frames.lines() {
        match text.split_once(": ") {
            Some(("data", data)) if events && dress.lines => {
                for piece in in_lines(data) {
                    line(&field("data", piece, dress.tight));
                }
            }
            Some((name, value)) if events && !name.is_empty() => line(&field(name, value, dress.tight)),
            _ => line(text),
        }
        if dress.comments && (text.is_empty() || !events) {
            if events {
                line(": still here");
                line("id: 7");
                line("whatever: x");
            } else {
                line("");
            }
        }
    }
    out
}

fn field(name: &str, value: &str, tight: bool) -> String {
    let space = if tight { "" } else { " " };
    format!("{name}:{space}{value}")
}

/// JSON cut after its commas, where a new line changes nothing; what stands in a string stays whole.
fn in_lines(json: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut from, mut quoted, mut escaped) = (0, false, false);
    for (at, byte) in json.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b',' if !quoted => {
                pieces.push(&json[from..=at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    pieces.push(&json[from..]);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVENTS: &str = "text/event-stream; charset=utf-8";
    const FRAME: &str = "event: x\ndata: {\"a\":\"1, \\\"2\",\"b\":[3,4]}\n\n";

    #[test]
    fn an_event_keeps_its_meaning_in_every_dress() {
        let plain = Dress::default();
        assert_eq!(dressed(FRAME, plain, EVENTS), FRAME);
        let lines = Dress { lines: true, ..plain };
        assert_eq!(
            dressed(FRAME, lines, EVENTS),
            "event: x\ndata: {\"a\":\"1, \\\"2\",\ndata: \"b\":[3,\ndata: 4]}\n\n"
        );
        let odd = Dress {
            bom: true,
            newline: Newline::CrLf,
            tight: true,
            ..plain
        };
        let wanted = "\u{feff}event:x\r\ndata:{\"a\":\"1, \\\"2\",\"b\":[3,4]}\r\n\r\n";
        assert_eq!(dressed(FRAME, odd, EVENTS), wanted);
    }

    #[test]
    fn a_document_a_line_has_line_ends_and_empty_lines_only() {
        let odd = Dress {
            newline: Newline::CrLf,
            comments: true,
            tight: true,
            lines: true,
            ..Dress::default()
        };
        let line = "{\"a\": 1, \"b\": 2}\n";
        assert_eq!(
            dressed(line, odd, "application/x-ndjson"),
            "{\"a\": 1, \"b\": 2}\r\n\r\n"
        );
    }
}
