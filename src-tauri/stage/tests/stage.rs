//! The stage from outside: over raw sockets, where a fault can be seen for what it is.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod client;

use client::{CHAT, Ended, MESSAGES, Reply, chat_body, messages_body, reply_to, request, send};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use understudy_stage::{
    Body, ErrorKind, FinishReason, KeySeen, Outage, Outcome, Pace, RawBytes, Script, Seen, Stage, Step,
};

const SOON: Duration = Duration::from_secs(2);

/// A stage whose seat `a` performs this.
async fn staged(steps: impl IntoIterator<Item = Step>) -> Stage {
    let stage = Stage::start().await.unwrap();
    stage.seat("a").always(Script::of(steps));
    stage
}

async fn connect(stage: &Stage) -> TcpStream {
    TcpStream::connect(stage.origin().trim_start_matches("http://"))
        .await
        .unwrap()
}

fn question(path: &str) -> Vec<u8> {
    let body = if path == CHAT {
        chat_body("Hi")
    } else {
        messages_body("Hi")
    };
    request("POST", &format!("/a{path}"), &[], &body)
}

async fn ask(stage: &Stage, path: &str) -> Reply {
    send(&stage.origin(), &question(path)).await
}

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

#[tokio::test]
async fn a_seat_minds_its_key_its_models_and_the_form_of_the_request() {
    let stage = Stage::start().await.unwrap();
    stage
        .seat("a")
        .key(Some("sk-right"))
        .models(["m"])
        .always(Script::answer("Hi"));
    let ask = |path: &'static str, headers: Vec<(&'static str, &'static str)>, body: Value| {
        let origin = stage.origin();
        async move {
            send(&origin, &request("POST", path, &headers, &body))
                .await
                .status
        }
    };
    let mut body = chat_body("Hi");
    body["model"] = json!("m");
    let path = "/a/v1/chat/completions";
    let right = vec![("authorization", "Bearer sk-right")];
    assert_eq!(ask(path, right.clone(), body.clone()).await, 200);
    assert_eq!(
        ask(path, vec![("authorization", "Bearer sk-wrong")], body.clone()).await,
        401
    );
    assert_eq!(ask(path, vec![], body.clone()).await, 401);
    assert_eq!(
        ask(path, vec![("x-api-key", "sk-right")], body.clone()).await,
        401,
        "not this family's header"
    );
    body["model"] = json!("other");
    assert_eq!(ask(path, right.clone(), body.clone()).await, 404);
    assert_eq!(ask(path, right.clone(), json!({"model": "m"})).await, 400);
    assert_eq!(
        ask("/a/v1/v1/chat/completions", right.clone(), body.clone()).await,
        404
    );
    assert_eq!(
        ask("/b/v1/chat/completions", right, body).await,
        404,
        "no such seat"
    );

    let seen = stage.requests();
    let keys: Vec<KeySeen> = seen[..4].iter().map(|one| one.key).collect();
    assert_eq!(
        keys,
        [KeySeen::Right, KeySeen::Wrong, KeySeen::None, KeySeen::None]
    );
    let log = serde_json::to_string(&seen).unwrap();
    assert!(
        !log.contains("sk-right") && !log.contains("sk-wrong"),
        "no key in the log"
    );
}

#[tokio::test]
async fn models_are_listed_as_each_family_does() {
    let stage = Stage::start().await.unwrap();
    stage.seat("a").models(["one", "two"]);
    let list = |headers: Vec<(&'static str, &'static str)>| {
        let bytes = request("GET", "/a/v1/models", &headers, &Value::Null);
        let origin = stage.origin();
        async move { send(&origin, &bytes).await }
    };
    let json = |reply: &Reply| serde_json::from_slice::<Value>(&reply.body).unwrap();
    let anthropic = json(&list(vec![("anthropic-version", "2023-06-01")]).await);
    assert_eq!(
        (&anthropic["data"][1]["id"], &anthropic["last_id"]),
        (&json!("two"), &json!("two"))
    );
    let chat = json(&list(vec![]).await);
    assert_eq!(
        (&chat["object"], &chat["data"][0]["id"]),
        (&json!("list"), &json!("one"))
    );

    stage
        .seat("a")
        .models_script(Some(Script::fail(ErrorKind::Server)));
    assert_eq!(list(vec![]).await.status, 500);
}

