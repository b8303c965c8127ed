//! One request on the wire, as a source of inputs for the state machine.

use super::turn::Input;
use crate::contract::FailureClass;
use crate::providers::{
    Failure, HttpRequest, HttpResponse, StreamDecoder, StreamEvent, Transport, TransportError,
    TransportErrorKind, WireFamily, parameters_in, rate_limits,
};
use bytes::Bytes;
use futures_util::StreamExt;
use futures_util::future::BoxFuture;
use futures_util::stream::BoxStream;
use http::HeaderMap;
use std::collections::VecDeque;
use std::sync::Arc;

/// The body of a failed request is read up to this size: every known error fits many times.
const ERROR_BODY: usize = 64 * 1024;

pub(super) enum Connection {
    None,
    Sending {
        family: &'static dyn WireFamily,
        response: BoxFuture<'static, Result<HttpResponse, TransportError>>,
        sent: Bytes,
        max_output: Option<u32>,
    },
    Streaming {
        decoder: Box<dyn StreamDecoder>,
        body: BoxStream<'static, Result<Bytes, TransportError>>,
        /// Decoded, not yet handed on.
        events: VecDeque<StreamEvent>,
        scratch: Vec<StreamEvent>,
        /// The body is over: said after the last event.
        ended: Option<Input>,
    },
    /// A status other than 200: its body says why.
    Failing {
        family: &'static dyn WireFamily,
        status: u16,
        headers: HeaderMap,
        body: BoxStream<'static, Result<Bytes, TransportError>>,
        read: Vec<u8>,
        sent: Bytes,
    },
}

impl Connection {
    pub const fn is_open(&self) -> bool {
        !matches!(self, Self::None)
    }

    /// Sends `request`, which allows an answer of `max_output` tokens.
    pub fn open(
        transport: Arc<dyn Transport>,
        family: &'static dyn WireFamily,
        request: HttpRequest,
        max_output: Option<u32>,
    ) -> Self {
        let sent = request.body.clone();
        let response = Box::pin(async move { transport.send(request).await });
        Self::Sending {
            family,
            response,
            sent,
            max_output,
        }
    }

    /// The next thing that comes. Never resolves without a connection. May be dropped at any point
    /// and called again: nothing is lost.
    pub async fn next(&mut self) -> Input {
        loop {
            match self {
                Self::None => std::future::pending::<()>().await,
                Self::Sending {
                    family,
                    response,
                    sent,
                    max_output,
                } => {
                    let (family, sent, max_output) = (*family, sent.clone(), *max_output);
                    match response.await {
                        Err(error) => return self.fail(&error),
                        Ok(HttpResponse {
                            status: 200,
                            headers,
                            body,
                        }) => {
                            let decoder = family.decoder_within(&headers, max_output);
                            let limits = Some(rate_limits(&headers)).filter(|limits| !limits.is_empty());
                            *self = Self::Streaming {
                                decoder,
                                body,
                                events: limits.map(StreamEvent::RateLimits).into_iter().collect(),
                                scratch: Vec::new(),
                                ended: None,
                            };
                            return Input::Head;
                        }
                        Ok(HttpResponse {
                            status,
                            headers,
                            body,
                        }) => {
                            let limits = rate_limits(&headers);
                            *self = Self::Failing {
                                family,
                                status,
                                headers,
                                body,
                                read: Vec::new(),
                                sent,
                            };
                            if !limits.is_empty() {
                                return Input::Event(StreamEvent::RateLimits(limits));
                            }
                        }
                    }
                }
                Self::Streaming {
                    decoder,
                    body,
                    events,
                    scratch,
                    ended,
                } => {
                    if let Some(event) = events.pop_front() {
                        return Input::Event(event);
                    }
                    if let Some(ended) = ended.take() {
                        *self = Self::None;
                        return ended;
                    }
                    match body.next().await {
                        Some(Ok(bytes)) => decoder.push(&bytes, scratch),
                        Some(Err(error)) => *ended = Some(Input::Failed(transport_failure(&error))),
                        None => *ended = Some(Input::End(decoder.end(scratch))),
                    }
                    events.extend(scratch.drain(..));
                }
                Self::Failing {
                    family,
                    status,
                    headers,
                    body,
                    read,
                    sent,
                } => match body.next().await {
                    Some(Ok(bytes)) if read.len() + bytes.len() <= ERROR_BODY => {
                        read.extend_from_slice(&bytes)
                    }
                    // All of it, all that is read of it, or all that arrived.
                    Some(_) | None => {
                        let mut failure = family.failure(*status, headers, read);
                        failure.parameter = failure.parameter.filter(|name| carries(sent, name));
                        *self = Self::None;
                        return Input::Failed(failure);
                    }
                },
            }
        }
    }

    fn fail(&mut self, error: &TransportError) -> Input {
        *self = Self::None;
        Input::Failed(transport_failure(error))
    }
}

/// Whether a request has this parameter of ours: one that it does not have cannot be left out of it.
fn carries(sent: &[u8], parameter: &str) -> bool {
    let has = |name: &str| {
        let quoted = format!("\"{name}\"");
        sent.windows(quoted.len()).any(|at| at == quoted.as_bytes())
    };
    parameters_in(parameter).any(has)
}

fn transport_failure(error: &TransportError) -> Failure {
    let class = match error.kind {
        TransportErrorKind::Dns
        | TransportErrorKind::Refused
        | TransportErrorKind::ConnectTimeout
        | TransportErrorKind::Tls
        | TransportErrorKind::Connect
        | TransportErrorKind::Reset
        | TransportErrorKind::PlainHttp => FailureClass::Unreachable,
        TransportErrorKind::Body => FailureClass::Truncated,
    };
    Failure::new(class, &error.message)
}
