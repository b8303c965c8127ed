//! One thread that writes, a few that read, and calls to them that never block the caller's thread.
//!
//! A closure goes to a thread, its result comes back. A call that is dropped is still carried out:
//! what was asked of the disk is not half done.

use super::changes::{self, ChangeKind};
use super::error::{HistoryError, HistoryResult};
use super::files::{self, Files};
use super::meta::{self, Stamp};
use super::migrate::{self, MIGRATIONS, Migration};
use super::only_read;
use super::records;
use super::search::stop::{Running, Stop};
use super::turns::Drafts;
use crate::contract::Timestamp;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, mpsc};
use std::thread;
use std::time::Duration;
use tokio::sync::oneshot;
use uuid::Uuid;

/// A window, a quick prompt and a search read at the same time; more would only wait for the disk.
const READERS: usize = 2;

/// The longest a call waits for the disk. Above what SQLite itself waits for another process, so
/// that its own error comes first; a disk that hangs longer than this is reported instead of waited
/// for.
const CALL_LIMIT: Duration = Duration::from_secs(30);

/// How long closing waits for what is queued.
const CLOSE_LIMIT: Duration = Duration::from_secs(5);

/// What has to be true when a write returns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Durability {
    /// Outlives a power loss (`synchronous = FULL`: the log is flushed at the commit, some 3 ms).
    /// It takes along every unsynced write before it.
    Synced,
    /// Outlives a killed process (`synchronous = NORMAL`: the log is written and not flushed). For
    /// what comes each second or before each request and may be lost with the power.
    Unsynced,
}

/// Where a history is.
#[derive(Clone)]
pub(super) enum Place {
    Folder(PathBuf),
    /// Nowhere but in this process, under a name that its connections share.
    Memory(Uuid),
}

impl Place {
    /// One more connection to what is there.
    fn connect(&self, only_read: bool, migrations: &[Migration]) -> HistoryResult<Connection> {
        match self {
            Self::Folder(folder) if only_read => only_read::connect(folder, migrations),
            Self::Folder(folder) => migrate::connect(&Files::new(folder)?.database()),
            Self::Memory(name) => migrate::connect_in_memory(*name),
        }
    }

    /// Whether somebody left a log there, or has it open.
    pub fn has_log(&self) -> bool {
        match self {
            Self::Folder(folder) => files::has_log(folder),
            Self::Memory(_) => false,
        }
    }
}

type Job<T> = Box<dyn FnOnce(&mut T) + Send>;

/// The threads, as long as anybody holds the history.
pub(super) struct Threads {
    writer: Mutex<Option<mpsc::Sender<Job<Writer>>>>,
    readers: Mutex<Option<mpsc::Sender<Job<Connection>>>>,
    /// Apart from the readers: a search may take long, and is stopped when typing goes on.
    searcher: Mutex<Option<mpsc::Sender<Job<Connection>>>>,
    searching: Arc<Running>,
    place: Place,
    begun: Begun,
    /// Says so by closing when all threads have ended.
    ended: Mutex<mpsc::Receiver<()>>,
}

/// The writing thread's state.
pub(super) struct Writer {
    conn: Connection,
    synchronous: Option<Durability>,
    /// The schema this version writes. Another process with a newer one may have migrated meanwhile.
    known: i32,
    origin: i64,
    drafts: Drafts,
    /// Says to others that the history is open.
    _using: Option<std::fs::File>,
}

/// What an opening found.
#[derive(Debug, Default)]
pub(super) struct Begun {
    /// See [`migrate::Opened::replaced`].
    pub replaced: Option<String>,
    /// The folder cannot be written: see [`only_read`].
    pub only_read: bool,
}

/// A transaction that writes.
pub(super) struct Write<'a> {
    pub tx: &'a Transaction<'a>,
    pub at: Timestamp,
    pub drafts: &'a mut Drafts,
    origin: i64,
}

