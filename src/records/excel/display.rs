//! What a number format shows, where it changes what the number means.
//!
//! A reader of the sheet sees 5 shown as △5, 1,234,000 shown as 1,234 under
//! a head of 千円, or 2026-10-01 shown as 2026年10月, and that is what the
//! sender meant to send. Formats that only dress a number (commas, decimals,
//! colours) change nothing, and a dash for zero is dress too.

use jiff::Span;
use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use crate::domain::time::{ERAS, TimeSpan, era_year};
use crate::records::grid::Value;

use super::format::{Format, Part, Section, Unit};

/// The signs of a negative number that formats write themselves.
const MINUS: [char; 9] = ['△', '▲', '▵', '▴', '−', '-', '–', '－', '‐'];

/// Days from the beginning of the 1900 date system to that of 1904.
const DAYS_1904: i64 = 1_462;

/// Returns a number as its format shows it.
pub(super) fn shown(number: Decimal, format: &Format, date_1904: bool) -> Value {
    let chosen = format.choose(number);
    let Some(section) = chosen.section else {
        // No section for numbers: they are shown as they are.
        return Value::Number(number);
    };
    if section.is_date() {
        return moment(number, section, date_1904);
    }
    let is_general = section.parts.iter().any(|part| matches!(part, Part::General | Part::Text));
    if !section.parts.iter().any(|part| matches!(part, Part::Digit(_))) && !is_general {
        return without_digits(number, section);
    }
    in_digits(number, section, chosen.drops_minus)
}

/// Returns the day that a date format shows a part of.
pub(super) fn day(number: Decimal, format: &Format, date_1904: bool) -> Option<Date> {
    let section = format.choose(number).section?;
    let days = number.floor().to_i64().filter(|_| section.is_date())?;
    day_of(days, date_1904).ok()
}

/// Returns a text as its format shows it; most show it as it is.
pub(super) fn text_shown(text: &str, format: &Format) -> Option<String> {
    let section = format.text.as_ref()?;
    let mut shown = String::new();
    for part in &section.parts {
        match part {
            Part::Literal(literal) => shown.push_str(literal),
            Part::Text | Part::General => shown.push_str(text),
            _ => {}
        }
    }
    let is_dressed = shown.trim() == text.trim();
    (!is_dressed).then_some(shown)
}

/// A section that shows no digit: words, a dash for zero, or nothing.
fn without_digits(number: Decimal, section: &Section) -> Value {
    let text: String = literals(&section.parts).split_whitespace().collect();
    let is_dash = text.chars().all(|c| MINUS.contains(&c) || matches!(c, '―' | 'ー' | '—' | '¥'));
    if text.is_empty() {
        return Value::Empty;
    }
    if is_dash && number.is_zero() { Value::Number(number) } else { Value::Text(text.into()) }
}

fn literals(parts: &[Part]) -> String {
    let texts = parts.iter().filter_map(|part| match part {
        Part::Literal(text) => Some(text.as_str()),
        _ => None,
    });
    texts.collect()
}

fn in_digits(number: Decimal, section: &Section, drops_minus: bool) -> Value {
    let is_digit = |part: &Part| matches!(part, Part::Digit(_) | Part::General | Part::Text);
    let first = section.parts.iter().position(is_digit).unwrap_or(0);
    let last = section
        .parts
        .iter()
        .rposition(|part| is_digit(part) || matches!(part, Part::Fraction | Part::Dress))
        .unwrap_or(first);
    let before: String = literals(&section.parts[..first]).split_whitespace().collect();
    let after: String =
        literals(section.parts.get(last + 1..).unwrap_or_default()).split_whitespace().collect();
    let has_percent = section.parts.contains(&Part::Percent) || matches!(&*after, "%" | "％");
    let mut value = number;
    for _ in 0..section.thousands {
        value /= Decimal::ONE_THOUSAND;
    }
    let has_minus = before.contains(MINUS) || (before.contains('(') && after.contains(')'));
    let is_sign = before.chars().all(|c| MINUS.contains(&c) || is_dress(c));
    if drops_minus && value < Decimal::ZERO && !has_minus && !section.is_coloured {
        // The section shows a negative number without anything that says so.
        value = -value;
    }
    if has_minus && is_sign && before.contains(MINUS) && value > Decimal::ZERO {
        value = -value;
    }
    if has_percent {
        if section.parts.contains(&Part::Percent) {
            let percent = value.checked_mul(Decimal::ONE_HUNDRED);
            return percent.map_or(Value::Number(number), |it| Value::Percent(it.normalize()));
        }
        return Value::Percent(value);
    }
    let inner = &section.parts[first..=last];
    let is_split =
        inner.iter().any(|part| matches!(part, Part::Literal(text) if !text.trim().is_empty()));
    let zeros = inner.iter().filter(|part| **part == Part::Digit('0')).count();
    let whole = value.fract().is_zero() && !inner.contains(&Part::Fraction);
    let is_code = whole
        && section.thousands == 0
        && zeros > 1
        && inner.iter().all(|part| *part == Part::Digit('0'));
    let has_words = |text: &str| text.chars().any(|c| !is_dress(c) && !MINUS.contains(&c));
    let is_worded = has_words(&after) || (has_words(&before) && !is_sign);
    let is_text = (is_split && whole) || is_worded || (is_code && value.is_sign_positive());
    if !is_text {
        return Value::Number(value);
    }
    // The sign is the value's; what the format writes of it goes.
    let prefix: String = if is_sign { String::new() } else { before };
    let digits = if (is_split || zeros > 1) && whole {
        placed(value.abs(), inner)
    } else {
        value.abs().normalize().to_string()
    };
    let minus = if value.is_sign_negative() && !value.is_zero() { "-" } else { "" };
    Value::Text(format!("{minus}{prefix}{digits}{after}").into())
}

