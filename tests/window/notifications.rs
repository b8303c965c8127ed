//! A desktop's notifications as a story needs them: what was told, in order.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use zbus::object_server::SignalEmitter;
use zbus::zvariant::OwnedValue;
use zbus::{Connection, interface};

/// Owns the notifications' name on one bus until it is dropped.
pub struct Notifications {
    runtime: tokio::runtime::Runtime,
    bus: Connection,
    told: Arc<Mutex<Vec<(String, String)>>>,
}

struct Daemon {
    told: Arc<Mutex<Vec<(String, String)>>>,
}

#[interface(name = "org.freedesktop.Notifications")]
impl Daemon {
    #[allow(clippy::too_many_arguments)]
    fn notify(
        &self,
        _app: String,
        _replaces: u32,
        _icon: String,
        title: String,
        text: String,
        _actions: Vec<String>,
        _hints: HashMap<String, OwnedValue>,
        _time: i32,
    ) -> u32 {
        let mut told = self.told.lock().unwrap();
        told.push((title, text));
        u32::try_from(told.len()).unwrap()
    }

    #[zbus(signal)]
    async fn action_invoked(emitter: &SignalEmitter<'_>, id: u32, action: &str) -> zbus::Result<()>;
}

impl Notifications {
    pub fn start(bus: &str) -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .unwrap();
        let told = Arc::new(Mutex::new(Vec::new()));
        let daemon = Daemon { told: told.clone() };
        let connection = runtime.block_on(async {
            zbus::connection::Builder::address(bus)
                .unwrap()
                .name("org.freedesktop.Notifications")
                .unwrap()
                .serve_at("/org/freedesktop/Notifications", daemon)
                .unwrap()
                .build()
                .await
                .unwrap()
        });
        Self {
            runtime,
            bus: connection,
            told,
        }
    }

    /// Title and text of each, in the order in which they came.
    pub fn told(&self) -> Vec<(String, String)> {
        self.told.lock().unwrap().clone()
    }

    /// Clicks the one with this title.
    pub fn click(&self, title: &str) {
        let at = self.titles().iter().position(|one| one == title).expect(title);
        let id = u32::try_from(at + 1).unwrap();
        self.runtime.block_on(async {
            let path = "/org/freedesktop/Notifications";
            let daemon = self
                .bus
                .object_server()
                .interface::<_, Daemon>(path)
                .await
                .unwrap();
            Daemon::action_invoked(daemon.signal_emitter(), id, "default")
                .await
                .unwrap();
        });
    }

    pub fn titles(&self) -> Vec<String> {
        self.told().into_iter().map(|(title, _)| title).collect()
    }
}
