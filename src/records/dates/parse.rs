//! Reading: from what somebody wrote to a day or a span, or to why it is none.

use jiff::civil::Date;

use crate::domain::time::{FiscalCalendar, Grain, TimeSpan};

use super::clean::{WEEKDAYS, clean};
use super::digits::{compact_or_serial, short_year, year_last};
use super::scanner::{Parts, split};
use super::words::{from_english, said_twice};
use super::year::Year;
use super::{DateContext, DateProblem, months as forms};

/// Reads a day.
///
/// # Errors
/// If the text is no date, no possible date, or more than one.
pub fn parse_date(text: &str, context: DateContext) -> Result<Date, DateProblem> {
    if !may_be_time(text) {
        return Err(DateProblem::Unreadable);
    }
    let read = any_date(text, context);
    if read != Err(DateProblem::Unreadable) {
        return near(read?, |date| *date);
    }
    let found = match from_english(text) {
        Some(plain) => any_date(&plain, context),
        None => twice(text, |part| any_date(part, context)),
    };
    near(found?, |date| *date)
}

/// Whether a text has a letter of a date; most cells have none, and there are many.
fn may_be_time(text: &str) -> bool {
    const LETTERS: &str = "年月日期半度末週元〇一二三四五六七八九十百明治大正昭平成令和";
    text.chars().any(|c| {
        c.is_numeric()
            || c.is_ascii_alphabetic()
            || matches!(c, '\u{3200}'..='\u{33ff}' | '\u{ff00}'..='\u{ffef}')
            || LETTERS.contains(c)
    })
}

/// Refuses a year that is a slip of the pen: 0026, 20226.
fn near<T>(found: T, first: impl Fn(&T) -> Date) -> Result<T, DateProblem> {
    let year = first(&found).year();
    if (1800..=2200).contains(&year) { Ok(found) } else { Err(DateProblem::FarYear) }
}

fn any_date(text: &str, context: DateContext) -> Result<Date, DateProblem> {
    if let Some(Plain::Day(day)) = plain(text) {
        return day;
    }
    let (text, weekday) = clean(text);
    if let Some(date) = compact_or_serial(&text, context) {
        return date;
    }
    let date = one_day(split(&text)?, context)?;
    let day = date.weekday().to_monday_zero_offset();
    match weekday.filter(|weekday| i8::try_from(*weekday) != Ok(day)) {
        Some(_) => {
            let (proper, _) = WEEKDAYS[usize::try_from(day).expect("below seven")];
            Err(DateProblem::OtherWeekday { proper })
        }
        None => Ok(date),
    }
}

fn one_day(parts: Parts, context: DateContext) -> Result<Date, DateProblem> {
    match parts {
        Parts::Full(year, month, day) => {
            let date = Date::new(year.common(), month, day).map_err(|_| DateProblem::NoSuchDay)?;
            year.check(TimeSpan::day(date)).map(|span| span.first)
        }
        Parts::FiscalDay(fiscal, month, day) => {
            let year = year_within(fiscal, month, context.fiscal_start)?;
            Date::new(year, month, day).map_err(|_| DateProblem::NoSuchDay)
        }
        Parts::Short(a, b, c) => Err(short_year(a, b, c)),
        Parts::YearLast(a, b, year) => year_last(a, b, year, context.order),
        Parts::NoYear(month, day) => match context.fiscal_year {
            Some(fiscal) => {
                let calendar = FiscalCalendar::new(context.fiscal_start);
                let year = calendar.calendar_year(fiscal, month);
                Date::new(year, month, day).map_err(|_| DateProblem::NoSuchDay)
            }
            None => Err(DateProblem::NoYear),
        },
        _ => Err(DateProblem::Unreadable),
    }
}

/// Returns the calendar year of a month of a fiscal year: 令和8年度1月 is in
/// 2027. The fiscal year must be one of its era, the month need not: 平成31年度
/// has a February in 令和2年.
fn year_within(fiscal: Year, month: i8, start: i8) -> Result<i16, DateProblem> {
    let calendar = FiscalCalendar::new(start);
    let year = fiscal.common();
    fiscal.check(calendar.year(year).ok_or(DateProblem::NoSuchDay)?)?;
    Ok(calendar.calendar_year(year, month))
}

fn months(year: i16, month: i8, count: i32, grain: Grain) -> Result<TimeSpan, DateProblem> {
    TimeSpan::months(year, month, count, grain).ok_or(DateProblem::NoSuchDay)
}

/// Reads a span of time: a day, a month, a quarter, a half or a year.
///
/// A year alone (`2025`, `R7`) is a fiscal year; `2025年` is a calendar year
/// and `2025年度` a fiscal one.
///
/// # Errors
/// If the text names no span of time, or more than one.
pub fn parse_span(text: &str, context: DateContext) -> Result<TimeSpan, DateProblem> {
    if !may_be_time(text) {
        return Err(DateProblem::Unreadable);
    }
    let read = any_span(text, context);
    if read != Err(DateProblem::Unreadable) {
        return near(read?, |span| span.first);
    }
    // Rare writings are tried last: most cells are none of them.
    let found = match from_english(text) {
        Some(plain) => any_span(&plain, context),
        None => twice(text, |part| any_span(part, context)),
    };
    near(found?, |span| span.first)
}

