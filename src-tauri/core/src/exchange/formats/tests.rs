//! What a conversation's id, times and pieces are made of is told by the stories; here is what only one
//! service does.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::super::foreign::Piece;
use super::*;
use serde_json::json;

#[test]
fn addresses_are_never_followed() {
    assert_eq!(data_url("data:text/plain;base64,aGk="), Some(b"hi".to_vec()));
    for url in [
        "https://example.com/a.png",
        "file:///etc/passwd",
        "data:text/plain,hi",
        "data:",
        "data:;base64,?",
    ] {
        assert_eq!(data_url(url), None, "{url}");
    }
}

#[test]
fn reasoning_within_a_text_is_taken_out_of_it() {
    let chat = json!({"id": "c", "chat": {"history": {"messages": {"a": {
        "id": "a", "role": "assistant",
        "content": "Before <details type=\"reasoning\" done=\"true\"><summary>Thought</summary>\n&gt; 2 &lt; 3\n</details>\nSo: 3. <details type=\"x",
    }}}}});
    let turns = open_webui::read(&chat).unwrap().turns;
    let said: Vec<String> = turns[0]
        .pieces
        .iter()
        .map(|piece| match piece {
            Piece::Text(text) => format!("text {text}"),
            Piece::Reasoning(text) => format!("reasoning {text}"),
            other => format!("{other:?}"),
        })
        .collect();
    assert_eq!(
        said,
        ["text Before", "reasoning 2 < 3", "text So: 3. <details type=\"x"]
    );
}

#[test]
fn nothing_of_the_settings_is_read_but_names_of_topics() {
    let mut known = cherry_studio::Known::default();
    let assistants =
        json!({"assistants": [{"id": "x", "topics": [{"id": "t", "name": "天気"}]}]}).to_string();
    let settings =
        json!({"assistants": assistants, "llm": "{\"providers\":[{\"apiKey\":\"sk-secret\"}]}"}).to_string();
    known.learn_names(json!({"persist:cherry-studio": settings}).to_string().as_bytes());
    let topic = json!({"id": "t", "messages": [{"id": "m", "role": "user", "content": "hi"}]});
    let read = known.read(&topic).unwrap();
    assert_eq!(read.title, "天気");
    assert!(!format!("{read:?}").contains("sk-secret"));
}
