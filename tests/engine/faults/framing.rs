//! Answers that are whole although they come in an odd way: nobody steps in.

use super::tell::TEXT;
use super::{Comes, Fault, whole};
use crate::world::Family;
use understudy_core::contract::Finish;
use understudy_stage::{Dress, FinishReason, Newline, Pace, Step};

fn text() -> Step {
    Step::Text {
        text: TEXT.into(),
        pace: Pace {
            chars: 3,
            every_ms: 0,
        },
    }
}

fn stop() -> Step {
    Step::finish(FinishReason::Stop)
}

/// The finish of the family without its terminator; the body goes on.
fn unmarked_open() -> Step {
    Step::FinishReason {
        reason: FinishReason::Stop,
    }
}

fn drip(bytes: usize) -> Step {
    Step::Drip { bytes, every_ms: 0 }
}

pub fn all(family: Family) -> Vec<Fault> {
    let mut faults = pieces();
    faults.extend(dressed(family));
    faults.extend(ends(family));
    faults.extend(said(family));
    faults
}

fn pieces() -> Vec<Fault> {
    // A megabyte in one event, in words.
    let huge = Step::text_at_once(TEXT.repeat(20_000));
    vec![
        whole("a byte at a time", [drip(1), text(), stop()]),
        whole("seven bytes at a time", [drip(7), text(), stop()]),
        whole("compressed", [Step::Gzip, text(), stop()]),
        whole(
            "compressed, a byte at a time",
            [Step::Gzip, drip(1), text(), stop()],
        ),
        whole("without a length", [Step::Unframed, text(), stop()]),
        whole("a huge event", [huge, stop()]),
        whole("slow to begin", [Step::Delay { ms: 300 }, text(), stop()]),
        whole(
            "a slow drip",
            [
                Step::Drip {
                    bytes: 300,
                    every_ms: 60,
                },
                text(),
                stop(),
            ],
        ),
    ]
}

fn dressed(family: Family) -> Vec<Fault> {
    let dressed = |what, dress| whole(what, [Step::Dress { dress }, Step::Opening, text(), stop()]);
    let plain = Dress::default();
    let newline = |newline| Dress { newline, ..plain };
    let mut faults = vec![
        dressed("a byte order mark", Dress { bom: true, ..plain }),
        dressed("lines that end in CRLF", newline(Newline::CrLf)),
        dressed("lines that end in LF", newline(Newline::Lf)),
    ];
    if family == Family::Ollama {
        faults.push(dressed(
            "empty lines between",
            Dress {
                comments: true,
                ..plain
            },
        ));
        return faults;
    }
    let all = Dress {
        bom: true,
        newline: Newline::CrLf,
        comments: true,
        tight: true,
        lines: true,
        twice: false,
    };
    faults.extend([
        dressed("lines that end in CR", newline(Newline::Cr)),
        dressed(
            "comments and unknown fields",
            Dress {
                comments: true,
                ..plain
            },
        ),
        dressed("no space after the colon", Dress { tight: true, ..plain }),
        dressed("an event over several lines", Dress { lines: true, ..plain }),
        dressed("events without text twice", Dress { twice: true, ..plain }),
        whole(
            "all of it, a byte at a time",
            [Step::Dress { dress: all }, drip(1), text(), stop()],
        ),
    ]);
    faults
}

fn ends(family: Family) -> Vec<Fault> {
    let unmarked = Step::Finish {
        reason: FinishReason::Stop,
        terminator: false,
    };
    let after = || Step::text_at_once(" And what nobody must see.");
    let mut faults = vec![
        whole("no terminator", [text(), unmarked]),
        whole("a reset after the finish", [text(), unmarked_open(), Step::Reset]),
        whole(
            "cut inside a chunk after the finish",
            [text(), unmarked_open(), Step::CloseInsideChunk],
        ),
        whole(
            "an end that the client must not wait for",
            [text(), unmarked_open(), Step::Silence],
        ),
        whole("closed right after the end", [text(), stop(), Step::Close]),
    ];
    // In Gemini's streams text may follow a finish; it has no terminator.
    if family != Family::Gemini {
        faults.push(whole(
            "text after the terminator",
            [text(), unmarked_open(), Step::Terminator, after(), Step::End],
        ));
    }
    faults
}

fn said(family: Family) -> Vec<Fault> {
    let pings = || Step::Pings {
        every_ms: 1,
        times: Some(3),
    };
    let thought = Step::Reasoning {
        text: "Hm.".into(),
        pace: Pace::WHOLE,
    };
    let other = Step::Model {
        name: "m-2026".into(),
    };
    let ends = |what, finish, reason| Fault {
        comes: Comes::Whole(finish),
        ..whole(what, [text(), Step::finish(reason)])
    };
    let mut faults = vec![
        whole("pings in between", [pings(), text(), pings(), stop()]),
        whole("reasoning first", [thought, text(), stop()]),
        whole("another model's name", [other, text(), stop()]),
        whole("no counts", [Step::usage(0, 0), text(), stop()]),
        ends("the output limit", Finish::Length, FinishReason::Length),
    ];
    // Ollama has no word for it.
    if family != Family::Ollama {
        faults.push(ends(
            "a refusal after text",
            Finish::Refused,
            FinishReason::Refused,
        ));
        faults.push(Fault {
            comes: Comes::Whole(Finish::Refused),
            ..whole(
                "a refusal without a word",
                [Step::Opening, Step::finish(FinishReason::Refused)],
            )
        });
    }
    if matches!(family, Family::Chat | Family::Responses) {
        let refusal = Step::Refusal { text: TEXT.into() };
        faults.push(Fault {
            comes: Comes::Whole(Finish::Refused),
            ..whole("the refusal as its own field", [refusal, stop()])
        });
    }
    faults
}
