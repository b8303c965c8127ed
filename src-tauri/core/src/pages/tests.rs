//! Each shape, served on loopback as the vendors serve it; and what must not get through.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::*;
use crate::providers::{HttpTransport, TransportSettings};
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::sync::mpsc;

/// 2026-06-02 15:00 UTC.
const NOW: Timestamp = 1_780_412_400_000;
const WRITTEN: Timestamp = NOW - 49 * 60_000;

/// Serves `body` once; gives the address and, afterwards, the request as it came.
fn served(status: &str, body: Vec<u8>) -> (&'static str, mpsc::Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/summary", listener.local_addr().unwrap());
    let head = format!(
        "HTTP/1.1 {status}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
        body.len()
    );
    let (told, asked) = mpsc::channel();
    std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut room = [0_u8; 4096];
        let read = stream.read(&mut room).unwrap();
        let _ = told.send(String::from_utf8_lossy(&room[..read]).into_owned());
        let _ = stream.write_all(head.as_bytes());
        let _ = stream.write_all(&body);
    });
    (Box::leak(address.into_boxed_str()), asked)
}

async fn ask_shape(shape: Shape, body: &[u8]) -> Result<Option<Said>, PageError> {
    let (address, _) = served("200 OK", body.to_vec());
    let page = Page {
        api: "api.example.com",
        address,
        shape,
        about: "Gemini",
    };
    let transport = HttpTransport::new(TransportSettings::default());
    ask(&transport, page, NOW).await
}

async fn latest(shape: Shape, body: &[u8]) -> (String, String) {
    let said = ask_shape(shape, body).await.unwrap().expect("an incident");
    assert_eq!(said.at, Some(WRITTEN), "{said:?}");
    (said.title, said.text)
}

#[tokio::test]
async fn each_shape_tells_its_latest_incident_that_goes_on() {
    let told = |title: &str, text: &str| (title.to_owned(), text.to_owned());
    assert_eq!(
        latest(
            Shape::Statuspage,
            include_bytes!("../../fixtures/pages/statuspage.json")
        )
        .await,
        told(
            "Elevated errors on several models",
            "The cause is known. We are working on it."
        )
    );
    assert_eq!(
        latest(
            Shape::IncidentIo,
            include_bytes!("../../fixtures/pages/incident_io.json")
        )
        .await,
        told("Answers begin late", "Some requests wait & then fail.")
    );
    // A page that moved to the other maker's shape is read all the same.
    latest(
        Shape::IncidentIo,
        include_bytes!("../../fixtures/pages/statuspage.json"),
    )
    .await;
    assert_eq!(
        latest(Shape::Rss, include_bytes!("../../fixtures/pages/feed.xml")).await,
        told(
            "API & console unavailable",
            "Investigating : requests fail. alert(1)"
        )
    );
    assert_eq!(
        latest(Shape::Google, include_bytes!("../../fixtures/pages/google.json")).await,
        told("Gemini answers with errors", "# Summary Mitigation is under way.")
    );
}

#[tokio::test]
async fn a_page_that_says_nothing_or_something_else_explains_nothing() {
    assert_eq!(
        ask_shape(Shape::Statuspage, br#"{"incidents":[]}"#).await,
        Ok(None)
    );
    assert_eq!(
        ask_shape(Shape::IncidentIo, br#"{"ongoing_incidents":[]}"#).await,
        Ok(None)
    );
    assert_eq!(ask_shape(Shape::Google, b"[]").await, Ok(None));
    assert_eq!(
        ask_shape(Shape::Rss, b"<rss><channel></channel></rss>").await,
        Ok(None)
    );
    for shape in [Shape::Statuspage, Shape::IncidentIo, Shape::Google, Shape::Rss] {
        assert_eq!(
            ask_shape(shape, b"<!doctype html><p>Sign in").await,
            Err(PageError::Shape),
            "{shape:?}"
        );
    }
    let large = vec![b' '; SIZE_LIMIT + 1];
    assert_eq!(ask_shape(Shape::Statuspage, &large).await, Err(PageError::Large));
    let hidden = "{\"incidents\":[{\"name\":\"a\u{202e}b\\u0007<i\",\"status\":\"identified\"}]}";
    let said = ask_shape(Shape::Statuspage, hidden.as_bytes())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        said.title, "ab",
        "nothing that turns or hides what stands around it"
    );
}

#[tokio::test]
async fn the_page_is_asked_without_a_key_and_a_redirect_is_not_followed() {
    let (address, asked) = served("302 Found", Vec::new());
    let transport = HttpTransport::new(TransportSettings::default());
    let page = page("api.example.com", address, Shape::Statuspage);
    assert_eq!(ask(&transport, page, NOW).await, Err(PageError::Status(302)));
    let request = asked.recv().unwrap().to_ascii_lowercase();
    for word in ["authorization", "x-api-key", "cookie", "x-goog"] {
        assert!(!request.contains(word), "{request}");
    }
}

#[test]
fn the_list_is_https_and_names_hosts_exactly() {
    for page in PAGES {
        assert!(page.address.starts_with("https://"), "{page:?}");
        assert!(Url::parse(page.address).is_ok());
    }
    assert!(page_for(PAGES, "api.anthropic.com").is_some());
    assert!(page_for(PAGES, "eu.api.openai.com").is_some());
    assert!(page_for(PAGES, "evilapi.openai.com.example").is_none());
    assert!(page_for(PAGES, "notapi.openai.com").is_none());
}
