//! When people came and went, and for how long, as Zoom and Teams write it in
//! the languages of their users: `2026/10/10 午後1:30:05`, `10/10/2026 1:30:05 PM`,
//! `7/22/26, 7:00:11 PM`, `Oct 10, 2026 01:30 PM`; `1 時間 2 分 3 秒`, `1h 2m 3s`.
//!
//! Dates of a table are read in [`dates`](crate::records::dates); these are
//! apart, because a program wrote them: their order of day and month is that of
//! the whole report, and they have seconds.

use jiff::ToSpan as _;
use jiff::civil::{Date, DateTime, Time};
use unicode_normalization::UnicodeNormalization as _;

/// What a program writes for UTC is read as the time of its clerk.
const HOURS_FROM_UTC: i64 = 9;

/// The years in which there were such reports.
const YEARS: std::ops::RangeInclusive<i16> = 2012..=2100;

/// A day and a time, in each order of day and month in which it can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moment {
    pub(super) month_first: Option<DateTime>,
    pub(super) day_first: Option<DateTime>,
}

impl Moment {
    /// Returns the moment, if its day is read in this order.
    pub(super) fn read(self, order: Order) -> Option<DateTime> {
        match order {
            Order::MonthFirst => self.month_first,
            Order::DayFirst => self.day_first,
        }
    }

    /// Returns the order that the moment proves, if it proves one.
    pub(super) fn proves(self) -> Option<Order> {
        match (self.month_first, self.day_first) {
            (Some(_), None) => Some(Order::MonthFirst),
            (None, Some(_)) => Some(Order::DayFirst),
            _ => None,
        }
    }

    /// Returns whether both orders give the same.
    pub(super) fn is_certain(self) -> bool {
        self.month_first == self.day_first
    }

    fn later(self, hours: i64) -> Self {
        let shift = |it: Option<DateTime>| it.and_then(|it| it.checked_add(hours.hours()).ok());
        Self { month_first: shift(self.month_first), day_first: shift(self.day_first) }
    }
}

/// Which comes first in 7/8/26.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    MonthFirst,
    DayFirst,
}

/// Reads a day with its time of day; midnight if it has none. `is_utc` says
/// that the column's head gives UTC.
pub(super) fn parse(text: &str, is_utc: bool) -> Option<Moment> {
    let mut clock = Clock::default();
    for token in tokens(text)? {
        clock.take(&token)?;
    }
    let moment = clock.moment()?;
    Some(if is_utc || clock.is_utc { moment.later(HOURS_FROM_UTC) } else { moment })
}

/// A piece of what was written.
#[derive(Debug, PartialEq)]
enum Token {
    /// A number, how many figures it has, and the mark before it.
    Number(u32, usize, char),
    Word(String),
}

fn tokens(text: &str) -> Option<Vec<Token>> {
    /// More than any moment has.
    const MOST: usize = 64;
    let mut plain = String::new();
    let mut in_brackets = false;
    for c in text.nfkc().take(2 * MOST) {
        match c {
            '(' => in_brackets = true,
            ')' => in_brackets = false,
            // The day of the week.
            _ if in_brackets => {}
            '年' | '月' => plain.push('/'),
            '時' | '分' => plain.push(':'),
            '日' | '秒' | ',' => plain.push(' '),
            c => plain.extend(c.to_lowercase()),
        }
    }
    if plain.len() > MOST {
        return None;
    }
    let mut found = Vec::new();
    let mut mark = ' ';
    let mut rest = plain.as_str();
    while let Some(c) = rest.chars().next() {
        let run = |is: fn(char) -> bool| rest.find(|c: char| !is(c)).unwrap_or(rest.len());
        let end = if c.is_ascii_digit() {
            let end = run(|c| c.is_ascii_digit());
            found.push(Token::Number(rest[..end].parse().ok()?, end, mark));
            mark = ' ';
            end
        } else if c.is_alphabetic() {
            let end = run(char::is_alphabetic);
            found.push(Token::Word(rest[..end].to_owned()));
            end
        } else {
            if !c.is_whitespace() {
                mark = c;
            }
            c.len_utf8()
        };
        rest = &rest[end..];
    }
    Some(found)
}

/// The parts of a moment, as they are found.
#[derive(Debug, Default)]
struct Clock {
    day: Vec<(u32, usize)>,
    time: Vec<u32>,
    month_word: Option<u32>,
    afternoon: Option<bool>,
    is_utc: bool,
}

