//! One row of a table with its columns found.

use std::sync::Arc;

use crate::diagnostics::{Diagnostic, Origin, Source};
use crate::domain::value::Sourced;

use super::cells::{CellContext, CellProblem, CellValue, cell_problem, is_error_value};
use super::dates::DateContext;
use super::grid::{Cell, GridRow};
use super::header::{Columns, PeriodParts};
use super::log::ImportLog;

/// One row with its columns found, and the diagnostics to add to.
pub(crate) struct Row<'a> {
    pub(crate) source: &'a Arc<Source>,
    pub(crate) row: &'a GridRow,
    pub(crate) columns: &'a Columns,
    pub(crate) dates: DateContext,
    pub(crate) diagnostics: &'a mut Vec<Diagnostic>,
    pub(crate) log: &'a mut ImportLog,
}

impl Row<'_> {
    /// Returns the origin of the row as a whole.
    pub(crate) fn origin(&self) -> Origin {
        Origin {
            source: Arc::clone(self.source),
            place: crate::diagnostics::Place::Row(self.row.number),
        }
    }

    fn origin_of(&self, grid_column: usize) -> Origin {
        Origin::cell(self.source, self.row.number, u32::try_from(grid_column).unwrap_or(u32::MAX))
    }

    /// Reads a column that may be blank or not there at all.
    pub(crate) fn optional<T: CellValue>(&mut self, column: usize) -> Option<Option<Sourced<T>>> {
        let Some(found) = self.columns.found(column) else { return Some(None) };
        let cell = self.row.cell(found.grid_column);
        if cell.is_blank() {
            return Some(None);
        }
        let context = CellContext {
            dates: DateContext { order: found.day_order, months: found.months, ..self.dates },
            unit: found.unit.as_deref(),
            outer_unit: None,
        };
        self.value(cell, found.grid_column, &found.header, &context).map(Some)
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
        let read = match cell {
            Cell::Error(_) => Err(CellProblem::ErrorValue),
            Cell::Uncalculated => Err(CellProblem::Uncalculated),
            Cell::Text(text) if is_error_value(text) => Err(CellProblem::ErrorValue),
            _ => T::read(cell, context),
        };
        match read {
            Ok(value) => {
                if let Some((kind, result)) = value.cleaned(cell) {
                    self.log.add(kind, origin.clone(), cell.to_text(), result);
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
            && let Some(found) = self.columns.found(column)
        {
            let origin = self.origin_of(found.grid_column);
            self.diagnostics.push(Diagnostic::missing_value(&origin, &found.header));
        }
        value
    }

    /// Reads a date that is written in parts, a column each.
    pub(crate) fn joined<T: CellValue>(&mut self, parts: &PeriodParts) -> Option<Sourced<T>> {
        let mut text = String::new();
        for (column, after) in &parts.columns {
            let part = self.row.cell(*column).to_text();
            let part = part.trim().trim_end_matches(after);
            // A row may say less than others: a year without its month.
            if part.is_empty() {
                break;
            }
            text.push_str(part);
            text.push_str(after);
        }
        let (first, _) = *parts.columns.first()?;
        let header = parts.columns.iter().map(|(_, after)| *after).collect::<String>();
        if text.is_empty() {
            self.diagnostics.push(Diagnostic::missing_value(&self.origin_of(first), &header));
            return None;
        }
        let context = CellContext { dates: self.dates, unit: None, outer_unit: None };
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
