//! Pictures made anew: eight bits, red, green, blue and perhaps alpha, and no word about where they
//! come from.

use crate::answer::Refusal;
use crate::{SENT_BYTES, SENT_SIDE};
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageEncoder, Rgb, RgbImage};

/// Bytes that the app takes of a thumbnail.
const MOST_THUMBNAIL: usize = 256 * 1024;

/// In eight bits, with alpha only where some pixel is not opaque.
pub fn plain(picture: DynamicImage) -> DynamicImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8().into();
    }
    let picture = picture.into_rgba8();
    if picture.pixels().all(|pixel| pixel.0[3] == u8::MAX) {
        DynamicImage::from(picture).into_rgb8().into()
    } else {
        picture.into()
    }
}

/// As models get it: `lossy` as JPEG, else as PNG, or as JPEG on white where that is too large.
pub fn sent(picture: &DynamicImage, lossy: bool, profile: Option<&[u8]>) -> Result<Vec<u8>, Refusal> {
    if !lossy && let Some(bytes) = png(picture, profile).filter(|bytes| bytes.len() <= SENT_BYTES) {
        return Ok(bytes);
    }
    let flat = on_white(picture);
    let whole = jpeg(&flat, 90, profile);
    if let Some(bytes) = whole.filter(|bytes| bytes.len() <= SENT_BYTES) {
        return Ok(bytes);
    }
    // Noise of 2000 by 2000 pixels has some 4 MB at 90, and a quarter of that at half the side.
    let half = DynamicImage::from(flat).resize(SENT_SIDE / 2, SENT_SIDE / 2, FilterType::Triangle);
    jpeg(&half.into_rgb8(), 80, profile)
        .filter(|bytes| bytes.len() <= SENT_BYTES)
        .ok_or(Refusal::Damaged)
}

/// As lists show it.
pub fn small(picture: &DynamicImage, profile: Option<&[u8]>) -> Option<Vec<u8>> {
    if picture.color().has_alpha()
        && let Some(bytes) = png(picture, profile).filter(|bytes| bytes.len() <= MOST_THUMBNAIL)
    {
        return Some(bytes);
    }
    jpeg(&on_white(picture), 82, profile).filter(|bytes| bytes.len() <= MOST_THUMBNAIL)
}

fn png(picture: &DynamicImage, profile: Option<&[u8]>) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut encoder = PngEncoder::new(&mut bytes);
    if let Some(profile) = profile {
        encoder.set_icc_profile(profile.to_vec()).ok()?;
    }
    picture.write_with_encoder(encoder).ok()?;
    Some(bytes)
}

fn jpeg(picture: &RgbImage, quality: u8, profile: Option<&[u8]>) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, quality);
    if let Some(profile) = profile {
        encoder.set_icc_profile(profile.to_vec()).ok()?;
    }
    picture.write_with_encoder(encoder).ok()?;
    Some(bytes)
}

fn on_white(picture: &DynamicImage) -> RgbImage {
    let DynamicImage::ImageRgba8(picture) = picture else {
        return picture.to_rgb8();
    };
    let (width, height) = picture.dimensions();
    RgbImage::from_fn(width, height, |x, y| {
        let [red, green, blue, alpha] = picture.get_pixel(x, y).0;
        let alpha = u32::from(alpha);
        let over = |colour: u8| ((u32::from(colour) * alpha + 255 * (255 - alpha)) / 255) as u8;
        Rgb([over(red), over(green), over(blue)])
    })
}
