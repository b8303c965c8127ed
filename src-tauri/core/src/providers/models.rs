//! Lists of models, as the vendors give them, and which of them can chat.

use super::Failure;
use super::prices::price;
use crate::contract::{FailureClass, ModelInfo};
use crate::texts::say;
use serde_json::Value;

/// Reads a list: `data`, `models`, or a bare array of objects with an `id` (or `name`). Models that
/// are surely not for chat are left out, and each id is listed once.
///
/// # Errors
/// `Server` where it is no list.
pub fn read(body: &[u8]) -> Result<Vec<ModelInfo>, Failure> {
    let not_a_list = || Failure::new(FailureClass::Server, say("failure-wire-no-list"));
    let value: Value = serde_json::from_slice(body).map_err(|_| not_a_list())?;
    let items = value["data"]
        .as_array()
        .or(value["models"].as_array())
        .or(value.as_array())
        .ok_or_else(not_a_list)?;
    let mut models: Vec<ModelInfo> = Vec::with_capacity(items.len());
    let mut seen = std::collections::HashSet::new();
    for item in items {
        let Some(info) = model(item) else { continue };
        if seen.insert(info.id.clone()) {
            models.push(info);
        }
    }
    Ok(models)
}

/// The list of a vendor that has none; `body` only has to be JSON, which proves that it was the
/// vendor who answered.
///
/// # Errors
/// `Server` where it is not JSON.
pub fn fixed(names: &[&str], body: &[u8]) -> Result<Vec<ModelInfo>, Failure> {
    serde_json::from_slice::<serde::de::IgnoredAny>(body)
        .map_err(|_| Failure::new(FailureClass::Server, say("failure-wire-no-list")))?;
    Ok(names.iter().map(|name| unknown(name)).collect())
}

/// A model of which only the name is known.
pub fn unknown(id: &str) -> ModelInfo {
    ModelInfo {
        id: id.to_owned(),
        name: None,
        context_window: None,
        max_output: None,
        images: None,
        pdf: None,
        reasoning: None,
        tools: None,
        price: None,
        elsewhere: false,
        recommended: false,
    }
}

fn model(item: &Value) -> Option<ModelInfo> {
    let id = item["id"]
        .as_str()
        .or(item["name"].as_str())
        .filter(|id| !id.is_empty())?;
    if says_no_chat(item) || !may_chat(id) {
        return None;
    }
    let number = |paths: &[&str]| {
        paths
            .iter()
            .find_map(|path| item.pointer(path)?.as_u64().filter(|&n| n > 0))
    };
    let name = item["display_name"]
        .as_str()
        .or(item["name"].as_str())
        .or(item.pointer("/model_spec/name").and_then(Value::as_str))
        .filter(|name| !name.is_empty() && *name != id);
    Some(ModelInfo {
        name: name.map(super::safe_message),
        context_window: number(&[
            "/max_input_tokens",
            "/context_length",
            "/context_window",
            "/max_context_length",
            "/max_model_len",
            "/meta/n_ctx",
            "/meta/n_ctx_train",
            "/model_spec/availableContextTokens",
        ]),
        max_output: number(&[
            "/max_tokens",
            "/max_completion_tokens",
            "/top_provider/max_completion_tokens",
            "/max_output_tokens",
            "/model_spec/maxCompletionTokens",
        ]),
        images: flag(
            item,
            &[
                "/capabilities/image_input",
                "/capabilities/vision",
                "/supports_image_in",
                "/supports_image_input",
                "/model_spec/capabilities/supportsVision",
            ],
        )
        .or_else(|| {
            listed(
                item,
                &["/architecture/input_modalities", "/input_modalities"],
                "image",
            )
        })
        .or_else(|| listed(item, &["/capabilities"], "vision")),
        pdf: flag(item, &["/capabilities/pdf_input", "/supports_pdf_input"]).or_else(|| {
            // OpenRouter's word; only a model's own reading is listed.
            listed(
                item,
                &["/architecture/input_modalities", "/input_modalities"],
                "file",
            )
        }),
        tools: flag(
            item,
            &[
                "/capabilities/function_calling",
                "/capabilities/tools",
                "/supports_tools",
                "/supports_function_calling",
                "/model_spec/capabilities/supportsFunctionCalling",
            ],
        )
        .or_else(|| listed(item, &["/supported_parameters", "/capabilities"], "tools")),
        price: price(item),
        elsewhere: ["remote_host", "remote_model"]
            .iter()
            .any(|name| item[name].as_str().is_some_and(|said| !said.is_empty())),
        reasoning: flag(
            item,
            &[
                "/capabilities/thinking",
                "/capabilities/reasoning",
                "/supports_reasoning",
                "/model_spec/capabilities/supportsReasoning",
            ],
        )
        .or_else(|| listed(item, &["/supported_parameters"], "reasoning"))
        .or_else(|| listed(item, &["/capabilities"], "thinking")),
        ..unknown(id)
    })
}

/// A yes or no: a boolean, or an object with `supported`.
fn flag(item: &Value, paths: &[&str]) -> Option<bool> {
    paths.iter().find_map(|path| {
        let value = item.pointer(path)?;
        value.as_bool().or(value["supported"].as_bool())
    })
}

pub fn listed(item: &Value, paths: &[&str], word: &str) -> Option<bool> {
    paths.iter().find_map(|path| {
        let words = item.pointer(path)?.as_array()?;
        Some(words.iter().any(|value| value == word))
    })
}

/// The list itself says that this is something else.
fn says_no_chat(item: &Value) -> bool {
    let kind = item["type"].as_str().unwrap_or("chat");
    let other_kind = [
        "embedding",
        "image",
        "audio",
        "video",
        "rerank",
        "moderation",
        "transcribe",
        "tts",
        "asr",
    ]
    .iter()
    .any(|word| kind.contains(word));
    other_kind
        || item.pointer("/capabilities/completion_chat") == Some(&Value::Bool(false))
        || item["active"] == false
        || listed(item, &["/details/families"], "bert") == Some(true)
        || listed(item, &["/details/families"], "nomic-bert") == Some(true)
        || listed(item, &["/capabilities"], "completion") == Some(false)
        || listed(
            item,
            &["/architecture/output_modalities", "/output_modalities"],
            "text",
        ) == Some(false)
}

/// Parts of names of models that do something else than chat. Only whole words (between anything
/// that is no letter or digit) count.
const NOT_CHAT: [&str; 34] = [
    "embed",
    "embedding",
    "embeddings",
    "minilm",
    "bge",
    "rerank",
    "reranker",
    "tts",
    "whisper",
    "transcribe",
    "asr",
    "stt",
    "speech",
    "voxtral",
    "dall",
    "image",
    "imagine",
    "imagen",
    "flux",
    "diffusion",
    "sdxl",
    "veo",
    "sora",
    "video",
    "moderation",
    "guard",
    "ocr",
    "realtime",
    "live",
    "audio",
    "davinci",
    "babbage",
    "aqa",
    "lyria",
];

/// Whether a model of this name can be expected to chat; an unknown name can.
pub fn may_chat(id: &str) -> bool {
    let lower = id.to_ascii_lowercase();
    let mut words = lower.split(|c: char| !c.is_ascii_alphanumeric());
    !words.any(|word| NOT_CHAT.contains(&word)) && !lower.contains("gpt-3.5-turbo-instruct")
}
