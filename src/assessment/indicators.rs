//! Each indicator's value, status and what is still due of it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use crate::diagnostics::Origin;
use crate::domain::name::{Name, OrganisationId};
use crate::domain::time::{TimeSpan, add_days, add_months};
use crate::domain::value::{self, Reading};
use crate::domain::words::{Aggregation, Direction, Frequency, GivenStatus};
use crate::model::Model;
use crate::model::indicator::{Definition, Indicator, Observation, Point};

use super::coverage::{self, Coverage};
use super::drawing::{self, Drawing};
use super::forecast::{self, Forecast, Shift};
use super::printed::{self, IndicatorFigures};
use super::status::{self, Answer, Question, Status, Value};
use super::suppression::{CellKey, Withheld, as_known};

/// What follows for one indicator.
#[derive(Debug, Clone, PartialEq)]
pub struct IndicatorAssessment {
    /// The status that is printed: the one a person gave, else the computed
    /// one.
    pub status: Status,
    /// The computed status and its arithmetic.
    pub answer: Answer,
    /// The value that the status is about.
    pub current: Option<Current>,
    /// The value as it stood at the end of the previous period.
    pub previous: Option<Current>,
    /// The status as it stood at the end of the previous period.
    pub previous_status: Status,
    /// Whether the baseline is a count too small to be published.
    pub hides_baseline: bool,
    /// Baseline and target that the status is measured against; for a sum,
    /// zero and the share of the target that this fiscal year owes.
    pub measured_against: Option<((Date, Decimal), (Date, Decimal))>,
    /// What is missing of a sum or an average.
    pub coverage: Option<Coverage>,
    /// Of a sum whose target's year is over, what that year came to.
    pub at_target: Option<Decimal>,
    /// Days behind the path, negative if ahead, where a path is judged.
    pub days_behind: Option<i32>,
    /// All values known at the cut-off, one for each span, by date.
    pub series: Vec<SeriesPoint>,
    /// For a sum, how it grew through the latest value's fiscal year.
    pub this_year: Vec<SeriesPoint>,
    /// For a sum, how it grew through the year before, by the days of this
    /// one, up to the latest value's day.
    pub last_year: Vec<(Date, Decimal)>,
    /// The latest known revision in the period, if a value was corrected.
    pub revisions: Vec<Revision>,
    /// The latest value in parts, one entry for each dimension.
    pub breakdowns: Vec<Breakdown>,
    /// Where the line through the last values leads to.
    pub forecast: Option<Forecast>,
    /// The value of the same month last year.
    pub a_year_ago: Option<SeriesPoint>,
    /// Whether the last values lie on one side of the mean.
    pub shift: Option<Shift>,
    /// When the next value should have come, if it is overdue.
    pub overdue_since: Option<Date>,
    /// What its chart draws, if there is one.
    pub drawing: Option<Drawing>,
    /// Every number of it that a page prints.
    pub printed: IndicatorFigures,
}

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

impl SeriesPoint {
    /// Returns the number, if there is one; nil counts as zero.
    pub fn number(&self) -> Option<Decimal> {
        match self.reading {
            Reading::Number(number) => Some(number),
            Reading::Nil => Some(Decimal::ZERO),
            _ => None,
        }
    }
}

/// The latest value in parts: 地区 with 東部, 西部 and so on.
#[derive(Debug, Clone, PartialEq)]
pub struct Breakdown {
    /// What it is divided by: one thing, or two at once.
    pub dimension: Vec<String>,
    /// The span of the values.
    pub span: TimeSpan,
    /// Each part with its value, or why there is none, by name.
    pub parts: Vec<Part>,
}

/// One part of a value.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Its name, or one for each dimension.
    pub name: Vec<String>,
    /// Its value.
    pub reading: Reading,
    /// The cell.
    pub origin: Origin,
}

