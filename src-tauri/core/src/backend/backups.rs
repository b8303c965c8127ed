//! Backups by themselves and at the person's word, and looks at the whole history.

use super::{Backend, internal, lock, settings};
use crate::clock::Moment;
use crate::contract::{
    ApiResult, Backup, BackupKind, BackupLook, BackupTraces, ErrorCode, HistoryCheck, Timestamp,
};
use crate::history::{self, Backups, HistoryError, HistoryResult, Pace, Packed, Restorable};
use crate::texts;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// After a start: the first minutes belong to the person.
const FIRST_AFTER: Duration = Duration::from_secs(90);
/// How often it is looked whether a day is over, or one that failed can be made again.
const LOOK_EVERY: Duration = Duration::from_secs(15 * 60);
const DAY_MS: i64 = 24 * 3_600_000;
const WEEK_MS: i64 = 7 * DAY_MS;
/// When the whole history was last looked at, among the settings that no list shows.
const CHECKED: &str = "history.checked_at";
/// What went for good at this time or later is still to be taken out of the backups. Among the same.
const FORGET_FROM: &str = "backups.forget_from";
/// So long a person who deletes waits for the backups. A small one takes some milliseconds, each GB some
/// twenty seconds.
const REACH_WAIT: Duration = Duration::from_secs(3);

/// What this process does by itself for the history's safety.
#[derive(Debug, Default)]
pub(super) struct Tended {
    /// On the clock of this process.
    next: Option<Moment>,
    runs: bool,
    /// The error that was told: once, until one succeeds.
    told: bool,
}

impl Backend {
    fn backups_of_home(&self) -> Backups {
        Backups::of(&self.home)
    }

