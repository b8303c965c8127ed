//! GNOME's own shortcuts for programs: a person's settings, changed by `gsettings` at their word.

use super::trigger;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;
use tokio::process::Command;

const KEYS: &str = "org.gnome.settings-daemon.plugins.media-keys";
const LIST: &str = "custom-keybindings";
const CUSTOM: &str = "org.gnome.settings-daemon.plugins.media-keys.custom-keybinding";
const OURS: &str = "/org/gnome/settings-daemon/plugins/media-keys/custom-keybindings/understudy/";
/// Where other shortcuts of the desktop are.
const OTHERS: [&str; 4] = [
    KEYS,
    "org.gnome.desktop.wm.keybindings",
    "org.gnome.shell.keybindings",
    "org.gnome.mutter.keybindings",
];
const PATIENCE: Duration = Duration::from_secs(3);

pub enum Trouble {
    /// The keys are somebody else's, by this name.
    Taken(String),
    /// For the log.
    Failed(String),
}

/// Whether this desktop has such shortcuts and we can write them.
pub async fn offers() -> bool {
    let desktop = std::env::var("XDG_CURRENT_DESKTOP").unwrap_or_default();
    // A sandbox has settings of its own, which nobody else reads.
    has_them(&desktop) && std::env::var_os("FLATPAK_ID").is_none() && list().await.is_ok()
}

fn has_them(desktop: &str) -> bool {
    let mut names = desktop.split(':');
    names.any(|name| matches!(name.to_lowercase().as_str(), "gnome" | "ubuntu" | "budgie"))
}

/// The keys that our entry has now.
pub async fn current() -> Option<String> {
    list().await.ok()?.iter().find(|path| *path == OURS)?;
    let binding = get(&of(OURS), "binding").await.ok()?;
    trigger::from_gnome(&quoted(&binding).into_iter().next()?)
}

/// Adds our entry, or gives it other keys.
///
/// # Errors
/// `Taken` where another of the desktop's shortcuts has the keys.
pub async fn add(accelerator: &str) -> Result<(), Trouble> {
    let binding = trigger::for_gnome(accelerator);
    if let Some(owner) = owner(&binding).await {
        return Err(Trouble::Taken(owner));
    }
    add_binding(&binding).await.map_err(Trouble::Failed)
}

async fn add_binding(binding: &str) -> Result<(), String> {
    let ours = of(OURS);
    set(&ours, "name", &text("Understudy")).await?;
    set(&ours, "command", &text(&command())).await?;
    set(&ours, "binding", &text(binding)).await?;
    let mut paths = list().await?;
    if !paths.iter().any(|path| path == OURS) {
        paths.push(OURS.to_owned());
        set(KEYS, LIST, &array(&paths)).await?;
    }
    Ok(())
}

/// Takes our entry out again.
///
/// # Errors
/// The text is for the log.
pub async fn remove() -> Result<(), String> {
    let paths: Vec<String> = list().await?.into_iter().filter(|path| path != OURS).collect();
    set(KEYS, LIST, &array(&paths)).await?;
    for key in ["name", "command", "binding"] {
        gsettings(&["reset", &of(OURS), key]).await?;
    }
    Ok(())
}

/// Who has the keys already, as the desktop calls it.
async fn owner(binding: &str) -> Option<String> {
    for path in list().await.unwrap_or_default() {
        let has = get(&of(&path), "binding").await.unwrap_or_default();
        let same = quoted(&has)
            .iter()
            .any(|one| trigger::same_in_gnome(one, binding));
        if path != OURS && same {
            let name = get(&of(&path), "name").await.unwrap_or_default();
            return Some(quoted(&name).into_iter().next().unwrap_or(path));
        }
    }
    for schema in OTHERS {
        // Not every desktop has all of them.
        let all = gsettings(&["list-recursively", schema]).await.unwrap_or_default();
        if let Some(key) = named(&all, binding) {
            return Some(key);
        }
    }
    None
}

