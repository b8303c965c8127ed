//! The WebDriver protocol over a loopback socket, as far as the stories need it.

use crate::desktop::{Desktop, eventually};
use crate::limits;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Stdio};
use std::time::Duration;

/// The longest that WebKitWebDriver may take for one command; loading scripts take the longest.
const REPLY: Duration = Duration::from_secs(40);

/// The name under which the protocol hands out elements.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

pub struct Driver {
    process: Child,
    port: u16,
    session: Option<String>,
}

/// An error of the protocol ("no such element", "invalid session id") or of the connection, as it
/// is shown when a story fails on it.
#[derive(Debug)]
#[expect(dead_code, reason = "read by way of Debug alone")]
pub struct Refused {
    error: String,
    message: String,
}

#[derive(Clone, Debug)]
pub struct Element(String);

impl Driver {
    /// Starts `binary` with `arguments` on the desktop and takes hold of its first web view.
    ///
    /// # Errors
    /// Where no window came within [`REPLY`].
    pub fn start(
        desktop: &Desktop,
        binary: &str,
        arguments: &[&str],
        variables: &[(&str, &str)],
    ) -> Result<Self, Refused> {
        let wanted = json!({"webkitgtk:browserOptions": {"binary": binary, "args": arguments}});
        Self::with(desktop, &wanted, variables)
    }

    /// Starts the engine's own small browser, for pages that are not the app's.
    pub fn browser(desktop: &Desktop) -> Self {
        Self::with(desktop, &json!({"pageLoadStrategy": "none"}), &[])
            .expect("the driver's own browser starts")
    }

    fn with(desktop: &Desktop, wanted: &Value, variables: &[(&str, &str)]) -> Result<Self, Refused> {
        // Free now, and nobody else on this machine is told of it.
        let port = TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        let mut command = desktop.command("WebKitWebDriver");
        command
            .arg(format!("--port={port}"))
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("TAURI_AUTOMATION", "true")
            .envs(variables.iter().copied())
            .stdin(Stdio::null());
        if std::env::var_os("UNDERSTUDY_STORY_LOUD").is_none() {
            command.stdout(Stdio::null()).stderr(Stdio::null());
        }
        let process = command
            .spawn()
            .expect("WebKitWebDriver (Debian: webkit2gtk-driver) is needed");
        let mut driver = Self {
            process,
            port,
            session: None,
        };
        eventually("WebKitWebDriver listens", limits::START, || {
            driver.request("GET", "/status", None).is_ok()
        });
        let wanted = json!({"capabilities": {"alwaysMatch": wanted}});
        let session = driver.request("POST", "/session", Some(&wanted))?;
        driver.session = Some(session["sessionId"].as_str().unwrap().to_owned());
        Ok(driver)
    }

