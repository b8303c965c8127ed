//! Files that go with a question: what reaches each family, what is kept, and what is refused.

use crate::made;
use crate::place::Place;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use understudy_stage::{Model, Script};

/// Kind of provider, its model, and the end of its base URL.
const FAMILIES: [(&str, &str, &str); 5] = [
    ("anthropic", "claude-sonnet-4-5", "/v1"),
    ("openai", "gpt-5.1", "/v1"),
    ("openai-compatible", "some-model", "/v1"),
    ("gemini", "gemini-2.5-pro", "/v1beta"),
    ("ollama", "llava", ""),
];

impl Place {
    /// A provider of that kind, alone in the order, on a seat named as the kind.
    async fn with_one(kind: &str, model: &str, end: &str) -> Self {
        let place = Self::new().await;
        let model = Model {
            images: Some(true),
            pdf: Some(true),
            ..Model::from(model)
        };
        let lane = format!("{kind}/{}", model.id);
        place
            .stage
            .seat(kind)
            .models([model])
            .always(Script::answer("Seen."));
        let url = format!("{}/{kind}{end}", place.stage.origin());
        let add = [
            "provider",
            "add",
            kind,
            "--kind",
            kind,
            "--base-url",
            &url,
            "--no-key",
        ];
        place.run(&add).expect(0);
        place.run(&["chain", "set", &lane]).expect(0);
        place.stage.forget_requests();
        place
    }

    fn file(&self, name: &str, bytes: &[u8]) -> String {
        let path = self.home().with_file_name(name);
        std::fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    }

    /// The body of the last question that was sent.
    fn sent(&self) -> Value {
        let mut asked = self.stage.requests();
        asked.retain(|seen| seen.method == "POST");
        asked.pop().expect("a question was sent").body
    }

    /// Files in the folder of attachments, but the lock.
    fn kept(&self) -> Vec<PathBuf> {
        let mut found = Vec::new();
        for folder in std::fs::read_dir(self.home().join("attachments"))
            .into_iter()
            .flatten()
        {
            let folder = folder.unwrap().path();
            if folder.is_dir() {
                found.extend(
                    std::fs::read_dir(folder)
                        .unwrap()
                        .map(|file| file.unwrap().path()),
                );
            }
        }
        found
    }
}

/// The parts of the last user message, as the family writes them.
fn parts(kind: &str, body: &Value) -> Value {
    match kind {
        "openai" => body["input"].as_array().unwrap().last().unwrap()["content"].clone(),
        "gemini" => body["contents"].as_array().unwrap().last().unwrap()["parts"].clone(),
        "ollama" => body["messages"].as_array().unwrap().last().unwrap().clone(),
        _ => body["messages"].as_array().unwrap().last().unwrap()["content"].clone(),
    }
}

/// How the family writes this picture.
fn picture_part(kind: &str, png: &[u8]) -> Value {
    let data = STANDARD.encode(png);
    let uri = format!("data:image/png;base64,{data}");
    match kind {
        "anthropic" => {
            json!({"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": data}})
        }
        "openai" => json!({"type": "input_image", "image_url": uri}),
        "openai-compatible" => json!({"type": "image_url", "image_url": {"url": uri}}),
        "gemini" => json!({"inlineData": {"mimeType": "image/png", "data": data}}),
        _ => json!(data),
    }
}

/// How the family writes this PDF; nothing where it takes none.
fn pdf_part(kind: &str, pdf: &[u8]) -> Option<Value> {
    let data = STANDARD.encode(pdf);
    match kind {
        "anthropic" => Some(json!({"type": "base64", "media_type": "application/pdf", "data": data})),
        "openai" => Some(json!(format!("data:application/pdf;base64,{data}"))),
        "gemini" => Some(json!({"mimeType": "application/pdf", "data": data})),
        _ => None,
    }
}

/// Whether `wanted` stands anywhere in `value`, to the byte.
fn holds(value: &Value, wanted: &Value) -> bool {
    value == wanted
        || match value {
            Value::Array(items) => items.iter().any(|item| holds(item, wanted)),
            Value::Object(fields) => fields.values().any(|field| holds(field, wanted)),
            _ => false,
        }
}

