//! One row of a table with its columns found.

use std::sync::Arc;

use unicode_normalization::UnicodeNormalization as _;

use crate::diagnostics::{Answers, Diagnostic, Origin};
use crate::domain::text::fold;
use crate::domain::value::Sourced;
use crate::domain::words::Visibility;

use super::cells::problem::{CellProblem, cell_problem, is_error_value};
use super::cells::rule_of;
use super::cells::{CellContext, CellValue};
use super::columns::found::Columns;
use super::dates::DateContext;
use super::grid::{Cell, Grid, GridRow};
use super::receipt::Receipt;
use super::spread::DateParts;
use super::table::ColumnType;

/// One row with its columns found, and the diagnostics to add to.
pub(crate) struct Row<'a> {
    pub(crate) grid: &'a Grid,
    pub(crate) row: &'a GridRow,
    pub(crate) columns: &'a Columns,
    /// Whether the sheet is the secretariat's alone, unless a row says otherwise.
    pub(crate) is_internal: bool,
    pub(crate) dates: DateContext,
    pub(crate) answers: &'a Answers,
    pub(crate) diagnostics: &'a mut Vec<Diagnostic>,
    pub(crate) receipt: &'a mut Receipt,
}

/// Whether a cell is a dash and no number.
fn is_dash(text: &str) -> bool {
    matches!(text.trim(), "-" | "－" | "ー" | "―" | "—" | "–" | "−" | "‐")
}

