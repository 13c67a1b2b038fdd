//! The figures of one indicator, as pages print them.

use jiff::civil::Date;

use crate::assessment::figure::Figure;

/// The figures of one indicator.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct IndicatorFigures {
    /// The current value.
    pub value: Option<Figure>,
    /// The status.
    pub status: Option<Figure>,
    /// The baseline, as it was given.
    pub baseline: Option<Figure>,
    /// The target, as it was given.
    pub target: Option<Figure>,
    /// The band to stay in.
    pub range: Option<(Figure, Figure)>,
    /// What the status is measured against: from where, to where.
    pub path: Option<(Figure, Figure)>,
    /// How far it came, in percent of the way.
    pub progress: Option<Figure>,
    /// How much of the time has passed, in percent.
    pub elapsed: Option<Figure>,
    /// How far it should be by then, in percent.
    pub expected: Option<Figure>,
    /// The one divided by the other.
    pub ratio: Option<Figure>,
    /// What the target's year came to.
    pub at_target: Option<Figure>,
    /// Months that should be there, and that are.
    pub months: Option<(Figure, Figure)>,
    /// Months behind the path, negative if ahead.
    pub behind: Option<Figure>,
    /// Where it leads: the value, the band around it, and what should be there.
    pub forecast: Option<(Figure, Figure, Figure)>,
    /// The same month a year ago, and now.
    pub a_year_ago: Option<(Figure, Figure)>,
    /// Values on one side of the mean.
    pub shift: Option<Figure>,
    /// How many people the current value is of.
    pub denominator: Option<Figure>,
    /// The parts, as in the assessment's breakdowns, and how many people each is of.
    pub parts: Vec<Vec<(Figure, Option<Figure>)>>,
    /// How many parts were put together in each of the breakdowns, where some were.
    pub merged: Vec<Option<Figure>>,
    /// Values that were corrected: before and now, as in its revisions.
    pub revisions: Vec<(Figure, Figure)>,
    /// The last values that are drawn.
    pub told: Vec<(Date, Figure)>,
    /// The ticks of its chart's scale, from bottom to top.
    pub scale: Vec<Figure>,
    /// The same figures and those beside them, in order.
    pub all: Vec<Figure>,
}
