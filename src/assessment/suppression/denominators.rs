//! The people behind a percentage or a mean: 412 answered, 137 of them said yes.
//!
//! Whoever knows how many were asked has from a percentage how many said yes, and how many
//! did not. These counts are a division of their own and hang together as others do. A
//! percentage is withheld with one of them; so is one in parts of which nobody says of how
//! many people it is, where that was asked for.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::domain::people::per;
use crate::domain::time::TimeSpan;
use crate::domain::value::Reading;
use crate::domain::words::Aggregation;
use crate::model::indicator::{Definition, Indicator, Observation};
use crate::model::period::Calendar;

use super::cell::{CellKey, Kept, Reason};

/// What the people behind a value are divided by. No column of a table is called so.
const ANSWER: &str = "\u{0}";

/// Returns the people behind the values of an indicator, as an indicator of their own; none,
/// if no row says how many there are.
pub(super) fn behind(indicator: &Indicator) -> Option<Indicator> {
    let definition = &indicator.definition;
    if !definition.has_denominators {
        return None;
    }
    let mut people = Vec::new();
    let per = per(&definition.unit).map(Decimal::from);
    for row in indicator.observations.iter().chain(&indicator.breakdowns) {
        let Some(all) = row.denominator.map(Decimal::from) else {
            if is_left_out(row, definition) {
                people.extend(row_behind(row, None, &|_| Reading::Suppressed));
            }
            continue;
        };
        people.extend(row_behind(row, None, &|_| Reading::Number(all)));
        let Some(per) = per else { continue };
        let yes =
            |reading: &Reading| Some(reading.number()?.checked_mul(all)?.checked_div(per)?.round());
        let counted = |count: Option<Decimal>| count.map_or(Reading::Suppressed, Reading::Number);
        people.extend(row_behind(row, Some("yes"), &|it| counted(yes(it))));
        let no = |reading: &Reading| Some(all - yes(reading)?);
        people.extend(row_behind(row, Some("no"), &|it| counted(no(it))));
    }
    let aggregation = Aggregation::Latest;
    Some(Indicator {
        definition: Definition { aggregation, baseline: None, ..definition.clone() },
        observations: Vec::new(),
        breakdowns: people,
        merged: Vec::new(),
    })
}

/// A row of the people behind another: all, or those who gave one answer.
fn row_behind(
    row: &Observation,
    answer: Option<&str>,
    count: &dyn Fn(&Reading) -> Reading,
) -> Option<Observation> {
    let is_value = |it: &Reading| !matches!(it, Reading::Unknown | Reading::NotApplicable);
    if !is_value(&row.reading) {
        return None;
    }
    let answer = answer.map(|it| (ANSWER.to_owned(), it.to_owned()));
    Some(Observation {
        reading: count(&row.reading),
        previous: row.previous.as_ref().filter(|it| is_value(it)).map(count),
        dimensions: row.dimensions.iter().cloned().chain(answer).collect(),
        ..row.clone()
    })
}

/// Returns the value that a count of people is behind.
pub(super) fn value_of(key: &CellKey) -> CellKey {
    let parts = key.parts.iter().filter(|(dimension, _)| dimension != ANSWER);
    CellKey { parts: parts.cloned().collect(), ..key.clone() }
}

/// Adds the values whose people are withheld to what is withheld.
pub(super) fn withhold(
    indicator: &Indicator,
    people: &BTreeMap<CellKey, Kept>,
    calendar: &Calendar,
    cells: &mut BTreeMap<CellKey, Kept>,
) {
    let mut add = |key: CellKey, reason: Reason| {
        let kept = cells.entry(key).or_insert(Kept::new(reason));
        kept.reason = kept.reason.min(reason);
    };
    for (key, kept) in people {
        let is_few = kept.reason == Reason::Small;
        // What is averaged over a year tells each of its values beside the others.
        if indicator.definition.aggregation != Aggregation::Latest && key.parts.is_empty() {
            let year = calendar.fiscal_year(key.last).last;
            let since = |span: &TimeSpan| key.last <= span.last && span.last <= year;
            let spans = indicator.observations.iter().map(|row| row.span).filter(since);
            spans.for_each(|span| add(CellKey::total(span), Reason::Complement));
        }
        add(key.clone(), if is_few { Reason::FewBehind } else { Reason::Complement });
    }
    for row in &indicator.breakdowns {
        if is_left_out(row, &indicator.definition) {
            add(CellKey::value(row.span, &row.dimensions), Reason::UnknownBehind);
        }
    }
}

/// Whether a part is left out because nobody says of how many people it is.
fn is_left_out(row: &Observation, definition: &Definition) -> bool {
    definition.needs_denominators && !row.dimensions.is_empty() && row.lacks_denominator()
}
