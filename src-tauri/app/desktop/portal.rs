//! What the desktop says about dark and light: WebKit takes it from GTK's settings, and GTK 3 does
//! not ask the settings portal where today's desktops keep it. So it is asked here.

use futures_util::StreamExt as _;
use std::time::Duration;
use zbus::zvariant::{OwnedValue, Value};

/// The portal answers at once where it runs; starting it may take a moment, and the window does
/// not wait for that.
const PATIENCE: Duration = Duration::from_millis(500);

const NAMESPACE: &str = "org.freedesktop.appearance";
const KEY: &str = "color-scheme";

#[zbus::proxy(
    interface = "org.freedesktop.portal.Settings",
    default_service = "org.freedesktop.portal.Desktop",
    default_path = "/org/freedesktop/portal/desktop",
    gen_blocking = false
)]
trait Settings {
    fn read(&self, namespace: &str, key: &str) -> zbus::Result<OwnedValue>;
    #[zbus(signal)]
    fn setting_changed(&self, namespace: String, key: String, value: OwnedValue) -> zbus::Result<()>;
}

/// Whether the desktop wants dark windows; `None` where it does not say.
pub async fn wants_dark() -> Option<bool> {
    let asking = async {
        let bus = zbus::Connection::session().await.ok()?;
        let settings = SettingsProxy::new(&bus).await.ok()?;
        let value = settings.read(NAMESPACE, KEY).await.ok()?;
        scheme(&value)
    };
    tokio::time::timeout(PATIENCE, asking).await.ok()?
}

/// Calls `changed` at every change of the desktop's wish, for as long as there is a bus.
pub async fn follow(changed: impl Fn(bool) + Send) {
    let following = async {
        let bus = zbus::Connection::session().await?;
        let settings = SettingsProxy::new(&bus).await?;
        let mut changes = settings.receive_setting_changed().await?;
        while let Some(change) = changes.next().await {
            let change = change.args()?;
            if change.namespace == NAMESPACE && change.key == KEY {
                changed(scheme(&change.value).unwrap_or(false));
            }
        }
        zbus::Result::Ok(())
    };
    if let Err(error) = following.await {
        tracing::info!(%error, "changes of the desktop's theme are not heard");
    }
}

/// 1 is dark, 2 is light, 0 is no wish; older portals wrap the number twice.
fn scheme(value: &Value<'_>) -> Option<bool> {
    match value {
        Value::U32(1) => Some(true),
        Value::U32(2) => Some(false),
        Value::Value(inner) => scheme(inner),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_portal_is_understood_in_both_of_its_ways() {
        assert_eq!(scheme(&Value::U32(1)), Some(true));
        assert_eq!(scheme(&Value::U32(2)), Some(false));
        assert_eq!(scheme(&Value::U32(0)), None);
        assert_eq!(scheme(&Value::Value(Box::new(Value::U32(1)))), Some(true));
        assert_eq!(scheme(&Value::Str("dark".into())), None);
    }
}
