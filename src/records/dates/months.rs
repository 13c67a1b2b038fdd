//! Months in the forms that no day has: `Apr-26`, `April 2026`, `202604`, `26/4`.
//!
//! They are read as spans only. Where a day is asked for, `Apr-26` could be the
//! 26th, and is refused.

use rust_decimal::Decimal;

use super::DateProblem;

/// The months in English.
pub(super) const ENGLISH: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The month that an English name names, whole or in its first three letters.
pub(crate) fn english(name: &str) -> Option<i8> {
    let name = name.to_ascii_lowercase();
    let name = name.trim_end_matches('.');
    let name = if name == "sept" { "sep" } else { name };
    let at = ENGLISH.iter().position(|month| *month == name || month[..3] == *name)?;
    i8::try_from(at + 1).ok()
}

/// Whether a number of a workbook can be a year and a month that lost its nought:
/// 2026.1 is what a workbook keeps of 2026.10.
pub(crate) fn is_cut_month(number: Decimal) -> bool {
    number.normalize().scale() == 1
        && number > Decimal::from(13)
        && number < Decimal::from(2200)
        && number.fract() == Decimal::new(1, 1)
}

/// Returns why such a number is not read.
pub(crate) fn cut_month(number: Decimal) -> DateProblem {
    let year = number.trunc();
    let readings = [1, 10].map(|month| format!("{year}年{month}月"));
    DateProblem::Ambiguous { readings: readings.to_vec() }
}

/// Reads a month with its year, of a text without spaces.
pub(super) fn with_year(text: &str) -> Option<(i16, i8)> {
    in_english(text).or_else(|| compact(text)).or_else(|| short_year(text))
}

/// The year, if there is one, and the first and last month of `4〜6月`, `4月〜6月`,
/// `令和8年度10〜12月`.
pub(super) fn range(text: &str) -> Option<(&str, i8, i8)> {
    let text = ["月期", "月分", "月"].iter().find_map(|end| text.strip_suffix(end))?;
    let marks = ["~", "〜", "～", "から", "-", "–", "—", "―", "－"];
    let (first, last) = marks.iter().find_map(|mark| text.split_once(mark))?;
    let first = first.trim_end_matches('月');
    let year = first.trim_end_matches(|c: char| c.is_ascii_digit());
    let month = |text: &str| text.parse::<i8>().ok().filter(|it| (1..=12).contains(it));
    let is_year = year.is_empty() || year.ends_with('年') || year.ends_with("年度");
    is_year.then_some((year, month(&first[year.len()..])?, month(last)?))
}

/// `Apr-26`, `Apr.2026`, `April2026`, `2026Apr`, `Apr'26`.
fn in_english(text: &str) -> Option<(i16, i8)> {
    let is_between = |c: char| matches!(c, '-' | '/' | '.' | ',' | '\'' | '’' | '‐' | '–');
    if text.starts_with(|c: char| c.is_ascii_alphabetic()) {
        let end = text.find(|c: char| !c.is_ascii_alphabetic())?;
        let month = english(&text[..end])?;
        return Some((year(text[end..].trim_start_matches(is_between))?, month));
    }
    // `26-Apr` is the 26th as often as the year, `2026-Apr` is not.
    let (digits, name) = text.split_at_checked(4)?;
    Some((year(digits)?, english(name.trim_start_matches(is_between))?))
}

/// Reads `Apr-Jun 2025` and `April–June 2025`: the first month, the last and the year.
/// Months over the turn of a year could be of either.
pub(super) fn several(text: &str) -> Option<(i8, i8, i16)> {
    let is_dash = |c: char| matches!(c, '-' | '–' | '—' | '~' | '〜' | '‐');
    let (first, rest) = text.split_once(is_dash)?;
    let end = rest.find(|c: char| !c.is_ascii_alphabetic())?;
    let (first, last) = (english(first)?, english(&rest[..end])?);
    let year = year(rest[end..].trim_start_matches(['-', ',', '\'', '’']))?;
    (first < last).then_some((first, last, year))
}

/// A year of four digits, or of two in this century.
fn year(digits: &str) -> Option<i16> {
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number: i16 = digits.parse().ok()?;
    match digits.len() {
        2 => Some(2000 + number),
        4 => Some(number),
        _ => None,
    }
}

/// `202604`.
fn compact(text: &str) -> Option<(i16, i8)> {
    if text.len() != 6 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let year: i16 = text.get(..4)?.parse().ok()?;
    month_of(&text[4..]).filter(|_| (1900..=2100).contains(&year)).map(|month| (year, month))
}

/// `26/4`: more than a month can be, so the year comes first.
fn short_year(text: &str) -> Option<(i16, i8)> {
    let (first, second) = text.split_once(['/', '.', '-'])?;
    if first.len() != 2 || !(13..=99).contains(&first.parse::<i16>().ok()?) {
        return None;
    }
    // 26.1 may be what a workbook made of 26.10.
    let is_cut = text.contains('.') && second == "1";
    Some((year(first)?, month_of(second).filter(|_| !is_cut)?))
}

fn month_of(digits: &str) -> Option<i8> {
    let is_short = matches!(digits.len(), 1 | 2) && digits.bytes().all(|it| it.is_ascii_digit());
    is_short.then(|| digits.parse().ok()).flatten().filter(|month| (1..=12).contains(month))
}
