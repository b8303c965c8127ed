//! Declares the app's commands to Tauri, so that no window can call what its capability file does
//! not name. Does nothing when the command line is built without a desktop.

#[cfg(not(feature = "desktop"))]
fn main() {}

#[cfg(feature = "desktop")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    make_room_for_the_ui()?;
    let attributes = tauri_build::Attributes::new()
        .capabilities_path_pattern("./src-tauri/app/capabilities/*.json")
        .app_manifest(tauri_build::AppManifest::new().commands(COMMANDS));
    tauri_build::try_build(attributes)?;
    Ok(())
}

#[cfg(feature = "desktop")]
include!("desktop/names.rs");

#[cfg(feature = "desktop")]
macro_rules! as_texts {
    ($($name:ident),*) => { &[$(stringify!($name)),*] };
}

#[cfg(feature = "desktop")]
const COMMANDS: &[&str] = all_commands!(as_texts);

/// The pages are compiled into the program. Where they were not built yet (a check of the Rust
/// code alone), a page that says so takes their place; building the UI replaces it.
#[cfg(feature = "desktop")]
fn make_room_for_the_ui() -> std::io::Result<()> {
    println!("cargo:rerun-if-changed=ui/dist");
    println!("cargo:rerun-if-changed=src-tauri/app/desktop/names.rs");
    println!("cargo:rerun-if-changed=src-tauri/app/capabilities");
    let page = std::path::Path::new("ui/dist/index.html");
    if !page.exists() {
        std::fs::create_dir_all("ui/dist")?;
        std::fs::write(
            page,
            "<!doctype html><title>Understudy</title><p>The pages of this build are missing. Run script/run.</p>\n",
        )?;
    }
    Ok(())
}
