//! Hearing that the history was written, by whichever process: so that nobody has to look again and
//! again whether it was.

pub use system::Written;

#[cfg(target_os = "linux")]
mod system {
    use std::ffi::CString;
    use std::io;
    use std::os::fd::{AsRawFd as _, FromRawFd as _, OwnedFd};
    use std::os::unix::ffi::OsStrExt as _;
    use std::path::Path;
    use tokio::io::unix::AsyncFd;

    /// Ends when something in the history's folder is written.
    pub struct Written(AsyncFd<OwnedFd>);

    impl Written {
        /// Listens from now on. `None` where the system does not tell: too many listen already, or
        /// there is no runtime for it.
        #[must_use]
        pub fn listen(folder: &Path) -> Option<Self> {
            Self::open(folder)
                .inspect_err(|error| tracing::info!(%error, "writes to the history are not heard"))
                .ok()
        }

        fn open(folder: &Path) -> io::Result<Self> {
            let path = CString::new(folder.as_os_str().as_bytes())?;
            // SAFETY: a number goes in, a descriptor or -1 comes out.
            let told = unsafe { libc::inotify_init1(libc::IN_NONBLOCK | libc::IN_CLOEXEC) };
            if told < 0 {
                return Err(io::Error::last_os_error());
            }
            // SAFETY: it was just made and is nobody else's.
            let told = unsafe { OwnedFd::from_raw_fd(told) };
            // The log grows or is begun anew; logs of the app and what else is in the folder are rare.
            let what = libc::IN_MODIFY | libc::IN_CREATE | libc::IN_MOVED_TO;
            // SAFETY: the path is a text that ends with a zero and lives until after the call.
            let watch = unsafe { libc::inotify_add_watch(told.as_raw_fd(), path.as_ptr(), what) };
            if watch < 0 {
                return Err(io::Error::last_os_error());
            }
            // SAFETY: the descriptor is owned by what it is put into, and closed with that only.
            Ok(Self(unsafe { AsyncFd::register(told) }?))
        }

        /// Waits for the next write, and takes all that were so far as one.
        pub async fn next(&self) {
            let Ok(mut guard) = self.0.readable().await else {
                // The runtime ends.
                return std::future::pending().await;
            };
            let mut room = [0_u8; 4096];
            loop {
                // SAFETY: the pointer is to `room`, which is as long as is said.
                let read = unsafe { libc::read(self.0.as_raw_fd(), room.as_mut_ptr().cast(), room.len()) };
                if read <= 0 {
                    guard.clear_ready();
                    return;
                }
            }
        }
    }
}

#[cfg(not(target_os = "linux"))]
mod system {
    use std::path::Path;

    /// Other systems are looked at again and again.
    pub struct Written;

    impl Written {
        #[must_use]
        pub fn listen(_folder: &Path) -> Option<Self> {
            None
        }

        pub async fn next(&self) {
            std::future::pending().await
        }
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use std::time::Duration;

    #[tokio::test]
    async fn writes_are_heard_once_and_silence_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let written = Written::listen(folder.path()).unwrap();
        std::fs::write(folder.path().join("history.db-wal"), "one").unwrap();
        std::fs::write(folder.path().join("history.db-wal"), "two").unwrap();
        tokio::time::timeout(Duration::from_secs(10), written.next())
            .await
            .unwrap();
        let more = tokio::time::timeout(Duration::from_millis(50), written.next()).await;
        assert!(more.is_err(), "what was heard is not heard again");
        assert!(Written::listen(&folder.path().join("not there")).is_none());
    }
}
