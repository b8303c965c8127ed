//! What vendors say of themselves on their status pages. It explains an outage that was noticed; it
//! never decides anything.
//!
//! The addresses are a fixed list. Each is asked for without a key, over a connection of its own, and
//! at most 1 MB of the answer is read; what is kept of it is plain text.

mod shapes;
mod time;

#[cfg(test)]
mod tests;

pub(crate) use time::rfc3339;

use crate::contract::Timestamp;
use crate::providers::{HttpRequest, Transport};
use futures_util::StreamExt as _;
use std::time::Duration;
use url::Url;

/// Largest page that is read, in bytes: a summary has some 20 KB.
pub const SIZE_LIMIT: usize = 1024 * 1024;
/// Nobody waits for it.
const TIME_LIMIT: Duration = Duration::from_secs(10);

/// How a page is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Atlassian Statuspage's `api/v2/summary.json`; others write the same.
    Statuspage,
    /// incident.io's own summary.
    IncidentIo,
    /// A feed of incidents, the latest first.
    Rss,
    /// Google Cloud's `incidents.json`, of all products.
    Google,
}

/// A vendor's page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// The host that messages go to, or its end after a dot.
    pub api: &'static str,
    pub address: &'static str,
    pub shape: Shape,
    /// Only incidents that name this; empty: all.
    pub about: &'static str,
}

const fn page(api: &'static str, address: &'static str, shape: Shape) -> Page {
    Page {
        api,
        address,
        shape,
        about: "",
    }
}

/// All of them. Only https.
pub const PAGES: &[Page] = &[
    page(
        "api.anthropic.com",
        "https://status.claude.com/api/v2/summary.json",
        Shape::Statuspage,
    ),
    page(
        "api.openai.com",
        "https://status.openai.com/api/v2/summary.json",
        Shape::Statuspage,
    ),
    page(
        "api.groq.com",
        "https://groqstatus.com/api/v1/summary",
        Shape::IncidentIo,
    ),
    page(
        "api.deepseek.com",
        "https://status.deepseek.com/api/v2/summary.json",
        Shape::Statuspage,
    ),
    page("api.x.ai", "https://status.x.ai/feed.xml", Shape::Rss),
    Page {
        api: "generativelanguage.googleapis.com",
        address: "https://status.cloud.google.com/incidents.json",
        shape: Shape::Google,
        about: "Gemini",
    },
];

/// The page of whoever answers at `host`.
#[must_use]
pub fn page_for(pages: &[Page], host: &str) -> Option<Page> {
    let host = host.to_ascii_lowercase();
    let fits = |page: &&Page| {
        host == page.api
            || host
                .strip_suffix(page.api)
                .is_some_and(|before| before.ends_with('.'))
    };
    pages.iter().find(fits).copied()
}

/// An incident that goes on, in the vendor's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    pub title: String,
    /// Of the latest update; empty where there is none.
    pub text: String,
    /// When that was written, where it says so.
    pub at: Option<Timestamp>,
}

/// Why a page says nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PageError {
    #[error("the page could not be read: {0}")]
    Unreachable(String),
    #[error("the page answered {0}")]
    Status(u16),
    #[error("the page is larger than 1 MB")]
    Large,
    #[error("the page is not written as expected")]
    Shape,
}

/// Asks the page: the latest incident that goes on, or none.
///
/// # Errors
/// When it cannot be reached, is too large, or is not written as expected.
pub async fn ask(transport: &dyn Transport, page: Page, now: Timestamp) -> Result<Option<Said>, PageError> {
    let url = Url::parse(page.address).map_err(|_| PageError::Shape)?;
    let body = tokio::time::timeout(TIME_LIMIT, fetch(transport, url))
        .await
        .map_err(|_| PageError::Unreachable("time".into()))??;
    shapes::read(page, &body, now)
}

async fn fetch(transport: &dyn Transport, url: Url) -> Result<Vec<u8>, PageError> {
    let request = HttpRequest {
        method: http::Method::GET,
        url,
        headers: http::HeaderMap::new(),
        body: bytes::Bytes::new(),
        allow_http: false,
    };
    let unreachable = |error: crate::providers::TransportError| PageError::Unreachable(error.message);
    let mut response = transport.send(request).await.map_err(unreachable)?;
    if response.status != 200 {
        return Err(PageError::Status(response.status));
    }
    let mut read = Vec::new();
    while let Some(piece) = response.body.next().await {
        let piece = piece.map_err(unreachable)?;
        if read.len() + piece.len() > SIZE_LIMIT {
            return Err(PageError::Large);
        }
        read.extend_from_slice(&piece);
    }
    Ok(read)
}
