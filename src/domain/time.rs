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
    /// Whole months from one to another: the time of a grant.
    Months,
}

/// When fiscal years begin: what names quarters, halves and years, and what
/// their names mean. A fiscal year is called by the calendar year of its first
/// month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FiscalCalendar {
    start: i8,
}

impl Default for FiscalCalendar {
    /// From April, as most Japanese organisations have it.
    fn default() -> Self {
        Self { start: 4 }
    }
}

impl FiscalCalendar {
    /// Returns the calendar whose years begin with a month; with April if there
    /// is no such month.
    pub fn new(start: i8) -> Self {
        if (1..=12).contains(&start) { Self { start } } else { Self::default() }
    }

    /// Returns the month that a fiscal year begins with.
    pub fn start(self) -> i8 {
        self.start
    }

    /// Returns the fiscal year that a month of a calendar year is in.
    pub fn year_with(self, year: i16, month: i8) -> i16 {
        if month >= self.start { year } else { year.saturating_sub(1) }
    }

    /// Returns the calendar year that a month of a fiscal year is in.
    pub fn calendar_year(self, fiscal_year: i16, month: i8) -> i16 {
        if month >= self.start { fiscal_year } else { fiscal_year.saturating_add(1) }
    }

    /// Returns a fiscal year; `None` if the calendar does not reach so far.
    pub fn year(self, fiscal_year: i16) -> Option<TimeSpan> {
        self.part(fiscal_year, 1, Grain::FiscalYear)
    }

    /// Returns the fiscal year that a day is in.
    pub fn year_of(self, date: Date) -> TimeSpan {
        let year = self.year(self.year_with(date.year(), date.month()));
        let fiscal = self;
        year.unwrap_or(TimeSpan { first: date, last: date, grain: Grain::FiscalYear, fiscal })
    }

    /// Returns a quarter or half of a fiscal year, counted from 1, or the year
    /// itself.
    pub fn part(self, fiscal_year: i16, part: i8, grain: Grain) -> Option<TimeSpan> {
        let length = grain.months()?;
        let parts = 12 / length;
        if !(1..=parts).contains(&i32::from(part)) {
            return None;
        }
        let from = i32::from(self.start) - 1 + (i32::from(part) - 1) * length;
        let year = i16::try_from(i32::from(fiscal_year) + from / 12).ok()?;
        let month = i8::try_from(from % 12 + 1).ok()?;
        let span = TimeSpan::months(year, month, length, grain)?;
        Some(TimeSpan { fiscal: self, ..span })
    }

    /// Returns the fiscal year of a day and which of its parts of so many months
    /// the day is in, counted from 1.
    fn place(self, date: Date, length: i8) -> (i16, i8) {
        let since = (date.month() - self.start).rem_euclid(12);
        (self.year_with(date.year(), date.month()), since / length + 1)
    }

    /// Returns the quarter, half or fiscal year that begins and ends on these
    /// days; `None` if they are no such span.
    pub fn whole_of(self, first: Date, last: Date) -> Option<TimeSpan> {
        [Grain::Quarter, Grain::Half, Grain::FiscalYear].into_iter().find_map(|grain| {
            let (year, part) = self.place(first, i8::try_from(grain.months()?).ok()?);
            let span = self.part(year, part, grain)?;
            (span.first == first && span.last == last).then_some(span)
        })
    }
}

impl Grain {
    /// Every kind of span.
    pub const ALL: [Self; 7] = [
        Self::Day,
        Self::Month,
        Self::Quarter,
        Self::Half,
        Self::FiscalYear,
        Self::Year,
        Self::Months,
    ];

    /// Returns its code, as records and messages have it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Half => "half",
            Self::FiscalYear => "fiscal-year",
            Self::Year => "year",
            Self::Months => "months",
        }
    }

    /// Returns how many months a span has; `None` of days and free spans.
    pub fn months(self) -> Option<i32> {
        match self {
            Self::Day | Self::Months => None,
            Self::Month => Some(1),
            Self::Quarter => Some(3),
            Self::Half => Some(6),
            Self::FiscalYear | Self::Year => Some(12),
        }
    }
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
    /// The calendar that names it, if it is part of a fiscal year; else the
    /// usual one, so that equal spans are equal.
    fiscal: FiscalCalendar,
}

impl TimeSpan {
    /// Returns the span of one day.
    pub fn day(date: Date) -> Self {
        Self { first: date, last: date, grain: Grain::Day, fiscal: FiscalCalendar::default() }
    }

    /// Returns a span of whole months that begins on the first of a month, in a
    /// fiscal calendar of the usual kind. `None` if the year or the month cannot
    /// be.
    pub fn months(year: i16, month: i8, count: i32, grain: Grain) -> Option<Self> {
        let first = Date::new(year, month, 1).ok()?;
        let last = first.checked_add(Span::new().months(count)).and_then(Date::yesterday).ok()?;
        Some(Self { first, last, grain, fiscal: FiscalCalendar::default() })
    }

