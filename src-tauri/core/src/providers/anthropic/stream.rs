//! What a stream of Anthropic Messages says.

use super::NAME;
use crate::contract::{Citation, Finish, Usage};
use crate::providers::bounded::{List, value, value_or_null};
use crate::providers::decoder::Read;
use crate::providers::json::{Count, Text};
use crate::providers::sources::{self, Source, Sources};
use crate::providers::sse::FRAME_LIMIT;
use crate::providers::tool_calls::{Calls, Piece};
use crate::providers::{OpaquePayload, StreamEvent, cost, failure};
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Value, json};

#[derive(Deserialize)]
struct Event<'a> {
    #[serde(borrow, default, rename = "type")]
    kind: Text<'a>,
    #[serde(borrow)]
    error: Option<&'a RawValue>,
    #[serde(borrow)]
    message: Option<Message<'a>>,
    #[serde(default)]
    index: Count,
    #[serde(borrow)]
    content_block: Option<Block<'a>>,
    #[serde(borrow)]
    delta: Option<Delta<'a>>,
    #[serde(borrow)]
    usage: Option<WireUsage<'a>>,
    /// Of an answer that came in one piece, as are the two after it.
    #[serde(borrow)]
    content: Option<List<Block<'a>>>,
    #[serde(borrow, default)]
    model: Text<'a>,
    #[serde(borrow, default)]
    stop_reason: Text<'a>,
}

#[derive(Deserialize)]
struct Message<'a> {
    #[serde(borrow, default)]
    model: Text<'a>,
    #[serde(borrow)]
    usage: Option<WireUsage<'a>>,
}

#[derive(Deserialize)]
struct Block<'a> {
    #[serde(borrow, default, rename = "type")]
    kind: Text<'a>,
    #[serde(borrow, default)]
    text: Text<'a>,
    #[serde(borrow, default)]
    thinking: Text<'a>,
    #[serde(borrow, default)]
    signature: Text<'a>,
    #[serde(borrow, default)]
    data: Text<'a>,
    #[serde(borrow, default)]
    id: Text<'a>,
    #[serde(borrow, default)]
    name: Text<'a>,
    #[serde(borrow, default)]
    input: Option<&'a RawValue>,
    #[serde(borrow, default)]
    citations: Option<&'a RawValue>,
    #[serde(borrow)]
    to: Option<Message<'a>>,
}

#[derive(Deserialize)]
struct Delta<'a> {
    #[serde(borrow, default, rename = "type")]
    kind: Text<'a>,
    #[serde(borrow, default)]
    text: Text<'a>,
    #[serde(borrow, default)]
    thinking: Text<'a>,
    #[serde(borrow, default)]
    signature: Text<'a>,
    #[serde(borrow, default)]
    partial_json: Text<'a>,
    #[serde(borrow, default)]
    citation: Option<&'a RawValue>,
    #[serde(borrow, default)]
    stop_reason: Text<'a>,
    #[serde(borrow)]
    stop_details: Option<StopDetails<'a>>,
}

#[derive(Deserialize)]
struct StopDetails<'a> {
    #[serde(borrow, default)]
    explanation: Text<'a>,
}

#[derive(Deserialize)]
struct WireUsage<'a> {
    #[serde(default)]
    input_tokens: Count,
    #[serde(default)]
    output_tokens: Count,
    #[serde(default)]
    cache_read_input_tokens: Count,
    #[serde(default)]
    cache_creation_input_tokens: Count,
    /// Not Anthropic's own: gateways add it, as are the two after it.
    #[serde(borrow, default)]
    cost: Option<&'a RawValue>,
    #[serde(borrow, default)]
    cost_details: Option<&'a RawValue>,
    #[serde(borrow, default)]
    is_byok: Option<&'a RawValue>,
}

/// What a stream has said so far and is needed again.
#[derive(Default)]
pub struct Reader {
    /// The counts as last given: each is cumulative, and the last that is not null wins.
    fresh_input: Option<u64>,
    usage: Usage,
    /// The thinking block that is open: its text and signature go back together.
    thinking: Option<(String, String)>,
    /// The call whose block is open; the tools of other kinds of call run at the vendor.
    call: Option<u64>,
    calls: Calls,
    /// Text so far, in Unicode scalar values, and how much of it came before the open block.
    chars: u64,
    chars_before: u64,
    /// Those of the open block stand for its whole text, which may come after them.
    cited: Vec<Citation>,
    sources: Sources,
}

