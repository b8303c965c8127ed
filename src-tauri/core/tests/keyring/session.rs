//! Runs a story in a D-Bus session of its own, with a home of its own: the test's program starts
//! itself again inside, so that `cargo test` needs no preparation and touches no real keyring.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Names the part of a story that a started program plays.
const PART: &str = "UNDERSTUDY_TEST_PART";
/// A story takes seconds; this is for one that hangs.
const LIMIT: Duration = Duration::from_secs(90);

/// What keeps secrets in the session.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Keeper {
    /// The real daemon, with an unlocked keyring (password "test").
    Unlocked,
    /// A bus on which nobody keeps secrets.
    Nobody,
}

/// The part to play: empty where the story has yet to begin.
pub fn part() -> String {
    std::env::var(PART).unwrap_or_default()
}

/// Begins the story `test` in a session of its own, as part `inside`, and holds that it goes well.
pub fn begin(test: &str, keeper: Keeper) {
    let needed: &[&str] = match keeper {
        Keeper::Unlocked => &["dbus-run-session", "gnome-keyring-daemon"],
        Keeper::Nobody => &["dbus-run-session"],
    };
    if let Some(missing) = needed.iter().find(|tool| !installed(tool)) {
        println!("SKIPPED {test}: {missing} is not installed");
        return;
    }
    let place = tempfile::tempdir().unwrap();
    let folder = |name: &str| {
        let path = place.path().join(name);
        std::fs::create_dir(&path).unwrap();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o700)).unwrap();
        }
        path
    };
    let (home, runtime) = (folder("home"), folder("run"));
    let mut command = Command::new("dbus-run-session");
    if keeper == Keeper::Nobody {
        command.arg("--config-file").arg(empty_bus(place.path()));
    }
    command.args(["--", "sh", "-c"]);
    command.arg(match keeper {
        Keeper::Unlocked => {
            "printf test | gnome-keyring-daemon --unlock --components=secrets --daemonize >/dev/null && exec \"$@\""
        }
        Keeper::Nobody => "exec \"$@\"",
    });
    command
        .arg("sh")
        .arg(std::env::current_exe().unwrap())
        .args(arguments(test));
    command
        .env(PART, "inside")
        .env("HOME", home)
        .env("XDG_RUNTIME_DIR", runtime)
        .env("UNDERSTUDY_HOME", folder("data"))
        .env_remove("XDG_DATA_HOME")
        .env_remove("DBUS_SESSION_BUS_ADDRESS")
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY");
    run(command);
}

/// This test's program again, to play `part` of the story in the same session.
pub fn again(test: &str, part: &str) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(arguments(test)).env(PART, part);
    command
}

/// Plays a part and holds that it goes well. What it says is shown where it does not.
pub fn run(mut command: Command) {
    let said = tempfile::NamedTempFile::new().unwrap();
    let started = Instant::now();
    let mut child = command
        .stdout(said.reopen().unwrap())
        .stderr(said.reopen().unwrap())
        .stdin(Stdio::null())
        .spawn()
        .unwrap();
    let ended = loop {
        match child.try_wait().unwrap() {
            Some(status) => break status.to_string(),
            None if started.elapsed() < LIMIT => std::thread::sleep(Duration::from_millis(20)),
            None => {
                let _ = child.kill();
                let _ = child.wait();
                break "it hangs".to_owned();
            }
        }
    };
    let said = std::fs::read_to_string(said.path()).unwrap();
    assert!(
        ended == "exit status: 0",
        "a part of the story failed: {ended}\n{said}"
    );
}

fn arguments(test: &str) -> [&str; 4] {
    // One thread: the environment is read and written without another looking on.
    ["--exact", test, "--nocapture", "--test-threads=1"]
}

fn installed(tool: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(tool).is_file())
}

fn empty_bus(place: &Path) -> PathBuf {
    let file = place.join("bus.conf");
    let listen = place.display();
    let text = format!(
        "<busconfig><type>session</type><listen>unix:dir={listen}</listen><auth>EXTERNAL</auth>\
         <policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/>\
         <allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>"
    );
    std::fs::write(&file, text).unwrap();
    file
}
