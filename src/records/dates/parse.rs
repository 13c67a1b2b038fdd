//! Reading: from what somebody wrote to a day or a span, or to why it is none.

use jiff::Span;
use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization as _;

use crate::domain::time::{ERAS, FiscalCalendar, Grain, TimeSpan, era_year};

use super::words::{from_english, said_twice};
use super::{DateContext, DateProblem, DayOrder, months as forms};

/// A year as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Year {
    Common(i16),
    Era(usize, i16),
}

impl Year {
    fn common(self) -> i16 {
        match self {
            Self::Common(year) => year,
            Self::Era(era, year) => {
                i16::try_from(ERAS[era].offset() + i32::from(year)).unwrap_or(i16::MAX)
            }
        }
    }

    /// Checks that the era held on all or part of a span.
    fn check(self, span: TimeSpan) -> Result<TimeSpan, DateProblem> {
        let Self::Era(era, _) = self else { return Ok(span) };
        let era = &ERAS[era];
        let ended = era.last().is_some_and(|last| span.first > last);
        if span.last >= era.first && !ended {
            return Ok(span);
        }
        Err(DateProblem::OutsideEra { proper: proper_era(span.first) })
    }
}

fn proper_era(date: Date) -> String {
    let year = match era_year(date) {
        Some((name, 1)) => format!("{name}元年"),
        Some((name, year)) => format!("{name}{year}年"),
        None => format!("{}年", date.year()),
    };
    format!("{year}{}月{}日", date.month(), date.day())
}

/// The days of the week from Monday, in one letter and in English.
const WEEKDAYS: [(char, &str); 7] = [
    ('月', "Mon"),
    ('火', "Tue"),
    ('水', "Wed"),
    ('木', "Thu"),
    ('金', "Fri"),
    ('土', "Sat"),
    ('日', "Sun"),
];

/// Half-width, without spaces and times of day, kanji numbers in figures; and
/// the day of the week that stood beside the date, counted from Monday.
fn clean(text: &str) -> (String, Option<usize>) {
    let text: String = text.nfkc().collect();
    let text = text.trim();
    let text = without_time(text).unwrap_or(text);
    let mut rest: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let mut weekday = None;
    if let (Some(open), Some(close)) = (rest.find('('), rest.find(')'))
        && open < close
        && let Some(written) = bracketed_weekday(&rest[open + 1..close])
    {
        weekday = written;
        rest.replace_range(open..=close, "");
    }
    let named = rest.strip_suffix("曜日").and_then(|before| {
        let mut letters = WEEKDAYS.iter().enumerate();
        letters.find_map(|(at, (letter, _))| Some((at, before.strip_suffix(*letter)?.len())))
    });
    if let Some((at, length)) = named {
        weekday = Some(at);
        rest.truncate(length);
    }
    (figures(&rest), weekday)
}

/// Takes a time of day off the end of a date: `2025-04-01 10:00`,
/// `2025-04-01T10:00:00`, `4月1日(火) 午後1:30〜3:00`. Whatever else follows a
/// date stays, so that the date is refused with it: it may be another date.
fn without_time(text: &str) -> Option<&str> {
    let before = &text[..text.find(':')?];
    let date = before.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_time = before.len() - date.len() <= 2
        && text[date.len()..]
            .split(['~', '〜', '-', '–', '+'])
            .enumerate()
            .all(|(at, part)| is_clock(part.trim()) || (at == 1 && part.trim().is_empty()));
    let date = date.trim_end().trim_end_matches("午前").trim_end_matches("午後").trim_end();
    let ends = before.len() - date.len() > 2 || date.ends_with([')', '日']);
    let date = date.strip_suffix('T').unwrap_or(date);
    (is_time && (ends || text[date.len()..].starts_with([' ', 'T']))).then(|| date.trim_end())
}

