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

pub fn verdict(what: &str, ms: f64, aim: f64) {
    let missed = if ms <= aim { "" } else { " MISSED" };
    println!("{what}{missed}: {ms:.0} ms; the aim is at most {aim:.0} ms.");
}
