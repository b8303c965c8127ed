//! What a window, the quick prompt and the command line can do: each operation once.
//!
//! A front calls a method; what changes is written, read again into the [`World`], and told to all
//! fronts as a [`BackendEvent`]. Fronts never change what they show by themselves.

mod add;
mod around;
mod attachments;
mod backups;
mod bin;
mod board;
mod book;
mod chats;
mod compare;
mod crossing;
mod demo;
mod erase;
mod estimate;
mod exchange;
mod health_rows;
mod keyring;
mod launch;
mod library;
mod model_order;
mod network;
mod options;
mod order;
mod outages;
mod pages;
mod plan;
mod prices;
mod probes;
mod providers;
mod resume;
mod search;
mod settings;
mod shortcuts;
mod spend;
mod status;
mod summary;
mod takes;
mod temporary;
mod test_message;
mod titles;
mod turn_log;
mod turns;
mod unstored;
mod usage;
mod waiting;
mod watch;
mod world;

#[cfg(test)]
mod simulation;
#[cfg(test)]
mod status_tests;

pub use add::Check;
pub use attachments::Keep;
pub use backups::look_at_backup;
pub use demo::{Practice, PracticeUrls};
pub use options::TurnOptions;
pub use outages::{OUTAGE_DEFAULT_MS, OUTAGE_LONGEST_MS};
pub use turn_log::TurnStream;
pub use turns::TurnHandle;

use crate::attachments::{Files, inspect::Inspector};
use crate::clock::{Clock, SystemClock};
use crate::contract::{
    ApiError, ApiResult, BackendEvent, DesktopState, ErrorCode, Snapshot, Status, Timestamp, TurnId,
};
use crate::engine::{Inputs, TurnStore, TurnStoreError};
use crate::history::History;
use crate::home::Home;
use crate::keys::{EnvKeys, KeyStore};
use crate::providers::{HttpTransport, kinds};
use crate::texts;
use attachments::Held;
use book::Book;
use demo::DemoSession;
use outages::Staged;
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, Weak};
use tokio::sync::broadcast;
use turns::Running;
use waiting::Waits;
use world::World;

/// Events a slow front may be behind before it reads everything anew.
const EVENTS_KEPT: usize = 256;

/// What a backend is opened with.
pub struct BackendOptions {
    /// The keys that were in the environment.
    pub env_keys: EnvKeys,
    /// Sending a message may ask the person to unlock the keyring: true where somebody sits before
    /// a window, false for a script.
    pub may_prompt: bool,
    /// The practice providers of the demo.
    pub practice: Box<dyn Practice>,
    /// This program, which is started once more to look into attached files.
    pub program: PathBuf,
}

/// The app's one engine, seen from its fronts.
pub struct Backend {
    history: Arc<History>,
    keys: KeyStore,
    env: EnvKeys,
    may_prompt: bool,
    clock: Arc<dyn Clock>,
    transport: Arc<HttpTransport>,
    world: RwLock<Arc<World>>,
    book: Arc<Book>,
    demo: Mutex<Option<Arc<DemoSession>>>,
    practice: Box<dyn Practice>,
    /// Its folder.
    home: PathBuf,
    files: Files,
    tended: Mutex<backups::Tended>,
    /// Held while deleting for good is noted for the backups or reaches them.
    reaching: tokio::sync::Mutex<()>,
    unstored: unstored::Held,
    inspector: Inspector,
    held: Held,
    waits: Waits,
    exchanges: exchange::Exchanges,
    temporary: temporary::Temporary,
    network: Mutex<network::Seen>,
    /// When a keyring that is not open was last looked at, by [`Clock::steady`].
    keyring_looked: Mutex<Timestamp>,
    probes: probes::Probes,
    pages: pages::Pages,
    spends: spend::Spends,
    searches: search::Searches,
    reckoned: estimate::Reckoned,
    summaries: summary::Summaries,
    turns: Mutex<HashMap<TurnId, Running>>,
    events: broadcast::Sender<BackendEvent>,
    /// What was last told, so that nothing is told twice.
    told: Mutex<Option<Status>>,
    me: Weak<Backend>,
}

impl Backend {
    /// Opens the history of `home`.
    ///
    /// # Errors
    /// When it cannot be opened: written by a newer version, damaged, no room.
    pub async fn open(home: &Home, options: BackendOptions) -> ApiResult<Arc<Self>> {
        Self::open_with_pages(home, options, crate::pages::PAGES.to_vec()).await
    }

