//! Answers and faults, as they arrive.

use crate::client::{self, CHAT, Ended, MESSAGES, chat_body, messages_body, reply_to, request, send};
use crate::{SOON, ask, connect, question, staged};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use understudy_stage::{Body, ErrorKind, FinishReason, Outcome, RawBytes, Script, Seen, Stage, Step};

#[tokio::test]
async fn both_families_answer_in_their_own_format() {
    let stage = Stage::start().await.unwrap();
    stage.seat("a").always(Script::answer("Grüße, 世界 🎭"));

    let reply = ask(&stage, MESSAGES).await;
    assert_eq!((reply.status, reply.ended), (200, Ended::Whole));
    assert!(reply.header("request-id").unwrap().starts_with("req_"));
    assert_eq!(
        reply.header("content-type"),
        Some("text/event-stream; charset=utf-8")
    );
    let events = reply.data();
    let text: String = events
        .iter()
        .filter_map(|event| event["delta"]["text"].as_str())
        .collect();
    assert_eq!(text, "Grüße, 世界 🎭");
    assert_eq!(events.last().unwrap()["type"], "message_stop");

    let reply = ask(&stage, CHAT).await;
    assert!(reply.header("x-request-id").is_some());
    let chunks = reply.data();
    let text: String = chunks
        .iter()
        .filter_map(|one| one["choices"][0]["delta"]["content"].as_str())
        .collect();
    assert_eq!(text, "Grüße, 世界 🎭");
    assert!(reply.text().ends_with("data: [DONE]\n\n"));
    assert!(
        chunks
            .iter()
            .any(|chunk| chunk["usage"]["completion_tokens"].as_u64() > Some(0))
    );

    let seen = stage.requests();
    assert_eq!(seen.len(), 2);
    assert!(
        seen.iter()
            .all(|one| one.text_sent == "Grüße, 世界 🎭" && one.outcome == Outcome::Sent)
    );
}

#[tokio::test]
async fn without_a_stream_the_answer_comes_whole() {
    let stage = staged([Step::text_at_once("One"), Step::finish(FinishReason::Length)]).await;
    let whole = |path: &str, mut body: Value| {
        body["stream"] = json!(false);
        // Refused without a stream, as the vendor does.
        body.as_object_mut().unwrap().remove("stream_options");
        let bytes = request("POST", &format!("/a{path}"), &[], &body);
        let origin = stage.origin();
        async move { serde_json::from_slice::<Value>(&send(&origin, &bytes).await.body).unwrap() }
    };
    let json = whole(CHAT, chat_body("Hi")).await;
    assert_eq!(json["choices"][0]["message"]["content"], "One");
    assert_eq!(json["choices"][0]["finish_reason"], "length");
    let json = whole(MESSAGES, messages_body("Hi")).await;
    assert_eq!(
        (&json["content"][0]["text"], &json["stop_reason"]),
        (&json!("One"), &json!("max_tokens"))
    );
}

#[tokio::test]
async fn a_connection_is_kept_for_the_next_request() {
    let stage = staged([Step::text_at_once("Hi"), Step::finish(FinishReason::Stop)]).await;
    let mut stream = connect(&stage).await;
    for _ in 0..2 {
        stream.write_all(&question(CHAT)).await.unwrap();
        assert_eq!(reply_to(&mut stream).await.ended, Ended::Whole);
    }
    let seen = stage.requests();
    assert_eq!(seen[0].connection, seen[1].connection);
}

#[tokio::test]
async fn faults_of_the_connection_are_real() {
    let some = || Step::text_at_once("Some");
    let cases: [(&str, Vec<Step>, Ended); 7] = [
        ("reset before a byte", vec![Step::Reset], Ended::Reset),
        ("closed before a byte", vec![Step::Close], Ended::Early),
        ("reset after text", vec![some(), Step::Reset], Ended::Reset),
        ("closed between chunks", vec![some(), Step::Close], Ended::Early),
        (
            "closed inside a chunk",
            vec![some(), Step::CloseInsideChunk],
            Ended::InsideChunk,
        ),
        (
            "no length of a chunk",
            vec![some(), Step::BrokenChunk],
            Ended::BrokenChunk,
        ),
        (
            "a clean end without a finish",
            vec![some(), Step::End],
            Ended::Whole,
        ),
    ];
    for (what, steps, ended) in cases {
        let with_text = steps.len() > 1;
        let stage = staged(steps).await;
        for path in [MESSAGES, CHAT] {
            let reply = ask(&stage, path).await;
            assert_eq!(reply.ended, ended, "{what}");
            assert_eq!(reply.text().contains("Some"), with_text, "{what}");
            assert!(
                !reply.text().contains("[DONE]") && !reply.text().contains("message_stop"),
                "{what}"
            );
        }
        let wanted = if ended == Ended::Whole {
            Outcome::Sent
        } else {
            Outcome::Cut
        };
        let all = stage
            .wait_until(SOON, |seen| seen.iter().all(|one| one.outcome == wanted))
            .await;
        assert!(all.is_some(), "{what}");
    }
}