/// A corrected value.
#[derive(Debug, Clone, PartialEq)]
pub struct Revision {
    /// The span whose value was corrected.
    pub span: TimeSpan,
    /// The value before.
    pub old: Reading,
    /// The value now.
    pub new: Reading,
    /// Why.
    pub reason: Option<Name>,
    /// The cell.
    pub origin: Origin,
}

/// Works out one indicator for those who may not see what is withheld.
pub fn assess(indicator: &Indicator, model: &Model, withheld: &Withheld) -> IndicatorAssessment {
    let calendar = &model.calendar;
    let now = view(indicator, model, withheld, calendar.as_of);
    let then = view(indicator, model, withheld, calendar.previous.last);
    let baseline = indicator.definition.baseline.as_ref();
    let hides_baseline = baseline.is_some_and(|baseline| withheld.is_small(baseline.value));
    // A path that begins at it would give it away; a sum begins at nothing.
    let shows_path = !hides_baseline || indicator.definition.aggregation == Aggregation::Sum;
    let measured_against = now.measured_against.filter(|_| shows_path);
    let days_behind =
        now.current.as_ref().zip(measured_against).and_then(|(current, (baseline, target))| {
            now.answer.ratio?;
            // Months that are missing are no days behind: the status compares like
            // with like, and a path by the calendar would say otherwise.
            let has_gaps = now.coverage.as_ref().is_some_and(|it| !it.without.is_zero());
            if has_gaps && indicator.definition.aggregation == Aggregation::Sum {
                return None;
            }
            // A sum that should stay low has no path to be behind.
            let definition = &indicator.definition;
            if definition.aggregation == Aggregation::Sum && definition.direction == Direction::Down
            {
                return None;
            }
            let milestones = milestones(&indicator.definition);
            status::days_behind(&milestones, baseline, target, (current.date, current.value))
        });
    let revisions = indicator
        .observations
        .iter()
        .filter(|observation| {
            observation.received_on.is_none_or(|received| calendar.period.contains(received))
        })
        .filter_map(|observation| {
            let (old, new) = (observation.previous.as_ref()?, &observation.reading);
            let key = CellKey::value(observation.span, &observation.dimensions);
            // One reporter's part may be small where the sum is not, and so may
            // the difference.
            let number = |reading: &Reading| match reading {
                Reading::Number(number) => Some(*number),
                _ => None,
            };
            let difference = number(old).zip(number(new)).map(|(old, new)| new - old);
            let mut numbers = [number(old), number(new), difference].into_iter().flatten();
            let is_hidden = withheld.holds(&key) || numbers.any(|it| withheld.is_small(it));
            let shown = |reading: &Reading| {
                if is_hidden { Reading::Suppressed } else { reading.clone() }
            };
            Some(Revision {
                span: observation.span,
                old: shown(old),
                new: shown(new),
                reason: observation.note.clone(),
                origin: observation.origin.clone(),
            })
        })
        .collect();
    let (this_year, last_year) = growth(&indicator.definition, model, withheld, &now);
    let mut assessed = IndicatorAssessment {
        breakdowns: breakdowns(indicator, withheld, calendar.as_of),
        forecast: forecast::assess(
            &indicator.definition,
            measured_against,
            &now.answer,
            &now.series,
            &this_year,
        ),
        a_year_ago: forecast::a_year_ago(&indicator.definition, &now.series),
        shift: forecast::shift(&now.series),
        this_year,
        last_year,
        overdue_since: overdue_since(&indicator.definition, &now.series, calendar.as_of),
        days_behind,
        status: stated(&indicator.definition, &now.answer, calendar.as_of),
        answer: now.answer,
        coverage: now.coverage,
        at_target: now.at_target,
        current: now.current,
        previous: then.current,
        previous_status: stated(&indicator.definition, &then.answer, calendar.previous.last),
        hides_baseline,
        measured_against,
        series: now.series,
        revisions,
        drawing: None,
        printed: IndicatorFigures::default(),
    };
    let definition = &indicator.definition;
    assessed.drawing = drawing::drawing(definition, &assessed);
    let drawing = assessed.drawing.as_ref();
    assessed.printed = printed::indicator(model, definition, &assessed, drawing);
    assessed
}

