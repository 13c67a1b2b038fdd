//! One row of a sheet, and how it is drawn.
//!
//! A row of a CSV file is kept as one text with the ends of its cells: files of a
//! million rows are mostly made of small cells, and an allocation for each would cost
//! more than reading them. Cells are never changed, so copies of a row share them.

use std::sync::Arc;

use super::cell::{Cell, Value};

/// One row of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct GridRow {
    /// The row's number as a spreadsheet counts it, from 0.
    pub(crate) number: u32,
    /// How its sender hid it, if it is hidden.
    pub(crate) hidden: Option<Hidden>,
    cells: Cells,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Cells {
    /// All cells in one text, and where each ends.
    Text {
        text: Arc<str>,
        ends: Arc<[u32]>,
    },
    Values(Arc<[Value]>),
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
        let cells = Cells::Text { text: text.into(), ends: ends.into() };
        Self { number, hidden: None, cells }
    }

    /// Returns a row of typed cells.
    pub(crate) fn from_values(number: u32, values: Vec<Value>) -> Self {
        Self { number, hidden: None, cells: Cells::Values(values.into()) }
    }

    /// Returns the row with another text in one cell.
    pub(crate) fn with_text(&self, column: usize, text: &str) -> Self {
        let mut values: Vec<Value> = self.cells().map(Value::of).collect();
        if let Some(value) = values.get_mut(column) {
            *value = Value::Text(text.into());
        }
        Self { number: self.number, hidden: self.hidden, cells: Cells::Values(values.into()) }
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

/// How a sheet, a row or a column was hidden by its sender.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Hidden {
    /// A filter was left on.
    Filter,
    /// By hand.
    Hand,
}

/// One cell that is drawn over several: every one of them has its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Merge {
    /// First and last row as a spreadsheet counts them, from 0.
    pub(crate) rows: (u32, u32),
    /// First and last column, from 0.
    pub(crate) columns: (u32, u32),
}

impl Merge {
    /// Returns whether a cell shows the value and is not the one that holds it.
    pub(crate) fn covers(&self, row: u32, column: u32) -> bool {
        self.contains(row, column) && (row, column) != (self.rows.0, self.columns.0)
    }

    /// Returns whether a cell is one of those that show the value.
    pub(crate) fn contains(&self, row: u32, column: u32) -> bool {
        (self.rows.0..=self.rows.1).contains(&row)
            && (self.columns.0..=self.columns.1).contains(&column)
    }
}
