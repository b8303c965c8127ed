//! A shortcut that the desktop itself keeps and reports, by the portal for that: KDE, GNOME from 48 on,
//! Hyprland. The desktop asks the person, and may give other keys than were wished for.

use super::{heard, trigger};
use crate::portal::{self, Options, Results};
use futures_util::StreamExt as _;
use std::time::Duration;
use tauri::AppHandle;
use tokio::task::AbortHandle;
use understudy_core::texts::say;
use zbus::Connection;
use zbus::zvariant::{OwnedObjectPath, Value};

const PORTAL: &str = "org.freedesktop.portal.Desktop";
/// The name of our one shortcut, as the desktop remembers it.
const QUICK: &str = "quick";
/// The portal may have to be started first.
const PATIENCE: Duration = Duration::from_secs(3);
/// The desktop may ask the person.
const DIALOG: Duration = Duration::from_secs(120);

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
        let shortcuts = connect().await?;
        shortcuts.version().await
    };
    matches!(tokio::time::timeout(PATIENCE, asking).await, Ok(Ok(version)) if version > 0)
}

/// Asks the desktop for the shortcut, which may ask the person.
///
/// # Errors
/// Where the desktop or the person did not give it; the text is for the log.
pub async fn bind(app: &AppHandle, accelerator: &str) -> Result<Bound, String> {
    let binding = async {
        let shortcuts = connect().await?;
        let bus = shortcuts.inner().connection().clone();
        let session = create(&shortcuts).await?;
        // Before the keys are given: the first press may come at once.
        let pressed = (
            shortcuts.receive_activated().await?,
            shortcuts.receive_deactivated().await?,
        );
        let bound = keep(&shortcuts, &session, accelerator).await;
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
            portal::PATH,
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

async fn create(shortcuts: &GlobalShortcutsProxy<'_>) -> zbus::Result<OwnedObjectPath> {
    let (token, mut answers) = portal::request(shortcuts.inner().connection()).await?;
    let options = Options::from([
        ("handle_token", Value::from(token.as_str())),
        ("session_handle_token", Value::from(token.as_str())),
    ]);
    shortcuts.create_session(options).await?;
    let results = answer(&mut answers).await?;
    let session = results.get("session_handle").cloned();
    let session = session.and_then(|session| String::try_from(session).ok());
    OwnedObjectPath::try_from(session.unwrap_or_default()).map_err(Into::into)
}

/// The keys that it has now, in the desktop's words.
async fn keep(
    shortcuts: &GlobalShortcutsProxy<'_>,
    session: &OwnedObjectPath,
    accelerator: &str,
) -> zbus::Result<String> {
    let (token, mut answers) = portal::request(shortcuts.inner().connection()).await?;
    let trigger = trigger::for_portal(accelerator);
    let shortcut = Options::from([
        ("description", Value::from(say("quick-window-title"))),
        ("preferred_trigger", Value::from(trigger)),
    ]);
    let options = Options::from([("handle_token", Value::from(token.as_str()))]);
    shortcuts
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

async fn answer(answers: &mut portal::ResponseStream) -> zbus::Result<Results> {
    match portal::answer(answers).await? {
        (0, results) => Ok(results),
        (1, _) => Err(zbus::Error::Failure("the person said no".to_owned())),
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