/// The status as it was stated on a day. What may not be published is not
/// judged by anybody.
fn stated(indicator: &Definition, answer: &Answer, day: Date) -> Status {
    let given = indicator.given.as_ref().filter(|given| given.on <= day);
    match given {
        Some(given) if answer.status != Status::Suppressed => match given.status {
            GivenStatus::Achieved => Status::Achieved,
            GivenStatus::OnTrack => Status::OnTrack,
            GivenStatus::SlightlyLate => Status::SlightlyLate,
            GivenStatus::Attention => Status::Attention,
            GivenStatus::Late => Status::Late,
            GivenStatus::Worsening => Status::Worsening,
            GivenStatus::Missed => Status::Missed,
            GivenStatus::TooEarly => Status::TooEarly,
        },
        _ => answer.status,
    }
}

/// An indicator as it was known on one day.
struct Known {
    /// The values, also those that are withheld: totals are made of them.
    all: Vec<SeriesPoint>,
    /// The values that may be shown.
    series: Vec<SeriesPoint>,
    current: Option<Current>,
    measured_against: Option<((Date, Decimal), (Date, Decimal))>,
    coverage: Option<Coverage>,
    at_target: Option<Decimal>,
    answer: Answer,
}

fn view(indicator: &Indicator, model: &Model, withheld: &Withheld, as_of: Date) -> Known {
    view_of(indicator, model, withheld, series(indicator, as_of), as_of)
}

fn view_of(
    indicator: &Indicator,
    model: &Model,
    withheld: &Withheld,
    all: Vec<SeriesPoint>,
    as_of: Date,
) -> Known {
    let series: Vec<SeriesPoint> = all.iter().map(|point| shown(point, withheld)).collect();
    let indicator = &indicator.definition;
    let aggregated = aggregate(indicator, model, &all);
    let is_withheld = aggregated.as_ref().is_some_and(|current| {
        let key = match indicator.aggregation {
            Aggregation::Latest => CellKey::value(current.span, &[]),
            Aggregation::Sum | Aggregation::Average => CellKey::total(current.span),
        };
        withheld.holds(&key)
    });
    // What a value is measured against depends on its day alone.
    let measured_against = measured_against(indicator, model, aggregated.as_ref());
    let current = aggregated.filter(|_| !is_withheld);
    let value = match (&current, all.last()) {
        (Some(current), _) => Value::Known(current.date, current.value),
        _ if is_withheld => Value::Suppressed,
        (None, Some(point)) if point.reading == Reading::Suppressed => Value::Suppressed,
        _ => Value::Missing,
    };
    let milestones = milestones(indicator);
    let coverage = coverage::of(indicator, model, &all);
    let without = match indicator.aggregation {
        Aggregation::Sum => coverage.as_ref().map_or(Decimal::ZERO, |it| it.without),
        Aggregation::Latest | Aggregation::Average => Decimal::ZERO,
    };
    let point = |point: Option<&Point>| point.map(|point| (point.date, point.value));
    let numbers: Vec<Decimal> = all.iter().filter_map(SeriesPoint::number).collect();
    let mut answer = status::decide(&Question {
        direction: indicator.direction,
        // Without a value, what it would be measured against is still there.
        baseline: measured_against
            .map(|(baseline, _)| baseline)
            .or_else(|| point(indicator.baseline.as_ref())),
        target: measured_against
            .map(|(_, target)| target)
            .or_else(|| point(indicator.target.as_ref())),
        milestones: &milestones,
        range: indicator.range,
        survey_error: indicator.survey_error.unwrap_or_default(),
        current: value,
        before: numbers.iter().rev().nth(1).copied(),
        observations: numbers.len(),
        is_reversed: is_reversed(indicator),
        is_stale: is_stale(indicator, model, &all, as_of),
        without,
        thresholds: model.roundtable.thresholds,
    });
    let mut at_target = None;
    if indicator.aggregation == Aggregation::Sum {
        match past_target(indicator, model, current.as_ref()) {
            Some(year) => {
                at_target = judge_past(indicator, model, &all, withheld, year, &mut answer);
            }
            None => judge_sum(indicator, model, current.as_ref(), &mut answer),
        }
    }
    Known { all, series, current, measured_against, coverage, at_target, answer }
}

