//! A launch agent of the person's own.

use super::{Autostart, Start};
use std::fs;
use std::io;
use std::path::PathBuf;

pub struct Entry;

impl Autostart for Entry {
    fn is_on(&self, start: &Start) -> io::Result<bool> {
        file(start)?.try_exists()
    }

    async fn set(&self, start: &Start, on: bool) -> io::Result<()> {
        let file = file(start)?;
        if !on {
            return match fs::remove_file(&file) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
                _ => Ok(()),
            };
        }
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(file, text(start))
    }
}

fn label(start: &Start) -> String {
    format!("dev.understudy.app{}", start.suffix)
}

fn file(start: &Start) -> io::Result<PathBuf> {
    let home = std::env::home_dir().ok_or(io::ErrorKind::NotFound)?;
    Ok(home.join(format!("Library/LaunchAgents/{}.plist", label(start))))
}

fn text(start: &Start) -> String {
    let home = start.home.as_ref().map_or_else(String::new, |home| {
        format!(
            "<key>EnvironmentVariables</key><dict><key>UNDERSTUDY_HOME</key><string>{}</string></dict>\n",
            escaped(&home.display().to_string())
        )
    });
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<plist version=\"1.0\"><dict>\n\
         <key>Label</key><string>{}</string>\n\
         <key>ProgramArguments</key><array><string>{}</string><string>--hidden</string></array>\n\
         {home}<key>RunAtLoad</key><true/>\n</dict></plist>\n",
        label(start),
        escaped(&start.program.display().to_string()),
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
