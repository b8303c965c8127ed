//! What OpenAI's Responses is sent.

use super::*;

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
fn files_are_items_before_the_words() {
    let (_, body) = sent("openai", "gpt-5.2", &with_files());
    assert_eq!(
        body["input"][0]["content"],
        json!([
            {"type": "input_image", "image_url": format!("data:image/png;base64,{PNG_BASE64}")},
            {"type": "input_file", "filename": "b.pdf", "file_data": format!("data:application/pdf;base64,{PDF_BASE64}")},
            {"type": "input_text", "text": TEXT_FILE},
            {"type": "input_text", "text": "What are these?"},
        ])
    );
}

#[test]
fn the_effort_is_said_with_the_wish_to_see_it() {
    let said = efforts("openai", "gpt-5.2", "/reasoning");
    assert_eq!(said[0], json!({"effort": "none"}));
    assert_eq!(said[1], json!({"effort": "low", "summary": "auto"}));
    assert_eq!(said[4], json!({"effort": "xhigh", "summary": "auto"}));
    assert_eq!(efforts("openai", "gpt-4.1", "/reasoning"), vec![Value::Null; 5]);
    let unverified = Prompt {
        omit: vec!["reasoning.summary".to_owned()],
        ..wishing(Effort::High)
    };
    let body = sent("openai", "gpt-5.2", &unverified).1;
    assert_eq!(body["reasoning"], json!({"effort": "high"}));
    assert!(body.get("include").is_some(), "a sibling is not dropped along");
}

#[test]
fn a_temperature_goes_only_where_nothing_is_reasoned() {
    let said = |model: &str, effort| {
        let prompt = Prompt {
            temperature: Some(0.5),
            effort,
            ..conversation()
        };
        sent("openai", model, &prompt).1.get("temperature").is_some()
    };
    assert!(said("gpt-4.1-mini", Some(Effort::High)));
    assert!(said("gemma3", None));
    assert!(said("gpt-5.2", Some(Effort::Off)));
    assert!(!said("gpt-5.2", None));
    assert!(!said("gpt-5-mini", Some(Effort::Off)));
}
