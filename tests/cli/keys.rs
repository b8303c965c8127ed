//! Where keys go, and where they never are.

use crate::place::Place;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use understudy_stage::{KeySeen, Script};

const CANARY: &str = "sk-canary-51be90d2f7a34c";

/// In the memory and arguments that other programs can see of a process.
fn seen_from_outside(process: u32) -> String {
    ["environ", "cmdline"]
        .map(|name| std::fs::read(format!("/proc/{process}/{name}")).unwrap())
        .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
        .concat()
}

fn add_with_variable(place: &Place) {
    let seat = place.stage.seat("a");
    seat.models(["m"])
        .key(Some(CANARY))
        .always(Script::paced("A slow answer.", 1, 100));
    let url = place.stage.url("a");
    let added = place
        .command(&[
            "provider",
            "add",
            "a",
            "--kind",
            "anthropic",
            "--base-url",
            &url,
            "--key-env",
            "SPARE_KEY",
        ])
        .env("SPARE_KEY", CANARY)
        .output()
        .unwrap();
    assert!(added.status.success(), "{added:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_from_the_environment_is_used_and_found_nowhere() {
    let place = Place::new().await;
    add_with_variable(&place);
    place.stage.forget_requests();
    let mut child = place
        .command(&["ask", "--json", "hi"])
        .env("SPARE_KEY", CANARY)
        .env("OPENAI_API_KEY", CANARY)
        .env("UNDERSTUDY_LOG", "trace")
        .spawn()
        .unwrap();
    assert!(
        place
            .stage
            .wait_until(std::time::Duration::from_secs(10), |seen| !seen.is_empty())
            .await
            .is_some()
    );
    let outside = seen_from_outside(child.id());
    assert!(
        outside.contains("UNDERSTUDY_LOG") && outside.contains("--json"),
        "it is looked at the right place"
    );
    assert!(!outside.contains(CANARY), "{outside}");
    child.stdin.take();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{output:?}");
    assert_eq!(place.stage.requests()[0].key, KeySeen::Right);
    let said = [output.stdout, output.stderr].concat();
    assert!(
        !String::from_utf8_lossy(&said).contains(CANARY),
        "events and logs"
    );
    assert_eq!(place.files_with(CANARY), Vec::<PathBuf>::new());
    assert!(
        !place.files_with("SPARE_KEY").is_empty(),
        "the variable's name is what is kept"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_provider_that_quotes_the_key_does_not_spread_it() {
    let place = Place::new().await;
    add_with_variable(&place);
    let error = serde_json::json!({"type": "error", "error": {"type": "authentication_error",
        "message": format!("invalid x-api-key: {CANARY}")}});
    let body = understudy_stage::Body::Json { json: error };
    place
        .stage
        .seat("a")
        .key(None)
        .always(Script::status(401, &[], body));
    let output = place
        .command(&["ask", "--json", "hi"])
        .env("SPARE_KEY", CANARY)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
    assert!(
        said.contains("invalid x-api-key") && !said.contains(CANARY),
        "{said}"
    );
    assert_eq!(place.files_with(CANARY), Vec::<PathBuf>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_keyring_a_key_is_not_kept_elsewhere() {
    let place = Place::new().await;
    let url = place.stage.url("a");
    place.stage.seat("a").models(["m"]);
    let arguments = [
        "provider",
        "add",
        "a",
        "--kind",
        "anthropic",
        "--base-url",
        &url,
        "--key-stdin",
    ];
    let done = place
        .run_with_input(&arguments, format!("{CANARY}\n").as_bytes())
        .expect(1);
    assert!(done.err.contains("keyring"), "{}", done.err);
    assert_eq!(place.run(&["provider", "list", "--json"]).expect(0).out, "[]\n");
    assert_eq!(place.files_with(CANARY), Vec::<PathBuf>::new());
    assert!(
        place
            .run_with_input(&arguments, b"\n")
            .expect(2)
            .err
            .contains("no key")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_left_for_other_users_to_read() {
    use std::os::unix::fs::PermissionsExt as _;
    let place = Place::with_two().await;
    place
        .stage
        .seat("a")
        .always(Script::paced("A slow answer.", 1, 100));
    let running = place.start(&["ask", "--json", "hi"]);
    running.text_of(1);
    let limits = std::fs::read_to_string(format!("/proc/{}/limits", running.child.id())).unwrap();
    let cores = limits
        .lines()
        .find(|line| line.starts_with("Max core file size"))
        .unwrap();
    let words: Vec<&str> = cores.split_whitespace().collect();
    assert_eq!(words[4..6], ["1", "1"], "at one byte no core is written or piped");
    running.finish().expect(0);
    let mut folders = vec![place.home()];
    let mut files = 0;
    while let Some(folder) = folders.pop() {
        let mode = std::fs::metadata(&folder).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o700, "{folder:?}");
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let mode = std::fs::metadata(&path).unwrap().permissions().mode() & 0o777;
            assert_eq!(mode, 0o600, "{path:?}");
            files += 1;
        }
    }
    assert!(files >= 2, "a database and a log at least");
}

/// The real keyring, unlocked with the password "test", in a session of its own.
fn in_session(place: &Place, script: &str) -> Option<String> {
    let installed = |tool: &str| {
        let path = std::env::var_os("PATH").unwrap_or_default();
        std::env::split_paths(&path).any(|folder| folder.join(tool).is_file())
    };
    for tool in ["dbus-run-session", "dbus-send", "gnome-keyring-daemon"] {
        if !installed(tool) {
            println!("SKIPPED cli keyring: {tool} is not installed");
            return None;
        }
    }
    let runtime = place.home().join("../run");
    std::fs::create_dir_all(&runtime).unwrap();
    let template = place.command(&[]);
    let mut command = Command::new("dbus-run-session");
    command.env_clear().envs(
        template
            .get_envs()
            .filter_map(|(name, value)| Some((name, value?))),
    );
    let unlock =
        "printf test | gnome-keyring-daemon --unlock --components=secrets --daemonize >/dev/null 2>&1";
    let output = command
        .env("XDG_RUNTIME_DIR", runtime)
        .env("KEY", CANARY)
        .env("URL", place.stage.url("a"))
        .env("UNDERSTUDY", env!("CARGO_BIN_EXE_understudy"))
        .args(["--", "sh", "-c", &format!("{unlock}\nset -u\n{script}")])
        .stdin(Stdio::null())
        .output()
        .unwrap();
    Some(String::from_utf8([output.stdout, output.stderr].concat()).unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_in_the_keyring_is_there_for_the_next_command_and_locked_is_said() {
    let place = Place::new().await;
    place
        .stage
        .seat("a")
        .models(["m"])
        .key(Some(CANARY))
        .always(Script::answer("Unlocked."));
    let said = in_session(
        &place,
        r#"
        key=$KEY; unset KEY
        printf '%s\n' "$key" | "$UNDERSTUDY" provider add a --kind anthropic --base-url "$URL" --key-stdin
        echo "added: $?"
        "$UNDERSTUDY" provider list
        "$UNDERSTUDY" ask hi; echo "asked: $?"
        dbus-send --session --print-reply --dest=org.freedesktop.secrets /org/freedesktop/secrets \
            org.freedesktop.Secret.Service.Lock \
            array:objpath:/org/freedesktop/secrets/collection/login >/dev/null
        "$UNDERSTUDY" provider list
        "$UNDERSTUDY" ask --json hi; echo "asked locked: $?"
        "#,
    );
    let Some(said) = said else { return };
    for expected in [
        "added: 0",
        "key in the keyring",
        "Unlocked.",
        "asked: 0",
        "keyring locked",
    ] {
        assert!(said.contains(expected), "{expected}: {said}");
    }
    // A locked keyring is no answer, and never the demo.
    assert!(
        said.contains("asked locked: 1") && !said.contains("\"demo\""),
        "{said}"
    );
    assert!(!said.contains(CANARY), "{said}");
    let keys: Vec<KeySeen> = place.stage.requests().iter().map(|seen| seen.key).collect();
    assert!(keys.iter().all(|key| *key == KeySeen::Right), "{keys:?}");
    // The keyring's own file is encrypted; nothing else has it either.
    assert_eq!(place.files_with(CANARY), Vec::<PathBuf>::new());
}
