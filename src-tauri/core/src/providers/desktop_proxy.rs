//! The proxy that the desktop's own settings have for an address, asked of the portal for that: it reads
//! GNOME's, KDE's and what else its system has, and carries out a script (PAC) outside of this process.

use super::way_out::Way;
use std::collections::HashMap;
use std::ffi::OsString;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use url::Url;

/// The portal answers at once where it runs.
const PATIENCE: Duration = Duration::from_secs(1);
/// An answer is asked for again after this: a person who changed the desktop's settings tries again.
const HOLDS: Duration = Duration::from_secs(10);
/// One that hangs, as on desktops that it does not know, is left alone for this long: each time costs a request the
/// whole patience.
const HUNG: Duration = Duration::from_secs(300);

#[zbus::proxy(
    interface = "org.freedesktop.portal.ProxyResolver",
    default_service = "org.freedesktop.portal.Desktop",
    default_path = "/org/freedesktop/portal/desktop",
    gen_blocking = false
)]
trait ProxyResolver {
    fn lookup(&self, uri: &str) -> zbus::Result<Vec<String>>;
}

/// Whether the environment names a proxy: then it counts, and the desktop is not asked.
pub(super) fn environment_says(variable: impl Fn(&str) -> Option<OsString>) -> bool {
    ["ALL_PROXY", "HTTPS_PROXY", "HTTP_PROXY"].iter().any(|name| {
        let set = |name: &str| variable(name).is_some_and(|value| !value.is_empty());
        set(name) || set(&name.to_lowercase())
    })
}

/// One answer, and until when it is taken as it is.
#[derive(Clone)]
struct Said {
    until: Instant,
    way: Way,
}

/// What the desktop said, by scheme, host and port.
#[derive(Default)]
pub(super) struct DesktopProxy {
    said: Mutex<HashMap<String, Said>>,
}

impl DesktopProxy {
    /// The way to `url`. Without a portal, or where it does not answer in time, it is the direct one.
    pub async fn way(&self, url: &Url) -> Way {
        // No more is told than where it goes: not what is asked for there.
        let place = format!("{}/", url.origin().ascii_serialization());
        let known = self.said().get(&place).cloned();
        if let Some(Said { until, way }) = known
            && Instant::now() < until
        {
            return way;
        }
        let mut holds = HOLDS;
        let way = match tokio::time::timeout(PATIENCE, lookup(&place)).await {
            Ok(Ok(said)) => first(&said),
            Ok(Err(error)) => {
                tracing::debug!(%error, "the desktop says nothing of proxies");
                Way::Direct
            }
            Err(_) => {
                tracing::info!("the desktop did not say in time which proxy it has");
                holds = HUNG;
                Way::Direct
            }
        };
        let said = Said {
            until: Instant::now() + holds,
            way: way.clone(),
        };
        self.said().insert(place, said);
        way
    }

    fn said(&self) -> std::sync::MutexGuard<'_, HashMap<String, Said>> {
        self.said.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn lookup(place: &str) -> zbus::Result<Vec<String>> {
    let bus = zbus::Connection::session().await?;
    ProxyResolverProxy::new(&bus).await?.lookup(place).await
}

/// The first that is understood. The others would be for when that one is down; then it is named, and
/// another lane is asked.
fn first(said: &[String]) -> Way {
    said.iter().find_map(|one| way(one)).unwrap_or(Way::Direct)
}

fn way(said: &str) -> Option<Way> {
    let (scheme, rest) = said.split_once("://")?;
    let scheme = match scheme {
        "direct" => return Some(Way::Direct),
        // Desktops leave looking up the name to the proxy.
        "socks" | "socks5" => "socks5h",
        "http" | "https" | "socks5h" | "socks4" | "socks4a" => scheme,
        _ => return None,
    };
    let url = Url::parse(&format!("{scheme}://{rest}")).ok()?;
    url.has_host().then_some(Way::Through(url))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn the_first_that_is_understood_is_the_way() {
        for (said, expected) in [
            (&["direct://"][..], None),
            (&[], None),
            (
                &["http://proxy.example:3128", "direct://"],
                Some("http://proxy.example:3128/"),
            ),
            (&["direct://", "http://proxy.example:3128"], None),
            (
                &["http://me:secret@proxy.example:3128"],
                Some("http://me:secret@proxy.example:3128/"),
            ),
            (
                &["socks5://proxy.example:1080", "socks4a://proxy.example:1080"],
                Some("socks5h://proxy.example:1080"),
            ),
            (&["socks://[::1]:1080"], Some("socks5h://[::1]:1080")),
            (
                &["rtsp://proxy.example", "http://proxy.example"],
                Some("http://proxy.example/"),
            ),
            (&["nonsense", "http://", ""], None),
        ] {
            let said: Vec<String> = said.iter().map(|&one| one.to_owned()).collect();
            let way = match first(&said) {
                Way::Through(url) => Some(url.to_string()),
                Way::Direct | Way::AsReqwestReads => None,
            };
            assert_eq!(way.as_deref(), expected, "{said:?}");
        }
    }

    #[test]
    fn a_proxy_in_the_environment_comes_before_the_desktops() {
        let with = |name: &'static str, value: &'static str| {
            environment_says(move |asked| (asked == name).then(|| value.into()))
        };
        for name in [
            "HTTPS_PROXY",
            "https_proxy",
            "HTTP_PROXY",
            "http_proxy",
            "ALL_PROXY",
            "all_proxy",
        ] {
            assert!(with(name, "http://proxy.example:3128"), "{name}");
            assert!(!with(name, ""), "{name}");
        }
        assert!(!with("NO_PROXY", "internal.example"), "it names no proxy");
    }
}
