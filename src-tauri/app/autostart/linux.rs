//! A file of the XDG autostart specification.

#[cfg(target_os = "linux")]
use super::flatpak;
use super::{Autostart, Start};
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

pub struct Entry;

impl Autostart for Entry {
    fn is_on(&self, start: &Start) -> io::Result<bool> {
        #[cfg(target_os = "linux")]
        if flatpak::is_here() {
            return flatpak::is_on();
        }
        match fs::read_to_string(file(start)?) {
            Ok(text) => Ok(starts(&text)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(error),
        }
    }

    async fn set(&self, start: &Start, on: bool) -> io::Result<()> {
        #[cfg(target_os = "linux")]
        if flatpak::is_here() {
            return flatpak::set(start, on).await;
        }
        let file = file(start)?;
        if !on {
            return match fs::remove_file(&file) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
                _ => Ok(()),
            };
        }
        let text = text(start)?;
        let folder = file.parent().unwrap_or(Path::new("/"));
        fs::create_dir_all(folder)?;
        // Whole or not at all: a desktop may read it at any time.
        let new = file.with_extension("new");
        let mut writing = fs::File::create(&new)?;
        writing.write_all(text.as_bytes())?;
        writing.sync_all()?;
        fs::rename(new, file)
    }
}

fn file(start: &Start) -> io::Result<PathBuf> {
    let folder = config_folder(|name| std::env::var_os(name)).ok_or_else(|| {
        io::Error::new(
            io::ErrorKind::NotFound,
            "this system names no folder for settings",
        )
    })?;
    Ok(folder.join(format!("autostart/dev.understudy.app{}.desktop", start.suffix)))
}

fn config_folder(variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    // The XDG specification: a relative path is to be ignored.
    let absolute = |value: OsString| Some(PathBuf::from(value)).filter(|path| path.is_absolute());
    variable("XDG_CONFIG_HOME")
        .and_then(absolute)
        .or_else(|| Some(variable("HOME").and_then(absolute)?.join(".config")))
}

/// Desktops switch an entry off by a line in it.
fn starts(text: &str) -> bool {
    !text.lines().any(|line| {
        let line = line.replace(' ', "");
        matches!(line.as_str(), "Hidden=true" | "X-GNOME-Autostart-enabled=false")
    })
}

fn text(start: &Start) -> io::Result<String> {
    let mut exec = String::new();
    if let Some(home) = &start.home {
        let mut variable = OsString::from("UNDERSTUDY_HOME=");
        variable.push(home);
        exec = format!("env {} ", quoted(&variable)?);
    }
    exec += &quoted(start.program.as_os_str())?;
    Ok(format!(
        "[Desktop Entry]\nType=Application\nName=Understudy\nExec={exec} --hidden\nIcon=dev.understudy.app\n\
         Terminal=false\nX-GNOME-Autostart-enabled=true\n"
    ))
}

/// One argument of an `Exec` line, by the rules of the Desktop Entry specification.
fn quoted(argument: &OsStr) -> io::Result<String> {
    let fits = argument
        .to_str()
        .filter(|text| !text.chars().any(char::is_control))
        .ok_or_else(|| {
            io::Error::new(
                io::ErrorKind::InvalidInput,
                "the path cannot be written in such a file",
            )
        })?;
    let mut quoted = String::from("\"");
    for c in fits.chars() {
        match c {
            // Once for the argument, once for the line.
            '"' | '`' | '$' => quoted.push_str("\\\\"),
            '\\' => quoted.push_str("\\\\\\"),
            // A field code otherwise.
            '%' => quoted.push('%'),
            _ => {}
        }
        quoted.push(c);
    }
    quoted.push('"');
    Ok(quoted)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn start(program: &str, home: Option<&str>) -> Start {
        Start {
            program: program.into(),
            home: home.map(Into::into),
            suffix: String::new(),
        }
    }

    #[test]
    fn the_entry_starts_the_app_in_the_tray_whatever_its_path_is() {
        let usual = text(&start("/usr/bin/understudy", None)).unwrap();
        assert!(
            usual.contains("\nExec=\"/usr/bin/understudy\" --hidden\n"),
            "{usual}"
        );
        assert!(starts(&usual));
        let odd = text(&start("/opt/my $app/100%/un\"der", Some("/home/u/a b"))).unwrap();
        assert!(
            odd.contains(
                "\nExec=env \"UNDERSTUDY_HOME=/home/u/a b\" \"/opt/my \\\\$app/100%%/un\\\\\"der\" --hidden\n"
            ),
            "{odd}"
        );
        assert!(text(&start("/opt/a\nExec=evil", None)).is_err());
    }

    #[test]
    fn an_entry_that_the_desktop_switched_off_is_off() {
        let on = text(&start("/usr/bin/understudy", None)).unwrap();
        assert!(!starts(&format!("{on}Hidden=true\n")));
        assert!(!starts(&on.replace("enabled=true", "enabled=false")));
    }

    #[test]
    fn the_folder_follows_xdg() {
        let with = |name: &'static str, value: &'static str| {
            config_folder(move |asked| match asked {
                "HOME" => Some("/home/u".into()),
                asked => (asked == name).then(|| value.into()),
            })
        };
        assert_eq!(with("XDG_CONFIG_HOME", "/c"), Some("/c".into()));
        assert_eq!(with("XDG_CONFIG_HOME", "c"), Some("/home/u/.config".into()));
        assert_eq!(config_folder(|_| None), None);
    }
}
