//! What is in a picture's file beside the picture.

use image::ImageFormat;
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use std::io::Cursor;

/// Whether a PNG or JPEG holds the picture and nothing else: no place or time of its making, no
/// comment, no preview, nothing behind its end. Other formats are made anew in any case.
pub fn is_bare(format: ImageFormat, bytes: &[u8]) -> bool {
    match format {
        ImageFormat::Png => png_is_bare(bytes).is_some(),
        ImageFormat::Jpeg => jpeg_is_bare(bytes).is_some(),
        _ => false,
    }
}

fn png_is_bare(bytes: &[u8]) -> Option<()> {
    const PICTURE: &[&[u8; 4]] = &[
        b"IHDR", b"PLTE", b"IDAT", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"bKGD", b"pHYs",
        b"cICP", b"mDCV", b"cLLI",
    ];
    let mut rest = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n")?;
    loop {
        let (length, after) = rest.split_first_chunk::<4>()?;
        let (kind, after) = after.split_first_chunk::<4>()?;
        let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
        rest = after.get(length.checked_add(4)?..)?;
        if kind == b"IEND" {
            return rest.is_empty().then_some(());
        }
        PICTURE.contains(&kind).then_some(())?;
    }
}

fn jpeg_is_bare(bytes: &[u8]) -> Option<()> {
    let mut rest = bytes.strip_prefix(b"\xff\xd8")?.strip_suffix(b"\xff\xd9")?;
    loop {
        let ([0xff, marker], after) = rest.split_first_chunk()? else {
            return None;
        };
        let (length, _) = after.split_first_chunk()?;
        let (segment, next) = after.split_at_checked(usize::from(u16::from_be_bytes(*length)))?;
        let content = segment.get(2..)?;
        match marker {
            // The picture itself; a second file behind it begins anew.
            0xda => {
                let begins = |window: &[u8]| window == [0xff, 0xd8, 0xff];
                return (!next.windows(3).any(begins)).then_some(());
            }
            0xc0..=0xcf | 0xdb | 0xdd => {}
            0xe0 if content.starts_with(b"JFIF\0") && content.len() <= 14 => {}
            0xe2 if content.starts_with(b"ICC_PROFILE\0") => {}
            0xee if content.starts_with(b"Adobe") => {}
            _ => return None,
        }
        rest = next;
    }
}

/// Whether there are further pictures behind the first: an animation, or pages.
pub fn has_several(format: ImageFormat, bytes: &[u8]) -> bool {
    match format {
        ImageFormat::Gif => gif_has_several(bytes),
        ImageFormat::WebP => {
            WebPDecoder::new(Cursor::new(bytes)).is_ok_and(|decoder| decoder.has_animation())
        }
        ImageFormat::Png => {
            PngDecoder::new(Cursor::new(bytes)).is_ok_and(|decoder| decoder.is_apng().unwrap_or(false))
        }
        ImageFormat::Tiff => tiff_has_several(bytes).unwrap_or(false),
        _ => false,
    }
}

fn gif_has_several(bytes: &[u8]) -> bool {
    let mut options = gif::DecodeOptions::new();
    options.skip_frame_decoding(true);
    let Ok(mut decoder) = options.read_info(Cursor::new(bytes)) else {
        return false;
    };
    (0..2).all(|_| matches!(decoder.next_frame_info(), Ok(Some(_))))
}

/// The first directory of a TIFF ends with the place of the next one, or 0.
fn tiff_has_several(bytes: &[u8]) -> Option<bool> {
    let little = bytes.starts_with(b"II");
    let four = |at: usize| {
        let bytes = *bytes.get(at..)?.first_chunk::<4>()?;
        Some(if little {
            u32::from_le_bytes(bytes)
        } else {
            u32::from_be_bytes(bytes)
        })
    };
    let directory = usize::try_from(four(4)?).ok()?;
    let entries = *bytes.get(directory..)?.first_chunk::<2>()?;
    let entries = if little {
        u16::from_le_bytes(entries)
    } else {
        u16::from_be_bytes(entries)
    };
    let next = directory.checked_add(2 + 12 * usize::from(entries))?;
    Some(four(next)? != 0)
}
