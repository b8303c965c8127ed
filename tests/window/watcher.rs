//! A desktop's tray as a story needs it: a StatusNotifierWatcher of its own, and the hand and eye
//! of whoever uses it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::desktop::eventually;
use crate::limits;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use zbus::zvariant::{OwnedValue, Value};
use zbus::{Connection, interface};

/// Owns the tray's name on one bus until it is dropped.
pub struct Watcher {
    runtime: tokio::runtime::Runtime,
    bus: Connection,
    registered: Arc<Mutex<Vec<String>>>,
}

struct Registry {
    registered: Arc<Mutex<Vec<String>>>,
}

#[interface(name = "org.kde.StatusNotifierWatcher")]
impl Registry {
    fn register_status_notifier_item(&self, service: String) {
        self.registered.lock().unwrap().push(service);
    }

    fn register_status_notifier_host(&self, _service: String) {}

    #[zbus(property)]
    fn registered_status_notifier_items(&self) -> Vec<String> {
        self.registered.lock().unwrap().clone()
    }

    #[zbus(property)]
    fn is_status_notifier_host_registered(&self) -> bool {
        true
    }

    #[zbus(property)]
    fn protocol_version(&self) -> i32 {
        0
    }
}

/// A picture of the tray's icon: four bytes a pixel, alpha, red, green, blue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    pub width: i32,
    pub height: i32,
    pub argb: Vec<u8>,
}

/// A line of the tray's menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub id: i32,
    pub label: String,
    pub enabled: bool,
    pub lines: Vec<Line>,
}

impl Watcher {
    /// The desktop gets a tray.
    pub fn start(bus: &str) -> Self {
        // Its own thread answers while the story's waits.
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .unwrap();
        let registered = Arc::new(Mutex::new(Vec::new()));
        let registry = Registry {
            registered: registered.clone(),
        };
        let bus = runtime
            .block_on(async {
                zbus::connection::Builder::address(bus)?
                    .serve_at("/StatusNotifierWatcher", registry)?
                    .name("org.kde.StatusNotifierWatcher")?
                    .build()
                    .await
            })
            .unwrap();
        Self {
            runtime,
            bus,
            registered,
        }
    }

    /// Waits for the app's icon.
    pub fn icon(&self) -> Icon<'_> {
        eventually("the icon in the tray", limits::START, || {
            !self.registered.lock().unwrap().is_empty()
        });
        let service = self.registered.lock().unwrap().last().unwrap().clone();
        Icon {
            watcher: self,
            service,
        }
    }
}

/// The app's icon in the tray.
pub struct Icon<'a> {
    watcher: &'a Watcher,
    service: String,
}

impl Icon<'_> {
    /// The tooltip: its title and its text.
    pub fn tooltip(&self) -> (String, String) {
        type ToolTip = (String, Vec<(i32, i32, Vec<u8>)>, String, String);
        let (_, _, title, text): ToolTip = self.property("ToolTip");
        (title, text)
    }

    /// The pictures for the panels' sizes, smallest first.
    pub fn pictures(&self) -> Vec<Picture> {
        let pictures: Vec<(i32, i32, Vec<u8>)> = self.property("IconPixmap");
        let mut pictures: Vec<Picture> = pictures
            .into_iter()
            .map(|(width, height, argb)| Picture { width, height, argb })
            .collect();
        pictures.sort_by_key(|picture| picture.width);
        pictures
    }

    /// A left click.
    pub fn click(&self) {
        self.call(
            "/StatusNotifierItem",
            "org.kde.StatusNotifierItem",
            "Activate",
            &(0, 0),
        );
    }

    /// What a desktop says just before it shows the menu.
    pub fn about_to_show(&self) {
        self.call("/MenuBar", "com.canonical.dbusmenu", "AboutToShow", &(0,));
    }

    /// The menu as it is now.
    pub fn menu(&self) -> Vec<Line> {
        let message = self.call(
            "/MenuBar",
            "com.canonical.dbusmenu",
            "GetLayout",
            &(0, -1, Vec::<String>::new()),
        );
        type Layout = (u32, (i32, HashMap<String, OwnedValue>, Vec<OwnedValue>));
        let (_, (_, _, children)): Layout = message.body().deserialize().unwrap();
        children.into_iter().map(line).collect()
    }

    /// Chooses the line whose label contains `words`, wherever in the menu it is.
    pub fn choose(&self, words: &str) {
        let menu = self.menu();
        let line = find(&menu, words).unwrap_or_else(|| panic!("no {words:?} in {menu:?}"));
        assert!(line.enabled, "{words:?} cannot be chosen");
        self.call(
            "/MenuBar",
            "com.canonical.dbusmenu",
            "Event",
            &(line.id, "clicked", Value::from(0), 0_u32),
        );
    }

    fn property<T>(&self, name: &str) -> T
    where
        T: TryFrom<OwnedValue>,
        T::Error: std::fmt::Debug,
    {
        let message = self.call(
            "/StatusNotifierItem",
            "org.freedesktop.DBus.Properties",
            "Get",
            &("org.kde.StatusNotifierItem", name),
        );
        let value: OwnedValue = message.body().deserialize().unwrap();
        T::try_from(value).unwrap()
    }

    fn call(
        &self,
        path: &str,
        interface: &str,
        method: &str,
        body: &(impl serde::Serialize + zbus::zvariant::DynamicType),
    ) -> zbus::Message {
        let bus = &self.watcher.bus;
        let call = bus.call_method(Some(self.service.as_str()), path, Some(interface), method, body);
        let answer = self
            .watcher
            .runtime
            .block_on(async { tokio::time::timeout(limits::SHOWN, call).await });
        answer
            .unwrap_or_else(|_| panic!("the tray's icon does not answer {method}"))
            .unwrap_or_else(|error| panic!("{method}: {error}"))
    }
}

/// The line whose label contains `words`, in these lines or under one of them.
pub fn find<'a>(lines: &'a [Line], words: &str) -> Option<&'a Line> {
    lines.iter().find_map(|line| {
        if line.label.contains(words) {
            Some(line)
        } else {
            find(&line.lines, words)
        }
    })
}

fn line(value: OwnedValue) -> Line {
    type Item = (i32, HashMap<String, OwnedValue>, Vec<OwnedValue>);
    let (id, properties, children) = Item::try_from(value).unwrap();
    let label = properties
        .get("label")
        .and_then(|label| String::try_from(label.clone()).ok())
        .unwrap_or_default();
    let enabled = properties
        .get("enabled")
        .and_then(|enabled| bool::try_from(enabled.clone()).ok())
        .unwrap_or(true);
    Line {
        id,
        label,
        enabled,
        lines: children.into_iter().map(line).collect(),
    }
}
