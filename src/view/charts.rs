//! Charts as data: ticks, points and labels, all placed between 0 and 1, so
//! that `lib/charts.typ` only has to draw them.

use std::cmp::Ordering;

use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use schemars::JsonSchema;
use serde::Serialize;

use crate::assessment::figure::Figure;
use crate::assessment::indicators::{IndicatorAssessment, SeriesPoint};
use crate::assessment::status::Status;
use crate::disclosure::rows::Definition;
use crate::domain::time::{add_months, days_between};
use crate::domain::value;

use super::mark::Mark;
use super::text::Text;
use super::words::Wording;

/// A line chart of one indicator.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct LineChart {
    /// What the chart says, in words.
    title: Text,
    /// The same for those who cannot see it, with the values.
    alt: Text,
    /// The unit, for the top of the axis.
    unit: Text,
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
    /// What the line of the year before is, for its end.
    ghost_label: Option<Text>,
    /// What the light line is; said once for all charts, and not beside each.
    #[serde(skip)]
    pub(super) ghost_note: Option<Text>,
    /// Where the line through the last values leads to, dotted.
    forecast: Vec<(f64, f64)>,
    /// What the dotted line is.
    forecast_label: Option<Text>,
    /// The lowest and the highest value that it may mean.
    forecast_band: Option<(f64, f64)>,
    /// The band to stay in, from bottom to top.
    band: Option<(f64, f64)>,
    /// The label at the latest value.
    last_label: Option<EndLabel>,
    /// The values that its words tell, for a table beside it.
    values: Vec<EndLabel>,
}

/// A label at the end of a line.
#[derive(Debug, Serialize, JsonSchema)]
struct EndLabel {
    /// The value there.
    value: Text,
    /// The day that it is of.
    when: Text,
}

/// A tick of an axis.
#[derive(Debug, Serialize, JsonSchema)]
struct Tick {
    /// Where it stands, from 0 to 1 of the axis.
    at: f64,
    /// What it says.
    label: Text,
}

/// An observed value on the plot.
#[derive(Debug, Serialize, JsonSchema)]
struct Dot {
    /// Its day, from 0 (left) to 1 (right).
    x: f64,
    /// Its height, from 0 (bottom) to 1 (top).
    y: f64,
    /// Drawn hollow.
    provisional: bool,
}

/// The course of an indicator, small enough for a row of a table.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Course {
    /// The points of the line as pairs of x and y, from 0 to 1.
    points: Vec<(f64, f64)>,
    /// The same for those who cannot see it, with the values.
    alt: Text,
}

/// Returns how the latest values of an indicator went, if there are at least
/// three: fewer say no more than the numbers beside them. A sum is drawn as it
/// grows through its year.
pub(super) fn course(
    definition: &Definition,
    assessed: &IndicatorAssessment,
    wording: &Wording<'_>,
) -> Option<Course> {
    let numbers: Vec<(Date, Decimal)> = assessed.drawing.as_ref()?.numbers().collect();
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
    let values = values_in_words(definition, assessed, wording);
    let alt =
        wording.say("course-alt", &[("name", wording.name(&definition.name)), ("values", values)]);
    Some(Course { points: points.collect(), alt })
}

/// Where days and values stand on the paper, from 0 to 1.
struct Scale {
    days: (Date, Date),
    values: (Decimal, Decimal),
}

impl Scale {
    fn x(&self, date: Date) -> f64 {
        let whole = days_between(self.days.0, self.days.1).max(1);
        f64::from(days_between(self.days.0, date)) / f64::from(whole)
    }

    fn y(&self, value: Decimal) -> f64 {
        let (bottom, top) = self.values;
        value::share(value - bottom, top - bottom).to_f64().unwrap_or(0.0)
    }

    fn points(&self, points: &[(Date, Decimal)]) -> Vec<(f64, f64)> {
        points.iter().map(|(date, value)| (self.x(*date), self.y(*value))).collect()
    }

    /// The observed values, in runs without a break.
    fn runs(&self, points: &[SeriesPoint]) -> Vec<Vec<Dot>> {
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
                let (x, y) = (self.x(point.span.last), self.y(value));
                run.push(Dot { x, y, provisional: point.provisional });
            }
        }
        runs
    }
}

