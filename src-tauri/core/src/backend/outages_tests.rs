//! What a simulated outage does to a request.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::*;
use crate::contract::FailureClass;
use crate::providers::kinds;
use std::sync::atomic::{AtomicUsize, Ordering};
use url::Url;

/// Answers with these pieces, and counts how often it was asked.
struct Answers(Vec<&'static str>, AtomicUsize);

#[async_trait]
impl Transport for Answers {
    async fn send(&self, _: HttpRequest) -> Result<HttpResponse, TransportError> {
        self.1.fetch_add(1, Ordering::Relaxed);
        let pieces: Vec<_> = self.0.iter().map(|piece| Ok(Bytes::from(*piece))).collect();
        Ok(HttpResponse {
            status: 200,
            headers: HeaderMap::new(),
            body: stream::iter(pieces).boxed(),
        })
    }

    fn reconnect(&self) {}
}

fn answers(pieces: &[&'static str]) -> Answers {
    Answers(pieces.to_vec(), AtomicUsize::new(0))
}

async fn send(inner: &Answers, outage: Option<OutageKind>) -> HttpResponse {
    let request = HttpRequest {
        method: http::Method::POST,
        url: Url::parse("http://127.0.0.1:1/v1").unwrap(),
        headers: HeaderMap::new(),
        body: Bytes::new(),
        allow_http: false,
    };
    staged(inner, request, outage, Duration::from_millis(30))
        .await
        .unwrap()
}

async fn read(body: Body) -> (String, Option<TransportErrorKind>) {
    let (mut text, mut broke) = (String::new(), None);
    let parts: Vec<_> = body.collect().await;
    for part in parts {
        match part {
            Ok(bytes) => text.push_str(std::str::from_utf8(&bytes).unwrap()),
            Err(error) => broke = Some(error.kind),
        }
    }
    (text, broke)
}

#[tokio::test]
async fn without_one_everything_passes() {
    let inner = answers(&["one ", "two"]);
    let response = send(&inner, None).await;
    assert_eq!(read(response.body).await, ("one two".into(), None));
}

#[tokio::test]
async fn a_hard_one_sends_nothing_and_every_family_reads_it_as_overloaded() {
    let inner = answers(&["never"]);
    let response = send(&inner, Some(OutageKind::Hard)).await;
    assert_eq!(inner.1.load(Ordering::Relaxed), 0);
    assert_eq!(response.status, 503);
    let (body, _) = read(response.body).await;
    for kind in kinds::all() {
        let failure = kind.family().failure(503, &response.headers, body.as_bytes());
        assert_eq!(
            failure.class,
            FailureClass::Overloaded,
            "{}",
            kind.family().name()
        );
        assert!(failure.message.contains("simulated"), "{failure:?}");
    }
}

#[tokio::test]
async fn a_slow_one_answers_late() {
    let inner = answers(&["late"]);
    let begun = std::time::Instant::now();
    let response = send(&inner, Some(OutageKind::Slow)).await;
    assert!(begun.elapsed() >= Duration::from_millis(30));
    assert_eq!(read(response.body).await, ("late".into(), None));
}

#[tokio::test]
async fn one_in_the_middle_never_lets_an_answer_end_well() {
    let lost = Some(TransportErrorKind::Reset);
    let short = send(&answers(&["one ", "two ", "done"]), Some(OutageKind::Middle)).await;
    assert_eq!(read(short.body).await, ("one two do".into(), lost));
    let whole = send(&answers(&["all at once"]), Some(OutageKind::Middle)).await;
    assert_eq!(read(whole.body).await, ("all a".into(), lost));
    let nothing = send(&answers(&[]), Some(OutageKind::Middle)).await;
    assert_eq!(read(nothing.body).await, (String::new(), lost));
    let body = stream::iter(["abc", "def", "ghi"].map(|piece| Ok(Bytes::from(piece)))).boxed();
    assert_eq!(read(cut(body, 7)).await, ("abcdefg".into(), lost));
    let body = stream::iter(["abc", "def"].map(|piece| Ok(Bytes::from(piece)))).boxed();
    assert_eq!(read(cut(body, 3)).await, ("abc".into(), lost));
}
