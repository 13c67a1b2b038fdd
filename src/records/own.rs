//! Rows of tables of a project's own: read and checked like those of tables that the
//! program knows.

pub(crate) mod declared;

use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::diagnostics::Origin;
use crate::domain::time::TimeSpan;
use crate::domain::value::Sourced;
use crate::domain::words::Visibility;

use self::declared::VISIBILITY;
use super::cells::CellValue;
use super::row::Row;
use super::table::{Column, ColumnType, Table};
use super::texts::{Texts, Textual as _};
use super::told::{Tell as _, Told};

/// A row of a table of the project's own.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnRecord {
    /// The table.
    pub table: &'static Table,
    /// The row.
    pub origin: Origin,
    /// Its cells, a column each.
    pub cells: Vec<OwnCell>,
    /// Who may see it, where it says so.
    pub visibility: Option<Sourced<Visibility>>,
    /// Cells of columns that the table does not know.
    pub extra: Vec<(Arc<str>, String)>,
}

/// A cell of a table of the project's own.
#[derive(Debug, Clone, PartialEq)]
pub enum OwnCell {
    /// Nothing.
    Blank,
    /// A small number of people that its readers may not see.
    Withheld,
    /// Text.
    Text(Sourced<String>),
    /// A number.
    Number(Sourced<Decimal>),
    /// A day.
    Date(Sourced<Date>),
    /// A span of time.
    Span(Sourced<TimeSpan>),
    /// Yes or no.
    Flag(Sourced<bool>),
}

impl OwnRecord {
    /// Reads a row; `None` if a cell of it cannot be read.
    pub(crate) fn read(table: &'static Table, row: &mut Row<'_>) -> Option<Self> {
        let mut cells = Vec::new();
        let mut is_sound = true;
        for (at, column) in table.columns.iter().enumerate() {
            if column.name == VISIBILITY {
                continue;
            }
            let cell = match column.kind {
                ColumnType::Number => OwnCell::of(row, column, at, OwnCell::Number),
                ColumnType::Date => OwnCell::of(row, column, at, OwnCell::Date),
                ColumnType::Span => OwnCell::of(row, column, at, OwnCell::Span),
                ColumnType::Flag => OwnCell::of(row, column, at, OwnCell::Flag),
                _ => OwnCell::of(row, column, at, OwnCell::Text),
            };
            is_sound &= cell.is_some();
            cells.extend(cell);
        }
        let at = table.columns.iter().position(|column| column.name == VISIBILITY);
        let visibility = row.optional::<Visibility>(at?);
        let (true, Some(visibility)) = (is_sound, visibility) else { return None };
        Some(Self { table, origin: row.origin(), cells, visibility, extra: row.extra() })
    }

    /// The columns of its cells.
    fn columns(&self) -> impl Iterator<Item = &'static Column> {
        self.table.columns.iter().filter(|column| column.name != VISIBILITY)
    }

    /// Returns the row as it is compared with others.
    pub(crate) fn told(&self) -> Told {
        let cells = self.columns().zip(&self.cells).map(|(column, cell)| {
            let value = match cell {
                OwnCell::Blank | OwnCell::Withheld => None::<Sourced<String>>.tell(),
                OwnCell::Text(it) => it.tell(),
                OwnCell::Number(it) => it.tell(),
                OwnCell::Date(it) => it.tell(),
                OwnCell::Span(it) => it.tell(),
                OwnCell::Flag(it) => it.tell(),
            };
            (column.name, value)
        });
        let extra = self.extra.iter().map(|(head, text)| format!("{head}={text};"));
        Told {
            origin: self.origin.clone(),
            value_at: None,
            extra: extra.collect(),
            cells: cells.collect(),
        }
    }

    /// Returns the texts of its cells.
    pub(crate) fn texts(&self) -> Texts<'_> {
        let mut texts = Texts::new(self.table, &self.origin);
        for (column, cell) in self.columns().zip(&self.cells) {
            if let OwnCell::Text(text) = cell {
                text.note(column, &mut texts);
            }
        }
        texts.visibility = self.visibility.as_ref().map(|it| it.value);
        texts
    }
}

impl OwnCell {
    fn of<T: CellValue>(
        row: &mut Row<'_>,
        column: &Column,
        at: usize,
        made: fn(Sourced<T>) -> Self,
    ) -> Option<Self> {
        let read = match column.required {
            true => row.required::<T>(at).map(Some),
            false => row.optional::<T>(at),
        };
        read.map(|value| value.map_or(Self::Blank, made))
    }
}
