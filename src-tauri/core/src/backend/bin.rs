//! The bin: deleted chats go for good when their time is over, or at once at the person's word.

use super::attachments::blocking;
use super::{Backend, lock, settings};
use crate::contract::{ApiResult, ChatId, ChatPlace, GoneForGood, PageEnd};
use std::time::{Duration, Instant};

const DAY_MS: i64 = 86_400_000;
/// How often an app that runs for long looks into the bin.
const LOOK_EVERY: Duration = Duration::from_secs(24 * 3600);
/// Files of chats that go at once go along where they were attached longer ago than this: another
/// process that attaches one says so to nobody before it sends. In milliseconds.
const FILE_GRACE_MS: i64 = 600_000;

impl Backend {
    /// Deletes chats of the bin for good, with the files that nothing else refers to, in the backups too.
    /// What is left is who was asked, when and what it cost, without any text.
    ///
    /// # Errors
    /// `NotFound` where one is not in the bin; when the database cannot be written.
    pub async fn delete_for_good(&self, chats: Vec<ChatId>) -> ApiResult<GoneForGood> {
        let now = self.clock.wall();
        // Before anything goes: whatever ends this process, the next one knows how far back to look.
        self.note_for_backups(now).await?;
        let gone = self.history.forget_chats(chats, None, now).await?;
        if let Err(error) = self.remove_files_of_gone(FILE_GRACE_MS).await {
            tracing::warn!(%error, "files of deleted chats were left");
        }
        self.count_month().await;
        self.tell_chats().await?;
        Ok(GoneForGood {
            chats: u32::try_from(gone.chats).unwrap_or(u32::MAX),
            log_is_clean: gone.log_is_clean,
            backups: self.traces_in_backups().await,
            aside: self.set_aside().await,
        })
    }

    async fn set_aside(&self) -> Vec<String> {
        let folder = self.home.clone();
        blocking(move || crate::erase::set_aside(&folder))
            .await
            .ok()
            .and_then(Result::ok)
            .unwrap_or_default()
    }

    /// Deletes everything in the bin for good.
    ///
    /// # Errors
    /// As [`Backend::delete_for_good`].
    pub async fn empty_bin(&self) -> ApiResult<GoneForGood> {
        let mut all = Vec::new();
        let mut after: Option<PageEnd> = None;
        loop {
            let page = self.chats_of(ChatPlace::Bin, after, 500).await?;
            all.extend(page.chats.iter().map(|chat| chat.id));
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        self.delete_for_good(all).await
    }

    /// Once a day: what has been in the bin for its time goes.
    pub(super) fn tend_bin(&self) {
        {
            let mut looked = lock(&self.spends.bin_looked);
            if looked.is_some_and(|at| at.elapsed() < LOOK_EVERY) {
                return;
            }
            // The start has looked already.
            let first = looked.is_none();
            *looked = Some(Instant::now());
            if first {
                return;
            }
        }
        if let Some(backend) = self.me.upgrade() {
            tokio::spawn(async move { backend.tidy_bin().await });
        }
    }

    pub(super) async fn tidy_bin(&self) {
        let now = self.clock.wall();
        let days = settings::bin_days(&self.world().settings);
        let before = now.saturating_sub(days * DAY_MS);
        match self.history.forget_chats(Vec::new(), Some(before), now).await {
            Ok(gone) if gone.chats > 0 => {
                if let Err(error) = self.tell_chats().await {
                    tracing::warn!(%error, "the list of chats could not be read");
                }
            }
            Ok(_) => {}
            Err(error) => tracing::warn!(%error, "the bin was not emptied"),
        }
        self.count_month().await;
    }
}
