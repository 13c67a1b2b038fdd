//! How densely days lie, and which leap they do not explain.
//!
//! Why no fixed number of days: a roundtable that meets every month has no gap of
//! seventy days, and one that meets once a year has little else. A leap is odd if it
//! is all of these:
//!
//! - longer than two months. Rows of the month after are ordinary, and reports are
//!   made late;
//! - longer than any gap of the two years before. What has been may be again;
//! - more than twice the usual gap and a week. A meeting that fell out is ordinary,
//!   and so is one a week late. The usual gap is the one in which half of all time
//!   lies: a week full of notes around a yearly meeting does not make the year that
//!   follows it odd;
//! - no longer than what is known before it, or longer than half a year. Three weeks
//!   of records say little about the fourth month.

use jiff::civil::Date;

use crate::domain::time::{add_days, days_between};

/// Days by which meetings are moved.
const WEEK: i32 = 7;

/// The longest two months.
const TWO_MONTHS: i32 = 62;

/// Half a year.
const HALF_YEAR: i32 = 183;

/// The time that is looked back on: two years.
const BEFORE: i32 = 731;

/// The gaps between days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Rhythm {
    /// The gap in which half of all time lies.
    usual: i32,
    /// The widest gap.
    widest: i32,
    /// The days from the first to the last.
    history: i32,
}

impl Rhythm {
    /// Returns whether a leap from a day is odd. `days` are in order.
    pub(super) fn is_odd(days: &[Date], from: Date, leap: i32) -> bool {
        leap > TWO_MONTHS
            && Self::before(days, from).is_some_and(|it| {
                leap > it.widest
                    && leap > it.usual.saturating_mul(2).saturating_add(WEEK)
                    && it.history >= TWO_MONTHS
                    && (leap <= it.history || leap > HALF_YEAR)
            })
    }

    /// Returns the rhythm of the two years up to a day; `None` without any gap.
    fn before(days: &[Date], until: Date) -> Option<Self> {
        let since = add_days(until, -BEFORE);
        let from = days.partition_point(|day| *day < since);
        let to = days.partition_point(|day| *day <= until);
        let days = days.get(from..to)?;
        let history = days_between(*days.first()?, *days.last()?);
        let gaps = days.windows(2).map(|pair| days_between(pair[0], pair[1]));
        let mut gaps: Vec<i32> = gaps.filter(|gap| *gap > 0).collect();
        gaps.sort_unstable();
        let mut passed = 0;
        let is_half = |gap: &&i32| {
            passed += **gap;
            passed * 2 >= history
        };
        let usual = *gaps.iter().find(is_half)?;
        Some(Self { usual, widest: *gaps.last()?, history })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Days by how far each lies from the one before.
    #[track_caller]
    fn check(gaps: &[i32], leap: i32, is_odd: bool) {
        let mut days = vec![Date::constant(2020, 1, 1)];
        for gap in gaps {
            days.push(add_days(*days.last().expect("a day"), *gap));
        }
        let from = *days.last().expect("a day");
        assert_eq!(Rhythm::is_odd(&days, from, leap), is_odd, "{gaps:?} {leap}");
    }

    #[test]
    fn a_leap_is_odd_by_what_came_before() {
        let weeks = [7; 60];
        let months = [31, 30, 31, 28, 35, 28, 30, 31];
        let holidays = [30, 31, 30, 92, 31, 30, 31];
        let quarters = [91, 92, 90, 91, 92];
        let years = [365, 366, 365, 364];
        // Notes of a month around a meeting, once a year.
        let bursts = [3, 4, 10, 5, 343, 3, 4, 10, 5, 343, 4, 8, 3];
        for (gaps, leap, is_odd) in [
            (&weeks[..], 31, false),
            (&weeks, 62, false),
            (&weeks, 63, true),
            (&months, 62, false),
            (&months, 69, false),
            (&months, 70, true),
            (&holidays, 92, false),
            (&holidays, 93, true),
            (&quarters, 92, false),
            (&quarters, 184, false),
            (&quarters, 189, false),
            (&quarters, 190, true),
            (&years, 400, false),
            (&years, 731, false),
            (&years, 740, true),
            (&bursts, 350, false),
            (&bursts, 400, false),
            // Nothing is known yet, or little.
            (&[], 300, false),
            (&[0, 0], 300, false),
            (&[15], 92, false),
            (&[15], 350, false),
            (&[31, 30], 92, false),
            (&[31, 30, 31], 92, true),
            (&[92], 184, false),
            (&[92], 362, true),
        ] {
            check(gaps, leap, is_odd);
        }
    }
}
