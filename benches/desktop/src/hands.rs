//! The hands and eyes of a person at the display: keys go in as the keyboard's own, and which window
//! would be typed into is asked of the display itself.

use crate::desktop::{Desktop, eventually};
use crate::limits;
use crate::screen::{Field, Screen};
use std::time::{Duration, Instant};
use x11rb::connection::Connection as _;
use x11rb::protocol::xproto::{self, ConnectionExt as _};
use x11rb::protocol::xtest::ConnectionExt as _;
use x11rb::rust_connection::RustConnection;

pub const CONTROL: u32 = 0xffe3;
pub const ALT: u32 = 0xffe9;
pub const SPACE: u32 = 0x20;
pub const ESCAPE: u32 = 0xff1b;
pub const RETURN: u32 = 0xff0d;

pub struct Hands<'a> {
    desktop: &'a Desktop,
    display: RustConnection,
    root: u32,
    /// What each key of the keyboard gives without a modifier, from `first` on.
    symbols: Vec<u32>,
    first: u8,
}

impl<'a> Hands<'a> {
    pub fn at(desktop: &'a Desktop) -> Self {
        let (display, screen) =
            RustConnection::connect(Some(desktop.display())).expect("the display is there");
        let setup = display.setup();
        let (first, last, root) = (setup.min_keycode, setup.max_keycode, setup.roots[screen].root);
        let keys = display
            .get_keyboard_mapping(first, last - first + 1)
            .expect("a request")
            .reply()
            .expect("the keyboard is known");
        let each = usize::from(keys.keysyms_per_keycode);
        let symbols = keys.keysyms.chunks(each).map(|key| key[0]).collect();
        Self {
            desktop,
            display,
            root,
            symbols,
            first,
        }
    }

    /// Presses the keys together and lets go of them.
    pub fn press(&self, keys: &[u32]) {
        for key in keys {
            self.key(xproto::KEY_PRESS_EVENT, *key);
        }
        for key in keys.iter().rev() {
            self.key(xproto::KEY_RELEASE_EVENT, *key);
        }
        self.display.flush().expect("the display takes keys");
    }

    /// Types small letters and spaces.
    pub fn write(&self, words: &str) {
        for letter in words.chars() {
            self.press(&[u32::from(letter)]);
        }
    }

    fn key(&self, kind: u8, symbol: u32) {
        let at = self.symbols.iter().position(|one| *one == symbol);
        let code = self.first + u8::try_from(at.expect("the keyboard has the key")).expect("256 keys");
        let sent = self.display.xtest_fake_input(kind, code, 0, self.root, 0, 0, 0);
        sent.expect("XTest takes keys");
    }

    /// Waits until a window of this title has the keyboard and its page is painted, in milliseconds
    /// since `begun`.
    pub fn ready_ms(&self, title: &str, begun: Instant, limit: Duration) -> f64 {
        let ready = self.ready_within(title, begun, limit);
        ready.unwrap_or_else(|| panic!("\"{title}\" is not ready within {limit:?}"))
    }

    /// As [`Self::ready_ms`]; nothing where it does not come to that.
    pub fn ready_within(&self, title: &str, begun: Instant, limit: Duration) -> Option<f64> {
        while begun.elapsed() < limit {
            if let Some(place) = self.focused(title)
                && Field::at(Screen::of(self.desktop), place.0, place.1).has_themed_words()
            {
                return Some(begun.elapsed().as_secs_f64() * 1e3);
            }
            std::thread::sleep(Duration::from_millis(1));
        }
        None
    }

    /// Presses the shortcut until the window of this title is there, and puts that away: the app takes
    /// the keys some time after its start.
    pub fn first_call(&self, title: &str) {
        let mut pressed: Option<Instant> = None;
        eventually("the shortcut is taken", limits::START * 2, || {
            if pressed.is_none_or(|at| at.elapsed() > Duration::from_secs(8)) {
                self.press(&[CONTROL, ALT, SPACE]);
                pressed = Some(Instant::now());
            }
            !self.is_away(title)
        });
        std::thread::sleep(Duration::from_secs(2));
        self.press(&[ESCAPE]);
        eventually("it is put away", limits::SHOWN, || self.is_away(title));
        std::thread::sleep(Duration::from_secs(2));
    }

    /// Whether no window of this title has the keyboard.
    pub fn is_away(&self, title: &str) -> bool {
        self.focused(title).is_none()
    }

    /// Corner and size of the window that has the keyboard, where it has this title.
    fn focused(&self, title: &str) -> Option<((f64, f64), (f64, f64))> {
        let mut window = self.display.get_input_focus().ok()?.reply().ok()?.focus;
        // 0 and 1 stand for no window and for any.
        while window > 1 && window != self.root {
            if self.title(window).as_deref() == Some(title) {
                let size = self.display.get_geometry(window).ok()?.reply().ok()?;
                let corner = self.display.translate_coordinates(window, self.root, 0, 0);
                let corner = corner.ok()?.reply().ok()?;
                return Some((
                    (f64::from(corner.dst_x), f64::from(corner.dst_y)),
                    (f64::from(size.width), f64::from(size.height)),
                ));
            }
            window = self.display.query_tree(window).ok()?.reply().ok()?.parent;
        }
        None
    }

    fn title(&self, window: u32) -> Option<String> {
        let any = xproto::AtomEnum::ANY;
        let name = self
            .display
            .get_property(false, window, xproto::AtomEnum::WM_NAME, any, 0, 256);
        String::from_utf8(name.ok()?.reply().ok()?.value).ok()
    }
}
