//! What a turn can be told, and what it refuses.

use crate::place::Place;
use understudy_stage::{ErrorKind, Script};

#[tokio::test(flavor = "multi_thread")]
async fn only_and_no_failover_keep_a_question_where_it_may_go() {
    let place = Place::with_two().await;
    place.stage.seat("a").always(Script::fail(ErrorKind::Overloaded));
    place.stage.seat("b").always(Script::answer("From b."));
    place.run(&["ask", "--no-failover", "hi"]).expect(1);
    assert_eq!(place.asked(), ["a"]);
    place.stage.forget_requests();
    assert_eq!(
        place.run(&["ask", "--only", "b", "hi"]).expect(0).out,
        "From b.\n"
    );
    assert_eq!(place.asked(), ["b"]);
    place.stage.forget_requests();
    assert_eq!(
        place.run(&["ask", "--chain", "b/n,a/m", "hi"]).expect(0).out,
        "From b.\n"
    );
    assert_eq!(place.asked(), ["b"]);
    place.stage.forget_requests();
    let nowhere = place
        .run(&["ask", "--json", "--local-only", "hi"])
        .expect(1)
        .events();
    assert_eq!(nowhere.last().unwrap()["code"], "nothing-allowed");
    assert_eq!(place.asked(), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chat_goes_on_with_what_was_said() {
    let place = Place::with_two().await;
    place.stage.seat("a").always(Script::answer("An answer."));
    let first = place
        .run(&["ask", "--json", "--system", "Be brief.", "first question"])
        .expect(0)
        .events();
    let chat = first[0]["chat"].as_str().unwrap().to_owned();
    place.run(&["ask", "something else"]).expect(0);
    let second = place
        .run(&["ask", "--json", "--chat", &chat, "second question"])
        .expect(0)
        .events();
    assert_eq!(second[0]["chat"], chat.as_str());
    let latest = place
        .run(&["ask", "--json", "--continue", "third question"])
        .expect(0)
        .events();
    assert_eq!(
        latest[0]["chat"],
        chat.as_str(),
        "the latest chat is the one that was last written in"
    );
    let sent = place.stage.requests().last().unwrap().body.to_string();
    for words in [
        "Be brief.",
        "first question",
        "An answer.",
        "second question",
        "third question",
    ] {
        assert!(sent.contains(words), "{words}: {sent}");
    }
    assert!(!sent.contains("something else"), "{sent}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_temporary_chat_leaves_no_text() {
    let place = Place::with_two().await;
    place
        .stage
        .seat("a")
        .always(Script::answer("The zanzibar answer."));
    let kept = place.run(&["ask", "a kept marmalade question"]).expect(0);
    assert_eq!(kept.out, "The zanzibar answer.\n");
    assert!(
        !place.files_with("marmalade").is_empty(),
        "what is kept is found by this search"
    );
    place.stage.seat("a").always(Script::answer("The quokka answer."));
    let events = place
        .run(&["ask", "--json", "--no-history", "a secret pelican question"])
        .expect(0)
        .events();
    assert_eq!(events[0]["chat"], serde_json::Value::Null);
    assert_eq!(events.last().unwrap()["text"], "The quokka answer.");
    assert_eq!(place.files_with("pelican"), Vec::<std::path::PathBuf>::new());
    assert_eq!(place.files_with("quokka"), Vec::<std::path::PathBuf>::new());
    assert_eq!(
        place
            .run(&["history", "list", "--json"])
            .expect(0)
            .json()
            .as_array()
            .unwrap()
            .len(),
        1
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_question_comes_from_where_it_is_given() {
    let place = Place::with_two().await;
    place.stage.seat("a").always(Script::answer("Yes."));
    place
        .run_with_input(&["ask"], "piped grüße\n".as_bytes())
        .expect(0);
    place
        .run_with_input(&["ask", "-"], b"by dash\nand a second line")
        .expect(0);
    let bodies: Vec<String> = place
        .stage
        .requests()
        .iter()
        .map(|seen| seen.body.to_string())
        .collect();
    assert!(bodies[0].contains("\"piped grüße\""), "{}", bodies[0]);
    assert!(
        bodies[1].contains("\"by dash\\nand a second line\""),
        "{}",
        bodies[1]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_use_is_said_and_sends_nothing() {
    let place = Place::with_two().await;
    let endless = vec![b'a'; 10 * 1024 * 1024 + 1];
    assert!(
        place
            .run_with_input(&["ask"], b"\xff\xfe")
            .expect(2)
            .err
            .contains("UTF-8")
    );
    assert!(
        place
            .run_with_input(&["ask"], &endless)
            .expect(2)
            .err
            .contains("10 MB")
    );
    assert!(!place.run_with_input(&["ask"], b" \n").expect(2).err.is_empty());
    for arguments in [
        &["ask", "--attach", "no-such-file", "hi"][..],
        &["ask", "--chain", "nobody/x", "hi"],
        &["ask", "--chain", "a", "hi"],
        &["ask", "--only", "nobody", "hi"],
        &["ask", "--chat", "no-id", "hi"],
        &["ask", "--chat", "01890a5d-ac96-774b-bcce-b302099a8057", "hi"],
        &["ask", "--no-history", "--continue", "hi"],
        &["ask", "--nonsense", "hi"],
        &["history", "show", "no-id"],
        &["history", "search"],
        &["settings", "get", "no.such"],
        &["settings", "set", "limits.gap_ms", "soon"],
        &["provider", "show", "nobody"],
        &["provider", "pause", "a", "--for", "5 minutes"],
        &["provider", "add", "a", "--kind", "anthropic", "--no-key"],
        &["provider", "add", "c", "--kind", "nonsense", "--no-key"],
        &[
            "provider",
            "add",
            "c",
            "--kind",
            "anthropic",
            "--base-url",
            "http://example.com",
            "--no-key",
        ],
        &["provider", "add", "c", "--kind", "anthropic"],
        &["chain", "set", "nobody/x"],
    ] {
        let done = place.run(arguments);
        assert_eq!(done.status, 2, "{arguments:?}: {done:?}");
        assert!(
            done.out.is_empty() && !done.err.is_empty(),
            "{arguments:?}: {done:?}"
        );
    }
    assert_eq!(place.asked(), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_provider_the_demo_answers_and_says_so() {
    let place = Place::new().await;
    let done = place.run(&["ask", "--json", "hello"]).expect(0);
    assert!(done.err.contains("demo"), "{}", done.err);
    let events = done.events();
    assert!(events.iter().all(|event| event["demo"] == true), "{events:?}");
    let finished = events.last().unwrap();
    assert!(
        finished["lane"].as_str().unwrap().starts_with("demo/"),
        "{finished}"
    );
    assert!(
        finished["text"].as_str().unwrap().contains("scripted"),
        "{finished}"
    );
    let list = place.run(&["history", "list", "--json"]).expect(0).json();
    assert_eq!(
        list,
        serde_json::json!([]),
        "demo chats are not among the person's own"
    );

    let chat = place
        .run_with_input(&["chat"], b"hello\n\nhello again\n")
        .expect(0);
    assert_eq!(chat.out.matches("scripted").count(), 2, "{}", chat.out);
    assert!(
        chat.err.contains("demo/lead"),
        "who answered is said: {}",
        chat.err
    );
    place.run_with_input(&["chat"], b"").expect(0);
    // Without a desktop the program itself is the conversation.
    assert!(
        place
            .run_with_input(&[], b"hello\n")
            .expect(0)
            .out
            .contains("scripted")
    );
}
