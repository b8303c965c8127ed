//! A value of the person's `Run` key, by the system's own tool: one call a year is no reason for a
//! library.

use super::{Autostart, Start};
use std::io;
use std::os::windows::process::CommandExt as _;
use std::process::{Command, ExitStatus};

pub struct Entry;

const KEY: &str = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Run";
/// No console flashes up.
const CREATE_NO_WINDOW: u32 = 0x0800_0000;

impl Autostart for Entry {
    fn is_on(&self, start: &Start) -> io::Result<bool> {
        Ok(reg(&["query", KEY, "/v", &name(start)])?.success())
    }

    async fn set(&self, start: &Start, on: bool) -> io::Result<()> {
        let name = name(start);
        if !on {
            if !self.is_on(start)? {
                return Ok(());
            }
            return done(reg(&["delete", KEY, "/v", &name, "/f"])?);
        }
        if start.home.is_some() {
            // The key holds a command and no environment.
            return Err(io::ErrorKind::Unsupported.into());
        }
        let command = format!("\"{}\" --hidden", start.program.display());
        done(reg(&[
            "add", KEY, "/v", &name, "/t", "REG_SZ", "/d", &command, "/f",
        ])?)
    }
}

fn name(start: &Start) -> String {
    format!("Understudy{}", start.suffix)
}

fn reg(arguments: &[&str]) -> io::Result<ExitStatus> {
    Command::new("reg.exe")
        .args(arguments)
        .creation_flags(CREATE_NO_WINDOW)
        .output()
        .map(|output| output.status)
}

fn done(status: ExitStatus) -> io::Result<()> {
    if status.success() {
        Ok(())
    } else {
        Err(io::Error::other(format!("reg.exe: {status}")))
    }
}
