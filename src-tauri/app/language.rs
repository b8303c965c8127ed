//! Which languages the system's user reads, by the environment.

/// The locales that are wanted, the best first. None where the environment says nothing, or asks for
/// the plain one (`C`): texts are English then.
pub fn wanted(variable: impl Fn(&str) -> Option<String>) -> Vec<String> {
    let set = |name: &str| variable(name).filter(|value| !value.is_empty());
    let Some(locale) = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| set(name))
    else {
        return Vec::new();
    };
    if matches!(locale.split('.').next(), Some("C" | "POSIX")) {
        return Vec::new();
    }
    // As gettext has it: a list of languages counts before the locale, unless that is the plain one.
    let mut wanted: Vec<String> = set("LANGUAGE")
        .map(|list| list.split(':').map(str::to_owned).collect())
        .unwrap_or_default();
    wanted.push(locale);
    wanted
}

#[cfg(test)]
mod tests {
    use super::wanted;

    fn of(variables: &[(&str, &str)]) -> Vec<String> {
        wanted(|name| {
            let found = variables.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn the_strongest_variable_that_is_set_decides() {
        assert_eq!(of(&[("LANG", "de_DE.UTF-8")]), ["de_DE.UTF-8"]);
        assert_eq!(
            of(&[("LANG", "de_DE"), ("LC_ALL", "zh_CN.UTF-8")]),
            ["zh_CN.UTF-8"]
        );
        assert_eq!(
            of(&[("LC_ALL", ""), ("LC_MESSAGES", "de"), ("LANG", "en_GB")]),
            ["de"]
        );
        assert_eq!(
            of(&[("LANG", "fr_FR.UTF-8"), ("LANGUAGE", "fr:de")]),
            ["fr", "de", "fr_FR.UTF-8"]
        );
    }

    #[test]
    fn the_plain_locale_is_english() {
        assert!(of(&[]).is_empty());
        assert!(of(&[("LANG", "C.UTF-8"), ("LANGUAGE", "de")]).is_empty());
        assert!(of(&[("LC_ALL", "POSIX"), ("LANG", "de_DE")]).is_empty());
    }
}
