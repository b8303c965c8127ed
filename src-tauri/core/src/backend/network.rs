//! The network and the machine's sleep, as far as they are seen from outside of a turn.
//!
//! Whoever hears of a change (the system's signals, the clock) says so here; what it means is found
//! out by sockets: an address of the model order answers, or none does.

use super::plan::remote_host;
use super::{Backend, lock};
use crate::providers::{HttpRequest, Transport, TransportSettings};
use futures_util::stream::{FuturesUnordered, StreamExt};
use std::sync::Arc;
use std::time::Duration;
use url::Url;

/// To find out whether anybody is there: as long as a turn takes to find out.
const LOOK_LIMIT: Duration = Duration::from_secs(4);
/// While there is no network and nothing is heard of it, it is looked for this often.
const LOOK_EVERY: Duration = Duration::from_secs(5);
/// After a change the network comes up by and by: addresses, names, routes. It is looked for after
/// each of these, in milliseconds.
const AFTER_CHANGE_MS: [u64; 4] = [0, 500, 1_500, 4_000];
/// Of the model order's servers at most so many are looked for.
const PLACES: usize = 3;
/// Less than this is no sleep, but two clocks read one after the other.
const SLEEP: Duration = Duration::from_secs(2);

/// How long the machine had slept, and when the network was looked for, as last seen.
#[derive(Default)]
pub(super) struct Seen {
    slept: Duration,
    looked: Duration,
}

impl Backend {
    /// The way out that is set, for what a front fetches itself.
    #[must_use]
    pub fn transport_settings(&self) -> TransportSettings {
        self.world().transport_settings()
    }

    /// The system says that its network changed: it is looked for at once, and what waits is tried.
    pub async fn network_changed(&self) {
        self.transport.reconnect();
        if self.book.offline().is_none() && self.waiting().is_empty() {
            return;
        }
        for wait in AFTER_CHANGE_MS {
            tokio::time::sleep(Duration::from_millis(wait)).await;
            if self.look_for_network().await {
                return;
            }
        }
    }

    /// The machine woke up: connections from before are gone, and nobody is blamed for it.
    pub async fn woke(&self) {
        self.book.woke();
        self.tell_status();
        self.network_changed().await;
    }

    /// Once a second: whether the machine slept, and whether a network that is gone is back. What
    /// takes time is done beside.
    pub(super) fn watch_network(self: &Arc<Self>) {
        let (slept, now) = (self.clock.slept(), self.clock.now());
        let woke = {
            let mut seen = lock(&self.network);
            let woke = slept.saturating_sub(seen.slept) > SLEEP;
            seen.slept = slept;
            woke
        };
        let backend = self.clone();
        if woke {
            tokio::spawn(async move { backend.woke().await });
            return;
        }
        let due = {
            let mut seen = lock(&self.network);
            let due = self.book.offline().is_some() && now.saturating_sub(seen.looked) >= LOOK_EVERY;
            if due {
                seen.looked = now;
            }
            due
        };
        if due {
            tokio::spawn(async move { backend.look_for_network().await });
        }
    }

    /// Whether any server of the model order can be reached. Asks for nothing and shows no key.
    async fn look_for_network(&self) -> bool {
        let places = self.places();
        if places.is_empty() {
            return false;
        }
        let mut looks: FuturesUnordered<_> = places.into_iter().map(|place| self.is_there(place)).collect();
        while let Some(there) = looks.next().await {
            if there {
                self.book.found_there();
                self.try_waiting_at_once();
                self.tell_status();
                return true;
            }
        }
        false
    }

    fn places(&self) -> Vec<(Url, bool)> {
        let world = self.world();
        let mut places: Vec<(Url, bool)> = Vec::new();
        for lane in &world.chain {
            let Some(row) = world.provider(lane.provider) else {
                continue;
            };
            let Ok(mut url) = Url::parse(&row.base_url) else {
                continue;
            };
            if remote_host(&row.base_url).is_none() {
                continue;
            }
            url.set_path("/");
            url.set_query(None);
            if !places.iter().any(|(known, _)| *known == url) {
                places.push((url, row.allow_http));
            }
        }
        places.truncate(PLACES);
        places
    }

    async fn is_there(&self, (url, allow_http): (Url, bool)) -> bool {
        let request = HttpRequest {
            method: http::Method::HEAD,
            url,
            headers: http::HeaderMap::new(),
            body: bytes::Bytes::new(),
            allow_http,
        };
        // Whatever it answers: it is there.
        matches!(
            tokio::time::timeout(LOOK_LIMIT, self.transport.send(request)).await,
            Ok(Ok(_))
        )
    }
}
