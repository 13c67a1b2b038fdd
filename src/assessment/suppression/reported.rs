//! What was reported of an indicator on a day, span by span, and which spans hang
//! together.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::domain::value::Reading;
use crate::model::Model;
use crate::model::indicator::{Indicator, Observation};

use super::cell::{CellKey, is_small};

/// Rows whose numbers hang together, each with its place among all.
pub(super) type Group<'a> = Vec<(usize, &'a Observation)>;

/// The spans of a fiscal year hang together, by running totals and because some lie in
/// others; years do that a span has days of. Groups without a number to withhold, or one
/// that was withheld, are left out.
pub(super) fn groups<'a>(
    indicator: &'a Indicator,
    model: &Model,
    least: u32,
    is_kept: &dyn Fn(&CellKey) -> bool,
) -> Vec<Group<'a>> {
    let rows = || indicator.observations.iter().chain(&indicator.breakdowns).enumerate();
    let years = |row: &Observation| {
        let year = |day: Date| model.calendar.fiscal_year(day).last;
        (year(row.span.first), year(row.span.last))
    };
    // Years that a span crosses begin no group of their own.
    let mut begins: BTreeSet<Date> = rows().map(|(_, row)| years(row).0).collect();
    for (first, last) in rows().map(|(_, row)| years(row)).filter(|(first, last)| first < last) {
        begins.retain(|year| *year <= first || *year > last);
    }
    let mut groups: BTreeMap<Option<Date>, Group<'a>> = BTreeMap::new();
    for (at, row) in rows() {
        let begin = begins.range(..=years(row).0).next_back().copied();
        groups.entry(begin).or_default().push((at, row));
    }
    let keeps = |row: &Observation| is_kept(&CellKey::value(row.span, &row.dimensions));
    let is_asked =
        |group: &Group<'_>| group.iter().any(|(_, row)| concerns(row, least) || keeps(row));
    groups.into_values().filter(is_asked).collect()
}

/// The last days of the months in which an edition could tell something new of
/// these spans, and the cut-off.
pub(super) fn editions(group: &Group<'_>, as_of: Date) -> Vec<Date> {
    let mut days: BTreeSet<Date> = group
        .iter()
        .flat_map(|(_, it)| [Some(it.span.last), it.received_on])
        .flatten()
        .map(Date::last_of_month)
        .filter(|last| *last < as_of)
        .collect();
    days.insert(as_of);
    days.into_iter().collect()
}

/// Whether a value, or the one before it was corrected, is to be withheld.
fn concerns(observation: &Observation, least: u32) -> bool {
    let concerns = |reading: &Reading| match reading {
        Reading::Number(number) => is_small(*number, least),
        Reading::Suppressed => true,
        _ => false,
    };
    concerns(&observation.reading) || observation.previous.as_ref().is_some_and(concerns)
}

/// The number that an observation gave on a day; nothing where it gave none,
/// and no number where its supplier suppressed it.
pub(super) fn number_on(observation: &Observation, day: Date) -> Option<Option<Decimal>> {
    match as_known(observation, day)? {
        Reading::Suppressed => Some(None),
        reading => reading.number().map(Some),
    }
}

/// What an observation said on a day: its value, or the one before it was
/// corrected.
pub fn as_known(observation: &Observation, day: Date) -> Option<&Reading> {
    if observation.span.last > day {
        return None;
    }
    match observation.received_on {
        Some(received) if received > day => observation.previous.as_ref(),
        _ => Some(&observation.reading),
    }
}
