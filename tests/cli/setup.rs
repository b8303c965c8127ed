//! Providers, the order of models, settings and status, from the first to the last.

use crate::place::Place;
use serde_json::json;
use understudy_stage::Script;

#[tokio::test(flavor = "multi_thread")]
async fn a_provider_is_set_up_used_paused_and_removed() {
    let place = Place::new().await;
    let seat = place.stage.seat("work");
    seat.models(["small", "large"])
        .key(Some("the right key"))
        .always(Script::answer("Here."));
    let url = place.stage.url("work");
    let add = |name: &str, key: &str| {
        let arguments = [
            "provider",
            "add",
            name,
            "--kind",
            "anthropic",
            "--base-url",
            &url,
            "--key-env",
            "WORK_KEY",
        ];
        let mut command = place.command(&arguments);
        command.env("WORK_KEY", key);
        let output = command.output().unwrap();
        (
            output.status.code().unwrap(),
            String::from_utf8(output.stderr).unwrap(),
        )
    };
    let (status, told) = add("work", "the wrong key");
    assert_eq!(status, 0, "{told}");
    assert!(
        told.contains("could not be checked"),
        "the reason is told: {told}"
    );
    place.run(&["provider", "remove", "work"]).expect(0);
    let (status, told) = add("Work place", "the right key");
    assert_eq!(status, 0, "{told}");
    assert!(
        told.contains("main model"),
        "the first provider's model starts the order: {told}"
    );

    let list = place.run(&["provider", "list", "--json"]).expect(0).json();
    assert_eq!(list.as_array().unwrap().len(), 1, "{list}");
    assert_eq!(list[0]["name"], "Work place");
    assert_eq!(
        list[0]["key"],
        json!({"kind": "env-missing", "variable": "WORK_KEY"})
    );
    assert!(
        place
            .run(&["provider", "list"])
            .expect(0)
            .out
            .contains("WORK_KEY is not set")
    );
    let with_key = |arguments: &[&str]| {
        let output = place
            .command(arguments)
            .env("WORK_KEY", "the right key")
            .output()
            .unwrap();
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(with_key(&["provider", "show", "work place"]).contains("key in WORK_KEY"));
    assert!(with_key(&["provider", "test", "Work place"]).contains("2 models"));
    assert!(with_key(&["provider", "models", "Work place"]).contains("large"));
    assert_eq!(with_key(&["ask", "hi"]), "Here.\n");
    // A missing key is no answer, and never the demo.
    let keyless = place.run(&["ask", "--json", "hi"]).expect(1);
    assert_eq!(keyless.events().last().unwrap()["code"], "key", "{keyless:?}");

    place
        .run(&["provider", "pause", "Work place", "--for", "1h"])
        .expect(0);
    let paused = place.run(&["provider", "list"]).expect(0).out;
    assert!(paused.contains("paused until"), "{paused}");
    let events = place.run(&["ask", "--json", "hi"]).expect(1).events();
    let skipped = events
        .iter()
        .find(|event| event["type"] == "skipped")
        .expect("left out");
    assert_eq!(
        (&skipped["lane"], &skipped["why"]),
        (&list_lane(&place), &"paused".into())
    );
    place.run(&["provider", "resume", "Work place"]).expect(0);
    assert_eq!(with_key(&["ask", "hi"]), "Here.\n");

    place.run(&["provider", "remove", "Work place"]).expect(0);
    assert_eq!(
        place.run(&["provider", "list", "--json"]).expect(0).json(),
        json!([])
    );
    assert_eq!(
        place.run(&["chain", "show", "--json"]).expect(0).json(),
        json!([])
    );
}

fn list_lane(place: &Place) -> serde_json::Value {
    place.run(&["chain", "show", "--json"]).expect(0).json()[0]["name"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_order_is_the_persons_own() {
    let place = Place::with_two().await;
    let names = |value: serde_json::Value| -> Vec<String> {
        let lanes = value.as_array().unwrap().clone();
        lanes
            .iter()
            .map(|lane| lane["name"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(
        names(place.run(&["chain", "show", "--json"]).expect(0).json()),
        ["a/m", "b/n"]
    );
    place.run(&["chain", "set", "b/n", "a/m"]).expect(0);
    assert_eq!(place.run(&["chain", "show"]).expect(0).out, "1.  b/n\n2.  a/m\n");
    // A model may contain slashes.
    place.stage.seat("b").models(["vendor/model:free"]);
    let set = place
        .run(&["chain", "set", "b/vendor/model:free", "--json"])
        .expect(0)
        .json();
    assert_eq!(set[0]["lane"]["model"], "vendor/model:free");
    place.stage.seat("b").always(Script::answer("Yes."));
    place.run(&["ask", "hi"]).expect(0);
    assert_eq!(
        place.stage.requests().last().unwrap().body["model"],
        "vendor/model:free"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn settings_are_kept() {
    let place = Place::new().await;
    assert_eq!(
        place.run(&["settings", "get", "limits.gap_ms"]).expect(0).out,
        "auto\n"
    );
    place.run(&["settings", "set", "limits.gap_ms", "1500"]).expect(0);
    assert_eq!(
        place.run(&["settings", "get", "limits.gap_ms"]).expect(0).out,
        "1500\n"
    );
    let list = place.run(&["settings", "list", "--json"]).expect(0).json();
    let gap = list
        .as_array()
        .unwrap()
        .iter()
        .find(|setting| setting["key"] == "limits.gap_ms")
        .unwrap();
    assert_eq!((&gap["value"], &gap["default"]), (&"1500".into(), &"auto".into()));
    assert!(
        place
            .run(&["settings", "list"])
            .expect(0)
            .out
            .contains("limits.gap_ms")
    );
}

// Where Ctrl+C is a signal.
#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn status_tells_how_things_stand_and_goes_on_telling() {
    let place = Place::with_two().await;
    place.stage.seat("a").always(Script::answer("Yes."));
    let before = place.run(&["status"]).expect(0).out;
    assert!(before.contains("a") && before.contains("b"), "{before}");
    let watching = place.start(&["status", "--watch", "--json"]);
    assert_eq!(watching.event()["providers"][0]["state"], "unknown");
    place.run(&["ask", "hi"]).expect(0);
    let changed = watching.event();
    assert_eq!(
        changed["providers"][0]["state"], "working",
        "another process's answer is noticed: {changed}"
    );
    watching.signal(libc::SIGINT);
    watching.finish().expect(130);
}
