// The one list of what a window may ask for. The handler, the manifest that Tauri checks
// capabilities against, and the tests are all made from it, so they cannot drift apart. It is
// included by the build script too, hence a macro and nothing else in this file.

/// Hands the names of all commands, separated by commas, to another macro.
macro_rules! all_commands {
    ($then:ident) => {
        $then! {
            window_ready, open_link, try_shortcut, set_shortcut,
            hide_quick, size_quick, open_in_chat, quit
        }
    };
}
