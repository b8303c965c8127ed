//! The command line in the language of whoever sits at it, and in one language for programs.

use crate::place::Place;

fn in_language(place: &Place, locale: &str, arguments: &[&str]) -> (i32, String, String) {
    let output = place.command(arguments).env("LANG", locale).output().unwrap();
    (
        output.status.code().unwrap(),
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8(output.stderr).unwrap(),
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn the_language_is_the_systems_until_one_is_set() {
    let place = Place::new().await;
    let (status, out, _) = in_language(&place, "de_DE.UTF-8", &["settings", "list"]);
    assert_eq!(status, 0);
    assert!(out.contains("Hell, dunkel oder wie das System."), "{out}");
    let (_, out, _) = in_language(&place, "zh_CN.UTF-8", &["settings", "list"]);
    assert!(out.contains("浅色、深色，或跟随系统。"), "{out}");
    let (_, out, _) = in_language(&place, "ja_JP.UTF-8", &["settings", "list"]);
    assert!(
        out.contains("ライト、ダーク、またはシステムに合わせる。"),
        "{out}"
    );
    let (_, out, _) = in_language(&place, "es_MX.UTF-8", &["settings", "list"]);
    assert!(out.contains("Claro, oscuro o como el sistema."), "{out}");
    let (_, out, _) = in_language(&place, "fr_FR.UTF-8", &["settings", "list"]);
    assert!(out.contains("Light, dark, or as the system."), "{out}");

    place.run(&["settings", "set", "ui.language", "zh"]).expect(0);
    let (_, out, _) = in_language(&place, "de_DE.UTF-8", &["settings", "list"]);
    assert!(
        out.contains("浅色、深色，或跟随系统。"),
        "what is set is stronger: {out}"
    );
    let (status, out, _) = in_language(&place, "de_DE.UTF-8", &["history", "--help"]);
    assert_eq!(status, 0);
    assert!(out.contains("所有聊天，最新的在前"), "the help too: {out}");
    let (status, _, err) = in_language(&place, "de_DE.UTF-8", &["settings", "set", "ui.language", "tlh"]);
    assert_eq!(status, 2, "{err}");
    assert!(err.contains("system, en, de, zh, ja, es"), "{err}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_programs_read_is_english_whatever_is_set() {
    let place = Place::new().await;
    let before = place.run(&["settings", "list", "--json"]).expect(0).json();
    place.run(&["settings", "set", "ui.language", "de"]).expect(0);
    let mut after = place.run(&["settings", "list", "--json"]).expect(0).json();
    for setting in after.as_array_mut().unwrap() {
        if setting["key"] == "ui.language" {
            setting["value"] = "system".into();
        }
    }
    assert_eq!(before, after);
    let failed = place.run(&["ask", "--json", "--chain", "nobody/nothing", "hello"]);
    assert!(
        !failed.out.contains("Anbieter") && !failed.err.contains("Anbieter"),
        "{failed:?}"
    );
    let failed = place.run(&["ask", "--chain", "nobody/nothing", "hello"]);
    assert!(
        failed.err.contains("Anbieter"),
        "a person reads German: {failed:?}"
    );
}
