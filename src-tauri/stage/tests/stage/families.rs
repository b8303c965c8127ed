//! OpenAI Responses, Gemini and Ollama, as a client of theirs sees them.

use crate::client::{Ended, Reply, request, send};
use serde_json::{Value, json};
use understudy_stage::{ErrorKind, FinishReason, Model, Script, Source, Stage, Step};

const RESPONSES: &str = "/v1/responses";
const GEMINI: &str = "/v1beta/models/scripted:streamGenerateContent?alt=sse";
const OLLAMA: &str = "/api/chat";

fn body(path: &str, text: &str) -> Value {
    match path {
        RESPONSES => {
            json!({"model": "scripted", "stream": true, "input": [{"role": "user", "content": text}]})
        }
        path if path.starts_with("/v1beta") => {
            json!({"contents": [{"role": "user", "parts": [{"text": text}]}]})
        }
        _ => json!({"model": "scripted", "messages": [{"role": "user", "content": text}]}),
    }
}

async fn post(stage: &Stage, path: &str, body: &Value) -> Reply {
    send(&stage.origin(), &request("POST", &format!("/a{path}"), &[], body)).await
}

async fn performed(path: &str, steps: impl IntoIterator<Item = Step>) -> Reply {
    let stage = crate::staged(steps).await;
    post(&stage, path, &body(path, "Hi")).await
}

