//! Days and months in the names of files: 202610, R8年10月末, 2026-10-31, 10月分, Oct 2026.
//!
//! Names have forms of their own, without separators or a year, and need an order
//! only: which of two is later.

use std::cmp::Ordering;

use crate::records::dates::english_month;

/// A day, month or year in a name; what is not said is zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct When {
    year: u16,
    month: u8,
    day: u8,
    /// Whether it is bare digits that may be a code of a place as well: 1031, 261009.
    pub(crate) is_code: bool,
}

/// What may follow a date and belongs to it, the longest first.
const AFTER: [&str; 14] = [
    "末日時点",
    "末時点",
    "末現在",
    "末日",
    "末",
    "時点",
    "現在",
    "付け",
    "付",
    "分",
    "度",
    "締め",
    "締",
    "号",
];

impl When {
    /// Returns which of two is later; `None` where they do not say the same parts.
    pub(crate) fn compare(self, other: Self) -> Option<Ordering> {
        if (self.year == 0) != (other.year == 0) || (self.month == 0) != (other.month == 0) {
            return None;
        }
        // Without a year the fiscal one is meant, which begins in April.
        let month = |it: Self| match it.year {
            0 => (it.month + 8) % 12,
            _ => it.month,
        };
        let order = (self.year, month(self)).cmp(&(other.year, month(other)));
        if order != Ordering::Equal || self.day == other.day {
            return Some(order);
        }
        // October and the end of October are one; the middle of it may be either.
        let day = |it: Self| if it.day == 0 { 31 } else { it.day };
        let is_end = |it: Self| day(it) >= 28;
        match self.day == 0 || other.day == 0 {
            true => (is_end(self) && is_end(other)).then_some(Ordering::Equal),
            false => Some(self.day.cmp(&other.day)),
        }
    }

    /// What a later part of a name adds to an earlier one: 2026年度 and 10月.
    fn joined(self, later: Self) -> Self {
        let year = if later.year == 0 { self.year } else { later.year };
        match later.month {
            0 => Self { year, ..self },
            _ => Self { year, is_code: self.is_code || later.is_code, ..later },
        }
    }
}

/// Returns a name, in one width and case, without its dates, and the day that they say
/// together.
pub(crate) fn taken_out(name: &str) -> (String, Option<When>) {
    let chars: Vec<char> = name.chars().collect();
    let mut rest = String::new();
    let mut found: Option<When> = None;
    let mut at = 0;
    while at < chars.len() {
        let before = at.checked_sub(1).map(|before| chars[before]);
        let is_start = !before.is_some_and(|c| c.is_ascii_alphanumeric());
        match date_at(&chars[at..]).filter(|_| is_start) {
            Some((when, length)) => {
                found = Some(found.map_or(when, |earlier| earlier.joined(when)));
                rest.push(' ');
                at += length;
            }
            None => {
                rest.push(chars[at]);
                at += 1;
            }
        }
    }
    (rest, found)
}

/// Reads a date at the beginning of a text; its length with it.
fn date_at(text: &[char]) -> Option<(When, usize)> {
    let (when, length) = compact(text)
        .or_else(|| with_year(text))
        .or_else(|| month_first(text))
        .or_else(|| in_english(text))?;
    let rest: String = text[length..].iter().take(5).collect();
    let after = AFTER.iter().find(|after| rest.starts_with(*after));
    let is_end = after.is_some_and(|after| after.starts_with('末'));
    let day = if is_end && when.day == 0 && when.month > 0 { 31 } else { when.day };
    let length = length + after.map_or(0, |after| after.chars().count());
    Some((When { day, ..when }, length))
}

fn digits(text: &[char]) -> usize {
    text.iter().take_while(|c| c.is_ascii_digit()).count()
}

fn number(text: &[char]) -> Option<u16> {
    text.iter().collect::<String>().parse().ok()
}

fn as_month(number: u16) -> Option<u8> {
    u8::try_from(number).ok().filter(|it| (1..=12).contains(it))
}

fn as_day(number: u16) -> Option<u8> {
    u8::try_from(number).ok().filter(|it| (1..=31).contains(it))
}

fn as_year(number: u16) -> Option<u16> {
    (1900..2100).contains(&number).then_some(number)
}

