//! OpenAI Responses.

mod request;

use super::decoder::{Decoder, Read};
use super::json::{Count, Text};
use super::openai;
use super::prompt::{self, Auth};
use super::url_path::Home;
use super::{
    Endpoint, Failure, FamilyTraits, HttpRequest, OpaquePayload, Prompt, StreamDecoder, StreamEvent,
    WireFamily, failure, models,
};
use crate::contract::{FailureClass, Finish, ModelInfo, Usage};
use http::HeaderMap;
use serde::Deserialize;
use serde_json::{Value, json};

const NAME: &str = "responses";

const HOME: Home = Home {
    base: "https://api.openai.com/v1",
    version: "v1",
};

#[derive(Debug)]
pub struct Responses;

impl WireFamily for Responses {
    fn name(&self) -> &'static str {
        NAME
    }

    fn traits(&self, model: &str) -> FamilyTraits {
        FamilyTraits {
            // It does not show how it reasons, so a long silence is normal.
            streams_reasoning: !openai::reasons(model),
            flushes_headers: false,
            images: openai::sees(model),
            pdf: openai::is_known(model) && openai::sees(model),
        }
    }

    fn chat_request(&self, endpoint: &Endpoint, model: &str, prompt: &Prompt) -> HttpRequest {
        let url = HOME.url(&endpoint.base_url, "/responses");
        let headers = prompt::headers(endpoint, Auth::Bearer);
        let body = request::body(model, prompt);
        prompt::post(url, headers, &body, "text/event-stream")
    }

    fn decoder(&self, headers: &HeaderMap) -> Box<dyn StreamDecoder> {
        Box::new(Decoder::new(Reader::default(), headers))
    }

    fn failure(&self, status: u16, headers: &HeaderMap, body: &[u8]) -> Failure {
        failure::of_response(status, headers, body)
    }

    fn models_request(&self, endpoint: &Endpoint) -> HttpRequest {
        let url = HOME.url(&endpoint.base_url, "/models");
        prompt::get(url, prompt::headers(endpoint, Auth::Bearer))
    }

    fn read_models(&self, body: &[u8]) -> Result<Vec<ModelInfo>, Failure> {
        models::read(body)
    }
}

#[derive(Deserialize)]
struct Event<'a> {
    #[serde(borrow, default, rename = "type")]
    kind: Text<'a>,
    #[serde(borrow, default)]
    delta: Text<'a>,
    item: Option<Value>,
    response: Option<Response>,
    /// An answer in one piece has the response's fields at the top; an error has either an object
    /// here or its fields at the top.
    error: Option<Value>,
}

#[derive(Deserialize)]
struct Response {
    model: Option<Value>,
    status: Option<Value>,
    error: Option<Value>,
    incomplete_details: Option<Value>,
    output: Option<Vec<Value>>,
    usage: Option<WireUsage>,
}

#[derive(Clone, Copy, Deserialize)]
struct WireUsage {
    #[serde(default)]
    input_tokens: Count,
    #[serde(default)]
    output_tokens: Count,
    #[serde(default)]
    total_tokens: Count,
    input_tokens_details: Option<InputDetails>,
    output_tokens_details: Option<OutputDetails>,
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
struct Reader {
    model_said: bool,
    text_said: bool,
    refusal_said: bool,
    tool_called: bool,
}

impl Read for Reader {
    fn read(&mut self, json: &str, out: &mut Vec<StreamEvent>) -> Result<bool, serde_json::Error> {
        let event: Event<'_> = serde_json::from_str(json)?;
        if let Some(error) = event.error.filter(failure::is_error) {
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
                    self.model(&response, out);
                }
            }
            "response.output_item.done" => {
                if let Some(item) = event.item {
                    self.item(&item, false, out);
                }
            }
            "response.completed" | "response.incomplete" | "response.failed" | "response.cancelled" => {
                if let Some(response) = event.response {
                    self.end(&response, out);
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
        let response: Response = serde_json::from_str(json)?;
        let Some(output) = &response.output else {
            return Ok(false);
        };
        self.model(&response, out);
        for item in output {
            self.item(item, true, out);
        }
        self.end(&response, out);
        Ok(true)
    }

    fn model(&mut self, response: &Response, out: &mut Vec<StreamEvent>) {
        let model = response
            .model
            .as_ref()
            .and_then(Value::as_str)
            .unwrap_or_default();
        if !self.model_said && !model.is_empty() {
            self.model_said = true;
            out.push(StreamEvent::Model(model.to_owned()));
        }
    }

    fn text(&mut self, text: &str, out: &mut Vec<StreamEvent>) {
        if !text.is_empty() {
            self.text_said = true;
            out.push(StreamEvent::Text(text.to_owned()));
        }
    }

    fn refusal(&mut self, text: &str, out: &mut Vec<StreamEvent>) {
        self.refusal_said = true;
        out.push(StreamEvent::Refusal(text.to_owned()));
    }

    /// A finished item; its text was streamed before, unless the answer came in one piece.
    fn item(&mut self, item: &Value, with_text: bool, out: &mut Vec<StreamEvent>) {
        match item["type"].as_str().unwrap_or_default() {
            "message" if with_text => {
                for part in item["content"].as_array().into_iter().flatten() {
                    match part["type"].as_str().unwrap_or_default() {
                        "output_text" => self.text(part["text"].as_str().unwrap_or_default(), out),
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
            "function_call" | "custom_tool_call" => self.tool_called = true,
            _ => {}
        }
    }

    fn end(&mut self, response: &Response, out: &mut Vec<StreamEvent>) {
        self.model(response, out);
        if let Some(wire) = response.usage {
            out.push(StreamEvent::Usage(from_usage(wire)));
        }
        if let Some(error) = response.error.as_ref().filter(|error| failure::is_error(error)) {
            out.push(StreamEvent::Error(failure::of_value(error)));
            return;
        }
        let reason = response
            .incomplete_details
            .as_ref()
            .and_then(|details| details["reason"].as_str());
        let finish = match (response.status.as_ref().and_then(Value::as_str), reason) {
            (_, Some("content_filter")) => Finish::Refused,
            (_, Some(_)) | (Some("incomplete"), None) => Finish::Length,
            (Some("failed" | "cancelled"), None) => {
                out.push(StreamEvent::Error(failure::of_silence(FailureClass::Server)));
                return;
            }
            _ if self.refusal_said && !self.text_said => Finish::Refused,
            _ if self.tool_called => Finish::ToolCalls,
            _ => Finish::Stop,
        };
        if finish == Finish::Refused && !self.refusal_said {
            out.push(StreamEvent::Refusal(String::new()));
        }
        out.push(StreamEvent::Finish(finish));
        out.push(StreamEvent::Done);
    }
}

fn from_usage(wire: WireUsage) -> Usage {
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
fn all_output(wire: WireUsage, reasoning: Option<u64>) -> Option<u64> {
    let output = wire.output_tokens.0?;
    let beside = output.saturating_add(reasoning.unwrap_or(0));
    let total = wire.input_tokens.0.unwrap_or(0).saturating_add(beside);
    Some(if wire.total_tokens.0 == Some(total) {
        beside
    } else {
        output
    })
}
