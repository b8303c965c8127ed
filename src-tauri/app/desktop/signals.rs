//! What the system says of its network, of sleep and of the keyring, where it says anything. The backend
//! also finds out by itself, within seconds; this makes it immediate.

mod keyring;

use async_trait::async_trait;
use std::sync::Arc;
use understudy_core::backend::Backend;

/// Something happened to the machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    NetworkChanged,
    WokeUp,
    KeyringChanged,
}

/// One source of signals. `None`: it has ended, or there is none on this system.
#[async_trait]
pub trait Signals: Send {
    async fn next(&mut self) -> Option<Signal>;
}

/// Hands what a source says to the backend, until it ends.
pub async fn follow(backend: Arc<Backend>, mut source: impl Signals) {
    while let Some(signal) = source.next().await {
        tracing::debug!(?signal, "heard of the system");
        match signal {
            Signal::NetworkChanged => backend.network_changed().await,
            Signal::WokeUp => backend.woke().await,
            Signal::KeyringChanged => backend.keyring_changed().await,
        }
    }
}

pub use keyring::Secrets;
pub use linux::{Routes, Sleep};

mod linux {
    use super::{Signal, Signals};
    use async_trait::async_trait;
    use futures_util::StreamExt as _;
    use std::io;
    use std::os::fd::{AsRawFd as _, FromRawFd as _, OwnedFd};
    use std::time::Duration;
    use tokio::io::unix::AsyncFd;

    /// Changes of links, addresses and routes, from the kernel itself: it is there with every
    /// network manager and without one, and needs no right.
    pub struct Routes(AsyncFd<OwnedFd>);

    /// One change comes as many messages; what follows this soon belongs to it.
    const SETTLES: Duration = Duration::from_millis(200);

    impl Routes {
        /// # Errors
        /// Where the kernel does not tell (a sandbox).
        pub fn listen() -> io::Result<Self> {
            let kind = libc::SOCK_RAW | libc::SOCK_NONBLOCK | libc::SOCK_CLOEXEC;
            // SAFETY: plain numbers go in, a descriptor or -1 comes out.
            let socket = unsafe { libc::socket(libc::AF_NETLINK, kind, libc::NETLINK_ROUTE) };
            if socket < 0 {
                return Err(io::Error::last_os_error());
            }
            // SAFETY: it was just made and is nobody else's.
            let socket = unsafe { OwnedFd::from_raw_fd(socket) };
            // SAFETY: all zero is a valid address of this kind.
            let mut address: libc::sockaddr_nl = unsafe { std::mem::zeroed() };
            address.nl_family = libc::AF_NETLINK.try_into().unwrap_or_default();
            let groups = libc::RTMGRP_LINK
                | libc::RTMGRP_IPV4_IFADDR
                | libc::RTMGRP_IPV4_ROUTE
                | libc::RTMGRP_IPV6_IFADDR
                | libc::RTMGRP_IPV6_ROUTE;
            address.nl_groups = groups.try_into().unwrap_or_default();
            let length = libc::socklen_t::try_from(size_of_val(&address)).unwrap_or_default();
            // SAFETY: the pointer is to an address of our own, and `length` is its size.
            let bound = unsafe { libc::bind(socket.as_raw_fd(), (&raw const address).cast(), length) };
            if bound < 0 {
                return Err(io::Error::last_os_error());
            }
            // SAFETY: the descriptor is owned by what it is put into, and closed with that only.
            Ok(Self(unsafe { AsyncFd::register(socket) }?))
        }

        /// Empties the socket. What the messages say does not matter; that there were any does.
        async fn heard(&self) -> io::Result<()> {
            let mut guard = self.0.readable().await?;
            let mut room = [0_u8; 8192];
            loop {
                // SAFETY: the pointer is to `room`, which is as long as is said.
                let read = unsafe {
                    libc::recv(
                        self.0.get_ref().as_raw_fd(),
                        room.as_mut_ptr().cast(),
                        room.len(),
                        0,
                    )
                };
                if read >= 0 {
                    continue;
                }
                let error = io::Error::last_os_error();
                match error.kind() {
                    io::ErrorKind::WouldBlock => {
                        guard.clear_ready();
                        return Ok(());
                    }
                    io::ErrorKind::Interrupted => {}
                    // More came than fits: that is a change, too.
                    _ if error.raw_os_error() == Some(libc::ENOBUFS) => {}
                    _ => return Err(error),
                }
            }
        }
    }

