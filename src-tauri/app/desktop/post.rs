//! What the desktop tells the windows: its own events beside the core's, and what waits for a
//! window that is being made.

use super::lock;
use std::collections::{HashMap, HashSet};
use std::sync::Mutex;
use tokio::sync::broadcast;
use tokio::task::AbortHandle;
use understudy_core::contract::{BackendEvent, DesktopState, SafeGraphics, ShortcutState, Timestamp};

/// An event of the desktop's own, for one window or for all.
#[derive(Clone, Debug)]
pub struct Letter {
    pub window: Option<&'static str>,
    pub event: BackendEvent,
}

pub struct Post {
    state: Mutex<DesktopState>,
    letters: broadcast::Sender<Letter>,
    waiting: Mutex<Vec<(&'static str, BackendEvent)>>,
    listening: Mutex<HashSet<String>>,
    /// What runs for a page and ends with it.
    running: Mutex<HashMap<String, Vec<AbortHandle>>>,
}

impl Default for Post {
    fn default() -> Self {
        Self {
            state: Mutex::default(),
            // Far more than a window can fall behind by; one that does is told everything anew.
            letters: broadcast::channel(64).0,
            waiting: Mutex::default(),
            listening: Mutex::default(),
            running: Mutex::default(),
        }
    }
}

impl Post {
    pub fn state(&self) -> DesktopState {
        lock(&self.state).clone()
    }

    pub fn has_tray(&self) -> bool {
        lock(&self.state).tray
    }

    pub fn set_tray(&self, tray: bool) {
        self.change(|state| state.tray = tray);
    }

    pub fn set_shortcut(&self, shortcut: ShortcutState) {
        self.change(|state| state.shortcut = shortcut);
    }

    pub fn set_safe_graphics(&self, safe: Option<SafeGraphics>) {
        self.change(|state| state.safe_graphics = safe);
    }

    pub fn set_crashed(&self, at: Option<Timestamp>) {
        self.change(|state| state.crashed_at = at);
    }

    fn change(&self, change: impl FnOnce(&mut DesktopState)) {
        let desktop = {
            let mut state = lock(&self.state);
            let before = state.clone();
            change(&mut state);
            if *state == before {
                return;
            }
            state.clone()
        };
        let event = BackendEvent::Desktop { desktop };
        // Without a window nobody listens; each new one starts from a snapshot.
        let _ = self.letters.send(Letter { window: None, event });
    }

    /// Tells one window, now or as soon as it listens.
    pub fn tell(&self, window: &'static str, event: BackendEvent) {
        let mut waiting = lock(&self.waiting);
        if lock(&self.listening).contains(window) {
            let window = Some(window);
            let _ = self.letters.send(Letter { window, event });
        } else {
            waiting.push((window, event));
        }
    }

    /// The desktop's letters from now on, and what waited for this window.
    pub fn listen(&self, window: &str) -> (broadcast::Receiver<Letter>, Vec<BackendEvent>) {
        let mut waiting = lock(&self.waiting);
        let letters = self.letters.subscribe();
        lock(&self.listening).insert(window.to_owned());
        let (mine, others): (Vec<_>, Vec<_>) = std::mem::take(&mut *waiting)
            .into_iter()
            .partition(|(label, _)| *label == window);
        *waiting = others;
        (letters, mine.into_iter().map(|(_, event)| event).collect())
    }

    /// Ends `task` with the window's page at the latest.
    pub fn runs_for(&self, window: &str, task: AbortHandle) {
        let mut running = lock(&self.running);
        let tasks = running.entry(window.to_owned()).or_default();
        tasks.retain(|task| !task.is_finished());
        tasks.push(task);
    }

    /// The window's page is gone, with its window or because it was loaded anew, and with it all
    /// that ran for it.
    pub fn page_gone(&self, window: &str) {
        lock(&self.listening).remove(window);
        for task in lock(&self.running).remove(window).unwrap_or_default() {
            task.abort();
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::desktop::desk::{MAIN, QUICK};

    #[test]
    fn what_waits_for_a_window_reaches_that_window_once() {
        let post = Post::default();
        post.tell(MAIN, BackendEvent::OpenChat { chat: None });
        post.tell(QUICK, BackendEvent::StaysInTray);
        assert_eq!(post.listen(QUICK).1, [BackendEvent::StaysInTray]);
        assert_eq!(post.listen(MAIN).1, [BackendEvent::OpenChat { chat: None }]);
        assert!(post.listen(MAIN).1.is_empty());
    }

    #[test]
    fn a_window_that_listens_is_told_at_once() {
        let post = Post::default();
        let (mut letters, _) = post.listen(MAIN);
        post.tell(MAIN, BackendEvent::StaysInTray);
        let letter = letters.try_recv().unwrap();
        assert_eq!(
            (letter.window, letter.event),
            (Some(MAIN), BackendEvent::StaysInTray)
        );
        post.page_gone(MAIN);
        post.tell(MAIN, BackendEvent::StaysInTray);
        assert!(letters.try_recv().is_err());
        assert_eq!(post.listen(MAIN).1.len(), 1);
    }

    #[test]
    fn only_a_change_is_told() {
        let post = Post::default();
        let (mut letters, _) = post.listen(MAIN);
        post.set_tray(false);
        assert!(letters.try_recv().is_err());
        post.set_tray(true);
        let letter = letters.try_recv().unwrap();
        assert_eq!(letter.window, None);
        assert!(matches!(letter.event, BackendEvent::Desktop { desktop } if desktop.tray));
    }

    #[tokio::test]
    async fn what_ran_for_a_page_ends_with_it() {
        let post = Post::default();
        let task = tokio::spawn(std::future::pending::<()>());
        post.runs_for(MAIN, task.abort_handle());
        post.page_gone(MAIN);
        assert!(task.await.unwrap_err().is_cancelled());
    }
}
