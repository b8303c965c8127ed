//! What Gemini is sent.

use super::*;

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
fn files_are_inline_before_the_words() {
    let (_, body) = sent("gemini", "gemini-2.5-flash", &with_files());
    assert_eq!(
        body["contents"][0]["parts"],
        json!([
            {"inlineData": {"mimeType": "image/png", "data": PNG_BASE64}},
            {"inlineData": {"mimeType": "application/pdf", "data": PDF_BASE64}},
            {"text": TEXT_FILE},
            {"text": "What are these?"},
        ])
    );
}

#[test]
fn effort_is_a_budget_until_3_and_a_level_from_then_on() {
    let said = |model: &str| efforts("gemini", model, "/generationConfig/thinkingConfig");
    let budget = |budget: u32| json!({"includeThoughts": true, "thinkingBudget": budget});
    let level = |level: &str| json!({"includeThoughts": true, "thinkingLevel": level});
    assert_eq!(
        said("gemini-2.5-flash"),
        [
            json!({"thinkingBudget": 0}),
            budget(2048),
            budget(8192),
            budget(16_384),
            budget(24_576)
        ]
    );
    let pro = said("gemini-2.5-pro");
    assert_eq!(
        (&pro[0], &pro[4]),
        (&budget(128), &budget(32_768)),
        "it cannot do without"
    );
    assert_eq!(
        said("models/gemini-3-flash-preview"),
        ["minimal", "low", "medium", "high", "high"].map(level)
    );
    assert_eq!(
        said("gemini-3-pro-preview"),
        ["low", "low", "high", "high", "high"].map(level)
    );
    assert_eq!(said("gemini-3.1-pro-preview")[2], level("medium"));
    assert_eq!(
        said("gemini-flash-latest")[0],
        level("low"),
        "the newest, by alias"
    );
    for model in ["gemini-2.0-flash", "gemma-3-27b-it"] {
        assert_eq!(said(model), vec![Value::Null; 5], "{model} does not think");
    }
    let rejected = Prompt {
        omit: vec!["generation_config.thinking_config".to_owned()],
        ..wishing(Effort::High)
    };
    let body = sent("gemini", "gemini-3-flash-preview", &rejected).1;
    assert!(body["generationConfig"].get("thinkingConfig").is_none());
}
