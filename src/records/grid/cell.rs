//! What one cell of a sheet holds.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::domain::time::TimeSpan;

/// What one cell holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Cell<'a> {
    /// Nothing.
    Empty,
    /// Text as written.
    Text(&'a str),
    /// A number of a workbook.
    Number(Decimal),
    /// A number that the workbook shows in percent: 0.45 shown as 45% is 45.
    Percent(Decimal),
    /// A day of a workbook.
    Date(Date),
    /// A day of a workbook that is shown as something coarser: its month, its
    /// year, its fiscal year. What is shown counts.
    Span(TimeSpan),
    /// A day and a time of day of a workbook, in minutes from midnight, both
    /// of them shown.
    Moment(Date, u32),
    /// A time of day of a workbook, in minutes from midnight.
    Time(u32),
    /// A length of time of a workbook, in minutes: `[h]:mm`.
    Duration(u32),
    /// A formula whose result the file does not hold.
    Uncalculated,
    /// True or false.
    Bool(bool),
    /// An error value such as `#REF!`.
    Error(&'a str),
}

impl Cell<'_> {
    /// Returns whether the cell has nothing to read.
    pub(crate) fn is_blank(self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => text.trim().is_empty(),
            _ => false,
        }
    }

    /// Returns the cell as the text of a head, on one line. The first of a month as a
    /// head is that month.
    pub(crate) fn head_text(self) -> String {
        match self {
            Self::Date(date) if date.day() == 1 => {
                format!("{:04}-{:02}", date.year(), date.month())
            }
            cell => cell.to_text().split_whitespace().collect::<Vec<_>>().join(" "),
        }
    }

    /// Returns the cell as text, as a person would have written it.
    pub(crate) fn to_text(self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Error(text) => text.to_owned(),
            Self::Number(number) => number.normalize().to_string(),
            Self::Percent(number) => format!("{}%", number.normalize()),
            Self::Date(date) => date.to_string(),
            Self::Span(span) => span.to_string(),
            Self::Moment(date, minutes) => {
                format!("{date} {}:{:02}", minutes / 60, minutes % 60)
            }
            Self::Time(minutes) | Self::Duration(minutes) => {
                format!("{}:{:02}", minutes / 60, minutes % 60)
            }
            // As people see where a formula stands, in any language.
            Self::Uncalculated => "=?".to_owned(),
            Self::Bool(truth) => if truth { "TRUE" } else { "FALSE" }.to_owned(),
        }
    }
}

/// A cell of a workbook, which owns its text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) enum Value {
    #[default]
    Empty,
    Text(Box<str>),
    Number(Decimal),
    Percent(Decimal),
    Date(Date),
    Span(TimeSpan),
    Moment(Date, u32),
    Time(u32),
    Duration(u32),
    Uncalculated,
    Bool(bool),
    Error(Box<str>),
}

impl Value {
    /// Returns the value of a cell.
    pub(crate) fn of(cell: Cell<'_>) -> Self {
        match cell {
            Cell::Empty => Self::Empty,
            Cell::Text(text) => Self::Text(text.into()),
            Cell::Number(number) => Self::Number(number),
            Cell::Percent(number) => Self::Percent(number),
            Cell::Date(date) => Self::Date(date),
            Cell::Span(span) => Self::Span(span),
            Cell::Moment(date, minutes) => Self::Moment(date, minutes),
            Cell::Time(minutes) => Self::Time(minutes),
            Cell::Duration(minutes) => Self::Duration(minutes),
            Cell::Uncalculated => Self::Uncalculated,
            Cell::Bool(truth) => Self::Bool(truth),
            Cell::Error(error) => Self::Error(error.into()),
        }
    }

    /// Returns the cell that holds the value.
    pub(crate) fn cell(&self) -> Cell<'_> {
        match self {
            Self::Empty => Cell::Empty,
            Self::Text(text) => Cell::Text(text),
            Self::Number(number) => Cell::Number(*number),
            Self::Percent(number) => Cell::Percent(*number),
            Self::Date(date) => Cell::Date(*date),
            Self::Span(span) => Cell::Span(*span),
            Self::Moment(date, minutes) => Cell::Moment(*date, *minutes),
            Self::Time(minutes) => Cell::Time(*minutes),
            Self::Duration(minutes) => Cell::Duration(*minutes),
            Self::Uncalculated => Cell::Uncalculated,
            Self::Bool(truth) => Cell::Bool(*truth),
            Self::Error(error) => Cell::Error(error),
        }
    }
}
