//! The list of recordings.

use std::path::PathBuf;

pub struct Row {
    pub file: String,
    columns: std::collections::HashMap<String, String>,
}

impl Row {
    pub fn get(&self, column: &str) -> &str {
        self.columns.get(column).map_or("", String::as_str)
    }
}

pub struct Corpus {
    root: PathBuf,
    pub rows: Vec<Row>,
}

impl Corpus {
    /// Absent where the variable is not set.
    pub fn open() -> Option<Self> {
        let Some(root) = std::env::var_os("UNDERSTUDY_CORPUS").map(PathBuf::from) else {
            println!("SKIPPED: UNDERSTUDY_CORPUS is not set");
            return None;
        };
        // `script/test` names it relative to the project's root.
        let project = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
        let root = if root.is_absolute() {
            root
        } else {
            project.join(root)
        };
        let manifest = std::fs::read_to_string(root.join("MANIFEST.tsv"))
            .unwrap_or_else(|error| panic!("UNDERSTUDY_CORPUS is set, but {}: {error}", root.display()));
        let mut lines = manifest.lines();
        let names: Vec<&str> = lines.next().unwrap().split('\t').collect();
        let rows = lines
            .map(|line| {
                let columns: std::collections::HashMap<String, String> = names
                    .iter()
                    .zip(line.split('\t'))
                    .map(|(name, value)| ((*name).to_owned(), unquoted(value)))
                    .collect();
                Row {
                    file: columns["file"].clone(),
                    columns,
                }
            })
            .collect();
        Some(Self { root, rows })
    }

    pub fn root(&self) -> &std::path::Path {
        &self.root
    }

    pub fn bytes(&self, row: &Row) -> Vec<u8> {
        std::fs::read(self.root.join(&row.file)).unwrap_or_else(|error| panic!("{}: {error}", row.file))
    }
}

fn unquoted(value: &str) -> String {
    match value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        Some(inner) => inner.replace("\"\"", "\""),
        None => value.to_owned(),
    }
}
