//! Providers that come with a history: never in use before a person said so.

use super::*;
use crate::contract::ProviderId;
use crate::history::{KeySource, ProviderRow};

fn provider(name: &str, address: &str) -> ProviderRow {
    ProviderRow {
        id: ProviderId::new(),
        name: name.into(),
        kind: "openai-compatible".into(),
        base_url: address.into(),
        key: KeySource::Keyring,
        allow_http: true,
        local: true,
        models: vec!["sol".into()],
        paused_until: None,
        created_at: T0,
    }
}

impl Home {
    fn set_up(&self, row: &ProviderRow) {
        self.runtime
            .block_on(self.history.put_provider(row.clone(), T0))
            .unwrap();
    }

    fn providers(&self) -> Vec<ProviderRow> {
        self.runtime.block_on(self.history.providers()).unwrap()
    }
}

#[test]
fn they_arrive_paused_and_without_a_key_once() {
    let here = Home::with(chats(11, 2));
    let (house, office) = (
        provider("House", "http://10.0.0.7:8080/v1"),
        provider("Office", "https://office.example/v1"),
    );
    here.set_up(&house);
    here.set_up(&office);
    let first = here.exported();

    let there = Home::new();
    // One of the same place under another name, and one of the same name at another place.
    there.set_up(&provider("Mine", "https://office.example/v1"));
    there.set_up(&provider("house", "https://elsewhere.example/v1"));
    let (preview, done) = there.import(&here.file(&first)).unwrap();
    assert_eq!((preview.providers, done.providers), (1, 1));
    let arrived: Vec<ProviderRow> = there
        .providers()
        .into_iter()
        .filter(|row| row.id == house.id)
        .collect();
    let expected = ProviderRow {
        name: "House 2".into(),
        allow_http: false,
        local: false,
        paused_until: Some(i64::MAX),
        ..house.clone()
    };
    assert_eq!(
        arrived,
        [expected],
        "what was confirmed for the other computer is not, here"
    );
    assert_eq!(there.providers().len(), 3);
    let (preview, done) = there.import(&here.file(&first)).unwrap();
    assert_eq!((preview.providers, done.providers), (0, 0));

    let empty = Home::new();
    empty.import(&here.file(&first)).unwrap();
    assert!(empty.exported() == first, "the same bytes");
}

#[test]
fn one_that_was_removed_stays_removed_and_what_is_undone_goes() {
    let here = Home::new();
    let row = provider("Office", "https://office.example/v1");
    here.set_up(&row);
    let record = here.history.reader().unwrap().providers().unwrap().remove(0);

    let there = Home::new();
    let mut merger = there.history.merger(NOW).unwrap();
    merger.add_provider(&record).unwrap();
    merger.undo().unwrap();
    assert_eq!(there.providers(), []);

    there.import(&here.file(&here.exported())).unwrap();
    there
        .runtime
        .block_on(there.history.remove_provider(row.id, NOW))
        .unwrap();
    let (preview, _) = there.import(&here.file(&here.exported())).unwrap();
    assert_eq!((preview.providers, there.providers()), (0, Vec::new()));
}

#[test]
fn one_that_nobody_could_have_set_up_is_left_out_and_told() {
    let here = Home::new();
    here.set_up(&provider("Office", "https://office.example/v1"));
    let text = String::from_utf8(here.exported()).unwrap();
    for (what, instead) in [
        ("https://office.example/v1", "file:///etc/passwd"),
        ("https://office.example/v1", "https://me:secret@office.example/v1"),
        ("https://office.example/v1", "https://office.example/v1?to=other"),
        ("\"Office\"", "\"Off/ice\""),
        ("\"Office\"", "\"\""),
        ("openai-compatible", "no-such-kind"),
    ] {
        let file = here.file(text.replace(what, instead).as_bytes());
        let there = Home::new();
        let (preview, done) = there.import(&file).unwrap();
        assert_eq!((preview.providers, done.providers), (0, 0), "{instead}");
        assert_eq!(done.notes.len(), 1, "{instead}");
        assert_eq!(there.providers(), [], "{instead}");
    }
}
