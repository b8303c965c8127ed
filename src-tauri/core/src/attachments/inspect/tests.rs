#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::error::Refusal;
use super::*;
use serde_json::{Value, json};

const PIXEL: &[u8] = include_bytes!("../../../../../icons/32x32.png");

fn answer(header: &Value, rest: &[&[u8]]) -> Vec<u8> {
    let header = header.to_string();
    let mut all = u32::try_from(header.len()).unwrap().to_le_bytes().to_vec();
    all.extend_from_slice(header.as_bytes());
    rest.iter().for_each(|part| all.extend_from_slice(part));
    all
}

fn found(change: impl FnOnce(&mut Value)) -> Value {
    let mut found = json!({
        "kind": "image", "media_type": "image/png", "width": 32, "height": 32, "pages": null,
        "notes": [], "text": null, "thumbnail": PIXEL.len(), "sent": null,
    });
    change(&mut found);
    json!({ "found": found })
}

#[test]
fn an_answer_that_holds_is_taken() {
    let said = answer::read(&answer(&found(|_| ()), &[PIXEL])).unwrap();
    assert_eq!(said.thumbnail.as_deref(), Some(PIXEL));
    assert_eq!((said.width, said.note), (Some(32), None));

    let text = found(|found| {
        found["kind"] = "pdf".into();
        found["media_type"] = "application/pdf".into();
        found["width"] = Value::Null;
        found["height"] = Value::Null;
        found["thumbnail"] = Value::Null;
        found["text"] = 2.into();
        found["notes"] = json!([{"first-pages": {"read": 500, "of": 1200}}, "parts-missing"]);
    });
    let said = answer::read(&answer(&text, &["ü".as_bytes()])).unwrap();
    assert_eq!(said.text.as_deref(), Some("ü"));
    let note = said.note.unwrap();
    assert!(note.contains("first 500 of 1,200 pages"), "{note}");

    let refused = answer(&json!({"refused": "encrypted"}), &[]);
    let error = answer::read(&refused).unwrap_err();
    assert_eq!(error, InspectError::Refused(Refusal::Encrypted));
    assert!(error.to_string().contains("password"), "{error}");
}

#[test]
fn an_answer_that_lies_is_worth_nothing() {
    let lies: Vec<(&str, Value)> = vec![
        (
            "shorter",
            found(|found| found["thumbnail"] = (PIXEL.len() - 1).into()),
        ),
        (
            "longer",
            found(|found| found["thumbnail"] = (PIXEL.len() + 1).into()),
        ),
        ("endless", found(|found| found["thumbnail"] = u64::MAX.into())),
        ("negative", found(|found| found["text"] = (-1).into())),
        (
            "not text",
            found(|found| {
                found["text"] = found["thumbnail"].take();
            }),
        ),
        (
            "sent without limit",
            found(|found| {
                found["sent"] = 4_000_000.into();
            }),
        ),
        ("no sides", found(|found| found["width"] = Value::Null)),
        ("no pixels", found(|found| found["width"] = 0.into())),
        (
            "too many pixels",
            found(|found| found["width"] = 10_000_000.into()),
        ),
        ("sides of text", found(|found| found["kind"] = "text".into())),
        ("another kind", found(|found| found["kind"] = "program".into())),
        (
            "a header of its own",
            found(|found| found["media_type"] = "text/html\r\nx: y".into()),
        ),
        ("unasked", found(|found| found["command"] = "ls".into())),
        (
            "many notes",
            found(|found| found["notes"] = vec!["scan"; 9].into()),
        ),
        (
            "words of its own",
            found(|found| found["notes"] = json!(["Call this number"])),
        ),
        ("another reason", json!({"refused": "because"})),
    ];
    for (lie, header) in lies {
        let read = answer::read(&answer(&header, &[PIXEL]));
        assert_eq!(read, Err(InspectError::Broke), "{lie}");
    }
    // Not a picture, and one of another size than it may have.
    for thumbnail in [
        &b"<svg onload=alert(1)>"[..],
        include_bytes!("../../../../../icons/icon.png"),
    ] {
        let header = found(|found| found["thumbnail"] = thumbnail.len().into());
        assert_eq!(
            answer::read(&answer(&header, &[thumbnail])),
            Err(InspectError::Broke)
        );
    }
    let whole = answer(&found(|_| ()), &[PIXEL]);
    for cut in 0..whole.len() {
        assert_eq!(
            answer::read(&whole[..cut]),
            Err(InspectError::Broke),
            "cut at {cut}"
        );
    }
}

