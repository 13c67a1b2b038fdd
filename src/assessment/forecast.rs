//! Where an indicator is heading, and what is said of its past.
//!
//! A forecast is a robust line (Theil 1950, Sen 1968: the median of the slopes
//! of all pairs) through the last values, up to the day of the target. It needs
//! four values and is called 試算 wherever it is printed (our
//! judgement). It is not made where a line says nothing: of what must only stay
//! in a band, of what is reached, across a redefinition or a suppressed value.

use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use crate::domain::time::{Grain, add_months, days_between};
use crate::domain::value::Reading;
use crate::domain::words::{Aggregation, Direction};
use crate::model::indicator::Definition;

use super::series::SeriesPoint;
use super::status::{Answer, Status};

/// A line needs so many values.
const LEAST: usize = 4;

/// It is drawn through so many of the last values at most.
const MOST: usize = 8;

/// So many values in a row on one side of the mean are called a shift; a rule
/// of statistical process control.
const RUN: usize = 7;

/// A line through the last values, up to the target's day.
#[derive(Debug, Clone, PartialEq)]
pub struct Forecast {
    /// The day it is for.
    pub date: Date,
    /// The value on that day.
    pub value: Decimal,
    /// Half of the width of the band: the largest of the middle nine tenths of
    /// the distances between values and line.
    pub band: Decimal,
    /// What should be there on that day.
    pub target: Decimal,
    /// The first and the last value that the line was drawn through.
    pub through: (Date, Date),
    /// How many values these are.
    pub values: usize,
    /// The value of the line at the last of them.
    pub from: Decimal,
}

/// Values that stay on one side of the mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shift {
    /// Since when.
    pub since: Date,
    /// Whether they lie above it.
    pub is_above: bool,
    /// How many there are.
    pub values: usize,
}

/// Draws the line on, where that says something.
///
/// `this_year` is how a sum grew through its fiscal year; its line leads to
/// the end of that year.
pub fn assess(
    indicator: &Definition,
    measured_against: Option<((Date, Decimal), (Date, Decimal))>,
    answer: &Answer,
    series: &[SeriesPoint],
    this_year: &[SeriesPoint],
) -> Option<Forecast> {
    let moves = matches!(indicator.direction, Direction::Up | Direction::Down);
    if !moves || !answer.status.is_rated() || answer.status == Status::Achieved {
        return None;
    }
    let (_, (date, target)) = measured_against?;
    let points = match indicator.aggregation {
        Aggregation::Latest => series,
        Aggregation::Sum => this_year,
        Aggregation::Average => return None,
    };
    // What was redefined or withheld cannot be joined by a line.
    let joined = points
        .iter()
        .rposition(|point| point.is_break || point.reading == Reading::Suppressed)
        .map_or(points, |at| match points[at].is_break {
            true => &points[at..],
            false => &points[at + 1..],
        });
    let values: Vec<(Date, Decimal)> =
        joined.iter().filter_map(|point| Some((point.span.last, point.number()?))).collect();
    let values = &values[values.len().saturating_sub(MOST)..];
    let (first, last) = (values.first()?.0, values.last()?.0);
    if values.len() < LEAST || date <= last {
        return None;
    }
    let days = |day: Date| Decimal::from(days_between(first, day));
    let mut slopes = Vec::new();
    for (at, (day, value)) in values.iter().enumerate() {
        for (later, next) in &values[at + 1..] {
            let apart = days(*later) - days(*day);
            if !apart.is_zero() {
                slopes.push((next - value) / apart);
            }
        }
    }
    let slope = median(slopes)?;
    let start = median(values.iter().map(|(day, value)| value - slope * days(*day)).collect())?;
    let at = |day: Date| start + slope * days(day);
    let mut misses: Vec<Decimal> =
        values.iter().map(|(day, value)| (value - at(*day)).abs()).collect();
    misses.sort_unstable();
    let rank = (Decimal::from(misses.len()) * Decimal::new(9, 1)).ceil().to_usize()?;
    let band = misses[rank.clamp(1, misses.len()) - 1];
    let value = at(date);
    // Counts and rates do not fall below nothing, rates not beyond the whole;
    // a balance may.
    let value = if indicator.unit.ja == "%" { value.min(Decimal::ONE_HUNDRED) } else { value };
    let is_count = values.iter().all(|(_, value)| !value.is_sign_negative());
    let value = if is_count { value.max(Decimal::ZERO) } else { value };
    Some(Forecast {
        date,
        value,
        band,
        target,
        through: (first, last),
        values: values.len(),
        from: at(last),
    })
}

