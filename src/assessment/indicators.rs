//! Each indicator's value, status and what is still due of it.

mod assessed;
mod breakdowns;
mod due;
mod figures;
mod known;
mod revisions;
mod sums;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::domain::words::{Aggregation, Direction};
use crate::model::Model;
use crate::model::indicator::{Definition, Indicator};

pub use self::assessed::IndicatorAssessment;
pub use self::breakdowns::{Breakdown, Part};
pub(super) use self::due::next_span_end;
pub use self::figures::IndicatorFigures;
pub(super) use self::known::{status_of, total_of, value_of};
pub use self::revisions::Revision;
pub use super::series::{Current, SeriesPoint};

use self::breakdowns::{breakdowns, denominator};
use self::due::overdue_since;
use self::known::{Known, known_on, milestones, stated};
use self::revisions::revisions;
use self::sums::growth;
use super::suppression::Withheld;
use super::{drawing, forecast, printed, status};

/// Works out one indicator for those who may not see what is withheld.
pub fn assess(indicator: &Indicator, model: &Model, withheld: &Withheld) -> IndicatorAssessment {
    let (definition, calendar) = (&indicator.definition, &model.calendar);
    let now = known_on(indicator, model, withheld, calendar.as_of);
    let then = known_on(indicator, model, withheld, calendar.previous.last);
    let is_sum = definition.aggregation == Aggregation::Sum;
    let measured_against = now.measured_against;
    let (this_year, last_year) =
        growth(definition, model, withheld, &now.all, now.current.as_ref());
    let forecast =
        forecast::assess(definition, measured_against, &now.answer, &now.series, &this_year);
    let drawing = drawing::drawing(
        definition,
        if is_sum { &this_year } else { &now.series },
        measured_against,
        forecast.as_ref(),
        &last_year,
    );
    let mut assessed = IndicatorAssessment {
        breakdowns: breakdowns(indicator, withheld, calendar.as_of),
        denominator: denominator(indicator, now.current.as_ref(), calendar.as_of),
        forecast,
        a_year_ago: forecast::a_year_ago(definition, &now.series),
        shift: forecast::shift(&now.series),
        this_year,
        last_year,
        overdue_since: overdue_since(definition, &now.series, calendar.as_of),
        days_behind: days_behind(definition, &now, measured_against),
        status: stated(definition, &now.answer, calendar.as_of),
        answer: now.answer,
        coverage: now.coverage,
        at_target: now.at_target,
        current: now.current,
        previous: then.current,
        previous_status: stated(definition, &then.answer, calendar.previous.last),
        hides_baseline: now.hides_baseline,
        is_withheld: now.is_withheld,
        measured_against,
        series: now.series,
        revisions: revisions(indicator, model, withheld),
        drawing,
        printed: IndicatorFigures::default(),
    };
    assessed.printed = printed::indicator(model, definition, &assessed, assessed.drawing.as_ref());
    assessed
}

/// Days behind the path, where a path is judged.
fn days_behind(
    definition: &Definition,
    now: &Known,
    measured_against: Option<((Date, Decimal), (Date, Decimal))>,
) -> Option<i32> {
    let (current, (baseline, target)) = now.current.as_ref().zip(measured_against)?;
    now.answer.ratio?;
    if definition.aggregation == Aggregation::Sum {
        // Months that are missing are no days behind: the status compares like
        // with like, and a path by the calendar would say otherwise.
        let has_gaps = now.coverage.as_ref().is_some_and(|it| !it.without.is_zero());
        // A sum that should stay low has no path to be behind.
        if has_gaps || definition.direction == Direction::Down {
            return None;
        }
    }
    let milestones = milestones(definition);
    status::days_behind(&milestones, baseline, target, (current.date, current.value))
}
