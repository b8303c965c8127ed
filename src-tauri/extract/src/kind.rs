//! Which kind of file it is, by its content.

use crate::answer::{Found, Kind, Note, Refusal};
use crate::{html, notebook, office, pdf, picture, rtf, text};
use image::ImageFormat;

/// Reads `bytes` as what they are.
pub fn read(extension: &str, bytes: Vec<u8>) -> Result<Found, Refusal> {
    if let Some(format) = picture_format(&bytes) {
        return picture::read(format, &bytes);
    }
    if is_pdf(&bytes) {
        return pdf::read(bytes);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return office::read_package(&bytes);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return office::read_compound(&bytes);
    }
    if bytes.starts_with(b"{\\rtf") {
        return Ok(rtf::read(&bytes));
    }
    match text::decode(&bytes) {
        Some(text) => read_text(extension, text),
        None if is_unknown_picture(&bytes) => Err(Refusal::UnknownPicture),
        None => Err(Refusal::UnknownKind),
    }
}

fn read_text(extension: &str, mut text: String) -> Result<Found, Refusal> {
    if html::is_page(extension, &text) {
        return html::read(&text);
    }
    if extension == "ipynb"
        && let Some(found) = notebook::read(&text)
    {
        return Ok(found);
    }
    let mut found = Found::new(Kind::Text, text::media_type(extension));
    if text::cut(&mut text) {
        found.notes.push(Note::TextCut);
    }
    if text.trim().is_empty() {
        found.notes.push(Note::NoText);
    } else {
        found.text = Some(text);
    }
    Ok(found)
}

fn picture_format(bytes: &[u8]) -> Option<ImageFormat> {
    let format = image::guess_format(bytes).ok()?;
    match format {
        ImageFormat::Png
        | ImageFormat::Jpeg
        | ImageFormat::Gif
        | ImageFormat::WebP
        | ImageFormat::Tiff
        | ImageFormat::Ico => Some(format),
        // Two letters are little proof: prose can begin with them, but has no zero bytes.
        ImageFormat::Bmp if text::decode(bytes).is_none() => Some(format),
        _ => None,
    }
}

/// The mark may stand behind a little of something else: mail programs and servers put it there.
fn is_pdf(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(1024)];
    let mark = b"%PDF-";
    start.trim_ascii_start().starts_with(mark)
        || (start.windows(mark.len()).any(|window| window == mark) && text::decode(bytes).is_none())
}

/// HEIC, AVIF, JPEG XL, JPEG 2000, Photoshop.
fn is_unknown_picture(bytes: &[u8]) -> bool {
    let brand = bytes.get(4..12).and_then(|bytes| bytes.strip_prefix(b"ftyp"));
    let pictures: [&[u8]; 7] = [b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif", b"avis"];
    let marks: [&[u8]; 4] = [
        b"\0\0\0\x0cJXL \r\n\x87\n",
        b"\xff\x0a",
        b"\0\0\0\x0cjP  \r\n\x87\n",
        b"8BPS",
    ];
    brand.is_some_and(|brand| pictures.contains(&brand)) || marks.iter().any(|mark| bytes.starts_with(mark))
}
