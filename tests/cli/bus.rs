//! A session bus of a story's own, with a desktop's portal on it.

use std::collections::HashMap;
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use zbus::message::Header;
use zbus::zvariant::{OwnedObjectPath, OwnedValue, Value};
use zbus::{Connection, interface};

const PATH: &str = "/org/freedesktop/portal/desktop";

/// No service is started by name: what a story did not put on the bus is not there.
const CONFIG: &str = include_str!("../bus.conf");

/// Both end with it.
pub struct Bus {
    pub address: String,
    pub desktop: Arc<Mutex<Desktop>>,
    daemon: Child,
    _portal: Connection,
    _folder: tempfile::TempDir,
}

/// What the desktop has, and what it was asked.
#[derive(Default)]
pub struct Desktop {
    /// What it says for every address; nothing, and it does not answer at all.
    pub proxies: Option<Vec<String>>,
    pub looked_up: Vec<String>,
    /// Whether the person agrees to what starts with the desktop.
    pub agrees: bool,
    pub starts: Option<Vec<String>>,
}

struct ProxyResolver(Arc<Mutex<Desktop>>);

#[interface(name = "org.freedesktop.portal.ProxyResolver")]
impl ProxyResolver {
    async fn lookup(&self, uri: String) -> Vec<String> {
        let said = {
            let mut desktop = self.0.lock().unwrap();
            desktop.looked_up.push(uri);
            desktop.proxies.clone()
        };
        match said {
            Some(said) => said,
            None => std::future::pending().await,
        }
    }
}

struct Background(Arc<Mutex<Desktop>>);

#[interface(name = "org.freedesktop.portal.Background")]
impl Background {
    async fn request_background(
        &self,
        _parent: String,
        options: HashMap<String, OwnedValue>,
        #[zbus(header)] header: Header<'_>,
        #[zbus(connection)] bus: &Connection,
    ) -> OwnedObjectPath {
        let sender = header.sender().unwrap().trim_start_matches(':').replace('.', "_");
        let token = String::try_from(options["handle_token"].clone()).unwrap();
        let path = OwnedObjectPath::try_from(format!("{PATH}/request/{sender}/{token}")).unwrap();
        let wanted = bool::try_from(options["autostart"].clone()).unwrap();
        let line = Vec::<String>::try_from(options["commandline"].clone()).unwrap();
        let (code, starts) = {
            let mut desktop = self.0.lock().unwrap();
            let starts = desktop.agrees && wanted;
            desktop.starts = starts.then_some(line);
            (u32::from(!desktop.agrees), starts)
        };
        let results = HashMap::from([
            ("background", Value::from(code == 0)),
            ("autostart", starts.into()),
        ]);
        let interface = "org.freedesktop.portal.Request";
        bus.emit_signal(None::<&str>, &path, interface, "Response", &(code, results))
            .await
            .unwrap();
        path
    }
}

impl Bus {
    /// `None` where no bus can be started, which is said.
    pub async fn start() -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let config = folder.path().join("bus.conf");
        let text = CONFIG.replace("FOLDER", folder.path().to_str().unwrap());
        std::fs::write(&config, text).unwrap();
        let daemon = Command::new("dbus-daemon")
            .args(["--nofork", "--print-address=1"])
            .arg(format!("--config-file={}", config.display()))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let Ok(mut daemon) = daemon else {
            println!("SKIPPED: dbus-daemon is not installed");
            return None;
        };
        let mut address = String::new();
        BufReader::new(daemon.stdout.take().unwrap())
            .read_line(&mut address)
            .unwrap();
        let address = address.trim().to_owned();
        let desktop = Arc::new(Mutex::new(Desktop::default()));
        let portal = async {
            zbus::connection::Builder::address(address.as_str())?
                .serve_at(PATH, ProxyResolver(desktop.clone()))?
                .serve_at(PATH, Background(desktop.clone()))?
                .name("org.freedesktop.portal.Desktop")?
                .build()
                .await
        };
        let portal = portal.await.unwrap();
        Some(Self {
            address,
            desktop,
            daemon,
            _portal: portal,
            _folder: folder,
        })
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        let _ = self.daemon.kill();
        let _ = self.daemon.wait();
    }
}
