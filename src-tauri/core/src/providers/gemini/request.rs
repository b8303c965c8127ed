//! What Gemini is sent. Its cache needs no asking.

use super::NAME;
use crate::contract::{Effort, Role};
use crate::providers::Prompt;
use crate::providers::prompt::{self, JoinedPart, object};
use serde_json::{Value, json};

/// Most stop sequences it takes.
const STOPS: usize = 5;

/// The name of a model without the folder that lists put before it.
pub fn name(model: &str) -> &str {
    model.strip_prefix("models/").unwrap_or(model)
}

/// Which generation of Gemini a name means; nothing for other models. The newest by alias
/// ("gemini-flash-latest") have no number.
fn version(model: &str) -> Option<f32> {
    let rest = model.strip_prefix("gemini-")?;
    let number = rest.split('-').next().unwrap_or_default();
    number
        .parse()
        .ok()
        .or(rest.ends_with("-latest").then_some(f32::MAX))
}

pub fn body(model: &str, prompt: &Prompt) -> Value {
    let (system, conversation) = prompt::with_system(prompt, NAME, "systemInstruction");
    let contents: Vec<Value> = conversation
        .iter()
        .map(|message| {
            let role = match message.role {
                Role::User => "user",
                Role::Assistant => "model",
            };
            object([("role", role.into()), ("parts", parts(&message.parts).into())])
        })
        .collect();
    let mut config = json!({});
    if let Some(limit) = prompt.max_output.filter(|_| prompt.takes("maxOutputTokens")) {
        config["maxOutputTokens"] = json!(limit);
    }
    if let Some(temperature) = prompt::temperature(prompt) {
        config["temperature"] = json!(temperature);
    }
    if let Some(stop) = prompt::stop(prompt, "stopSequences", STOPS) {
        config["stopSequences"] = json!(stop);
    }
    if let Some(thinking) = thinking(model, prompt.effort).filter(|_| prompt.takes("thinkingConfig")) {
        config["thinkingConfig"] = thinking;
    }
    let mut body = object([("contents", contents.into()), ("generationConfig", config)]);
    if let Some(system) = system {
        body["systemInstruction"] = json!({ "parts": [{ "text": system }] });
    }
    body
}

/// Models think since 2.5, and show it when asked; others refuse to be asked about it. A number of
/// tokens says how much until 3, a level from then on.
fn thinking(model: &str, effort: Option<Effort>) -> Option<Value> {
    let version = version(model).filter(|&version| version >= 2.5)?;
    let Some(effort) = effort else {
        return Some(json!({ "includeThoughts": true }));
    };
    let pro = model.contains("pro");
    if version < 3.0 {
        let budget = match effort {
            // Pro cannot do without.
            Effort::Off if pro => 128,
            Effort::Off => return Some(json!({ "thinkingBudget": 0 })),
            Effort::Low => 2048,
            Effort::Medium => 8192,
            Effort::High => 16_384,
            // The most each takes.
            Effort::Max if pro => 32_768,
            Effort::Max => 24_576,
        };
        return Some(json!({ "includeThoughts": true, "thinkingBudget": budget }));
    }
    let level = match effort {
        // The first Flash models of the generation can be told to hardly think at all.
        Effort::Off if model.contains("flash") && version < 3.6 => "minimal",
        Effort::Off | Effort::Low => "low",
        // Gemini 3 Pro knows two levels.
        Effort::Medium if pro && version < 3.1 => "high",
        Effort::Medium => "medium",
        Effort::High | Effort::Max => "high",
    };
    Some(json!({ "includeThoughts": true, "thinkingLevel": level }))
}

/// The parts of a message. A signature stands at the part it came with; an empty part is refused.
fn parts(joined: &[JoinedPart<'_>]) -> Vec<Value> {
    let mut parts: Vec<Value> = Vec::new();
    let mut waiting: Option<Value> = None;
    for part in joined {
        let mut sent = match part {
            JoinedPart::Text(text) => json!({ "text": text }),
            JoinedPart::Image(file) | JoinedPart::Pdf(file) => json!({
                "inlineData": { "mimeType": file.media_type, "data": prompt::base64(&file.bytes) },
            }),
            JoinedPart::Opaque(payload) => {
                match parts.last_mut() {
                    Some(part) => part["thoughtSignature"] = payload.data.clone(),
                    None => waiting = Some(payload.data.clone()),
                }
                continue;
            }
        };
        if let Some(signature) = waiting.take() {
            sent["thoughtSignature"] = signature;
        }
        parts.push(sent);
    }
    parts
}