/// What is known today of the days up to one.
fn up_to(indicator: &Indicator, model: &Model, day: Date) -> Vec<SeriesPoint> {
    let mut all = series(indicator, model.calendar.as_of);
    all.retain(|point| point.span.last <= day);
    all
}

/// Returns what a sum or an average had come to by a day, as is known today.
pub(super) fn total_of(
    indicator: &Indicator,
    model: &Model,
    withheld: &Withheld,
    day: Date,
) -> Reading {
    let all = up_to(indicator, model, day);
    match aggregate(&indicator.definition, model, &all) {
        Some(current) if withheld.holds(&CellKey::total(current.span)) => Reading::Suppressed,
        Some(current) if current.date == day => Reading::Number(current.value),
        _ => Reading::Unknown,
    }
}

/// Returns the status on a day by the values up to another, as they are known today.
pub(super) fn status_of(
    indicator: &Indicator,
    model: &Model,
    withheld: &Withheld,
    until: Date,
    as_of: Date,
) -> Status {
    let known = view_of(indicator, model, withheld, up_to(indicator, model, until), as_of);
    stated(&indicator.definition, &known.answer, as_of)
}

/// Returns a value for its span, or a part of it, all reporters together, also if it
/// is withheld.
pub(super) fn value_of(
    indicator: &Indicator,
    (first, last): (Date, Date),
    parts: &[(String, String)],
    as_of: Date,
) -> Reading {
    if parts.is_empty() {
        let known = series(indicator, as_of);
        let found = known.into_iter().find(|it| (it.span.first, it.span.last) == (first, last));
        return found.map_or(Reading::Unknown, |it| it.reading);
    }
    let is_it = |it: &&Observation| {
        (it.span.first, it.span.last) == (first, last)
            && it.dimensions.len() == parts.len()
            && parts.iter().all(|part| it.dimensions.contains(part))
    };
    let rows = indicator.breakdowns.iter().filter(is_it);
    let readings = rows.filter_map(|it| as_known(it, as_of)).cloned();
    readings.reduce(|a, b| sum(&a, &b)).unwrap_or(Reading::Unknown)
}

/// A value as those may see it from whom some are withheld.
fn shown(point: &SeriesPoint, withheld: &Withheld) -> SeriesPoint {
    let mut point = point.clone();
    if withheld.holds(&CellKey::value(point.span, &[])) {
        point.reading = Reading::Suppressed;
    }
    point
}

