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

/// Narrower, the quick prompt's line is no line any more. In the layout's pixels, as all of its sizes.
pub const LEAST_WIDTH: u32 = 440;
const MOST_WIDTH: u32 = 1_600;
const LEAST_ANSWER: u32 = 200;

/// How large the quick prompt is, as it is remembered: "width", or "width,most" where the person made
/// it lower than an answer would. In the layout's pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuickSize {
    pub width: u32,
    /// It becomes no taller than this by itself.
    pub most: Option<u32>,
}

impl Default for QuickSize {
    fn default() -> Self {
        Self {
            width: 660,
            most: None,
        }
    }
}

impl QuickSize {
    /// What a person made of it: `given` is the height that it was told to have, `now` the size that
    /// it has. Rounding is no wish.
    #[must_use]
    pub fn changed(self, given: f64, now: tauri::LogicalSize<f64>) -> Self {
        const SLACK: f64 = 3.0;
        let mut size = self;
        if (now.width - f64::from(self.width)).abs() > SLACK {
            size.width = (now.width.round() as u32).clamp(LEAST_WIDTH, MOST_WIDTH);
        }
        if (now.height - given).abs() > SLACK {
            size.most = Some((now.height.round() as u32).max(LEAST_ANSWER));
        }
        size
    }
}

impl fmt::Display for QuickSize {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.width)?;
        self.most.map_or(Ok(()), |most| write!(f, ",{most}"))
    }
}

impl FromStr for QuickSize {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (width, most) = match text.split_once(',') {
            Some((width, most)) => (width, Some(most.parse().map_err(drop)?)),
            None => (text, None),
        };
        let width: u32 = width.parse().map_err(drop)?;
        Ok(Self {
            width: width.clamp(LEAST_WIDTH, MOST_WIDTH),
            most: most.map(|most: u32| most.max(LEAST_ANSWER)),
        })
    }
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
    fn the_quick_prompt_keeps_the_size_that_a_person_gave_it() {
        let at_first = QuickSize::default();
        let now = |width, height| tauri::LogicalSize { width, height };
        // Told 300, and it is 300: nobody touched it.
        assert_eq!(at_first.changed(300.0, now(660.5, 301.0)), at_first);
        let wide = at_first.changed(300.0, now(820.0, 300.0));
        assert_eq!((wide.width, wide.most), (820, None));
        let low = wide.changed(500.0, now(820.0, 260.0));
        assert_eq!((low.width, low.most), (820, Some(260)));
        assert_eq!(low.to_string().parse(), Ok(low));
        assert_eq!(wide.to_string().parse(), Ok(wide));
        assert_eq!(
            "99999,1".parse(),
            Ok(QuickSize {
                width: 1_600,
                most: Some(200)
            })
        );
        for broken in ["", "a", "1,2,3", "-5", "700,"] {
            assert_eq!(broken.parse::<QuickSize>(), Err(()), "{broken}");
        }
    }

    #[test]
    fn the_quick_prompt_stands_in_the_middle_of_its_screen() {
        assert_eq!(quick_corner(BESIDE, 720), (1920 + 600, 216));
        assert_eq!(quick_corner(LAPTOP, 4000).0, 0);
    }
}
