//! Gemini `generateContent`.

mod request;

use super::decoder::{Decoder, Read};
use super::json::{Count, Text};
use super::prompt::{self, Auth};
use super::url_path::Home;
use super::{
    Endpoint, Failure, FamilyTraits, HttpRequest, OpaquePayload, Prompt, StreamDecoder, StreamEvent,
    WireFamily, failure, models,
};
use crate::contract::{FailureClass, Finish, ModelInfo, Usage};
use crate::texts::say;
use http::HeaderMap;
use serde::Deserialize;
use serde_json::{Value, json};

const NAME: &str = "gemini";

const HOME: Home = Home {
    base: "https://generativelanguage.googleapis.com/v1beta",
    version: "v1beta",
};
/// As many models as one page of the list holds at most.
const MODELS_PAGE: &str = "1000";

#[derive(Debug)]
pub struct Gemini;

impl WireFamily for Gemini {
    fn name(&self) -> &'static str {
        NAME
    }

    fn traits(&self, model: &str) -> FamilyTraits {
        FamilyTraits {
            streams_reasoning: true,
            flushes_headers: false,
            images: true,
            // The Gemma models behind the same interface read no documents.
            pdf: request::name(model).starts_with("gemini-"),
        }
    }

    fn chat_request(&self, endpoint: &Endpoint, model: &str, prompt: &Prompt) -> HttpRequest {
        let model = request::name(model);
        let path = format!("/models/{model}:streamGenerateContent");
        let mut url = HOME.url(&endpoint.base_url, &path);
        url.query_pairs_mut().append_pair("alt", "sse");
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
        url.query_pairs_mut().append_pair("pageSize", MODELS_PAGE);
        prompt::get(url, headers(endpoint))
    }

    fn read_models(&self, body: &[u8]) -> Result<Vec<ModelInfo>, Failure> {
        let list: ModelList = serde_json::from_slice(body)
            .map_err(|_| Failure::new(FailureClass::Server, say("failure-wire-no-list")))?;
        Ok(list.models.iter().filter_map(model).collect())
    }
}

fn headers(endpoint: &Endpoint) -> HeaderMap {
    prompt::headers(endpoint, Auth::Header("x-goog-api-key"))
}

#[derive(Deserialize)]
struct ModelList {
    models: Vec<Value>,
}

