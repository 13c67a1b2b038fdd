//! Days, spans of time and eras: what they are, however they were written.

use std::fmt;

use jiff::civil::Date;
use jiff::{Span, ToSpan as _};

/// How fine a span of time is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grain {
    /// One day.
    Day,
    /// A calendar month.
    Month,
    /// Three months of the fiscal year.
    Quarter,
    /// Half of the fiscal year.
    Half,
    /// A fiscal year.
    FiscalYear,
    /// A calendar year.
    Year,
}

/// A span of time: first and last day, both included, and what it is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeSpan {
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
    /// What kind of span it is.
    pub grain: Grain,
}

impl TimeSpan {
    /// Returns the span of one day.
    pub fn day(date: Date) -> Self {
        Self { first: date, last: date, grain: Grain::Day }
    }

    /// Returns a span of whole months that begins on the first of a month.
    /// `None` if the year or the month cannot be.
    pub fn months(year: i16, month: i8, count: i32, grain: Grain) -> Option<Self> {
        let first = Date::new(year, month, 1).ok()?;
        let last = first.checked_add(Span::new().months(count)).and_then(Date::yesterday).ok()?;
        Some(Self { first, last, grain })
    }

    /// Returns the quarter, half or fiscal year that begins and ends on these
    /// days; `None` if they are no such span.
    pub fn whole_of(first: Date, last: Date, fiscal_start: i8) -> Option<Self> {
        [(3, Grain::Quarter), (6, Grain::Half), (12, Grain::FiscalYear)].into_iter().find_map(
            |(months, grain)| {
                let span = Self::months(first.year(), first.month(), months, grain)?;
                let since = i32::from(first.month() - fiscal_start).rem_euclid(12);
                (span.first == first && span.last == last && since % months == 0).then_some(span)
            },
        )
    }

    /// Returns the calendar month that a date is in.
    pub fn month_of(date: Date) -> Self {
        Self { first: date.first_of_month(), last: date.last_of_month(), grain: Grain::Month }
    }

    /// Returns the fiscal year that a date is in.
    pub fn fiscal_year_of(date: Date, start: i8) -> Self {
        let year = if date.month() >= start { date.year() } else { date.year() - 1 };
        Self::months(year, start, 12, Grain::FiscalYear).unwrap_or(Self {
            first: date,
            last: date,
            grain: Grain::FiscalYear,
        })
    }

    /// Returns whether a day is in the span.
    pub fn contains(&self, date: Date) -> bool {
        self.first <= date && date <= self.last
    }

    /// Returns the span of the same kind just before this one.
    pub fn previous(&self) -> Self {
        let months = match self.grain {
            Grain::Day => {
                return Self::day(self.first.yesterday().unwrap_or(self.first));
            }
            Grain::Month => 1,
            Grain::Quarter => 3,
            Grain::Half => 6,
            Grain::FiscalYear | Grain::Year => 12,
        };
        let first = self.first.saturating_sub(Span::new().months(months));
        let last = self.first.yesterday().unwrap_or(self.first);
        Self { first, last, grain: self.grain }
    }
}

/// A span as it is written in file names and on the command line: `2026-10`,
/// `2026-Q1`, `2026-H1`, `FY2026`, `2026`, `2026-10-31`.
impl fmt::Display for TimeSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month) = (self.first.year(), self.first.month());
        match self.grain {
            Grain::Day => write!(f, "{}", self.first),
            Grain::Month => write!(f, "{year:04}-{month:02}"),
            // The first quarter and half begin with the fiscal year; a span
            // alone does not know when that is, so it is counted from April,
            // the Japanese fiscal year, unless the span starts elsewhere.
            Grain::Quarter => {
                let (year, part) = fiscal_part(self.first, 3);
                write!(f, "{year:04}-Q{part}")
            }
            Grain::Half => {
                let (year, part) = fiscal_part(self.first, 6);
                write!(f, "{year:04}-H{part}")
            }
            Grain::FiscalYear => write!(f, "FY{year:04}"),
            Grain::Year => write!(f, "{year:04}"),
        }
    }
}

fn fiscal_part(first: Date, length: i8) -> (i16, i8) {
    let since_april = (first.month() + 8) % 12;
    let year = if first.month() >= 4 { first.year() } else { first.year() - 1 };
    (year, since_april / length + 1)
}

/// Returns the whole days from one date to another.
pub fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

/// Returns a date some days later; dates beyond the calendar stay at its end.
pub fn add_days(date: Date, days: i32) -> Date {
    date.saturating_add(days.days())
}

/// Returns a date some months later, on the last day of the month where the
/// day does not exist.
pub fn add_months(date: Date, months: i32) -> Date {
    date.saturating_add(months.months())
}

/// Returns the first day of some months up to a day: after the same day then,
/// and after the end of the month then if the day ends its month.
pub fn first_of_months(until: Date, months: i32) -> Date {
    let then = add_months(until, -months);
    let then = if until == until.last_of_month() { then.last_of_month() } else { then };
    add_days(then, 1)
}

/// A Japanese era: its names and its first day.
///
/// Source: 元号法 and its cabinet orders (大正 1912, 昭和 1926, 平成 1989,
/// 令和 2019). Japan took up the Gregorian calendar on 1873-01-01; days of 明治
/// before that are counted in it too.
pub(crate) struct Era {
    pub(crate) name: &'static str,
    pub(crate) short: char,
    pub(crate) letter: char,
    pub(crate) first: Date,
}

/// Latest first, so that the first whose start is not after a date is its era.
pub(crate) const ERAS: [Era; 5] = [
    Era { name: "令和", short: '令', letter: 'R', first: Date::constant(2019, 5, 1) },
    Era { name: "平成", short: '平', letter: 'H', first: Date::constant(1989, 1, 8) },
    Era { name: "昭和", short: '昭', letter: 'S', first: Date::constant(1926, 12, 25) },
    Era { name: "大正", short: '大', letter: 'T', first: Date::constant(1912, 7, 30) },
    Era { name: "明治", short: '明', letter: 'M', first: Date::constant(1868, 1, 25) },
];

impl Era {
    /// The year of the common era that is year 1 of this era, minus one.
    pub(crate) fn offset(&self) -> i32 {
        i32::from(self.first.year()) - 1
    }

    /// The last day of this era, if it has ended.
    pub(crate) fn last(&self) -> Option<Date> {
        let next = ERAS.iter().rev().find(|era| era.first > self.first)?;
        next.first.yesterday().ok()
    }
}

/// Returns the era year of a date: `("令和", 7)`; `None` before 明治.
pub fn era_year(date: Date) -> Option<(&'static str, i32)> {
    let era = ERAS.iter().find(|era| era.first <= date)?;
    Some((era.name, i32::from(date.year()) - era.offset()))
}

/// Returns the era year that a year of the common era ends in, as fiscal
/// years are named: 2019 is `("令和", 1)`.
pub fn era_of_year(year: i16) -> Option<(&'static str, i32)> {
    era_year(Date::new(year, 12, 31).ok()?)
}
