//! Figures that are no longer what a sealed edition printed.
//!
//! A value has its own days, and an edition printed it for them. Whatever today's
//! tables say of these days instead is a correction, whether or not somebody noted
//! that there was one. A value that came later, and was not known then, is none.
//!
//! What the tables cannot tell for an earlier day is left alone, for it may have changed
//! since without having been wrong: money received and spent so far, and with it what is
//! left and for how long; a commitment that was begun or given up, and shares of commitments
//! that were not; the aim of an indicator, and who may see a row. What follows from other
//! figures, such as warnings and forecasts, is not listed beside them.

mod commitments;
mod counts;
mod grants;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::diagnostics::Origin;
use crate::domain::name::{CommitmentId, IndicatorId, Name, SectorId};
use crate::domain::time::TimeSpan;
use crate::domain::value::Reading;
use crate::domain::words::{Aggregation, Visibility};
use crate::model::Model;
use crate::model::indicator::{Definition, Indicator};
use crate::records::sealed::{Sealed, SealedFigure};

use super::commitments::CommitmentState;
use super::figure::{Amount, Figure};
use super::indicators;
use super::status::Status;
use super::suppression::{CellKey, Withheld};
use super::visibility::may_show;

/// Something that was printed and is no longer so.
#[derive(Debug, Clone, PartialEq)]
pub struct Correction {
    /// What it is.
    pub what: Corrected,
    /// The audiences to whom it was printed.
    pub audiences: BTreeSet<String>,
    /// Why, where somebody wrote it down.
    pub reason: Option<Name>,
    /// The row, or what is left to point at.
    pub origin: Origin,
}

/// What was printed, and what stands now.
#[derive(Debug, Clone, PartialEq)]
pub enum Corrected {
    /// A value of an indicator for its span, as a whole or in parts.
    Value {
        /// The indicator.
        indicator: IndicatorId,
        /// The span.
        span: TimeSpan,
        /// The parts it is of: dimension and part.
        parts: Vec<(String, String)>,
        /// What was printed.
        old: Decimal,
        /// What the tables say now.
        new: Reading,
    },
    /// What a sum or an average had come to by a day.
    Total {
        /// The indicator.
        indicator: IndicatorId,
        /// The day.
        day: Date,
        /// What was printed.
        old: Decimal,
        /// What the tables say now.
        new: Reading,
    },
    /// The status on a day.
    Status {
        /// The indicator.
        indicator: IndicatorId,
        /// The day.
        day: Date,
        /// What was printed.
        old: Status,
        /// What the tables say now.
        new: Status,
    },
    /// Where a commitment stood on the edition's day.
    Commitment {
        /// The commitment.
        id: CommitmentId,
        /// Whose it was then, where that is known.
        sector: Option<SectorId>,
        /// The day.
        day: Date,
        /// What was printed.
        old: CommitmentState,
        /// What the tables say now; nothing if they say nothing of it for that day.
        new: Option<CommitmentState>,
    },
    /// When a commitment was due, as of the edition's day.
    Due {
        /// The commitment.
        id: CommitmentId,
        /// Whether it is the day it was first due.
        is_first: bool,
        /// The edition's day.
        day: Date,
        /// What was printed.
        old: Date,
        /// What the tables say now.
        new: Option<Date>,
    },
    /// What was committed to a grant.
    Grant {
        /// Who gives it.
        funder: Name,
        /// The edition's day.
        day: Date,
        /// What was printed, in yen.
        old: Decimal,
        /// What the tables say now; nothing if they do not have it any more.
        new: Option<Decimal>,
    },
    /// Another figure, as of the edition's day.
    Figure {
        /// The day.
        day: Date,
        /// What the tables say now.
        figure: Figure,
        /// What was printed, by language.
        old: BTreeMap<String, String>,
    },
}

/// Compares what sealed editions of one visibility printed with today's tables.
pub(super) fn assess(
    model: &Model,
    withheld: &BTreeMap<IndicatorId, Withheld>,
    visibility: Visibility,
) -> Vec<Correction> {
    let printed = Printed::of(model, visibility);
    let none = Withheld::default();
    let mut found = Vec::new();
    for indicator in &model.indicators {
        let definition = &indicator.definition;
        if !may_show(visibility, definition.visibility) {
            continue;
        }
        let withheld = withheld.get(&definition.id).unwrap_or(&none);
        let before = found.len();
        printed.values(indicator, model, withheld, &mut found);
        // A value that was missing in a sum is none that was printed; the sum was.
        found.extend(printed.total(indicator, model, withheld));
        if found.len() > before || printed.was_judged(definition) {
            found.extend(printed.status(indicator, model, withheld));
        }
    }
    found.extend(printed.others(model));
    found
}

/// What was printed last of each thing.
struct Printed<'a> {
    visibility: Visibility,
    /// Values by indicator, last and first day of the span, and parts.
    values: BTreeMap<&'a str, BTreeMap<Place<'a>, Value>>,
    /// The last edition.
    last: Option<&'a Sealed>,
}

type Place<'a> = (Date, Date, &'a [(String, String)]);

struct Value {
    span: TimeSpan,
    number: Decimal,
}

impl<'a> Printed<'a> {
    fn of(model: &'a Model, visibility: Visibility) -> Self {
        let mut values: BTreeMap<&str, BTreeMap<Place<'_>, Value>> = BTreeMap::new();
        let mut last = None;
        for sealed in model.compared() {
            let Some(tables) = sealed.tables(visibility) else { continue };
            last = Some(&**sealed);
            for (indicator, printed) in &tables.values {
                let known = values.entry(indicator.as_str()).or_default();
                // Every edition prints the whole series: what it lacks was taken back
                // in it. Of parts it prints the latest.
                known.retain(|(_, _, parts), _| !parts.is_empty());
                for value in printed.iter().filter(|it| !it.is_total) {
                    let place = (value.span.last, value.span.first, value.parts.as_slice());
                    match value.number {
                        Some(number) => {
                            let span = value.span.span();
                            known.insert(place, Value { span, number });
                        }
                        None => {
                            known.remove(&place);
                        }
                    }
                }
            }
        }
        Self { visibility, values, last }
    }

