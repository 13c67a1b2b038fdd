//! Charts as data: ticks, points and labels, all placed between 0 and 1, so
//! that `lib/charts.typ` only has to draw them.

use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use serde::Serialize;

use crate::assessment::indicators::{IndicatorAssessment, SeriesPoint};
use crate::assessment::status::{Status, path_value};
use crate::domain::time::{add_months, days_between};
use crate::domain::value;
use crate::domain::words::{Aggregation, Direction};
use crate::model::indicator::Definition;

use super::Mark;
use super::words::Wording;

/// A line chart of one indicator.
#[derive(Debug, Serialize)]
pub(super) struct LineChart {
    /// What the chart says, in words.
    title: String,
    /// The same for those who cannot see it, with the values.
    alt: String,
    /// The unit, for the top of the axis.
    unit: String,
    /// Ticks of the time axis.
    x: Vec<Tick>,
    /// Ticks of the value axis.
    y: Vec<Tick>,
    /// The observed values, in runs without a break.
    runs: Vec<Vec<Dot>>,
    /// The path to the target, dashed.
    path: Vec<(f64, f64)>,
    /// The label at the end of the path.
    path_label: Option<EndLabel>,
    /// The fiscal year before, for a sum.
    ghost: Vec<(f64, f64)>,
    /// What the light line is.
    pub(super) ghost_note: Option<String>,
    /// Where the line through the last values leads to, dotted.
    forecast: Vec<(f64, f64)>,
    /// What the dotted line is.
    forecast_label: Option<String>,
    /// The lowest and the highest value that it may mean.
    forecast_band: Option<(f64, f64)>,
    /// The band to stay in, from bottom to top.
    band: Option<(f64, f64)>,
    /// The label at the latest value.
    last_label: Option<EndLabel>,
}

/// A label at the end of a line.
#[derive(Debug, Serialize)]
struct EndLabel {
    value: String,
    when: String,
}

#[derive(Debug, Serialize)]
struct Tick {
    at: f64,
    label: String,
}

#[derive(Debug, Serialize)]
struct Dot {
    x: f64,
    y: f64,
    /// Drawn hollow.
    provisional: bool,
}

/// The course of an indicator, small enough for a row of a table.
#[derive(Debug, Serialize)]
pub(super) struct Course {
    points: Vec<(f64, f64)>,
    alt: String,
}

/// Returns how the latest values of an indicator went, if there are at least
/// three: fewer say no more than the numbers beside them. A sum is drawn as it
/// grows through its year.
pub(super) fn course(
    definition: &Definition,
    assessed: &IndicatorAssessment,
    wording: &Wording<'_>,
) -> Option<Course> {
    let numbers = drawn_numbers(definition, assessed);
    let ((first, _), (last, _)) = (*numbers.first()?, *numbers.last()?);
    if numbers.len() < 3 {
        return None;
    }
    let low = numbers.iter().map(|(_, value)| *value).min()?;
    let high = numbers.iter().map(|(_, value)| *value).max()?;
    let whole = f64::from(days_between(first, last).max(1));
    let points = numbers.iter().map(|(date, value)| {
        let y = match high > low {
            true => value::share(*value - low, high - low).to_f64().unwrap_or(0.0),
            false => 0.5,
        };
        (f64::from(days_between(first, *date)) / whole, y)
    });
    let alt = wording.say(
        "course-alt",
        &[
            ("name", wording.name(&definition.name).into()),
            ("values", values_in_words(definition, &numbers, wording).into()),
        ],
    );
    Some(Course { points: points.collect(), alt })
}

/// The values that are drawn: of a sum, those of this fiscal year.
fn drawn_points<'a>(
    definition: &Definition,
    assessed: &'a IndicatorAssessment,
) -> &'a [SeriesPoint] {
    match definition.aggregation {
        Aggregation::Sum => &assessed.this_year,
        _ => &assessed.series,
    }
}

fn drawn_numbers(definition: &Definition, assessed: &IndicatorAssessment) -> Vec<(Date, Decimal)> {
    let points = drawn_points(definition, assessed).iter();
    points.filter_map(|point| Some((point.span.last, point.number()?))).collect()
}

