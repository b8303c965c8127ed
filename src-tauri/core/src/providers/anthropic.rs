//! Anthropic Messages.

mod request;

use super::decoder::{Decoder, Read};
use super::json::{Count, Text};
use super::prompt::{self, Auth};
use super::sse::FRAME_LIMIT;
use super::url_path::Home;
use super::{
    Endpoint, Failure, FamilyTraits, HttpRequest, OpaquePayload, Prompt, StreamDecoder, StreamEvent,
    WireFamily, failure, models,
};
use crate::contract::{Finish, ModelInfo, Usage};
use http::{HeaderMap, HeaderValue};
use serde::Deserialize;
use serde_json::{Value, json};

/// The version of the interface this file speaks; the only one there is.
const VERSION: &str = "2023-06-01";
const NAME: &str = "anthropic";
/// As many models as one page of the list holds at most.
const MODELS_PAGE: &str = "1000";

#[derive(Debug)]
pub struct Anthropic;

const HOME: Home = Home {
    base: "https://api.anthropic.com/v1",
    version: "v1",
};

impl WireFamily for Anthropic {
    fn name(&self) -> &'static str {
        NAME
    }

    fn traits(&self, model: &str) -> FamilyTraits {
        FamilyTraits {
            streams_reasoning: true,
            flushes_headers: false,
            images: true,
            // Servers that imitate the interface for models of their own take pictures at most.
            pdf: request::is_claude(model),
        }
    }

    fn chat_request(&self, endpoint: &Endpoint, model: &str, prompt: &Prompt) -> HttpRequest {
        let url = HOME.url(&endpoint.base_url, "/messages");
        let body = request::body(model, prompt);
        prompt::post(url, headers(endpoint), &body, "text/event-stream")
    }

    fn decoder(&self, headers: &HeaderMap) -> Box<dyn StreamDecoder> {
        Box::new(Decoder::new(Reader::default(), headers))
    }

    fn failure(&self, status: u16, headers: &HeaderMap, body: &[u8]) -> Failure {
        failure::of_response(status, headers, body)
    }

    fn models_request(&self, endpoint: &Endpoint) -> HttpRequest {
        let mut url = HOME.url(&endpoint.base_url, "/models");
        url.query_pairs_mut().append_pair("limit", MODELS_PAGE);
        prompt::get(url, headers(endpoint))
    }

    fn read_models(&self, body: &[u8]) -> Result<Vec<ModelInfo>, Failure> {
        models::read(body)
    }
}

fn headers(endpoint: &Endpoint) -> HeaderMap {
    let mut headers = prompt::headers(endpoint, Auth::Header("x-api-key"));
    headers.insert("anthropic-version", HeaderValue::from_static(VERSION));
    headers
}

#[derive(Deserialize)]
struct Event<'a> {
    #[serde(borrow, default, rename = "type")]
    kind: Text<'a>,
    error: Option<Value>,
    #[serde(borrow)]
    message: Option<Message<'a>>,
    #[serde(borrow)]
    content_block: Option<Block<'a>>,
    #[serde(borrow)]
    delta: Option<Delta<'a>>,
    usage: Option<WireUsage>,
    /// Of an answer that came in one piece, as are the two after it.
    #[serde(borrow)]
    content: Option<Vec<Block<'a>>>,
    #[serde(borrow, default)]
    model: Text<'a>,
    #[serde(borrow, default)]
    stop_reason: Text<'a>,
}

#[derive(Deserialize)]
struct Message<'a> {
    #[serde(borrow, default)]
    model: Text<'a>,
    usage: Option<WireUsage>,
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
    stop_reason: Text<'a>,
    #[serde(borrow)]
    stop_details: Option<StopDetails<'a>>,
}

#[derive(Deserialize)]
struct StopDetails<'a> {
    #[serde(borrow, default)]
    explanation: Text<'a>,
}

#[derive(Clone, Copy, Deserialize)]
struct WireUsage {
    #[serde(default)]
    input_tokens: Count,
    #[serde(default)]
    output_tokens: Count,
    #[serde(default)]
    cache_read_input_tokens: Count,
    #[serde(default)]
    cache_creation_input_tokens: Count,
}

/// What a stream has said so far and is needed again.
#[derive(Default)]
struct Reader {
    /// The counts as last given: each is cumulative, and the last that is not null wins.
    fresh_input: Option<u64>,
    usage: Usage,
    /// The thinking block that is open: its text and signature go back together.
    thinking: Option<(String, String)>,
}

impl Read for Reader {
    fn read(&mut self, json: &str, out: &mut Vec<StreamEvent>) -> Result<bool, serde_json::Error> {
        let event: Event<'_> = serde_json::from_str(json)?;
        if let Some(error) = event.error.filter(failure::is_error) {
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
                    self.block(&block, out);
                }
            }
            "content_block_delta" => {
                if let Some(delta) = event.delta {
                    self.delta(&delta, out);
                }
            }
            "content_block_stop" => self.close_thinking(out),
            "message_delta" => {
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
                for block in event.content.iter().flatten() {
                    self.block(block, out);
                    self.close_thinking(out);
                }
                self.usage(event.usage, out);
                stop(&event.stop_reason, "", out);
                out.push(StreamEvent::Done);
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

    fn block(&mut self, block: &Block<'_>, out: &mut Vec<StreamEvent>) {
        match block.kind.get() {
            "text" => push_some(&block.text, StreamEvent::Text, out),
            "thinking" => {
                self.thinking = Some((block.thinking.get().to_owned(), block.signature.get().to_owned()));
                push_some(&block.thinking, StreamEvent::Reasoning, out);
            }
            "redacted_thinking" => out.push(opaque(
                "redacted_thinking",
                json!({ "type": "redacted_thinking", "data": block.data.get() }),
            )),
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
            "text_delta" => push_some(&delta.text, StreamEvent::Text, out),
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
                }
            }
            _ => {}
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

    fn usage(&mut self, wire: Option<WireUsage>, out: &mut Vec<StreamEvent>) {
        let Some(wire) = wire else { return };
        let usage = &mut self.usage;
        self.fresh_input = wire.input_tokens.0.or(self.fresh_input);
        usage.cache_read = wire.cache_read_input_tokens.0.or(usage.cache_read);
        usage.cache_write = wire.cache_creation_input_tokens.0.or(usage.cache_write);
        usage.output = wire.output_tokens.0.or(usage.output);
        // `input_tokens` leaves out what the cache took.
        usage.input = self.fresh_input.map(|fresh| {
            fresh
                .saturating_add(usage.cache_read.unwrap_or(0))
                .saturating_add(usage.cache_write.unwrap_or(0))
        });
        out.push(StreamEvent::Usage(*usage));
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
