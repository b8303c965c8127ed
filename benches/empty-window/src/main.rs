//! One window with one page and nothing behind it; with `--no-window`, Tauri alone.

fn main() {
    let alone = std::env::args().any(|argument| argument == "--no-window");
    let begun = tauri::Builder::default()
        .setup(move |app| {
            if let (false, Some(config)) = (alone, app.config().app.windows.first().cloned()) {
                tauri::WebviewWindowBuilder::from_config(app.handle(), &config)?.build()?;
            }
            Ok(())
        })
        .run(tauri::generate_context!());
    if let Err(error) = begun {
        eprintln!("the empty window did not open: {error}");
        std::process::exit(1);
    }
}
