//! Keeping up: the status as it changes by itself, and what other processes of the same home change.

use super::plan::remote_host;
use super::status::{self, KnownLane, KnownProvider};
use super::{Backend, lock};
use crate::contract::{ApiResult, BackendEvent, Lane, LaneName, LaneState, Setting, Status};
use crate::history::{ChangeKind, ProviderRow, Written};
use crate::router::health::Scope;
use std::sync::{Arc, Weak};
use std::time::Duration;

/// How soon another process' change is seen: a glance at the tray after a command in the terminal. And
/// how soon something that changes by itself does.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// How long to rest where nothing changes by itself and each write to the history is heard.
const REST: Duration = Duration::from_secs(20);
/// Looks after a write was heard, before the next rest: it can be read once the log is flushed, and nothing is
/// heard of that.
const LOOKS_AFTER: u32 = 5;

impl Backend {
    /// How things stand now.
    #[must_use]
    pub fn status(&self) -> Status {
        let world = self.world();
        let demo = self.demo();
        let providers = self.providers();
        let asked = self.default_chain(&world);
        let (rows, chain, book): (&[ProviderRow], &[Lane], _) = match &demo {
            Some(session) => (&session.providers, &session.chain, &session.book),
            None => (&world.providers, &asked, &self.book),
        };
        let model_name = |lane: &Lane| {
            let named = world.model(lane).and_then(|model| model.name.clone());
            named.unwrap_or_else(|| lane.model.clone())
        };
        let known: Vec<KnownProvider<'_>> = rows
            .iter()
            .zip(&providers)
            .map(|(row, provider)| KnownProvider {
                provider,
                record: book.record(&Scope::Provider(row.id)),
                allowances: book.allowances(row.id, self.clock.wall()),
                page: match &demo {
                    Some(_) => None,
                    None => self.page_words(row.id, self.clock.wall()),
                },
                offline: book.offline().filter(|_| remote_host(&row.base_url).is_some()),
                lanes: chain
                    .iter()
                    .filter(|lane| lane.provider == row.id)
                    .map(|lane| KnownLane {
                        lane: lane.clone(),
                        name: LaneName::new(&provider.name, &lane.model),
                        model_name: model_name(lane),
                        paused_until: world.paused_until(lane),
                        record: book.record(&Scope::Lane(lane.clone())),
                    })
                    .collect(),
            })
            .collect();
        let outages = match &demo {
            Some(_) => Vec::new(),
            None => self.outages(),
        };
        let waiting = u32::try_from(self.waiting().len()).unwrap_or(u32::MAX);
        Status {
            waiting,
            ..status::status(&known, chain, outages, self.clock.steady(), demo.is_some())
        }
    }

    /// Tells the fronts how things stand, if that is news.
    pub(super) fn tell_status(&self) {
        let status = self.status();
        let mut told = lock(&self.told);
        if told.as_ref() != Some(&status) {
            *told = Some(status.clone());
            self.tell(BackendEvent::Status { status });
        }
    }

    /// All settings with their values.
    #[must_use]
    pub fn settings(&self) -> Vec<Setting> {
        super::settings::list(&self.world().settings)
    }

    /// # Errors
    /// `NotFound` for a setting that does not exist.
    pub fn setting(&self, key: &str) -> ApiResult<String> {
        super::settings::value(&self.world().settings, key)
    }

    /// # Errors
    /// `NotFound`, or `InvalidInput` with what the setting takes.
    pub async fn set_setting(&self, key: &str, value: &str) -> ApiResult<()> {
        super::settings::check(key, value)?;
        if key.starts_with("keys.") {
            super::shortcuts::check_free(&self.world().settings, key, value)?;
        }
        self.history
            .set_setting(key, Some(value.to_owned()), self.clock.wall())
            .await?;
        self.reload().await?;
        if key == "spend.month_usd" {
            self.count_month().await;
        }
        if key == "order.by" {
            self.tell_status();
        }
        if key == "history.bin_days" {
            self.tell_chats().await?;
        }
        Ok(())
    }

    /// Follows what other processes change, until the backend is gone. For fronts that stay: a
    /// command that runs once has no use for it.
    pub fn keep_up(self: &Arc<Self>) {
        let me = Arc::downgrade(self);
        tokio::spawn(async move {
            let mut seq = match me.upgrade() {
                Some(backend) => {
                    backend.refresh_keys().await;
                    backend.history.last_change().await.unwrap_or(0)
                }
                None => return,
            };
            let written = me.upgrade().and_then(|backend| Written::listen(&backend.home));
            let mut looks = 0;
            loop {
                tokio::time::sleep(LOOK_EVERY).await;
                if looks > 0 {
                    looks -= 1;
                } else if let Some(written) = written.as_ref().filter(|_| Self::is_calm(&me)) {
                    tokio::select! {
                        () = written.next() => looks = LOOKS_AFTER,
                        () = tokio::time::sleep(REST) => {}
                    }
                }
                let Some(backend) = me.upgrade() else { return };
                match backend.look(seq).await {
                    Ok(next) => seq = next,
                    Err(error) => tracing::warn!(%error, "changes could not be read"),
                }
                backend.watch_network();
                backend.tend_keyring().await;
                backend.tend_outages().await;
                backend.tend_probes();
                backend.tend_pages();
                backend.tend_bin();
                backend.tend_waiting().await;
                backend.tend_unstored().await;
                backend.tend_backups();
                backend.tell_status();
            }
        });
    }

    /// Whether nothing changes by itself in the next moments: nobody is asked, waited for or tried again,
    /// and nothing was found wrong that may be over soon.
    fn is_calm(me: &Weak<Self>) -> bool {
        me.upgrade().is_some_and(|backend| {
            let told = lock(&backend.told);
            let calm = |status: &Status| {
                let settled = |state| {
                    matches!(
                        state,
                        LaneState::Unknown | LaneState::Working | LaneState::NeedsYou
                    )
                };
                let lanes = status.providers.iter().flat_map(|provider| &provider.lanes);
                lanes
                    .into_iter()
                    .all(|lane| settled(lane.state) && lane.next_try_at.is_none())
                    && status.waiting == 0
                    && status.simulated.is_empty()
                    && !status.demo
            };
            told.as_ref().is_some_and(calm)
                && lock(&backend.turns).values().all(|turn| turn.ended)
                && backend.unstored().is_none()
        })
    }

    async fn look(&self, seq: i64) -> ApiResult<i64> {
        let changes = self.history.changes_since(seq).await?;
        if changes.elsewhere(ChangeKind::Health) {
            self.book.replace(self.history.lane_health().await?);
        }
        let kinds = [
            ChangeKind::Provider,
            ChangeKind::Chain,
            ChangeKind::Setting,
            ChangeKind::Outage,
        ];
        if kinds.into_iter().any(|kind| changes.elsewhere(kind)) {
            self.reload().await?;
            if changes.elsewhere(ChangeKind::Provider) {
                self.refresh_keys().await;
            }
        }
        if changes.elsewhere(ChangeKind::Chat) {
            self.history.mark_interrupted(self.clock.wall()).await?;
            self.tell_chats().await?;
        }
        if changes.elsewhere(ChangeKind::Waiting) {
            self.tell_waiting().await;
        }
        Ok(changes.seq)
    }
}
