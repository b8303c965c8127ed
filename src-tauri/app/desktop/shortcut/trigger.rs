//! Keys as others write them. Here they are written "Ctrl+Alt+Space".

/// The modifiers and the key, by their names here.
fn parts(accelerator: &str) -> (Vec<&str>, &str) {
    let mut parts: Vec<&str> = accelerator.split('+').map(str::trim).collect();
    let key = parts.pop().unwrap_or_default();
    (parts, key)
}

/// X11's name for a key, which portals and GNOME use as well.
fn symbol(key: &str) -> String {
    match key {
        "Space" => "space",
        "Enter" => "Return",
        "Backspace" => "BackSpace",
        "ArrowLeft" => "Left",
        "ArrowUp" => "Up",
        "ArrowRight" => "Right",
        "ArrowDown" => "Down",
        "PageUp" => "Page_Up",
        "PageDown" => "Page_Down",
        "PrintScreen" => "Print",
        "ScrollLock" => "Scroll_Lock",
        "Backquote" | "`" => "grave",
        "Minus" | "-" => "minus",
        "Equal" | "=" => "equal",
        "BracketLeft" | "[" => "bracketleft",
        "BracketRight" | "]" => "bracketright",
        "Backslash" | "\\" => "backslash",
        "Semicolon" | ";" => "semicolon",
        "Quote" | "'" => "apostrophe",
        "Comma" | "," => "comma",
        "Period" | "." => "period",
        "Slash" | "/" => "slash",
        key => {
            let bare = key
                .strip_prefix("Key")
                .or_else(|| key.strip_prefix("Digit"))
                .filter(|rest| rest.len() == 1)
                .unwrap_or(key);
            return if bare.len() == 1 {
                bare.to_lowercase()
            } else {
                bare.to_owned()
            };
        }
    }
    .to_owned()
}

/// As the desktops' portals take it: "CTRL+ALT+space".
pub fn for_portal(accelerator: &str) -> String {
    let (modifiers, key) = parts(accelerator);
    let modifiers = modifiers.into_iter().map(|modifier| match modifier {
        "Super" | "Meta" | "Command" | "Cmd" => "LOGO".to_owned(),
        "Control" | "CommandOrControl" | "CmdOrCtrl" => "CTRL".to_owned(),
        "Option" => "ALT".to_owned(),
        other => other.to_uppercase(),
    });
    modifiers.chain([symbol(key)]).collect::<Vec<_>>().join("+")
}

/// As GNOME's settings take it: "<Control><Alt>space".
pub fn for_gnome(accelerator: &str) -> String {
    let (modifiers, key) = parts(accelerator);
    let modifiers = modifiers.into_iter().map(|modifier| match modifier {
        "Super" | "Meta" | "Command" | "Cmd" => "<Super>",
        "Alt" | "Option" => "<Alt>",
        "Shift" => "<Shift>",
        _ => "<Control>",
    });
    modifiers.collect::<String>() + &symbol(key)
}

/// GNOME's way of writing, in ours.
pub fn from_gnome(binding: &str) -> Option<String> {
    let (modifiers, key) = gnome_parts(binding)?;
    let named = |wanted: &str, ours| modifiers.iter().any(|one| one == wanted).then_some(ours);
    let key = match key.as_str() {
        "space" => "Space".to_owned(),
        key if key.len() == 1 => key.to_uppercase(),
        // Names keep their letters; those of function keys are large.
        key => key[..1].to_uppercase() + &key[1..],
    };
    let all = [
        named("control", "Ctrl"),
        named("alt", "Alt"),
        named("shift", "Shift"),
        named("super", "Super"),
    ];
    let parts = all.into_iter().flatten().map(str::to_owned).chain([key]);
    Some(parts.collect::<Vec<_>>().join("+"))
}

/// Whether two of GNOME's are the same keys; it has several words for one modifier.
pub fn same_in_gnome(one: &str, other: &str) -> bool {
    gnome_parts(one).is_some_and(|one| Some(one) == gnome_parts(other))
}

/// The modifiers in order, and the key, in small letters.
fn gnome_parts(binding: &str) -> Option<(Vec<String>, String)> {
    let mut rest = binding.trim().to_lowercase();
    let mut modifiers = Vec::new();
    while let Some(inner) = rest.strip_prefix('<') {
        let (modifier, after) = inner.split_once('>')?;
        modifiers.push(match modifier {
            "primary" | "ctrl" | "ctl" => "control".to_owned(),
            "mod1" => "alt".to_owned(),
            "mod4" => "super".to_owned(),
            "shft" => "shift".to_owned(),
            other => other.to_owned(),
        });
        rest = after.to_owned();
    }
    modifiers.sort();
    modifiers.dedup();
    (!rest.is_empty() && rest != "disabled").then_some((modifiers, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_written_as_each_desktop_takes_them() {
        for (ours, portal, gnome) in [
            ("Ctrl+Alt+Space", "CTRL+ALT+space", "<Control><Alt>space"),
            ("Super+K", "LOGO+k", "<Super>k"),
            ("CommandOrControl+Shift+KeyU", "CTRL+SHIFT+u", "<Control><Shift>u"),
            ("F9", "F9", "F9"),
            ("Ctrl+Comma", "CTRL+comma", "<Control>comma"),
        ] {
            assert_eq!(for_portal(ours), portal);
            assert_eq!(for_gnome(ours), gnome);
        }
        assert_eq!(
            from_gnome("<Primary><Alt>space").as_deref(),
            Some("Ctrl+Alt+Space")
        );
        assert_eq!(from_gnome("<Super>k").as_deref(), Some("Super+K"));
        assert_eq!(from_gnome(""), None);
    }

    #[test]
    fn the_same_keys_are_known_however_they_are_written() {
        assert!(same_in_gnome("<Ctrl><Alt>Space", "<Alt><Primary>space"));
        assert!(!same_in_gnome("<Ctrl><Alt>space", "<Ctrl>space"));
        assert!(!same_in_gnome("", ""));
        assert!(!same_in_gnome("<broken", "<broken"));
    }
}
