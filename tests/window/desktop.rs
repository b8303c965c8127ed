//! A machine of a story's own: display, window manager, session bus, keyring and home, all fresh,
//! all ended with it.

use crate::limits;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

/// What the machine of a story has.
#[derive(Clone, Copy)]
pub struct Has {
    pub keyring: bool,
    pub window_manager: bool,
    /// Of the screen, in pixels.
    pub screen: (u32, u32),
}

impl Default for Has {
    fn default() -> Self {
        Self {
            keyring: true,
            window_manager: true,
            screen: (1600, 1000),
        }
    }
}

pub struct Desktop {
    folder: tempfile::TempDir,
    /// In the environment of everything that is started here, to find it again.
    mark: String,
    display: String,
    bus: String,
    screen: (u32, u32),
    parts: Vec<Child>,
}

pub const KEYRING_PASSWORD: &str = "a story's password";

/// Says nothing to the system's session: no service is started by name, so that what a story did
/// not put on the bus is not there.
const BUS_CONFIG: &str = include_str!("../bus.conf");

impl Desktop {
    pub fn new(has: Has) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let folder = tempfile::Builder::new()
            .prefix("understudy-story.")
            .tempdir()
            .unwrap();
        for name in ["home", "runtime", "screen", "bin"] {
            fs::DirBuilder::new()
                .mode(0o700)
                .create(folder.path().join(name))
                .unwrap();
        }
        let mark = format!("{}.{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let mut desktop = Self {
            folder,
            mark,
            display: String::new(),
            bus: String::new(),
            screen: has.screen,
            parts: Vec::new(),
        };
        desktop.start_bus();
        if has.keyring {
            desktop.start_keyring();
        }
        desktop.start_display();
        // Out of the way: what lies under the pointer looks different.
        desktop.xdotool(&["mousemove", "4000", "4000"]);
        if has.window_manager {
            let openbox = desktop
                .command("openbox")
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn();
            desktop.parts.push(openbox.expect("openbox is needed"));
        }
        desktop
    }

    fn start_bus(&mut self) {
        let config = self.folder.path().join("bus.conf");
        fs::write(
            &config,
            BUS_CONFIG.replace("FOLDER", self.path("runtime").to_str().unwrap()),
        )
        .unwrap();
        let mut bus = self.command("dbus-daemon");
        bus.args(["--nofork", "--print-address=1"])
            .arg(format!("--config-file={}", config.display()));
        self.bus = self.start_and_read_line(bus);
    }

    /// GNOME's keyring now and then comes up without its login keyring, or not at all: then another is
    /// started. What the app says where there is none is another story's.
    pub fn start_keyring(&mut self) {
        for _ in 0..3 {
            let mut keyring = self.command("gnome-keyring-daemon");
            keyring.args(["--foreground", "--unlock", "--components=secrets"]);
            let mut child = keyring
                .stdin(Stdio::piped())
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .expect("gnome-keyring-daemon (Debian: gnome-keyring) is needed");
            let told = child.stdin.take().unwrap().write_all(KEYRING_PASSWORD.as_bytes());
            let open = || keyring_is_open(&self.bus);
            if told.is_ok() && within(limits::START, open) {
                self.parts.push(child);
                return;
            }
            let _ = child.kill();
            let _ = child.wait();
        }
        panic!("no open keyring on the bus");
    }

    fn start_display(&mut self) {
        let mut xvfb = self.command("Xvfb");
        xvfb.args([
            "-displayfd",
            "1",
            "-nolisten",
            "tcp",
            "-noreset",
            "-nocursor",
            "-dpi",
            "96",
            "-screen",
            "0",
        ])
        .arg(format!("{}x{}x24", self.screen.0, self.screen.1))
        .arg("-fbdir")
        .arg(self.path("screen"));
        self.display = format!(":{}", self.start_and_read_line(xvfb));
    }

    fn start_and_read_line(&mut self, mut command: Command) -> String {
        let name = command.get_program().to_string_lossy().into_owned();
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{name} is needed: {error}"));
        let mut line = String::new();
        let said = BufReader::new(child.stdout.take().unwrap()).read_line(&mut line);
        self.parts.push(child);
        assert!(
            said.is_ok() && !line.trim().is_empty(),
            "{name} ended without a word"
        );
        line.trim().to_owned()
    }

    /// A command in this machine's environment and no other.
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        let mut path = self.path("bin").into_os_string();
        path.push(":");
        path.push(std::env::var_os("PATH").unwrap_or_default());
        command
            .env_clear()
            .env("PATH", path)
            .env("LANG", "C.UTF-8")
            .env("HOME", self.path("home"))
            .env("XDG_RUNTIME_DIR", self.path("runtime"))
            .env("UNDERSTUDY_HOME", self.home())
            .env("DBUS_SESSION_BUS_ADDRESS", &self.bus)
            .env("DISPLAY", &self.display)
            .env("GDK_BACKEND", "x11")
            .env("NO_AT_BRIDGE", "1")
            .env("UNDERSTUDY_STORY", &self.mark);
        if let Some(run) = std::env::var_os("UNDERSTUDY_TEST_RUN") {
            command.env("UNDERSTUDY_TEST_RUN", run);
        }
        // SAFETY: prctl is a plain system call, allowed between fork and exec.
        unsafe {
            command.pre_exec(|| {
                // A story that is killed takes its machine with it.
                libc::prctl(libc::PR_SET_PDEATHSIG, libc::SIGKILL);
                Ok(())
            });
        }
        command
    }

    /// Takes the place of a program of the system: a line for each call goes into the file this gives, with its
    /// arguments.
    pub fn stand_in(&self, program: &str) -> PathBuf {
        let called = self.path(&format!("{program}.called"));
        let script = format!("#!/bin/sh\necho \"$*\" >> '{}'\n", called.display());
        let path = self.path("bin").join(program);
        fs::write(&path, script).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        called
    }

    /// Starts a program as a desktop would, without anybody driving its window.
    pub fn start(&self, program: &str, arguments: &[&str]) -> Started {
        let mut command = self.command(program);
        command.args(arguments).stdin(Stdio::null());
        if std::env::var_os("UNDERSTUDY_STORY_LOUD").is_none() {
            command.stdout(Stdio::null()).stderr(Stdio::null());
        }
        Started(command.spawn().unwrap())
    }

    /// The home of the app: its database, lock and logs.
    pub fn home(&self) -> PathBuf {
        self.path("understudy")
    }

    /// Everything the machine has on disk.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn bus(&self) -> &str {
        &self.bus
    }

    /// Its name, as programs take it: ":7".
    #[allow(dead_code, reason = "the benchmarks press its keys themselves")]
    pub fn display(&self) -> &str {
        &self.display
    }

    /// Where Xvfb keeps the pixels.
    pub fn framebuffer(&self) -> PathBuf {
        self.path("screen/Xvfb_screen0")
    }

    /// The processes started on this machine, however far they detached themselves.
    pub fn processes(&self) -> Vec<u32> {
        let mark = format!("UNDERSTUDY_STORY={}", self.mark);
        let mut found = Vec::new();
        for entry in fs::read_dir("/proc").unwrap().flatten() {
            let Some(pid) = entry
                .file_name()
                .to_str()
                .and_then(|name| name.parse::<u32>().ok())
            else {
                continue;
            };
            let environ = fs::read(entry.path().join("environ")).unwrap_or_default();
            if environ
                .split(|byte| *byte == 0)
                .any(|variable| variable == mark.as_bytes())
            {
                found.push(pid);
            }
        }
        found
    }

    /// Presses keys, or does what else xdotool can, as a person at this display.
    pub fn xdotool(&self, arguments: &[&str]) -> String {
        let output = self
            .command("xdotool")
            .args(arguments)
            .output()
            .expect("xdotool is needed");
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }

    /// The title of the window that keys go to.
    pub fn active_window(&self) -> String {
        self.xdotool(&["getactivewindow", "getwindowname"])
    }

    /// The windows that can be seen, by their titles.
    pub fn visible_windows(&self) -> Vec<String> {
        let ids = self.xdotool(&["search", "--onlyvisible", "--name", ".+"]);
        ids.lines()
            .map(|id| self.xdotool(&["getwindowname", id]))
            .collect()
    }
}

