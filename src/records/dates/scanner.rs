//! The parts of a date, cut out of its text from left to right.

use crate::domain::time::ERAS;

use super::year::Year;
use super::{DateProblem, months as forms};

/// What the pieces of a date are, before they are checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Parts {
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

pub(crate) fn split(text: &str) -> Result<Parts, DateProblem> {
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
        Some(match self.month_and_day()? {
            (month, Some(day)) => Parts::FiscalDay(year, month, day),
            (month, None) => Parts::FiscalMonth(year, month),
        })
    }

    /// `4月`, `4月1日`, `4月末` after `2025年`.
    fn after_month_mark(&mut self, year: Year) -> Option<Parts> {
        if let Some((part, length)) = self.part() {
            return Some(Parts::Part(Some(year), part, length));
        }
        Some(match self.month_and_day()? {
            (month, Some(day)) => Parts::Full(year, month, day),
            (month, None) => Parts::Month(year, month),
        })
    }

    /// `4月`, `4月末`, `4月1日`.
    fn month_and_day(&mut self) -> Option<(i8, Option<i8>)> {
        let month = i8::try_from(self.number()?).ok()?;
        if !self.eat("月") {
            return None;
        }
        if self.rest.is_empty() || self.eat("末") || self.eat("分") || self.eat("度") {
            return Some((month, None));
        }
        let day = i8::try_from(self.number()?).ok()?;
        self.eat("日").then_some((month, Some(day)))
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
