//! A number that editions may print, and whether one of them withholds it.

use std::collections::{BTreeMap, BTreeSet};

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
    /// It is a percentage or a mean with few people behind it.
    FewBehind,
    /// It is a percentage or a mean, and nobody says how many people are behind it.
    UnknownBehind,
    /// A smaller one could be worked out from it.
    Complement,
}

/// A number that is withheld: why, and how far it can be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Why.
    pub reason: Reason,
    /// Whole numbers from the one to the other at least, readers cannot tell apart. None
    /// where its supplier suppressed it.
    pub range: Option<(Decimal, Decimal)>,
}

impl Kept {
    pub(super) fn new(reason: Reason) -> Self {
        Self { reason, range: None }
    }
}

/// Zero gives no one away: that nobody is counted is published.
pub fn is_small(number: Decimal, least: u32) -> bool {
    Decimal::ZERO < number && number < Decimal::from(least)
}

/// What is withheld of one indicator.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Withheld {
    pub(super) cells: BTreeMap<CellKey, Kept>,
    /// What earlier editions printed in places that are withheld now, before it was
    /// corrected.
    pub(super) printed: BTreeSet<(CellKey, Decimal)>,
    /// Counts below it are not published; none if it counts no people.
    pub(super) least: Option<u32>,
}

impl Withheld {
    /// Returns whether a value is withheld.
    pub fn holds(&self, key: &CellKey) -> bool {
        self.cells.contains_key(key)
    }

    /// Returns whether an earlier edition printed a number in a place that is withheld now.
    pub fn was_printed(&self, key: &CellKey, number: Decimal) -> bool {
        self.printed.contains(&(key.clone(), number))
    }

    /// Returns whether a number would be withheld by its size alone, as one
    /// reporter's part of a sum or a baseline.
    pub fn is_small(&self, number: Decimal) -> bool {
        self.least.is_some_and(|least| is_small(number.abs(), least))
    }

    /// Returns what a number of a day, printed beside the values, could be for all that
    /// readers know, if it is withheld: a small count, or the value of that day that is.
    pub fn possible(&self, number: Decimal, day: Date) -> Vec<Decimal> {
        if self.is_small(number) {
            // Between two of these nothing that is judged by them turns twice.
            let least = self.least.unwrap_or_default();
            let step = usize::try_from(least / 50).unwrap_or_default().max(1);
            let all = (1..least).step_by(step).chain(least.checked_sub(1));
            return all.map(Decimal::from).collect();
        }
        let of_day = self.cells.iter().filter(|(key, _)| key.parts.is_empty() && key.last == day);
        let ranges = of_day.map(|(_, kept)| kept.range.unwrap_or((number, number)));
        ranges.flat_map(|(low, high)| [low, high]).collect()
    }

    /// Returns what is withheld and why, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&CellKey, &Kept)> {
        self.cells.iter()
    }

    /// Returns whether nothing is withheld.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }
}
