//! Outages that the person simulates, to see the backup work. They are made at the edge to the
//! network: everything behind it (limits, classes, health, the switch, what is stored) is real.

use super::book::Book;
use super::{Backend, invalid};
use crate::contract::{
    ApiError, ApiResult, ErrorCode, Lane, LaneName, OutageKind, ProviderId, SimulatedOutage, Timestamp,
    TurnId,
};
use crate::history::OutageRow;
use crate::providers::{HttpRequest, HttpResponse, Transport, TransportError, TransportErrorKind};
use crate::texts;
use async_trait::async_trait;
use bytes::Bytes;
use futures_util::StreamExt as _;
use futures_util::stream::{self, BoxStream};
use http::{HeaderMap, HeaderValue, header::CONTENT_TYPE};
use std::sync::{Arc, Weak};
use std::time::Duration;

/// How long one lasts where nothing is said: time for a few messages.
pub const OUTAGE_DEFAULT_MS: u64 = 600_000;
/// One that was forgotten must not be found the next day.
pub const OUTAGE_LONGEST_MS: u64 = 3_600_000;
/// A slow one waits so long before anything is sent: longer than the first "slow" in the window, and
/// longer than the shortest limit, so that a usually quick model is given up.
const SLOW: Duration = Duration::from_secs(10);
/// An answer that dies in its middle gives so many bytes: some 500 characters in most families, more
/// than an answer may have and still begin anew.
const MIDDLE_BYTES: usize = 16 * 1024;

impl OutageRow {
    /// Whether it is on, and touches the lane. One from before the clock was set back is over.
    fn touches(&self, lane: &Lane, now: Timestamp) -> bool {
        self.provider == lane.provider
            && (self.model.is_empty() || self.model == lane.model)
            && self.is_on(now)
    }

    fn is_on(&self, now: Timestamp) -> bool {
        self.since <= now && now < self.until
    }
}

impl Backend {
    /// Simulates an outage of a provider, or of one of its models, for `for_ms` milliseconds (ten
    /// minutes without), in place of another one of it.
    ///
    /// # Errors
    /// `NotFound` for the provider, `Conflict` for one of the demo, `InvalidInput` for longer than an
    /// hour.
    pub async fn simulate_outage(
        &self,
        provider: ProviderId,
        model: Option<String>,
        kind: OutageKind,
        for_ms: Option<u64>,
    ) -> ApiResult<()> {
        self.row(provider)?;
        let length = for_ms.unwrap_or(OUTAGE_DEFAULT_MS);
        if length == 0 || length > OUTAGE_LONGEST_MS {
            return Err(invalid("error-outage-length", &[]));
        }
        let since = self.clock.wall();
        let outage = OutageRow {
            provider,
            model: model.unwrap_or_default(),
            kind,
            since,
            until: since.saturating_add_unsigned(length),
        };
        self.history.begin_outage(outage).await?;
        self.reload().await
    }

    /// Ends it before its time. What was held against the lane because of it is forgotten.
    ///
    /// # Errors
    /// When the history cannot be written.
    pub async fn end_outage(&self, provider: ProviderId, model: Option<String>) -> ApiResult<()> {
        let model = model.unwrap_or_default();
        let wanted = |row: &OutageRow| row.provider == provider && row.model == model;
        self.end_outages(wanted).await
    }

    /// Ends those whose time is up.
    pub(super) async fn tend_outages(&self) {
        let now = self.clock.wall();
        if let Err(error) = self.end_outages(|row| !row.is_on(now)).await {
            tracing::warn!(%error, "a simulated outage is over and could not be removed");
        }
    }

    async fn end_outages(&self, wanted: impl Fn(&OutageRow) -> bool) -> ApiResult<()> {
        let ending: Vec<OutageRow> = self
            .world()
            .outages
            .iter()
            .filter(|row| wanted(row))
            .cloned()
            .collect();
        if ending.is_empty() {
            return Ok(());
        }
        for row in ending {
            if self.history.end_outage(row.clone(), self.clock.wall()).await? {
                self.book.forgive(row.provider, &row.model, row.since).await;
            }
        }
        self.reload().await
    }

    /// Those that are on now.
    #[must_use]
    pub fn outages(&self) -> Vec<SimulatedOutage> {
        let (world, now) = (self.world(), self.clock.wall());
        let shown = |row: &OutageRow| {
            let name = &world.provider(row.provider)?.name;
            Some(SimulatedOutage {
                provider: row.provider,
                model: (!row.model.is_empty()).then(|| row.model.clone()),
                name: match row.model.as_str() {
                    "" => name.clone(),
                    model => LaneName::new(name, model).0,
                },
                kind: row.kind,
                since: row.since,
                until: row.until,
            })
        };
        let on = world.outages.iter().filter(|row| row.is_on(now));
        on.filter_map(shown).collect()
    }