/// Reads what is said a second time in brackets; both must say the same.
fn twice<T: PartialEq>(
    text: &str,
    read: impl Fn(&str) -> Result<T, DateProblem>,
) -> Result<T, DateProblem> {
    let (text, _) = clean(text);
    let (first, second) = said_twice(&text).ok_or(DateProblem::Unreadable)?;
    let (first, second) = (read(first)?, read(second)?);
    if first == second { Ok(first) } else { Err(DateProblem::Unreadable) }
}

fn any_span(text: &str, context: DateContext) -> Result<TimeSpan, DateProblem> {
    match plain(text) {
        Some(Plain::Day(day)) => return day.map(TimeSpan::day),
        Some(Plain::Month(year, month)) => return months(year, month, 1, Grain::Month),
        None => {}
    }
    let (cleaned, _) = clean(text);
    if let Some(date) = compact_or_serial(&cleaned, context) {
        return date.map(TimeSpan::day);
    }
    if let Some((year, month)) = forms::with_year(&cleaned) {
        return months(year, month, 1, Grain::Month);
    }
    if let Some((year, first, last)) = forms::range(&cleaned) {
        return range_of_months(year, first, last, context);
    }
    let start = context.fiscal_start;
    let fiscal = FiscalCalendar::new(start);
    if let Some((first, last, year)) = forms::several(&cleaned) {
        let (first, last) =
            (months(year, first, 1, Grain::Month)?, months(year, last, 1, Grain::Month)?);
        return fiscal.whole_of(first.first, last.last).ok_or(DateProblem::NoSuchDay);
    }
    let parts = match cleaned.parse() {
        Ok(month @ 1..=12) if context.bare_months => Parts::MonthOnly(month),
        _ => split(&cleaned)?,
    };
    match parts {
        Parts::Full(..)
        | Parts::FiscalDay(..)
        | Parts::Short(..)
        | Parts::YearLast(..)
        | Parts::NoYear(..) => any_date(text, context).map(TimeSpan::day),
        Parts::FiscalMonth(year, month) => {
            let year = year_within(year, month, start)?;
            months(year, month, 1, Grain::Month)
        }
        Parts::Month(year, month) => year.check(months(year.common(), month, 1, Grain::Month)?),
        Parts::MonthOnly(month) => {
            let year = context.fiscal_year.ok_or(DateProblem::NoYear)?;
            let year = fiscal.calendar_year(year, month);
            months(year, month, 1, Grain::Month)
        }
        Parts::Part(year, part, length) => {
            let year = match year {
                Some(year) => year,
                None => Year::Common(context.fiscal_year.ok_or(DateProblem::NoYear)?),
            };
            let grain = if length == 3 { Grain::Quarter } else { Grain::Half };
            let span = fiscal.part(year.common(), part, grain).ok_or(DateProblem::NoSuchDay)?;
            year.check(span)
        }
        Parts::FiscalYear(year) => {
            year.check(fiscal.year(year.common()).ok_or(DateProblem::NoSuchDay)?)
        }
        Parts::CalendarYear(year) => year.check(months(year.common(), 1, 12, Grain::Year)?),
    }
}

/// The quarter or half that is named by its first and last month: 4〜6月.
fn range_of_months(
    year: &str,
    first: i8,
    last: i8,
    context: DateContext,
) -> Result<TimeSpan, DateProblem> {
    let fiscal = FiscalCalendar::new(context.fiscal_start);
    let length = (last - first).rem_euclid(12) + 1;
    let grain = match length {
        3 => Grain::Quarter,
        6 => Grain::Half,
        _ => return Err(DateProblem::Unreadable),
    };
    if (first - context.fiscal_start).rem_euclid(length) != 0 {
        return Err(DateProblem::Unreadable);
    }
    let year = match year.is_empty() {
        true => fiscal.calendar_year(context.fiscal_year.ok_or(DateProblem::NoYear)?, first),
        false => {
            let around = any_span(year, context)?;
            match around.grain {
                Grain::FiscalYear => fiscal.calendar_year(around.first.year(), first),
                Grain::Year => around.first.year(),
                _ => return Err(DateProblem::Unreadable),
            }
        }
    };
    months(year, first, i32::from(length), grain)
}

/// A date or month in ISO form.
enum Plain {
    Day(Result<Date, DateProblem>),
    Month(i16, i8),
}

/// Reads `2025-04-01` and `2025-04`, which most large tables hold, without the
/// work that other writings need.
fn plain(text: &str) -> Option<Plain> {
    let bytes = text.as_bytes();
    let number = |range: std::ops::Range<usize>| -> Option<i16> {
        bytes.get(range)?.iter().try_fold(0_i16, |number, byte| {
            byte.is_ascii_digit().then(|| number * 10 + i16::from(byte - b'0'))
        })
    };
    if !matches!(bytes.len(), 7 | 10) || bytes[4] != b'-' {
        return None;
    }
    let (year, month) = (number(0..4)?, i8::try_from(number(5..7)?).ok()?);
    if bytes.len() == 7 {
        return Some(Plain::Month(year, month));
    }
    let day = i8::try_from(number(8..10)?).ok()?;
    let date = Date::new(year, month, day).map_err(|_| DateProblem::NoSuchDay);
    (bytes[7] == b'-').then_some(Plain::Day(date))
}

/// Returns whether a text is a date or month that needs no cleaning.
pub(crate) fn is_plain(text: &str) -> bool {
    plain(text).is_some()
}
