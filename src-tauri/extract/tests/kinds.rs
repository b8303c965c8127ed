//! What is read of each kind of file, by its content and not by its name.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod made;

use understudy_extract::{Found, Kind, MOST_TEXT, Note, Refusal, SENT_SIDE, THUMBNAIL_SIDE, read};

#[track_caller]
fn found(extension: &str, bytes: Vec<u8>) -> Found {
    read(extension, bytes).unwrap_or_else(|refusal| panic!("{extension}: {refusal:?}"))
}

fn sides(png: &[u8]) -> (u32, u32) {
    let picture = image::load_from_memory(png).unwrap();
    (picture.width(), picture.height())
}

#[test]
fn documents_of_each_kind_are_read_as_their_text() {
    let word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    let slides = "application/vnd.openxmlformats-officedocument.presentationml.presentation";
    let sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    let notebook = r##"{"cells":[{"cell_type":"markdown","source":["# The ", "quokka"]},
        {"cell_type":"code","source":"1+1","outputs":[{"text":["two"]}]}]}"##;
    let files: [(&str, Vec<u8>, &str, &[&str]); 8] = [
        ("docx", made::docx(&["The quokka", "and &amp; its child"]), word, &["The quokka", "and & its child"]),
        ("pptx", made::pptx(&["First quokka", "Second"]), slides, &["## Slide 1", "First quokka", "Second"]),
        ("xlsx", made::xlsx(&["quokka", "12.50"]), sheet, &["Prices", "quokka", "12.50"]),
        ("odt", made::odt("The quokka"), "application/vnd.oasis.opendocument.text", &["The quokka"]),
        ("epub", made::epub("The quokka"), "application/epub+zip", &["# One", "The quokka"]),
        ("rtf", br"{\rtf1 The {\b quok}ka\par eats {\fonttbl hidden}}".to_vec(), "application/rtf", &["The quokka", "eats"]),
        ("html", b"<html><head><title>no</title></head><body><h2>The quokka</h2><script>no()</script></body></html>".to_vec(), "text/html", &["## The quokka"]),
        ("ipynb", notebook.into(), "application/x-ipynb+json", &["# The quokka", "1+1", "two"]),
    ];
    for (extension, bytes, media_type, words) in files {
        let found = found(extension, bytes);
        assert_eq!((found.kind, found.media_type), (Kind::Document, media_type));
        let text = found.text.unwrap_or_else(|| panic!("{extension} has no text"));
        for word in words {
            assert!(text.contains(word), "{extension}: {word} is not in {text}");
        }
        for hidden in ["no()", "hidden", "<"] {
            assert!(!text.contains(hidden), "{extension}: {hidden} is in {text}");
        }
        assert_eq!(found.notes, [], "{extension}");
    }
}

#[test]
fn text_is_read_in_the_encoding_it_has() {
    let utf16: Vec<u8> = "\u{feff}Größe 夜"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    for (bytes, text) in [
        ("Größe 夜".as_bytes().to_vec(), "Größe 夜"),
        (utf16, "Größe 夜"),
        (
            b"Gr\xf6\xdfe, M\xfcnchen, sch\xf6n".to_vec(),
            "Größe, München, schön",
        ),
    ] {
        let found = found("txt", bytes);
        assert_eq!((found.kind, found.text.as_deref()), (Kind::Text, Some(text)));
    }
    assert_eq!(found("csv", b"a,b\n".to_vec()).media_type, "text/csv");
    assert_eq!(found("rs", b"fn main() {}".to_vec()).media_type, "text/plain");
    let blank = found("txt", b" \n".to_vec());
    assert_eq!((blank.text, blank.notes), (None, vec![Note::NoText]));
}

#[test]
fn more_text_than_is_kept_is_cut_between_characters_and_said() {
    let long = "ü".repeat(MOST_TEXT / 2 + 10);
    let found = found("txt", long.into_bytes());
    assert_eq!(found.text.unwrap().len(), MOST_TEXT);
    assert_eq!(found.notes, [Note::TextCut]);
}

#[test]
fn a_pdf_is_read_page_by_page_and_its_first_is_drawn() {
    let found = found("pdf", made::pdf(&["The quokka sings", "on page two"]));
    assert_eq!(
        (found.kind, found.media_type, found.pages),
        (Kind::Pdf, "application/pdf", Some(2))
    );
    let text = found.text.unwrap();
    let order = ["[Page 1]", "The quokka sings", "[Page 2]", "on page two"].map(|words| text.find(words));
    assert!(order.iter().all(Option::is_some) && order.is_sorted(), "{text}");
    let picture = image::load_from_memory(&found.thumbnail.unwrap())
        .unwrap()
        .into_luma8();
    assert_eq!(picture.width().max(picture.height()), THUMBNAIL_SIDE);
    assert!(
        picture.pixels().any(|pixel| pixel.0[0] < 100),
        "its words are on the picture"
    );
    assert_eq!(found.notes, []);
}

