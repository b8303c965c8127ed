//! What a seat does with a request, as data: a list of steps, performed one after the other.
//!
//! The steps say what a provider says or what happens to the connection, in no vendor's words; the
//! wire family of the request gives them their form.

mod parts;

pub use parts::{Body, Dress, ErrorKind, FinishReason, Left, Limits, Newline, Pace, RawBytes, Source};

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// One answer, from the first byte to the last.
///
/// A streamed step sends the head of the answer first where none was sent. A script that ends
/// without [`Step::Finish`] ends its body cleanly: a stream that never said that it was over.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Script {
    pub steps: Vec<Step>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "kebab-case")]
pub enum Step {
    /// A whole response that is no stream.
    Status {
        status: u16,
        #[serde(default)]
        headers: Vec<(String, String)>,
        body: Body,
    },
    /// A whole response that says what went wrong as the family says it, with its usual status.
    Fail {
        kind: ErrorKind,
        #[serde(default)]
        headers: Vec<(String, String)>,
        /// Instead of the family's usual status.
        #[serde(default)]
        status: Option<u16>,
    },
    /// The head of a streamed answer, now, with nothing after it yet.
    Head {
        #[serde(default)]
        headers: Vec<(String, String)>,
    },
    /// Before the head: no chunked encoding and no length, so that the end of the connection is the
    /// only end there is.
    Unframed,
    /// Before the head: the body is compressed.
    Gzip,
    /// From here on frames are written in another way than the family usually does.
    Dress {
        #[serde(flatten)]
        dress: Dress,
    },
    /// From here on the body goes out in pieces of so many bytes, each in a write of its own.
    Drip {
        bytes: usize,
        every_ms: u64,
    },
    Delay {
        ms: u64,
    },
    /// Nothing more, until the client closes.
    Silence,
    /// The family's sign of life and nothing else; without `times` until the client closes.
    Pings {
        every_ms: u64,
        #[serde(default)]
        times: Option<u32>,
    },
    /// The answer's opening without any text (`message_start`, the chunk with the role).
    Opening,
    Text {
        text: String,
        #[serde(flatten)]
        pace: Pace,
    },
    Reasoning {
        text: String,
        #[serde(flatten)]
        pace: Pace,
    },
    /// The model declines, in these words.
    Refusal {
        text: String,
    },
    /// Answers as another model than the one that was asked.
    Model {
        name: String,
    },
    /// The model calls a tool. A finish for [`FinishReason::ToolCalls`] should follow.
    ToolCall {
        name: String,
        /// An object.
        arguments: Value,
        /// Of the arguments, in families that send them bit by bit.
        #[serde(flatten)]
        pace: Pace,
        /// Only so many characters of the arguments come, and no end of the call. Families that send
        /// a call in one piece then send nothing of it.
        #[serde(default)]
        cut_after: Option<usize>,
    },
    /// A source of the text since the citation before; nothing in families that have none.
    Citation {
        #[serde(flatten)]
        source: Source,
    },
    /// The sources of the answer as a list, without places in the text.
    Sources {
        sources: Vec<Source>,
    },
    /// The counts that the finish will report, instead of an estimate. Each includes those of which
    /// it is the whole: `input` the cached ones, `output` the reasoning.
    Usage {
        input: u64,
        output: u64,
        #[serde(default)]
        cached: u64,
        #[serde(default)]
        reasoning: u64,
    },
    /// What the answer costs in US dollars, as OpenRouter says it with the counts; other families
    /// have no such word.
    Cost {
        usd: f64,
    },
    /// Before the head, also that of an error: what is left of the account's allowances, in families
    /// that say so.
    Limits {
        #[serde(flatten)]
        limits: Limits,
    },
    /// An error as an event of the stream.
    ErrorEvent {
        kind: ErrorKind,
    },
    /// The reason why the answer ended, with the counts, and the end of the body.
    Finish {
        reason: FinishReason,
        /// Whether the family's terminator follows.
        #[serde(default = "yes")]
        terminator: bool,
    },
    /// The reason why the answer ended, with the counts, and no end of the body.
    FinishReason {
        reason: FinishReason,
    },
    /// The family's terminator, where it has one, and no end of the body.
    Terminator,
    /// These bytes in the body, as they are.
    Raw {
        bytes: RawBytes,
    },
    /// The body ends as HTTP wants it.
    End,
    /// The body ends as HTTP wants it, but the compressed data in it does not.
    EndInsideGzip,
    /// The connection is closed, whatever was promised.
    Close,
    /// A chunk is announced, half of it sent, and the connection closed.
    CloseInsideChunk,
    /// A chunk whose length is not a number.
    BrokenChunk,
    /// The connection is reset.
    Reset,
    /// A practice answer that fits the question, and its finish.
    Practice {
        #[serde(flatten)]
        pace: Pace,
    },
}

