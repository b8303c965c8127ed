//! Notifications of the desktop, where the person asked for them.

use super::desk::{Desk, MAIN, QUICK};
use super::windows;
use tauri::{AppHandle, Manager as _};
use understudy_core::clock;
use understudy_core::contract::{BackendEvent, ChatId, Status};
use understudy_core::notices::{self, Notice, Notices, Wants};

const NEEDED_ON: &str = "notify.needed_on";

/// Follows what happens, and tells what is worth it.
pub struct Teller {
    app: AppHandle,
    notices: Notices,
}

impl Teller {
    pub fn new(app: &AppHandle, status: &Status) -> Self {
        let needed_on = app.state::<Desk>().setting(NEEDED_ON).parse().ok();
        let mut teller = Self {
            app: app.clone(),
            notices: Notices::new(needed_on),
        };
        teller.status(status);
        teller
    }

    fn wants(&self) -> Wants {
        let desk = self.app.state::<Desk>();
        let on = |key: &str| desk.setting(key) == "true";
        Wants {
            main_model: on("notify.main_model"),
            answers: on("notify.answers"),
            needs_you: on("notify.needs_you"),
            waiting: on("notify.waiting"),
        }
    }

    pub fn status(&mut self, status: &Status) {
        let before = self.notices.needed_on();
        for notice in self.notices.status(status, self.wants(), clock::wall()) {
            tell(notice);
        }
        let after = self.notices.needed_on();
        if let (true, Some(day)) = (before != after, after) {
            let app = self.app.clone();
            tauri::async_runtime::spawn(async move {
                app.state::<Desk>().remember(NEEDED_ON, &day.to_string()).await;
            });
        }
    }

    /// Of answers and of messages that waited.
    pub fn event(&self, event: &BackendEvent) {
        match event {
            BackendEvent::TurnEnded { chat: Some(chat), .. } if self.wants().answers => {
                let hidden = self.hidden();
                self.of_chat(*chat, move |wants, title, ended| {
                    notices::answered(wants, hidden, title, ended)
                });
            }
            BackendEvent::WaitingSent { chat, .. } => {
                self.of_chat(*chat, |wants, title, _| notices::sent(wants, title));
            }
            _ => {}
        }
    }

    /// No window of the app is in front of the person.
    fn hidden(&self) -> bool {
        let in_front = |label| {
            self.app
                .get_webview_window(label)
                .is_some_and(|window| windows::is_in_front(&window))
        };
        !in_front(MAIN) && !in_front(QUICK)
    }

    fn of_chat(
        &self,
        chat: ChatId,
        notice: impl FnOnce(Wants, &str, understudy_core::contract::MessageStatus) -> Option<Notice>
        + Send
        + 'static,
    ) {
        let (app, wants) = (self.app.clone(), self.wants());
        tauri::async_runtime::spawn(async move {
            // A chat that is gone by now is no news.
            let Ok(chat) = app.state::<Desk>().backend.chat(chat).await else {
                return;
            };
            if let Some(answer) = chat.messages.last()
                && let Some(notice) = notice(wants, &chat.summary.title, answer.status)
            {
                tell(notice);
            }
        });
    }
}

#[cfg(target_os = "linux")]
pub fn tell(notice: Notice) {
    tauri::async_runtime::spawn(async move {
        if let Err(error) = send(&notice).await {
            tracing::debug!(%error, "no notifications here");
        }
    });
}

#[cfg(not(target_os = "linux"))]
pub fn tell(notice: Notice) {
    tracing::debug!(title = notice.title, "no notifications on this system yet");
}

#[cfg(target_os = "linux")]
async fn send(notice: &Notice) -> zbus::Result<()> {
    use std::collections::HashMap;
    use zbus::zvariant::Value;
    let bus = zbus::Connection::session().await?;
    let hints: HashMap<&str, Value<'_>> = HashMap::from([("desktop-entry", Value::from("understudy"))]);
    let no_actions: &[&str] = &[];
    let replaces: u32 = 0;
    let default_time: i32 = -1;
    bus.call_method(
        Some("org.freedesktop.Notifications"),
        "/org/freedesktop/Notifications",
        Some("org.freedesktop.Notifications"),
        "Notify",
        &(
            understudy_core::texts::say("tray-name"),
            replaces,
            "understudy",
            notice.title.as_str(),
            escaped(&notice.text),
            no_actions,
            hints,
            default_time,
        ),
    )
    .await
    .map(|_| ())
}

/// Many desktops read the body as markup; a title of a chat is none.
#[cfg(target_os = "linux")]
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_chat_are_no_markup() {
        assert_eq!(escaped("<b>a & b</b>"), "&lt;b&gt;a &amp; b&lt;/b&gt;");
    }
}
