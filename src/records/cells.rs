//! One cell to one value: what each kind of column accepts, and how what was
//! written otherwise is cleaned.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::diagnostics::{Diagnostic, Origin};
use crate::domain::text::fold;
use crate::domain::time::TimeSpan;
use crate::domain::value::{Items, Measured, Names, Reading, TimeOfDay, is_bounded, split_scale};
use crate::domain::words::{Choice, Word};

use super::dates::{self, DateContext, DateProblem};
use super::grid::Cell;
use super::log::Rule;
use super::numbers;
use super::table::Kind;

/// A type that a cell can hold.
pub(crate) trait CellValue: Sized {
    /// What a column of this type holds.
    const KIND: Kind;

    /// Reads a cell that is not blank.
    fn read(cell: Cell<'_>, context: &CellContext<'_>) -> Result<Self, CellProblem>;

    /// Returns what was done and how the value is written properly, if the
    /// cell was written otherwise.
    fn cleaned(&self, _: Cell<'_>) -> Option<(Rule, String)> {
        None
    }
}

/// What is known around a cell.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CellContext<'a> {
    /// For dates.
    pub(crate) dates: DateContext,
    /// The unit that the column's header gives, such as 千円.
    pub(crate) unit: Option<&'a str>,
    /// The unit that stands above the table or in the row's own column for
    /// units: it holds for amounts that it can be the unit of, not for counts
    /// beside them.
    pub(crate) outer_unit: Option<&'a str>,
}

/// Why a cell is not what its column holds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum CellProblem {
    /// An error value such as `#REF!`.
    ErrorValue,
    /// A formula whose result the file does not hold.
    Uncalculated,
    /// Not a date, or not a possible or certain one.
    Date(DateProblem),
    /// Not a number.
    Number(numbers::NumberProblem),
    /// Not a whole number from zero up.
    Count,
    /// Not a time of day.
    Time,
    /// Neither yes nor no.
    Flag,
    /// Not one of these words.
    Choice(&'static [Word]),
}

impl CellValue for String {
    const KIND: Kind = Kind::Text;

    fn read(cell: Cell<'_>, _: &CellContext<'_>) -> Result<Self, CellProblem> {
        Ok(match cell {
            Cell::Text(text) => text.trim().to_owned(),
            cell => cell.to_text(),
        })
    }
}

impl CellValue for Names {
    const KIND: Kind = Kind::Names;

    fn read(cell: Cell<'_>, _: &CellContext<'_>) -> Result<Self, CellProblem> {
        Ok(Self(split_list(&cell.to_text(), &[';', '；', '、', ',', '，', '\n'])))
    }
}

impl CellValue for Items {
    const KIND: Kind = Kind::Items;

    fn read(cell: Cell<'_>, _: &CellContext<'_>) -> Result<Self, CellProblem> {
        Ok(Self(split_list(&cell.to_text(), &[';', '；', '\n'])))
    }
}

fn split_list(text: &str, separators: &[char]) -> Vec<String> {
    text.split(separators)
        .map(str::trim)
        .filter(|item| !item.is_empty())
        .map(str::to_owned)
        .collect()
}

impl CellValue for Date {
    const KIND: Kind = Kind::Date;

    fn read(cell: Cell<'_>, context: &CellContext<'_>) -> Result<Self, CellProblem> {
        match cell {
            Cell::Date(date) => Ok(date),
            Cell::Text(text) => dates::parse_date(text, context.dates).map_err(CellProblem::Date),
            _ => dates::parse_date(&cell.to_text(), context.dates).map_err(CellProblem::Date),
        }
    }

    fn cleaned(&self, cell: Cell<'_>) -> Option<(Rule, String)> {
        match cell {
            Cell::Date(_) => None,
            Cell::Text(text) if dates::is_plain(text) => None,
            _ => Some((Rule::Date, self.to_string())),
        }
    }
}

impl CellValue for TimeSpan {
    const KIND: Kind = Kind::Span;

    fn read(cell: Cell<'_>, context: &CellContext<'_>) -> Result<Self, CellProblem> {
        match cell {
            Cell::Date(date) => Ok(Self::day(date)),
            Cell::Text(text) => dates::parse_span(text, context.dates).map_err(CellProblem::Date),
            _ => dates::parse_span(&cell.to_text(), context.dates).map_err(CellProblem::Date),
        }
    }

    fn cleaned(&self, cell: Cell<'_>) -> Option<(Rule, String)> {
        match cell {
            Cell::Date(_) => None,
            Cell::Text(text) if dates::is_plain(text) || text == self.to_string() => None,
            _ => Some((Rule::Date, self.to_string())),
        }
    }
}

impl CellValue for Measured {
    const KIND: Kind = Kind::Measured;

