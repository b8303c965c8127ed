//! A key of the whole display, as X11 gives it: grabbed at the root window. A thread sleeps until the
//! display says something, so waiting for the key costs nothing.

use super::{heard, lock};
use std::sync::{Arc, Mutex};
use tauri::AppHandle;
use tauri_plugin_global_shortcut::{Code, Modifiers, Shortcut};
use x11rb::connection::Connection as _;
use x11rb::errors::ReplyError;
use x11rb::protocol::xproto::{ConnectionExt as _, GrabMode, Mapping, ModMask, Window};
use x11rb::protocol::{ErrorKind, Event, xkb};
use x11rb::rust_connection::RustConnection;

/// The display, once a key was wanted, until it goes.
#[derive(Default)]
pub struct Grabs(Mutex<Option<Arc<Display>>>);

struct Display {
    connection: RustConnection,
    root: Window,
    taken: Mutex<Option<Taken>>,
}

#[derive(Clone, Copy)]
struct Taken {
    key: Shortcut,
    code: u8,
    mask: ModMask,
    down: bool,
}

/// Caps Lock and Num Lock count as modifiers, and nobody means them.
const LOCKS: [u16; 4] = [0, 1 << 1, 1 << 4, 1 << 1 | 1 << 4];

impl Grabs {
    /// Takes this key in place of the one before.
    ///
    /// # Errors
    /// Where another program has it, the keyboard does not have it, or there is no display; the text
    /// is for the log.
    pub fn take(&self, app: &AppHandle, key: Shortcut) -> Result<(), String> {
        let display = self.display(app)?;
        display.release();
        display.take(key)
    }

    pub fn release(&self, _app: &AppHandle) {
        if let Some(display) = lock(&self.0).as_ref() {
            display.release();
        }
    }

    fn display(&self, app: &AppHandle) -> Result<Arc<Display>, String> {
        let mut held = lock(&self.0);
        if let Some(display) = held.as_ref() {
            return Ok(display.clone());
        }
        let display = Arc::new(Display::open().map_err(|error| error.to_string())?);
        let (heard, app) = (display.clone(), app.clone());
        std::thread::Builder::new()
            .name("shortcut".to_owned())
            .spawn(move || heard.listen(&app))
            .map_err(|error| error.to_string())?;
        *held = Some(display.clone());
        Ok(display)
    }
}

impl Display {
    fn open() -> Result<Self, Box<dyn std::error::Error>> {
        let (connection, screen) = RustConnection::connect(None)?;
        let root = connection.setup().roots[screen].root;
        // A key that is held down is let go of once, not again and again.
        xkb::ConnectionExt::xkb_use_extension(&connection, 1, 0)?.reply()?;
        let flag = xkb::PerClientFlag::DETECTABLE_AUTO_REPEAT;
        let none = xkb::BoolCtrl::default();
        let keyboard = xkb::ID::USE_CORE_KBD.into();
        xkb::ConnectionExt::xkb_per_client_flags(&connection, keyboard, flag, flag, none, none, none)?
            .reply()?;
        Ok(Self {
            connection,
            root,
            taken: Mutex::default(),
        })
    }

    fn take(&self, key: Shortcut) -> Result<(), String> {
        let code = symbol(key.key)
            .ok_or_else(|| format!("X11 has no name for {}", key.key))
            .and_then(|symbol| self.code_of(symbol))?;
        let mask = mask(key.mods);
        for locks in LOCKS {
            let (mods, how) = (ModMask::from(u16::from(mask) | locks), GrabMode::ASYNC);
            let asked = self.connection.grab_key(false, self.root, mods, code, how, how);
            let done = asked.map_err(ReplyError::from).and_then(|asked| asked.check());
            if let Err(error) = done {
                self.ungrab(code, mask);
                return Err(match error {
                    ReplyError::X11Error(error) if error.error_kind == ErrorKind::Access => {
                        "another program has it".to_owned()
                    }
                    error => error.to_string(),
                });
            }
        }
        *lock(&self.taken) = Some(Taken {
            key,
            code,
            mask,
            down: false,
        });
        Ok(())
    }

    fn release(&self) {
        if let Some(taken) = lock(&self.taken).take() {
            self.ungrab(taken.code, taken.mask);
        }
    }

    fn ungrab(&self, code: u8, mask: ModMask) {
        for locks in LOCKS {
            let mods = ModMask::from(u16::from(mask) | locks);
            if let Ok(asked) = self.connection.ungrab_key(code, self.root, mods) {
                asked.ignore_error();
            }
        }
        let _ = self.connection.flush();
    }

    /// The key of the keyboard that gives this symbol.
    fn code_of(&self, symbol: u32) -> Result<u8, String> {
        let setup = self.connection.setup();
        let (first, last) = (setup.min_keycode, setup.max_keycode);
        let asked = self.connection.get_keyboard_mapping(first, last - first + 1);
        let keys = asked
            .map_err(|error| error.to_string())?
            .reply()
            .map_err(|error| error.to_string())?;
        let each = usize::from(keys.keysyms_per_keycode).max(1);
        let at = keys.keysyms.chunks(each).position(|key| key.contains(&symbol));
        at.and_then(|at| u8::try_from(at).ok()?.checked_add(first))
            .ok_or_else(|| "this keyboard does not have it".to_owned())
    }

