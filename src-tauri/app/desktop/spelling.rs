//! Spelling in the fields of a page. WebKitGTK marks no words unless it is told to, and knows only the
//! languages that it is told; on other systems the web view does both by itself.

use tauri::WebviewWindow;

/// Switches it on, for the person's own languages. Where none of their dictionaries is installed,
/// nothing is marked.
#[cfg(target_os = "linux")]
pub fn check(window: &WebviewWindow) {
    use webkit2gtk::{WebContextExt as _, WebViewExt as _};

    let told = window.with_webview(|view| {
        let Some(context) = view.inner().context() else {
            return;
        };
        let set = ["LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"].map(|name| std::env::var(name).ok());
        let languages = languages(set.into_iter().flatten());
        let languages: Vec<&str> = languages.iter().map(String::as_str).collect();
        context.set_spell_checking_languages(&languages);
        context.set_spell_checking_enabled(true);
    });
    if let Err(error) = told {
        tracing::debug!(%error, "the window is gone before its spelling was checked");
    }
}

#[cfg(not(target_os = "linux"))]
pub fn check(_: &WebviewWindow) {}

/// Of what the variables of the locale say: "de_DE.UTF-8", "de:en". English goes with all of them, as much
/// of what models are told is written in it.
#[cfg(any(target_os = "linux", test))]
fn languages(set: impl Iterator<Item = String>) -> Vec<String> {
    let mut languages: Vec<String> = Vec::new();
    let named: Vec<String> = set.collect();
    let each = named.iter().flat_map(|value| value.split(':'));
    for language in each.chain(["en_US"]) {
        let plain = language.split(['.', '@']).next().unwrap_or_default();
        let is_one = plain.len() >= 2 && !plain.eq_ignore_ascii_case("POSIX");
        if is_one && !languages.iter().any(|known| known == plain) {
            languages.push(plain.to_owned());
        }
    }
    languages
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_checked_in_the_languages_of_the_person() {
        let of = |set: &[&str]| languages(set.iter().map(|&value| value.to_owned()));
        assert_eq!(of(&[]), ["en_US"]);
        assert_eq!(of(&["C"]), ["en_US"]);
        assert_eq!(of(&["C.UTF-8", "POSIX"]), ["en_US"]);
        assert_eq!(of(&["de_DE.UTF-8", "de:en"]), ["de_DE", "de", "en", "en_US"]);
        assert_eq!(of(&["sr_RS@latin"]), ["sr_RS", "en_US"]);
    }
}
