//! Between the quick prompt and the program one came from: what is selected there, and an answer that
//! goes back to it.

/// More letters than this are not taken along: what one meant to ask about is rarely longer, and a
/// mistaken "select all" should not be sent.
#[cfg(any(target_os = "linux", test))]
pub const MOST_LETTERS: usize = 20_000;

/// Something that a person wants to ask about.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Picked {
    pub text: String,
    /// Selected in another program; else it comes from the clipboard.
    pub selected: bool,
    /// It was longer.
    pub cut: bool,
}

/// What goes along of a text; `None` where there is nothing to read in it.
#[cfg(any(target_os = "linux", test))]
fn picked(text: &str, selected: bool) -> Option<Picked> {
    let text = plain(text);
    if text.trim().is_empty() {
        return None;
    }
    let end = text.char_indices().nth(MOST_LETTERS).map(|(at, _)| at);
    Some(Picked {
        cut: end.is_some(),
        text: end.map_or_else(|| text.clone(), |end| text[..end].to_owned()),
        selected,
    })
}

/// A text without what other programs might obey: control characters and what turns the direction of
/// writing around. Line breaks and tabs stay.
#[cfg(any(target_os = "linux", test))]
fn plain(text: &str) -> String {
    text.replace("\r\n", "\n")
        .chars()
        .filter(|letter| {
            let turns = matches!(letter, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
            !turns && (!letter.is_control() || matches!(letter, '\n' | '\t'))
        })
        .collect()
}

/// As [`plain`], and nothing at its end that would send it off.
#[cfg(any(target_os = "linux", test))]
fn harmless(text: &str) -> String {
    plain(text).trim_end().to_owned()
}

/// Whether a program of this class runs each line that is pasted into it.
#[cfg(any(target_os = "linux", test))]
fn runs_lines(class: &str) -> bool {
    const TERMINALS: [&str; 9] = [
        "term",
        "konsole",
        "kitty",
        "alacritty",
        "foot",
        "tilix",
        "ghostty",
        "console",
        "rxvt",
    ];
    let class = class.to_lowercase();
    TERMINALS.iter().any(|name| class.contains(name))
}

#[cfg(target_os = "linux")]
pub use linux::{Before, before, paste, pick};

#[cfg(target_os = "linux")]
mod linux {
    use super::{Picked, harmless, picked, runs_lines};
    use crate::desktop::windows::on_main;
    use std::time::Duration;
    use tauri::AppHandle;
    use x11rb::CURRENT_TIME;
    use x11rb::connection::Connection as _;
    use x11rb::protocol::xproto::{
        AtomEnum, ClientMessageEvent, ConnectionExt as _, EventMask, KEY_PRESS_EVENT, KEY_RELEASE_EVENT,
        Window,
    };
    use x11rb::protocol::xtest::ConnectionExt as _;
    use x11rb::rust_connection::RustConnection;

    /// A program that does not hand its selection over is not waited for.
    const PATIENCE: Duration = Duration::from_secs(1);
    /// How long the other window may take to come to the front.
    const FRONT: Duration = Duration::from_millis(1_500);
    const LOOK: Duration = Duration::from_millis(15);

    /// The window that was in front, on the display.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Before(Window);

    type Failed = Box<dyn std::error::Error + Send + Sync>;

    struct Display {
        connection: RustConnection,
        root: Window,
    }

    /// The window in front now, where the display tells: not under Wayland.
    pub fn before() -> Option<Before> {
        let display = Display::open().ok()?;
        display.in_front().ok().flatten().map(Before)
    }

    /// What is selected in another program or, where nothing is, what is in the clipboard.
    pub async fn pick(app: &AppHandle) -> Option<Picked> {
        // Under Wayland a selection is shown to the window in front alone, and that is this one.
        let selected = if Display::open().is_ok() {
            read(app, Board::Primary).await
        } else {
            None
        };
        match selected.and_then(|text| picked(&text, true)) {
            Some(selected) => Some(selected),
            None => picked(&read(app, Board::Clipboard).await?, false),
        }
    }

    /// What can hold a text for others.
    #[derive(Clone, Copy)]
    enum Board {
        /// What is selected now.
        Primary,
        Clipboard,
    }

    impl Board {
        fn open(self) -> gtk::Clipboard {
            gtk::Clipboard::get(match self {
                Self::Primary => &gtk::gdk::SELECTION_PRIMARY,
                Self::Clipboard => &gtk::gdk::SELECTION_CLIPBOARD,
            })
        }
    }

    async fn read(app: &AppHandle, board: Board) -> Option<String> {
        let (told, text) = tokio::sync::oneshot::channel();
        on_main(app, move |_| {
            board.open().request_text(move |_, text| {
                // Whoever waited may have given up.
                let _ = told.send(text.map(str::to_owned));
            });
        });
        tokio::time::timeout(PATIENCE, text).await.ok()?.ok()?
    }

    /// Puts the text into the clipboard and has the window that was in front before paste it. False
    /// where that is not possible: then it is in the clipboard, and nothing else happened.
    pub async fn paste(app: &AppHandle, before: Option<Before>, text: &str, hide: impl FnOnce()) -> bool {
        let text = harmless(text);
        let display = Display::open();
        let target = before.zip(display.ok());
        let class = match &target {
            Some((Before(window), display)) => display.class(*window).unwrap_or_default(),
            None => String::new(),
        };
        let terminal = runs_lines(&class);
        if !copy(app, text.clone(), terminal).await {
            return false;
        }
        let Some((Before(window), display)) = target else {
            return false;
        };
        if terminal && text.contains('\n') {
            return false;
        }
        hide();
        match display.paste_into(window).await {
            Ok(pasted) => pasted,
            Err(error) => {
                tracing::info!(%error, "not pasted; it is in the clipboard");
                false
            }
        }
    }

    /// Whether the text is in the clipboard. For terminals, which paste what is selected, it is that too;
    /// elsewhere what is selected stays so, and is what the pasted text replaces.
    async fn copy(app: &AppHandle, text: String, terminal: bool) -> bool {
        let (done, kept) = tokio::sync::oneshot::channel();
        on_main(app, move |_| {
            Board::Clipboard.open().set_text(&text);
            if terminal {
                Board::Primary.open().set_text(&text);
            }
            // Whoever waited may have given up.
            let _ = done.send(());
        });
        matches!(tokio::time::timeout(PATIENCE, kept).await, Ok(Ok(())))
    }

    impl Display {
        fn open() -> Result<Self, Failed> {
            // Programs under Wayland have a display for X11 programs, and see no other window on it.
            if std::env::var_os("WAYLAND_DISPLAY").is_some_and(|name| !name.is_empty()) {
                return Err("Wayland".into());
            }
            let (connection, screen) = RustConnection::connect(None)?;
            let root = connection.setup().roots[screen].root;
            Ok(Self { connection, root })
        }

        fn atom(&self, name: &str) -> Result<u32, Failed> {
            Ok(self.connection.intern_atom(false, name.as_bytes())?.reply()?.atom)
        }

        fn in_front(&self) -> Result<Option<Window>, Failed> {
            let active = self.atom("_NET_ACTIVE_WINDOW")?;
            let asked = self
                .connection
                .get_property(false, self.root, active, AtomEnum::WINDOW, 0, 1);
            let window = asked?.reply()?.value32().and_then(|mut values| values.next());
            Ok(window.filter(|window| *window != 0))
        }

        /// What kind of program the window is of.
        fn class(&self, window: Window) -> Result<String, Failed> {
            let class = AtomEnum::WM_CLASS;
            let asked = self
                .connection
                .get_property(false, window, class, AtomEnum::STRING, 0, 64);
            Ok(String::from_utf8_lossy(&asked?.reply()?.value).into_owned())
        }

        async fn paste_into(&self, window: Window) -> Result<bool, Failed> {
            let active = self.atom("_NET_ACTIVE_WINDOW")?;
            // 2: as a pager does for a person, not a program for itself.
            let wish = ClientMessageEvent::new(32, window, active, [2, CURRENT_TIME, 0, 0, 0]);
            let to = EventMask::SUBSTRUCTURE_NOTIFY | EventMask::SUBSTRUCTURE_REDIRECT;
            self.connection.send_event(false, self.root, to, wish)?.check()?;
            let begun = tokio::time::Instant::now();
            while self.in_front()? != Some(window) || self.held()? {
                if begun.elapsed() > FRONT {
                    return Ok(false);
                }
                tokio::time::sleep(LOOK).await;
            }
            // Its own field has the focus a moment after its window does.
            tokio::time::sleep(LOOK * 4).await;
            let (shift, insert) = (self.code_of(SHIFT)?, self.code_of(INSERT)?);
            for (kind, key) in [
                (KEY_PRESS_EVENT, shift),
                (KEY_PRESS_EVENT, insert),
                (KEY_RELEASE_EVENT, insert),
                (KEY_RELEASE_EVENT, shift),
            ] {
                self.connection
                    .xtest_fake_input(kind, key, 0, self.root, 0, 0, 0)?
                    .check()?;
            }
            Ok(true)
        }

        /// Whether the person still holds a key, which would change the meaning of the keys that paste.
        fn held(&self) -> Result<bool, Failed> {
            let keys = self.connection.query_keymap()?.reply()?.keys;
            Ok(keys.iter().any(|byte| *byte != 0))
        }

        fn code_of(&self, symbol: u32) -> Result<u8, Failed> {
            let setup = self.connection.setup();
            let (first, last) = (setup.min_keycode, setup.max_keycode);
            let keys = self
                .connection
                .get_keyboard_mapping(first, last - first + 1)?
                .reply()?;
            let each = usize::from(keys.keysyms_per_keycode).max(1);
            let at = keys
                .keysyms
                .chunks(each)
                .position(|key| key.first() == Some(&symbol));
            let code = at.and_then(|at| u8::try_from(at).ok()?.checked_add(first));
            Ok(code.ok_or("the keyboard lacks a key")?)
        }
    }

    const SHIFT: u32 = 0xffe1;
    const INSERT: u32 = 0xff63;
}

#[cfg(not(target_os = "linux"))]
pub use elsewhere::{Before, before, paste, pick};

/// Nothing of it is possible yet; the page's own clipboard is what there is.
#[cfg(not(target_os = "linux"))]
mod elsewhere {
    use super::Picked;
    use tauri::AppHandle;

    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Before;

    pub fn before() -> Option<Before> {
        None
    }

    pub async fn pick(_app: &AppHandle) -> Option<Picked> {
        None
    }

    pub async fn paste(_app: &AppHandle, _before: Option<Before>, _text: &str, _hide: impl FnOnce()) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn what_is_pasted_submits_nothing_and_turns_nothing_around() {
        assert_eq!(harmless("ls\u{1b}[2J -l\r\n\n"), "ls[2J -l");
        assert_eq!(harmless("a\u{202e}b\u{2066}c\u{200f}\u{0}\u{7f}\u{9b}"), "abc");
        assert_eq!(harmless("one\r\ntwo\tthree\r"), "one\ntwo\tthree");
        // What belongs to letters stays: joiners of emoji and Persian, accents.
        assert_eq!(
            harmless("👩\u{200d}💻 می\u{200c}خواهم e\u{301}"),
            "👩\u{200d}💻 می\u{200c}خواهم e\u{301}"
        );
    }

    #[test]
    fn what_is_picked_is_capped_by_letters() {
        assert_eq!(picked(" \n\u{0}", true), None);
        let short = picked("words", false).unwrap();
        assert_eq!(
            (short.text.as_str(), short.selected, short.cut),
            ("words", false, false)
        );
        let long = picked(&"é".repeat(MOST_LETTERS + 1), true).unwrap();
        assert_eq!((long.text.chars().count(), long.cut), (MOST_LETTERS, true));
    }

    #[test]
    fn terminals_are_told_by_their_class() {
        for class in [
            "xterm\0XTerm",
            "gnome-terminal-server\0Gnome-terminal",
            "kitty",
            "org.gnome.Console",
        ] {
            assert!(runs_lines(class), "{class}");
        }
        for class in ["firefox\0Firefox", "Code", "libreoffice-writer", ""] {
            assert!(!runs_lines(class), "{class}");
        }
    }
}
