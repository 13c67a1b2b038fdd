//! What follows for one indicator: its value, its status and everything told of both.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::assessment::coverage::Coverage;
use crate::assessment::drawing::Drawing;
use crate::assessment::forecast::{Forecast, Shift};
use crate::assessment::series::{Current, SeriesPoint};
use crate::assessment::status::{Answer, Status};

use super::breakdowns::Breakdown;
use super::figures::IndicatorFigures;
use super::revisions::Revision;

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
    /// Whether the baseline may not be published.
    pub hides_baseline: bool,
    /// Whether the value may not be published.
    pub is_withheld: bool,
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
    /// How many people the current value is of, if it is a percentage or a mean of people.
    pub denominator: Option<u32>,
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