/// `9:00`, `13:30:00`, `1:30 PM`, `10:00Z`.
fn is_clock(text: &str) -> bool {
    let text = text.trim_start_matches("午前").trim_start_matches("午後").trim();
    let text = text.strip_suffix(['Z', '頃']).unwrap_or(text);
    let text = text.strip_suffix("AM").or_else(|| text.strip_suffix("PM")).unwrap_or(text);
    let parts: Vec<&str> = text.trim_end().split([':', '.']).collect();
    let below = |part: &str, limit: u32| {
        part.bytes().all(|byte| byte.is_ascii_digit())
            && part.parse::<u32>().is_ok_and(|number| number < limit)
    };
    match parts.as_slice() {
        [hour, rest @ ..] if (1..=3).contains(&rest.len()) => {
            below(hour, 25) && rest.iter().take(2).all(|part| part.len() == 2 && below(part, 60))
        }
        _ => false,
    }
}

/// Reads what stands in brackets beside a date: `火`, `火・祝`, `火曜日`, `Tue`.
/// `None` if it is no day of the week; a holiday alone names none.
fn bracketed_weekday(text: &str) -> Option<Option<usize>> {
    let mut weekday = None;
    for part in text.split(['・', '/', ',']) {
        let day = part.trim_end_matches("曜日").trim_end_matches('曜');
        let at = WEEKDAYS.iter().position(|(letter, english)| {
            day.chars().eq([*letter]) || day.trim_end_matches('.').eq_ignore_ascii_case(english)
        });
        match at {
            Some(at) => weekday = Some(at),
            None if matches!(day, "祝" | "祝日" | "休" | "休日") => {}
            None => return None,
        }
    }
    Some(weekday)
}

/// Writes the kanji numbers of a date in figures: 令和八年十月三十一日 and
/// 二〇二六年, as resolutions and vertical documents have them.
fn figures(text: &str) -> String {
    let digit = |c: char| "〇一二三四五六七八九".chars().position(|kanji| kanji == c);
    let is_number = |c: char| c == '十' || digit(c).is_some();
    let mut written = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(is_number) {
        let (before, from) = rest.split_at(start);
        written.push_str(before);
        let end = from.find(|c| !is_number(c)).unwrap_or(from.len());
        let (number, after) = from.split_at(end);
        if after.starts_with(['年', '月', '日']) {
            match number.split_once('十') {
                Some((tens, ones)) => {
                    let value = |part: &str| part.chars().next().and_then(digit);
                    let tens = value(tens).unwrap_or(1);
                    written.push_str(&(tens * 10 + value(ones).unwrap_or(0)).to_string());
                }
                None => written.extend(number.chars().filter_map(digit).map(|d| d.to_string())),
            }
        } else {
            written.push_str(number);
        }
        rest = after;
    }
    written + rest
}

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

/// What the pieces of a date are, before they are checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Parts {
    Full(Year, i8, i8),
    /// A month and day of a fiscal year.
    FiscalDay(Year, i8, i8),
    /// A month of a fiscal year.
    FiscalMonth(Year, i8),
    /// Three small numbers: no telling which is the year.
    Short(i16, i16, i16),
    /// 1/2/2025.
    YearLast(i8, i8, i16),
    NoYear(i8, i8),
    Month(Year, i8),
    MonthOnly(i8),
    /// A quarter or half: year, which one, and its length in months.
    Part(Option<Year>, i8, i8),
    FiscalYear(Year),
    CalendarYear(Year),
}

/// Days from the beginning of the 1900 date system to that of 1904.
const DAYS_1904: i64 = 1_462;

