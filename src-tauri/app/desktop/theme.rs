//! Dark or light: what the person set, or what the desktop wants.

use super::desk::Desk;
use super::windows;
use tauri::window::Color;
use tauri::{AppHandle, Manager as _};

/// The setting `ui.theme`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    System,
    Dark,
    Light,
}

impl Choice {
    #[must_use]
    pub fn of(setting: &str) -> Self {
        match setting {
            "dark" => Self::Dark,
            "light" => Self::Light,
            _ => Self::System,
        }
    }

    /// Whether windows are dark, where `system` is the desktop's own wish.
    #[must_use]
    pub const fn is_dark(self, system: bool) -> bool {
        match self {
            Self::Dark => true,
            Self::Light => false,
            Self::System => system,
        }
    }
}

/// The page's own background (`--bg`), so that nothing flashes before its first frame.
#[must_use]
pub const fn background(dark: bool) -> Color {
    if dark {
        Color(0x15, 0x17, 0x1b, 0xff)
    } else {
        Color(0xf7, 0xf7, 0xf5, 0xff)
    }
}

/// Makes pages and windows follow what was chosen. Called before the first window and at every
/// change, on the main thread.
pub fn apply(app: &AppHandle) {
    #[cfg(not(target_os = "linux"))]
    follow_system(app);
    let dark = app.state::<Desk>().is_dark();
    #[cfg(target_os = "linux")]
    prefer(dark);
    for window in app.webview_windows().values() {
        if let Err(error) = window.set_background_color(Some(background(dark))) {
            tracing::debug!(%error, "the window keeps its background");
        }
    }
}

/// Applies a change from any thread.
pub fn changed(app: &AppHandle) {
    windows::on_main(app, apply);
}

/// WebKit reads the wish for dark pages from GTK.
#[cfg(target_os = "linux")]
fn prefer(dark: bool) {
    use gtk::prelude::GtkSettingsExt as _;
    if let Some(settings) = gtk::Settings::default() {
        settings.set_gtk_application_prefer_dark_theme(dark);
    }
}

/// Hands on what was chosen. What the system itself wants only a window of it can tell.
#[cfg(not(target_os = "linux"))]
fn follow_system(app: &AppHandle) {
    use tauri::Theme;
    let desk = app.state::<Desk>();
    match Choice::of(&desk.setting("ui.theme")) {
        Choice::Dark => app.set_theme(Some(Theme::Dark)),
        Choice::Light => app.set_theme(Some(Theme::Light)),
        Choice::System => {
            app.set_theme(None);
            let windows = app.webview_windows();
            if let Some(theme) = windows.values().find_map(|window| window.theme().ok()) {
                desk.set_system_dark(theme == Theme::Dark);
            }
        }
    }
}

/// Whether the desktop wants dark windows. On the main thread, as GTK may be asked.
#[cfg(target_os = "linux")]
pub async fn system_wants_dark() -> bool {
    super::portal::wants_dark().await.unwrap_or_else(gtk_wants_dark)
}

/// The first window tells.
#[cfg(not(target_os = "linux"))]
pub async fn system_wants_dark() -> bool {
    false
}

/// What GTK itself was told, by its settings file or the name of its theme.
#[cfg(target_os = "linux")]
fn gtk_wants_dark() -> bool {
    use gtk::prelude::GtkSettingsExt as _;
    gtk::Settings::default().is_some_and(|settings| {
        let name = settings
            .gtk_theme_name()
            .map(|name| name.to_lowercase())
            .unwrap_or_default();
        settings.is_gtk_application_prefer_dark_theme() || name.ends_with("-dark") || name.ends_with(":dark")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_persons_choice_comes_before_the_desktops() {
        assert!(Choice::of("dark").is_dark(false));
        assert!(!Choice::of("light").is_dark(true));
        assert!(Choice::of("system").is_dark(true));
        assert!(!Choice::of("anything").is_dark(false));
    }
}
