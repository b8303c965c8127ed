//! Bytes as text.

use crate::MOST_TEXT;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::Encoding;

/// One control character in so many characters is allowed in text of an unsaid encoding.
const CONTROLS_ONE_IN: usize = 200;

/// The text that `bytes` are: by their byte order mark, as UTF-8, or by a guess as browsers make
/// it. `None` where they are no text.
pub fn decode(bytes: &[u8]) -> Option<String> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, faulty) = encoding.decode_without_bom_handling(bytes.get(mark..)?);
        return (!faulty && !is_binary(&text)).then(|| text.into_owned());
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (!is_binary(text)).then(|| text.to_owned());
    }
    if bytes.contains(&0) {
        return None;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let (text, faulty) = detector
        .guess(None, Utf8Detection::Deny)
        .decode_without_bom_handling(bytes);
    (!faulty && !is_binary(&text)).then(|| text.into_owned())
}

fn is_binary(text: &str) -> bool {
    let odd = |c: char| c.is_control() && !"\t\n\r\u{b}\u{c}\u{8}\u{1b}\u{85}".contains(c);
    let mut controls = 0;
    let mut all = 0;
    for c in text.chars() {
        all += 1;
        if c == '\0' {
            return true;
        }
        controls += usize::from(odd(c));
    }
    controls * CONTROLS_ONE_IN > all
}

/// Cuts `text` to what is kept of a file, between two characters; says whether it did.
pub fn cut(text: &mut String) -> bool {
    let longer = text.len() > MOST_TEXT;
    if longer {
        text.truncate(text.floor_char_boundary(MOST_TEXT));
    }
    longer
}

/// What text is called, where its extension is a common one.
pub fn media_type(extension: &str) -> &'static str {
    match extension {
        "md" | "markdown" => "text/markdown",
        "csv" => "text/csv",
        "tsv" => "text/tab-separated-values",
        "json" | "ipynb" => "application/json",
        "xml" => "application/xml",
        "yaml" | "yml" => "application/yaml",
        "toml" => "application/toml",
        "svg" => "image/svg+xml",
        "eml" => "message/rfc822",
        _ => "text/plain",
    }
}
