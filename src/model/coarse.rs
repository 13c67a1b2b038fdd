//! Tables too large to be printed or looked through: their smallest parts become one.
//!
//! A crossing of two long lists has more cells than anybody reads, and most hold few
//! people. What must be withheld of it so that nothing can be worked out is sought cell by
//! cell, which takes longer than a month's work may. So beyond [`MOST_CELLS`] the smallest
//! parts of the longest list are put together as その他, in all tables of the indicator, and
//! the page says how many they are.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::domain::time::TimeSpan;
use crate::domain::value::{self, Reading};

use super::indicator::{Indicator, Merged, Observation};

/// So many cells of one span and division are printed as they are.
const MOST_CELLS: usize = 4_000;

/// What is left when the others are named.
pub(crate) const OTHERS: &str = "その他";

/// The cells of one span, by what divides them.
type Division<'a> = (TimeSpan, Vec<&'a str>);

/// Puts the smallest parts of an indicator's largest tables together. Shares and means do
/// not add up, and stay.
pub(super) fn coarsen(indicator: &mut Indicator) {
    if !indicator.definition.counts_people {
        return;
    }
    while let Some((dimension, smallest)) = too_many(&indicator.breakdowns) {
        for row in &mut indicator.breakdowns {
            for (name, part) in &mut row.dimensions {
                if *name == dimension && smallest.contains(part) {
                    OTHERS.clone_into(part);
                }
            }
        }
        indicator.breakdowns = together(std::mem::take(&mut indicator.breakdowns));
        indicator.merged.push(Merged { dimension, parts: smallest.len() });
    }
}

/// Returns which parts of which dimension are to become one, if a table is too large.
fn too_many(rows: &[Observation]) -> Option<(String, BTreeSet<String>)> {
    let mut sizes: BTreeMap<Division<'_>, usize> = BTreeMap::new();
    for row in rows {
        let names = row.dimensions.iter().map(|(name, _)| name.as_str()).collect();
        *sizes.entry((row.span, names)).or_default() += 1;
    }
    let (division, size) = sizes.into_iter().max_by_key(|(_, size)| *size)?;
    if size <= MOST_CELLS {
        return None;
    }
    let of = rows.iter().filter(|row| {
        row.span == division.0 && row.dimensions.iter().map(|(name, _)| name).eq(&division.1)
    });
    let mut people: BTreeMap<&str, BTreeMap<&str, Decimal>> = BTreeMap::new();
    for row in of {
        for (name, part) in &row.dimensions {
            let sum = people.entry(name).or_default().entry(part).or_default();
            *sum = sum.saturating_add(row.number().unwrap_or_default());
        }
    }
    let (dimension, parts) = people.into_iter().max_by_key(|(_, parts)| parts.len())?;
    // As many stay as fit beside the other dimensions, and one for the others.
    let beside = size.div_ceil(parts.len().max(1));
    let stay = (MOST_CELLS / beside.max(1)).clamp(2, parts.len().saturating_sub(1)) - 1;
    let mut by_size: Vec<(&str, Decimal)> = parts.into_iter().collect();
    by_size.sort_by_key(|(part, sum)| (*part == OTHERS, std::cmp::Reverse(*sum), *part));
    let smallest: BTreeSet<String> =
        by_size.into_iter().skip(stay).map(|(part, _)| part.to_owned()).collect();
    (smallest.len() > 1).then(|| (dimension.to_owned(), smallest))
}

/// Adds rows of one cell up that came on one day. Those with a correction stay apart: each
/// was another number before.
fn together(rows: Vec<Observation>) -> Vec<Observation> {
    let mut made: Vec<Observation> = Vec::new();
    let mut places = BTreeMap::new();
    for row in rows {
        let is_plain = row.previous.is_none() && row.number().is_some();
        let cell = (row.span, row.dimensions.clone(), row.organisation.clone(), row.received_on);
        let next = made.len();
        let place = *places.entry((is_plain, cell)).or_insert(next);
        if !is_plain || place == next {
            made.push(row);
            continue;
        }
        let sum = &mut made[place];
        let numbers = [sum.number(), row.number()].into_iter().flatten();
        sum.reading = Reading::Number(value::sum(numbers));
        sum.denominator = sum.denominator.zip(row.denominator).and_then(|(a, b)| a.checked_add(b));
        sum.provisional |= row.provisional;
        sum.approximate |= row.approximate;
        sum.revised |= row.revised;
    }
    made
}
