//! What the attempts of a turn cost together.

use crate::contract::Attempt;

/// The sum over attempts. It is known where each attempt that may be on a bill has a known cost,
/// and at least one cost was told: an answer of which nothing is known did not cost nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Spent {
    known: Option<f64>,
    unknown: bool,
    possibly_billed: u32,
}

impl Spent {
    /// Takes in an attempt that has ended.
    pub fn add(&mut self, attempt: &Attempt) {
        self.possibly_billed += u32::from(attempt.possibly_billed);
        match attempt.cost_usd {
            Some(cost) => self.known = Some(self.known.unwrap_or(0.0) + cost),
            None => self.unknown |= attempt.possibly_billed,
        }
    }

    /// Counts what may be on a bill from here on; what was spent stays spent.
    pub fn count_anew(&mut self) {
        self.possibly_billed = 0;
    }

    /// In US dollars; `None` where it is not known.
    #[must_use]
    pub fn sum(&self) -> Option<f64> {
        self.known.filter(|_| !self.unknown)
    }

    /// What is known of it, in US dollars: the least that it can have been.
    #[must_use]
    pub fn at_least(&self) -> Option<f64> {
        self.known
    }

    /// Attempts that may be on a bill.
    #[must_use]
    pub fn possibly_billed(&self) -> u32 {
        self.possibly_billed
    }
}

impl<'a> Extend<&'a Attempt> for Spent {
    fn extend<I: IntoIterator<Item = &'a Attempt>>(&mut self, attempts: I) {
        attempts.into_iter().for_each(|attempt| self.add(attempt));
    }
}