    /// The same with other status pages than the vendors': for stories, which have only this computer.
    ///
    /// # Errors
    /// As [`Backend::open`].
    pub async fn open_with_pages(
        home: &Home,
        options: BackendOptions,
        list: Vec<crate::pages::Page>,
    ) -> ApiResult<Arc<Self>> {
        let clock: Arc<dyn Clock> = Arc::new(SystemClock::new());
        let history = Arc::new(History::open(home.folder(), clock.wall()).await?);
        let keys = KeyStore::new(home);
        let world = World::read(&history).await?;
        settings::speak(&world.settings);
        let transport = Arc::new(HttpTransport::new(world.transport_settings()));
        let pages = pages::Pages::new(list);
        pages.set(world.transport_settings());
        let records = history.lane_health().await?;
        let clock_now = clock.wall();
        let backend = Arc::new_cyclic(|me: &Weak<Self>| Self {
            book: Arc::new(Book::new(
                clock.clone(),
                Some(history.clone()),
                records,
                me.clone(),
            )),
            history,
            keys,
            env: options.env_keys,
            may_prompt: options.may_prompt,
            clock,
            transport,
            world: RwLock::new(Arc::new(world)),
            demo: Mutex::new(None),
            practice: options.practice,
            home: home.folder().to_owned(),
            files: Files::new(home.folder()),
            tended: Mutex::default(),
            reaching: tokio::sync::Mutex::default(),
            unstored: unstored::Held::default(),
            inspector: Inspector::new(options.program),
            held: Held::default(),
            waits: Waits::default(),
            exchanges: exchange::Exchanges::default(),
            temporary: temporary::Temporary::default(),
            network: Mutex::default(),
            keyring_looked: Mutex::new(Timestamp::MIN),
            probes: probes::Probes::default(),
            pages,
            spends: spend::Spends::default(),
            searches: search::Searches::default(),
            reckoned: estimate::Reckoned::default(),
            summaries: summary::Summaries::default(),
            turns: Mutex::new(HashMap::new()),
            events: broadcast::Sender::new(EVENTS_KEPT),
            told: Mutex::new(None),
            me: me.clone(),
        });
        backend
            .book
            .know_speeds(backend.history.lane_paces(clock_now).await?);
        backend
            .book
            .know_gaps(backend.history.lane_gaps(clock_now).await?);
        backend.tend_outages().await;
        backend.tell_waiting().await;
        let cleaning = backend.clone();
        tokio::spawn(async move {
            cleaning.tidy_bin().await;
            if let Err(error) = cleaning.remove_unused_files().await {
                tracing::warn!(%error, "unused files were left");
            }
            if let Err(error) = cleaning.tidy_imports().await {
                tracing::warn!(message = error.message, "an import that broke off was not undone");
            }
        });
        tokio::spawn(Self::tend_index(backend.clone()));
        Ok(backend)
    }

    /// Everything a window needs for its first frame.
    ///
    /// # Errors
    /// When the history cannot be read.
    pub async fn snapshot(&self, desktop: DesktopState) -> ApiResult<Snapshot> {
        let world = self.world();
        let demo = self.demo();
        Ok(Snapshot {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            home: self.home.display().to_string(),
            settings: settings::values(&world.settings),
            system_language: crate::texts::system().to_owned(),
            providers: self.providers(),
            kinds: kinds::all().iter().map(kinds::Kind::info).collect(),
            chain: self.chain(),
            list: self.chat_list().await?,
            spend: self.spend().await?,
            waiting: self.read_waiting().await?,
            status: self.status(),
            desktop,
            keyring: world.keyring,
            first_start: demo.is_none() && world.providers.is_empty(),
            demo: demo.map(|session| session.view()),
            unstored: self.unstored(),
            only_read: self.only_read(),
        })
    }

    /// What changes from now on. A front that lags behind (`Lagged`) takes a new snapshot.
    #[must_use]
    pub fn events(&self) -> broadcast::Receiver<BackendEvent> {
        self.events.subscribe()
    }

    fn tell(&self, event: BackendEvent) {
        // Nobody listening is fine: the command line does not.
        let _ = self.events.send(event);
    }

    fn world(&self) -> Arc<World> {
        self.world.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn demo(&self) -> Option<Arc<DemoSession>> {
        lock(&self.demo).clone()
    }

    /// Itself, for work that outlives the call.
    fn arc(&self) -> ApiResult<Arc<Self>> {
        self.me
            .upgrade()
            .ok_or_else(|| internal(&"the backend is closing"))
    }

    fn inputs(
        &self,
        turn: TurnId,
        store: Arc<dyn TurnStore>,
        book: Arc<Book>,
        session: Option<Arc<DemoSession>>,
    ) -> ApiResult<Inputs> {
        let keys = keyring::KeySources::new(self.me.clone(), session.is_some());
        Ok(Inputs {
            clock: self.clock.clone(),
            transport: Arc::new(Staged {
                inner: self.transport.clone(),
                backend: self.me.clone(),
                book: book.clone(),
                turn,
            }),
            store,
            keys: Arc::new(keys),
            health: book,
        })
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn internal(cause: &dyn std::fmt::Display) -> ApiError {
    tracing::error!(%cause, "internal error");
    ApiError::new(ErrorCode::Internal, texts::error_code(ErrorCode::Internal))
}

fn invalid(id: &str, arguments: &[(&str, texts::Value<'_>)]) -> ApiError {
    ApiError::new(ErrorCode::InvalidInput, texts::say_with(id, arguments))
}

fn not_found(id: &str, arguments: &[(&str, texts::Value<'_>)]) -> ApiError {
    ApiError::new(ErrorCode::NotFound, texts::say_with(id, arguments))
}

impl From<TurnStoreError> for ApiError {
    fn from(error: TurnStoreError) -> Self {
        if error == TurnStoreError::Importing {
            return crate::history::HistoryError::Importing.into();
        }
        let code = match &error {
            TurnStoreError::CannotWrite => ErrorCode::CannotWrite,
            TurnStoreError::NotFound(_) => ErrorCode::NotFound,
            TurnStoreError::Busy | TurnStoreError::Importing => ErrorCode::Busy,
            TurnStoreError::Other(_) => ErrorCode::Internal,
        };
        tracing::error!(%error, "the turn could not be stored");
        Self::new(code, texts::error_code(code))
    }
}
