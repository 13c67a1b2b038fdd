//! A number of a condition on one day, and how many rows it needs to say something.

use rust_decimal::Decimal;

use crate::assessment::tally::{Share, Tally};

/// A share of fewer than so many says nothing.
pub const LEAST_ROWS: usize = 5;

/// Meetings say something from so many on.
pub const LEAST_MEETINGS: usize = 4;

/// A number of a condition on one day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reckoned {
    /// The value; `None` without data enough.
    pub value: Option<Decimal>,
    /// The rows that count.
    pub part: Tally,
    /// The rows they are counted among.
    pub whole: Tally,
    /// Part and whole where they are not numbers of rows: pairs, hours, yen.
    pub of: Option<(Decimal, Decimal)>,
    /// The longest gap between meetings of a body, in planned intervals.
    pub longest_gap: Option<Decimal>,
}

/// A share of rows; no value of fewer than five.
pub(super) fn share(part: Tally, whole: Tally) -> Reckoned {
    share_of_at_least(LEAST_ROWS, part, whole)
}

/// A share of meetings; no value of fewer than four.
pub(super) fn meeting_share(part: Tally, whole: Tally) -> Reckoned {
    share_of_at_least(LEAST_MEETINGS, part, whole)
}

fn share_of_at_least(least: usize, part: Tally, whole: Tally) -> Reckoned {
    let share = Share { part, whole };
    let value = share.percent().filter(|_| share.whole.count() >= least);
    Reckoned { value, part: share.part, whole: share.whole, ..Reckoned::default() }
}
