//! A home with practice providers, and the program run in it.

use serde_json::Value;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};
use understudy_stage::Stage;

/// A command takes a fraction of a second; this is for one that hangs.
const LIMIT: Duration = Duration::from_secs(30);

pub struct Place {
    pub stage: Stage,
    folder: tempfile::TempDir,
}

/// What a command left behind.
#[derive(Debug)]
pub struct Done {
    /// 0 to 255; -1 where a signal ended it.
    pub status: i32,
    pub out: String,
    pub err: String,
}

impl Done {
    /// Standard output as lines of JSON.
    pub fn events(&self) -> Vec<Value> {
        self.out
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }

    /// Standard output as one value.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    pub fn expect(self, status: i32) -> Self {
        assert_eq!(self.status, status, "{self:?}");
        self
    }
}

impl Place {
    pub async fn new() -> Self {
        Self {
            stage: Stage::start().await.unwrap(),
            folder: tempfile::tempdir().unwrap(),
        }
    }

    /// A place with the seats `a` (Anthropic Messages, the main model `a/m`) and `b` (Chat
    /// Completions, the backup `b/n`), set up through the command line.
    pub async fn with_two() -> Self {
        let place = Self::new().await;
        place.stage.seat("a").models(["m"]);
        place.stage.seat("b").models(["n"]);
        for (name, kind) in [("a", "anthropic"), ("b", "openai-compatible")] {
            let url = place.stage.url(name);
            place
                .run(&[
                    "provider",
                    "add",
                    name,
                    "--kind",
                    kind,
                    "--base-url",
                    &url,
                    "--no-key",
                ])
                .expect(0);
        }
        place.run(&["chain", "set", "a/m", "b/n"]).expect(0);
        place.stage.forget_requests();
        place
    }

    pub fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    /// The program with nothing of the tester's own: no desktop, no bus, no keys.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_understudy"));
        command
            .args(arguments)
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", self.folder.path())
            .env("XDG_RUNTIME_DIR", self.folder.path().join("no-bus"))
            .env("UNDERSTUDY_HOME", self.home())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Done {
        finish(self.command(arguments).spawn().unwrap())
    }

    pub fn run_with_input(&self, arguments: &[&str], input: &[u8]) -> Done {
        let mut child = self.command(arguments).stdin(Stdio::piped()).spawn().unwrap();
        // A program that refuses early does not read to the end.
        let _ = child.stdin.take().unwrap().write_all(input);
        finish(child)
    }

    pub fn start(&self, arguments: &[&str]) -> Running {
        let mut child = self.command(arguments).spawn().unwrap();
        let output = BufReader::new(child.stdout.take().unwrap());
        let (sender, lines) = mpsc::channel();
        std::thread::spawn(move || {
            for line in output.lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    return;
                }
            }
        });
        Running { child, lines }
    }

    /// The seats that were asked, in order, the lists of models left out.
    pub fn asked(&self) -> Vec<String> {
        let turns = self
            .stage
            .requests()
            .into_iter()
            .filter(|seen| seen.method == "POST");
        turns.map(|seen| seen.seat).collect()
    }

    /// Files of the home that contain `words`.
    pub fn files_with(&self, words: &str) -> Vec<PathBuf> {
        let mut found = Vec::new();
        search(self.folder.path(), words.as_bytes(), &mut found);
        found
    }
}

fn search(folder: &Path, words: &[u8], found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            search(&path, words, found);
        } else if path.is_file() {
            let bytes = std::fs::read(&path).unwrap();
            if bytes.windows(words.len()).any(|window| window == words) {
                found.push(path);
            }
        }
    }
}

/// A command under way, its standard output read as it comes.
pub struct Running {
    pub child: Child,
    lines: mpsc::Receiver<String>,
}

impl Running {
    /// The next line as JSON, as soon as it is there.
    pub fn event(&self) -> Value {
        let line = self.lines.recv_timeout(LIMIT).expect("another event");
        serde_json::from_str(&line).unwrap()
    }

    /// Reads events until the visible text has so many characters, and returns it.
    pub fn text_of(&self, characters: usize) -> String {
        let mut text = String::new();
        while text.chars().count() < characters {
            let event = self.event();
            if event["type"] == "delta" {
                text.push_str(event["text"].as_str().unwrap());
            }
        }
        text
    }

    #[cfg(unix)]
    pub fn signal(&self, signal: libc::c_int) {
        let process = libc::pid_t::try_from(self.child.id()).unwrap();
        // SAFETY: sends a signal to a process that this test started and has not waited for.
        assert_eq!(unsafe { libc::kill(process, signal) }, 0);
    }

    /// Waits for the end; the lines that were not read yet are in `out`.
    pub fn finish(self) -> Done {
        let done = finish(self.child);
        Done {
            out: self.lines.iter().map(|line| line + "\n").collect(),
            ..done
        }
    }
}

pub fn finish(mut child: Child) -> Done {
    fn collect(stream: Option<impl std::io::Read + Send + 'static>) -> std::thread::JoinHandle<String> {
        std::thread::spawn(move || {
            let mut bytes = Vec::new();
            if let Some(mut stream) = stream {
                let _ = stream.read_to_end(&mut bytes);
            }
            String::from_utf8(bytes).expect("output is UTF-8")
        })
    }
    let (out, err) = (collect(child.stdout.take()), collect(child.stderr.take()));
    let started = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        if started.elapsed() > LIMIT {
            let _ = child.kill();
            panic!("the command hangs: {:?}", child.wait());
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    Done {
        status: status.code().unwrap_or(-1),
        out: out.join().unwrap(),
        err: err.join().unwrap(),
    }
}
