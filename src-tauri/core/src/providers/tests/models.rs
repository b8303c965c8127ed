//! Stories of lists of models: what each vendor says of its own.

use super::*;
use crate::contract::{ModelInfo, ModelPrice};
use serde_json::{Value, json};

fn listed(kind: &str, body: &Value) -> Vec<ModelInfo> {
    let family = super::kind(kind).unwrap().family();
    family.read_models(body.to_string().as_bytes()).unwrap()
}

fn one(kind: &str, item: Value) -> ModelInfo {
    let mut models = listed(kind, &json!({ "data": [item] }));
    assert_eq!(models.len(), 1);
    models.remove(0)
}

/// Window, output, images, PDF, reasoning, tools.
type Facts = (
    Option<u64>,
    Option<u64>,
    Option<bool>,
    Option<bool>,
    Option<bool>,
    Option<bool>,
);

fn facts(model: &ModelInfo) -> Facts {
    (
        model.context_window,
        model.max_output,
        model.images,
        model.pdf,
        model.reasoning,
        model.tools,
    )
}

fn close(price: Option<ModelPrice>, wanted: [f64; 4]) {
    let price = price.unwrap();
    let told = [
        price.input,
        price.output,
        price.cache_read.unwrap_or(-1.0),
        price.cache_write.unwrap_or(-1.0),
    ];
    for (told, wanted) in told.into_iter().zip(wanted) {
        assert!((told - wanted).abs() < 1e-9, "{told} is not {wanted}");
    }
}

#[test]
fn each_vendor_says_what_its_models_can_in_its_own_words() {
    let claude = one(
        "anthropic",
        json!({"type": "model", "id": "claude-fixture-1", "display_name": "Claude Fixture", "max_input_tokens": 1_000_000, "max_tokens": 64_000,
            "capabilities": {"image_input": {"supported": true}, "pdf_input": {"supported": true}, "thinking": {"supported": false}}}),
    );
    assert_eq!(
        facts(&claude),
        (
            Some(1_000_000),
            Some(64_000),
            Some(true),
            Some(true),
            Some(false),
            None
        )
    );
    let routed = one(
        "openrouter",
        json!({"id": "house/one", "context_length": 128_000, "architecture": {"input_modalities": ["text", "image", "file"], "output_modalities": ["text"]},
            "pricing": {"prompt": "0.000003", "completion": "0.000015", "input_cache_read": "0.0000003", "request": "0"},
            "top_provider": {"max_completion_tokens": 8192}, "supported_parameters": ["tools", "reasoning", "seed"]}),
    );
    assert_eq!(
        facts(&routed),
        (
            Some(128_000),
            Some(8192),
            Some(true),
            Some(true),
            Some(true),
            Some(true)
        )
    );
    close(routed.price, [3.0, 15.0, 0.3, -1.0]);
    let mistral = one(
        "mistral",
        json!({"id": "house-small", "max_context_length": 32_768,
            "capabilities": {"completion_chat": true, "function_calling": true, "vision": false}}),
    );
    assert_eq!(
        facts(&mistral),
        (Some(32_768), None, Some(false), None, None, Some(true))
    );
    let together = one(
        "together",
        json!({"id": "house/two", "type": "chat", "context_length": 131_072, "pricing": {"hourly": 0, "input": 0.88, "output": 1.1, "cached_input": 0.44}}),
    );
    close(together.price, [0.88, 1.1, 0.44, -1.0]);
    let fireworks = one(
        "fireworks",
        json!({"id": "accounts/x/models/y", "context_length": 65_536, "supports_chat": true, "supports_image_input": false, "supports_tools": true}),
    );
    assert_eq!(
        facts(&fireworks),
        (Some(65_536), None, Some(false), None, None, Some(true))
    );
    let groq = one(
        "groq",
        json!({"id": "house-70b", "active": true, "context_window": 131_072, "max_completion_tokens": 32_768}),
    );
    assert_eq!(
        facts(&groq),
        (Some(131_072), Some(32_768), None, None, None, None)
    );
    let moonshot = one(
        "moonshot",
        json!({"id": "house-k", "context_length": 262_144, "supports_image_in": true, "supports_reasoning": true}),
    );
    assert_eq!(
        facts(&moonshot),
        (Some(262_144), None, Some(true), None, Some(true), None)
    );
}

#[test]
fn a_price_that_is_none_is_not_made_up() {
    for pricing in [
        json!({"prompt": "-1", "completion": "-1"}),
        json!({"prompt": "0.000003"}),
        json!({"input": 0, "output": 0}),
        json!({"prompt": "much", "completion": "more"}),
        json!("cheap"),
        Value::Null,
    ] {
        let model = one("openrouter", json!({"id": "house/auto", "pricing": pricing}));
        assert_eq!(model.price, None, "{pricing}");
    }
    let free = one(
        "openrouter",
        json!({"id": "house/free", "pricing": {"prompt": "0", "completion": "0"}}),
    );
    assert!(
        free.price
            .is_some_and(|price| price.input == 0.0 && price.output == 0.0)
    );
}

#[test]
fn ollama_is_asked_about_each_model() {
    let family = kind("ollama").unwrap().family();
    let endpoint = Endpoint {
        base_url: "http://127.0.0.1:11434/v1".parse().unwrap(),
        key: None,
    };
    let request = family.model_request(&endpoint, "house:4b").unwrap();
    assert_eq!(request.url.as_str(), "http://127.0.0.1:11434/api/show");
    let body: Value = serde_json::from_slice(&request.body).unwrap();
    assert_eq!(body, json!({"model": "house:4b"}));
    let mut model = listed("ollama", &json!({"models": [{"name": "house:4b"}]})).remove(0);
    assert_eq!(facts(&model), (None, None, None, None, None, None));
    family.read_model(b"nonsense", &mut model);
    assert_eq!(facts(&model), (None, None, None, None, None, None));
    let shown = json!({
        "capabilities": ["completion", "vision", "tools"],
        "model_info": {"general.architecture": "house", "house.block_count": 3, "house.context_length": 40_960},
    });
    family.read_model(shown.to_string().as_bytes(), &mut model);
    assert_eq!(
        facts(&model),
        (Some(40_960), None, Some(true), None, Some(false), Some(true))
    );
}
