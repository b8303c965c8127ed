//! Stories of connections, over real sockets on this computer.

use super::*;
use futures_util::StreamExt;
use std::net::SocketAddr;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpSocket, TcpStream};

/// Nothing in these stories takes longer, on the slowest machine.
const PATIENCE: Duration = Duration::from_secs(10);

fn transport() -> HttpTransport {
    HttpTransport::new(TransportSettings {
        connect: Duration::from_millis(300),
        ..TransportSettings::default()
    })
}

fn get(url: &str) -> HttpRequest {
    HttpRequest {
        method: http::Method::GET,
        url: url.parse().unwrap(),
        headers: HeaderMap::new(),
        body: Bytes::new(),
        allow_http: false,
    }
}

async fn send(request: HttpRequest) -> Result<HttpResponse, TransportError> {
    tokio::time::timeout(PATIENCE, transport().send(request))
        .await
        .expect("an answer or an error in time")
}

async fn error(url: &str) -> TransportError {
    match send(get(url)).await {
        Ok(response) => panic!("{url} answered with {}", response.status),
        Err(error) => error,
    }
}

/// The whole body, or what went wrong with it.
async fn whole(response: HttpResponse) -> Result<Vec<u8>, TransportError> {
    let mut body = response.body;
    let mut read = Vec::new();
    while let Some(part) = tokio::time::timeout(PATIENCE, body.next())
        .await
        .expect("in time")
    {
        read.extend_from_slice(&part?);
    }
    Ok(read)
}

/// A server for one connection: reads the request's head, then does as told.
async fn server<F, T>(answer: F) -> (SocketAddr, tokio::task::JoinHandle<(String, T::Output)>)
where
    F: FnOnce(TcpStream) -> T + Send + 'static,
    T: Future + Send + 'static,
    T::Output: Send,
{
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let task = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            head.push(stream.read_u8().await.unwrap());
        }
        (String::from_utf8(head).unwrap(), answer(stream).await)
    });
    (address, task)
}

fn saying(
    bytes: impl Into<Vec<u8>>,
) -> impl FnOnce(TcpStream) -> futures_util::future::BoxFuture<'static, ()> {
    let bytes = bytes.into();
    move |mut stream| {
        Box::pin(async move {
            stream.write_all(&bytes).await.unwrap();
            stream.shutdown().await.unwrap();
        })
    }
}

#[tokio::test]
async fn an_answer_arrives_with_its_head_and_its_body() {
    let (address, server) = server(saying(
        "HTTP/1.1 200 OK\r\nrequest-id: r1\r\ncontent-length: 5\r\n\r\nhello",
    ))
    .await;
    let mut request = get(&format!("http://{address}/v1/models"));
    request.headers.insert("x-api-key", "k1".parse().unwrap());
    let response = send(request).await.unwrap();
    assert_eq!(
        (response.status, &response.headers["request-id"]),
        (200, &"r1".parse().unwrap())
    );
    assert_eq!(whole(response).await.unwrap(), b"hello");
    let (head, ()) = server.await.unwrap();
    let head = head.to_ascii_lowercase();
    assert!(head.starts_with("get /v1/models http/1.1\r\n"));
    assert!(head.contains("x-api-key: k1\r\n"));
    assert!(head.contains(&format!(
        "user-agent: understudy/{}\r\n",
        env!("CARGO_PKG_VERSION")
    )));
    for coding in ["gzip", "br", "zstd"] {
        assert!(head.contains(coding), "{head}");
    }
    assert!(!head.contains("cookie") && !head.contains("referer"));
}

#[tokio::test]
async fn a_closed_port_is_refused() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let error = error(&format!("http://user:secret@{address}/v1?key=secret")).await;
    assert_eq!(error.kind, TransportErrorKind::Refused);
    assert_eq!(
        error.message,
        format!("Nothing answers at {address}."),
        "and names no secret"
    );
}

#[tokio::test]
async fn an_unknown_name_is_not_found() {
    // ".invalid" is promised never to exist; with no network at all the lookup fails too.
    let error = error("https://no-such-host.invalid/v1").await;
    let kinds = [TransportErrorKind::Dns, TransportErrorKind::ConnectTimeout];
    assert!(kinds.contains(&error.kind), "{error:?}");
    assert!(error.message.contains("no-such-host.invalid"), "{error:?}");
}