    #[async_trait]
    impl Signals for Routes {
        async fn next(&mut self) -> Option<Signal> {
            self.heard().await.ok()?;
            while tokio::time::timeout(SETTLES, self.heard())
                .await
                .is_ok_and(|heard| heard.is_ok())
            {}
            Some(Signal::NetworkChanged)
        }
    }

    #[zbus::proxy(
        interface = "org.freedesktop.login1.Manager",
        default_service = "org.freedesktop.login1",
        default_path = "/org/freedesktop/login1",
        gen_blocking = false
    )]
    trait Logind {
        #[zbus(signal)]
        fn prepare_for_sleep(&self, start: bool) -> zbus::Result<()>;
    }

    /// The end of the machine's sleep, from logind.
    pub struct Sleep(PrepareForSleepStream);

    impl Sleep {
        /// # Errors
        /// Where there is no system bus.
        pub async fn listen() -> zbus::Result<Self> {
            let bus = zbus::Connection::system().await?;
            Ok(Self(
                LogindProxy::new(&bus).await?.receive_prepare_for_sleep().await?,
            ))
        }
    }

    #[async_trait]
    impl Signals for Sleep {
        async fn next(&mut self) -> Option<Signal> {
            loop {
                // True before it sleeps, false when it woke up.
                let signal = self.0.next().await?;
                if signal.args().is_ok_and(|said| !said.start) {
                    return Some(Signal::WokeUp);
                }
            }
        }
    }

    #[cfg(test)]
    mod tests {
        #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
        use super::*;

        /// In a network of its own, where a person may switch links: without the right to make one
        /// there is nothing to hear.
        #[tokio::test]
        async fn a_link_that_comes_up_is_heard() {
            let (told, heard) = std::sync::mpsc::channel();
            std::thread::spawn(move || {
                // SAFETY: concerns this thread alone, which ends with the test.
                if unsafe { libc::unshare(libc::CLONE_NEWNET) } != 0 {
                    return told.send(None).unwrap();
                }
                let runtime = tokio::runtime::Builder::new_current_thread()
                    .enable_all()
                    .build()
                    .unwrap();
                runtime.block_on(async {
                    let mut routes = Routes::listen().unwrap();
                    let quiet = tokio::time::timeout(Duration::from_millis(300), routes.next()).await;
                    assert!(quiet.is_err(), "nothing has happened yet");
                    link_up();
                    let signal = tokio::time::timeout(Duration::from_secs(5), routes.next()).await;
                    told.send(Some(signal.unwrap().unwrap())).unwrap();
                });
            });
            let signal = tokio::task::spawn_blocking(move || heard.recv_timeout(Duration::from_secs(10)));
            match signal.await.unwrap().expect("the thread lives") {
                Some(signal) => assert_eq!(signal, Signal::NetworkChanged),
                None => eprintln!("not allowed to make a network: nothing was judged"),
            }
        }

        /// Brings up the loopback of this thread's network.
        fn link_up() {
            // SAFETY: plain numbers go in; the request is a zeroed struct of our own with a name.
            unsafe {
                let socket = libc::socket(libc::AF_INET, libc::SOCK_DGRAM | libc::SOCK_CLOEXEC, 0);
                let mut request: libc::ifreq = std::mem::zeroed();
                request.ifr_name[0] = b'l'.try_into().unwrap();
                request.ifr_name[1] = b'o'.try_into().unwrap();
                request.ifr_ifru.ifru_flags = (libc::IFF_UP | libc::IFF_RUNNING).try_into().unwrap();
                assert_eq!(libc::ioctl(socket, libc::SIOCSIFFLAGS, &raw mut request), 0);
                libc::close(socket);
            }
        }
    }
}
