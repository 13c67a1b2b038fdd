//! Dates and spans of time as people write them.
//!
//! Every form that Japanese offices write is read: `2025-04-01`, `2025/4/1(火)`,
//! `令和7年4月1日`, `R7.4.1`, `令和元年`, spreadsheet serial numbers, and spans
//! such as `2025年4月`, `令和7年度上期` or `2025-Q1`. A date that cannot be, or
//! that could be two days, is a [`DateProblem`] and never a guess.

pub(crate) mod clean;
pub(crate) mod digits;
pub(crate) mod months;
mod parse;
mod period;
pub(crate) mod phrases;
pub(crate) mod scanner;
mod words;

pub(crate) use self::digits::proven_order;
pub(crate) use self::months::{cut_month, english as english_month, is_cut_month};
pub(crate) use self::parse::is_plain;
pub use self::parse::{parse_date, parse_span};
pub use self::period::parse_period;

/// Why a text is not read as a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DateProblem {
    /// It does not look like a date at all.
    Unreadable,
    /// It has the form of a date, but there is no such day: 2025-02-29.
    NoSuchDay,
    /// The era had ended or not yet begun: 平成31年5月1日. With the date as
    /// it would be written properly.
    OutsideEra {
        /// The same day, named in the era it falls in.
        proper: String,
    },
    /// It could be more than one day: 6.4.1, 1/2/2025. With the readings.
    Ambiguous {
        /// The days it could be, in ISO form.
        readings: Vec<String>,
    },
    /// A year that nothing here can be about: before 1800 or after 2200.
    FarYear,
    /// Month and day without a year.
    NoYear,
    /// The day of the week written beside it is another: 2025/4/1(水). With the
    /// right one.
    OtherWeekday {
        /// The day of the week of the date, in Japanese.
        proper: char,
    },
}

/// What is known around a cell and helps to read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateContext {
    /// The month that the fiscal year begins with, 1 to 12.
    pub fiscal_start: i8,
    /// The order of day and month that the column shows elsewhere, for dates
    /// such as 1/2/2025.
    pub order: Option<DayOrder>,
    /// The fiscal year that a title or file name gives, for `4月` alone.
    pub fiscal_year: Option<i16>,
    /// Whether the workbook counts its days from 1904.
    pub date_1904: bool,
    /// Whether the first of a month stands for that month in this column.
    pub months: bool,
    /// Whether a number from 1 to 12 alone is a month here: all of a column or of
    /// the heads beside each other are.
    pub bare_months: bool,
}

impl Default for DateContext {
    fn default() -> Self {
        Self {
            fiscal_start: 4,
            order: None,
            fiscal_year: None,
            date_1904: false,
            months: false,
            bare_months: false,
        }
    }
}

/// Which comes first in dates like 1/2/2025.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayOrder {
    /// 31/12/2025.
    DayFirst,
    /// 12/31/2025.
    MonthFirst,
}

#[cfg(test)]
mod tests;
pub(crate) mod year;
