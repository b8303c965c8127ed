//! Stories of requests: what is sent, and what is not.

use super::*;
use secrecy::SecretString;
use serde_json::{Value, json};

const CANARY: &str = "sk-canary-4711";

fn endpoint(base: &str) -> Endpoint {
    Endpoint {
        base_url: base.parse().unwrap(),
        key: Some(SecretString::from(CANARY)),
    }
}

fn message(role: Role, texts: &[&str]) -> PromptMessage {
    PromptMessage {
        role,
        parts: texts
            .iter()
            .map(|text| PromptPart::Text((*text).to_owned()))
            .collect(),
    }
}

fn conversation() -> Prompt {
    Prompt {
        system: Some("Be brief.".to_owned()),
        messages: vec![
            message(Role::User, &["One?"]),
            message(Role::Assistant, &[""]),
            message(Role::User, &["", "Two?"]),
            message(Role::Assistant, &["Two."]),
            message(Role::User, &["Three?"]),
        ],
        ..Prompt::default()
    }
}

fn sent(kind_name: &str, model: &str, prompt: &Prompt) -> (HttpRequest, Value) {
    let kind = kind(kind_name).unwrap();
    let base = if kind.base_url.is_empty() {
        "https://llm.example"
    } else {
        kind.base_url
    };
    let request = kind.family().chat_request(&endpoint(base), model, prompt);
    let body = serde_json::from_slice(&request.body).unwrap();
    (request, body)
}

#[test]
fn anthropic_gets_its_headers_and_a_conversation_that_alternates() {
    let (request, body) = sent("anthropic", "claude-sonnet-4-6", &conversation());
    assert_eq!(request.method, http::Method::POST);
    assert_eq!(request.headers["x-api-key"], CANARY);
    assert_eq!(request.headers["anthropic-version"], "2023-06-01");
    assert_eq!(request.headers["content-type"], "application/json");
    assert!(!request.headers.contains_key("authorization"));
    assert_eq!(
        body,
        json!({
            "model": "claude-sonnet-4-6",
            "max_tokens": 32000,
            "stream": true,
            "system": "Be brief.",
            "messages": [
                {"role": "user", "content": [{"type": "text", "text": "One?"}, {"type": "text", "text": "Two?"}]},
                {"role": "assistant", "content": [{"type": "text", "text": "Two."}]},
                {"role": "user", "content": [{"type": "text", "text": "Three?"}]},
            ],
        })
    );
}

#[test]
fn anthropic_always_says_how_much_it_may_write() {
    let limit = |model: &str, max_output| {
        let prompt = Prompt {
            max_output,
            ..Prompt::default()
        };
        sent("anthropic", model, &prompt).1["max_tokens"]
            .as_u64()
            .unwrap()
    };
    assert_eq!(limit("claude-opus-4-8", None), 32_000);
    assert_eq!(limit("claude-opus-4-8", Some(500)), 500);
    assert_eq!(limit("claude-3-haiku-20240307", None), 4096);
    assert_eq!(limit("claude-3-5-sonnet-20241022", None), 8192);
    assert_eq!(limit("gemma3", None), 8192);
}

#[test]
fn an_answer_to_be_continued_ends_without_white_space() {
    let prompt = Prompt {
        messages: vec![
            message(Role::User, &["Go"]),
            message(Role::Assistant, &["Once upon \n"]),
        ],
        ..Prompt::default()
    };
    let (_, body) = sent("anthropic", "claude-sonnet-4-6", &prompt);
    assert_eq!(body["messages"][1]["content"][0]["text"], "Once upon");
}

#[test]
fn a_signature_goes_back_only_to_the_family_that_made_it() {
    let thinking = json!({"type": "thinking", "thinking": "hm", "signature": "c2ln"});
    let mut prompt = conversation();
    prompt.messages[3].parts.insert(
        0,
        PromptPart::Opaque(OpaquePayload {
            family: "anthropic".to_owned(),
            kind: "thinking".to_owned(),
            data: thinking.clone(),
        }),
    );
    let (_, body) = sent("anthropic", "claude-sonnet-4-6", &prompt);
    assert_eq!(body["messages"][1]["content"][0], thinking);
    let (request, body) = sent("openai-compatible", "m", &prompt);
    assert_eq!(body["messages"][2]["content"], "Two.");
    assert!(!String::from_utf8_lossy(&request.body).contains("c2ln"));
}

