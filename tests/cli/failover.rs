//! A turn that fails over, and one that cannot.

use crate::place::Place;
use serde_json::Value;
use understudy_stage::{ErrorKind, Outcome, Script, Step};

fn types(events: &[Value]) -> Vec<&str> {
    events
        .iter()
        .map(|event| event["type"].as_str().unwrap())
        .collect()
}

fn all_text(events: &[Value]) -> String {
    let deltas = events.iter().filter(|event| event["type"] == "delta");
    deltas.map(|event| event["text"].as_str().unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_backup_answers_and_the_events_say_why() {
    let place = Place::with_two().await;
    place.stage.seat("a").always(Script::fail(ErrorKind::Overloaded));
    place
        .stage
        .seat("b")
        .always(Script::answer("Hello from the backup, über alles."));
    let done = place.run(&["ask", "--json", "hi"]).expect(0);
    let events = done.events();
    let mut kinds = types(&events);
    kinds.dedup();
    assert_eq!(
        kinds,
        [
            "turn",
            "attempt",
            "attempt_failed",
            "attempt",
            "delta",
            "finished"
        ]
    );
    let turn = &events[0];
    assert!(turn["chat"].is_string() && turn["turn"].is_string(), "{turn}");
    let lead = &events[1];
    assert_eq!(
        (&lead["attempt"], &lead["lane"], &lead["reason"]),
        (&0.into(), &"a/m".into(), &"lead".into())
    );
    let failed = &events[2];
    assert_eq!(failed["class"], "overloaded");
    assert_eq!(failed["status"], 529);
    assert_eq!(failed["lane"], "a/m");
    assert!(
        failed["request_id"].is_string() && failed["message"].is_string(),
        "{failed}"
    );
    let backup = &events[3];
    assert_eq!((&backup["attempt"], &backup["lane"]), (&1.into(), &"b/n".into()));
    assert_eq!(backup["reason"], "understudy");
    let finished = events.last().unwrap();
    assert_eq!(finished["lane"], "b/n");
    assert_eq!(finished["finish"], "stop");
    assert_eq!(finished["text"], "Hello from the backup, über alles.");
    assert_eq!(finished["text"], all_text(&events));
    assert!(
        finished["usage"]["input"].is_u64() && finished["usage"]["output"].is_u64(),
        "{finished}"
    );
    assert!(
        finished
            .get("cost_usd")
            .is_some_and(|cost| cost.is_null() || cost.is_f64()),
        "{finished}"
    );
    assert!(
        events.iter().all(|event| event.get("demo").is_none()),
        "no scripted answer is meant here"
    );
    assert_eq!(place.asked(), ["a", "b"]);

    // The chat keeps it all.
    let chat = turn["chat"].as_str().unwrap();
    let shown = place.run(&["history", "show", chat, "--json"]).expect(0).json();
    let answer = &shown["messages"][1];
    assert_eq!(answer["answer"]["lane"], "b/n");
    assert_eq!(answer["answer"]["attempts"][0]["failure"]["class"], "overloaded");
    let plain = place.run(&["history", "show", chat]).expect(0).out;
    assert!(plain.contains("[b/n]\nHello from the backup"), "{plain}");
    let list = place.run(&["history", "list", "--json"]).expect(0).json();
    assert_eq!(list[0]["id"], chat);
}

#[tokio::test(flavor = "multi_thread")]
async fn plain_output_is_the_answer_alone_and_the_rest_goes_to_standard_error() {
    let place = Place::with_two().await;
    place.stage.seat("a").always(Script::fail(ErrorKind::Server));
    place.stage.seat("b").always(Script::answer("Just this."));
    let done = place.run(&["ask", "hi"]).expect(0);
    assert_eq!(done.out, "Just this.\n");
    assert!(
        done.err.contains("a/m") && done.err.contains("b/n"),
        "{}",
        done.err
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn when_nobody_can_answer_the_status_says_so_and_the_question_is_kept() {
    let place = Place::with_two().await;
    place.stage.seat("a").always(Script::fail(ErrorKind::Overloaded));
    place.stage.seat("b").always(Script::fail(ErrorKind::BadKey));
    let done = place
        .run(&["ask", "--json", "a question worth keeping"])
        .expect(1);
    let events = done.events();
    let failed = events.last().unwrap();
    assert_eq!(failed["type"], "failed");
    assert_eq!(failed["code"], "key", "the class of the last failure");
    assert_eq!(failed["partial"], "");
    assert!(!failed["message"].as_str().unwrap().is_empty());
    let chat = events[0]["chat"].as_str().unwrap();
    assert!(
        place
            .run(&["history", "show", chat])
            .expect(0)
            .out
            .contains("a question worth keeping")
    );

    let plain = place.run(&["ask", "again"]).expect(1);
    assert_eq!(plain.out, "");
    assert!(!plain.err.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_breaks_off_is_no_success_and_goes_to_standard_error() {
    let place = Place::with_two().await;
    let breaks = Script::of([Step::text_at_once("The first half, and"), Step::Reset]);
    place.stage.seat("a").always(breaks);
    let done = place.run(&["ask", "--no-failover", "hi"]).expect(1);
    assert_eq!(done.out, "");
    assert!(done.err.contains("The first half, and"), "{}", done.err);
    assert_eq!(place.asked(), ["a"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn events_are_written_as_they_happen() {
    let place = Place::with_two().await;
    place
        .stage
        .seat("a")
        .always(Script::paced("0123456789".repeat(30), 10, 100));
    let running = place.start(&["ask", "--json", "hi"]);
    running.text_of(10);
    let seen = place.stage.requests();
    assert_eq!(
        seen[0].outcome,
        Outcome::Running,
        "the answer is still coming while its text is read"
    );
    assert_eq!(
        running.finish().expect(0).events().last().unwrap()["type"],
        "finished"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn an_outage_is_remembered_by_the_next_command() {
    let place = Place::with_two().await;
    place.stage.seat("b").always(Script::answer("Here."));
    // Once overloaded: behind its peers for a while.
    place.stage.seat("a").always(Script::fail(ErrorKind::Overloaded));
    place.run(&["ask", "hi"]).expect(0);
    place.run(&["ask", "hi"]).expect(0);
    assert_eq!(place.asked(), ["a", "b", "b"]);
    // Out of credit: left out, and said.
    place.stage.seat("a").always(Script::fail(ErrorKind::Quota));
    place.stage.forget_requests();
    place.run(&["ask", "--only", "a", "hi"]).expect(1);
    let events = place.run(&["ask", "--json", "hi"]).expect(0).events();
    let skipped = events
        .iter()
        .find(|event| event["type"] == "skipped")
        .expect("a lane left out");
    assert_eq!(
        (&skipped["lane"], &skipped["why"]),
        (&"a/m".into(), &"open".into())
    );
    assert_eq!(place.asked(), ["a", "b"]);
    let status = place.run(&["status", "--json"]).expect(0).json();
    assert_eq!(status["overall"], "needs-you", "{status}");
    assert_eq!(status["covering"], "b/n");
    let plain = place.run(&["status"]).expect(0).out;
    assert!(plain.contains("! a"), "{plain}");
}

/// Long enough to be gone on with.
const HALF: &str = "Every evening the keeper climbed the hundred and twelve steps with a can of oil in one hand and \
    a book in the other, read each of the books on the shelf below at least twice, and some of them so often";
const REST: &str = " that he knew where the pages were torn.";

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_breaks_off_is_gone_on_with_and_the_seam_is_told() {
    let place = Place::with_two().await;
    place
        .stage
        .seat("a")
        .always(Script::of([Step::text_at_once(HALF), Step::Reset]));
    place.stage.seat("b").always(Script::answer(REST));
    let events = place.run(&["ask", "--json", "hi"]).expect(0).events();
    let mut kinds = types(&events);
    kinds.dedup();
    assert_eq!(
        kinds,
        [
            "turn",
            "attempt",
            "delta",
            "attempt_failed",
            "attempt",
            "seam",
            "delta",
            "finished"
        ]
    );
    let of = |kind: &str| events.iter().rfind(|event| event["type"] == kind).unwrap();
    assert_eq!(of("attempt")["reason"], "recovery");
    let seam = of("seam");
    assert_eq!(
        (&seam["from"], &seam["to"], &seam["mode"]),
        (&"a/m".into(), &"b/n".into(), &"continue".into())
    );
    assert_eq!(seam["at"], HALF.chars().count());
    let whole = format!("{HALF}{REST}");
    assert_eq!(of("finished")["text"], whole.as_str());
    assert_eq!(all_text(&events), whole);

    // Without a terminal the answer is written once, whole; what happened stands beside it.
    let other = Place::with_two().await;
    let half = Script::of([Step::text_at_once(HALF), Step::Reset]);
    other.stage.seat("a").always(half);
    other.stage.seat("b").always(Script::answer(REST));
    let plain = other.run(&["ask", "hi"]).expect(0);
    assert_eq!(plain.out, format!("{whole}\n"));
    assert!(plain.err.contains("b/n goes on"), "{}", plain.err);
    let chat = events[0]["chat"].as_str().unwrap();
    let shown = place.run(&["history", "show", chat]).expect(0).out;
    assert!(
        shown.contains("(a/m stopped after") && shown.contains(&whole),
        "{shown}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_few_words_begin_anew_and_who_wants_to_be_asked_and_cannot_be_says_no() {
    let place = Place::with_two().await;
    let short = Script::of([Step::text_at_once("Every evening"), Step::Reset]);
    place.stage.seat("a").always(short);
    place.stage.seat("b").always(Script::answer("A whole answer."));
    let events = place.run(&["ask", "--json", "hi"]).expect(0).events();
    let seam = events.iter().find(|event| event["type"] == "seam").unwrap();
    assert_eq!((&seam["mode"], &seam["at"]), (&"restart".into(), &0.into()));
    assert_eq!(events.last().unwrap()["text"], "A whole answer.");

    let place = Place::with_two().await;
    place.run(&["settings", "set", "recovery", "perhaps"]).expect(2);
    place.run(&["settings", "set", "recovery", "ask"]).expect(0);
    let half = Script::of([Step::text_at_once(HALF), Step::Reset]);
    place.stage.seat("a").always(half);
    let done = place.run(&["ask", "hi"]).expect(1);
    assert_eq!(done.out, "");
    assert!(
        done.err.contains(HALF) && done.err.contains("b/n can go on"),
        "{}",
        done.err
    );
    assert!(
        place.asked().len() == 1 || place.asked() == ["b"],
        "{:?}",
        place.asked()
    );
}
