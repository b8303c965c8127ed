//! What OpenAI Responses is sent.
//!
//! Its cache needs no asking: OpenAI finds the beginning of a conversation again by itself. A
//! `prompt_cache_key` only spreads many requests a second that begin alike, which no person makes.
//! It has no stop sequences: the engine ends the answer.

use super::NAME;
use crate::contract::{Effort, Role};
use crate::providers::prompt::{self, Joined, JoinedPart, object};
use crate::providers::{Prompt, openai};
use serde_json::{Value, json};

/// What a request asks to have included, and what it is called when it is not accepted.
const ENCRYPTED: &str = "reasoning.encrypted_content";

pub fn body(model: &str, prompt: &Prompt) -> Value {
    let encrypted = openai::reasons(model) && prompt.takes(ENCRYPTED) && prompt.takes("include");
    let mut input = Vec::new();
    for message in prompt::joined(prompt, NAME) {
        push_message(&message, encrypted, &mut input);
    }
    let mut body = object([
        ("model", model.into()),
        ("input", input.into()),
        ("stream", true.into()),
    ]);
    if prompt.takes("store") {
        body["store"] = json!(false);
    }
    if encrypted {
        body["include"] = json!([ENCRYPTED]);
    }
    if let Some(system) = prompt::system(prompt) {
        body["instructions"] = json!(system);
    }
    if let Some(limit) = prompt.max_output.filter(|_| prompt.takes("max_output_tokens")) {
        body["max_output_tokens"] = json!(limit);
    }
    let wish = prompt.effort.filter(|_| prompt.takes("reasoning.effort"));
    if let Some(word) = wish.and_then(|wish| openai::effort(model, wish)) {
        body["reasoning"] = json!({ "effort": word });
        // Given to verified organisations only; the others are told so once.
        if wish != Some(Effort::Off) && prompt.takes("reasoning.summary") {
            body["reasoning"]["summary"] = json!("auto");
        }
    }
    if openai::takes_temperature(model, wish)
        && let Some(temperature) = prompt::temperature(prompt)
    {
        body["temperature"] = json!(temperature);
    }
    body
}

/// A message as input items: what is opaque stands as items of its own before it.
fn push_message(message: &Joined<'_>, encrypted: bool, input: &mut Vec<Value>) {
    let (role, kind) = match message.role {
        Role::User => ("user", "input_text"),
        Role::Assistant => ("assistant", "output_text"),
    };
    let mut content = Vec::new();
    for part in &message.parts {
        match part {
            JoinedPart::Text(text) => content.push(json!({ "type": kind, "text": text })),
            JoinedPart::Image(image) => {
                content.push(json!({ "type": "input_image", "image_url": prompt::data_uri(image) }));
            }
            JoinedPart::Pdf(pdf) => content.push(json!({
                "type": "input_file",
                "filename": pdf.name,
                "file_data": prompt::data_uri(pdf),
            })),
            JoinedPart::Opaque(payload) if encrypted => input.push(payload.data.clone()),
            JoinedPart::Opaque(_) => {}
        }
    }
    input.push(object([
        ("type", "message".into()),
        ("role", role.into()),
        ("content", content.into()),
    ]));
}
