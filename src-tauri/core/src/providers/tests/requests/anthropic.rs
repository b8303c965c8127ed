//! What Anthropic is sent.

use super::*;

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
fn files_stand_before_the_words() {
    let (_, body) = sent("anthropic", "claude-sonnet-4-6", &with_files());
    let source = |media: &str, data: &str| json!({"type": "base64", "media_type": media, "data": data});
    let mut content = body["messages"][0]["content"].clone();
    // The question is marked for the cache; see below.
    content[3].as_object_mut().unwrap().remove("cache_control");
    assert_eq!(
        content,
        json!([
            {"type": "image", "source": source("image/png", PNG_BASE64)},
            {"type": "document", "source": source("application/pdf", PDF_BASE64), "title": "b.pdf"},
            {"type": "text", "text": TEXT_FILE},
            {"type": "text", "text": "What are these?"},
        ])
    );
}

#[test]
fn thinking_is_asked_for_as_the_models_generation_takes_it() {
    let thinking = |model: &str| efforts("anthropic", model, "/thinking");
    let adaptive = json!({"type": "adaptive", "display": "summarized"});
    let disabled = json!({"type": "disabled"});
    for model in ["claude-sonnet-4-6", "claude-opus-4-8", "claude-sonnet-5"] {
        let said = thinking(model);
        assert_eq!((&said[0], &said[1], &said[4]), (&disabled, &adaptive, &adaptive));
        let effort = efforts("anthropic", model, "/output_config/effort");
        assert_eq!(
            effort,
            [
                Value::Null,
                json!("low"),
                json!("medium"),
                json!("high"),
                json!("max")
            ]
        );
    }
    let always = efforts("anthropic", "claude-fable-5-1", "/output_config/effort");
    assert_eq!(always[0], "low", "it cannot be told not to think");

    let enabled = |budget: u32| json!({"type": "enabled", "budget_tokens": budget});
    for model in [
        "claude-haiku-4-5-20251001",
        "claude-3-7-sonnet-latest",
        "claude-opus-4-20250514",
    ] {
        assert_eq!(
            thinking(model),
            [
                disabled.clone(),
                enabled(2048),
                enabled(8192),
                enabled(16_384),
                enabled(24_000)
            ],
            "{model}"
        );
    }
    for model in ["claude-3-5-sonnet-20241022", "claude-3-haiku-20240307"] {
        assert_eq!(thinking(model), vec![Value::Null; 5], "{model} does not think");
    }
    let own_way = sent("anthropic", "claude-sonnet-4-6", &conversation()).1;
    assert!(own_way.get("thinking").is_none());
}

#[test]
fn a_budget_leaves_room_for_the_answer() {
    let budget = |limit: u32| {
        let prompt = Prompt {
            max_output: Some(limit),
            ..wishing(Effort::Max)
        };
        let body = sent("anthropic", "claude-haiku-4-5", &prompt).1;
        assert_eq!(body["max_tokens"], limit);
        body["thinking"]["budget_tokens"].as_u64()
    };
    assert_eq!(budget(8000), Some(6000));
    assert_eq!(budget(1200), Some(1024), "the least there is");
    assert_eq!(budget(1024), None, "no room to think and to answer");
}

#[test]
fn a_known_limit_is_asked_for_where_there_is_no_wish() {
    let prompt = Prompt {
        room: Some(64_000),
        ..conversation()
    };
    assert_eq!(sent("anthropic", "claude-x", &prompt).1["max_tokens"], 64_000);
    let wish = Prompt {
        max_output: Some(100),
        ..prompt
    };
    assert_eq!(sent("anthropic", "claude-x", &wish).1["max_tokens"], 100);
    // Its number was refused; the interface wants one all the same.
    let refused = Prompt {
        omit: vec!["max_tokens".to_owned()],
        room: None,
        ..wish
    };
    assert_eq!(sent("anthropic", "claude-x", &refused).1["max_tokens"], 32_000);
}

#[test]
fn a_temperature_goes_neither_to_the_newest_models_nor_beside_thinking() {
    let said = |model: &str, effort| {
        let prompt = Prompt {
            temperature: Some(1.5),
            effort,
            ..conversation()
        };
        sent("anthropic", model, &prompt).1.get("temperature").cloned()
    };
    assert_eq!(
        said("claude-sonnet-4-5", None),
        Some(json!(1.0)),
        "the scale ends at 1"
    );
    assert_eq!(said("claude-sonnet-4-6", Some(Effort::Off)), Some(json!(1.0)));
    assert_eq!(said("claude-sonnet-4-6", Some(Effort::Low)), None);
    assert_eq!(said("claude-haiku-4-5", Some(Effort::High)), None);
    assert_eq!(said("claude-opus-4-7", None), None);
    assert_eq!(said("claude-sonnet-5", Some(Effort::Off)), None);
    assert_eq!(said("gemma3", None), Some(json!(1.0)));
}

/// Where the marks for the cache are: the system prompt as "s", messages by their number.
fn marks(prompt: &Prompt) -> Vec<String> {
    let body = sent("anthropic", "claude-sonnet-4-6", prompt).1;
    let mark = |block: &Value| block["cache_control"] == json!({"type": "ephemeral"});
    let system = body["system"].as_array().is_some_and(|blocks| mark(&blocks[0]));
    let messages = body["messages"].as_array().unwrap().iter().enumerate();
    let marked = messages.filter(|(_, message)| {
        let blocks = message["content"].as_array().unwrap();
        assert!(!blocks[..blocks.len() - 1].iter().any(mark));
        mark(&blocks[blocks.len() - 1])
    });
    let system = system.then(|| "s".to_owned());
    system
        .into_iter()
        .chain(marked.map(|(at, _)| at.to_string()))
        .collect()
}

#[test]
fn what_the_next_message_begins_with_is_marked_for_the_cache() {
    assert_eq!(
        marks(&conversation()),
        Vec::<String>::new(),
        "too short to be kept"
    );
    let long = "word ".repeat(1000);
    let mut prompt = Prompt {
        system: Some(long.clone()),
        ..conversation()
    };
    assert_eq!(marks(&prompt), ["s", "1", "2"]);
    prompt.omit.push("cache_control".to_owned());
    assert_eq!(marks(&prompt), Vec::<String>::new());
    let first = |text: &str| Prompt {
        messages: vec![message(Role::User, &[text])],
        ..Prompt::default()
    };
    assert_eq!(marks(&first("Hello")), Vec::<String>::new());
    assert_eq!(marks(&first(&long)), ["0"]);
    assert_eq!(
        marks(&with_files()),
        ["0"],
        "a document is asked about more than once"
    );
}
