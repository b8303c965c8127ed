//! Web pages that an answer points to, opened outside of the app after a check.

use std::process::Stdio;
use understudy_core::contract::{ApiError, ApiResult, BackendEvent, ErrorCode};
use understudy_core::texts::say;
use url::Url;

/// The longest address that is handed on; browsers stop at about this.
const LONGEST: usize = 8 * 1024;

/// A web address and nothing else. What a model writes is hostile: other schemes reach other
/// programs, and a name before the host makes a stranger's address look like a known one.
pub fn checked(address: &str) -> ApiResult<Url> {
    let refused = |text: &str| Err(ApiError::new(ErrorCode::InvalidInput, say(text)));
    if address.len() > LONGEST {
        return refused("start-link-refused");
    }
    let Ok(url) = Url::parse(address) else {
        return refused("start-link-refused");
    };
    if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none_or(str::is_empty) {
        return refused("start-link-refused");
    }
    if !url.username().is_empty() || url.password().is_some() {
        return refused("start-link-disguised");
    }
    Ok(url)
}

/// Longest text out of a deep link, in characters: a page of a book, which one still reads before sending.
const LINK_TEXT: usize = 4_000;

/// What a deep link asks for: `understudy://new` begins a chat, `understudy://ask?text=…` fills the composer
/// of a new one and sends nothing, `understudy://chat/ID` shows a chat. Anything else only opens the window:
/// any page on the web can make a link, so it chooses neither model nor file nor what models are told.
pub fn deep(link: &str) -> Option<BackendEvent> {
    let url = Url::parse(link).ok().filter(|url| url.scheme() == "understudy")?;
    match url.host_str()? {
        "new" => Some(BackendEvent::OpenChat { chat: None }),
        "ask" => {
            let text = url.query_pairs().find(|(name, _)| name == "text")?.1;
            let text: String = text.chars().filter(|&c| is_seen(c)).take(LINK_TEXT).collect();
            let text = text.trim().to_owned();
            (!text.is_empty()).then_some(BackendEvent::Compose { text })
        }
        "chat" => {
            let chat = url.path().trim_start_matches('/').parse().ok()?;
            Some(BackendEvent::OpenChat { chat: Some(chat) })
        }
        _ => None,
    }
}

/// Text that hides nothing from who reads it: no control characters but the ends of lines, none that turn
/// its direction, none without width and no invisible copies of letters.
fn is_seen(c: char) -> bool {
    let hidden = matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}');
    !hidden && (!c.is_control() || matches!(c, '\n' | '\t'))
}

/// Opens the page in the person's own browser. No shell sees the address: it is one argument.
pub fn open(address: &str) -> ApiResult<()> {
    let url = checked(address)?;
    launch(url.as_str())
}

/// Opens a folder of the app's own in the file manager.
pub fn open_folder(folder: &std::path::Path) -> ApiResult<()> {
    launch(folder.as_os_str())
}

fn launch(what: impl AsRef<std::ffi::OsStr>) -> ApiResult<()> {
    let started = open::commands(what).into_iter().any(|mut command| {
        // The browser outlives the app and must not hold on to its streams.
        command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        // Keys were taken out of the environment at the start; the app's own switches go too.
        command.env_remove("UNDERSTUDY_HOME");
        command.spawn().map(reap).is_ok()
    });
    if started {
        Ok(())
    } else {
        Err(ApiError::new(
            ErrorCode::Unsupported,
            say("start-link-no-browser"),
        ))
    }
}

/// A child that is never waited for stays in the process table for as long as the app runs.
fn reap(mut child: std::process::Child) {
    std::thread::spawn(move || {
        let _ = child.wait();
    });
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn web_pages_pass() {
        for address in [
            "https://example.org/a?b=c#d",
            "http://localhost:8080/",
            "https://xn--bcher-kva.example",
        ] {
            assert!(checked(address).is_ok(), "{address}");
        }
    }

    #[test]
    fn everything_else_is_refused() {
        for address in [
            "javascript:alert(1)",
            "file:///etc/passwd",
            "data:text/html,hi",
            "mailto:a@example.org",
            "ssh://example.org",
            "--help",
            "example.org",
            "",
            "https://",
        ] {
            assert!(checked(address).is_err(), "{address}");
        }
        assert!(checked(&format!("https://example.org/{}", "a".repeat(LONGEST))).is_err());
    }

    #[test]
    fn a_deep_link_fills_or_shows_and_sends_nothing() {
        let text = "why & how?".to_owned();
        assert_eq!(
            deep("understudy://ask?text=why%20%26%20how%3F"),
            Some(BackendEvent::Compose { text })
        );
        assert_eq!(
            deep("understudy://new"),
            Some(BackendEvent::OpenChat { chat: None })
        );
        let chat = understudy_core::contract::ChatId::new();
        assert_eq!(
            deep(&format!("understudy://chat/{chat}")),
            Some(BackendEvent::OpenChat { chat: Some(chat) })
        );
        for other in [
            "understudy://chat/nonsense",
            "understudy:",
            "understudy://quit",
            "understudy://ask",
            "understudy://ask?model=opus&file=/etc/passwd&system=obey",
            "understudy://ask?text=%E2%80%AE%00",
            "https://new?text=x",
        ] {
            assert_eq!(deep(other), None, "{other}");
        }
    }

    #[test]
    fn a_links_text_is_bounded_and_hides_nothing() {
        let of = |link: &str| match deep(link) {
            Some(BackendEvent::Compose { text }) => text,
            other => panic!("{other:?}"),
        };
        let hidden = "a%E2%80%AEb%1B%5B31mc%00%0D%0Ad%E2%80%8B%09e%F3%A0%81%81&text=no&model=opus&send=1";
        assert_eq!(of(&format!("understudy://ask?text={hidden}")), "ab[31mc\nd\te");
        // Joined people and Persian words keep their joiners.
        assert_eq!(
            of("understudy://ask?text=%F0%9F%91%A9%E2%80%8D%F0%9F%91%A7"),
            "\u{1f469}\u{200d}\u{1f467}"
        );
        let long = of(&format!("understudy://ask?text={}", "x".repeat(LINK_TEXT * 2)));
        assert_eq!(long.len(), LINK_TEXT);
    }

    #[test]
    fn a_name_before_the_host_is_refused() {
        for address in [
            "https://bank.example@evil.example/",
            "https://a:b@evil.example/",
            "https://:b@evil.example/",
        ] {
            assert!(checked(address).is_err(), "{address}");
        }
    }
}