    fn request(&self, method: &str, path: &str, body: Option<&Value>) -> Result<Value, Refused> {
        let failed = |error: std::io::Error| Refused {
            error: "connection".into(),
            message: error.to_string(),
        };
        let body = body.map(Value::to_string).unwrap_or_default();
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).map_err(failed)?;
        stream.set_read_timeout(Some(REPLY)).map_err(failed)?;
        let port = self.port;
        let length = body.len();
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\n\
             Content-Length: {length}\r\nConnection: close\r\n\r\n{body}"
        );
        stream.write_all(request.as_bytes()).map_err(failed)?;
        let mut reader = BufReader::new(stream);
        let mut length = None;
        loop {
            let mut line = String::new();
            if reader.read_line(&mut line).map_err(failed)? == 0 || line == "\r\n" {
                break;
            }
            if let Some((name, value)) = line.split_once(':')
                && name.eq_ignore_ascii_case("content-length")
            {
                length = value.trim().parse::<usize>().ok();
            }
        }
        let mut reply = vec![0; length.unwrap_or(0)];
        reader.read_exact(&mut reply).map_err(failed)?;
        let reply: Value = serde_json::from_slice(&reply).map_err(|error| Refused {
            error: "reply".into(),
            message: error.to_string(),
        })?;
        let value = reply["value"].clone();
        match value["error"].as_str() {
            Some(error) => Err(Refused {
                error: error.to_owned(),
                message: value["message"].as_str().unwrap_or_default().to_owned(),
            }),
            None => Ok(value),
        }
    }

    fn command(&self, method: &str, path: &str, body: Option<&Value>) -> Result<Value, Refused> {
        let session = self
            .session
            .as_deref()
            .expect("a session is there until the driver is dropped");
        self.request(method, &format!("/session/{session}{path}"), body)
    }

    fn post(&self, path: &str, body: &Value) -> Value {
        self.command("POST", path, Some(body))
            .unwrap_or_else(|refused| panic!("{path} {body}: {refused:?}"))
    }

    /// Opens a page, and does not wait for what it loads.
    pub fn go(&self, url: &str) {
        self.post("/url", &json!({"url": url}));
    }

    /// Runs `script` as the body of a function in the page and gives what it returns.
    pub fn run(&self, script: &str, arguments: &[Value]) -> Value {
        self.post("/execute/sync", &json!({"script": script, "args": arguments}))
    }

    /// As `run`, where the page may be going away.
    pub fn try_run(&self, script: &str) -> Result<Value, Refused> {
        self.command(
            "POST",
            "/execute/sync",
            Some(&json!({"script": script, "args": []})),
        )
    }

    /// The element that `script` returns, when it returns one.
    pub fn element(&self, script: &str, arguments: &[Value]) -> Option<Element> {
        let found = self.command(
            "POST",
            "/execute/sync",
            Some(&json!({"script": script, "args": arguments})),
        );
        found.ok()?[ELEMENT].as_str().map(|id| Element(id.to_owned()))
    }

    pub fn click(&self, element: &Element) -> Result<(), Refused> {
        self.command("POST", &format!("/element/{}/click", element.0), Some(&json!({})))
            .map(drop)
    }

    /// Moves the pointer onto it.
    pub fn point_at(&self, element: &Element) -> Result<(), Refused> {
        let onto = json!({"type": "pointerMove", "x": 0, "y": 0, "origin": {ELEMENT: element.0}});
        let actions = json!({"actions": [{"type": "pointer", "id": "mouse", "actions": [onto]}]});
        self.command("POST", "/actions", Some(&actions)).map(drop)
    }

    pub fn type_into(&self, element: &Element, text: &str) -> Result<(), Refused> {
        self.command(
            "POST",
            &format!("/element/{}/value", element.0),
            Some(&json!({"text": text})),
        )
        .map(drop)
    }

    pub fn clear(&self, element: &Element) -> Result<(), Refused> {
        self.command("POST", &format!("/element/{}/clear", element.0), Some(&json!({})))
            .map(drop)
    }

    /// Presses `keys` one after the other while `held` are down, wherever the focus is. Keys without
    /// a character are named by the protocol's private letters, see [`keys`].
    pub fn press(&self, held: &[char], keys: &[char]) {
        self.post("/actions", &key_actions(held, keys));
    }

    /// As `press`, for keys that end the app: its answer to the press may never come.
    pub fn press_last(&self, held: &[char], keys: &[char]) {
        let _ = self.command("POST", "/actions", Some(&key_actions(held, keys)));
    }

    /// Gives the window another size, and waits until the page has heard of it: a resize that comes
    /// late closes a menu that was opened meanwhile.
    pub fn resize(&self, width: u32, height: u32) {
        self.post("/window/rect", &json!({"width": width, "height": height}));
        // The frame belongs to the size that was asked for, so the page settles at less.
        let settled = "const [width, height, done] = arguments; let looks = 30, same = 0, last = '';
            const look = () => {
                const size = `${innerWidth}x${innerHeight}`;
                const near = Math.abs(innerWidth - width) < 60 && Math.abs(innerHeight - height) < 60;
                same = near && size === last ? same + 1 : 0;
                last = size;
                if (same >= 3 || --looks === 0) done(); else setTimeout(look, 100);
            };
            look();";
        let script = json!({"script": settled, "args": [width, height]});
        // A page that is gone is told of by what comes next.
        let _ = self.command("POST", "/execute/async", Some(&script));
    }

    /// The page as a PNG in base64; absent where the page is gone.
    pub fn picture(&self) -> Option<String> {
        // What was just typed is in the picture two frames later.
        self.command(
            "POST",
            "/execute/async",
            Some(&json!({
                "script": "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()))",
                "args": [],
            })),
        )
        .ok();
        self.command("GET", "/screenshot", None)
            .ok()?
            .as_str()
            .map(str::to_owned)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

pub mod keys {
    pub const ENTER: char = '\u{e007}';
    pub const ESCAPE: char = '\u{e00c}';
    pub const UP: char = '\u{e013}';
    pub const DOWN: char = '\u{e015}';
    pub const CONTROL: char = '\u{e009}';
}

/// A press of `keys` one after the other while `held` are down, as WebDriver takes it.
fn key_actions(held: &[char], keys: &[char]) -> Value {
    let mut actions = Vec::new();
    actions.extend(held.iter().map(|key| json!({"type": "keyDown", "value": key})));
    for key in keys {
        actions.push(json!({"type": "keyDown", "value": key}));
        actions.push(json!({"type": "keyUp", "value": key}));
    }
    actions.extend(
        held.iter()
            .rev()
            .map(|key| json!({"type": "keyUp", "value": key})),
    );
    json!({"actions": [{"type": "key", "id": "keyboard", "actions": actions}]})
}
