//! One app for a home. The lock file decides who that is; the session bus only carries a second
//! start's wish to the first. Anyone on the bus can call, so nothing but these wishes is
//! understood, and each is harmless by itself.

use super::{Front, lock};
use std::sync::Mutex;
use std::time::Duration;
use tokio::sync::mpsc;
use understudy_core::home::{AppLock, HeldLock, Home};
use zbus::Connection;

const PATH: &str = "/dev/understudy/App";

/// How long a second start waits for the first to answer.
const PATIENCE: Duration = Duration::from_secs(2);
/// The first may hold the lock and not be on the bus yet.
const BETWEEN_TRIES: Duration = Duration::from_millis(100);

/// The deep links of this app begin so. Their meaning is checked where they are used.
const SCHEME: &str = "understudy:";
const LONGEST_LINK: usize = 8 * 1024;
/// Wayland's activation tokens are short words; anything longer is somebody's joke.
const LONGEST_TOKEN: usize = 256;

/// A later start's wish.
pub struct Wish {
    pub front: Front,
    /// What Wayland wants to see before a window may come to the front.
    pub token: Option<String>,
}

/// What the first app hears from later starts, or from whoever else is on the bus.
struct App {
    wishes: mpsc::UnboundedSender<Wish>,
    /// Given just before the wish it belongs to.
    token: Mutex<Option<String>>,
}

#[zbus::interface(name = "dev.understudy.App1")]
impl App {
    /// The desktop's leave for the wish that follows to bring a window to the front.
    fn token(&self, token: &str) {
        let token = Some(token).filter(|token| !token.is_empty() && token.len() <= LONGEST_TOKEN);
        *lock(&self.token) = token.map(str::to_owned);
    }

    /// Shows the chat window.
    fn raise(&self) {
        self.wish(Front::Window);
    }

    /// Nothing to show: it runs, which is all that was wanted.
    fn hidden(&self) {}

    /// Shows the quick prompt.
    fn quick(&self) {
        self.wish(Front::Quick);
    }

    fn open_link(&self, link: &str) -> zbus::fdo::Result<()> {
        if link.len() > LONGEST_LINK || !link.starts_with(SCHEME) {
            return Err(zbus::fdo::Error::InvalidArgs("not a link of this app".to_owned()));
        }
        self.wish(Front::Link(link.to_owned()));
        Ok(())
    }
}

impl App {
    fn wish(&self, front: Front) {
        let token = lock(&self.token).take();
        // The receiver lives as long as the app.
        let _ = self.wishes.send(Wish { front, token });
    }
}

/// The same as the second start sees it.
#[zbus::proxy(
    interface = "dev.understudy.App1",
    default_path = "/dev/understudy/App",
    gen_blocking = false
)]
trait RunningApp {
    fn token(&self, token: &str) -> zbus::Result<()>;
    fn raise(&self) -> zbus::Result<()>;
    fn hidden(&self) -> zbus::Result<()>;
    fn quick(&self) -> zbus::Result<()>;
    fn open_link(&self, link: &str) -> zbus::Result<()>;
}

/// Listens on the bus for as long as the connection lives.
///
/// # Errors
/// Where there is no session bus, or the name is taken by somebody without the lock.
pub async fn listen(home: &Home, wishes: mpsc::UnboundedSender<Wish>) -> zbus::Result<Connection> {
    let app = App {
        wishes,
        token: Mutex::default(),
    };
    zbus::connection::Builder::session()?
        .serve_at(PATH, app)?
        .name(home.bus_name())?
        .build()
        .await
}

/// What became of a start while another app had the home's lock.
pub enum Handed {
    /// The app that runs has the wish.
    Over,
    /// The other one was on its way out (or was killed, which takes as long as its last write to the
    /// disk): this start is the app now.
    Freed(HeldLock),
}

/// Hands this start's wish to the app that runs.
///
/// # Errors
/// Where there is no bus, or no answer in two seconds; the text is for the log.
pub async fn hand_over(home: &Home, front: &Front) -> Result<Handed, String> {
    let asking = async {
        let bus = Connection::session().await?;
        let app = RunningAppProxy::builder(&bus)
            .destination(home.bus_name())?
            .cache_properties(zbus::proxy::CacheProperties::No)
            .build()
            .await?;
        loop {
            match call(&app, front).await {
                Err(zbus::Error::MethodError(name, ..)) if GONE.contains(&name.as_str()) => {}
                done => return done,
            }
            tokio::time::sleep(BETWEEN_TRIES).await;
        }
    };
    let freed = async {
        loop {
            tokio::time::sleep(BETWEEN_TRIES).await;
            if let Ok(AppLock::Held(lock)) = home.lock_app() {
                return lock;
            }
        }
    };
    tokio::select! {
        done = asking => done.map(|()| Handed::Over).map_err(|error: zbus::Error| error.to_string()),
        lock = freed => Ok(Handed::Freed(lock)),
        () = tokio::time::sleep(PATIENCE) => Err("no answer within two seconds".to_owned()),
    }
}

/// The bus's words for a name that nobody has (yet), and for one whose owner left without a reply.
const GONE: [&str; 2] = [
    "org.freedesktop.DBus.Error.ServiceUnknown",
    "org.freedesktop.DBus.Error.NoReply",
];

async fn call(app: &RunningAppProxy<'_>, front: &Front) -> zbus::Result<()> {
    if let Ok(token) = std::env::var("XDG_ACTIVATION_TOKEN") {
        app.token(&token).await?;
    }
    match front {
        Front::Window => app.raise().await,
        Front::Hidden => app.hidden().await,
        Front::Quick => app.quick().await,
        Front::Link(link) => app.open_link(link).await,
    }
}
