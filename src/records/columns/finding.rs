//! One sheet whose columns are being found, and what all steps of that ask of it.

use crate::diagnostics::{Diagnostic, Origin};
use crate::records::cells::number_of;
use crate::records::dates::DateContext;
use crate::records::found::table::Found;
use crate::records::grid::{Grid, GridRow};
use crate::records::receipt::{ColumnNote, ColumnUse, Receipt};

use super::hints::Hints;

/// The finding of one sheet's columns.
pub(crate) struct Finding<'a> {
    pub(crate) grid: &'a Grid,
    pub(crate) found: &'a Found,
    pub(crate) hints: &'a Hints,
    pub(crate) receipt: &'a mut Receipt,
    pub(crate) diagnostics: &'a mut Vec<Diagnostic>,
}

impl Finding<'_> {
    pub(crate) fn head_row(&self) -> &GridRow {
        &self.grid.rows[self.found.head.last()]
    }

    pub(crate) fn head_text(&self, column: usize) -> String {
        let first = &self.grid.rows[self.found.head.first];
        let text = self.head_row().cell(column).to_text();
        if text.trim().is_empty() { first.cell(column).to_text() } else { text }
    }

    pub(crate) fn data(&self) -> &[GridRow] {
        &self.grid.rows[self.found.head.last() + 1..]
    }

    pub(crate) fn origin(&self, column: usize) -> Origin {
        self.grid.origin(self.head_row().number, column)
    }

    pub(crate) fn note(&mut self, column: usize, head: &str, usage: ColumnUse) {
        let column = u32::try_from(column).unwrap_or(u32::MAX);
        let head = head.split_whitespace().collect::<Vec<_>>().join(" ");
        self.receipt.columns.push(ColumnNote { column, head, usage });
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        let columns = self.found.table.columns.iter();
        columns
            .zip(&self.found.matched.fields)
            .any(|(column, found)| column.name == name && !found.is_empty())
    }

    pub(crate) fn context(&self) -> DateContext {
        let context = self.hints.context;
        DateContext {
            fiscal_year: self.found.year.or(context.fiscal_year),
            date_1904: self.grid.date_1904,
            ..context
        }
    }

    pub(crate) fn is_filled(&self, column: usize) -> bool {
        self.data().iter().any(|row| !row.cell(column).is_blank())
    }

    /// Whether most of what is in a column is numbers: other counts beside the
    /// value, codes, numbers of rows.
    pub(crate) fn is_numeric(&self, column: usize) -> bool {
        let filled = || self.data().iter().map(|row| row.cell(column)).filter(|it| !it.is_blank());
        let numbers = filled().filter(|cell| number_of(*cell).is_some()).count();
        numbers * 2 > filled().count()
    }
}
