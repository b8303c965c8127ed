//! Search for fronts, and the index that is made while the app runs.

use super::Backend;
use crate::contract::{ApiResult, SearchPage, SearchRequest};
use crate::history::{HistoryError, HistoryResult};
use crate::texts;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;

/// Between two steps of the index others have the disk and the writer for as long.
const PAUSE: Duration = Duration::from_millis(15);
/// When there is nothing to index: what was left for later is found a moment later.
const LOOK: Duration = Duration::from_secs(10);
/// A start has better things to do than a check; a command has ended by then.
const CHECK_AFTER: Duration = Duration::from_secs(60);
/// Without an unclean end: once a week.
const CHECK_EVERY_MS: i64 = 7 * 24 * 3_600_000;

/// The search that is waited for: a later one takes its place.
pub(super) struct Searches(watch::Sender<u64>);

impl Default for Searches {
    fn default() -> Self {
        Self(watch::Sender::new(0))
    }
}

impl Backend {
    /// Looks in the stored chats for what was typed; `None` where a later search took this one's place.
    ///
    /// # Errors
    /// When the history cannot be read. Nothing typed is an error.
    pub async fn search(&self, request: SearchRequest) -> ApiResult<Option<SearchPage>> {
        let mut later = self.searches.0.subscribe();
        let mut mine = 0;
        self.searches.0.send_modify(|number| {
            *number += 1;
            mine = *number;
        });
        tokio::select! {
            found = self.found(request) => Ok(Some(found?)),
            _ = later.wait_for(|number| *number > mine) => Ok(None),
        }
    }

    async fn found(&self, request: SearchRequest) -> HistoryResult<SearchPage> {
        let demo = self.demo().is_some();
        let begins = |day: crate::history::Day| texts::day_begins(day.year, day.month, day.day);
        let found = self.history.search(request.clone(), demo, begins).await;
        if let Err(HistoryError::Damaged(why)) = &found {
            tracing::warn!(why, "the search index is damaged and will be made anew");
            self.history.index_is_broken(self.clock.wall()).await?;
            // What the first step leaves is sound, with little in it.
            self.history.index_step(self.clock.wall()).await?;
            return self.history.search(request, demo, begins).await;
        }
        found
    }

    /// Indexes what is not indexed yet and does not wait between two steps: for a program that ends after it.
    ///
    /// # Errors
    /// When the history cannot be written; the next program goes on with it.
    pub async fn finish_index(&self) -> ApiResult<()> {
        while self.history.index_step(self.clock.wall()).await?.more {}
        Ok(())
    }

    /// Indexes what is not indexed yet, for as long as the app runs, and has the index checked.
    pub(super) async fn tend_index(backend: Arc<Self>) {
        let begun = tokio::time::Instant::now();
        let weak = Arc::downgrade(&backend);
        drop(backend);
        let mut checked = false;
        while let Some(backend) = weak.upgrade() {
            // What an import brings is indexed after it, and not in its way.
            if backend.exchange_progress().is_some() {
                drop(backend);
                tokio::time::sleep(LOOK).await;
                continue;
            }
            let now = backend.clock.wall();
            let more = match backend.history.index_step(now).await {
                Ok(step) => step.more,
                Err(error) => {
                    tracing::debug!(%error, "the index waits");
                    false
                }
            };
            if !checked && !more && begun.elapsed() > CHECK_AFTER {
                checked = true;
                let since = if backend.history.ended_badly() {
                    now
                } else {
                    now - CHECK_EVERY_MS
                };
                if let Err(error) = backend.history.check_index(since, now).await {
                    tracing::warn!(%error, "the search index could not be checked");
                }
            }
            drop(backend);
            tokio::time::sleep(if more { PAUSE } else { LOOK }).await;
        }
    }
}
