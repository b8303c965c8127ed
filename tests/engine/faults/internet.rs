//! A small internet of the test's own: two network namespaces and a wire between them. In one is this
//! computer, in the other everything else, with a server of names. What happens in it is real, and no
//! packet of it leaves it. Needs root on Linux.

use std::fs::File;
use std::io::Write as _;
use std::net::{Ipv4Addr, UdpSocket};
use std::os::fd::AsRawFd;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

/// Where the providers are.
pub const SERVERS: Ipv4Addr = Ipv4Addr::new(10, 99, 0, 10);
/// Where names are asked for.
const NAMES: Ipv4Addr = Ipv4Addr::new(10, 99, 0, 53);
/// Packets to it vanish, as those to a dead machine do.
pub const NOWHERE: Ipv4Addr = Ipv4Addr::new(10, 99, 9, 9);
/// How late the server of names is for a name that is slow.
const SLOW_NAME: Duration = Duration::from_millis(300);

/// A place in which threads and processes can be: its network, and what is mounted in it.
#[derive(Clone)]
pub struct Place(Arc<(File, File)>);

/// Whether this process may make namespaces.
pub fn permitted() -> bool {
    cfg!(target_os = "linux") && Place::new().is_some() && Command::new("ip").arg("-V").output().is_ok()
}

impl Place {
    fn new() -> Option<Self> {
        let made = std::thread::spawn(|| {
            // SAFETY: no pointers; only this thread moves, and it ends.
            let moved = unsafe { libc::unshare(libc::CLONE_NEWNET | libc::CLONE_NEWNS) } == 0;
            // SAFETY: constant strings that end in NUL, and null where the call allows it.
            let private = moved
                && unsafe {
                    let flags = libc::MS_REC | libc::MS_PRIVATE;
                    libc::mount(
                        c"none".as_ptr(),
                        c"/".as_ptr(),
                        std::ptr::null(),
                        flags,
                        std::ptr::null(),
                    )
                } == 0;
            let open = |kind| File::open(format!("/proc/thread-self/ns/{kind}")).ok();
            private.then(|| Some((open("net")?, open("mnt")?))).flatten()
        });
        made.join().unwrap().map(|files| Self(Arc::new(files)))
    }

    /// Does something in this place. Threads and processes that are started there stay there.
    pub fn enter<T: Send + 'static>(&self, act: impl FnOnce() -> T + Send + 'static) -> T {
        let place = self.0.clone();
        let entered = std::thread::spawn(move || {
            // SAFETY: no pointers; the files are open, and only this thread moves.
            let moved = unsafe {
                libc::setns(place.0.as_raw_fd(), libc::CLONE_NEWNET) == 0
                    && libc::unshare(libc::CLONE_FS) == 0
                    && libc::setns(place.1.as_raw_fd(), libc::CLONE_NEWNS) == 0
            };
            assert!(moved, "{}", std::io::Error::last_os_error());
            act()
        });
        entered.join().unwrap()
    }

    /// Runs a story in this place, with a runtime of its own.
    pub fn play<F>(&self, story: impl FnOnce() -> F + Send + 'static) -> F::Output
    where
        F: Future,
        F::Output: Send + 'static,
    {
        self.enter(|| {
            let mut runtime = tokio::runtime::Builder::new_multi_thread();
            let runtime = runtime.worker_threads(4).enable_all().build().unwrap();
            let told = runtime.block_on(story());
            // Who waits for a name that never comes is not waited for.
            runtime.shutdown_background();
            told
        })
    }

    /// Commands of `ip`, a line each.
    pub fn ip(&self, lines: &str) {
        let lines = lines.to_owned();
        self.enter(move || {
            let mut command = Command::new("ip");
            command.args(["-force", "-batch", "-"]);
            let piped = command
                .stdin(Stdio::piped())
                .stdout(Stdio::piped())
                .stderr(Stdio::piped());
            let mut child = piped.spawn().unwrap();
            child.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
            let output = child.wait_with_output().unwrap();
            let error = String::from_utf8_lossy(&output.stderr).into_owned();
            assert!(output.status.success(), "{lines}: {error}");
        });
    }

    /// Puts a file in the place of another, for who is here.
    fn mount(&self, text: &str, over: &'static std::ffi::CStr) {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(text.as_bytes()).unwrap();
        let from = std::ffi::CString::new(file.path().to_str().unwrap()).unwrap();
        self.enter(move || {
            // SAFETY: both are strings that end in NUL and live long enough.
            let done = unsafe {
                libc::mount(
                    from.as_ptr(),
                    over.as_ptr(),
                    std::ptr::null(),
                    libc::MS_BIND,
                    std::ptr::null(),
                )
            };
            assert_eq!(done, 0, "{over:?}: {}", std::io::Error::last_os_error());
        });
    }
}