#[tokio::test]
async fn framing_can_be_any_that_is_allowed() {
    let text = [Step::text_at_once("añ語🎭"), Step::finish(FinishReason::Stop)];

    let drip = Step::Drip {
        bytes: 1,
        every_ms: 0,
    };
    let stage = staged([vec![drip], text.to_vec()].concat()).await;
    let reply = ask(&stage, CHAT).await;
    assert!(
        reply.chunks.iter().all(|length| *length == 1),
        "{:?}",
        reply.chunks
    );
    assert_eq!(reply.data()[1]["choices"][0]["delta"]["content"], "añ語🎭");

    let stage = staged([vec![Step::Unframed], text.to_vec()].concat()).await;
    let reply = ask(&stage, CHAT).await;
    assert_eq!(
        (reply.header("transfer-encoding"), reply.header("connection")),
        (None, Some("close"))
    );
    assert!(reply.text().ends_with("data: [DONE]\n\n"));

    let stage = staged([vec![Step::Gzip], text.to_vec()].concat()).await;
    let reply = ask(&stage, CHAT).await;
    assert_eq!(reply.header("content-encoding"), Some("gzip"));
    let unpacked = client::gunzip(&reply.body).expect("valid gzip");
    assert!(
        unpacked.contains("añ語🎭") && unpacked.ends_with("data: [DONE]\n\n"),
        "{unpacked}"
    );

    let stage = staged([Step::Gzip, Step::text_at_once("Hi"), Step::EndInsideGzip]).await;
    let reply = ask(&stage, CHAT).await;
    assert_eq!(reply.ended, Ended::Whole, "only the compressed data is cut");
    assert!(client::gunzip(&reply.body).is_none());

    let bytes = RawBytes::Bytes(vec![0xef, 0xbb, 0xbf, b'd', 0xff]);
    let stage = staged([Step::Raw { bytes }, Step::End]).await;
    assert_eq!(ask(&stage, CHAT).await.body, [0xef, 0xbb, 0xbf, b'd', 0xff]);
}

#[tokio::test]
async fn silence_lasts_until_the_client_leaves_and_the_log_says_when() {
    let stage = staged([Step::Head { headers: Vec::new() }, Step::Silence]).await;
    let mut stream = connect(&stage).await;
    stream.write_all(&question(MESSAGES)).await.unwrap();
    let mut head = [0; 12];
    stream.read_exact(&mut head).await.unwrap();
    assert_eq!(&head, b"HTTP/1.1 200");
    let running = stage.requests();
    assert_eq!(
        (running[0].outcome, running[0].ended_us),
        (Outcome::Running, None)
    );

    drop(stream);
    let gone = |seen: &[Seen]| seen[0].closed_by_client_us().is_some();
    let seen = stage.wait_until(SOON, gone).await.expect("the close is seen");
    assert!(seen[0].closed_by_client_us().unwrap() >= seen[0].at_us);
}

#[tokio::test]
async fn pings_are_all_there_is() {
    let pings = Step::Pings {
        every_ms: 1,
        times: Some(3),
    };
    let stage = staged([pings, Step::End]).await;
    assert_eq!(
        ask(&stage, MESSAGES).await.text(),
        "event: ping\ndata: {\"type\":\"ping\"}\n\n".repeat(3)
    );
    assert_eq!(ask(&stage, CHAT).await.text(), ": keepalive\n\n".repeat(3));
}

#[tokio::test]
async fn errors_come_with_the_status_and_body_of_the_family() {
    let stage = Stage::start().await.unwrap();
    for kind in ErrorKind::ALL {
        stage.seat("a").always(Script::fail(kind));
        for path in [MESSAGES, CHAT] {
            let reply = ask(&stage, path).await;
            assert!(reply.status >= 400, "{kind:?}");
            let json: Value = serde_json::from_slice(&reply.body).unwrap();
            assert!(
                json["error"]["message"].is_string() && json["error"]["type"].is_string(),
                "{json}"
            );
        }
    }
    stage
        .seat("a")
        .always(Script::fail_with(ErrorKind::RateLimited, &[("retry-after", "7")]));
    let reply = ask(&stage, CHAT).await;
    assert_eq!((reply.status, reply.header("retry-after")), (429, Some("7")));

    stage.seat("a").always(Script::of([Step::ErrorEvent {
        kind: ErrorKind::Overloaded,
    }]));
    let reply = ask(&stage, MESSAGES).await;
    assert_eq!(reply.status, 200);
    assert_eq!(reply.data()[0]["error"]["type"], "overloaded_error");

    let html = Body::Html {
        html: "<html>Sign in".into(),
    };
    stage
        .seat("a")
        .always(Script::status(302, &[("location", "/a/login")], html));
    let reply = ask(&stage, CHAT).await;
    assert_eq!((reply.status, reply.header("location")), (302, Some("/a/login")));
}