#[test]
fn chat_completions_gets_plain_strings() {
    let mut prompt = conversation();
    prompt.max_output = Some(100);
    prompt.temperature = Some(0.7);
    let (request, body) = sent("openai-compatible", "org/model", &prompt);
    assert_eq!(request.headers["authorization"], format!("Bearer {CANARY}"));
    assert_eq!(
        body,
        json!({
            "model": "org/model",
            "messages": [
                {"role": "system", "content": "Be brief."},
                {"role": "user", "content": "One?\n\nTwo?"},
                {"role": "assistant", "content": "Two."},
                {"role": "user", "content": "Three?"},
            ],
            "stream": true,
            "stream_options": {"include_usage": true},
            "max_tokens": 100,
            "temperature": 0.7,
        })
    );
}

#[test]
fn responses_gets_items_and_stores_nothing() {
    let mut prompt = conversation();
    prompt.max_output = Some(100);
    let reasoning = json!({"type": "reasoning", "summary": [], "encrypted_content": "ZW5j"});
    prompt.messages[3].parts.insert(
        0,
        PromptPart::Opaque(OpaquePayload {
            family: "responses".to_owned(),
            kind: "reasoning".to_owned(),
            data: reasoning.clone(),
        }),
    );
    let text = |kind: &str, text: &str| json!({"type": kind, "text": text});
    let (request, body) = sent("openai", "gpt-5.2", &prompt);
    assert_eq!(request.url.as_str(), "https://api.openai.com/v1/responses");
    assert_eq!(request.headers["authorization"], format!("Bearer {CANARY}"));
    assert_eq!(
        body,
        json!({
            "model": "gpt-5.2",
            "input": [
                {"type": "message", "role": "user", "content": [text("input_text", "One?"), text("input_text", "Two?")]},
                reasoning,
                {"type": "message", "role": "assistant", "content": [text("output_text", "Two.")]},
                {"type": "message", "role": "user", "content": [text("input_text", "Three?")]},
            ],
            "stream": true,
            "store": false,
            "include": ["reasoning.encrypted_content"],
            "instructions": "Be brief.",
            "max_output_tokens": 100,
        })
    );
    // A model that does not reason refuses to encrypt it, and one that lost its key to read it.
    let plain = sent("openai", "gpt-4.1-mini", &prompt).1;
    prompt.omit.push("reasoning.encrypted_content".to_owned());
    let rejected = sent("openai", "gpt-5.2", &prompt).1;
    for body in [plain, rejected] {
        assert!(body.get("include").is_none());
        assert_eq!(body["input"].as_array().unwrap().len(), 3);
    }
}

#[test]
fn a_model_that_hides_its_reasoning_may_be_silent_for_longer() {
    let streams = |model: &str| kind("openai").unwrap().family().traits(model).streams_reasoning;
    for model in [
        "gpt-4.1",
        "gpt-4o-mini",
        "gpt-5-chat-latest",
        "omni-x",
        "gemma3",
        "",
    ] {
        assert!(streams(model), "{model}");
    }
    for model in [
        "gpt-5",
        "gpt-5.2",
        "gpt-5.6-sol",
        "gpt-5-mini-2025-08-07",
        "o1",
        "o3-mini",
        "o4-mini",
    ] {
        assert!(!streams(model), "{model}");
    }
}

#[test]
fn gemini_gets_contents_and_a_signature_at_its_part() {
    let mut prompt = conversation();
    prompt.max_output = Some(100);
    prompt.temperature = Some(0.7);
    prompt.messages[3].parts.push(PromptPart::Opaque(OpaquePayload {
        family: "gemini".to_owned(),
        kind: "thoughtSignature".to_owned(),
        data: json!("c2ln"),
    }));
    let (request, body) = sent("gemini", "models/gemini-3-pro-preview", &prompt);
    assert_eq!(
        request.url.as_str(),
        "https://generativelanguage.googleapis.com/v1beta/models/gemini-3-pro-preview:streamGenerateContent?alt=sse"
    );
    assert_eq!(request.headers["x-goog-api-key"], CANARY);
    assert_eq!(
        body,
        json!({
            "contents": [
                {"role": "user", "parts": [{"text": "One?"}, {"text": "Two?"}]},
                {"role": "model", "parts": [{"text": "Two.", "thoughtSignature": "c2ln"}]},
                {"role": "user", "parts": [{"text": "Three?"}]},
            ],
            "generationConfig": {
                "maxOutputTokens": 100,
                "temperature": 0.7,
                "thinkingConfig": {"includeThoughts": true},
            },
            "systemInstruction": {"parts": [{"text": "Be brief."}]},
        })
    );
    for model in ["gemini-2.0-flash", "gemma-3-27b-it"] {
        let body = sent("gemini", model, &prompt).1;
        assert!(
            body["generationConfig"].get("thinkingConfig").is_none(),
            "{model} does not think"
        );
    }
    let models = kind("gemini")
        .unwrap()
        .family()
        .models_request(&endpoint("http://127.0.0.1:9000/7/v1beta"));
    assert_eq!(
        models.url.as_str(),
        "http://127.0.0.1:9000/7/v1beta/models?pageSize=1000"
    );
}