impl Drop for Desktop {
    fn drop(&mut self) {
        for pid in self.processes() {
            kill(pid, libc::SIGKILL);
        }
        for part in &mut self.parts {
            let _ = part.kill();
            let _ = part.wait();
        }
    }
}

/// A process of a story, ended with it.
pub struct Started(Child);

impl Started {
    pub fn id(&self) -> u32 {
        self.0.id()
    }
}

impl Drop for Started {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

pub fn kill(pid: u32, signal: i32) {
    // SAFETY: kill takes two numbers and touches no memory of ours.
    unsafe {
        libc::kill(pid.cast_signed(), signal);
    }
}

/// Asks every few milliseconds until `what` is so, at most for `limit`.
pub fn eventually(what: &str, limit: Duration, so: impl FnMut() -> bool) {
    assert!(within(limit, so), "not within {limit:?}: {what}");
}

/// The same, and says whether it came to be so.
fn within(limit: Duration, mut so: impl FnMut() -> bool) -> bool {
    let begun = Instant::now();
    while !so() {
        if begun.elapsed() >= limit {
            return false;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    true
}

/// Whether the keyring on the bus has a default collection that is not locked.
fn keyring_is_open(address: &str) -> bool {
    const SECRETS: &str = "org.freedesktop.secrets";
    on_bus(address, async |connection| {
        let service = zbus::Proxy::new(
            &connection,
            SECRETS,
            "/org/freedesktop/secrets",
            "org.freedesktop.Secret.Service",
        )
        .await?;
        let path: zbus::zvariant::OwnedObjectPath = service.call("ReadAlias", &("default",)).await?;
        let collection =
            zbus::Proxy::new(&connection, SECRETS, path, "org.freedesktop.Secret.Collection").await?;
        Ok(!collection.get_property::<bool>("Locked").await?)
    })
    .unwrap_or(false)
}

fn on_bus<T>(address: &str, work: impl AsyncFnOnce(zbus::Connection) -> zbus::Result<T>) -> zbus::Result<T> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async { work(zbus::connection::Builder::address(address)?.build().await?).await })
}
