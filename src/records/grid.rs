//! A sheet as it was written: rows of cells, each at the place where a
//! spreadsheet shows it.
//!
//! CSV files and workbook sheets both become a [`Grid`], so that finding the
//! table and reading its rows is written once.

use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::diagnostics::{Origin, Source};

/// What one cell holds.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Text as written.
    Text(Box<str>),
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
    Error(Box<str>),
}

impl Cell {
    /// Returns whether the cell has nothing to read.
    pub(crate) fn is_blank(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => text.trim().is_empty(),
            _ => false,
        }
    }

    /// Returns the cell as text, as a person would have written it.
    pub(crate) fn to_text(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Error(text) => text.to_string(),
            Self::Number(number) => number.normalize().to_string(),
            Self::Percent(number) => format!("{}%", number.normalize()),
            Self::Date(date) => date.to_string(),
            Self::Time(minutes) => format!("{}:{:02}", minutes / 60, minutes % 60),
            Self::Bool(truth) => if *truth { "TRUE" } else { "FALSE" }.to_owned(),
        }
    }
}

/// One row of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct GridRow {
    /// The row's number as a spreadsheet counts it, from 0.
    pub(crate) number: u32,
    /// The cells from the first column on; trailing empty cells are left out.
    pub(crate) cells: Vec<Cell>,
}

impl GridRow {
    /// Returns the cell in a column; beyond the last it is empty.
    pub(crate) fn cell(&self, column: usize) -> &Cell {
        self.cells.get(column).unwrap_or(&Cell::Empty)
    }

    /// Returns whether no cell has anything to read.
    pub(crate) fn is_blank(&self) -> bool {
        self.cells.iter().all(Cell::is_blank)
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