/// Sources of one block that wait for its end.
const CITED_LIMIT: usize = 100;

impl Read for Reader {
    fn read(&mut self, json: &str, out: &mut Vec<StreamEvent>) -> Result<bool, serde_json::Error> {
        let event: Event<'_> = serde_json::from_str(json)?;
        if let Some(error) = event.error.map(value).transpose()?.filter(failure::is_error) {
            out.push(StreamEvent::Error(failure::of_value(&error)));
            return Ok(true);
        }
        match event.kind.get() {
            "message_start" => {
                if let Some(message) = event.message {
                    self.model(&message.model, out);
                    self.usage(message.usage, out);
                }
            }
            "content_block_start" => {
                if let Some(block) = event.content_block {
                    self.block(event.index.0, &block, out);
                }
            }
            "content_block_delta" => {
                if let Some(delta) = event.delta {
                    self.delta(&delta, out);
                }
            }
            "content_block_stop" => self.close(out),
            "message_delta" => {
                // Some gateways forget to close the last block.
                self.close(out);
                self.usage(event.usage, out);
                if let Some(delta) = event.delta {
                    let words = delta
                        .stop_details
                        .as_ref()
                        .map_or("", |details| details.explanation.get());
                    stop(&delta.stop_reason, words, out);
                }
            }
            "message_stop" => out.push(StreamEvent::Done),
            "message" => {
                self.model(&event.model, out);
                let blocks = event.content.unwrap_or_default().0;
                for (at, block) in blocks.iter().enumerate() {
                    self.block(Some(at as u64), block, out);
                    self.close(out);
                }
                self.usage(event.usage, out);
                // One without a reason is no answer: nobody said that it ended.
                if event.stop_reason.some().is_some() {
                    stop(&event.stop_reason, "", out);
                    out.push(StreamEvent::Done);
                }
            }
            kind => return Ok(kind == "ping"),
        }
        Ok(true)
    }
}

impl Reader {
    fn model(&self, model: &Text<'_>, out: &mut Vec<StreamEvent>) {
        if let Some(model) = model.some() {
            out.push(StreamEvent::Model(model.to_owned()));
        }
    }

    fn block(&mut self, at: Option<u64>, block: &Block<'_>, out: &mut Vec<StreamEvent>) {
        self.close(out);
        self.chars_before = self.chars;
        match block.kind.get() {
            "text" => {
                self.text(&block.text, out);
                let cited = value_or_null(block.citations);
                cited
                    .as_array()
                    .into_iter()
                    .flatten()
                    .for_each(|citation| self.cite(citation));
            }
            "thinking" => {
                self.thinking = Some((block.thinking.get().to_owned(), block.signature.get().to_owned()));
                push_some(&block.thinking, StreamEvent::Reasoning, out);
            }
            "redacted_thinking" => out.push(opaque(
                "redacted_thinking",
                json!({ "type": "redacted_thinking", "data": block.data.get() }),
            )),
            "tool_use" => {
                // Empty where the arguments follow in pieces.
                let input = block.input.map_or("", RawValue::get);
                let whole = !matches!(input, "" | "{}" | "null");
                let piece = Piece {
                    number: at,
                    id: block.id.get(),
                    name: block.name.get(),
                    arguments: if whole { input } else { "" },
                };
                self.calls.tell(piece, out);
                self.call = at.filter(|_| !whole);
            }
            // The provider itself moved to another of its models.
            "fallback" => {
                if let Some(to) = &block.to {
                    self.model(&to.model, out);
                }
            }
            _ => {}
        }
    }

    fn delta(&mut self, delta: &Delta<'_>, out: &mut Vec<StreamEvent>) {
        match delta.kind.get() {
            "text_delta" => self.text(&delta.text, out),
            "thinking_delta" => {
                if let Some((text, _)) = &mut self.thinking {
                    text.push_str(delta.thinking.get());
                    if text.len() > FRAME_LIMIT {
                        // Nobody thinks that long. It is shown, but cannot go back.
                        self.thinking = None;
                    }
                }
                push_some(&delta.thinking, StreamEvent::Reasoning, out);
            }
            "signature_delta" => {
                if let Some((_, signature)) = &mut self.thinking {
                    signature.push_str(delta.signature.get());
                    if signature.len() > FRAME_LIMIT {
                        self.thinking = None;
                    }
                }
            }
            "input_json_delta" if self.call.is_some() => {
                let piece = Piece {
                    number: self.call,
                    arguments: delta.partial_json.get(),
                    ..Piece::default()
                };
                self.calls.tell(piece, out);
            }
            "citations_delta" => self.cite(&value_or_null(delta.citation)),
            _ => {}
        }
    }