impl Write<'_> {
    /// For a row that changes: when, in logical time, and where.
    pub fn stamp(&self) -> HistoryResult<Stamp> {
        meta::stamp(self.tx, self.at)
    }

    /// Tells other processes, with the commit.
    pub fn changed(&self, kind: ChangeKind, id: Option<Uuid>) -> HistoryResult<()> {
        changes::append(self.tx, kind, id, self.at, self.origin)
    }
}

impl Writer {
    /// Opens the database; `first` runs before anything else, where it can be written.
    fn open(
        place: &Place,
        migrations: &[Migration],
        origin: i64,
        at: Timestamp,
        first: impl FnOnce(&mut Write<'_>) -> HistoryResult<()>,
    ) -> HistoryResult<(Self, Begun)> {
        let writer = |conn, using| Self {
            conn,
            synchronous: None,
            known: migrate::newest(migrations),
            origin,
            drafts: Drafts::default(),
            _using: using,
        };
        let opened = || -> HistoryResult<(Self, Begun)> {
            let (conn, using, replaced) = match place {
                Place::Folder(folder) => {
                    let opened = migrate::open(&Files::new(folder)?, migrations, at)?;
                    (opened.conn, Some(opened.using), opened.replaced)
                }
                Place::Memory(name) => (migrate::make_in_memory(*name, migrations, at)?, None, None),
            };
            let mut writer = writer(conn, using);
            writer.write(Durability::Unsynced, at, first)?;
            let only_read = false;
            Ok((writer, Begun { replaced, only_read }))
        };
        match (opened(), place) {
            (Err(error @ HistoryError::CannotWrite(_)), Place::Folder(folder))
                if only_read::applies(folder) =>
            {
                tracing::warn!(%error, "the history is only read");
                let begun = Begun {
                    only_read: true,
                    ..Begun::default()
                };
                Ok((writer(only_read::connect(folder, migrations)?, None), begun))
            }
            (done, _) => done,
        }
    }

    /// Who waited in vain is told what holds the history, where that can be known.
    fn write<T>(
        &mut self,
        durability: Durability,
        at: Timestamp,
        work: impl FnOnce(&mut Write<'_>) -> HistoryResult<T>,
    ) -> HistoryResult<T> {
        match self.attempt(durability, at, work) {
            Err(HistoryError::Locked) if records::imports(&self.conn) => Err(HistoryError::Importing),
            done => done,
        }
    }

    fn attempt<T>(
        &mut self,
        durability: Durability,
        at: Timestamp,
        work: impl FnOnce(&mut Write<'_>) -> HistoryResult<T>,
    ) -> HistoryResult<T> {
        // Cannot be changed within a transaction.
        if self.synchronous != Some(durability) {
            self.synchronous = None;
            self.conn.execute_batch(match durability {
                Durability::Synced => "PRAGMA synchronous = FULL",
                Durability::Unsynced => "PRAGMA synchronous = NORMAL",
            })?;
            self.synchronous = Some(durability);
        }
        let mut drafts = std::mem::take(&mut self.drafts);
        // Immediate: a transaction that turns from reading to writing could fail halfway.
        let tx = self
            .conn
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let found = migrate::version(&tx)?;
        if found > self.known {
            return Err(HistoryError::Newer {
                found,
                known: self.known,
            });
        }
        let mut write = Write {
            tx: &tx,
            at,
            drafts: &mut drafts,
            origin: self.origin,
        };
        let result = work(&mut write)?;
        tx.commit()?;
        // Only now is what they say on the disk; after an error they begin anew.
        self.drafts = drafts;
        Ok(result)
    }
}

impl Threads {
    /// Opens the database on its thread; `first` runs there before anything else.
    pub async fn start(
        place: Place,
        migrations: &'static [Migration],
        origin: i64,
        at: Timestamp,
        first: impl FnOnce(&mut Write<'_>) -> HistoryResult<()> + Send + 'static,
    ) -> HistoryResult<Arc<Self>> {
        let (opened, answer) = oneshot::channel::<HistoryResult<(Running, Begun)>>();
        let own = place.clone();
        let (writer, jobs) = mpsc::channel::<Job<Writer>>();
        let (readers, reads) = mpsc::channel::<Job<Connection>>();
        let (searcher, searches) = mpsc::channel::<Job<Connection>>();
        let (alive, ended) = mpsc::channel::<()>();
        let start = move || -> HistoryResult<(Writer, Vec<Connection>, Begun)> {
            let (writer, begun) = Writer::open(&place, migrations, origin, at, first)?;
            let mut connections = Vec::new();
            for _ in 0..=READERS {
                let conn = place.connect(begun.only_read, migrations)?;
                conn.execute_batch("PRAGMA query_only = ON")?;
                connections.push(conn);
            }
            Ok((writer, connections, begun))
        };
        thread::Builder::new().name("history".into()).spawn(move || {
            let alive = alive;
            // Closes when no reader is left.
            let (reading, read) = mpsc::channel::<()>();
            let done = start().and_then(|(writer, mut connections, begun)| {
                let begin = |conn: Connection, queue: Arc<Mutex<mpsc::Receiver<Job<Connection>>>>| {
                    let (alive, reading) = (alive.clone(), reading.clone());
                    thread::Builder::new().name("history-read".into()).spawn(move || {
                        run(conn, || held(&queue).recv().ok());
                        drop((reading, alive));
                    })
                };
                let running = match connections.pop() {
                    Some(conn) => {
                        // The words' lists lie all over the file: 16 MB are some hundred of them.
                        conn.execute_batch("PRAGMA cache_size = -16384")?;
                        let running = Running::new(conn.get_interrupt_handle());
                        begin(conn, Arc::new(Mutex::new(searches)))?;
                        running
                    }
                    None => return Err(ended_early()),
                };
                let reads = Arc::new(Mutex::new(reads));
                for conn in connections {
                    begin(conn, Arc::clone(&reads))?;
                }
                Ok((writer, (running, begun)))
            });
            drop(reading);
            match done {
                Ok((state, ready)) => {
                    if opened.send(Ok(ready)).is_ok() {
                        // The last to close brings the log into the database: of two that close at once,
                        // neither does.
                        let last = || {
                            let _ = read.recv_timeout(CLOSE_LIMIT / 2);
                            None
                        };
                        run(state, || jobs.recv().ok().or_else(last));
                    }
                }
                // Nobody waits any more: nothing is lost by not telling.
                Err(error) => drop(opened.send(Err(error))),
            }
            drop(alive);
        })?;
        let (running, begun) = answer.await.map_err(|_| ended_early())??;
        Ok(Arc::new(Self {
            writer: Mutex::new(Some(writer)),
            readers: Mutex::new(Some(readers)),
            searcher: Mutex::new(Some(searcher)),
            searching: Arc::new(running),
            place: own,
            begun,
            ended: Mutex::new(ended),
        }))
    }

    pub fn begun(&self) -> &Begun {
        &self.begun
    }

    /// Runs `work` in one transaction. Whatever it returns as an error undoes all of it.
    pub async fn write<T: Send + 'static>(
        &self,
        durability: Durability,
        at: Timestamp,
        work: impl FnOnce(&mut Write<'_>) -> HistoryResult<T> + Send + 'static,
    ) -> HistoryResult<T> {
        send(&self.writer, move |writer| writer.write(durability, at, work)).await
    }

    /// Runs `work` on one state of the database, however long it takes.
    pub async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Connection) -> HistoryResult<T> + Send + 'static,
    ) -> HistoryResult<T> {
        send(&self.readers, move |conn| {
            let tx = conn.transaction()?;
            work(&tx)
        })
        .await
    }

    /// Brings all of the write-ahead log into the database and empties it; false where another process
    /// was reading and it could not be emptied.
    pub async fn clear_log(&self) -> HistoryResult<bool> {
        send(&self.writer, |writer| {
            let busy: i64 = writer
                .conn
                .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
            Ok(busy == 0)
        })
        .await
    }

    /// Runs `work` on one state of the database, apart from other reads. It is stopped when this call
    /// is dropped, and asked to come to an end after `limit`: a statement then fails, and `Stop` says
    /// why.
    pub async fn search<T: Send + 'static>(
        &self,
        limit: Duration,
        work: impl FnOnce(&Connection, &Stop) -> HistoryResult<T> + Send + 'static,
    ) -> HistoryResult<T> {
        let stop = Running::begin(&self.searching);
        let mine = stop.clone();
        let job = send(&self.searcher, move |conn| {
            mine.run(|stop| {
                let tx = conn.transaction()?;
                work(&tx, stop)
            })
        });
        let _dropped = stop.ends_with_this();
        let mut job = std::pin::pin!(job);
        match tokio::time::timeout(limit, &mut job).await {
            Ok(done) => done,
            Err(_) => {
                stop.hurry();
                job.await
            }
        }
    }

    /// Runs `work` on a connection and thread of its own, however long it takes. It reads only. A
    /// process that ends does not wait for it.
    pub async fn aside<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Connection) -> HistoryResult<T> + Send + 'static,
    ) -> HistoryResult<T> {
        let (reply, answer) = oneshot::channel();
        let (place, only_read) = (self.place.clone(), self.begun.only_read);
        thread::Builder::new()
            .name("history-check".into())
            .spawn(move || {
                let done = place.connect(only_read, MIGRATIONS).and_then(|conn| {
                    conn.execute_batch("PRAGMA query_only = ON")?;
                    work(&conn)
                });
                let _ = reply.send(done);
            })?;
        answer.await.map_err(|_| ended_early())?
    }

    /// Refuses new calls; what is queued is still carried out.
    fn refuse(&self) {
        drop(held(&self.writer).take());
        drop(held(&self.readers).take());
        drop(held(&self.searcher).take());
    }

    /// Carries out what is queued and closes the database; `false` when that took too long.
    pub fn close(&self) -> bool {
        self.refuse();
        let ended = held(&self.ended);
        // Nothing is ever sent: the channel closes with the last thread.
        matches!(
            ended.recv_timeout(CLOSE_LIMIT),
            Err(mpsc::RecvTimeoutError::Disconnected)
        )
    }
}

