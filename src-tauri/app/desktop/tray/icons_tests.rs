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
