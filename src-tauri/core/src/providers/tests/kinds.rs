//! Stories of kinds: addresses, and the model that is recommended.

use super::*;
use crate::providers::models::unknown;

fn chat_url(kind_name: &str, base: &str) -> String {
    let endpoint = Endpoint {
        base_url: base.parse().unwrap(),
        key: None,
    };
    let family = kind(kind_name).unwrap().family();
    family
        .chat_request(&endpoint, "m", &Prompt::default())
        .url
        .to_string()
}

#[test]
fn with_and_without_the_version_segment_mean_the_same() {
    for base in [
        "https://api.anthropic.com",
        "https://api.anthropic.com/",
        "https://api.anthropic.com/v1",
        "https://api.anthropic.com/v1/",
    ] {
        assert_eq!(
            chat_url("anthropic", base),
            "https://api.anthropic.com/v1/messages"
        );
    }
    for base in ["http://127.0.0.1:8080", "http://127.0.0.1:8080/v1"] {
        assert_eq!(
            chat_url("llamacpp", base),
            "http://127.0.0.1:8080/v1/chat/completions"
        );
        assert_eq!(chat_url("anthropic", base), "http://127.0.0.1:8080/v1/messages");
    }
    let groq = "https://api.groq.com/openai/v1/chat/completions";
    for base in [
        "https://api.groq.com",
        "https://api.groq.com/openai",
        "https://api.groq.com/openai/v1",
    ] {
        assert_eq!(chat_url("groq", base), groq);
    }
    let zai = "https://api.z.ai/api/paas/v4/chat/completions";
    assert_eq!(chat_url("zai", "https://api.z.ai/api/paas/v4"), zai);
    assert_eq!(chat_url("zai", "https://api.z.ai/api/paas"), zai);
    assert_eq!(
        chat_url("azure", "https://me.openai.azure.com"),
        "https://me.openai.azure.com/openai/v1/chat/completions"
    );
    assert_eq!(
        chat_url("perplexity", "https://api.perplexity.ai"),
        "https://api.perplexity.ai/chat/completions",
        "a vendor without a version segment"
    );
}

#[test]
fn each_family_has_its_own_version_or_none() {
    for base in [
        "https://generativelanguage.googleapis.com",
        "https://generativelanguage.googleapis.com/v1beta/",
    ] {
        assert_eq!(
            chat_url("gemini", base),
            "https://generativelanguage.googleapis.com/v1beta/models/m:streamGenerateContent?alt=sse"
        );
    }
    assert_eq!(
        chat_url("openai", "http://127.0.0.1:8080"),
        "http://127.0.0.1:8080/v1/responses"
    );
    for base in [
        "http://127.0.0.1:11434",
        "http://127.0.0.1:11434/v1",
        "http://127.0.0.1:11434/api/",
    ] {
        assert_eq!(chat_url("ollama", base), "http://127.0.0.1:11434/api/chat");
    }
    assert_eq!(
        chat_url("ollama", "http://127.0.0.1:9000/7"),
        "http://127.0.0.1:9000/7/api/chat"
    );
}

#[test]
fn a_path_is_kept_as_it_stands() {
    let base = "http://127.0.0.1:9000/7/v1";
    assert_eq!(
        chat_url("openai-compatible", base),
        "http://127.0.0.1:9000/7/v1/chat/completions"
    );
    assert_eq!(chat_url("anthropic", base), "http://127.0.0.1:9000/7/v1/messages");
    assert_eq!(
        chat_url("groq", "http://127.0.0.1:9000/7"),
        "http://127.0.0.1:9000/7/chat/completions",
        "another's host with a path of its own is not completed"
    );
    assert_eq!(
        chat_url("zai", "https://api.z.ai/api/coding/paas/v4"),
        "https://api.z.ai/api/coding/paas/v4/chat/completions"
    );
    assert_eq!(
        chat_url(
            "azure",
            "https://me.openai.azure.com/openai/v1?api-version=preview"
        ),
        "https://me.openai.azure.com/openai/v1/chat/completions?api-version=preview"
    );
}

