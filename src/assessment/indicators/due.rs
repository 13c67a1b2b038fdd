//! When the next value of an indicator should come, and whether the latest is too old.

use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use crate::assessment::series::SeriesPoint;
use crate::domain::time::{add_days, add_months};
use crate::domain::words::Frequency;
use crate::model::Model;
use crate::model::indicator::Definition;

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
pub(super) fn is_stale(
    indicator: &Definition,
    model: &Model,
    series: &[SeriesPoint],
    as_of: Date,
) -> bool {
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
pub(super) fn overdue_since(
    indicator: &Definition,
    series: &[SeriesPoint],
    as_of: Date,
) -> Option<Date> {
    let frequency = indicator.frequency?;
    let latest = series.last()?.span.last;
    let lag = i32::try_from(indicator.lag_days).unwrap_or(0);
    let next = next_span_end(latest, frequency);
    let due = add_days(next, lag);
    (due < as_of).then_some(due)
}

/// Returns the last day of the span that follows one; the end of a month stays
/// the end of a month.
pub(in crate::assessment) fn next_span_end(last: Date, frequency: Frequency) -> Date {
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
