//! A sheet as it was written: rows of cells, each at the place where a
//! spreadsheet shows it.
//!
//! CSV files and workbook sheets both become a [`Grid`], so that finding the
//! table and reading its rows is written once. A row of a CSV file is kept as
//! one text with the ends of its cells: files of a million rows are mostly
//! made of small cells, and an allocation for each would cost more than
//! reading them.

use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::diagnostics::{Origin, Source};

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
    /// A date of a workbook.
    Date(Date),
    /// A time of day of a workbook, in minutes from midnight.
    Time(u32),
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

    /// Returns the cell as text, as a person would have written it.
    pub(crate) fn to_text(self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Error(text) => text.to_owned(),
            Self::Number(number) => number.normalize().to_string(),
            Self::Percent(number) => format!("{}%", number.normalize()),
            Self::Date(date) => date.to_string(),
            Self::Time(minutes) => format!("{}:{:02}", minutes / 60, minutes % 60),
            Self::Bool(truth) => if truth { "TRUE" } else { "FALSE" }.to_owned(),
        }
    }
}

/// A cell of a workbook, which owns its text.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) enum Value {
    #[default]
    Empty,
    Text(Box<str>),
    Number(Decimal),
    Percent(Decimal),
    Date(Date),
    Time(u32),
    Bool(bool),
    Error(Box<str>),
}

impl Value {
    /// Returns the cell that holds the value.
    pub(crate) fn cell(&self) -> Cell<'_> {
        match self {
            Self::Empty => Cell::Empty,
            Self::Text(text) => Cell::Text(text),
            Self::Number(number) => Cell::Number(*number),
            Self::Percent(number) => Cell::Percent(*number),
            Self::Date(date) => Cell::Date(*date),
            Self::Time(minutes) => Cell::Time(*minutes),
            Self::Bool(truth) => Cell::Bool(*truth),
            Self::Error(error) => Cell::Error(error),
        }
    }
}

/// One row of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct GridRow {
    /// The row's number as a spreadsheet counts it, from 0.
    pub(crate) number: u32,
    cells: Cells,
}

#[derive(Debug, Clone, PartialEq)]
enum Cells {
    /// All cells in one text, and where each ends.
    Text {
        text: Box<str>,
        ends: Box<[u32]>,
    },
    Values(Vec<Value>),
}

impl GridRow {
    /// Returns a row of text cells.
    pub(crate) fn from_texts<'a>(number: u32, texts: impl Iterator<Item = &'a str>) -> Self {
        let mut text = String::new();
        let mut ends = Vec::new();
        for cell in texts {
            text.push_str(cell);
            ends.push(u32::try_from(text.len()).unwrap_or(u32::MAX));
        }
        let cells = Cells::Text { text: text.into_boxed_str(), ends: ends.into_boxed_slice() };
        Self { number, cells }
    }

    /// Returns a row of typed cells.
    pub(crate) fn from_values(number: u32, values: Vec<Value>) -> Self {
        Self { number, cells: Cells::Values(values) }
    }

    /// Returns how many cells the row has.
    pub(crate) fn len(&self) -> usize {
        match &self.cells {
            Cells::Text { ends, .. } => ends.len(),
            Cells::Values(values) => values.len(),
        }
    }

    /// Returns the cell in a column; beyond the last it is empty.
    pub(crate) fn cell(&self, column: usize) -> Cell<'_> {
        match &self.cells {
            Cells::Text { text, ends } => {
                let Some(end) = ends.get(column) else { return Cell::Empty };
                let start = if column == 0 { 0 } else { ends[column - 1] };
                match &text[start as usize..*end as usize] {
                    "" => Cell::Empty,
                    text => Cell::Text(text),
                }
            }
            Cells::Values(values) => values.get(column).map_or(Cell::Empty, Value::cell),
        }
    }

    /// Returns the cells, from the first column on.
    pub(crate) fn cells(&self) -> impl Iterator<Item = Cell<'_>> {
        (0..self.len()).map(|column| self.cell(column))
    }

    /// Returns whether no cell has anything to read.
    pub(crate) fn is_blank(&self) -> bool {
        self.cells().all(Cell::is_blank)
    }
}

/// A sheet: its source and its rows, blank ones left out.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Grid {
    /// The file and sheet.
    pub(crate) source: Arc<Source>,
    /// The rows, in order.
    pub(crate) rows: Vec<GridRow>,
}

impl Grid {
    /// Returns the origin of a cell; the row as a spreadsheet counts it.
    pub(crate) fn origin(&self, row: u32, column: usize) -> Origin {
        Origin::cell(&self.source, row, u32::try_from(column).unwrap_or(u32::MAX))
    }
}
