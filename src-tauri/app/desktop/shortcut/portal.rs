//! A shortcut that the desktop itself keeps and reports, by the portal for that: KDE, GNOME from 48 on,
//! Hyprland. The desktop asks the person, and may give other keys than were wished for.

use super::{heard, trigger};
use futures_util::StreamExt as _;
use std::collections::HashMap;
use std::time::Duration;
use tauri::AppHandle;
use tokio::task::AbortHandle;
use understudy_core::texts::say;
use zbus::Connection;
use zbus::zvariant::{OwnedObjectPath, OwnedValue, Value};

const PORTAL: &str = "org.freedesktop.portal.Desktop";
/// The name of our one shortcut, as the desktop remembers it.
const QUICK: &str = "quick";
/// The portal may have to be started first.
const PATIENCE: Duration = Duration::from_secs(3);
/// The desktop may ask the person.
const DIALOG: Duration = Duration::from_secs(120);

type Options<'a> = HashMap<&'a str, Value<'a>>;
type Results = HashMap<String, OwnedValue>;

#[zbus::proxy(
    interface = "org.freedesktop.portal.GlobalShortcuts",
    default_service = "org.freedesktop.portal.Desktop",
    default_path = "/org/freedesktop/portal/desktop",
    gen_blocking = false
)]
trait GlobalShortcuts {
    fn create_session(&self, options: Options<'_>) -> zbus::Result<OwnedObjectPath>;
    fn bind_shortcuts(
        &self,
        session: &zbus::zvariant::ObjectPath<'_>,
        shortcuts: &[(&str, Options<'_>)],
        parent_window: &str,
        options: Options<'_>,
    ) -> zbus::Result<OwnedObjectPath>;
    #[zbus(signal)]
    fn activated(
        &self,
        session: OwnedObjectPath,
        id: String,
        time: u64,
        options: Results,
    ) -> zbus::Result<()>;
    #[zbus(signal)]
    fn deactivated(
        &self,
        session: OwnedObjectPath,
        id: String,
        time: u64,
        options: Results,
    ) -> zbus::Result<()>;
    #[zbus(property)]
    fn version(&self) -> zbus::Result<u32>;
}

#[zbus::proxy(
    interface = "org.freedesktop.portal.Request",
    default_service = "org.freedesktop.portal.Desktop",
    gen_blocking = false
)]
trait Request {
    #[zbus(signal)]
    fn response(&self, response: u32, results: Results) -> zbus::Result<()>;
}

#[zbus::proxy(
    interface = "org.freedesktop.portal.Session",
    default_service = "org.freedesktop.portal.Desktop",
    gen_blocking = false
)]
trait Session {
    fn close(&self) -> zbus::Result<()>;
}

/// The shortcut as the desktop keeps it for us.
pub struct Bound {
    bus: Connection,
    session: OwnedObjectPath,
    listening: AbortHandle,
    /// As the desktop says them; it may have given others than were wished for.
    pub keys: String,
}

/// Whether the desktop keeps shortcuts for programs.
pub async fn is_there() -> bool {
    let asking = async {
        let portal = connect().await?;
        portal.version().await
    };
    matches!(tokio::time::timeout(PATIENCE, asking).await, Ok(Ok(version)) if version > 0)
}

/// Asks the desktop for the shortcut, which may ask the person.
///
/// # Errors
/// Where the desktop or the person did not give it; the text is for the log.
pub async fn bind(app: &AppHandle, accelerator: &str) -> Result<Bound, String> {
    let binding = async {
        let portal = connect().await?;
        let bus = portal.inner().connection().clone();
        let session = create(&portal).await?;
        // Before the keys are given: the first press may come at once.
        let pressed = (
            portal.receive_activated().await?,
            portal.receive_deactivated().await?,
        );
        let bound = keep(&portal, &session, accelerator).await;
        match bound {
            Ok(keys) => {
                let listening = listen(app, pressed, session.clone());
                Ok(Bound {
                    bus,
                    session,
                    listening,
                    keys,
                })
            }
            Err(error) => {
                close(&bus, &session).await;
                Err(error)
            }
        }
    };
    match tokio::time::timeout(DIALOG, binding).await {
        Ok(bound) => bound.map_err(|error: zbus::Error| error.to_string()),
        Err(_) => Err("the desktop did not answer in two minutes".to_owned()),
    }
}

impl Bound {
    /// Gives the shortcut back.
    pub async fn release(self) {
        self.listening.abort();
        close(&self.bus, &self.session).await;
    }
}