/// Returns the chart of an indicator, if it has at least two numbers to show.
pub(super) fn line(
    definition: &Definition,
    assessed: &IndicatorAssessment,
    as_of: Date,
    wording: &Wording<'_>,
) -> Option<LineChart> {
    // A sum starts again every fiscal year: it is drawn as it grows through
    // the year, beside the year before.
    let is_sum = definition.aggregation == Aggregation::Sum;
    let points = drawn_points(definition, assessed);
    let numbers = drawn_numbers(definition, assessed);
    if numbers.len() < 2 {
        return None;
    }
    let ends = assessed.measured_against;
    let is_path = !matches!(definition.direction, Direction::Maintain | Direction::Range);
    let path = path_points(definition, is_sum, ends.filter(|_| is_path));
    let ghost = &assessed.last_year;
    let forecast: Vec<(Date, Decimal)> = assessed
        .forecast
        .iter()
        .flat_map(|it| [(it.through.1, it.from), (it.date, it.value)])
        .collect();
    let drawn = || numbers.iter().chain(&path).chain(ghost).chain(&forecast);
    let dates = drawn().map(|(date, _)| *date);
    let (first, last) = (dates.clone().min()?, dates.max()?);
    let band = definition.range.filter(|_| !is_path);
    let values: Vec<Decimal> = drawn()
        .map(|(_, value)| *value)
        .chain(band.into_iter().flat_map(|(low, high)| [low, high]))
        .collect();
    let ticks = value_ticks(&values);
    let (bottom, top) = (*ticks.first()?, *ticks.last()?);
    let x = |date: Date| {
        let whole = days_between(first, last).max(1);
        f64::from(days_between(first, date)) / f64::from(whole)
    };
    let y = |value: Decimal| value::share(value - bottom, top - bottom).to_f64().unwrap_or(0.0);
    let mut runs: Vec<Vec<Dot>> = Vec::new();
    let mut connected = false;
    for point in points {
        let Some(value) = point.number() else {
            connected = false;
            continue;
        };
        if !connected || point.is_break || runs.is_empty() {
            runs.push(Vec::new());
        }
        connected = true;
        if let Some(run) = runs.last_mut() {
            run.push(Dot { x: x(point.span.last), y: y(value), provisional: point.provisional });
        }
    }
    let unit = wording.name(&definition.unit);
    let (last_date, last_value) = *numbers.last()?;
    Some(LineChart {
        title: finding(definition, assessed, wording),
        alt: alt(definition, assessed, &numbers, as_of, wording),
        unit: unit.to_owned(),
        x: time_ticks(first, last, wording)
            .into_iter()
            .map(|(date, label)| Tick { at: x(date), label })
            .collect(),
        y: ticks.iter().map(|&value| Tick { at: y(value), label: wording.number(value) }).collect(),
        runs,
        path_label: path.last().map(|(date, value)| {
            let value = wording.rounded_like(*value, definition);
            let value = wording.in_row(value, unit);
            EndLabel {
                value: wording.say("chart-target", &[("value", value.into())]),
                when: wording.short_date(*date),
            }
        }),
        ghost: ghost.iter().map(|(date, value)| (x(*date), y(*value))).collect(),
        ghost_note: (ghost.len() > 1).then(|| {
            let year = i32::from(first.year()) - 1;
            wording.say("chart-ghost", &[("year", year.to_string().into())])
        }),
        forecast: forecast.iter().map(|(date, value)| (x(*date), y(*value))).collect(),
        forecast_label: (forecast.len() > 1).then(|| wording.word("forecast-word")),
        forecast_band: assessed.forecast.as_ref().map(|it| {
            let within = |value: Decimal| y(value).clamp(0.0, 1.0);
            (within(it.value - it.band), within(it.value + it.band))
        }),
        path: path.into_iter().map(|(date, value)| (x(date), y(value))).collect(),
        band: band.map(|(low, high)| (y(low), y(high))),
        last_label: Some(EndLabel {
            value: wording.in_row(last_value, unit),
            when: wording.short_date(last_date),
        }),
    })
}