    /// What is simulated of the lane now: its own before its provider's.
    pub(super) fn outage_of(&self, lane: &Lane) -> Option<OutageKind> {
        let (world, now) = (self.world(), self.clock.wall());
        let touching = world.outages.iter().filter(|row| row.touches(lane, now));
        touching.max_by_key(|row| row.model.len()).map(|row| row.kind)
    }

    /// Asking the provider for its models fails too while all of it is simulated to be down.
    ///
    /// # Errors
    /// `Provider`, saying so.
    pub(super) fn not_simulated_down(&self, provider: ProviderId) -> ApiResult<()> {
        let whole = Lane {
            provider,
            model: String::new(),
        };
        match self.outage_of(&whole) {
            Some(OutageKind::Hard) => Err(ApiError::new(ErrorCode::Provider, texts::say("outage-refused"))),
            _ => Ok(()),
        }
    }
}

/// The network as one turn sees it: with the outages that are simulated.
pub(super) struct Staged {
    pub inner: Arc<dyn Transport>,
    pub backend: Weak<Backend>,
    /// Knows which lane the turn is about to ask.
    pub book: Arc<Book>,
    pub turn: TurnId,
}

#[async_trait]
impl Transport for Staged {
    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, TransportError> {
        let outage = || {
            let lane = self.book.asking(self.turn)?;
            self.backend.upgrade()?.outage_of(&lane)
        };
        staged(self.inner.as_ref(), request, outage(), SLOW).await
    }

    fn reconnect(&self) {
        self.inner.reconnect();
    }
}

/// Sends the request as the outage lets it.
async fn staged(
    inner: &dyn Transport,
    request: HttpRequest,
    outage: Option<OutageKind>,
    slow: Duration,
) -> Result<HttpResponse, TransportError> {
    match outage {
        None => inner.send(request).await,
        Some(OutageKind::Hard) => Ok(refusal()),
        Some(OutageKind::Slow) => {
            tokio::time::sleep(slow).await;
            inner.send(request).await
        }
        Some(OutageKind::Middle) => {
            let mut response = inner.send(request).await?;
            if response.status == 200 {
                response.body = cut(response.body, MIDDLE_BYTES);
            }
            Ok(response)
        }
    }
}

/// "Overloaded", as each family's reader of errors understands it.
fn refusal() -> HttpResponse {
    let message = texts::say("outage-refused");
    let error = serde_json::json!({
        "type": "error",
        "error": { "type": "overloaded_error", "code": 503, "status": "UNAVAILABLE", "message": message },
    });
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    HttpResponse {
        status: 503,
        headers,
        body: stream::iter([Ok(Bytes::from(error.to_string()))]).boxed(),
    }
}

type Body = BoxStream<'static, Result<Bytes, TransportError>>;

/// The body up to `most` bytes, then a lost connection. A shorter one loses the second half of its last
/// piece: it must not end well.
fn cut(body: Body, most: usize) -> Body {
    let state = (body, most, None::<Bytes>, false);
    stream::unfold(state, |(mut body, mut left, mut held, over)| async move {
        if over {
            return None;
        }
        loop {
            match body.next().await {
                Some(Ok(bytes)) if bytes.len() >= left => {
                    // What was held back is within the limit; what goes beyond it is lost.
                    let mut last = held.map_or_else(Vec::new, |held| held.to_vec());
                    last.extend_from_slice(&bytes[..left]);
                    let broken = stream::iter([Err(lost())]).boxed();
                    return Some((Ok(Bytes::from(last)), (broken, usize::MAX, None, false)));
                }
                Some(Ok(bytes)) => {
                    left -= bytes.len();
                    match held.replace(bytes) {
                        Some(before) => return Some((Ok(before), (body, left, held, false))),
                        None => continue,
                    }
                }
                Some(Err(error)) => return Some((Err(error), (body, left, None, true))),
                None => {
                    let Some(last) = held else {
                        return Some((Err(lost()), (body, left, None, true)));
                    };
                    let broken = stream::iter([Err(lost())]).boxed();
                    let half = last.slice(..last.len() / 2);
                    return Some((Ok(half), (broken, usize::MAX, None, false)));
                }
            }
        }
    })
    .boxed()
}

fn lost() -> TransportError {
    TransportError {
        kind: TransportErrorKind::Reset,
        message: texts::say("outage-broke-off"),
    }
}

#[cfg(test)]
#[path = "outages_tests.rs"]
mod tests;
