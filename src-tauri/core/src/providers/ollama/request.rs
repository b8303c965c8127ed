//! What Ollama is sent.

use super::NAME;
use crate::contract::{Effort, Role};
use crate::providers::Prompt;
use crate::providers::prompt::{self, JoinedPart, object};
use serde_json::{Value, json};

/// The smallest window Ollama gives a model when nobody asks for more. What does not fit is cut off
/// at the front without a word, so a longer conversation has to ask for its window.
const SMALLEST_WINDOW: u64 = 4096;
/// Bytes of text a token has at least, on average and in any language.
const BYTES_PER_TOKEN: u64 = 3;
/// Room for an answer where its length is not limited.
const ANSWER_TOKENS: u64 = 1024;

/// Room for a picture, counted as the text it is worth: the largest that models for a computer of
/// one's own make of one is some 1,500 tokens.
const IMAGE_BYTES: usize = 4500;
/// As many stop sequences as anybody needs; Ollama sets no limit.
const STOPS: usize = 4;

pub fn body(model: &str, prompt: &Prompt) -> Value {
    let mut messages: Vec<Value> = Vec::new();
    let mut bytes = 0;
    if let Some(system) = prompt::system(prompt) {
        bytes += system.len();
        messages.push(json!({ "role": "system", "content": system }));
    }
    for message in prompt::joined(prompt, NAME) {
        let role = match message.role {
            Role::User => "user",
            Role::Assistant => "assistant",
        };
        let text = message.text();
        let images: Vec<String> = message
            .parts
            .iter()
            .filter_map(|part| match part {
                JoinedPart::Image(image) => Some(prompt::base64(&image.bytes)),
                JoinedPart::Text(_) | JoinedPart::Pdf(_) | JoinedPart::Opaque(_) => None,
            })
            .collect();
        bytes += text.len() + images.len() * IMAGE_BYTES;
        let mut sent = object([("role", role.into()), ("content", text.into())]);
        if !images.is_empty() {
            sent["images"] = images.into();
        }
        messages.push(sent);
    }
    let mut options = json!({});
    if let Some(window) = window(bytes, prompt.max_output) {
        options["num_ctx"] = json!(window);
    }
    if let Some(limit) = prompt.max_output {
        options["num_predict"] = json!(limit);
    }
    if let Some(temperature) = prompt::temperature(prompt) {
        options["temperature"] = json!(temperature);
    }
    if let Some(stop) = prompt::stop(prompt, "stop", STOPS) {
        options["stop"] = json!(stop);
    }
    let mut body = object([
        ("model", model.into()),
        ("messages", messages.into()),
        ("stream", true.into()),
        ("options", options),
    ]);
    if let Some(effort) = prompt.effort.filter(|_| prompt.takes("think")) {
        body["think"] = think(model, effort);
    }
    body
}

/// The models of one line take a level and cannot be told not to think; all others a yes or no.
fn think(model: &str, effort: Effort) -> Value {
    if !model.contains("gpt-oss") {
        return json!(effort != Effort::Off);
    }
    json!(match effort {
        Effort::Off | Effort::Low => "low",
        Effort::Medium => "medium",
        Effort::High | Effort::Max => "high",
    })
}

/// The window to ask for: nothing while the smallest will do, else the next power of two, so that a
/// growing chat does not load the model anew for every message.
fn window(bytes: usize, max_output: Option<u32>) -> Option<u64> {
    let answer = max_output.map_or(ANSWER_TOKENS, u64::from);
    let needed = bytes as u64 / BYTES_PER_TOKEN + answer;
    (needed > SMALLEST_WINDOW).then(|| needed.next_power_of_two())
}
