//! What the desktop's portals have in common: a call is answered by a signal, as it may ask the person.

use futures_util::StreamExt as _;
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use zbus::Connection;
use zbus::zvariant::{OwnedValue, Value};

pub const PATH: &str = "/org/freedesktop/portal/desktop";

pub type Options<'a> = HashMap<&'a str, Value<'a>>;
pub type Results = HashMap<String, OwnedValue>;

#[zbus::proxy(
    interface = "org.freedesktop.portal.Request",
    default_service = "org.freedesktop.portal.Desktop",
    gen_blocking = false
)]
pub trait Request {
    #[zbus(signal)]
    fn response(&self, response: u32, results: Results) -> zbus::Result<()>;
}

/// A request's token (`handle_token`), and what will be answered to it: listened to before it is made.
pub async fn request(bus: &Connection) -> zbus::Result<(String, ResponseStream)> {
    let token = format!("understudy{}", number());
    let name = bus.unique_name().map(|name| name.as_str()).unwrap_or_default();
    let sender = name.trim_start_matches(':').replace('.', "_");
    let request = RequestProxy::builder(bus)
        .path(format!("{PATH}/request/{sender}/{token}"))?
        .cache_properties(zbus::proxy::CacheProperties::No)
        .build()
        .await?;
    Ok((token, request.receive_response().await?))
}

/// A number that no other request of this process has.
fn number() -> u64 {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    COUNT.fetch_add(1, Ordering::Relaxed)
}

/// What was answered: 0 for yes, 1 where the person said no, 2 for anything else.
///
/// # Errors
/// Where the portal goes away first.
pub async fn answer(answers: &mut ResponseStream) -> zbus::Result<(u32, Results)> {
    let missing = || zbus::Error::Failure("the portal went away".to_owned());
    let answer = answers.next().await.ok_or_else(missing)?;
    let answer = answer.args()?;
    Ok((answer.response, answer.results.clone()))
}
