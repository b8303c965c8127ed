//! A desktop's notifications as a story needs them: what was told, in order.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use zbus::zvariant::OwnedValue;
use zbus::{Connection, interface};

/// Owns the notifications' name on one bus until it is dropped.
pub struct Notifications {
    _runtime: tokio::runtime::Runtime,
    _bus: Connection,
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
            _runtime: runtime,
            _bus: connection,
            told,
        }
    }

    /// Title and text of each, in the order in which they came.
    pub fn told(&self) -> Vec<(String, String)> {
        self.told.lock().unwrap().clone()
    }

    pub fn titles(&self) -> Vec<String> {
        self.told().into_iter().map(|(title, _)| title).collect()
    }
}
