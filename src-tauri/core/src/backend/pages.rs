//! Vendors' status pages, while something of theirs is out: they explain, they never decide.

use super::{Backend, lock, settings};
use crate::contract::{ProviderId, Timestamp};
use crate::history::{PageNote, ProviderRow};
use crate::pages::{self, Page, Said};
use crate::providers::{HttpTransport, TransportSettings};
use crate::router::health::{Circuit, Record, Scope, is_transient};
use crate::texts;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// Vendors write every ten minutes or so; two are soon enough to be told and rare enough not to be
/// noticed.
const EVERY: Duration = Duration::from_secs(120);

pub(super) struct Pages {
    list: Vec<Page>,
    /// Its own connections: nothing of it ever carries a key.
    transport: HttpTransport,
    looked: Mutex<HashMap<ProviderId, Looked>>,
}

#[derive(Clone)]
struct Looked {
    at: Duration,
    said: Option<Said>,
}

impl Pages {
    pub fn new(list: Vec<Page>) -> Self {
        Self {
            list,
            transport: HttpTransport::new(TransportSettings::default()),
            looked: Mutex::default(),
        }
    }
}

impl Pages {
    /// The same way out as everything else.
    pub fn set(&self, settings: TransportSettings) {
        self.transport.set(settings);
    }
}

impl Backend {
    /// Once a second: asks the pages of those that are out, and forgets what those said that are well
    /// again. What takes time is done beside.
    pub(super) fn tend_pages(self: &Arc<Self>) {
        let world = self.world();
        let wanted =
            settings::pages(&world.settings) && self.demo().is_none() && self.book.offline().is_none();
        let now = self.clock.now();
        for row in &world.providers {
            let page = self.page_of(row).filter(|_| wanted && self.is_out(row.id));
            let mut looked = lock(&self.pages.looked);
            let Some(page) = page else {
                looked.remove(&row.id);
                continue;
            };
            let before = looked.get(&row.id).cloned();
            if before
                .as_ref()
                .is_some_and(|before| now.saturating_sub(before.at) < EVERY)
            {
                continue;
            }
            let said = before.and_then(|before| before.said);
            looked.insert(row.id, Looked { at: now, said });
            let (backend, id) = (self.clone(), row.id);
            tokio::spawn(async move { backend.look_at(id, page).await });
        }
    }

    fn page_of(&self, row: &ProviderRow) -> Option<Page> {
        let url = url::Url::parse(&row.base_url).ok()?;
        pages::page_for(&self.pages.list, url.host_str()?)
    }

    /// Whether something of it failed that its vendor may know of. What is simulated nobody knows of.
    fn is_out(&self, provider: ProviderId) -> bool {
        let world = self.world();
        let lanes = world.chain.iter().filter(|lane| lane.provider == provider);
        let failing = |record: Option<Record>| {
            record.is_some_and(|record| {
                let class = record.last_failure.as_ref().map(|failure| failure.class);
                record.circuit != Circuit::Closed && class.is_some_and(is_transient)
            })
        };
        lanes.into_iter().any(|lane| {
            self.outage_of(lane).is_none()
                && (failing(self.book.record(&Scope::Provider(provider)))
                    || failing(self.book.record(&Scope::Lane(lane.clone()))))
        })
    }

    async fn look_at(&self, provider: ProviderId, page: Page) {
        let now = self.clock.wall();
        let said = match pages::ask(&self.pages.transport, page, now).await {
            Ok(said) => said,
            Err(error) => {
                tracing::info!(%error, page = page.address, "a status page says nothing");
                return;
            }
        };
        {
            let mut looked = lock(&self.pages.looked);
            // Well again meanwhile: nobody wants to know.
            let Some(looked) = looked.get_mut(&provider) else {
                return;
            };
            looked.said.clone_from(&said);
        }
        if let Some(said) = said {
            let note = PageNote {
                provider,
                title: said.title,
                text: said.text,
                said_at: said.at,
                seen_at: now,
            };
            if let Err(error) = self.history.put_page_note(note).await {
                tracing::warn!(%error, "what a status page says is not kept");
            }
        }
        self.tell_status();
    }

    /// What the provider's page says now.
    pub(super) fn page_words(&self, provider: ProviderId, now: Timestamp) -> Option<String> {
        let looked = lock(&self.pages.looked).get(&provider).cloned()?;
        let said = looked.said?;
        Some(page_words(&said.title, &said.text, said.at, now))
    }
}

/// "From its status page, 14:11: Elevated errors. The cause is known."
pub(super) fn page_words(title: &str, text: &str, at: Option<Timestamp>, now: Timestamp) -> String {
    let mut words = title.to_owned();
    if !text.is_empty() {
        if !words.ends_with(['.', '!', '?']) {
            words.push('.');
        }
        words.push(' ');
        words.push_str(text);
    }
    match at {
        Some(at) => texts::say_with(
            "status-page-says",
            &[("time", texts::when(at, now).into()), ("words", words.into())],
        ),
        None => texts::say_with("status-page-says-undated", &[("words", words.into())]),
    }
}
