//! Files as people attach them, and as nobody should: made by the tests that read them.

// Each test that takes this file in uses a part of it.
#![allow(dead_code)]

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use zip::write::{SimpleFileOptions, ZipWriter};

/// A PNG of a few colours, with nothing in it but the picture.
pub fn picture(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgb);
    let mut writer = encoder.write_header().unwrap();
    let pixels: Vec<u8> = (0..width * height)
        .flat_map(|at| [(at % width * 5) as u8, (at / width * 7) as u8, 128])
        .collect();
    writer.write_image_data(&pixels).unwrap();
    writer.finish().unwrap();
    bytes
}

/// A whole PNG of one bit a pixel: a few kilobytes, whatever its sides.
pub fn wide_picture(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::One);
    encoder.set_filter(png::Filter::NoFilter);
    let mut writer = encoder.write_header().unwrap();
    let row = vec![0; (width as usize).div_ceil(8)];
    let mut stream = writer.stream_writer().unwrap();
    (0..height).for_each(|_| stream.write_all(&row).unwrap());
    stream.finish().unwrap();
    writer.finish().unwrap();
    bytes
}

/// A PNG that says it has these sides and 16 bits in each of four channels, and has no pixels.
pub fn declared_picture(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Sixteen);
    let mut writer = encoder.write_header().unwrap();
    writer.write_chunk(png::chunk::IDAT, b"none").unwrap();
    drop(writer);
    bytes
}

/// A PDF with one line of text on each page; an empty line leaves the page blank.
pub fn pdf(pages: &[&str]) -> Vec<u8> {
    let streams: Vec<String> = pages
        .iter()
        .map(|text| match text.is_empty() {
            true => String::new(),
            false => format!("BT /F1 24 Tf 40 700 Td ({text}) Tj ET"),
        })
        .collect();
    pdf_of(&streams)
}

/// A PDF whose pages draw what the streams say.
pub fn pdf_of(streams: &[String]) -> Vec<u8> {
    let first = 4;
    let kids: String = (0..streams.len())
        .map(|page| format!("{} 0 R ", first + 2 * page))
        .collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Count {} /Kids [{kids}] >>", streams.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    for (page, stream) in streams.iter().enumerate() {
        let contents = first + 2 * page + 1;
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] \
             /Resources << /Font << /F1 3 0 R >> >> /Contents {contents} 0 R >>"
        ));
        objects.push(format!(
            "<< /Length {} >>\nstream\n{stream}\nendstream",
            stream.len()
        ));
    }
    let mut file = "%PDF-1.7\n".to_owned();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(file.len());
        write!(file, "{} 0 obj\n{object}\nendobj\n", at + 1).unwrap();
    }
    let table = file.len();
    write!(file, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).unwrap();
    for place in places {
        writeln!(file, "{place:010} 00000 n ").unwrap();
    }
    write!(
        file,
        "trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n",
        objects.len() + 1
    )
    .unwrap();
    file.into_bytes()
}

/// A zip archive with these parts.
pub fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// An archive with one part so many times, each under a name of its own.
pub fn archive_of_copies(first: (&str, &[u8]), copies: usize, part: &[u8]) -> Vec<u8> {
    let one = archive(&[("one", part)]);
    let mut source = zip::ZipArchive::new(Cursor::new(one)).unwrap();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file(first.0, SimpleFileOptions::default()).unwrap();
    writer.write_all(first.1).unwrap();
    for copy in 0..copies {
        let packed = source.by_index_raw(0).unwrap();
        writer
            .raw_copy_file_rename(packed, format!("xl/worksheets/{copy}.xml"))
            .unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A Word document of these paragraphs.
pub fn docx(paragraphs: &[&str]) -> Vec<u8> {
    let body: String = paragraphs
        .iter()
        .map(|text| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"))
        .collect();
    docx_of(&format!(
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
         <w:body>{body}</w:body></w:document>"
    ))
}

/// A Word document with this as its main part.
pub fn docx_of(xml: &str) -> Vec<u8> {
    archive(&[("word/document.xml", xml.as_bytes())])
}

/// A text document of OpenDocument.
pub fn odt(text: &str) -> Vec<u8> {
    let xml = format!(
        "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:text>\
         <text:p>{text}</text:p></office:text></office:body></office:document-content>"
    );
    archive(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", xml.as_bytes()),
    ])
}

/// Slides with one line each.
pub fn pptx(lines: &[&str]) -> Vec<u8> {
    let list: String = (0..lines.len())
        .map(|at| format!("<p:sldId id=\"{}\" r:id=\"r{at}\"/>", 256 + at))
        .collect();
    let presentation = format!("<p:presentation><p:sldIdLst>{list}</p:sldIdLst></p:presentation>");
    let relations: String = (0..lines.len())
        .map(|at| format!("<Relationship Id=\"r{at}\" Type=\"x/slide\" Target=\"slides/{at}.xml\"/>"))
        .collect();
    let relations = format!("<Relationships>{relations}</Relationships>");
    let slides: Vec<(String, String)> = lines
        .iter()
        .enumerate()
        .map(|(at, line)| {
            let slide = format!("<p:sld><p:sp><a:p><a:r><a:t>{line}</a:t></a:r></a:p></p:sp></p:sld>");
            (format!("ppt/slides/{at}.xml"), slide)
        })
        .collect();
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("ppt/presentation.xml", presentation.as_bytes()),
        ("ppt/_rels/presentation.xml.rels", relations.as_bytes()),
    ];
    parts.extend(
        slides
            .iter()
            .map(|(name, slide)| (name.as_str(), slide.as_bytes())),
    );
    archive(&parts)
}

/// A workbook with one sheet and one row of texts.
pub fn xlsx(cells: &[&str]) -> Vec<u8> {
    let row: String = cells
        .iter()
        .enumerate()
        .map(|(at, text)| {
            let column = char::from(b'A' + at as u8);
            format!("<c r=\"{column}1\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
        })
        .collect();
    let space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let sheet =
        format!("<worksheet xmlns=\"{space}\"><sheetData><row r=\"1\">{row}</row></sheetData></worksheet>");
    let book = format!(
        "<workbook xmlns=\"{space}\" xmlns:r=\"{office}\"><sheets>\
         <sheet name=\"Prices\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
    );
    let relations = format!(
        "<Relationships xmlns=\"{package}\"><Relationship Id=\"r1\" Type=\"{office}/worksheet\" \
         Target=\"worksheets/sheet1.xml\"/></Relationships>"
    );
    let root = format!(
        "<Relationships xmlns=\"{package}\"><Relationship Id=\"r1\" Type=\"{office}/officeDocument\" \
         Target=\"xl/workbook.xml\"/></Relationships>"
    );
    archive(&[
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

/// A book of one chapter.
pub fn epub(text: &str) -> Vec<u8> {
    let chapter = format!("<html><body><h1>One</h1><p>{text}</p></body></html>");
    archive(&[
        ("mimetype", b"application/epub+zip"),
        (
            "META-INF/container.xml",
            b"<container><rootfiles><rootfile full-path=\"book.opf\"/></rootfiles></container>",
        ),
        (
            "book.opf",
            b"<package><manifest><item id=\"a\" href=\"a.xhtml\"/></manifest>\
              <spine><itemref idref=\"a\"/></spine></package>",
        ),
        ("a.xhtml", chapter.as_bytes()),
    ])
}

/// What Office wrote before 2007, and what it wraps around a document with a password: the mark of
/// a compound file, and the name of a stream in it.
pub fn compound(stream: &str) -> Vec<u8> {
    let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    bytes.resize(512, 0);
    bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
    bytes.resize(1024, 0);
    bytes
}
