//! Rows that were counted: a number that knows its rows, and a share of two of them.

use rust_decimal::Decimal;

use crate::diagnostics::Origin;

/// A number of rows, and the rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tally {
    /// The rows that were counted.
    pub rows: Vec<Origin>,
}

impl Tally {
    /// Returns the number.
    pub fn count(&self) -> usize {
        self.rows.len()
    }

    /// Counts one more row.
    pub fn add(&mut self, row: &Origin) {
        self.rows.push(row.clone());
    }
}

/// A part of a whole, both counted in rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Share {
    /// The part.
    pub part: Tally,
    /// The whole.
    pub whole: Tally,
}

impl Share {
    /// Returns part ÷ whole in percent; `None` of nothing.
    pub fn percent(&self) -> Option<Decimal> {
        if self.whole.count() == 0 {
            return None;
        }
        Some(
            Decimal::from(self.part.count()) * Decimal::ONE_HUNDRED
                / Decimal::from(self.whole.count()),
        )
    }
}
