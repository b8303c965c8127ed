//! Files made to hurt who reads them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod made;

use understudy_extract::{MOST_PIXELS, MOST_TEXT, Refusal, read};

#[test]
fn a_part_that_unpacks_to_far_more_is_not_unpacked() {
    let bomb = made::docx_of(&" ".repeat(32 * 1024 * 1024));
    assert!(bomb.len() < 64 * 1024, "{}", bomb.len());
    assert_eq!(read("docx", bomb), Err(Refusal::UnpacksTooLarge));
    // The same words, less often.
    let fine = made::docx(&["word ".repeat(200_000).as_str()]);
    assert!(fine.len() < 64 * 1024, "{}", fine.len());
    assert!(read("docx", fine).is_ok());
}

#[test]
fn many_parts_are_counted_together() {
    let part = vec![b' '; 4 * 1024 * 1024];
    let book = ("xl/workbook.xml", &b"<workbook/>"[..]);
    let bomb = made::archive_of_copies(book, 65, &part);
    assert!(bomb.len() < 1024 * 1024, "{}", bomb.len());
    assert_eq!(read("xlsx", bomb), Err(Refusal::UnpacksTooLarge));
    let few = made::archive_of_copies(book, 3, &part);
    assert_ne!(read("xlsx", few), Err(Refusal::UnpacksTooLarge));
    let entries = made::archive_of_copies(book, 20_001, b"");
    assert_eq!(read("xlsx", entries), Err(Refusal::UnpacksTooLarge));
}

#[test]
fn a_picture_of_too_many_pixels_is_not_decoded() {
    let (width, height) = (12_000, 10_000);
    assert!(u64::from(width) * u64::from(height) > MOST_PIXELS);
    let whole = made::wide_picture(width, height);
    assert!(whole.len() < 256 * 1024, "{}", whole.len());
    // It is a good picture: only the limit is in its way.
    let mut decoder = png::Decoder::new(std::io::Cursor::new(&whole))
        .read_info()
        .unwrap();
    let mut rows = 0;
    while decoder.next_row().unwrap().is_some() {
        rows += 1;
    }
    assert_eq!(rows, height);
    assert_eq!(read("png", whole), Err(Refusal::TooManyPixels));
    assert_eq!(
        read("png", made::declared_picture(60_000, 60_000)),
        Err(Refusal::TooManyPixels)
    );
    // Few enough pixels, but eight bytes for each: no memory is taken for them.
    assert_eq!(
        read("png", made::declared_picture(9_500, 9_500)),
        Err(Refusal::TooMuchMemory)
    );
    assert_eq!(
        read("png", made::declared_picture(100, 100)),
        Err(Refusal::Damaged)
    );
}

#[test]
fn nesting_without_end_does_not_overflow_the_stack() {
    let deep = 200_000;
    let xml = format!("{}{}", "<w:p>".repeat(deep), "</w:p>".repeat(deep));
    assert_eq!(read("docx", made::docx_of(&xml)), Err(Refusal::Damaged));
    // A browser's reader takes time by the square of the depth: deeper ones meet the limit of time.
    let page = format!("<html><body>{}words", "<div>".repeat(4_000));
    assert_eq!(read("html", page.into_bytes()), Err(Refusal::Damaged));
    // Read as plain text, as they are no notebook.
    let notebook = format!("{{\"cells\":{}", "[".repeat(deep));
    assert!(read("ipynb", notebook.into_bytes()).is_ok());
    let rich = format!("{{\\rtf1 {}words", "{".repeat(deep));
    let text = read("rtf", rich.into_bytes()).unwrap().text.unwrap();
    assert!(text.contains("words"), "{text}");
    let arrays = format!("{}{}", "[".repeat(deep), "]".repeat(deep));
    let drawn = made::pdf_of(&[format!("{arrays} TJ BT /F1 24 Tf 40 700 Td (words) Tj ET")]);
    let _ = read("pdf", drawn);
}