#[test]
fn every_kind_leads_to_its_own_vendor() {
    let mut names = std::collections::HashSet::new();
    for kind in all() {
        assert!(names.insert(kind.name), "{} twice", kind.name);
        let info = kind.info();
        assert!(!info.label.is_empty());
        if info.base_url.is_empty() {
            assert!(["azure", "openai-compatible"].contains(&kind.name));
            continue;
        }
        let base: Url = info.base_url.parse().unwrap();
        assert_eq!(is_loopback(&base), info.local, "{}", kind.name);
        assert_eq!(base.scheme(), if info.local { "http" } else { "https" });
        assert_eq!(info.needs_key, !info.local);
        assert_eq!(info.key_env.is_some(), info.needs_key);
        let url = chat_url(kind.name, &info.base_url);
        assert!(url.starts_with(&format!("{}/", info.base_url)), "{url}");
        // Without its version segment (where it has one) it is the same address.
        let bare = base.join("/").unwrap();
        assert_eq!(chat_url(kind.name, bare.as_str()), url);
    }
    assert!(kind("no-such-kind").is_none());
}

fn recommended_of(kind_name: &str, ids: &[&str]) -> String {
    let models: Vec<ModelInfo> = ids.iter().map(|id| unknown(id)).collect();
    let at = recommended(kind(kind_name).unwrap(), &models).unwrap();
    models[at].id.clone()
}

#[test]
fn the_newest_general_model_is_recommended() {
    assert_eq!(
        recommended_of(
            "anthropic",
            &[
                "claude-opus-4-8",
                "claude-haiku-4-5-20251001",
                "claude-sonnet-4-5-20250929",
                "claude-sonnet-4-6",
                "claude-3-7-sonnet-20250219"
            ]
        ),
        "claude-sonnet-4-6"
    );
    assert_eq!(
        recommended_of(
            "mistral",
            &["codestral-latest", "mistral-large-2411", "mistral-large-latest"]
        ),
        "mistral-large-latest"
    );
    assert_eq!(
        recommended_of(
            "xai",
            &[
                "grok-3-mini",
                "grok-4-0709",
                "grok-4.3",
                "grok-code-fast-1",
                "grok-imagine-image"
            ]
        ),
        "grok-4.3"
    );
    assert_eq!(
        recommended_of(
            "groq",
            &[
                "whisper-large-v3",
                "llama-3.3-70b-versatile",
                "openai/gpt-oss-20b",
                "openai/gpt-oss-120b"
            ]
        ),
        "openai/gpt-oss-120b"
    );
    assert_eq!(
        recommended_of("deepseek", &["deepseek-v4-flash", "deepseek-v4-pro"]),
        "deepseek-v4-pro"
    );
    assert_eq!(
        recommended_of("zai", &["glm-4.5-air", "glm-4.7", "glm-4.6"]),
        "glm-4.7"
    );
    assert_eq!(
        recommended_of(
            "openai",
            &[
                "gpt-4o",
                "gpt-5-mini",
                "gpt-5.2-pro",
                "gpt-5.2-2025-12-11",
                "gpt-5.2",
                "gpt-5-chat-latest",
                "gpt-image-2",
                "o3",
                "gpt-realtime"
            ]
        ),
        "gpt-5.2"
    );
    assert_eq!(
        recommended_of(
            "gemini",
            &[
                "gemini-2.5-pro",
                "gemini-2.5-flash",
                "gemini-3-flash-preview",
                "gemini-2.5-flash-lite",
                "gemini-2.5-flash-image"
            ]
        ),
        "gemini-2.5-flash"
    );
    assert_eq!(
        recommended_of("ollama", &["all-minilm:latest", "qwen3:4b", "llava:latest"]),
        "qwen3:4b"
    );
    assert_eq!(recommended_of("perplexity", &["sonar", "sonar-pro"]), "sonar-pro");
}

#[test]
fn of_an_unknown_list_the_first_that_can_chat_is_recommended() {
    let ids = ["text-embedding-3-small", "tts-1", "my-house-model", "another"];
    assert_eq!(recommended_of("openai-compatible", &ids), "my-house-model");
    assert_eq!(recommended_of("anthropic", &ids), "my-house-model");
    let kind = kind("llamacpp").unwrap();
    assert_eq!(recommended(kind, &[]), None);
    assert_eq!(recommended(kind, &[unknown("nomic-embed-text")]), None);
}
