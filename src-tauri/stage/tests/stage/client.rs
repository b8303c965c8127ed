//! A client on the raw socket: shows how an answer really ended.

use serde_json::{Value, json};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

pub const MESSAGES: &str = "/v1/messages";
pub const CHAT: &str = "/v1/chat/completions";

/// How the body ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// As HTTP wants it.
    Whole,
    /// A FIN where more had to come.
    Early,
    InsideChunk,
    BrokenChunk,
    Reset,
}

pub struct Reply {
    /// 0 where none came.
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
    /// The length of each chunk.
    pub chunks: Vec<usize>,
    pub ended: Ended,
}

impl Reply {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(have, _)| have == name)
            .map(|(_, value)| value.as_str())
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The JSON of each `data:` line.
    pub fn data(&self) -> Vec<Value> {
        self.text()
            .lines()
            .filter_map(|line| line.strip_prefix("data: "))
            .filter(|data| *data != "[DONE]")
            .map(|data| serde_json::from_str(data).unwrap())
            .collect()
    }
}

pub fn messages_body(text: &str) -> Value {
    json!({"model": "scripted", "max_tokens": 100, "stream": true, "messages": [{"role": "user", "content": text}]})
}

pub fn chat_body(text: &str) -> Value {
    json!({"model": "scripted", "stream": true, "stream_options": {"include_usage": true},
        "messages": [{"role": "user", "content": text}]})
}

/// The bytes of a request; `Null` has no body.
pub fn request(method: &str, path: &str, headers: &[(&str, &str)], body: &Value) -> Vec<u8> {
    let body = if body.is_null() && method == "GET" {
        String::new()
    } else {
        body.to_string()
    };
    let mut head = format!(
        "{method} {path} HTTP/1.1\r\nhost: localhost\r\ncontent-length: {}\r\n",
        body.len()
    );
    if path.ends_with(MESSAGES) {
        head += "anthropic-version: 2023-06-01\r\n";
    }
    for (name, value) in headers {
        head += &format!("{name}: {value}\r\n");
    }
    format!("{head}\r\n{body}").into_bytes()
}

/// Sends a request over a connection of its own.
pub async fn send(origin: &str, bytes: &[u8]) -> Reply {
    let mut stream = TcpStream::connect(origin.trim_start_matches("http://"))
        .await
        .unwrap();
    stream.write_all(bytes).await.unwrap();
    reply_to(&mut stream).await
}

pub async fn reply_to(stream: &mut TcpStream) -> Reply {
    tokio::time::timeout(Duration::from_secs(10), read_reply(stream))
        .await
        .expect("an answer within 10 s")
}

/// What was read, and why reading stopped.
struct Input<'a> {
    stream: &'a mut TcpStream,
    bytes: Vec<u8>,
    at: usize,
    stopped: Ended,
}

impl Input<'_> {
    async fn more(&mut self) -> bool {
        match self.stream.read_buf(&mut self.bytes).await {
            Ok(read) if read > 0 => true,
            Ok(_) => {
                self.stopped = Ended::Early;
                false
            }
            Err(_) => {
                self.stopped = Ended::Reset;
                false
            }
        }
    }

    async fn line(&mut self) -> Option<String> {
        loop {
            let rest = &self.bytes[self.at..];
            if let Some(length) = rest.windows(2).position(|pair| pair == b"\r\n") {
                let line = String::from_utf8_lossy(&rest[..length]).into_owned();
                self.at += length + 2;
                return Some(line);
            }
            if !self.more().await {
                return None;
            }
        }
    }

    async fn exactly(&mut self, length: usize) -> Option<Vec<u8>> {
        while self.bytes.len() < self.at + length {
            if !self.more().await {
                return None;
            }
        }
        let taken = self.bytes[self.at..self.at + length].to_vec();
        self.at += length;
        Some(taken)
    }
}

async fn read_reply(stream: &mut TcpStream) -> Reply {
    let mut input = Input {
        stream,
        bytes: Vec::new(),
        at: 0,
        stopped: Ended::Whole,
    };
    let mut reply = Reply {
        status: 0,
        headers: Vec::new(),
        body: Vec::new(),
        chunks: Vec::new(),
        ended: Ended::Whole,
    };
    let Some(first) = input.line().await else {
        reply.ended = input.stopped;
        return reply;
    };
    reply.status = first.split(' ').nth(1).unwrap().parse().unwrap();
    while let Some(line) = input.line().await.filter(|line| !line.is_empty()) {
        let (name, value) = line.split_once(": ").unwrap();
        reply.headers.push((name.to_owned(), value.to_owned()));
    }
    if let Some(length) = reply.header("content-length").map(|value| value.parse().unwrap()) {
        match input.exactly(length).await {
            Some(body) => reply.body = body,
            None => reply.ended = input.stopped,
        }
    } else if reply.header("transfer-encoding") == Some("chunked") {
        reply.ended = read_chunks(&mut input, &mut reply).await;
    } else {
        while input.more().await {}
        reply.body = input.bytes[input.at..].to_vec();
        reply.ended = if input.stopped == Ended::Reset {
            Ended::Reset
        } else {
            Ended::Whole
        };
    }
    reply
}

async fn read_chunks(input: &mut Input<'_>, reply: &mut Reply) -> Ended {
    loop {
        let Some(line) = input.line().await else {
            return input.stopped;
        };
        let Ok(length) = usize::from_str_radix(&line, 16) else {
            return Ended::BrokenChunk;
        };
        let Some(chunk) = input.exactly(length + 2).await else {
            return if input.stopped == Ended::Early {
                Ended::InsideChunk
            } else {
                input.stopped
            };
        };
        assert_eq!(&chunk[length..], b"\r\n");
        if length == 0 {
            return Ended::Whole;
        }
        reply.chunks.push(length);
        reply.body.extend_from_slice(&chunk[..length]);
    }
}

/// Reads gzip in stored blocks; nothing where it is cut. The system's own `gzip` is the judge.
pub fn gunzip(bytes: &[u8]) -> Option<String> {
    use std::io::Write;
    use std::process::{Command, Stdio};
    let mut child = Command::new("gzip")
        .arg("-dc")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(bytes).unwrap();
    let output = child.wait_with_output().unwrap();
    output
        .status
        .success()
        .then(|| String::from_utf8(output.stdout).unwrap())
}