#[test]
fn a_page_tree_that_leads_back_to_itself_ends() {
    let mut file = String::from_utf8(made::pdf(&["words"])).unwrap();
    file = file.replace("/Kids [4 0 R ]", "/Kids [2 0 R ]");
    let _ = read("pdf", file.into_bytes());
}

#[test]
fn entities_that_multiply_are_left_out() {
    let mut xml = String::from("<!DOCTYPE x [<!ENTITY a0 \"lol\">");
    for level in 1..30 {
        let before = format!("&a{};", level - 1).repeat(10);
        xml.push_str(&format!("<!ENTITY a{level} \"{before}\">"));
    }
    xml.push_str("]><w:document><w:p><w:t>before &a29; after</w:t></w:p></w:document>");
    let text = read("docx", made::docx_of(&xml)).unwrap().text.unwrap();
    assert!(text.contains("before") && !text.contains("lol"), "{text}");
}

#[test]
fn a_document_of_endless_text_is_cut() {
    let line = "many words in a document ";
    let paragraph: String = (0..400).map(|at| format!("{line}{at} ")).collect();
    let paragraphs = vec![paragraph.as_str(); 300];
    let found = read("docx", made::docx(&paragraphs)).unwrap();
    let text = found.text.unwrap();
    assert!(
        text.len() <= MOST_TEXT && text.len() > MOST_TEXT - 4096,
        "{}",
        text.len()
    );
    assert_eq!(found.notes, [understudy_extract::Note::TextCut]);
}

/// A file of each kind that is looked into further than its text.
fn whole_files() -> Vec<(&'static str, Vec<u8>)> {
    let picture = image::load_from_memory(&made::picture(60, 40)).unwrap();
    let written = |format| {
        let mut bytes = Vec::new();
        picture
            .write_to(&mut std::io::Cursor::new(&mut bytes), format)
            .unwrap();
        bytes
    };
    use image::ImageFormat::{Bmp, Gif, Ico, Jpeg, Png, Tiff, WebP};
    vec![
        ("png", written(Png)),
        ("jpg", written(Jpeg)),
        ("gif", written(Gif)),
        ("webp", written(WebP)),
        ("bmp", written(Bmp)),
        ("tiff", written(Tiff)),
        ("ico", {
            let mut bytes = Vec::new();
            let clear = image::DynamicImage::from(picture.to_rgba8());
            clear
                .write_to(&mut std::io::Cursor::new(&mut bytes), Ico)
                .unwrap();
            bytes
        }),
        ("pdf", made::pdf(&["words on a page", "and on another"])),
        ("docx", made::docx(&["words"])),
        ("pptx", made::pptx(&["words"])),
        ("xlsx", made::xlsx(&["words"])),
        ("odt", made::odt("words")),
        ("epub", made::epub("words")),
    ]
}

#[test]
fn a_file_that_ends_too_early_is_damaged_and_never_read_as_whole() {
    for (kind, whole) in whole_files() {
        assert!(read(kind, whole.clone()).is_ok(), "{kind} is whole");
        let half = read(kind, whole[..whole.len() / 2].to_vec());
        // What is left of these can be shown, as browsers do.
        match kind {
            "pdf" | "jpg" => {}
            _ => assert_eq!(half, Err(Refusal::Damaged), "{kind}"),
        }
        // Wherever it is cut, it ends with an answer.
        let step = whole.len() / 40 + 1;
        for end in (1..whole.len()).step_by(step) {
            let _ = read(kind, whole[..end].to_vec());
        }
    }
}

#[test]
fn bytes_that_were_changed_end_with_an_answer() {
    for (kind, whole) in whole_files() {
        let mut state = 0x9e37_79b9_7f4a_7c15_u64;
        for _ in 0..60 {
            let mut bytes = whole.clone();
            for _ in 0..4 {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                let at = (state >> 33) as usize % bytes.len();
                bytes[at] = (state >> 20) as u8;
            }
            let _ = read(kind, bytes);
        }
    }
}