/// The key of a line "schema key ['<Alt>F4']" that has the binding.
fn named(lines: &str, binding: &str) -> Option<String> {
    lines.lines().find_map(|line| {
        let (_, rest) = line.split_once(' ')?;
        let (key, value) = rest.split_once(' ')?;
        let same = quoted(value)
            .iter()
            .any(|one| trigger::same_in_gnome(one, binding));
        same.then(|| key.to_owned())
    })
}

/// What starts the quick prompt, as the desktop will run it.
fn command() -> String {
    // What runs inside an image has a path that is gone with it.
    let image = std::env::var_os("APPIMAGE").map(PathBuf::from);
    let program = image.or_else(|| std::env::current_exe().ok());
    let program = program.map_or_else(|| "understudy".to_owned(), |path| path.display().to_string());
    format!("'{}' quick", program.replace('\'', r"'\''"))
}

async fn list() -> Result<Vec<String>, String> {
    Ok(quoted(&get(KEYS, LIST).await?))
}

fn of(path: &str) -> String {
    format!("{CUSTOM}:{path}")
}

async fn get(schema: &str, key: &str) -> Result<String, String> {
    gsettings(&["get", schema, key]).await
}

async fn set(schema: &str, key: &str, value: &str) -> Result<(), String> {
    gsettings(&["set", schema, key, value]).await.map(drop)
}

async fn gsettings(arguments: &[&str]) -> Result<String, String> {
    let asked = Command::new("gsettings")
        .args(arguments)
        .stdin(Stdio::null())
        .kill_on_drop(true)
        .output();
    let done = tokio::time::timeout(PATIENCE, asked).await;
    let output = done
        .map_err(|_| "gsettings does not answer".to_owned())?
        .map_err(|error| format!("gsettings: {error}"))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    } else {
        Err(String::from_utf8_lossy(&output.stderr).trim().to_owned())
    }
}

/// A text as GVariant writes it.
fn text(value: &str) -> String {
    format!("'{}'", value.replace('\\', r"\\").replace('\'', r"\'"))
}

fn array(values: &[String]) -> String {
    if values.is_empty() {
        return "@as []".to_owned();
    }
    let values: Vec<String> = values.iter().map(|value| text(value)).collect();
    format!("[{}]", values.join(", "))
}

/// The texts in a value that GVariant wrote, in either of its quotes.
fn quoted(value: &str) -> Vec<String> {
    let mut texts = Vec::new();
    let mut letters = value.chars();
    while let Some(quote) = letters.find(|letter| matches!(letter, '\'' | '"')) {
        let mut text = String::new();
        while let Some(letter) = letters.next() {
            match letter {
                '\\' => text.extend(letters.next()),
                letter if letter == quote => break,
                letter => text.push(letter),
            }
        }
        texts.push(text);
    }
    texts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_gnome_writes_is_read() {
        assert_eq!(quoted("@as []"), Vec::<String>::new());
        assert_eq!(quoted("['/a/', '/b/']"), ["/a/", "/b/"]);
        assert_eq!(quoted(r#"["it's", 'a \'b\'']"#), ["it's", "a 'b'"]);
        let paths = ["/it's/".to_owned(), r"/a\b/".to_owned()];
        assert_eq!(quoted(&array(&paths)), paths);
        assert_eq!(array(&[]), "@as []");
    }

    #[test]
    fn who_has_the_keys_is_found() {
        let lines = "org.gnome.desktop.wm.keybindings close ['<Alt>F4']\n\
                     org.gnome.desktop.wm.keybindings switch-input-source ['<Super>space', 'XF86Keyboard']\n";
        assert_eq!(
            named(lines, "<Super>space").as_deref(),
            Some("switch-input-source")
        );
        assert_eq!(named(lines, "<Control><Alt>space"), None);
    }

    #[test]
    fn desktops_are_known_by_any_of_their_names() {
        assert!(has_them("ubuntu:GNOME"));
        assert!(has_them("GNOME"));
        assert!(!has_them("KDE"));
        assert!(!has_them(""));
    }
}
