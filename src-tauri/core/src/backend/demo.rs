//! The demo: practice providers with scripted answers, which never share a list with real ones.

use super::book::Book;
use super::{Backend, internal, lock};
use crate::contract::{ApiResult, BackendEvent, Demo, Lane, ProviderId};
use crate::history::{KeySource, ProviderRow};
use async_trait::async_trait;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use uuid::Uuid;

/// The model of both practice providers.
const MODEL: &str = "scripted";

/// A stop closes the connection at once and writes the answer: milliseconds.
const STOP_LIMIT: Duration = Duration::from_secs(2);

/// Where the practice providers listen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PracticeUrls {
    /// Speaks Anthropic Messages.
    pub lead: String,
    /// Speaks Chat Completions.
    pub understudy: String,
}

/// Practice providers that can be started. They live outside of this crate.
#[async_trait]
pub trait Practice: Send + Sync {
    /// Starts them on loopback, or says where they are already.
    ///
    /// # Errors
    /// When no port could be had.
    async fn start(&self) -> std::io::Result<PracticeUrls>;
    /// Makes the lead fail, or well again.
    fn set_outage(&self, on: bool);
}

/// A demo that runs.
pub(super) struct DemoSession {
    pub providers: Vec<ProviderRow>,
    pub chain: Vec<Lane>,
    pub book: Arc<Book>,
    outage: AtomicBool,
}

impl DemoSession {
    pub fn view(&self) -> Demo {
        Demo {
            outage: self.outage.load(Ordering::Relaxed),
        }
    }
}

impl Backend {
    /// Starts the demo, or goes on with it.
    ///
    /// # Errors
    /// `Internal` when the practice providers could not be started.
    pub async fn start_demo(&self) -> ApiResult<()> {
        if self.demo().is_some() {
            return Ok(());
        }
        let urls = self.practice.start().await.map_err(|error| internal(&error))?;
        self.practice.set_outage(false);
        let row = |id: u128, name: &str, kind: &str, base_url: String| ProviderRow {
            id: ProviderId(Uuid::from_u128(id)),
            name: name.to_owned(),
            kind: kind.to_owned(),
            base_url,
            key: KeySource::None,
            allow_http: false,
            local: true,
            models: vec![MODEL.to_owned()],
            paused_until: None,
            created_at: 0,
        };
        // Fixed ids: attempts of the demo are recognised in the history after a restart.
        let providers = vec![
            row(0xde_0001, "demo/lead", "anthropic", urls.lead),
            row(0xde_0002, "demo/understudy", "openai-compatible", urls.understudy),
        ];
        let chain = providers
            .iter()
            .map(|p| Lane {
                provider: p.id,
                model: MODEL.to_owned(),
            })
            .collect();
        let book = Arc::new(Book::new(self.clock.clone(), None, Vec::new(), self.me.clone()));
        let session = DemoSession {
            providers,
            chain,
            book,
            outage: AtomicBool::new(false),
        };
        *lock(&self.demo) = Some(Arc::new(session));
        self.tell_demo().await
    }

    /// Makes the demo's main model fail, or well again.
    ///
    /// # Errors
    /// When the history cannot be read.
    pub async fn set_demo_outage(&self, on: bool) -> ApiResult<()> {
        if let Some(session) = self.demo() {
            self.practice.set_outage(on);
            session.outage.store(on, Ordering::Relaxed);
            self.tell(BackendEvent::Demo {
                demo: Some(session.view()),
            });
        }
        Ok(())
    }

    /// Ends the demo; its answers are stopped and its chats go with it.
    ///
    /// # Errors
    /// When its chats could not be removed.
    pub async fn end_demo(&self) -> ApiResult<()> {
        if lock(&self.demo).take().is_none() {
            return Ok(());
        }
        // While it ran, every turn was the demo's.
        self.stop_all(STOP_LIMIT).await;
        self.end_temporary_of_demo().await?;
        self.history.remove_demo_chats(self.clock.wall()).await?;
        self.tell_demo().await
    }

    async fn tell_demo(&self) -> ApiResult<()> {
        self.tell(BackendEvent::Demo {
            demo: self.demo().map(|session| session.view()),
        });
        self.tell_providers();
        self.tell_status();
        self.tell_chats().await
    }
}
