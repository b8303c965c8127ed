//! How well a message fits: BM25 over the words that were looked for. Pure.

use super::excerpt::Hits;
use std::cmp::Ordering;

/// The usual parameters of BM25: how soon repetition stops to count, and how much a long text is held
/// against it.
const K1: f64 = 1.2;
const B: f64 = 0.75;
/// Words of a usual message.
const USUAL: f64 = 120.0;
/// What a word in the title of the chat counts beside one in the message.
const TITLE: f64 = 0.5;

/// What a term is worth: much where few messages have it.
pub(super) fn weight(with: f64, of: f64) -> f64 {
    (1.0 + (of - with + 0.5).max(0.0) / (with + 0.5)).ln()
}

/// A message's score. Terms that stand in none of its own words are in a file of it.
#[allow(clippy::cast_precision_loss)]
pub(super) fn score(weights: &[f64], hits: &Hits, in_title: &[bool]) -> f64 {
    let mut times = vec![0_u32; weights.len()];
    for hit in &hits.found {
        if let Some(count) = times.get_mut(hit.2) {
            *count += 1;
        }
    }
    let length = 1.0 - B + B * hits.words as f64 / USUAL;
    weights
        .iter()
        .zip(&times)
        .zip(in_title)
        .map(|((weight, &count), &titled)| {
            let count = f64::from(count.max(1));
            let title = if titled { TITLE } else { 0.0 };
            weight * (count * (K1 + 1.0) / (count + K1 * length) + title)
        })
        .sum()
}

/// The better first, of equals the newer one.
pub(super) fn order(one: (f64, i64), other: (f64, i64)) -> Ordering {
    // A hundredth more or less is no difference that anybody sees.
    let step = |score: f64| (score * 100.0).round();
    step(other.0).total_cmp(&step(one.0)).then(other.1.cmp(&one.1))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::super::{excerpt::hits, query};
    use super::*;

    fn scored(text: &str, search: &str, titled: bool) -> f64 {
        let terms = query::parse(search, false).terms;
        score(
            &vec![1.0; terms.len()],
            &hits(text, &terms),
            &vec![titled; terms.len()],
        )
    }

    #[test]
    fn more_often_in_less_text_and_in_the_title_is_better() {
        let long = "other words ".repeat(200);
        assert!(scored("tram tram", "tram", false) > scored("tram", "tram", false));
        assert!(scored("tram", "tram", false) > scored(&format!("tram {long}"), "tram", false));
        assert!(scored("tram", "tram", true) > scored("tram", "tram", false));
        assert!(weight(3.0, 1e6) > weight(4e5, 1e6));
        assert!(weight(1e6, 1e6) >= 0.0);
    }

    #[test]
    fn of_equals_the_newer_comes_first() {
        let mut found = vec![(1.0, 1), (2.0, 2), (1.001, 3), (2.0, 4)];
        found.sort_by(|a, b| order(*a, *b));
        assert_eq!(found, [(2.0, 4), (2.0, 2), (1.001, 3), (1.0, 1)]);
    }
}