/// Returns the chart of an indicator, if it has at least two numbers to show.
pub(super) fn line(
    definition: &Definition,
    assessed: &IndicatorAssessment,
    as_of: Date,
    wording: &Wording<'_>,
) -> Option<LineChart> {
    let (drawing, printed) = (assessed.drawing.as_ref()?, &assessed.printed);
    let (first, last) = drawing.days;
    let values = (*drawing.ticks.first()?, *drawing.ticks.last()?);
    let scale = Scale { days: drawing.days, values };
    let ghost = &assessed.last_year;
    let year_before = [("year", wording.year(first.year() - 1))];
    let (last_date, last_figure) = printed.told.last()?;
    let days = time_ticks(first, last, wording).into_iter();
    let labelled = |date: Date, figure: &Figure| EndLabel {
        value: wording.in_row(figure, &definition.unit),
        when: wording.short_date(date),
    };
    let ticks = drawing.ticks.iter().zip(&printed.scale);
    Some(LineChart {
        title: finding(definition, assessed, wording),
        alt: alt(definition, assessed, as_of, wording),
        unit: wording.name(&definition.unit),
        x: days.map(|(date, label)| Tick { at: scale.x(date), label }).collect(),
        y: ticks
            .map(|(tick, figure)| Tick { at: scale.y(*tick), label: wording.number(figure) })
            .collect(),
        runs: scale.runs(&drawing.points),
        path_label: drawing.path.last().zip(printed.path.as_ref()).map(|((date, _), (_, to))| {
            let value = wording.derived_in_row(to, definition);
            EndLabel {
                value: wording.say("chart-target", &[("value", value)]),
                when: wording.short_date(*date),
            }
        }),
        ghost: scale.points(ghost),
        ghost_label: (ghost.len() > 1).then(|| wording.say("chart-ghost-label", &year_before)),
        ghost_note: (ghost.len() > 1).then(|| wording.say("chart-ghost", &year_before)),
        forecast: scale.points(&drawing.forecast),
        forecast_label: (drawing.forecast.len() > 1).then(|| wording.word("forecast-word")),
        forecast_band: assessed.forecast.as_ref().map(|it| {
            let within = |value: Decimal| scale.y(value).clamp(0.0, 1.0);
            (within(it.value - it.band), within(it.value + it.band))
        }),
        path: scale.points(&drawing.path),
        band: drawing.band.map(|(low, high)| (scale.y(low), scale.y(high))),
        last_label: Some(labelled(*last_date, last_figure)),
        values: printed.told.iter().map(|(date, figure)| labelled(*date, figure)).collect(),
    })
}

/// First days of months or years, few enough to be read.
fn time_ticks(first: Date, last: Date, wording: &Wording<'_>) -> Vec<(Date, Text)> {
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

fn tick_label(date: Date, step: i32, wording: &Wording<'_>) -> Text {
    let year = wording.year(date.year());
    if step >= 12 {
        return wording.say("chart-year", &[("year", year)]);
    }
    let (month, short) = wording.month_of_scale(date);
    wording.say("chart-month", &[("year", year), ("month", month), ("short", short)])
}

/// The chart's title states what it shows: how far from the path, or what the
/// value did.
fn finding(definition: &Definition, assessed: &IndicatorAssessment, wording: &Wording<'_>) -> Text {
    let name = wording.name(&definition.name);
    if let Some((current, value)) = assessed.current.as_ref().zip(assessed.printed.value.as_ref()) {
        let key = match assessed.status {
            Status::Achieved => Some("finding-achieved"),
            Status::Stale => Some("finding-stale"),
            Status::NoTarget | Status::TooEarly => Some("finding-value"),
            _ => None,
        };
        if let Some(key) = key {
            let value = wording.current(current, wording.with_unit(value, &definition.unit));
            let date = wording.date(current.date);
            return wording.say(key, &[("name", name), ("date", date), ("value", value)]);
        }
    }
    let Some(behind) = &assessed.printed.behind else {
        let status = Mark::of(assessed, wording).word;
        return wording.say("finding-status", &[("name", name), ("status", status)]);
    };
    let months = behind.number().unwrap_or_default();
    let key = match months.cmp(&Decimal::ZERO) {
        Ordering::Greater => "finding-behind",
        Ordering::Less => "finding-ahead",
        Ordering::Equal => "finding-on-path",
    };
    wording.say(key, &[("name", name), ("months", wording.size(behind, 0))])
}

fn alt(
    definition: &Definition,
    assessed: &IndicatorAssessment,
    as_of: Date,
    wording: &Wording<'_>,
) -> Text {
    wording.say(
        "chart-alt",
        &[
            ("title", finding(definition, assessed, wording)),
            ("date", wording.date(as_of)),
            ("values", values_in_words(definition, assessed, wording)),
        ],
    )
}

fn values_in_words(
    definition: &Definition,
    assessed: &IndicatorAssessment,
    wording: &Wording<'_>,
) -> Text {
    let told = assessed.printed.told.iter().map(|(date, figure)| {
        let value = wording.with_unit(figure, &definition.unit);
        wording.say("chart-alt-value", &[("date", wording.short_date(*date)), ("value", value)])
    });
    wording.list(&told.collect::<Vec<_>>())
}
