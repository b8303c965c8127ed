//! Anthropic Messages.

mod request;
mod stream;

use super::decoder::Decoder;
use super::prompt::{self, Auth};
use super::url_path::Home;
use super::{
    Endpoint, Failure, FamilyTraits, HttpRequest, Prompt, StreamDecoder, WireFamily, failure, models,
};
use crate::contract::ModelInfo;
use http::{HeaderMap, HeaderValue};

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
            prefills: request::prefills(model),
        }
    }

    fn chat_request(&self, endpoint: &Endpoint, model: &str, prompt: &Prompt) -> HttpRequest {
        let url = HOME.url(&endpoint.base_url, "/messages");
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