#[test]
fn ollama_is_asked_for_a_window_that_the_conversation_fits_into() {
    let (request, body) = sent("ollama", "house:4b", &conversation());
    assert_eq!(request.url.as_str(), "http://127.0.0.1:11434/api/chat");
    assert_eq!(
        body,
        json!({
            "model": "house:4b",
            "messages": [
                {"role": "system", "content": "Be brief."},
                {"role": "user", "content": "One?\n\nTwo?"},
                {"role": "assistant", "content": "Two."},
                {"role": "user", "content": "Three?"},
            ],
            "stream": true,
            "options": {},
        }),
        "a short one needs nothing"
    );
    let long = Prompt {
        messages: vec![message(Role::User, &[&"word ".repeat(6000)])],
        max_output: Some(500),
        ..Prompt::default()
    };
    let options = &sent("ollama", "house:4b", &long).1["options"];
    assert_eq!(options, &json!({"num_ctx": 16384, "num_predict": 500}));
}

#[test]
fn what_differs_between_imitators_is_sent_as_each_takes_it() {
    let prompt = Prompt {
        max_output: Some(9),
        ..conversation()
    };
    let (_, mistral) = sent("mistral", "m", &prompt);
    assert!(
        mistral.get("stream_options").is_none(),
        "counts come without being asked for"
    );
    let (request, azure) = sent("azure", "deployment", &prompt);
    assert_eq!(request.headers["api-key"], CANARY);
    assert!(!request.headers.contains_key("authorization"));
    assert_eq!(azure["max_completion_tokens"], 9);
    assert!(azure.get("max_tokens").is_none());
}

#[test]
fn a_rejected_parameter_is_left_out_or_said_in_another_way() {
    let mut prompt = Prompt {
        max_output: Some(9),
        temperature: Some(1.0),
        omit: vec![
            "max_tokens".to_owned(),
            "temperature".to_owned(),
            "stream_options".to_owned(),
        ],
        ..conversation()
    };
    let (_, body) = sent("openai-compatible", "m", &prompt);
    assert_eq!(body["max_completion_tokens"], 9);
    for gone in ["max_tokens", "temperature", "stream_options"] {
        assert!(body.get(gone).is_none(), "{gone}");
    }
    prompt.omit.push("max_completion_tokens".to_owned());
    assert!(
        sent("openai-compatible", "m", &prompt)
            .1
            .get("max_completion_tokens")
            .is_none()
    );
    assert!(
        sent("anthropic", "claude-x", &prompt)
            .1
            .get("temperature")
            .is_none()
    );
}

#[test]
fn a_request_shows_its_key_nowhere() {
    for kind in all() {
        let base = if kind.base_url.is_empty() {
            "https://llm.example"
        } else {
            kind.base_url
        };
        let endpoint = endpoint(base);
        for request in [
            kind.family().chat_request(&endpoint, "m", &conversation()),
            kind.family().models_request(&endpoint),
        ] {
            let sent = request.headers.values().any(|value| {
                value
                    .as_bytes()
                    .windows(CANARY.len())
                    .any(|part| part == CANARY.as_bytes())
            });
            assert!(sent, "{}: the key is sent in a header", kind.name);
            assert!(!format!("{request:?}").contains(CANARY), "{}", kind.name);
            assert!(!request.url.as_str().contains(CANARY), "{}", kind.name);
            assert!(!String::from_utf8_lossy(&request.body).contains(CANARY));
            assert!(!request.allow_http);
        }
    }
}