    fn text(&mut self, text: &Text<'_>, out: &mut Vec<StreamEvent>) {
        self.chars += text.get().chars().count() as u64;
        push_some(text, StreamEvent::Text, out);
    }

    /// Keeps what can be shown of a source.
    fn cite(&mut self, citation: &Value) {
        let text = |name: &str| citation[name].as_str().unwrap_or_default();
        let source = Source {
            // That of a search result of one's own may be anything.
            url: match text("url") {
                "" => text("source"),
                url => url,
            },
            title: match text("title") {
                "" => text("document_title"),
                title => title,
            },
            quote: text("cited_text"),
            place: None,
        };
        if self.cited.len() < CITED_LIMIT {
            self.cited.extend(sources::citation(&source));
        }
    }

    /// The open block is over.
    fn close(&mut self, out: &mut Vec<StreamEvent>) {
        self.close_thinking(out);
        self.call = None;
        for citation in std::mem::take(&mut self.cited) {
            let source = Source {
                url: citation.url.as_deref().unwrap_or_default(),
                title: citation.title.as_deref().unwrap_or_default(),
                quote: citation.quote.as_deref().unwrap_or_default(),
                place: Some((self.chars_before, self.chars)),
            };
            self.sources.tell(source, out);
        }
    }

    /// A thinking block goes back only with its signature; without one it is worth nothing.
    fn close_thinking(&mut self, out: &mut Vec<StreamEvent>) {
        if let Some((thinking, signature)) = self
            .thinking
            .take()
            .filter(|(_, signature)| !signature.is_empty())
        {
            out.push(opaque(
                "thinking",
                json!({ "type": "thinking", "thinking": thinking, "signature": signature }),
            ));
        }
    }

    fn usage(&mut self, wire: Option<WireUsage<'_>>, out: &mut Vec<StreamEvent>) {
        let Some(wire) = wire else { return };
        let usage = &mut self.usage;
        self.fresh_input = wire.input_tokens.0.or(self.fresh_input);
        usage.cache_read = wire.cache_read_input_tokens.0.or(usage.cache_read);
        usage.cache_write = wire.cache_creation_input_tokens.0.or(usage.cache_write);
        usage.output = wire.output_tokens.0.or(usage.output);
        let cost = cost::dollars(cost::Said {
            cost: wire.cost,
            details: wire.cost_details,
            own_key: wire.is_byok,
            ticks: None,
        });
        // `input_tokens` leaves out what the cache took.
        usage.input = self.fresh_input.map(|fresh| {
            fresh
                .saturating_add(usage.cache_read.unwrap_or(0))
                .saturating_add(usage.cache_write.unwrap_or(0))
        });
        out.push(StreamEvent::Usage(*usage));
        out.extend(cost.map(StreamEvent::Cost));
    }
}

fn push_some(text: &Text<'_>, event: fn(String) -> StreamEvent, out: &mut Vec<StreamEvent>) {
    if let Some(text) = text.some() {
        out.push(event(text.to_owned()));
    }
}

fn opaque(kind: &str, data: Value) -> StreamEvent {
    StreamEvent::Opaque(OpaquePayload {
        family: NAME.to_owned(),
        kind: kind.to_owned(),
        data,
    })
}

fn stop(reason: &Text<'_>, words: &str, out: &mut Vec<StreamEvent>) {
    let Some(reason) = reason.some() else { return };
    let finish = match reason {
        "end_turn" | "stop_sequence" => Finish::Stop,
        "max_tokens" | "model_context_window_exceeded" => Finish::Length,
        "tool_use" => Finish::ToolCalls,
        "refusal" => Finish::Refused,
        _ => Finish::Other,
    };
    if finish == Finish::Refused {
        out.push(StreamEvent::Refusal(words.to_owned()));
    }
    out.push(StreamEvent::Finish(finish));
}
