//! Stories of proxies, over real sockets on this computer: a proxy that counts, and answers itself.

use super::super::way_out::Proxy;
use super::*;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

/// Answers each request itself; gives the first lines it was sent.
async fn counting() -> (SocketAddr, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let seen = Arc::new(Mutex::new(Vec::new()));
    let lines = seen.clone();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let lines = lines.clone();
            tokio::spawn(async move {
                let mut head = Vec::new();
                while !head.ends_with(b"\r\n\r\n") {
                    let Ok(byte) = stream.read_u8().await else { return };
                    head.push(byte);
                }
                let head = String::from_utf8_lossy(&head).into_owned();
                let first = head.lines().next().unwrap_or_default().to_owned();
                let refused = first.starts_with("CONNECT");
                lines.lock().unwrap().push(first);
                let answer: &[u8] = if refused {
                    b"HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n"
                } else {
                    b"HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 2\r\n\r\nok"
                };
                let _ = stream.write_all(answer).await;
            });
        }
    });
    (address, seen)
}

fn through(proxy: SocketAddr) -> HttpTransport {
    HttpTransport::new(TransportSettings {
        connect: Duration::from_millis(1_500),
        proxy: Proxy::parse(&format!("http://{proxy}")).unwrap(),
        authorities: None,
    })
}

fn get(url: &str) -> HttpRequest {
    HttpRequest {
        method: http::Method::GET,
        url: url.parse().unwrap(),
        headers: HeaderMap::new(),
        body: Bytes::new(),
        allow_http: true,
    }
}

#[tokio::test]
async fn what_goes_outside_goes_through_the_proxy_and_what_stays_here_does_not() {
    let (proxy, seen) = counting().await;
    let transport = through(proxy);
    let outside = transport.send(get("http://models.invalid:8000/v1/models")).await;
    assert_eq!(outside.unwrap().status, 200, "the proxy answers");
    assert_eq!(
        *seen.lock().unwrap(),
        ["GET http://models.invalid:8000/v1/models HTTP/1.1"]
    );

    // A server on this computer, whose own counter says that it was asked directly.
    let (server, asked) = counting().await;
    let here = transport.send(get(&format!("http://{server}/v1/models"))).await;
    assert_eq!(here.unwrap().status, 200);
    assert_eq!(*asked.lock().unwrap(), ["GET /v1/models HTTP/1.1"]);
    assert_eq!(seen.lock().unwrap().len(), 1);
}

#[tokio::test]
async fn a_key_over_plain_http_never_passes_a_proxy() {
    let (proxy, seen) = counting().await;
    let mut request = get("http://models.invalid:8000/v1/models");
    let mut key: http::HeaderValue = "Bearer sk-canary".parse().unwrap();
    key.set_sensitive(true);
    request.headers.insert("authorization", key);
    // It is tried directly, where there is no such host.
    assert!(through(proxy).send(request).await.is_err());
    assert_eq!(*seen.lock().unwrap(), Vec::<String>::new());
}

#[tokio::test]
async fn a_proxy_that_refuses_or_is_gone_is_named() {
    let (proxy, seen) = counting().await;
    let refused = through(proxy)
        .send(get("https://models.invalid/v1"))
        .await
        .err()
        .unwrap();
    assert_eq!(*seen.lock().unwrap(), ["CONNECT models.invalid:443 HTTP/1.1"]);
    for said in [proxy.to_string(), "models.invalid".to_owned()] {
        assert!(refused.message.contains(&said), "{}", refused.message);
    }
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let gone = listener.local_addr().unwrap();
    drop(listener);
    let error = through(gone)
        .send(get("https://models.invalid/v1"))
        .await
        .err()
        .unwrap();
    assert!(error.message.contains(&gone.to_string()), "{}", error.message);
}

#[tokio::test]
async fn a_change_counts_from_the_next_request_on() {
    let (one, by_one) = counting().await;
    let (other, by_other) = counting().await;
    let transport = through(one);
    let ask = || transport.send(get("http://models.invalid/"));
    assert_eq!(ask().await.unwrap().status, 200);
    transport.set(TransportSettings {
        proxy: Proxy::parse(&format!("http://{other}")).unwrap(),
        ..TransportSettings::default()
    });
    assert_eq!(ask().await.unwrap().status, 200);
    transport.set(TransportSettings {
        proxy: Proxy::None,
        ..TransportSettings::default()
    });
    assert!(ask().await.is_err(), "nobody but a proxy knows this host");
    assert_eq!(
        (by_one.lock().unwrap().len(), by_other.lock().unwrap().len()),
        (1, 1)
    );
}
