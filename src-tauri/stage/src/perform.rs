//! Performs a script on a connection.

use crate::body::{BodyWriter, Drip, Framing, put};
use crate::http;
use crate::log::Note;
use crate::script::{Body, FinishReason, Pace, Script, Step};
use crate::wire::{Opening, Tokens, Told, Voice, Wire};
use serde_json::Value;
use std::io;
use std::time::Duration;
use tokio::io::AsyncWrite;

/// What becomes of the connection after an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum After {
    /// The next request may come.
    KeepOpen,
    Close,
    Reset,
}

/// One answer to one request.
pub(crate) struct Performance<'a, W> {
    out: &'a mut W,
    note: &'a Note,
    wire: &'static dyn Wire,
    voice: Box<dyn Voice>,
    opening: Opening,
    told: Told,
    /// The client asked for a stream; where not, the text is gathered until the finish.
    stream: bool,
    framing: Framing,
    gzip: bool,
    drip: Option<Drip>,
    counts: Option<Tokens>,
    /// The body, once its head is out.
    body: Option<BodyWriter>,
    /// A whole response went out.
    over: bool,
    text: String,
    output_chars: usize,
}

impl<'a, W: AsyncWrite + Unpin> Performance<'a, W> {
    pub fn new(
        out: &'a mut W,
        note: &'a Note,
        wire: &'static dyn Wire,
        opening: Opening,
        request_id: String,
        stream: bool,
    ) -> Self {
        Self {
            out,
            note,
            wire,
            voice: wire.voice(opening.clone()),
            told: Told {
                request_id,
                model: opening.model.clone(),
                message: None,
            },
            opening,
            stream,
            framing: Framing::Chunked,
            gzip: false,
            drip: None,
            counts: None,
            body: None,
            over: false,
            text: String::new(),
            output_chars: 0,
        }
    }

    /// Performs all steps. An error means that the client is gone.
    pub async fn run(mut self, script: Script) -> io::Result<After> {
        for step in script.steps {
            if let Some(after) = self.step(step).await? {
                return Ok(after);
            }
        }
        if self.body.is_none() && !self.over {
            return Ok(After::Close);
        }
        self.end(true).await?;
        Ok(match self.framing {
            Framing::Chunked => After::KeepOpen,
            Framing::UntilClose => After::Close,
        })
    }

    async fn step(&mut self, step: Step) -> io::Result<Option<After>> {
        match step {
            Step::Status {
                status,
                headers,
                body,
            } => self.respond(status, headers, &body).await?,
            Step::Fail {
                kind,
                headers,
                status,
            } => {
                let (usual, json) = self.wire.error(kind, &self.told);
                self.respond(status.unwrap_or(usual), headers, &Body::Json { json })
                    .await?;
            }
            Step::Head { headers } => self.head(&headers).await?,
            Step::Unframed => self.framing = Framing::UntilClose,
            Step::Gzip => self.gzip = true,
            Step::Drip { bytes, every_ms } => {
                self.drip = Some(Drip {
                    bytes,
                    every: Duration::from_millis(every_ms),
                });
                if let Some(body) = &mut self.body {
                    body.drip = self.drip;
                }
            }
            Step::Delay { ms } => pause(ms).await,
            Step::Silence => std::future::pending().await,
            Step::Pings { every_ms, times } => self.pings(every_ms, times).await?,
            Step::Opening => {
                let frames = self.voice.open();
                self.frames(&frames).await?;
            }
            Step::Text { text, pace } => self.text(&text, pace).await?,
            Step::Reasoning { text, pace } => self.reasoning(&text, pace).await?,
            Step::Refusal { text } => {
                let frames = self.voice.refusal(&text);
                self.frames(&frames).await?;
            }
            Step::Model { name } => {
                self.opening.model = name;
                self.voice = self.wire.voice(self.opening.clone());
            }
            Step::Usage { input, output } => self.counts = Some(Tokens { input, output }),
            Step::ErrorEvent { kind } if self.stream => {
                let frames = self.voice.error(kind, &self.told);
                self.frames(&frames).await?;
            }
            Step::ErrorEvent { kind } => {
                let (status, json) = self.wire.error(kind, &self.told);
                self.respond(status, Vec::new(), &Body::Json { json }).await?;
            }
            Step::Finish { reason, terminator } => self.finish(reason, terminator).await?,
            Step::FinishReason { reason } => {
                let frames = self.voice.finish(reason, self.usage());
                self.frames(&frames).await?;
            }
            Step::Raw { bytes } => {
                self.head(&[]).await?;
                self.write(bytes.as_bytes()).await?;
            }
            Step::End => {
                self.head(&[]).await?;
                self.end(true).await?;
            }
            Step::EndInsideGzip => {
                self.head(&[]).await?;
                self.end(false).await?;
            }
            Step::Close => return Ok(Some(After::Close)),
            Step::CloseInsideChunk => {
                self.head(&[]).await?;
                self.raw(b"40\r\ndata: {\"half\": \"of what was").await?;
                return Ok(Some(After::Close));
            }
            Step::BrokenChunk => {
                self.head(&[]).await?;
                self.raw(b"not a length\r\n").await?;
                return Ok(Some(After::Close));
            }
            Step::Reset => return Ok(Some(After::Reset)),
            // Written out before a script is performed.
            Step::Practice { .. } => {}
        }
        Ok(None)
    }

