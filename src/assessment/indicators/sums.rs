//! A sum through its fiscal year: how it grew, and how it is judged, which begins at
//! nothing each year and owes its part of the target.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::assessment::coverage;
use crate::assessment::series::{Current, SeriesPoint};
use crate::assessment::status::{Answer, Status};
use crate::assessment::suppression::{CellKey, Withheld};
use crate::domain::time::{TimeSpan, add_months};
use crate::domain::value::{self, Reading};
use crate::domain::words::{Aggregation, Direction};
use crate::model::Model;
use crate::model::indicator::Definition;

/// How a sum grew through its fiscal year, and through the one before.
pub(super) fn growth(
    indicator: &Definition,
    model: &Model,
    withheld: &Withheld,
    all: &[SeriesPoint],
    current: Option<&Current>,
) -> (Vec<SeriesPoint>, Vec<(Date, Decimal)>) {
    let Some(current) = current.filter(|_| indicator.aggregation == Aggregation::Sum) else {
        return (Vec::new(), Vec::new());
    };
    let year = model.calendar.fiscal_year(current.date);
    let before = year.previous();
    let mut sum = Decimal::ZERO;
    let mut this_year = Vec::new();
    let is_withheld = |span| withheld.holds(&CellKey::total(span));
    for point in all.iter().filter(|point| year.contains(point.span.last)) {
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
    for point in all.iter().filter(|point| before.contains(point.span.last)) {
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

/// Returns the target's fiscal year, if the value is of a later one: that
/// year's sum is what the target was for.
pub(super) fn past_target(
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
pub(super) fn judge_past(
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
pub(super) fn judge_sum(
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