/// The latest span that is divided, by each dimension or set of them.
fn breakdowns(indicator: &Indicator, withheld: &Withheld, as_of: Date) -> Vec<Breakdown> {
    let dimension_of = |observation: &Observation| -> Vec<String> {
        observation.dimensions.iter().map(|(name, _)| name.clone()).collect()
    };
    let known = || {
        let all = indicator.breakdowns.iter();
        all.filter_map(|observation| Some((observation, as_known(observation, as_of)?)))
    };
    let Some(latest) = known().map(|(observation, _)| observation.span.last).max() else {
        return Vec::new();
    };
    // A dimension that was given up long ago is not looked for in every row.
    let since = add_months(latest, -12);
    let recent = || known().filter(|(observation, _)| observation.span.last > since);
    let mut spans: BTreeMap<Vec<String>, TimeSpan> = BTreeMap::new();
    for (observation, _) in recent() {
        let span = spans.entry(dimension_of(observation)).or_insert(observation.span);
        *span = (*span).max(observation.span);
    }
    let mut made: BTreeMap<(Vec<String>, Vec<String>), Part> = BTreeMap::new();
    for (observation, reading) in recent() {
        let dimension = dimension_of(observation);
        if spans.get(&dimension) != Some(&observation.span) {
            continue;
        }
        let key = CellKey::value(observation.span, &observation.dimensions);
        let hidden = withheld.holds(&key);
        let reading = if hidden { Reading::Suppressed } else { reading.clone() };
        let name: Vec<String> =
            observation.dimensions.iter().map(|(_, part)| part.clone()).collect();
        let origin = observation.origin.clone();
        made.entry((dimension, name.clone()))
            .and_modify(|part| part.reading = sum(&part.reading, &reading))
            .or_insert(Part { name, reading, origin });
    }
    // The order of rows never matters.
    let mut breakdowns: Vec<Breakdown> = Vec::new();
    for ((dimension, _), part) in made {
        match breakdowns.last_mut().filter(|last| last.dimension == dimension) {
            Some(last) => last.parts.push(part),
            None => {
                let span = spans[&dimension];
                breakdowns.push(Breakdown { dimension, span, parts: vec![part] });
            }
        }
    }
    for breakdown in &mut breakdowns {
        breakdown
            .parts
            .sort_by_key(|part| (part.name.iter().any(|name| is_rest(name)), part.name.clone()));
    }
    breakdowns
}

/// Milestones of the path that a value is measured against: a sum starts at
/// zero each fiscal year and has no bends of its own.
fn milestones(indicator: &Definition) -> Vec<(Date, Decimal)> {
    match indicator.aggregation {
        Aggregation::Sum => Vec::new(),
        _ => indicator.milestones.iter().map(|point| (point.date, point.value)).collect(),
    }
}