    async fn text(&mut self, text: &str, pace: Pace) -> io::Result<()> {
        for piece in pieces(text, pace.chars) {
            let frames = self.voice.text(piece);
            // Noted first: what a client shows must be in the log already.
            self.note.text(piece);
            self.frames(&frames).await?;
            self.text.push_str(piece);
            self.output_chars += piece.chars().count();
            pause(pace.every_ms).await;
        }
        Ok(())
    }

    async fn reasoning(&mut self, text: &str, pace: Pace) -> io::Result<()> {
        for piece in pieces(text, pace.chars) {
            let frames = self.voice.reasoning(piece);
            self.frames(&frames).await?;
            self.output_chars += piece.chars().count();
            pause(pace.every_ms).await;
        }
        Ok(())
    }

    async fn pings(&mut self, every_ms: u64, times: Option<u32>) -> io::Result<()> {
        let mut left = times;
        while left != Some(0) {
            let ping = self.voice.ping();
            self.frames(&ping).await?;
            // Never without a pause: this may have no end.
            pause(every_ms.max(1)).await;
            left = left.map(|times| times - 1);
        }
        Ok(())
    }

    fn usage(&self) -> Tokens {
        self.counts.unwrap_or(Tokens {
            input: self.opening.input_tokens,
            output: Tokens::of_chars(self.output_chars),
        })
    }

    async fn finish(&mut self, reason: FinishReason, terminator: bool) -> io::Result<()> {
        let usage = self.usage();
        if !self.stream {
            let json = self.wire.whole(&self.opening, &self.text, reason, usage);
            return self.respond(200, Vec::new(), &Body::Json { json }).await;
        }
        let mut frames = self.voice.finish(reason, usage);
        if terminator {
            frames += &self.voice.terminator();
        }
        self.frames(&frames).await?;
        self.end(true).await
    }

    /// Frames of the stream; nothing where the client did not ask for one.
    async fn frames(&mut self, frames: &str) -> io::Result<()> {
        if !self.stream {
            return Ok(());
        }
        self.head(&[]).await?;
        self.write(frames.as_bytes()).await
    }

    async fn head(&mut self, headers: &[(String, String)]) -> io::Result<()> {
        if self.body.is_some() || self.over {
            return Ok(());
        }
        let mut lines = vec![
            ("content-type", "text/event-stream; charset=utf-8"),
            ("cache-control", "no-cache"),
            (self.wire.id_header(), self.told.request_id.as_str()),
        ];
        match self.framing {
            Framing::Chunked => lines.push(("transfer-encoding", "chunked")),
            Framing::UntilClose => lines.push(("connection", "close")),
        }
        if self.gzip {
            lines.push(("content-encoding", "gzip"));
        }
        lines.retain(|(name, _)| http::header(headers, name).is_none());
        lines.extend(
            headers
                .iter()
                .map(|(name, value)| (name.as_str(), value.as_str())),
        );
        let head = http::head(200, lines);
        self.note.status(200);
        self.body = Some(BodyWriter::new(self.framing, self.drip, self.gzip));
        self.raw(head.as_bytes()).await
    }

    async fn respond(&mut self, status: u16, headers: Vec<(String, String)>, body: &Body) -> io::Result<()> {
        if self.body.is_some() || self.over {
            return Ok(());
        }
        let (content_type, bytes) = match body {
            Body::Empty => ("", Vec::new()),
            Body::Json { json } => ("application/json", json_bytes(json)),
            Body::Html { html } => ("text/html; charset=utf-8", html.clone().into_bytes()),
            Body::Other { content_type, text } => (content_type.as_str(), text.clone().into_bytes()),
        };
        let mut lines = vec![(self.wire.id_header().to_owned(), self.told.request_id.clone())];
        lines.extend(headers);
        let response = http::whole(status, content_type, &lines, &bytes);
        self.over = true;
        self.note.status(status);
        self.raw(&response).await
    }

    async fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        let Some(body) = &mut self.body else {
            return Ok(());
        };
        body.write(self.out, bytes, &|sent| self.note.sent(sent)).await
    }

    async fn end(&mut self, whole: bool) -> io::Result<()> {
        if let Some(mut body) = self.body.take() {
            self.over = true;
            body.end(self.out, whole, &|sent| self.note.sent(sent)).await?;
        }
        Ok(())
    }

    async fn raw(&mut self, bytes: &[u8]) -> io::Result<()> {
        put(self.out, bytes, &|sent| self.note.sent(sent)).await
    }
}

fn json_bytes(json: &Value) -> Vec<u8> {
    json.to_string().into_bytes()
}

async fn pause(ms: u64) {
    if ms > 0 {
        tokio::time::sleep(Duration::from_millis(ms)).await;
    }
}

/// A text in pieces of so many characters; 0 leaves it whole.
fn pieces(text: &str, chars: usize) -> Vec<&str> {
    if chars == 0 {
        return vec![text];
    }
    let mut starts: Vec<usize> = text.char_indices().step_by(chars).map(|(at, _)| at).collect();
    starts.push(text.len());
    starts.windows(2).map(|pair| &text[pair[0]..pair[1]]).collect()
}

#[cfg(test)]
mod tests {
    use super::pieces;

    #[test]
    fn pieces_are_cut_between_characters() {
        assert_eq!(pieces("añb語c", 2), ["añ", "b語", "c"]);
        assert_eq!(pieces("ab", 0), ["ab"]);
        assert!(pieces("", 3).is_empty());
    }
}
