//! A network of a test's own. What happens in it is real, and no packet of it leaves it. Needs root on Linux.

use std::fs::File;
use std::io::Write as _;
use std::os::fd::AsRawFd;
use std::process::{Command, Stdio};
use std::sync::Arc;

/// A place in which threads and processes can be: its network, and what is mounted in it.
#[derive(Clone)]
pub struct Place(Arc<(File, File)>);

/// Whether this process may make namespaces.
pub fn permitted() -> bool {
    cfg!(target_os = "linux") && Place::new().is_some() && Command::new("ip").arg("-V").output().is_ok()
}

impl Place {
    /// Absent where this process may not make one.
    pub fn new() -> Option<Self> {
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

    /// The file by which `ip` knows its network.
    #[allow(dead_code, reason = "not every test has two of them")]
    pub fn network(&self) -> String {
        format!("/proc/{}/fd/{}", std::process::id(), self.0.0.as_raw_fd())
    }

    /// Does something in this place. Threads and processes that are started there stay there.
    pub fn enter<T: Send + 'static>(&self, act: impl FnOnce() -> T + Send + 'static) -> T {
        let place = self.0.clone();
        // What fails there is named as the story.
        let name = std::thread::current().name().unwrap_or("story").to_owned();
        let entered = std::thread::Builder::new().name(name).spawn(move || {
            // SAFETY: no pointers; the files are open, and only this thread moves.
            let moved = unsafe {
                libc::setns(place.0.as_raw_fd(), libc::CLONE_NEWNET) == 0
                    && libc::unshare(libc::CLONE_FS) == 0
                    && libc::setns(place.1.as_raw_fd(), libc::CLONE_NEWNS) == 0
            };
            assert!(moved, "{}", std::io::Error::last_os_error());
            act()
        });
        match entered.unwrap().join() {
            Ok(done) => done,
            Err(panic) => std::panic::resume_unwind(panic),
        }
    }

    /// Runs a story in this place, with a runtime of its own.
    #[allow(dead_code, reason = "stories in the window have no runtime")]
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
    pub fn mount(&self, text: &str, over: &'static std::ffi::CStr) {
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