impl Drop for Threads {
    fn drop(&mut self) {
        if !self.close() {
            tracing::warn!("the history was still writing when it was closed");
        }
    }
}

/// A thread's loop: ends when no more calls can come.
fn run<T>(mut state: T, next: impl Fn() -> Option<Job<T>>) {
    while let Some(job) = next() {
        // A panic in one call must not take the history from all later ones. Its transaction is
        // undone as it unwinds, and its caller sees that the call ended early.
        if catch_unwind(AssertUnwindSafe(|| job(&mut state))).is_err() {
            tracing::error!("a call to the history panicked");
        }
    }
}

async fn send<S: 'static, T: Send + 'static>(
    queue: &Mutex<Option<mpsc::Sender<Job<S>>>>,
    work: impl FnOnce(&mut S) -> HistoryResult<T> + Send + 'static,
) -> HistoryResult<T> {
    let (reply, answer) = oneshot::channel();
    let job: Job<S> = Box::new(move |state| {
        // The caller may be gone; the work was done for the disk.
        let _ = reply.send(work(state));
    });
    let queue = held(queue).clone();
    queue
        .and_then(|queue| queue.send(job).ok())
        .ok_or_else(ended_early)?;
    match tokio::time::timeout(CALL_LIMIT, answer).await {
        Ok(Ok(result)) => result,
        Ok(Err(_)) => Err(ended_early()),
        Err(_) => Err(HistoryError::CannotWrite(
            "the disk has not answered for 30 seconds".into(),
        )),
    }
}

/// What these locks guard is whole at every moment: a panic elsewhere has not broken it.
fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

fn ended_early() -> HistoryError {
    HistoryError::Other("the history is closed".into())
}

/// The schema of this version, for [`Threads::start`].
pub(super) const CURRENT: &[Migration] = MIGRATIONS;