fn model(item: &Value) -> Option<ModelInfo> {
    let name = item["name"].as_str()?;
    let id = name.strip_prefix("models/").unwrap_or(name);
    let generates = item["supportedGenerationMethods"]
        .as_array()
        .is_none_or(|methods| methods.iter().any(|method| method == "generateContent"));
    if id.is_empty() || !generates || !models::may_chat(id) {
        return None;
    }
    Some(ModelInfo {
        name: item["displayName"].as_str().map(super::safe_message),
        context_window: item["inputTokenLimit"].as_u64(),
        max_output: item["outputTokenLimit"].as_u64(),
        // Every Gemini sees; the Gemma models behind the same interface may not.
        images: id.starts_with("gemini-").then_some(true),
        reasoning: item["thinking"].as_bool(),
        ..models::unknown(id)
    })
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Chunk<'a> {
    error: Option<Value>,
    #[serde(borrow)]
    candidates: Option<Vec<Candidate<'a>>>,
    #[serde(borrow)]
    prompt_feedback: Option<Feedback<'a>>,
    usage_metadata: Option<WireUsage>,
    #[serde(borrow, default)]
    model_version: Text<'a>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Candidate<'a> {
    #[serde(default)]
    index: Count,
    #[serde(borrow)]
    content: Option<Content<'a>>,
    #[serde(borrow, default)]
    finish_reason: Text<'a>,
    #[serde(borrow, default)]
    finish_message: Text<'a>,
}

#[derive(Deserialize)]
struct Content<'a> {
    #[serde(borrow)]
    parts: Option<Vec<Part<'a>>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Part<'a> {
    #[serde(borrow, default)]
    text: Text<'a>,
    #[serde(default)]
    thought: Option<bool>,
    #[serde(borrow, default)]
    thought_signature: Text<'a>,
    function_call: Option<serde::de::IgnoredAny>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Feedback<'a> {
    #[serde(borrow, default)]
    block_reason: Text<'a>,
    #[serde(borrow, default)]
    block_reason_message: Text<'a>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "camelCase")]
struct WireUsage {
    #[serde(default)]
    prompt_token_count: Count,
    #[serde(default)]
    tool_use_prompt_token_count: Count,
    #[serde(default)]
    cached_content_token_count: Count,
    #[serde(default)]
    candidates_token_count: Count,
    #[serde(default)]
    thoughts_token_count: Count,
}

/// What a stream has said so far and is needed again.
#[derive(Default)]
struct Reader {
    model_said: bool,
    tool_called: bool,
    usage: Usage,
    finish: Option<Finish>,
}

impl Read for Reader {
    fn read(&mut self, json: &str, out: &mut Vec<StreamEvent>) -> Result<bool, serde_json::Error> {
        let chunk: Chunk<'_> = serde_json::from_str(json)?;
        if let Some(model) = chunk.model_version.some().filter(|_| !self.model_said) {
            self.model_said = true;
            out.push(StreamEvent::Model(model.to_owned()));
        }
        let known =
            chunk.candidates.is_some() || chunk.prompt_feedback.is_some() || chunk.usage_metadata.is_some();
        let candidates = chunk.candidates.as_deref().unwrap_or_default();
        let candidate = candidates
            .iter()
            .find(|candidate| candidate.index.0.unwrap_or(0) == 0);
        let parts = candidate
            .and_then(|candidate| candidate.content.as_ref())
            .and_then(|content| content.parts.as_deref());
        for part in parts.unwrap_or_default() {
            self.part(part, out);
        }
        if let Some(wire) = chunk.usage_metadata {
            self.usage(wire, out);
        }
        if let Some(error) = chunk.error.filter(failure::is_error) {
            out.push(StreamEvent::Error(failure::of_value(&error)));
            return Ok(true);
        }
        if let Some(candidate) = candidate {
            self.finish(candidate.finish_reason.get(), candidate.finish_message.get(), out);
        } else if let Some(feedback) = chunk
            .prompt_feedback
            .filter(|feedback| feedback.block_reason.some().is_some())
        {
            // The question itself was refused: there is no candidate at all.
            self.say_finish(Finish::Refused, feedback.block_reason_message.get(), out);
        }
        Ok(known)
    }
}

impl Reader {
    fn part(&mut self, part: &Part<'_>, out: &mut Vec<StreamEvent>) {
        if let Some(text) = part.text.some() {
            out.push(if part.thought == Some(true) {
                StreamEvent::Reasoning(text.to_owned())
            } else {
                StreamEvent::Text(text.to_owned())
            });
        }
        if part.function_call.is_some() {
            self.tool_called = true;
        } else if let Some(signature) = part.thought_signature.some() {
            // That of a tool call goes back with the call, which is not used yet.
            out.push(StreamEvent::Opaque(OpaquePayload {
                family: NAME.to_owned(),
                kind: "thoughtSignature".to_owned(),
                data: json!(signature),
            }));
        }
    }

    fn finish(&mut self, reason: &str, words: &str, out: &mut Vec<StreamEvent>) {
        let finish = match reason {
            "" => return,
            "STOP" if self.tool_called => Finish::ToolCalls,
            "STOP" => Finish::Stop,
            "MAX_TOKENS" => Finish::Length,
            "SAFETY"
            | "RECITATION"
            | "LANGUAGE"
            | "BLOCKLIST"
            | "PROHIBITED_CONTENT"
            | "SPII"
            | "IMAGE_SAFETY"
            | "IMAGE_PROHIBITED_CONTENT"
            | "IMAGE_RECITATION" => Finish::Refused,
            _ => Finish::Other,
        };
        self.say_finish(finish, words, out);
    }

    fn say_finish(&mut self, finish: Finish, words: &str, out: &mut Vec<StreamEvent>) {
        // More text can follow a first finish, and another finish after it.
        if self.finish != Some(finish) {
            self.finish = Some(finish);
            if finish == Finish::Refused {
                out.push(StreamEvent::Refusal(words.to_owned()));
            }
            out.push(StreamEvent::Finish(finish));
        }
    }

    fn usage(&mut self, wire: WireUsage, out: &mut Vec<StreamEvent>) {
        let add = |one: Count, other: Count| match (one.0, other.0) {
            (None, None) => None,
            (one, other) => Some(one.unwrap_or(0).saturating_add(other.unwrap_or(0))),
        };
        let before = self.usage;
        self.usage = Usage {
            input: add(wire.prompt_token_count, wire.tool_use_prompt_token_count).or(before.input),
            output: add(wire.candidates_token_count, wire.thoughts_token_count).or(before.output),
            cache_read: wire.cached_content_token_count.0.or(before.cache_read),
            cache_write: None,
            reasoning: wire.thoughts_token_count.0.or(before.reasoning),
        };
        if self.usage != before {
            out.push(StreamEvent::Usage(self.usage));
        }
    }
}
