//! The tray of macOS and Windows, through Tauri. Both always have one.

use super::icons;
use super::{Entry, TrayAction, TraySignal, TrayView};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use tauri::image::Image;
use tauri::menu::{IsMenuItem, Menu, MenuItem, PredefinedMenuItem, Submenu};
use tauri::tray::{MouseButton, MouseButtonState, TrayIcon, TrayIconBuilder, TrayIconEvent};
use tauri::{AppHandle, Wry};
use tokio::sync::{mpsc, watch};

use crate::desktop::lock;

/// Keeps the tray in step with `views` until their sender is gone.
pub async fn start(
    app: AppHandle,
    mut views: watch::Receiver<TrayView>,
    signals: mpsc::UnboundedSender<TraySignal>,
) {
    let actions: Actions = Arc::default();
    let tray = match build(&app, &views.borrow_and_update(), &actions, &signals) {
        Ok(tray) => tray,
        Err(error) => {
            tracing::warn!(%error, "no tray");
            let _ = signals.send(TraySignal::Present(false));
            return;
        }
    };
    let _ = signals.send(TraySignal::Present(true));
    while views.changed().await.is_ok() {
        let view = views.borrow_and_update().clone();
        if let Err(error) = update(&app, &tray, &view, &actions) {
            tracing::warn!(%error, "the tray stays as it was");
        }
    }
}

/// What each item of the menu does, by its id.
type Actions = Arc<Mutex<HashMap<String, TrayAction>>>;

fn build(
    app: &AppHandle,
    view: &TrayView,
    actions: &Actions,
    signals: &mpsc::UnboundedSender<TraySignal>,
) -> tauri::Result<TrayIcon> {
    let clicked = {
        let (actions, signals) = (actions.clone(), signals.clone());
        move |id: &str| {
            let action = lock(&actions).get(id).cloned();
            if let Some(action) = action {
                let _ = signals.send(TraySignal::Clicked { action, token: None });
            }
        }
    };
    let toggle = signals.clone();
    let tray = TrayIconBuilder::with_id("understudy")
        .icon_as_template(false)
        .show_menu_on_left_click(cfg!(target_os = "macos"))
        .on_menu_event(move |_, event| clicked(event.id().as_ref()))
        .on_tray_icon_event(move |_, event| {
            if let TrayIconEvent::Click {
                button: MouseButton::Left,
                button_state: MouseButtonState::Up,
                ..
            } = event
            {
                let action = TrayAction::Toggle;
                let _ = toggle.send(TraySignal::Clicked { action, token: None });
            }
        })
        .build(app)?;
    update(app, &tray, view, actions)?;
    Ok(tray)
}

fn update(app: &AppHandle, tray: &TrayIcon, view: &TrayView, actions: &Actions) -> tauri::Result<()> {
    // The largest: both systems scale down.
    if let Some(picture) = icons::draw_all(view.icon, view.panel).pop() {
        let rgba = picture
            .data
            .chunks_exact(4)
            .flat_map(|pixel| [pixel[1], pixel[2], pixel[3], pixel[0]])
            .collect();
        tray.set_icon(Some(Image::new_owned(rgba, picture.side, picture.side)))?;
    }
    tray.set_tooltip(Some(format!("{}\n{}", view.title, view.detail)))?;
    let mut known = HashMap::new();
    let items = items(app, &view.menu, &mut known)?;
    let borrowed: Vec<&dyn IsMenuItem<Wry>> = items.iter().map(Box::as_ref).collect();
    *lock(actions) = known;
    tray.set_menu(Some(Menu::with_items(app, &borrowed)?))
}

fn items(
    app: &AppHandle,
    entries: &[Entry],
    known: &mut HashMap<String, TrayAction>,
) -> tauri::Result<Vec<Box<dyn IsMenuItem<Wry>>>> {
    entries.iter().map(|entry| item(app, entry, known)).collect()
}

fn item(
    app: &AppHandle,
    entry: &Entry,
    known: &mut HashMap<String, TrayAction>,
) -> tauri::Result<Box<dyn IsMenuItem<Wry>>> {
    Ok(match entry {
        Entry::Line => Box::new(PredefinedMenuItem::separator(app)?),
        Entry::Words(words) => Box::new(MenuItem::new(app, words, false, None::<&str>)?),
        Entry::Item { label, action } => {
            let id = known.len().to_string();
            known.insert(id.clone(), action.clone());
            Box::new(MenuItem::with_id(app, id, label, true, None::<&str>)?)
        }
        Entry::Group { label, entries } => {
            let inner = items(app, entries, known)?;
            let borrowed: Vec<&dyn IsMenuItem<Wry>> = inner.iter().map(Box::as_ref).collect();
            Box::new(Submenu::with_items(app, label, true, &borrowed)?)
        }
    })
}
