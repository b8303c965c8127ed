//! What a seat minds: its key, its models, its queue, its outage.

use crate::ask;
use crate::client::{CHAT, Ended, MESSAGES, Reply, chat_body, messages_body, request, send};
use serde_json::{Value, json};
use understudy_stage::{ErrorKind, KeySeen, Outage, Pace, Script, Stage, Step};

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