    /// A unit in the cell or in the header is kept, to be compared with the
    /// indicator's; 千 and 百万 before it scale the value.
    fn read(cell: Cell<'_>, context: &CellContext<'_>) -> Result<Self, CellProblem> {
        let mut measured = match cell {
            Cell::Number(number) => Self::plain(number, None),
            Cell::Percent(number) => Self::plain(number, Some("%".to_owned())),
            Cell::Text(text) => numbers::parse_measured(text)
                .map_err(CellProblem::Number)?
                .ok_or(CellProblem::Number(numbers::NumberProblem::Unreadable))?,
            _ => numbers::parse_measured(&cell.to_text())
                .map_err(CellProblem::Number)?
                .ok_or(CellProblem::Number(numbers::NumberProblem::Unreadable))?,
        };
        if let (Some(unit), None, Reading::Number(number)) =
            (context.unit, &measured.unit, &mut measured.reading)
        {
            let (scale, base) = split_scale(unit);
            *number = number
                .checked_mul(scale)
                .ok_or(CellProblem::Number(numbers::NumberProblem::TooLong))?;
            measured.unit = Some(base.to_owned());
        }
        match measured.reading {
            Reading::Number(number) if !is_bounded(number) => {
                Err(CellProblem::Number(numbers::NumberProblem::TooLong))
            }
            _ => Ok(measured),
        }
    }

    fn cleaned(&self, cell: Cell<'_>) -> Option<(Rule, String)> {
        match (cell, &self.reading) {
            (Cell::Text(text), Reading::Number(number))
                if numbers::plain(text) != Some(*number) =>
            {
                let unit = self.unit.as_deref().unwrap_or_default();
                Some((Rule::Number, format!("{}{unit}", number.normalize())))
            }
            _ => None,
        }
    }
}

impl CellValue for Decimal {
    const KIND: Kind = Kind::Number;

    /// A header such as 決定額(千円) scales its column.
    fn read(cell: Cell<'_>, context: &CellContext<'_>) -> Result<Self, CellProblem> {
        let (value, has_unit) = match cell {
            Cell::Number(number) | Cell::Percent(number) => (number, false),
            _ => {
                let number = numbers::parse_number(&cell.to_text()).map_err(CellProblem::Number)?;
                (number.value, number.unit.is_some())
            }
        };
        let scale = match context.unit {
            Some(unit) if !has_unit => split_scale(unit).0,
            _ => Self::ONE,
        };
        value
            .checked_mul(scale)
            .filter(|value| is_bounded(*value))
            .ok_or(CellProblem::Number(numbers::NumberProblem::TooLong))
    }

    fn cleaned(&self, cell: Cell<'_>) -> Option<(Rule, String)> {
        match cell {
            Cell::Text(text) if numbers::plain(text) != Some(*self) => {
                Some((Rule::Number, self.normalize().to_string()))
            }
            _ => None,
        }
    }
}

impl CellValue for u32 {
    const KIND: Kind = Kind::Count;

    fn read(cell: Cell<'_>, context: &CellContext<'_>) -> Result<Self, CellProblem> {
        let number = Decimal::read(cell, context)?;
        if !number.fract().is_zero() {
            return Err(CellProblem::Count);
        }
        number.normalize().to_string().parse().map_err(|_| CellProblem::Count)
    }

    fn cleaned(&self, cell: Cell<'_>) -> Option<(Rule, String)> {
        Decimal::from(*self).cleaned(cell)
    }
}

impl CellValue for TimeOfDay {
    const KIND: Kind = Kind::Time;

    fn read(cell: Cell<'_>, _: &CellContext<'_>) -> Result<Self, CellProblem> {
        if let Cell::Time(minutes) = cell {
            return Ok(Self(minutes));
        }
        let text = fold(&cell.to_text());
        let afternoon = text.starts_with("午後");
        let text = text.trim_start_matches("午前").trim_start_matches("午後");
        let (hours, minutes) = text
            .split_once([':', '時'])
            .map(|(hours, minutes)| (hours, minutes.trim_end_matches('分')))
            .ok_or(CellProblem::Time)?;
        let hours: u32 = hours.parse().map_err(|_| CellProblem::Time)?;
        let minutes = match minutes {
            "" => 0,
            "半" => 30,
            minutes => {
                minutes.split(':').next().unwrap_or("").parse().map_err(|_| CellProblem::Time)?
            }
        };
        let hours = if afternoon && hours < 12 { hours + 12 } else { hours };
        if hours > 24 || minutes > 59 {
            return Err(CellProblem::Time);
        }
        Ok(Self(hours * 60 + minutes))
    }