#[tokio::test]
async fn scripts_are_taken_in_order_and_an_outage_leaves_them() {
    let stage = Stage::start().await.unwrap();
    let seat = stage.seat("a");
    seat.script(Script::fail(ErrorKind::Server))
        .script(Script::answer("second"))
        .always(Script::answer("rest"));
    seat.outage(Some(Outage::Hard));
    assert_eq!(ask(&stage, MESSAGES).await.status, 529);
    assert_eq!(ask(&stage, CHAT).await.status, 503);
    assert_eq!(seat.queued(), 2);
    seat.outage(None);
    assert_eq!(ask(&stage, MESSAGES).await.status, 500);
    assert!(ask(&stage, MESSAGES).await.text().contains("second"));
    for _ in 0..2 {
        assert!(ask(&stage, MESSAGES).await.text().contains("rest"));
    }

    seat.always(Script::answer("x".repeat(400)))
        .outage(Some(Outage::DiesInTheMiddle));
    let reply = ask(&stage, CHAT).await;
    assert_eq!(
        (reply.ended, reply.text().contains("[DONE]")),
        (Ended::Reset, false)
    );
    assert_eq!(stage.requests().last().unwrap().text_sent.len(), 240);
}

#[tokio::test]
async fn the_demo_answers_and_says_what_it_is() {
    let stage = Stage::demo().await.unwrap();
    for seat in [understudy_stage::LEAD, understudy_stage::UNDERSTUDY] {
        stage
            .seat(seat)
            .always(Script::of([Step::Practice { pace: Pace::WHOLE }]));
        let bytes = request(
            "POST",
            &format!("/{seat}/v1/messages"),
            &[],
            &messages_body("Hello"),
        );
        let reply = send(&stage.origin(), &bytes).await;
        assert!(
            reply.text().contains("This answer is scripted"),
            "{}",
            reply.text()
        );
        assert!(reply.text().contains(&format!("demo/{seat}")));
    }
}

