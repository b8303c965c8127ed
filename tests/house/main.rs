//! The rules of the house that no compiler checks: what may depend on what, how long a file may
//! be, and that the README tells the truth about the commands it names.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files that belong to the project, with their text; pictures and fonts are left out.
fn files() -> Vec<(PathBuf, String)> {
    const FOLDERS: &[&str] = &[
        "src-tauri",
        "ui",
        "script",
        ".ci",
        ".github",
        "tests",
        "benches",
        "docs",
        "locales",
        "icons",
        "packaging",
    ];
    const NOT_OURS: &[&str] = &["node_modules", "dist", "target", "gen", "permissions"];
    let mut found = Vec::new();
    let mut folders: Vec<PathBuf> = FOLDERS.iter().map(|name| root().join(name)).collect();
    let mut paths: Vec<PathBuf> = children(root())
        .into_iter()
        .filter(|path| path.is_file())
        .collect();
    while let Some(folder) = folders.pop() {
        for path in children(&folder) {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_symlink() || NOT_OURS.contains(&name.as_str()) {
                continue;
            }
            if path.is_dir() {
                folders.push(path)
            } else {
                paths.push(path)
            }
        }
    }
    // In a linked checkout `.git` is a file, which names the place of the other one.
    paths.retain(|path| !path.ends_with(".git"));
    for path in paths {
        if let Ok(text) = fs::read_to_string(&path) {
            found.push((path.strip_prefix(root()).unwrap().to_owned(), text));
        }
    }
    assert!(
        found.len() > 20,
        "only {} files were found under {}",
        found.len(),
        root().display()
    );
    found
}

fn children(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder)
        .into_iter()
        .flatten()
        .map(|entry| entry.unwrap().path())
        .collect()
}

/// All packages that `package` is built with on any system, by the resolved graph; what only its
/// tests need is left out.
fn built_with(package: &str) -> BTreeSet<String> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let names: BTreeMap<&str, &str> = metadata["packages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|package| (package["id"].as_str().unwrap(), package["name"].as_str().unwrap()))
        .collect();
    let needs: BTreeMap<&str, Vec<&str>> = metadata["resolve"]["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|node| {
            let deps = node["deps"].as_array().unwrap().iter();
            let built = deps.filter(|dep| {
                dep["dep_kinds"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .any(|kind| kind["kind"] != "dev")
            });
            (
                node["id"].as_str().unwrap(),
                built.map(|dep| dep["pkg"].as_str().unwrap()).collect(),
            )
        })
        .collect();
    let (start, _) = names.iter().find(|(_, name)| **name == package).unwrap();
    let mut waiting = vec![*start];
    let mut reached = BTreeSet::new();
    while let Some(id) = waiting.pop() {
        for next in &needs[id] {
            if reached.insert(*next) {
                waiting.push(next);
            }
        }
    }
    reached.into_iter().map(|id| names[id].to_owned()).collect()
}

#[test]
fn the_core_knows_nothing_of_a_desktop_and_nothing_of_the_practice_providers() {
    let core = built_with("understudy-core");
    assert!(core.contains("rusqlite"), "the graph was not read: {core:?}");
    let unwanted: Vec<_> = core
        .iter()
        .filter(|name| {
            name.starts_with("tauri")
                || [
                    "wry",
                    "tao",
                    "gtk",
                    "webkit2gtk",
                    "ksni",
                    "clap",
                    "understudy",
                    "understudy-stage",
                ]
                .contains(&name.as_str())
        })
        .collect();
    assert!(unwanted.is_empty(), "understudy-core is built with {unwanted:?}");
}

#[test]
fn the_practice_providers_do_not_know_the_product_they_stand_in_for() {
    let stage = built_with("understudy-stage");
    assert!(stage.contains("tokio"), "the graph was not read: {stage:?}");
    assert!(
        !stage.contains("understudy-core"),
        "a bug shared by both sides would hide itself"
    );
}

#[test]
fn only_one_file_of_the_ui_imports_tauri() {
    let importing: Vec<_> = files()
        .into_iter()
        .filter(|(path, _)| path.starts_with("ui/src"))
        .filter(|(_, text)| text.contains("@tauri-apps/"))
        .map(|(path, _)| path)
        .collect();
    assert_eq!(importing, [PathBuf::from("ui/src/ipc/tauri.ts")]);
}

#[test]
fn files_fit_in_a_head() {
    /// Longer for a reason, which stands beside it.
    const LONGER: &[&str] = &[
        // Generated from the contract's Rust types.
        "ui/src/ipc/bindings/contract.ts",
    ];
    let too_long: Vec<_> = files()
        .into_iter()
        .filter(|(path, _)| {
            let extension = path.extension().unwrap_or_default();
            ["rs", "ts", "svelte", "css", ""]
                .iter()
                .any(|wanted| extension == *wanted)
                && !path.to_string_lossy().starts_with("LICENSE")
                && !LONGER.iter().any(|known| path == Path::new(known))
        })
        .filter_map(|(path, text)| {
            let lines = text.lines().count();
            (lines > 500).then(|| format!("{} ({lines} lines)", path.display()))
        })
        .collect();
    assert!(too_long.is_empty(), "above 500 lines: {too_long:?}");
}

