//! A desktop's portal for shortcuts as a story needs it, and the finger on its keys.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use zbus::message::Header;
use zbus::zvariant::{ObjectPath, OwnedObjectPath, OwnedValue, Value};
use zbus::{Connection, interface};

const PATH: &str = "/org/freedesktop/portal/desktop";
const SHORTCUTS: &str = "org.freedesktop.portal.GlobalShortcuts";

/// Owns the portal's name on one bus until it is dropped.
pub struct Portal {
    runtime: tokio::runtime::Runtime,
    bus: Connection,
    kept: Arc<Mutex<Kept>>,
}

#[derive(Default)]
struct Kept {
    /// Whether the person at this desktop agrees.
    agrees: bool,
    session: Option<OwnedObjectPath>,
    /// The shortcut's name and the keys that were wished for.
    bound: Option<(String, String)>,
}

struct GlobalShortcuts {
    kept: Arc<Mutex<Kept>>,
}

type Options = HashMap<String, OwnedValue>;

/// Where the answer to a call is awaited.
fn request(header: &Header<'_>, options: &Options) -> OwnedObjectPath {
    let sender = header.sender().unwrap().trim_start_matches(':').replace('.', "_");
    let token = String::try_from(options["handle_token"].clone()).unwrap();
    OwnedObjectPath::try_from(format!("{PATH}/request/{sender}/{token}")).unwrap()
}

async fn answer(bus: &Connection, to: &OwnedObjectPath, code: u32, results: HashMap<&str, Value<'_>>) {
    let interface = "org.freedesktop.portal.Request";
    bus.emit_signal(None::<&str>, to, interface, "Response", &(code, results))
        .await
        .unwrap();
}

#[interface(name = "org.freedesktop.portal.GlobalShortcuts")]
impl GlobalShortcuts {
    #[zbus(property)]
    fn version(&self) -> u32 {
        1
    }

    async fn create_session(
        &self,
        options: Options,
        #[zbus(header)] header: Header<'_>,
        #[zbus(connection)] bus: &Connection,
    ) -> OwnedObjectPath {
        let to = request(&header, &options);
        let session = to.as_str().replace("/request/", "/session/");
        self.kept.lock().unwrap().session = Some(OwnedObjectPath::try_from(session.as_str()).unwrap());
        answer(bus, &to, 0, HashMap::from([("session_handle", session.into())])).await;
        to
    }

    async fn bind_shortcuts(
        &self,
        _session: OwnedObjectPath,
        shortcuts: Vec<(String, Options)>,
        _parent: String,
        options: Options,
        #[zbus(header)] header: Header<'_>,
        #[zbus(connection)] bus: &Connection,
    ) -> OwnedObjectPath {
        let to = request(&header, &options);
        let (id, what) = shortcuts.into_iter().next().unwrap();
        let keys = String::try_from(what["preferred_trigger"].clone()).unwrap();
        let agrees = {
            let mut kept = self.kept.lock().unwrap();
            kept.bound = kept.agrees.then(|| (id.clone(), keys));
            kept.agrees
        };
        if agrees {
            // The person chose other keys than were wished for.
            let given = HashMap::from([("trigger_description", Value::from("Meta+Space"))]);
            let shortcuts = Value::from(vec![(id, given)]);
            answer(bus, &to, 0, HashMap::from([("shortcuts", shortcuts)])).await;
        } else {
            answer(bus, &to, 1, HashMap::new()).await;
        }
        to
    }
}

impl Portal {
    /// The desktop keeps shortcuts for programs.
    pub fn start(bus: &str) -> Self {
        // Its own thread answers while the story's waits.
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .unwrap();
        let kept = Arc::new(Mutex::new(Kept::default()));
        let shortcuts = GlobalShortcuts { kept: kept.clone() };
        let bus = runtime
            .block_on(async {
                zbus::connection::Builder::address(bus)?
                    .serve_at(PATH, shortcuts)?
                    .name("org.freedesktop.portal.Desktop")?
                    .build()
                    .await
            })
            .unwrap();
        Self { runtime, bus, kept }
    }

    /// Whether the person at this desktop agrees from now on.
    pub fn agrees(&self, yes: bool) {
        self.kept.lock().unwrap().agrees = yes;
    }

    /// The keys that were wished for, once it has the shortcut.
    pub fn wished(&self) -> Option<String> {
        self.kept.lock().unwrap().bound.clone().map(|(_, keys)| keys)
    }

    /// The person presses the keys and lets go of them.
    pub fn press(&self) {
        let (session, id) = {
            let kept = self.kept.lock().unwrap();
            (kept.session.clone().unwrap(), kept.bound.clone().unwrap().0)
        };
        for signal in ["Activated", "Deactivated"] {
            let body = (
                ObjectPath::from(&session),
                id.as_str(),
                0_u64,
                HashMap::<&str, Value<'_>>::new(),
            );
            let told = self.bus.emit_signal(None::<&str>, PATH, SHORTCUTS, signal, &body);
            self.runtime.block_on(told).unwrap();
        }
    }
}
