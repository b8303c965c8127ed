//! The one thread that talks to the keyring.
//!
//! A keyring may block for ever (locked, hung, a prompt nobody answers), and its client library may
//! not run inside the app's async runtime. So each call runs here, one at a time, and whoever waits
//! for it waits for a limited time. A call that outlives its limit keeps the thread until the
//! keyring lets go; others meanwhile time out in turn. The thread is never joined: the process may
//! end while it blocks.

use super::KeyError;
use super::ring::Ring;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, mpsc};
use std::time::Duration;
use tokio::sync::{Semaphore, oneshot};

type Job = Box<dyn FnOnce(&mut Ring) + Send>;

pub struct KeyringThread {
    jobs: mpsc::Sender<Job>,
    /// One permit: the right to have a call under way. It travels with the job, so that a call
    /// whose caller gave up is not followed by a second one.
    turn: Arc<Semaphore>,
    prompting: Arc<AtomicBool>,
}

impl KeyringThread {
    /// Starts the thread; it ends when this value is gone and its last call with it.
    ///
    /// # Errors
    /// When the system has no thread left.
    pub fn start() -> std::io::Result<Self> {
        let (jobs, queue) = mpsc::channel::<Job>();
        let prompting = Arc::new(AtomicBool::new(false));
        let shown = prompting.clone();
        std::thread::Builder::new()
            .name("keyring".to_owned())
            .spawn(move || {
                let mut ring = Ring::new(shown.clone());
                for job in queue {
                    // The client library panics in some states of the bus. That fails this call, and
                    // the next begins with a new connection.
                    if catch_unwind(AssertUnwindSafe(|| job(&mut ring))).is_err() {
                        ring = Ring::new(shown.clone());
                    }
                }
            })?;
        Ok(Self {
            jobs,
            turn: Arc::new(Semaphore::new(1)),
            prompting,
        })
    }

    /// Whether a prompt to unlock the keyring is on the screen now.
    pub fn prompting(&self) -> bool {
        self.prompting.load(Ordering::Relaxed)
    }

    /// Runs `work` on the thread and waits for it, and for calls before it, at most `limit`.
    pub async fn call<T: Send + 'static>(
        &self,
        limit: Duration,
        work: impl FnOnce(&mut Ring) -> Result<T, KeyError> + Send + 'static,
    ) -> Result<T, KeyError> {
        let ended = || KeyError::Failed("the keyring's client broke off".to_owned());
        let whole = async {
            let turn = self.turn.clone().acquire_owned().await.map_err(|_| ended())?;
            let (reply, answer) = oneshot::channel();
            let job: Job = Box::new(move |ring| {
                let _turn = turn;
                // Nobody waits any more where the limit has passed.
                let _ = reply.send(work(ring));
            });
            self.jobs.send(job).map_err(|_| ended())?;
            answer.await.map_err(|_| ended())?
        };
        tokio::time::timeout(limit, whole)
            .await
            .unwrap_or(Err(KeyError::TimedOut))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use std::time::Instant;

    const SHORT: Duration = Duration::from_millis(80);
    const LONG: Duration = Duration::from_secs(5);

    #[tokio::test]
    async fn a_keyring_that_hangs_costs_the_limit_and_comes_back() {
        let thread = KeyringThread::start().unwrap();
        let (release, hang) = mpsc::channel::<()>();
        let started = Instant::now();
        let hung = thread
            .call(SHORT, move |_| {
                let _ = hang.recv();
                Ok(())
            })
            .await;
        assert_eq!(hung, Err(KeyError::TimedOut));
        assert_eq!(
            thread.call(SHORT, |_| Ok(1)).await,
            Err(KeyError::TimedOut),
            "the thread is still held"
        );
        assert!(started.elapsed() < LONG);
        release.send(()).unwrap();
        assert_eq!(thread.call(LONG, |_| Ok(2)).await, Ok(2));
    }

    #[tokio::test]
    async fn a_panic_fails_its_own_call_only() {
        let thread = KeyringThread::start().unwrap();
        let broken: Result<(), _> = thread.call(LONG, |_| panic!("as the client library does")).await;
        assert!(matches!(broken, Err(KeyError::Failed(_))));
        assert_eq!(thread.call(LONG, |_| Ok(3)).await, Ok(3));
    }
}
