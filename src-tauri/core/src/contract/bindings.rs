//! Renders the contract to TypeScript and holds the committed file to it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::*;
use std::any::TypeId;
use std::collections::{BTreeMap, HashSet};
use std::path::PathBuf;
use ts_rs::{Config, TS, TypeVisitor};

const HEADER: &str = "// Generated from src-tauri/core/src/contract. Do not edit by hand:\n\
    // UNDERSTUDY_BLESS=1 cargo test -p understudy-core --lib contract::bindings\n";

/// Every type reachable from the ones it is given, by name, so that the file has a stable order.
struct Declarations<'a> {
    config: &'a Config,
    seen: HashSet<TypeId>,
    by_name: BTreeMap<String, String>,
}

impl TypeVisitor for Declarations<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        // A path to be exported to is what tells our own types from primitives and containers.
        if T::output_path().is_some() {
            let docs = T::docs().unwrap_or_default();
            let declaration = format!("{docs}export {}\n", T::decl(self.config));
            self.by_name.insert(T::ident(self.config), declaration);
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

fn render() -> String {
    // Ids are strings, counts and times stay below 2^53: numbers are exact.
    let config = Config::new().with_large_int("number");
    let mut all = Declarations {
        config: &config,
        seen: HashSet::new(),
        by_name: BTreeMap::new(),
    };
    // What crosses the boundary at the top level; the rest is reached from it.
    all.visit::<Snapshot>();
    all.visit::<BackendEvent>();
    all.visit::<Board>();
    all.visit::<ChatPlace>();
    all.visit::<ChatPage>();
    all.visit::<ChatChange>();
    all.visit::<Draft>();
    all.visit::<UsageReport>();
    all.visit::<TurnEvent>();
    all.visit::<NumberedEvent>();
    all.visit::<Chat>();
    all.visit::<TurnStart>();
    all.visit::<TurnWishes>();
    all.visit::<SendTerms>();
    all.visit::<Written>();
    all.visit::<Estimate>();
    all.visit::<LeaveOut>();
    all.visit::<LibraryItem>();
    all.visit::<Attachment>();
    all.visit::<Backup>();
    all.visit::<BackupLook>();
    all.visit::<GoneForGood>();
    all.visit::<Rescue>();
    all.visit::<RescueChoice>();
    all.visit::<HistoryCheck>();
    all.visit::<NewProvider>();
    all.visit::<ProviderAdded>();
    all.visit::<PricedModel>();
    all.visit::<Setting>();
    all.visit::<Surroundings>();
    all.visit::<SearchRequest>();
    all.visit::<SearchPage>();
    all.visit::<ApiError>();
    all.visit::<ExportFormat>();
    all.visit::<ExportOf>();
    all.visit::<Exported>();
    all.visit::<ImportPreview>();
    all.visit::<Imported>();
    all.visit::<ExchangeProgress>();
    let declarations: Vec<String> = all.by_name.into_values().collect();
    format!("{HEADER}\n{}", declarations.join("\n"))
}

#[test]
fn the_windows_types_are_those_of_the_contract() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../ui/src/ipc/bindings/contract.ts");
    let rendered = render();
    if std::env::var_os("UNDERSTUDY_BLESS").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &rendered).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == rendered,
        "{} is not what the contract says; run this test with UNDERSTUDY_BLESS=1 and commit it",
        path.display()
    );
}