/// A connection of its own: the portal takes the program's name from it, before anything else.
async fn connect() -> zbus::Result<GlobalShortcutsProxy<'static>> {
    let bus = Connection::session().await?;
    let named = bus
        .call_method(
            Some(PORTAL),
            "/org/freedesktop/portal/desktop",
            Some("org.freedesktop.host.portal.Registry"),
            "Register",
            &("dev.understudy.app", Options::new()),
        )
        .await;
    if let Err(error) = named {
        // Older portals find out by themselves.
        tracing::debug!(%error, "the portal takes no names");
    }
    GlobalShortcutsProxy::builder(&bus)
        .cache_properties(zbus::proxy::CacheProperties::No)
        .build()
        .await
}

async fn create(portal: &GlobalShortcutsProxy<'_>) -> zbus::Result<OwnedObjectPath> {
    let (token, mut answers) = request(portal).await?;
    let options = Options::from([
        ("handle_token", Value::from(token.as_str())),
        ("session_handle_token", Value::from(token.as_str())),
    ]);
    portal.create_session(options).await?;
    let results = answer(&mut answers).await?;
    let session = results.get("session_handle").cloned();
    let session = session.and_then(|session| String::try_from(session).ok());
    OwnedObjectPath::try_from(session.unwrap_or_default()).map_err(Into::into)
}

/// The keys that it has now, in the desktop's words.
async fn keep(
    portal: &GlobalShortcutsProxy<'_>,
    session: &OwnedObjectPath,
    accelerator: &str,
) -> zbus::Result<String> {
    let (token, mut answers) = request(portal).await?;
    let trigger = trigger::for_portal(accelerator);
    let shortcut = Options::from([
        ("description", Value::from(say("quick-window-title"))),
        ("preferred_trigger", Value::from(trigger)),
    ]);
    let options = Options::from([("handle_token", Value::from(token.as_str()))]);
    portal
        .bind_shortcuts(session, &[(QUICK, shortcut)], "", options)
        .await?;
    let mut results = answer(&mut answers).await?;
    let given = results
        .remove("shortcuts")
        .map(Vec::<(String, Results)>::try_from);
    let given = given.and_then(Result::ok).unwrap_or_default();
    let mut quick = given
        .into_iter()
        .find_map(|(id, what)| (id == QUICK).then_some(what))
        .ok_or_else(|| zbus::Error::Failure("the shortcut was not given".to_owned()))?;
    let keys = quick.remove("trigger_description").map(String::try_from);
    Ok(keys.and_then(Result::ok).unwrap_or_default())
}

/// A request's token, and what will be answered to it: listened to before it is made.
async fn request(portal: &GlobalShortcutsProxy<'_>) -> zbus::Result<(String, ResponseStream)> {
    let bus = portal.inner().connection();
    let token = format!("understudy{}", number());
    let name = bus.unique_name().map(|name| name.as_str()).unwrap_or_default();
    let sender = name.trim_start_matches(':').replace('.', "_");
    let path = format!("/org/freedesktop/portal/desktop/request/{sender}/{token}");
    let request = RequestProxy::builder(bus)
        .path(path)?
        .cache_properties(zbus::proxy::CacheProperties::No)
        .build()
        .await?;
    Ok((token, request.receive_response().await?))
}

/// A number that no other request of this process has.
fn number() -> u64 {
    static COUNT: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(0);
    COUNT.fetch_add(1, std::sync::atomic::Ordering::Relaxed)
}

async fn answer(answers: &mut ResponseStream) -> zbus::Result<Results> {
    let missing = || zbus::Error::Failure("the portal went away".to_owned());
    let answer = answers.next().await.ok_or_else(missing)?;
    let answer = answer.args()?;
    match answer.response {
        0 => Ok(answer.results.clone()),
        1 => Err(zbus::Error::Failure("the person said no".to_owned())),
        _ => Err(zbus::Error::Failure("the desktop said no".to_owned())),
    }
}

fn listen(
    app: &AppHandle,
    (mut down, mut up): (ActivatedStream, DeactivatedStream),
    session: OwnedObjectPath,
) -> AbortHandle {
    let app = app.clone();
    let listening = async move {
        loop {
            let (of, id, pressed) = tokio::select! {
                Some(signal) = down.next() => match signal.args() {
                    Ok(args) => (args.session.clone(), args.id.clone(), true),
                    Err(_) => continue,
                },
                Some(signal) = up.next() => match signal.args() {
                    Ok(args) => (args.session.clone(), args.id.clone(), false),
                    Err(_) => continue,
                },
                else => return,
            };
            if of == session && id == QUICK {
                heard(&app, pressed);
            }
        }
    };
    tokio::spawn(listening).abort_handle()
}

async fn close(bus: &Connection, session: &OwnedObjectPath) {
    let closing = async {
        SessionProxy::builder(bus)
            .path(session)?
            .build()
            .await?
            .close()
            .await
    };
    if let Ok(Err(error)) = tokio::time::timeout(PATIENCE, closing).await {
        tracing::debug!(%error, "the portal's session was gone already");
    }
}