/// Marks and yen signs that only dress a number; other currencies say what it
/// is, as words do.
fn is_dress(c: char) -> bool {
    let is_other_currency = matches!(c, '$' | '＄' | '€' | '£' | '₩' | '元');
    let is_unit = matches!(c, '℃' | '°' | '㎡' | '㎞' | '㎏' | '‰' | '℉' | '㎥' | '㎝' | '㎜');
    !(c.is_alphanumeric() || is_other_currency || is_unit)
}

/// Writes digits into their placeholders, from the last: 1234567 in 000-0000.
fn placed(number: Decimal, parts: &[Part]) -> String {
    let digits = number.normalize().to_string();
    let mut digits: Vec<char> = digits.chars().collect();
    let mut reversed = Vec::new();
    let first = parts.iter().position(|part| matches!(part, Part::Digit(_))).unwrap_or(0);
    for (at, part) in parts.iter().enumerate().rev() {
        match part {
            Part::Digit(placeholder) => {
                let digit = digits.pop();
                reversed.extend(digit.or((*placeholder == '0').then_some('0')));
                if at == first {
                    reversed.extend(digits.drain(..).rev());
                }
            }
            Part::Literal(text) => reversed.extend(text.chars().rev()),
            _ => {}
        }
    }
    reversed.into_iter().rev().collect()
}

/// Returns a serial number as a date format shows it.
fn moment(number: Decimal, section: &Section, date_1904: bool) -> Value {
    const DAY: i64 = 24 * 60;
    let has = |unit: Unit| section.parts.contains(&Part::Date(unit));
    let unreadable = || Value::Text(number.normalize().to_string().into());
    let minutes = number
        .checked_mul(Decimal::from(DAY))
        .and_then(|minutes| minutes.round().to_i64())
        .filter(|minutes| *minutes >= 0 || date_1904);
    let Some(minutes) = minutes else { return unreadable() };
    if section.parts.contains(&Part::Elapsed) {
        return u32::try_from(minutes).map_or_else(|_| unreadable(), Value::Duration);
    }
    let of_day = u32::try_from(minutes.rem_euclid(DAY)).unwrap_or(0);
    let has_era = section.parts.iter().any(|part| matches!(part, Part::Date(Unit::Era(_))));
    let has_year = has(Unit::Year) || has(Unit::EraYear) || has_era;
    let has_day = has(Unit::Day) || has(Unit::Weekday);
    let has_time = has(Unit::Hour) || has(Unit::Minute) || has(Unit::Second);
    if !has_year && !has_day && !has(Unit::Month) {
        return Value::Time(of_day);
    }
    let date = match day_of(minutes.div_euclid(DAY), date_1904) {
        Ok(date) => date,
        Err(written) => return written.map_or_else(unreadable, |it| Value::Text(it.into())),
    };
    if has_time {
        return Value::Moment(date, of_day);
    }
    if has_day {
        return Value::Date(date);
    }
    if has(Unit::Month) {
        return Value::Span(TimeSpan::month_of(date));
    }
    Value::Text(year_shown(date, section).into())
}

