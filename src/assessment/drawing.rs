//! What a chart of an indicator draws: its points, its path, what lies around them, and
//! the scale that encloses all of it.
//!
//! Only what is drawn is decided here; where on the paper it stands is for the view.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::domain::words::{Aggregation, Direction};
use crate::model::indicator::Definition;

use super::forecast::Forecast;
use super::series::SeriesPoint;
use super::status::path_value;

/// What is drawn of an indicator.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// The points: of a sum, those of this fiscal year.
    pub points: Vec<SeriesPoint>,
    /// Corners of the path: baseline, milestones, target.
    pub path: Vec<(Date, Decimal)>,
    /// The line through the last values: from, to.
    pub forecast: Vec<(Date, Decimal)>,
    /// The band to stay in.
    pub band: Option<(Decimal, Decimal)>,
    /// The first and the last day.
    pub days: (Date, Date),
    /// Round values that enclose all others, from bottom to top.
    pub ticks: Vec<Decimal>,
}

impl Drawing {
    /// Returns the points that have a number.
    pub fn numbers(&self) -> impl DoubleEndedIterator<Item = (Date, Decimal)> {
        self.points.iter().filter_map(|point| Some((point.span.last, point.number()?)))
    }
}

/// Decides what is drawn of an indicator; nothing of one without two numbers.
///
/// A sum starts again every fiscal year: it is drawn as it grows through the year,
/// beside the year before.
pub(super) fn drawing(
    definition: &Definition,
    points: &[SeriesPoint],
    measured_against: Option<((Date, Decimal), (Date, Decimal))>,
    forecast: Option<&Forecast>,
    last_year: &[(Date, Decimal)],
) -> Option<Drawing> {
    let numbers: Vec<(Date, Decimal)> =
        points.iter().filter_map(|point| Some((point.span.last, point.number()?))).collect();
    if numbers.len() < 2 {
        return None;
    }
    let is_path = !matches!(definition.direction, Direction::Maintain | Direction::Range);
    let path = path(definition, measured_against.filter(|_| is_path));
    let forecast: Vec<(Date, Decimal)> =
        forecast.iter().flat_map(|it| [(it.through.1, it.from), (it.date, it.value)]).collect();
    let band = definition.range.filter(|_| !is_path);
    let drawn = || numbers.iter().chain(&path).chain(last_year).chain(&forecast);
    let dates = drawn().map(|(date, _)| *date);
    let days = (dates.clone().min()?, dates.max()?);
    let values: Vec<Decimal> = drawn()
        .map(|(_, value)| *value)
        .chain(band.into_iter().flat_map(|(low, high)| [low, high]))
        .collect();
    let ticks = ticks(&values);
    Some(Drawing { points: points.to_vec(), path, forecast, band, days, ticks })
}

/// Corners of the path: baseline, milestones, target.
fn path(
    definition: &Definition,
    ends: Option<((Date, Decimal), (Date, Decimal))>,
) -> Vec<(Date, Decimal)> {
    let Some((baseline, target)) = ends else { return Vec::new() };
    let milestones: Vec<(Date, Decimal)> = if definition.aggregation == Aggregation::Sum {
        Vec::new()
    } else {
        definition.milestones.iter().map(|point| (point.date, point.value)).collect()
    };
    let corners = milestones.iter().map(|(date, _)| *date);
    std::iter::once(baseline.0)
        .chain(corners.filter(|date| baseline.0 < *date && *date < target.0))
        .chain([target.0])
        .map(|date| (date, path_value(&milestones, baseline, target, date)))
        .collect()
}

/// Round values that enclose all others: three to six steps of 1, 2 or 5.
pub(super) fn ticks(values: &[Decimal]) -> Vec<Decimal> {
    let low = values.iter().copied().min().unwrap_or_default();
    let high = values.iter().copied().max().unwrap_or_default();
    // From zero where that does not squeeze the line into the top.
    let from_zero = low >= Decimal::ZERO && (low * Decimal::TWO <= high || low == high);
    let low = if from_zero { Decimal::ZERO } else { low };
    let range = if high > low { high - low } else { Decimal::ONE };
    let mut step = Decimal::new(1, 6);
    'found: loop {
        for factor in [Decimal::ONE, Decimal::TWO, Decimal::from(5)] {
            if range / (step * factor) <= Decimal::from(5) {
                step *= factor;
                break 'found;
            }
        }
        step *= Decimal::TEN;
    }
    let first = (low / step).floor() * step;
    let mut found = vec![first];
    let mut tick = first;
    while tick < high {
        tick += step;
        found.push(tick);
    }
    if found.len() == 1 {
        found.push(tick + step);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_enclose_the_values() {
        let numbers = |texts: &[&str]| -> Vec<Decimal> {
            texts.iter().map(|text| text.parse().expect("a number")).collect()
        };
        for (values, expected) in [
            (numbers(&["12", "30"]), numbers(&["0", "10", "20", "30"])),
            (
                numbers(&["950244", "1023412"]),
                numbers(&["940000", "960000", "980000", "1000000", "1020000", "1040000"]),
            ),
            (numbers(&["5", "5"]), numbers(&["0", "1", "2", "3", "4", "5"])),
            (numbers(&["0"]), numbers(&["0", "0.2"])),
            (numbers(&["-3", "4"]), numbers(&["-4", "-2", "0", "2", "4"])),
            (numbers(&["0.02", "0.09"]), numbers(&["0", "0.02", "0.04", "0.06", "0.08", "0.10"])),
        ] {
            assert_eq!(ticks(&values), expected, "{values:?}");
        }
    }
}
