//! What cells say where that is not what stands in them: a word that means
//! another, a day in words, two fields in one cell.
//!
//! It is found out once for a column, from all that stands in it, before its rows
//! are read: so a question is asked once, and a row only looks up what its text
//! says. Most columns have nothing here, and cost nothing.

use std::collections::HashMap;

use crate::records::dates::{self, DateContext};
use crate::records::grid::{Cell, GridRow};
use crate::records::receipt::RowUse;
use crate::records::rows::Sorted;
use crate::records::table::ColumnType;

use super::finding::Finding;
use super::found::{Columns, Field};

/// A text of a column: the rows that it stands in.
#[derive(Debug, Clone)]
pub(super) struct Told {
    pub(super) text: String,
    /// Places among the rows under the heads.
    pub(super) rows: Vec<usize>,
}

impl Finding<'_> {
    /// Finds out what cells say that is not what stands in them.
    pub(crate) fn said(&mut self, columns: &mut Columns, sorted: &mut Sorted) {
        let table = self.found.table;
        for (at, column) in table.columns.iter().enumerate() {
            let Some(field) = columns.field(at).cloned() else { continue };
            match column.kind {
                ColumnType::Choice(words) => self.words(at, &field, words, columns, sorted),
                ColumnType::Date | ColumnType::Span => self.days(at, &field, columns, sorted),
                _ => {}
            }
        }
        match table.name {
            "commitments" => self.moved_days(columns, sorted),
            "meetings" => self.hours(columns, sorted),
            "funding" => self.grant_time(columns, sorted),
            "contributions" => self.amounts(columns, sorted),
            "indicators" => self.bounds(columns, sorted),
            "observations" => self.dated_values(columns, sorted),
            _ => {}
        }
    }

    /// Returns the texts of a column that need a look, in the order in which they
    /// stand, with their rows. `is_plain` says which need none.
    pub(super) fn texts(
        &self,
        field: &Field,
        sorted: &Sorted,
        is_plain: impl Fn(Cell<'_>) -> bool,
    ) -> Vec<Told> {
        let mut all: Vec<Told> = Vec::new();
        let mut places: HashMap<String, usize> = HashMap::new();
        for (at, row) in self.data().iter().enumerate() {
            let cell = row.cell(field.grid_column);
            let is_read = sorted.uses.get(at) == Some(&RowUse::Read);
            if !is_read || cell.is_blank() || is_plain(cell) {
                continue;
            }
            let text = cell.to_text();
            match places.get(&text) {
                Some(place) => all[*place].rows.push(at),
                None => {
                    places.insert(text.clone(), all.len());
                    all.push(Told { text, rows: vec![at] });
                }
            }
        }
        all
    }

    /// Dates and months that are written in words or figures of their own.
    pub(super) fn day_texts(&self, field: &Field, sorted: &Sorted) -> Vec<Told> {
        self.texts(field, sorted, |cell| match cell {
            Cell::Text(text) => dates::is_plain(text),
            _ => true,
        })
    }

    pub(super) fn row_at(&self, at: usize) -> &GridRow {
        &self.data()[at]
    }

    /// The place of a table's column by its name.
    pub(super) fn place(&self, name: &str) -> Option<usize> {
        self.found.table.columns.iter().position(|column| column.name == name)
    }

    /// Whether a column is not there, or blank in all of some rows.
    pub(super) fn is_free(&self, name: &str, columns: &Columns, rows: &[usize]) -> bool {
        let field = self.place(name).and_then(|at| columns.field(at));
        field.is_none_or(|field| {
            rows.iter().all(|at| self.row_at(*at).cell(field.grid_column).is_blank())
        })
    }

    /// What dates mean in this sheet.
    pub(super) fn dates(&self) -> DateContext {
        self.context()
    }

    pub(super) fn cell_origin(&self, at: usize, field: &Field) -> crate::diagnostics::Origin {
        self.grid.origin(self.row_at(at).number, field.grid_column)
    }
}