#[test]
fn names_say_what_a_thing_is() {
    let vague = |name: &str| {
        ["Manager", "Util", "Utils", "Helper", "Helpers"]
            .iter()
            .any(|end| name.ends_with(end))
    };
    let mut found = Vec::new();
    for (path, text) in files() {
        if path
            .extension()
            .is_none_or(|extension| extension != "rs" && extension != "ts")
        {
            continue;
        }
        for line in text.lines() {
            let mut words = line.split(|c: char| !c.is_alphanumeric() && c != '_');
            while let Some(word) = words.next() {
                if ["struct", "enum", "trait", "class", "interface"].contains(&word)
                    && words.next().is_some_and(vague)
                {
                    found.push(format!("{}: {}", path.display(), line.trim()));
                }
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn nothing_names_the_machine_it_was_written_on() {
    // Put together here, so that this file does not contain them.
    let paths = [
        ["/wo", "rk/"].concat(),
        ["/ro", "ot/"].concat(),
        ["/tmp/bash", "_jobs"].concat(),
    ];
    let mut found = Vec::new();
    for (path, text) in files() {
        // A lock file lists addresses of packages, which may contain anything.
        if path.ends_with("package-lock.json") || path.ends_with("Cargo.lock") {
            continue;
        }
        for (number, line) in text.lines().enumerate() {
            if paths.iter().any(|word| line.contains(word.as_str())) {
                found.push(format!("{}:{}: {}", path.display(), number + 1, line.trim()));
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

/// `code` spans and lines of fenced blocks of a Markdown text.
fn code_in(markdown: &str) -> Vec<String> {
    let mut fenced = false;
    let mut found = Vec::new();
    for line in markdown.lines() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        } else if fenced {
            found.push(line.trim().to_owned());
        } else {
            found.extend(line.split('`').skip(1).step_by(2).map(str::to_owned));
        }
    }
    found
}

#[test]
fn the_commands_in_the_documents_exist() {
    let mut scripts = 0;
    let mut commands = 0;
    for document in ["README.md", "ARCHITECTURE.md", "SECURITY.md"] {
        for code in code_in(&fs::read_to_string(root().join(document)).unwrap()) {
            for word in code
                .split_whitespace()
                .filter(|word| word.starts_with("script/") && !word.ends_with('/'))
            {
                assert!(
                    root().join(word).is_file(),
                    "{document} names {word}, which is not there"
                );
                scripts += 1;
            }
            let mut words = code.split_whitespace();
            if words.next() != Some("understudy") {
                continue;
            }
            // `understudy provider add NAME …`: the words before the first placeholder or option.
            let path: Vec<_> = words
                .take_while(|word| {
                    word.chars().all(|c| c.is_ascii_lowercase() || c == '-') && !word.starts_with('-')
                })
                .take(2)
                .collect();
            let asked = Command::new(env!("CARGO_BIN_EXE_understudy"))
                .args(&path)
                .arg("--help")
                .stdin(Stdio::null())
                .output()
                .unwrap();
            assert!(
                asked.status.success(),
                "{document} names `{code}`: {}",
                String::from_utf8_lossy(&asked.stderr)
            );
            commands += 1;
        }
    }
    assert!(
        scripts >= 3 && commands >= 3,
        "{scripts} scripts and {commands} commands were found to check"
    );
}

#[test]
fn every_script_parses_and_can_be_started() {
    let mut seen = 0;
    for path in children(&root().join("script"))
        .into_iter()
        .chain([root().join(".ci/run"), root().join("packaging/install")])
    {
        let text = fs::read_to_string(&path).unwrap();
        let first = text.lines().next().unwrap();
        assert!(
            first.starts_with("#!/usr/bin/env "),
            "{}: {first}",
            path.display()
        );
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert!(
                fs::metadata(&path).unwrap().permissions().mode() & 0o111 != 0,
                "{}",
                path.display()
            );
        }
        if first.ends_with("bash") {
            let parsed = Command::new("bash").arg("-n").arg(&path).output().unwrap();
            assert!(
                parsed.status.success(),
                "{}",
                String::from_utf8_lossy(&parsed.stderr)
            );
        }
        seen += 1;
    }
    assert!(seen >= 4, "only {seen} scripts");
}

#[test]
fn packages_say_what_the_app_says() {
    let read = |path: &str| fs::read_to_string(root().join(path)).unwrap();
    let desktop = read("packaging/understudy.desktop");
    for (tag, language) in [("en", ""), ("de", "[de]"), ("zh", "[zh_CN]")] {
        let texts = read(&format!("locales/{tag}/understudy.ftl"));
        for id in ["tray-quick", "tray-new-chat"] {
            let said = texts
                .lines()
                .find_map(|line| line.strip_prefix(id)?.strip_prefix(" = "))
                .unwrap();
            let name = format!("Name{language}={said}");
            assert!(desktop.lines().any(|line| line == name), "{name}");
        }
    }
    let about = read("packaging/dev.understudy.app.metainfo.xml");
    let newest = about.split("<release version=\"").nth(1).unwrap();
    assert!(
        newest.starts_with(concat!(env!("CARGO_PKG_VERSION"), "\"")),
        "the newest release in the metainfo is not {}",
        env!("CARGO_PKG_VERSION")
    );
    let pages: Value = serde_json::from_str(&read("ui/package.json")).unwrap();
    assert_eq!(pages["version"], env!("CARGO_PKG_VERSION"));
    let shell: Value = serde_json::from_str(&read("tauri.conf.json")).unwrap();
    let id = shell["identifier"].as_str().unwrap();
    assert!(about.contains(&format!("<id>{id}</id>")));
    assert!(read(&format!("packaging/flatpak/{id}.yml")).contains(&format!("\nid: {id}\n")));
}
