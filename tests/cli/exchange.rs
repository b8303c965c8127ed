//! Chats that leave a home and come into another.

use crate::place::Place;
use serde_json::{Value, json};
use understudy_stage::Script;

/// A home with a chat of two branches and a file.
async fn lived_in() -> (Place, String) {
    let place = Place::with_two().await;
    place
        .stage
        .seat("a")
        .always(Script::answer("Short waves scatter. 青"));
    let notes = place.home().with_file_name("notes.csv");
    std::fs::write(&notes, "colour,length\nblue,450\n").unwrap();
    let ask = [
        "ask",
        "--json",
        "--attach",
        notes.to_str().unwrap(),
        "Why is the sky blue?",
    ];
    let events = place.run(&ask).expect(0).events();
    let chat = events[0]["chat"].as_str().unwrap().to_owned();
    place.run(&["ask", "--chat", &chat, "And at dusk?"]).expect(0);
    (place, chat)
}

#[tokio::test(flavor = "multi_thread")]
async fn an_export_comes_into_an_empty_home_and_out_again_as_it_was() {
    let (here, chat) = lived_in().await;
    let exported = here.run(&["history", "export"]).expect(0).out;
    let document: Value = serde_json::from_str(&exported).unwrap();
    assert_eq!(document["format"], "understudy-history");
    assert_eq!(document["chats"][0]["id"], chat.as_str());
    assert_eq!(document["files"][0]["name"], "notes.csv");
    assert_eq!(document["providers"][0]["name"], "a");
    assert!(!exported.contains("sk-"), "no key is in it");
    let file = here.home().with_file_name("export.json");
    let path = file.to_str().unwrap();
    here.run(&["history", "export", "--output", path]).expect(0);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), exported);
    let one = here.run(&["history", "export", &chat]).expect(0).out;
    for address in ["127.0.0.1", "base_url", "sk-"] {
        assert!(
            !one.contains(address),
            "one chat says nothing of servers: {address}"
        );
    }
    let one: Value = serde_json::from_str(&one).unwrap();
    assert_eq!(one["chats"], document["chats"], "it is the only chat");

    let there = Place::new().await;
    let done = there.run(&["history", "import", path]).expect(0);
    assert_eq!(done.out, "Imported one new chat, 4 messages.\n");
    assert!(
        there.run(&["history", "export"]).expect(0).out == exported,
        "the same bytes"
    );
    let shown = there.run(&["history", "show", &chat]).expect(0).out;
    assert!(
        shown.contains("notes.csv") && shown.contains("Short waves scatter. 青"),
        "{shown}"
    );
    let again = there.run(&["history", "import", "--json", path]).expect(0).json();
    assert_eq!(
        (&again["imported"]["known"], &again["imported"]["messages"]),
        (&1.into(), &0.into())
    );
    assert_eq!(again["found"]["known"], 1);

    // The other machine's own file.
    let third = Place::new().await;
    let database = here.home().join("history.db");
    third
        .run(&["history", "import", database.to_str().unwrap()])
        .expect(0);
    assert!(
        third.run(&["history", "export"]).expect(0).out == exported,
        "out of the database"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn markdown_is_there_to_be_read() {
    let (place, chat) = lived_in().await;
    let text = place
        .run(&["history", "export", "--format", "markdown", &chat])
        .expect(0)
        .out;
    assert!(text.starts_with("# Why is the sky blue?\n"), "{text}");
    assert!(
        text.contains("> Short waves scatter. 青\n") && text.contains("notes.csv"),
        "{text}"
    );
    assert_eq!(text.matches("\n## ").count(), 4, "{text}");
    place.run(&["history", "export", "--format", "html"]).expect(2);
    let unknown = "01890000-0000-7000-8000-000000000000";
    place.run(&["history", "export", unknown]).expect(2);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_read_is_said_and_changes_nothing() {
    let (place, _) = lived_in().await;
    let before = place.run(&["history", "export"]).expect(0).out;
    let nothing = place.home().with_file_name("nothing.json");
    std::fs::write(&nothing, "{\"hello\":1}").unwrap();
    let done = place
        .run(&["history", "import", nothing.to_str().unwrap()])
        .expect(2);
    assert!(
        done.err.contains("nothing.json") && done.err.contains("Nothing was changed."),
        "{}",
        done.err
    );
    let missing = place.run(&["history", "import", "/no/such/file"]).expect(2);
    assert!(missing.err.contains("/no/such/file"), "{}", missing.err);
    let half = place.home().with_file_name("half.json");
    std::fs::write(&half, &before[..before.len() - 40]).unwrap();
    let done = place
        .run(&["history", "import", half.to_str().unwrap()])
        .expect(0);
    assert!(done.err.contains("breaks off"), "{}", done.err);
    assert!(place.run(&["history", "export"]).expect(0).out == before);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_chats_of_a_folder_are_exported_by_its_name() {
    let (here, chat) = lived_in().await;
    here.run(&["ask", "Somewhere else"]).expect(0);
    let mut document: Value = serde_json::from_str(&here.run(&["history", "export"]).expect(0).out).unwrap();
    let changed = json!({"hlc": 9_000_000_000_000_000_i64, "device": "01950000-0000-7000-8000-000000000001"});
    let folder = "01960000-0000-7000-8000-000000000001";
    document["folders"] = json!([{"id": folder, "name": "仕事", "created_at": 1, "changed": changed}]);
    for one in document["chats"].as_array_mut().unwrap() {
        if one["id"] == chat.as_str() {
            one["folder"] = json!(folder);
        }
    }
    let file = here.home().with_file_name("with-a-folder.json");
    std::fs::write(&file, document.to_string()).unwrap();
    let there = Place::new().await;
    there
        .run(&["history", "import", file.to_str().unwrap(), "--yes"])
        .expect(0);
    let exported = there
        .run(&["history", "export", "--folder", "仕事"])
        .expect(0)
        .out;
    let only: Value = serde_json::from_str(&exported).unwrap();
    assert_eq!(only["chats"].as_array().unwrap().len(), 1);
    assert_eq!(only["chats"][0]["id"], chat.as_str());
    let read = ["history", "export", "--folder", "仕事", "--format", "markdown"];
    assert!(!there.run(&read).expect(0).out.contains("Somewhere else"));
    let unknown = there.run(&["history", "export", "--folder", "Nowhere"]).expect(2);
    assert!(
        unknown.err.contains("There is no folder called “Nowhere”"),
        "{unknown:?}"
    );
    there
        .run(&["history", "export", "--folder", "仕事", &chat])
        .expect(2);
}
