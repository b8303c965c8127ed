//! Within a Flatpak a file would start nothing outside of it. The portal keeps the entry, and asks the
//! person.

use super::Start;
use crate::portal::{self, Options};
use std::io;
use std::path::Path;
use std::time::Duration;
use understudy_core::texts::say;
use zbus::zvariant::{OwnedObjectPath, Value};

/// The person may be asked. A question that is still open then is taken back with the connection.
const DIALOG: Duration = Duration::from_secs(120);
/// To switch it off nobody is asked; the portal may have to be started first.
const PATIENCE: Duration = Duration::from_secs(10);

#[zbus::proxy(
    interface = "org.freedesktop.portal.Background",
    default_service = "org.freedesktop.portal.Desktop",
    default_path = "/org/freedesktop/portal/desktop",
    gen_blocking = false
)]
trait Background {
    fn request_background(&self, parent_window: &str, options: Options<'_>) -> zbus::Result<OwnedObjectPath>;
}

pub fn is_here() -> bool {
    std::env::var_os("FLATPAK_ID").is_some_and(|id| !id.is_empty()) || Path::new("/.flatpak-info").exists()
}

/// The portal takes a wish and tells of none: asking whether it is on would switch it on again.
pub fn is_on() -> io::Result<bool> {
    let why = "the portal does not tell what starts with the desktop";
    Err(io::Error::new(io::ErrorKind::Unsupported, why))
}

/// # Errors
/// Where the desktop does otherwise than it was asked to, or says nothing.
pub async fn set(start: &Start, on: bool) -> io::Result<()> {
    if start.home.is_some() {
        // The portal has one entry for each program.
        return Err(io::ErrorKind::Unsupported.into());
    }
    let limit = if on { DIALOG } else { PATIENCE };
    match tokio::time::timeout(limit, ask(start, on)).await {
        Ok(Ok(is_on)) if is_on == on => Ok(()),
        Ok(Ok(_)) => Err(io::Error::new(
            io::ErrorKind::PermissionDenied,
            "the desktop did not allow it",
        )),
        Ok(Err(error)) => Err(io::Error::other(error)),
        Err(_) => Err(io::ErrorKind::TimedOut.into()),
    }
}

/// Whether it is on then.
async fn ask(start: &Start, on: bool) -> zbus::Result<bool> {
    let bus = zbus::Connection::session().await?;
    let (token, mut answers) = portal::request(&bus).await?;
    let program = start.program.display().to_string();
    let options = Options::from([
        ("handle_token", Value::from(token.as_str())),
        ("reason", Value::from(say("settings-desktop-start"))),
        ("autostart", Value::from(on)),
        ("commandline", Value::from(vec![program.as_str(), "--hidden"])),
    ]);
    BackgroundProxy::new(&bus)
        .await?
        .request_background("", options)
        .await?;
    let (code, mut results) = portal::answer(&mut answers).await?;
    let is_on = results.remove("autostart").map(bool::try_from);
    Ok(code == 0 && matches!(is_on, Some(Ok(true))))
}
