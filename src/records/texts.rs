//! The texts of rows, whichever columns they stand in: for those who look whether one of
//! them stands where it may not. A column that is new in a table is among them.

use std::any::Any;

use crate::diagnostics::Origin;
use crate::domain::value::{Items, Names, Sourced};
use crate::domain::words::Visibility;

use super::table::{Column, Table};

/// The texts of a row.
#[derive(Debug)]
pub(crate) struct Texts<'r> {
    /// The table.
    pub(crate) table: &'static Table,
    /// The row.
    pub(crate) origin: &'r Origin,
    /// Who may see it, where it says so.
    pub(crate) visibility: Option<Visibility>,
    /// What people wrote, column by column; a list item by item.
    pub(crate) texts: Vec<Said<'r>>,
}

/// A text in a cell.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Said<'r> {
    /// Its column.
    pub(crate) column: &'static Column,
    /// What it says.
    pub(crate) text: &'r str,
    /// The cell.
    pub(crate) origin: &'r Origin,
}

impl<'r> Texts<'r> {
    pub(crate) fn new(table: &'static Table, origin: &'r Origin) -> Self {
        Self { table, origin, visibility: None, texts: Vec::new() }
    }

    /// Returns the text of a column; the first, if it has several.
    pub(crate) fn text(&self, column: &str) -> Option<&'r str> {
        self.texts.iter().find(|it| it.column.name == column).map(|it| it.text)
    }
}

/// A cell that may hold texts.
pub(crate) trait Textual {
    /// Adds them to those of the row.
    fn note<'r>(&'r self, column: &'static Column, texts: &mut Texts<'r>);
}

impl<T: 'static> Textual for Sourced<T> {
    fn note<'r>(&'r self, column: &'static Column, texts: &mut Texts<'r>) {
        let (value, origin): (&dyn Any, &Origin) = (&self.value, &self.origin);
        if let Some(text) = value.downcast_ref::<String>() {
            texts.texts.push(Said { column, text, origin });
        }
        let names = value.downcast_ref::<Names>().map(|names| &names.0);
        let items = value.downcast_ref::<Items>().map(|items| &items.0);
        for text in names.or(items).into_iter().flatten() {
            texts.texts.push(Said { column, text, origin });
        }
        if let Some(visibility) = value.downcast_ref::<Visibility>() {
            texts.visibility = Some(*visibility);
        }
    }
}

impl<T: Textual> Textual for Option<T> {
    fn note<'r>(&'r self, column: &'static Column, texts: &mut Texts<'r>) {
        if let Some(cell) = self {
            cell.note(column, texts);
        }
    }
}

impl<T: Textual> Textual for Box<T> {
    fn note<'r>(&'r self, column: &'static Column, texts: &mut Texts<'r>) {
        T::note(self, column, texts);
    }
}
