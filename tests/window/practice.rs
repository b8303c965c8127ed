//! Providers for the stories: practice seats behind real sockets, and a home that knows them.

use crate::desktop::Desktop;
use std::io::Write;
use std::process::{Output, Stdio};
use std::time::Duration;
use tokio::runtime::Runtime;
use understudy_stage::{ErrorKind, Script, Seat, Seen, Stage};

pub struct Practice {
    runtime: Runtime,
    pub stage: Stage,
}

pub const KEY: &str = "sk-practice-0123456789abcdef";

impl Practice {
    pub fn new() -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .unwrap();
        let stage = runtime.block_on(Stage::start()).unwrap();
        let practice = Self { runtime, stage };
        practice.lead().models(["opus"]).key(Some(KEY));
        practice.backup().models(["sol"]).key(Some(KEY));
        practice
    }

    /// Speaks Anthropic Messages, offers "opus".
    pub fn lead(&self) -> Seat {
        self.stage.seat("claude")
    }

    /// Speaks Chat Completions, offers "sol".
    pub fn backup(&self) -> Seat {
        self.stage.seat("gpt")
    }

    /// Adds both to the home of the desktop, the way a script would, and puts them in order.
    pub fn set_up(&self, desktop: &Desktop) {
        for (name, kind, seat) in [
            ("Claude", "anthropic", "claude"),
            ("GPT", "openai-compatible", "gpt"),
        ] {
            let url = self.stage.url(seat);
            let arguments = [
                "provider",
                "add",
                name,
                "--kind",
                kind,
                "--base-url",
                &url,
                "--key-stdin",
            ];
            understudy(desktop, &arguments, KEY);
        }
        understudy(desktop, &["chain", "set", "Claude/opus", "GPT/sol"], "");
        self.stage.forget_requests();
    }

    /// The lead is overloaded from now on, the list of its models included.
    pub fn lead_goes_down(&self) {
        self.lead().always(Script::fail(ErrorKind::Overloaded));
    }

    pub fn requests_until(&self, what: &str, limit: Duration, wanted: impl Fn(&[Seen]) -> bool) -> Vec<Seen> {
        self.runtime
            .block_on(self.stage.wait_until(limit, wanted))
            .unwrap_or_else(|| panic!("not within {limit:?}: {what}. Seen: {:#?}", self.stage.requests()))
    }
}

/// Runs the command line on the desktop; it must succeed. Gives its standard output.
pub fn understudy(desktop: &Desktop, arguments: &[&str], input: &str) -> String {
    let output = try_understudy(desktop, arguments, input);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "understudy {arguments:?}: {said}");
    String::from_utf8(output.stdout).unwrap()
}

pub fn try_understudy(desktop: &Desktop, arguments: &[&str], input: &str) -> Output {
    let mut child = desktop
        .command(env!("CARGO_BIN_EXE_understudy"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}