impl Step {
    #[must_use]
    pub fn text_at_once(text: impl Into<String>) -> Self {
        Self::Text {
            text: text.into(),
            pace: Pace::WHOLE,
        }
    }

    #[must_use]
    pub const fn usage(input: u64, output: u64) -> Self {
        Self::Usage {
            input,
            output,
            cached: 0,
            reasoning: 0,
        }
    }

    #[must_use]
    pub const fn finish(reason: FinishReason) -> Self {
        Self::Finish {
            reason,
            terminator: true,
        }
    }

    #[must_use]
    pub const fn fail(kind: ErrorKind) -> Self {
        Self::Fail {
            kind,
            headers: Vec::new(),
            status: None,
        }
    }

    #[must_use]
    pub fn raw(text: impl Into<String>) -> Self {
        Self::Raw {
            bytes: RawBytes::Text(text.into()),
        }
    }

    /// A tool call in one piece.
    #[must_use]
    pub fn tool_call(name: impl Into<String>, arguments: Value) -> Self {
        Self::ToolCall {
            name: name.into(),
            arguments,
            pace: Pace::WHOLE,
            cut_after: None,
        }
    }

    #[must_use]
    pub fn citation(url: impl Into<String>, title: impl Into<String>) -> Self {
        Self::Citation {
            source: Source {
                url: url.into(),
                title: title.into(),
            },
        }
    }

    /// The visible text of this step.
    pub(crate) fn text(&self) -> &str {
        match self {
            Self::Text { text, .. } => text,
            _ => "",
        }
    }
}

impl Script {
    #[must_use]
    pub fn of(steps: impl IntoIterator<Item = Step>) -> Self {
        Self {
            steps: steps.into_iter().collect(),
        }
    }

    /// A whole answer, in deltas of 8 characters without a pause.
    #[must_use]
    pub fn answer(text: impl Into<String>) -> Self {
        let pace = Pace {
            chars: 8,
            every_ms: 0,
        };
        Self::of([
            Step::Text {
                text: text.into(),
                pace,
            },
            Step::finish(FinishReason::Stop),
        ])
    }

    /// A whole answer at a pace.
    #[must_use]
    pub fn paced(text: impl Into<String>, chars: usize, every_ms: u64) -> Self {
        Self::of([
            Step::Text {
                text: text.into(),
                pace: Pace { chars, every_ms },
            },
            Step::finish(FinishReason::Stop),
        ])
    }

    /// The family's own error with its usual status.
    #[must_use]
    pub fn fail(kind: ErrorKind) -> Self {
        Self::of([Step::fail(kind)])
    }

    /// An error of a family with a header, such as `retry-after`.
    #[must_use]
    pub fn fail_with(kind: ErrorKind, headers: &[(&str, &str)]) -> Self {
        Self::of([Step::Fail {
            kind,
            headers: owned(headers),
            status: None,
        }])
    }

    /// A response that is no stream and not the family's.
    #[must_use]
    pub fn status(status: u16, headers: &[(&str, &str)], body: Body) -> Self {
        Self::of([Step::Status {
            status,
            headers: owned(headers),
            body,
        }])
    }

    /// An answer that stands for nothing real; see `practice`.
    #[must_use]
    pub fn practice() -> Self {
        Self::of([Step::Practice { pace: Pace::READING }])
    }
}

fn owned(headers: &[(&str, &str)]) -> Vec<(String, String)> {
    headers
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect()
}

const fn yes() -> bool {
    true
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn a_script_can_be_written_as_json() {
        let script: Script = serde_json::from_str(
            r#"[{"do":"delay","ms":20},{"do":"text","text":"Hi","chars":1,"every_ms":5},
                {"do":"raw","bytes":[255,10]},{"do":"raw","bytes":"data: x\n\n"},
                {"do":"fail","kind":"rate-limited","headers":[["retry-after","3"]]},
                {"do":"finish","reason":"stop"},{"do":"usage","input":5,"output":6},
                {"do":"tool-call","name":"look","arguments":{"at":"it"},"cut_after":3},
                {"do":"citation","url":"https://example.com/","title":"Example"},
                {"do":"limits","requests":{"limit":10,"remaining":9,"resets_ms":4}}]"#,
        )
        .unwrap();
        assert_eq!(script.steps.len(), 10);
        assert_eq!(
            script.steps[1],
            Step::Text {
                text: "Hi".into(),
                pace: Pace {
                    chars: 1,
                    every_ms: 5
                }
            }
        );
        assert_eq!(
            script.steps[2],
            Step::Raw {
                bytes: RawBytes::Bytes(vec![255, 10])
            }
        );
        let again: Script = serde_json::from_str(&serde_json::to_string(&script).unwrap()).unwrap();
        assert_eq!(script, again);
    }
}
