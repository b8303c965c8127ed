//! One window with one page and nothing behind it.

fn main() {
    if let Err(error) = tauri::Builder::default().run(tauri::generate_context!()) {
        eprintln!("the empty window did not open: {error}");
        std::process::exit(1);
    }
}
