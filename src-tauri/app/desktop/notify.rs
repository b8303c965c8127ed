//! Notifications of the desktop, where the person asked for them.

use super::desk::{Desk, MAIN, QUICK};
use super::windows;
use tauri::{AppHandle, Manager as _};
use understudy_core::clock;
use understudy_core::contract::{BackendEvent, ChatId, ChatSummary, MessageStatus, Spend, Status};
#[cfg(target_os = "linux")]
use understudy_core::notices::About;
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
            spend: on("notify.spend"),
        }
    }

    pub fn status(&mut self, status: &Status) {
        let before = self.notices.needed_on();
        for notice in self.notices.status(status, self.wants(), clock::wall()) {
            tell(&self.app, notice);
        }
        let after = self.notices.needed_on();
        if let (true, Some(day)) = (before != after, after) {
            let app = self.app.clone();
            tauri::async_runtime::spawn(async move {
                app.state::<Desk>().remember(NEEDED_ON, &day.to_string()).await;
            });
        }
    }

    pub fn spend(&mut self, spend: &Spend) {
        if let Some(notice) = self.notices.spend(spend, self.wants()) {
            tell(&self.app, notice);
        }
    }

    /// Of answers, of messages that waited, and of the month's limit.
    pub fn event(&mut self, event: &BackendEvent) {
        match event {
            BackendEvent::Spend { spend } => self.spend(spend),
            BackendEvent::TurnEnded { chat: Some(chat), .. } if self.wants().answers => {
                let hidden = self.hidden();
                self.of_chat(*chat, move |wants, chat, ended| {
                    notices::answered(wants, hidden, chat, ended)
                });
            }
            BackendEvent::WaitingSent { chat, .. } => {
                self.of_chat(*chat, |wants, chat, _| notices::sent(wants, chat));
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
        notice: impl FnOnce(Wants, &ChatSummary, MessageStatus) -> Option<Notice> + Send + 'static,
    ) {
        let (app, wants) = (self.app.clone(), self.wants());
        tauri::async_runtime::spawn(async move {
            // A chat that is gone by now is no news.
            let Ok(chat) = app.state::<Desk>().backend.chat(chat).await else {
                return;
            };
            if let Some(answer) = chat.messages.last()
                && let Some(notice) = notice(wants, &chat.summary, answer.status)
            {
                tell(&app, notice);
            }
        });
    }
}

#[cfg(target_os = "linux")]
pub fn tell(app: &AppHandle, notice: Notice) {
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let (about, telling) = (notice.about, send(&notice));
        match telling.await {
            Ok(Some(click)) => show(&app, about, click.token),
            Ok(None) => {}
            Err(error) => tracing::debug!(%error, "no notifications here"),
        }
    });
}

#[cfg(not(target_os = "linux"))]
pub fn tell(_: &AppHandle, notice: Notice) {
    tracing::debug!(title = notice.title, "no notifications on this system yet");
}

/// Shows what a notification is about.
#[cfg(target_os = "linux")]
fn show(app: &AppHandle, about: About, token: Option<String>) {
    let event = match about {
        About::Providers => Some(BackendEvent::OpenStatus),
        About::Chat(chat) => Some(BackendEvent::OpenChat { chat: Some(chat) }),
        About::Usage => Some(BackendEvent::OpenSettings {
            section: Some("usage".into()),
        }),
        About::Understudy => None,
    };
    windows::open_main(app, token, event);
}

/// A notification was clicked; the token lets a window come to the front on Wayland.
#[cfg(target_os = "linux")]
struct Click {
    token: Option<String>,
}

/// Some desktops keep notifications in a list for good; a click is heard for this long.
#[cfg(target_os = "linux")]
const HEARD_FOR: std::time::Duration = std::time::Duration::from_secs(3600);

#[cfg(target_os = "linux")]
#[zbus::proxy(
    interface = "org.freedesktop.Notifications",
    default_service = "org.freedesktop.Notifications",
    default_path = "/org/freedesktop/Notifications",
    gen_blocking = false
)]
trait Notifications {
    #[allow(clippy::too_many_arguments)]
    fn notify(
        &self,
        app: &str,
        replaces: u32,
        icon: &str,
        title: &str,
        text: &str,
        actions: &[&str],
        hints: std::collections::HashMap<&str, zbus::zvariant::Value<'_>>,
        time: i32,
    ) -> zbus::Result<u32>;

    #[zbus(signal)]
    fn action_invoked(&self, id: u32, action: String) -> zbus::Result<()>;

    #[zbus(signal)]
    fn activation_token(&self, id: u32, token: String) -> zbus::Result<()>;

    #[zbus(signal)]
    fn notification_closed(&self, id: u32, reason: u32) -> zbus::Result<()>;
}

/// Tells it and waits until it is clicked, or gone.
#[cfg(target_os = "linux")]
async fn send(notice: &Notice) -> zbus::Result<Option<Click>> {
    use futures_util::StreamExt as _;
    use understudy_core::texts::say;
    let bus = zbus::Connection::session().await?;
    let desktop = NotificationsProxy::new(&bus).await?;
    let mut clicks = desktop.receive_action_invoked().await?;
    let mut tokens = desktop.receive_activation_token().await?;
    let mut closings = desktop.receive_notification_closed().await?;
    let open = say("notify-open");
    let id = desktop
        .notify(
            &say("tray-name"),
            0,
            "understudy",
            &notice.title,
            &escaped(&notice.text),
            &["default", &open],
            [("desktop-entry", "understudy".into())].into(),
            -1,
        )
        .await?;
    let mut token = None;
    let heard = async {
        loop {
            tokio::select! {
                biased;
                Some(given) = tokens.next() => {
                    if let Ok(args) = given.args() && args.id == id {
                        token = Some(args.token);
                    }
                }
                Some(click) = clicks.next() => {
                    if click.args().is_ok_and(|args| args.id == id && args.action == "default") {
                        return Some(Click { token });
                    }
                }
                Some(closing) = closings.next() => {
                    if closing.args().is_ok_and(|args| args.id == id) {
                        return None;
                    }
                }
                else => return None,
            }
        }
    };
    Ok(tokio::time::timeout(HEARD_FOR, heard).await.unwrap_or(None))
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
