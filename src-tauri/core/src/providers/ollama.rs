//! Ollama's own interface. Its imitation of Chat Completions swallows errors in the middle of an
//! answer, so this one is spoken.

mod request;

use super::bounded::value;
use super::decoder::{Decoder, Read};
use super::json::{Count, Text};
use super::prompt::{self, Auth};
use super::tool_calls::{Calls, Piece, calls_in};
use super::url_path::Home;
use super::{
    Endpoint, Failure, FamilyTraits, HttpRequest, Prompt, StreamDecoder, StreamEvent, WireFamily, failure,
    models,
};
use crate::contract::{Finish, ModelInfo, Usage};
use http::HeaderMap;
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;
use url::Url;

const NAME: &str = "ollama";

const HOME: Home = Home {
    base: "http://127.0.0.1:11434",
    version: "",
};

#[derive(Debug)]
pub struct Ollama;

impl WireFamily for Ollama {
    fn name(&self) -> &'static str {
        NAME
    }

    fn traits(&self, _: &str) -> FamilyTraits {
        FamilyTraits {
            streams_reasoning: true,
            flushes_headers: false,
            images: true,
            pdf: false,
            // It hangs on the template of each model.
            prefills: false,
        }
    }

    fn chat_request(&self, endpoint: &Endpoint, model: &str, prompt: &Prompt) -> HttpRequest {
        let url = address(&endpoint.base_url, "/api/chat");
        let headers = prompt::headers(endpoint, Auth::Bearer);
        let body = request::body(model, prompt);
        prompt::post(url, headers, &body, "application/x-ndjson")
    }

    fn decoder(&self, headers: &HeaderMap) -> Box<dyn StreamDecoder> {
        Box::new(Decoder::of_lines(Reader::default(), headers))
    }

    fn failure(&self, status: u16, headers: &HeaderMap, body: &[u8]) -> Failure {
        failure::of_response(status, headers, body)
    }

    fn models_request(&self, endpoint: &Endpoint) -> HttpRequest {
        let url = address(&endpoint.base_url, "/api/tags");
        prompt::get(url, prompt::headers(endpoint, Auth::Bearer))
    }

    fn read_models(&self, body: &[u8]) -> Result<Vec<ModelInfo>, Failure> {
        models::read(body)
    }

    fn model_request(&self, endpoint: &Endpoint, model: &str) -> Option<HttpRequest> {
        let url = address(&endpoint.base_url, "/api/show");
        let headers = prompt::headers(endpoint, Auth::Bearer);
        let body = serde_json::json!({ "model": model });
        Some(prompt::post(url, headers, &body, "application/json"))
    }

    fn read_model(&self, body: &[u8], model: &mut ModelInfo) {
        let Ok(shown) = serde_json::from_slice::<Value>(body) else {
            return;
        };
        let can = |word: &str| models::listed(&shown, &["/capabilities"], word);
        model.images = can("vision").or(model.images);
        model.tools = can("tools").or(model.tools);
        model.reasoning = can("thinking").or(model.reasoning);
        // Each architecture has a name of its own for it.
        let window = shown["model_info"].as_object().and_then(|info| {
            info.iter()
                .filter(|(name, _)| name.ends_with(".context_length"))
                .find_map(|(_, tokens)| tokens.as_u64())
        });
        model.context_window = window.or(model.context_window);
    }
}

/// Ollama has no version segment; whoever pastes the address of its imitations means the server.
fn address(base: &Url, path: &str) -> Url {
    let mut base = base.clone();
    if matches!(base.path().trim_matches('/'), "v1" | "api") {
        base.set_path("/");
    }
    HOME.url(&base, path)
}

#[derive(Deserialize)]
struct Line<'a> {
    #[serde(borrow)]
    error: Option<&'a RawValue>,
    #[serde(borrow, default)]
    model: Text<'a>,
    #[serde(borrow)]
    message: Option<Message<'a>>,
    done: Option<bool>,
    #[serde(borrow, default)]
    done_reason: Text<'a>,
    #[serde(default)]
    prompt_eval_count: Count,
    #[serde(default)]
    eval_count: Count,
}

#[derive(Deserialize)]
struct Message<'a> {
    #[serde(borrow, default)]
    content: Text<'a>,
    #[serde(borrow, default)]
    thinking: Text<'a>,
    #[serde(borrow, default)]
    tool_calls: Option<&'a RawValue>,
}

/// What a stream has said so far and is needed again.
#[derive(Default)]
struct Reader {
    model_said: bool,
    calls: Calls,
    /// How many calls were told: each comes whole, and its own number is not always there.
    called: u64,
}

impl Read for Reader {
    fn read(&mut self, json: &str, out: &mut Vec<StreamEvent>) -> Result<bool, serde_json::Error> {
        let line: Line<'_> = serde_json::from_str(json)?;
        if let Some(error) = line.error.map(value).transpose()?
            && failure::is_error(&error)
        {
            // With the status that may stand beside it.
            out.push(StreamEvent::Error(failure::in_stream(json)));
            return Ok(true);
        }
        if let Some(model) = line.model.some().filter(|_| !self.model_said) {
            self.model_said = true;
            out.push(StreamEvent::Model(model.to_owned()));
        }
        if let Some(message) = &line.message {
            if let Some(text) = message.thinking.some() {
                out.push(StreamEvent::Reasoning(text.to_owned()));
            }
            if let Some(text) = message.content.some() {
                out.push(StreamEvent::Text(text.to_owned()));
            }
            for call in calls_in(message.tool_calls) {
                let Some(function) = &call.function else { continue };
                let piece = Piece {
                    number: Some(self.called),
                    id: call.id.get(),
                    name: function.name.get(),
                    arguments: &function.arguments(),
                };
                self.calls.tell(piece, out);
                self.called += 1;
            }
        }
        if line.done == Some(true) {
            self.end(&line, out);
        }
        Ok(line.message.is_some() || line.done.is_some())
    }
}

impl Reader {
    fn end(&self, line: &Line<'_>, out: &mut Vec<StreamEvent>) {
        if line.prompt_eval_count.0.is_some() || line.eval_count.0.is_some() {
            out.push(StreamEvent::Usage(Usage {
                input: line.prompt_eval_count.0,
                output: line.eval_count.0,
                ..Usage::default()
            }));
        }
        let finish = match line.done_reason.get() {
            // The runner was lost: it is over, but nobody said that the answer is.
            "" => return,
            "stop" if !self.calls.is_empty() => Finish::ToolCalls,
            "stop" => Finish::Stop,
            "length" => Finish::Length,
            _ => Finish::Other,
        };
        out.push(StreamEvent::Finish(finish));
        out.push(StreamEvent::Done);
    }
}
