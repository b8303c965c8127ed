//! Pictures: their sides, a thumbnail, and the form in which they go to models.

mod clean;
mod made;

use crate::answer::{Found, Kind, Note, Refusal};
use crate::{MOST_PIXELS, SENT_BYTES, SENT_SIDE, THUMBNAIL_SIDE};
use image::error::ImageError;
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use std::io::Cursor;

/// Bytes that decoding may take: half of what the child may.
const MOST_MEMORY: u64 = 512 * 1024 * 1024;

/// Bytes of a colour profile that goes along. Those of screens and cameras have some 3 KB; a
/// thumbnail does without larger ones.
const MOST_PROFILE: usize = 64 * 1024;
const MOST_THUMBNAIL_PROFILE: usize = 4 * 1024;

pub fn read(format: ImageFormat, bytes: &[u8]) -> Result<Found, Refusal> {
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MOST_MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits.clone());
    let mut decoder = reader.into_decoder().map_err(refusal)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(Refusal::TooManyPixels);
    }
    // The library asks this of its own readers only; formats with deep colours need most.
    limits.reserve(decoder.total_bytes()).map_err(refusal)?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().ok().flatten();
    let profile = profile.filter(|profile| profile.len() <= MOST_PROFILE && is_rgb(profile));
    let whole = DynamicImage::from_decoder(decoder).map_err(refusal)?;
    let mut picture = made::plain(scaled(whole, SENT_SIDE, FilterType::CatmullRom));
    picture.apply_orientation(orientation);

    let mut found = Found::new(Kind::Image, media_type(format));
    let sideways = matches!(
        orientation,
        Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH
    );
    found.sides = Some(if sideways {
        (height, width)
    } else {
        (width, height)
    });
    let several = clean::has_several(format, bytes);
    if several {
        found.notes.push(Note::FirstPicture);
    }
    let as_it_is = matches!(format, ImageFormat::Png | ImageFormat::Jpeg)
        && width.max(height) <= SENT_SIDE
        && bytes.len() <= SENT_BYTES
        && orientation == Orientation::NoTransforms
        && clean::is_bare(format, bytes);
    if !as_it_is {
        let lossy = format == ImageFormat::Jpeg;
        found.sent = Some(made::sent(&picture, lossy, profile.as_deref())?);
    }
    found.thumbnail = thumbnail(picture, profile.as_deref());
    Ok(found)
}

/// A small PNG or JPEG of `picture`; `None` where none can be made.
pub fn thumbnail(picture: DynamicImage, profile: Option<&[u8]>) -> Option<Vec<u8>> {
    let small = made::plain(scaled(picture, THUMBNAIL_SIDE, FilterType::Triangle));
    let profile = profile.filter(|profile| profile.len() <= MOST_THUMBNAIL_PROFILE);
    made::small(&small, profile)
}

/// Scaled down so that neither side is longer than `side`; never up.
fn scaled(picture: DynamicImage, side: u32, filter: FilterType) -> DynamicImage {
    if picture.width().max(picture.height()) <= side {
        return picture;
    }
    // Far larger ones are halved roughly first: the fine filter on all pixels takes seconds.
    let rough = side.saturating_mul(2);
    let picture = if picture.width().max(picture.height()) > rough.saturating_mul(2) {
        picture.thumbnail(rough, rough)
    } else {
        picture
    };
    picture.resize(side, side, filter)
}

fn media_type(format: ImageFormat) -> &'static str {
    match format {
        ImageFormat::Png => "image/png",
        ImageFormat::Jpeg => "image/jpeg",
        ImageFormat::Gif => "image/gif",
        ImageFormat::WebP => "image/webp",
        ImageFormat::Tiff => "image/tiff",
        ImageFormat::Ico => "image/x-icon",
        _ => "image/bmp",
    }
}

/// Whether a colour profile is one for red, green and blue, as which every picture is made.
fn is_rgb(profile: &[u8]) -> bool {
    profile.get(16..20) == Some(b"RGB ")
}

fn refusal(error: ImageError) -> Refusal {
    match error {
        ImageError::Limits(_) => Refusal::TooMuchMemory,
        ImageError::Unsupported(_) => Refusal::UnknownPicture,
        _ => Refusal::Damaged,
    }
}
