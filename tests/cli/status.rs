//! What `understudy status` says of how things stood: the same as the board of the window.

use crate::place::Place;
use serde_json::Value;
use understudy_stage::{ErrorKind, Script};

/// The main model is out for a while after one failure; the backup answers.
async fn with_an_outage() -> Place {
    let place = Place::with_two().await;
    place.stage.seat("a").always(Script::fail_with(
        ErrorKind::RateLimited,
        &[("retry-after", "90")],
    ));
    place.stage.seat("b").always(Script::answer("From the backup."));
    place
}

fn last_of_day(record: &Value) -> Vec<&str> {
    let states = record["half_hours"].as_array().unwrap();
    assert_eq!(states.len(), 48, "{record}");
    // The half-hour may have ended meanwhile.
    states[46..].iter().map(|state| state.as_str().unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_outage_is_in_the_status_with_who_covered_for_how_many_messages() {
    let place = with_an_outage().await;
    for _ in 0..3 {
        place.run(&["ask", "hi"]).expect(0);
    }
    assert_eq!(place.asked(), ["a", "b", "b", "b"]);

    let board = place.run(&["status", "--json"]).expect(0).json();
    assert_eq!(board["overall"], "lead-down", "the fields of the status stay");
    assert_eq!(board["covering"], "b/n");
    let (a, b) = (&board["records"][0]["lanes"][0], &board["records"][1]["lanes"][0]);
    assert_eq!((&a["name"], &b["name"]), (&"a/m".into(), &"b/n".into()));
    assert!(last_of_day(a).contains(&"down"), "{a}");
    assert!(last_of_day(b).contains(&"fine"), "{b}");
    assert_eq!(a["seven_days"]["words"], "1 of 1 failed");
    assert_eq!(b["thirty_days"]["words"], "0 of 3 failed");
    assert_eq!(
        b["thirty_days"]["percent"],
        Value::Null,
        "three answers are no percentage"
    );
    assert_eq!(b["first_text"]["samples"], 3);
    assert_eq!(a["first_text"], Value::Null);
    let incidents = board["incidents"].as_array().unwrap();
    assert_eq!(incidents.len(), 1, "{board}");
    let incident = &incidents[0];
    assert_eq!(incident["name"], "a/m");
    assert_eq!(incident["class"], "rate-limited");
    assert_eq!(incident["ended_at"], Value::Null);
    assert_eq!(incident["covered"], 3);
    assert_eq!(incident["simulated"], false);

    let plain = place.run(&["status"]).expect(0).out;
    for words in [
        "Your main model is down. Your chats go on.",
        "⊠ m  down since",
        "too many requests",
        "next try at",
        "Last 24 hours: ",
        "7 days: 1 of 1 failed",
        "30 days: 0 of 3 failed",
        "Incidents of the last 30 days",
        "3 messages covered",
    ] {
        assert!(plain.contains(words), "{words}: {plain}");
    }
}

// Where Ctrl+C is a signal.
#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn whoever_watches_sees_what_another_command_found_out() {
    let place = with_an_outage().await;
    let watching = place.start(&["status", "--watch", "--json"]);
    let first = watching.event();
    assert_eq!(first["overall"], "all-well");
    assert_eq!(first["incidents"].as_array().map(Vec::len), Some(0));
    place.run(&["ask", "hi"]).expect(0);
    loop {
        let next = watching.event();
        if next["overall"] == "lead-down" && next["incidents"][0]["covered"] == 1 {
            assert_eq!(next["incidents"][0]["name"], "a/m");
            break;
        }
    }
    watching.signal(libc::SIGINT);
    assert_eq!(watching.finish().status, 130);
}
