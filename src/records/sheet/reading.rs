//! The reading of a table's rows.

use crate::diagnostics::{Answers, Diagnostic};
use crate::records::columns::found::Columns;
use crate::records::dates::DateContext;
use crate::records::grid::{Grid, GridRow};
use crate::records::handed_in::{NAMES, Unreadable};
use crate::records::own::OwnRecord;
use crate::records::receipt::{Receipt, RowUse};
use crate::records::record::Record;
use crate::records::row::Row;
use crate::records::rows::Sorted;
use crate::records::table::Table;

/// The reading of one table's rows.
pub(crate) struct Reading<'a> {
    pub(crate) grid: &'a Grid,
    pub(crate) table: &'static Table,
    pub(crate) first_row: usize,
    pub(crate) columns: &'a Columns,
    pub(crate) sorted: &'a Sorted,
    pub(crate) context: DateContext,
    pub(crate) answers: &'a Answers,
    pub(crate) receipt: &'a mut Receipt,
    pub(crate) unreadable: &'a mut Unreadable,
    pub(crate) diagnostics: &'a mut Vec<Diagnostic>,
}

impl Reading<'_> {
    /// Reads the rows of a table that the program knows.
    pub(crate) fn rows<R: Record>(&mut self) -> Vec<R> {
        self.rows_by(R::read_all)
    }

    /// Reads the rows of a table of the project's own.
    pub(crate) fn own_rows(&mut self) -> Vec<OwnRecord> {
        let table = self.table;
        self.rows_by(|row, records| {
            records.push(OwnRecord::read(table, row)?);
            Some(())
        })
    }

    fn rows_by<R>(&mut self, read_all: impl Fn(&mut Row<'_>, &mut Vec<R>) -> Option<()>) -> Vec<R> {
        let grid = self.grid;
        let mut records = Vec::with_capacity(grid.rows.len() - self.first_row);
        let is_internal = super::internal::is_internal(grid);
        for (at, row) in grid.rows[self.first_row..].iter().enumerate() {
            let usage = self.sorted.uses[at];
            if usage != RowUse::Read {
                self.receipt.note_row(grid, row, usage);
                if usage == RowUse::Refused {
                    self.note_names(row);
                }
                continue;
            }
            let row = self.sorted.mended.get(&at).unwrap_or(row);
            if let Some(lacking) = self.lone_cell(row) {
                self.diagnostics.push(lacking);
                self.receipt.note_row(grid, row, RowUse::Refused);
                continue;
            }
            let is_within = self.check_width(row);
            let problems = self.diagnostics.len();
            let mut reader = Row {
                grid,
                row,
                columns: self.columns,
                is_internal,
                dates: self.context,
                answers: self.answers,
                diagnostics: self.diagnostics,
                receipt: self.receipt,
            };
            let read = read_all(&mut reader, &mut records);
            let usage = if read.is_some() { RowUse::Read } else { RowUse::Refused };
            self.receipt.note_row(grid, row, usage);
            if read.is_none() || !is_within {
                self.note_names(row);
            }
            debug_assert!(
                read.is_some() || self.diagnostics.len() > problems,
                "a row that is refused says why"
            );
        }
        records
    }

    /// Of a table whose rows need little more than their names, a row with one cell
    /// may be a remark as well: what it lacks is told.
    pub(crate) fn lone_cell(&self, row: &GridRow) -> Option<Diagnostic> {
        let needed = self.table.columns.iter().filter(|column| column.required).count();
        let has_code = self.table.columns.iter().any(|column| column.made);
        let filled = row.cells().filter(|cell| !cell.is_blank()).count();
        if !has_code || needed > 1 || filled != 1 {
            return None;
        }
        let mut fields = self.columns.fields.iter().flatten();
        let lacking = fields.find(|field| row.cell(field.grid_column).is_blank())?;
        let origin = self.grid.origin(row.number, lacking.grid_column);
        Some(Diagnostic::missing_value(&origin, &lacking.header))
    }

    /// The names of a row that could not be read are what other tables may
    /// refer to.
    pub(crate) fn note_names(&mut self, row: &GridRow) {
        let columns = self.table.columns.iter().enumerate();
        for (at, column) in columns {
            let names = at < 2 || NAMES.contains(&column.name);
            let Some(field) = self.columns.field(at).filter(|_| names) else { continue };
            let text = row.cell(field.grid_column).to_text();
            for name in text.split([';', '；', '、', '\n']) {
                if !name.trim().is_empty() {
                    self.unreadable.add_key(self.table.name, name.trim());
                }
            }
        }
    }

    /// A row that reaches beyond the headers was probably shifted by a comma
    /// too many.
    pub(crate) fn check_width(&mut self, row: &GridRow) -> bool {
        let width = self.columns.width;
        let beyond = (width..row.len()).find(|&column| !row.cell(column).is_blank());
        if let Some(column) = beyond {
            let origin = self.grid.origin(row.number, column);
            let written = row.cell(column).to_text();
            self.diagnostics.push(Diagnostic::cell_without_header(&origin, &written));
        }
        beyond.is_none()
    }
}