/// Returns the value of the same month last year, once there are thirteen
/// months.
pub fn a_year_ago(indicator: &Definition, series: &[SeriesPoint]) -> Option<SeriesPoint> {
    let latest = series.last()?;
    if latest.span.grain != Grain::Month || indicator.aggregation == Aggregation::Average {
        return None;
    }
    latest.number()?;
    let first = add_months(latest.span.first, -12);
    let is_same =
        |point: &&SeriesPoint| point.span.grain == Grain::Month && point.span.first == first;
    series.iter().find(|point| is_same(point) && point.number().is_some()).cloned()
}

/// Returns whether the last values lie on one side of the mean of all.
pub fn shift(series: &[SeriesPoint]) -> Option<Shift> {
    let since = series.iter().rposition(|point| point.is_break).unwrap_or(0);
    let values: Vec<(Date, Decimal)> = series[since..]
        .iter()
        .filter_map(|point| Some((point.span.last, point.number()?)))
        .collect();
    if values.len() < RUN + LEAST {
        return None;
    }
    let sum: Decimal = values.iter().map(|(_, value)| *value).sum();
    let mean = sum / Decimal::from(values.len());
    let is_above = values.last()?.1 > mean;
    let run: Vec<&(Date, Decimal)> = values
        .iter()
        .rev()
        .take_while(|(_, value)| if is_above { *value > mean } else { *value < mean })
        .collect();
    let since = run.last()?.0;
    (run.len() >= RUN).then_some(Shift { since, is_above, values: run.len() })
}

fn median(mut values: Vec<Decimal>) -> Option<Decimal> {
    values.sort_unstable();
    let middle = values.len() / 2;
    if values.is_empty() {
        None
    } else if values.len() % 2 == 1 {
        Some(values[middle])
    } else {
        Some((values[middle - 1] + values[middle]) / Decimal::TWO)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::TimeSpan;

    fn month(month: i8, value: i64) -> SeriesPoint {
        SeriesPoint {
            span: TimeSpan::month_of(Date::constant(2026, month, 1)),
            reading: Reading::Number(Decimal::from(value)),
            provisional: false,
            revised: false,
            approximate: false,
            is_break: false,
            reporters: Vec::new(),
            origins: Vec::new(),
        }
    }

    #[test]
    fn the_median_forgives_one_wild_value() {
        // Slopes of 1, 2, 3, 4 and 100 by hand: the median of all ten.
        let numbers = |values: &[i64]| values.iter().map(|it| Decimal::from(*it)).collect();
        assert_eq!(median(numbers(&[1, 2, 3, 4, 100])), Some(Decimal::from(3)));
        assert_eq!(median(numbers(&[4, 1])), Some(Decimal::new(25, 1)));
        assert_eq!(median(Vec::new()), None);
    }

    #[test]
    fn a_shift_needs_seven_values_on_one_side() {
        let values = |high: usize| -> Vec<SeriesPoint> {
            (1..=12)
                .map(|at| {
                    month(at, if usize::try_from(at).unwrap_or(0) > 12 - high { 9 } else { 1 })
                })
                .collect()
        };
        assert_eq!(shift(&values(6)), None);
        let found = shift(&values(7)).expect("seven in a row");
        assert!(found.is_above);
        assert_eq!((found.values, found.since), (7, Date::constant(2026, 6, 30)));
        // A redefinition begins a new series, and five values are too few.
        let mut redefined = values(7);
        redefined[7].is_break = true;
        assert_eq!(shift(&redefined), None);
    }
}
