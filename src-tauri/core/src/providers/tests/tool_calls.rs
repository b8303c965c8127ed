//! Stories of calls of tools.

use super::*;
use crate::contract::Finish;

/// Id, name, arguments.
fn called(kind: &str, body: &[u8], finish: Finish) -> Vec<(String, String, String)> {
    let told = told(super::kind(kind).unwrap().family(), body);
    assert_eq!((told.finish(), told.end), (Some(finish), StreamEnd::Complete));
    assert_eq!(told.error(), None);
    told.calls()
}

fn call(id: &str, name: &str, arguments: &str) -> (String, String, String) {
    (id.to_owned(), name.to_owned(), arguments.to_owned())
}

#[test]
fn each_family_tells_them_in_its_own_pieces() {
    assert_eq!(
        called("anthropic", fixture!("anthropic/tool.sse"), Finish::ToolCalls),
        [call("toolu_1", "clock", r#"{"zone":"CET"}"#)]
    );
    assert_eq!(
        called("openai", fixture!("responses/calls.sse"), Finish::ToolCalls),
        [
            call("call_1", "clock", r#"{"zone":"CET"}"#),
            call("call_2", "shell", "ls -l"),
            call("call_3", "clock", "{}"),
        ]
    );
    assert_eq!(
        called("openai-compatible", fixture!("chat/calls.sse"), Finish::ToolCalls),
        [
            call("call_1", "clock", r#"{"zone":"CET"}"#),
            call("call_2", "weather", "{}")
        ]
    );
    assert_eq!(
        called(
            "openai-compatible",
            fixture!("chat/function_call.sse"),
            Finish::ToolCalls
        ),
        [call("", "clock", r#"{"zone":"CET"}"#)]
    );
    assert_eq!(
        called("gemini", fixture!("gemini/calls.sse"), Finish::ToolCalls),
        [
            call("fc1", "clock", r#"{"zone":"CET","at":[1,2]}"#),
            call("", "weather", "{}")
        ]
    );
    assert_eq!(
        called("ollama", fixture!("ollama/calls.ndjson"), Finish::ToolCalls),
        [
            call("", "clock", r#"{"zone":"CET"}"#),
            call("", "clock", r#"{"zone":"GMT"}"#),
            call("call_9", "weather", "{}"),
        ]
    );
}

#[test]
fn imitators_number_repeat_and_write_them_as_they_like() {
    assert_eq!(
        called("openai-compatible", fixture!("chat/odd_calls.sse"), Finish::Stop),
        [
            call("a", "clock", "{}"),
            call("b", "clock", r#"{"zone":"CET","at":null}"#),
            call("c", "weather", ""),
        ]
    );
}

#[test]
fn arguments_that_come_value_by_value_become_one_document() {
    assert_eq!(
        called("gemini", fixture!("gemini/partial_args.sse"), Finish::ToolCalls),
        [
            call("", "clock", r#"{"zones":[{"name":"CET","hour":3}]}"#),
            call("", "weather", r#"{"city":"Oslo"}"#),
        ]
    );
    let far = br#"data: {"candidates":[{"content":{"parts":[{"functionCall":{"name":"a","partialArgs":[{"jsonPath":"$.x[4000000000]","numberValue":1},{"jsonPath":"x","numberValue":1}]}}]},"finishReason":"STOP"}]}"#;
    let body = [far.as_slice(), b"\n\n"].concat();
    let calls = called("gemini", &body, Finish::ToolCalls);
    assert_eq!(
        calls,
        [call("", "a", r#"{"x":[]}"#)],
        "a place far off makes no room"
    );
}

#[test]
fn a_call_in_an_answer_in_one_piece_is_a_call() {
    let body = br#"{"type":"message","role":"assistant","model":"m","content":[{"type":"text","text":"Hm.","citations":[{"type":"char_location","cited_text":"q","document_title":"d"}]},{"type":"tool_use","id":"t1","name":"clock","input":{"zone":"CET"}}],"stop_reason":"tool_use","usage":{"input_tokens":1,"output_tokens":2}}"#;
    let told = told(kind("anthropic").unwrap().family(), body);
    assert_eq!(told.calls(), [call("t1", "clock", r#"{"zone":"CET"}"#)]);
    assert_eq!(told.citations()[0].end, Some(3));
    let body = br#"{"object":"chat.completion","model":"m","choices":[{"index":0,"message":{"role":"assistant","content":null,"tool_calls":[{"id":"c1","type":"function","function":{"name":"clock","arguments":"{}"}}]},"finish_reason":"tool_calls"}]}"#;
    assert_eq!(
        called("openai-compatible", body, Finish::ToolCalls),
        [call("c1", "clock", "{}")]
    );
}

#[test]
fn what_it_costs_is_told_as_the_provider_says() {
    fn cost(kind: &str, body: &[u8]) -> Option<f64> {
        told(super::kind(kind).unwrap().family(), body).cost()
    }
    let near = |cost: Option<f64>, dollars: f64| assert!((cost.unwrap() - dollars).abs() < 1e-12, "{cost:?}");
    near(cost("openai", fixture!("responses/calls.sse")), 0.5);
    near(cost("openai-compatible", fixture!("chat/perplexity.sse")), 0.006);
    // With a key of one's own at the upstream, its bill and the router's fee.
    near(cost("openai-compatible", fixture!("chat/calls.sse")), 0.042);
    let venice = b"data: {\"choices\":[{\"delta\":{\"content\":\"A\"},\"finish_reason\":\"stop\"}],\"cost\":{\"usd\":0.125,\"diem\":0}}\n\n";
    near(cost("openai-compatible", venice), 0.125);
    for odd in ["\"much\"", "-1", "[]", "{}", "null", "1e999"] {
        let body = format!(
            "data: {{\"choices\":[{{\"delta\":{{\"content\":\"A\"}}}}],\"usage\":{{\"prompt_tokens\":1,\"cost\":{odd}}}}}\n\n"
        );
        assert_eq!(cost("openai-compatible", body.as_bytes()), None, "{odd}");
    }
}
