//! Stories of the sources that an answer names.

use super::*;
use crate::contract::Citation;
use crate::providers::safe::one_line;
use crate::providers::sources::{SOURCES_LIMIT, Source, citation};

fn cited(kind: &str, body: &[u8]) -> Vec<Citation> {
    told(super::kind(kind).unwrap().family(), body).citations()
}

fn source(
    url: Option<&str>,
    title: Option<&str>,
    quote: Option<&str>,
    place: Option<(u64, u64)>,
) -> Citation {
    Citation {
        url: url.map(str::to_owned),
        title: title.map(str::to_owned),
        quote: quote.map(str::to_owned),
        start: place.map(|place| place.0),
        end: place.map(|place| place.1),
    }
}

const LAKE: &str = "https://lake.example/1963";

#[test]
fn anthropics_stand_for_the_text_of_their_block_wherever_they_come_in_it() {
    let body = fixture!("anthropic/citations.sse");
    assert_eq!(
        cited("anthropic", body),
        [
            source(
                Some(LAKE),
                Some("Seegfrörni"),
                Some("The lake froze in 1963."),
                Some((8, 24))
            ),
            source(None, Some("winter.pdf"), Some("Ice."), Some((24, 25))),
        ]
    );
    let told = told(super::kind("anthropic").unwrap().family(), body);
    assert_eq!(told.text(), "Zürich: frozen 🎈 in 1963.");
    assert_eq!(told.calls(), [], "the search ran at the vendor");
    assert_eq!(told.cost(), Some(0.25), "a gateway said it");
}

#[test]
fn annotations_of_responses_are_told_once_and_count_from_their_own_message() {
    let body = fixture!("responses/citations.sse");
    assert_eq!(
        cited("openai", body),
        [
            source(Some(LAKE), Some("Seegfrörni"), None, Some((17, 23))),
            source(None, Some("winter.pdf"), None, None),
        ],
        "and an address of a script is no source"
    );
    let told = told(super::kind("openai").unwrap().family(), body);
    assert_eq!(told.text().chars().skip(17).take(6).collect::<String>(), "frozen");
    assert_eq!(told.cost(), Some(0.003_775_6));
}

#[test]
fn imitators_of_chat_name_sources_in_four_ways() {
    assert_eq!(
        cited("openai-compatible", fixture!("chat/annotations.sse")),
        [
            source(
                Some(LAKE),
                Some("Seegfrörni"),
                Some("The lake froze."),
                Some((8, 14))
            ),
            source(None, Some("Bank"), None, None),
        ],
        "an address with a name in it is not shown"
    );
    assert_eq!(
        cited("openai-compatible", fixture!("chat/perplexity.sse")),
        [
            source(Some(LAKE), Some("Seegfrörni"), None, None),
            source(Some("https://ice.example/"), None, None, None),
        ],
        "all of them come with every chunk"
    );
    assert_eq!(
        cited("openai-compatible", fixture!("chat/references.sse")),
        [source(Some(LAKE), Some("Seegfrörni"), None, None)]
    );
}

#[test]
fn geminis_places_are_told_in_characters_although_they_come_in_bytes() {
    let body = fixture!("gemini/grounding.sse");
    assert_eq!(
        cited("gemini", body),
        [
            source(Some(LAKE), Some("lake.example"), None, Some((8, 16))),
            source(None, Some("winter.pdf"), Some("Ice."), Some((8, 16))),
            source(Some(LAKE), Some("lake.example"), None, Some((0, 6))),
        ]
    );
    let text = told(super::kind("gemini").unwrap().family(), body).text();
    assert_eq!(text.chars().skip(8).take(8).collect::<String>(), "frozen 🎈");
    assert_eq!(
        cited("gemini", fixture!("gemini/recited.sse")),
        [source(Some("https://song.example/"), None, None, Some((8, 14)))]
    );
}

#[test]
fn what_a_stranger_says_of_a_source_is_made_fit_to_show() {
    let address = |url| {
        citation(&Source {
            url,
            ..Source::default()
        })
        .and_then(|source| source.url)
    };
    assert_eq!(
        address("https://a.example/ä b"),
        Some("https://a.example/%C3%A4%20b".to_owned())
    );
    for bad in [
        "",
        "//a.example",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "https://bank.example@evil.example/",
        "https://",
    ] {
        assert_eq!(address(bad), None, "{bad}");
    }
    let long = format!("https://a.example/{}", "x".repeat(3000));
    assert_eq!(address(&long), None);
    let title = "Risk-management\u{202e}\n\tfor \u{0}all";
    let shown = citation(&Source {
        title,
        ..Source::default()
    })
    .unwrap();
    assert_eq!(shown.title.as_deref(), Some("Risk-management for all"));
    assert_eq!(one_line(&"ä".repeat(1_000_000), 10), "äääääääää…");
    let back = citation(&Source {
        title: "x",
        place: Some((9, 3)),
        ..Source::default()
    });
    assert_eq!(back.unwrap().start, None, "an end before its start is no place");
}

#[test]
fn a_hostile_number_of_sources_is_bounded() {
    let mut body = String::new();
    for at in 0..5_000 {
        let chunk = serde_json::json!({
            "choices": [{ "index": 0, "delta": { "content": "x" } }],
            "citations": [format!("https://a.example/{at:06}")],
            "search_results": vec![serde_json::json!({ "title": "t" }); at % 7],
        });
        body.push_str(&format!("data: {chunk}\n\n"));
    }
    assert_eq!(cited("openai-compatible", body.as_bytes()).len(), SOURCES_LIMIT);
}