/// What a story needs of its internet.
pub struct Internet {
    pub home: Place,
    pub away: Place,
}

impl Internet {
    /// `names`: the server of names answers; else packets to it vanish.
    pub fn new(names: bool) -> Self {
        let (home, away) = (Place::new().unwrap(), Place::new().unwrap());
        let there = format!("/proc/{}/fd/{}", std::process::id(), away.0.0.as_raw_fd());
        home.ip(&format!(
            "link set lo up\n\
             link add wan0 type veth peer name isp0 netns {there}\n\
             link add wan1 type veth peer name isp1 netns {there}\n"
        ));
        away.ip(&format!(
            "link set lo up\n\
             address add {SERVERS}/32 dev lo\n\
             address add {NAMES}/32 dev lo\n\
             address add 10.99.1.1/24 dev isp0\n\
             address add 10.99.2.1/24 dev isp1\n\
             address add fd99:1::1/64 dev isp0 nodad\n\
             link set isp0 up\n\
             link set isp1 up\n\
             route add blackhole 10.99.9.0/24\n\
             route add blackhole fd99:dead::/64\n"
        ));
        home.ip("address add 10.99.1.2/24 dev wan0\n\
             address add fd99:1::2/64 dev wan0 nodad\n\
             link set wan0 up\n\
             route add default via 10.99.1.1\n\
             route add default via fd99:1::1\n\
             route add unreachable 10.99.8.0/24\n");
        let server = if names { NAMES } else { NOWHERE };
        home.mount(&format!("nameserver {server}\n"), c"/etc/resolv.conf");
        home.mount("hosts: files dns\n", c"/etc/nsswitch.conf");
        let socket = away.enter(|| UdpSocket::bind((NAMES, 53)).unwrap());
        std::thread::spawn(move || serve_names(&socket));
        Self { home, away }
    }

    /// The wire is out: this computer has no network but itself.
    pub fn cut(&self) {
        self.home.ip("link set wan0 down\n");
    }

    /// Another network than before.
    pub fn switch(&self) {
        self.home.ip("link set wan0 down\n\
             address add 10.99.2.2/24 dev wan1\n\
             link set wan1 up\n\
             route add default via 10.99.2.1\n");
    }
}

/// Answers what is asked for until nobody asks any more. `*.slow` comes late, `*.stuck` never, `*.gone`
/// is not there, `*.six` has an address of the sixth version too, from which nothing comes back.
fn serve_names(socket: &UdpSocket) {
    socket.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
    let mut packet = [0; 512];
    while let Ok((length, from)) = socket.recv_from(&mut packet) {
        let Some(answer) = answer(&packet[..length]) else {
            continue;
        };
        let reply = socket.try_clone().unwrap();
        let (wait, bytes) = answer;
        std::thread::spawn(move || {
            std::thread::sleep(wait);
            let _ = reply.send_to(&bytes, from);
        });
    }
}

/// An answer to a question for an address, as RFC 1035 writes it.
fn answer(question: &[u8]) -> Option<(Duration, Vec<u8>)> {
    let mut at = 12;
    let mut labels = Vec::new();
    while let Some(&length) = question.get(at).filter(|&&length| length > 0) {
        let label = question.get(at + 1..at + 1 + usize::from(length))?;
        labels.push(String::from_utf8_lossy(label).to_lowercase());
        at += 1 + usize::from(length);
    }
    let kind = question.get(at + 2).copied()?;
    let end = at + 5;
    let zone = labels.last().map_or("", String::as_str);
    if zone == "stuck" {
        return None;
    }
    let data: Vec<u8> = match (kind, zone) {
        (_, "gone") => Vec::new(),
        (1, _) => SERVERS.octets().to_vec(),
        (28, "six") => "fd99:dead::1"
            .parse::<std::net::Ipv6Addr>()
            .unwrap()
            .octets()
            .to_vec(),
        _ => Vec::new(),
    };
    let code = if zone == "gone" { 0x83 } else { 0x80 };
    let mut bytes = question.get(..2)?.to_vec();
    bytes.extend([0x81, code, 0, 1, 0, u8::from(!data.is_empty()), 0, 0, 0, 0]);
    bytes.extend(question.get(12..end)?);
    if !data.is_empty() {
        // The name as before, for a minute.
        bytes.extend([0xc0, 12, 0, kind, 0, 1, 0, 0, 0, 60, 0]);
        bytes.push(u8::try_from(data.len()).ok()?);
        bytes.extend(data);
    }
    let wait = if zone == "slow" { SLOW_NAME } else { Duration::ZERO };
    Some((wait, bytes))
}
