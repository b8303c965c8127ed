//! Ctrl-C, and being asked to end by the system.

use super::show::Stop;
use std::future::Future;
use std::io;

/// Every press from its making on is noticed, between two waits too.
pub struct Interrupts {
    #[cfg(unix)]
    pressed: tokio::signal::unix::Signal,
    #[cfg(unix)]
    ended: tokio::signal::unix::Signal,
    #[cfg(windows)]
    pressed: tokio::signal::windows::CtrlC,
}

impl Interrupts {
    /// From now on Ctrl-C no longer ends the program by itself.
    ///
    /// # Errors
    /// When the system has no handler to give.
    pub fn listen() -> io::Result<Self> {
        #[cfg(unix)]
        {
            use tokio::signal::unix::{SignalKind, signal};
            Ok(Self {
                pressed: signal(SignalKind::interrupt())?,
                ended: signal(SignalKind::terminate())?,
            })
        }
        #[cfg(windows)]
        Ok(Self {
            pressed: tokio::signal::windows::ctrl_c()?,
        })
    }

    /// Returns at the next one.
    pub async fn next(&mut self) {
        #[cfg(unix)]
        tokio::select! {
            _ = self.pressed.recv() => {}
            _ = self.ended.recv() => {}
        }
        #[cfg(windows)]
        self.pressed.recv().await;
    }

    /// Works until done or interrupted.
    ///
    /// # Errors
    /// Those of the work, or `Interrupted`.
    pub async fn or<T, E: Into<Stop>>(
        &mut self,
        work: impl Future<Output = Result<T, E>>,
    ) -> Result<T, Stop> {
        tokio::select! {
            result = work => result.map_err(Into::into),
            () = self.next() => Err(Stop::Interrupted),
        }
    }
}
