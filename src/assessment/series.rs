//! The values of an indicator as they were known on a day, one for each span, and what
//! they come to.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::diagnostics::Origin;
use crate::domain::name::OrganisationId;
use crate::domain::time::TimeSpan;
use crate::domain::value::{self, Reading};
use crate::domain::words::Aggregation;
use crate::model::Model;
use crate::model::indicator::{Definition, Indicator, Observation};

use super::figure::Flag;
use super::suppression::{CellKey, Withheld, as_known};

/// A value with its day and cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Current {
    /// The value, aggregated as the indicator asks.
    pub value: Decimal,
    /// The last day it covers.
    pub date: Date,
    /// The first day it covers.
    pub since: Date,
    /// The span of the latest value in it.
    pub span: TimeSpan,
    /// Whether any part may still change.
    pub provisional: bool,
    /// Whether any part is not what was first reported.
    pub revised: bool,
    /// Whether any part was reported as 約.
    pub approximate: bool,
    /// The cells it was made of.
    pub origins: Vec<Origin>,
}

/// One value of a series, all reporters together.
#[derive(Debug, Clone, PartialEq)]
pub struct SeriesPoint {
    /// The span.
    pub span: TimeSpan,
    /// The value, or why there is none.
    pub reading: Reading,
    /// May still change.
    pub provisional: bool,
    /// Is not what was first reported.
    pub revised: bool,
    /// Reported as 約.
    pub approximate: bool,
    /// No line leads to it.
    pub is_break: bool,
    /// Who reported it.
    pub reporters: Vec<OrganisationId>,
    /// The cells.
    pub origins: Vec<Origin>,
}

impl Current {
    /// Returns what is to be known of the value.
    pub fn flags(&self) -> Vec<Flag> {
        flags(self.provisional, self.revised, self.approximate)
    }
}

fn flags(provisional: bool, revised: bool, approximate: bool) -> Vec<Flag> {
    let all = [
        (provisional, Flag::Provisional),
        (revised, Flag::Revised),
        (approximate, Flag::Approximate),
    ];
    all.into_iter().filter_map(|(holds, flag)| holds.then_some(flag)).collect()
}

impl SeriesPoint {
    /// Returns what is to be known of the value; where there is none, only why.
    pub fn flags(&self) -> Vec<Flag> {
        match self.reading {
            Reading::Suppressed => vec![Flag::Withheld],
            Reading::Unknown => vec![Flag::Missing],
            Reading::NotApplicable => vec![Flag::NotApplicable],
            Reading::Number(_) | Reading::Nil => {
                flags(self.provisional, self.revised, self.approximate)
            }
        }
    }

    /// Returns the number, if there is one; nil counts as zero.
    pub fn number(&self) -> Option<Decimal> {
        self.reading.number()
    }
}

/// Observations known on a day, one point for each span.
///
/// Several organisations that report the same span add up, or are averaged if
/// the indicator is an average; if one of them has no number, the whole has
/// none.
pub(super) fn series(indicator: &Indicator, as_of: Date) -> Vec<SeriesPoint> {
    let known = indicator
        .observations
        .iter()
        .filter_map(|observation| Some((observation, as_known(observation, as_of)?)));
    let mut points: Vec<(SeriesPoint, u32)> = Vec::new();
    for (observation, reading) in known {
        match points.last_mut() {
            Some((point, parts)) if point.span == observation.span => {
                join(point, observation, reading);
                *parts += 1;
            }
            _ => points.push((
                SeriesPoint {
                    span: observation.span,
                    reading: reading.clone(),
                    provisional: observation.provisional,
                    revised: observation.revised,
                    approximate: observation.approximate,
                    is_break: observation.is_break,
                    reporters: observation.organisation.iter().cloned().collect(),
                    origins: vec![observation.origin.clone()],
                },
                1,
            )),
        }
    }
    points
        .into_iter()
        .map(|(mut point, parts)| {
            if let (Aggregation::Average, Reading::Number(sum)) =
                (indicator.definition.aggregation, &point.reading)
            {
                point.reading = Reading::Number(sum / Decimal::from(parts));
            }
            point
        })
        .collect()
}

fn join(point: &mut SeriesPoint, observation: &Observation, reading: &Reading) {
    point.reading = sum(&point.reading, reading);
    point.provisional |= observation.provisional;
    point.revised |= observation.revised;
    point.approximate |= observation.approximate;
    point.is_break |= observation.is_break;
    point.reporters.extend(observation.organisation.iter().cloned());
    point.origins.push(observation.origin.clone());
}

/// Adds two readings; if one of them has no number, the sum has none.
pub(super) fn sum(a: &Reading, b: &Reading) -> Reading {
    match (a, b) {
        (Reading::Number(a), Reading::Number(b)) => Reading::Number(a + b),
        (Reading::Number(a), Reading::Nil) | (Reading::Nil, Reading::Number(a)) => {
            Reading::Number(*a)
        }
        (Reading::Nil, Reading::Nil) => Reading::Nil,
        (Reading::Number(_) | Reading::Nil, missing) | (missing, _) => missing.clone(),
    }
}

/// The value that the status is about: the latest one, or all of the latest
/// one's fiscal year summed up or averaged.
pub(super) fn aggregate(
    indicator: &Definition,
    model: &Model,
    series: &[SeriesPoint],
) -> Option<Current> {
    let latest = series.iter().rev().find(|point| point.number().is_some())?;
    // A suppressed latest value must not be stood in for by an older one.
    if series.last().is_some_and(|point| point.reading == Reading::Suppressed) {
        return None;
    }
    let date = latest.span.last;
    let year = model.calendar.fiscal_year(date);
    let of_year = || series.iter().filter(|point| year.contains(point.span.last));
    let whole = |points: Vec<&SeriesPoint>, value: Decimal, since: Date| Current {
        value,
        date,
        since,
        span: latest.span,
        provisional: points.iter().any(|point| point.provisional),
        revised: points.iter().any(|point| point.revised),
        approximate: points.iter().any(|point| point.approximate),
        origins: points.iter().flat_map(|point| point.origins.iter().cloned()).collect(),
    };
    match indicator.aggregation {
        Aggregation::Latest => Some(whole(vec![latest], latest.number()?, latest.span.first)),
        Aggregation::Sum => {
            let points: Vec<&SeriesPoint> =
                of_year().filter(|point| point.number().is_some()).collect();
            let sum = value::sum(points.iter().filter_map(|point| point.number()));
            Some(whole(points, sum, year.first))
        }
        Aggregation::Average => {
            let points: Vec<&SeriesPoint> =
                of_year().filter(|point| point.number().is_some()).collect();
            let sum = value::sum(points.iter().filter_map(|point| point.number()));
            let average = sum / Decimal::from(points.len());
            Some(whole(points, average, year.first))
        }
    }
}

/// What is known today of the days up to one.
pub(super) fn up_to(indicator: &Indicator, model: &Model, day: Date) -> Vec<SeriesPoint> {
    let mut all = series(indicator, model.calendar.as_of);
    all.retain(|point| point.span.last <= day);
    all
}

/// A value as those may see it from whom some are withheld.
pub(super) fn shown(point: &SeriesPoint, withheld: &Withheld) -> SeriesPoint {
    let mut point = point.clone();
    if withheld.holds(&CellKey::value(point.span, &[])) {
        point.reading = Reading::Suppressed;
    }
    point
}
