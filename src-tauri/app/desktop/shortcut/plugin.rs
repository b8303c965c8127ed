//! A key of the whole system where Tauri's plugin hears it: macOS and Windows.

use super::heard;
use tauri::{AppHandle, Manager as _};
use tauri_plugin_global_shortcut::{
    GlobalShortcut, GlobalShortcutExt as _, Shortcut, ShortcutState as Press,
};

#[derive(Default)]
pub struct Grabs;

impl Grabs {
    /// Takes this key in place of the one before.
    ///
    /// # Errors
    /// Where another program has it; the text is for the log.
    pub fn take(&self, app: &AppHandle, key: Shortcut) -> Result<(), String> {
        self.take_or_fail(app, key).map_err(|error| error.to_string())
    }

    fn take_or_fail(
        &self,
        app: &AppHandle,
        key: Shortcut,
    ) -> Result<(), tauri_plugin_global_shortcut::Error> {
        if app.try_state::<GlobalShortcut<tauri::Wry>>().is_none() {
            app.plugin(tauri_plugin_global_shortcut::Builder::new().build())?;
        }
        self.release(app);
        app.global_shortcut().on_shortcut(key, |app, _, event| {
            heard(app, event.state == Press::Pressed);
        })
    }

    pub fn release(&self, app: &AppHandle) {
        if app.try_state::<GlobalShortcut<tauri::Wry>>().is_some()
            && let Err(error) = app.global_shortcut().unregister_all()
        {
            tracing::warn!(%error, "the shortcut cannot be given back");
        }
    }
}