/// 20261031, 202610, 261031, 1031.
fn compact(text: &[char]) -> Option<(When, usize)> {
    let length = digits(text);
    let part = |from: usize, to: usize| number(text.get(from..to)?);
    let year = part(0, 4).and_then(as_year);
    let (year, month, day, is_code) = match length {
        8 => (year?, as_month(part(4, 6)?)?, as_day(part(6, 8)?)?, false),
        6 => match year.zip(part(4, 6).and_then(as_month)) {
            // 202011 is a town too.
            Some((year, month)) => (year, month, 0, year < 2022),
            None => (2000 + part(0, 2)?, as_month(part(2, 4)?)?, as_day(part(4, 6)?)?, true),
        },
        4 if year.is_none() => (0, as_month(part(0, 2)?)?, as_day(part(2, 4)?)?, true),
        _ => return None,
    };
    let when = When { year, month, day, is_code };
    Some((when, length))
}

/// A date that begins with its year: 2026-10-31, R8年10月, 令和8年度.
fn with_year(text: &[char]) -> Option<(When, usize)> {
    let (year, mut at) = western_year(text).or_else(|| era_year(text))?;
    let is_era = !text.first()?.is_ascii_digit();
    let mut when = When { year, ..When::default() };
    let word = text.get(at).copied();
    let is_named = word == Some('年');
    if is_named {
        at += 1;
        if text.get(at) == Some(&'度') {
            return Some((when, at + 1));
        }
    }
    let separated = |at: usize| match text.get(at) {
        Some('.' | '-' | '_' | '/' | ' ') => Some(at + 1),
        _ => None,
    };
    let start = separated(at).unwrap_or(at);
    let length = digits(text.get(start..)?);
    let month = (1..=2).contains(&length).then(|| number(&text[start..start + length])).flatten();
    let Some(month) = month.and_then(as_month).filter(|_| is_named || start > at) else {
        // A bare R8 is a code as often as a year; 2026 is a year.
        return (is_named || !is_era).then_some((when, at));
    };
    when.month = month;
    at = start + length;
    let is_month = text.get(at) == Some(&'月');
    if is_month {
        at += 1;
    }
    let start = if is_month { at } else { separated(at).unwrap_or(at) };
    let length = digits(text.get(start..).unwrap_or_default());
    let day = (1..=2).contains(&length).then(|| number(&text[start..start + length])).flatten();
    if let Some(day) = day.and_then(as_day).filter(|_| is_month || start > at) {
        when.day = day;
        at = start + length;
        if text.get(at) == Some(&'日') {
            at += 1;
        }
    }
    Some((when, at))
}

fn western_year(text: &[char]) -> Option<(u16, usize)> {
    (digits(text) == 4).then(|| number(&text[..4])).flatten().and_then(as_year).map(|it| (it, 4))
}

/// 令和8, R8, 平成30, H30, 令和元; the text is in lower case.
fn era_year(text: &[char]) -> Option<(u16, usize)> {
    let (start, before) = match text {
        ['令', '和', ..] => (2, 2018),
        ['平', '成', ..] => (2, 1988),
        ['r', ..] => (1, 2018),
        ['h', ..] => (1, 1988),
        _ => return None,
    };
    if text.get(start) == Some(&'元') {
        return Some((before + 1, start + 1));
    }
    let length = digits(&text[start..]);
    let number = (1..=2).contains(&length).then(|| number(&text[start..start + length])).flatten();
    number.filter(|it| *it > 0).map(|number| (before + number, start + length))
}

/// A date without a year: 10月, 10月31日.
fn month_first(text: &[char]) -> Option<(When, usize)> {
    let length = digits(text);
    let month = (1..=2).contains(&length).then(|| number(&text[..length])).flatten();
    let month = month.and_then(as_month).filter(|_| text.get(length) == Some(&'月'))?;
    let at = length + 1;
    let length = digits(&text[at..]);
    let day = (1..=2).contains(&length).then(|| number(&text[at..at + length])).flatten();
    match day.and_then(as_day).filter(|_| text.get(at + length) == Some(&'日')) {
        Some(day) => Some((When { month, day, ..When::default() }, at + length + 1)),
        None => Some((When { month, ..When::default() }, at)),
    }
}