/// Observations known on a day, one point for each span.
///
/// Several organisations that report the same span add up, or are averaged if
/// the indicator is an average; if one of them has no number, the whole has
/// none.
fn series(indicator: &Indicator, as_of: Date) -> Vec<SeriesPoint> {
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
fn sum(a: &Reading, b: &Reading) -> Reading {
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
fn aggregate(indicator: &Definition, model: &Model, series: &[SeriesPoint]) -> Option<Current> {
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

/// What is left over comes last.
fn is_rest(name: &str) -> bool {
    ["その他", "不明", "無回答", "Other", "Unknown"].iter().any(|rest| name.starts_with(rest))
}

/// How a sum grew through its fiscal year, and through the one before.
fn growth(
    indicator: &Definition,
    model: &Model,
    withheld: &Withheld,
    known: &Known,
) -> (Vec<SeriesPoint>, Vec<(Date, Decimal)>) {
    let Some(current) =
        known.current.as_ref().filter(|_| indicator.aggregation == Aggregation::Sum)
    else {
        return (Vec::new(), Vec::new());
    };
    let year = model.calendar.fiscal_year(current.date);
    let before = year.previous();
    let mut sum = Decimal::ZERO;
    let mut this_year = Vec::new();
    let is_withheld = |span| withheld.holds(&CellKey::total(span));
    for point in known.all.iter().filter(|point| year.contains(point.span.last)) {
        let mut point = point.clone();
        if let Some(number) = point.number() {
            sum += number;
            point.reading = Reading::Number(sum);
        }
        if is_withheld(point.span) {
            point.reading = Reading::Suppressed;
        }
        this_year.push(point);
    }
    let mut sum = Decimal::ZERO;
    let mut last_year = Vec::new();
    for point in known.all.iter().filter(|point| before.contains(point.span.last)) {
        let date = add_months(point.span.last, 12);
        if let Some(number) = point.number()
            && date <= current.date
        {
            sum += number;
            if !is_withheld(point.span) {
                last_year.push((date, sum));
            }
        }
    }
    (this_year, last_year)
}

/// What the value is measured against.
///
/// For a sum it is this fiscal year's part of the way: the year starts at zero
/// and owes what a straight line from the baseline's year to the target's year
/// has at its own end (our judgement: a counter that starts again every April
/// cannot be compared with the total of a whole year).
fn measured_against(
    indicator: &Definition,
    model: &Model,
    current: Option<&Current>,
) -> Option<((Date, Decimal), (Date, Decimal))> {
    let baseline = indicator.baseline.as_ref().map(|point| (point.date, point.value));
    let target = indicator.target.as_ref().map(|point| (point.date, point.value));
    match indicator.aggregation {
        Aggregation::Sum => {
            let (baseline, target, current) = (baseline?, target?, current?);
            if let Some(year) = past_target(indicator, model, Some(current)) {
                return Some(((year.first, Decimal::ZERO), target));
            }
            let year = model.calendar.fiscal_year(current.date);
            let milestones: Vec<(Date, Decimal)> =
                indicator.milestones.iter().map(|point| (point.date, point.value)).collect();
            let owed = status::path_value(&milestones, baseline, target, year.last);
            Some(((year.first, Decimal::ZERO), (year.last, owed)))
        }
        _ => match indicator.direction {
            Direction::Maintain | Direction::Range => {
                let target = target?;
                Some((baseline.unwrap_or(target), target))
            }
            _ => Some((baseline?, target?)),
        },
    }
}

/// Returns the target's fiscal year, if the value is of a later one: that
/// year's sum is what the target was for.
fn past_target(
    indicator: &Definition,
    model: &Model,
    current: Option<&Current>,
) -> Option<TimeSpan> {
    let moves = matches!(indicator.direction, Direction::Up | Direction::Down);
    let target = indicator.target.as_ref().filter(|_| moves && indicator.baseline.is_some())?;
    let year = model.calendar.fiscal_year(target.date);
    (year.last < current?.date).then_some(year)
}

/// A sum is judged for good when the year of its target is over. Where months
/// of that year are missing and it fell short, nobody can say it.
fn judge_past(
    indicator: &Definition,
    model: &Model,
    series: &[SeriesPoint],
    withheld: &Withheld,
    year: TimeSpan,
    answer: &mut Answer,
) -> Option<Decimal> {
    let target = indicator.target.as_ref()?.value;
    let until = series.iter().take_while(|point| point.span.last <= year.last).count();
    let known = series.get(..until).unwrap_or_default();
    let of_year: Vec<&SeriesPoint> = known
        .iter()
        .filter(|point| year.contains(point.span.last) && point.number().is_some())
        .collect();
    let total = value::sum(of_year.iter().filter_map(|point| point.number()));
    let is_withheld = of_year.last().is_some_and(|last| withheld.holds(&CellKey::total(last.span)));
    let reached = match indicator.direction {
        Direction::Down => total <= target,
        _ => total >= target,
    };
    let is_complete = !of_year.is_empty() && coverage::of(indicator, model, known).is_none();
    *answer = Answer {
        status: match reached {
            _ if is_withheld => Status::Suppressed,
            _ if of_year.is_empty() => Status::NoData,
            // A falling sum that lacks months may be larger than it looks.
            true if is_complete || indicator.direction == Direction::Up => Status::Achieved,
            false if is_complete || indicator.direction == Direction::Down => Status::Missed,
            _ => Status::NoData,
        },
        last_status: None,
        progress: None,
        elapsed: None,
        expected: None,
        ratio: None,
    };
    (!is_withheld && !of_year.is_empty()).then_some(total)
}

/// A sum that has its year's part early is on track, and has achieved its
/// target only in the target's own year. A falling sum is measured the other
/// way round: what has been used up against what may have been by now.
fn judge_sum(
    indicator: &Definition,
    model: &Model,
    current: Option<&Current>,
    answer: &mut Answer,
) {
    let (Some(current), Some(target)) = (current, &indicator.target) else { return };
    if !answer.status.is_rated() {
        return;
    }
    let in_target_year = model.calendar.fiscal_year(target.date).contains(current.date);
    if indicator.direction == Direction::Down {
        let Some(elapsed) = answer.elapsed else { return };
        let Some(progress) = answer.progress else {
            // Nothing is allowed this year: nothing so far is on track, and is
            // the target only when the year is over.
            answer.status = match (current.value <= Decimal::ZERO, elapsed >= Decimal::ONE) {
                (true, true) if in_target_year => Status::Achieved,
                (true, _) => Status::OnTrack,
                (false, true) => Status::Missed,
                (false, false) => Status::Late,
            };
            return;
        };
        let ratio = (progress > Decimal::ZERO).then(|| value::share(elapsed, progress));
        let thresholds = &model.roundtable.thresholds;
        let over = elapsed >= Decimal::ONE;
        answer.ratio = ratio;
        answer.status = match ratio {
            _ if progress > Decimal::ONE => {
                if over {
                    Status::Missed
                } else {
                    Status::Late
                }
            }
            _ if over && in_target_year => Status::Achieved,
            None => Status::OnTrack,
            Some(ratio) if ratio >= thresholds.on_track => Status::OnTrack,
            Some(ratio) if ratio >= thresholds.slightly_late => Status::SlightlyLate,
            Some(_) => Status::Late,
        };
    } else if answer.status == Status::Achieved && !in_target_year {
        answer.status = Status::OnTrack;
    }
}

/// Whether the target lies on the other side of the baseline than the way that is
/// good. A sum begins at nothing each year, and its target says how much.
fn is_reversed(indicator: &Definition) -> bool {
    let (Some(baseline), Some(target)) = (&indicator.baseline, &indicator.target) else {
        return false;
    };
    indicator.aggregation != Aggregation::Sum
        && match indicator.direction {
            Direction::Up => target.value < baseline.value,
            Direction::Down => target.value > baseline.value,
            Direction::Maintain | Direction::Range => false,
        }
}

/// Days from one value to the next, by frequency.
fn interval_days(frequency: Frequency) -> i32 {
    match frequency {
        Frequency::Monthly => 30,
        Frequency::Quarterly => 91,
        Frequency::HalfYearly => 182,
        Frequency::Yearly => 365,
        Frequency::FiveYearly => 1826,
    }
}

/// The latest value is too old if it is older than 1.5 measuring intervals
/// and the usual delay (1.5 is our judgement, a threshold).
fn is_stale(indicator: &Definition, model: &Model, series: &[SeriesPoint], as_of: Date) -> bool {
    let Some(frequency) = indicator.frequency else { return false };
    let Some(latest) = series.iter().rev().find(|point| point.number().is_some()) else {
        return false;
    };
    let intervals =
        Decimal::from(interval_days(frequency)).saturating_mul(model.roundtable.thresholds.stale);
    let days = intervals.ceil().to_i32().unwrap_or(i32::MAX / 2);
    let lag = i32::try_from(indicator.lag_days).unwrap_or(0);
    add_days(latest.span.last, days.saturating_add(lag)) < as_of
}

/// The next value is overdue when its span has ended, its usual delay has
/// passed and it has not come.
fn overdue_since(indicator: &Definition, series: &[SeriesPoint], as_of: Date) -> Option<Date> {
    let frequency = indicator.frequency?;
    let latest = series.last()?.span.last;
    let lag = i32::try_from(indicator.lag_days).unwrap_or(0);
    let next = next_span_end(latest, frequency);
    let due = add_days(next, lag);
    (due < as_of).then_some(due)
}

/// Returns the last day of the span that follows one; the end of a month stays
/// the end of a month.
pub(super) fn next_span_end(last: Date, frequency: Frequency) -> Date {
    let months = match frequency {
        Frequency::Monthly => 1,
        Frequency::Quarterly => 3,
        Frequency::HalfYearly => 6,
        Frequency::Yearly => 12,
        Frequency::FiveYearly => 60,
    };
    let next = add_months(last, months);
    if last == last.last_of_month() { next.last_of_month() } else { next }
}
