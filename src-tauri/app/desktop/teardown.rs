//! The end of a web view. In WebKitGTK the view holds the manager of what the page may use, and the manager
//! holds the closure that takes the page's messages. Tauri's closure holds the view in turn: a view that is
//! destroyed would never be freed, nor the memory that it shared with its web process.

use tauri::WebviewWindow;

/// Cuts that circle when the view is destroyed, whoever destroys it.
#[cfg(target_os = "linux")]
pub fn follow(window: &WebviewWindow) {
    use gtk::glib::object::ObjectExt as _;
    use gtk::prelude::WidgetExt as _;
    use webkit2gtk::WebViewExt as _;

    let told = window.with_webview(|view| {
        view.inner().connect_destroy(|view| {
            if let Some(manager) = view.user_content_manager() {
                // SAFETY: disposing of it only drops its closures. It stays whole until the view lets go
                // of it, and a destroyed view has no page whose messages could be missed.
                unsafe { manager.run_dispose() };
            }
        });
    });
    if let Err(error) = told {
        tracing::warn!(%error, "the memory of a window will not be freed");
    }
}

#[cfg(not(target_os = "linux"))]
pub fn follow(_: &WebviewWindow) {}