impl Clock {
    fn take(&mut self, token: &Token) -> Option<()> {
        const MONTHS: [&str; 12] =
            ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
        const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
        match token {
            // A distance from UTC: that of the clerk, or none at all.
            Token::Number(hours, _, '+') if !self.time.is_empty() => {
                self.is_utc = *hours == 0;
                self.time.resize(3, 0);
            }
            Token::Number(number, figures, _) => {
                let wanted = if self.month_word.is_some() { 2 } else { 3 };
                if self.day.len() < wanted {
                    self.day.push((*number, *figures));
                } else if self.time.len() < 3 {
                    self.time.push(*number);
                }
            }
            Token::Word(word) => match word.as_str() {
                "am" | "午前" => self.afternoon = Some(false),
                "pm" | "午後" => self.afternoon = Some(true),
                "a" if self.afternoon.is_none() => self.afternoon = Some(false),
                "p" if self.afternoon.is_none() => self.afternoon = Some(true),
                "z" | "utc" | "gmt" => self.is_utc = true,
                // p.m.; 2026-10-10T13:30; the Japanese time that it is.
                "m" | "t" | "jst" | "at" => {}
                word if DAYS.iter().any(|day| word.starts_with(day)) => {}
                word if word.contains('曜') => {}
                word => {
                    let month = MONTHS.iter().position(|month| word.starts_with(month))?;
                    self.month_word = u32::try_from(month + 1).ok();
                }
            },
        }
        Some(())
    }

    fn moment(&self) -> Option<Moment> {
        let time = self.time_of_day()?;
        let at = |year: u32, month: u32, day: u32| {
            let (year, month, day) = (year.try_into().ok()?, month.try_into().ok()?, day);
            let date = Date::new(year, month, day.try_into().ok()?).ok()?;
            YEARS.contains(&year).then(|| date.to_datetime(time))
        };
        let certain = |it| Some(Moment { month_first: it, day_first: it });
        let found = match (self.month_word, self.day.as_slice()) {
            (Some(month), [(day, _), (year, 4)] | [(year, 4), (day, _)]) => {
                certain(at(*year, month, *day))?
            }
            (None, [(year, 4), (month, _), (day, _)]) => certain(at(*year, *month, *day))?,
            (None, [(a, ..=2), (b, ..=2), (year, figures @ (2 | 4))]) => {
                let is_short = *figures == 2;
                let common = if is_short { 2000 + year } else { *year };
                let found =
                    Moment { month_first: at(common, *a, *b), day_first: at(common, *b, *a) };
                let is_any = found.month_first.or(found.day_first).is_some();
                // 26/10/10 begins with its year.
                if is_any || !is_short { found } else { certain(at(2000 + a, *b, *year))? }
            }
            _ => return None,
        };
        found.month_first.or(found.day_first).map(|_| found)
    }

    fn time_of_day(&self) -> Option<Time> {
        let part = |at: usize| self.time.get(at).copied().unwrap_or(0);
        let hours = match (self.afternoon, part(0)) {
            (Some(true), hours @ 0..12) => hours + 12,
            (Some(false), 12) => 0,
            (_, hours) => hours,
        };
        let [hours, minutes, seconds] =
            [hours, part(1), part(2)].map(|number| i8::try_from(number).ok());
        Time::new(hours?, minutes?, seconds?, 0).ok()
    }
}

/// Reads a length of time in seconds. A number alone is minutes, or seconds if
/// the column's head says so.
pub(super) fn seconds(text: &str, in_seconds: bool) -> Option<u32> {
    /// Nobody stays longer.
    const MOST: u32 = 7 * 24 * 3600;
    let plain: String = text.nfkc().take(64).flat_map(char::to_lowercase).collect();
    let plain = plain.trim();
    let found = if plain.contains(':') {
        clock_length(plain)?
    } else if plain.chars().any(char::is_alphabetic) {
        worded_length(plain)?
    } else {
        let scale = if in_seconds { 1 } else { 60 };
        let (whole, part) = plain.split_once('.').unwrap_or((plain, ""));
        if !part.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        // A part of a minute is no more than its first two figures say.
        let hundredths: u32 = format!("{part:0<2}").get(..2)?.parse().ok()?;
        let whole: u32 = whole.parse().ok()?;
        whole.checked_mul(scale)?.checked_add(hundredths * scale / 100)?
    };
    (found <= MOST).then_some(found)
}

/// `1:23:45`, `1:23`: hours come first.
fn clock_length(text: &str) -> Option<u32> {
    let mut parts = text.split(':').map(|part| part.trim().parse::<u32>().ok());
    let (hours, minutes) = (parts.next()??, parts.next()??);
    let seconds = parts.next().unwrap_or(Some(0))?;
    if parts.next().is_some() || minutes > 59 || seconds > 59 {
        return None;
    }
    hours.checked_mul(3600)?.checked_add(minutes * 60 + seconds)
}

