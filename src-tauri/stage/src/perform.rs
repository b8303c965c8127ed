//! Performs a script on a connection.

use crate::body::{BodyWriter, Drip, Framing, put};
use crate::dress::dressed;
use crate::http;
use crate::log::{Note, now_us};
use crate::script::{Body, Dress, ErrorKind, FinishReason, Limits, Pace, Script, Source, Step};
use crate::wire::{Call, Cited, Counts, Opening, Said, Told, Voice, Wire, tokens_of};
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
    dress: Option<Dress>,
    limits: Option<Limits>,
    counts: Option<Counts>,
    cost: Option<f64>,
    /// The body, once its head is out.
    body: Option<BodyWriter>,
    /// A whole response went out.
    over: bool,
    said: Said,
    /// Of the arguments of tool calls.
    argument_chars: usize,
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
                ..Told::default()
            },
            opening,
            stream,
            framing: Framing::Chunked,
            gzip: false,
            drip: None,
            dress: None,
            limits: None,
            counts: None,
            cost: None,
            body: None,
            over: false,
            said: Said::default(),
            argument_chars: 0,
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
            } => self.fail(kind, headers, status).await?,
            Step::Head { headers } => self.head(&headers).await?,
            Step::Unframed => self.framing = Framing::UntilClose,
            Step::Gzip => self.gzip = true,
            Step::Dress { dress } => self.dress = Some(dress),
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
                self.repeatable(&frames).await?;
            }
            Step::Text { text, pace } => self.text(&text, pace).await?,
            Step::Reasoning { text, pace } => self.reasoning(&text, pace).await?,
            Step::Refusal { text } => {
                self.said.refusal.push_str(&text);
                let frames = self.voice.refusal(&text);
                self.frames(&frames).await?;
            }
            Step::ToolCall {
                name,
                arguments,
                pace,
                cut_after,
            } => {
                let index = self.said.calls.len();
                let id = format!("call_{}{index}", self.opening.id);
                let call = Call {
                    id,
                    index,
                    name,
                    arguments,
                };
                self.call(call, pace, cut_after).await?;
            }
            Step::Citation { source } => self.cite(source).await?,
            Step::Sources { sources } => {
                let frames = self.voice.sources(&sources);
                self.said.sources.extend(sources);
                self.some_frames(&frames).await?;
            }
            Step::Model { name } => {
                self.opening.model = name;
                self.voice = self.wire.voice(self.opening.clone());
            }
            Step::Usage {
                input,
                output,
                cached,
                reasoning,
            } => {
                self.counts = Some(Counts {
                    input,
                    output,
                    cached,
                    reasoning,
                    cost: None,
                });
            }
            Step::Cost { usd } => self.cost = Some(usd),
            Step::Limits { limits } => self.limits = Some(limits),
            Step::ErrorEvent { kind } if self.stream => {
                let frames = self.voice.error(kind, &self.told);
                self.frames(&frames).await?;
            }
            Step::ErrorEvent { kind } => self.fail(kind, Vec::new(), None).await?,
            Step::Finish { reason, terminator } => self.finish(reason, terminator).await?,
            Step::FinishReason { reason } => {
                let frames = self.voice.finish(&self.said, reason, &self.counts());
                self.frames(&frames).await?;
            }
            Step::Terminator => {
                let frames = self.voice.terminator();
                self.some_frames(&frames).await?;
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
            self.said.text.push_str(piece);
            self.frames(&frames).await?;
            pause(pace.every_ms).await;
        }
        Ok(())
    }

    /// The family's error: a response of its own, or where the family has none for it, an answer.
    async fn fail(
        &mut self,
        kind: ErrorKind,
        headers: Vec<(String, String)>,
        status: Option<u16>,
    ) -> io::Result<()> {
        let error = self.wire.error(kind, &self.told);
        if error.status == 200 && self.stream {
            let frames = self.voice.error(kind, &self.told) + &self.voice.terminator();
            self.frames(&frames).await?;
            return self.end(true).await;
        }
        self.respond(status.unwrap_or(error.status), headers, &error.body())
            .await
    }

    async fn call(&mut self, call: Call, pace: Pace, cut_after: Option<usize>) -> io::Result<()> {
        let frames = self.voice.call_begins(&call);
        self.some_frames(&frames).await?;
        let arguments = call.arguments.to_string();
        let sent: String = arguments.chars().take(cut_after.unwrap_or(usize::MAX)).collect();
        for piece in pieces(&sent, pace.chars) {
            let frames = self.voice.call_arguments(piece);
            self.some_frames(&frames).await?;
            self.argument_chars += piece.chars().count();
            pause(pace.every_ms).await;
        }
        if cut_after.is_none() {
            let frames = self.voice.call_ends(&call);
            self.some_frames(&frames).await?;
            self.said.calls.push(call);
        }
        Ok(())
    }

    /// Cites the text since the citation before.
    async fn cite(&mut self, source: Source) -> io::Result<()> {
        let from = self.said.cited.last().map_or(0, |before| before.to);
        let cited = Cited {
            source,
            text: self.said.text.chars().skip(from).collect(),
            from,
            to: self.said.text.chars().count(),
        };
        let frames = self.voice.cite(&cited);
        self.said.cited.push(cited);
        self.some_frames(&frames).await
    }

    async fn reasoning(&mut self, text: &str, pace: Pace) -> io::Result<()> {
        for piece in pieces(text, pace.chars) {
            let frames = self.voice.reasoning(piece);
            self.said.reasoning.push_str(piece);
            self.frames(&frames).await?;
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

    fn counts(&self) -> Counts {
        let chars = |text: &str| text.chars().count();
        let said = &self.said;
        let estimate = || {
            let reasoning = tokens_of(chars(&said.reasoning));
            let visible = chars(&said.text) + chars(&said.refusal) + self.argument_chars;
            Counts {
                input: self.opening.input_tokens,
                output: reasoning + tokens_of(visible),
                reasoning,
                ..Counts::default()
            }
        };
        Counts {
            cost: self.cost,
            ..self.counts.unwrap_or_else(estimate)
        }
    }

    async fn finish(&mut self, reason: FinishReason, terminator: bool) -> io::Result<()> {
        let counts = self.counts();
        if !self.stream {
            let json = self.wire.whole(&self.opening, &self.said, reason, &counts);
            return self.respond(200, Vec::new(), &Body::Json { json }).await;
        }
        let mut frames = self.voice.finish(&self.said, reason, &counts);
        if terminator {
            frames += &self.voice.terminator();
        }
        self.repeatable(&frames).await?;
        self.end(true).await
    }

    /// Frames without text, which may come twice.
    async fn repeatable(&mut self, frames: &str) -> io::Result<()> {
        self.frames(frames).await?;
        match self.dress {
            Some(dress) if dress.twice => self.frames(frames).await,
            _ => Ok(()),
        }
    }

    /// Frames of the stream; nothing where the client did not ask for one.
    async fn frames(&mut self, frames: &str) -> io::Result<()> {
        if !self.stream {
            return Ok(());
        }
        self.head(&[]).await?;
        match self.dress {
            Some(mut dress) => {
                let frames = dressed(frames, dress, self.voice.content_type());
                // The mark stands at the start and nowhere else.
                dress.bom = false;
                self.dress = Some(dress);
                self.write(frames.as_bytes()).await
            }
            None => self.write(frames.as_bytes()).await,
        }
    }

    /// The same where there are any: a family may have nothing to say to this.
    async fn some_frames(&mut self, frames: &str) -> io::Result<()> {
        if frames.is_empty() {
            return Ok(());
        }
        self.frames(frames).await
    }

    /// What every response of the family says in its head.
    fn own_headers(&self) -> Vec<(String, String)> {
        let id = self.wire.id_header();
        let id = id.map(|name| (name.to_owned(), self.told.request_id.clone()));
        let now = u64::try_from(now_us() / 1_000_000).unwrap_or(0);
        let limits = self
            .limits
            .iter()
            .flat_map(|limits| self.wire.limit_headers(limits, now));
        id.into_iter().chain(limits).collect()
    }

    async fn head(&mut self, headers: &[(String, String)]) -> io::Result<()> {
        if self.body.is_some() || self.over {
            return Ok(());
        }
        let own = self.own_headers();
        let mut lines = vec![
            ("content-type", self.voice.content_type()),
            ("cache-control", "no-cache"),
        ];
        lines.extend(own.iter().map(|(name, value)| (name.as_str(), value.as_str())));
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
        let mut lines = self.own_headers();
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