#[test]
fn a_pdf_without_text_is_said_to_be_a_scan() {
    let found = found("pdf", made::pdf(&[""]));
    assert_eq!((found.text, found.notes), (None, vec![Note::Scan]));
}

#[test]
fn the_pages_of_a_long_pdf_are_read_up_to_the_limit() {
    let pages: Vec<String> = (1..=501).map(|page| format!("leaf {page}")).collect();
    let pages: Vec<&str> = pages.iter().map(String::as_str).collect();
    let all = found("pdf", made::pdf(&pages[..500]));
    assert!(all.text.unwrap().contains("leaf 500"));
    assert_eq!(all.notes, [], "500 are all read");
    let more = found("pdf", made::pdf(&pages));
    let text = more.text.unwrap();
    assert!(text.contains("leaf 500") && !text.contains("leaf 501"));
    assert_eq!(
        (more.pages, more.notes),
        (Some(501), vec![Note::FirstPages { read: 500, of: 501 }])
    );
}

#[test]
fn a_small_bare_picture_goes_as_it_is_and_a_large_one_smaller() {
    let small = found("png", made::picture(640, 320));
    assert_eq!(
        (small.kind, small.media_type, small.sides),
        (Kind::Image, "image/png", Some((640, 320)))
    );
    assert_eq!(small.sent, None);
    assert_eq!(
        sides(&small.thumbnail.unwrap()),
        (THUMBNAIL_SIDE, THUMBNAIL_SIDE / 2)
    );
    let large = found("png", made::picture(2400, 600));
    assert_eq!(
        large.sides,
        Some((2400, 600)),
        "what the person attached is what is shown"
    );
    assert_eq!(sides(&large.sent.unwrap()), (SENT_SIDE, 500));
}

#[test]
fn where_a_photo_was_taken_does_not_leave_the_computer() {
    let mut photo = Vec::new();
    let picture = image::load_from_memory(&made::picture(8, 4)).unwrap();
    picture
        .write_to(&mut std::io::Cursor::new(&mut photo), image::ImageFormat::Jpeg)
        .unwrap();
    assert_eq!(found("jpg", photo.clone()).sent, None, "bare, it goes as it is");
    // An Exif segment behind the mark: turned by a quarter (orientation 6), and a word.
    let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec();
    exif.extend_from_slice(b"48.2082N 16.3738E");
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    let segment = [&b"\xff\xe1"[..], &length, &exif].concat();
    photo.splice(2..2, segment);
    let found = found("jpg", photo);
    assert_eq!(found.sides, Some((4, 8)), "as its camera was held");
    let sent = found.sent.unwrap();
    assert_eq!(sides(&sent), (4, 8));
    assert!(
        !sent
            .windows(5)
            .any(|window| window == b"48.20" || window == b"Exif\0")
    );
}

#[test]
fn a_name_that_lies_changes_nothing() {
    assert_eq!(found("pdf", made::picture(4, 4)).media_type, "image/png");
    assert_eq!(found("png", made::pdf(&["words"])).kind, Kind::Pdf);
    assert_eq!(found("jpg", made::docx(&["words"])).kind, Kind::Document);
    assert_eq!(
        found("txt", b"<!doctype html><p>words</p>".to_vec()).media_type,
        "text/html"
    );
    assert_eq!(found("docx", b"just words".to_vec()).kind, Kind::Text);
    let program = b"\x7fELF\x02\x01\x01\0\0\0\0\0".repeat(20);
    assert_eq!(read("png", program.clone()), Err(Refusal::UnknownKind));
    assert_eq!(read("txt", program), Err(Refusal::UnknownKind));
    // An archive that calls itself a document and is none.
    assert_eq!(
        read("docx", made::archive(&[("a.txt", b"words")])),
        Err(Refusal::UnknownKind)
    );
}

#[test]
fn what_cannot_be_read_is_refused_by_its_reason() {
    let mut heic = b"\0\0\0\x18ftypheic\0\0\0\0".to_vec();
    heic.resize(200, 0);
    assert_eq!(read("heic", heic), Err(Refusal::UnknownPicture));
    assert_eq!(
        read("doc", made::compound("WordDocument")),
        Err(Refusal::OldOffice)
    );
    assert_eq!(
        read("docx", made::compound("EncryptedPackage")),
        Err(Refusal::Encrypted)
    );
    assert_eq!(read("xls", made::compound("Workbook")), Err(Refusal::Damaged));
    assert_eq!(
        read("bin", made::compound("Something")),
        Err(Refusal::UnknownKind)
    );
    // The bit of each head that says a part is encrypted.
    let mut locked = made::docx(&["words"]);
    for mark in [&b"PK\x03\x04"[..], b"PK\x01\x02"] {
        let at = locked.windows(4).position(|window| window == mark).unwrap();
        locked[at + if mark[2] == 3 { 6 } else { 8 }] |= 1;
    }
    assert_eq!(read("docx", locked), Err(Refusal::Encrypted));
}
