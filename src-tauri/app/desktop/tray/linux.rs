//! The tray as a StatusNotifierItem over D-Bus.
//!
//! A desktop without a StatusNotifierWatcher (GNOME without its extension) has no tray. One that
//! appears later is used from then on, and one that goes away is told.

use super::held::Held;
use super::icons::{self, Argb, IconKind, Panel};
use super::{Entry, TrayAction, TraySignal, TrayView};
use ksni::menu::{MenuItem, StandardItem, SubMenu};
use ksni::{OfflineReason, TrayMethods};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use tokio::sync::{mpsc, watch};
use understudy_core::texts::say;

const WATCHER: &str = "org.kde.StatusNotifierWatcher";

/// How long to wait before the session bus is asked again after it failed.
const AGAIN: Duration = Duration::from_secs(15);

/// Keeps the tray in step with `views` until their sender is gone.
pub async fn start(
    _app: tauri::AppHandle,
    mut views: watch::Receiver<TrayView>,
    signals: mpsc::UnboundedSender<TraySignal>,
) {
    loop {
        match run(&mut views, &signals).await {
            Ok(()) => return,
            Err(error) => tracing::info!(%error, "no tray for now"),
        }
        let _ = signals.send(TraySignal::Present(false));
        tokio::select! {
            () = tokio::time::sleep(AGAIN) => {}
            () = gone(&mut views) => return,
        }
    }
}

/// One life of the item. Ok means that the app is done with it.
async fn run(
    views: &mut watch::Receiver<TrayView>,
    signals: &mpsc::UnboundedSender<TraySignal>,
) -> Result<(), String> {
    let present = Arc::new(AtomicBool::new(true));
    let view = views.borrow_and_update().clone();
    let item = Item {
        pictures: pictures(view.icon, view.panel),
        menu: Held::new(view.menu.clone()),
        view,
        present: present.clone(),
        signals: signals.clone(),
    };
    let handle = item
        .assume_sni_available(true)
        .spawn()
        .await
        .map_err(|error| error.to_string())?;
    if !present.load(Ordering::Acquire) && watcher_is_there().await {
        // It came between the failed registration and the moment from which its coming is heard.
        handle.shutdown().await;
        return Err("the watcher appeared while the tray started".to_owned());
    }
    let _ = signals.send(TraySignal::Present(present.load(Ordering::Acquire)));
    // When the menu may follow what it could not while it was open.
    let mut due = None::<Instant>;
    loop {
        tokio::select! {
            changed = views.changed() => if changed.is_err() { break },
            () = tokio::time::sleep_until(due.unwrap_or_else(Instant::now).into()), if due.is_some() => {}
        }
        let view = views.borrow_and_update().clone();
        let shown = handle.update(|item| {
            if (item.view.icon, item.view.panel) != (view.icon, view.panel) {
                item.pictures = pictures(view.icon, view.panel);
            }
            let due = item.menu.follow(&view.menu, Instant::now());
            item.view = view;
            due
        });
        match shown.await {
            Some(next) => due = next,
            None => return Err("the tray's service ended".to_owned()),
        }
    }
    handle.shutdown().await;
    Ok(())
}

async fn gone(views: &mut watch::Receiver<TrayView>) {
    while views.changed().await.is_ok() {}
}

async fn watcher_is_there() -> bool {
    let asked = async {
        let bus = zbus::Connection::session().await.ok()?;
        let dbus = zbus::fdo::DBusProxy::new(&bus).await.ok()?;
        dbus.name_has_owner(WATCHER.try_into().ok()?).await.ok()
    };
    asked.await.unwrap_or(false)
}

struct Item {
    view: TrayView,
    menu: Held,
    pictures: Vec<ksni::Icon>,
    present: Arc<AtomicBool>,
    signals: mpsc::UnboundedSender<TraySignal>,
}

impl Item {
    /// Something in the menu was chosen, so it is closed.
    fn choose(&mut self, action: TrayAction) {
        self.menu.closed(&self.view.menu);
        self.send(action);
    }

    fn send(&self, action: TrayAction) {
        let token = ksni::current_xdg_activation_token();
        let _ = self.signals.send(TraySignal::Clicked { action, token });
    }

    fn tell(&self, present: bool) {
        if self.present.swap(present, Ordering::AcqRel) != present {
            let _ = self.signals.send(TraySignal::Present(present));
        }
    }
}

impl ksni::Tray for Item {
    fn id(&self) -> String {
        "dev.understudy.app".to_owned()
    }

    fn category(&self) -> ksni::Category {
        ksni::Category::Communications
    }

    fn title(&self) -> String {
        say("tray-name")
    }

    fn icon_pixmap(&self) -> Vec<ksni::Icon> {
        self.pictures.clone()
    }

    fn tool_tip(&self) -> ksni::ToolTip {
        ksni::ToolTip {
            title: self.view.title.clone(),
            description: escaped(&self.view.detail),
            ..ksni::ToolTip::default()
        }
    }

    fn activate(&mut self, _x: i32, _y: i32) {
        self.send(TrayAction::Toggle);
    }

    fn secondary_activate(&mut self, _x: i32, _y: i32) {
        self.send(TrayAction::Quick);
    }

    fn menu(&self) -> Vec<MenuItem<Self>> {
        self.menu.shown().iter().map(menu_item).collect()
    }

    fn menu_about_to_show(&mut self) {
        self.menu.opened(&self.view.menu, Instant::now());
    }

    fn watcher_online(&self) {
        self.tell(true);
    }

    fn watcher_offline(&self, reason: OfflineReason) -> bool {
        tracing::info!(?reason, "the desktop has no tray");
        self.tell(false);
        true
    }
}

fn pictures(kind: IconKind, panel: Panel) -> Vec<ksni::Icon> {
    icons::draw_all(kind, panel)
        .into_iter()
        .map(|Argb { side, data }| ksni::Icon {
            // Sides are at most 48.
            width: side as i32,
            height: side as i32,
            data,
        })
        .collect()
}

fn menu_item(entry: &Entry) -> MenuItem<Item> {
    match entry {
        Entry::Line => MenuItem::Separator,
        Entry::Words(words) => StandardItem {
            label: plain(words),
            enabled: false,
            ..StandardItem::default()
        }
        .into(),
        Entry::Item { label, action } => {
            let action = action.clone();
            StandardItem {
                label: plain(label),
                activate: Box::new(move |item: &mut Item| item.choose(action.clone())),
                ..StandardItem::default()
            }
            .into()
        }
        Entry::Group { label, entries } => SubMenu {
            label: plain(label),
            submenu: entries.iter().map(menu_item).collect(),
            ..SubMenu::default()
        }
        .into(),
    }
}

/// In a menu a single underscore marks the access key; names may contain one.
fn plain(label: &str) -> String {
    label.replace('_', "__")
}

/// Tooltips understand a little HTML; names and errors of providers may look like it.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_cannot_pass_for_markup_or_access_keys() {
        assert_eq!(plain("my_server"), "my__server");
        assert_eq!(escaped("<b>a & b</b>"), "&lt;b&gt;a &amp; b&lt;/b&gt;");
    }
}
