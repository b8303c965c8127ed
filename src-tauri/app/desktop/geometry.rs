//! Where windows stand. All in physical pixels.

use std::fmt;
use std::str::FromStr;

/// A place and a size, as it is remembered: "x,y,width,height", with ",max" for a maximised window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub x: i32,
    pub y: i32,
    pub width: u32,
    pub height: u32,
    pub maximized: bool,
}

/// The part of a screen that windows may use.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Screen {
    pub x: i32,
    pub y: i32,
    pub width: u32,
    pub height: u32,
    /// Physical pixels for one of the layout's.
    pub scale: f64,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{},{},{},{}", self.x, self.y, self.width, self.height)?;
        if self.maximized {
            f.write_str(",max")
        } else {
            Ok(())
        }
    }
}

impl FromStr for Place {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (numbers, maximized) = match text.strip_suffix(",max") {
            Some(numbers) => (numbers, true),
            None => (text, false),
        };
        let mut parts = numbers.split(',').map(|part| part.trim().parse::<i32>());
        let mut part = || parts.next().and_then(Result::ok).ok_or(());
        let (x, y, width, height) = (part()?, part()?, part()?, part()?);
        if parts.next().is_some() || width < 1 || height < 1 {
            return Err(());
        }
        Ok(Self {
            x,
            y,
            width: width.unsigned_abs(),
            height: height.unsigned_abs(),
            maximized,
        })
    }
}

/// The remembered place, where a hand can still reach it: the screen it was on may be unplugged.
/// Shrunk to its screen; `None` where no screen shows enough of it.
#[must_use]
pub fn still_reachable(place: Place, screens: &[Screen]) -> Option<Place> {
    // Enough of the top edge to grab and move the window.
    const GRIP_WIDTH: i32 = 120;
    const GRIP_HEIGHT: i32 = 24;
    let right = |x: i32, width: u32| x.saturating_add_unsigned(width);
    let home = screens.iter().find(|screen| {
        let shown = right(place.x, place.width).min(right(screen.x, screen.width)) - place.x.max(screen.x);
        shown >= GRIP_WIDTH
            && place.y >= screen.y
            && place.y.saturating_add(GRIP_HEIGHT) <= right(screen.y, screen.height)
    })?;
    Some(Place {
        width: place.width.min(home.width),
        height: place.height.min(home.height),
        ..place
    })
}

/// The top left corner of a quick prompt of this size: centred, at a fifth of the height, where
/// the eyes are and an answer has room to grow.
#[must_use]
pub fn quick_corner(screen: Screen, width: u32) -> (i32, i32) {
    let free = i64::from(screen.width) - i64::from(width);
    let x = i64::from(screen.x) + free.max(0) / 2;
    let y = i64::from(screen.y) + i64::from(screen.height) / 5;
    // Both lie on the screen, whose edges are i32.
    (x as i32, y as i32)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    const LAPTOP: Screen = Screen {
        x: 0,
        y: 0,
        width: 1920,
        height: 1080,
        scale: 1.0,
    };
    const BESIDE: Screen = Screen { x: 1920, ..LAPTOP };

    fn place(x: i32, y: i32) -> Place {
        Place {
            x,
            y,
            width: 1200,
            height: 780,
            maximized: false,
        }
    }

    #[test]
    fn what_is_written_is_read() {
        for maximized in [false, true] {
            let place = Place {
                maximized,
                ..place(-1900, 30)
            };
            assert_eq!(place.to_string().parse(), Ok(place));
        }
        for broken in [
            "",
            "1,2,3",
            "1,2,3,4,5",
            "a,b,c,d",
            "1,2,0,4",
            "1,2,-3,4",
            "1,2,3,99999999999",
        ] {
            assert_eq!(broken.parse::<Place>(), Err(()), "{broken}");
        }
    }

    #[test]
    fn a_window_comes_back_where_it_was_if_that_can_be_reached() {
        assert_eq!(still_reachable(place(100, 50), &[LAPTOP]), Some(place(100, 50)));
        let on_the_other = place(2500, 50);
        assert_eq!(
            still_reachable(on_the_other, &[LAPTOP, BESIDE]),
            Some(on_the_other)
        );
        assert_eq!(still_reachable(on_the_other, &[LAPTOP]), None);
        assert_eq!(still_reachable(place(100, -400), &[LAPTOP]), None);
        assert_eq!(still_reachable(place(100, 1070), &[LAPTOP]), None);
        assert_eq!(still_reachable(place(1850, 50), &[LAPTOP]), None);
        assert_eq!(still_reachable(place(i32::MAX, i32::MAX), &[LAPTOP]), None);
        assert_eq!(still_reachable(place(0, 0), &[]), None);
    }

    #[test]
    fn a_window_larger_than_its_screen_shrinks() {
        let small = Screen {
            width: 1024,
            height: 600,
            ..LAPTOP
        };
        let found = still_reachable(place(0, 0), &[small]).unwrap();
        assert_eq!((found.width, found.height), (1024, 600));
    }

    #[test]
    fn the_quick_prompt_stands_in_the_middle_of_its_screen() {
        assert_eq!(quick_corner(BESIDE, 720), (1920 + 600, 216));
        assert_eq!(quick_corner(LAPTOP, 4000).0, 0);
    }
}
