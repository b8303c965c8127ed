//! OpenAI Chat Completions and those that imitate it.
//!
//! The imitators differ in what they accept far more than in what they send: requests follow a
//! [`ChatFlavour`], and one tolerant reader takes all their streams.

mod content;
mod flavour;
mod request;
mod stream;

pub use flavour::{ChatFlavour, Models, PLAIN, Pdf, Tell, Words};

use super::decoder::Decoder;
use super::openai;
use super::prompt;
use super::{
    Endpoint, Failure, FamilyTraits, HttpRequest, Prompt, StreamDecoder, WireFamily, failure, models,
};
use crate::contract::ModelInfo;
use http::HeaderMap;

const NAME: &str = "chat";

/// The family, in one of its flavours.
#[derive(Debug)]
pub struct Chat(pub ChatFlavour);

impl WireFamily for Chat {
    fn name(&self) -> &'static str {
        NAME
    }

    fn traits(&self, model: &str) -> FamilyTraits {
        FamilyTraits {
            streams_reasoning: true,
            flushes_headers: self.0.flushes_headers,
            images: self.0.images && openai::sees(model),
            pdf: self.0.pdf != Pdf::AsText && openai::sees(model),
            // Some servers do it in ways of their own; of none is it known for all models.
            prefills: false,
        }
    }

    fn chat_request(&self, endpoint: &Endpoint, model: &str, prompt: &Prompt) -> HttpRequest {
        let url = self.0.home.url(&endpoint.base_url, "/chat/completions");
        let headers = prompt::headers(endpoint, self.0.auth);
        let body = request::body(&self.0, model, prompt);
        prompt::post(url, headers, &body, "text/event-stream")
    }

    fn decoder(&self, headers: &HeaderMap) -> Box<dyn StreamDecoder> {
        Box::new(Decoder::new(stream::Reader::default(), headers))
    }

    fn failure(&self, status: u16, headers: &HeaderMap, body: &[u8]) -> Failure {
        failure::of_response(status, headers, body)
    }

    fn models_request(&self, endpoint: &Endpoint) -> HttpRequest {
        let path = match self.0.models {
            Models::Listed => "/models",
            Models::Fixed { path, .. } => path,
        };
        let url = self.0.home.url(&endpoint.base_url, path);
        prompt::get(url, prompt::headers(endpoint, self.0.auth))
    }

    fn read_models(&self, body: &[u8]) -> Result<Vec<ModelInfo>, Failure> {
        match self.0.models {
            Models::Listed => models::read(body),
            Models::Fixed { names, .. } => models::fixed(names, body),
        }
    }
}
