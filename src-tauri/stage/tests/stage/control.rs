//! The server itself: its bounds, its control, its end.

use crate::client::{CHAT, Ended, MESSAGES, messages_body, request, send};
use crate::{SOON, ask, connect, question, staged};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use understudy_stage::{FinishReason, Stage, Step};

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
