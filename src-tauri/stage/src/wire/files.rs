//! Files in a request: whether what is sent is what it is said to be.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FileKind {
    Image,
    Pdf,
    Text,
    /// By address or by the id of an upload, so that its bytes are not here.
    Elsewhere,
}

impl FileKind {
    /// Roughly what vendors count: a picture of a megapixel, some pages of PDF.
    pub const fn tokens(self) -> u64 {
        match self {
            Self::Image => 1_300,
            Self::Pdf => 4_000,
            Self::Text | Self::Elsewhere => 0,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FileWrong {
    NotBase64,
    Empty,
    /// Neither a picture nor a PDF by its name for itself.
    TypeNotTaken,
    /// The bytes are something else than they are said to be.
    OtherBytes,
}

/// What the bytes say they are.
fn found(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => Some("image/png"),
        [0xff, 0xd8, 0xff, ..] => Some("image/jpeg"),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some("image/gif"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("image/webp"),
        [b'%', b'P', b'D', b'F', b'-', ..] => Some("application/pdf"),
        _ => None,
    }
}

fn bytes_of(data: &str) -> Result<Vec<u8>, FileWrong> {
    match STANDARD.decode(data) {
        Ok(bytes) if bytes.is_empty() => Err(FileWrong::Empty),
        Ok(bytes) => Ok(bytes),
        Err(_) => Err(FileWrong::NotBase64),
    }
}

/// A file of this type, its bytes in base64 of the standard alphabet with padding.
pub(crate) fn file(media_type: &str, data: &str) -> Result<FileKind, FileWrong> {
    let kind = match media_type {
        "image/png" | "image/jpeg" | "image/gif" | "image/webp" => FileKind::Image,
        "application/pdf" => FileKind::Pdf,
        text if text.starts_with("text/") => {
            let text = String::from_utf8(bytes_of(data)?);
            return text.map(|_| FileKind::Text).map_err(|_| FileWrong::OtherBytes);
        }
        _ => return Err(FileWrong::TypeNotTaken),
    };
    if found(&bytes_of(data)?) == Some(media_type) {
        Ok(kind)
    } else {
        Err(FileWrong::OtherBytes)
    }
}

/// A picture of which nobody says what it is.
pub(crate) fn picture(data: &str) -> Result<FileKind, FileWrong> {
    match found(&bytes_of(data)?) {
        Some(found) if found.starts_with("image/") => Ok(FileKind::Image),
        _ => Err(FileWrong::OtherBytes),
    }
}

/// `data:image/png;base64,…`, or an address on the web.
pub(crate) fn data_url(url: &str) -> Result<FileKind, FileWrong> {
    if url.starts_with("https://") {
        return Ok(FileKind::Elsewhere);
    }
    let (media_type, data) = url
        .strip_prefix("data:")
        .and_then(|rest| rest.split_once(";base64,"))
        .ok_or(FileWrong::NotBase64)?;
    file(media_type, data)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_its_bytes_say() {
        let png = STANDARD.encode(b"\x89PNG\r\n\x1a\n....");
        let pdf = STANDARD.encode(b"%PDF-1.7\n");
        assert_eq!(file("image/png", &png), Ok(FileKind::Image));
        assert_eq!(file("image/jpeg", &png), Err(FileWrong::OtherBytes));
        assert_eq!(file("application/pdf", &pdf), Ok(FileKind::Pdf));
        assert_eq!(file("video/mp4", &pdf), Err(FileWrong::TypeNotTaken));
        assert_eq!(file("text/plain", &STANDARD.encode("Hi")), Ok(FileKind::Text));
        assert_eq!(picture(&png), Ok(FileKind::Image));
        assert_eq!(picture(&pdf), Err(FileWrong::OtherBytes));
        assert_eq!(
            data_url(&format!("data:image/png;base64,{png}")),
            Ok(FileKind::Image)
        );
        assert_eq!(data_url("https://example.com/a.png"), Ok(FileKind::Elsewhere));
        assert_eq!(data_url("http://example.com/a.png"), Err(FileWrong::NotBase64));
    }

    #[test]
    fn malformed_base64_is_refused() {
        let png = STANDARD.encode(b"\x89PNG\r\n\x1a\n.....");
        let broken = [
            png.trim_end_matches('=').to_owned(),
            png.replace('/', "_").replace('=', "!"),
            format!("{png}\n"),
            "not base64".to_owned(),
        ];
        for data in broken {
            assert_eq!(file("image/png", &data), Err(FileWrong::NotBase64), "{data:?}");
        }
        assert_eq!(file("image/png", ""), Err(FileWrong::Empty));
    }
}