/// `20250401`, or a spreadsheet's serial number between 1954 and 2119.
fn compact_or_serial(text: &str, context: DateContext) -> Option<Result<Date, DateProblem>> {
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
fn short_year(a: i16, b: i16, c: i16) -> DateProblem {
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
fn year_last(a: i8, b: i8, year: i16, order: Option<DayOrder>) -> Result<Date, DateProblem> {
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

fn split(text: &str) -> Result<Parts, DateProblem> {
    let mut scanner = Scanner { rest: text };
    let parts = scanner.parts().ok_or(DateProblem::Unreadable)?;
    if scanner.rest.is_empty() { Ok(parts) } else { Err(DateProblem::Unreadable) }
}

struct Scanner<'a> {
    rest: &'a str,
}

impl Scanner<'_> {
    fn parts(&mut self) -> Option<Parts> {
        if let Some(part) = self.part() {
            return Some(Parts::Part(None, part.0, part.1));
        }
        if self.eat("FY") || self.eat("fy") {
            self.eat("'");
            let year = self.short_or_full_year()?;
            return self.after_fiscal_year(year);
        }
        if self.eat("'") || self.eat("’") {
            let year = self.short_or_full_year()?;
            return self.after_year(year);
        }
        if let Some(era) = self.era() {
            let year = if self.eat("元") { 1 } else { i16::try_from(self.number()?).ok()? };
            if year == 0 {
                return None;
            }
            return self.after_year(Year::Era(era, year));
        }
        if let Some(month) = forms::english(self.rest) {
            self.rest = "";
            return Some(Parts::MonthOnly(month));
        }
        let digits = self.rest.bytes().take_while(u8::is_ascii_digit).count();
        let number = self.number()?;
        if digits == 4 {
            return self.after_year(Year::Common(i16::try_from(number).ok()?));
        }
        let first = i16::try_from(number).ok()?;
        if self.eat("月") {
            let month = i8::try_from(first).ok()?;
            if self.rest.is_empty() || self.eat("末") || self.eat("分") || self.eat("度") {
                return Some(Parts::MonthOnly(month));
            }
            let day = i8::try_from(self.number()?).ok()?;
            self.eat("日");
            return Some(Parts::NoYear(month, day));
        }
        self.small_first(first)
    }

    /// Dates that begin with one or two digits: 6.4.1, 1/2/2025, 4/1.
    fn small_first(&mut self, first: i16) -> Option<Parts> {
        let separator = self.separator()?;
        let second = i16::try_from(self.number()?).ok()?;
        if self.rest.is_empty() {
            return Some(Parts::NoYear(i8::try_from(first).ok()?, i8::try_from(second).ok()?));
        }
        if !self.eat(&separator.to_string()) {
            return None;
        }
        let digits = self.rest.bytes().take_while(u8::is_ascii_digit).count();
        let third = i16::try_from(self.number()?).ok()?;
        if digits == 4 {
            return Some(Parts::YearLast(
                i8::try_from(first).ok()?,
                i8::try_from(second).ok()?,
                third,
            ));
        }
        Some(Parts::Short(first, second, third))
    }

    /// What follows a year: nothing, 年, 年度, a month, a quarter.
    fn after_year(&mut self, year: Year) -> Option<Parts> {
        if self.eat("年度") {
            return self.after_fiscal_year(year);
        }
        if self.eat("年") {
            if self.rest.is_empty() || self.eat("末") {
                return Some(Parts::CalendarYear(year));
            }
            return self.after_month_mark(year);
        }
        if self.rest.is_empty() {
            return Some(Parts::FiscalYear(year));
        }
        if let Some((part, length)) = self.part() {
            return Some(Parts::Part(Some(year), part, length));
        }
        let separator = self.separator()?;
        if let Some((part, length)) = self.part() {
            return Some(Parts::Part(Some(year), part, length));
        }
        let month = i8::try_from(self.number()?).ok()?;
        if self.rest.is_empty() || self.month_end() {
            return Some(Parts::Month(year, month));
        }
        if !self.eat(&separator.to_string()) {
            return None;
        }
        let day = i8::try_from(self.number()?).ok()?;
        Some(Parts::Full(year, month, day))
    }

    /// What ends a month after its figures: `R8.1末`, `R8.1月末`, `2026/9月`.
    fn month_end(&mut self) -> bool {
        let is_end = matches!(self.rest, "末" | "月" | "月末" | "月分" | "月度");
        if is_end {
            self.rest = "";
        }
        is_end
    }

    /// The year of FY26 and '26: of this century, as nobody here counts from
    /// an era after these marks.
    fn short_or_full_year(&mut self) -> Option<Year> {
        let digits = self.rest.bytes().take_while(u8::is_ascii_digit).count();
        let number = i16::try_from(self.number()?).ok()?;
        match digits {
            2 => Some(Year::Common(2000 + number)),
            4 => Some(Year::Common(number)),
            _ => None,
        }
    }

    /// What follows a fiscal year: nothing, a part of it, a month, a day.
    fn after_fiscal_year(&mut self, year: Year) -> Option<Parts> {
        self.eat("年度");
        if self.rest.is_empty() || self.eat("末") {
            return Some(Parts::FiscalYear(year));
        }
        self.separator();
        if let Some((part, length)) = self.part() {
            return Some(Parts::Part(Some(year), part, length));
        }
        let month = i8::try_from(self.number()?).ok()?;
        if !self.eat("月") {
            return None;
        }
        if self.rest.is_empty() || self.eat("末") || self.eat("分") || self.eat("度") {
            return Some(Parts::FiscalMonth(year, month));
        }
        let day = i8::try_from(self.number()?).ok()?;
        self.eat("日").then_some(Parts::FiscalDay(year, month, day))
    }

    /// `4月`, `4月1日`, `4月末` after `2025年`.
    fn after_month_mark(&mut self, year: Year) -> Option<Parts> {
        if let Some((part, length)) = self.part() {
            return Some(Parts::Part(Some(year), part, length));
        }
        let month = i8::try_from(self.number()?).ok()?;
        if !self.eat("月") {
            return None;
        }
        if self.rest.is_empty() || self.eat("末") || self.eat("分") || self.eat("度") {
            return Some(Parts::Month(year, month));
        }
        let day = i8::try_from(self.number()?).ok()?;
        self.eat("日").then_some(Parts::Full(year, month, day))
    }

    /// `第1四半期`, `1Q`, `Q1`, `上期`, `下半期`, `H1`: which one, and its months.
    fn part(&mut self) -> Option<(i8, i8)> {
        for (word, part) in
            [("上期", 1), ("上半期", 1), ("前期", 1), ("下期", 2), ("下半期", 2), ("後期", 2)]
        {
            if self.eat(word) {
                return Some((part, 6));
            }
        }
        for (letter, most, length) in [("Q", 4, 3), ("q", 4, 3), ("H", 2, 6)] {
            if let Some(rest) = self.rest.strip_prefix(letter)
                && let Ok(part @ 1..=4) = rest.parse::<i8>()
                && part <= most
            {
                self.rest = "";
                return Some((part, length));
            }
        }
        let mut ahead = Scanner { rest: self.rest };
        ahead.eat("第");
        let part = i8::try_from(ahead.number()?).ok()?;
        if (1..=4).contains(&part) && (ahead.eat("四半期") || ahead.eat("Q") || ahead.eat("q")) {
            self.rest = ahead.rest;
            return Some((part, 3));
        }
        None
    }

    fn era(&mut self) -> Option<usize> {
        let found = ERAS.iter().position(|era| self.rest.starts_with(era.name));
        if let Some(index) = found {
            self.rest = &self.rest[ERAS[index].name.len()..];
            return Some(index);
        }
        let first = self.rest.chars().next()?;
        let index = ERAS
            .iter()
            .position(|era| first == era.short || first.to_ascii_uppercase() == era.letter)?;
        let rest = &self.rest[first.len_utf8()..];
        let follows = rest.strip_prefix('.').unwrap_or(rest);
        if !follows.starts_with(|c: char| c.is_ascii_digit() || c == '元') {
            return None;
        }
        self.rest = follows;
        Some(index)
    }

    fn number(&mut self) -> Option<i32> {
        let digits = self.rest.bytes().take_while(u8::is_ascii_digit).count();
        let number = self.rest.get(..digits)?.parse().ok()?;
        self.rest = &self.rest[digits..];
        Some(number)
    }

    fn separator(&mut self) -> Option<char> {
        let first = self.rest.chars().next()?;
        if matches!(first, '-' | '/' | '.' | '‐' | '−' | '–') {
            self.rest = &self.rest[first.len_utf8()..];
            return Some(first);
        }
        None
    }

    fn eat(&mut self, word: &str) -> bool {
        match self.rest.strip_prefix(word) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }
}