#[tokio::test]
async fn a_connection_that_is_never_made_ends_at_the_limit() {
    // A queue of one that nobody serves: the kernel leaves further connections unanswered.
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let listener = socket.listen(0).unwrap();
    let address = listener.local_addr().unwrap();
    let mut waiting = Vec::new();
    for _ in 0..4 {
        let one = tokio::time::timeout(Duration::from_millis(100), TcpStream::connect(address));
        waiting.push(one.await);
    }
    let start = Instant::now();
    let error = error(&format!("http://{address}/")).await;
    assert_eq!(error.kind, TransportErrorKind::ConnectTimeout);
    assert!(start.elapsed() < Duration::from_secs(3), "{:?}", start.elapsed());
}

#[tokio::test]
async fn a_handshake_that_stalls_ends_at_the_limit() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let accepted = tokio::spawn(async move { listener.accept().await.unwrap() });
    let start = Instant::now();
    let error = error(&format!("https://{address}/")).await;
    assert_eq!(error.kind, TransportErrorKind::ConnectTimeout, "{error:?}");
    assert!(start.elapsed() < Duration::from_secs(3));
    drop(accepted.await.unwrap());
}

#[tokio::test]
async fn a_server_without_tls_is_no_secure_connection() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut hello = [0; 64];
        let _ = stream.read(&mut hello).await;
        let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").await;
        let _ = stream.read(&mut hello).await;
    });
    let error = error(&format!("https://{address}/")).await;
    assert_eq!(error.kind, TransportErrorKind::Tls, "{error:?}");
}

#[tokio::test]
async fn a_connection_lost_before_the_head_is_a_reset() {
    for bytes in ["", "HTTP/1.1 200"] {
        let (address, _server) = server(saying(bytes)).await;
        let error = error(&format!("http://{address}/")).await;
        assert_eq!(error.kind, TransportErrorKind::Reset, "{bytes:?}");
        assert_eq!(error.message, format!("The connection to {address} was lost."));
    }
}

#[tokio::test]
async fn a_body_that_breaks_off_is_an_error_and_never_an_end() {
    let head = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n";
    let cases = [
        format!("{head}content-length: 100\r\n\r\ndata: a"),
        format!("{head}transfer-encoding: chunked\r\n\r\n5\r\nda"),
        format!("{head}transfer-encoding: chunked\r\n\r\n5\r\ndata:\r\n"),
        format!("{head}transfer-encoding: chunked\r\n\r\nxyz\r\n"),
    ];
    for case in cases {
        let (address, _server) = server(saying(case.clone())).await;
        let response = send(get(&format!("http://{address}/"))).await.unwrap();
        let error = whole(response).await.expect_err(&case);
        assert_eq!(error.kind, TransportErrorKind::Body, "{case:?}: {error:?}");
    }
}

#[tokio::test]
async fn a_reset_in_the_middle_is_told_as_one() {
    let (address, _server) = server(|mut stream: TcpStream| async move {
        let head = b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\ndata: a";
        stream.write_all(head).await.unwrap();
        tokio::time::sleep(Duration::from_millis(50)).await;
        // Closing with a lingering time of nothing sends a reset instead of an end.
        stream.set_zero_linger().unwrap();
    })
    .await;
    let response = send(get(&format!("http://{address}/"))).await.unwrap();
    let error = whole(response).await.unwrap_err();
    assert_eq!(error.kind, TransportErrorKind::Reset, "{error:?}");
}

/// "data: a\n\ndata: b\n\n", compressed in each way that is offered.
const GZIPPED: [u8; 34] = [
    0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0x4b, 0x49, 0x2c, 0x49, 0xb4, 0x52, 0x48,
    0xe4, 0xe2, 0x4a, 0x01, 0x33, 0x92, 0xb8, 0xb8, 0x00, 0xba, 0x59, 0xc7, 0xdf, 0x12, 0x00, 0x00, 0x00,
];
const BROTLI: [u8; 22] = [
    0x8b, 0x08, 0x80, 0x64, 0x61, 0x74, 0x61, 0x3a, 0x20, 0x61, 0x0a, 0x0a, 0x64, 0x61, 0x74, 0x61, 0x3a,
    0x20, 0x62, 0x0a, 0x0a, 0x03,
];
const ZSTD: [u8; 31] = [
    0x28, 0xb5, 0x2f, 0xfd, 0x04, 0x58, 0x91, 0x00, 0x00, 0x64, 0x61, 0x74, 0x61, 0x3a, 0x20, 0x61, 0x0a,
    0x0a, 0x64, 0x61, 0x74, 0x61, 0x3a, 0x20, 0x62, 0x0a, 0x0a, 0xeb, 0x43, 0xf1, 0x84,
];

