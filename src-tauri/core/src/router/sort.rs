//! A model order sorted by what its lanes are known for: how soon they begin, or what they cost.

use crate::contract::Lane;

/// In which order the lanes of the default model order are asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SortBy {
    /// As the person put them.
    #[default]
    Hand,
    /// Who begins soonest, at the median of its own answers.
    Start,
    /// Who costs least for as much in as out.
    Price,
}

/// `chain` with the least of `measure` first. Where two are alike the person's order decides; what
/// nothing is known of stands behind, as it cannot be said to be better than the others.
#[must_use]
pub fn sorted(chain: &[Lane], measure: impl Fn(&Lane) -> Option<f64>) -> Vec<Lane> {
    let mut measured: Vec<(Lane, f64)> = chain
        .iter()
        .map(|lane| (lane.clone(), measure(lane).unwrap_or(f64::INFINITY)))
        .collect();
    measured.sort_by(|(_, one), (_, other)| one.total_cmp(other));
    measured.into_iter().map(|(lane, _)| lane).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::ProviderId;

    #[test]
    fn the_least_is_first_the_alike_stay_and_the_unknown_stand_behind() {
        let provider = ProviderId::new();
        let lane = |model: &str| Lane {
            provider,
            model: model.to_owned(),
        };
        let chain = ["unknown", "slow", "alike", "quick", "other"].map(lane);
        let known = |lane: &Lane| match lane.model.as_str() {
            "slow" => Some(3.0),
            "quick" | "alike" => Some(0.5),
            _ => None,
        };
        let names: Vec<String> = sorted(&chain, known).into_iter().map(|lane| lane.model).collect();
        assert_eq!(names, ["alike", "quick", "slow", "unknown", "other"]);
        assert_eq!(sorted(&chain, |_| None), chain);
    }
}
