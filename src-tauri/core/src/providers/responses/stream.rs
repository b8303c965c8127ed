//! What a stream of OpenAI Responses says.

use super::NAME;
use crate::contract::{FailureClass, Finish, Usage};
use crate::providers::bounded::{value, value_or_null};
use crate::providers::decoder::Read;
use crate::providers::json::{Count, Text};
use crate::providers::sources::{Source, Sources};
use crate::providers::tool_calls::{Calls, Piece};
use crate::providers::{OpaquePayload, StreamEvent, cost, failure};
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Value, json};

#[derive(Deserialize)]
struct Event<'a> {
    #[serde(borrow, default, rename = "type")]
    kind: Text<'a>,
    #[serde(borrow, default)]
    delta: Text<'a>,
    #[serde(default)]
    output_index: Count,
    /// Of a call that is complete; `input` is that of a tool that takes plain text.
    #[serde(borrow, default)]
    arguments: Text<'a>,
    #[serde(borrow, default)]
    input: Text<'a>,
    #[serde(borrow, default)]
    annotation: Option<&'a RawValue>,
    #[serde(borrow, default)]
    item: Option<&'a RawValue>,
    #[serde(borrow, default)]
    response: Option<&'a RawValue>,
    /// An answer in one piece has the response's fields at the top; an error has either an object
    /// here or its fields at the top.
    #[serde(borrow, default)]
    error: Option<&'a RawValue>,
}

#[derive(Deserialize)]
struct Response<'a> {
    #[serde(borrow, default)]
    model: Text<'a>,
    #[serde(borrow, default)]
    status: Text<'a>,
    #[serde(borrow, default)]
    error: Option<&'a RawValue>,
    /// Whether it is there at all, and what it says.
    #[serde(borrow, default, deserialize_with = "there")]
    incomplete_details: Option<&'a RawValue>,
    #[serde(borrow, default)]
    output: Option<&'a RawValue>,
    #[serde(borrow)]
    usage: Option<WireUsage<'a>>,
}

/// A `null` that is written down is there, too.
fn there<'de: 'a, 'a, D: serde::Deserializer<'de>>(value: D) -> Result<Option<&'a RawValue>, D::Error> {
    <&RawValue>::deserialize(value).map(Some)
}

#[derive(Deserialize)]
struct WireUsage<'a> {
    #[serde(default)]
    input_tokens: Count,
    #[serde(default)]
    output_tokens: Count,
    #[serde(default)]
    total_tokens: Count,
    input_tokens_details: Option<InputDetails>,
    output_tokens_details: Option<OutputDetails>,
    #[serde(borrow, default)]
    cost: Option<&'a RawValue>,
    #[serde(borrow, default)]
    cost_details: Option<&'a RawValue>,
    #[serde(borrow, default)]
    is_byok: Option<&'a RawValue>,
    #[serde(default)]
    cost_in_usd_ticks: Count,
}

#[derive(Clone, Copy, Deserialize)]
struct InputDetails {
    #[serde(default)]
    cached_tokens: Count,
}

#[derive(Clone, Copy, Deserialize)]
struct OutputDetails {
    #[serde(default)]
    reasoning_tokens: Count,
}

/// What a stream has said so far and is needed again.
#[derive(Default)]
pub struct Reader {
    model_said: bool,
    text_said: bool,
    refusal_said: bool,
    calls: Calls,
    /// Text so far, in Unicode scalar values, and how much of it came before the open part, from
    /// whose start places are counted.
    chars: u64,
    chars_before: u64,
    sources: Sources,
    /// Tokens that the answer was allowed.
    limit: Option<u32>,
}

impl Reader {
    pub fn within(limit: Option<u32>) -> Self {
        Self {
            limit,
            ..Self::default()
        }
    }
}