    /// Returns a span as a record keeps it: its days, its kind, and the month that
    /// its fiscal years begin with.
    pub fn kept(first: Date, last: Date, grain: Grain, fiscal_start: i8) -> Self {
        Self { first, last, grain, fiscal: FiscalCalendar::new(fiscal_start) }
    }

    /// Returns the month that begins the fiscal years it is named by.
    pub fn fiscal_start(&self) -> i8 {
        self.fiscal.start()
    }

    /// Returns the span from the first day of one span to the last of another,
    /// if that is whole months; one month is that month.
    pub fn between(from: Self, to: Self) -> Option<Self> {
        let (first, last) = (from.first, to.last);
        let is_whole = first.day() == 1 && last == last.last_of_month() && first < last;
        let is_one = (first.year(), first.month()) == (last.year(), last.month());
        let grain = if is_one { Grain::Month } else { Grain::Months };
        is_whole.then_some(Self { first, last, grain, fiscal: FiscalCalendar::default() })
    }

    /// Returns the calendar month that a date is in.
    pub fn month_of(date: Date) -> Self {
        Self {
            first: date.first_of_month(),
            last: date.last_of_month(),
            grain: Grain::Month,
            fiscal: FiscalCalendar::default(),
        }
    }

    /// Returns the fiscal year of a quarter, half or year, and which part of it
    /// the span is, counted from 1.
    pub fn fiscal_part(&self) -> (i16, i8) {
        let length = self.grain.months().and_then(|months| i8::try_from(months).ok());
        self.fiscal.place(self.first, length.unwrap_or(12))
    }

    /// Returns the span of the same name in another fiscal calendar: `2026-Q4` of
    /// years that begin in January is October to December.
    pub fn named_in(self, fiscal: FiscalCalendar) -> Self {
        match self.grain {
            Grain::Quarter | Grain::Half | Grain::FiscalYear => {
                let (year, part) = self.fiscal_part();
                fiscal.part(year, part, self.grain).unwrap_or(self)
            }
            _ => self,
        }
    }

    /// Returns whether a day is in the span.
    pub fn contains(&self, date: Date) -> bool {
        self.first <= date && date <= self.last
    }

    /// Returns the span of the same kind and length just before this one.
    pub fn previous(&self) -> Self {
        if self.grain == Grain::Day {
            return Self::day(self.first.yesterday().unwrap_or(self.first));
        }
        let first =
            self.first.saturating_sub(Span::new().months(months_between(self.first, self.last)));
        let last = self.first.yesterday().unwrap_or(self.first);
        Self { first, last, ..*self }
    }

    /// Returns the span with a day in it, of those as long as this one that follow each
    /// other before and after it.
    pub fn turn_with(&self, date: Date) -> Self {
        if self.grain == Grain::Day {
            return Self::day(date);
        }
        let length = months_between(self.first, self.last).max(1);
        let turns = (months_between(self.first, date) - 1).div_euclid(length);
        let first = add_months(self.first, turns * length);
        let last = add_months(first, length - 1).last_of_month();
        Self { first, last, ..*self }
    }

    /// Returns the same span a year before.
    pub fn year_before(&self) -> Self {
        let last = add_months(self.last, -12);
        let ends_month = self.grain != Grain::Day && self.last == self.last.last_of_month();
        let last = if ends_month { last.last_of_month() } else { last };
        Self { first: add_months(self.first, -12), last, ..*self }
    }
}

/// A span as it is written in file names and on the command line: `2026-10`,
/// `2026-Q1`, `2026-H1`, `FY2026`, `CY2026`, `2025-07..2026-06`, `2026-10-31`.
impl fmt::Display for TimeSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let month = |date: Date| format!("{:04}-{:02}", date.year(), date.month());
        let (year, part) = self.fiscal_part();
        match self.grain {
            Grain::Day => write!(f, "{}", self.first),
            Grain::Month => write!(f, "{}", month(self.first)),
            Grain::Quarter => write!(f, "{year:04}-Q{part}"),
            Grain::Half => write!(f, "{year:04}-H{part}"),
            Grain::FiscalYear => write!(f, "FY{year:04}"),
            Grain::Year => write!(f, "CY{:04}", self.first.year()),
            Grain::Months => write!(f, "{}..{}", month(self.first), month(self.last)),
        }
    }
}

/// Returns how many months two days and the time between them touch.
pub fn months_between(from: Date, to: Date) -> i32 {
    let of = |date: Date| i32::from(date.year()) * 12 + i32::from(date.month());
    of(to) - of(from) + 1
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
