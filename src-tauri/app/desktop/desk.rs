//! What the parts of the desktop share: how it stands, and what it tells the windows.

use super::theme::Choice;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use tokio::sync::broadcast;
use tokio::task::AbortHandle;
use understudy_core::contract::{BackendEvent, DesktopState, ShortcutState};
use understudy_core::home::Home;

/// The chat window.
pub const MAIN: &str = "main";
/// The quick prompt.
pub const QUICK: &str = "quick";

/// An event of the desktop's own, for one window or for all.
#[derive(Clone, Debug)]
pub struct DeskEvent {
    pub window: Option<&'static str>,
    pub event: BackendEvent,
}

pub struct Desk {
    pub home: Home,
    state: Mutex<DesktopState>,
    events: broadcast::Sender<DeskEvent>,
    /// What a window is to be told as soon as it listens; it is being created meanwhile.
    waiting: Mutex<Vec<(&'static str, BackendEvent)>>,
    /// The windows that listen.
    listening: Mutex<HashSet<String>>,
    /// What runs for a window and ends with it.
    running: Mutex<HashMap<String, Vec<AbortHandle>>>,
    /// The settings, as they were last told.
    settings: Mutex<BTreeMap<String, String>>,
    /// What the desktop itself wants, where the person did not choose.
    system_dark: AtomicBool,
    quitting: AtomicBool,
}

impl Desk {
    pub fn new(home: Home) -> Self {
        Self {
            home,
            state: Mutex::default(),
            // Far more than a window can fall behind by; one that does is told everything anew.
            events: broadcast::channel(64).0,
            waiting: Mutex::default(),
            listening: Mutex::default(),
            running: Mutex::default(),
            settings: Mutex::default(),
            system_dark: AtomicBool::new(false),
            quitting: AtomicBool::new(false),
        }
    }

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
        self.tell_all(BackendEvent::Desktop { desktop });
    }

    pub fn tell_all(&self, event: BackendEvent) {
        // Without a window nobody listens; each new one starts from a snapshot.
        let _ = self.events.send(DeskEvent { window: None, event });
    }

    /// To one window, now or as soon as it listens.
    pub fn tell(&self, window: &'static str, event: BackendEvent) {
        let mut waiting = lock(&self.waiting);
        if lock(&self.listening).contains(window) {
            let _ = self.events.send(DeskEvent {
                window: Some(window),
                event,
            });
        } else {
            waiting.push((window, event));
        }
    }

    /// The desktop's events from now on, and what waited for this window.
    pub fn listen(&self, window: &str) -> (broadcast::Receiver<DeskEvent>, Vec<BackendEvent>) {
        let mut waiting = lock(&self.waiting);
        let receiver = self.events.subscribe();
        lock(&self.listening).insert(window.to_owned());
        let (mine, others) = std::mem::take(&mut *waiting)
            .into_iter()
            .partition(|(label, _)| *label == window);
        *waiting = others;
        let mine: Vec<(&str, BackendEvent)> = mine;
        (receiver, mine.into_iter().map(|(_, event)| event).collect())
    }

    /// The value of a setting; empty for one that was never told.
    pub fn setting(&self, key: &str) -> String {
        lock(&self.settings).get(key).cloned().unwrap_or_default()
    }

    /// Writes a setting that the desktop itself keeps.
    pub fn remember(&self, key: &str, value: String) {
        lock(&self.settings).insert(key.to_owned(), value);
    }

    pub fn is_dark(&self) -> bool {
        Choice::of(&self.setting("ui.theme")).is_dark(self.system_dark.load(Ordering::Acquire))
    }

    pub fn set_system_dark(&self, dark: bool) {
        self.system_dark.store(dark, Ordering::Release);
    }

    /// Whether closing the chat window leaves the app running.
    pub fn stays_in_tray(&self) -> bool {
        self.has_tray() && self.setting("tray.close_to_tray") != "false"
    }

    /// Stores what is not stored yet.
    pub async fn finish(&self) {}

    /// Ends `task` with the window at the latest.
    pub fn runs_for(&self, window: &str, task: AbortHandle) {
        let mut running = lock(&self.running);
        let tasks = running.entry(window.to_owned()).or_default();
        tasks.retain(|task| !task.is_finished());
        tasks.push(task);
    }

    /// The window is gone, and with it all that ran for it.
    pub fn window_gone(&self, window: &str) {
        lock(&self.listening).remove(window);
        for task in lock(&self.running).remove(window).unwrap_or_default() {
            task.abort();
        }
    }

    /// True for the first who asks to quit.
    pub fn begin_quitting(&self) -> bool {
        !self.quitting.swap(true, Ordering::AcqRel)
    }

    pub fn is_quitting(&self) -> bool {
        self.quitting.load(Ordering::Acquire)
    }
}

/// The values behind these locks are whole after every statement, so a panic elsewhere while one
/// was held leaves nothing half done.
pub fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn desk() -> (tempfile::TempDir, Desk) {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path()).unwrap();
        (folder, Desk::new(home))
    }

    #[test]
    fn what_waits_for_a_window_reaches_that_window_once() {
        let (_folder, desk) = desk();
        desk.tell(MAIN, BackendEvent::OpenChat { chat: None });
        desk.tell(QUICK, BackendEvent::StaysInTray);
        let (_, quick) = desk.listen(QUICK);
        assert_eq!(quick, [BackendEvent::StaysInTray]);
        let (_, main) = desk.listen(MAIN);
        assert_eq!(main, [BackendEvent::OpenChat { chat: None }]);
        assert!(desk.listen(MAIN).1.is_empty());
    }

    #[test]
    fn only_a_change_is_told() {
        let (_folder, desk) = desk();
        let (mut events, _) = desk.listen(MAIN);
        desk.set_tray(false);
        assert!(events.try_recv().is_err());
        desk.set_tray(true);
        let told = events.try_recv().unwrap();
        assert_eq!(told.window, None);
        assert!(matches!(told.event, BackendEvent::Desktop { desktop } if desktop.tray));
    }

    #[tokio::test]
    async fn what_ran_for_a_window_ends_with_it() {
        let (_folder, desk) = desk();
        let task = tokio::spawn(std::future::pending::<()>());
        desk.runs_for(MAIN, task.abort_handle());
        desk.window_gone(MAIN);
        assert!(task.await.unwrap_err().is_cancelled());
    }
}
