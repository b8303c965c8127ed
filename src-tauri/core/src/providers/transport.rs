//! The real network: reqwest over rustls with the system's roots.

#[cfg(target_os = "linux")]
use super::desktop_proxy::{self, DesktopProxy};
use super::dials::Dials;
use super::way_out::{Authorities, Proxy, Way};
use super::{HttpRequest, HttpResponse, Transport, TransportError, TransportErrorKind};
use crate::texts::say_with;
use async_trait::async_trait;
use futures_util::StreamExt;
use http::HeaderValue;
use reqwest::Client;
use std::collections::HashMap;
use std::error::Error;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use url::{Host, Url};

/// DNS, TCP and TLS together (`limits.connect_ms`). A healthy connection takes under one second
/// anywhere on earth; four leave room for one lost packet in each step, and a person waits no longer.
pub const CONNECT_LIMIT: Duration = Duration::from_secs(4);
/// An idle connection is kept this long. Servers close theirs from 5 s on, load balancers at 60 s;
/// longer keeping buys a fourth of a second and risks a request on a connection that is gone.
const IDLE_LIMIT: Duration = Duration::from_secs(30);
/// Connections kept for a host: two windows and a model list.
const IDLE_PER_HOST: usize = 4;
/// An HTTP/2 connection that was silent this long is asked whether it is alive, and given up when
/// it does not say so: after a sleep or a change of network it never will.
const ALIVE_INTERVAL: Duration = Duration::from_secs(10);
const ALIVE_LIMIT: Duration = Duration::from_secs(5);

/// What the user can set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TransportSettings {
    /// See [`CONNECT_LIMIT`].
    pub connect: Duration,
    pub proxy: Proxy,
    /// Believed beside the system's.
    pub authorities: Option<Authorities>,
}

impl Default for TransportSettings {
    fn default() -> Self {
        Self {
            connect: CONNECT_LIMIT,
            proxy: Proxy::System,
            authorities: None,
        }
    }
}

/// Sends over real sockets. Needs a running tokio runtime when used.
pub struct HttpTransport {
    clients: Mutex<Arc<Clients>>,
}

/// The clients of one setting, one for each way out, made at its first use: reading the system's roots
/// takes time that a start without a request need not spend.
struct Clients {
    settings: TransportSettings,
    /// Connections made so far.
    dials: Dials,
    made: Mutex<HashMap<Way, Result<Client, String>>>,
    #[cfg(target_os = "linux")]
    desktop: DesktopProxy,
}

impl HttpTransport {
    #[must_use]
    pub fn new(settings: TransportSettings) -> Self {
        Self {
            clients: Mutex::new(Arc::new(Clients::new(settings))),
        }
    }

    /// From the next request on. Requests under way go on as they began.
    pub fn set(&self, settings: TransportSettings) {
        let mut clients = self.clients.lock().unwrap_or_else(PoisonError::into_inner);
        if clients.settings != settings {
            *clients = Arc::new(Clients::new(settings));
        }
    }