#[tokio::test]
async fn hostile_clients_are_bounded() {
    let stage = staged([Step::text_at_once("Hi"), Step::finish(FinishReason::Stop)]).await;
    let large = format!(
        "POST /a/v1/messages HTTP/1.1\r\ncontent-length: {}\r\n\r\n",
        11 << 20
    );
    assert_eq!(send(&stage.origin(), large.as_bytes()).await.status, 413);
    assert_eq!(
        send(&stage.origin(), b"\x16\x03\x01 hello\r\n\r\n").await.status,
        400
    );

    // More connections than there are places: the rest are closed, and the stage goes on.
    let mut open = Vec::new();
    for _ in 0..600 {
        open.push(connect(&stage).await);
    }
    let mut closed = 0;
    for stream in &mut open {
        let read = tokio::time::timeout(Duration::from_millis(2), stream.read(&mut [0; 1])).await;
        closed += usize::from(matches!(read, Ok(Ok(0) | Err(_))));
    }
    assert!(closed >= 600 - 512, "{closed}");
    drop(open);
    let answers = async {
        while ask(&stage, CHAT).await.status != 200 {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    tokio::time::timeout(SOON, answers)
        .await
        .expect("places are given back");
}

#[tokio::test]
async fn control_wants_its_token() {
    let stage = Stage::start().await.unwrap();
    let bearer = format!("Bearer {}", stage.token());
    let control = |method: &'static str, path: &'static str, body: Value| {
        let bytes = request(method, path, &[("authorization", &bearer)], &body);
        let origin = stage.origin();
        async move {
            let reply = send(&origin, &bytes).await;
            (
                reply.status,
                serde_json::from_slice::<Value>(&reply.body).unwrap(),
            )
        }
    };
    let bare = request("GET", "/control/requests", &[], &Value::Null);
    assert_eq!(send(&stage.origin(), &bare).await.status, 401);

    let script = json!([{"do": "text", "text": "Hi"}, {"do": "finish", "reason": "stop"}]);
    let setup = json!({"key": "k", "models": [{"id": "m"}], "script": script});
    assert_eq!(control("PUT", "/control/seats/a", setup).await.0, 200);
    assert_eq!(control("PUT", "/control/seats/no%2Fname", json!({})).await.0, 400);
    assert_eq!(
        control("PUT", "/control/seats/a", json!({"outage": "nonsense"}))
            .await
            .0,
        400
    );
    assert_eq!(
        control("GET", "/control/seats", Value::Null).await.1["a"]["models"][0]["id"],
        "m"
    );
    let queued = control("POST", "/control/seats/a/scripts", json!([[{"do": "reset"}]])).await;
    assert_eq!(queued.1["queued"], 1);
    assert_eq!(
        control("POST", "/control/seats/none/scripts", json!([])).await.0,
        404
    );

    let mut body = messages_body("Hi");
    body["model"] = json!("m");
    let post = request("POST", "/a/v1/messages", &[("x-api-key", "k")], &body);
    assert_eq!(send(&stage.origin(), &post).await.ended, Ended::Reset);
    assert_eq!(
        control("PUT", "/control/seats/a/outage", json!("hard")).await.0,
        200
    );
    assert_eq!(send(&stage.origin(), &post).await.status, 529);
    assert_eq!(
        control("PUT", "/control/seats/a/outage", Value::Null).await.0,
        200
    );
    assert_eq!(send(&stage.origin(), &post).await.status, 200);

    let seen = control("GET", "/control/requests?since=1", Value::Null).await.1;
    assert_eq!(
        (seen.as_array().unwrap().len(), &seen[0]["status"]),
        (2, &json!(529))
    );
    assert_eq!(
        (&seen[1]["key"], &seen[1]["text_sent"]),
        (&json!("right"), &json!("Hi"))
    );
    assert_eq!(control("DELETE", "/control/requests", Value::Null).await.0, 200);
    assert_eq!(
        control("GET", "/control/requests", Value::Null).await.1,
        json!([])
    );
    assert_eq!(control("GET", "/control/other", Value::Null).await.0, 404);
}

#[tokio::test]
async fn a_dropped_stage_is_gone() {
    let stage = staged([Step::Silence]).await;
    let address = stage.origin().trim_start_matches("http://").to_owned();
    let mut stream = connect(&stage).await;
    stream.write_all(&question(MESSAGES)).await.unwrap();
    stage.wait_until(SOON, |seen| seen.len() == 1).await.unwrap();
    drop(stage);
    let read = tokio::time::timeout(SOON, stream.read(&mut [0; 1]))
        .await
        .expect("open connections are closed");
    assert!(matches!(read, Ok(0) | Err(_)));
    assert!(TcpStream::connect(&address).await.is_err());
}

#[tokio::test]
async fn as_a_process_it_ends_with_its_standard_input() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_understudy-stage"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap())
        .read_line(&mut line)
        .unwrap();
    let said: Value = serde_json::from_str(&line).unwrap();
    let bearer = format!("Bearer {}", said["token"].as_str().unwrap());
    let bytes = request(
        "GET",
        "/control/seats",
        &[("authorization", &bearer)],
        &Value::Null,
    );
    let reply = send(said["url"].as_str().unwrap(), &bytes).await;
    assert!(serde_json::from_slice::<Value>(&reply.body).unwrap()["lead"].is_object());

    drop(child.stdin.take());
    let ended = async {
        loop {
            if let Some(status) = child.try_wait().unwrap() {
                return status;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    assert!(
        tokio::time::timeout(SOON, ended)
            .await
            .expect("it ends")
            .success()
    );
}