impl Read for Reader {
    fn read(&mut self, json: &str, out: &mut Vec<StreamEvent>) -> Result<bool, serde_json::Error> {
        let event: Event<'_> = serde_json::from_str(json)?;
        if let Some(error) = event.error.map(value).transpose()?.filter(failure::is_error) {
            out.push(StreamEvent::Error(failure::of_value(&error)));
            return Ok(true);
        }
        match event.kind.get() {
            "response.output_text.delta" => self.text(event.delta.get(), out),
            "response.refusal.delta" => self.refusal(event.delta.get(), out),
            "response.reasoning_summary_text.delta" | "response.reasoning_text.delta" => {
                if let Some(text) = event.delta.some() {
                    out.push(StreamEvent::Reasoning(text.to_owned()));
                }
            }
            "response.created" | "response.in_progress" | "response.queued" => {
                if let Some(response) = event.response {
                    let response: Response<'_> = serde_json::from_str(response.get())?;
                    self.model(&response, out);
                }
            }
            "response.content_part.added" => self.chars_before = self.chars,
            "response.output_item.added" => {
                self.chars_before = self.chars;
                if let Some(item) = event.item {
                    self.call(event.output_index.0, &value(item)?, out);
                }
            }
            "response.function_call_arguments.delta" | "response.custom_tool_call_input.delta" => {
                let piece = Piece {
                    number: event.output_index.0,
                    arguments: event.delta.get(),
                    ..Piece::default()
                };
                self.calls.tell(piece, out);
            }
            "response.function_call_arguments.done" | "response.custom_tool_call_input.done" => {
                let whole = event.arguments.some().or(event.input.some());
                let piece = Piece {
                    number: event.output_index.0,
                    arguments: whole.unwrap_or_default(),
                    ..Piece::default()
                };
                self.calls.tell_whole(piece, out);
            }
            "response.output_text.annotation.added" => {
                self.cite(&value_or_null(event.annotation), out);
            }
            "response.output_item.done" => {
                if let Some(item) = event.item {
                    self.item(event.output_index.0, &value(item)?, false, out);
                }
            }
            "response.completed" | "response.incomplete" | "response.failed" | "response.cancelled" => {
                if let Some(response) = event.response {
                    self.end(&serde_json::from_str(response.get())?, out)?;
                }
            }
            "error" => out.push(StreamEvent::Error(failure::in_stream(json))),
            "" => return self.whole(json, out),
            kind => return Ok(kind.starts_with("response.")),
        }
        Ok(true)
    }
}

impl Reader {
    /// An answer in one piece.
    fn whole(&mut self, json: &str, out: &mut Vec<StreamEvent>) -> Result<bool, serde_json::Error> {
        let response: Response<'_> = serde_json::from_str(json)?;
        let Some(Value::Array(output)) = response.output.map(value).transpose()? else {
            return Ok(false);
        };
        self.model(&response, out);
        for (at, item) in output.iter().enumerate() {
            self.item(Some(at as u64), item, true, out);
        }
        self.end(&response, out)?;
        Ok(true)
    }

    fn model(&mut self, response: &Response<'_>, out: &mut Vec<StreamEvent>) {
        if let Some(model) = response.model.some().filter(|_| !self.model_said) {
            self.model_said = true;
            out.push(StreamEvent::Model(model.to_owned()));
        }
    }

    fn text(&mut self, text: &str, out: &mut Vec<StreamEvent>) {
        if !text.is_empty() {
            self.text_said = true;
            self.chars += text.chars().count() as u64;
            out.push(StreamEvent::Text(text.to_owned()));
        }
    }

    fn refusal(&mut self, text: &str, out: &mut Vec<StreamEvent>) {
        self.refusal_said = true;
        out.push(StreamEvent::Refusal(text.to_owned()));
    }

    /// A finished item; its text was streamed before, unless the answer came in one piece.
    fn item(&mut self, at: Option<u64>, item: &Value, with_text: bool, out: &mut Vec<StreamEvent>) {
        match item["type"].as_str().unwrap_or_default() {
            "message" if with_text => {
                for part in item["content"].as_array().into_iter().flatten() {
                    match part["type"].as_str().unwrap_or_default() {
                        "output_text" => {
                            self.chars_before = self.chars;
                            self.text(part["text"].as_str().unwrap_or_default(), out);
                            for annotation in part["annotations"].as_array().into_iter().flatten() {
                                self.cite(annotation, out);
                            }
                        }
                        "refusal" => self.refusal(part["refusal"].as_str().unwrap_or_default(), out),
                        _ => {}
                    }
                }
            }
            "reasoning" => {
                // Without its id: nothing is stored under it.
                if let Some(encrypted) = item["encrypted_content"].as_str().filter(|text| !text.is_empty()) {
                    let summary = item["summary"].as_array().cloned().unwrap_or_default();
                    out.push(StreamEvent::Opaque(OpaquePayload {
                        family: NAME.to_owned(),
                        kind: "reasoning".to_owned(),
                        data: json!({ "type": "reasoning", "summary": summary, "encrypted_content": encrypted }),
                    }));
                }
            }
            _ => self.call(at, item, out),
        }
    }

