//! What those who speak Chat Completions are sent.

use super::*;

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
fn files_are_parts_before_the_words() {
    let parts = |kind: &str| sent(kind, "m", &with_files()).1["messages"][0]["content"].clone();
    let image =
        json!({"type": "image_url", "image_url": {"url": format!("data:image/png;base64,{PNG_BASE64}")}});
    let data = format!("data:application/pdf;base64,{PDF_BASE64}");
    let text = |text: &str| json!({"type": "text", "text": text});
    let file = json!({"type": "file", "file": {"filename": "b.pdf", "file_data": data}});
    for kind in ["openrouter", "azure"] {
        assert_eq!(
            parts(kind),
            json!([image, file, text(TEXT_FILE), text("What are these?")]),
            "{kind}"
        );
    }
    let document = json!({"type": "document_url", "document_url": data, "document_name": "b.pdf"});
    assert_eq!(parts("mistral")[1], document);
}

#[test]
fn text_files_are_part_of_the_string() {
    let mut prompt = with_files();
    prompt.messages[0]
        .parts
        .retain(|part| matches!(part, PromptPart::Text(_) | PromptPart::File { .. }));
    let (_, body) = sent("groq", "m", &prompt);
    assert_eq!(
        body["messages"][0]["content"],
        format!("{TEXT_FILE}\n\nWhat are these?")
    );
}

#[test]
fn each_imitator_is_told_the_effort_as_it_takes_it() {
    let none = vec![Value::Null; 5];
    let words = |words: [&str; 5]| {
        words
            .map(|word| if word.is_empty() { Value::Null } else { json!(word) })
            .to_vec()
    };
    let said = |kind: &str, model: &str| efforts(kind, model, "/reasoning_effort");
    let three = words(["low", "low", "medium", "high", "high"]);
    let four = words(["none", "low", "medium", "high", "high"]);
    assert_eq!(said("openai-compatible", "house-model"), four);
    assert_eq!(said("lmstudio", "qwen3"), four);
    assert_eq!(said("groq", "openai/gpt-oss-120b"), three);
    assert_eq!(
        said("groq", "qwen/qwen3-32b")[..2],
        [json!("none"), json!("default")]
    );
    assert_eq!(said("groq", "llama-3.3-70b-versatile"), none, "it does not think");
    assert_eq!(said("xai", "grok-4.3"), four);
    assert_eq!(said("xai", "grok-4-0709"), none, "it refuses to be told");
    assert_eq!(
        said("mistral", "mistral-small-latest")[..2],
        [json!("none"), json!("high")]
    );
    assert_eq!(said("mistral", "codestral-latest"), none);
    assert_eq!(said("cerebras", "zai-glm-4.7"), words(["none", "", "", "", ""]));
    assert_eq!(
        said("deepseek", "deepseek-v4-pro"),
        words(["", "low", "high", "high", "max"])
    );
    assert_eq!(said("moonshot", "kimi-k3")[4], "max");
    assert_eq!(said("fireworks", "accounts/fireworks/models/glm-5")[4], "max");
    assert_eq!(said("perplexity", "sonar-pro"), none);

    let switch = |kind: &str, model: &str| efforts(kind, model, "/thinking/type");
    let on = words(["disabled", "enabled", "enabled", "enabled", "enabled"]);
    assert_eq!(switch("deepseek", "deepseek-v4-pro"), on);
    assert_eq!(switch("zai", "glm-5"), on);
    assert_eq!(switch("moonshot", "kimi-k2.6"), on);
    assert_eq!(switch("moonshot", "kimi-k2.7-code"), none, "it always thinks");

    let nested = efforts("openrouter", "anthropic/claude-sonnet-4.6", "/reasoning/effort");
    assert_eq!(nested, words(["none", "low", "medium", "high", "xhigh"]));
    let template = efforts("llamacpp", "m", "/chat_template_kwargs");
    assert_eq!(template[0], json!({"enable_thinking": false}));
    assert_eq!(
        template[3],
        json!({"enable_thinking": true, "reasoning_effort": "high"})
    );
    for kind in all() {
        let body = sent(kind.name, "m", &conversation()).1.to_string();
        for word in ["effort", "thinking\":{\"type", "chat_template"] {
            assert!(!body.contains(word), "{}: nobody wished for {word}", kind.name);
        }
    }
}

#[test]
fn openais_models_are_told_in_the_words_each_generation_knows() {
    let said = |model: &str| efforts("azure", model, "/reasoning_effort");
    let ends = |model: &str| (said(model)[0].clone(), said(model)[4].clone());
    assert_eq!(ends("gpt-5.2"), (json!("none"), json!("xhigh")));
    assert_eq!(ends("gpt-5.1"), (json!("none"), json!("high")));
    assert_eq!(ends("gpt-5-mini"), (json!("minimal"), json!("high")));
    assert_eq!(ends("o4-mini"), (json!("low"), json!("high")));
    assert_eq!(ends("gpt-5.2-pro"), (json!("medium"), json!("xhigh")));
    for model in ["gpt-4.1", "gpt-4o-mini", "gpt-5-chat-latest"] {
        assert_eq!(said(model), vec![Value::Null; 5], "{model} does not reason");
    }
    let compatible = efforts("openai-compatible", "openai/gpt-5-mini", "/reasoning_effort");
    assert_eq!(
        compatible[0], "minimal",
        "the same model behind somebody else's door"
    );
}

#[test]
fn a_temperature_goes_only_to_models_that_take_one() {
    let said = |kind: &str, model: &str, effort| {
        let prompt = Prompt {
            temperature: Some(0.5),
            effort,
            ..conversation()
        };
        sent(kind, model, &prompt).1.get("temperature").is_some()
    };
    assert!(said("azure", "gpt-4.1", None));
    assert!(!said("azure", "gpt-5.2", None));
    assert!(!said("azure", "gpt-5.2", Some(Effort::Low)));
    assert!(
        said("azure", "gpt-5.2", Some(Effort::Off)),
        "where it is told not to reason"
    );
    assert!(
        !said("azure", "o4-mini", Some(Effort::Off)),
        "it reasons all the same"
    );
    assert!(!said("moonshot", "kimi-k2.6", None));
    assert!(said("moonshot", "moonshot-v1-8k", None));
    assert!(said("openai-compatible", "gpt-oss", Some(Effort::High)));
}