    fn clients(&self) -> Arc<Clients> {
        Arc::clone(&self.clients.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Clients {
    fn new(settings: TransportSettings) -> Self {
        Self {
            settings,
            dials: Dials::default(),
            made: Mutex::default(),
            #[cfg(target_os = "linux")]
            desktop: DesktopProxy::default(),
        }
    }

    fn client(&self, way: &Way) -> Result<Client, String> {
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        match made.get(way) {
            Some(made) => made.clone(),
            None => {
                let new = client(&self.settings, &self.dials, way);
                made.insert(way.clone(), new.clone());
                new
            }
        }
    }

    async fn way(&self, request: &HttpRequest) -> Way {
        if goes_directly(request) {
            return Way::Direct;
        }
        match &self.settings.proxy {
            Proxy::None => Way::Direct,
            Proxy::At(url) => Way::Through(url.clone()),
            #[cfg(target_os = "linux")]
            Proxy::System if !desktop_proxy::environment_says(|name| std::env::var_os(name)) => {
                self.desktop.way(&request.url).await
            }
            Proxy::System => Way::AsReqwestReads,
        }
    }
}

fn client(settings: &TransportSettings, dials: &Dials, way: &Way) -> Result<Client, String> {
    // Installed once for the process; a second time is refused, and that is as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let proxy = match way {
        Way::Through(url) => Some(reqwest::Proxy::all(url.as_str()).map_err(|error| error.to_string())?),
        Way::Direct | Way::AsReqwestReads => None,
    };
    let build = |builder: reqwest::ClientBuilder| {
        let builder = match (&proxy, way) {
            (Some(proxy), _) => builder.proxy(proxy.clone()),
            (None, Way::AsReqwestReads) => builder,
            (None, _) => builder.no_proxy(),
        };
        let builder = match &settings.authorities {
            Some(authorities) => builder.tls_certs_merge(authorities.certificates()),
            None => builder,
        };
        builder
            .user_agent(concat!("understudy/", env!("CARGO_PKG_VERSION")))
            .redirect(reqwest::redirect::Policy::none())
            .referer(false)
            .connect_timeout(settings.connect)
            .connector_layer(dials.clone())
            .pool_idle_timeout(IDLE_LIMIT)
            .pool_max_idle_per_host(IDLE_PER_HOST)
            .http2_keep_alive_interval(ALIVE_INTERVAL)
            .http2_keep_alive_timeout(ALIVE_LIMIT)
            .build()
    };
    // A system without any root certificate still reaches the demo and models on this computer;
    // https then fails with the reason.
    build(Client::builder())
        .or_else(|_| build(Client::builder().tls_certs_only([])))
        .map_err(|error| error.to_string())
}

/// Whether a request goes without a proxy: within this computer, and where the proxy would read a key.
fn goes_directly(request: &HttpRequest) -> bool {
    let readable = request.url.scheme() == "http";
    is_loopback(&request.url) || (readable && request.headers.values().any(HeaderValue::is_sensitive))
}

/// Whether this address is on this computer, by its name: `localhost`, `127.0.0.0/8`, `::1`.
#[must_use]
pub fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

#[async_trait]
impl Transport for HttpTransport {
    /// Once more over a new connection, where one that was kept from before was reset before any answer:
    /// the server had given it up. One that it closes in order after the request may have been read to
    /// the end, and is on the bill: that is not asked again.
    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, TransportError> {
        let clients = self.clients();
        let before = clients.dials.count();
        match clients.send(request.clone()).await {
            Err(Unsent { reset: true, .. }) if clients.dials.count() == before => {
                self.reconnect();
                self.clients().send(request).await
            }
            sent => sent,
        }
        .map_err(|unsent| unsent.error)
    }

    fn reconnect(&self) {
        let mut clients = self.clients.lock().unwrap_or_else(PoisonError::into_inner);
        *clients = Arc::new(Clients::new(clients.settings.clone()));
    }
}

/// No answer came.
struct Unsent {
    error: TransportError,
    /// The other side reset the connection.
    reset: bool,
}

impl From<TransportError> for Unsent {
    fn from(error: TransportError) -> Self {
        Self { error, reset: false }
    }
}

impl Clients {
    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, Unsent> {
        let limit = self.settings.connect;
        let place = place(&request.url);
        if request.url.scheme() != "https" && !request.allow_http && !is_loopback(&request.url) {
            return Err(error(TransportErrorKind::PlainHttp, &place, limit, "").into());
        }
        let way = self.way(&request).await;
        let proxy = match &way {
            Way::Through(url) => Some(url),
            Way::Direct | Way::AsReqwestReads => None,
        };
        let client = self
            .client(&way)
            .map_err(|reason| error(TransportErrorKind::Connect, &place, limit, &reason))?;
        let response = client
            .request(request.method, request.url)
            .headers(request.headers)
            .body(request.body)
            .send()
            .await
            .map_err(|failed| Unsent {
                error: of_send(&failed, &place, proxy, limit),
                reset: !failed.is_connect() && is_reset(&failed),
            })?;
        let status = response.status().as_u16();
        let headers = response.headers().clone();
        let body = response
            .bytes_stream()
            .map(move |part| part.map_err(|failed| of_body(&failed, &place, limit)))
            .boxed();
        Ok(HttpResponse {
            status,
            headers,
            body,
        })
    }
}

/// Host and port as a person names them; never userinfo, path or query.
fn place(url: &Url) -> String {
    let host = url.host_str().unwrap_or("?");
    match url.port() {
        Some(port) => format!("{host}:{port}"),
        None => host.to_owned(),
    }
}

fn error(kind: TransportErrorKind, place: &str, limit: Duration, reason: &str) -> TransportError {
    let id = match kind {
        TransportErrorKind::Dns => "failure-wire-dns",
        TransportErrorKind::Refused => "failure-wire-refused",
        TransportErrorKind::ConnectTimeout => "failure-wire-connect-timeout",
        TransportErrorKind::Tls => "failure-wire-tls",
        TransportErrorKind::Connect => "failure-wire-connect",
        TransportErrorKind::Reset => "failure-wire-reset",
        TransportErrorKind::Body => "failure-wire-body",
        TransportErrorKind::PlainHttp => "failure-wire-plain-http",
    };
    let message = say_with(
        id,
        &[
            ("host", place.into()),
            ("seconds", limit.as_secs_f64().into()),
            ("reason", reason.into()),
        ],
    );
    TransportError { kind, message }
}

/// What went wrong before the response's head.
fn of_send(failed: &reqwest::Error, place: &str, proxy: Option<&Url>, limit: Duration) -> TransportError {
    let causes = causes(failed);
    let tls = causes
        .iter()
        .find_map(|cause| cause.downcast_ref::<rustls::Error>());
    let io = io_kind(&causes);
    if let Some(tls) = tls {
        return error(TransportErrorKind::Tls, place, limit, &tls.to_string());
    }
    if !failed.is_connect() {
        return error(TransportErrorKind::Reset, place, limit, "");
    }
    if let Some(proxy) = proxy {
        // What was not reached, or did not lead on, is the proxy: that it is not the vendor is what helps.
        let reason = causes.last().map(ToString::to_string).unwrap_or_default();
        let proxy = self::place(proxy);
        let arguments = [
            ("host", place.into()),
            ("proxy", proxy.into()),
            ("reason", reason.into()),
        ];
        return TransportError {
            kind: TransportErrorKind::Connect,
            message: say_with("failure-wire-proxy", &arguments),
        };
    }
    let kind = if failed.is_dns() {
        TransportErrorKind::Dns
    } else if failed.is_timeout() {
        TransportErrorKind::ConnectTimeout
    } else {
        match io {
            Some(io::ErrorKind::ConnectionRefused) => TransportErrorKind::Refused,
            _ => TransportErrorKind::Connect,
        }
    };
    // The innermost cause is the one that tells; the outer ones only wrap it.
    let reason = causes.last().map(ToString::to_string).unwrap_or_default();
    error(kind, place, limit, &reason)
}

/// What went wrong in the middle of the body.
fn of_body(failed: &reqwest::Error, place: &str, limit: Duration) -> TransportError {
    let kind = if is_reset(failed) {
        TransportErrorKind::Reset
    } else {
        TransportErrorKind::Body
    };
    error(kind, place, limit, "")
}

fn is_reset(failed: &reqwest::Error) -> bool {
    matches!(
        io_kind(&causes(failed)),
        Some(io::ErrorKind::ConnectionReset | io::ErrorKind::ConnectionAborted | io::ErrorKind::BrokenPipe)
    )
}

fn io_kind(causes: &[&(dyn Error + 'static)]) -> Option<io::ErrorKind> {
    let of = |cause: &&(dyn Error + 'static)| cause.downcast_ref::<io::Error>().map(io::Error::kind);
    causes.iter().rev().find_map(of)
}

/// All errors behind `error`, outermost first. An `io::Error` hides what it wraps from `source()`.
fn causes<'a>(error: &'a (dyn Error + 'static)) -> Vec<&'a (dyn Error + 'static)> {
    let mut causes = Vec::new();
    let mut next = error.source();
    while let Some(cause) = next {
        causes.push(cause);
        next = match cause.downcast_ref::<io::Error>().and_then(io::Error::get_ref) {
            Some(inner) => Some(inner as &(dyn Error + 'static)),
            None => cause.source(),
        };
    }
    causes
}
