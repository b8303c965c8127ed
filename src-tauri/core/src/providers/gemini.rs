//! Gemini `generateContent`.

mod request;
mod stream;

use super::decoder::Decoder;
use super::prompt::{self, Auth};
use super::url_path::Home;
use super::{
    Endpoint, Failure, FamilyTraits, HttpRequest, Prompt, StreamDecoder, WireFamily, failure, models,
};
use crate::contract::{FailureClass, ModelInfo};
use crate::texts::say;
use http::HeaderMap;
use serde::Deserialize;
use serde_json::Value;
use std::collections::HashSet;

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
            prefills: false,
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
        Box::new(Decoder::new(stream::Reader::default(), headers))
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
        let mut models: Vec<ModelInfo> = list.models.iter().filter_map(model).collect();
        let mut seen = HashSet::new();
        models.retain(|model| seen.insert(model.id.clone()));
        Ok(models)
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
        // Every Gemini sees and reads PDF; the Gemma models behind the same interface may not.
        images: id.starts_with("gemini-").then_some(true),
        pdf: id.starts_with("gemini-").then_some(true),
        reasoning: item["thinking"].as_bool(),
        ..models::unknown(id)
    })
}