#[tokio::test]
async fn compressed_bodies_are_read_and_cut_ones_are_errors() {
    let answer = |coding: &str, body: &[u8]| {
        let head = format!(
            "HTTP/1.1 200 OK\r\ncontent-encoding: {coding}\r\ncontent-length: {}\r\n\r\n",
            body.len()
        );
        [head.as_bytes(), body].concat()
    };
    let codings: [(&str, &[u8]); 3] = [("gzip", &GZIPPED), ("br", &BROTLI), ("zstd", &ZSTD)];
    for (coding, body) in codings {
        let (address, _server) = server(saying(answer(coding, body))).await;
        let response = send(get(&format!("http://{address}/"))).await.unwrap();
        assert_eq!(
            whole(response).await.unwrap(),
            b"data: a\n\ndata: b\n\n",
            "{coding}"
        );

        let (address, _server) = server(saying(answer(coding, &body[..body.len() / 2]))).await;
        let response = send(get(&format!("http://{address}/"))).await.unwrap();
        let error = whole(response).await.unwrap_err();
        assert_eq!(error.kind, TransportErrorKind::Body, "{coding}: {error:?}");

        // A server that says one thing and sends another.
        let (address, _server) = server(saying(answer(coding, b"data: a\n\ndata: b\n\n"))).await;
        let response = send(get(&format!("http://{address}/"))).await.unwrap();
        assert!(whole(response).await.is_err(), "{coding}");
    }
}

#[tokio::test]
async fn a_redirect_is_handed_on_and_not_followed() {
    let answer = "HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:9/login\r\ncontent-length: 0\r\n\r\n";
    let (address, _server) = server(saying(answer)).await;
    let response = send(get(&format!("http://{address}/"))).await.unwrap();
    assert_eq!(response.status, 302);
}

/// How long the server waited for the end of the connection after it had done its part.
async fn until_closed(mut stream: TcpStream) -> Duration {
    let start = Instant::now();
    let mut rest = [0; 64];
    while matches!(
        tokio::time::timeout(PATIENCE, stream.read(&mut rest))
            .await
            .expect("the end"),
        Ok(1..)
    ) {}
    start.elapsed()
}

#[tokio::test]
async fn dropping_the_body_closes_the_connection() {
    let (address, server) = server(|mut stream: TcpStream| async move {
        let head = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\ndata:\r\n";
        stream.write_all(head).await.unwrap();
        until_closed(stream).await
    })
    .await;
    let mut response = send(get(&format!("http://{address}/"))).await.unwrap();
    assert_eq!(response.body.next().await.unwrap().unwrap(), "data:");
    drop(response);
    let (_, closed_after) = server.await.unwrap();
    assert!(closed_after < Duration::from_secs(1), "{closed_after:?}");
}

#[tokio::test]
async fn giving_up_before_the_head_closes_the_connection() {
    let (arrived, mut has_arrived) = tokio::sync::oneshot::channel();
    let (address, server) = server(|stream| {
        arrived.send(()).unwrap();
        until_closed(stream)
    })
    .await;
    let transport = transport();
    tokio::select! {
        _ = transport.send(get(&format!("http://{address}/"))) => panic!("there is no head"),
        asked = &mut has_arrived => asked.unwrap(),
    }
    let (_, closed_after) = server.await.unwrap();
    assert!(closed_after < Duration::from_secs(1), "{closed_after:?}");
}