    /// A call of a tool, as it begins or as it ends; others run at the vendor.
    fn call(&mut self, at: Option<u64>, item: &Value, out: &mut Vec<StreamEvent>) {
        let text = |name: &str| item[name].as_str().unwrap_or_default();
        let arguments = match text("type") {
            "function_call" => text("arguments"),
            "custom_tool_call" => text("input"),
            _ => return,
        };
        let piece = Piece {
            number: at,
            id: text("call_id"),
            name: text("name"),
            arguments,
        };
        self.calls.tell_whole(piece, out);
    }

    fn cite(&mut self, annotation: &Value, out: &mut Vec<StreamEvent>) {
        let text = |name: &str| annotation[name].as_str().unwrap_or_default();
        // A file's place in the list of files is its `index`; in the text it has none.
        let place = |name: &str| Some(self.chars_before.saturating_add(annotation[name].as_u64()?));
        let source = Source {
            url: text("url"),
            title: match text("title") {
                "" => text("filename"),
                title => title,
            },
            quote: "",
            place: place("start_index").zip(place("end_index")),
        };
        self.sources.tell(source, out);
    }

    fn end(&mut self, response: &Response<'_>, out: &mut Vec<StreamEvent>) -> Result<(), serde_json::Error> {
        let error = response.error.map(value).transpose()?.filter(failure::is_error);
        self.model(response, out);
        if let Some(wire) = &response.usage {
            out.push(StreamEvent::Usage(from_usage(wire)));
            let cost = cost::dollars(cost::Said {
                cost: wire.cost,
                details: wire.cost_details,
                own_key: wire.is_byok,
                ticks: wire.cost_in_usd_ticks.0,
            });
            out.extend(cost.map(StreamEvent::Cost));
        }
        if let Some(error) = error {
            out.push(StreamEvent::Error(failure::of_value(&error)));
            return Ok(());
        }
        let details = value_or_null(response.incomplete_details);
        let finish = match (response.status.some(), details["reason"].as_str()) {
            (_, Some("content_filter")) => Finish::Refused,
            (_, Some(_)) | (Some("incomplete"), None) => Finish::Length,
            (Some("failed" | "cancelled"), None) => {
                out.push(StreamEvent::Error(failure::of_silence(FailureClass::Server)));
                return Ok(());
            }
            _ if self.refusal_said && !self.text_said => Finish::Refused,
            _ if !self.calls.is_empty() => Finish::ToolCalls,
            _ if self.cut(response) => Finish::Length,
            _ => Finish::Stop,
        };
        if finish == Finish::Refused && !self.refusal_said {
            out.push(StreamEvent::Refusal(String::new()));
        }
        out.push(StreamEvent::Finish(finish));
        out.push(StreamEvent::Done);
        Ok(())
    }
}

impl Reader {
    /// Servers that imitate the interface call an answer completed that their limit cut (llama.cpp);
    /// they leave out the field that OpenAI always sends. A count that fills the limit tells it then.
    fn cut(&self, response: &Response<'_>) -> bool {
        let output = response.usage.as_ref().and_then(|usage| usage.output_tokens.0);
        let full = output
            .zip(self.limit)
            .is_some_and(|(output, limit)| output >= u64::from(limit));
        full && response.incomplete_details.is_none()
    }
}

fn from_usage(wire: &WireUsage<'_>) -> Usage {
    let reasoning = wire
        .output_tokens_details
        .and_then(|details| details.reasoning_tokens.0);
    Usage {
        input: wire.input_tokens.0,
        output: all_output(wire, reasoning),
        cache_read: wire
            .input_tokens_details
            .and_then(|details| details.cached_tokens.0),
        cache_write: None,
        reasoning,
    }
}

/// All output. Who counts reasoning beside it is given away by the total.
fn all_output(wire: &WireUsage<'_>, reasoning: Option<u64>) -> Option<u64> {
    let output = wire.output_tokens.0?;
    let beside = output.saturating_add(reasoning.unwrap_or(0));
    let total = wire.input_tokens.0.unwrap_or(0).saturating_add(beside);
    Some(if wire.total_tokens.0 == Some(total) {
        beside
    } else {
        output
    })
}