/// A day of either date system. The one of 1900 counts a 29 February that
/// never was, and shows zero as a day before the first.
fn day_of(serial: i64, date_1904: bool) -> Result<Date, Option<&'static str>> {
    const LAST: i64 = 2_958_465;
    let serial = if date_1904 { serial.saturating_add(DAYS_1904) } else { serial };
    let days = match serial {
        0 if !date_1904 => return Err(Some("1900/1/0")),
        60 if !date_1904 => return Err(Some("1900/2/29")),
        1..60 if !date_1904 => serial + 1,
        ..=LAST => serial,
        _ => return Err(None),
    };
    let span = Span::new().try_days(days).map_err(|_| None)?;
    Date::constant(1899, 12, 30).checked_add(span).map_err(|_| None)
}

/// A year as it is shown: 2026年, 令和8年度. The words stay, because a year
/// alone and a year of 年度 begin on other days.
fn year_shown(date: Date, section: &Section) -> String {
    let era = era_year(date);
    let mut shown = String::new();
    let has_era = section.parts.iter().any(|part| matches!(part, Part::Date(Unit::Era(_))));
    for part in &section.parts {
        match part {
            Part::Literal(text) => shown.push_str(text),
            Part::Date(Unit::Year) => shown.push_str(&date.year().to_string()),
            Part::Date(Unit::Era(count)) => shown.push_str(&era_name(date, *count)),
            Part::Date(Unit::EraYear) => {
                if !has_era {
                    shown.push_str(&era_name(date, 3));
                }
                let year = era.map_or(i32::from(date.year()), |(_, year)| year);
                shown.push_str(&year.to_string());
            }
            _ => {}
        }
    }
    shown.trim().to_owned()
}