/// A month in English, with its day or a short year if it has one: Oct, 31 October,
/// Oct 31, Oct-26. A long year stands apart and is joined to it.
fn in_english(text: &[char]) -> Option<(When, usize)> {
    let gap = |at: usize| {
        let is_gap = |c: &&char| matches!(c, ' ' | '-' | '_' | '.' | ',' | '\'');
        text.get(at..).unwrap_or_default().iter().take_while(is_gap).count()
    };
    let before = digits(text);
    let day_before = match before {
        0 => None,
        1 | 2 => Some(number(&text[..before]).and_then(as_day)?),
        _ => return None,
    };
    let start = before + if before == 0 { 0 } else { ordinal(&text[before..]) };
    let start = start + if before == 0 { 0 } else { gap(start) };
    let letters = text[start..].iter().take_while(|c| c.is_alphabetic()).count();
    let word: String = text[start..start + letters].iter().collect();
    let month = english_month(&word)?;
    let end = start + letters;
    let when =
        When { month: u8::try_from(month).ok()?, day: day_before.unwrap_or(0), ..When::default() };
    if let Some((year, length)) = western_year(text.get(end..).unwrap_or_default()) {
        return Some((When { year, ..when }, end + length));
    }
    let after = end + gap(end);
    let length = digits(text.get(after..).unwrap_or_default());
    let number = (1..=2).contains(&length).then(|| number(&text[after..after + length])).flatten();
    let is_short_year = after == end + 1 && matches!(text[end], '-' | '\'') && length == 2;
    let next = |at: usize| at + ordinal(text.get(at..).unwrap_or_default());
    match number.filter(|_| after > end) {
        Some(year) if day_before.is_some() || is_short_year => {
            Some((When { year: 2000 + year, ..when }, after + length))
        }
        Some(day) => {
            // Oct 26 may be a day or a year; a long year behind it tells.
            let year = after + length + gap(after + length);
            let is_told = western_year(text.get(year..).unwrap_or_default()).is_some();
            let is_told = is_told || next(after + length) > after + length;
            is_told.then_some((When { day: as_day(day)?, ..when }, next(after + length)))
        }
        None => Some((when, end)),
    }
}

/// The letters behind the number of a day: 1st, 31st.
fn ordinal(text: &[char]) -> usize {
    let word: String = text.iter().take_while(|c| c.is_alphabetic()).collect();
    if matches!(word.as_str(), "st" | "nd" | "rd" | "th") { 2 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_names_are_found_in_their_forms() {
        for (name, rest, date) in [
            ("台帳_r8年10月末", "台帳", (2026, 10, 31)),
            ("台帳_令和8年10月31日時点", "台帳", (2026, 10, 31)),
            ("台帳r8.10.31", "台帳", (2026, 10, 31)),
            ("台帳_2026-10-31", "台帳", (2026, 10, 31)),
            ("台帳_20261031", "台帳", (2026, 10, 31)),
            ("台帳_261031", "台帳", (2026, 10, 31)),
            ("台帳_1031", "台帳", (0, 10, 31)),
            ("実績_202610", "実績", (2026, 10, 0)),
            ("実績_2026年10月分", "実績", (2026, 10, 0)),
            ("2026年度_実績_10月", "実績", (2026, 10, 0)),
            ("実績10月", "実績", (0, 10, 0)),
            ("実績_2026", "実績", (2026, 0, 0)),
            ("tracker - sep 2026", "tracker", (2026, 9, 0)),
            ("tracker_october2026", "tracker", (2026, 10, 0)),
            ("2026 oct tracker", "tracker", (2026, 10, 0)),
            ("tracker 31 october 2026", "tracker", (2026, 10, 31)),
            ("tracker 31st oct 2026", "tracker", (2026, 10, 31)),
            ("tracker oct 31, 2026", "tracker", (2026, 10, 31)),
            ("tracker oct-26", "tracker", (2026, 10, 0)),
            ("tracker_sept", "tracker", (0, 9, 0)),
        ] {
            let (left, when) = taken_out(name);
            let left: String = left.chars().filter(|c| c.is_alphanumeric()).collect();
            let found = when.map(|it| (it.year, it.month, it.day));
            assert_eq!((left.as_str(), found), (rest, Some(date)), "{name}");
        }
        for name in [
            "i01",
            "r1",
            "第3回",
            "地区13月",
            "a2026",
            "123456789",
            "業務記録2",
            "market",
            "decide",
            "tracker oct 26",
        ] {
            assert_eq!(taken_out(name), (name.to_owned(), None), "{name}");
        }
    }
}
