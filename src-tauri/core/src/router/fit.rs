//! Whether a conversation and its files fit a lane. Pure.

/// What a lane reads by itself, beside text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Takes {
    pub images: bool,
    pub pdf: bool,
}

/// What the files of a conversation ask of a lane.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FileLoad {
    pub images: u64,
    pub image_bytes: u64,
    pub pdf_pages: u64,
    pub pdf_bytes: u64,
    /// PDFs without text: only who reads PDF can read them.
    pub scans: u64,
}

/// What a lane has room for, as far as it is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Room {
    /// In tokens.
    pub window: Option<u64>,
    /// Bytes of one request.
    pub request: Option<u64>,
}

/// Why a conversation does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// Pictures, and a lane that sees none.
    Images,
    /// A PDF without text, and a lane that reads no PDF.
    Scans,
    /// In tokens.
    Window { window: u64, needed: u64 },
    /// Bytes of files, as they are sent.
    Request { most: u64, needed: u64 },
}

/// Tokens of a page of PDF beside its text: Anthropic and OpenAI look at each as a picture.
const TOKENS_OF_PAGE: u64 = 1_500;

/// How a lane is sent the files: as it takes them, or PDFs as their text where only that fits.
///
/// `tokens` are those of the words, of the files' texts and of the pictures.
///
/// # Errors
/// What does not fit.
pub fn fit(takes: Takes, room: Room, tokens: u64, files: &FileLoad) -> Result<Takes, Misfit> {
    if files.images > 0 && !takes.images {
        return Err(Misfit::Images);
    }
    if files.scans > 0 && !takes.pdf {
        return Err(Misfit::Scans);
    }
    let as_text = Takes { pdf: false, ..takes };
    match fits(takes, room, tokens, files) {
        Err(_) if takes.pdf && files.scans == 0 => fits(as_text, room, tokens, files),
        other => other,
    }
}

fn fits(takes: Takes, room: Room, tokens: u64, files: &FileLoad) -> Result<Takes, Misfit> {
    let needed = tokens_for(takes, tokens, files);
    if let Some(window) = room.window.filter(|&window| window < needed) {
        return Err(Misfit::Window { window, needed });
    }
    let pdf = if takes.pdf { files.pdf_bytes } else { 0 };
    let whole = files.image_bytes + pdf;
    // Base64 makes four bytes of three.
    let needed = whole.div_ceil(3) * 4;
    match room.request {
        Some(most) if most < needed => Err(Misfit::Request { most, needed }),
        _ => Ok(takes),
    }
}

/// The tokens of a conversation as a lane that `takes` so counts them.
#[must_use]
pub const fn tokens_for(takes: Takes, tokens: u64, files: &FileLoad) -> u64 {
    if takes.pdf {
        tokens + files.pdf_pages * TOKENS_OF_PAGE
    } else {
        tokens
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: Takes = Takes {
        images: true,
        pdf: true,
    };
    const TEXT: Takes = Takes {
        images: false,
        pdf: false,
    };

    fn room(window: Option<u64>, request: Option<u64>) -> Room {
        Room { window, request }
    }

    fn pdf(pages: u64, bytes: u64, scans: u64) -> FileLoad {
        FileLoad {
            pdf_pages: pages,
            pdf_bytes: bytes,
            scans,
            ..FileLoad::default()
        }
    }

    #[test]
    fn a_lane_that_cannot_read_a_file_does_not_fit() {
        let picture = FileLoad {
            images: 1,
            image_bytes: 9,
            ..FileLoad::default()
        };
        let open = Room::default();
        assert_eq!(fit(TEXT, open, 9, &picture), Err(Misfit::Images));
        assert_eq!(fit(ALL, open, 9, &picture), Ok(ALL));
        assert_eq!(fit(TEXT, open, 9, &pdf(1, 9, 1)), Err(Misfit::Scans));
        assert_eq!(fit(TEXT, open, 9, &pdf(1, 9, 0)), Ok(TEXT), "as its text");
        assert_eq!(fit(TEXT, open, 9, &FileLoad::default()), Ok(TEXT));
    }

    #[test]
    fn a_pdf_that_is_too_much_as_pages_goes_as_its_text() {
        let as_text = Takes { pdf: false, ..ALL };
        let long = pdf(300, 1_000, 0);
        assert_eq!(fit(ALL, room(Some(200_000), None), 90_000, &long), Ok(as_text));
        assert_eq!(fit(ALL, room(Some(1_000_000), None), 90_000, &long), Ok(ALL));
        let large = pdf(3, 30_000_000, 0);
        assert_eq!(fit(ALL, room(None, Some(32_000_000)), 9, &large), Ok(as_text));
        // A scan has no text to go as.
        assert_eq!(
            fit(ALL, room(None, Some(32_000_000)), 9, &pdf(3, 30_000_000, 1)),
            Err(Misfit::Request {
                most: 32_000_000,
                needed: 40_000_000
            })
        );
        assert_eq!(
            fit(ALL, room(Some(8_000), None), 90_000, &long),
            Err(Misfit::Window {
                window: 8_000,
                needed: 90_000
            })
        );
    }
}
