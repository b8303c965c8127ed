//! Distributions, and whether an aim was reached.

/// Measured values, the least first.
pub struct Spread(Vec<f64>);

impl Spread {
    pub fn of(mut values: Vec<f64>) -> Self {
        values.sort_by(f64::total_cmp);
        Self(values)
    }

    /// What `share` (0 to 1) of the values do not exceed.
    pub fn p(&self, share: f64) -> f64 {
        let last = self.0.len().saturating_sub(1);
        let at = (share * last as f64).round() as usize;
        self.0.get(at).copied().unwrap_or(f64::NAN)
    }

    pub fn most(&self) -> f64 {
        self.p(1.0)
    }
}

/// The middle (least to most).
pub fn spread(values: impl Iterator<Item = f64>) -> String {
    let all = Spread::of(values.collect());
    format!("{:.0} ({:.0} to {:.0})", all.p(0.5), all.p(0.0), all.most())
}

pub fn median(values: impl Iterator<Item = f64>) -> f64 {
    Spread::of(values.collect()).p(0.5)
}

/// Says whether `value` is at most `aim`, in the unit's own digits. Whether it is.
pub fn aim(what: &str, value: f64, aim: f64, unit: &str) -> bool {
    let digits = if aim < 1.0 {
        3
    } else if aim < 10.0 {
        2
    } else {
        0
    };
    let reached = value <= aim;
    let said = if reached { "reached" } else { "missed" };
    println!("Aim {said}: {what} {value:.digits$}{unit}; at most {aim:.digits$}{unit}.");
    reached
}

pub fn verdict(what: &str, ms: f64, at_most: f64) {
    aim(what, ms, at_most, " ms");
}
