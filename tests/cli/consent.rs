//! Where a chat may go, said and seen in the terminal.

use crate::place::Place;
use serde_json::json;
use understudy_stage::{ErrorKind, Script};

fn asked(place: &Place, seat: &str) -> usize {
    place
        .stage
        .requests()
        .iter()
        .filter(|one| one.seat == seat)
        .count()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_chat_keeps_where_its_first_message_may_go() {
    let place = Place::with_two().await;
    place.stage.seat("a").always(Script::fail(ErrorKind::Overloaded));
    place.stage.seat("b").always(Script::answer("From b."));
    let done = place
        .run(&["ask", "--json", "--only", "a", "Between us"])
        .expect(1);
    let events = done.events();
    let chat = events[0]["chat"].as_str().unwrap().to_owned();
    assert!(
        events.iter().any(|event| event["type"] == "skipped"
            && event["lane"] == "b/n"
            && event["why"] == "not-allowed"),
        "{events:?}"
    );
    let failed = events.last().unwrap();
    assert_eq!(failed["code"], "overloaded");
    assert!(
        failed["message"]
            .as_str()
            .unwrap()
            .contains("This chat may not go elsewhere."),
        "{failed}"
    );
    // Asked without these words, it is the same chat.
    place.run(&["ask", "--continue", "And now?"]).expect(1);
    assert_eq!(asked(&place, "b"), 0);
    let shown = place.run(&["history", "show", &chat]).expect(0).out;
    assert!(shown.contains("May go: only to a."), "{shown}");

    // An option for one turn does not widen it; the person's word for the chat does.
    place
        .run(&["ask", "--chat", &chat, "--only", "b", "Please"])
        .expect(1);
    assert_eq!(asked(&place, "b"), 0);
    let said = place.run(&["history", "allow", &chat, "--anywhere"]).expect(0);
    assert_eq!(said.out, "May go: wherever its model order leads.\n");
    let done = place.run(&["ask", "--chat", &chat, "Now?"]).expect(0);
    assert_eq!(done.out, "From b.\n");
    assert!(
        done.err
            .contains("This chat goes to b for the first time, with all that was said in it."),
        "{}",
        done.err
    );
    // The second time it is not told again.
    let done = place.run(&["ask", "--json", "--chat", &chat, "Again?"]).expect(0);
    assert!(done.events().iter().all(|event| event["crossing"].is_null()));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_chat_may_is_shown_and_said() {
    let place = Place::with_two().await;
    place.stage.seat("a").always(Script::answer("From a."));
    place.stage.seat("b").always(Script::answer("From b."));
    let events = place.run(&["ask", "--json", "hi"]).expect(0).events();
    let chat = events[0]["chat"].as_str().unwrap();
    let allow = |arguments: &[&str]| place.run(&[&["history", "allow", chat][..], arguments].concat());
    let terms = allow(&["--json"]).expect(0).json();
    assert_eq!(
        terms,
        json!({"reach": {"kind": "chain"}, "order": null, "files_stay": false})
    );
    let said = allow(&["--chain", "b/n,a/m", "--no-files"]).expect(0).out;
    assert!(said.contains("Its own model order: b/n, a/m."), "{said}");
    assert!(said.contains("Files are left out"), "{said}");
    assert_eq!(
        place.run(&["ask", "--chat", chat, "hi"]).expect(0).out,
        "From b.\n"
    );
    allow(&["--default-chain", "--files"]).expect(0);
    assert_eq!(
        place.run(&["ask", "--chat", chat, "hi"]).expect(0).out,
        "From a.\n"
    );
    // Neither of them is on this computer by the person's word.
    allow(&["--local-only"]).expect(0);
    place.stage.forget_requests();
    let done = place.run(&["ask", "--chat", chat, "hi"]).expect(1);
    assert!(done.err.contains("may not go elsewhere"), "{}", done.err);
    assert!(place.stage.requests().is_empty());
    for wrong in [
        &["--only", "nobody"][..],
        &["--only", "a", "--anywhere"],
        &["--chain", "nobody/x"],
    ] {
        assert_eq!(allow(wrong).status, 2, "{wrong:?}");
    }
    assert_eq!(place.run(&["history", "allow", "no-id"]).status, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_a_temporary_chat_how_it_went_is_kept_and_no_word() {
    let place = Place::with_two().await;
    place.stage.seat("a").always(Script::fail(ErrorKind::Overloaded));
    place
        .stage
        .seat("b")
        .always(Script::answer("A very rare answer."));
    place
        .run(&["ask", "--no-history", "A very rare question"])
        .expect(0);
    assert_eq!(
        place.run(&["history", "list", "--json"]).expect(0).json(),
        json!([])
    );
    // Health is known to the next command.
    let status = place.run(&["status", "--json"]).expect(0).json();
    let lead = &status["providers"][0]["lanes"][0];
    assert_eq!(
        (&lead["name"], &lead["failures_in_row"]),
        (&json!("a/m"), &json!(1)),
        "{lead}"
    );
    for entry in std::fs::read_dir(place.home()).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            let bytes = std::fs::read(&path).unwrap();
            let text = String::from_utf8_lossy(&bytes);
            assert!(!text.contains("A very rare"), "{}", path.display());
        }
    }
}
