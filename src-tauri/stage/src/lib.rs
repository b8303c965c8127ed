//! Practice providers: a server on this computer that speaks the real wire formats, with scripted
//! answers and outages. It serves the demo and the tests.
//!
//! A [`Stage`] has seats; each is a provider of its own under a path of its own
//! (`http://127.0.0.1:PORT/lead/v1/messages`). A seat performs [`Script`]s, one a request, and the
//! stage keeps a log of what was asked and what became of it. HTTP is written on the raw socket, so
//! that an answer can go wrong in every way that matters: reset, cut inside a chunk, silent, …

mod body;
mod control;
mod dress;
mod http;
mod log;
mod outage;
mod perform;
mod plan;
mod practice;
mod script;
mod seat;
mod server;
mod wire;

pub use log::{KeySeen, Outcome, Seen};
pub use outage::Outage;
pub use practice::{LEAD, MODEL, UNDERSTUDY};
pub use script::{
    Body, Dress, ErrorKind, FinishReason, Left, Limits, Newline, Pace, RawBytes, Script, Source, Step,
};
pub use seat::SeatSetup;
pub use wire::Model;

use server::Shared;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// A running server. Dropping it closes the port and every connection.
pub struct Stage {
    shared: Arc<Shared>,
    address: SocketAddr,
    serving: JoinHandle<()>,
}

impl Stage {
    /// Starts on a free port of the loopback interface, with no seats.
    ///
    /// # Errors
    /// When no port can be had.
    pub async fn start() -> io::Result<Self> {
        Self::on(std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?)
    }

    /// Starts on a listener that was made elsewhere, such as in a network namespace of a test's own.
    /// Needs a running tokio runtime.
    ///
    /// # Errors
    /// When the listener is of no use.
    pub fn on(listener: std::net::TcpListener) -> io::Result<Self> {
        listener.set_nonblocking(true)?;
        let listener = TcpListener::from_std(listener)?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared {
            seats: seat::Seats::default(),
            log: Arc::default(),
            token: uuid::Uuid::new_v4().simple().to_string(),
            connections: AtomicU64::new(0),
        });
        let serving = tokio::spawn(server::serve(listener, Arc::clone(&shared)));
        Ok(Self {
            shared,
            address,
            serving,
        })
    }

    /// Starts with the seats of the demo: [`LEAD`] and [`UNDERSTUDY`], both with practice answers.
    ///
    /// # Errors
    /// When no port can be had.
    pub async fn demo() -> io::Result<Self> {
        let stage = Self::start().await?;
        stage.seat(LEAD);
        stage.seat(UNDERSTUDY);
        Ok(stage)
    }

    /// `http://127.0.0.1:PORT`, or where its listener is.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The base URL of a seat, with the version segment.
    #[must_use]
    pub fn url(&self, seat: &str) -> String {
        format!("{}/{seat}/v1", self.origin())
    }

    /// What control over HTTP asks for.
    #[must_use]
    pub fn token(&self) -> &str {
        &self.shared.token
    }

    /// The seat of that name; made where it is not there yet. A name is a segment of a path.
    pub fn seat(&self, name: &str) -> Seat {
        self.shared.seats.change(name, |_| ());
        Seat {
            shared: Arc::clone(&self.shared),
            name: name.to_owned(),
        }
    }

    /// All requests so far, oldest first.
    #[must_use]
    pub fn requests(&self) -> Vec<Seen> {
        self.shared.log.all()
    }

    /// Forgets the requests so far.
    pub fn forget_requests(&self) {
        self.shared.log.clear();
    }

    /// Waits until the log is as wanted; nothing where it is not within the limit.
    pub async fn wait_until(&self, limit: Duration, wanted: impl Fn(&[Seen]) -> bool) -> Option<Vec<Seen>> {
        let waiting = async {
            loop {
                let all = self.requests();
                if wanted(&all) {
                    return all;
                }
                tokio::time::sleep(Duration::from_millis(2)).await;
            }
        };
        tokio::time::timeout(limit, waiting).await.ok()
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

/// A handle to a seat. Changes apply to the requests that come after.
#[derive(Clone)]
pub struct Seat {
    shared: Arc<Shared>,
    name: String,
}

impl Seat {
    /// Puts a script into the queue: the next request takes it.
    pub fn script(&self, script: Script) -> &Self {
        self.change(|state| state.queue.push_back(script))
    }

    /// What it does when the queue is empty; at first a practice answer.
    pub fn always(&self, script: Script) -> &Self {
        self.change(|state| state.setup.script = script)
    }

    /// What it does when asked for its models; `None` lists them.
    pub fn models_script(&self, script: Option<Script>) -> &Self {
        self.change(|state| state.setup.models_script = script)
    }

    /// Takes this key and no other; `None` takes any, and none.
    pub fn key(&self, key: Option<&str>) -> &Self {
        self.change(|state| state.setup.key = key.map(str::to_owned))
    }

    pub fn models(&self, models: impl IntoIterator<Item = impl Into<Model>>) -> &Self {
        self.change(|state| state.setup.models = models.into_iter().map(Into::into).collect())
    }

    pub fn outage(&self, outage: Option<Outage>) -> &Self {
        self.change(|state| state.setup.outage = outage)
    }

    /// Scripts that no request has taken yet.
    #[must_use]
    pub fn queued(&self) -> usize {
        self.shared.seats.change(&self.name, |state| state.queue.len())
    }

    fn change(&self, change: impl FnOnce(&mut seat::SeatState)) -> &Self {
        self.shared.seats.change(&self.name, change);
        self
    }
}
