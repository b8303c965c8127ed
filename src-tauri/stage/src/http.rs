//! Just enough HTTP/1.1 to be a provider, written on the socket itself: a server library would not
//! let an answer go wrong in the ways that matter here.

use std::io;
use tokio::io::{AsyncRead, AsyncReadExt};

/// Longest head of a request, in bytes.
const HEAD_LIMIT: usize = 64 << 10;
/// Longest body of a request, in bytes: a little more than any conversation with files.
const BODY_LIMIT: usize = 10 << 20;
const HEADERS_LIMIT: usize = 100;

#[derive(Debug)]
pub(crate) struct Request {
    pub method: String,
    pub path: String,
    /// After the `?`.
    pub query: String,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
    /// The client wants the connection closed after the answer.
    pub close: bool,
}

impl Request {
    pub fn header(&self, name: &str) -> Option<&str> {
        header(&self.headers, name)
    }
}

pub(crate) fn header<'a>(headers: &'a [(String, String)], name: &str) -> Option<&'a str> {
    headers
        .iter()
        .find(|(have, _)| have == name)
        .map(|(_, value)| value.as_str())
}

/// Why there is no request.
#[derive(Debug)]
pub(crate) enum NoRequest {
    /// The client closed before a byte of it, or in the middle.
    Closed,
    /// What came is no HTTP, or not of the kind that is understood here.
    Bad(&'static str),
    TooLarge,
}

impl From<io::Error> for NoRequest {
    fn from(_: io::Error) -> Self {
        Self::Closed
    }
}

/// Reads one request. `buffer` holds what came too early and keeps what belongs to the next one.
pub(crate) async fn read_request<R: AsyncRead + Unpin>(
    reader: &mut R,
    buffer: &mut Vec<u8>,
) -> Result<Request, NoRequest> {
    let (mut request, head_length, body_length) = loop {
        if let Some(found) = parse_head(buffer)? {
            break found;
        }
        if buffer.len() > HEAD_LIMIT {
            return Err(NoRequest::Bad("head too long"));
        }
        read_more(reader, buffer).await?;
    };
    if body_length > BODY_LIMIT {
        return Err(NoRequest::TooLarge);
    }
    buffer.drain(..head_length);
    while buffer.len() < body_length {
        read_more(reader, buffer).await?;
    }
    request.body = buffer.drain(..body_length).collect();
    Ok(request)
}

async fn read_more<R: AsyncRead + Unpin>(reader: &mut R, buffer: &mut Vec<u8>) -> Result<(), NoRequest> {
    match reader.read_buf(buffer).await? {
        0 => Err(NoRequest::Closed),
        _ => Ok(()),
    }
}

/// The request without its body, the length of the head and that of the body; nothing yet where the
/// head is not complete.
fn parse_head(bytes: &[u8]) -> Result<Option<(Request, usize, usize)>, NoRequest> {
    let mut slots = [httparse::EMPTY_HEADER; HEADERS_LIMIT];
    let mut parsed = httparse::Request::new(&mut slots);
    let head_length = match parsed.parse(bytes) {
        Ok(httparse::Status::Complete(length)) => length,
        Ok(httparse::Status::Partial) => return Ok(None),
        Err(_) => return Err(NoRequest::Bad("not HTTP")),
    };
    let headers: Vec<(String, String)> = parsed
        .headers
        .iter()
        .map(|one| {
            (
                one.name.to_ascii_lowercase(),
                String::from_utf8_lossy(one.value).into_owned(),
            )
        })
        .collect();
    if header(&headers, "transfer-encoding").is_some() {
        return Err(NoRequest::Bad("a body needs a content-length"));
    }
    let body_length = match header(&headers, "content-length").map(str::parse) {
        None => 0,
        Some(Ok(length)) => length,
        Some(Err(_)) => return Err(NoRequest::Bad("content-length is no number")),
    };
    let target = parsed.path.unwrap_or("/");
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let close = header(&headers, "connection").is_some_and(|value| value.eq_ignore_ascii_case("close"));
    let request = Request {
        method: parsed.method.unwrap_or_default().to_owned(),
        path: path.to_owned(),
        query: query.to_owned(),
        close: close || parsed.version == Some(0),
        headers,
        body: Vec::new(),
    };
    Ok(Some((request, head_length, body_length)))
}

/// The head of a response, up to and including the empty line.
pub(crate) fn head<'a>(status: u16, headers: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let mut text = format!("HTTP/1.1 {status} {}\r\n", reason(status));
    for (name, value) in headers {
        // A script must not be able to break the head by accident; faults are made on purpose.
        let value: String = value.chars().filter(|c| !c.is_control()).collect();
        text += &format!("{name}: {value}\r\n");
    }
    text + "\r\n"
}

/// A whole response with a length.
pub(crate) fn whole(status: u16, content_type: &str, headers: &[(String, String)], body: &[u8]) -> Vec<u8> {
    let length = body.len().to_string();
    let mut lines: Vec<(&str, &str)> = Vec::new();
    if !content_type.is_empty() {
        lines.push(("content-type", content_type));
    }
    // A script may lie about the length.
    if header(headers, "content-length").is_none() {
        lines.push(("content-length", &length));
    }
    lines.extend(
        headers
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str())),
    );
    let mut bytes = head(status, lines).into_bytes();
    bytes.extend_from_slice(body);
    bytes
}

const fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        302 => "Found",
        307 => "Temporary Redirect",
        400 => "Bad Request",
        401 => "Unauthorized",
        402 => "Payment Required",
        403 => "Forbidden",
        404 => "Not Found",
        408 => "Request Timeout",
        410 => "Gone",
        413 => "Content Too Large",
        422 => "Unprocessable Content",
        429 => "Too Many Requests",
        500 => "Internal Server Error",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        529 => "Overloaded",
        _ => "Status",
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    async fn read(bytes: &[u8]) -> (Result<Request, NoRequest>, Vec<u8>) {
        let mut buffer = Vec::new();
        let mut reader = bytes;
        (read_request(&mut reader, &mut buffer).await, buffer)
    }

    #[tokio::test]
    async fn a_request_ends_where_its_length_says() {
        let (request, rest) =
            read(b"POST /7/v1/messages?beta=true HTTP/1.1\r\nX-Api-Key: k\r\nContent-Length: 2\r\n\r\n{}GET")
                .await;
        let request = request.unwrap();
        assert_eq!(
            (request.method.as_str(), request.path.as_str()),
            ("POST", "/7/v1/messages")
        );
        assert_eq!(
            (request.query.as_str(), request.header("x-api-key")),
            ("beta=true", Some("k"))
        );
        assert_eq!(
            (request.body.as_slice(), rest.as_slice()),
            (&b"{}"[..], &b"GET"[..])
        );
    }

    #[tokio::test]
    async fn what_is_no_request_is_said_to_be_none() {
        assert!(matches!(read(b"").await.0, Err(NoRequest::Closed)));
        assert!(matches!(
            read(b"POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nabc").await.0,
            Err(NoRequest::Closed)
        ));
        assert!(matches!(
            read(b"\x16\x03\x01\x02\x00\x01\r\n\r\n").await.0,
            Err(NoRequest::Bad(_))
        ));
        let long = format!("GET / HTTP/1.1\r\nA: {}", "x".repeat(HEAD_LIMIT));
        assert!(matches!(read(long.as_bytes()).await.0, Err(NoRequest::Bad(_))));
        let large = format!("POST / HTTP/1.1\r\nContent-Length: {}\r\n\r\n", BODY_LIMIT + 1);
        assert!(matches!(read(large.as_bytes()).await.0, Err(NoRequest::TooLarge)));
    }
}
