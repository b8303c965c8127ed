//! Finding again what was said, in the terminal.

use crate::place::Place;
use understudy_stage::Script;

#[tokio::test(flavor = "multi_thread")]
async fn chats_are_searched_from_the_terminal() {
    let place = Place::with_two().await;
    place
        .stage
        .seat("a")
        .script(Script::answer("Take the tram to 嵐山."));
    place.run(&["ask", "Three days in Kyoto"]).expect(0);
    place
        .stage
        .seat("a")
        .script(Script::answer("Earplugs for the tram."));
    place.run(&["ask", "What to pack?"]).expect(0);

    let page = place
        .run(&["history", "search", "--json", "TRAM", "嵐"])
        .expect(0)
        .json();
    assert_eq!(page["messages"].as_array().unwrap().len(), 1);
    let hit = &page["messages"][0];
    assert_eq!(
        (&hit["title"], &hit["role"]),
        (&"Three days in Kyoto".into(), &"assistant".into())
    );
    let marked: Vec<&str> = hit["excerpt"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|piece| piece["hit"] == true)
        .map(|piece| piece["text"].as_str().unwrap())
        .collect();
    assert_eq!(marked, ["tram", "嵐"]);

    let told = place
        .run(&["history", "search", "tram", "in:days in Kyoto"])
        .expect(0);
    assert!(
        told.out.contains("Three days in Kyoto [a/m]") && told.out.contains("Take the tram"),
        "{}",
        told.out
    );
    assert!(!told.out.contains("Earplugs"), "{}", told.out);
    let told = place
        .run(&["history", "search", "tram", "--limit", "1"])
        .expect(0);
    assert!(
        told.out.contains("Earplugs") && !told.out.contains("Take"),
        "{}",
        told.out
    );
    assert!(told.err.contains("There is more."), "{}", told.err);

    let none = place.run(&["history", "search", "windmills"]).expect(0);
    assert_eq!(none.out, "");
    assert!(none.err.contains("Nothing was found."), "{}", none.err);
    place.run(&["history", "search"]).expect(2);
    place
        .run(&["history", "search", "'; DROP TABLE chats; --", "\"", "NEAR("])
        .expect(0);
}
