//! What those who speak Chat Completions are sent. Their caches need no asking.

use super::NAME;
use super::flavour::{ChatFlavour, Pdf, Tell, Words};
use crate::contract::{Effort, Role};
use crate::providers::prompt::{self, Joined, JoinedPart, object};
use crate::providers::{Prompt, PromptFile, openai};
use serde_json::{Value, json};

/// Most stop sequences that OpenAI and its imitators take.
const STOPS: usize = 4;

pub fn body(flavour: &ChatFlavour, model: &str, prompt: &Prompt) -> Value {
    let mut messages: Vec<Value> = Vec::new();
    // Named by its place: "messages[0].role".
    let (system, conversation) = prompt::with_system(prompt, NAME, "role");
    if let Some(system) = system {
        messages.push(object([("role", "system".into()), ("content", system.into())]));
    }
    for message in conversation {
        let role = match message.role {
            Role::User => "user",
            Role::Assistant => "assistant",
        };
        messages.push(object([
            ("role", role.into()),
            ("content", content(flavour, &message)),
        ]));
    }
    let mut body = object([
        ("model", model.into()),
        ("messages", messages.into()),
        ("stream", true.into()),
    ]);
    if flavour.ask_usage && prompt.takes("stream_options") {
        body["stream_options"] = json!({ "include_usage": true });
    }
    if let (Some(limit), Some(name)) = (prompt.max_output, output_limit(flavour, prompt)) {
        body[name] = json!(limit);
    }
    if let Some(stop) = prompt::stop(prompt, "stop", STOPS) {
        body["stop"] = json!(stop);
    }
    let tell = tell(flavour, model);
    if let Some(effort) = prompt.effort {
        tell_effort(tell, model, effort, prompt, &mut body);
    }
    let lower = model.to_ascii_lowercase();
    let fixed = flavour.fixed_temperature.iter().any(|word| lower.contains(word))
        || tell == Tell::OpenAi && !openai::takes_temperature(model, prompt.effort);
    if let Some(temperature) = prompt::temperature(prompt).filter(|_| !fixed) {
        body["temperature"] = json!(temperature);
    }
    body
}

/// A plain string is what every imitator reads; parts only where there are files.
fn content(flavour: &ChatFlavour, message: &Joined<'_>) -> Value {
    let plain = message
        .parts
        .iter()
        .all(|part| matches!(part, JoinedPart::Text(_) | JoinedPart::Opaque(_)));
    if plain {
        return message.text().into();
    }
    let parts = message.parts.iter().filter_map(|part| match part {
        JoinedPart::Text(text) => Some(json!({ "type": "text", "text": text })),
        JoinedPart::Image(image) => {
            Some(json!({ "type": "image_url", "image_url": { "url": prompt::data_uri(image) } }))
        }
        JoinedPart::Pdf(pdf) => pdf_part(flavour.pdf, pdf),
        JoinedPart::Opaque(_) => None,
    });
    Value::Array(parts.collect())
}

fn pdf_part(how: Pdf, pdf: &PromptFile) -> Option<Value> {
    let data = || prompt::data_uri(pdf);
    match how {
        // Never given to such a flavour: its traits say so.
        Pdf::AsText => None,
        Pdf::File => Some(json!({ "type": "file", "file": { "filename": pdf.name, "file_data": data() } })),
        Pdf::DocumentUrl => {
            Some(json!({ "type": "document_url", "document_url": data(), "document_name": pdf.name }))
        }
    }
}

/// The parameter that limits the output: where a model rejects the usual one, the other is used.
fn output_limit(flavour: &ChatFlavour, prompt: &Prompt) -> Option<&'static str> {
    [flavour.output_limit, "max_completion_tokens", "max_tokens"]
        .into_iter()
        .find(|name| prompt.takes(name))
}

fn tell(flavour: &ChatFlavour, model: &str) -> Tell {
    let model = model.to_ascii_lowercase();
    flavour
        .reasoning
        .iter()
        .find(|(word, _)| model.contains(word))
        .map_or(Tell::Nothing, |(_, tell)| *tell)
}

fn tell_effort(tell: Tell, model: &str, effort: Effort, prompt: &Prompt, body: &mut Value) {
    let said = |words: Words| Some(word(words, effort)).filter(|word| !word.is_empty());
    let mut plain = |word: Option<&str>| {
        if let Some(word) = word.filter(|_| prompt.takes("reasoning_effort")) {
            body["reasoning_effort"] = json!(word);
        }
    };
    match tell {
        Tell::Nothing => {}
        // OpenAI's own models behind somebody else's door are the same models.
        Tell::Effort(_) if openai::is_known(model) => plain(openai::effort(model, effort)),
        Tell::Effort(words) => plain(said(words)),
        Tell::OpenAi => plain(openai::effort(model, effort)),
        Tell::Thinking(words) => {
            if effort != Effort::Off {
                plain(said(words));
            }
            if prompt.takes("thinking") {
                let kind = if effort == Effort::Off {
                    "disabled"
                } else {
                    "enabled"
                };
                body["thinking"] = json!({ "type": kind });
            }
        }
        Tell::Reasoning(words) => {
            if let Some(word) = said(words).filter(|_| prompt.takes("reasoning.effort")) {
                body["reasoning"] = json!({ "effort": word });
            }
        }
        Tell::Template(words) => {
            if prompt.takes("chat_template_kwargs") {
                let mut arguments = json!({ "enable_thinking": effort != Effort::Off });
                if let Some(word) = said(words) {
                    arguments["reasoning_effort"] = json!(word);
                }
                body["chat_template_kwargs"] = arguments;
            }
        }
    }
}

const fn word(words: Words, effort: Effort) -> &'static str {
    let [off, low, medium, high, max] = words;
    match effort {
        Effort::Off => off,
        Effort::Low => low,
        Effort::Medium => medium,
        Effort::High => high,
        Effort::Max => max,
    }
}
