//! What Ollama is sent.

use super::*;

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
fn pictures_go_beside_the_text_and_count_for_the_window() {
    let mut prompt = with_files();
    prompt.messages[0]
        .parts
        .retain(|part| !matches!(part, PromptPart::Pdf(_)));
    let (_, body) = sent("ollama", "llava", &prompt);
    assert_eq!(
        body["messages"],
        json!([{
            "role": "user",
            "content": format!("{TEXT_FILE}\n\nWhat are these?"),
            "images": [PNG_BASE64],
        }])
    );
    assert_eq!(body["options"], json!({}));
    let image = prompt.messages[0].parts[1].clone();
    prompt.messages[0].parts.extend([image.clone(), image]);
    let (_, body) = sent("ollama", "llava", &prompt);
    assert_eq!(body["options"], json!({"num_ctx": 8192}));
}

#[test]
fn thinking_is_a_yes_or_no_and_a_level_for_the_models_that_know_levels() {
    let yes_or_no = efforts("ollama", "qwen3:4b", "/think");
    assert_eq!(
        yes_or_no,
        [json!(false), json!(true), json!(true), json!(true), json!(true)]
    );
    assert_eq!(
        efforts("ollama", "gpt-oss:20b", "/think"),
        ["low", "low", "medium", "high", "high"].map(Value::from)
    );
    let cannot = Prompt {
        omit: vec!["think".to_owned()],
        ..wishing(Effort::High)
    };
    assert!(sent("ollama", "qwen3:4b", &cannot).1.get("think").is_none());
}
