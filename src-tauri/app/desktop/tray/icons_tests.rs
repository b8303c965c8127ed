#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::*;

const KINDS: [IconKind; 5] = [
    IconKind::AllWell,
    IconKind::Degraded,
    IconKind::LeadDown,
    IconKind::NeedsYou,
    IconKind::Offline,
];

/// Where there is paint at all: what someone sees who sees no colours.
fn shape(picture: &Argb) -> Vec<bool> {
    picture.data.chunks_exact(4).map(|pixel| pixel[0] > 128).collect()
}

#[test]
fn every_size_is_drawn_whole() {
    for kind in KINDS {
        for panel in [Panel::Dark, Panel::Light] {
            let pictures = draw_all(kind, panel);
            assert_eq!(pictures.iter().map(|p| p.side).collect::<Vec<_>>(), SIZES);
            for picture in pictures {
                assert_eq!(picture.data.len(), (picture.side * picture.side * 4) as usize);
                let painted = shape(&picture).iter().filter(|painted| **painted).count();
                let share = painted as f64 / f64::from(picture.side * picture.side);
                assert!((0.1..0.7).contains(&share), "{kind:?} {}: {share}", picture.side);
            }
        }
    }
}

#[test]
fn states_differ_in_shape_at_every_size_without_colour() {
    for side in SIZES {
        for (i, one) in KINDS.iter().enumerate() {
            for other in &KINDS[i + 1..] {
                let a = shape(&draw(*one, Panel::Dark, side).unwrap());
                let b = shape(&draw(*other, Panel::Dark, side).unwrap());
                let differ = a.iter().zip(&b).filter(|(a, b)| a != b).count();
                // 3 % of the pixels: at 16 px that is 8, the least that a person can tell apart.
                assert!(
                    differ as f64 > f64::from(side * side) * 0.03,
                    "{one:?} and {other:?} at {side}: {differ} pixels"
                );
            }
        }
    }
}

#[test]
fn the_strokes_suit_their_panel() {
    let lightest = |panel| {
        let picture = draw(IconKind::AllWell, panel, 22).unwrap();
        let opaque = picture.data.chunks_exact(4).filter(|pixel| pixel[0] == 255);
        opaque.map(|pixel| pixel[1]).max().unwrap()
    };
    assert!(lightest(Panel::Dark) > 0xd0);
    assert!(lightest(Panel::Light) < 0x60);
}

/// WCAG's contrast of a picture's pixel with the panel it lies on, a grey.
fn contrast(pixel: &[u8], panel: u8) -> f64 {
    let part = |value: f64| {
        if value <= 0.040_45 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    };
    let alpha = f64::from(pixel[0]) / 255.0;
    let over = |colour: u8| part((f64::from(colour) * alpha + f64::from(panel) * (1.0 - alpha)) / 255.0);
    let seen = 0.2126 * over(pixel[1]) + 0.7152 * over(pixel[2]) + 0.0722 * over(pixel[3]);
    let panel = part(f64::from(panel) / 255.0);
    (seen.max(panel) + 0.05) / (seen.min(panel) + 0.05)
}

#[test]
fn what_is_drawn_for_one_panel_can_be_seen_on_the_other() {
    for kind in KINDS {
        for side in SIZES {
            for guessed in [Panel::Dark, Panel::Light] {
                let picture = draw(kind, guessed, side).unwrap();
                // Near black, Adwaita's and Breeze's dark panels, Breeze's light one, white.
                for panel in [0x00, 0x24, 0x31, 0xef, 0xff] {
                    let seen = picture
                        .data
                        .chunks_exact(4)
                        .filter(|pixel| contrast(pixel, panel) >= 2.0);
                    let share = seen.count() as f64 / f64::from(side * side);
                    assert!(
                        share > 0.08,
                        "{kind:?} for {guessed:?} at {side} on {panel:#x}: {share:.3}"
                    );
                }
            }
        }
    }
}
