//! What answers cost, in the terminal.

use crate::place::Place;
use serde_json::{Value, json};
use understudy_stage::{FinishReason, Script, Step};

#[tokio::test(flavor = "multi_thread")]
async fn a_person_sets_a_price_and_is_told_what_answers_cost() {
    let place = Place::with_two().await;
    place.stage.seat("a").always(Script::of([
        Step::usage(1_200, 300),
        Step::text_at_once("Not much."),
        Step::Finish {
            reason: FinishReason::Stop,
            terminator: true,
        },
    ]));
    let unknown = place.run(&["provider", "price", "a", "m"]).expect(0);
    assert!(unknown.err.contains("not known"), "{unknown:?}");
    let ask = || {
        place
            .run(&["ask", "--json", "What do you cost?"])
            .expect(0)
            .events()
    };
    let events = ask();
    assert_eq!(events.last().unwrap()["cost_usd"], Value::Null);
    let chat = events[0]["chat"].as_str().unwrap();
    let shown = place.run(&["history", "show", chat]).expect(0).out;
    assert!(shown.ends_with("\nCost: not known\n"), "{shown}");

    let set = [
        "provider",
        "price",
        "a",
        "m",
        "--input",
        "3",
        "--output",
        "$15",
        "--cache-read",
        "0.3",
    ];
    let told = place.run(&set).expect(0);
    assert!(
        told.err.contains("a/m") && told.out.contains("$15.00 a million"),
        "{told:?}"
    );
    let cost = ask();
    // 1,200 at 3 and 300 at 15 dollars a million.
    let dollars = cost.last().unwrap()["cost_usd"].as_f64().unwrap();
    assert!((dollars - 0.0081).abs() < 1e-12, "{dollars}");
    let chat = cost[0]["chat"].as_str().unwrap();
    let shown = place.run(&["history", "show", chat]).expect(0).out;
    assert!(shown.ends_with("\nCost: $0.0081\n"), "{shown}");

    let models = place.run(&["provider", "models", "a"]).expect(0).out;
    assert!(
        models.contains("$3.00 in, $15.00 out a million (set by you)"),
        "{models}"
    );
    let models = place.run(&["provider", "models", "a", "--json"]).expect(0).json();
    let reckoned = json!({"input": 3.0, "output": 15.0, "cache_read": 0.3, "cache_write": null,
        "origin": "user", "rises": false});
    assert_eq!(
        (&models[0]["id"], &models[0]["reckoned"]),
        (&json!("m"), &reckoned)
    );
    assert_eq!(
        models[0]["price"],
        Value::Null,
        "the provider's own list says nothing"
    );

    // A model that is not listed may have one; a word about it, in case it was mistyped.
    let other = ["provider", "price", "a", "mm", "--input", "1", "--output", "2"];
    assert!(place.run(&other).expect(0).err.contains("does not list mm"));
    let list = place
        .run(&["provider", "price", "a", "claude-haiku-4-5"])
        .expect(0)
        .out;
    assert!(
        list.contains("$5.00 a million") && list.contains("list price"),
        "{list}"
    );

    place.run(&["provider", "price", "a", "m", "--clear"]).expect(0);
    let cleared = place.run(&["provider", "price", "a", "m", "--json"]).expect(0);
    assert_eq!(cleared.json(), Value::Null);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_a_price_changes_nothing() {
    let place = Place::with_two().await;
    let price = ["provider", "price", "a", "m"];
    let with = |more: &[&str]| place.run(&[&price[..], more].concat());
    with(&["--input", "3", "--output", "15"]).expect(0);
    for odd in ["-1", "nan", "inf", "10001", "1e9"] {
        let told = with(&["--input", odd, "--output", "2"]).expect(2);
        assert!(told.err.contains("0 to 10,000"), "{odd}: {told:?}");
        assert!(told.err.contains("nothing was changed"), "{odd}: {told:?}");
    }
    let told = with(&["--input", "cheap", "--output", "2"]).expect(2);
    assert!(told.err.contains("3 or 0.25"), "{told:?}");
    with(&["--input", "2"]).expect(2);
    with(&["--cache-read", "2"]).expect(2);
    with(&["--clear", "--input", "2", "--output", "2"]).expect(2);
    place.run(&["provider", "price", "nobody", "m"]).expect(2);
    let kept = with(&["--json"]).expect(0).json();
    assert_eq!((&kept["input"], &kept["output"]), (&json!(3.0), &json!(15.0)));
}
