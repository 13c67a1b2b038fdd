//! A number that editions may print, and whether one of them withholds it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::domain::time::TimeSpan;

/// A number that editions may print of one indicator.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellKey {
    /// The last day of its span.
    pub last: Date,
    /// The first day of its span.
    pub first: Date,
    /// The parts it is of, by dimension; empty for the whole.
    pub parts: Vec<(String, String)>,
    /// Whether it is the running total of its fiscal year up to the span.
    pub is_total: bool,
}

impl CellKey {
    /// Returns the key of a value.
    pub fn value(span: TimeSpan, parts: &[(String, String)]) -> Self {
        let mut parts = parts.to_vec();
        parts.sort();
        Self { last: span.last, first: span.first, parts, is_total: false }
    }

    /// Returns the key of the running total up to a span.
    pub fn total(span: TimeSpan) -> Self {
        Self { last: span.last, first: span.first, parts: Vec::new(), is_total: true }
    }
}

/// Why a number is withheld.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// It is a count of people below the threshold.
    Small,
    /// A smaller one could be worked out from it.
    Complement,
}

/// Zero gives no one away: that nobody is counted is published.
pub(super) fn is_small(number: Decimal, least: u32) -> bool {
    Decimal::ZERO < number && number < Decimal::from(least)
}

/// What is withheld of one indicator.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Withheld {
    pub(super) cells: BTreeMap<CellKey, Reason>,
    /// Counts below it are not published; none if it counts no people.
    pub(super) least: Option<u32>,
}

impl Withheld {
    /// Returns whether a value is withheld.
    pub fn holds(&self, key: &CellKey) -> bool {
        self.cells.contains_key(key)
    }

    /// Returns whether a number would be withheld by its size alone, as one
    /// reporter's part of a sum or a baseline.
    pub fn is_small(&self, number: Decimal) -> bool {
        self.least.is_some_and(|least| is_small(number.abs(), least))
    }

    /// Returns what is withheld and why, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&CellKey, Reason)> {
        self.cells.iter().map(|(key, reason)| (key, *reason))
    }

    /// Returns whether nothing is withheld.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }
}