/// Each line of NDJSON.
fn lines(reply: &Reply) -> Vec<Value> {
    let text = reply.text();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn answer() -> [Step; 3] {
    [
        Step::Reasoning {
            text: "Hm.".into(),
            pace: understudy_stage::Pace::WHOLE,
        },
        Step::text_at_once("Grüße, 世界 🎭"),
        Step::finish(FinishReason::Stop),
    ]
}

#[tokio::test]
async fn responses_are_typed_events_from_created_to_completed() {
    let reply = performed(RESPONSES, answer()).await;
    assert_eq!((reply.status, reply.ended), (200, Ended::Whole));
    let events = reply.data();
    let of = |kind: &str| -> String {
        let said = events.iter().filter(|event| event["type"] == kind);
        said.filter_map(|event| event["delta"].as_str()).collect()
    };
    assert_eq!(events[0]["type"], "response.created");
    assert_eq!(of("response.output_text.delta"), "Grüße, 世界 🎭");
    assert_eq!(of("response.reasoning_summary_text.delta"), "Hm.");
    let last = events.last().unwrap();
    assert_eq!(last["type"], "response.completed");
    assert!(last["response"]["usage"]["output_tokens"].as_u64() > Some(0));
    let numbers: Vec<_> = events
        .iter()
        .map(|event| event["sequence_number"].as_u64())
        .collect();
    assert!(numbers.windows(2).all(|pair| pair[0] < pair[1]), "{numbers:?}");
}

#[tokio::test]
async fn gemini_sends_chunks_without_a_terminator_or_an_array() {
    let reply = performed(GEMINI, answer()).await;
    assert!(reply.text().contains("\r\n\r\n") && !reply.text().contains("[DONE]"));
    let chunks = reply.data();
    let parts = |chunks: &[Value]| -> Vec<Value> {
        let all = chunks
            .iter()
            .filter_map(|one| one["candidates"][0]["content"]["parts"].as_array());
        all.flatten().cloned().collect()
    };
    let text = |parts: &[Value], thought: bool| -> String {
        let those = parts.iter().filter(|part| (part["thought"] == true) == thought);
        those.filter_map(|part| part["text"].as_str()).collect()
    };
    let said = parts(&chunks);
    assert_eq!(
        (text(&said, false).as_str(), text(&said, true).as_str()),
        ("Grüße, 世界 🎭", "Hm.")
    );
    let last = chunks.last().unwrap();
    assert_eq!(last["candidates"][0]["finishReason"], "STOP");
    assert!(last["usageMetadata"]["promptTokenCount"].as_u64() > Some(0));

    let array = performed("/v1beta/models/scripted:streamGenerateContent", answer()).await;
    let chunks: Vec<Value> = serde_json::from_slice(&array.body).unwrap();
    assert_eq!(text(&parts(&chunks), false), "Grüße, 世界 🎭");
}

#[tokio::test]
async fn ollama_sends_a_line_each_and_the_counts_with_the_last() {
    let reply = performed(OLLAMA, answer()).await;
    let lines = lines(&reply);
    let of = |field: &str| -> String {
        lines
            .iter()
            .filter_map(|line| line["message"][field].as_str())
            .collect()
    };
    assert_eq!(
        (of("content").as_str(), of("thinking").as_str()),
        ("Grüße, 世界 🎭", "Hm.")
    );
    let last = lines.last().unwrap();
    assert_eq!(
        (&last["done"], &last["done_reason"]),
        (&json!(true), &json!("stop"))
    );
    assert!(last["eval_count"].as_u64() > Some(0));
}

#[tokio::test]
async fn each_says_errors_in_its_own_words_before_and_within_an_answer() {
    for (path, status, error) in [
        (RESPONSES, 503, "/error/message"),
        (GEMINI, 503, "/error/status"),
        (OLLAMA, 503, "/error"),
    ] {
        let reply = performed(path, [Step::fail(ErrorKind::Overloaded)]).await;
        assert_eq!(reply.status, status, "{path}");
        let json: Value = serde_json::from_slice(&reply.body).unwrap();
        assert!(
            json.pointer(error).is_some_and(Value::is_string),
            "{path}: {json}"
        );

        let steps = [
            Step::text_at_once("So far"),
            Step::ErrorEvent {
                kind: ErrorKind::Overloaded,
            },
        ];
        let reply = performed(path, steps).await;
        assert_eq!(reply.status, 200, "{path}");
        let text = reply.text();
        assert!(
            text.contains("So far") && text.contains("error"),
            "{path}: {text}"
        );
        assert!(
            !text.contains("completed") && !text.contains("\"done\":true") && !text.contains("finishReason")
        );
    }
}

#[tokio::test]
async fn a_model_calls_tools_and_names_its_sources() {
    let call = Step::ToolCall {
        name: "weather".into(),
        arguments: json!({"city": "Köln"}),
        pace: understudy_stage::Pace::WHOLE,
        cut_after: None,
    };
    for path in [RESPONSES, GEMINI, OLLAMA, "/v1/messages", "/v1/chat/completions"] {
        let mut asked = body(path, "Hi");
        if path == "/v1/messages" {
            asked["max_tokens"] = json!(100);
        }
        asked["stream"] = json!(true);
        if path == GEMINI {
            asked.as_object_mut().unwrap().remove("stream");
        }
        let stage = crate::staged([call.clone(), Step::finish(FinishReason::ToolCalls)]).await;
        let reply = post(&stage, path, &asked).await;
        let text = reply.text();
        assert!(
            text.contains("weather") && text.contains("Köln"),
            "{path}: {text}"
        );
    }
    let source = Source {
        url: "https://example.com/eggs".into(),
        title: "Eggs".into(),
    };
    for path in [RESPONSES, GEMINI] {
        let cite = Step::Citation {
            source: source.clone(),
        };
        let steps = [
            Step::text_at_once("Five minutes."),
            cite,
            Step::finish(FinishReason::Stop),
        ];
        let text = performed(path, steps).await.text();
        assert!(text.contains("https://example.com/eggs"), "{path}: {text}");
    }
}

#[tokio::test]
async fn the_lists_of_models_are_those_of_the_family() {
    let stage = Stage::start().await.unwrap();
    let model = Model {
        context: Some(8_192),
        images: Some(true),
        ..Model::from("m-1")
    };
    stage.seat("a").models([model]).always(Script::answer("Hi"));
    let get = |path: &str| {
        let bytes = request("GET", &format!("/a{path}"), &[], &Value::Null);
        let origin = stage.origin();
        async move { serde_json::from_slice::<Value>(&send(&origin, &bytes).await.body).unwrap() }
    };
    let gemini = get("/v1beta/models").await;
    assert_eq!(gemini["models"][0]["name"], "models/m-1");
    assert_eq!(gemini["models"][0]["inputTokenLimit"], 8_192);
    let ollama = get("/api/tags").await;
    assert_eq!(ollama["models"][0]["name"], "m-1");
    let show = post(&stage, "/api/show", &json!({"model": "m-1"})).await;
    let show: Value = serde_json::from_slice(&show.body).unwrap();
    assert!(
        show["capabilities"]
            .as_array()
            .unwrap()
            .contains(&json!("vision")),
        "{show}"
    );
    assert_eq!(
        post(
            &stage,
            OLLAMA,
            &json!({"model": "other", "messages": [{"role": "user", "content": "Hi"}]})
        )
        .await
        .status,
        404
    );
}

#[tokio::test]
async fn a_file_has_to_be_what_it_is_said_to_be() {
    let stage = crate::staged([Step::text_at_once("I see."), Step::finish(FinishReason::Stop)]).await;
    let picture = |path: &str, data: &str| match path {
        RESPONSES => json!({"model": "scripted", "stream": true, "input": [{"role": "user", "content": [
            {"type": "input_image", "image_url": format!("data:image/png;base64,{data}")}]}]}),
        GEMINI => json!({"contents": [{"role": "user", "parts": [
            {"inlineData": {"mimeType": "image/png", "data": data}}]}]}),
        _ => json!({"model": "scripted", "messages": [{"role": "user", "content": "", "images": [data]}]}),
    };
    for path in [RESPONSES, GEMINI, OLLAMA] {
        let good = post(&stage, path, &picture(path, "iVBORw0KGgo=")).await;
        assert_eq!(good.status, 200, "{path}: {}", good.text());
        let bad = post(&stage, path, &picture(path, "no picture")).await;
        assert_eq!(bad.status, 400, "{path}: {}", bad.text());
    }
}
