//! OpenAI Responses.

mod request;
mod stream;

use super::decoder::Decoder;
use super::openai;
use super::prompt::{self, Auth};
use super::url_path::Home;
use super::{
    Endpoint, Failure, FamilyTraits, HttpRequest, Prompt, StreamDecoder, WireFamily, failure, models,
};
use crate::contract::ModelInfo;
use http::HeaderMap;

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
            prefills: false,
        }
    }

    fn chat_request(&self, endpoint: &Endpoint, model: &str, prompt: &Prompt) -> HttpRequest {
        let url = HOME.url(&endpoint.base_url, "/responses");
        let headers = prompt::headers(endpoint, Auth::Bearer);
        let body = request::body(model, prompt);
        prompt::post(url, headers, &body, "text/event-stream")
    }

    fn decoder(&self, headers: &HeaderMap) -> Box<dyn StreamDecoder> {
        self.decoder_within(headers, None)
    }

    fn decoder_within(&self, headers: &HeaderMap, max_output: Option<u32>) -> Box<dyn StreamDecoder> {
        Box::new(Decoder::new(stream::Reader::within(max_output), headers))
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
