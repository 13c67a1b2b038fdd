//! Dates that are digits alone, or whose order only their digits tell.

use jiff::Span;
use jiff::civil::Date;

use crate::domain::time::{ERAS, TimeSpan};

use super::clean::clean;
use super::scanner::{Parts, split};
use super::year::Year;
use super::{DateContext, DateProblem, DayOrder};

/// Days from the beginning of the 1900 date system to that of 1904.
const DAYS_1904: i64 = 1_462;

/// `20250401`, or a spreadsheet's serial number between 1954 and 2119.
pub(crate) fn compact_or_serial(
    text: &str,
    context: DateContext,
) -> Option<Result<Date, DateProblem>> {
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number: i32 = text.parse().ok()?;
    match text.len() {
        8 => {
            let year = i16::try_from(number / 10_000).ok()?;
            let (month, day) = (number / 100 % 100, number % 100);
            (1800..=2200).contains(&year).then(|| {
                Date::new(
                    year,
                    i8::try_from(month).expect("below 100"),
                    i8::try_from(day).expect("below 100"),
                )
                .map_err(|_| DateProblem::NoSuchDay)
            })
        }
        5 if (20_000..80_000).contains(&number) => {
            let first = if context.date_1904 { DAYS_1904 } else { 0 };
            Some(serial_date(i64::from(number) + first).ok_or(DateProblem::NoSuchDay))
        }
        _ => None,
    }
}

/// Returns the day of a serial number in the 1900 date system, which counts
/// a 29 February 1900 that never was.
fn serial_date(serial: i64) -> Option<Date> {
    Date::constant(1899, 12, 30).checked_add(Span::new().try_days(serial).ok()?).ok()
}

/// `6.4.1` could be 2006-04-01, 令和6年, 平成6年 or 昭和6年.
pub(crate) fn short_year(a: i16, b: i16, c: i16) -> DateProblem {
    let (Ok(month), Ok(day)) = (i8::try_from(b), i8::try_from(c)) else {
        return DateProblem::Unreadable;
    };
    let mut readings = Vec::new();
    for (index, era) in ERAS.iter().enumerate().take(3) {
        let year = Year::Era(index, a);
        if let Ok(date) = Date::new(year.common(), month, day)
            && a > 0
            && year.check(TimeSpan::day(date)).is_ok()
        {
            readings.push(format!("{}{a}年{month}月{day}日({date})", era.name));
        }
    }
    if (0..100).contains(&a)
        && let Ok(date) = Date::new(2000 + a, month, day)
    {
        readings.push(date.to_string());
    }
    if readings.is_empty() { DateProblem::NoSuchDay } else { DateProblem::Ambiguous { readings } }
}

/// `1/2/2025`: the column's order decides, or the numbers if only one fits.
pub(crate) fn year_last(
    a: i8,
    b: i8,
    year: i16,
    order: Option<DayOrder>,
) -> Result<Date, DateProblem> {
    let month_first = Date::new(year, a, b).ok();
    let day_first = Date::new(year, b, a).ok();
    match (month_first, day_first, order) {
        (None, None, _) => Err(DateProblem::NoSuchDay),
        (Some(date), Some(other), _) if date == other => Ok(date),
        (Some(date), Some(_), Some(DayOrder::MonthFirst))
        | (Some(_), Some(date), Some(DayOrder::DayFirst))
        | (Some(date), None, _)
        | (None, Some(date), _) => Ok(date),
        (Some(date), Some(other), None) => {
            Err(DateProblem::Ambiguous { readings: vec![date.to_string(), other.to_string()] })
        }
    }
}

/// Returns the order that a date like 12/31/2025 proves, if it proves one.
pub(crate) fn proven_order(text: &str) -> Option<DayOrder> {
    let Ok(Parts::YearLast(a, b, year)) = split(&clean(text).0) else { return None };
    match (Date::new(year, a, b).is_ok(), Date::new(year, b, a).is_ok()) {
        (true, false) => Some(DayOrder::MonthFirst),
        (false, true) => Some(DayOrder::DayFirst),
        _ => None,
    }
}