    fn cleaned(&self, cell: Cell<'_>) -> Option<(Rule, String)> {
        let proper = format!("{}:{:02}", self.0 / 60, self.0 % 60);
        match cell {
            Cell::Time(_) => None,
            _ if cell.to_text().trim_start_matches('0') == proper => None,
            _ => Some((Rule::Time, proper)),
        }
    }
}

impl<T: Choice> CellValue for T {
    const KIND: Kind = Kind::Choice(T::WORDS);

    fn read(cell: Cell<'_>, _: &CellContext<'_>) -> Result<Self, CellProblem> {
        match cell {
            Cell::Text(text) => T::from_text(text),
            cell => T::from_text(&cell.to_text()),
        }
        .ok_or(CellProblem::Choice(T::WORDS))
    }

    fn cleaned(&self, cell: Cell<'_>) -> Option<(Rule, String)> {
        let Cell::Text(text) = cell else { return None };
        let known = T::WORDS.iter().any(|word| word.name == text || word.words.contains(&text));
        let at = T::ALL.iter().position(|choice| choice == self)?;
        let proper = T::WORDS[at].words.first().copied().unwrap_or(T::WORDS[at].name);
        (!known).then(|| (Rule::Word, proper.to_owned()))
    }
}

impl CellValue for bool {
    const KIND: Kind = Kind::Flag;

    fn read(cell: Cell<'_>, _: &CellContext<'_>) -> Result<Self, CellProblem> {
        if let Cell::Bool(truth) = cell {
            return Ok(truth);
        }
        match fold(&cell.to_text()).as_str() {
            "y" | "yes" | "true" | "1" | "○" | "◯" | "〇" | "●" | "はい" | "有" | "あり"
            | "該当" | "✓" | "☑" | "公開" => Ok(true),
            "n" | "no" | "false" | "0" | "×" | "✕" | "いいえ" | "無" | "なし" | "-" | "非公開" => {
                Ok(false)
            }
            _ => Err(CellProblem::Flag),
        }
    }
}

/// Excel's error values, which a CSV export writes as text.
pub(crate) fn is_error_value(text: &str) -> bool {
    text.starts_with('#')
        && matches!(
            text.trim(),
            "#REF!"
                | "#N/A"
                | "#VALUE!"
                | "#DIV/0!"
                | "#NAME?"
                | "#NULL!"
                | "#NUM!"
                | "#SPILL!"
                | "#CALC!"
                | "#FIELD!"
                | "#BLOCKED!"
                | "#CONNECT!"
                | "#UNKNOWN!"
                | "#BUSY!"
                | "#GETTING_DATA"
                | "#EXTERNAL!"
                | "#PYTHON!"
        )
}

pub(crate) fn cell_problem(
    origin: &Origin,
    header: &str,
    written: &str,
    problem: &CellProblem,
) -> Diagnostic {
    match problem {
        CellProblem::ErrorValue => Diagnostic::error_value(origin, header, written),
        CellProblem::Uncalculated => Diagnostic::uncalculated(origin, header),
        CellProblem::Date(DateProblem::Unreadable) => {
            Diagnostic::unreadable_date(origin, header, written)
        }
        CellProblem::Date(DateProblem::NoSuchDay) => {
            Diagnostic::no_such_day(origin, header, written)
        }
        CellProblem::Date(DateProblem::OutsideEra { proper }) => {
            Diagnostic::outside_era(origin, header, written, proper)
        }
        CellProblem::Date(DateProblem::Ambiguous { readings }) => {
            Diagnostic::ambiguous_date(origin, header, written, &readings.join(" / "))
        }
        CellProblem::Date(DateProblem::OtherWeekday { proper }) => {
            Diagnostic::other_weekday(origin, header, written, &proper.to_string())
        }
        CellProblem::Date(DateProblem::NoYear) => {
            Diagnostic::date_without_year(origin, header, written)
        }
        CellProblem::Number(numbers::NumberProblem::Unreadable) => {
            Diagnostic::unreadable_number(origin, header, written)
        }
        CellProblem::Number(numbers::NumberProblem::Grouping) => {
            Diagnostic::number_grouping(origin, header, written)
        }
        CellProblem::Number(numbers::NumberProblem::TooLong) => {
            Diagnostic::number_too_long(origin, header, written)
        }
        CellProblem::Count => Diagnostic::not_a_count(origin, header, written),
        CellProblem::Time => Diagnostic::unreadable_time(origin, header, written),
        CellProblem::Flag => Diagnostic::not_yes_or_no(origin, header, written),
        CellProblem::Choice(words) => {
            let offered: Vec<&str> =
                words.iter().map(|word| word.words.first().copied().unwrap_or(word.name)).collect();
            Diagnostic::not_one_of(origin, header, written, &offered.join("、"))
        }
    }
}