    /// Until the display goes.
    fn listen(&self, app: &AppHandle) {
        loop {
            match self.connection.wait_for_event() {
                Ok(Event::KeyPress(event)) => self.moved(app, event.detail, true),
                Ok(Event::KeyRelease(event)) => self.moved(app, event.detail, false),
                // Another layout has the key elsewhere.
                Ok(Event::MappingNotify(event)) if event.request == Mapping::KEYBOARD => self.take_again(),
                Ok(_) => {}
                Err(error) => {
                    tracing::warn!(%error, "the shortcut is not heard any more");
                    return;
                }
            }
        }
    }

    fn moved(&self, app: &AppHandle, code: u8, down: bool) {
        // Only what was grabbed is heard, so the modifiers are right.
        let changed = lock(&self.taken).as_mut().is_some_and(|taken| {
            let changed = taken.code == code && taken.down != down;
            taken.down = if changed { down } else { taken.down };
            changed
        });
        if changed {
            heard(app, down);
        }
    }

    fn take_again(&self) {
        let key = lock(&self.taken).as_ref().map(|taken| taken.key);
        if let Some(key) = key {
            self.release();
            if let Err(error) = self.take(key) {
                tracing::warn!(%error, "the new keyboard layout does not have the shortcut");
            }
        }
    }
}

fn mask(mods: Modifiers) -> ModMask {
    let mut bits = 0;
    for (modifier, mask) in [
        (Modifiers::SHIFT, ModMask::SHIFT),
        (Modifiers::CONTROL, ModMask::CONTROL),
        (Modifiers::ALT, ModMask::M1),
        (Modifiers::SUPER | Modifiers::META, ModMask::M4),
    ] {
        if mods.intersects(modifier) {
            bits |= u16::from(mask);
        }
    }
    ModMask::from(bits)
}

/// X11's number for what is printed on the key.
fn symbol(code: Code) -> Option<u32> {
    let name = code.to_string();
    let rest = |prefix: &str| name.strip_prefix(prefix).filter(|rest| rest.len() == 1);
    // Letters and digits are their own numbers.
    if let Some(letter) = rest("Key").or_else(|| rest("Digit")) {
        return letter.to_lowercase().chars().next().map(u32::from);
    }
    if let Some(digit) = rest("Numpad").and_then(|digit| digit.parse::<u32>().ok()) {
        return Some(0xffb0 + digit);
    }
    if let Some(number) = name
        .strip_prefix('F')
        .and_then(|number| number.parse::<u32>().ok())
    {
        return (1..=24).contains(&number).then(|| 0xffbd + number);
    }
    Some(match code {
        Code::Space => 0x20,
        Code::Quote => 0x27,
        Code::Comma => 0x2c,
        Code::Minus => 0x2d,
        Code::Period => 0x2e,
        Code::Slash => 0x2f,
        Code::Semicolon => 0x3b,
        Code::Equal => 0x3d,
        Code::BracketLeft => 0x5b,
        Code::Backslash => 0x5c,
        Code::BracketRight => 0x5d,
        Code::Backquote => 0x60,
        Code::Backspace => 0xff08,
        Code::Tab => 0xff09,
        Code::Enter => 0xff0d,
        Code::Pause => 0xff13,
        Code::ScrollLock => 0xff14,
        Code::Escape => 0xff1b,
        Code::Home => 0xff50,
        Code::ArrowLeft => 0xff51,
        Code::ArrowUp => 0xff52,
        Code::ArrowRight => 0xff53,
        Code::ArrowDown => 0xff54,
        Code::PageUp => 0xff55,
        Code::PageDown => 0xff56,
        Code::End => 0xff57,
        Code::PrintScreen => 0xff61,
        Code::Insert => 0xff63,
        Code::NumpadEnter => 0xff8d,
        Code::NumpadMultiply => 0xffaa,
        Code::NumpadAdd => 0xffab,
        Code::NumpadSubtract => 0xffad,
        Code::NumpadDecimal => 0xffae,
        Code::NumpadDivide => 0xffaf,
        Code::Delete => 0xffff,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_have_the_numbers_of_x11() {
        assert_eq!(symbol(Code::KeyK), Some(0x6b));
        assert_eq!(symbol(Code::Digit7), Some(0x37));
        assert_eq!(symbol(Code::F1), Some(0xffbe));
        assert_eq!(symbol(Code::F12), Some(0xffc9));
        assert_eq!(symbol(Code::Numpad3), Some(0xffb3));
        assert_eq!(symbol(Code::Space), Some(0x20));
        assert_eq!(symbol(Code::Lang1), None);
        assert_eq!(
            u16::from(mask(Modifiers::CONTROL | Modifiers::ALT)),
            u16::from(ModMask::CONTROL) | u16::from(ModMask::M1)
        );
    }
}
