//! The table of results: printed, judged, and written into the docs.

use super::tell::Row;
use crate::report::Report;
use crate::world::Family;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

const HEADER: &str = "# What comes of each fault\n\n\
    Every row was a story over real sockets: a main model that fails like this, a backup that is well, a\n\
    real database. What it comes to is checked in all five wire families (Anthropic Messages, Chat\n\
    Completions, Responses, Gemini, Ollama): the words on screen, the class of failure, whom it is held\n\
    against, what is kept of the attempts and their cost, that no limit of time is passed, and that no\n\
    connection stays open. Made, and checked to be current, by\n\n\
    ```\nUNDERSTUDY_BLESS=1 cargo test --test engine faults\n```\n";

/// The order of the sections.
const SECTIONS: [&str; 8] = [
    "Connecting",
    "Names and routes",
    "Certificates and proxies",
    "Before the first text",
    "Errors that are told",
    "In the middle of an answer",
    "A network switched in the middle",
    "Whole answers that come in an odd way",
];

/// Stories of several sections end at the same time.
static DOCUMENT: Mutex<()> = Mutex::new(());

pub struct Table {
    title: &'static str,
    rows: Vec<(Family, &'static str, Row)>,
}

impl Table {
    pub const fn new(title: &'static str) -> Self {
        let rows = Vec::new();
        Self { title, rows }
    }

    pub fn add(&mut self, family: Family, what: &'static str, row: Row) {
        self.rows.push((family, what, row));
    }

    /// Prints it, fails where a row is wrong, and then holds the docs to it.
    pub fn judge(self) {
        let section = self.section();
        let mut report = Report::default();
        for (family, what, row) in self.rows {
            let found = format!("{}, {} ms", row.fact, row.took.as_millis());
            report.add(format!("{family:?}: {what}"), found, row.wrong);
        }
        report.judge(self.title);
        document(self.title, &section);
    }

    /// What comes of each fault, and where a family differs from the others.
    fn section(&self) -> String {
        let mut names: Vec<&str> = Vec::new();
        for (_, what, _) in &self.rows {
            if !names.contains(what) {
                names.push(what);
            }
        }
        let mut text = format!(
            "## {}\n\n| what happens | what comes of it |\n|---|---|\n",
            self.title
        );
        for name in names {
            let of_name = self.rows.iter().filter(|(_, what, _)| *what == name);
            let facts: Vec<(Family, &str)> = of_name
                .map(|(family, _, row)| (*family, row.fact.as_str()))
                .collect();
            text += &format!("| {name} | {} |\n", told(&facts));
        }
        text
    }
}

/// One sentence for all families, with those that differ, and those that have no such thing.
fn told(facts: &[(Family, &str)]) -> String {
    let count = |fact: &str| facts.iter().filter(|(_, other)| *other == fact).count();
    // Of two that are as frequent the first.
    let mut usual = facts[0].1;
    for (_, fact) in facts {
        if count(fact) > count(usual) {
            usual = fact;
        }
    }
    let mut text = usual.to_owned();
    for (family, fact) in facts.iter().filter(|(_, fact)| *fact != usual) {
        // What is the same is not said again.
        let differs = match (fact.split_once(", "), usual.split_once(", ")) {
            (Some((head, rest)), Some((_, usual))) if rest == usual => head,
            _ => fact,
        };
        text += &format!("; {family:?}: {differs}");
    }
    let with = |wanted: bool| {
        let has = |family: &&Family| facts.iter().any(|(other, _)| other == *family) == wanted;
        let names: Vec<String> = Family::ALL
            .iter()
            .filter(has)
            .map(|one| format!("{one:?}"))
            .collect();
        names
    };
    match (with(true), with(false)) {
        (_, without) if without.is_empty() => {}
        (with, without) if with.len() < without.len() => text += &format!(" (only {})", with.join(", ")),
        (_, without) => text += &format!(" (not {})", without.join(", ")),
    }
    text
}

/// Writes the section where it was asked for, else compares.
fn document(title: &str, section: &str) {
    let _held = DOCUMENT.lock().unwrap_or_else(PoisonError::into_inner);
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/faults.md");
    let old = std::fs::read_to_string(&path).unwrap_or_default();
    let sections = SECTIONS.iter().filter_map(|name| {
        if *name == title {
            return Some(section.to_owned());
        }
        let start = old.find(&format!("## {name}\n"))?;
        let rest = &old[start..];
        let end = rest[2..].find("\n## ").map_or(rest.len(), |at| at + 3);
        Some(format!("{}\n", rest[..end].trim_end()))
    });
    let new = format!("{HEADER}\n{}", sections.collect::<Vec<_>>().join("\n"));
    if std::env::var_os("UNDERSTUDY_BLESS").is_some() {
        std::fs::write(&path, new).unwrap();
        return;
    }
    assert!(
        old == new,
        "docs/faults.md says something else; it names the command that makes it"
    );
}
