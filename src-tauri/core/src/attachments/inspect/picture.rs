//! Format and sides of the two kinds of picture that the child makes, without decoding them.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Picture {
    pub media_type: &'static str,
    /// In pixels, never 0.
    pub width: u32,
    pub height: u32,
}

/// What the picture says of itself; `None` where it is neither PNG nor JPEG.
pub fn look(bytes: &[u8]) -> Option<Picture> {
    let picture = png(bytes).or_else(|| jpeg(bytes))?;
    (picture.width > 0 && picture.height > 0).then_some(picture)
}

fn png(bytes: &[u8]) -> Option<Picture> {
    let rest = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")?;
    let (width, rest) = rest.split_first_chunk()?;
    let (height, _) = rest.split_first_chunk()?;
    Some(Picture {
        media_type: "image/png",
        width: u32::from_be_bytes(*width),
        height: u32::from_be_bytes(*height),
    })
}

/// The sides stand in the frame header, behind segments of other kinds.
fn jpeg(bytes: &[u8]) -> Option<Picture> {
    let mut rest = bytes.strip_prefix(b"\xff\xd8")?;
    loop {
        let ([0xff, marker], after) = rest.split_first_chunk()? else {
            return None;
        };
        let (length, _) = after.split_first_chunk()?;
        let (segment, next) = after.split_at_checked(usize::from(u16::from_be_bytes(*length)))?;
        match marker {
            // C4, C8 and CC lie among the frame headers and are none.
            0xc0..=0xcf if ![0xc4, 0xc8, 0xcc].contains(marker) => {
                let [_, _, _, high, height, wide, width, ..] = *segment else {
                    return None;
                };
                return Some(Picture {
                    media_type: "image/jpeg",
                    width: u32::from(u16::from_be_bytes([wide, width])),
                    height: u32::from(u16::from_be_bytes([high, height])),
                });
            }
            // The picture itself begins, and no frame header was seen.
            0xda | 0xd9 => return None,
            _ => rest = next,
        }
    }
}
