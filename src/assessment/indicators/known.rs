//! An indicator as it was known on one day: its value, what that is measured against, and
//! the status that follows.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::assessment::coverage::{self, Coverage};
use crate::assessment::series::{Current, SeriesPoint, aggregate, series, shown, sum, up_to};
use crate::assessment::status::{self, Answer, Question, Status, Value};
use crate::assessment::suppression::{CellKey, Withheld, as_known};
use crate::domain::value::Reading;
use crate::domain::words::{Aggregation, Direction, GivenStatus};
use crate::model::Model;
use crate::model::indicator::{Definition, Indicator, Observation, Point};

use super::due::is_stale;
use super::sums::{judge_past, judge_sum, past_target};

/// An indicator as it was known on one day.
pub(super) struct Known {
    /// The values, also those that are withheld: totals are made of them.
    pub(super) all: Vec<SeriesPoint>,
    /// The values that may be shown.
    pub(super) series: Vec<SeriesPoint>,
    pub(super) current: Option<Current>,
    pub(super) measured_against: Option<((Date, Decimal), (Date, Decimal))>,
    /// Whether the baseline may not be shown.
    pub(super) hides_baseline: bool,
    /// Whether the value may not be shown.
    pub(super) is_withheld: bool,
    pub(super) coverage: Option<Coverage>,
    pub(super) at_target: Option<Decimal>,
    pub(super) answer: Answer,
}

/// Works out an indicator as it was known on a day.
pub(super) fn known_on(
    indicator: &Indicator,
    model: &Model,
    withheld: &Withheld,
    as_of: Date,
) -> Known {
    known_of(indicator, model, withheld, series(indicator, as_of), as_of)
}

fn known_of(
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
    let current = aggregated.clone().filter(|_| !is_withheld);
    let value = match (&current, all.last()) {
        (Some(current), _) => Value::Known(current.date, current.value),
        _ if is_withheld => Value::Suppressed,
        (None, Some(point)) if point.reading == Reading::Suppressed => Value::Suppressed,
        _ => Value::Missing,
    };
    let coverage = coverage::of(indicator, model, &all);
    let without = match indicator.aggregation {
        Aggregation::Sum => coverage.as_ref().map_or(Decimal::ZERO, |it| it.without),
        Aggregation::Latest | Aggregation::Average => Decimal::ZERO,
    };
    let judging =
        Judging { model, all: &all, series: &series, aggregated, without, withheld, as_of };
    let (mut answer, at_target) = judging.judge(indicator, current.as_ref(), value);
    // A baseline that is withheld is told by no status: it is the same for all that it
    // could be, or not printed.
    let possible = baseline_of(indicator, withheld);
    let is_told = possible.iter().any(|&number| {
        let mut other = indicator.clone();
        other.baseline.iter_mut().for_each(|it| it.value = number);
        judging.judge(&other, current.as_ref(), value).0.status != answer.status
    });
    if is_told {
        answer = Answer::unrated(Status::Suppressed);
    }
    let measured_against = measured_against(indicator, model, judging.aggregated.as_ref());
    let is_withheld = value == Value::Suppressed;
    let hides_baseline = !possible.is_empty();
    Known {
        current,
        measured_against: measured_against.filter(|_| !hides_baseline),
        hides_baseline,
        coverage,
        at_target,
        answer,
        is_withheld,
        all,
        series,
    }
}

/// What a baseline could be for all that readers know; nothing, if it is printed.
fn baseline_of(indicator: &Definition, withheld: &Withheld) -> Vec<Decimal> {
    let baseline = indicator.baseline.as_ref();
    baseline.map_or_else(Vec::new, |it| withheld.possible(it.value, it.date))
}

/// What a status is judged by, beside the definition.
struct Judging<'a> {
    model: &'a Model,
    all: &'a [SeriesPoint],
    series: &'a [SeriesPoint],
    aggregated: Option<Current>,
    /// What is missing of a sum.
    without: Decimal,
    withheld: &'a Withheld,
    as_of: Date,
}

impl Judging<'_> {
    /// Judges a value; of a sum whose target's year is over, what that year came to.
    fn judge(
        &self,
        indicator: &Definition,
        current: Option<&Current>,
        value: Value,
    ) -> (Answer, Option<Decimal>) {
        let model = self.model;
        // What a value is measured against depends on its day alone.
        let measured_against = measured_against(indicator, model, self.aggregated.as_ref());
        let milestones = milestones(indicator);
        let point = |point: Option<&Point>| point.map(|point| (point.date, point.value));
        // What is withheld counts as a value, and is not compared with.
        let values = self.all.iter().zip(self.series).filter(|(point, _)| point.number().is_some());
        let numbers: Vec<Option<Decimal>> = values.map(|(_, shown)| shown.number()).collect();
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
            before: numbers.iter().rev().nth(1).copied().flatten(),
            observations: numbers.len(),
            is_reversed: is_reversed(indicator),
            is_stale: is_stale(indicator, model, self.all, self.as_of),
            without: self.without,
            thresholds: model.roundtable.thresholds,
        });
        let mut at_target = None;
        if indicator.aggregation == Aggregation::Sum {
            match past_target(indicator, model, current) {
                Some(year) => {
                    let (all, withheld) = (self.all, self.withheld);
                    at_target = judge_past(indicator, model, all, withheld, year, &mut answer);
                }
                None => judge_sum(indicator, model, current, &mut answer),
            }
        }
        (answer, at_target)
    }
}

/// The status as it was stated on a day. What may not be published is not
/// judged by anybody.
pub(super) fn stated(indicator: &Definition, answer: &Answer, day: Date) -> Status {
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

/// Returns what a sum or an average had come to by a day, as is known today.
pub(in crate::assessment) fn total_of(
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
pub(in crate::assessment) fn status_of(
    indicator: &Indicator,
    model: &Model,
    withheld: &Withheld,
    until: Date,
    as_of: Date,
) -> Status {
    let known = known_of(indicator, model, withheld, up_to(indicator, model, until), as_of);
    stated(&indicator.definition, &known.answer, as_of)
}

/// Returns a value for its span, or a part of it, all reporters together, also if it
/// is withheld.
pub(in crate::assessment) fn value_of(
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

/// Milestones of the path that a value is measured against: a sum starts at
/// zero each fiscal year and has no bends of its own.
pub(super) fn milestones(indicator: &Definition) -> Vec<(Date, Decimal)> {
    match indicator.aggregation {
        Aggregation::Sum => Vec::new(),
        _ => indicator.milestones.iter().map(|point| (point.date, point.value)).collect(),
    }
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