#[tokio::test(flavor = "multi_thread")]
async fn files_of_each_kind_reach_each_family_as_it_takes_them() {
    let (png, pdf) = (made::picture(40, 20), made::pdf(&["The quokka sings"]));
    for (kind, model, end) in FAMILIES {
        let place = Place::with_one(kind, model, end).await;
        let arguments = [
            "ask",
            "--attach",
            &place.file("cat.png", &png),
            "--attach",
            &place.file("plan.pdf", &pdf),
            "--attach",
            &place.file("notes.md", "# Größe\nzebra".as_bytes()),
            "--attach",
            &place.file("letter.docx", &made::docx(&["Dear pelican"])),
            "--attach",
            &place.file("sums.xlsx", &made::xlsx(&["marmalade", "12.50"])),
            "What is in them?",
        ];
        assert_eq!(place.run(&arguments).expect(0).out, "Seen.\n", "{kind}");
        let sent = parts(kind, &place.sent());
        assert!(holds(&sent, &picture_part(kind, &png)), "{kind}: {sent}");
        let text = sent.to_string();
        match pdf_part(kind, &pdf) {
            Some(part) => {
                assert!(holds(&sent, &part), "{kind}: {sent}");
                assert!(!text.contains("quokka sings"), "{kind}: a PDF goes once: {sent}");
            }
            None => assert!(
                text.contains("<file name=\\\"plan.pdf\\\">") && text.contains("The quokka sings"),
                "{kind}: {sent}"
            ),
        }
        for words in [
            "<file name=\\\"notes.md\\\">",
            "# Größe",
            "<file name=\\\"letter.docx\\\">",
            "Dear pelican",
            "marmalade",
            "What is in them?",
        ] {
            assert!(text.contains(words), "{kind}: {words} is not in {sent}");
        }
        assert!(
            !text.contains("word/document.xml") && !text.contains("UEsD"),
            "{kind}: the archive stays here"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_kept_once_and_sent_again_in_later_turns() {
    let png = made::picture(40, 20);
    for (kind, model, end) in FAMILIES {
        let place = Place::with_one(kind, model, end).await;
        let path = place.file("cat.png", &png);
        let first = place
            .run(&["ask", "--json", "--attach", &path, "What is it?"])
            .expect(0);
        let chat = first.events()[0]["chat"].as_str().unwrap().to_owned();
        std::fs::remove_file(&path).unwrap();
        place.run(&["ask", "--continue", "And its colour?"]).expect(0);
        let body = place.sent();
        assert!(holds(&body, &picture_part(kind, &png)), "{kind}: {body}");
        assert!(body.to_string().contains("And its colour?"), "{kind}: {body}");

        let again = place.file("the same cat.png", &png);
        place
            .run(&["ask", "--chat", &chat, "--attach", &again, "Again"])
            .expect(0);
        let kept = place.kept();
        assert_eq!(kept.len(), 1, "{kind}: {kept:?}");
        assert_eq!(std::fs::read(&kept[0]).unwrap(), png);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_temporary_chat_keeps_no_file() {
    let place = Place::with_one("anthropic", "claude-sonnet-4-5", "/v1").await;
    let png = made::picture(40, 20);
    let path = place.file("cat.png", &png);
    place
        .run(&["ask", "--no-history", "--attach", &path, "What is it?"])
        .expect(0);
    assert!(holds(&place.sent(), &picture_part("anthropic", &png)));
    assert_eq!(place.kept(), Vec::<PathBuf>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_model_that_sees_no_pictures_is_passed_over_with_the_reason() {
    let place = Place::new().await;
    let blind = Model {
        images: Some(false),
        ..Model::from("n")
    };
    place
        .stage
        .seat("blind")
        .models([blind])
        .always(Script::answer("Guessed."));
    place
        .stage
        .seat("seeing")
        .models(["m"])
        .always(Script::answer("A cat."));
    for name in ["blind", "seeing"] {
        let url = place.stage.url(name);
        let add = [
            "provider",
            "add",
            name,
            "--kind",
            "anthropic",
            "--base-url",
            &url,
            "--no-key",
        ];
        place.run(&add).expect(0);
    }
    place.run(&["provider", "models", "blind"]).expect(0);
    place.run(&["chain", "set", "blind/n", "seeing/m"]).expect(0);
    place.stage.forget_requests();
    let path = place.file("cat.png", &made::picture(40, 20));
    let events = place
        .run(&["ask", "--json", "--attach", &path, "What is it?"])
        .expect(0)
        .events();
    let skipped: Vec<&Value> = events.iter().filter(|event| event["type"] == "skipped").collect();
    assert_eq!(skipped.len(), 1, "{events:?}");
    assert_eq!(
        (skipped[0]["lane"].as_str(), skipped[0]["why"].as_str()),
        (Some("blind/n"), Some("images"))
    );
    assert!(
        skipped[0]["message"].as_str().unwrap().contains("sees pictures"),
        "{skipped:?}"
    );
    assert_eq!(events.last().unwrap()["text"], "A cat.");
    assert_eq!(place.asked(), ["seeing"]);

    place.stage.forget_requests();
    let alone = place
        .run(&["ask", "--chain", "blind/n", "--attach", &path, "What is it?"])
        .expect(1);
    assert!(
        alone.err.contains("no model in the order sees pictures"),
        "{}",
        alone.err
    );
    assert_eq!(place.asked(), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_attached_is_said_by_its_name_and_nothing_is_sent() {
    let place = Place::with_one("anthropic", "claude-sonnet-4-5", "/v1").await;
    let mut half = made::docx(&["words"]);
    half.truncate(half.len() / 2);
    let large = vec![b'a'; 30 * 1024 * 1024 + 1];
    let bomb = made::docx_of(&" ".repeat(32 * 1024 * 1024));
    let files: [(&str, &[u8], &str); 9] = [
        ("nothing.txt", b"", "is empty"),
        ("large.txt", &large, "larger than 30 MB"),
        (
            "program.png",
            &b"\x7fELF\x02\x01\0\0".repeat(20),
            "kind of file cannot be read",
        ),
        ("old.doc", &made::compound("WordDocument"), "old Office format"),
        (
            "locked.docx",
            &made::compound("EncryptedPackage"),
            "protected by a password",
        ),
        ("half.docx", &half, "damaged or incomplete"),
        ("bomb.docx", &bomb, "unpacks to far more"),
        (
            "wide.png",
            &made::wide_picture(12_000, 10_000),
            "more than 100 million pixels",
        ),
        (
            "deep.png",
            &made::declared_picture(9_500, 9_500),
            "too much memory",
        ),
    ];
    for (name, bytes, words) in files {
        let path = place.file(name, bytes);
        let done = place.run(&["ask", "--attach", &path, "What is it?"]).expect(2);
        assert!(
            done.err.contains(name) && done.err.contains(words),
            "{name}: {}",
            done.err
        );
        assert_eq!(done.out, "", "{name}");
    }
    let good = place.file("good.txt", b"words");
    let many: Vec<&str> = std::iter::repeat_n(["--attach", good.as_str()], 21)
        .flatten()
        .collect();
    let done = place
        .run(&[&["ask", "What are they?"], many.as_slice()].concat())
        .expect(2);
    assert!(done.err.contains("More than 20 files"), "{}", done.err);
    let folder = place.home().with_file_name("folder");
    std::fs::create_dir(&folder).unwrap();
    for (path, words) in [
        (folder.to_str().unwrap(), "is a folder"),
        ("/dev/zero", "not a file"),
        ("no-such-file", "There is no file"),
    ] {
        let done = place.run(&["ask", "--attach", path, "What is it?"]).expect(2);
        assert!(done.err.contains(words), "{}", done.err);
    }
    assert_eq!(place.asked(), Vec::<String>::new());
    assert_eq!(
        place.run(&["history", "list", "--json"]).expect(0).json(),
        json!([])
    );
}

/// A file that is read for seconds: a page with far more on it than any has.
fn slow_pdf() -> Vec<u8> {
    let page = "BT /F1 9 Tf 40 700 Td (many words on one page) Tj ET\n".repeat(300_000);
    made::pdf_of(&[page])
}

/// The process that reads the file for `parent`.
fn reader_of(parent: u32) -> libc::pid_t {
    let begun = Instant::now();
    while begun.elapsed() < Duration::from_secs(20) {
        for process in std::fs::read_dir("/proc").unwrap().flatten() {
            let path = process.path();
            let status = std::fs::read_to_string(path.join("status")).unwrap_or_default();
            let command = std::fs::read(path.join("cmdline")).unwrap_or_default();
            if status.contains(&format!("PPid:\t{parent}\n"))
                && status.contains("Seccomp:\t2")
                && command.ends_with(b"inspect-attachment\0")
            {
                return process.file_name().to_str().unwrap().parse().unwrap();
            }
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    panic!("no process reads a file for {parent}");
}

fn signal(process: libc::pid_t, signal: libc::c_int) {
    // SAFETY: sends a signal to a process that this test's own child started and waits for.
    assert_eq!(unsafe { libc::kill(process, signal) }, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reader_that_dies_is_said_and_nothing_is_sent() {
    let place = Place::with_one("anthropic", "claude-sonnet-4-5", "/v1").await;
    let path = place.file("slow.pdf", &slow_pdf());
    for (death, words) in [
        (libc::SIGSYS, "made its reader fail"),
        (libc::SIGKILL, "too much memory"),
    ] {
        let running = place.start(&["ask", "--attach", &path, "What is it?"]);
        signal(reader_of(running.child.id()), death);
        let done = running.finish().expect(2);
        assert!(
            done.err.contains("slow.pdf") && done.err.contains(words),
            "{}",
            done.err
        );
    }
    assert_eq!(place.asked(), Vec::<String>::new());
    assert_eq!(place.kept(), Vec::<PathBuf>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reader_that_hangs_can_be_cancelled_and_does_not_stay() {
    let place = Place::with_one("anthropic", "claude-sonnet-4-5", "/v1").await;
    let path = place.file("slow.pdf", &slow_pdf());
    let running = place.start(&["ask", "--attach", &path, "What is it?"]);
    let reader = reader_of(running.child.id());
    signal(reader, libc::SIGSTOP);
    running.signal(libc::SIGINT);
    running.finish().expect(130);
    assert_eq!(place.asked(), Vec::<String>::new());
    let begun = Instant::now();
    while Path::new(&format!("/proc/{reader}/status")).exists() {
        let status = std::fs::read_to_string(format!("/proc/{reader}/status")).unwrap_or_default();
        // Whoever inherits it may take a while to ask how it ended.
        if status.contains("State:\tZ") {
            break;
        }
        assert!(
            begun.elapsed() < Duration::from_secs(10),
            "the reader is still there"
        );
        std::thread::sleep(Duration::from_millis(10));
    }
}