    /// All backups in the app's folder, the newest first.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub async fn backups(&self) -> ApiResult<Vec<Backup>> {
        self.with_backups(|backups| backups.list()).await
    }

    /// Makes one now; it stays until it is removed.
    ///
    /// # Errors
    /// `CannotWrite` with the room that is needed; `HistoryDamaged` where the copy is not whole.
    pub async fn back_up(&self) -> ApiResult<Backup> {
        let at = self.clock.wall();
        self.with_backups(move |backups| backups.make(BackupKind::ByHand, at, Pace::FAST))
            .await
    }

    /// Writes the whole history with its files into one file.
    ///
    /// # Errors
    /// `Conflict` where a file is there, `CannotWrite`.
    pub async fn pack_history(&self, path: PathBuf) -> ApiResult<Packed> {
        self.with_backups(move |backups| backups.pack(&path, Pace::FAST))
            .await
    }

    /// # Errors
    /// `NotFound`, `CannotWrite`.
    pub async fn remove_backup(&self, name: String) -> ApiResult<()> {
        self.with_backups(move |backups| backups.remove(&name)).await
    }

    /// What a backup in the app's folder has, read and checked as a whole.
    ///
    /// # Errors
    /// `NotFound`, `HistoryDamaged`, `HistoryNewer`, `CannotWrite`.
    pub async fn look_into_backup(&self, name: String) -> ApiResult<BackupLook> {
        self.with_backups(move |backups| Ok(shown(&backups.look_named(&name)?)))
            .await
    }

    /// Makes a backup ready to take the history's place when the app starts the next time. Returns the
    /// folder in which the present history will be then.
    ///
    /// # Errors
    /// As [`Backend::look_into_backup`].
    pub async fn restore_backup(&self, name: String) -> ApiResult<String> {
        let at = self.clock.wall();
        self.with_backups(move |backups| {
            let found = backups.look_named(&name)?;
            backups.restore(found, at)
        })
        .await
    }

    /// Takes back what [`Backend::restore_backup`] made ready.
    ///
    /// # Errors
    /// `CannotWrite`.
    pub async fn leave_restore(&self) -> ApiResult<()> {
        self.with_backups(|backups| backups.leave().map(drop)).await
    }

    /// A backup took the history's place when this backend was opened; the folder of what stood there.
    #[must_use]
    pub fn replaced(&self) -> Option<&str> {
        self.history.replaced()
    }

    /// The folder, where it cannot be written: chats can be read, and every change is refused.
    #[must_use]
    pub fn only_read(&self) -> Option<String> {
        self.history
            .is_only_read()
            .then(|| self.home.display().to_string())
    }

    /// A backup is ready to take the history's place, and could not when this backend was opened as another
    /// process has the history open, or was made ready since.
    #[must_use]
    pub fn restore_waits(&self) -> bool {
        self.backups_of_home().is_ready()
    }

    /// Something goes for good now, at the person's word: backups made before are to be written anew.
    pub(super) async fn note_for_backups(&self, now: Timestamp) -> ApiResult<()> {
        let _one = self.reaching.lock().await;
        if self.backups().await?.is_empty() {
            return Ok(());
        }
        let noted = self.forget_from().await?.unwrap_or(now);
        let from = noted.min(now).to_string();
        Ok(self.history.set_setting(FORGET_FROM, Some(from), now).await?)
    }

    async fn forget_from(&self) -> ApiResult<Option<Timestamp>> {
        let stored = self.history.settings().await?;
        Ok(stored.get(FORGET_FROM).and_then(|from| from.parse().ok()))
    }

    /// Writes the backups anew, and says what they have when a person has waited long enough for it. It
    /// goes on after that.
    pub(super) async fn traces_in_backups(&self) -> BackupTraces {
        let Ok(backend) = self.arc() else {
            return BackupTraces::Following;
        };
        let work = tokio::spawn(async move { backend.tidy_backups().await });
        match tokio::time::timeout(REACH_WAIT, work).await {
            Ok(Ok(Ok(()))) => BackupTraces::None,
            Ok(Ok(Err(error))) => {
                tracing::warn!(%error, "a backup still has what was deleted");
                match error.code {
                    // One is just being made, or there is no room: it is tried again.
                    ErrorCode::CannotWrite => BackupTraces::Following,
                    _ => BackupTraces::Left {
                        until: self.backups_aged_out().await.unwrap_or(None),
                    },
                }
            }
            Ok(Err(_)) | Err(_) => BackupTraces::Following,
        }
    }

    /// Takes out of the backups what went for good at the person's word; nothing where none is left.
    ///
    /// # Errors
    /// `CannotWrite` while one is made or where there is no room, `HistoryDamaged` where one could not be
    /// read: it is tried again.
    pub async fn tidy_backups(&self) -> ApiResult<()> {
        let _one = self.reaching.lock().await;
        loop {
            let Some(from) = self.forget_from().await? else {
                return Ok(());
            };
            let gone = self.history.gone_since(from).await?;
            let count = gone.len();
            self.with_backups(move |backups| backups.forget(&gone)).await?;
            // Unless more went meanwhile.
            if self.history.gone_since(from).await?.len() == count {
                let now = self.clock.wall();
                return Ok(self.history.set_setting(FORGET_FROM, None, now).await?);
            }
        }
    }

    /// When what is deleted now is gone from the backups too, by their age; `None`: one stays until it
    /// is removed by hand.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub async fn backups_aged_out(&self) -> ApiResult<Option<Timestamp>> {
        let (kept, now) = (self.backups_kept(), self.clock.wall());
        self.with_backups(move |backups| backups.aged_out(kept, now))
            .await
    }

    /// Looks at the whole history: pages, references, log and files.
    ///
    /// # Errors
    /// `HistoryNewer`; what the disk says.
    pub async fn check_history(&self) -> ApiResult<HistoryCheck> {
        let (home, at) = (self.home.clone(), self.clock.wall());
        blocking(move || history::check(&home, at)).await
    }

    async fn with_backups<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Backups) -> HistoryResult<T> + Send + 'static,
    ) -> ApiResult<T> {
        let backups = self.backups_of_home();
        blocking(move || work(&backups)).await
    }

    fn backups_kept(&self) -> usize {
        let kept = settings::value(&self.world().settings, "backups.kept");
        kept.ok().and_then(|kept| kept.parse().ok()).unwrap_or(0)
    }

    /// Makes the day's backup when there is none yet, and looks at the whole history once a week.
    pub(super) fn tend_backups(&self) {
        let now = self.clock.now();
        {
            let mut tended = lock(&self.tended);
            let next = *tended.next.get_or_insert(now + FIRST_AFTER);
            if now < next || tended.runs {
                return;
            }
            tended.next = Some(now + LOOK_EVERY);
            tended.runs = true;
        }
        let Ok(backend) = self.arc() else { return };
        tokio::spawn(async move {
            if let Err(error) = backend.tidy_backups().await {
                tracing::warn!(%error, "a backup still has what was deleted");
            }
            let done = backend.daily_backup().await;
            let told = {
                let mut tended = lock(&backend.tended);
                tended.runs = false;
                let news = done.is_err() && !tended.told;
                tended.told = done.is_err();
                news
            };
            match done {
                Err(error) if told => {
                    tracing::warn!(%error, "no backup was made");
                    backend.tell_trouble(texts::say_with(
                        "trouble-backup",
                        &[("reason", error.message.into())],
                    ));
                }
                Err(_) => {}
                Ok(()) => backend.weekly_check().await,
            }
        });
    }

    /// # Errors
    /// Why none was made; another process that just makes one is no reason.
    async fn daily_backup(&self) -> ApiResult<()> {
        let (kept, at) = (self.backups_kept(), self.clock.wall());
        if kept == 0 || self.only_read().is_some() {
            return Ok(());
        }
        self.with_backups(move |backups| {
            let newest = backups
                .list()?
                .into_iter()
                .find(|one| one.kind == BackupKind::Daily);
            // A clock that was set back does not stop backups for good.
            let is_due = newest.is_none_or(|one| !(0..DAY_MS).contains(&(at - one.at)));
            if is_due {
                match backups.make(BackupKind::Daily, at, Pace::GENTLE) {
                    Err(HistoryError::Locked) => return Ok(()),
                    other => drop(other?),
                }
            }
            backups.prune(kept)
        })
        .await
    }

    async fn weekly_check(&self) {
        let now = self.clock.wall();
        let last = self
            .world()
            .settings
            .get(CHECKED)
            .and_then(|at| at.parse::<i64>().ok());
        if last.is_some_and(|last| (0..WEEK_MS).contains(&(now - last))) {
            return;
        }
        if !lock(&self.turns).values().all(|running| running.ended) {
            return; // Not while somebody waits for an answer: the next look is soon.
        }
        match self.check_history().await {
            Ok(found) if found.is_sound() => {
                let kept = self
                    .history
                    .set_setting(CHECKED, Some(now.to_string()), now)
                    .await;
                if let Err(error) = kept {
                    tracing::warn!(%error, "the time of the check was not kept");
                }
                let _ = self.reload().await;
            }
            Ok(found) => {
                tracing::error!(?found, "the history is not sound");
                self.tell_trouble(texts::say("trouble-history"));
            }
            Err(error) => tracing::warn!(%error, "the history could not be checked"),
        }
    }
}

fn shown(found: &Restorable) -> BackupLook {
    BackupLook {
        content: found.content.clone(),
        files_missing: found.files_missing,
    }
}

/// What a backup at `path` has, for a front that asks before it restores.
///
/// # Errors
/// As [`Backups::look`].
pub fn look_at_backup(home: &Path, path: &Path) -> ApiResult<(Restorable, BackupLook)> {
    let found = Backups::of(home).look(path)?;
    let look = shown(&found);
    Ok((found, look))
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> HistoryResult<T> + Send + 'static,
) -> ApiResult<T> {
    let done = tokio::task::spawn_blocking(work).await;
    Ok(done.map_err(|error| internal(&error))??)
}