#[tokio::test]
async fn a_question_is_never_sent_twice() {
    // The server takes the request and closes without a word, on a fresh connection and on one that
    // was used before: whoever may have read it may have billed it.
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let server = tokio::spawn(async move {
        let mut requests = 0;
        while let Ok(Ok((mut stream, _))) =
            tokio::time::timeout(Duration::from_millis(500), listener.accept()).await
        {
            let mut served = 0;
            let mut buffer = [0; 4096];
            while let Ok(1..) = stream.read(&mut buffer).await {
                requests += 1;
                served += 1;
                if served == 2 {
                    break;
                }
                stream
                    .write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok")
                    .await
                    .unwrap();
            }
        }
        requests
    });
    let transport = transport();
    let mut request = get(&format!("http://{address}/"));
    request.method = http::Method::POST;
    request.body = Bytes::from_static(b"{}");
    let first = transport.send(request.clone()).await.unwrap();
    assert_eq!(whole(first).await.unwrap(), b"ok");
    let second = transport.send(request).await;
    assert_eq!(
        second.err().map(|error| error.kind),
        Some(TransportErrorKind::Reset)
    );
    assert_eq!(server.await.unwrap(), 2);
}

#[tokio::test]
async fn plain_http_leaves_this_computer_only_with_the_users_word() {
    let mut request = get("http://192.0.2.1:9/v1");
    let refused = send(request.clone()).await.err().unwrap();
    assert_eq!(refused.kind, TransportErrorKind::PlainHttp);
    assert!(refused.message.contains("192.0.2.1:9"));
    request.allow_http = true;
    let tried = send(request).await.err().unwrap();
    assert_ne!(tried.kind, TransportErrorKind::PlainHttp);
}

#[test]
fn this_computer_is_known_by_its_names() {
    let loopback = |url: &str| is_loopback(&url.parse().unwrap());
    for url in [
        "http://localhost:1",
        "http://LOCALHOST",
        "http://127.0.0.1",
        "http://127.9.9.9",
        "http://[::1]:80",
        "http://a.localhost",
    ] {
        assert!(loopback(url), "{url}");
    }
    for url in [
        "http://localhost.example.com",
        "http://10.0.0.1",
        "http://[::2]",
        "http://0.0.0.0",
        "http://notlocalhost",
    ] {
        assert!(!loopback(url), "{url}");
    }
}

#[tokio::test]
async fn a_new_limit_counts_from_the_next_request_on() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let accepted = tokio::spawn(async move {
        let one = listener.accept().await;
        let two = listener.accept().await;
        (one, two)
    });
    let transport = HttpTransport::new(TransportSettings::default());
    transport.set(TransportSettings {
        connect: Duration::from_millis(100),
        ..TransportSettings::default()
    });
    let start = Instant::now();
    let error = transport
        .send(get(&format!("https://{address}/")))
        .await
        .err()
        .unwrap();
    assert_eq!(error.message, format!("No connection to {address} within 0.1 s."));
    assert!(start.elapsed() < Duration::from_secs(2));
    accepted.abort();
}

/// A server that answers the first request of its first connection and resets that at the second; each
/// further connection is answered, or reset as well.
async fn resets(ever_after: bool) -> (SocketAddr, tokio::task::JoinHandle<()>) {
    const WHOLE: &[u8] = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok";
    async fn head(stream: &mut TcpStream) {
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            head.push(stream.read_u8().await.unwrap());
        }
    }
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let task = tokio::spawn(async move {
        let (mut first, _) = listener.accept().await.unwrap();
        head(&mut first).await;
        first.write_all(WHOLE).await.unwrap();
        head(&mut first).await;
        first.set_zero_linger().unwrap();
        drop(first);
        loop {
            let (mut next, _) = listener.accept().await.unwrap();
            head(&mut next).await;
            if ever_after {
                next.set_zero_linger().unwrap();
            } else {
                next.write_all(WHOLE).await.unwrap();
            }
        }
    });
    (address, task)
}

#[tokio::test]
async fn a_kept_connection_that_is_reset_before_an_answer_is_made_anew_once() {
    for ever_after in [false, true] {
        let (address, task) = resets(ever_after).await;
        let transport = transport();
        let url = format!("http://{address}/");
        let ask = || tokio::time::timeout(PATIENCE, transport.send(get(&url)));
        let first = ask().await.unwrap().unwrap();
        assert_eq!(whole(first).await.unwrap(), b"ok");
        let second = ask().await.unwrap();
        match ever_after {
            false => assert_eq!(whole(second.unwrap()).await.unwrap(), b"ok"),
            // A new connection is no old one: it is not tried a third time.
            true => assert_eq!(second.map(|_| ()).unwrap_err().kind, TransportErrorKind::Reset),
        }
        task.abort();
    }
}