#[test]
fn a_key_pasted_with_its_line_feed_is_sent_without() {
    let with = |key: &str| {
        let endpoint = Endpoint {
            base_url: "https://llm.example".parse().unwrap(),
            key: Some(SecretString::from(key)),
        };
        let family = kind("openai-compatible").unwrap().family();
        family
            .models_request(&endpoint)
            .headers
            .get("authorization")
            .cloned()
    };
    assert_eq!(with(" abc\n").unwrap(), "Bearer abc");
    assert_eq!(
        with("a\nb"),
        None,
        "no header can carry it: the provider says that a key is missing"
    );
}

#[test]
fn the_list_of_models_is_the_cheapest_check_of_a_key() {
    let url = |kind_name: &str| {
        let kind = kind(kind_name).unwrap();
        kind.family()
            .models_request(&endpoint(kind.base_url))
            .url
            .to_string()
    };
    assert_eq!(url("anthropic"), "https://api.anthropic.com/v1/models?limit=1000");
    assert_eq!(url("openrouter"), "https://openrouter.ai/api/v1/models");
    assert_eq!(
        url("perplexity"),
        "https://api.perplexity.ai/async/chat/completions"
    );
}

#[test]
fn lists_of_models_are_read_in_every_shape() {
    let read = |kind_name: &str, body: Value| {
        let family = kind(kind_name).unwrap().family();
        family.read_models(body.to_string().as_bytes())
    };
    let list = read(
        "anthropic",
        json!({"data": [{
            "type": "model", "id": "claude-x", "display_name": "Claude X", "max_input_tokens": 200_000,
            "max_tokens": 64_000,
            "capabilities": {"image_input": {"supported": true}, "thinking": {"supported": true}},
        }]}),
    )
    .unwrap();
    assert_eq!(
        list,
        [ModelInfo {
            id: "claude-x".to_owned(),
            name: Some("Claude X".to_owned()),
            context_window: Some(200_000),
            max_output: Some(64_000),
            images: Some(true),
            pdf: None,
            reasoning: Some(true),
            tools: None,
            price: None,
            recommended: false,
        }]
    );
    let list = read(
        "openrouter",
        json!({"data": [
            {"id": "a/b", "name": "A: B", "context_length": 8000,
             "architecture": {"input_modalities": ["text"], "output_modalities": ["text"]},
             "top_provider": {"max_completion_tokens": 1000}, "supported_parameters": ["reasoning"]},
            {"id": "a/painter", "architecture": {"output_modalities": ["image"]}},
            {"id": "a/b", "name": "again"},
        ]}),
    )
    .unwrap();
    assert_eq!(list.len(), 1);
    assert_eq!(
        (list[0].images, list[0].reasoning, list[0].max_output),
        (Some(false), Some(true), Some(1000))
    );
    let bare = read(
        "together",
        json!([{"id": "x", "type": "chat"}, {"id": "y", "type": "image"}]),
    )
    .unwrap();
    assert_eq!(bare.len(), 1, "an array without an object around it");
    assert_eq!(
        read("perplexity", json!({"requests": []})).unwrap()[0].id,
        "sonar-pro"
    );
    let gemini = read(
        "gemini",
        json!({"models": [
            {"name": "models/gemini-x", "displayName": "Gemini X", "inputTokenLimit": 1_000_000,
             "outputTokenLimit": 65_536, "supportedGenerationMethods": ["generateContent"], "thinking": true},
            {"name": "models/text-x", "supportedGenerationMethods": ["embedContent"]},
        ]}),
    )
    .unwrap();
    assert_eq!((gemini.len(), gemini[0].id.as_str()), (1, "gemini-x"));
    assert_eq!(
        (gemini[0].context_window, gemini[0].reasoning),
        (Some(1_000_000), Some(true))
    );
    let ollama = read(
        "ollama",
        json!({"models": [
            {"name": "house:4b", "model": "house:4b", "details": {"families": ["qwen3"]}},
            {"name": "searcher:latest", "details": {"families": ["nomic-bert"]}},
        ]}),
    )
    .unwrap();
    assert_eq!((ollama.len(), ollama[0].id.as_str()), (1, "house:4b"));
    assert_eq!(
        read("gemini", json!({"data": []})).unwrap_err().class,
        FailureClass::Server
    );
    for wrong in [json!({"status": "ok"}), json!("no"), json!({"data": "none"})] {
        assert_eq!(read("groq", wrong).unwrap_err().class, FailureClass::Server);
    }
}