/// `1 時間 23 分 45 秒`, `1h 23m 45s`, `1 hr 12 min`.
fn worded_length(text: &str) -> Option<u32> {
    let mut total = 0_u32;
    let mut number: Option<u32> = None;
    for token in tokens_of_length(text) {
        match token.parse::<u32>() {
            Ok(_) if number.is_some() => return None,
            Ok(found) => number = Some(found),
            Err(_) => {
                let scale = match token {
                    "日" | "d" | "day" | "days" => 24 * 3600,
                    "時間" | "時" | "h" | "hr" | "hrs" | "hour" | "hours" => 3600,
                    "分" | "分間" | "m" | "min" | "mins" | "minute" | "minutes" => 60,
                    "秒" | "秒間" | "s" | "sec" | "secs" | "second" | "seconds" => 1,
                    _ => return None,
                };
                total = total.checked_add(number.take()?.checked_mul(scale)?)?;
            }
        }
    }
    number.is_none().then_some(total)
}

/// Numbers and words, without what stands between them.
fn tokens_of_length(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
        let first = rest.chars().next()?;
        let is_same = |c: char| c.is_alphanumeric() && c.is_numeric() == first.is_numeric();
        let end = rest.find(|c| !is_same(c)).unwrap_or(rest.len());
        let token;
        (token, rest) = rest.split_at(end);
        Some(token)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, month_first: &str, day_first: &str) {
        let moment = parse(text, false).unwrap_or_else(|| panic!("{text} is read"));
        let written = |it: Option<DateTime>| it.map_or(String::new(), |it| it.to_string());
        let found = (written(moment.month_first), written(moment.day_first));
        assert_eq!(found, (month_first.to_owned(), day_first.to_owned()), "{text}");
    }

    #[test]
    fn moments_are_read_as_programs_write_them() {
        let same = "2026-10-10T13:30:05";
        for text in [
            "2026/10/10 13:30:05",
            "2026/10/10 午後1:30:05",
            "2026/10/10 午後 01:30:05",
            "2026/10/10 01:30:05 PM",
            "2026年10月10日(土) 13時30分05秒",
            "10/10/2026 1:30:05 PM",
            "10/10/26, 1:30:05\u{202f}PM",
            "10/10/2026, 1:30:05 p.m.",
            "Oct 10, 2026 01:30:05 PM",
            "Saturday, 10 October 2026 13:30:05",
            "2026-10-10T04:30:05Z",
            "2026-10-10T13:30:05.123+09:00",
            "26/10/10 13:30:05",
            "２０２６／１０／１０　１３：３０：０５",
        ] {
            check(text, same, same);
        }
        check("2026/10/10 12:05 AM", "2026-10-10T00:05:00", "2026-10-10T00:05:00");
        check("7/22/26, 7:00:11 PM", "2026-07-22T19:00:11", "");
        check("22.07.2026 19:00", "", "2026-07-22T19:00:00");
        check("7/8/2026 9:00", "2026-07-08T09:00:00", "2026-08-07T09:00:00");
    }

    #[test]
    fn what_is_no_moment_is_not_read() {
        for text in ["", "13:30", "山田", "2026/13/40 1:00", "10/10/2026 99:00", "1999/1/1 9:00"]
        {
            assert_eq!(parse(text, false), None, "{text}");
        }
        assert_eq!(parse(&"9".repeat(500), false), None);
    }

    #[test]
    fn lengths_are_read_in_both_languages() {
        for (text, length) in [
            ("1 時間 23 分 45 秒", Some(5025)),
            ("1時間23分45秒", Some(5025)),
            ("1h 23m 45s", Some(5025)),
            ("1:23:45", Some(5025)),
            ("1 時間 5 秒", Some(3605)),
            ("45 秒", Some(45)),
            ("47m", Some(2820)),
            ("1 hr 12 min", Some(4320)),
            ("0:47", Some(2820)),
            ("47", Some(2820)),
            ("47.5", Some(2850)),
            ("４７分", Some(2820)),
            ("0", Some(0)),
            ("99999999999", None),
            ("9999999 時間", None),
            ("5 5 m", None),
            ("2026/10/10 13:30", None),
            ("-5", None),
            ("", None),
        ] {
            assert_eq!(seconds(text, false), length, "{text}");
        }
        assert_eq!(seconds("2820", true), Some(2820));
    }
}