/// Corners of the path: baseline, milestones, target.
fn path_points(
    definition: &Definition,
    is_sum: bool,
    ends: Option<((Date, Decimal), (Date, Decimal))>,
) -> Vec<(Date, Decimal)> {
    let Some((baseline, target)) = ends else { return Vec::new() };
    let milestones: Vec<(Date, Decimal)> = if is_sum {
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
fn value_ticks(values: &[Decimal]) -> Vec<Decimal> {
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
    let mut ticks = vec![first];
    let mut tick = first;
    while tick < high {
        tick += step;
        ticks.push(tick);
    }
    if ticks.len() == 1 {
        ticks.push(tick + step);
    }
    ticks
}

/// First days of months or years, few enough to be read.
fn time_ticks(first: Date, last: Date, wording: &Wording<'_>) -> Vec<(Date, String)> {
    let months = days_between(first, last) / 30;
    let step = match months {
        0..=7 => 1,
        8..=15 => 3,
        16..=36 => 6,
        37..=84 => 12,
        85..=200 => 60,
        201..=600 => 120,
        _ => 240,
    };
    let mut ticks = Vec::new();
    let mut tick = first.first_of_month();
    while i32::from(tick.month() - 1) % step.min(12) != 0
        || (step > 12 && i32::from(tick.year()) % (step / 12) != 0)
    {
        tick = add_months(tick, 1);
    }
    while tick <= last {
        if tick >= first {
            ticks.push((tick, tick_label(tick, step, wording)));
        }
        tick = add_months(tick, step);
    }
    ticks
}

fn tick_label(date: Date, step: i32, wording: &Wording<'_>) -> String {
    if step >= 12 {
        return wording.say("chart-year", &[("year", date.year().to_string().into())]);
    }
    wording.say(
        "chart-month",
        &[
            ("year", date.year().to_string().into()),
            ("month", date.month().to_string().into()),
            ("short", wording.day_and_month(date).split(' ').next_back().unwrap_or("").into()),
        ],
    )
}

/// The chart's title states what it shows: how far from the path, or what the
/// value did.
fn finding(
    definition: &Definition,
    assessed: &IndicatorAssessment,
    wording: &Wording<'_>,
) -> String {
    let name = wording.name(&definition.name);
    if let Some(current) = &assessed.current {
        let key = match assessed.status {
            Status::Achieved => Some("finding-achieved"),
            Status::Stale => Some("finding-stale"),
            Status::NoTarget | Status::TooEarly => Some("finding-value"),
            _ => None,
        };
        if let Some(key) = key {
            let value = wording.with_unit(current.value, wording.name(&definition.unit));
            let value = wording.current(current, value);
            return wording.say(
                key,
                &[
                    ("name", name.into()),
                    ("date", wording.date(current.date).into()),
                    ("value", value.into()),
                ],
            );
        }
    }
    let months = assessed.days_behind.map(|days| (days + days.signum() * 15) / 30);
    let (key, months) = match months {
        Some(months) if months >= 1 => ("finding-behind", months),
        Some(months) if months <= -1 => ("finding-ahead", -months),
        Some(_) => ("finding-on-path", 0),
        None => {
            let mark = Mark::status(assessed.status, wording);
            return wording
                .say("finding-status", &[("name", name.into()), ("status", mark.word.into())]);
        }
    };
    let months = usize::try_from(months).unwrap_or(0);
    wording.say(key, &[("name", name.into()), ("months", months.into())])
}

fn alt(
    definition: &Definition,
    assessed: &IndicatorAssessment,
    numbers: &[(Date, Decimal)],
    as_of: Date,
    wording: &Wording<'_>,
) -> String {
    wording.say(
        "chart-alt",
        &[
            ("title", finding(definition, assessed, wording).into()),
            ("date", wording.date(as_of).into()),
            ("values", values_in_words(definition, numbers, wording).into()),
        ],
    )
}

fn values_in_words(
    definition: &Definition,
    numbers: &[(Date, Decimal)],
    wording: &Wording<'_>,
) -> String {
    let unit = wording.name(&definition.unit);
    // Long series are told by their last twelve values; all are attached.
    let told: Vec<String> = numbers
        .iter()
        .rev()
        .take(12)
        .rev()
        .map(|(date, value)| {
            wording.say(
                "chart-alt-value",
                &[
                    ("date", wording.short_date(*date).into()),
                    ("value", wording.with_unit(*value, unit).into()),
                ],
            )
        })
        .collect();
    wording.list(&told)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_enclose_the_values() {
        let numbers = |texts: &[&str]| -> Vec<Decimal> {
            texts.iter().map(|text| text.parse().expect("a number")).collect()
        };
        for (values, ticks) in [
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
            assert_eq!(value_ticks(&values), ticks, "{values:?}");
        }
    }
}