#[test]
fn sides_are_read_from_jpeg_too() {
    // SOI, an APP0 of 4 bytes, SOF2 of 3 x 700.
    let jpeg = [
        0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc2, 0, 9, 8, 2, 0xbc, 0, 3, 1, 0,
    ];
    let found = picture::look(&jpeg).unwrap();
    assert_eq!(
        (found.media_type, found.width, found.height),
        ("image/jpeg", 3, 700)
    );
    for cut in 0..jpeg.len() {
        assert_eq!(picture::look(&jpeg[..cut]), None);
    }
    // A segment of length 0 leads nowhere and must not be read for ever.
    assert_eq!(
        picture::look(&[0xff, 0xd8, 0xff, 0xe0, 0, 0, 0xff, 0xe0, 0, 0]),
        None
    );
}

#[test]
fn only_a_plain_extension_leaves_the_name() {
    assert_eq!(extension("notes.MD"), "md");
    for odd in [
        "notes",
        "a.\u{202e}fdp",
        "a.tar gz",
        "a.b/../c",
        "a.\0",
        "a.averylongone",
        "",
    ] {
        assert_eq!(extension(odd), "", "{odd:?}");
    }
}

#[test]
fn every_reason_has_its_own_sentence() {
    let reasons = [
        "unknown-kind",
        "old-office",
        "too-many-pixels",
        "encrypted",
        "damaged",
        "unpacks-too-large",
        "too-much-memory",
    ];
    let mut said: Vec<String> = reasons
        .iter()
        .map(|reason| {
            let reason: Refusal = serde_json::from_value(json!(reason)).unwrap();
            InspectError::Refused(reason).to_string()
        })
        .collect();
    said.extend(
        [
            InspectError::Empty,
            InspectError::TooLarge,
            InspectError::TookTooLong,
            InspectError::Broke,
            InspectError::NotStarted("no such file".to_owned()),
        ]
        .map(|error| error.to_string()),
    );
    let count = said.len();
    said.sort();
    said.dedup();
    assert_eq!(said.len(), count, "{said:#?}");
    assert!(said.iter().any(|sentence| sentence.contains("no such file")));
}

#[tokio::test]
async fn a_child_that_cannot_be_started_is_said() {
    let inspector = Inspector::new("/nowhere/understudy".into());
    let error = inspector
        .inspect("a.txt", Bytes::from_static(b"a"))
        .await
        .unwrap_err();
    assert!(matches!(error, InspectError::NotStarted(_)), "{error:?}");
    let error = inspector.inspect("a.txt", Bytes::new()).await.unwrap_err();
    assert_eq!(error, InspectError::Empty);
    let large = Bytes::from(vec![0; MOST_BYTES + 1]);
    assert_eq!(inspector.inspect("a", large).await, Err(InspectError::TooLarge));
}

/// An inspector whose child does this instead of reading.
#[cfg(unix)]
fn reading_by(folder: &tempfile::TempDir, script: &str) -> Inspector {
    use std::os::unix::fs::PermissionsExt as _;
    let path = folder.path().join("child");
    std::fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o700)).unwrap();
    Inspector {
        limit: Duration::from_millis(500),
        ..Inspector::new(path)
    }
}

#[cfg(unix)]
#[tokio::test]
async fn a_child_that_ends_in_any_other_way_is_an_error_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    for (script, error) in [
        ("kill -ABRT $$", InspectError::TooMuchMemory),
        ("kill -SEGV $$", InspectError::TooMuchMemory),
        ("kill -KILL $$", InspectError::TooMuchMemory),
        ("kill -XCPU $$", InspectError::TookTooLong),
        ("kill -ALRM $$", InspectError::TookTooLong),
        ("kill -SYS $$", InspectError::Broke),
        ("exit 1", InspectError::Broke),
        ("exit 0", InspectError::Broke),
        ("echo nonsense", InspectError::Broke),
        ("exec cat", InspectError::Broke),
        ("exec cat /dev/zero", InspectError::Broke),
    ] {
        let inspector = reading_by(&folder, script);
        let said = inspector.inspect("a.txt", Bytes::from_static(b"words")).await;
        assert_eq!(said, Err(error), "{script}");
    }
}

#[cfg(unix)]
#[tokio::test]
async fn a_child_that_hangs_is_ended_and_makes_room_for_the_next() {
    let folder = tempfile::tempdir().unwrap();
    let trace = folder.path().join("process");
    let inspector = reading_by(
        &folder,
        &format!("echo $$ >> '{}'; exec sleep 100", trace.display()),
    );
    // One more than may run at once.
    let files = [1, 2, 3].map(|_| inspector.inspect("a.txt", Bytes::from_static(b"words")));
    for said in futures_util::future::join_all(files).await {
        assert_eq!(said, Err(InspectError::TookTooLong));
    }
    let started = std::fs::read_to_string(trace).unwrap();
    assert_eq!(started.lines().count(), 3);
    for process in started.lines() {
        // SAFETY: signal 0 only asks whether the process is there.
        let there = unsafe { libc::kill(process.parse().unwrap(), 0) };
        assert_eq!(there, -1, "{process} is still there");
    }
}
