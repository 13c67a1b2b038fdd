//! What a table is: its columns, their headers and meaning.

use crate::domain::words::Word;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ColumnType {
    /// Text on one or more lines.
    Text,
    /// Names or codes, separated by `;`, `、`, `,` or line breaks.
    Names,
    /// Items, separated by `;` or line breaks.
    Items,
    /// A day.
    Date,
    /// A span of time: day, month, quarter, half or year.
    Span,
    /// A number.
    Number,
    /// A whole number of things, zero or more.
    Count,
    /// A measured value or a sign for having none.
    Measured,
    /// A time of day.
    Time,
    /// Yes or no.
    Flag,
    /// One of these words.
    Choice(&'static [Word]),
}

impl ColumnType {
    /// Returns whether it holds numbers.
    pub fn is_number(self) -> bool {
        matches!(self, Self::Number | Self::Count | Self::Measured)
    }

    /// Returns whether it holds days or spans of time.
    pub fn is_time(self) -> bool {
        matches!(self, Self::Date | Self::Span)
    }
}

/// One column of a table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Column {
    /// The canonical header, in snake_case.
    pub name: &'static str,
    /// The Japanese header that the input workbook uses, then other accepted
    /// ones.
    pub headers: &'static [&'static str],
    /// Whether every row must have it.
    pub required: bool,
    /// Whether it says which thing a row is, and is made from the rest of the
    /// row where it is not there or blank.
    pub made: bool,
    /// What it holds.
    pub kind: ColumnType,
    /// What it means, in Japanese.
    pub explanation_ja: &'static str,
    /// What it means, in English.
    pub explanation_en: &'static str,
    /// What an example row of the input workbook holds; empty for a blank.
    pub example: &'static str,
}

/// A kind of table that people send.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Table {
    /// Its canonical name, as in file and sheet names.
    pub name: &'static str,
    /// The Japanese name that the input workbook uses, then other accepted
    /// ones.
    pub titles: &'static [&'static str],
    /// Whether a project must have it.
    pub required: bool,
    /// Its columns.
    pub columns: &'static [Column],
}