    fn values(
        &self,
        indicator: &Indicator,
        model: &Model,
        withheld: &Withheld,
        found: &mut Vec<Correction>,
    ) {
        let definition = &indicator.definition;
        let Some(printed) = self.values.get(definition.id.as_str()) else { return };
        for (&(last, first, parts), value) in printed {
            let as_of = model.calendar.as_of;
            let now = indicators::value_of(indicator, (first, last), parts, as_of);
            let is_same = match &now {
                Reading::Number(number) => *number == value.number,
                Reading::Nil => value.number.is_zero(),
                Reading::Suppressed | Reading::Unknown | Reading::NotApplicable => false,
            };
            if is_same {
                continue;
            }
            // What it is now may not be said; that it is not what was printed may.
            let key = CellKey::value(value.span, parts);
            let now = if withheld.holds(&key) { Reading::Suppressed } else { now };
            let row = indicator.observations.iter().chain(&indicator.breakdowns).find(|it| {
                (it.span.last, it.span.first) == (last, first) && is_of(&it.dimensions, parts)
            });
            found.push(Correction {
                what: Corrected::Value {
                    indicator: definition.id.clone(),
                    span: value.span,
                    parts: parts.to_vec(),
                    old: value.number,
                    new: now,
                },
                audiences: self.audiences(|_| true),
                reason: row.and_then(|it| it.note.clone()),
                origin: row.map_or(&definition.origin, |it| &it.origin).clone(),
            });
        }
    }

    /// What a sum or an average had come to, as the last edition printed it.
    fn total(
        &self,
        indicator: &Indicator,
        model: &Model,
        withheld: &Withheld,
    ) -> Option<Correction> {
        let definition = &indicator.definition;
        if definition.aggregation == Aggregation::Latest {
            return None;
        }
        let id = format!("{}.value", definition.id);
        let printed = self.figure(&id)?;
        let (day, old) = (printed.day?, printed.value.parse().ok()?);
        let new = indicators::total_of(indicator, model, withheld, day);
        let plain = match &new {
            Reading::Number(number) => Amount::Number(*number, definition.unit.clone()).plain(),
            Reading::Suppressed => return None,
            _ => String::new(),
        };
        (plain != printed.value).then(|| Correction {
            what: Corrected::Total { indicator: definition.id.clone(), day, old, new },
            audiences: self.audiences(|figures| figures.contains_key(&id)),
            reason: None,
            origin: definition.origin.clone(),
        })
    }

    /// The status, where the values that it was judged by were corrected.
    fn status(
        &self,
        indicator: &Indicator,
        model: &Model,
        withheld: &Withheld,
    ) -> Option<Correction> {
        let definition = &indicator.definition;
        let last = self.last?;
        let id = format!("{}.status", definition.id);
        let printed = self.figure(&id)?;
        let old = Status::from_code(&printed.value)?;
        let until = self.figure(&format!("{}.value", definition.id)).and_then(|it| it.day);
        let until = until.unwrap_or(last.as_of);
        let new = indicators::status_of(indicator, model, withheld, until, last.as_of);
        let is_hidden = |status| status == Status::Suppressed;
        if old == new || is_hidden(old) || is_hidden(new) {
            return None;
        }
        let day = last.as_of;
        Some(Correction {
            what: Corrected::Status { indicator: definition.id.clone(), day, old, new },
            audiences: self.audiences(|figures| figures.contains_key(&id)),
            reason: None,
            origin: definition.origin.clone(),
        })
    }

    /// What is no value of an indicator.
    fn others(&self, model: &Model) -> Vec<Correction> {
        let (Some(last), Some(then)) = (self.last, &model.then) else { return Vec::new() };
        // Of an edition before the last, these tables say nothing.
        if then.calendar.as_of != last.as_of || then.calendar.period != last.span.span() {
            return Vec::new();
        }
        let mut found = self.commitments(last, model, then);
        found.extend(self.grants(last, then));
        found.extend(self.counts(last, then));
        found
    }

    /// Whether somebody had given a status by the day of the last edition.
    fn was_judged(&self, definition: &Definition) -> bool {
        let given = definition.given.as_ref().zip(self.last);
        given.is_some_and(|(given, last)| given.on <= last.as_of)
    }

    /// The audiences of the last edition to whom something was printed.
    fn audiences(
        &self,
        is_printed: impl Fn(&BTreeMap<String, SealedFigure>) -> bool,
    ) -> BTreeSet<String> {
        let editions = self.last.into_iter().flat_map(|it| &it.editions);
        editions
            .filter(|it| it.visibility == self.visibility && is_printed(&it.figures))
            .map(|it| it.audience.clone())
            .collect()
    }
}

/// Whether a value is of these parts, in whatever order they stand.
fn is_of(dimensions: &[(String, String)], parts: &[(String, String)]) -> bool {
    dimensions.len() == parts.len() && parts.iter().all(|part| dimensions.contains(part))
}

/// Returns a figure that an edition printed to anybody who may see as much.
pub(super) fn figure<'a>(
    sealed: &'a Sealed,
    visibility: Visibility,
    id: &str,
) -> Option<&'a SealedFigure> {
    let mut editions = sealed.editions.iter().filter(|it| it.visibility == visibility);
    editions.find_map(|it| it.figures.get(id))
}
