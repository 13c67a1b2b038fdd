//! What was reported of an indicator on a day, span by span, and which spans hang
//! together.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::domain::value::Reading;
use crate::domain::words::Aggregation;
use crate::model::Model;
use crate::model::indicator::{Indicator, Observation};

use super::cell::is_small;

/// Everything that is reported of one span.
#[derive(Default)]
pub(super) struct Reported<'a> {
    pub(super) observations: Vec<&'a Observation>,
}

/// Spans whose numbers hang together, by their last and first day.
pub(super) type Group<'a> = BTreeMap<(Date, Date), Reported<'a>>;

/// The spans of a fiscal year hang together by running totals; where there are
/// none, each span stands alone. Groups without a number to withhold are left
/// out.
pub(super) fn groups<'a>(indicator: &'a Indicator, model: &Model, least: u32) -> Vec<Group<'a>> {
    let has_totals = indicator.definition.aggregation != Aggregation::Latest;
    let key_of = |observation: &Observation| {
        let span = observation.span;
        if !has_totals {
            return (span.last, span.first);
        }
        let year = model.calendar.fiscal_year(span.last);
        (year.last, year.first)
    };
    let observations = || indicator.observations.iter().chain(&indicator.breakdowns);
    let keys: BTreeSet<(Date, Date)> =
        observations().filter(|it| concerns(it, least)).map(key_of).collect();
    if keys.is_empty() {
        return Vec::new();
    }
    let mut groups: BTreeMap<(Date, Date), Group<'a>> = BTreeMap::new();
    for observation in observations() {
        let (key, span) = (key_of(observation), observation.span);
        if !keys.contains(&key) {
            continue;
        }
        let group = groups.entry(key).or_default();
        group.entry((span.last, span.first)).or_default().observations.push(observation);
    }
    groups.into_values().collect()
}

/// The last days of the months in which an edition could tell something new of
/// these spans, and the cut-off.
pub(super) fn editions(group: &Group<'_>, as_of: Date) -> Vec<Date> {
    let observations = group.values().flat_map(|span| &span.observations);
    let mut days: BTreeSet<Date> = observations
        .flat_map(|it| [Some(it.span.last), it.received_on])
        .flatten()
        .map(Date::last_of_month)
        .filter(|last| *last < as_of)
        .collect();
    days.insert(as_of);
    days.into_iter().collect()
}

impl Reported<'_> {
    /// Whether a number in it is withheld from the outset.
    pub(super) fn concerns(&self, least: u32) -> bool {
        self.observations.iter().any(|observation| concerns(observation, least))
    }

    /// Whether it is divided by two dimensions at once.
    pub(super) fn is_crossed(&self) -> bool {
        self.observations.iter().any(|it| it.dimensions.len() > 1)
    }
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
        Reading::Number(number) => Some(Some(*number)),
        Reading::Nil => Some(Some(Decimal::ZERO)),
        Reading::Suppressed => Some(None),
        _ => None,
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
