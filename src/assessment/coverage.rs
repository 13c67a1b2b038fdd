//! How much of what a sum or an average stands for is there: months without a
//! value, and months that a usual reporter left out.
//!
//! A sum with gaps must not look like failure. So its gaps are printed beside
//! it, 「7か月のうち5か月分」, and it is measured against the time of the months
//! that are there: see [`Coverage::without`].

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::domain::name::OrganisationId;
use crate::domain::time::{TimeSpan, add_months, days_between};
use crate::domain::words::{Aggregation, Frequency};
use crate::model::Model;
use crate::model::indicator::Definition;

use super::series::SeriesPoint;

/// What is missing of a fiscal year up to its latest value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    /// Months that should be there.
    pub months: usize,
    /// Months that are there, with a value of every usual reporter.
    pub there: usize,
    /// The months that are not.
    pub missing: Vec<TimeSpan>,
    /// Usual reporters that left out a month which others have.
    pub absent: Vec<OrganisationId>,
    /// The share of the fiscal year, from 0 to 1, that has passed without a
    /// value; of a month that some reporters left out, their share of it.
    pub without: Decimal,
}

/// Returns what is missing of the latest value's fiscal year; nothing if all
/// is there, or if one value stands for itself.
///
/// A month is there if a value covers it. A value covers its span and, where
/// values come more rarely than every month, the months since the one before.
/// Months before the first value are missing if something was measured
/// earlier: a value of another year, or a baseline. Months after the latest
/// point are late and not missing.
///
/// A reporter is usual from its first value on, if it has a value in at least
/// half of the points from its first to its last one, and in two.
pub fn of(definition: &Definition, model: &Model, series: &[SeriesPoint]) -> Option<Coverage> {
    if definition.aggregation == Aggregation::Latest {
        return None;
    }
    let latest = series.iter().rev().find(|point| point.number().is_some())?.span.last;
    let year = model.calendar.fiscal_year(latest);
    let step = step(definition, series)?;
    let of_year: Vec<&SeriesPoint> =
        series.iter().filter(|point| year.contains(point.span.last)).collect();
    let begins = beginning(definition, series, year, step)?;
    let ends = of_year.last()?.span.last;
    let reporters = usual_reporters(series);
    let whole = Decimal::from(days_between(year.first, year.last).max(1));
    let (mut months, mut missing, mut absent) = (0, Vec::new(), Vec::new());
    let mut without = Decimal::ZERO;
    let mut first = begins.first_of_month();
    while first <= ends && months < 12 {
        let month = TimeSpan::month_of(first);
        months += 1;
        let there = share_there(&of_year, month, step, &reporters, model, &mut absent);
        if there < Decimal::ONE {
            missing.push(month);
            if month.last <= latest {
                let days = Decimal::from(days_between(month.first, month.last) + 1);
                without += days / whole * (Decimal::ONE - there);
            }
        }
        first = add_months(first, 1);
    }
    absent.sort_unstable();
    absent.dedup();
    let there = months - missing.len();
    (!missing.is_empty()).then_some(Coverage { months, there, missing, absent, without })
}

/// Months from one value to the next: as the indicator says, or as its values
/// have it if they come more often. `None` if nothing says it.
fn step(definition: &Definition, series: &[SeriesPoint]) -> Option<i32> {
    let said = definition.frequency.map(|frequency| match frequency {
        Frequency::Monthly => 1,
        Frequency::Quarterly => 3,
        Frequency::HalfYearly => 6,
        Frequency::Yearly => 12,
        Frequency::FiveYearly => 60,
    });
    let number = |date: Date| i32::from(date.year()) * 12 + i32::from(date.month());
    let found = series
        .windows(2)
        .map(|pair| number(pair[1].span.last) - number(pair[0].span.last))
        .filter(|months| *months > 0)
        .min();
    said.into_iter().chain(found).min()
}

/// The first day from which values should be there.
fn beginning(
    definition: &Definition,
    series: &[SeriesPoint],
    year: TimeSpan,
    step: i32,
) -> Option<Date> {
    let first = series.first()?;
    let measured_before = first.span.last < year.first
        || definition.baseline.as_ref().is_some_and(|baseline| baseline.date < year.first);
    match measured_before {
        true => Some(year.first),
        false => Some(covered_from(first, step).max(year.first)),
    }
}

/// The first day that a point covers.
fn covered_from(point: &SeriesPoint, step: i32) -> Date {
    let months = add_months(point.span.last.first_of_month(), 1 - step);
    point.span.first.min(months)
}

/// How much of a month is there, from 0 to 1.
fn share_there(
    of_year: &[&SeriesPoint],
    month: TimeSpan,
    step: i32,
    reporters: &BTreeMap<&OrganisationId, Date>,
    model: &Model,
    absent: &mut Vec<OrganisationId>,
) -> Decimal {
    let covering: Vec<&&SeriesPoint> = of_year
        .iter()
        .filter(|point| point.number().is_some())
        .filter(|point| covered_from(point, step) <= month.last && month.first <= point.span.last)
        .collect();
    if covering.is_empty() {
        return Decimal::ZERO;
    }
    let is_expected = |id: &OrganisationId, since: Date| {
        since <= month.last && model.organisation(id).is_none_or(|it| it.is_active(month.last))
    };
    let expected: Vec<&OrganisationId> = reporters
        .iter()
        .filter(|(id, since)| is_expected(id, **since))
        .map(|(id, _)| *id)
        .collect();
    // A value without a reporter is of all of them.
    let is_whole = covering.iter().any(|point| point.reporters.len() < point.origins.len());
    if expected.is_empty() || is_whole {
        return Decimal::ONE;
    }
    let has = |id: &OrganisationId| covering.iter().any(|point| point.reporters.contains(id));
    let there = expected.iter().filter(|id| has(id)).count();
    absent.extend(expected.iter().filter(|id| !has(id)).map(|id| (*id).clone()));
    Decimal::from(there) / Decimal::from(expected.len())
}

/// Those who usually report, each with the first day of its first value.
fn usual_reporters(series: &[SeriesPoint]) -> BTreeMap<&OrganisationId, Date> {
    let mut reported: BTreeMap<&OrganisationId, Vec<usize>> = BTreeMap::new();
    for (at, point) in series.iter().enumerate() {
        for reporter in &point.reporters {
            reported.entry(reporter).or_default().push(at);
        }
    }
    let is_usual = |at: &[usize]| match (at.first(), at.last()) {
        (Some(first), Some(last)) => at.len() > 1 && at.len() * 2 > last - first,
        _ => false,
    };
    reported
        .into_iter()
        .filter(|(_, at)| is_usual(at))
        .filter_map(|(id, at)| Some((id, series.get(*at.first()?)?.span.first)))
        .collect()
}
