//! What all parts of the desktop share.

use super::graphics::Graphics;
use super::post::Post;
use super::theme::Choice;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::sync::Notify;
use understudy_core::backend::Backend;
use understudy_core::home::Home;
use understudy_core::keys::EnvKeys;

/// The chat window.
pub const MAIN: &str = "main";
/// The quick prompt.
pub const QUICK: &str = "quick";

pub struct Desk {
    pub home: Home,
    pub backend: Arc<Backend>,
    pub post: Post,
    /// As they were in the environment when the app started.
    pub env_keys: EnvKeys,
    pub graphics: Graphics,
    /// What the desktop itself wants, where the person did not choose.
    system_dark: AtomicBool,
    /// The desktop's wish is another now.
    pub themed: Notify,
    quitting: AtomicBool,
    again: AtomicBool,
}

impl Desk {
    pub fn new(
        home: Home,
        backend: Arc<Backend>,
        env_keys: EnvKeys,
        graphics: Graphics,
        system_dark: bool,
    ) -> Self {
        Self {
            home,
            backend,
            post: Post::default(),
            env_keys,
            graphics,
            system_dark: AtomicBool::new(system_dark),
            themed: Notify::new(),
            quitting: AtomicBool::new(false),
            again: AtomicBool::new(false),
        }
    }

    /// The value of a setting; empty for one that this version does not know.
    pub fn setting(&self, key: &str) -> String {
        self.backend.setting(key).unwrap_or_else(|error| {
            tracing::error!(%error, key, "not a setting");
            String::new()
        })
    }

    /// Writes a setting that the desktop itself keeps.
    pub async fn remember(&self, key: &str, value: &str) {
        if let Err(error) = self.backend.set_setting(key, value).await {
            tracing::warn!(%error, key, "a setting was not kept");
        }
    }

    pub fn is_dark(&self) -> bool {
        Choice::of(&self.setting("ui.theme")).is_dark(self.is_system_dark())
    }

    pub fn is_system_dark(&self) -> bool {
        self.system_dark.load(Ordering::Acquire)
    }

    pub fn set_system_dark(&self, dark: bool) {
        self.system_dark.store(dark, Ordering::Release);
        self.themed.notify_one();
    }

    /// Whether closing the chat window leaves the app running.
    pub fn stays_in_tray(&self) -> bool {
        self.post.has_tray() && self.setting("tray.close_to_tray") == "true"
    }

    /// Ends what is being answered and stores it, within `limit`.
    pub async fn finish(&self, limit: Duration) {
        self.backend.stop_all(limit).await;
    }

    /// True for the first who asks to quit.
    pub fn begin_quitting(&self) -> bool {
        !self.quitting.swap(true, Ordering::AcqRel)
    }

    /// What ends now begins anew.
    pub fn begin_again(&self) {
        self.again.store(true, Ordering::Release);
    }

    pub fn begins_again(&self) -> bool {
        self.again.load(Ordering::Acquire)
    }

    pub fn is_quitting(&self) -> bool {
        self.quitting.load(Ordering::Acquire)
    }
}