impl Row<'_> {
    /// Returns the origin of the row as a whole.
    pub(crate) fn origin(&self) -> Origin {
        self.grid.row_origin(self.row.number)
    }

    fn origin_of(&self, grid_column: usize) -> Origin {
        self.grid.origin(self.row.number, grid_column)
    }

    /// Reads a column that may be blank or not there at all.
    pub(crate) fn optional<T: CellValue>(&mut self, column: usize) -> Option<Option<Sourced<T>>> {
        let columns = self.columns;
        let own = columns.field(column);
        let is_blank = own.is_none_or(|it| self.row.cell(it.grid_column).is_blank());
        if let Some(beside) = columns.said.beside(column)
            && (is_blank || beside.is_first)
            && let Some(says) = beside.of(self.row.cell(beside.grid_column))
        {
            let place = (beside.grid_column, beside.header.as_str());
            return self.said::<T>(says, place, self.dates).map(Some);
        }
        let Some(found) = own.filter(|_| !is_blank) else { return Some(self.unsaid()) };
        let cell = self.row.cell(found.grid_column);
        // A dash in a column of counts that may be empty says that nobody counted.
        if T::KIND == ColumnType::Count && is_dash(&cell.to_text()) {
            return Some(None);
        }
        let is_number =
            matches!(T::KIND, ColumnType::Number | ColumnType::Count | ColumnType::Measured);
        if is_number && self.is_merged_number(found.grid_column, &found.header) {
            return None;
        }
        let unit = self.unit_of_row().filter(|_| is_number);
        let context = CellContext {
            dates: DateContext {
                order: found.day_order,
                months: found.is_months,
                bare_months: found.is_bare_months,
                ..self.dates
            },
            unit: found.unit.as_deref().or(unit.as_deref()),
            outer_unit: columns.outer_unit.as_deref().filter(|_| is_number),
        };
        match columns.said.own(column, cell) {
            Some(None) => Some(None),
            Some(Some(says)) => {
                let kind = rule_of(T::KIND);
                let place = u32::try_from(found.grid_column).unwrap_or(u32::MAX);
                self.receipt.note_cell(self.row.number, place, kind, &cell.to_text(), says);
                let cell = Cell::Text(says);
                self.value(cell, found.grid_column, &found.header, &context).map(Some)
            }
            None => self.value(cell, found.grid_column, &found.header, &context).map(Some),
        }
    }

    /// Reads what the cell of another column says for this one.
    fn said<T: CellValue>(
        &mut self,
        says: &str,
        (grid_column, header): (usize, &str),
        dates: DateContext,
    ) -> Option<Sourced<T>> {
        let context = CellContext { dates, unit: None, outer_unit: None };
        self.value(Cell::Text(says), grid_column, header, &context)
    }

    /// Returns what a cell means that is not there: who may see a row of an internal
    /// sheet is the secretariat.
    fn unsaid<T: CellValue>(&self) -> Option<Sourced<T>> {
        if !self.is_internal || T::KIND != Visibility::KIND {
            return None;
        }
        let context = CellContext { dates: self.dates, unit: None, outer_unit: None };
        let value = T::read(Cell::Text("internal"), &context).ok()?;
        Some(Sourced { value, origin: self.origin() })
    }

    /// Returns the unit that stands in the row's own column for units.
    pub(crate) fn unit_of_row(&self) -> Option<String> {
        let cell = self.row.cell(self.columns.unit?);
        (!cell.is_blank()).then(|| fold(&cell.to_text()))
    }

    /// Whether one number is drawn over several rows or columns of numbers: it
    /// may be for all of them together or for each. Told once, at the cell
    /// that holds it.
    fn is_merged_number(&mut self, grid_column: usize, header: &str) -> bool {
        let column = u32::try_from(grid_column).unwrap_or(u32::MAX);
        let Some(merge) = self.grid.merge_at(self.row.number, column) else { return false };
        if merge.rows.0 == merge.rows.1 {
            return false;
        }
        if !merge.covers(self.row.number, column) {
            let count = merge.rows.1 - merge.rows.0 + 1;
            let origin = self.origin_of(grid_column);
            let written = self.row.cell(grid_column).to_text();
            self.diagnostics.push(Diagnostic::merged_number(
                &origin,
                header,
                &written,
                count as usize,
            ));
        }
        true
    }

    /// Reads a cell that is blank in most rows of a table that may have very
    /// many: it takes little room where it is not filled.
    pub(crate) fn rare<T: CellValue>(&mut self, column: usize) -> Option<Option<Box<Sourced<T>>>> {
        self.optional(column).map(|cell| cell.map(Box::new))
    }

    /// Reads one cell; what is wrong with it is reported, and what was cleaned
    /// is logged.
    pub(crate) fn value<T: CellValue>(
        &mut self,
        cell: Cell<'_>,
        grid_column: usize,
        header: &str,
        context: &CellContext<'_>,
    ) -> Option<Sourced<T>> {
        let origin = self.origin_of(grid_column);
        let dotless = match cell {
            Cell::Text(text) if self.columns.dotted.contains(&grid_column) => {
                Some(text.replace('.', ""))
            }
            _ => None,
        };
        let read = match dotless.as_deref().map_or(cell, Cell::Text) {
            Cell::Error(_) => Err(CellProblem::ErrorValue),
            Cell::Uncalculated => Err(CellProblem::Uncalculated),
            Cell::Text(text) if is_error_value(text) => Err(CellProblem::ErrorValue),
            cell => T::read(cell, context),
        };
        match read {
            Ok(value) => {
                if T::is_expected(cell) {
                    let written = cell.to_text();
                    self.diagnostics.push(Diagnostic::expected_amount(&origin, header, &written));
                }
                if let Some((kind, result)) = value.cleaned(cell) {
                    let column = u32::try_from(grid_column).unwrap_or(u32::MAX);
                    let before = cell.to_text();
                    self.receipt.note_cell(self.row.number, column, kind, &before, &result);
                }
                Some(Sourced { value, origin })
            }
            Err(problem) => {
                self.diagnostics.push(cell_problem(&origin, header, &cell.to_text(), &problem));
                None
            }
        }
    }

    /// Reads a column that every row must have.
    pub(crate) fn required<T: CellValue>(&mut self, column: usize) -> Option<Sourced<T>> {
        let value = self.optional(column)?;
        if value.is_none()
            && let Some(found) = self.columns.field(column)
        {
            let origin = self.origin_of(found.grid_column);
            self.diagnostics.push(Diagnostic::missing_value(&origin, &found.header));
        }
        value
    }

    /// Reads a column that says which thing a row is. Where nobody wrote it, it is
    /// blank until all tables are read: then it is [made](super::keys).
    pub(crate) fn made<T: CellValue + Default>(&mut self, column: usize) -> Option<Sourced<T>> {
        let value = self.optional(column)?;
        Some(value.unwrap_or_else(|| Sourced { value: T::default(), origin: self.origin() }))
    }

    /// Reads a date that is written in parts, a column each.
    pub(crate) fn joined<T: CellValue>(&mut self, parts: &DateParts) -> Option<Sourced<T>> {
        let mut text = String::new();
        let mut cells = Vec::new();
        for (column, after) in &parts.columns {
            let part = self.row.cell(*column).to_text();
            cells.push(part.clone());
            let part = bare_part(&part, after);
            // A row may say less than others: a year without its month.
            if part.is_empty() {
                break;
            }
            text.push_str(&part);
            text.push_str(after);
        }
        let (first, _) = *parts.columns.first()?;
        let header = parts.columns.iter().map(|(_, after)| *after).collect::<String>();
        if text.is_empty() {
            self.diagnostics.push(Diagnostic::missing_value(&self.origin_of(first), &header));
            return None;
        }
        let context = CellContext { dates: self.dates, unit: None, outer_unit: None };
        if let Err(problem) = T::read(Cell::Text(&text), &context) {
            // What is quoted is what the cells have, without the words between.
            let written = cells.join(" ");
            let origin = self.origin_of(first);
            self.diagnostics.push(cell_problem(&origin, &header, written.trim(), &problem));
            return None;
        }
        self.value(Cell::Text(&text), first, &header, &context)
    }

    /// Returns the cells of columns that the table does not know, with their
    /// headers.
    pub(crate) fn extra(&self) -> Vec<(Arc<str>, String)> {
        self.columns
            .extra
            .iter()
            .filter_map(|(grid_column, header)| {
                let cell = self.row.cell(*grid_column);
                (!cell.is_blank()).then(|| (Arc::clone(header), cell.to_text().trim().to_owned()))
            })
            .collect()
    }
}

/// A part of a date without its own word: 4 of 4月, ４月度.
fn bare_part(part: &str, after: &str) -> String {
    let part: String = part.nfkc().collect();
    let bare = part.trim();
    let bare = if after == "月" { bare.trim_end_matches(['度', '分']) } else { bare };
    bare.trim_end_matches(after).to_owned()
}