fn era_name(date: Date, letters: usize) -> String {
    let Some(era) = ERAS.iter().find(|era| era.first <= date) else { return String::new() };
    match letters {
        1 => era.letter.to_string(),
        2 => era.short.to_string(),
        _ => era.name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(number: &str, format: &str, expected: &str) {
        let number: Decimal = number.parse().expect("a number");
        let value = shown(number, &Format::parse(format), false);
        assert_eq!(value.cell().to_text(), expected, "{number} {format} {value:?}");
    }

    #[test]
    fn formats_that_change_the_meaning_are_honoured() {
        for (number, format, expected) in [
            ("1234567", "General", "1234567"),
            ("1234567", "", "1234567"),
            ("1234567", "@", "1234567"),
            ("1234567", "#,##0", "1234567"),
            ("-5", "#,##0;\"△\"#,##0", "-5"),
            ("5", "\"△\"#,##0", "-5"),
            ("5", "▲0", "-5"),
            ("0", "\"△\"#,##0", "0"),
            ("1234000", "#,##0,", "1234"),
            ("1234567", "#,##0,", "1234.567"),
            ("2500000000", "0,,\"百万円\"", "2500百万円"),
            ("12", "0\"人\"", "12人"),
            ("12", "General\"人\"", "12人"),
            ("12", "0\"千円\"", "12千円"),
            ("0.45", "0%", "45%"),
            ("0.455", "0.0%", "45.5%"),
            ("45", "0\"%\"", "45%"),
            ("45", "0\"％\"", "45%"),
            ("123", "00000", "00123"),
            ("1234", "#,##0_);(#,##0)", "1234"),
            ("-1234", "#,##0_);(#,##0)", "-1234"),
            ("1234", "[$¥-411]#,##0", "1234"),
            ("1234", "[$$-409]#,##0", "$1234"),
            ("12", "0_ ;[Red]\\-0 ", "12"),
            ("-12", "0_ ;[Red]\\-0 ", "-12"),
            ("-12", "0;[Red]0", "-12"),
            ("-12", "0;0", "12"),
            ("1.5", "0.00E+00", "1.5"),
            ("1.5", "# ?/?", "1.5"),
        ] {
            check(number, format, expected);
        }
    }

    #[test]
    fn conditions_hold_as_they_do_in_excel() {
        for (number, format, expected) in [
            ("12", "[=0]\"-\";#,##0", "12"),
            ("0", "[=0]\"-\";#,##0", "0"),
            ("-12", "[=0]\"-\";#,##0", "-12"),
            ("12", "[<0]\"△\"#,##0;#,##0", "12"),
            ("-12", "[<0]\"△\"#,##0;#,##0", "-12"),
            ("12", "[>=1000]#,##0,;0", "12"),
            ("12000", "[>=1000]#,##0,;0", "12"),
            ("12000000", "[>=1000000]0,,\"百万\";[>=1000]0,\"千\";0", "12百万"),
            ("12000", "[>=1000000]0,,\"百万\";[>=1000]0,\"千\";0", "12千"),
            ("12", "[>=1000000]0,,\"百万\";[>=1000]0,\"千\";0", "12"),
            ("0", "[=0]\"なし\";0", "なし"),
            ("5", "[<>0]0;\"なし\"", "5"),
            ("0", "[<>0]0;\"なし\"", "なし"),
            ("5", "0;0;\"なし\"", "5"),
            ("5", "[=0]\"-\"", "5"),
            ("1", "[=1]\"済\";[=0]\"未\";0", "済"),
            ("0", "[=1]\"済\";[=0]\"未\";0", "未"),
            ("2", "[=1]\"済\";[=0]\"未\";0", "2"),
            ("5", "\"M-\"0", "M-5"),
            ("1234567", "[<=999]000;[<=9999]000-00;000-0000", "123-4567"),
            ("0", "_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"_ ;_ @_ ", "0"),
            ("0", "#,##0;-#,##0;", ""),
            ("7", ";;;", ""),
        ] {
            check(number, format, expected);
        }
    }

    #[test]
    fn words_around_a_number_are_kept() {
        for (number, format, expected) in [
            ("8", "\"令和\"0\"年度\"", "令和8年度"),
            ("3", "\"第\"0\"回\"", "第3回"),
            ("8", "\"R\"0", "R8"),
            ("1", "\"G\"00", "G01"),
            ("4", "0\"月\"", "4月"),
            ("202604", "0000\"年\"00\"月\"", "2026年04月"),
            ("202604", "0000!/00", "2026/04"),
            ("1234", "#,##0\"円\"", "1234円"),
            ("-3", "0\"人\"", "-3人"),
            ("5", "\"△\"0\"人\"", "-5人"),
        ] {
            check(number, format, expected);
        }
    }

    #[test]
    fn dates_are_as_fine_as_they_are_shown() {
        for (number, format, expected) in [
            ("46296", "yyyy/m/d", "2026-10-01"),
            ("46296", "yyyy\"年\"m\"月\"", "2026-10"),
            ("46296", "mmm-yy", "2026-10"),
            ("46296", "[$-409]mmm\\-yy;@", "2026-10"),
            ("46296", "yyyy/mm", "2026-10"),
            ("46296", "m\"月\"", "2026-10"),
            ("46296", "[$-411]ggge\"年\"m\"月\";@", "2026-10"),
            ("46296", "[$-411]ge.m.d", "2026-10-01"),
            ("46296", "[$-411]ggge\"年\"", "令和8年"),
            ("46296", "[$-411]ggge\"年度\"", "令和8年度"),
            ("46296", "[$-411]e\"年\"", "令和8年"),
            ("46296", "[$-411]ge", "R8"),
            ("46296", "yyyy\"年度\"", "2026年度"),
            ("46296", "yyyy", "2026"),
            ("46296", "aaa", "2026-10-01"),
            ("46296", "aaaa", "2026-10-01"),
            ("46296", "dddd", "2026-10-01"),
            ("46296", "m\"月\"d\"日\"(aaa)", "2026-10-01"),
            ("46305.5625", "yyyy/m/d h:mm", "2026-10-10 13:30"),
            ("46305.5625", "m/d/yy h:mm AM/PM", "2026-10-10 13:30"),
            ("46305.5625", "h:mm", "13:30"),
            ("46305.5625", "h\"時\"mm\"分\"", "13:30"),
            ("1.5", "[h]:mm", "36:00"),
            ("1.5", "[h]:mm:ss", "36:00"),
            ("1.5", "[mm]:ss", "36:00"),
            ("0.354166667", "[hh]:mm", "8:30"),
            ("0", "yyyy/m/d", "1900/1/0"),
            ("60", "yyyy/m/d", "1900/2/29"),
            ("59", "yyyy/m/d", "1900-02-28"),
            ("1", "yyyy/m/d", "1900-01-01"),
            ("-1", "yyyy/m/d", "-1"),
            ("9999999999", "yyyy/m/d", "9999999999"),
        ] {
            check(number, format, expected);
        }
        let value = shown(Decimal::from(44_678), &Format::parse("yyyy/m/d"), true);
        assert_eq!(value.cell().to_text(), "2026-04-28");
    }

    #[test]
    fn texts_are_shown_with_their_section() {
        for (text, format, expected) in [
            ("みどり", "@\"様\"", Some("みどり様")),
            ("みどり", "0;0;0;@", None),
            ("みどり", ";;;", Some("")),
            ("みどり", "_(@_)", None),
            ("みどり", "0", None),
        ] {
            let found = text_shown(text, &Format::parse(format));
            assert_eq!(found.as_deref(), expected, "{format}");
        }
    }
}
